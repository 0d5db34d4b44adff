#include "revision.h"

#include <inttypes.h>
#include <string.h>

#include <caseload/base/json.h>
#include <caseload/base/str.h>

#include "inside.h"

static const struct field revision_fields[] = {
	FIELD(INT, revision, id),
	FIELD(TEXT, revision, record),
	FIELD(INT, revision, record_id),
	FIELD(INT, revision, version),
	FIELD(TEXT, revision, state),
	FIELD(TEXT, revision, replaced_at),
	FIELD(INT, revision, replaced_by),
	FIELD(TEXT, revision, who),
	FIELD(INT, revision, import_run_id),
};
const struct shape revision_shape = SHAPE(revision, revision_fields);

/* ---- keeping ---- */

char *row_state(struct db_stmt *stmt, struct arena *arena)
{
	json_t *state = json_object();
	int n = db_columns(stmt);

	for (int i = 0; i < n; i++)
		json_object_set_new(state, db_column_name(stmt, i),
			db_column_is_null(stmt, i) ? json_null()
						   : json_text(db_column_text(stmt, i, NULL)));
	return json_dump(state, arena);
}

bool revision_write(struct store *store, const char *record, int64_t id, int64_t version,
	const char *state, struct err *err)
{
	if (query_start(store, Q_REVISION_ADD, err) == NULL)
		return false;
	query_text(store, Q_REVISION_ADD, "record", record);
	query_int(store, Q_REVISION_ADD, "record_id", id);
	query_int(store, Q_REVISION_ADD, "version", version);
	query_text(store, Q_REVISION_ADD, "state", state);
	query_text(store, Q_REVISION_ADD, "now", store->save.at);
	query_text(store, Q_REVISION_ADD, "save_id", store->save_id);
	if (store->save.worker_id != 0)
		query_int(store, Q_REVISION_ADD, "worker", store->save.worker_id);
	if (store->save.import_run_id != 0)
		query_int(store, Q_REVISION_ADD, "import_run_id", store->save.import_run_id);
	return query_run(store, Q_REVISION_ADD, err);
}

/* The number of the state that stands, in a table that does not count its versions: one more than
 * the newest that was kept, `first` where none was. */
static bool next_number(struct store *store, const char *record, int64_t id, int64_t first,
	int64_t *out, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_REVISION_HIGHEST, err);

	if (stmt == NULL || !query_text(store, Q_REVISION_HIGHEST, "record", record) ||
		!query_int(store, Q_REVISION_HIGHEST, "record_id", id))
		return false;
	enum db_step step = db_step(stmt, err);
	*out = first;
	if (step == DB_ROW && !db_column_is_null(stmt, 0))
		*out = db_column_int(stmt, 0) + 1;
	db_reset(stmt);
	return step != DB_FAILED;
}

static bool before(struct store *store, const char *record, int64_t id, struct err *err)
{
	int64_t version, number;
	char *state;

	if (!revision_now(store, record, id, store->saved, &state, &version, err))
		return false;
	if (state == NULL)
		return err_set(err, ERR_NOT_FOUND, "", "That record is no longer there.");
	return next_number(store, record, id, 1, &number, err) &&
	       revision_write(store, record, id, version != 0 ? version : number, state, err);
}

bool revision_made(struct store *store, const char *record, int64_t id, struct err *err)
{
	int64_t version = 1;
	char *state;

	if (!store->keeps_made)
		return true;
	/* A copy goes on from the version of what it was copied from. */
	if (!revision_now(store, record, id, store->saved, &state, &version, err))
		return false;
	return revision_write(store, record, id, version > 0 ? version - 1 : 0, "null", err);
}

/* Two statements cannot step through each other's rows: the ids come first. */
static bool ids_of(struct store *store, enum query query, int64_t **ids, size_t *n, struct err *err)
{
	struct db_stmt *stmt = store->statements[query];
	enum db_step step;
	size_t room = 0;

	*ids = NULL;
	*n = 0;
	while ((step = db_step(stmt, err)) == DB_ROW)
		*(int64_t *)arena_push(store->saved, ids, n, &room, sizeof(int64_t)) =
			db_column_int(stmt, 0);
	db_reset(stmt);
	return step == DB_DONE;
}

bool revision_before_each(
	struct store *store, enum query query, const char *record, size_t *n, struct err *err)
{
	int64_t *ids;
	bool done = ids_of(store, query, &ids, n, err);

	for (size_t i = 0; done && i < *n; i++)
		done = before(store, record, ids[i], err);
	return done;
}

