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

TestSuite(register_, .init = open_fixture, .fini = close_fixture);

static const struct person_record *shown(const char *person)
{
	FIXTURE_OK(&f, CMD_PERSON_SHOW, "person", person, NULL);
	return f.result.value;
}

Test(register_, opens_an_episode_and_says_the_clocks)
{
	const char *uid = fixture_person(&f, "Ahmed", "Fatima", "9990000018", "1940-03-12");
	FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", uid, "on", "2026-03-10", NULL);
	cr_assert_str_eq(f.result.message, "Added AHMED, Fatima to the register on 10-Mar-2026. "
					   "Tell them who leads by 31-Mar-2026; agree the plan by "
					   "10-Apr-2026.");
	const struct person_record *record = shown(uid);
	cr_assert_eq(record->episode->status, EPISODE_ON_REGISTER);
	cr_assert_eq(record->episode->found_how, FOUND_REFERRAL);
	cr_assert_eq(record->episode->band_then, BAND_NO_DATA);
	cr_assert_eq(record->reviews_n, 0);
	cr_assert(!fixture_run(&f, CMD_REGISTER_ADD, "person", uid, NULL));
	cr_assert_eq(f.err.code, ERR_INVALID);
	cr_assert_not_null(strstr(f.err.text, "on the register already"));
}

Test(register_, takes_a_candidate_on)
{
	const char *uid = fixture_person(&f, "Ahmed", "Fatima", "9990000018", "1940-03-12");
	FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", uid, "candidate", "1", "on", "2026-02-01", NULL);
	cr_assert(!fixture_run(&f, CMD_REGISTER_ADD, "person", uid, "candidate", "1", NULL));
	FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", uid, "found", "mdt", NULL);
	const struct person_record *record = shown(uid);
	cr_assert_eq(record->episode->status, EPISODE_ON_REGISTER);
	cr_assert_eq(record->episode->version, 2);
	cr_assert(date_equal(record->episode->opened_on, date_make(2026, 3, 12)));
}

Test(register_, refuses_the_dead_and_dates_that_cannot_be)
{
	const char *uid = fixture_person(&f, "Ahmed", "Fatima", "9990000018", "1940-03-12");
	cr_assert(!fixture_run(&f, CMD_REGISTER_ADD, "person", uid, "on", "2026-03-13", NULL));
	cr_assert_str_eq(f.err.field, "on");
	cr_assert(!fixture_run(&f, CMD_REGISTER_ADD, "person", uid, "on", "1939-03-13", NULL));
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", uid, "died", "2026-03-01", NULL);
	cr_assert(!fixture_run(&f, CMD_REGISTER_ADD, "person", uid, NULL));
	cr_assert_not_null(strstr(f.err.text, "died on 01-Mar-2026"), "%s", f.err.text);
}

Test(register_, ends_with_everything_that_hangs_on_it)
{
	const char *uid = fixture_on_register(&f, "Ahmed", "Fatima", "9990000018", "1940-03-12");
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", uid, "worker", "jpatel", "reason", "Knows her",
		NULL);
	FIXTURE_OK(
		&f, CMD_PLAN_SET, "person", uid, "section", "what_matters", "text", "My dog", NULL);
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", uid, "date", "2026-06-12", NULL);
	FIXTURE_OK(
		&f, CMD_REVIEW_BOOK, "person", uid, "date", "2026-07-12", "kind", "annual", NULL);
	FIXTURE_OK(&f, CMD_REGISTER_END, "person", uid, "reason", "moved", NULL);
	cr_assert_not_null(strstr(f.result.message, "Reviews cancelled: 2. Leads ended: 1."), "%s",
		f.result.message);
	const struct person_record *record = shown(uid);
	cr_assert_eq(record->episode->status, EPISODE_ENDED);
	cr_assert_null(record->lead);
	cr_assert_eq(record->leads[0].status, LEAD_ENDED);
	cr_assert_eq(record->reviews[0].status, REVIEW_CANCELLED);
	cr_assert_eq(record->plan->status, PLAN_ARCHIVED);
	/* a second spell is a second episode */
	cr_assert(!fixture_run(&f, CMD_REGISTER_ADD, "person", uid, "on", "2026-03-11", NULL));
	FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", uid, NULL);
	cr_assert_eq(shown(uid)->episode->status, EPISODE_ON_REGISTER);
}

Test(register_, death_needs_its_date)
{
	const char *uid = fixture_on_register(&f, "Ahmed", "Fatima", "9990000018", "1940-03-12");
	cr_assert(!fixture_run(&f, CMD_REGISTER_END, "person", uid, "reason", "died", NULL));
	cr_assert_str_eq(f.err.field, "on");
	FIXTURE_OK(&f, CMD_REGISTER_END, "person", uid, "reason", "died", "on", "2026-03-12", NULL);
	cr_assert(date_equal(shown(uid)->person.died, date_make(2026, 3, 12)));
}

Test(register_, end_is_not_before_the_beginning)
{
	const char *uid = fixture_on_register(&f, "Ahmed", "Fatima", "9990000018", "1940-03-12");
	cr_assert(!fixture_run(
		&f, CMD_REGISTER_END, "person", uid, "reason", "moved", "on", "2026-03-11", NULL));
	cr_assert_str_eq(f.err.field, "on");
	cr_assert(!fixture_run(&f, CMD_REGISTER_END, "person", uid, "reason", "bored", NULL));
	cr_assert_str_eq(f.err.field, "reason");
	FIXTURE_OK(&f, CMD_REGISTER_STATUS, NULL);
	cr_assert_eq(f.result.kind, RESULT_REGISTER);
}
