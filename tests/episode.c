#include <caseload/episode.h>

#include <criterion/criterion.h>

#include <caseload/review.h>

#include "rules.h"

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

	cr_assert(date_equal(review_next(&test_rules, from, 1), date_make(2026, 9, 30)));
	cr_assert(date_equal(review_next(&test_rules, from, 6), date_make(2027, 2, 28)));
	cr_assert(date_equal(review_next(&test_rules, from, 12), date_make(2027, 8, 31)));
	cr_assert(date_equal(review_next(&test_rules, from, 24), date_make(2027, 8, 31)));
	cr_assert(date_equal(review_next(&test_rules, from, 0), date_make(2026, 9, 30)));
}
