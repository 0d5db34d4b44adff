/* What a team's measures are held against. */
#ifndef CASELOAD_STORE_MEASURE_TARGET_H
#define CASELOAD_STORE_MEASURE_TARGET_H

#include <caseload/measure_target.h>
#include <caseload/store/store.h>

/* By measure, the team's own first; a sample only where the team has none of that label. Also those that
 * are not used. */
bool store_measure_target_list(struct store *store, int64_t team_id, struct arena *arena,
	struct measure_target **out, size_t *n, struct err *err);
/* A new one where id is 0. */
bool store_measure_target_save(struct store *store, struct measure_target *target, struct err *err);

#endif
