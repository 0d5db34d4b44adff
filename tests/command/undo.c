/* What is undone is as if it had not been done, and what is done again as if it had not been
 * undone: a life of the team is played, every step of it taken back and done again. */
#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/change.h>
#include <caseload/store/store.h>

#include "life.h"

/* ---- everything the store says, but for what keeps its past ---- */

static struct db_stmt *prepared(struct store *store, const char *sql)
{
	struct db_stmt *stmt;
	struct err err;

	cr_assert(db_prepare(store_db(store), sql, &stmt, &err), "%s: %s", sql, err.text);
	return stmt;
}

static bool is_past(const char *table)
{
	static const char *const past[] = {
		"audit", "revision", "change", "save_id", "sqlite_sequence", "migration_log"};

	for (size_t i = 0; i < sizeof(past) / sizeof(past[0]); i++)
		if (strcmp(past[i], table) == 0)
			return true;
	return false;
}

static bool tells_version(const char *column)
{
	return strcmp(column, "version") == 0 || strcmp(column, "updated_at") == 0 ||
	       strcmp(column, "updated_by") == 0;
}

/* A score that was taken back keeps its row and its parts, and counts no more. */
static const char *standing(const char *table)
{
	if (strcmp(table, "risk_score") == 0)
		return " WHERE withdrawn_at IS NULL";
	if (strcmp(table, "risk_part") == 0)
		return " WHERE score_id IN (SELECT id FROM risk_score WHERE withdrawn_at IS NULL)";
	return "";
}

static void dump_table(struct fixture *f, struct store *store, const char *table, struct str *out)
{
	struct db_stmt *stmt =
		prepared(store, arena_printf(f->arena, "SELECT * FROM \"%s\"%s ORDER BY 1, 2",
					table, standing(table)));
	struct err err;

	while (db_step(stmt, &err) == DB_ROW) {
		str_addf(out, "%s:", table);
		for (int i = 0; i < db_columns(stmt); i++)
			if (!tells_version(db_column_name(stmt, i)))
				str_addf(out, " %s=%s", db_column_name(stmt, i),
					db_column_is_null(stmt, i) ? "-"
								   : db_column_text(stmt, i, NULL));
		str_addc(out, '\n');
	}
	db_finalize(stmt);
}

