#include <caseload/store/draft.h>

#include <caseload/person.h>

#include "row.h"

bool store_draft_keep(struct store *store, struct draft *draft, struct err *err)
{
	return query_start(store, Q_DRAFT_KEEP, err) != NULL &&
	       query_record(store, Q_DRAFT_KEEP, &draft_shape, draft, err) &&
	       query_number(store, Q_DRAFT_KEEP, &draft->id, err);
}

static bool read_list(struct store *store, enum query query, int64_t worker_id, int64_t person_id,
	const char *place, struct arena *arena, struct draft **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, query, err);
	size_t room = 0;
	enum db_step step;

	*out = NULL;
	*n = 0;
	if (stmt == NULL || !query_int(store, query, "owner", worker_id) ||
		!query_int(store, query, "person", person_id) ||
		!query_text(store, query, "place", place))
		return false;
	while ((step = db_step(stmt, err)) == DB_ROW) {
		struct draft *draft = arena_push(arena, out, n, &room, sizeof(**out));
		struct person person = {0};

		row_read(stmt, &draft_shape, arena, draft);
		row_read(stmt, &person_shape, arena, &person);
		if (draft->person_id != 0)
			draft->person = person_name(&person, arena);
	}
	db_reset(stmt);
	return step == DB_DONE;
}

bool store_draft_list(struct store *store, int64_t worker_id, int64_t person_id, const char *place,
	struct arena *arena, struct draft **out, size_t *n, struct err *err)
{
	return read_list(store, Q_DRAFT_LIST, worker_id, person_id, place, arena, out, n, err);
}

bool store_draft_thrown(struct store *store, int64_t worker_id, int64_t person_id,
	const char *place, struct arena *arena, struct draft **out, size_t *n, struct err *err)
{
	return read_list(store, Q_DRAFT_THROWN, worker_id, person_id, place, arena, out, n, err);
}

bool store_draft_back(
	struct store *store, int64_t worker_id, int64_t id, bool *done, struct err *err)
{
	if (query_start(store, Q_DRAFT_BACK, err) == NULL ||
		!query_int(store, Q_DRAFT_BACK, "draft", id) ||
		!query_int(store, Q_DRAFT_BACK, "owner", worker_id) ||
		!query_run(store, Q_DRAFT_BACK, err))
		return false;
	*done = db_changes(store_db(store)) > 0;
	return true;
}

bool store_draft_base(struct store *store, int64_t person_id, int64_t team_id, const char *section,
	int64_t version, struct arena *arena, const char **out, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_DRAFT_BASE, err);
	enum db_step step;

	*out = NULL;
	if (stmt == NULL || !query_int(store, Q_DRAFT_BASE, "person", person_id) ||
		!query_int(store, Q_DRAFT_BASE, "team", team_id) ||
		!query_text(store, Q_DRAFT_BASE, "section", section) ||
		!query_int(store, Q_DRAFT_BASE, "version", version))
		return false;
	step = db_step(stmt, err);
	if (step == DB_ROW)
		*out = arena_strdup(arena, db_column_text(stmt, 0, NULL));
	db_reset(stmt);
	return step != DB_FAILED;
}

bool store_draft_drop(struct store *store, int64_t worker_id, int64_t person_id, const char *place,
	bool *found, struct err *err)
{
	if (query_start(store, Q_DRAFT_DROP, err) == NULL ||
		!query_record(store, Q_DRAFT_DROP, NULL, NULL, err) ||
		!query_int(store, Q_DRAFT_DROP, "owner", worker_id) ||
		!query_int(store, Q_DRAFT_DROP, "person", person_id) ||
		!query_text(store, Q_DRAFT_DROP, "place", place) ||
		!query_run(store, Q_DRAFT_DROP, err))
		return false;
	if (found != NULL)
		*found = db_changes(store_db(store)) > 0;
	return true;
}

bool store_draft_sweep(struct store *store, const char *before, struct err *err)
{
	return query_start(store, Q_DRAFT_SWEEP, err) != NULL &&
	       query_text(store, Q_DRAFT_SWEEP, "before", before) &&
	       query_run(store, Q_DRAFT_SWEEP, err);
}
