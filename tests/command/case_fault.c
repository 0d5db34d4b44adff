/* Every fault is found where it is, said with the command that mends it, and gone once that was done;
 * of a case in order nothing is said. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>

#include <caseload/case_fault.h>
#include <caseload/command/rows.h>
#include <caseload/db/db.h>

#include "fixture.h"

static struct fixture f;

#define ADA "9990000018"
#define BEN "9990000026"

static void close_fixture(void)
{
	fixture_close(&f);
}

/* A case with nothing wrong: asked, led, told, its plan declined, its next review booked. */
static void in_order(const char *number, const char *family)
{
	FIXTURE_OK(&f, CMD_PERSON_ADD, "family", family, "given", "Ada", "nhs-number", number,
		"born", strcmp(number, ADA) == 0 ? "1941-05-06" : "1950-01-02", "sharing", "agreed",
		"practice", "C81001", "anyway", "1", NULL);
	FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", number, "reason", "x", NULL);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", number, "worker", "asmith", "reason", "x", NULL);
	FIXTURE_OK(&f, CMD_LEAD_INFORM, "person", number, "on", "today", "how", "phone", NULL);
	FIXTURE_OK(&f, CMD_PLAN_DECLINE, "person", number, "reason", "x", NULL);
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", number, "date", "+3m", NULL);
}

static void open_fixture(void)
{
	static const char file[] = "C81001,GREEN LANE,Y54,QJ2,1 A ST,,,,,DE1 "
				   "1AA,20000101,,A,B,,,,01,20000101,,,,,,,,\n"
				   "C81002,HILL SIDE,Y54,QJ2,1 A ST,,,,,DE1 "
				   "1AA,20000101,20250101,C,B,,,,01,20000101,,,,,,,,\n";

	fixture_open(&f);
	const char *path = fixture_write(&f, "practices.csv", file, sizeof file - 1);
	FIXTURE_OK(&f, CMD_PRACTICE_IMPORT, "file", path, NULL);
	FIXTURE_OK(&f, CMD_PRACTICE_JOIN, "code", "C81001", NULL);
	FIXTURE_OK(&f, CMD_PRACTICE_JOIN, "code", "C81002", NULL);
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Ann Smith", "profession", "district_nurse", "login",
		"asmith", NULL);
	in_order(ADA, "Ahmed");
}

TestSuite(case_fault, .init = open_fixture, .fini = close_fixture, .timeout = 60);

static size_t found(const struct case_fault **out)
{
	FIXTURE_OK(&f, CMD_DOCTOR_CASES, NULL);
	cr_assert_eq(f.result.kind, RESULT_CASE_FAULTS);
	*out = f.result.value;
	return f.result.n;
}

static void nothing_wrong(const char *after)
{
	const struct case_fault *list;
	size_t n = found(&list);

	cr_assert_eq(n, 0, "%s: %s: %s", after,
		n > 0 ? word_code(&words_case_fault_kind, list->kind) : "",
		n > 0 ? list->words : "");
	cr_assert_str_eq(f.result.message, "Nothing is wrong with the cases.");
}

/* Exactly this one. */
static struct case_fault only(int kind, const char *mend, const char *words)
{
	const struct case_fault *list;
	size_t n = found(&list);
	const char *code = word_code(&words_case_fault_kind, kind);
	int used;

	cr_assert(n > 0, "no %s was found", code);
	for (size_t i = 0; i < n; i++)
		cr_assert_eq(list[i].kind, kind, "%s beside %s: %s",
			word_code(&words_case_fault_kind, list[i].kind), code, list[i].words);
	cr_assert_eq(n, 1, "%zu of %s", n, code);
	cr_assert_str_eq(list->mend, mend, "%s", code);
	cr_assert_not_null(
		strstr(list->words, words), "%s: \"%s\" has no \"%s\"", code, list->words, words);
	cr_assert_not_null(list->person, "%s", code);
	cr_assert_not_null(list->person_uid, "%s", code);
	char copy[40], *word[4], *save = NULL;
	int parts = 0;
	snprintf(copy, sizeof copy, "%s", list->mend);
	for (char *w = strtok_r(copy, " ", &save); w != NULL; w = strtok_r(NULL, " ", &save))
		word[parts++] = w;
	cr_assert_not_null(command_named(parts, word, &used), "%s is no command", list->mend);
	cr_assert_eq(used, parts);
	return list[0];
}

/* What no command does any more, but a store of before may hold. */
static void in_the_store(const char *sql)
{
	struct db *db;

	cr_assert(db_open_sqlite(f.path, 0, &db, &f.err), "%s", f.err.text);
	cr_assert(db_run(db, sql, &f.err), "%s", f.err.text);
	db_close(db);
}

