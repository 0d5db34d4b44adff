#include <criterion/criterion.h>

#include <caseload/team.h>

Test(team, ods_codes)
{
	static const char *const good[] = {"C81001", "A", "Y02442", "123456789"};
	static const char *const bad[] = {"", "c81001", "C81 001", "1234567890", "C81001;"};

	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++)
		cr_assert(ods_code_valid(good[i]), "%s", good[i]);
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		cr_assert(!ods_code_valid(bad[i]), "%s", bad[i]);
	cr_assert(!ods_code_valid(NULL));
}

Test(team, register_target_and_floor_round_up)
{
	static const int64_t cases[][3] = {
		{0, 0, 0},
		{1, 1, 1},
		{50, 1, 1},
		{51, 2, 1},
		{5000, 100, 90},
		{5001, 101, 91},
		{7950, 159, 144},
		{-5, 0, 0},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cr_assert_eq(register_target(cases[i][0]), cases[i][1], "target of %ld",
			(long)cases[i][0]);
		cr_assert_eq(register_floor(cases[i][0]), cases[i][2], "floor of %ld",
			(long)cases[i][0]);
	}
}

Test(team, review_interval_is_never_over_a_year)
{
	struct team team = {.review_months_very_high = 1,
		.review_months_high = 3,
		.review_months_rising = 6,
		.review_months_lower = 12};

	cr_assert_eq(team_review_months(&team, BAND_VERY_HIGH), 1);
	cr_assert_eq(team_review_months(&team, BAND_HIGH), 3);
	cr_assert_eq(team_review_months(&team, BAND_RISING), 6);
	cr_assert_eq(team_review_months(&team, BAND_LOWER), 12);
	cr_assert_eq(team_review_months(&team, BAND_NO_DATA), 12);
	team.review_months_high = 18;
	team.review_months_rising = 0;
	cr_assert_eq(team_review_months(&team, BAND_HIGH), 12);
	cr_assert_eq(team_review_months(&team, BAND_RISING), 12);
}
