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

TestSuite(plan, .init = open_fixture, .fini = close_fixture);

static const char *uid;

static const struct plan *shown(void)
{
	FIXTURE_OK(&f, CMD_PLAN_SHOW, "person", uid, NULL);
	cr_assert_eq(f.result.kind, RESULT_PLAN);
	cr_assert_not_null(f.result.about);
	return f.result.value;
}

static void begin(void)
{
	uid = fixture_on_register(&f, "Ahmed", "Fatima", "9990000018", "1940-03-12");
}

static void write_plan(void)
{
	begin();
	FIXTURE_OK(
		&f, CMD_PLAN_SET, "person", uid, "section", "what_matters", "text", "My dog", NULL);
	FIXTURE_OK(
		&f, CMD_PLAN_NEED_ADD, "person", uid, "text", "Falls", "domain", "mobility", NULL);
	FIXTURE_OK(&f, CMD_PLAN_GOAL_ADD, "person", uid, "text", "Walk to the shop", "importance",
		"8", NULL);
	FIXTURE_OK(
		&f, CMD_PLAN_ACTION_ADD, "person", uid, "what", "Exercises", "who", "jpatel", NULL);
	FIXTURE_OK(&f, CMD_PLAN_CONTINGENCY_ADD, "person", uid, "trigger", "A fall", "do",
		"Ring 999", NULL);
}

static bool agree(void)
{
	return fixture_run(
		&f, CMD_PLAN_AGREE, "person", uid, "party", "person", "name", "Fatima Ahmed", NULL);
}

Test(plan, begins_with_the_first_section)
{
	begin();
	cr_assert(!fixture_run(&f, CMD_PLAN_SHOW, "person", uid, NULL));
	cr_assert_eq(f.err.code, ERR_NOT_FOUND);
	cr_assert(!fixture_run(
		&f, CMD_PLAN_SET, "person", uid, "section", "what_matters", "text", " ", NULL));
	cr_assert_str_eq(f.err.field, "text", "no plan is begun with nothing: %s", f.err.text);
	FIXTURE_OK(
		&f, CMD_PLAN_SET, "person", uid, "section", "what_matters", "text", "My dog", NULL);
	cr_assert_str_eq(f.result.message, "Began plan 1. Saved \"What matters to me\" in plan 1 "
					   "of AHMED, Fatima.");
	cr_assert_eq(f.result.version, 1);
	const struct plan *plan = shown();
	cr_assert_eq(plan->status, PLAN_DRAFT);
	cr_assert_str_eq(plan_text(plan, SECTION_MATTERS)->text, "My dog");
	cr_assert_str_eq(plan_text(plan, SECTION_MATTERS)->updated_by, "Jo Patel");
	cr_assert_str_eq(plan->contributions[0].section, "what_matters");
}

Test(plan, two_people_in_one_section_lose_nothing)
{
	begin();
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", uid, "section", "risks", "text", "One", NULL);
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", uid, "section", "risks", "text", "Two", "version",
		"1", NULL);
	cr_assert_eq(f.result.version, 2);
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", uid, "section", "summary", "text", "Elsewhere",
		"version", "0", NULL);
	cr_assert(!fixture_run(&f, CMD_PLAN_SET, "person", uid, "section", "risks", "text", "Three",
		"version", "1", NULL));
	cr_assert_eq(f.err.code, ERR_CONFLICT);
	cr_assert_not_null(strstr(f.err.text, "Jo Patel saved \"Risks\" at 12-Mar-2026 14:05"),
		"%s", f.err.text);
	cr_assert_str_eq(plan_text(shown(), SECTION_RISKS)->text, "Two");
	/* the same text again is no new version and no conflict */
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", uid, "section", "risks", "text", "Two", "version",
		"1", NULL);
	cr_assert_eq(f.result.version, 2);
	/* an emptied section is gone from the page, not from the store */
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", uid, "section", "risks", "text", "", NULL);
	cr_assert_null(plan_text(shown(), SECTION_RISKS));
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", uid, "section", "risks", "text", "Four", "version",
		"0", NULL);
}

Test(plan, keeps_the_nesting)
{
	write_plan();
	FIXTURE_OK(
		&f, CMD_PLAN_NEED_ADD, "person", uid, "text", "Lonely", "domain", "social", NULL);
	FIXTURE_OK(&f, CMD_PLAN_GOAL_ADD, "person", uid, "text", "Club", NULL);
	FIXTURE_OK(&f, CMD_PLAN_GOAL_ADD, "person", uid, "text", "No falls", "need", "falls", NULL);
	FIXTURE_OK(&f, CMD_PLAN_ACTION_ADD, "person", uid, "what", "Rails", "who", "her son",
		"goal", "no f", "due", "2026-04-01", NULL);
	const struct plan *plan = shown();
	cr_assert_eq(plan->needs_n, 2);
	cr_assert_eq(plan->needs[0].goals_n, 2);
	cr_assert_eq(plan->needs[1].goals_n, 1);
	cr_assert_str_eq(plan->needs[0].goals[0].actions[0].who, "Jo Patel");
	cr_assert_neq(plan->needs[0].goals[0].actions[0].worker_id, 0);
	cr_assert_str_eq(plan->needs[0].goals[1].actions[0].who, "her son");
	cr_assert_eq(plan->needs[1].goals[0].actions_n, 0);
	cr_assert(!fixture_run(
		&f, CMD_PLAN_GOAL_ADD, "person", uid, "text", "x", "need", "nowhere", NULL));
	cr_assert_str_eq(f.err.field, "need");
}

