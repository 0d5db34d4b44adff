#include <caseload/deadline.h>

#include <criterion/criterion.h>
#include <string.h>

#include <caseload/base/clock.h>

#include "rules.h"

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

static struct date day(const char *iso)
{
	struct date out;

	cr_assert(date_parse_iso(iso, &out), "%s", iso);
	return out;
}

Test(deadline, every_rule_at_its_edges)
{
	static const struct {
		enum deadline_code code;
		const char *anchor, *due;
	} cases[] = {
		{RULE_INFORM_LEAD, "2026-02-08", "2026-03-01"},
		{RULE_INFORM_LEAD, "2028-02-08", "2028-02-29"},
		{RULE_PLAN_DUE, "2026-01-31", "2026-02-28"},
		{RULE_PLAN_DUE, "2028-01-31", "2028-02-29"},
		{RULE_PLAN_DUE, "2026-01-28", "2026-02-28"},
		{RULE_PLAN_DUE, "2026-03-31", "2026-04-30"},
		{RULE_PLAN_DUE, "2026-12-31", "2027-01-31"},
		{RULE_PLAN_REVIEW, "2028-02-29", "2029-02-28"},
		{RULE_PLAN_REVIEW, "2027-02-28", "2028-02-28"},
		{RULE_CARE_ACT_FIRST, "2026-01-01", "2026-02-26"},
		{RULE_CARE_ACT_ANNUAL, "2026-08-31", "2027-08-31"},
		/* the checks of the field notes, 7.1 */
		{RULE_DISCHARGE_CONTACT, "2025-12-23", "2025-12-30"},
		{RULE_DISCHARGE_CONTACT, "2025-12-24", "2025-12-31"},
		{RULE_DISCHARGE_CONTACT, "2026-04-02", "2026-04-09"},
		{RULE_DISCHARGE_CONTACT, "2026-05-01", "2026-05-07"},
		{RULE_EHCH_PLAN, "2025-12-24", "2026-01-07"},
		{RULE_REABLE_91, "2025-10-01", "2025-12-31"},
		/* Easter of 2027; from a Saturday, a Sunday and a holiday itself */
		{RULE_DISCHARGE_CONTACT, "2027-03-25", "2027-04-01"},
		{RULE_DISCHARGE_CONTACT, "2026-03-14", "2026-03-18"},
		{RULE_DISCHARGE_CONTACT, "2026-03-15", "2026-03-18"},
		{RULE_DISCHARGE_CONTACT, "2026-04-06", "2026-04-09"},
		/* Christmas of 2027 is a Saturday: both days are made up for; so is New Year 2028 */
		{RULE_DISCHARGE_CONTACT, "2027-12-24", "2027-12-31"},
		{RULE_DISCHARGE_CONTACT, "2027-12-31", "2028-01-06"},
		{RULE_EHCH_PLAN, "2027-12-24", "2028-01-07"},
		{RULE_ADMISSION_REVIEW, "2026-02-01", "2026-02-28"},
		{RULE_ADMISSION_REVIEW, "2028-02-29", "2028-02-29"},
		{RULE_ADMISSION_REVIEW, "2026-03-31", "2026-03-31"},
		{RULE_ADMISSION_REVIEW, "2026-12-01", "2026-12-31"},
		{RULE_SAR, "2026-05-31", "2026-06-30"},
		{RULE_SAR, "2024-01-30", "2024-02-29"},
		{RULE_AIS_REVIEW, "2028-02-29", "2029-02-28"},
		{RULE_MDT_CUTOFF, "2026-03-01", "2026-02-27"},
		{RULE_MDT_CUTOFF, "2028-03-01", "2028-02-28"},
		{RULE_UCR_2H, "2026-03-12", "2026-03-12"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char got[DATE_ISO_SIZE];
		struct date due = deadline_by(&test_rules, cases[i].code, day(cases[i].anchor));

		cr_assert_str_eq(date_iso(due, got), cases[i].due, "%s from %s: %s, not %s",
			word_code(&words_deadline_code, (int)cases[i].code), cases[i].anchor, got,
			cases[i].due);
	}
	cr_assert(!date_is_set(deadline_by(&test_rules, RULE_PLAN_DUE, DATE_NONE)));
	cr_assert(!date_is_set(deadline_by(&test_rules, RULE_COORD_CONTACT, today)));
}

Test(deadline, two_hours_are_two_hours)
{
	static const struct {
		const char *received, *due, *shown;
	} cases[] = {
		{"2026-03-12T13:20:00Z", "2026-03-12T15:20:00Z", "12-Mar-2026 15:20"},
		{"2026-03-12T23:20:00Z", "2026-03-13T01:20:00Z", "13-Mar-2026 01:20"},
		/* the clocks go forward on 29 March at 01:00 UTC, back on 25 October */
		{"2026-03-29T00:30:00Z", "2026-03-29T02:30:00Z", "29-Mar-2026 03:30"},
		{"2026-10-25T00:30:00Z", "2026-10-25T02:30:00Z", "25-Oct-2026 02:30"},
		{"2026-10-24T23:30:00Z", "2026-10-25T01:30:00Z", "25-Oct-2026 01:30"},
	};
	const struct deadline_rule *rule = &test_rules.of[RULE_UCR_2H];

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char got[INSTANT_SIZE], shown[24];
		int64_t received;

		cr_assert(instant_unix(cases[i].received, &received));
		clock_utc(deadline_due_at(rule, received, NULL), got);
		cr_assert_str_eq(got, cases[i].due, "%s: %s", cases[i].received, got);
		cr_assert_str_eq(instant_show(got, shown), cases[i].shown, "%s: %s",
			cases[i].received, shown);
	}
}

