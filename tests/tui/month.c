#include "help.h"

#include <caseload/tui/month.h>

TestSuite(month, .init = help_locale);

static const struct date days_off[] = {{2026, 4, 3}, {2026, 4, 6}};
static const char *const names[] = {"Good Friday", "Easter Monday"};
static const struct holidays holidays = {days_off, 2, names};
static const struct date_rules rules = {DATE_FUTURE, false, {2026, 3, 12}, &holidays};
static int filled;

static void fill(void *data, struct date first, struct month_day days[static 31])
{
	(void)data;
	filled++;
	if (first.month == 3)
		days[15].count = 4, days[1] = (struct month_day){1, true};
}

static const struct month_source source = {fill, NULL, "review", "reviews"};

static enum tui_result press(struct month *month, const char *name)
{
	struct tui_event event = tui_key(name);

	return month_key(month, &event);
}

static void type(struct month *month, const char *text)
{
	for (; *text; text++) {
		struct tui_event event = tui_char(*text);

		month_key(month, &event);
	}
}

static void is_on(struct month *month, int year, int m, int day)
{
	char iso[DATE_ISO_SIZE];

	cr_assert(date_equal(month_day(month), date_make(year, m, day)), "%s",
		date_iso(month_day(month), iso));
}

Test(month, arrows_brackets_and_typing_move)
{
	static const struct {
		const char *key;
		int month, day;
	} moves[] = {{"Right", 3, 13}, {"Down", 3, 20}, {"Left", 3, 19}, {"Up", 3, 12},
		{"]", 4, 12}, {"PgDn", 5, 12}, {"[", 4, 12}, {"PgUp", 3, 12}, {"End", 3, 31},
		{"]", 4, 30}, {"Home", 4, 1}, {"Left", 3, 31}, {"t", 3, 12}};
	struct month *month = month_new(&rules, &source, DATE_NONE);

	is_on(month, 2026, 3, 12);
	for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
		press(month, moves[i].key);
		is_on(month, 2026, moves[i].month, moves[i].day);
	}
	press(month, "Ctrl+U");
	type(month, "+3m");
	is_on(month, 2026, 6, 12);
	cr_assert_eq(press(month, "Enter"), TUI_DONE);
	press(month, "Left");
	cr_assert_str_eq(month_typed(month), "", "an arrow ends the typing");
	type(month, "3/16");
	cr_assert_eq(press(month, "Enter"), TUI_TAKEN);
	press(month, "Ctrl+U");
	type(month, "y");
	is_on(month, 2026, 3, 11);
	cr_assert_eq(press(month, "Enter"), TUI_TAKEN, "what has passed cannot be taken here");
	cr_assert_eq(press(month, "Esc"), TUI_CANCEL);
	month_free(month);
}

Test(month, shows_days_marks_and_counts)
{
	struct month *month = month_new(&rules, &source, date_make(2026, 3, 16));
	struct arena *arena = arena_new();
	struct grid *grid = grid_new(18, 60);
	struct canvas all = grid_canvas(grid);

	cr_assert_str_eq(month_words(month, arena), "Mon 16-Mar-2026, in 4 days, 4 reviews");
	month_draw(month, &all, false, true);
	cr_assert(grid_shows(grid, "March 2026"), "%s", grid_all(grid));
	cr_assert(grid_shows(grid, "Mon  Tue  Wed  Thu  Fri  Sat  Sun"), "%s", grid_all(grid));
	cr_assert(grid_shows(grid, "[16]"), "%s", grid_all(grid));
	cr_assert(grid_shows(grid, "(12)"), "%s", grid_all(grid));
	cr_assert(grid_shows(grid, " 2 !"), "%s", grid_all(grid));
	cr_assert(grid_shows(grid, "14 . 15 ."), "%s", grid_all(grid));
	cr_assert(grid_shows(grid, "x4"), "%s", grid_all(grid));
	cr_assert_str_eq(grid_cell(grid, grid->cursor_row, grid->cursor_col)->text, "1");
	cr_assert_eq(filled, 1, "the source is asked once a month");
	press(month, "]");
	grid_clear(grid);
	month_draw(month, &all, false, true);
	cr_assert(grid_shows(grid, " 3 H"), "%s", grid_all(grid));
	cr_assert_eq(filled, 2);
	grid_clear(grid);
	month_draw(month, &all, true, true);
	cr_assert_not(grid_shows(grid, "Mon  Tue"), "calm: the line in words is what changes");
	cr_assert(grid_shows(grid, "= Thu 16-Apr-2026, in 5 weeks"), "%s", grid_all(grid));
	arena_free(arena);
	grid_free(grid);
	month_free(month);
}

Test(month, any_keys_at_any_size)
{
	static const char *const keys[] = {"Up", "Down", "Left", "Right", "PgUp", "PgDn", "[", "]",
		"Home", "End", "1", "2", "/", "t", "+", "9", "m", "y", "Backspace", "Ctrl+U",
		"Enter", "F4", "Tab", "Ctrl+Left"};
	struct month *month = month_new(&rules, &source, date_make(9999, 12, 30));
	unsigned seed = 7;

	for (int round = 0; round < 4000; round++) {
		struct grid *grid;
		struct canvas all;

		seed = seed * 1103515245 + 12345;
		press(month, keys[(seed >> 16) % (sizeof keys / sizeof keys[0])]);
		cr_assert(date_is_set(month_day(month)));
		grid = grid_new(1 + (int)(seed >> 8) % 26, 1 + (int)(seed >> 12) % 120);
		all = grid_canvas(grid);
		month_draw(month, &all, round % 3 == 0, true);
		cr_assert(grid->cursor_row < grid->rows && grid->cursor_col < grid->cols);
		grid_free(grid);
	}
	month_free(month);
}
