#include "help.h"

#include <caseload/tui/edit.h>
#include <caseload/tui/form.h>

TestSuite(form, .init = help_locale);

static const struct pick_entry bands[] = {
	{"low", "Lower", NULL},
	{"rise", "Rising", NULL},
	{"high", "High", NULL},
};
static const struct pick_source band_source = {.entries = bands, .n = 3};
static const struct date_rules rules = {.kind = DATE_ANY, .today = {2026, 3, 12}};
static const struct form_field fields[] = {
	{.name = "family_name",
		.label = "Family name",
		.kind = FORM_TEXT,
		.value = "OKONKWO",
		.flags = FORM_REQUIRED},
	{.name = "lead", .label = "Lead", .kind = FORM_SHOWN, .value = "J Patel"},
	{.name = "next_review",
		.label = "Next review",
		.kind = FORM_DATE,
		.value = "2026-03-16",
		.rules = &rules,
		.hint = "Type a date, or +3m.",
		.last = "+2w"},
	{.name = "band", .label = "Band", .kind = FORM_PICK, .pick = &band_source, .value = "rise"},
	{.name = "informed", .label = "Person told", .kind = FORM_YES_NO},
	{.name = "notes", .label = "Notes", .kind = FORM_LONG, .flags = FORM_RIGHT},
	{.name = "number", .label = "Number", .kind = FORM_TEXT, .flags = FORM_RIGHT},
};
enum { N = sizeof fields / sizeof fields[0] };

static bool check(
	void *data, const struct form *form, const char *name, const char *value, struct err *err)
{
	(void)data;
	(void)form;
	if (strcmp(name, "number") == 0 && *value && strlen(value) != 10)
		return err_set(err, ERR_INVALID, name, "Number must have 10 digits. You typed %zu.",
			strlen(value));
	return true;
}

static const struct form_hooks hooks = {.check = check};

static enum tui_result press(struct form *form, const char *names)
{
	char copy[300], *save = NULL;
	enum tui_result result = TUI_IGNORED;

	strcpy(copy, names);
	for (char *name = strtok_r(copy, " ", &save); name; name = strtok_r(NULL, " ", &save)) {
		struct tui_event event = tui_key(name);

		result = form_key(form, &event);
	}
	return result;
}

static void type(struct form *form, const char *text)
{
	for (; *text; text++) {
		struct tui_event event = tui_char(*text);

		form_key(form, &event);
	}
}

static struct grid *show(struct form *form, int rows, int cols)
{
	struct grid *grid = grid_new(rows, cols);
	struct canvas all = grid_canvas(grid);

	form_draw(form, &all, true);
	return grid;
}

Test(form, one_order_there_and_back)
{
	static const char *const order[] = {"family_name", "next_review", "band", "informed",
		"notes", "number", "", "", "family_name"};
	struct form *form = form_new(fields, N, &hooks);

	for (size_t i = 0; i + 1 < sizeof order / sizeof order[0]; i++) {
		cr_assert_str_eq(form_focus(form), order[i], "%zu: %s", i, form_focus(form));
		press(form, "Tab");
	}
	cr_assert_str_eq(form_focus(form), "family_name", "and round");
	for (size_t i = sizeof order / sizeof order[0] - 1; i-- > 0;) {
		press(form, "Shift+Tab");
		cr_assert_str_eq(form_focus(form), order[i], "back %zu: %s", i, form_focus(form));
	}
	press(form, "Enter Down");
	cr_assert_str_eq(form_focus(form), "band");
	press(form, "Up Up");
	cr_assert_str_eq(form_focus(form), "family_name");
	press(form, "Ctrl+End");
	cr_assert_str_eq(form_focus(form), "");
	press(form, "Ctrl+Home");
	cr_assert_str_eq(form_focus(form), "family_name");
	cr_assert_not(form_changed(form));
	form_free(form);
}