static char *dump(struct fixture *f)
{
	struct str out = {0};
	struct store *store;

	cr_assert(store_open(f->path, STORE_READ_ONLY, &store, &f->err), "%s", f->err.text);
	struct db_stmt *tables = prepared(
		store, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name");
	while (db_step(tables, &f->err) == DB_ROW)
		if (!is_past(db_column_text(tables, 0, NULL)))
			dump_table(f, store, db_column_text(tables, 0, NULL), &out);
	db_finalize(tables);
	store_close(store);
	char *text = arena_strdup(f->arena, str_text(&out));
	str_free(&out);
	return text;
}

static void same(struct fixture *f, const char *a, const char *b, size_t i, const char *what)
{
	size_t at = 0;

	while (a[at] != '\0' && a[at] == b[at])
		at++;
	while (at > 0 && a[at - 1] != '\n')
		at--;
	cr_assert_str_eq(a, b, "step %zu, %s, %s:\n%.*s\n%.*s", i, command_get(life[i].id)->name,
		what, (int)strcspn(a + at, "\n"), a + at, (int)strcspn(b + at, "\n"), b + at);
	fixture_table_holds(f, f->path, what);
}

static void verified(struct fixture *f)
{
	FIXTURE_OK(f, CMD_AUDIT_VERIFY, NULL);
}

static void undone_and_done_again(struct fixture *f, size_t i, const char *before)
{
	const char *after = dump(f);

	for (int again = 0; again < 2; again++) {
		cr_assert(fixture_run(f, CMD_UNDO, NULL), "step %zu, %s: %s", i,
			command_get(life[i].id)->name, f->err.text);
		same(f, before, dump(f), i, "undone");
		cr_assert(fixture_run(f, CMD_REDO, NULL), "step %zu, %s: %s", i,
			command_get(life[i].id)->name, f->err.text);
		same(f, after, dump(f), i, "done again");
	}
}

Test(undo, takes_back_every_command_and_does_it_again)
{
	struct fixture f;

	fixture_open(&f);
	life_begin(&f);
	for (size_t i = 0; i < life_n; i++) {
		char *before = dump(&f);
		life_step(&f, i);
		if (command_get(life[i].id)->touches == TOUCH_CHANGE &&
			(command_get(life[i].id)->needs & FINAL) == 0)
			undone_and_done_again(&f, i, before);
	}
	verified(&f);
	fixture_close(&f);
}

Test(undo, knows_a_sample_of_every_command_that_changes_something)
{
	for (int id = 0; id < CMD_COUNT; id++) {
		const struct command *command = command_get(id);
		bool played = command->touches != TOUCH_CHANGE || (command->needs & FINAL) != 0 ||
			      id == CMD_UNDO || id == CMD_REDO;

		for (size_t i = 0; i < life_n; i++)
			played = played || (int)life[i].id == id;
		cr_assert(played, "%s is neither played in life.c nor FINAL", command->name);
	}
}

/* ---- what cannot be undone, and what it says then ---- */

#define ADA "9990000018"
#define BEN "9990000026"

static void clock_at(const char *now)
{
	struct err err;

	setenv("CASELOAD_NOW", now, 1);
	cr_assert(clock_start(&err));
}

static void two_on_the_register(struct fixture *f)
{
	fixture_open(f);
	FIXTURE_OK(f, CMD_WORKER_ADD, "name", "Mary Lewis", "profession", "district_nurse", "login",
		"mlewis", NULL);
	fixture_on_register(f, "Okonkwo", "Adaeze", ADA, "1941-05-06");
	fixture_on_register(f, "Bailey", "Thomas", BEN, "1950-01-02");
}

static void book(struct fixture *f, struct session *session, const char *person, const char *date)
{
	cr_assert(fixture_run_in(f, session, CMD_REVIEW_BOOK, "person", person, "date", date, NULL),
		"%s", f->err.text);
}

static void refused(
	struct fixture *f, struct session *session, enum err_code code, const char *sentence)
{
	char *before = dump(f);

	cr_assert_not(fixture_run_in(f, session, CMD_UNDO, NULL), "undone: %s", f->result.message);
	cr_assert_eq(f->err.code, code, "%d: %s", f->err.code, f->err.text);
	cr_assert_str_eq(f->err.text, sentence);
	cr_assert_str_eq(before, dump(f), "what was refused has changed something");
}

Test(undo, says_what_it_took_back_and_leaves_two_rows_in_the_audit)
{
	struct fixture f;
	struct audit *rows;

	two_on_the_register(&f);
	book(&f, f.session, ADA, "2026-06-12");
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	cr_assert_str_eq(f.result.message, "Undone: Booked a review for OKONKWO, Adaeze on Fri "
					   "12-Jun-2026, in 13 weeks.");
	FIXTURE_OK(&f, CMD_AUDIT_LIST, "person", ADA, "limit", "2", NULL);
	rows = f.result.value;
	cr_assert_str_eq(rows[0].command, "undo");
	cr_assert_str_eq(rows[0].detail, "review book");
	cr_assert_str_eq(rows[1].command, "review book");
	verified(&f);
	fixture_close(&f);
}

Test(undo, is_refused_when_somebody_changed_the_same_since)
{
	struct fixture f;

	two_on_the_register(&f);
	struct session *mary = fixture_session(&f, "mlewis");
	clock_at("2026-03-12T13:58");
	book(&f, f.session, ADA, "2026-06-12");
	clock_at("2026-03-12T14:03");
	book(&f, mary, ADA, "2026-06-19");
	clock_at("2026-03-12T14:05");
	refused(&f, f.session, ERR_CONFLICT,
		"Mary Lewis changed the review of OKONKWO, Adaeze at 14:03, so your change of "
		"13:58 was not undone.");
	/* Once hers is taken back, mine is the one that stands. */
	cr_assert(fixture_run_in(&f, mary, CMD_UNDO, NULL), "%s", f.err.text);
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	/* And she does it again into a record that is no longer as she left it. */
	cr_assert_not(fixture_run_in(&f, mary, CMD_REDO, NULL));
	cr_assert(strncmp(f.err.text, "Jo Patel changed the review of OKONKWO, Adaeze", 46) == 0,
		"%s", f.err.text);
	session_close(mary);
	fixture_close(&f);
}

/* What is somebody's own is undone in any order that leaves nothing half done. */
Test(undo, takes_a_named_change_unless_a_later_one_of_mine_touched_the_same)
{
	struct fixture f;
	struct change *changes;

	two_on_the_register(&f);
	book(&f, f.session, ADA, "2026-06-12");
	book(&f, f.session, BEN, "2026-06-12");
	book(&f, f.session, ADA, "2026-06-19");
	FIXTURE_OK(&f, CMD_CHANGE_LIST, NULL);
	changes = f.result.value;
	cr_assert_str_eq(changes[0].state, "can be undone");
	const char *first = arena_printf(f.arena, "%d", (int)changes[2].id);
	const char *second = arena_printf(f.arena, "%d", (int)changes[1].id);
	cr_assert_not(fixture_run(&f, CMD_UNDO, "change", first, NULL));
	cr_assert_str_eq(f.err.text, "You changed the review of OKONKWO, Adaeze at 14:05, so your "
				     "change of 14:05 was not undone.");
	FIXTURE_OK(&f, CMD_UNDO, "change", second, NULL);
	cr_assert_not(fixture_run(&f, CMD_UNDO, "change", second, NULL), "undone twice");
	cr_assert(
		strncmp(f.err.text, "That was undone already: Booked", 31) == 0, "%s", f.err.text);
	cr_assert_not(fixture_run(&f, CMD_UNDO, "change", "999", NULL));
	cr_assert_eq(f.err.code, ERR_NOT_FOUND, "%s", f.err.text);
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	FIXTURE_OK(&f, CMD_UNDO, "change", first, NULL);
	fixture_close(&f);
}

Test(undo, reaches_fifty_changes_back_and_one_day)
{
	struct fixture f;
	char *before;

	two_on_the_register(&f);
	FIXTURE_OK(&f, CMD_NOTE_ADD, "person", ADA, "text", "The 51st back.", NULL);
	before = dump(&f);
	for (int i = 0; i < CHANGES_KEPT; i++)
		FIXTURE_OK(&f, CMD_NOTE_ADD, "person", ADA, "text", "Rang.", NULL);
	for (int i = 0; i < CHANGES_KEPT; i++)
		FIXTURE_OK(&f, CMD_UNDO, NULL);
	cr_assert_str_eq(before, dump(&f));
	refused(&f, f.session, ERR_NOT_FOUND, "You have nothing left to undo.");
	FIXTURE_OK(&f, CMD_NOTE_ADD, "person", ADA, "text", "Rang.", NULL);
	clock_at("2026-03-13T14:06");
	refused(&f, f.session, ERR_INVALID,
		"Your last change was at 14:05 on 12-Mar-2026. A change can be undone for 24 "
		"hours; after that, change it again.");
	clock_at("2026-03-13T14:05");
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	fixture_close(&f);
}

Test(undo, is_of_the_worker_and_not_of_the_session)
{
	struct fixture f;

	two_on_the_register(&f);
	struct session *mary = fixture_session(&f, "mlewis"), *again;
	book(&f, f.session, ADA, "2026-06-12");
	refused(&f, mary, ERR_NOT_FOUND, "You have nothing left to undo.");
	session_close(mary);
	again = fixture_session(&f, "jpatel");
	cr_assert(fixture_run_in(&f, again, CMD_UNDO, NULL), "%s", f.err.text);
	cr_assert(fixture_run(&f, CMD_REDO, NULL), "%s", f.err.text);
	session_close(again);
	fixture_close(&f);
}

Test(undo, is_done_again_only_while_nothing_newer_was_changed)
{
	struct fixture f;

	two_on_the_register(&f);
	cr_assert_not(fixture_run(&f, CMD_REDO, NULL));
	cr_assert_str_eq(f.err.text, "You have undone nothing to do again.");
	book(&f, f.session, ADA, "2026-06-12");
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	FIXTURE_OK(&f, CMD_NOTE_ADD, "person", BEN, "text", "Rang.", NULL);
	cr_assert_not(fixture_run(&f, CMD_REDO, NULL));
	cr_assert_eq(f.err.code, ERR_CONFLICT, "%s", f.err.text);
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	FIXTURE_OK(&f, CMD_REDO, NULL);
	cr_assert(strstr(f.result.message, "Done again: Added a note") != NULL, "%s",
		f.result.message);
	fixture_close(&f);
}

Test(undo, is_refused_for_what_is_final_and_for_what_others_built_on)
{
	struct fixture f;

	two_on_the_register(&f);
	struct session *mary = fixture_session(&f, "mlewis");
	FIXTURE_OK(&f, CMD_NOTE_ADD, "person", ADA, "text", "Rang.", NULL);
	cr_assert(fixture_run_in(&f, mary, CMD_NOTE_ADD, "person", ADA, "text", "No answer.",
			  "amends", f.result.uid, NULL),
		"%s", f.err.text);
	refused(&f, f.session, ERR_CONFLICT,
		"Something written since belongs to this, so your change of 14:05 was not undone. "
		"End or correct it instead.");
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", ADA, "worker", "mlewis", "reason", "Knows her",
		NULL);
	FIXTURE_OK(&f, CMD_LEAD_INFORM, "person", ADA, "on", "today", "how", "phone", NULL);
	refused(&f, f.session, ERR_INVALID,
		"That the person was told cannot be undone: they know. To put the day right, "
		"record it again.");
	session_close(mary);
	fixture_close(&f);
}

