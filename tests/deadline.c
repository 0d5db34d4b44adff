#include <caseload/deadline.h>

#include <criterion/criterion.h>

static const struct date today = {2026, 3, 12};

Test(deadline, late_from_the_day_after)
{
	static const struct {
		int offset;
		enum deadline_state state;
		long late;
		const char *words, *sentence;
	} cases[] = {
		{-130, DEADLINE_LATE, 130, "130d late", "130 days late"},
		{-4, DEADLINE_LATE, 4, "4d late", "4 days late"},
		{-1, DEADLINE_LATE, 1, "1d late", "1 day late"},
		{0, DEADLINE_TODAY, 0, "today", "due today"},
		{1, DEADLINE_SOON, 0, "in 1d", "due in 1 day"},
		{7, DEADLINE_SOON, 0, "in 7d", "due in 7 days"},
		{8, DEADLINE_AHEAD, 0, "in 8d", "due in 8 days"},
		{13, DEADLINE_AHEAD, 0, "in 13d", "due in 13 days"},
		{14, DEADLINE_AHEAD, 0, "in 2w", "due in 2 weeks"},
		{92, DEADLINE_AHEAD, 0, "in 13w", "due in 13 weeks"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct date due = date_add_days(today, cases[i].offset);
		char words[16], sentence[32];

		cr_assert_eq(deadline_state(due, today, 7), cases[i].state, "case %zu", i);
		cr_assert_eq(deadline_late_days(due, today), cases[i].late, "case %zu", i);
		cr_assert_str_eq(deadline_words(due, today, words), cases[i].words);
		cr_assert_str_eq(deadline_sentence(due, today, sentence), cases[i].sentence);
	}
}

Test(deadline, without_a_date_there_is_none)
{
	char words[16], sentence[32];

	cr_assert_eq(deadline_state(DATE_NONE, today, 7), DEADLINE_NONE);
	cr_assert_eq(deadline_late_days(DATE_NONE, today), 0);
	cr_assert_str_eq(deadline_words(DATE_NONE, today, words), "");
	cr_assert_str_eq(deadline_sentence(DATE_NONE, today, sentence), "");
	cr_assert_str_eq(deadline_words(date_make(9999, 12, 31), date_make(1, 1, 1), words), "in "
											     "52172"
											     "2w");
}
