/* Referrals by the hour and after 91 days; requests; the care home's plan. */
#include "fixture.h"

#include <string.h>

#include <criterion/criterion.h>

#include <caseload/due.h>
#include <caseload/referral.h>

TestSuite(referral, .timeout = 60);

static const struct due *find(struct fixture *f, int kind, bool late)
{
	const struct due *dues;

	if (late)
		FIXTURE_OK(f, CMD_DEADLINE_LIST, "late", "yes", NULL);
	else
		FIXTURE_OK(f, CMD_DEADLINE_LIST, NULL);
	dues = f->result.value;
	for (size_t i = 0; i < f->result.n; i++)
		if (dues[i].kind == kind)
			return &dues[i];
	return NULL;
}

/* Somebody who is on nobody's register is seen within two hours all the same. */
Test(referral, two_hours_run_until_the_first_contact)
{
	struct fixture f;
	const struct due *due;
	const char *uid;

	fixture_open(&f);
	uid = fixture_person(&f, "Ahmed", "Fatima", "9990000018", "1-Jan-1940");
	FIXTURE_OK(&f, CMD_REFERRAL_ADD, "person", uid, "service", "Rapid response", "urgency",
		"two_hour", "received", "12-Mar-2026 13:20", NULL);
	cr_assert(strstr(f.result.message, "by 12-Mar-2026 15:20"), "%s", f.result.message);
	due = find(&f, DUE_TWO_HOUR, false);
	cr_assert_str_eq(due->due_at, "2026-03-12T15:20:00Z");
	cr_assert_not(due->late);
	fixture_now(&f, "2026-03-12T15:20");
	cr_assert_null(find(&f, DUE_TWO_HOUR, true), "in time until the minute is over");
	fixture_now(&f, "2026-03-12T15:55");
	due = find(&f, DUE_TWO_HOUR, true);
	cr_assert(due != NULL && due->late && due->late_days == 0);
	fixture_now(&f, "2026-03-14T09:00");
	cr_assert_eq(find(&f, DUE_TWO_HOUR, true)->late_days, 2, "missed stays missed");
	cr_assert_not(
		fixture_run(&f, CMD_REFERRAL_CONTACT, "person", uid, "at", "12/3 13:00", NULL));
	cr_assert_not(fixture_run(&f, CMD_REFERRAL_CONTACT, "person", uid, "at", "23:59", NULL));
	cr_assert_not(fixture_run(&f, CMD_REFERRAL_CONTACT, "person", uid, "at", "soon", NULL));
	FIXTURE_OK(&f, CMD_REFERRAL_CONTACT, "person", uid, "at", "12-Mar-2026 15:50", NULL);
	cr_assert(strstr(f.result.message, "2 h 30 min after the referral: late"), "%s",
		f.result.message);
	cr_assert_null(find(&f, DUE_TWO_HOUR, false));
	cr_assert_not(
		fixture_run(&f, CMD_REFERRAL_CONTACT, "person", uid, NULL), "there is none left");
	fixture_close(&f);
}

/* On 29 March the clocks go forward at 01:00: from 00:30 two hours end at 03:30. */
Test(referral, two_hours_are_two_hours_when_the_clocks_change)
{
	struct fixture f;
	const char *uid;

	fixture_open_at(&f, "2026-03-29T00:40");
	uid = fixture_person(&f, "Ahmed", "Fatima", "9990000018", "1-Jan-1940");
	FIXTURE_OK(&f, CMD_REFERRAL_ADD, "person", uid, "service", "Rapid response", "urgency",
		"two_hour", "received", "00:30", NULL);
	cr_assert(strstr(f.result.message, "29-Mar-2026 03:30"), "%s", f.result.message);
	fixture_now(&f, "2026-03-29T03:30");
	cr_assert_not(find(&f, DUE_TWO_HOUR, false)->late);
	fixture_now(&f, "2026-03-29T03:31");
	cr_assert(find(&f, DUE_TWO_HOUR, false)->late);
	FIXTURE_OK(&f, CMD_REFERRAL_DECLINE, "person", uid, "reason", "Not for us", NULL);
	cr_assert_null(find(&f, DUE_TWO_HOUR, false), "declined: nobody waits");
	fixture_close(&f);
}

