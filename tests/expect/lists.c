/* Lists: the cursor, moving, filtering, marking (expectations 1 to 11). */
#include "sketch.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>

#include <caseload/base/str.h>

Test(expect, e01_starts_and_says_what_to_press)
{
	struct sketch s;

	sketch_open(&s, 24, 80);
	cr_assert(strstr(sketch_row(&s, 23), "F1 Help"), "%s", sketch_screen(&s));
	cr_assert(strstr(sketch_row(&s, 0), "caseload"));
	cr_assert(strstr(sketch_row(&s, 0), "[1 Board]"));
	cr_assert(vt_cursor_shown(s.stage.vt));
	sketch_close(&s);
}

Test(expect, e02_the_cursor_is_where_i_am)
{
	struct sketch s;

	sketch_open(&s, 24, 80);
	for (int i = 0; i < 4; i++) {
		cr_assert_eq(
			sketch_focus_row(&s), vt_cursor_row(s.stage.vt), "%s", sketch_screen(&s));
		sketch_press(&s, "<Down>");
	}
	sketch_close(&s);
}

Test(expect, e03_arrows_and_letters_are_the_same)
{
	struct sketch s;
	const char *by_letters;

	sketch_open(&s, 24, 80);
	sketch_press(&s, "jjk");
	by_letters = sketch_screen(&s);
	sketch_press(&s, "<Home><Down><Down><Up>");
	cr_assert_str_eq(sketch_screen(&s), by_letters);
	sketch_close(&s);
}

Test(expect, e07_finds_without_accents)
{
	static const char *const cases[][2] = {{"nguyen", "NGUY"}, {"obrien", "O'BRIEN"},
		{"LABISI", "LABISI"}, {"9990000492", "OKONKWO"}, {"999 000 0492", "OKONKWO"},
		{"14/7/45", "OKONKWO"}, {"14 July 1945", "OKONKWO"}};
	struct sketch s;

	sketch_open(&s, 24, 80);
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		sketch_press(&s, "<F3>");
		sketch_press(&s, cases[i][0]);
		int row = sketch_focus_row(&s);
		for (int r = 0; row < 0 && r < 24; r++)
			if (strstr(sketch_row(&s, r), "> "))
				row = r;
		cr_assert(row >= 0 && strstr(sketch_row(&s, row), cases[i][1]),
			"\"%s\" does not find %s first:\n%s", cases[i][0], cases[i][1],
			sketch_screen(&s));
		sketch_press(&s, "<Esc>");
	}
	sketch_close(&s);
}

Test(expect, e08_namesakes_cannot_be_confused)
{
	struct sketch s;

	sketch_open(&s, 24, 80);
	sketch_press(&s, "<F3>smith, m");
	SKETCH_SEES(&s, "01-Jan-1940");
	SKETCH_SEES(&s, "02-Feb-1950");
	SKETCH_SEES(&s, "same name");
	sketch_close(&s);
}

Test(expect, e09_filter_is_live_visible_and_reversible)
{
	struct sketch s;
	const char *before;

	sketch_open(&s, 24, 80);
	sketch_press(&s, "<Down><Down>");
	before = sketch_screen(&s);
	sketch_press(&s, "/ok");
	SKETCH_SEES(&s, "shown");
	SKETCH_SEES(&s, "OKONKWO");
	SKETCH_NOT(&s, "AHMED");
	sketch_press(&s, "<Esc>");
	cr_assert_str_eq(sketch_screen(&s), before);
	sketch_close(&s);
}

