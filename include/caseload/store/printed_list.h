/* Lists that were printed, and what the records say of their rows now. */
#ifndef CASELOAD_STORE_PRINTED_LIST_H
#define CASELOAD_STORE_PRINTED_LIST_H

#include <caseload/printed_list.h>
#include <caseload/store/store.h>

/* The number that the next list gets, and how far the changes to records go now: both are for a list
 * that is made from what is read in the same transaction. */
bool store_printed_list_next(
	struct store *store, int64_t *sheet, int64_t *changes, struct err *err);
/* In a save: the list by its number, and its rows, by one statement for them all.
 * ERR_CONFLICT "sheet" where somebody else's list took the number meanwhile. */
bool store_printed_list_add(struct store *store, const struct printed_list *list,
	const struct printed_row *rows, size_t n, struct err *err);
/* In a save: it never came out of the printer. Its number stays, and only who asks for that finds it. */
bool store_printed_list_lose(struct store *store, int64_t sheet, struct err *err);

/* The newest of a kind about one worker's people, or with worker_id 0 about the team's; sheet 0 none.
 * `mine` is told from `owner_id`. */
bool store_printed_list_last(struct store *store, int64_t team_id, int kind, int64_t worker_id,
	struct arena *arena, struct printed_list *out, struct err *err);
/* The newest that a worker printed; and one by its number. sheet 0: none. */
bool store_printed_list_mine(struct store *store, int64_t team_id, int64_t owner_id,
	struct arena *arena, struct printed_list *out, struct err *err);
bool store_printed_list_get(struct store *store, int64_t sheet, int64_t owner_id,
	struct arena *arena, struct printed_list *out, struct err *err);
/* The worker's own first, newest first. */
bool store_printed_list_all(struct store *store, int64_t team_id, int64_t owner_id, int64_t limit,
	struct arena *arena, struct printed_list **out, size_t *n, struct err *err);

/* Its rows about people as they were printed, with what became of the review, by the record that is
 * kept; nothing else of now. */
bool store_printed_rows_then(struct store *store, int64_t sheet, struct arena *arena,
	struct printed_row **out, size_t *n, struct err *err);
/* Its rows, or one of them (row 0: all), beside how they are now, for a team: whom it does not know
 * has no name. */
bool store_printed_rows(struct store *store, int64_t sheet, int64_t row, int64_t team_id,
	struct arena *arena, struct printed_row **out, size_t *n, struct err *err);

/* Who was on it and is not now; and whose actions were closed after `changes`, by person_id. */
bool store_printed_gone(struct store *store, int64_t sheet, int64_t team_id, int64_t worker_id,
	struct arena *arena, struct printed_gone **out, size_t *n, struct err *err);
bool store_printed_closed(struct store *store, int64_t changes, struct arena *arena,
	struct printed_closed **out, size_t *n, struct err *err);

/* Of one lead's people, by person_id. */
bool store_supervised_contacts(struct store *store, int64_t team_id, int64_t lead_id,
	struct arena *arena, struct supervised_contact **out, size_t *n, struct err *err);
/* Over the register of a team, or one lead's people. */
bool store_summary_more(struct store *store, int64_t team_id, int64_t lead_id, struct date today,
	struct summary_more *out, struct err *err);

#endif