Test(case_fault, none_of_a_case_in_order)
{
	nothing_wrong("in order");
}

Test(case_fault, who_died_is_to_be_taken_off)
{
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ADA, "died", "2026-03-02", "sharing", "", NULL);
	struct case_fault fault = only(CASE_FAULT_DEAD_OPEN, "register end", "Died on 02-Mar-2026");
	cr_assert_eq(fault.days, 10);
	FIXTURE_OK(&f, CMD_REGISTER_END, "person", ADA, "reason", "died", NULL);
	nothing_wrong("register end");
}

Test(case_fault, leads)
{
	FIXTURE_OK(&f, CMD_LEAD_END, "person", ADA, "reason", "x", NULL);
	only(CASE_FAULT_NO_LEAD, "lead assign", "Nobody leads");
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", ADA, "worker", "asmith", "reason", "x", NULL);
	nothing_wrong("lead assign");

	fixture_now(&f, "2026-04-02T14:05"); /* day 21 */
	nothing_wrong("the last day to tell");
	fixture_now(&f, "2026-04-03T14:05");
	only(CASE_FAULT_TOLD_NOT, "lead inform", "last day was 02-Apr-2026");
	FIXTURE_OK(&f, CMD_LEAD_INFORM, "person", ADA, "on", "today", "how", "phone", NULL);
	nothing_wrong("lead inform");

	FIXTURE_OK(&f, CMD_ABSENCE_ADD, "worker", "asmith", "from", "today", "until", "+1w", NULL);
	only(CASE_FAULT_LEAD_AWAY, "lead assign", "nobody acts");
	FIXTURE_OK(&f, CMD_ABSENCE_END, "worker", "asmith", NULL);
	nothing_wrong("absence end");
	FIXTURE_OK(&f, CMD_ABSENCE_ADD, "worker", "asmith", "from", "today", "until", "+1w",
		"cover", "jpatel", NULL);
	nothing_wrong("away for a week, with somebody who acts");
	FIXTURE_OK(&f, CMD_ABSENCE_END, "worker", "asmith", NULL);
	FIXTURE_OK(&f, CMD_ABSENCE_ADD, "worker", "asmith", "from", "today", "until", "+6w",
		"cover", "jpatel", NULL);
	only(CASE_FAULT_LEAD_AWAY, "lead assign", "longer than 21 days");
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", ADA, "worker", "jpatel", "reason", "x", NULL);
	nothing_wrong("lead assign");
}

Test(case_fault, who_left_leads_nobody_and_does_nothing)
{
	FIXTURE_OK(&f, CMD_ACTION_ADD, "person", ADA, "what", "Ring", "owner", "asmith", NULL);
	in_the_store("UPDATE worker SET active_to = '2026-03-12' WHERE login = 'asmith'");
	FIXTURE_OK(&f, CMD_DOCTOR_CASES, "kind", "lead_gone", NULL);
	cr_assert_eq(f.result.n, 1);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", ADA, "worker", "jpatel", "reason", "x", NULL);
	FIXTURE_OK(&f, CMD_LEAD_INFORM, "person", ADA, "on", "today", "how", "phone", NULL);
	struct case_fault fault =
		only(CASE_FAULT_ACTION_NO_OWNER, "action edit", "\"Ring\" belongs to Ann Smith");
	FIXTURE_OK(
		&f, CMD_ACTION_EDIT, "person", ADA, "action", fault.part, "owner", "jpatel", NULL);
	nothing_wrong("action edit");
}

Test(case_fault, reviews_and_plans)
{
	FIXTURE_OK(&f, CMD_REVIEW_CANCEL, "person", ADA, "reason", "x", NULL);
	only(CASE_FAULT_NO_REVIEW, "review book", "No review is booked");
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", ADA, "date", "+1w", NULL);
	nothing_wrong("review book");
	fixture_now(&f, "2026-03-19T14:05");
	nothing_wrong("due today");
	fixture_now(&f, "2026-03-20T14:05");
	struct case_fault fault =
		only(CASE_FAULT_REVIEW_LATE, "review book", "due 19-Mar-2026, 1 day late");
	cr_assert_eq(fault.days, 1);
	cr_assert_not_null(fault.part);
	FIXTURE_OK(&f, CMD_REVIEW_HOLD, "person", ADA, "outcome", "continue", NULL);
	nothing_wrong("review hold");

	FIXTURE_OK(&f, CMD_PLAN_SET, "person", ADA, "section", "what_matters", "text", "The sea",
		NULL);
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", ADA, "section", "summary", "text", "Well", NULL);
	FIXTURE_OK(&f, CMD_PLAN_AGREE, "person", ADA, "party", "health", "name", "Dr Lee", NULL);
	nothing_wrong("plan agree");
	fixture_now(&f, "2026-04-20T14:05");
	FIXTURE_OK(&f, CMD_REVIEW_HOLD, "person", ADA, "outcome", "change", NULL);
	only(CASE_FAULT_PLAN_OLDER, "plan show", "said: Change the plan");
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", ADA, "section", "summary", "text", "Better", NULL);
	nothing_wrong("the next plan is begun");
}

