/* The store itself: made, opened, refused, saved, audited. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include <caseload/base/utf8.h>
#include <caseload/gen/queries.h>
#include <caseload/store/store.h>
#include <caseload/store/team.h>
#include <caseload/words.h>

#include "../../src/store/schema_text.h"
#include "folder.h"

static struct err err;

static char folder[FOLDER_SIZE];

static void temp_gone(void)
{
	if (folder[0] != '\0')
		folder_remove(folder);
}

TestSuite(store, .fini = temp_gone);

static char *temp_path(void)
{
	static char path[FOLDER_SIZE + 8];

	folder_make(folder);
	snprintf(path, sizeof(path), "%s/s.db", folder);
	return path;
}

static struct store *made(const char *path)
{
	struct store *store;
	err_clear(&err);
	cr_assert(store_create(path, &store, &err), "%s", err.text);
	return store;
}

static void run_sql(const char *path, const char *sql)
{
	struct db *db;
	cr_assert(db_open_sqlite(path, 0, &db, &err), "%s", err.text);
	cr_assert(db_run(db, sql, &err), "%s", err.text);
	db_close(db);
}

Test(store, schema_current_is_fresh)
{
	/* schema/current.sql is what the migrations make: `make schema` writes it. */
	struct store *store = made(NULL);
	cr_assert(store_check(store, &err), "schema/current.sql is stale: %s", err.text);
	cr_assert_not_null(strstr(schema_current, "CREATE TABLE risk_current"));
	store_close(store);
}

Test(store, refuses_what_is_not_as_it_was_made)
{
	static const struct {
		const char *sql;
		enum err_code code;
	} harms[] = {
		{"CREATE TRIGGER slip AFTER INSERT ON audit BEGIN SELECT 1; END", ERR_DAMAGED},
		{"CREATE TABLE extra (x)", ERR_DAMAGED},
		{"DROP INDEX lead_current", ERR_DAMAGED},
		{"PRAGMA application_id = 7", ERR_DAMAGED},
		{"PRAGMA user_version = 900", ERR_NEWER},
	};
	char path[96];

	for (size_t i = 0; i < sizeof(harms) / sizeof(harms[0]); i++) {
		struct store *store;
		snprintf(path, sizeof(path), "/tmp/caseload-harm-%d-%zu.db", (int)getpid(), i);
		unlink(path);
		store_close(made(path));
		cr_assert(store_open(path, 0, &store, &err), "%s", err.text);
		store_close(store);
		run_sql(path, harms[i].sql);
		err_clear(&err);
		cr_assert_not(store_open(path, 0, &store, &err), "opened after: %s", harms[i].sql);
		cr_assert(err.code == harms[i].code, "%s: %s", harms[i].sql, err.text);
		if (harms[i].code == ERR_NEWER)
			cr_assert(strstr(err.text, "900") != NULL, "both versions are named: %s",
				err.text);
		unlink(path);
		strcat(path, ".lock");
		unlink(path);
	}
}

/* The copy of an earlier try stays, and is no reason to refuse the next. */
Test(store, an_older_store_is_copied_under_a_free_name)
{
	const char *path = temp_path();
	char copy[128];

	store_close(made(path));
	run_sql(path, "PRAGMA user_version = 0");
	for (int i = 0; i < 3; i++) {
		struct store *store;
		cr_assert_not(store_open(path, 0, &store, &err), "its tables are there already");
		cr_assert(strstr(err.text, "already there and was not") == NULL, "%s", err.text);
		snprintf(copy, sizeof(copy), i == 0 ? "%s.before-%d" : "%s.before-%d.%d", path,
			migrations[migration_count - 1].number, i + 1);
		cr_assert(access(copy, F_OK) == 0, "%s", copy);
	}
}

