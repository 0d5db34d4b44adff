/* The SQLite driver. Settings: a store survives the loss of power at any moment with every save
 * that was acknowledged (journal TRUNCATE, synchronous EXTRA), keeps nothing of what was deleted,
 * and believes nothing that a file handed to it says about itself. */
#include <caseload/db/db.h>

#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <caseload/base/arena.h>
#include <caseload/base/utf8.h>

#include "constraint.h"
#include "place.h"
#include "queue.h"

enum { WAIT_MS = 10000 };

struct sqlite {
	struct db db;
	sqlite3 *handle;
	struct queue queue;
	bool bulk;
};

struct sqlite_stmt {
	struct db_stmt stmt;
	sqlite3_stmt *handle;
};

static struct sqlite *sqlite_of(struct db *db)
{
	return (struct sqlite *)db;
}

static sqlite3_stmt *handle_of(struct db_stmt *stmt)
{
	return ((struct sqlite_stmt *)stmt)->handle;
}

/* --- errors ----------------------------------------------------------------------------------- */

static int file_errno(sqlite3 *handle, int which)
{
	sqlite3_file *file = NULL;
	int number = 0;

	if (sqlite3_file_control(handle, "main", which, &file) == SQLITE_OK && file != NULL &&
		file->pMethods != NULL)
		file->pMethods->xFileControl(file, SQLITE_FCNTL_LAST_ERRNO, &number);
	return number;
}

static bool no_room(int number)
{
	return number == ENOSPC || number == EDQUOT || number == EFBIG;
}

/* Quotas and limits on the size of a file are no room either, though SQLite calls them I/O. By the
 * time a commit has been rolled back errno is another's, but each file remembers its own. */
static bool disk_is_full(sqlite3 *handle, int code)
{
	if ((code & 0xFF) == SQLITE_FULL)
		return true;
	return code == SQLITE_IOERR_WRITE &&
	       (no_room(sqlite3_system_errno(handle)) ||
		       no_room(file_errno(handle, SQLITE_FCNTL_FILE_POINTER)) ||
		       no_room(file_errno(handle, SQLITE_FCNTL_JOURNAL_POINTER)));
}

static bool cannot_open(sqlite3 *handle, struct err *err)
{
	int number = sqlite3_system_errno(handle);

	if (number == EACCES || number == EPERM || number == EROFS)
		return err_set(err, ERR_READONLY, "store",
			"The store or its directory cannot be written. Ask whoever looks after it "
			"to give you access.");
	return err_set(err, ERR_IO, "store", "The store could not be opened (%s).",
		number != 0 ? strerror(number) : sqlite3_errmsg(handle));
}

static bool refuse(sqlite3 *handle, int code, struct err *err)
{
	if (disk_is_full(handle, code))
		return err_set(err, ERR_FULL, "store",
			"There is no room left on the disk, so nothing was saved. Free some space "
			"and try again.");
	switch (code & 0xFF) {
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return err_set(err, ERR_BUSY, "store",
			"The store is in use and did not become free. Nothing was written; try "
			"again.");
	case SQLITE_CORRUPT:
		return err_set(err, ERR_DAMAGED, "store",
			"The store is damaged. Stop using it and restore the last backup (%s).",
			sqlite3_errmsg(handle));
	case SQLITE_NOTADB:
		return err_set(err, ERR_DAMAGED, "store",
			"This file is not a store of caseload. Choose another file.");
	case SQLITE_READONLY:
		if (code == SQLITE_READONLY_ROLLBACK || code == SQLITE_READONLY_RECOVERY)
			return err_set(err, ERR_READONLY, "store",
				"A save was cut short here and must be taken back first. Open the "
				"store once as someone who may change it.");
		return err_set(err, ERR_READONLY, "store",
			"The store can be read but not changed. Ask whoever looks after it to give "
			"you access.");
	case SQLITE_CANTOPEN:
	case SQLITE_PERM:
		return cannot_open(handle, err);
	case SQLITE_CONSTRAINT:
		return constraint_refuse(sqlite3_errmsg(handle), err);
	case SQLITE_TOOBIG:
		return err_set(err, ERR_INVALID, "", "This is too long to be kept. Shorten it.");
	case SQLITE_INTERRUPT:
		return err_set(err, ERR_CANCELLED, "", "Stopped. Nothing was written.");
	case SQLITE_NOMEM:
		bug("out of memory");
	case SQLITE_MISUSE:
	case SQLITE_RANGE:
		bug("the database was called wrongly: %s", sqlite3_errmsg(handle));
	case SQLITE_ERROR:
	case SQLITE_SCHEMA:
		return err_set(err, ERR_DAMAGED, "store",
			"The store is not laid out as this program expects: %s.",
			sqlite3_errmsg(handle));
	default:
		return err_set(err, ERR_IO, "store",
			"The store could not be read or written (%s). Check the disk.",
			sqlite3_errmsg(handle));
	}
}

