#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>
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

TestSuite(review, .init = open_fixture, .fini = close_fixture);

static const char *uid;

static void begin(void)
{
	uid = fixture_on_register(&f, "Ahmed", "Fatima", "9990000018", "1940-03-12");
}

static const struct review *only(void)
{
	FIXTURE_OK(&f, CMD_REVIEW_LIST, NULL);
	cr_assert_eq(f.result.kind, RESULT_REVIEWS);
	cr_assert_eq(f.result.n, 1);
	return f.result.value;
}

Test(review, moved_keeps_its_first_date)
{
	begin();
	FIXTURE_OK(
		&f, CMD_REVIEW_BOOK, "person", uid, "date", "2026-06-12", "with", "jpatel", NULL);
	cr_assert_str_eq(f.result.message, "Booked a review for AHMED, Fatima on Fri 12-Jun-2026, "
					   "in 13 weeks.");
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", uid, "date", "2026-06-20", "version", "1", NULL);
	cr_assert_str_eq(f.result.message, "Moved the review for AHMED, Fatima from 12-Jun-2026 to "
					   "Sat 20-Jun-2026, in 14 weeks, a Saturday.");
	const struct review *review = only();
	cr_assert(date_equal(review->due_on, date_make(2026, 6, 20)));
	cr_assert(date_equal(review->originally_due, date_make(2026, 6, 12)));
	cr_assert_eq(review->status, REVIEW_BOOKED);
	cr_assert_str_eq(review->booked_with, "jpatel");
	cr_assert_str_eq(review->person, "AHMED, Fatima");
	cr_assert_str_eq(review->nhs_number, "9990000018");
	cr_assert(!fixture_run(
		&f, CMD_REVIEW_BOOK, "person", uid, "date", "2026-06-21", "version", "1", NULL));
	cr_assert_eq(f.err.code, ERR_CONFLICT);
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", uid, "date", "2026-05-04", NULL);
	cr_assert_not_null(
		strstr(f.result.message, "Early May bank holiday"), "%s", f.result.message);
}

Test(review, is_not_booked_in_the_past_nor_too_far)
{
	begin();
	cr_assert(!fixture_run(&f, CMD_REVIEW_BOOK, "person", uid, "date", "2026-03-11", NULL));
	cr_assert_eq(f.err.code, ERR_INVALID);
	cr_assert_str_eq(f.err.field, "date");
	cr_assert_not_null(strstr(f.err.text, "before today"));
	cr_assert(!fixture_run(&f, CMD_REVIEW_BOOK, "person", uid, "date", "2027-03-13", NULL));
	cr_assert(!fixture_run(&f, CMD_REVIEW_BOOK, "person", uid, NULL));
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", uid, "date", "today", NULL);
}

Test(review, held_books_the_next)
{
	begin();
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", uid, "date", "2026-03-20", NULL);
	FIXTURE_OK(&f, CMD_REVIEW_HOLD, "person", uid, "outcome", "continue", "next", "2026-06-12",
		NULL);
	cr_assert_str_eq(f.result.message, "Recorded the review of AHMED, Fatima as held on "
					   "12-Mar-2026: Continue. The next is due on "
					   "12-Jun-2026.");
	FIXTURE_OK(&f, CMD_REVIEW_LIST, NULL);
	const struct review *reviews = f.result.value;
	cr_assert_eq(f.result.n, 2);
	cr_assert_eq(reviews[0].status, REVIEW_HELD);
	cr_assert_str_eq(reviews[0].held_by, "Jo Patel");
	cr_assert(date_equal(reviews[0].next_due, date_make(2026, 6, 12)));
	cr_assert_eq(reviews[1].status, REVIEW_BOOKED);
	cr_assert_eq(reviews[1].previous_id, reviews[0].id);
	/* by the team's interval: nobody scored the person, so twelve months */
	FIXTURE_OK(&f, CMD_REVIEW_HOLD, "person", uid, "outcome", "change", NULL);
	cr_assert_not_null(strstr(f.result.message, "12-Mar-2027"), "%s", f.result.message);
	FIXTURE_OK(&f, CMD_REVIEW_HOLD, "person", uid, "outcome", "discharge", NULL);
	cr_assert_not_null(strstr(f.result.message, "No further review is due."));
	cr_assert(!fixture_run(&f, CMD_REVIEW_HOLD, "person", uid, "outcome", "continue", "on",
		"2026-03-13", NULL));
	cr_assert_str_eq(f.err.field, "on");
}

Test(review, list_knows_what_is_late)
{
	begin();
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", uid, "date", "2026-03-12", NULL);
	FIXTURE_OK(&f, CMD_REVIEW_LIST, "overdue", "1", NULL);
	cr_assert_eq(f.result.n, 0);
	setenv("CASELOAD_NOW", "2026-03-16T09:00", 1);
	cr_assert(clock_start(&f.err));
	FIXTURE_OK(&f, CMD_REVIEW_LIST, "overdue", "1", NULL);
	cr_assert_eq(f.result.n, 1);
	cr_assert_eq(((const struct review *)f.result.value)->late_days, 4);
	FIXTURE_OK(&f, CMD_REVIEW_LIST, "from", "2026-03-13", NULL);
	cr_assert_eq(f.result.n, 0);
	cr_assert(
		!fixture_run(&f, CMD_REVIEW_LIST, "from", "2026-03-13", "to", "2026-03-01", NULL));
	FIXTURE_OK(&f, CMD_REVIEW_CANCEL, "person", uid, "reason", "In hospital", NULL);
	cr_assert_eq(only()->status, REVIEW_CANCELLED);
	cr_assert_eq(only()->late_days, 0);
	cr_assert(!fixture_run(&f, CMD_REVIEW_CANCEL, "person", uid, "reason", "Again", NULL));
	cr_assert_eq(f.err.code, ERR_NOT_FOUND);
}