/* A store that could not be made leaves nothing in the way of the next try. */
Test(store, is_discarded_with_all_its_files)
{
	static const char *const endings[] = {"", "-journal", ".lock"};
	const char *path = temp_path();
	struct save save = {0, "2026-03-12T14:05:00Z", 0};
	char name[128];

	struct store *store = made(path);
	cr_assert(store_begin_save(store, &save, &err), "%s", err.text);
	err_set(&err, ERR_UNKNOWN, "store", "Not confirmed.");
	store_discard(store, &err);
	cr_assert(err.code == ERR_FULL, "it is certain that there is none: %s", err.text);
	for (size_t i = 0; i < sizeof(endings) / sizeof(endings[0]); i++) {
		snprintf(name, sizeof(name), "%s%s", path, endings[i]);
		cr_assert(access(name, F_OK) != 0, "%s is left", name);
	}
	store_close(made(path));
}

/* The commit failed and the store is out of reach: nothing is claimed, and once it is back the same
 * connection goes on. */
Test(store, out_of_reach_after_a_commit)
{
	struct team team = {.name = "North",
		.person_word = "person",
		.soon_days = 7,
		.review_months_very_high = 1,
		.review_months_high = 3,
		.review_months_rising = 6,
		.review_months_lower = 12};
	struct save save = {0, "2026-03-12T14:05:00Z", 0};
	const char *path = temp_path();
	struct rlimit small = {64 * 1024, RLIM_INFINITY}, wide = {RLIM_INFINITY, RLIM_INFINITY};
	struct arena *arena = arena_new();
	struct team found;

	signal(SIGXFSZ, SIG_IGN);
	struct store *store = made(path);
	cr_assert(store_begin_save(store, &save, &err) && store_team_save(store, &team, &err), "%s",
		err.text);
	cr_assert(db_run(store_db(store),
			  "CREATE TABLE big AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i "
			  "+ 1 FROM n WHERE i < 400) SELECT hex(zeroblob(2000)) FROM n; UPDATE "
			  "holiday SET name = name || ' '",
			  &err),
		"%s", err.text);
	setrlimit(RLIMIT_FSIZE, &small);
	cr_assert_not(store_commit(store, &err));
	cr_assert(err.code == ERR_UNKNOWN || err.code == ERR_FULL, "%s", err.text);
	setrlimit(RLIMIT_FSIZE, &wide);
	cr_assert(store_begin_read(store, &err) && store_team_first(store, arena, &found, &err),
		"%s", err.text);
	cr_assert(found.id == 0, "nothing was saved");
	store_end(store);
	cr_assert(store_check(store, &err), "%s", err.text);
	store_close(store);
	arena_free(arena);
}

Test(store, words_and_checks_name_the_same_codes)
{
	static const char *const no_column[] = {
		"names_shown",
		"contact_how",
		"due_kind",
		"register_which",
		"case_fault_kind",
		"measure_code",
		"measure_part",
		"clock_state",
		"candidate_place",
		"stratum",
		"work_kind",
		"match_outcome",
		"match_did",
		"action_sort",
		"clock_stand",
		"holiday_change",
		"summary_group",
		"print_size",
		/* a narrower choice than the column takes */
		"avoided",
	};
	/* Every code of words.def that a CHECK lists, and no other, in the schema's text. */
	for (size_t i = 0; i < word_lists_n; i++) {
		const struct word_list *list = word_lists[i];
		bool in_a_column = true;
		for (size_t n = 0; n < sizeof(no_column) / sizeof(no_column[0]); n++)
			in_a_column = in_a_column && strcmp(list->name, no_column[n]) != 0;
		if (!in_a_column)
			continue;
		char *all = NULL;
		size_t n = 0;
		FILE *out = open_memstream(&all, &n);
		fputs("CHECK (", out);
		for (size_t w = 0; w < list->n; w++)
			fprintf(out, "%s'%s'", w == 0 ? "IN (" : ", ", list->words[w].code);
		fclose(out);
		/* "CHECK (status IN ('due', ...))": the column stands between. */
		char *packed = NULL; /* '|a|b|c|', as the busiest tables have it */
		out = open_memstream(&packed, &n);
		for (size_t w = 0; w < list->n; w++)
			fprintf(out, "%s%s", w == 0 ? "'|" : "|", list->words[w].code);
		fputs("|'", out);
		fclose(out);
		cr_assert(strstr(schema_current, all + strlen("CHECK (")) != NULL ||
				  strstr(schema_current, packed) != NULL,
			"the schema's CHECK of %s has other codes than words.def: %s", list->name,
			all);
		free(all);
		free(packed);
	}
}

