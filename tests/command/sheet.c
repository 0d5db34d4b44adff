/* The round trip of a printed list: summary and supervision sheet, what changed since, and what was
 * written on the paper. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>

#include <caseload/caseload.h>
#include <caseload/db/db.h>
#include <caseload/printed_list.h>
#include <caseload/record.h>
#include <caseload/store/store.h>

#include "../../src/command/inside.h"
#include "fixture.h"

#define ADA "9990000018"
#define BEN "9990000026"
#define CAT "9990000034"
#define DAN "9990000042"

static struct fixture f;

static void lead(const char *person, const char *worker)
{
	FIXTURE_OK(
		&f, CMD_LEAD_ASSIGN, "person", person, "worker", worker, "reason", "Knows", NULL);
}

/* Ada, whose review is late, with one action; Ben with a review to come; Cat of Mary Lewis. */
static void open_fixture(void)
{
	fixture_open_at(&f, "2026-02-20T09:00");
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Mary Lewis", "profession", "district_nurse",
		"login", "mlewis", NULL);
	fixture_on_register(&f, "Ahmed", "Ada", ADA, "1941-05-06");
	fixture_on_register(&f, "Bell", "Ben", BEN, "1950-01-02");
	fixture_on_register(&f, "Cook", "Cat", CAT, "1950-01-02");
	lead(ADA, "jpatel");
	lead(BEN, "jpatel");
	lead(CAT, "mlewis");
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", ADA, "date", "2026-03-10", NULL);
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", BEN, "date", "2026-04-10", NULL);
	FIXTURE_OK(&f, CMD_ACTION_ADD, "person", ADA, "what", "Ring the ward", "owner", "mlewis",
		"due", "2026-03-11", NULL);
	fixture_now(&f, "2026-03-12T14:05");
}

static void close_fixture(void)
{
	fixture_close(&f);
}

TestSuite(sheet, .init = open_fixture, .fini = close_fixture, .timeout = 60);

static const char *printed(enum command_id id, const char *name, const char *value)
{
	FIXTURE_OK(&f, id, "to", "-", name, value, NULL);
	return fixture_pages(&f);
}

static void closed(const char *line, const char *says)
{
	FIXTURE_OK(&f, CMD_SHEET_CLOSE, "line", line, NULL);
	cr_expect_str_eq(f.result.message, says, "%s: %s", line, f.result.message);
}

static void refused(const char *sheet, const char *line, enum err_code code, const char *says)
{
	cr_assert_not(
		fixture_run(&f, CMD_SHEET_CLOSE, "line", line, "sheet", sheet, NULL), "%s", line);
	cr_expect_eq(f.err.code, code, "%s: %s", line, f.err.text);
	cr_expect(strstr(f.err.text, says), "%s: %s", line, f.err.text);
}

static const struct printed_row *rows(const char *sheet, size_t n)
{
	FIXTURE_OK(&f, CMD_SHEET_SHOW, "sheet", sheet, NULL);
	cr_assert_eq(f.result.n, n, "%zu rows", f.result.n);
	return f.result.value;
}

/* ---- printing ---- */