Test(plan, a_restricted_address_is_in_no_plan)
{
	write_plan();
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", uid, "address", "2 Mill Lane", "postcode",
		"DE1 1AA", NULL);
	cr_assert(agree(), "%s", f.err.text);
	cr_assert(
		strstr(shown()->identity, "2 Mill Lane\nDE1 1AA") != NULL, "as it was on the day");
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", uid, "restricted", "yes", NULL);
	FIXTURE_OK(&f, CMD_PLAN_HISTORY, "person", uid, NULL);
	const struct plan *plans = f.result.value;
	cr_assert(f.result.n == 1 && plans[0].identity == NULL,
		"no list tells what was frozen before");
	FIXTURE_OK(
		&f, CMD_PLAN_SET, "person", uid, "section", "what_matters", "text", "My cat", NULL);
	cr_assert(agree(), "%s", f.err.text);
	const char *identity = shown()->identity;
	cr_assert(
		strstr(identity, "Address confidential") != NULL && strstr(identity, "DE1") == NULL,
		"%s", identity);
}

Test(plan, agreed_is_never_changed)
{
	write_plan();
	cr_assert(agree(), "%s", f.err.text);
	const struct plan *plan = shown();
	const char *need = plan->needs[0].uid;
	cr_assert_eq(plan->status, PLAN_AGREED);
	cr_assert_eq(f.result.about->reviews_n, 1);
	cr_assert_eq(f.result.about->reviews[0].status, REVIEW_DUE);
	cr_assert(date_equal(plan->next_review, f.result.about->reviews[0].due_on));
	cr_assert(text_starts(plan->identity, "AHMED, Fatima\nNHS Number 999 000 0018\nBorn "
					      "12-Mar-1940"));
	cr_assert(!agree());
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", uid, "section", "what_matters", "text", "My cat",
		"version", "1", NULL);
	cr_assert(text_starts(f.result.message, "Began plan 2 as a copy of plan 1. "), "%s",
		f.result.message);
	plan = shown();
	cr_assert_eq(plan->number, 2);
	cr_assert_eq(plan->status, PLAN_DRAFT);
	cr_assert_eq(plan->agreements_n, 0);
	cr_assert_str_eq(plan->needs[0].goals[0].actions[0].what, "Exercises");
	cr_assert_str_neq(plan->needs[0].uid, need);
	/* whoever began from plan 1 learns of the save in plan 2 */
	cr_assert(!fixture_run(&f, CMD_PLAN_SET, "person", uid, "section", "what_matters", "text",
		"My bird", "version", "1", NULL));
	cr_assert_eq(f.err.code, ERR_CONFLICT);
	FIXTURE_OK(&f, CMD_PLAN_SHOW, "person", uid, "version", "1", NULL);
	plan = f.result.value;
	cr_assert_str_eq(plan_text(plan, SECTION_MATTERS)->text, "My dog");
	cr_assert(agree(), "%s", f.err.text);
	FIXTURE_OK(&f, CMD_PLAN_HISTORY, "person", uid, NULL);
	plan = f.result.value;
	cr_assert_eq(f.result.n, 2);
	cr_assert_eq(plan[0].status, PLAN_AGREED);
	cr_assert_eq(plan[1].status, PLAN_SUPERSEDED);
}

Test(plan, gathers_parties)
{
	begin();
	cr_assert(!agree());
	cr_assert_str_eq(f.err.field, "plan");
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", uid, "section", "summary", "text", "x", NULL);
	cr_assert(!agree());
	cr_assert_str_eq(f.err.field, "what_matters");
	FIXTURE_OK(
		&f, CMD_PLAN_SET, "person", uid, "section", "what_matters", "text", "My dog", NULL);
	FIXTURE_OK(&f, CMD_PLAN_AGREE, "person", uid, "party", "health", "name", "Ann Smith",
		"more", "1", NULL);
	cr_assert_eq(shown()->status, PLAN_DRAFT);
	cr_assert(!fixture_run(
		&f, CMD_PLAN_AGREE, "person", uid, "party", "health", "name", "Ann Smith", NULL));
	cr_assert(!fixture_run(&f, CMD_PLAN_AGREE, "person", uid, "party", "person", "name", "F",
		"review", "2027-04-01", NULL));
	cr_assert_str_eq(f.err.field, "review");
	FIXTURE_OK(&f, CMD_PLAN_AGREE, "person", uid, "party", "social_care", "name", "Jo Patel",
		"review", "2026-06-12", "on-paper", "1", NULL);
	const struct plan *plan = shown();
	cr_assert_eq(plan->status, PLAN_AGREED);
	cr_assert_eq(plan->agreements_n, 2);
	cr_assert(plan->agreements[1].on_paper);
	cr_assert(!plan->joint); /* no health professional wrote in it */
	cr_assert(date_equal(plan->next_review, date_make(2026, 6, 12)));
}

