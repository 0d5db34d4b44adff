#include <caseload/base/date.h>

#include <criterion/criterion.h>
#include <string.h>

static struct date iso(const char *text)
{
	struct date d = DATE_NONE;
	if (text[0] != '\0')
		cr_assert(date_parse_iso(text, &d), "%s", text);
	return d;
}

/* England and Wales, 2025 to 2027. */
static const struct date bank_days[] = {
	{2025, 1, 1},
	{2025, 4, 18},
	{2025, 4, 21},
	{2025, 5, 5},
	{2025, 5, 26},
	{2025, 8, 25},
	{2025, 12, 25},
	{2025, 12, 26},
	{2026, 1, 1},
	{2026, 4, 3},
	{2026, 4, 6},
	{2026, 5, 4},
	{2026, 5, 25},
	{2026, 8, 31},
	{2026, 12, 25},
	{2026, 12, 28},
	{2027, 1, 1},
};
static const struct holidays holidays = {bank_days, sizeof(bank_days) / sizeof(bank_days[0]), NULL};

Test(date, days_there_and_back)
{
	struct date before = date_make(1599, 12, 31);
	for (long days = date_days(date_make(1600, 1, 1)); days < date_days(date_make(2405, 1, 1));
		days++) {
		struct date d = date_from_days(days);
		cr_assert(date_valid(d.year, d.month, d.day) && date_days(d) == days);
		cr_assert(date_compare(before, d) < 0);
		cr_assert(date_weekday(d) == date_weekday(before) % 7 + 1);
		before = d;
	}
	cr_assert(date_days(date_make(1970, 1, 1)) == 0);
	cr_assert(date_weekday(iso("2026-03-12")) == 4);
	cr_assert(!date_is_set(date_from_days(100000000)));
	cr_assert(!date_is_set(date_add_days(DATE_NONE, 1)));
}

Test(date, what_is_a_date)
{
	static const struct {
		const char *text;
		bool real;
	} cases[] = {
		{"2026-03-12", true},
		{"2024-02-29", true},
		{"2000-02-29", true},
		{"0001-01-01", true},
		{"2026-02-29", false},
		{"1900-02-29", false},
		{"2026-02-30", false},
		{"2026-13-01", false},
		{"2026-00-10", false},
		{"2026-04-31", false},
		{"2026-04-00", false},
		{"0000-01-01", false},
		{"2026-3-12", false},
		{"2026-03-12 ", false},
		{"2026/03/12", false},
		{"-026-03-12", false},
		{"", false},
		{NULL, false},
	};
	char text[DATE_ISO_SIZE];
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct date d = DATE_NONE;
		cr_assert(date_parse_iso(cases[i].text, &d) == cases[i].real, "%s", cases[i].text);
		cr_assert(date_is_set(d) == cases[i].real);
		if (cases[i].real)
			cr_assert_str_eq(date_iso(d, text), cases[i].text);
	}
	cr_assert_str_eq(date_iso(DATE_NONE, text), "");
	cr_assert(date_compare(DATE_NONE, iso("9999-12-31")) > 0, "no date sorts last");
	cr_assert(date_compare(iso("2026-01-01"), DATE_NONE) < 0);
	cr_assert(date_compare(DATE_NONE, DATE_NONE) == 0);
}

Test(date, months_and_ages)
{
	static const struct {
		const char *from;
		int months;
		const char *to;
	} months[] = {
		{"2026-01-31", 1, "2026-02-28"},
		{"2024-01-31", 1, "2024-02-29"},
		{"2026-03-31", -1, "2026-02-28"},
		{"2026-03-31", 1, "2026-04-30"},
		{"2025-12-15", 1, "2026-01-15"},
		{"2026-01-15", -1, "2025-12-15"},
		{"2024-02-29", 12, "2025-02-28"},
		{"2024-02-29", 48, "2028-02-29"},
		{"2026-03-12", 0, "2026-03-12"},
		{"2026-03-12", -15, "2024-12-12"},
		{"9999-12-31", 1, ""},
		{"0001-01-01", -1, ""},
		{"", 1, ""},
	};
	char text[DATE_ISO_SIZE];
	for (size_t i = 0; i < sizeof(months) / sizeof(months[0]); i++)
		cr_assert_str_eq(
			date_iso(date_add_months(iso(months[i].from), months[i].months), text),
			months[i].to, "%s %d: %s", months[i].from, months[i].months, text);
	static const struct {
		const char *born, *on;
		int age;
	} ages[] = {
		{"1945-07-14", "2026-07-13", 80},
		{"1945-07-14", "2026-07-14", 81},
		{"1944-02-29", "2026-02-28", 81},
		{"1944-02-29", "2026-03-01", 82},
		{"1944-02-29", "2024-02-29", 80},
		{"2026-03-12", "2026-03-12", 0},
	};
	for (size_t i = 0; i < sizeof(ages) / sizeof(ages[0]); i++)
		cr_assert(date_age(iso(ages[i].born), iso(ages[i].on)) == ages[i].age, "%s",
			ages[i].born);
}