Test(sheet, numbers_every_row_and_only_a_real_print_is_kept)
{
	FIXTURE_OK(&f, CMD_PRINT_SUPERVISION, "worker", "jpatel", "preview", "1", NULL);
	cr_assert(strstr(fixture_pages(&f), "gets its number when it is printed"), "%s",
		fixture_pages(&f));
	FIXTURE_OK(&f, CMD_SHEET_LIST, NULL);
	cr_assert_eq(f.result.n, 0);
	const char *text = printed(CMD_PRINT_SUPERVISION, "worker", "jpatel");
	static const char *const wanted[] = {"Supervision sheet: Jo Patel", "Sheet 1\n",
		"1  AHMED, Ada", "2  [ ] Ring the ward", "3  BELL, Ben", "2 days late",
		"Mary Lewis", "1 day late", "--sheet 1 and the words", "None logged"};
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		cr_expect(strstr(text, wanted[i]), "%s not in\n%s", wanted[i], text);
	cr_expect_null(strstr(text, "COOK"));
	text = printed(CMD_PRINT_CASELOAD, "by", "lead");
	cr_expect(strstr(text, "Sheet 2. For Team North"), "%s", text);
	cr_expect(strstr(text, "Jo Patel: 2 people"));
	cr_expect(strstr(text, "Mary Lewis: 1 person"));
	FIXTURE_OK(&f, CMD_SHEET_LIST, NULL);
	const struct printed_list *lists = f.result.value;
	cr_assert_eq(f.result.n, 2);
	cr_expect_eq(lists[0].sheet, 2, "newest first");
	cr_expect(lists[1].mine && lists[1].rows == 3 && lists[1].people == 2);
	cr_expect_str_eq(lists[1].worker, "Jo Patel");
	const struct printed_row *row = rows("1", 3);
	cr_expect_str_eq(printed_row_what(&row[1], f.arena), "Action: Ring the ward");
	cr_expect_str_eq(printed_row_since(&row[1], f.arena), "");
}

Test(sheet, of_a_worker_is_for_them_and_the_team_lead)
{
	struct session *mary = fixture_session(&f, "mlewis");

	cr_assert_not(fixture_run_in(
		&f, mary, CMD_PRINT_SUPERVISION, "worker", "jpatel", "preview", "1", NULL));
	cr_expect_eq(f.err.code, ERR_DENIED);
	cr_expect(fixture_run_in(&f, mary, CMD_PRINT_SUPERVISION, "worker", "mlewis", "names",
			  "number", "to", "-", NULL),
		"%s", f.err.text);
	cr_expect(strstr(fixture_pages(&f), "999 000 0034"));
	cr_expect_null(strstr(fixture_pages(&f), "COOK"));
	/* Each of them has it in the history. */
	FIXTURE_OK(&f, CMD_AUDIT_LIST, "person", CAT, "limit", "1", NULL);
	cr_expect_str_eq(((const struct audit *)f.result.value)->command, "print supervision");
	session_close(mary);
}

Test(sheet, of_nobody_says_so)
{
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Ann Smith", "profession", "gp", "login", "asmith",
		NULL);
	cr_expect(
		strstr(printed(CMD_PRINT_SUPERVISION, "worker", "asmith"), "leads nobody's care"));
	cr_expect(strstr(
		printed(CMD_PRINT_CASELOAD, "lead", "asmith"), "Nobody is on this caseload."));
	cr_assert_not(fixture_run(&f, CMD_SHEET_CLOSE, "line", "1 d", NULL));
	cr_expect(strstr(f.err.text, "there is no row 1"), "%s", f.err.text);
}

/* ---- since the last one ---- */

Test(sheet, says_what_changed_since_the_last_one_about_the_same_people)
{
	cr_expect(strstr(printed(CMD_PRINT_CASELOAD, NULL, NULL), "This is the first one"));
	cr_expect(strstr(printed(CMD_PRINT_CASELOAD, NULL, NULL), "Nothing since sheet 1"));
	FIXTURE_OK(&f, CMD_REVIEW_HOLD, "person", ADA, "outcome", "continue", NULL);
	FIXTURE_OK(&f, CMD_ACTION_DONE, "person", ADA, "action", "Ring", NULL);
	lead(BEN, "mlewis");
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", CAT, "section", "what_matters", "text", "x", NULL);
	FIXTURE_OK(&f, CMD_REGISTER_END, "person", CAT, "reason", "died", "on", "today", NULL);
	fixture_on_register(&f, "Diaz", "Dan", DAN, "1944-05-06");
	const char *text = printed(CMD_PRINT_CASELOAD, NULL, NULL);
	static const char *const wanted[] = {"Since sheet 2,", "New on the list: 1 person",
		"DIAZ, Dan     999 000 0042  06-May-1944",
		"COOK, Cat     999 000 0034  02-Jan-1950", "No longer on it: 1 person",
		"Ended 12-Mar-2026: Died", "Another lead: 1 person", "Jo Patel, now Mary Lewis",
		"Review held: 1 person", "12-Mar-2026, Jo Patel", "Actions closed: 1 (1 person)"};
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
		cr_expect(strstr(text, wanted[i]), "%s not in\n%s", wanted[i], text);
	fixture_now(&f, "2026-04-20T09:00");
	text = printed(CMD_PRINT_CASELOAD, NULL, NULL);
	cr_expect(strstr(text, "Review now late: "), "%s", text);
	/* One lead's are held against one lead's. */
	cr_expect(strstr(printed(CMD_PRINT_CASELOAD, "lead", "jpatel"), "This is the first one"));
}

