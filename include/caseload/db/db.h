/* One connection to a database, at statement level.
 *
 * SQLite stands behind it now; another database is one more driver (struct db_driver) and a few
 * query twins. db_fault_new() wraps a connection and fails on purpose, for the tests.
 * A connection belongs to one thread. Texts that come out are borrowed until the next step. */
#ifndef CASELOAD_DB_DB_H
#define CASELOAD_DB_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <caseload/base/err.h>

struct db;
struct db_stmt;

enum db_step { DB_ROW, DB_DONE, DB_FAILED };

/* What a commit came to. Anything but DB_COMMITTED leaves the connection outside a transaction. */
enum db_commit {
	DB_COMMITTED,
	DB_NOT_COMMITTED,    /* certain: nothing was written */
	DB_COMMIT_UNCERTAIN, /* an error at COMMIT: reopen and look for the save-id */
};

enum db_open_flags {
	DB_CREATE = 1, /* the file must not exist yet */
	DB_READ_ONLY = 2,
	DB_MEMORY = 4, /* no file at all */
	DB_BULK = 8,   /* a store being made: nothing is synced until db_settle() or db_close() */
};

struct db_driver {
	bool (*open)(const char *path, unsigned flags, struct db **out, struct err *err);
	void (*close)(struct db *db);
	bool (*run)(struct db *db, const char *sql,
		struct err *err); /* several statements, no answers */
	bool (*prepare)(struct db *db, const char *sql, struct db_stmt **out, struct err *err);
	void (*finalize)(struct db_stmt *stmt);
	void (*reset)(struct db_stmt *stmt); /* also forgets what was bound */
	bool (*bind_null)(struct db_stmt *stmt, int index);
	bool (*bind_int)(struct db_stmt *stmt, int index, int64_t value);
	bool (*bind_text)(struct db_stmt *stmt, int index, const char *text, size_t length);
	bool (*bind_blob)(struct db_stmt *stmt, int index, const void *bytes, size_t length);
	enum db_step (*step)(struct db_stmt *stmt, struct err *err);
	int (*columns)(struct db_stmt *stmt);
	const char *(*column_name)(struct db_stmt *stmt, int column);
	bool (*column_is_null)(struct db_stmt *stmt, int column);
	int64_t (*column_int)(struct db_stmt *stmt, int column);
	const char *(*column_text)(struct db_stmt *stmt, int column, size_t *length);
	int64_t (*changes)(struct db *db);
	int64_t (*last_id)(struct db *db);
	bool (*begin)(struct db *db, bool writing, struct err *err);
	enum db_commit (*commit)(struct db *db, struct err *err);
	void (*rollback)(struct db *db);
	bool (*backup)(struct db *db, const char *path, struct err *err);
	bool (*check)(struct db *db, struct err *err); /* does the file hold together */
	bool (*settle)(struct db *db, struct err *err);
};

/* Every driver's connection begins with this. */
struct db {
	const struct db_driver *driver;
	const char *dialect; /* "sqlite", "postgres" */
	int64_t statements;  /* steps begun: the tests count them */
	struct db *wrapped;  /* the connection behind a fault driver */
};
struct db_stmt {
	struct db *db;
};

/* Opens an SQLite store. Refuses directories, devices and files that are no store (ERR_INVALID for
 * the path, ERR_DAMAGED for what lies there), and network file systems unless DB_READ_ONLY.
 * A file this user may only read opens all the same; a writing begin then gives ERR_READONLY.
 * `writing` transactions queue on `<store>.lock` beside the file, first come first served, so that
 * nobody starves; after ten seconds the answer is ERR_BUSY.
 * Refused by a constraint: ERR_INVALID with the column, or the constraint's name, as the field. */
bool db_open_sqlite(const char *path, unsigned flags, struct db **out, struct err *err);
const char *db_sqlite_version(void);

/* A double that fails on purpose: call number `nth` that could fail (prepare, step, begin,
 * commit, run) fails with `code`, once. A commit that fails has written nothing, except that with
 * ERR_UNKNOWN it has been done and answers DB_COMMIT_UNCERTAIN. nth 0 never fails.
 * db_fault_set() counts from 0 again; db_fault_calls() counts. Owns `inner`. */
struct db *db_fault_new(struct db *inner);
void db_fault_set(struct db *fault, int nth, enum err_code code);
int db_fault_calls(struct db *fault);

/* Thin calls through the driver. */
void db_close(struct db *db); /* NULL is fine */
bool db_run(struct db *db, const char *sql, struct err *err);
bool db_prepare(struct db *db, const char *sql, struct db_stmt **out, struct err *err);
void db_finalize(struct db_stmt *stmt);
void db_reset(struct db_stmt *stmt);
bool db_bind_null(struct db_stmt *stmt, int index); /* index from 1 */
bool db_bind_int(struct db_stmt *stmt, int index, int64_t value);
/* NULL binds null. The text is copied. False for text that is not UTF-8: it is not bound. */
bool db_bind_text(struct db_stmt *stmt, int index, const char *text);
bool db_bind_blob(struct db_stmt *stmt, int index, const void *bytes, size_t length);
enum db_step db_step(struct db_stmt *stmt, struct err *err);
int db_columns(struct db_stmt *stmt);
const char *db_column_name(struct db_stmt *stmt, int column); /* column from 0 */
bool db_column_is_null(struct db_stmt *stmt, int column);
int64_t db_column_int(struct db_stmt *stmt, int column);
const char *db_column_text(struct db_stmt *stmt, int column, size_t *length); /* NULL for null */
int64_t db_changes(struct db *db);
int64_t db_last_id(struct db *db);
bool db_begin(struct db *db, bool writing, struct err *err);
/* Whatever the answer, the transaction is over and the next writer in the queue has its turn.
 * Statements of a writing transaction that still stand on a row are reset. */
enum db_commit db_commit(struct db *db, struct err *err);
void db_rollback(struct db *db); /* outside a transaction it does nothing */
/* A copy of the whole as it stands, complete and synced before it takes its name `path`, which
 * must not exist yet. Outside a transaction only. */
bool db_backup(struct db *db, const char *path, struct err *err);
bool db_check(struct db *db, struct err *err); /* ERR_DAMAGED when it does not hold together */
/* Ends DB_BULK: syncs what was written and goes on with the settings of every day. */
bool db_settle(struct db *db, struct err *err);

#endif