/* "SCAN s" names the alias, so the text is asked whose it is; a scan of a CTE or a list is fine. */
static bool is_scanned(const char *sql, const char *scanned, const char *table)
{
	size_t n = strcspn(scanned, " "), length = strlen(table);

	if (n == length && strncmp(scanned, table, n) == 0)
		return true;
	for (const char *at = strstr(sql, table); at != NULL; at = strstr(at + 1, table)) {
		const char *alias = at + length + 1;
		bool whole = at > sql && (at[-1] == ' ' || at[-1] == '(') && at[length] == ' ';

		if (whole && strncmp(alias, scanned, n) == 0 && strcspn(alias, " ,\n)") == n)
			return true;
	}
	return false;
}

Test(store, every_query_prepares_and_none_scans_a_large_table)
{
	static const char *const large[] = {"person", "risk_score", "risk_current", "audit",
		"event", "note", "episode", "lead", "plan", "plan_section", "need", "goal",
		"plan_action", "contingency", "review", "action", "revision", "identifier",
		"contact", "alert", "agreement", "contribution", "save_id", "factor", "risk_part",
		"judgement", "outlook", "risk_list", "risk_again", "risk_step", "risk_place"};
	struct store *store = made(NULL);
	struct db *db = store_db(store);

	for (int q = 0; q < QUERY_COUNT; q++) {
		struct db_stmt *stmt;
		char *sql;
		cr_assert(asprintf(&sql, "EXPLAIN QUERY PLAN %s", query_texts[q].sqlite) > 0);
		err_clear(&err);
		cr_assert(
			db_prepare(db, sql, &stmt, &err), "%s: %s", query_texts[q].name, err.text);
		/* The plan of an INSERT also shows look-ups of children that only run in a deferred check. */
		bool meant = (query_texts[q].flags & QUERY_SCANS) != 0 ||
			     (strncmp(query_texts[q].sqlite, "INSERT", 6) == 0 &&
				     strstr(query_texts[q].sqlite, "SELECT") == NULL);
		while (!meant && db_step(stmt, &err) == DB_ROW) {
			const char *detail = db_column_text(stmt, 3, NULL);
			if (strncmp(detail, "SCAN ", 5) != 0)
				continue;
			for (size_t t = 0; t < sizeof(large) / sizeof(large[0]); t++)
				cr_assert_not(
					is_scanned(query_texts[q].sqlite, detail + 5, large[t]),
					"%s: %s", query_texts[q].name, detail);
		}
		db_finalize(stmt);
		free(sql);
	}
	store_close(store);
}

static struct audit row_of(const char *command, int64_t person)
{
	return (struct audit){.at = "2026-03-12T14:05:00Z",
		.worker_id = 1,
		.login = "jpatel",
		.session = "s",
		.command = command,
		.touches = "view",
		.result = "done",
		.person_id = person};
}

static void append(struct store *store, int n)
{
	struct save save = {1, "2026-03-12T14:05:00Z", 0};
	for (int i = 0; i < n; i++) {
		struct audit row = row_of("person show", 0);
		cr_assert(store_begin_save(store, &save, &err), "%s", err.text);
		cr_assert(store_audit_append(store, &row, &err), "%s", err.text);
		cr_assert(store_commit(store, &err), "%s", err.text);
	}
}

