#include <caseload/base/date.h>

#include <criterion/criterion.h>
#include <string.h>

static const struct date today = {2026, 3, 12};
static const struct date good_friday_and_monday[] = {{2026, 4, 3}, {2026, 4, 6}};
static const struct holidays holidays = {good_friday_and_monday, 2};

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
		{DATE_ANY, "mar 2025", "not a date"},
		{DATE_ANY, "2025", "not a date"},
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
