/* Links between two records of one person, and who may be one. */
#ifndef CASELOAD_STORE_LINK_H
#define CASELOAD_STORE_LINK_H

#include <caseload/link.h>
#include <caseload/store/store.h>

bool store_link_save(struct store *store, struct person_link *link, struct err *err);
/* The records that show any of those from `low` to `high` and are not among them. */
bool store_link_kept_of(struct store *store, int64_t low, int64_t high, struct arena *arena,
	int64_t **out, size_t *n, struct err *err);
/* Whatever was said of the two, newest first, ended links among them. */
bool store_link_of_pair(struct store *store, int64_t a, int64_t b, struct arena *arena,
	struct person_link **out, size_t *n, struct err *err);
/* The links of the records that are merged into this one now. */
bool store_link_of_kept(struct store *store, int64_t kept_id, struct arena *arena,
	struct person_link **out, size_t *n, struct err *err);
/* Pairs that were found to be two people: as kept_id and merged_id. */
bool store_link_not_same(struct store *store, struct arena *arena, struct person_link **out,
	size_t *n, struct err *err);
/* How many links stand that may not: only taking back can bring one about. */
bool store_link_senseless(struct store *store, int64_t *n, struct err *err);

struct link_since {
	int64_t notes, events, actions, others;
};
/* What was written on a record since an instant. */
bool store_link_since(struct store *store, int64_t person_id, const char *since,
	struct link_since *out, struct err *err);

struct match_candidate {
	struct person person; /* what matching needs, no more */
	const char *former;   /* an NHS Number it had before */
};
/* Everyone the team knows whose address is not restricted, a merged record not by itself. */
bool store_match_team(struct store *store, int64_t team_id, struct arena *arena,
	struct match_candidate **out, size_t *n, struct err *err);
/* Who may be the same as this person, by date of birth, name, postcode and number: the same team's or
 * nobody's. Restricted people are among them. */
bool store_match_near(struct store *store, const struct person *person, const char *former,
	int64_t team_id, struct arena *arena, struct match_candidate **out, size_t *n,
	struct err *err);

/* Keeps a number that is taken off a record as one it had. */
bool store_former_number_add(struct store *store, int64_t person_id, const char *number,
	struct date today, struct err *err);

#endif
