#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/history.h>
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

Test(action, in_one_line_says_who_and_when)
{
	static const struct {
		const char *line, *owner, *due, *message, *field;
	} cases[] = {
		{"BP standing / smith / fri", NULL, NULL,
			"Added an action for Ann Smith about AHMED, Fatima, due on 13-Mar-2026.",
			NULL},
		{"ECG/asmith/+1w", NULL, NULL,
			"Added an action for Ann Smith about AHMED, Fatima, due on 19-Mar-2026.",
			NULL},
		{"Ring on 16/3 / an / 16/3", NULL, NULL,
			"Added an action for Ann Smith about AHMED, Fatima, due on 16-Mar-2026.",
			NULL},
		{"Weigh / jo", NULL, NULL, "Added an action for Jo Patel about AHMED, Fatima.",
			NULL},
		{"Bath / and / rails", "jpatel", NULL,
			"Added an action for Jo Patel about AHMED, Fatima.", NULL},
		{"Bath / smith / fri", NULL, "2026-03-20",
			"Added an action for Ann Smith about AHMED, Fatima, due on 20-Mar-2026.",
			NULL},
		{"Ring", NULL, NULL, NULL, "owner"},
		{"Ring / nobody / fri", NULL, NULL, NULL, "owner"},
		{"Ring / smith / soonish", NULL, NULL, NULL, "due"},
		{"Ring / smith / 11/3/26", NULL, NULL, NULL, "due"},
		{" / smith / fri", NULL, NULL, NULL, "what"},
	};
	const char *uid = fixture_person(&f, "Ahmed", "Fatima", "9990000018", "1940-03-12");

	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Ann Smith", "profession", "district_nurse", "login",
		"asmith", NULL);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		bool done = fixture_run(&f, CMD_ACTION_ADD, "person", uid, "what", cases[i].line,
			"owner", cases[i].owner, "due", cases[i].due, NULL);
		cr_assert_eq(done, cases[i].message != NULL, "%s: %s", cases[i].line, f.err.text);
		if (done)
			cr_assert_str_eq(f.result.message, cases[i].message);
		else
			cr_assert_str_eq(
				f.err.field, cases[i].field, "%s: %s", cases[i].line, f.err.text);
	}
	FIXTURE_OK(&f, CMD_ACTION_LIST, "owner", "smith", "sort", "due", NULL);
	cr_assert_str_eq(((const struct action *)f.result.value)->what, "BP standing");
	FIXTURE_OK(&f, CMD_ACTION_LIST, "owner", "patel", NULL);
	for (size_t i = 0; i < f.result.n; i++)
		cr_assert(
			strncmp(((const struct action *)f.result.value)[i].what, "Bath", 4) != 0 ||
				strcmp(((const struct action *)f.result.value)[i].what,
					"Bath / and / rails") == 0,
			"a line with an owner beside it is taken as it is");
}

static void on_day(const char *iso)
{
	struct err err;

	setenv("CASELOAD_NOW", arena_printf(f.arena, "%sT14:05", iso), 1);
	cr_assert(clock_start(&err));
}

/* Jo has one that is late and one without a date, Ann one that was put off. */
static const char *ledger(void)
{
	const char *uid = fixture_person(&f, "Ahmed", "Fatima", "9990000018", "1940-03-12");
	const char *other = fixture_person(&f, "Bell", "Ben", "9990000026", "1950-01-02");

	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Ann Smith", "profession", "district_nurse", "login",
		"asmith", NULL);
	FIXTURE_OK(&f, CMD_ACTION_ADD, "person", uid, "what", "Ring / jpatel / 2026-03-13", NULL);
	FIXTURE_OK(&f, CMD_ACTION_ADD, "person", other, "what", "Write / jpatel", NULL);
	FIXTURE_OK(&f, CMD_ACTION_ADD, "person", uid, "what", "Weigh / asmith / 2026-03-13", NULL);
	FIXTURE_OK(
		&f, CMD_ACTION_EDIT, "person", uid, "action", "weigh", "due", "2026-03-30", NULL);
	on_day("2026-03-18");
	return uid;
}