static bool run_on(sqlite3 *handle, const char *sql, struct err *err)
{
	int code = sqlite3_exec(handle, sql, NULL, NULL, NULL);
	return code == SQLITE_OK || refuse(handle, code, err);
}

/* --- opening and closing ---------------------------------------------------------------------- */

static void set_limits(sqlite3 *handle)
{
	static const struct {
		int limit, value;
	} limits[] = {
		{SQLITE_LIMIT_LENGTH, 4 * 1024 * 1024},
		{SQLITE_LIMIT_SQL_LENGTH, 64 * 1024},
		{SQLITE_LIMIT_COLUMN, 64},
		{SQLITE_LIMIT_EXPR_DEPTH, 50},
		{SQLITE_LIMIT_COMPOUND_SELECT, 8},
		{SQLITE_LIMIT_ATTACHED, 0},
		{SQLITE_LIMIT_VARIABLE_NUMBER, 64},
		{SQLITE_LIMIT_TRIGGER_DEPTH, 8},
		{SQLITE_LIMIT_WORKER_THREADS, 0},
	};
	for (size_t i = 0; i < sizeof(limits) / sizeof(limits[0]); i++)
		sqlite3_limit(handle, limits[i].limit, limits[i].value);
}

static bool set_switches(sqlite3 *handle, struct err *err)
{
	static const struct {
		int option, value;
	} switches[] = {
		{SQLITE_DBCONFIG_DEFENSIVE, 1},
		{SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
		{SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
		{SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0},
		{SQLITE_DBCONFIG_DQS_DML, 0},
		{SQLITE_DBCONFIG_DQS_DDL, 0},
	};
	for (size_t i = 0; i < sizeof(switches) / sizeof(switches[0]); i++) {
		int now = -1;
		if (sqlite3_db_config(handle, switches[i].option, switches[i].value, &now) !=
				SQLITE_OK ||
			now != switches[i].value)
			return err_set(err, ERR_IO, "store",
				"This SQLite (%s) lacks a safeguard the store needs. Install a "
				"newer one.",
				sqlite3_libversion());
	}
	return true;
}

static const char everyday[] = "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=EXTRA;";
static const char in_bulk[] = "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF;";

/* The first pragma that reads the file finds out whether it is a database at all, and, after a
 * crash, takes back the unfinished transaction. cell_size_check must be on before that. */
static bool set_pragmas(struct sqlite *self, struct err *err)
{
	return run_on(self->handle,
		       "PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY;"
		       "PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA "
		       "recursive_triggers=ON;",
		       err) &&
	       run_on(self->handle, self->bulk ? in_bulk : everyday, err) &&
	       run_on(self->handle, "PRAGMA schema_version;", err);
}

/* `full` is an absolute path, so it never looks like a URI or ":memory:". */
static bool handle_open(const char *full, bool read_only, sqlite3 **out, struct err *err)
{
	int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE | SQLITE_OPEN_EXRESCODE |
		    (read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
	int code = sqlite3_open_v2(full != NULL ? full : ":memory:", out,
		full != NULL ? flags : flags | SQLITE_OPEN_CREATE, NULL);

	if (code != SQLITE_OK) {
		if (*out == NULL)
			bug("out of memory");
		refuse(*out, code, err);
		sqlite3_close(*out);
		*out = NULL;
		return false;
	}
	sqlite3_busy_timeout(*out, WAIT_MS);
	return true;
}

static void handle_sync(sqlite3 *handle)
{
	sqlite3_file *file = NULL;

	if (sqlite3_file_control(handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK &&
		file != NULL && file->pMethods != NULL)
		file->pMethods->xSync(file, SQLITE_SYNC_FULL);
}

static void sqlite_close(struct db *db)
{
	struct sqlite *self = sqlite_of(db);

	if (self->bulk)
		handle_sync(self->handle);
	/* Statements left open keep the handle until they are finalized. */
	sqlite3_close_v2(self->handle);
	queue_free(&self->queue);
	free(self);
}

static const struct db_driver sqlite_driver;

bool db_open_sqlite(const char *path, unsigned flags, struct db **out, struct err *err)
{
	bool read_only = (flags & DB_READ_ONLY) != 0, memory = (flags & DB_MEMORY) != 0;
	bool create = (flags & DB_CREATE) != 0 && !memory;
	sqlite3 *handle = NULL;
	char *full = NULL;

	if (!memory &&
		!(create ? place_make(path, &full, err) : place_find(path, read_only, &full, err)))
		return false;
	bool done = handle_open(full, read_only && !memory, &handle, err);
	if (done) {
		struct sqlite *self = xcalloc(1, sizeof(*self));
		self->db = (struct db){&sqlite_driver, "sqlite", 0, NULL};
		self->handle = handle;
		self->bulk = (flags & DB_BULK) != 0;
		queue_init(&self->queue, full);
		set_limits(handle);
		done = set_switches(handle, err) && set_pragmas(self, err);
		if (done)
			*out = &self->db;
		else
			sqlite_close(&self->db);
	}
	if (!done && create)
		unlink(full);
	free(full);
	return done;
}

const char *db_sqlite_version(void)
{
	return sqlite3_libversion();
}

static bool sqlite_settle(struct db *db, struct err *err)
{
	struct sqlite *self = sqlite_of(db);

	if (!self->bulk)
		return true;
	handle_sync(self->handle);
	self->bulk = false;
	return run_on(self->handle, everyday, err);
}

/* --- statements ------------------------------------------------------------------------------- */

static bool sqlite_run(struct db *db, const char *sql, struct err *err)
{
	return run_on(sqlite_of(db)->handle, sql, err);
}

static bool sqlite_prepare(struct db *db, const char *sql, struct db_stmt **out, struct err *err)
{
	struct sqlite *self = sqlite_of(db);
	sqlite3_stmt *handle;
	int code =
		sqlite3_prepare_v3(self->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL);

	if (code != SQLITE_OK)
		return refuse(self->handle, code, err);
	if (handle == NULL)
		bug("a statement without SQL");
	struct sqlite_stmt *stmt = xmalloc(sizeof(*stmt));
	*stmt = (struct sqlite_stmt){{db}, handle};
	*out = &stmt->stmt;
	return true;
}

static void sqlite_finalize(struct db_stmt *stmt)
{
	sqlite3_finalize(handle_of(stmt));
	free(stmt);
}

static void sqlite_reset(struct db_stmt *stmt)
{
	sqlite3_reset(handle_of(stmt));
	sqlite3_clear_bindings(handle_of(stmt));
}

/* A bind fails only for a bad index, a running statement or too long a text. */
static bool bound(int code)
{
	if (code == SQLITE_MISUSE || code == SQLITE_RANGE)
		bug("a parameter bound wrongly: %s", sqlite3_errstr(code));
	if (code == SQLITE_NOMEM)
		bug("out of memory");
	return code == SQLITE_OK;
}

static bool sqlite_bind_null(struct db_stmt *stmt, int index)
{
	return bound(sqlite3_bind_null(handle_of(stmt), index));
}

static bool sqlite_bind_int(struct db_stmt *stmt, int index, int64_t value)
{
	return bound(sqlite3_bind_int64(handle_of(stmt), index, value));
}

static bool fit_to_keep(const char *text, size_t length)
{
	size_t at = 0;

	while (at < length && (signed char)text[at] > 0)
		at++; /* nearly all there is, and far cheaper than decoding */
	return at == length || utf8_valid(text + at, length - at);
}

static bool sqlite_bind_text(struct db_stmt *stmt, int index, const char *text, size_t length)
{
	if (!fit_to_keep(text, length))
		return false;
	/* Copied: callers bind dates and numbers from buffers that do not live until the step. */
	return bound(sqlite3_bind_text64(
		handle_of(stmt), index, text, length, SQLITE_TRANSIENT, SQLITE_UTF8));
}

static bool sqlite_bind_blob(struct db_stmt *stmt, int index, const void *bytes, size_t length)
{
	if (bytes == NULL)
		return sqlite_bind_null(stmt, index);
	return bound(sqlite3_bind_blob64(handle_of(stmt), index, bytes, length, SQLITE_TRANSIENT));
}

static enum db_step sqlite_step(struct db_stmt *stmt, struct err *err)
{
	int code = sqlite3_step(handle_of(stmt));

	if (code == SQLITE_ROW)
		return DB_ROW;
	if (code == SQLITE_DONE)
		return DB_DONE;
	refuse(sqlite_of(stmt->db)->handle, code, err);
	return DB_FAILED;
}

static int sqlite_columns(struct db_stmt *stmt)
{
	return sqlite3_column_count(handle_of(stmt));
}

static const char *sqlite_column_name(struct db_stmt *stmt, int column)
{
	return sqlite3_column_name(handle_of(stmt), column);
}

static bool sqlite_column_is_null(struct db_stmt *stmt, int column)
{
	return sqlite3_column_type(handle_of(stmt), column) == SQLITE_NULL;
}

static int64_t sqlite_column_int(struct db_stmt *stmt, int column)
{
	return sqlite3_column_int64(handle_of(stmt), column);
}

static const char *sqlite_column_text(struct db_stmt *stmt, int column, size_t *length)
{
	sqlite3_stmt *handle = handle_of(stmt);
	const char *text = (const char *)sqlite3_column_text(handle, column);

	*length = text != NULL ? (size_t)sqlite3_column_bytes(handle, column) : 0;
	return text;
}

static int64_t sqlite_changes(struct db *db)
{
	return sqlite3_changes64(sqlite_of(db)->handle);
}

static int64_t sqlite_last_id(struct db *db)
{
	return sqlite3_last_insert_rowid(sqlite_of(db)->handle);
}

/* --- transactions ----------------------------------------------------------------------------- */

static bool sqlite_begin(struct db *db, bool writing, struct err *err)
{
	struct sqlite *self = sqlite_of(db);

	if (!sqlite3_get_autocommit(self->handle))
		bug("a transaction in a transaction");
	if (!writing)
		return run_on(self->handle, "BEGIN", err);
	if (sqlite3_db_readonly(self->handle, "main") == 1)
		return refuse(self->handle, SQLITE_READONLY, err);
	if (!queue_enter(&self->queue, WAIT_MS, err))
		return false;
	if (run_on(self->handle, "BEGIN IMMEDIATE", err))
		return true;
	queue_leave(&self->queue);
	return false;
}

static void sqlite_rollback(struct db *db)
{
	struct sqlite *self = sqlite_of(db);

	/* Some failures have rolled back already. */
	if (!sqlite3_get_autocommit(self->handle))
		sqlite3_exec(self->handle, "ROLLBACK", NULL, NULL, NULL);
	queue_leave(&self->queue);
}

/* A statement with RETURNING counts as unfinished on its last row, and would forbid the commit. */
static void reset_writers(sqlite3 *handle)
{
	for (sqlite3_stmt *s = sqlite3_next_stmt(handle, NULL); s != NULL;
		s = sqlite3_next_stmt(handle, s))
		if (sqlite3_stmt_busy(s) && !sqlite3_stmt_readonly(s))
			sqlite3_reset(s);
}

/* Busy and constraints are found before anything is written. A full disk is found while the journal
 * still stands: reading once plays it back, and if that succeeds nothing was written. Any other
 * error may come after the journal is gone, which is the moment of the commit. */
static bool surely_not_written(struct sqlite *self, int code, bool full)
{
	int kind = code & 0xFF;

	if (kind == SQLITE_BUSY || kind == SQLITE_CONSTRAINT || kind == SQLITE_READONLY)
		return true;
	return full &&
	       sqlite3_exec(self->handle, "PRAGMA schema_version", NULL, NULL, NULL) == SQLITE_OK;
}

static enum db_commit sqlite_commit(struct db *db, struct err *err)
{
	struct sqlite *self = sqlite_of(db);
	enum db_commit answer = DB_COMMITTED;

	if (sqlite3_get_autocommit(self->handle)) {
		/* SQLite has rolled back after an earlier failure. */
		queue_leave(&self->queue);
		err_set(err, ERR_IO, "store", "Nothing was saved, because an earlier step failed.");
		return DB_NOT_COMMITTED;
	}
	reset_writers(self->handle);
	int code = sqlite3_exec(self->handle, "COMMIT", NULL, NULL, NULL);
	if (code != SQLITE_OK) {
		bool full = disk_is_full(self->handle, code);
		refuse(self->handle, code, err);
		if (!sqlite3_get_autocommit(self->handle))
			sqlite3_exec(self->handle, "ROLLBACK", NULL, NULL, NULL);
		answer = DB_NOT_COMMITTED;
		if (!surely_not_written(self, code, full)) {
			answer = DB_COMMIT_UNCERTAIN;
			err_set(err, ERR_UNKNOWN, "store",
				"It could not be confirmed whether this was saved (%s).",
				sqlite3_errstr(code));
		}
	}
	queue_leave(&self->queue);
	return answer;
}

/* --- copies and checks ------------------------------------------------------------------------ */

/* One step copies all, under one read lock: what is copied is one moment. */
static bool copy_into(struct sqlite *self, sqlite3 *copy, struct err *err)
{
	sqlite3_backup *backup;

	/* The copy gets its name only when it is whole, so it needs no journal. */
	if (!run_on(copy, "PRAGMA journal_mode=OFF; PRAGMA synchronous=FULL;", err))
		return false;
	backup = sqlite3_backup_init(copy, "main", self->handle, "main");
	if (backup == NULL)
		return refuse(copy, sqlite3_extended_errcode(copy), err);
	sqlite3_backup_step(backup, -1);
	int code = sqlite3_backup_finish(backup);
	if (code != SQLITE_OK)
		return refuse(copy, code, err);
	return true;
}

static bool sqlite_backup_to(struct db *db, const char *path, struct err *err)
{
	struct sqlite *self = sqlite_of(db);
	sqlite3 *copy = NULL;
	char *beside = NULL, *full = NULL;

	if (!sqlite3_get_autocommit(self->handle))
		bug("a backup inside a transaction");
	if (!place_beside(path, &beside, err))
		return false;
	full = realpath(beside, NULL);
	bool done =
		full != NULL || err_set(err, ERR_IO, "store", "%s could not be opened.", beside);
	done = done && handle_open(full, false, &copy, err) && copy_into(self, copy, err);
	sqlite3_close(copy);
	done = done && place_settle(beside, path, err);
	if (!done)
		unlink(beside);
	free(beside);
	free(full);
	return done;
}

static bool sqlite_check(struct db *db, struct err *err)
{
	struct sqlite *self = sqlite_of(db);
	sqlite3_stmt *stmt;
	bool done = false;
	int code = sqlite3_prepare_v2(self->handle, "PRAGMA quick_check(1)", -1, &stmt, NULL);

	if (code != SQLITE_OK)
		return refuse(self->handle, code, err);
	code = sqlite3_step(stmt);
	const char *answer = code == SQLITE_ROW ? (const char *)sqlite3_column_text(stmt, 0) : NULL;
	if (code != SQLITE_ROW)
		refuse(self->handle, code, err);
	else if (answer != NULL && strcmp(answer, "ok") == 0)
		done = true;
	else
		err_set(err, ERR_DAMAGED, "store",
			"The store is damaged. Stop using it and restore the last backup (%s).",
			answer != NULL ? answer : "unknown");
	sqlite3_finalize(stmt);
	return done;
}

static const struct db_driver sqlite_driver = {
	.open = db_open_sqlite,
	.close = sqlite_close,
	.run = sqlite_run,
	.prepare = sqlite_prepare,
	.finalize = sqlite_finalize,
	.reset = sqlite_reset,
	.bind_null = sqlite_bind_null,
	.bind_int = sqlite_bind_int,
	.bind_text = sqlite_bind_text,
	.bind_blob = sqlite_bind_blob,
	.step = sqlite_step,
	.columns = sqlite_columns,
	.column_name = sqlite_column_name,
	.column_is_null = sqlite_column_is_null,
	.column_int = sqlite_column_int,
	.column_text = sqlite_column_text,
	.changes = sqlite_changes,
	.last_id = sqlite_last_id,
	.begin = sqlite_begin,
	.commit = sqlite_commit,
	.rollback = sqlite_rollback,
	.backup = sqlite_backup_to,
	.check = sqlite_check,
	.settle = sqlite_settle,
};
