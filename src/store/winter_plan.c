#include <caseload/store/winter_plan.h>

#include <caseload/person.h>

#include "row.h"

static const struct saver winter_saver = {"winter_plan", &winter_plan_shape, Q_WINTER_PLAN_ROW,
	Q_WINTER_PLAN_INSERT, Q_WINTER_PLAN_UPDATE};
static const struct saver carer_saver = {
	"carer", &carer_shape, Q_CARER_ROW, Q_CARER_INSERT, Q_CARER_UPDATE};

bool store_winter_plans_of(struct store *store, int64_t person_id, struct arena *arena,
	struct winter_plan **out, size_t *n, struct err *err)
{
	return query_start(store, Q_WINTER_PLAN_BY_PERSON, err) != NULL &&
	       query_int(store, Q_WINTER_PLAN_BY_PERSON, "person", person_id) &&
	       query_many(store, Q_WINTER_PLAN_BY_PERSON, &winter_plan_shape, arena, out, n, err);
}

bool store_winter_plan_save(struct store *store, struct winter_plan *plan, struct err *err)
{
	return row_save(store, &winter_saver, plan, err);
}

/* ---- carers ---- */

static bool carers(
	struct db_stmt *stmt, struct arena *arena, struct carer **out, size_t *n, struct err *err)
{
	size_t room = 0;
	enum db_step step;

	*out = NULL;
	*n = 0;
	while ((step = db_step(stmt, err)) == DB_ROW) {
		struct carer *one = arena_push(arena, out, n, &room, sizeof(**out));
		struct person person = {0};

		row_read(stmt, &carer_shape, arena, one);
		row_read(stmt, &person_shape, arena, &person);
		person.title = NULL; /* lists are narrow */
		one->person = person_name(&person, arena);
	}
	db_reset(stmt);
	return step == DB_DONE;
}

bool store_carers_of(struct store *store, int64_t person_id, struct arena *arena,
	struct carer **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_CARER_BY_PERSON, err);

	return stmt != NULL && query_int(store, Q_CARER_BY_PERSON, "person", person_id) &&
	       carers(stmt, arena, out, n, err);
}

bool store_carers(struct store *store, int64_t team_id, struct arena *arena, struct carer **out,
	size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_CARER_BY_TEAM, err);

	return stmt != NULL && query_int(store, Q_CARER_BY_TEAM, "team", team_id) &&
	       carers(stmt, arena, out, n, err);
}

bool store_carer_save(struct store *store, struct carer *carer, struct err *err)
{
	return row_save(store, &carer_saver, carer, err);
}
