#include <caseload/store/store.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <caseload/base/clock.h>

#include "inside.h"
#include "row.h"

enum { APPLICATION_ID = 0x43534C44 }; /* "CSLD" */

void statements_drop(struct store *store)
{
	for (int i = 0; i < QUERY_COUNT; i++) {
		db_finalize(store->statements[i]);
		store->statements[i] = NULL;
	}
}

struct store *store_on(struct db *db)
{
	struct store *store = xcalloc(1, sizeof(*store));
	store->db = db;
	store->saved = arena_new();
	return store;
}

void store_close(struct store *store)
{
	if (store == NULL)
		return;
	store_end(store);
	statements_drop(store);
	db_close(store->db);
	for (int i = 0; i < QUERY_COUNT; i++) {
		free(store->bindings[i]);
		free(store->maps[i]);
	}
	arena_free(store->saved);
	free(store->path);
	free(store);
}

struct db *store_db(struct store *store)
{
	return store->db;
}

const char *store_path(const struct store *store)
{
	return store->path;
}

static bool pragma_number(struct db *db, const char *sql, int64_t *out, struct err *err)
{
	struct db_stmt *stmt;

	if (!db_prepare(db, sql, &stmt, err))
		return false;
	enum db_step step = db_step(stmt, err);
	*out = step == DB_ROW ? db_column_int(stmt, 0) : 0;
	db_finalize(stmt);
	return step != DB_FAILED;
}

void store_discard(struct store *store, struct err *err)
{
	static const char *const endings[] = {"", "-journal", ".lock"};
	char *path = store->path;

	store->path = NULL;
	store_close(store);
	for (size_t i = 0; path != NULL && i < sizeof(endings) / sizeof(endings[0]); i++) {
		char *name = xmalloc(strlen(path) + sizeof("-journal"));
		sprintf(name, "%s%s", path, endings[i]);
		remove(name);
		free(name);
	}
	free(path);
	if (err->code == ERR_UNKNOWN) /* it is known now: there is none */
		err_set(err, ERR_FULL, "store",
			"The store could not be written, so none was made. Check that the disk has "
			"room and try again.");
}

bool store_create(const char *path, struct store **out, struct err *err)
{
	struct db *db;
	char sql[64];

	if (!db_open_sqlite(path, path == NULL ? DB_MEMORY : DB_CREATE, &db, err))
		return false;
	struct store *store = store_on(db);
	store->path = path != NULL ? xstrdup(path) : NULL;
	snprintf(sql, sizeof(sql), "PRAGMA application_id = %d", APPLICATION_ID);
	if (!db_run(db, sql, err) || !migrate(store, 0, err)) {
		store_discard(store, err);
		return false;
	}
	*out = store;
	return true;
}

/* A copy from an earlier try stays; this one goes beside it. */
static char *copy_name(const char *path)
{
	char *copy = xmalloc(strlen(path) + 48);

	sprintf(copy, "%s.before-%d", path, schema_newest());
	for (int n = 2; access(copy, F_OK) == 0 && n < 1000; n++)
		sprintf(copy, "%s.before-%d.%d", path, schema_newest(), n);
	return copy;
}

/* What is this file, and is it from our time? */
static bool store_identify(struct store *store, struct err *err)
{
	int64_t application, version;

	if (!pragma_number(store->db, "PRAGMA application_id", &application, err) ||
		!pragma_number(store->db, "PRAGMA user_version", &version, err))
		return false;
	if (application != APPLICATION_ID)
		return err_set(err, ERR_DAMAGED, "store",
			"%s is a database, but not a caseload store. Check the path.", store->path);
	if (version > schema_newest())
		return err_set(err, ERR_NEWER, "store",
			"This store is of version %d, made by a newer caseload; this program reads "
			"up to version %d. Use the newer program.",
			(int)version, schema_newest());
	if (version == schema_newest())
		return schema_check(store, err);
	if (store->read_only)
		return err_set(err, ERR_READONLY, "store",
			"This store is of version %d and must be brought to %d first: open it once "
			"for writing.",
			(int)version, schema_newest());
	char *copy = copy_name(store->path);
	bool done = db_backup(store->db, copy, err) && migrate(store, (int)version, err) &&
		    schema_check(store, err);
	free(copy);
	return done;
}

bool store_open(const char *path, unsigned flags, struct store **out, struct err *err)
{
	struct db *db;
	bool read_only = (flags & STORE_READ_ONLY) != 0;

	if (!db_open_sqlite(path,
		    (read_only ? DB_READ_ONLY : 0) | ((flags & STORE_BULK) != 0 ? DB_BULK : 0), &db,
		    err))
		return false;
	struct store *store = store_on(db);
	store->path = xstrdup(path);
	store->read_only = read_only;
	if (!store_identify(store, err)) {
		store_close(store);
		return false;
	}
	*out = store;
	return true;
}

