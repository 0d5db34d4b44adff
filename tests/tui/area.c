#include "help.h"

#include <caseload/tui/area.h>
#include <caseload/tui/input.h>

TestSuite(area, .init = help_locale);

static enum tui_result press(struct area *area, const char *name)
{
	struct tui_event event = tui_key(name);

	return area_key(area, &event);
}

static void type(struct area *area, const char *text)
{
	for (; *text; text++) {
		struct tui_event event = tui_char(*text);

		area_key(area, &event);
	}
}

static void show(struct area *area, struct grid *grid)
{
	struct canvas all = grid_canvas(grid);

	grid_clear(grid);
	area_draw(area, &all, true);
}

Test(area, wraps_scrolls_and_keeps_the_cursor_in_sight)
{
	struct edit *edit = edit_new(true);
	struct area *area = area_new(edit);
	struct grid *grid = grid_new(3, 11);

	type(area, "I want to get back to it");
	press(area, "Enter");
	type(area, "end");
	show(area, grid);
	cr_assert(grid_shows(grid, "get back"), "%s", grid_all(grid));
	cr_assert(grid_shows(grid, "end"));
	cr_assert_not(grid_shows(grid, "I want"));
	cr_assert(grid->cursor_row == 2 && grid->cursor_col == 3);
	press(area, "Up");
	show(area, grid);
	cr_assert(grid->cursor_row == 1 && grid->cursor_col == 3);
	cr_assert_eq(press(area, "Ctrl+Home"), TUI_REDRAW);
	show(area, grid);
	cr_assert(grid->cursor_row == 0 && grid->cursor_col == 0);
	cr_assert(grid_shows(grid, "I want"), "%s", grid_all(grid));
	press(area, "PgDn");
	show(area, grid);
	cr_assert(grid_shows(grid, "back"));
	cr_assert_eq(press(area, "F2"), TUI_SAVE);
	cr_assert_eq(press(area, "Ctrl+S"), TUI_SAVE);
	cr_assert_eq(press(area, "Tab"), TUI_IGNORED);
	cr_assert_eq(press(area, "Esc"), TUI_IGNORED);
	cr_assert_eq(press(area, "F7"), TUI_IGNORED);
	cr_assert_eq(press(area, "Alt+D"), TUI_IGNORED);
	cr_assert_eq(press(area, "Ctrl+C"), TUI_IGNORED);
	cr_assert_str_eq(edit_text(edit), "I want to get back to it\nend",
		"soft breaks are not in the text");
	grid_free(grid);
	area_free(area);
	edit_free(edit);
}

Test(area, never_wider_than_a_hundred_columns)
{
	struct edit *edit = edit_new(true);
	struct area *area = area_new(edit);
	struct grid *grid = grid_new(4, 200);

	for (int i = 0; i < 40; i++)
		type(area, "word ");
	show(area, grid);
	for (int row = 0; row < 4; row++)
		for (int col = AREA_MAX_COLS; col < 200; col++)
			cr_assert_str_eq(grid_cell(grid, row, col)->text, " ");
	grid_free(grid);
	area_free(area);
	edit_free(edit);
}

Test(area, selects_cuts_pastes_and_says_what_was_removed)
{
	struct edit *edit = edit_new(true);
	struct area *area = area_new(edit);
	struct tui_event paste = tui_paste("two\r\nlines\xe2\x80\xae\xe2\x80\x8b");

	cr_assert_eq(area_key(area, &paste), TUI_CHANGED);
	cr_assert_str_eq(area_note(area),
		"Pasted 2 paragraphs. Ctrl+Z takes them out. 2 hidden characters removed.");
	cr_assert_str_eq(edit_text(edit), "two\nlines");
	press(area, "Ctrl+Z");
	cr_assert_str_eq(edit_text(edit), "");
	cr_assert_null(area_note(area));
	press(area, "Ctrl+Y");
	press(area, "Ctrl+Home");
	press(area, "Alt+M");
	press(area, "Ctrl+Right");
	cr_assert_eq(press(area, "Ctrl+X"), TUI_CHANGED);
	cr_assert_str_eq(edit_text(edit), "lines");
	press(area, "Ctrl+End");
	press(area, "Ctrl+V");
	cr_assert_str_eq(edit_text(edit), "linestwo\n");
	clipboard_clear();
	area_free(area);
	edit_free(edit);
}

Test(area, finds_and_reads_only)
{
	struct edit *edit = edit_new(true);
	struct area *area = area_new(edit);
	struct grid *grid = grid_new(4, 30);

	edit_set(edit, "the choir at St Mary's, the choir");
	area_read_only(area, true);
	type(area, "x");
	press(area, "Enter");
	press(area, "Delete");
	press(area, "Ctrl+U");
	cr_assert_str_eq(edit_text(edit), "the choir at St Mary's, the choir");
	press(area, "Ctrl+F");
	cr_assert(area_asking(area));
	type(area, "choir");
	show(area, grid);
	cr_assert(grid_shows(grid, "Find: choir"), "%s", grid_all(grid));
	cr_assert_eq(grid->cursor_row, 3);
	press(area, "Enter");
	cr_assert_eq(edit_cursor(edit), 9);
	press(area, "Ctrl+G");
	cr_assert_eq(edit_cursor(edit), 33);
	press(area, "Ctrl+F");
	type(area, "harp");
	press(area, "Enter");
	cr_assert(strstr(area_note(area), "harp"));
	press(area, "Ctrl+F");
	press(area, "Esc");
	cr_assert_not(area_asking(area));
	grid_free(grid);
	area_free(area);
	edit_free(edit);
}

Test(area, a_field_scrolls_sideways)
{
	struct input *input = input_new("Northfield Surgery");
	struct grid *grid = grid_new(1, 10);
	struct canvas all = grid_canvas(grid);
	struct tui_event home = tui_key("Home"), enter = tui_key("Enter"),
			 paste = tui_paste("a\nb");
	struct arena *arena = arena_new();

	input_draw(input, &all, true);
	cr_assert_str_eq(grid_row(grid, 0, arena), "d Surgery", "%s", grid_row(grid, 0, arena));
	cr_assert_eq(grid->cursor_col, 9);
	input_key(input, &home);
	input_draw(input, &all, true);
	cr_assert_str_eq(grid_row(grid, 0, arena), "Northfield");
	cr_assert_eq(grid->cursor_col, 0);
	input_draw(input, &all, false);
	cr_assert_str_eq(grid_row(grid, 0, arena), "Northfiel…");
	cr_assert_eq(input_key(input, &enter), TUI_IGNORED);
	input_key(input, &paste);
	cr_assert_str_eq(input_text(input), "a bNorthfield Surgery");
	input_secret(input, true);
	input_set(input, "pass");
	grid_clear(grid);
	input_draw(input, &all, true);
	cr_assert_str_eq(grid_row(grid, 0, arena), "****");
	arena_free(arena);
	grid_free(grid);
	input_free(input);
}
