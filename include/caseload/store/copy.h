/* Copies of plans on paper. */
#ifndef CASELOAD_STORE_COPY_H
#define CASELOAD_STORE_COPY_H

#include <caseload/copy.h>
#include <caseload/store/store.h>

/* Every copy of a person's plans in the team, newest first. */
bool store_copy_list(struct store *store, int64_t person_id, int64_t team_id, struct arena *arena,
	struct copy **out, size_t *n, struct err *err);
/* Every copy that is out, of everybody the team knows: by shown_on, newest first. */
bool store_copy_list_out(struct store *store, int64_t team_id, struct arena *arena,
	struct copy **out, size_t *n, struct err *err);
/* What one save did to one row about such a person, since the oldest copy that is out was printed. */
struct copy_part {
	int64_t shown_on;
	int64_t seq;	/* of the audit */
	const char *at; /* UTC */
	bool undone;	/* taken back since */
	const char
		*undoes_at; /* when it was done what this took back; NULL: it took nothing back */
	const char *record;
	int64_t record_id;
	const char *before, *after; /* states as JSON; NULL nothing */
};
/* Of the team's: by shown_on, newest first. So many queries, however many copies there are. */
bool store_copy_parts(struct store *store, int64_t team_id, struct arena *arena,
	struct copy_part **out, size_t *n, struct err *err);
/* The number that the person's next copy gets: in whatever team the others were printed. */
bool store_copy_next(struct store *store, int64_t person_id, int64_t *out, struct err *err);
bool store_copy_save(struct store *store, struct copy *copy, struct err *err);

#endif