Test(form, labels_stand_beside_fields_in_one_or_two_columns)
{
	static const struct {
		int rows, cols;
	} sizes[] = {{24, 80}, {16, 60}, {24, 140}};

	for (size_t i = 0; i < 3; i++) {
		struct form *form = form_new(fields, N, &hooks);
		struct grid *grid = show(form, sizes[i].rows, sizes[i].cols);
		struct arena *arena = arena_new();
		bool side_by_side = strstr(grid_row(grid, 0, arena), "Notes") != NULL;

		cr_assert(grid_shows(grid, "Family name  OKONKWO"), "%s", grid_all(grid));
		cr_assert(grid_shows(grid, "Next review  16-Mar-2026"));
		cr_assert(grid_shows(grid, "Lead         J Patel"));
		cr_assert(grid_shows(grid, "[Rising"));
		cr_assert(grid_shows(grid, "[ Save ]"));
		cr_assert_eq(side_by_side, sizes[i].cols >= 76, "%s", grid_all(grid));
		cr_assert_eq(grid->cursor_row, 0);
		cr_assert_eq(grid->cursor_col, 22);
		arena_free(arena);
		grid_free(grid);
		form_free(form);
	}
}

Test(form, dates_are_echoed_settled_and_saved_from_inside)
{
	struct form *form = form_new(fields, N, &hooks);
	struct grid *grid;
	struct date date;

	press(form, "Tab Ctrl+U");
	type(form, "+3m");
	grid = show(form, 24, 80);
	cr_assert(grid_shows(grid, "= Fri 12-Jun-2026"), "%s", grid_all(grid));
	grid_free(grid);
	cr_assert_eq(press(form, "F2"), TUI_SAVE);
	cr_assert_str_eq(form_value(form, "next_review"), "12-Jun-2026");
	cr_assert(form_date(form, "next_review", &date, NULL) &&
		  date_equal(date, date_make(2026, 6, 12)));
	cr_assert(form_changed(form));
	press(form, "Ctrl+U =");
	cr_assert(form_date(form, "next_review", &date, NULL) &&
		  date_equal(date, date_make(2026, 3, 26)));
	press(form, "Ctrl+U");
	cr_assert_eq(press(form, "?"), TUI_HELP);
	cr_assert_str_eq(form_hint(form), "Type a date, or +3m.");
	cr_assert_eq(press(form, "F4"), TUI_OPEN);
	cr_assert_eq(press(form, "F1"), TUI_HELP);
	form_free(form);
}

Test(form, typing_a_date_replaces_the_one_that_stood_there)
{
	struct form *form = form_new(fields, N, &hooks);

	press(form, "Tab");
	type(form, "+3m");
	cr_assert_eq(press(form, "F2"), TUI_SAVE);
	cr_assert_str_eq(form_value(form, "next_review"), "12-Jun-2026");
	press(form, "Shift+Tab Tab End Backspace");
	cr_assert_str_eq(form_value(form, "next_review"), "12-Jun-202", "End: it is corrected");
	form_free(form);
}

Test(form, a_mistake_is_said_and_nobody_is_trapped)
{
	struct form *form = form_new(fields, N, &hooks);
	struct grid *grid;
	struct err err = {0};

	press(form, "Tab Ctrl+U");
	type(form, "3/16/26");
	press(form, "Tab");
	cr_assert_str_eq(form_focus(form), "band", "focus went on");
	cr_assert(strstr(form_error(form, "next_review"), "Day comes first"), "%s",
		form_error(form, "next_review"));
	grid = show(form, 24, 80);
	cr_assert(grid_shows(grid, "!Next review"), "%s", grid_all(grid));
	grid_free(grid);
	cr_assert_eq(press(form, "F2"), TUI_REDRAW);
	cr_assert_str_eq(form_focus(form), "next_review", "save goes back to it");
	press(form, "Ctrl+U");
	type(form, "16/3");
	press(form, "Tab");
	cr_assert_str_eq(form_error(form, "next_review"), "");
	press(form, "Ctrl+Home Ctrl+U Ctrl+End");
	cr_assert_str_eq(form_error(form, "family_name"), "",
		"what must be filled is asked for when saving");
	cr_assert_eq(press(form, "Enter"), TUI_REDRAW);
	cr_assert_str_eq(form_focus(form), "family_name");
	cr_assert_str_eq(form_error(form, "family_name"), "Family name must be filled in.");
	type(form, "X");
	form_focus_on(form, "number");
	type(form, "999000003");
	press(form, "Tab");
	cr_assert_str_eq(form_error(form, "number"), "Number must have 10 digits. You typed 9.");
	press(form, "Shift+Tab");
	type(form, "4");
	cr_assert_eq(press(form, "Ctrl+S"), TUI_SAVE);
	err_set(&err, ERR_CONFLICT, "band", "M Lewis has changed this.");
	cr_assert(form_refuse(form, &err));
	cr_assert_str_eq(form_focus(form), "band");
	cr_assert_str_eq(form_error(form, "band"), "M Lewis has changed this.");
	err_set(&err, ERR_FULL, "disk", "The disk is full.");
	cr_assert_not(form_refuse(form, &err));
	cr_assert_eq(press(form, "Esc"), TUI_CANCEL);
	form_free(form);
}

