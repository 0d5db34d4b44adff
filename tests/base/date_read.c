#include <caseload/base/date.h>

#include <criterion/criterion.h>
#include <string.h>

static const struct date today = {2026, 3, 12};
static const struct date good_friday_and_monday[] = {{2026, 4, 3}, {2026, 4, 6}};
static const char *const names[] = {"Good Friday", "Easter Monday"};
static const struct holidays holidays = {good_friday_and_monday, 2, names};

struct reading {
	const char *typed, *read; /* "" for not known */
};

static void check_read(enum date_kind kind, const struct reading *cases, size_t n)
{
	const struct date_rules rules = {kind, true, today, &holidays};
	char text[DATE_ISO_SIZE];
	for (size_t i = 0; i < n; i++) {
		struct err err = {0};
		struct date d = {1, 1, 1};
		cr_assert(date_read(cases[i].typed, &rules, "on", &d, &err), "%s: %s",
			cases[i].typed, err.text);
		cr_assert_str_eq(date_iso(d, text), cases[i].read, "%s: %s", cases[i].typed, text);
	}
}

Test(date_read, any_date)
{
	static const struct reading cases[] = {
		{"t", "2026-03-12"},
		{"today", "2026-03-12"},
		{"TODAY", "2026-03-12"},
		{"y", "2026-03-11"},
		{"yesterday", "2026-03-11"},
		{"tom", "2026-03-13"},
		{"tomorrow", "2026-03-13"},
		{"+3", "2026-03-15"},
		{"+3d", "2026-03-15"},
		{"+2w", "2026-03-26"},
		{"+3m", "2026-06-12"},
		{"+1y", "2027-03-12"},
		{"-2d", "2026-03-10"},
		{"t+7", "2026-03-19"},
		{"T-1W", "2026-03-05"},
		{"+3wd", "2026-03-17"},
		{"+17wd", "2026-04-08"},
		{"-1wd", "2026-03-11"},
		{"fri", "2026-03-13"},
		{"friday", "2026-03-13"},
		{"last fri", "2026-03-06"},
		{"next fri", "2026-03-20"},
		{"thu", "2026-03-19"},
		{"last thu", "2026-03-05"},
		{"last wed", "2026-03-11"},
		{"16", "2026-03-16"},
		{"11", "2026-04-11"},
		{"12", "2026-03-12"},
		{"31", "2026-03-31"},
		{"16/3", "2026-03-16"},
		{"16.3", "2026-03-16"},
		{"16-3", "2026-03-16"},
		{"16 mar", "2026-03-16"},
		{"16mar", "2026-03-16"},
		{"1/2", "2027-02-01"},
		{"29/2", "2028-02-29"},
		{"16/3/26", "2026-03-16"},
		{"160326", "2026-03-16"},
		{"16032026", "2026-03-16"},
		{"16 March 2026", "2026-03-16"},
		{"16th March 2026", "2026-03-16"},
		{"2026-03-16", "2026-03-16"},
		{"16-Mar-2026", "2026-03-16"},
		{"  16 /  3 / 2026 ", "2026-03-16"},
		{"16 sept", "2026-09-16"},
		{"eom", "2026-03-31"},
		{"1st", "2026-04-01"},
		{"22nd", "2026-03-22"},
		{"1/1/76", "2076-01-01"},
		{"1/1/77", "1977-01-01"},
		{"29/2/24", "2024-02-29"},
		{"u", ""},
		{"unknown", ""},
		{"Not known", ""},
	};
	check_read(DATE_ANY, cases, sizeof(cases) / sizeof(cases[0]));
}