Test(store, audit_chain_shows_every_tampering)
{
	static const char *const no_change = "DROP TRIGGER audit_no_change";
	static const char *const no_delete = "DROP TRIGGER audit_no_delete";
	static const char *const harms[] = {
		"UPDATE audit SET login = 'someone' WHERE seq = 3",
		"UPDATE audit SET detail = 'x' WHERE seq = 5",
		"UPDATE audit SET at = '2026-03-12T14:05:01Z' WHERE seq = 1",
		"DELETE FROM audit WHERE seq = 4",
		"DELETE FROM audit WHERE seq = 6", /* the tail */
		"DELETE FROM audit WHERE seq = 1",
	};

	for (size_t i = 0; i < sizeof(harms) / sizeof(harms[0]); i++) {
		struct store *store = made(NULL);
		int64_t rows;
		char head[AUDIT_HASH_HEX];
		append(store, 6);
		cr_assert(store_audit_verify(store, &rows, head, &err), "%s", err.text);
		cr_assert(rows == 6);
		cr_assert(db_run(store_db(store), no_change, &err), "%s", err.text);
		cr_assert(db_run(store_db(store), no_delete, &err), "%s", err.text);
		cr_assert(db_run(store_db(store), harms[i], &err), "%s", err.text);
		err_clear(&err);
		cr_assert_not(
			store_audit_verify(store, &rows, head, &err), "not seen: %s", harms[i]);
		cr_assert(err.code == ERR_DAMAGED);
		store_close(store);
	}
}

Test(store, audit_is_append_only)
{
	struct store *store = made(NULL);
	append(store, 2);
	cr_assert_not(db_run(store_db(store), "UPDATE audit SET login = 'x'", &err));
	cr_assert_not(db_run(store_db(store), "DELETE FROM audit", &err));
	store_close(store);
}

Test(store, a_save_from_an_old_version_is_a_conflict_and_keeps_the_other)
{
	struct arena *arena = arena_new();
	struct store *store = made(NULL);
	struct save save = {0, "2026-03-12T14:05:00Z", 0};
	struct team team = {.name = "North",
		.person_word = "person",
		.soon_days = 7,
		.review_months_very_high = 1,
		.review_months_high = 3,
		.review_months_rising = 6,
		.review_months_lower = 12};
	struct team mine, theirs;

	cr_assert(store_begin_save(store, &save, &err) && store_team_save(store, &team, &err) &&
			  store_commit(store, &err),
		"%s", err.text);
	cr_assert(store_team_first(store, arena, &mine, &err));
	theirs = mine;
	theirs.name = "South";
	cr_assert(store_begin_save(store, &save, &err) && store_team_save(store, &theirs, &err) &&
			  store_commit(store, &err),
		"%s", err.text);
	mine.name = "West";
	err_clear(&err);
	cr_assert(store_begin_save(store, &save, &err));
	cr_assert_not(store_team_save(store, &mine, &err));
	cr_assert(err.code == ERR_CONFLICT, "%s", err.text);
	store_end(store);
	cr_assert(store_team_first(store, arena, &team, &err));
	cr_assert_str_eq(team.name, "South");
	cr_assert(team.version == 2);
	store_close(store);
	arena_free(arena);
}

Test(store, a_commit_that_reports_an_error_is_looked_up)
{
	struct db *inner;
	struct team team = {.name = "North",
		.person_word = "person",
		.soon_days = 7,
		.review_months_very_high = 1,
		.review_months_high = 3,
		.review_months_rising = 6,
		.review_months_lower = 12};
	struct save save = {0, "2026-03-12T14:05:00Z", 0};
	struct arena *arena = arena_new();
	char *path = temp_path();
	int mended = 0;

	/* Each call of a commit fails in turn; the last of them is COMMIT itself, which happens and says
	 * that it did not. */
	store_close(made(path));
	for (int nth = 1; nth <= 6; nth++) {
		struct team fresh = team, found;
		cr_assert(db_open_sqlite(path, 0, &inner, &err), "%s", err.text);
		struct db *fault = db_fault_new(inner);
		struct store *store = store_on(fault);
		cr_assert(store_begin_save(store, &save, &err) &&
			  store_team_save(store, &fresh, &err));
		db_fault_set(fault, nth, ERR_UNKNOWN);
		bool done = store_commit(store, &err);
		bool fired = db_fault_calls(fault) >= nth;
		db_fault_set(fault, 0, ERR_NONE);
		cr_assert(store_team_by_id(store, fresh.id, arena, &found, &err), "%s", err.text);
		cr_assert((found.id != 0) == done, "call %d: said %d, there %d", nth, done,
			found.id != 0);
		mended += fired && done;
		store_close(store);
	}
	cr_assert(mended > 0, "no uncertain commit was looked up and found");
	arena_free(arena);
}
