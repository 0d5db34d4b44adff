/* NHS Numbers held against a team's people. */
#ifndef CASELOAD_STORE_MATCH_H
#define CASELOAD_STORE_MATCH_H

#include <caseload/match.h>
#include <caseload/store/store.h>

/* Fills in `match` what its number stands for: outcome, and of ours the person. Somebody whom only
 * another team knows is not ours, like a number nobody has. One statement for each number. */
bool store_match(struct store *store, int64_t team_id, struct arena *arena, struct match *match,
	struct err *err);
/* How many events of this kind the person has on the day. */
bool store_match_events(struct store *store, int64_t person_id, int kind, struct date on,
	int64_t *out, struct err *err);
/* The last day on or before `on` on which the person left hospital; unset where none is known. */
bool store_match_left_hospital(
	struct store *store, int64_t person_id, struct date on, struct date *out, struct err *err);

#endif