/* ---- back at the desk ---- */

Test(sheet, each_line_does_what_it_says_and_names_the_person)
{
	printed(CMD_PRINT_SUPERVISION, "worker", "jpatel");
	closed("2 d wed seen to",
		"Sheet 1. Row 2, AHMED, Ada: action done: Ring the ward (Wed 11-Mar-2026). "
		"Outcome: seen to.");
	closed("1 done at home", "Sheet 1. Row 1, AHMED, Ada: review due 10-Mar-2026 held on "
				 "12-Mar-2026, the next is due on 12-Mar-2027.");
	closed("3 review fri", "Sheet 1. Row 3, BELL, Ben: review moved from 10-Apr-2026 to Fri "
			       "13-Mar-2026, tomorrow.");
	closed("3 held y", "Sheet 1. Row 3, BELL, Ben: review due 13-Mar-2026 held on 11-Mar-2026, "
			   "the next is due on 11-Mar-2027.");
	closed("3 note rang the daughter", "Sheet 1. Row 3, BELL, Ben: note added.");
	closed("3 action ring OT / lewis / fri",
		"Sheet 1. Row 3, BELL, Ben: action for Mary Lewis: ring OT, by Fri 13-Mar-2026.");
	closed("3 action ring OT sw fri",
		"Sheet 1. Row 3, BELL, Ben: action for Jo Patel: ring OT sw, by Fri 13-Mar-2026.");
	closed("3 action ring OT lewis fri",
		"Sheet 1. Row 3, BELL, Ben: action for Mary Lewis: ring OT, by Fri 13-Mar-2026.");
	const struct printed_row *row = rows("1", 3);
	cr_expect_str_eq(
		printed_row_since(&row[0], f.arena), "review held on 12-Mar-2026 by Jo Patel");
	cr_expect_str_eq(printed_row_since(&row[1], f.arena), "done on 11-Mar-2026 by Jo Patel");
	FIXTURE_OK(&f, CMD_PERSON_SHOW, "person", ADA, NULL);
	const struct person_record *ada = f.result.value;
	cr_expect_str_eq(ada->actions[0].outcome, "seen to");
	cr_expect_str_eq(ada->reviews[1].note, "at home");
	cr_expect_eq(ada->reviews[1].outcome, OUTCOME_CONTINUE);
}