Test(action, by_owner_is_the_chase_list)
{
	const struct action_owner *owners;
	const char *uid = ledger();

	FIXTURE_OK(&f, CMD_ACTION_CHASE, NULL);
	cr_assert_eq(f.result.kind, RESULT_CHASE);
	cr_assert_eq(f.result.n, 2);
	owners = f.result.value;
	cr_assert_str_eq(owners[0].name, "Jo Patel", "who has most that is late comes first");
	cr_assert_str_eq(
		action_owner_counts(&owners[0], f.arena), "2 open, 1 late, oldest 13-Mar-2026");
	cr_assert_str_eq(owners[0].actions[0].what, "Ring");
	cr_assert_str_eq(owners[0].actions[1].what, "Write", "without a date last");
	cr_assert_str_eq(action_owner_counts(&owners[1], f.arena), "1 open, oldest 30-Mar-2026");
	FIXTURE_OK(&f, CMD_ACTION_CHASE, "late", "1", NULL);
	cr_assert_eq(f.result.n, 1);

	FIXTURE_OK(&f, CMD_ACTION_CHASED, "person", uid, "action", "ring", NULL);
	cr_assert_str_eq(f.result.message,
		"Asked Jo Patel today after an action about AHMED, Fatima, 1st time.");
	cr_assert_not(fixture_run(&f, CMD_ACTION_CHASED, "person", uid, "action", "ring", NULL),
		"a day counts once");
	on_day("2026-03-19");
	FIXTURE_OK(&f, CMD_ACTION_CHASED, "person", uid, "action", "ring", NULL);
	cr_assert(strstr(f.result.message, "2nd time") != NULL, "%s", f.result.message);
	FIXTURE_OK(&f, CMD_ACTION_CHASE, NULL);
	owners = f.result.value;
	cr_assert_str_eq(
		action_chased_words(&owners[0].actions[0], f.arena), "asked 19-Mar-2026, 2 times");
	/* Three late ones count for more than one that is older. */
	FIXTURE_OK(&f, CMD_ACTION_ADD, "person", uid, "what", "Bathe / asmith / 2026-03-20", NULL);
	FIXTURE_OK(&f, CMD_ACTION_ADD, "person", uid, "what", "Feed / asmith / 2026-03-20", NULL);
	on_day("2026-04-02");
	FIXTURE_OK(&f, CMD_ACTION_CHASE, NULL);
	owners = f.result.value;
	cr_assert_str_eq(owners[0].name, "Ann Smith");
	cr_assert_str_eq(
		action_owner_counts(&owners[0], f.arena), "3 open, 3 late, oldest 20-Mar-2026");
}

Test(action, lists_are_sorted_and_narrowed)
{
	static const struct {
		const char *name, *value, *first;
		size_t n;
	} cases[] = {
		{"sort", "due", "Ring", 3},
		{"sort", "owner", "Weigh", 3},
		{"sort", "person", "Ring", 3},
		{"sort", "carried", "Weigh", 3},
		{"carried", "1", "Weigh", 1},
		{"late", "1", "Ring", 1},
	};

	ledger();
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		FIXTURE_OK(&f, CMD_ACTION_LIST, cases[i].name, cases[i].value, NULL);
		cr_assert_eq(f.result.n, cases[i].n, "%s %s: %zu", cases[i].name, cases[i].value,
			f.result.n);
		cr_assert_str_eq(((const struct action *)f.result.value)->what, cases[i].first,
			"%s %s", cases[i].name, cases[i].value);
	}
	cr_assert_not(fixture_run(&f, CMD_ACTION_LIST, "sort", "colour", NULL));
}

Test(action, history_keeps_what_came_of_it)
{
	static const char *const steps[] = {"Closed", "Opened again", "Closed", "Asked after",
		"Put off", "Given to Ann Smith", "Added, for Jo Patel"};
	const char *uid = ledger();
	const struct history *entries;
	bool outcome = false;

	FIXTURE_OK(&f, CMD_ACTION_EDIT, "person", uid, "action", "ring", "owner", "asmith", NULL);
	FIXTURE_OK(&f, CMD_ACTION_EDIT, "person", uid, "action", "ring", "due", "2026-03-30", NULL);
	FIXTURE_OK(&f, CMD_ACTION_CHASED, "person", uid, "action", "ring", NULL);
	FIXTURE_OK(&f, CMD_ACTION_DONE, "person", uid, "action", "ring", "outcome", "No answer",
		"status", "refused", NULL);
	FIXTURE_OK(&f, CMD_ACTION_REOPEN, "person", uid, "action", "ring", NULL);
	FIXTURE_OK(&f, CMD_ACTION_DONE, "person", uid, "action", "ring", "outcome",
		"Comes on Friday", NULL);
	FIXTURE_OK(&f, CMD_ACTION_HISTORY, "person", uid, "action", "ring", NULL);
	entries = f.result.value;
	cr_assert_eq(f.result.n, sizeof steps / sizeof *steps);
	for (size_t i = 0; i < f.result.n; i++) {
		cr_assert_str_eq(entries[i].what, steps[i]);
		cr_assert_str_eq(entries[i].who, "Jo Patel");
		for (size_t j = 0; j < entries[i].fields_n; j++)
			outcome = outcome ||
				  (entries[i].fields[j].after != NULL &&
					  strcmp(entries[i].fields[j].after, "No answer") == 0);
	}
	cr_assert(outcome, "the outcome it was opened again from is still told");
	FIXTURE_OK(&f, CMD_ACTION_LIST, "closed", "1", NULL);
	cr_assert_eq(((const struct action *)f.result.value)->reopened, 1);
}

Test(action, of_one_who_left_says_so)
{
	const char *uid = fixture_person(&f, "Ahmed", "Fatima", "9990000018", "1940-03-12");

	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Ann Smith", "profession", "district_nurse", "login",
		"asmith", NULL);
	FIXTURE_OK(&f, CMD_WORKER_END, "worker", "asmith", "on", "2026-04-01", NULL);
	FIXTURE_OK(&f, CMD_ACTION_ADD, "person", uid, "what", "Weigh / smith / 2026-04-03", NULL);
	for (int day = 0; day < 2; day++) {
		on_day(day == 0 ? "2026-03-31" : "2026-04-01");
		FIXTURE_OK(&f, CMD_ACTION_LIST, NULL);
		cr_assert_str_eq(action_owner_words(f.result.value, f.arena),
			day == 0 ? "Ann Smith" : "Ann Smith ! has left");
		FIXTURE_OK(&f, CMD_ACTION_CHASE, NULL);
		cr_assert_eq(((const struct action_owner *)f.result.value)->gone, day == 1);
	}
}