bool revision_made_each(struct store *store, enum query query, const char *record, struct err *err)
{
	int64_t *ids;
	size_t n;
	bool done = ids_of(store, query, &ids, &n, err);

	for (size_t i = 0; done && i < n; i++)
		done = revision_made(store, record, ids[i], err);
	return done;
}

/* ---- the row as it stands ---- */

/* "?3" or "$3": these statements are made from the columns of a state, not named in a file. */
static void add_place(const struct store *store, struct str *sql, int place)
{
	str_addf(sql, "%c%d", strcmp(store->db->dialect, "postgres") == 0 ? '$' : '?', place);
}

static bool prepare(struct store *store, struct str *sql, struct db_stmt **out, struct err *err)
{
	bool done = db_prepare(store->db, str_text(sql), out, err);
	str_free(sql);
	return done;
}

bool revision_now(struct store *store, const char *record, int64_t id, struct arena *arena,
	char **state, int64_t *version, struct err *err)
{
	struct str sql = {0};
	struct db_stmt *stmt;

	str_addf(&sql, "SELECT * FROM \"%s\" WHERE id = ", revision_table(record));
	add_place(store, &sql, 1);
	*state = NULL;
	*version = 0;
	if (!prepare(store, &sql, &stmt, err))
		return false;
	db_bind_int(stmt, 1, id);
	enum db_step step = db_step(stmt, err);
	if (step == DB_ROW) {
		*state = row_state(stmt, arena);
		for (int i = 0; i < db_columns(stmt); i++)
			if (strcmp(db_column_name(stmt, i), "version") == 0)
				*version = db_column_int(stmt, i);
	}
	db_finalize(stmt);
	return step != DB_FAILED;
}

static int64_t id_of_row(struct db_stmt *stmt)
{
	for (int i = 0; i < db_columns(stmt); i++)
		if (strcmp(db_column_name(stmt, i), "id") == 0)
			return db_column_int(stmt, i);
	return 0;
}

/* Numbers stand in the statement itself: it is made anew for each set of them. */
static bool now_some(struct store *store, const char *record, const int64_t *ids, size_t n,
	struct arena *arena, char **states, struct err *err)
{
	struct str sql = {0};
	struct db_stmt *stmt;
	enum db_step step;

	str_addf(&sql, "SELECT * FROM \"%s\" WHERE id IN (", revision_table(record));
	for (size_t i = 0; i < n; i++)
		str_addf(&sql, "%s%" PRId64, i > 0 ? ", " : "", ids[i]);
	str_add(&sql, ")");
	if (!prepare(store, &sql, &stmt, err))
		return false;
	while ((step = db_step(stmt, err)) == DB_ROW) {
		char *state = row_state(stmt, arena);
		int64_t id = id_of_row(stmt);

		for (size_t i = 0; i < n; i++)
			if (ids[i] == id)
				states[i] = state;
	}
	db_finalize(stmt);
	return step == DB_DONE;
}

bool revision_now_each(struct store *store, const char *record, const int64_t *ids, size_t n,
	struct arena *arena, char **states, struct err *err)
{
	enum { AT_ONCE = 500 };

	for (size_t i = 0; i < n; i += AT_ONCE)
		if (!now_some(store, record, ids + i, n - i < AT_ONCE ? n - i : AT_ONCE, arena,
			    states + i, err))
			return false;
	return true;
}

/* ---- putting back ---- */

/* One column of a statement that puts a state back: as it was, but for the version and for who saves
 * it when. */
static bool bind_column(struct store *store, struct db_stmt *stmt, int place, const char *column,
	const json_t *value, int64_t version)
{
	if (strcmp(column, "version") == 0)
		return db_bind_int(stmt, place, version);
	if (strcmp(column, "updated_at") == 0)
		return db_bind_text(stmt, place, store->save.at);
	if (strcmp(column, "updated_by") == 0)
		return store->save.worker_id == 0 ? db_bind_null(stmt, place)
						  : db_bind_int(stmt, place, store->save.worker_id);
	return db_bind_text(stmt, place, json_string_value(value));
}

static void update_sql(
	struct store *store, const char *record, json_t *columns, int n, struct str *sql)
{
	const char *column;
	json_t *value;
	int place = 0;

	str_addf(sql, "UPDATE \"%s\" SET ", record);
	json_object_foreach(columns, column, value)
	{
		str_addf(sql, "%s\"%s\" = ", place > 0 ? ", " : "", column);
		add_place(store, sql, ++place);
	}
	str_add(sql, " WHERE id = ");
	add_place(store, sql, n + 1);
}

