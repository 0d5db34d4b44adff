#include <caseload/store/measure_target.h>

#include "row.h"

static const struct saver saver = {"measure_target", &measure_target_shape, Q_MEASURE_TARGET_ROW,
	Q_MEASURE_TARGET_INSERT, Q_MEASURE_TARGET_UPDATE};

bool store_measure_target_list(struct store *store, int64_t team_id, struct arena *arena,
	struct measure_target **out, size_t *n, struct err *err)
{
	return query_start(store, Q_MEASURE_TARGET_LIST, err) != NULL &&
	       query_int(store, Q_MEASURE_TARGET_LIST, "team", team_id) &&
	       query_many(store, Q_MEASURE_TARGET_LIST, &measure_target_shape, arena, out, n, err);
}

bool store_measure_target_save(struct store *store, struct measure_target *target, struct err *err)
{
	return row_save(store, &saver, target, err);
}
