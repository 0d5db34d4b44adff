#include <caseload/register.h>

#include <criterion/criterion.h>
#include <string.h>

#include <caseload/base/str.h>

#include "rules.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct register_day march = {{2026, 3, 12}, {2025, 3, 13}, &test_rules};

static struct date day(const char *iso)
{
	struct date out = DATE_NONE;

	if (iso != NULL)
		cr_assert(date_parse_iso(iso, &out), "%s", iso);
	return out;
}

Test(register_words, quarters_begin_in_january_april_july_and_october)
{
	static const struct {
		const char *on, *start, *words;
	} cases[] = {
		{"2026-01-01", "2026-01-01", "Q1 2026"},
		{"2026-03-31", "2026-01-01", "Q1 2026"},
		{"2026-04-01", "2026-04-01", "Q2 2026"},
		{"2026-09-30", "2026-07-01", "Q3 2026"},
		{"2026-12-31", "2026-10-01", "Q4 2026"},
		{"2024-02-29", "2024-01-01", "Q1 2024"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct date start = quarter_start(day(cases[i].on));

		cr_assert(date_equal(start, day(cases[i].start)), "%s", cases[i].on);
		cr_assert_str_eq(quarter_words(start, arena), cases[i].words);
	}
	cr_assert(date_equal(register_since(day("2026-03-12")), day("2025-03-13")));
	cr_assert(date_equal(register_since(day("2024-02-29")), day("2023-03-01")));
	arena_free(arena);
}

Test(register_words, the_dead_the_gone_and_candidates_do_not_count)
{
	static const struct {
		const char *opened, *ended, *died;
		int status;
		bool holds;
	} cases[] = {
		{"2026-03-12", NULL, NULL, EPISODE_ON_REGISTER, true},
		{"2026-03-13", NULL, NULL, EPISODE_ON_REGISTER, false},
		{"2026-01-01", NULL, NULL, EPISODE_DECLINED_PLAN, true},
		{"2026-01-01", NULL, NULL, EPISODE_CANDIDATE, false},
		{"2026-01-01", "2026-03-12", NULL, EPISODE_ENDED, false},
		{"2026-01-01", "2026-03-13", NULL, EPISODE_ENDED, true},
		{"2026-01-01", NULL, "2026-03-12", EPISODE_ON_REGISTER, false},
		{"2026-01-01", NULL, "2026-03-13", EPISODE_ON_REGISTER, true},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct register_case c = {.status = cases[i].status,
			.opened_on = day(cases[i].opened),
			.ended_on = day(cases[i].ended),
			.died = day(cases[i].died)};

		cr_assert_eq(register_holds(&c, march), cases[i].holds, "case %zu", i);
	}
}

Test(register_words, adults_are_eighteen_on_the_day)
{
	static const struct {
		const char *born;
		int64_t age;
		bool adult;
	} cases[] = {
		{"2008-03-12", 0, true},
		{"2008-03-13", 0, false},
		{NULL, 0, true},
		{NULL, 17, false},
		{NULL, 18, true},
		{"1940-01-01", 12, true},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct register_case c = {.born = day(cases[i].born), .age = cases[i].age};

		cr_assert_eq(register_adult(&c, march), cases[i].adult, "case %zu", i);
	}
}

/* Entered on 10 January: day 21 is 31 January, the month ends on 10 February. */
Test(register_words, telling_who_leads_has_21_days)
{
	static const struct {
		const char *on, *told, *ended, *died;
		enum clock_state state;
	} cases[] = {
		{"2026-01-31", NULL, NULL, NULL, CLOCK_RUNNING},
		{"2026-02-01", NULL, NULL, NULL, CLOCK_OVERDUE},
		{"2026-02-01", "2026-01-31", NULL, NULL, CLOCK_IN_TIME},
		{"2026-02-01", "2026-02-01", NULL, NULL, CLOCK_LATE},
		{"2026-01-20", "2026-01-15", NULL, NULL, CLOCK_IN_TIME},
		{"2026-01-20", "2026-01-05", NULL, NULL, CLOCK_IN_TIME},
		/* told after the day that is asked for: not yet, then */
		{"2026-01-20", "2026-01-25", NULL, NULL, CLOCK_RUNNING},
		{"2026-03-01", NULL, "2026-01-30", NULL, CLOCK_LEFT},
		{"2026-03-01", NULL, "2026-01-31", NULL, CLOCK_OVERDUE},
		{"2026-03-01", NULL, NULL, "2026-01-30", CLOCK_LEFT},
		{"2026-03-01", "2026-01-12", NULL, "2026-01-30", CLOCK_LEFT},
		{"2026-03-01", "2026-01-12", "2026-02-20", NULL, CLOCK_IN_TIME},
		/* gone only after the day that is asked for */
		{"2026-01-20", NULL, "2026-01-30", NULL, CLOCK_RUNNING},
		{"2026-01-09", NULL, NULL, NULL, CLOCK_NONE},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct register_day on = {day(cases[i].on), day("2025-12-01"), &test_rules};
		struct register_case c = {.status = EPISODE_ON_REGISTER,
			.opened_on = day("2026-01-10"),
			.told_on = day(cases[i].told),
			.ended_on = day(cases[i].ended),
			.died = day(cases[i].died)};

		cr_assert_eq(register_told(&c, on), cases[i].state, "case %zu", i);
		on.since = day("2026-01-11");
		cr_assert_eq(register_told(&c, on), CLOCK_NONE, "before the period");
		on.since = day("2025-12-01");
		c.status = EPISODE_CANDIDATE;
		cr_assert_eq(register_told(&c, on), CLOCK_NONE, "a candidate");
	}
}

Test(register_words, a_plan_has_a_month)
{
	static const struct {
		const char *on, *agreed, *declined, *ended;
		enum clock_state state;
	} cases[] = {
		{"2026-02-10", NULL, NULL, NULL, CLOCK_RUNNING},
		{"2026-02-10", "2026-01-20", NULL, NULL, CLOCK_RUNNING},
		{"2026-02-11", "2026-01-20", NULL, NULL, CLOCK_IN_TIME},
		{"2026-02-11", "2026-02-10", NULL, NULL, CLOCK_IN_TIME},
		{"2026-02-11", "2026-02-11", NULL, NULL, CLOCK_LATE},
		{"2026-02-11", NULL, NULL, NULL, CLOCK_OVERDUE},
		{"2026-02-11", NULL, "2026-02-09", NULL, CLOCK_IN_TIME},
		{"2026-02-20", NULL, "2026-02-12", NULL, CLOCK_LATE},
		{"2026-02-20", "2026-02-15", "2026-02-09", NULL, CLOCK_IN_TIME},
		{"2026-02-20", NULL, NULL, "2026-02-09", CLOCK_LEFT},
		{"2026-02-20", NULL, NULL, "2026-02-10", CLOCK_OVERDUE},
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct register_day on = {day(cases[i].on), day("2025-12-01"), &test_rules};
		struct register_case c = {.status = EPISODE_ON_REGISTER,
			.opened_on = day("2026-01-10"),
			.first_agreed_on = day(cases[i].agreed),
			.first_declined_on = day(cases[i].declined),
			.ended_on = day(cases[i].ended)};

		cr_assert_eq(register_planned(&c, on), cases[i].state, "case %zu", i);
	}
}

Test(register_words, everyone_on_it_is_in_one_place_by_plan_and_in_one_by_score)
{
	static const struct {
		int status;
		const char *agreed, *declined;
		bool joint, writing;
		enum register_which plan;
	} plans[] = {
		{EPISODE_ON_REGISTER, NULL, NULL, false, false, WHICH_NO_PLAN},
		{EPISODE_ON_REGISTER, NULL, NULL, false, true, WHICH_WRITING},
		{EPISODE_ON_REGISTER, "2026-03-12", NULL, false, true, WHICH_PLAN},
		{EPISODE_ON_REGISTER, "2026-03-12", NULL, true, false, WHICH_JOINT},
		{EPISODE_ON_REGISTER, "2026-03-13", NULL, true, false, WHICH_NO_PLAN},
		{EPISODE_DECLINED_PLAN, NULL, "2026-03-01", false, false, WHICH_DECLINED},
		{EPISODE_DECLINED_PLAN, "2026-01-01", "2026-03-01", true, false, WHICH_DECLINED},
		/* declined once, agreed since: a past day in between knows only the first */
		{EPISODE_ON_REGISTER, "2026-03-13", "2026-03-01", true, false, WHICH_DECLINED},
		{EPISODE_ON_REGISTER, "2026-03-12", "2026-03-01", true, false, WHICH_JOINT},
		{EPISODE_DECLINED_PLAN, "2026-03-01", "2026-03-13", true, false, WHICH_JOINT},
		{EPISODE_DECLINED_PLAN, "2026-03-01", "2026-03-01", true, false, WHICH_DECLINED},
		/* declined first and agreed later, and the other way round, of an episode that
		 * ended since */
		{EPISODE_ENDED, "2026-02-01", "2026-01-20", false, false, WHICH_PLAN},
		{EPISODE_ENDED, "2026-01-20", "2026-02-01", false, false, WHICH_DECLINED},
	};
	static const struct {
		const char *scored, *until;
		enum register_which age;
	} scores[] = {
		{NULL, NULL, WHICH_NO_SCORE},
		{"2026-03-12", "2026-06-10", WHICH_CURRENT},
		{"2025-12-12", "2026-03-12", WHICH_CURRENT},
		{"2025-12-11", "2026-03-11", WHICH_STALE},
		{"2025-09-13", "2025-12-12", WHICH_STALE},
		{"2025-09-12", "2025-12-11", WHICH_EXPIRED},
		{"2020-01-01", NULL, WHICH_CURRENT},
		{"2026-03-13", "2026-06-11", WHICH_NO_SCORE},
	};

	for (size_t i = 0; i < COUNT(plans); i++) {
		struct register_case c = {.status = plans[i].status,
			.opened_on = day("2026-01-01"),
			.ended_on =
				plans[i].status == EPISODE_ENDED ? day("2026-04-01") : DATE_NONE,
			.agreed_on = day(plans[i].agreed),
			.first_declined_on = day(plans[i].declined),
			.declined_on = day(plans[i].declined),
			.joint = plans[i].joint,
			.writing = plans[i].writing};

		register_settle(&c, march);
		cr_assert_eq(c.plan, (int)plans[i].plan, "plan %zu", i);
		cr_assert(register_is(&c, plans[i].plan, march), "plan %zu", i);
		cr_assert(register_is(&c, WHICH_PLAN, march) ==
				  (c.plan == WHICH_PLAN || c.plan == WHICH_JOINT),
			"a joint plan is a plan");
	}
	for (size_t i = 0; i < COUNT(scores); i++) {
		struct register_case c = {.status = EPISODE_ON_REGISTER,
			.opened_on = day("2026-01-01"),
			.scored_on = day(scores[i].scored),
			.valid_until = day(scores[i].until)};

		register_settle(&c, march);
		for (int which = WHICH_CURRENT; which <= WHICH_NO_SCORE; which++)
			cr_assert_eq(register_is(&c, (enum register_which)which, march),
				which == (int)scores[i].age, "score %zu, %s", i,
				word_code(&words_register_which, which));
	}
}

Test(register_words, a_hundredth_has_one_decimal)
{
	static const struct {
		int64_t numerator, denominator, tenths;
		const char *words;
	} cases[] = {
		{149, 8214, 18, "1.8%"},
		{165, 8214, 20, "2.0%"},
		{0, 8214, 0, "0.0%"},
		{1, 2000, 1, "0.1%"},
		{1, 2001, 0, "0.0%"},
		{2, 3, 667, "66.7%"},
		{3, 3, 1000, "100.0%"},
		{0, 0, 0, ""},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < COUNT(cases); i++) {
		cr_assert_eq(register_tenths(cases[i].numerator, cases[i].denominator),
			cases[i].tenths, "case %zu", i);
		cr_assert_str_eq(register_percent(cases[i].numerator, cases[i].denominator, arena),
			cases[i].words);
	}
	arena_free(arena);
}

static struct register_case on_register(int64_t practice_id)
{
	struct register_case c = {.practice_id = practice_id,
		.status = EPISODE_ON_REGISTER,
		.opened_on = {2026, 1, 1}};

	register_settle(&c, march);
	return c;
}

Test(register_words, a_team_is_the_sum_of_its_practices)
{
	static const struct practice practices[] = {
		{.id = 1,
			.code = "C81001",
			.team_id = 9,
			.adults = 99,
			.quarter_start = {2026, 1, 1}},
		{.id = 2,
			.code = "C81002",
			.team_id = 9,
			.adults = 150,
			.quarter_start = {2025, 10, 1}},
		{.id = 3, .code = "C81003", .team_id = 9},
		{.id = 4, .code = "C81004"},
		{.id = 5, .code = "C81005"},
	};
	static const int64_t of[] = {1, 1, 1, 2, 3, 4, 0};
	struct register_case cases[COUNT(of)];
	struct register_line whole, *lines;
	struct team team = {.id = 9, .name = "North"};
	struct arena *arena = arena_new();
	size_t n;

	for (size_t i = 0; i < COUNT(of); i++)
		cases[i] = on_register(of[i]);
	lines = register_lines(
		practices, COUNT(practices), cases, COUNT(cases), &team, march, arena, &n, &whole);
	cr_assert_eq(n, 5, "C81005 is not the team's and has nobody; no practice has one");
	cr_assert_eq(lines[0].target, 2);
	cr_assert_str_eq(register_gap_words(&lines[0], arena), "1 over");
	cr_assert_null(register_size_words(&lines[0], arena));
	cr_assert_eq(lines[1].target, 3);
	cr_assert_str_eq(register_gap_words(&lines[1], arena), "2 short");
	cr_assert_eq(lines[1].under_floor, 1);
	cr_assert_str_eq(register_size_words(&lines[1], arena),
		"No list size for Q1 2026 (from 01-Jan-2026) yet, that of 01-Oct-2025 is used");
	cr_assert_str_eq(register_size_words(&lines[2], arena),
		"No list size for Q1 2026 (from 01-Jan-2026)");
	cr_assert_str_eq(register_size_words(&whole, arena),
		"1 of the practices has no list size and is not in the target");
	cr_assert_str_eq(register_gap_words(&lines[2], arena), "no list size");
	cr_assert_eq(lines[4].practice.id, 0);
	cr_assert_eq(whole.n[WHICH_ON], 7);
	cr_assert_eq(whole.measured, 4, "of practices whose size is known");
	cr_assert_eq(whole.practice.adults, 249);
	cr_assert_str_eq(register_gap_words(&whole, arena), "2 short, 1 over",
		"what one is over does not make up for another");
	cr_assert_eq(whole.without_size, 1);
	arena_free(arena);
}

static struct candidate scored(const char *name, int64_t score, int64_t age)
{
	return (struct candidate){.fold = name,
		.person_id = name[0],
		.score_key = score,
		.age = age,
		.instrument_version = "1",
		.scored_on = {2026, 3, 1},
		.valid_until = {2026, 5, 30}};
}

/* "A" to "Z" in their order, with what became of each. */
static void assert_order(const struct candidate *list, size_t n, const char *expected)
{
	static const char marks[] = {'?', '+', '=', '-', 'c'};
	char got[64] = "";

	for (size_t i = 0; i < n; i++) {
		char one[3] = {list[i].fold[0], marks[list[i].place], '\0'};
		strcat(got, one);
	}
	cr_assert_str_eq(got, expected);
}

Test(register_words, candidates_are_cut_where_the_places_end_and_ties_are_told)
{
	static const struct {
		int64_t places;
		const char *order;
		size_t in, tied, tied_places;
	} cases[] = {
		{0, "D-A-B-C-E-F-Kc", 0, 0, 0},
		{1, "D+A-B-C-E-F-Kc", 1, 0, 0},
		{2, "D+A=B=C=E-F-Kc", 1, 3, 1},
		{3, "D+A=B=C=E-F-Kc", 1, 3, 2},
		{4, "D+A+B+C+E-F-Kc", 4, 0, 0},
		{6, "D+A+B+C+E+F+Kc", 6, 0, 0},
		{60, "D+A+B+C+E+F+Kc", 6, 0, 0},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct candidate list[] = {scored("F", 1, 70), scored("C", 8, 70),
			scored("K", 12, 17), scored("A", 8, 0), scored("B", 8, 18),
			scored("E", 5, 70), scored("D", 9, 70)};
		struct candidate_cut cut = {.line = {.target = 165}};
		size_t n = COUNT(list);

		candidates_cut(list, &n, march.on, cases[i].places, &cut);
		assert_order(list, n, cases[i].order);
		cr_assert_eq(cut.in, cases[i].in, "case %zu", i);
		cr_assert_eq(cut.tied, cases[i].tied, "case %zu", i);
		cr_assert_eq(cut.tied_places, cases[i].tied_places, "case %zu", i);
		cr_assert_eq(cut.must_choose, cases[i].tied > 0, "case %zu", i);
		cr_assert_eq(cut.under_18, 1);
		if (i == 3)
			cr_assert_str_eq(candidate_places_words(&cut, arena),
				"3 places to 165. In: 1. Tied: 3 people for 2 places, the team "
				"chooses.");
	}
	arena_free(arena);
}

Test(register_words, scores_that_cannot_be_compared_are_left_out_and_counted)
{
	struct candidate list[] = {
		scored("A", 3, 70), scored("B", 9, 70), scored("C", 8, 70), scored("D", 7, 70)};
	struct candidate_cut cut = {0};
	struct arena *arena = arena_new();
	size_t n = COUNT(list);

	list[1].scored_on = day("2025-09-12"); /* 90 days, twice over */
	list[1].valid_until = day("2025-12-11");
	list[2].instrument_version = "0";
	list[2].scored_on = day("2026-02-01");
	list[2].valid_until = day("2026-05-02");
	list[3].scored_on = day("2025-11-01");
	list[3].valid_until = day("2026-01-30");
	list[3].judged = JUDGEMENT_HIGHER;
	list[3].off_on = day("2026-01-03");
	list[3].off_reason = END_REASON_NEEDS_MET;
	candidates_cut(list, &n, march.on, 1, &cut);
	assert_order(list, n, "D+A-");
	cr_assert_eq(cut.expired, 1);
	cr_assert_eq(cut.other_release, 1);
	cr_assert(list[0].stale);
	cr_assert_str_eq(candidate_notes(&list[0], arena),
		"judged higher; off 03-Jan-2026: Needs met; stale score");
	cr_assert_str_eq(candidate_left_out_words(&cut, arena),
		"Left out, their score has expired: 1. Left out, scored by another release: 1.");
	arena_free(arena);
}