Test(sheet, nothing_is_closed_twice_and_what_cannot_be_says_why)
{
	printed(CMD_PRINT_SUPERVISION, "worker", "jpatel");
	closed("2 d", "Sheet 1. Row 2, AHMED, Ada: action done: Ring the ward.");
	refused("1", "2 d", ERR_CONFLICT,
		"Row 2, AHMED, Ada: the action was closed already (done on");
	closed("1 d", "Sheet 1. Row 1, AHMED, Ada: review due 10-Mar-2026 held on 12-Mar-2026, the "
		      "next is due on 12-Mar-2027.");
	refused("1", "1 held", ERR_CONFLICT, "review held on 12-Mar-2026 by Jo Patel already");
	FIXTURE_OK(&f, CMD_REVIEW_CANCEL, "person", BEN, "reason", "x", NULL);
	refused("1", "3 d", ERR_INVALID, "no review is due or booked");
	closed("3 r 2w",
		"Sheet 1. Row 3, BELL, Ben: review booked for Thu 26-Mar-2026, in 2 weeks.");
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", BEN, "date", "2026-04-01", NULL);
	closed("3 r fri", "Sheet 1. Row 3, BELL, Ben: review moved from 01-Apr-2026 to Fri "
			  "13-Mar-2026, tomorrow (on the sheet it was 10-Apr-2026).");
	refused("1", "99 d", ERR_NOT_FOUND, "rows 1 to 3: there is no row 99");
	refused("7", "1 d", ERR_NOT_FOUND, "no sheet 7");
	refused("1", "3 review 31 feb", ERR_INVALID, "no such day");
	refused("1", "seven done", ERR_INVALID, "which row");
	refused("1", "3 held 20 mar", ERR_INVALID, "long before the sheet was printed");
	refused("1", "3 action ring / nobody such / fri", ERR_NOT_FOUND, "Row 3, BELL, Ben: ");
	refused("1", "  \n ", ERR_INVALID, "Line is missing");
	FIXTURE_OK(&f, CMD_REGISTER_END, "person", BEN, "reason", "moved", NULL);
	refused("1", "3 r 2w", ERR_INVALID, "not on the register");
	FIXTURE_OK(&f, CMD_AUDIT_VERIFY, NULL);
}

Test(sheet, several_lines_are_taken_all_or_none_and_undone_as_one)
{
	printed(CMD_PRINT_SUPERVISION, "worker", "jpatel");
	refused("1", "1 d\n9 d\n2 d\n2 d\nx", ERR_NOT_FOUND,
		"3 of 5 lines cannot be taken, so none was. Line 2: Sheet 1 has rows 1 to 3: there "
		"is no row 9. Line 4: Row 2, AHMED, Ada: the action was closed already");
	const struct printed_row *row = rows("1", 3);
	cr_expect_eq(row[0].review_status, REVIEW_BOOKED);
	cr_expect_eq(row[1].action_status, ACTION_OPEN);
	FIXTURE_OK(&f, CMD_SHEET_CLOSE, "line", "1 d\n\n2 d\n", "dry-run", "1", NULL);
	cr_expect(strstr(f.result.message, "Sheet 1, nothing is done yet, 2 lines. Row 1, AHMED"),
		"%s", f.result.message);
	cr_expect_eq(rows("1", 3)[1].action_status, ACTION_OPEN);
	FIXTURE_OK(&f, CMD_AUDIT_LIST, "limit", "3", NULL);
	const struct audit *audit = f.result.value;
	cr_expect_str_eq(audit[1].command, "sheet show", "looking is told, not changing");
	cr_expect_str_eq(audit[1].detail, "sheet 1, tried");
	FIXTURE_OK(&f, CMD_SHEET_CLOSE, "line", "1 d\n2 d\n3 n ok", NULL);
	cr_expect_eq(rows("1", 3)[1].action_status, ACTION_DONE);
	FIXTURE_OK(&f, CMD_AUDIT_LIST, "person", BEN, "limit", "2", NULL);
	audit = f.result.value;
	cr_expect_str_eq(audit[0].command, "sheet close");
	cr_expect_str_eq(audit[0].detail, "sheet 1 row 3");
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	row = rows("1", 3);
	cr_expect_eq(row[0].review_status, REVIEW_BOOKED);
	cr_expect_eq(row[1].action_status, ACTION_OPEN);
	fixture_table_holds(&f, f.path, "undo of sheet close");
}

