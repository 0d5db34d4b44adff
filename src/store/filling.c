/* Filling an empty store with a list of a million: rows first, indexes afterwards. */
#include <caseload/store/risk.h>

#include <stdlib.h>

#include <caseload/base/str.h>

#include "inside.h"

struct store_filling {
	struct str records; /* CREATE INDEX statements of what the board is made from */
	struct str board;   /* and of the board's own table */
};

/* Half the time of an insert is keeping indexes that are quicker made at the end. */
static const char in_haste[] = "PRAGMA cache_size = -262144;";
static const char at_ease[] = "PRAGMA cache_size = -2000;";

static bool take_indexes(
	struct store *store, const char *tables, struct str *create, struct err *err)
{
	struct arena *arena = arena_new();
	struct str drop = {0};
	struct db_stmt *stmt;
	enum db_step step;
	bool done = db_prepare(store->db,
		arena_printf(arena,
			"SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT "
			"NULL AND tbl_name IN (%s) ORDER BY rowid",
			tables),
		&stmt, err);

	while (done && (step = db_step(stmt, err)) != DB_DONE) {
		done = step == DB_ROW;
		if (!done)
			break;
		str_addf(&drop, "DROP INDEX %s;", db_column_text(stmt, 0, NULL));
		str_addf(create, "%s;", db_column_text(stmt, 1, NULL));
	}
	if (done) {
		db_finalize(stmt);
		done = drop.length == 0 || db_run(store->db, drop.text, err);
	}
	str_free(&drop);
	arena_free(arena);
	return done;
}

bool store_filling_begin(struct store *store, struct store_filling **out, struct err *err)
{
	struct store_filling *filling = xcalloc(1, sizeof(*filling));

	*out = filling;
	return db_run(store->db, in_haste, err) &&
	       take_indexes(store, "'person', 'risk_score'", &filling->records, err) &&
	       take_indexes(store, "'risk_current'", &filling->board, err);
}

bool store_filling_records_done(struct store *store, struct store_filling *filling, struct err *err)
{
	return filling->records.length == 0 || db_run(store->db, filling->records.text, err);
}

bool store_filling_board_done(struct store *store, struct store_filling *filling, struct err *err)
{
	return filling->board.length == 0 || db_run(store->db, filling->board.text, err);
}

void store_filling_end(struct store *store, struct store_filling *filling)
{
	if (filling == NULL)
		return;
	if (store->db != NULL) /* none where a failed commit took it away; a new one is at ease */
		db_run(store->db, at_ease, NULL);
	str_free(&filling->records);
	str_free(&filling->board);
	free(filling);
}
