/* Teams, GP practices and their list sizes. */
#ifndef CASELOAD_STORE_TEAM_H
#define CASELOAD_STORE_TEAM_H

#include <caseload/store/store.h>
#include <caseload/team.h>

/* The team of a store of one team, else the first one made. */
bool store_team_first(struct store *store, struct arena *arena, struct team *out, struct err *err);
bool store_team_by_id(
	struct store *store, int64_t id, struct arena *arena, struct team *out, struct err *err);
bool store_team_save(struct store *store, struct team *team, struct err *err);

/* Practices come with their newest list size. */
bool store_practice_by_id(struct store *store, int64_t id, struct arena *arena,
	struct practice *out, struct err *err);
bool store_practice_by_code(struct store *store, const char *code, struct arena *arena,
	struct practice *out, struct err *err);
bool store_practice_save(struct store *store, struct practice *practice, struct err *err);

struct practice_filter {
	int64_t team_id;  /* 0: every practice in the store */
	const char *find; /* part of the code, name or postcode; NULL any */
	int64_t limit;	  /* 0: no limit */
};
bool store_practice_list(struct store *store, const struct practice_filter *filter,
	struct arena *arena, struct practice **out, size_t *n, struct err *err); /* by code */

/* Brings practices up to date from the national file, by code; none is removed. What the file
 * leaves empty stays as it was, and so does the team. Rows may be given in several calls. */
struct practice_counts {
	int64_t added, changed, unchanged;
};
bool store_practice_upsert(struct store *store, const struct practice *rows, size_t n,
	struct practice_counts *counts, struct err *err); /* adds to *counts */

/* Makes the practice one of the team's and its people, where no team knew them, known to the team.
 * Gives the ids of those people, so that the caller can refresh their rows of the board. */
bool store_practice_join(struct store *store, struct practice *practice, int64_t team_id,
	struct arena *arena, int64_t **people, size_t *n, struct err *err);

/* all_ages 0: not known. A second value for the same quarter replaces the first. */
bool store_list_size_set(struct store *store, int64_t practice_id, struct date quarter_start,
	int64_t adults, int64_t all_ages, struct err *err);

#endif
