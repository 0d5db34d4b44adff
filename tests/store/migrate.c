/* A store made by an earlier program is brought up to date when it is opened, and loses nothing. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <caseload/base/arena.h>
#include <caseload/db/db.h>
#include <caseload/store/risk_record.h>
#include <caseload/store/store.h>

#include "../../src/store/schema_text.h"
#include "folder.h"

enum { RELEASED_WITH_0_1 = 2, RELEASED_WITH_0_2 = 3, RELEASED_WITH_0_3 = 4, RELEASED_WITH_0_4 = 5 };

static struct err err;

static void run(struct db *db, const char *sql)
{
	cr_assert(db_run(db, sql, &err), "%s: %s", sql, err.text);
}

static struct db *make_old(const char *path, int released)
{
	char sql[64];
	struct db *db;

	cr_assert(db_open_sqlite(path, DB_CREATE, &db, &err), "%s", err.text);
	run(db, "PRAGMA application_id = 1129532484");
	for (int i = 0; i < migration_count && migrations[i].number <= released; i++) {
		run(db, migrations[i].sql);
		snprintf(sql, sizeof sql, "PRAGMA user_version = %d", migrations[i].number);
		run(db, sql);
	}
	return db;
}

/* As 0.1 left it, with a practice and its adults in two quarters. */
static void make_0_1(const char *path)
{
	struct db *db = make_old(path, RELEASED_WITH_0_1);

	run(db, "INSERT INTO practice (uid, code, name, status, created_at, updated_at) VALUES "
		"('00000000-0000-7000-8000-000000000001', 'C99901', 'Northfield', 'active', '', "
		"'')");
	run(db, "INSERT INTO list_size (practice_id, quarter_start, adults) VALUES (1, "
		"'2025-10-01', 4600), (1, '2026-01-01', 4620)");
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

/* A folder of the test's own with a store in it. */
struct place {
	char folder[FOLDER_SIZE], path[96];
};

static void begin(struct place *p)
{
	folder_make(p->folder);
	snprintf(p->path, sizeof p->path, "%s/store.db", p->folder);
}

static void end(struct place *p)
{
	folder_remove(p->folder);
}

Test(migrate, a_store_of_0_1_keeps_what_it_held)
{
	struct place p;
	char copy[128];
	struct store *store;

	begin(&p);
	snprintf(copy, sizeof copy, "%s.before-%d", p.path, migrations[migration_count - 1].number);
	make_0_1(p.path);
	cr_assert(store_open(p.path, 0, &store, &err), "%s", err.text);
	store_close(store);
	cr_assert_eq(number(p.path, "PRAGMA user_version"), migrations[migration_count - 1].number);
	cr_assert_eq(number(p.path, "SELECT sum(adults) FROM list_size"), 9220);
	cr_assert_eq(number(p.path, "SELECT count(*) FROM practice"), 1);
	cr_assert_eq(access(copy, F_OK), 0, "the old store is copied first");
	end(&p);
}

#define MADE "'2025-12-01T10:00:00.000Z'"

/* As 0.2 left it: one list of two people, of whom one has a score that stood for 180 days and one a
 * score whose time is over twice, on a board that sorts them both. */
static void make_0_2(const char *path)
{
	struct db *db = make_old(path, RELEASED_WITH_0_2);

	run(db, "INSERT INTO team (uid, name, created_at, updated_at) VALUES "
		"('00000000-0000-7000-8000-000000000001', 'Northfield', " MADE ", " MADE ")");
	run(db, "INSERT INTO practice (uid, code, status, team_id, created_at, updated_at) VALUES "
		"('00000000-0000-7000-8000-000000000002', 'C99901', 'active', 1, " MADE ", " MADE
		")");
	run(db, "INSERT INTO worker (uid, name, profession, active_from, created_at, updated_at) "
		"VALUES ('00000000-0000-7000-8000-000000000003', 'Jo Patel', 'gp', '2025-01-01', " MADE
		", " MADE ")");
	run(db, "INSERT INTO import_run (uid, team_id, file_name, file_hash, shape, run_date, "
		"instrument, lawful_basis, rows, people, added, changed, moved_band, unchanged, "
		"refused, repaired, missing_from_list, imported_at, imported_by) VALUES "
		"('00000000-0000-7000-8000-000000000004', 1, 'list.csv', printf('%064d', 0), "
		"'plain', '2025-12-01', 'tool_x', 'Direct care', 2, 2, 2, 0, 0, 0, 0, 0, 0, " MADE
		", 1)");
	run(db, "INSERT INTO person (uid, nhs_number, family, fold, practice_id, team_id, "
		"import_run_id, created_at, updated_at) VALUES "
		"('00000000-0000-7000-8000-000000000005', '9990000018', 'Okonkwo', 'okonkwo', 1, "
		"1, 1, " MADE ", " MADE "), ('00000000-0000-7000-8000-000000000006', '9990000026', "
		"'Smith', 'smith', 1, 1, 1, " MADE ", " MADE ")");
	run(db, "INSERT INTO risk_score (uid, person_id, instrument, value, value_scale, band, "
		"scored_on, valid_until, origin, import_run_id, created_at) VALUES "
		"('00000000-0000-7000-8000-000000000007', 1, 'tool_x', 8, 0, 'high', '2025-12-01', "
		"'2026-05-30', 'imported', 1, " MADE "), ('00000000-0000-7000-8000-000000000008', "
		"2, 'tool_x', 9, 0, 'very_high', '2020-01-01', '2020-06-29', 'imported', 1, " MADE
		")");
	run(db, "INSERT INTO risk_current (person_id, team_id, practice_id, band_rank, score_key, "
		"score_id, on_list, due_on, planned, fold) VALUES (1, 1, 1, 4, 8000000, 1, 0, "
		"'9999-12-31', 0, 'okonkwo'), (2, 1, 1, 5, 9000000, 2, 0, '9999-12-31', 0, "
		"'smith')");
	db_close(db);
}

Test(migrate, a_store_of_0_2_keeps_its_scores_and_learns_when_they_end)
{
	static const struct {
		const char *sql;
		int64_t expected;
	} cases[] = {
		{"SELECT count(*) FROM risk_score WHERE withdrawn_at IS NULL AND inputs_changed = "
		 "0",
			2},
		{"SELECT sorts_until = '2026-11-26' FROM risk_score WHERE id = 1", 1},
		{"SELECT sorts_until = '2026-11-26' FROM risk_current WHERE person_id = 1", 1},
		{"SELECT band_rank * 10000000 + score_key FROM risk_current WHERE person_id = 1",
			48000000},
		{"SELECT band_rank + score_key FROM risk_current WHERE person_id = 2", 0},
		{"SELECT sorts_until IS NULL FROM risk_current WHERE person_id = 2", 1},
		{"SELECT count(*) FROM risk_list WHERE practice_id = 1 AND instrument = 'tool_x' "
		 "AND run_id = 1",
			1},
		{"SELECT frequent FROM team", 5},
	};
	struct place p;
	struct save save = {0, "2026-03-12T14:05:00.000Z", 0};
	struct date today = {2026, 3, 12};
	struct store *store;

	begin(&p);
	make_0_2(p.path);
	cr_assert(store_open(p.path, 0, &store, &err), "%s", err.text);
	cr_assert(store_begin_save(store, &save, &err), "%s", err.text);
	cr_assert(store_risk_sweep(store, today, &err), "%s", err.text);
	cr_assert(store_commit(store, &err), "%s", err.text);
	store_end(store);
	store_close(store);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_assert_eq(number(p.path, cases[i].sql), cases[i].expected, "%s", cases[i].sql);
	end(&p);
}

/* A team with one worker who knows one person. */
static void add_team(struct db *db)
{
	run(db, "INSERT INTO team (uid, name, created_at, updated_at) VALUES "
		"('00000000-0000-7000-8000-000000000001', 'Northfield', " MADE ", " MADE ")");
	run(db, "INSERT INTO worker (uid, name, profession, active_from, created_at, updated_at) "
		"VALUES ('00000000-0000-7000-8000-000000000003', 'Jo Patel', 'gp', '2025-01-01', " MADE
		", " MADE ")");
	run(db, "INSERT INTO person (uid, nhs_number, family, fold, team_id, created_at, "
		"updated_at) VALUES ('00000000-0000-7000-8000-000000000005', '9990000018', "
		"'Okonkwo', 'okonkwo', 1, " MADE ", " MADE ")");
}

/* As 0.3 left it: a fact that was taken back, an open action, a lead, and a bank holiday of their
 * own. */
static void make_0_3(const char *path)
{
	struct db *db = make_old(path, RELEASED_WITH_0_3);

	add_team(db);
	run(db, "INSERT INTO factor (uid, person_id, code, answer, \"on\", withdrawn_at, "
		"created_at, updated_at) VALUES ('00000000-0000-7000-8000-000000000006', 1, "
		"'falls_12m', 'N', '2025-11-01', " MADE ", " MADE ", " MADE ")");
	run(db, "INSERT INTO action (uid, person_id, what, owner_id, status, created_at, "
		"updated_at) VALUES ('00000000-0000-7000-8000-000000000007', 1, 'Ring', 1, 'open', " MADE
		", " MADE ")");
	run(db, "INSERT INTO holiday (\"on\", name) VALUES ('2031-01-01', 'New Year''s Day')");
	db_close(db);
}

Test(migrate, a_store_of_0_3_gets_meetings_and_keeps_what_it_held)
{
	struct place p;
	struct store *store;

	begin(&p);
	make_0_3(p.path);
	cr_assert(store_open(p.path, 0, &store, &err), "%s", err.text);
	store_close(store);
	cr_assert_eq(number(p.path, "PRAGMA user_version"), migrations[migration_count - 1].number);
	cr_assert_eq(
		number(p.path, "SELECT count(*) FROM factor WHERE withdrawn_at IS NOT NULL AND "
			       "withdrawn_reason IS NULL"),
		1);
	cr_assert_eq(number(p.path, "SELECT chased FROM action WHERE case_item_id IS NULL"), 0);
	cr_assert_eq(number(p.path, "SELECT count(*) FROM holiday WHERE \"on\" = '2031-01-01'"), 1);
	cr_assert_eq(number(p.path, "SELECT count(*) FROM deadline_rule"), 14);
	cr_assert_eq(number(p.path, "SELECT count(*) FROM agenda_rule WHERE team_id IS NULL"), 11);
	end(&p);
}

/* As 0.4 left it: a stay in hospital, a lead who was told, and a carer among the contacts. */
static void make_0_4(const char *path)
{
	struct db *db = make_old(path, RELEASED_WITH_0_4);

	add_team(db);
	run(db, "INSERT INTO event (uid, person_id, kind, \"on\", until, created_at, created_by, "
		"updated_at) VALUES ('00000000-0000-7000-8000-000000000006', 1, "
		"'emergency_admission', '2025-11-01', '2025-11-09', " MADE ", 1, " MADE ")");
	run(db, "INSERT INTO episode (uid, person_id, team_id, status, opened_on, found_how, "
		"created_at, updated_at) VALUES ('00000000-0000-7000-8000-000000000007', 1, 1, "
		"'on_register', '2025-11-10', 'gp', " MADE ", " MADE ")");
	run(db, "INSERT INTO lead (uid, episode_id, kind, worker_id, status, \"from\", "
		"informed_on, informed_how, created_at, updated_at) VALUES "
		"('00000000-0000-7000-8000-000000000008', 1, 'lead', 1, 'current', '2025-11-10', "
		"'2025-11-12', 'phone', " MADE ", " MADE ")");
	run(db, "INSERT INTO contact (uid, person_id, name, role, \"from\", created_at, "
		"updated_at) VALUES ('00000000-0000-7000-8000-000000000009', 1, 'Chidi Okonkwo', "
		"'carer', '2025-11-10', " MADE ", " MADE ")");
	db_close(db);
}

Test(migrate, a_store_of_0_4_gets_letters_and_targets_and_keeps_what_it_held)
{
	static const struct {
		const char *sql;
		int64_t expected;
	} cases[] = {
		{"SELECT count(*) FROM event WHERE until = '2025-11-09' AND ready_on IS NULL AND "
		 "delay_due IS NULL AND permanent IS NULL",
			1},
		{"SELECT count(*) FROM lead WHERE informed_on = '2025-11-12'", 1},
		{"SELECT count(*) FROM contact WHERE role = 'carer'", 1},
		{"SELECT count(*) FROM person WHERE no_contact IS NULL", 1},
		{"SELECT count(*) FROM letter_template WHERE team_id IS NULL", 3},
		{"SELECT count(*) FROM measure_target WHERE team_id IS NULL", 18},
		{"SELECT count(*) FROM copy", 0},
	};
	struct place p;
	struct store *store;

	begin(&p);
	make_0_4(p.path);
	cr_assert(store_open(p.path, 0, &store, &err), "%s", err.text);
	store_close(store);
	cr_assert_eq(number(p.path, "PRAGMA user_version"), migrations[migration_count - 1].number);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		cr_assert_eq(number(p.path, cases[i].sql), cases[i].expected, "%s", cases[i].sql);
	end(&p);
}
