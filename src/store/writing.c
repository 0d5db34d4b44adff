#include <caseload/store/writing.h>

#include "row.h"

bool store_editing_begin(struct store *store, int64_t worker_id, int64_t person_id,
	const char *place, const char *fresh, struct err *err)
{
	return query_start(store, Q_EDITING_ELSEWHERE, err) != NULL &&
	       query_int(store, Q_EDITING_ELSEWHERE, "owner", worker_id) &&
	       query_int(store, Q_EDITING_ELSEWHERE, "person", person_id) &&
	       query_text(store, Q_EDITING_ELSEWHERE, "place", place) &&
	       query_run(store, Q_EDITING_ELSEWHERE, err) &&
	       query_start(store, Q_EDITING_BEGIN, err) != NULL &&
	       query_record(store, Q_EDITING_BEGIN, NULL, NULL, err) &&
	       query_int(store, Q_EDITING_BEGIN, "owner", worker_id) &&
	       query_int(store, Q_EDITING_BEGIN, "person", person_id) &&
	       query_text(store, Q_EDITING_BEGIN, "place", place) &&
	       query_text(store, Q_EDITING_BEGIN, "fresh", fresh) &&
	       query_run(store, Q_EDITING_BEGIN, err);
}

bool store_editing_seen(struct store *store, int64_t worker_id, int64_t person_id,
	const char *place, struct err *err)
{
	return query_start(store, Q_EDITING_SEEN, err) != NULL &&
	       query_record(store, Q_EDITING_SEEN, NULL, NULL, err) &&
	       query_int(store, Q_EDITING_SEEN, "owner", worker_id) &&
	       query_int(store, Q_EDITING_SEEN, "person", person_id) &&
	       query_text(store, Q_EDITING_SEEN, "place", place) &&
	       query_run(store, Q_EDITING_SEEN, err);
}

bool store_editing_end(struct store *store, int64_t worker_id, int64_t person_id, struct err *err)
{
	return query_start(store, Q_EDITING_END, err) != NULL &&
	       query_int(store, Q_EDITING_END, "owner", worker_id) &&
	       query_int(store, Q_EDITING_END, "person", person_id) &&
	       query_run(store, Q_EDITING_END, err);
}

bool store_editing_others(struct store *store, int64_t worker_id, int64_t person_id,
	const char *place, const char *fresh, struct arena *arena, struct editing **out, size_t *n,
	struct err *err)
{
	struct db_stmt *stmt;
	size_t room = 0;
	enum db_step step;

	*out = NULL;
	*n = 0;
	stmt = query_start(store, Q_EDITING_OTHERS, err);
	if (stmt == NULL || !query_int(store, Q_EDITING_OTHERS, "owner", worker_id) ||
		!query_int(store, Q_EDITING_OTHERS, "person", person_id) ||
		!query_text(store, Q_EDITING_OTHERS, "place", place) ||
		!query_text(store, Q_EDITING_OTHERS, "fresh", fresh))
		return false;
	while ((step = db_step(stmt, err)) == DB_ROW) {
		struct editing *one = arena_push(arena, out, n, &room, sizeof(**out));

		one->worker = arena_strdup(arena, db_column_text(stmt, 0, NULL));
		one->since = arena_strdup(arena, db_column_text(stmt, 1, NULL));
	}
	db_reset(stmt);
	return step == DB_DONE;
}

bool store_spell_add(struct store *store, int64_t worker_id, const char *word, struct err *err)
{
	return query_start(store, Q_SPELL_ADD, err) != NULL &&
	       query_int(store, Q_SPELL_ADD, "owner", worker_id) &&
	       query_text(store, Q_SPELL_ADD, "word", word) && query_run(store, Q_SPELL_ADD, err);
}

bool store_spell_drop(
	struct store *store, int64_t worker_id, const char *word, bool *found, struct err *err)
{
	if (query_start(store, Q_SPELL_DROP, err) == NULL ||
		!query_int(store, Q_SPELL_DROP, "owner", worker_id) ||
		!query_text(store, Q_SPELL_DROP, "word", word) ||
		!query_run(store, Q_SPELL_DROP, err))
		return false;
	*found = db_changes(store_db(store)) > 0;
	return true;
}

bool store_spell_list(struct store *store, int64_t team_id, struct arena *arena, const char ***out,
	size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_SPELL_LIST, err);
	size_t room = 0;
	enum db_step step;

	*out = NULL;
	*n = 0;
	if (stmt == NULL || !query_int(store, Q_SPELL_LIST, "team", team_id))
		return false;
	while ((step = db_step(stmt, err)) == DB_ROW)
		*(const char **)arena_push(arena, out, n, &room, sizeof(**out)) =
			arena_strdup(arena, db_column_text(stmt, 0, NULL));
	db_reset(stmt);
	return step == DB_DONE;
}
