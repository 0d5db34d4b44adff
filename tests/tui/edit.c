#include "help.h"

#include <caseload/tui/edit.h>

TestSuite(edit, .init = help_locale);

/* A little language: text in 'quotes' is typed, a word is an operation. */
static void run(struct edit *edit, const char *script)
{
	static const struct {
		const char *name;
		enum edit_move move;
	} moves[] = {
		{"left", EDIT_LEFT},
		{"right", EDIT_RIGHT},
		{"wleft", EDIT_WORD_LEFT},
		{"wright", EDIT_WORD_RIGHT},
		{"home", EDIT_LINE_START},
		{"end", EDIT_LINE_END},
		{"up", EDIT_UP},
		{"down", EDIT_DOWN},
		{"pup", EDIT_PARAGRAPH_UP},
		{"pdown", EDIT_PARAGRAPH_DOWN},
		{"start", EDIT_START},
		{"finish", EDIT_END},
	};
	static const struct {
		const char *name;
		bool (*op)(struct edit *edit);
	} ops[] = {
		{"bs", edit_backspace},
		{"del", edit_delete},
		{"dword", edit_delete_word},
		{"undo", edit_undo},
		{"redo", edit_redo},
		{"clear", edit_clear},
		{"kill", edit_delete_to_end},
		{"dstart", edit_delete_to_start},
		{"cut", edit_cut},
		{"copy", edit_copy},
		{"insert", edit_insert_clipboard},
	};

	while (*script) {
		size_t n;

		script += strspn(script, " ");
		if (*script == '\'') {
			n = strcspn(++script, "'");
			/* As from a keyboard: a code point at a time. */
			for (size_t at = 0, bytes; at < n; at += bytes) {
				int32_t code;

				bytes = utf8_decode(script + at, n - at, &code);
				edit_type(edit, script + at, bytes);
			}
			script += n + 1;
			continue;
		}
		n = strcspn(script, " ");
		for (size_t i = 0; i < sizeof moves / sizeof moves[0]; i++) {
			if (strlen(moves[i].name) == n && strncmp(script, moves[i].name, n) == 0)
				edit_move(edit, moves[i].move, false);
			if (*script == 'S' && strlen(moves[i].name) == n - 1 &&
				strncmp(script + 1, moves[i].name, n - 1) == 0)
				edit_move(edit, moves[i].move, true);
		}
		for (size_t i = 0; i < sizeof ops / sizeof ops[0]; i++)
			if (strlen(ops[i].name) == n && strncmp(script, ops[i].name, n) == 0)
				ops[i].op(edit);
		if (n == 3 && strncmp(script, "all", 3) == 0)
			edit_select_all(edit);
		script += n;
	}
}

Test(edit, keys_do_what_people_expect)
{
	static const struct {
		const char *before, *script, *after;
		int cursor; /* -1: not looked at */
	} cases[] = {
		{"", "'abc' left left 'x'", "axbc", 2},
		{"", "'cafe\xcc\x81' bs", "cafe", 4},	   /* one mark, typed as a mark */
		{"", "'caf\xc3\xa9' bs", "caf", 3},	   /* one letter */
		{"", "'cafe\xcc\x81' left del", "caf", 3}, /* the whole grapheme */
		{"", "'cafe\xcc\x81' bs 'Z'", "cafeZ", 5},
		{"", "'\xe1\xba\xb8\xcc\x80' bs", "\xe1\xba\xb8", 3},
		{"", "'\xe7\x8e\x8b\xe5\xb0\x8f' left bs", "\xe5\xb0\x8f", 0},
		{"one two three", "finish dword dword", "one ", 4},
		{"one two three", "start wright wright kill", "one two ", 8},
		{"one two three", "finish wleft dstart", "three", 0},
		{"one two three", "start Swright cut finish insert", "two threeone", -1},
		{"one two", "all 'x'", "x", 1},
		{"one two", "all bs", "", 0},
		{"one two", "start Sright Sright copy finish insert", "one twoon", 9},
		{"one two", "clear undo", "one two", -1},
		{"", "bs del dword undo redo kill", "", 0},
		{"O'Brien", "finish dword", "", 0},
		{"don\xe2\x80\x99t stop", "start wright", "don\xe2\x80\x99t stop", 8},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct edit *edit = edit_new(false);

		edit_set(edit, cases[i].before);
		run(edit, cases[i].script);
		cr_assert_str_eq(
			edit_text(edit), cases[i].after, "case %zu: %s", i, edit_text(edit));
		if (cases[i].cursor >= 0)
			cr_assert_eq(edit_cursor(edit), (size_t)cases[i].cursor,
				"case %zu: cursor %zu", i, edit_cursor(edit));
		edit_free(edit);
	}
	clipboard_clear();
}