Test(date, working_days)
{
	static const struct {
		const char *from;
		int n;
		const char *to;
	} cases[] = {
		{"2025-12-23", 3, "2025-12-30"},
		{"2025-12-24", 3, "2025-12-31"},
		{"2026-04-02", 3, "2026-04-09"},
		{"2026-05-01", 3, "2026-05-07"},
		{"2025-12-24", 7, "2026-01-07"},
		{"2026-03-13", 1, "2026-03-16"},
		{"2026-03-14", 1, "2026-03-16"},
		{"2026-03-16", -1, "2026-03-13"},
		{"2026-04-07", -1, "2026-04-02"},
		{"2026-03-12", 0, "2026-03-12"},
		{"", 3, ""},
		{"9999-12-30", 5, ""},
	};
	char text[DATE_ISO_SIZE];
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		cr_assert_str_eq(
			date_iso(date_add_working_days(iso(cases[i].from), cases[i].n, &holidays),
				text),
			cases[i].to, "%s %+d: %s", cases[i].from, cases[i].n, text);
	cr_assert(date_is_working_day(iso("2026-04-03"), NULL));
	cr_assert(!date_is_working_day(iso("2026-04-03"), &holidays));
	cr_assert(!date_is_working_day(iso("2026-03-14"), NULL));
	cr_assert(date_between(iso("2025-10-01"), iso("2025-12-31")) == 91);
}

Test(date, shown)
{
	static const struct {
		const char *date, *shown, *echo;
	} cases[] = {
		{"2026-03-12", "12-Mar-2026", "Thu 12-Mar-2026, today"},
		{"2026-03-13", "13-Mar-2026", "Fri 13-Mar-2026, tomorrow"},
		{"2026-03-11", "11-Mar-2026", "Wed 11-Mar-2026, yesterday"},
		{"2026-06-12", "12-Jun-2026", "Fri 12-Jun-2026, in 13 weeks"},
		{"2026-03-16", "16-Mar-2026", "Mon 16-Mar-2026, in 4 days"},
		{"2026-03-09", "09-Mar-2026", "Mon 09-Mar-2026, 3 days ago"},
		{"2026-03-14", "14-Mar-2026", "Sat 14-Mar-2026, in 2 days, a Saturday"},
		{"2026-03-15", "15-Mar-2026", "Sun 15-Mar-2026, in 3 days, a Sunday"},
		{"2026-04-03", "03-Apr-2026", "Fri 03-Apr-2026, in 3 weeks, a bank holiday"},
		{"2027-03-11", "11-Mar-2027", "Thu 11-Mar-2027, in 52 weeks"},
		{"2027-03-12", "12-Mar-2027", "Fri 12-Mar-2027, in 1 year"},
		{"1946-03-13", "13-Mar-1946", "Wed 13-Mar-1946, 79 years ago"},
		{"", "", "Not known"},
	};
	const struct date_rules rules = {DATE_ANY, false, iso("2026-03-12"), &holidays};
	char shown[DATE_SHOWN_SIZE], echo[80];
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct date d = iso(cases[i].date);
		cr_assert_str_eq(date_show(d, shown), cases[i].shown);
		cr_assert_str_eq(date_echo(d, &rules, echo), cases[i].echo, "%s", echo);
	}
	cr_assert_str_eq(date_show_weekday(DATE_NONE, shown), "");
	cr_assert_str_eq(date_month_name(12), "Dec");
	cr_assert_str_eq(date_month_name(13), "");
}