/* In days a deadline lasts until midnight in London, on the day the clocks change too. */
Test(deadline, a_day_ends_at_midnight)
{
	char got[INSTANT_SIZE];
	int64_t at;

	cr_assert(instant_unix("2026-03-08T12:00:00Z", &at));
	clock_utc(deadline_due_at(&test_rules.of[RULE_INFORM_LEAD], at, NULL), got);
	cr_assert_str_eq(got, "2026-03-29T22:59:59Z");
}

Test(deadline, words_of_an_instant)
{
	static const struct {
		int64_t minutes;
		bool past;
		const char *words;
	} cases[] = {
		{-75, false, "due 15:20"},
		{0, false, "due 15:20"},
		{1, true, "1 min late"},
		{35, true, "35 min late"},
		{59, true, "59 min late"},
		{60, true, "1h 0m late"},
		{23 * 60 + 59, true, "23h 59m late"},
		{24 * 60, true, "1d late"},
		{-3 * 24 * 60, false, "in 3d"},
	};
	int64_t due;

	cr_assert(instant_unix("2026-03-12T15:20:00Z", &due));
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int64_t now = due + cases[i].minutes * 60;
		char words[16];

		cr_assert_str_eq(deadline_words_at(due, now, words), cases[i].words, "%s", words);
		cr_assert_eq(deadline_is_past(due, now), cases[i].past, "case %zu", i);
	}
}

Test(deadline, a_rule_in_words_and_what_it_may_be)
{
	static const struct {
		enum deadline_code code;
		const char *words;
		int64_t good, bad;
		const char *why; /* in the refusal */
	} cases[] = {
		{RULE_INFORM_LEAD, "21 days", 14, 0, "from 1 to 400"},
		{RULE_PLAN_DUE, "1 month", 2, 13, "from 1 to 12"},
		{RULE_PLAN_REVIEW, "12 months", 6, 13, "at least every 12 months"},
		{RULE_CARE_ACT_FIRST, "42 to 56 days", 50, 41, "not before 42 days"},
		{RULE_DISCHARGE_CONTACT, "3 working days", 2, -1, "working days"},
		{RULE_UCR_2H, "2 hours", 4, 100, "hours"},
		{RULE_MDT_CUTOFF, "2 days before", -3, 2, "from -31 to -1"},
		{RULE_ADMISSION_REVIEW, "the end of the month", 0, 5, "no number"},
		{RULE_COORD_CONTACT, "as agreed for each", 0, 5, "agreed for each"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct deadline_rule *rule = &test_rules.of[cases[i].code];
		struct err err = {0};

		cr_assert_str_eq(deadline_rule_words(rule, arena), cases[i].words);
		if (cases[i].good != 0)
			cr_assert(deadline_rule_check(rule, cases[i].good, &err), "%s", err.text);
		cr_assert(!deadline_rule_check(rule, cases[i].bad, &err), "case %zu", i);
		cr_assert(strstr(err.text, cases[i].why), "case %zu: %s", i, err.text);
	}
	arena_free(arena);
}