Test(edit, undo_goes_by_word_paste_and_delete)
{
	struct edit *edit = edit_new(true);

	run(edit, "'one two three'");
	run(edit, "undo");
	cr_assert_str_eq(edit_text(edit), "one two ");
	run(edit, "undo");
	cr_assert_str_eq(edit_text(edit), "one ");
	run(edit, "redo redo redo");
	cr_assert_str_eq(edit_text(edit), "one two three");
	edit_paste(edit, " four\r\nfive six", 15);
	run(edit, "undo");
	cr_assert_str_eq(edit_text(edit), "one two three");
	run(edit, "bs bs bs undo");
	cr_assert_str_eq(edit_text(edit), "one two three");
	run(edit, "start del del undo");
	cr_assert_str_eq(edit_text(edit), "one two three");
	cr_assert_eq(edit_cursor(edit), 0);
	run(edit, "Swright 'x' undo undo undo undo undo undo");
	cr_assert_str_eq(edit_text(edit), "");
	cr_assert_not(edit_changed(edit));
	edit_free(edit);
}

Test(edit, what_goes_in_is_made_safe)
{
	static const struct {
		bool lines;
		const char *text, *want;
		size_t removed;
	} cases[] = {
		{true, "a\r\nb\rc\td", "a\nb\nc  d", 0},
		{false, " a\r\nb\t ", "a b", 0},
		{true, "x\xe2\x80\xaey\xe2\x80\x8bz", "xyz", 2},
		{true, "one  \ntwo", "one\ntwo", 0},
		{true, "\xe2\x80\x9cquoted\xe2\x80\x9d", "\xe2\x80\x9cquoted\xe2\x80\x9d", 0},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct edit *edit = edit_new(cases[i].lines);
		size_t removed = edit_paste(edit, cases[i].text, strlen(cases[i].text));

		cr_assert_str_eq(
			edit_text(edit), cases[i].want, "case %zu: %s", i, edit_text(edit));
		cr_assert_eq(removed, cases[i].removed, "case %zu: %zu", i, removed);
		edit_free(edit);
	}
}

Test(edit, gives_out_nfc_without_blanks_at_line_ends)
{
	struct edit *edit = edit_new(true);
	struct arena *arena = arena_new();

	run(edit, "'cafe\xcc\x81  '");
	edit_type(edit, "\n", 1);
	run(edit, "'end '");
	cr_assert_str_eq(edit_take(edit, arena), "caf\xc3\xa9\nend");
	cr_assert(edit_changed(edit));
	edit_mark_saved(edit);
	cr_assert_not(edit_changed(edit));
	arena_free(arena);
	edit_free(edit);
}

Test(edit, wraps_and_moves_by_what_is_seen)
{
	struct edit *edit = edit_new(true);
	size_t row, start, end;
	int col;

	edit_set(edit, "I have sung in the choir\n\nco-ordinator abcdefghijklmn");
	edit_wrap(edit, 10);
	/* "I have " "sung in " "the choir" "" "co-" "ordinator " "abcdefghij" "klmn" */
	cr_assert_eq(edit_rows(edit), 8, "%zu", edit_rows(edit));
	cr_assert(edit_row(edit, 0, &start, &end) && start == 0 && end == 7);
	cr_assert(edit_row(edit, 3, &start, &end) && start == end);
	cr_assert_not(edit_row(edit, 8, &start, &end));
	edit_move_to(edit, 14, false); /* before "in"'s blank: row 1, column 7 */
	edit_where(edit, edit_cursor(edit), &row, &col);
	cr_assert(row == 1 && col == 7, "%zu %d", row, col);
	run(edit, "down down");
	edit_where(edit, edit_cursor(edit), &row, &col);
	cr_assert(row == 3 && col == 0);
	run(edit, "up"); /* the column is remembered over the empty line */
	edit_where(edit, edit_cursor(edit), &row, &col);
	cr_assert(row == 2 && col == 7, "%zu %d", row, col);
	run(edit, "home");
	cr_assert_eq(edit_cursor(edit), 15);
	run(edit, "end");
	cr_assert_eq(edit_cursor(edit), 24);
	run(edit, "start end");
	edit_where(edit, edit_cursor(edit), &row, &col);
	cr_assert(row == 0 && col == 6, "the end of a soft row is on that row: %zu %d", row, col);
	run(edit, "pdown");
	cr_assert_eq(edit_cursor(edit), 26);
	run(edit, "pup");
	cr_assert_eq(edit_cursor(edit), 0);
	cr_assert(edit_move_rows(edit, 100, false));
	edit_where(edit, edit_cursor(edit), &row, &col);
	cr_assert_eq(row, 7);
	edit_free(edit);
}

