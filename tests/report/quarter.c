/* The board's page: what stands there where there is no number, and what the picture may not tell. */
#include <criterion/criterion.h>

#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/report/quarter.h>
#include <caseload/report/sheet_text.h>

static struct measure list[] = {
	{.code = MEASURE_M2,
		.numerator = 30,
		.denominator = 46,
		.value = "65.2%",
		.unit = "people"},
	{.code = MEASURE_M16, .numerator = 12, .value = "12", .per = "100,000 adults"},
};

static const char *text_of(const struct quarter_paper *paper, struct arena *arena)
{
	static const struct printing printing = {
		.by = "Jo Patel", .when = "12-Mar-2026 14:05", .copy = 1};

	utf8_locale();
	return sheet_pages_join(
		sheet_text(quarter_sheet(paper, &printing, arena), SHEET_A4, arena), true, arena);
}

/* Of the people in care those who are not on the register follow from the two numbers. */
Test(report_quarter, the_picture_does_not_tell_what_the_table_leaves_out)
{
	static const struct {
		int64_t people;
		bool outside;
		const char *is, *is_not;
	} cases[] = {
		{46, true, "46  46", "not shown"},
		{48, true, "not shown", "48"},
		{43, true, "not shown", "43"},
		{48, false, "48", "not shown"},
		{61, true, "61", "not shown"},
		{3, true, "1 to 4", "not shown"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct trend_month trend[] = {{.on = {2026, 2, 28}, .people = 46},
			{.on = {2026, 3, 31}, .people = cases[i].people}};
		const struct quarter_paper paper = {.team = "Team North",
			.quarters = {{{2026, 1, 1}, {2026, 3, 31}, {2026, 3, 31}, list, 1}},
			.trend = trend,
			.trend_n = 2,
			.outside = cases[i].outside};
		const char *text = strstr(text_of(&paper, arena), "People in the team's care");

		cr_assert_not_null(text);
		cr_assert(strstr(text, cases[i].is), "%zu: %s", i, text);
		cr_assert_null(strstr(text, cases[i].is_not), "%zu: %s", i, text);
	}
	arena_free(arena);
}

/* Twelve days are not none because nobody said of how many residents. */
Test(report_quarter, a_rate_of_an_unknown_number_is_not_known)
{
	const struct quarter_paper paper = {.team = "Team North",
		.quarters = {{{2026, 1, 1}, {2026, 3, 31}, {2026, 3, 31}, list, 2}}};
	struct arena *arena = arena_new();
	const char *text = text_of(&paper, arena), *row = strstr(text, "M16");

	cr_assert_not_null(row);
	cr_assert(strstr(row, "not known") < strchr(row, '\n'), "%s", row);
	cr_assert(strstr(text, "M16: the number of residents"), "%s", text);
	arena_free(arena);
}