/* Every key the bottom line names does something, and nothing that ends in an error. */
Test(expect, e04_the_bottom_line_lists_only_keys_that_work)
{
	const struct hint *hint;
	const char *before;
	struct sketch s;

	sketch_open(&s, 24, 80);
	hint = screen_board.hints(s.stage.app->top);
	sketch_close(&s);
	for (; hint->words; hint++) {
		char name[KEY_NAME_SIZE], keys[KEY_NAME_SIZE + 2];
		const char *key = hint->key;

		sketch_open(&s, 24, 200);
		if (hint->command != CMD_COUNT &&
			keymap_refusal(s.stage.app->top, hint->command) != NULL) {
			sketch_close(&s);
			continue; /* not on the bottom line now */
		}
		if (key == NULL && keymap_name(s.stage.app->top, hint->command, name))
			key = name;
		cr_assert_not_null(key, "%s has no key", hint->words);
		before = sketch_screen(&s);
		if (text_starts(key, "Ctrl+"))
			snprintf(keys, sizeof keys, "<C-%c>", tolower((unsigned char)key[5]));
		else
			snprintf(keys, sizeof keys, strlen(key) > 1 ? "<%s>" : "%s", key);
		sketch_press(&s, keys);
		cr_assert(!s.stage.running || strcmp(sketch_screen(&s), before) != 0,
			"%s does nothing", key);
		cr_assert_neq(sketch_message(&s)[1], '!', "%s: %s", key, sketch_message(&s));
		sketch_close(&s);
	}
}

Test(expect, e05_help_narrows_and_runs)
{
	struct sketch s;

	sketch_open(&s, 24, 80);
	sketch_press(&s, "?rev");
	SKETCH_SEES(&s, "Book or move a review");
	SKETCH_NOT(&s, "Add a note");
	sketch_press(&s, "<Enter>");
	SKETCH_SEES(&s, "Book or move a review");
	SKETCH_NOT(&s, "Type to search");
	sketch_close(&s);
}

Test(expect, e06_a_command_is_found_by_its_name)
{
	struct sketch s;
	int row;

	sketch_open(&s, 24, 80);
	sketch_press(&s, "<C-p>undo");
	row = vt_find(s.stage.vt, "Undo your last change");
	cr_assert(row >= 0, "%s", sketch_screen(&s));
	cr_assert(strstr(sketch_row(&s, row), " u "), "%s", sketch_screen(&s));
	sketch_close(&s);
}

Test(expect, e10_marks_survive_a_filter)
{
	struct sketch s;

	sketch_open(&s, 24, 80);
	sketch_press(&s, "<Space><Space><Space>/zhang");
	cr_assert(strstr(sketch_message(&s), "3 marked"), "%s", sketch_screen(&s));
	cr_assert(strstr(sketch_message(&s), "not shown"), "%s", sketch_screen(&s));
	sketch_close(&s);
}

Test(expect, e11_opens_what_i_pointed_at)
{
	struct sketch s;
	const char *list;

	sketch_open(&s, 24, 80);
	sketch_press(&s, "<Down><Down><Down>");
	list = sketch_row(&s, sketch_focus_row(&s));
	cr_assert(strstr(list, "OKONKWO"));
	sketch_other(&s, CMD_REVIEW_BOOK, "person", "9990000077", "date", "2026-12-01", NULL);
	sketch_other(&s, CMD_REVIEW_BOOK, "person", "9990000492", "date", "2026-12-02", NULL);
	sketch_press(&s, "<Up><Down>");
	cr_assert_str_eq(sketch_row(&s, sketch_focus_row(&s)), list, "the list moved by itself");
	sketch_press(&s, "<Enter>");
	cr_assert(strstr(sketch_row(&s, 1), "OKONKWO, Adaeze"), "%s", sketch_screen(&s));
	sketch_close(&s);
}

Test(expect, w_says_where_i_am_and_the_cursor_goes_there)
{
	struct sketch s;
	int row;

	sketch_open(&s, 24, 80);
	row = vt_cursor_row(s.stage.vt);
	sketch_press(&s, "w");
	SKETCH_SEES(&s, "row 1 of 13: AHMED, Fatima");
	cr_assert_geq(vt_cursor_row(s.stage.vt), 21, "%s", sketch_screen(&s));
	sketch_press(&s, "<Down>");
	cr_assert_eq(vt_cursor_row(s.stage.vt), row + 1);
	sketch_close(&s);
}