/* The cache of wrapped paragraphs against wrapping all of it anew, after random changes. */
Test(edit, cached_rows_are_those_of_a_fresh_wrap)
{
	static const char *const pieces[] = {
		"a", " ", "\n", "word ", "long-hyphenated", "\n\n", "王小明", "e\xcc\x81", "x\ny"};
	struct edit *edit = edit_new(true), *fresh = edit_new(true);
	unsigned seed = 7;

	edit_wrap(edit, 12);
	edit_wrap(fresh, 12);
	for (int round = 0; round < 3000; round++) {
		const char *piece;
		size_t rows;

		seed = seed * 1103515245 + 12345;
		piece = pieces[(seed >> 16) % (sizeof pieces / sizeof pieces[0])];
		edit_move_to(edit, (seed >> 8) % (edit_length(edit) + 1), false);
		switch (seed >> 29) {
		case 0:
			edit_backspace(edit);
			break;
		case 1:
			edit_delete(edit);
			break;
		case 2:
			edit_move_to(edit, (seed >> 4) % (edit_length(edit) + 1), true);
			edit_backspace(edit);
			break;
		case 3:
			edit_undo(edit);
			break;
		case 4:
			edit_redo(edit);
			break;
		default:
			edit_type(edit, piece, strlen(piece));
			break;
		}
		cr_assert(utf8_valid(edit_text(edit), edit_length(edit)), "round %d", round);
		edit_set(fresh, edit_text(edit));
		rows = edit_rows(fresh);
		cr_assert_eq(edit_rows(edit), rows, "round %d: %zu, fresh %zu", round,
			edit_rows(edit), rows);
		for (size_t row = 0; row < rows; row++) {
			size_t a, b, c, d;

			edit_row(edit, row, &a, &b);
			edit_row(fresh, row, &c, &d);
			cr_assert(a == c && b == d, "round %d row %zu", round, row);
		}
	}
	while (edit_undo(edit))
		;
	cr_assert_str_eq(edit_text(edit), "");
	while (edit_redo(edit))
		;
	cr_assert(utf8_valid(edit_text(edit), edit_length(edit)));
	edit_free(edit);
	edit_free(fresh);
}

Test(edit, finds_without_accents_and_round_the_end)
{
	struct edit *edit = edit_new(true);
	size_t start, end;

	edit_set(edit, "Call Siobh\xc3\xa1n\nabout the KEY safe, then siobhan again");
	cr_assert(edit_find(edit, "SIOBHAN"));
	cr_assert(edit_selection(edit, &start, &end) && start == 5 && end == 13);
	cr_assert(edit_find(edit, "siobh\xc3\xa1n"));
	cr_assert(edit_selection(edit, &start, &end) && start == 39, "%zu", start);
	cr_assert(edit_find(edit, "siobhan"));
	cr_assert(edit_selection(edit, &start, &end) && start == 5);
	cr_assert(edit_find(edit, "an about"), "over a line end");
	cr_assert_not(edit_find(edit, "nowhere"));
	cr_assert_not(edit_find(edit, ""));
	edit_free(edit);
}

Test(edit, large_texts_stay_quick)
{
	struct edit *edit = edit_new(true);
	struct str big = {0};
	size_t row;
	int col;

	while (big.length < 200000)
		str_add(&big, "My daughter Ngozi comes Tuesday and Thursday and does my shopping. "
			      "I do not want "
			      "carers before eight o\xe2\x80\x99"
			      "clock; if I am unwell I would rather stay at home.\n");
	edit_set(edit, str_text(&big));
	edit_wrap(edit, 60);
	edit_rows(edit);
	edit_move_to(edit, 100000, false);
	/* Ten thousand keys in the middle: minutes if each wrapped everything, well under a second
	 * if not. */
	for (int i = 0; i < 10000; i++) {
		edit_type(edit, "x", 1);
		edit_where(edit, edit_cursor(edit), &row, &col);
	}
	cr_assert_eq(edit_length(edit), big.length + 10000);
	str_free(&big);
	edit_free(edit);
}