const char *store_schema_version(struct store *store, char buffer[static 32])
{
	int64_t version = 0;
	struct err ignored;
	pragma_number(store->db, "PRAGMA user_version", &version, &ignored);
	snprintf(buffer, 32, "%d", (int)version);
	return buffer;
}

/* After a commit that failed so badly that the store could not be opened again there is no
 * connection until it can. */
static bool connected(struct store *store, struct err *err)
{
	return store->db != NULL ||
	       db_open_sqlite(store->path, store->read_only ? DB_READ_ONLY : 0, &store->db, err);
}

bool store_begin_read(struct store *store, struct err *err)
{
	if (store->open)
		bug("a transaction inside a transaction");
	if (!connected(store, err))
		return false;
	store->open = db_begin(store->db, false, err);
	return store->open;
}

void store_end(struct store *store)
{
	if (store->open)
		db_rollback(store->db);
	store->open = store->saving = false;
}

bool store_begin_save(struct store *store, const struct save *save, struct err *err)
{
	if (store->open)
		bug("a transaction inside a transaction");
	if (store->read_only)
		return err_set(err, ERR_READONLY, "store",
			"The store is open for reading only: nothing can be changed.");
	if (!connected(store, err) || !db_begin(store->db, true, err))
		return false;
	store->open = store->saving = true;
	store->keeps_made = false;
	store->save = *save;
	snprintf(store->save_at, sizeof(store->save_at), "%s", save->at);
	store->save.at = store->save_at;
	arena_reset(store->saved);
	uid_new(store->save_id);
	return true;
}

static bool save_id_found(struct store *store, bool *found, struct err *err)
{
	int64_t n = 0;
	if (query_start(store, Q_SAVE_ID_FIND, err) == NULL ||
		!query_text(store, Q_SAVE_ID_FIND, "uid", store->save_id) ||
		!query_number(store, Q_SAVE_ID_FIND, &n, err))
		return false;
	*found = n > 0;
	return true;
}

/* COMMIT reported an error: that does not mean "not saved". Look on a fresh connection. */
static bool commit_outcome(struct store *store, struct err *err)
{
	struct err trouble = {0};
	bool found = false, looked = true;

	statements_drop(store);
	if (store->path != NULL && store->db->wrapped == NULL) {
		db_close(store->db);
		store->db = NULL;
		looked = connected(store, &trouble);
	}
	looked = looked && save_id_found(store, &found, &trouble);
	if (looked && found)
		return true;
	if (looked)
		return err_set(err, ERR_IO, "store",
			"The store could not be written, so nothing was saved. Check the disk and "
			"try again.");
	return err_set(err, ERR_UNKNOWN, "",
		"Could not confirm whether this was saved. Keep this screen, check the disk, and "
		"look again.");
}

bool store_commit(struct store *store, struct err *err)
{
	if (!store->open)
		bug("a commit without a transaction");
	if (store->saving && (query_start(store, Q_SAVE_ID_ADD, err) == NULL ||
				     !query_text(store, Q_SAVE_ID_ADD, "uid", store->save_id) ||
				     !query_text(store, Q_SAVE_ID_ADD, "now", store->save.at) ||
				     !query_run(store, Q_SAVE_ID_ADD, err))) {
		store_end(store);
		return false;
	}
	enum db_commit outcome = db_commit(store->db, err);
	store->open = false;
	bool done = outcome == DB_COMMITTED ||
		    (outcome == DB_COMMIT_UNCERTAIN && store->saving && commit_outcome(store, err));
	store->saving = false;
	return done;
}

bool store_check(struct store *store, struct err *err)
{
	return db_check(store->db, err) && schema_check(store, err);
}

bool store_backup(struct store *store, const char *path, struct err *err)
{
	return db_backup(store->db, path, err);
}

bool store_holidays(struct store *store, struct arena *arena, struct holidays *out, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_HOLIDAY_LIST, err);
	struct date *days = NULL;
	const char **names = NULL;
	size_t room = 0, names_n = 0, names_room = 0;
	enum db_step step = DB_FAILED;

	*out = (struct holidays){NULL, 0, NULL};
	while (stmt != NULL && (step = db_step(stmt, err)) == DB_ROW) {
		struct date *day = arena_push(arena, &days, &out->n, &room, sizeof(*day));
		const char **name = arena_push(arena, &names, &names_n, &names_room, sizeof(*name));
		date_parse_iso(db_column_text(stmt, 0, NULL), day);
		*name = arena_strdup(arena, db_column_text(stmt, 1, NULL));
	}
	out->days = days;
	out->names = names;
	if (stmt != NULL)
		db_reset(stmt);
	return step == DB_DONE;
}