Test(referral, after_91_days_it_is_asked_where_they_are)
{
	struct fixture f;
	const struct due *due;
	const char *uid;

	fixture_open_at(&f, "2025-10-02T09:00");
	uid = fixture_person(&f, "Ahmed", "Fatima", "9990000018", "1-Jan-1940");
	FIXTURE_OK(&f, CMD_REFERRAL_ADD, "person", uid, "service", "Reablement", "discharged",
		"2025-10-01", NULL);
	due = find(&f, DUE_REABLEMENT, false);
	cr_assert(due != NULL && date_equal(due->due_on, date_make(2025, 12, 31)));
	cr_assert_not(fixture_run(&f, CMD_REFERRAL_WHERE, "person", uid, "where", "home", NULL),
		"it is not day 91 yet");
	FIXTURE_OK(&f, CMD_REFERRAL_END, "person", uid, "on", "2025-10-02", NULL);
	cr_assert_not_null(
		find(&f, DUE_REABLEMENT, false), "the service ended, the question stays");
	fixture_now(&f, "2026-01-05T09:00");
	cr_assert_eq(find(&f, DUE_REABLEMENT, true)->late_days, 5);
	FIXTURE_OK(&f, CMD_REFERRAL_WHERE, "person", uid, "where", "care_home", NULL);
	cr_assert_null(find(&f, DUE_REABLEMENT, false));
	FIXTURE_OK(&f, CMD_REFERRAL_LIST, "all", "yes", NULL);
	cr_assert_eq(((struct referral *)f.result.value)->at_91_days, AT_91_CARE_HOME);
	fixture_close(&f);
}

/* No clock begins before there are clocks, nor before somebody was born. */
Test(referral, nothing_comes_before_its_time)
{
	struct fixture f;
	const char *uid;

	fixture_open(&f);
	uid = fixture_person(&f, "Ahmed", "Fatima", "9990000018", "1-Jan-1975");
	cr_assert_not(fixture_run(&f, CMD_REFERRAL_ADD, "person", uid, "service", "X", "received",
		"1-Jan-1900 01:30", NULL));
	cr_assert(strstr(f.err.text, "01-Jan-1900 is too long ago"), "%s", f.err.text);
	cr_assert_not(fixture_run(&f, CMD_REFERRAL_ADD, "person", uid, "service", "X", "received",
		"1-Jan-1972 01:30", NULL));
	cr_assert(strstr(f.err.text, "before AHMED, Fatima was born"), "%s", f.err.text);
	cr_assert_not(fixture_run(&f, CMD_REQUEST_ADD, "person", uid, "on", "1890-01-01", NULL));
	cr_assert(strstr(f.err.text, "before AHMED, Fatima was born"), "%s", f.err.text);
	fixture_close(&f);
}

Test(referral, a_request_has_a_calendar_month)
{
	struct fixture f;
	const char *uid;

	fixture_open_at(&f, "2026-01-31T09:00");
	uid = fixture_person(&f, "Ahmed", "Fatima", "9990000018", "1-Jan-1940");
	FIXTURE_OK(&f, CMD_REQUEST_ADD, "person", uid, NULL);
	cr_assert(strstr(f.result.message, "28-Feb-2026"), "%s", f.result.message);
	fixture_now(&f, "2026-03-01T09:00");
	cr_assert_eq(find(&f, DUE_REQUEST, true)->late_days, 1);
	cr_assert_not(fixture_run(&f, CMD_REQUEST_SENT, "person", uid, "on", "2026-01-30", NULL));
	FIXTURE_OK(&f, CMD_REQUEST_SENT, "person", uid, NULL);
	cr_assert_null(find(&f, DUE_REQUEST, false));
	fixture_close(&f);
}

/* Seven working days from Christmas Eve are 7 January; a plan agreed since answers it, and a first
 * admission is not forgotten because there was a second. */
Test(referral, a_care_home_asks_for_a_plan)
{
	struct fixture f;
	const struct due *due;
	const char *uid;
	size_t waiting = 0;

	fixture_open_at(&f, "2025-12-24T09:00");
	uid = fixture_on_register(&f, "Ahmed", "Fatima", "9990000018", "1-Jan-1940");
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", uid, "kind", "care_home_admission", "on", "today",
		NULL);
	due = find(&f, DUE_CARE_HOME, false);
	cr_assert(due != NULL && date_equal(due->due_on, date_make(2026, 1, 7)));
	fixture_now(&f, "2026-02-02T09:00");
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", uid, "kind", "care_home_admission", "on", "today",
		NULL);
	FIXTURE_OK(&f, CMD_DEADLINE_LIST, NULL);
	due = f.result.value;
	for (size_t i = 0; i < f.result.n; i++)
		waiting += due[i].kind == DUE_CARE_HOME;
	cr_assert_eq(waiting, 2);
	FIXTURE_OK(
		&f, CMD_PLAN_SET, "person", uid, "section", "what_matters", "text", "Garden", NULL);
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", uid, "section", "summary", "text", "Garden", NULL);
	if (fixture_run(&f, CMD_PLAN_AGREE, "person", uid, "party", "person", "name", "Fatima",
		    "more", "1", NULL) &&
		fixture_run(&f, CMD_PLAN_AGREE, "person", uid, "party", "health", "name", "Dr Lee",
			NULL))
		cr_assert_null(find(&f, DUE_CARE_HOME, false), "a plan was agreed there");
	else
		cr_assert_fail("%s", f.err.text);
	fixture_close(&f);
}