/* Whoever may no longer do a thing may no longer undo it either. */
Test(undo, asks_for_the_role_that_the_change_needed)
{
	struct fixture f;
	struct store *store;

	two_on_the_register(&f);
	struct session *mary = fixture_session(&f, "mlewis");
	book(&f, mary, ADA, "2026-06-12");
	cr_assert(store_open(f.path, 0, &store, &f.err), "%s", f.err.text);
	cr_assert(db_run(store_db(store),
		"UPDATE membership SET role = 'privacy' WHERE worker_id = 2", &f.err));
	store_close(store);
	char *before = dump(&f);
	cr_assert_not(fixture_run_in(&f, mary, CMD_UNDO, NULL));
	cr_assert_eq(f.err.code, ERR_DENIED, "%s", f.err.text);
	cr_assert_str_eq(before, dump(&f));
	session_close(mary);
	fixture_close(&f);
}

/* What changed nothing is nothing to undo. */
Test(undo, passes_over_a_command_that_changed_nothing)
{
	struct fixture f;

	two_on_the_register(&f);
	book(&f, f.session, ADA, "2026-06-12");
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ADA, "family", "Okonkwo", NULL);
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	cr_assert(strstr(f.result.message, "Booked a review") != NULL, "%s", f.result.message);
	fixture_close(&f);
}

