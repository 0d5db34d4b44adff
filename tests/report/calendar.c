/* The days on paper: what stands on it, and what never does. */
#include <criterion/criterion.h>

#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/report/calendar.h>
#include <caseload/report/sheet_text.h>

static const struct printing printing = {.by = "Jo Patel", .when = "12-Mar-2026 14:05", .copy = 1};

static const struct calendar_entry entries[] = {
	{.kind = REVIEW_KIND_PLAN,
		.on = {2026, 3, 10},
		.family = "Ahmed",
		.given = "Fatima",
		.nhs_number = "9990000026",
		.born = {1945, 7, 14},
		.with_name = "Jo Patel"},
	{.kind = REVIEW_KIND_PLAN,
		.on = {2026, 3, 10},
		.held = true,
		.family = "Bell",
		.given = "Ben",
		.nhs_number = "9990000034"},
	{.kind = REVIEW_KIND_PLAN, .on = {2026, 3, 11}, .family = "Gone", .cancelled = true},
	{.on = {2026, 3, 12}, .at = "14:30", .minutes = 60, .place = "Northfield Surgery"},
};

static const char *text_of(size_t n, int names, struct arena *arena)
{
	const struct calendar_paper paper = {.whose = "Jo Patel",
		.entries = entries,
		.n = n,
		.from = {2026, 3, 9},
		.to = {2026, 3, 15},
		.today = {2026, 3, 12},
		.names = names};

	utf8_locale();
	return sheet_pages_join(sheet_text(calendar_sheet(&paper, &printing, arena),
					(struct sheet_format){80, 0, false}, arena),
		false, arena);
}

Test(report_calendar, is_by_day_and_says_what_is_late_and_held)
{
	struct arena *arena = arena_new();
	const char *text = text_of(4, NAMES_FULL, arena);

	cr_assert_str_eq(text,
		"OFFICIAL-SENSITIVE: PERSONAL\n"
		"Calendar: Jo Patel                                             12-Mar-2026 14:05\n"
		"Mon 09-Mar-2026 to Sun 15-Mar-2026\n"
		"--------------------------------------------------------------------------------\n"
		"\n"
		"What                   Who, NHS No., born         With        Notes\n"
		"---------------------  -------------------------  ----------  ----------------\n"
		"Tue 10-Mar-2026: 2\n"
		"Plan review            AHMED, Fatima              Jo Patel\n"
		"2 days late            999 000 0026  14-Jul-1945\n"
		"Plan review            BELL, Ben\n"
		"held                   999 000 0034\n"
		"\n"
		"Thu 12-Mar-2026: 1\n"
		"Team meeting at 14:30  Northfield Surgery\n"
		"60 minutes\n"
		"\n"
		"Reviews that were due before these days and are late stand on the caseload\n"
		"summary.\n"
		"\n"
		"--------------------------------------------------------------------------------\n"
		"Check for a newer version before use.\n"
		"Printed by Jo Patel, 12-Mar-2026 14:05, copy 1\n",
		"%s", text);
	arena_free(arena);
}

Test(report_calendar, names_are_shown_as_asked_and_nothing_is_said)
{
	struct arena *arena = arena_new();
	const char *text = text_of(4, NAMES_INITIALS, arena);

	cr_assert(strstr(text, "A, F"), "%s", text);
	cr_assert_null(strstr(text, "AHMED"), "%s", text);
	cr_assert_null(strstr(text, "14-Jul-1945"), "it would tell who it is: %s", text);
	cr_assert(strstr(text_of(0, NAMES_FULL, arena), "No review and no meeting on these days."));
	arena_free(arena);
}
