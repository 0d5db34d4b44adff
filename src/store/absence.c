#include <caseload/store/absence.h>

#include "row.h"

static const struct saver saver = {
	"absence",
	&absence_shape,
	Q_ABSENCE_ROW,
	Q_ABSENCE_INSERT,
	Q_ABSENCE_UPDATE,
};

bool store_absence_list(struct store *store, struct date since, int64_t worker_id,
	struct arena *arena, struct absence **out, size_t *n, struct err *err)
{
	return store_absence_of_team(store, 0, since, worker_id, arena, out, n, err);
}

bool store_absence_of_team(struct store *store, int64_t team_id, struct date since,
	int64_t worker_id, struct arena *arena, struct absence **out, size_t *n, struct err *err)
{
	return query_start(store, Q_ABSENCE_LIST, err) != NULL &&
	       query_int(store, Q_ABSENCE_LIST, "team", team_id) &&
	       query_date(store, Q_ABSENCE_LIST, "since", since) &&
	       query_int(store, Q_ABSENCE_LIST, "worker_id", worker_id) &&
	       query_many(store, Q_ABSENCE_LIST, &absence_shape, arena, out, n, err);
}

bool store_absence_covered_by(struct store *store, struct date since, int64_t worker_id,
	struct arena *arena, struct absence **out, size_t *n, struct err *err)
{
	return query_start(store, Q_ABSENCE_COVERED_BY, err) != NULL &&
	       query_date(store, Q_ABSENCE_COVERED_BY, "since", since) &&
	       query_int(store, Q_ABSENCE_COVERED_BY, "worker_id", worker_id) &&
	       query_many(store, Q_ABSENCE_COVERED_BY, &absence_shape, arena, out, n, err);
}

bool store_absence_save(struct store *store, struct absence *absence, struct err *err)
{
	return row_save(store, &saver, absence, err);
}