Test(case_fault, a_plan_that_never_came)
{
	FIXTURE_OK(&f, CMD_PERSON_ADD, "family", "Bell", "given", "Ben", "nhs-number", BEN, "born",
		"1950-01-02", "sharing", "agreed", "practice", "C81001", NULL);
	FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", BEN, "reason", "x", NULL);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", BEN, "worker", "asmith", "reason", "x", NULL);
	FIXTURE_OK(&f, CMD_LEAD_INFORM, "person", BEN, "on", "today", "how", "phone", NULL);
	nothing_wrong("a month to write it");
	fixture_now(&f, "2026-04-12T14:05");
	nothing_wrong("its last day");
	fixture_now(&f, "2026-04-13T14:05");
	only(CASE_FAULT_NO_PLAN, "plan show", "last day was 12-Apr-2026. Write one");
	FIXTURE_OK(&f, CMD_PLAN_DECLINE, "person", BEN, "reason", "x", NULL);
	only(CASE_FAULT_NO_REVIEW, "review book", "No review");
}

Test(case_fault, sharing_and_practice)
{
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ADA, "sharing", "not_asked", NULL);
	only(CASE_FAULT_CONSENT_NOT_ASKED, "person edit", "Ask, and record");
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ADA, "sharing", "objects", NULL);
	nothing_wrong("somebody who was asked and objects");
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ADA, "practice", "C81002", NULL);
	only(CASE_FAULT_PRACTICE_CLOSED, "person edit", "C81002 is closed since 01-Jan-2025");
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ADA, "practice", "", NULL);
	only(CASE_FAULT_PRACTICE_CLOSED, "person edit", "No GP practice");
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ADA, "practice", "C81001", NULL);
	nothing_wrong("person edit");
}

Test(case_fault, two_records)
{
	in_order(BEN, "Ahmed");
	struct case_fault fault = only(CASE_FAULT_NAMESAKES, "person compare", "has this name");
	cr_assert_not_null(fault.other);
	FIXTURE_OK(&f, CMD_PERSON_NOT_SAME, "person", ADA, "other", BEN, "reason", "x", NULL);
	nothing_wrong("person not-same");

	FIXTURE_OK(&f, CMD_PERSON_ADD, "family", "Ahmed", "given", "Ada", "born", "1941-05-06",
		"phone", "01332 000000", "anyway", "1", NULL);
	const char *second = f.result.uid;
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ADA, "phone", "01332 000000", NULL);
	fault = only(CASE_FAULT_NUMBER_TWICE, "person compare", "ikely the same person");
	cr_assert_str_eq(fault.other, second);
	FIXTURE_OK(&f, CMD_PERSON_MERGE, "person", ADA, "other", second, "reason", "x", NULL);
	nothing_wrong("person merge");
}

Test(case_fault, what_hurts_most_comes_first)
{
	const struct case_fault *list;

	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ADA, "sharing", "", NULL);
	FIXTURE_OK(&f, CMD_LEAD_END, "person", ADA, "reason", "x", NULL);
	in_order(BEN, "Bell");
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", BEN, "died", "today", NULL);
	cr_assert_eq(found(&list), 3);
	cr_assert_eq(list[0].kind, CASE_FAULT_DEAD_OPEN);
	cr_assert_eq(list[1].kind, CASE_FAULT_NO_LEAD);
	cr_assert_eq(list[2].kind, CASE_FAULT_CONSENT_NOT_ASKED);
	cr_assert_str_eq(f.result.message,
		"3 faults in the cases: Died, still open 1, No lead 1, Sharing not asked 1.");
	FIXTURE_OK(&f, CMD_DOCTOR_CASES, "kind", "no_lead", NULL);
	cr_assert_eq(f.result.n, 1);
	cr_assert_str_eq(rows_person(&f.result, 0), list[1].person_uid);
}