/* Whoever left was seen to hold nothing; what others take back gives them nothing again. */
Test(undo, gives_nothing_to_who_has_left)
{
	static const struct {
		enum command_id id;
		const char *args[10], *back[10];
		enum command_id back_id;
	} cases[] = {
		{CMD_LEAD_ASSIGN, {"person", ADA, "worker", "sgone", "reason", "Knows her"},
			{"person", ADA, "reason", "Leaves"}, CMD_LEAD_END},
		{CMD_ACTION_ADD, {"person", ADA, "what", "Ring", "owner", "sgone"},
			{"person", ADA, "action", "Ring"}, CMD_ACTION_DONE},
		{CMD_ABSENCE_ADD,
			{"worker", "mlewis", "from", "today", "until", "+1w", "cover", "sgone"},
			{"worker", "mlewis"}, CMD_ABSENCE_END},
		{CMD_REVIEW_BOOK, {"person", ADA, "date", "+3m", "with", "sgone"},
			{"person", ADA, "reason", "Leaves"}, CMD_REVIEW_CANCEL},
	};
	struct fixture f;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		two_on_the_register(&f);
		FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Sam Gone", "profession", "district_nurse",
			"login", "sgone", NULL);
		FIXTURE_OK(&f, CMD_WORKER_SET, "worker", "mlewis", "role", "team_lead", NULL);
		struct session *mary = fixture_session(&f, "mlewis");
		struct args args = args_new(f.arena), back = args_new(f.arena);
		for (size_t j = 0; j < 10 && cases[i].args[j] != NULL; j += 2)
			args_set(&args, cases[i].args[j], cases[i].args[j + 1]);
		for (size_t j = 0; j < 10 && cases[i].back[j] != NULL; j += 2)
			args_set(&back, cases[i].back[j], cases[i].back[j + 1]);
		cr_assert(command_run(f.session, cases[i].id, &args, f.arena, &f.result, &f.err),
			"case %zu: %s", i, f.err.text);
		cr_assert(
			command_run(f.session, cases[i].back_id, &back, f.arena, &f.result, &f.err),
			"case %zu: %s", i, f.err.text);
		cr_assert(fixture_run_in(&f, mary, CMD_WORKER_END, "worker", "sgone", NULL),
			"case %zu: %s", i, f.err.text);
		refused(&f, f.session, ERR_CONFLICT,
			"Sam Gone is no longer in the team, and something would be theirs again, "
			"so your change of 14:05 was not undone. Give it to somebody else "
			"instead.");
		session_close(mary);
		fixture_close(&f);
	}
}

