#include <caseload/exchange/holiday_list.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <criterion/criterion.h>

#include <caseload/base/str.h>

#define EVENT(day, title) "{\"title\": \"" title "\", \"date\": \"" day "\", \"notes\": \"\"}"
#define DIVISION(name, events)                                                                     \
	"\"" name "\": {\"division\": \"" name "\", \"events\": [" events "]}"
#define ICS(inside) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" inside "END:VCALENDAR\r\n"
#define VEVENT(day, title)                                                                         \
	"BEGIN:VEVENT\r\nDTEND;VALUE=DATE:20991231\r\nDTSTART;VALUE=DATE:" day                     \
	"\r\nSUMMARY:" title "\r\nEND:VEVENT\r\n"

static const char england[] = "england-and-wales";

static bool read_holidays(const char *text, const char *division, struct arena *arena,
	struct holiday_list *list, struct err *err)
{
	struct source source;
	bool ok;

	err_clear(err);
	ok = source_from_bytes(text, strlen(text), &source, err) &&
	     holiday_list_read(&source, division, arena, list, err);
	source_close(&source);
	return ok;
}

Test(holiday_list, every_form_gives_the_same_days)
{
	static const struct {
		const char *text, *division;
	} cases[] = {
		/* as it is published; the second division is another's */
		{"{" DIVISION("england-and-wales",
			 EVENT("2027-12-28", "Boxing Day") "," EVENT(
				 "2027-12-27", "Christmas Day")) "," DIVISION("scotland",
			 EVENT("2027-11-30", "St Andrew's Day")) "}",
			england},
		{"{" DIVISION("scotland", EVENT("2027-12-27", "Christmas Day") "," EVENT(
						  "2027-12-28", "Boxing Day")) "}",
			"scotland"},
		/* one division alone */
		{"{\"division\": \"england-and-wales\", \"events\": [" EVENT(
			 "2027-12-27", "Christmas Day") "," EVENT("2027-12-28", "Boxing Day") "]}",
			england},
		/* what the site is made from */
		{"{\"divisions\": {\"common.nations.england-and-wales_slug\": {\"title\": \"x\", "
		 "\"2027\": [" EVENT("27/12/2027", "bank_holidays.christmas") "," EVENT(
			 "28/12/2027", "bank_holidays.boxing_day") "]}}}",
			england},
		/* a calendar; the second name is folded */
		{ICS(VEVENT("20271227", "Christmas Day") VEVENT("20271228", "Boxing\r\n  Day")),
			england},
		{ICS(VEVENT("20271227T000000Z", "Christmas Day") VEVENT("20271228", "Boxing Day")),
			england},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct holiday_list list;
		struct err err = {0};

		cr_assert(read_holidays(cases[i].text, cases[i].division, arena, &list, &err),
			"case %zu: %s", i, err.text);
		cr_assert_eq(list.n, 2, "case %zu: %zu", i, list.n);
		cr_assert(date_equal(list.rows[0].on, date_make(2027, 12, 27)), "case %zu", i);
		cr_assert_str_eq(list.rows[0].name, "Christmas Day", "case %zu", i);
		cr_assert_str_eq(list.rows[1].name, "Boxing Day", "case %zu", i);
	}
	arena_free(arena);
}

