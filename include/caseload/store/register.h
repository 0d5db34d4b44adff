/* What the 2% register is counted from. SQL gathers; register.h says what counts. */
#ifndef CASELOAD_STORE_REGISTER_H
#define CASELOAD_STORE_REGISTER_H

#include <caseload/register.h>
#include <caseload/store/store.h>

/* The team's practices, and any other whose people have or had an episode with the team, by code,
 * each with its newest list size of that quarter or before. */
bool store_register_practices(struct store *store, int64_t team_id, struct date quarter,
	struct arena *arena, struct practice **out, size_t *n, struct err *err);
/* Episodes of the team's people that were open on the day or began in its period, by name, as they
 * stood on it and settled. Of an earlier day than today the score is the newest of then; the
 * practice is that of today. practice_id 0: everyone. */
bool store_register_cases(struct store *store, int64_t team_id, int64_t practice_id,
	struct register_day day, struct date today, struct arena *arena, struct register_case **out,
	size_t *n, struct err *err);

/* People of a practice who are scored by the instrument and not on the register, living; in no
 * order. */
bool store_candidates(struct store *store, int64_t team_id, int64_t practice_id,
	const char *instrument, struct date on, struct arena *arena, struct candidate **out,
	size_t *n, struct err *err);
/* What was judged, when they were taken off (since a day) and what could change, of one of them. */
bool store_candidate_more(struct store *store, int64_t team_id, struct date since,
	struct candidate *candidate, struct err *err);
/* The instruments by which the team's people who are not on the register are scored now, at most
 * two: enough to tell that they cannot be put in one order. practice_id 0: every practice. */
bool store_candidate_instruments(struct store *store, int64_t team_id, struct arena *arena,
	const char *out[static 2], size_t *n, struct err *err);

#endif
