#include "help.h"

TestSuite(canvas, .init = help_locale);

Test(canvas, text_is_clipped_at_graphemes)
{
	static const struct {
		const char *text;
		int width;
		bool ascii;
		const char *shown;
		int used;
	} cases[] = {
		{"OKONKWO, Adaeze", 20, false, "OKONKWO, Adaeze", 15},
		{"OKONKWO, Adaeze", 15, false, "OKONKWO, Adaeze", 15},
		{"OKONKWO, Adaeze", 10, false, "OKONKWO, …", 10},
		{"OKONKWO, Adaeze", 10, true, "OKONKWO, ~", 10},
		{"e\xcc\x81"
		 "e\xcc\x81"
		 "e\xcc\x81",
			2, false, "e\xcc\x81…", 2},
		{"王小明", 6, false, "王小明", 6},
		{"王小明", 5, false, "王小…", 5},
		{"王小明", 4, false, "王…", 3}, /* no room for half of one */
		{"王小明", 1, false, "…", 1},
		{"a\tb\nc", 10, false, "a b c", 5},
		{"a\033b\177", 10, false, "ab", 2},
		{"x\xe2\x80\xaey", 10, false, "xy", 2}, /* bidi override */
		{"well \xf0\x9f\x91\x8d done", 20, false, "well [emoji] done", 17},
		{"caf\xc3\xa9", 10, true, "caf?", 4},
		{"", 10, false, "", 0},
		{NULL, 10, false, "", 0},
		{"abc", 0, false, "", 0},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct grid *grid = grid_new(1, 30);
		struct canvas all = grid_canvas(grid);
		struct arena *arena = arena_new();
		int used;
		const char *row;

		grid->ascii = cases[i].ascii;
		used = canvas_text(&all, 0, 0, cases[i].width, cases[i].text, STYLE_NORMAL);
		row = grid_row(grid, 0, arena);
		cr_assert_str_eq(row, cases[i].shown, "case %zu: %s", i, row);
		cr_assert_eq(used, cases[i].used, "case %zu used %d", i, used);
		arena_free(arena);
		grid_free(grid);
	}
}

Test(canvas, nothing_leaves_its_rectangle)
{
	struct grid *grid = grid_new(5, 20);
	struct canvas all = grid_canvas(grid);
	struct canvas inner, deeper;
	struct arena *arena = arena_new();

	canvas_fill(&all, 0, 0, 5, 20, ".", STYLE_NORMAL);
	inner = canvas_sub(&all, 1, 5, 3, 6);
	canvas_fill(&inner, -5, -5, 50, 50, "x", STYLE_BOLD);
	for (int row = 0; row < 5; row++) {
		const char *want =
			row >= 1 && row <= 3 ? ".....xxxxxx........." : "....................";

		cr_assert_str_eq(grid_row(grid, row, arena), want, "row %d", row);
	}
	deeper = canvas_sub(&inner, -1, 4, 10, 10); /* partly outside its parent */
	canvas_fill(&deeper, 0, 0, 10, 10, "o", STYLE_NORMAL);
	cr_assert_str_eq(grid_row(grid, 0, arena), "....................");
	cr_assert_str_eq(grid_row(grid, 1, arena), ".....xxxxoo.........");
	canvas_text(&inner, 0, 5, -1, "王", STYLE_NORMAL);
	cr_assert_str_eq(grid_row(grid, 1, arena), ".....xxxxo….........",
		"a wide one does not fit: %s", grid_row(grid, 1, arena));
	canvas_cursor(&inner, 99, 99);
	cr_assert_eq(grid->cursor_row, 3);
	cr_assert_eq(grid->cursor_col, 10);
	arena_free(arena);
	grid_free(grid);
}

Test(canvas, half_of_a_wide_one_is_never_left)
{
	struct grid *grid = grid_new(1, 6);
	struct canvas all = grid_canvas(grid);
	struct arena *arena = arena_new();

	canvas_text(&all, 0, 0, -1, "王王王", STYLE_NORMAL);
	canvas_text(&all, 0, 1, 1, "a", STYLE_NORMAL);
	cr_assert_str_eq(grid_row(grid, 0, arena), " a王王");
	canvas_text(&all, 0, 2, 1, "b", STYLE_NORMAL);
	cr_assert_str_eq(grid_row(grid, 0, arena), " ab 王");
	canvas_text(&all, 0, 3, 2, "王", STYLE_NORMAL);
	cr_assert_str_eq(grid_row(grid, 0, arena), " ab王", "%s", grid_row(grid, 0, arena));
	arena_free(arena);
	grid_free(grid);
}