Test(form, picks_filter_take_and_refuse)
{
	struct form *form = form_new(fields, N, &hooks);
	struct grid *grid;

	form_focus_on(form, "band");
	type(form, "hi");
	grid = show(form, 24, 80);
	cr_assert(grid_shows(grid, "> High"), "%s", grid_all(grid));
	cr_assert_eq(grid->cursor_col, 16 + 2, "%d", grid->cursor_col);
	grid_free(grid);
	cr_assert_eq(press(form, "Enter"), TUI_CHANGED);
	cr_assert_str_eq(form_value(form, "band"), "high");
	cr_assert_str_eq(form_focus(form), "band");
	type(form, "low");
	press(form, "Tab");
	cr_assert_str_eq(form_value(form, "band"), "low", "Tab takes it in and goes on");
	cr_assert_str_eq(form_focus(form), "informed");
	press(form, "Up");
	type(form, "zzz");
	press(form, "Tab");
	cr_assert_str_eq(form_error(form, "band"), "Not in the list. F4 shows it.");
	cr_assert_str_eq(form_focus(form), "informed");
	cr_assert_eq(press(form, "F2"), TUI_REDRAW);
	cr_assert_str_eq(form_focus(form), "band");
	press(form, "F4 Down Down");
	grid = show(form, 8, 60);
	cr_assert(grid_shows(grid, "> "), "%s", grid_all(grid));
	grid_free(grid);
	press(form, "Enter");
	cr_assert_eq(press(form, "F2"), TUI_SAVE, "%s", form_error(form, "band"));
	press(form, "F4 Esc");
	cr_assert_str_eq(form_focus(form), "band", "Esc closes the list only");
	press(form, "Backspace");
	cr_assert_str_eq(form_value(form, "band"), "");
	press(form, "Tab y");
	cr_assert(form_yes(form, "informed"));
	press(form, "Space");
	cr_assert_str_eq(form_value(form, "informed"), "no");
	form_free(form);
}

Test(form, f4_shows_where_the_cursor_is_and_takes_nothing_by_itself)
{
	static const struct form_field empty[] = {
		{.name = "band", .label = "Band", .kind = FORM_PICK, .pick = &band_source},
		{.name = "other", .label = "Other", .kind = FORM_TEXT},
	};
	struct form *form = form_new(empty, 2, NULL);
	struct grid *grid;

	press(form, "F4");
	grid = show(form, 12, 60);
	cr_assert(grid_shows(grid, "> Lower"), "%s", grid_all(grid));
	grid_free(grid);
	press(form, "Tab");
	cr_assert_str_eq(form_value(form, "band"), "", "looking is not choosing");
	press(form, "Shift+Tab F4 Down Tab");
	cr_assert_str_eq(form_value(form, "band"), "rise");
	press(form, "Shift+Tab Backspace F4 Enter");
	cr_assert_str_eq(form_value(form, "band"), "low");
	press(form, "Backspace h Tab");
	cr_assert_str_eq(form_value(form, "band"), "high", "a short list takes the first letter");
	form_free(form);
}

Test(form, long_text_grows_to_three_lines)
{
	static const struct form_field two[] = {
		{.name = "notes", .label = "Notes", .kind = FORM_LONG},
		{.name = "after", .label = "After", .kind = FORM_TEXT},
	};
	static const int row[] = {1, 2, 3, 3, 3};
	struct form *form = form_new(two, 2, NULL);

	cr_assert_eq(
		form_rows(form, 60), 6, "room is asked for all three: %d", form_rows(form, 60));
	for (size_t i = 0; i < sizeof row / sizeof row[0]; i++) {
		struct grid *grid = show(form, 12, 60);
		struct arena *arena = arena_new();

		cr_assert(strstr(grid_row(grid, row[i], arena), "After"), "%zu: %s", i,
			grid_all(grid));
		arena_free(arena);
		grid_free(grid);
		type(form, "x");
		press(form, "Enter");
	}
	form_free(form);
}

