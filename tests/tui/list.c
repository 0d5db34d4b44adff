#include "help.h"

#include <caseload/tui/list.h>

TestSuite(list, .init = help_locale);

struct rows {
	int64_t ids[300];
	size_t n;
	size_t wanted_first, wanted_n;
};

static size_t count(void *data)
{
	return ((struct rows *)data)->n;
}

static int64_t id(void *data, size_t row)
{
	return ((struct rows *)data)->ids[row];
}

static void draw(void *data, size_t row, const struct canvas *canvas, struct list_look look)
{
	int64_t which = id(data, row);

	(void)look;
	if (which == 0)
		canvas_text(canvas, 0, 0, -1, "HEADING", STYLE_HEADING);
	else
		canvas_textf(canvas, 0, 0, -1, STYLE_NORMAL, "row %d", (int)which);
}

static void want(void *data, size_t first, size_t n)
{
	struct rows *rows = data;

	rows->wanted_first = first;
	rows->wanted_n = n;
}

static struct list *start(struct rows *rows, size_t n)
{
	struct list_source source = {
		.count = count, .id = id, .draw = draw, .want = want, .data = rows};

	*rows = (struct rows){.n = n};
	for (size_t i = 0; i < n; i++)
		rows->ids[i] = (int64_t)i + 1;
	return list_new(&source);
}

static void keys(struct list *list, const char *names)
{
	char copy[200], *save = NULL;

	strcpy(copy, names);
	for (char *name = strtok_r(copy, " ", &save); name; name = strtok_r(NULL, " ", &save)) {
		struct tui_event event = tui_key(name);

		list_key(list, &event);
	}
}

static void show(struct list *list, struct grid *grid)
{
	struct canvas all = grid_canvas(grid);

	grid_clear(grid);
	list_draw(list, &all, true);
}

Test(list, keys_move_the_cursor)
{
	static const struct {
		const char *keys;
		int64_t selected;
	} cases[] = {
		{"Down Down", 3},
		{"j j k", 2},
		{"Up", 1},
		{"G", 100},
		{"End Down", 100},
		{"G g g", 1},
		{"G g j g", 100},
		{"End Home", 1},
		{"PgDn", 10},
		{"PgDn PgDn PgUp", 10},
		{"Ctrl+D", 5},
		{"Ctrl+D Ctrl+D Ctrl+U", 5},
		{"End PgUp", 91},
		{"End PgDn", 100},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct rows rows;
		struct list *list = start(&rows, 100);
		struct grid *grid = grid_new(10, 30);

		show(list, grid);
		keys(list, cases[i].keys);
		cr_assert_eq(list_selected(list), cases[i].selected, "%s: %d", cases[i].keys,
			(int)list_selected(list));
		show(list, grid);
		cr_assert_str_eq(grid_cell(grid, grid->cursor_row, 0)->text, ">",
			"the cursor is on the row");
		cr_assert_eq(rows.wanted_n, 10);
		cr_assert(rows.wanted_first < (size_t)cases[i].selected);
		grid_free(grid);
		list_free(list);
	}
}

Test(list, the_cursor_belongs_to_the_record)
{
	struct rows rows;
	struct list *list = start(&rows, 20);
	struct grid *grid = grid_new(5, 30);

	show(list, grid);
	keys(list, "Down Down Down");
	/* Others come in above: the same record, at the same height. */
	for (size_t i = 0; i < 25; i++)
		rows.ids[i] = i < 5 ? 100 + (int64_t)i : (int64_t)i - 4;
	rows.n = 25;
	show(list, grid);
	cr_assert_eq(list_selected(list), 4);
	cr_assert_eq(list_selected_row(list), 8);
	cr_assert(grid_shows(grid, "> row 4"));
	/* It goes: the one that took its place. */
	memmove(rows.ids + 8, rows.ids + 9, 16 * sizeof rows.ids[0]);
	rows.n = 24;
	show(list, grid);
	cr_assert_eq(list_selected(list), 5);
	/* All go, and some come back. */
	rows.n = 0;
	list_empty_text(list, "Nobody matches. Esc clears the filter.");
	show(list, grid);
	cr_assert_eq(list_selected(list), 0);
	cr_assert_eq(list_selected_row(list), -1);
	cr_assert(grid_shows(grid, "Nobody matches"));
	keys(list, "Down Up End Home PgDn Space *");
	rows.n = 3;
	show(list, grid);
	cr_assert_eq(list_selected(list), 102);
	cr_assert(list_select(list, 100));
	cr_assert_not(list_select(list, 999));
	cr_assert_eq(list_selected(list), 100);
	grid_free(grid);
	list_free(list);
}