/* What was taken up since by whom the redo would end. */
Test(undo, done_again_ends_nobody_who_holds_something)
{
	struct fixture f;

	two_on_the_register(&f);
	struct session *mary = fixture_session(&f, "mlewis");
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Sam Gone", "profession", "district_nurse", "login",
		"sgone", NULL);
	FIXTURE_OK(&f, CMD_WORKER_END, "worker", "sgone", NULL);
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	cr_assert(fixture_run_in(&f, mary, CMD_LEAD_ASSIGN, "person", ADA, "worker", "sgone",
			  "reason", "Knows her", NULL),
		"%s", f.err.text);
	cr_assert_not(fixture_run(&f, CMD_REDO, NULL), "%s", f.result.message);
	cr_assert_eq(f.err.code, ERR_CONFLICT, "%s", f.err.text);
	session_close(mary);
	fixture_close(&f);
}

/* Row by row nothing is in the way, but nobody acts for another while away. */
Test(undo, sends_nobody_away_twice_nor_makes_who_is_away_act)
{
	static const char *const since[] = {"mlewis", "asmith"};
	struct fixture f;

	for (size_t i = 0; i < 2; i++) {
		two_on_the_register(&f);
		FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Ann Smith", "profession", "gp", "login",
			"asmith", NULL);
		struct session *mary = fixture_session(&f, "mlewis");
		FIXTURE_OK(&f, CMD_ABSENCE_ADD, "worker", "asmith", "from", "today", "until", "+2w",
			"cover", "mlewis", NULL);
		FIXTURE_OK(&f, CMD_ABSENCE_END, "worker", "asmith", NULL);
		cr_assert(fixture_run_in(&f, mary, CMD_ABSENCE_ADD, "worker", since[i], "from",
				  "today", "until", "+1w", NULL),
			"%s", f.err.text);
		refused(&f, f.session, ERR_CONFLICT,
			"Another absence was recorded since: somebody would be away twice, or act "
			"for others while away. Your change of 14:05 was not undone. caseload "
			"absence list shows who is away.");
		session_close(mary);
		fixture_close(&f);
	}
}

/* There is one open review of a kind, and one lead. */
Test(undo, makes_no_second_of_what_there_is_one_of)
{
	struct fixture f;

	two_on_the_register(&f);
	struct session *mary = fixture_session(&f, "mlewis");
	book(&f, f.session, ADA, "2026-06-12");
	FIXTURE_OK(&f, CMD_REVIEW_CANCEL, "person", ADA, "reason", "Not needed", NULL);
	book(&f, mary, ADA, "2026-07-13");
	cr_assert_not(fixture_run(&f, CMD_UNDO, NULL), "%s", f.result.message);
	cr_assert_eq(f.err.code, ERR_CONFLICT, "%s", f.err.text);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", ADA, "worker", "jpatel", "reason", "x", NULL);
	FIXTURE_OK(&f, CMD_LEAD_END, "person", ADA, "reason", "y", NULL);
	cr_assert(fixture_run_in(&f, mary, CMD_LEAD_ASSIGN, "person", ADA, "worker", "mlewis",
			  "reason", "z", NULL),
		"%s", f.err.text);
	cr_assert_not(fixture_run(&f, CMD_UNDO, NULL), "%s", f.result.message);
	cr_assert_eq(f.err.code, ERR_CONFLICT, "%s", f.err.text);
	session_close(mary);
	fixture_close(&f);
}
