/* Letters and how a team words them. */
#ifndef CASELOAD_STORE_LETTER_H
#define CASELOAD_STORE_LETTER_H

#include <caseload/letter.h>
#include <caseload/store/store.h>

/* Newest first; due_on of those that wait. */
bool store_letters_of(struct store *store, int64_t person_id, struct arena *arena,
	struct letter **out, size_t *n, struct err *err);
/* Those of the team's people; `waiting`: printed and not sent, oldest first, else newest first. */
bool store_letters(struct store *store, int64_t team_id, bool waiting, struct arena *arena,
	struct letter **out, size_t *n, struct err *err);
bool store_letter_save(struct store *store, struct letter *letter, struct err *err);

/* Those of the team's people that were printed at or after an instant, whatever became of them, in the
 * order they were printed. */
bool store_letters_printed(struct store *store, int64_t team_id, const char *since,
	struct arena *arena, struct letter **out, size_t *n, struct err *err);

struct letters_due {
	struct date today, until; /* of reviews: booked for a day from today until then */
	int kind;		  /* enum letter_kind; none: all of them */
	int64_t lead_worker_id;	  /* only people whom that worker leads; 0 everybody's */
	bool blocked;		  /* also to whoever died or is not to be written to */
};
/* Letters nobody has printed yet, the earliest first: to people who have not been told who leads, and
 * to those whose review is booked. `text` is not filled. */
bool store_letters_due(struct store *store, int64_t team_id, const struct letters_due *which,
	struct arena *arena, struct letter **out, size_t *n, struct err *err);

/* The team's own, else as it comes; with team_id 0 as it comes. */
bool store_letter_template(struct store *store, int64_t team_id, int kind, struct arena *arena,
	struct letter_template *out, struct err *err);
bool store_letter_template_save(
	struct store *store, struct letter_template *template, struct err *err);

#endif