Test(form, a_field_tells_what_it_is_for_and_accepts)
{
	static const struct {
		const char *name, *says;
	} cases[] = {
		{"family_name", "Family name, must be filled in."},
		{"next_review", "Next review. Type a date, or +3m. A date, day first:"},
		{"next_review", "= puts in what you typed last time."},
		{"band", "Band. One of: Lower, Rising, High."},
		{"informed", "y or n"},
		{"notes", "F4 gives it more room"},
	};
	struct form *form = form_new(fields, N, &hooks);
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		form_focus_on(form, cases[i].name);
		cr_assert(strstr(form_help(form, arena), cases[i].says), "%s: %s", cases[i].name,
			form_help(form, arena));
	}
	press(form, "Ctrl+End");
	cr_assert_str_eq(form_help(form, arena), "");
	arena_free(arena);
	form_free(form);
}

Test(form, long_text_takes_lines_and_lets_go_at_its_edges)
{
	struct form *form = form_new(fields, N, &hooks);
	struct arena *arena = arena_new();

	form_focus_on(form, "notes");
	type(form, "one");
	press(form, "Enter");
	type(form, "two ");
	cr_assert_str_eq(form_take(form, "notes", arena), "one\ntwo");
	press(form, "Up");
	cr_assert_str_eq(form_focus(form), "notes");
	press(form, "Up");
	cr_assert_str_eq(form_focus(form), "informed");
	press(form, "Down Down");
	cr_assert_str_eq(form_focus(form), "notes");
	press(form, "Down");
	cr_assert_str_eq(form_focus(form), "number");
	cr_assert_null(form_take(form, "number", arena));
	form_set(form, "number", "9990000018");
	cr_assert_str_eq(form_take(form, "number", arena), "9990000018");
	arena_free(arena);
	form_free(form);
}

Test(form, scrolls_when_taller_than_its_place)
{
	struct form_field many[30];
	struct form *form;

	for (size_t i = 0; i < 30; i++)
		many[i] = (struct form_field){.name = i == 29  ? "last"
						      : i == 0 ? "first"
							       : "other",
			.label = i == 29  ? "Last"
				 : i == 0 ? "First"
					  : "Other",
			.kind = FORM_TEXT};
	form = form_new(many, 30, NULL);
	for (int i = 0; i < 32; i++) {
		struct grid *grid = show(form, 10, 60);

		cr_assert_str_eq(
			grid_cell(grid, grid->cursor_row, i < 30 ? 0 : grid->cursor_col - 4)->text,
			">", "at %d the focus is in sight%s", i, grid_all(grid));
		grid_free(grid);
		press(form, "Tab");
	}
	form_free(form);
}

Test(form, any_keys_at_any_size)
{
	static const char *const names[] = {"Tab", "Shift+Tab", "Enter", "Esc", "F1", "F2", "F4",
		"Up", "Down", "Left", "Right", "Home", "End", "PgUp", "PgDn", "Backspace", "Delete",
		"Ctrl+U", "Ctrl+W", "Ctrl+K", "Ctrl+Z", "Ctrl+Y", "Ctrl+A", "Ctrl+X", "Ctrl+V",
		"Ctrl+F", "Ctrl+G", "Alt+M", "Ctrl+Home", "Ctrl+End", "Alt+Down", "Shift+Left",
		"Ctrl+Left", "=", "?", "Space", "y", "h", "1", "/", "é", "王", "+", "3", "m", "z"};
	struct form *form = form_new(fields, N, &hooks);
	unsigned seed = 99;

	for (int round = 0; round < 8000; round++) {
		struct tui_event event;
		struct grid *grid;

		seed = seed * 1103515245 + 12345;
		event = (seed >> 16) % 50 == 0
				? tui_paste("two\nlines é\xe2\x80\xae")
				: tui_key(names[(seed >> 16) % (sizeof names / sizeof names[0])]);
		form_key(form, &event);
		if (round % 4)
			continue;
		grid = show(form, 1 + (int)(seed >> 8) % 26, 1 + (int)(seed >> 12) % 120);
		cr_assert(grid->cursor_row < grid->rows && grid->cursor_col < grid->cols);
		grid_free(grid);
	}
	clipboard_clear();
	form_free(form);
}
