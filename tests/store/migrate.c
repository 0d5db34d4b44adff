/* A store made by an earlier program is brought up to date when it is opened, and loses nothing. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <caseload/base/arena.h>
#include <caseload/db/db.h>
#include <caseload/store/store.h>

#include "../../src/store/schema_text.h"

enum { RELEASED_WITH_0_1 = 2 };

static struct err err;

static void run(struct db *db, const char *sql)
{
	cr_assert(db_run(db, sql, &err), "%s: %s", sql, err.text);
}

/* As 0.1 left it, with a practice and its adults in two quarters. */
static void make_old(const char *path)
{
	char sql[64];
	struct db *db;

	cr_assert(db_open_sqlite(path, DB_CREATE, &db, &err), "%s", err.text);
	run(db, "PRAGMA application_id = 1129532484");
	for (int i = 0; i < migration_count && migrations[i].number <= RELEASED_WITH_0_1; i++) {
		run(db, migrations[i].sql);
		snprintf(sql, sizeof sql, "PRAGMA user_version = %d", migrations[i].number);
		run(db, sql);
	}
	run(db, "INSERT INTO practice (uid, code, name, status, created_at, updated_at) VALUES "
		"('00000000-0000-7000-8000-000000000001', 'C99901', 'Northfield', 'active', '', "
		"'')");
	run(db, "INSERT INTO list_size (practice_id, quarter_start, adults) VALUES "
		"(1, '2025-10-01', 4600), (1, '2026-01-01', 4620)");
	db_close(db);
}

static int64_t number(const char *path, const char *sql)
{
	struct db_stmt *stmt;
	struct db *db;
	int64_t found;

	cr_assert(db_open_sqlite(path, DB_READ_ONLY, &db, &err), "%s", err.text);
	cr_assert(db_prepare(db, sql, &stmt, &err), "%s", err.text);
	cr_assert_eq(db_step(stmt, &err), DB_ROW);
	found = db_column_int(stmt, 0);
	db_finalize(stmt);
	db_close(db);
	return found;
}

Test(migrate, a_store_of_0_1_keeps_what_it_held)
{
	char folder[] = "/tmp/caseload-test-XXXXXX", path[64], copy[96], tidy[96];
	struct store *store;

	cr_assert_not_null(mkdtemp(folder));
	snprintf(path, sizeof path, "%s/store.db", folder);
	snprintf(copy, sizeof copy, "%s.before-%d", path, migrations[migration_count - 1].number);
	snprintf(tidy, sizeof tidy, "rm -r %s", folder);
	make_old(path);
	cr_assert(store_open(path, 0, &store, &err), "%s", err.text);
	store_close(store);
	cr_assert_eq(number(path, "PRAGMA user_version"), migrations[migration_count - 1].number);
	cr_assert_eq(number(path, "SELECT sum(adults) FROM list_size"), 9220);
	cr_assert_eq(number(path, "SELECT count(*) FROM practice"), 1);
	cr_assert_eq(access(copy, F_OK), 0, "the old store is copied first");
	cr_assert_eq(system(tidy), 0);
}