Test(sheet, is_the_last_i_printed_unless_it_is_named_and_never_another_teams)
{
	struct session *mary = fixture_session(&f, "mlewis");

	printed(CMD_PRINT_SUPERVISION, "worker", "jpatel");
	cr_assert_not(fixture_run_in(&f, mary, CMD_SHEET_CLOSE, "line", "1 d", NULL));
	cr_expect(strstr(f.err.text, "You have not printed a list yet"), "%s", f.err.text);
	cr_assert(fixture_run_in(
		&f, mary, CMD_PRINT_SUPERVISION, "worker", "mlewis", "to", "-", NULL));
	cr_assert(fixture_run_in(&f, mary, CMD_SHEET_CLOSE, "line", "1 n ok", NULL));
	cr_expect_str_eq(f.result.message, "Sheet 2. Row 1, COOK, Cat: note added.");
	cr_assert(fixture_run_in(&f, mary, CMD_SHEET_CLOSE, "line", "2 d", "sheet", "1", NULL));
	session_close(mary);
	FIXTURE_OK(&f, CMD_SHEET_SHOW, NULL);
	cr_expect(strstr(f.result.message, "Sheet 1, supervision sheet of Jo Patel, printed "
					   "12-Mar-2026 14:05 by Jo Patel"),
		"%s", f.result.message);
	struct db *db = store_db(f.session->store);
	static const char other_team[] =
		"INSERT INTO team (id, uid, name, created_at, updated_at) VALUES (99, "
		"'00000000-0000-4000-8000-000000000099', 'Team South', '', ''); UPDATE "
		"printed_list SET team_id = 99 WHERE id = 1";
	cr_assert(db_run(db, other_team, &f.err), "%s", f.err.text);
	refused("1", "1 d", ERR_NOT_FOUND, "Your team has no sheet 1");
	cr_assert_not(fixture_run(&f, CMD_SHEET_SHOW, "sheet", "1", NULL));
}

Test(sheet, stands_when_what_it_was_about_is_taken_back)
{
	FIXTURE_OK(&f, CMD_ACTION_ADD, "person", ADA, "what", "Write", "owner", "jpatel", NULL);
	printed(CMD_PRINT_SUPERVISION, "worker", "jpatel");
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	const struct printed_row *row = rows("1", 4);
	cr_expect_str_eq(printed_row_since(&row[2], f.arena), "taken back");
	refused("1", "3 d", ERR_NOT_FOUND, "taken back");
}

/* ---- how much work it is ---- */

static int64_t statements(enum command_id id, const char *name, const char *value)
{
	struct db *db = store_db(f.session->store);
	int64_t before = db->statements;

	FIXTURE_OK(&f, id, id == CMD_LIST ? "scope" : "preview", id == CMD_LIST ? "register" : "1",
		name, value, NULL);
	return db->statements - before;
}

/* Beside the rows of the list, which every list reads, a paper asks as much for 60 as for 3. */
Test(sheet, asks_no_more_for_many_people)
{
	static const struct {
		enum command_id id;
		const char *name, *value;
	} papers[] = {
		{CMD_PRINT_CASELOAD, NULL, NULL}, {CMD_PRINT_SUPERVISION, "worker", "jpatel"}};
	int64_t few[2], list;
	char nhs[11];

	printed(CMD_PRINT_CASELOAD, NULL, NULL);
	for (int round = 0; round < 2; round++) {
		for (int i = 0; i < 2; i++) {
			statements(papers[i].id, papers[i].name, papers[i].value);
			list = statements(
				CMD_LIST, i == 1 ? "lead" : NULL, i == 1 ? "jpatel" : NULL);
			int64_t n =
				statements(papers[i].id, papers[i].name, papers[i].value) - list;
			if (round == 0)
				few[i] = n;
			/* The supervision sheet leaves a row of the audit for each person. */
			cr_expect_leq(n, few[i] + (i == 1 ? 4 * 60 : 0) + 2, "%s: %d, %d for few",
				command_get(papers[i].id)->name, (int)n, (int)few[i]);
		}
		for (int i = 0; round == 0 && i < 57; i++) {
			fixture_number(i * 2, nhs);
			fixture_on_register(
				&f, "Many", arena_printf(f.arena, "Ann%d", i), nhs, "1940-05-06");
			lead(nhs, "jpatel");
		}
	}
}
