#include <criterion/criterion.h>

#include <caseload/worker.h>

Test(worker, is_active_from_the_first_day_until_the_day_they_end)
{
	struct worker open = {.active_from = {2026, 1, 5}};
	struct worker ended = {.active_from = {2026, 1, 5}, .active_to = {2026, 3, 12}};

	cr_assert(!worker_is_active(&open, (struct date){2026, 1, 4}));
	cr_assert(worker_is_active(&open, (struct date){2026, 1, 5}));
	cr_assert(worker_is_active(&ended, (struct date){2026, 3, 11}));
	cr_assert(!worker_is_active(&ended, (struct date){2026, 3, 12}), "out on the day itself");
}

Test(worker, no_profession_is_both_health_and_social_care)
{
	for (size_t i = 0; i < words_profession.n; i++) {
		enum profession one = (enum profession)words_profession.words[i].value;
		cr_assert(!(profession_is_health(one) && profession_is_social_care(one)), "%s",
			words_profession.words[i].code);
		cr_assert(profession_roles(one) != 0, "%s", words_profession.words[i].code);
	}
	cr_assert(profession_is_health(PROFESSION_GP));
	cr_assert(profession_is_social_care(PROFESSION_SOCIAL_WORKER));
	cr_assert_eq(profession_roles(PROFESSION_SOCIAL_WORKER), 1u << ROLE_SOCIAL_WORKER);
	cr_assert_eq(profession_roles(PROFESSION_CARE_COORDINATOR), 1u << ROLE_COORDINATOR);
	cr_assert_eq(profession_roles(PROFESSION_DISTRICT_NURSE), 1u << ROLE_CLINICIAN);
	cr_assert_eq(profession_roles(PROFESSION_OTHER), 1u << ROLE_READER);
}

Test(worker, load_has_four_colours)
{
	static const struct {
		int64_t weight, capacity;
		const char *light;
	} cases[] = {
		{94, 100, "blue"},
		{95, 100, "green"},
		{100, 100, "green"},
		{101, 100, "amber"},
		{109, 100, "amber"},
		{110, 100, "red"},
		{5, 0, ""},
		{0, 40, "blue"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		cr_assert_str_eq(load_light(cases[i].weight, cases[i].capacity), cases[i].light,
			"case %zu", i);
	cr_assert_eq(band_weight(BAND_VERY_HIGH), 4);
	cr_assert_eq(band_weight(BAND_HIGH), 3);
	cr_assert_eq(band_weight(BAND_RISING), 2);
	cr_assert_eq(band_weight(BAND_NO_DATA), 1);
}

Test(worker, load_is_shared_by_room_the_heaviest_first_named_first)
{
	const int64_t weights[] = {4, 4, 3, 1, 1};
	int64_t room[] = {5, 9, -3};
	size_t to[5];
	static const size_t expected[] = {1, 0, 1, 1, 0};

	/* 9 takes 4 and leaves 5; now 5 and 5: the first named. */
	load_share(weights, 5, room, 3, to);
	for (size_t i = 0; i < 5; i++)
		cr_assert_eq(to[i], expected[i], "weight %zu went to %zu", i, to[i]);
	cr_assert_eq(room[2], -3, "who is over gets nothing while others have room");
}
