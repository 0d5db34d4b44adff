#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>

#include "inside.h"
#include "row.h"
#include "schema_text.h"

int schema_newest(void)
{
	return migrations[migration_count - 1].number;
}

static bool migrate_one(struct store *store, const struct migration *step, struct err *err)
{
	char sql[64], now[INSTANT_SIZE];

	/* The number changes with the schema or not at all. */
	snprintf(sql, sizeof(sql), "PRAGMA user_version = %d", step->number);
	if (!db_begin(store->db, true, err))
		return false;
	if (db_run(store->db, step->sql, err) && db_run(store->db, sql, err) &&
		query_start(store, Q_MIGRATION_ADD, err) != NULL &&
		query_int(store, Q_MIGRATION_ADD, "number", step->number) &&
		query_text(store, Q_MIGRATION_ADD, "name", step->name) &&
		query_text(store, Q_MIGRATION_ADD, "program", CASELOAD_VERSION) &&
		query_text(store, Q_MIGRATION_ADD, "now", clock_now_utc(now)) &&
		query_run(store, Q_MIGRATION_ADD, err)) {
		statements_drop(store);
		return db_commit(store->db, err) == DB_COMMITTED;
	}
	statements_drop(store);
	db_rollback(store->db);
	return false;
}

bool migrate(struct store *store, int from, struct err *err)
{
	for (int i = 0; i < migration_count; i++)
		if (migrations[i].number > from && !migrate_one(store, &migrations[i], err))
			return false;
	return true;
}

bool schema_check(struct store *store, struct err *err)
{
	const char *expected = schema_current;
	struct db_stmt *stmt;
	enum db_step step;
	bool same = true;

	/* A trigger slipped into the file could drop audit rows unseen; so every statement of the
	 * schema must be ours, to the letter. */
	if (!db_prepare(store->db,
		    "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE "
		    "'sqlite_%' ORDER BY type, name",
		    &stmt, err))
		return false;
	while ((step = db_step(stmt, err)) == DB_ROW && same) {
		size_t n;
		const char *sql = db_column_text(stmt, 0, &n);
		same = strncmp(expected, sql, n) == 0 && strncmp(expected + n, ";\n", 2) == 0;
		expected += same ? n + 2 : 0;
	}
	db_finalize(stmt);
	if (step == DB_FAILED)
		return false;
	if (!same || *expected != '\0')
		return err_set(err, ERR_DAMAGED, "store",
			"The tables of this store are not those of caseload %s: something else has "
			"changed the file. Restore a backup.",
			CASELOAD_VERSION);
	return true;
}
