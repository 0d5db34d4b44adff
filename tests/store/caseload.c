#include <caseload/store/caseload.h>

#include <string.h>

#include <criterion/criterion.h>

#include <caseload/base/str.h>
#include <caseload/gen/queries.h>
#include <caseload/store/risk.h>

/* Every step of the plan of a query, one line each. */
static char *plan_of(struct store *store, enum query query, struct arena *arena)
{
	char *sql = arena_printf(arena, "EXPLAIN QUERY PLAN %s", query_texts[query].sqlite);
	struct str plan = {0};
	struct db_stmt *stmt;
	struct err err;

	cr_assert(db_prepare(store_db(store), sql, &stmt, &err), "%s: %s", query_texts[query].name,
		err.text);
	while (db_step(stmt, &err) == DB_ROW)
		str_addf(&plan, "%s\n", db_column_text(stmt, 3, NULL));
	db_finalize(stmt);
	char *text = arena_strdup(arena, str_text(&plan));
	str_free(&plan);
	return text;
}

Test(store_caseload, every_order_walks_its_index)
{
	static const struct {
		enum query query;
		const char *index;
	} cases[] = {
		{Q_CASE_IDS_DUE, "SEARCH rc USING INDEX risk_current_due"},
		{Q_CASE_IDS_REGISTER, "SEARCH rc USING INDEX risk_current_register"},
		{Q_CASE_IDS_RISK, "SEARCH rc USING INDEX risk_current_risk"},
		{Q_CASE_IDS_NAME, "SEARCH rc USING INDEX risk_current_name"},
		{Q_CASE_IDS_LED, "SEARCH rc USING INDEX risk_current_lead"},
		{Q_CASE_NEWS, "SEARCH a USING INTEGER PRIMARY KEY (rowid>?)"},
		{Q_CASE_FIND_NAME, "SEARCH rc USING COVERING INDEX risk_current_name"},
		{Q_CASE_FIND_NUMBER, "SEARCH p USING INDEX person_nhs_number"},
	};
	struct arena *arena = arena_new();
	struct store *store;
	struct err err;

	cr_assert(store_create(NULL, &store, &err));
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char *plan = plan_of(store, cases[i].query, arena);
		cr_assert_not_null(strstr(plan, cases[i].index), "%s:\n%s",
			query_texts[cases[i].query].name, plan);
		cr_assert_null(strstr(plan, "TEMP B-TREE FOR ORDER BY"), "%s:\n%s",
			query_texts[cases[i].query].name, plan);
	}
	store_close(store);
	arena_free(arena);
}

Test(store_caseload, queries_scan_no_large_table)
{
	static const char *const large[] = {"person", "p", "risk_score", "s", "risk_current", "rc",
		"x", "revision", "r", "identifier"};
	struct arena *arena = arena_new();
	struct store *store;
	struct err err;

	cr_assert(store_create(NULL, &store, &err));
	for (int i = 0; i < QUERY_COUNT; i++) {
		const char *name = query_texts[i].name;
		if ((query_texts[i].flags & QUERY_SCANS) != 0 ||
			(strncmp(name, "case_", 5) != 0 && strncmp(name, "risk_", 5) != 0 &&
				strncmp(name, "run_", 4) != 0 && strncmp(name, "current_", 8) != 0))
			continue;
		char *plan = plan_of(store, (enum query)i, arena);
		for (size_t j = 0; j < sizeof(large) / sizeof(large[0]); j++)
			cr_assert_null(strstr(plan, arena_printf(arena, "SCAN %s\n", large[j])),
				"%s:\n%s", name, plan);
	}
	store_close(store);
	arena_free(arena);
}