Test(date_read, past_future_and_birth)
{
	static const struct reading past[] = {
		{"16", "2026-02-16"},
		{"16/3", "2025-03-16"},
		{"12", "2026-03-12"},
		{"t", "2026-03-12"},
		{"1 feb", "2026-02-01"},
		{"31", "2026-01-31"},
	};
	static const struct reading future[] = {{"16", "2026-03-16"}, {"11/3", "2027-03-11"}};
	static const struct reading birth[] = {
		{"14/7/45", "1945-07-14"},
		{"14-Jul-1945", "1945-07-14"},
		{"140745", "1945-07-14"},
		{"1/1/26", "2026-01-01"},
		{"14/7/26", "1926-07-14"},
		{"12/3/26", "1926-03-12"},
		{"13/3/1906", "1906-03-13"},
		{"y", "2026-03-11"},
	};
	check_read(DATE_PAST, past, sizeof(past) / sizeof(past[0]));
	check_read(DATE_FUTURE, future, sizeof(future) / sizeof(future[0]));
	check_read(DATE_BIRTH, birth, sizeof(birth) / sizeof(birth[0]));
}

Test(date_read, refused_with_a_way_out)
{
	static const struct {
		enum date_kind kind;
		const char *typed, *says;
	} cases[] = {
		{DATE_ANY, "3/16/26", "16 is not a month. Day comes first: 16/3."},
		{DATE_ANY, "20260316", "26 is not a month. Day comes first."},
		{DATE_ANY, "30/2/2026", "Feb 2026 does not have 30 days."},
		{DATE_ANY, "29/2/2026", "Feb 2026 does not have 29 days."},
		{DATE_ANY, "31/4", "no such day"},
		{DATE_ANY, "32", "32 is not a day."},
		{DATE_ANY, "0/3/2026", "0 is not a day."},
		{DATE_ANY, "16/3/126", "two or four digits"},
		{DATE_ANY, "16/3/0026", "too long ago"},
		{DATE_ANY, "", "missing"},
		{DATE_ANY, "   ", "missing"},
		{DATE_ANY, NULL, "not a date"},
		{DATE_ANY, "soon", "not a date"},
		{DATE_ANY, "--3", "not a date"},
		{DATE_ANY, "16 3 2026 5", "not a date"},
		{DATE_ANY, "16 marchish", "not a date"},
		{DATE_ANY, "mar 2025", "The day is missing."},
		{DATE_ANY, "march", "The day is missing."},
		{DATE_ANY, "3/2025", "The day is missing."},
		{DATE_ANY, "2025", "Day and month are missing."},
		{DATE_ANY, "mar 16", "Day comes first: 16 Mar."},
		{DATE_ANY, "+3q", "d, w, m, y or wd"},
		{DATE_ANY, "+99999999999999999999", "d, w, m, y or wd"},
		{DATE_ANY, "-99999999999999999999", "d, w, m, y or wd"},
		{DATE_ANY, "a text far too long to be any kind of date at all", "not a date"},
		{DATE_PAST, "tom", "has not come yet"},
		{DATE_FUTURE, "y", "has passed"},
		{DATE_BIRTH, "16", "needs its year"},
		{DATE_BIRTH, "16/3", "needs its year"},
		{DATE_BIRTH, "t", "must be in the past"},
		{DATE_BIRTH, "tom", "must be in the past"},
		{DATE_BIRTH, "1/1/1899", "after 1900"},
		{DATE_BIRTH, "12/3/1906", "less than 120 years"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct date_rules rules = {cases[i].kind, false, today, &holidays};
		struct err err = {0};
		struct date d = {1, 1, 1};
		cr_assert(!date_read(cases[i].typed, &rules, "due_on", &d, &err), "%s was read",
			cases[i].typed);
		cr_assert(err.code == ERR_INVALID);
		cr_assert_str_eq(err.field, "due_on");
		cr_assert(strstr(err.text, cases[i].says) != NULL, "%s: %s", cases[i].typed,
			err.text);
		cr_assert(date_equal(d, ((struct date){1, 1, 1})), "left alone");
	}
	const struct date_rules rules = {DATE_ANY, false, today, NULL};
	struct err err = {0};
	struct date d;
	cr_assert(!date_read("u", &rules, "due_on", &d, &err), "only where the field allows it");
}

Test(date_read, the_table_of_the_specification)
{
	static const struct {
		const char *typed, *echo;
	} cases[] = {
		{"t", "Thu 12-Mar-2026, today"},
		{"today", "Thu 12-Mar-2026, today"},
		{"y", "Wed 11-Mar-2026, yesterday"},
		{"yesterday", "Wed 11-Mar-2026, yesterday"},
		{"tom", "Fri 13-Mar-2026, tomorrow"},
		{"+3", "Sun 15-Mar-2026, in 3 days, a Sunday"},
		{"+3d", "Sun 15-Mar-2026, in 3 days, a Sunday"},
		{"+2", "Sat 14-Mar-2026, in 2 days, a Saturday"},
		{"+2w", "Thu 26-Mar-2026, in 2 weeks"},
		{"+3m", "Fri 12-Jun-2026, in 13 weeks"},
		{"+1y", "Fri 12-Mar-2027, in 1 year"},
		{"-2d", "Tue 10-Mar-2026, 2 days ago"},
		{"t+7", "Thu 19-Mar-2026, in 7 days"},
		{"T-1W", "Thu 05-Mar-2026, 7 days ago"},
		{"+3wd", "Tue 17-Mar-2026, in 5 days"},
		{"fri", "Fri 13-Mar-2026, tomorrow"},
		{"last fri", "Fri 06-Mar-2026, 6 days ago"},
		{"next fri", "Fri 20-Mar-2026, in 8 days"},
		{"16", "Mon 16-Mar-2026, in 4 days"},
		{"16/3", "Mon 16-Mar-2026, in 4 days"},
		{"16.3", "Mon 16-Mar-2026, in 4 days"},
		{"16-3", "Mon 16-Mar-2026, in 4 days"},
		{"16 mar", "Mon 16-Mar-2026, in 4 days"},
		{"16mar", "Mon 16-Mar-2026, in 4 days"},
		{"16/3/26", "Mon 16-Mar-2026, in 4 days"},
		{"160326", "Mon 16-Mar-2026, in 4 days"},
		{"16032026", "Mon 16-Mar-2026, in 4 days"},
		{"16 March 2026", "Mon 16-Mar-2026, in 4 days"},
		{"2026-03-16", "Mon 16-Mar-2026, in 4 days"},
		{"eom", "Tue 31-Mar-2026, in 2 weeks"},
		{"1st", "Wed 01-Apr-2026, in 2 weeks"},
		{"3/4", "Fri 03-Apr-2026, in 3 weeks, Good Friday"},
		{"+16wd", "Tue 07-Apr-2026, in 3 weeks"},
		{"u", "Not known"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct date_rules rules = {DATE_ANY, true, today, &holidays};
		struct err err = {0};
		struct date d;
		char echo[80];
		cr_assert(date_read(cases[i].typed, &rules, "on", &d, &err), "%s: %s",
			cases[i].typed, err.text);
		cr_assert_str_eq(
			date_echo(d, &rules, echo), cases[i].echo, "%s: %s", cases[i].typed, echo);
	}
}

Test(date_read, in_a_filter_only_what_is_nothing_else)
{
	static const struct reading cases[] = {
		{"fri", "2026-03-13"},
		{"next fri", "2026-03-20"},
		{"today", "2026-03-12"},
		{"+2w", "2026-03-26"},
		{"-2d", "2026-03-10"},
		{"t+7", "2026-03-19"},
		{"12/3", "2026-03-12"},
		{"16 mar", "2026-03-16"},
		{"1st", "2026-04-01"},
		{"t", NULL},
		{"y", NULL},
		{"u", NULL},
		{"tom", NULL},
		{"may", NULL},
		{"mark", NULL},
		{"16", NULL},
		{"160326", NULL},
		{"999 000 0018", NULL},
		{"fri smith", NULL},
		{"DE1 2AB", NULL},
		{"o'brien", NULL},
		{"", NULL},
		{NULL, NULL},
	};
	const struct date_rules rules = {DATE_ANY, false, today, &holidays};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char text[DATE_ISO_SIZE];
		struct date d = DATE_NONE;
		bool meant = date_meant(cases[i].typed, &rules, &d);
		cr_assert_eq(meant, cases[i].read != NULL, "%s", cases[i].typed);
		if (meant)
			cr_assert_str_eq(date_iso(d, text), cases[i].read, "%s", cases[i].typed);
	}
}