Test(plan, one_part_is_edited)
{
	write_plan();
	const struct plan *plan = shown();
	const char *action = plan->needs[0].goals[0].actions[0].uid;
	FIXTURE_OK(&f, CMD_PLAN_PART_EDIT, "person", uid, "part", action, "status", "done",
		"version", "1", NULL);
	cr_assert_eq(f.result.version, 2);
	cr_assert(!fixture_run(&f, CMD_PLAN_PART_EDIT, "person", uid, "part", action, "status",
		"done", "version", "1", NULL));
	cr_assert_eq(f.err.code, ERR_CONFLICT);
	cr_assert(!fixture_run(
		&f, CMD_PLAN_PART_EDIT, "person", uid, "part", action, "domain", "pain", NULL));
	cr_assert_str_eq(f.err.field, "domain");
	cr_assert(!fixture_run(&f, CMD_PLAN_PART_EDIT, "person", uid, "part", action, NULL));
	cr_assert(!fixture_run(
		&f, CMD_PLAN_PART_EDIT, "person", uid, "part", "falls", "text", "", NULL));
	FIXTURE_OK(
		&f, CMD_PLAN_PART_EDIT, "person", uid, "part", "a fall", "ring", "Daughter", NULL);
	cr_assert(agree(), "%s", f.err.text);
	/* in an agreed plan it is the copy that changes */
	FIXTURE_OK(&f, CMD_PLAN_PART_EDIT, "person", uid, "part", "falls", "eligible", "yes", NULL);
	plan = shown();
	cr_assert_eq(plan->number, 2);
	cr_assert_eq(plan->needs[0].eligible, ELIGIBLE_YES);
	cr_assert_eq(plan->needs[0].goals[0].actions[0].status, PLAN_ACTION_DONE);
	cr_assert_str_eq(plan->contingency[0].ring, "Daughter");
}

Test(plan, declined_stays_on_the_register)
{
	write_plan();
	cr_assert(!fixture_run(&f, CMD_PLAN_DECLINE, "person", uid, NULL));
	FIXTURE_OK(&f, CMD_PLAN_DECLINE, "person", uid, "reason", "Does not want one", NULL);
	cr_assert_eq(shown()->status, PLAN_DECLINED);
	cr_assert_eq(f.result.about->episode->status, EPISODE_DECLINED_PLAN);
	cr_assert(!fixture_run(&f, CMD_PLAN_DECLINE, "person", uid, "reason", "Again", NULL));
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", uid, "section", "also_know", "text",
		"Changed her mind", NULL);
	cr_assert(agree(), "%s", f.err.text);
	cr_assert_eq(shown()->number, 2);
	cr_assert_eq(f.result.about->episode->status, EPISODE_ON_REGISTER);
}

Test(plan, draft_goes_only_with_the_save)
{
	begin();
	FIXTURE_OK(&f, CMD_DRAFT_KEEP, "person", uid, "place", "plan/risks", "text", "Half a sen",
		NULL);
	FIXTURE_OK(&f, CMD_DRAFT_KEEP, "person", uid, "place", "plan/risks", "text",
		"Half a sentence", NULL);
	FIXTURE_OK(&f, CMD_DRAFT_LIST, NULL);
	const struct draft *drafts = f.result.value;
	cr_assert_eq(f.result.n, 1);
	cr_assert_str_eq(drafts[0].text, "Half a sentence");
	cr_assert_str_eq(drafts[0].person, "AHMED, Fatima");
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", uid, "section", "summary", "text", "x", NULL);
	FIXTURE_OK(&f, CMD_DRAFT_LIST, "person", uid, "place", "plan/risks", NULL);
	cr_assert_eq(f.result.n, 1);
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", uid, "section", "risks", "text", "From the shell.",
		NULL);
	FIXTURE_OK(&f, CMD_DRAFT_LIST, NULL);
	cr_assert_eq(f.result.n, 1, "a save that was not typed in the draft leaves it");
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", uid, "section", "risks", "text", "Half a sentence.",
		"draft", "plan/risks", NULL);
	FIXTURE_OK(&f, CMD_DRAFT_LIST, NULL);
	cr_assert_eq(f.result.n, 0);
	cr_assert(!fixture_run(&f, CMD_DRAFT_DROP, "person", uid, "place", "plan/risks", NULL));
	FIXTURE_OK(&f, CMD_DRAFT_KEEP, "place", "note", "text", "About nobody", NULL);
	FIXTURE_OK(&f, CMD_DRAFT_DROP, "place", "note", NULL);
}