Test(holiday_list, refuses_the_whole_file_and_says_where)
{
	static const struct {
		const char *text, *field, *says;
	} cases[] = {
		{"NHS Number,Name\n", "file", "not a file of bank holidays"},
		{"{\n\"england-and-wales\": {\n\"events\": [", "file", "Line 3: "},
		{"{}", "file", "no bank holidays"},
		{"{" DIVISION("scotland", EVENT("2027-11-30", "St Andrew's Day")) "}", "division",
			"It has: scotland"},
		{"{" DIVISION("england-and-wales",
			 EVENT("2027-12-27", "Christmas Day") ",\n" EVENT("2027-02-30", "No")) "}",
			"file", "Line 2: 2027-02-30 is not a day"},
		{"{" DIVISION("england-and-wales", EVENT("2027-12-27", " ")) "}", "file",
			"no name"},
		{"{" DIVISION("england-and-wales", "{\"title\": \"Christmas Day\"}") "}", "file",
			"no date"},
		{"{" DIVISION("england-and-wales", EVENT("0001-12-25", "Christmas")) "}", "file",
			"not a day"},
		{"{" DIVISION("england-and-wales", "\"2027-12-27\"") "}", "file", "no date"},
		{"{\"division\": \"scotland\", \"events\": [" EVENT("2027-11-30", "X") "]}",
			"division", "of scotland"},
		{"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20271227\n", "file", "broken off"},
		{"BEGIN:VCALENDAR\nEND:VEVENT\n", "file", "never began"},
		{ICS(VEVENT("2027", "X")), "file", "2027 is not a day"},
		{"{\"events\": [" EVENT("2027-12-27", "bank_holidays.") "]}", "file", "no name"},
		{ICS(VEVENT("20271227", "\xe2\x80\x8b\xe2\x80\xae")), "file", "no name"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct holiday_list list;
		struct err err = {0};

		cr_assert_not(
			read_holidays(cases[i].text, england, arena, &list, &err), "case %zu", i);
		cr_assert_str_eq(err.field, cases[i].field, "case %zu: %s", i, err.text);
		cr_assert(strstr(err.text, cases[i].says), "case %zu: %s", i, err.text);
	}
	arena_free(arena);
}

/* A file of thousands of days that are written in a way of their own: none is looked for in it. */
Test(holiday_list, a_long_file_takes_no_time)
{
	struct arena *arena = arena_new();
	struct holiday_list list;
	struct str text = {0};
	struct err err;

	str_add(&text, "{\"events\": [");
	for (int i = 0; i < 5000; i++)
		str_addf(&text,
			"%s{\"title\": \"Day\", \"notes\": \"%0*d\", \"date\": "
			"\"\\u0032%03d-%02d-%02d\"}",
			i > 0 ? "," : "", 4000, 0, i / 336, i / 28 % 12 + 1, i % 28 + 1);
	str_add(&text, "]}");
	clock_t begun = clock();
	cr_assert(read_holidays(str_text(&text), england, arena, &list, &err), "%s", err.text);
	cr_assert_lt(clock() - begun, 5 * CLOCKS_PER_SEC);
	cr_assert_eq(list.n, 5000);
	str_free(&text);
	arena_free(arena);
}

static bool has(const struct holiday_list *list, struct date day)
{
	for (size_t i = 0; i < list->n; i++)
		if (date_equal(list->rows[i].on, day))
			return true;
	return false;
}

/* The real file, where there is one: proclaimed days, and the days made up for of 2027 and 2028. */
Test(holiday_list, reads_the_real_file)
{
	static const struct date days[] = {{2020, 5, 8}, {2022, 9, 19}, {2023, 5, 8},
		{2027, 12, 27}, {2027, 12, 28}, {2028, 1, 3}, {2026, 12, 28}};
	const char *data = getenv("CASELOAD_DATA");
	struct arena *arena = arena_new();
	struct holiday_list list;
	struct source source;
	struct err err = {0};

	if (data == NULL)
		cr_skip_test("CASELOAD_DATA is not set");
	cr_assert(source_open(arena_printf(arena, "%s/bankhol/lib/data/bank-holidays.json", data),
			  &source, &err),
		"%s", err.text);
	cr_assert(holiday_list_read(&source, england, arena, &list, &err), "%s", err.text);
	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++)
		cr_assert(
			has(&list, days[i]), "%d-%d-%d", days[i].year, days[i].month, days[i].day);
	cr_assert_not(has(&list, (struct date){2020, 5, 4}), "moved for VE day");
	cr_assert(holiday_list_read(&source, "scotland", arena, &list, &err), "%s", err.text);
	cr_assert(has(&list, (struct date){2026, 1, 2}));
	source_close(&source);
	arena_free(arena);
}
