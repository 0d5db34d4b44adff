/* A connection that fails on purpose, so that tests can ask of every call what happens if it does.
 */
#include <caseload/db/db.h>

#include <stdlib.h>

#include <caseload/base/arena.h>

struct fault {
	struct db db;
	int calls, nth;
	enum err_code code;
};

struct fault_stmt {
	struct db_stmt stmt;
	struct db_stmt *inner;
};

static struct fault *fault_of(struct db *db)
{
	return (struct fault *)db;
}

static struct db_stmt *inner_of(struct db_stmt *stmt)
{
	return ((struct fault_stmt *)stmt)->inner;
}

/* Counts a call that could fail; true when this is the one to fail. */
static bool trips(struct db *db)
{
	struct fault *fault = fault_of(db);
	return ++fault->calls == fault->nth;
}

static bool fail(struct db *db, struct err *err)
{
	return err_set(err, fault_of(db)->code, "store", "Call %d failed on purpose.",
		fault_of(db)->calls);
}

static void fault_close(struct db *db)
{
	db_close(db->wrapped);
	free(db);
}

static bool fault_run(struct db *db, const char *sql, struct err *err)
{
	return trips(db) ? fail(db, err) : db_run(db->wrapped, sql, err);
}

static bool fault_prepare(struct db *db, const char *sql, struct db_stmt **out, struct err *err)
{
	struct db_stmt *inner;

	if (trips(db))
		return fail(db, err);
	if (!db_prepare(db->wrapped, sql, &inner, err))
		return false;
	struct fault_stmt *stmt = xmalloc(sizeof(*stmt));
	*stmt = (struct fault_stmt){{db}, inner};
	*out = &stmt->stmt;
	return true;
}

static void fault_finalize(struct db_stmt *stmt)
{
	db_finalize(inner_of(stmt));
	free(stmt);
}

static void fault_reset(struct db_stmt *stmt)
{
	db_reset(inner_of(stmt));
}

static bool fault_bind_null(struct db_stmt *stmt, int index)
{
	return db_bind_null(inner_of(stmt), index);
}

static bool fault_bind_int(struct db_stmt *stmt, int index, int64_t value)
{
	return db_bind_int(inner_of(stmt), index, value);
}

static bool fault_bind_text(struct db_stmt *stmt, int index, const char *text, size_t length)
{
	struct db_stmt *inner = inner_of(stmt);
	return inner->db->driver->bind_text(inner, index, text, length);
}

static bool fault_bind_blob(struct db_stmt *stmt, int index, const void *bytes, size_t length)
{
	return db_bind_blob(inner_of(stmt), index, bytes, length);
}

static enum db_step fault_step(struct db_stmt *stmt, struct err *err)
{
	if (trips(stmt->db)) {
		fail(stmt->db, err);
		return DB_FAILED;
	}
	return db_step(inner_of(stmt), err);
}

static int fault_columns(struct db_stmt *stmt)
{
	return db_columns(inner_of(stmt));
}

static const char *fault_column_name(struct db_stmt *stmt, int column)
{
	return db_column_name(inner_of(stmt), column);
}

static bool fault_column_is_null(struct db_stmt *stmt, int column)
{
	return db_column_is_null(inner_of(stmt), column);
}

static int64_t fault_column_int(struct db_stmt *stmt, int column)
{
	return db_column_int(inner_of(stmt), column);
}

static const char *fault_column_text(struct db_stmt *stmt, int column, size_t *length)
{
	return db_column_text(inner_of(stmt), column, length);
}

static int64_t fault_changes(struct db *db)
{
	return db_changes(db->wrapped);
}

static int64_t fault_last_id(struct db *db)
{
	return db_last_id(db->wrapped);
}

static bool fault_begin(struct db *db, bool writing, struct err *err)
{
	return trips(db) ? fail(db, err) : db_begin(db->wrapped, writing, err);
}

static enum db_commit fault_commit(struct db *db, struct err *err)
{
	if (!trips(db))
		return db_commit(db->wrapped, err);
	if (fault_of(db)->code != ERR_UNKNOWN) {
		db_rollback(db->wrapped);
		fail(db, err);
		return DB_NOT_COMMITTED;
	}
	/* The worst that happens to a commit: it is done, and the answer is lost. */
	enum db_commit answer = db_commit(db->wrapped, err);
	if (answer != DB_COMMITTED)
		return answer;
	fail(db, err);
	return DB_COMMIT_UNCERTAIN;
}

static void fault_rollback(struct db *db)
{
	db_rollback(db->wrapped);
}

static bool fault_backup(struct db *db, const char *path, struct err *err)
{
	return db_backup(db->wrapped, path, err);
}

static bool fault_check(struct db *db, struct err *err)
{
	return db_check(db->wrapped, err);
}

static bool fault_settle(struct db *db, struct err *err)
{
	return db_settle(db->wrapped, err);
}

static const struct db_driver fault_driver = {
	.close = fault_close,
	.run = fault_run,
	.prepare = fault_prepare,
	.finalize = fault_finalize,
	.reset = fault_reset,
	.bind_null = fault_bind_null,
	.bind_int = fault_bind_int,
	.bind_text = fault_bind_text,
	.bind_blob = fault_bind_blob,
	.step = fault_step,
	.columns = fault_columns,
	.column_name = fault_column_name,
	.column_is_null = fault_column_is_null,
	.column_int = fault_column_int,
	.column_text = fault_column_text,
	.changes = fault_changes,
	.last_id = fault_last_id,
	.begin = fault_begin,
	.commit = fault_commit,
	.rollback = fault_rollback,
	.backup = fault_backup,
	.check = fault_check,
	.settle = fault_settle,
};

struct db *db_fault_new(struct db *inner)
{
	struct fault *fault = xcalloc(1, sizeof(*fault));
	fault->db = (struct db){&fault_driver, inner->dialect, 0, inner};
	return &fault->db;
}

void db_fault_set(struct db *fault, int nth, enum err_code code)
{
	fault_of(fault)->calls = 0;
	fault_of(fault)->nth = nth;
	fault_of(fault)->code = code;
}

int db_fault_calls(struct db *fault)
{
	return fault_of(fault)->calls;
}
