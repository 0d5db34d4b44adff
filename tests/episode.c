#include <caseload/episode.h>

#include <criterion/criterion.h>

#include <caseload/lead.h>
#include <caseload/review.h>

Test(episode, is_open_until_it_ends)
{
	static const struct {
		int status;
		bool open, on_register;
	} cases[] = {
		{EPISODE_NONE, false, false},
		{EPISODE_CANDIDATE, true, false},
		{EPISODE_ON_REGISTER, true, true},
		{EPISODE_DECLINED_PLAN, true, true}, /* may stay and count (field E19) */
		{EPISODE_ENDED, false, false},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct episode episode = {.status = cases[i].status};
		cr_assert_eq(episode_is_open(&episode), cases[i].open, "case %zu", i);
		cr_assert_eq(episode_on_register(&episode), cases[i].on_register, "case %zu", i);
	}
	cr_assert(!episode_is_open(NULL));
}

Test(episode, clocks_start_with_the_entry)
{
	struct date opened = {2026, 1, 31};

	cr_assert(date_equal(episode_inform_due(opened), date_make(2026, 2, 21)));
	cr_assert(date_equal(episode_plan_due(opened), date_make(2026, 2, 28)));
}

Test(lead, is_current_when_begun_and_not_ended)
{
	static const struct {
		int status;
		struct date from, until;
		bool current;
	} cases[] = {
		{LEAD_CURRENT, {2026, 3, 1}, {0, 0, 0}, true},
		{LEAD_CURRENT, {2026, 3, 12}, {2026, 3, 12}, true},
		{LEAD_CURRENT, {2026, 3, 13}, {0, 0, 0}, false},
		{LEAD_CURRENT, {2026, 3, 1}, {2026, 3, 11}, false},
		{LEAD_PROPOSED, {2026, 3, 1}, {0, 0, 0}, false},
		{LEAD_ENDED, {2026, 3, 1}, {2026, 3, 31}, false},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct lead lead = {
			.status = cases[i].status, .from = cases[i].from, .until = cases[i].until};
		cr_assert_eq(lead_is_current(&lead, date_make(2026, 3, 12)), cases[i].current,
			"case %zu", i);
	}
}

Test(review, is_open_until_answered)
{
	for (int status = REVIEW_NONE; status <= REVIEW_CANCELLED; status++) {
		struct review review = {.status = status};
		bool open =
			status == REVIEW_DUE || status == REVIEW_BOOKED || status == REVIEW_MISSED;
		cr_assert_eq(review_is_open(&review), open, "status %d", status);
	}
}

Test(review, comes_round_within_twelve_months)
{
	struct date from = {2026, 8, 31};

	cr_assert(date_equal(review_next(from, 1), date_make(2026, 9, 30)));
	cr_assert(date_equal(review_next(from, 6), date_make(2027, 2, 28)));
	cr_assert(date_equal(review_next(from, 12), date_make(2027, 8, 31)));
	cr_assert(date_equal(review_next(from, 24), date_make(2027, 8, 31)));
	cr_assert(date_equal(review_next(from, 0), date_make(2026, 9, 30)));
}