Test(list, marks_belong_to_records)
{
	struct rows rows;
	struct list *list = start(&rows, 20);
	struct grid *grid = grid_new(5, 30);

	keys(list, "Space");
	cr_assert_eq(list_marked(list), 0, "no marks unless allowed");
	list_marks(list, true);
	keys(list, "Space Space Down Space");
	cr_assert_eq(list_marked(list), 3);
	cr_assert(list_is_marked(list, 1) && list_is_marked(list, 2) && list_is_marked(list, 4));
	show(list, grid);
	cr_assert(grid_shows(grid, " * row 4"));
	cr_assert(grid_shows(grid, ">  row 5"));
	rows.ids[0] = 50; /* 1 is no longer shown */
	cr_assert_eq(list_marked_hidden(list), 1);
	keys(list, "v Down Down Space");
	cr_assert_eq(list_marked(list), 6, "%zu", list_marked(list));
	cr_assert_eq(list_marked_ids(list)[5], 7);
	keys(list, "-");
	cr_assert_eq(list_marked(list), 0);
	keys(list, "*");
	cr_assert_eq(list_marked(list), 20);
	keys(list, "Space");
	cr_assert_eq(list_marked(list), 19);
	grid_free(grid);
	list_free(list);
}

Test(list, headings_are_passed_over)
{
	struct rows rows;
	struct list *list = start(&rows, 6);
	struct grid *grid = grid_new(6, 30);

	rows.ids[0] = rows.ids[3] = rows.ids[5] = 0;
	list_select_row(list, 0);
	cr_assert_eq(list_selected(list), 2);
	keys(list, "Down Down");
	cr_assert_eq(list_selected(list), 5);
	keys(list, "Down End");
	cr_assert_eq(list_selected(list), 5);
	keys(list, "Home Up");
	cr_assert_eq(list_selected(list), 2);
	rows.ids[1] = rows.ids[2] = rows.ids[4] = 0;
	show(list, grid);
	cr_assert_eq(list_selected(list), 0);
	keys(list, "Down Up Space");
	grid_free(grid);
	list_free(list);
}

Test(list, a_place_is_put_back_with_its_scroll)
{
	struct rows rows;
	struct list *list = start(&rows, 100);
	struct grid *grid = grid_new(10, 30);
	struct arena *arena = arena_new();
	struct list_place place;
	char *seen;

	show(list, grid);
	keys(list, "PgDn PgDn PgDn");
	show(list, grid);
	keys(list, "Up Up Up Up");
	show(list, grid);
	place = list_place(list);
	seen = grid_row(grid, 0, arena);
	rows.n = 4;
	list_refresh(list);
	keys(list, "Home");
	show(list, grid);
	rows.n = 100;
	list_put(list, place);
	show(list, grid);
	cr_assert_str_eq(grid_row(grid, 0, arena), seen, "%s", grid_row(grid, 0, arena));
	cr_assert_eq(list_selected(list), place.id);
	arena_free(arena);
	grid_free(grid);
	list_free(list);
}

static long find_row(void *data, int64_t id)
{
	const struct rows *rows = data;

	for (size_t row = 0; row < rows->n; row++)
		if (rows->ids[row] == id)
			return (long)row;
	return -1;
}

/* A source that knows where an id is need not be walked through: its rows may not have been read. */
Test(list, hidden_marks_are_counted_by_the_source)
{
	struct rows rows;
	struct list *walked = start(&rows, 20), *list;
	struct list_source source = {
		.count = count, .id = id, .draw = draw, .find = find_row, .data = &rows};

	list_free(walked);
	list = list_new(&source);
	list_marks(list, true);
	keys(list, "Space Space End Space v");
	cr_assert(list_ranging(list));
	keys(list, "v");
	cr_assert_not(list_ranging(list));
	rows.n = 1;
	list_refresh(list);
	cr_assert_eq(list_marked(list), 3);
	cr_assert_eq(list_marked_hidden(list), 2);
	list_free(list);
}
