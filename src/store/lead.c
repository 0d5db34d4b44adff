#include <caseload/store/lead.h>

#include <caseload/person.h>
#include <caseload/store/absence.h>

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

bool store_lead_of_worker(struct store *store, int64_t worker_id, int64_t team_id,
	struct arena *arena, struct lead **out, size_t *n, struct err *err)
{
	return query_start(store, Q_LEAD_OF_WORKER, err) != NULL &&
	       query_int(store, Q_LEAD_OF_WORKER, "team", team_id) &&
	       query_int(store, Q_LEAD_OF_WORKER, "worker_id", worker_id) &&
	       query_many(store, Q_LEAD_OF_WORKER, &lead_shape, arena, out, n, err);
}

bool store_lead_save(struct store *store, struct lead *lead, struct err *err)
{
	return row_save(store, &saver, lead, err);
}

static bool mark_away(struct store *store, struct date today, struct arena *arena,
	struct worker *workers, size_t n, struct err *err)
{
	struct absence *absences;
	size_t absences_n;

	if (!store_absence_list(store, today, 0, arena, &absences, &absences_n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		const struct absence *away = absence_on(absences, absences_n, workers[i].id, today);

		if (away == NULL)
			continue;
		workers[i].away_until = away->until;
		workers[i].cover = away->cover_name;
	}
	return true;
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
	       query_many(store, Q_LEAD_LOAD, &worker_shape, arena, out, n, err) &&
	       mark_away(store, today, arena, *out, *n, err);
}

static bool proposals(struct db_stmt *stmt, struct arena *arena, struct proposal **out, size_t *n,
	struct err *err)
{
	size_t room = 0;
	enum db_step step;

	*out = NULL;
	*n = 0;
	while ((step = db_step(stmt, err)) == DB_ROW) {
		struct proposal *proposal = arena_push(arena, out, n, &room, sizeof(**out));
		struct person person = {0};

		row_read(stmt, &proposal_shape, arena, proposal);
		row_read(stmt, &person_shape, arena, &person);
		proposal->person_name = person_name(&person, arena);
	}
	db_reset(stmt);
	return step == DB_DONE;
}

bool store_lead_proposals(struct store *store, int64_t team_id, struct date since,
	struct arena *arena, struct proposal **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_LEAD_PROPOSALS, err);

	return stmt != NULL && query_int(store, Q_LEAD_PROPOSALS, "team", team_id) &&
	       query_date(store, Q_LEAD_PROPOSALS, "since", since) &&
	       proposals(stmt, arena, out, n, err);
}

bool store_lead_waiting(struct store *store, int64_t team_id, int64_t worker_id,
	struct arena *arena, struct proposal **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_LEAD_WAITING, err);

	return stmt != NULL && query_int(store, Q_LEAD_WAITING, "team", team_id) &&
	       query_int(store, Q_LEAD_WAITING, "worker_id", worker_id) &&
	       proposals(stmt, arena, out, n, err);
}