/* The mark stands behind the last word, however much room was left. */
Test(canvas, what_does_not_fit_ends_in_one_mark)
{
	static const struct {
		const char *text, *last;
	} cases[] = {
		{"late reviews and more of them", "reviews…"},
		{"late abcdefghijklmno", "abcdefghi…"},
		{"late 王小明王小明", "王小明王…"},
		{"late reviews", "reviews"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct grid *grid = grid_new(2, 10);
		struct canvas all = grid_canvas(grid);
		struct arena *arena = arena_new();

		canvas_wrap(&all, 0, 0, 10, cases[i].text, STYLE_NORMAL);
		cr_assert_str_eq(grid_row(grid, 1, arena), cases[i].last, "%zu: %s", i,
			grid_row(grid, 1, arena));
		arena_free(arena);
		grid_free(grid);
	}
}

Test(canvas, wraps_at_spaces_and_hyphens)
{
	static const struct {
		const char *text;
		int width, rows;
		const char *row[4];
	} cases[] = {
		{"Type a date in the future", 12, 3, {"Type a date", "in the", "future"}},
		{"co-ordinator", 8, 2, {"co-", "ordinato"}},
		{"by 22-Feb-2027 so", 9, 3, {"by", "22-Feb-20", "27 so"}},
		{"on Mon 22-Feb-2027", 12, 2, {"on Mon", "22-Feb-2027"}},
		{"one\n\ntwo", 8, 3, {"one", "", "two"}},
		{"abcdefghij", 4, 3, {"abcd", "efgh", "ij"}},
		{"12345 6", 5, 2, {"12345", "6"}},
		{"王小明", 4, 2, {"王小", "明"}},
		{"", 4, 0, {NULL}},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct grid *grid = grid_new(6, 20);
		struct canvas all = grid_canvas(grid);
		struct arena *arena = arena_new();
		int rows = canvas_wrap(&all, 0, 0, cases[i].width, cases[i].text, STYLE_NORMAL);

		if (i == 1) /* the word after the hyphen is itself too long */
			cr_assert_eq(rows, 3);
		else
			cr_assert_eq(rows, cases[i].rows, "case %zu: %d", i, rows);
		cr_assert_eq(canvas_wrap_rows(cases[i].text, cases[i].width), rows);
		for (int row = 0; row < cases[i].rows; row++)
			cr_assert_str_eq(
				grid_row(grid, row, arena), cases[i].row[row], "case %zu", i);
		arena_free(arena);
		grid_free(grid);
	}
}

Test(canvas, blocks_keep_their_style_in_the_focus_row)
{
	struct grid *grid = grid_new(1, 20);
	struct canvas all = grid_canvas(grid);

	canvas_text(&all, 0, 0, -1, "HIGH", STYLE_BLOCK_AMBER);
	canvas_text(&all, 0, 5, -1, "4d late", STYLE_LATE);
	canvas_restyle(&all, 0, 0, 1, 20, STYLE_FOCUS);
	cr_assert_eq(grid_cell(grid, 0, 0)->style, STYLE_BLOCK_AMBER);
	cr_assert_eq(grid_cell(grid, 0, 5)->style, STYLE_FOCUS);
	cr_assert_eq(grid_cell(grid, 0, 19)->style, STYLE_FOCUS);
	cr_assert_null(grid_cell(grid, 0, 20));
	grid_free(grid);
}

Test(canvas, popup_and_lines_in_both_alphabets)
{
	for (int ascii = 0; ascii < 2; ascii++) {
		struct grid *grid = grid_new(5, 20);
		struct canvas all = grid_canvas(grid), inside;
		struct arena *arena = arena_new();

		grid->ascii = ascii;
		inside = canvas_popup(&all, 3, 14, "Keys");
		cr_assert_eq(inside.rows, 1);
		cr_assert_eq(inside.cols, 10);
		canvas_text(&inside, 0, 0, -1, "inside", STYLE_NORMAL);
		cr_assert_str_eq(grid_row(grid, 1, arena),
			ascii ? "   +- Keys -----+" : "   ┌─ Keys ─────┐");
		cr_assert_str_eq(grid_row(grid, 2, arena),
			ascii ? "   | inside     |" : "   │ inside     │");
		cr_assert_eq(canvas_text_right(&all, 4, 0, 20, "46 people", STYLE_NORMAL), 9);
		cr_assert_str_eq(grid_row(grid, 4, arena), "           46 people");
		arena_free(arena);
		grid_free(grid);
	}
}