static void insert_sql(
	struct store *store, const char *record, json_t *columns, int n, struct str *sql)
{
	const char *column;
	json_t *value;
	int place = 0;

	str_addf(sql, "INSERT INTO \"%s\" (", record);
	json_object_foreach(columns, column, value)
		str_addf(sql, "%s\"%s\"", place++ > 0 ? ", " : "", column);
	str_add(sql, ") VALUES (");
	for (place = 1; place <= n; place++) {
		str_add(sql, place > 1 ? ", " : "");
		add_place(store, sql, place);
	}
	str_add(sql, ")");
}

static bool put_columns(struct store *store, const char *record, int64_t id, json_t *columns,
	bool there, int64_t version, struct err *err)
{
	int n = (int)json_object_size(columns), place = 0;
	struct str sql = {0};
	struct db_stmt *stmt;
	const char *column;
	json_t *value;
	bool bound = true;

	(there ? update_sql : insert_sql)(store, record, columns, n, &sql);
	if (!prepare(store, &sql, &stmt, err))
		return false;
	json_object_foreach(columns, column, value) bound =
		bind_column(store, stmt, ++place, column, value, version) && bound;
	if (there)
		bound = db_bind_int(stmt, n + 1, id) && bound;
	enum db_step step = bound ? db_step(stmt, err) : DB_FAILED;
	db_finalize(stmt);
	if (!bound)
		return err_set(err, ERR_DAMAGED, "store",
			"What this was before cannot be read. Run caseload doctor.");
	return step != DB_FAILED;
}

static bool take_away(struct store *store, const char *record, int64_t id, struct err *err)
{
	struct str sql = {0};
	struct db_stmt *stmt;

	/* A score keeps its parts, and what was judged of it. */
	if (strcmp(record, "risk_score") == 0)
		return query_start(store, Q_SCORE_WITHDRAW, err) != NULL &&
		       query_record(store, Q_SCORE_WITHDRAW, NULL, NULL, err) &&
		       query_int(store, Q_SCORE_WITHDRAW, "score", id) &&
		       query_run(store, Q_SCORE_WITHDRAW, err);

	/* The board's row goes before the person it is made from. */
	if (strcmp(record, "person") == 0 &&
		(query_start(store, Q_CHANGE_FORGET_CURRENT, err) == NULL ||
			!query_int(store, Q_CHANGE_FORGET_CURRENT, "person", id) ||
			!query_run(store, Q_CHANGE_FORGET_CURRENT, err)))
		return false;
	str_addf(&sql, "DELETE FROM \"%s\" WHERE id = ", record);
	add_place(store, &sql, 1);
	if (!prepare(store, &sql, &stmt, err))
		return false;
	db_bind_int(stmt, 1, id);
	enum db_step step = db_step(stmt, err);
	db_finalize(stmt);
	return step != DB_FAILED;
}

bool revision_put(struct store *store, const char *record, int64_t id, const char *state,
	struct arena *arena, struct err *err)
{
	int64_t version, number;
	char *now;

	if (!revision_now(store, record, id, arena, &now, &version, err) ||
		!next_number(store, record, id, now != NULL, &number, err))
		return false;
	if (version != 0)
		number = version;
	json_t *columns = json_loads(state, JSON_DECODE_ANY, NULL);
	bool none = !json_is_object(columns);
	bool done = (none && now == NULL) ||
		    revision_write(store, record, id, number, now != NULL ? now : "null", err);
	if (done && none && now != NULL)
		done = take_away(store, record, id, err);
	else if (done && !none)
		done = put_columns(store, record, id, columns, now != NULL, number + 1, err);
	json_decref(columns);
	return done;
}

/* ---- comparing ---- */

static void forget_who_saved(json_t *columns)
{
	static const char *const told[] = {"version", "updated_at", "updated_by"};

	for (size_t i = 0; i < sizeof(told) / sizeof(told[0]); i++)
		json_object_del(columns, told[i]);
}

bool revision_same(const char *a, const char *b)
{
	json_t *one = json_loads(a != NULL ? a : "null", JSON_DECODE_ANY, NULL);
	json_t *other = json_loads(b != NULL ? b : "null", JSON_DECODE_ANY, NULL);

	forget_who_saved(one);
	forget_who_saved(other);
	bool same = json_equal(one, other);
	json_decref(one);
	json_decref(other);
	return same;
}
