#include "scratch.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

void scratch_init(struct scratch *scratch)
{
	folder_make(scratch->directory);
	snprintf(scratch->path, sizeof(scratch->path), "%s/store.db", scratch->directory);
}

void scratch_remove(struct scratch *scratch)
{
	folder_remove(scratch->directory);
}

struct db *scratch_open(const struct scratch *scratch, unsigned flags)
{
	struct err err = {0};
	struct db *db = NULL;
	cr_assert(db_open_sqlite(scratch->path, flags, &db, &err), "%s", err.text);
	return db;
}

struct db *scratch_store(const struct scratch *scratch)
{
	struct db *db = scratch_open(scratch, DB_CREATE);
	must_run(db, "CREATE TABLE person(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL,"
		     " nhs_number TEXT UNIQUE, state TEXT CONSTRAINT state CHECK(state IN "
		     "('open','ended')),"
		     " born TEXT CHECK(born = date(born,'+0 days')),"
		     " lead_id INTEGER REFERENCES person(id)) STRICT;");
	return db;
}

void must_run(struct db *db, const char *sql)
{
	struct err err = {0};
	cr_assert(db_run(db, sql, &err), "%s: %s", sql, err.text);
}

const char *one_text(struct db *db, const char *sql)
{
	static char text[256];
	struct err err = {0};
	struct db_stmt *stmt;

	cr_assert(db_prepare(db, sql, &stmt, &err), "%s: %s", sql, err.text);
	cr_assert(db_step(stmt, &err) == DB_ROW, "%s: %s", sql, err.text);
	const char *got = db_column_text(stmt, 0, NULL);
	snprintf(text, sizeof(text), "%s", got != NULL ? got : "(null)");
	db_finalize(stmt);
	return text;
}

int64_t one_int(struct db *db, const char *sql)
{
	return atoll(one_text(db, sql));
}
