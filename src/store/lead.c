#include <caseload/store/lead.h>

#include "row.h"

static const struct saver saver = {
	"lead",
	&lead_shape,
	Q_LEAD_ROW,
	Q_LEAD_INSERT,
	Q_LEAD_UPDATE,
};

bool store_lead_current(struct store *store, int64_t episode_id, enum lead_kind kind,
	struct arena *arena, struct lead *out, struct err *err)
{
	return query_start(store, Q_LEAD_CURRENT, err) != NULL &&
	       query_int(store, Q_LEAD_CURRENT, "episode", episode_id) &&
	       query_text(store, Q_LEAD_CURRENT, "kind", word_code(&words_lead_kind, (int)kind)) &&
	       query_one(store, Q_LEAD_CURRENT, &lead_shape, arena, out, NULL, err);
}

bool store_lead_proposed(struct store *store, int64_t episode_id, enum lead_kind kind,
	int64_t worker_id, struct arena *arena, struct lead *out, struct err *err)
{
	return query_start(store, Q_LEAD_PROPOSED, err) != NULL &&
	       query_int(store, Q_LEAD_PROPOSED, "episode", episode_id) &&
	       query_text(store, Q_LEAD_PROPOSED, "kind", word_code(&words_lead_kind, (int)kind)) &&
	       query_int(store, Q_LEAD_PROPOSED, "worker_id", worker_id) &&
	       query_one(store, Q_LEAD_PROPOSED, &lead_shape, arena, out, NULL, err);
}

bool store_lead_list(struct store *store, int64_t episode_id, struct arena *arena,
	struct lead **out, size_t *n, struct err *err)
{
	return query_start(store, Q_LEAD_LIST, err) != NULL &&
	       query_int(store, Q_LEAD_LIST, "episode", episode_id) &&
	       query_many(store, Q_LEAD_LIST, &lead_shape, arena, out, n, err);
}

bool store_lead_of_worker(struct store *store, int64_t worker_id, struct arena *arena,
	struct lead **out, size_t *n, struct err *err)
{
	return query_start(store, Q_LEAD_OF_WORKER, err) != NULL &&
	       query_int(store, Q_LEAD_OF_WORKER, "worker_id", worker_id) &&
	       query_many(store, Q_LEAD_OF_WORKER, &lead_shape, arena, out, n, err);
}

bool store_lead_save(struct store *store, struct lead *lead, struct err *err)
{
	return row_save(store, &saver, lead, err);
}

bool store_lead_load(struct store *store, int64_t team_id, struct date today, struct arena *arena,
	struct worker **out, size_t *n, struct err *err)
{
	return query_start(store, Q_LEAD_LOAD, err) != NULL &&
	       query_int(store, Q_LEAD_LOAD, "team", team_id) &&
	       query_date(store, Q_LEAD_LOAD, "today", today) &&
	       query_int(store, Q_LEAD_LOAD, "very_high", band_weight(BAND_VERY_HIGH)) &&
	       query_int(store, Q_LEAD_LOAD, "high", band_weight(BAND_HIGH)) &&
	       query_int(store, Q_LEAD_LOAD, "rising", band_weight(BAND_RISING)) &&
	       query_int(store, Q_LEAD_LOAD, "other", band_weight(BAND_LOWER)) &&
	       query_many(store, Q_LEAD_LOAD, &worker_shape, arena, out, n, err);
}
