#include <criterion/criterion.h>

#include <string.h>

#include <caseload/base/str.h>
#include <caseload/record.h>

#include "fixture.h"

static struct fixture f;

static void open_fixture(void)
{
	fixture_open(&f);
}

static void close_fixture(void)
{
	fixture_close(&f);
}

TestSuite(action, .init = open_fixture, .fini = close_fixture);

static size_t open_actions(const char *late)
{
	FIXTURE_OK(&f, CMD_ACTION_LIST, "owner", "jpatel", "late", late, NULL);
	cr_assert_eq(f.result.kind, RESULT_ACTIONS);
	return f.result.n;
}

Test(action, is_added_and_closed)
{
	const char *uid = fixture_person(&f, "Ahmed", "Fatima", "9990000018", "1940-03-12");
	FIXTURE_OK(&f, CMD_ACTION_ADD, "person", uid, "what", "Ring the surgery", "owner", "jpatel",
		"due", "2026-03-19", NULL);
	cr_assert_str_eq(f.result.message, "Added an action for Jo Patel about AHMED, Fatima, due "
					   "on 19-Mar-2026.");
	const char *first = f.result.uid;
	FIXTURE_OK(
		&f, CMD_ACTION_ADD, "person", uid, "what", "Ring the son", "owner", "jpatel", NULL);
	cr_assert_eq(open_actions(NULL), 2);
	cr_assert_eq(open_actions("1"), 0);
	cr_assert(!fixture_run(&f, CMD_ACTION_DONE, "person", uid, "action", "ring", NULL));
	cr_assert_eq(f.err.code, ERR_INVALID);
	FIXTURE_OK(&f, CMD_ACTION_DONE, "person", uid, "action", "ring the son", "status",
		"not_needed", "outcome", "He rang us", NULL);
	FIXTURE_OK(&f, CMD_ACTION_DONE, "person", uid, "action", first, NULL);
	cr_assert_eq(open_actions(NULL), 0);
	cr_assert(!fixture_run(&f, CMD_ACTION_DONE, "person", uid, "action", first, NULL));
	cr_assert_eq(f.err.code, ERR_NOT_FOUND);
}

Test(action, needs_an_owner_and_a_day_to_come)
{
	const char *uid = fixture_person(&f, "Ahmed", "Fatima", "9990000018", "1940-03-12");
	cr_assert(!fixture_run(&f, CMD_ACTION_ADD, "person", uid, "what", "Ring", NULL));
	cr_assert_str_eq(f.err.field, "owner");
	cr_assert(!fixture_run(
		&f, CMD_ACTION_ADD, "person", uid, "what", " ", "owner", "jpatel", NULL));
	cr_assert_str_eq(f.err.field, "what");
	cr_assert(!fixture_run(&f, CMD_ACTION_ADD, "person", uid, "what", "Ring", "owner", "jpatel",
		"due", "2026-03-11", NULL));
	cr_assert_str_eq(f.err.field, "due");
}

Test(action, changes_hands_and_date_and_comes_back)
{
	const char *uid = fixture_person(&f, "Ahmed", "Fatima", "9990000018", "1940-03-12");
	const struct action *action;

	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Ann Smith", "profession", "district_nurse", "login",
		"asmith", NULL);
	FIXTURE_OK(&f, CMD_ACTION_ADD, "person", uid, "what", "Ring", "owner", "jpatel", "due",
		"2026-03-19", NULL);
	cr_assert(!fixture_run(&f, CMD_ACTION_REOPEN, "person", uid, "action", "ring", NULL));
	cr_assert_eq(f.err.code, ERR_NOT_FOUND);
	FIXTURE_OK(&f, CMD_ACTION_EDIT, "person", uid, "action", "ring", "owner", "asmith", "due",
		"2026-03-26", NULL);
	FIXTURE_OK(&f, CMD_ACTION_LIST, "asked", "1", NULL);
	cr_assert_eq(f.result.n, 1, "I asked, somebody else does it");
	action = f.result.value;
	cr_assert_str_eq(action->owner, "asmith");
	cr_assert_eq(action->carried, 1);
	cr_assert_str_eq(action->asked_by, "Jo Patel");
	cr_assert_eq(open_actions(NULL), 0);
	FIXTURE_OK(&f, CMD_ACTION_EDIT, "person", uid, "action", "ring", "due", "2026-03-20", NULL);
	FIXTURE_OK(&f, CMD_ACTION_LIST, NULL);
	cr_assert_eq(
		((const struct action *)f.result.value)->carried, 1, "an earlier date is none");
	FIXTURE_OK(&f, CMD_ACTION_DONE, "person", uid, "action", "ring", NULL);
	FIXTURE_OK(&f, CMD_ACTION_LIST, "closed", "1", NULL);
	cr_assert_eq(f.result.n, 1);
	cr_assert(!fixture_run(&f, CMD_ACTION_LIST, "closed", "1", "late", "1", NULL));
	FIXTURE_OK(&f, CMD_ACTION_REOPEN, "person", uid, "action", "ring", NULL);
	FIXTURE_OK(&f, CMD_ACTION_LIST, NULL);
	cr_assert_eq(f.result.n, 1);
}
