/* Calm mode: for who listens. Nothing is drawn that is no word, and the cursor goes where there is
 * something to hear. */
#include "stage.h"

#include <caseload/base/str.h>

static const struct screen_options calm = {.calm = true};

static void open_calm(struct stage *s, int rows, int cols)
{
	stage_store(s);
	stage_people(s);
	stage_open(s, rows, cols, &calm);
}

static bool at(struct stage *s, int row, int col)
{
	return vt_cursor_row(s->vt) == row && vt_cursor_col(s->vt) == col;
}

#define AT(s, row, col)                                                                            \
	cr_assert(at((s), (row), (col)), "%s:%d: the cursor is at %d,%d:\n%s", __FILE__, __LINE__, \
		vt_cursor_row((s)->vt), vt_cursor_col((s)->vt), vt_screen((s)->vt))

/* The title has the first row, and the cursor for one key, whatever screen it is. */
Test(calm, another_screen_begins_with_its_title)
{
	static const struct {
		const char *keys, *title;
	} cases[] = {
		{"b", " Book or move a review, [1 Board], caseload"},
		{KEY_ESC, " [1 Board], caseload"},
		{KEY_F3, " Find a person, [1 Board], caseload"},
		{KEY_ESC, " [1 Board], caseload"},
		{KEY_F1, " Keys and help, [1 Board], caseload"},
		{KEY_ESC, " [1 Board], caseload"},
		{"4", " [4 Leads], caseload"},
		{"1", " [1 Board], caseload"},
		{"\r", " Person record, [1 Board], caseload"},
		{"p", " Plan, [1 Board], caseload"},
	};
	struct stage s;

	open_calm(&s, 24, 80);
	cr_assert(text_starts(vt_row(s.vt, 0), " [1 Board], caseload"), "%s", vt_screen(s.vt));
	AT(&s, 0, 1);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		stage_send(&s, cases[i].keys);
		cr_assert(text_starts(vt_row(s.vt, 0), cases[i].title), "not \"%s\":\n%s",
			cases[i].title, vt_screen(s.vt));
		AT(&s, 0, 1);
		stage_send(&s, "\033[17;5~"); /* a key that does nothing */
		cr_assert_neq(vt_cursor_row(s.vt), 0, "%s", vt_screen(s.vt));
	}
	stage_close(&s);
}

Test(calm, the_cursor_is_on_the_focus_after_one_key)
{
	struct stage s;

	open_calm(&s, 24, 80);
	stage_send(&s, KEY_DOWN);
	cr_assert(vt_row(s.vt, vt_cursor_row(s.vt))[0] == '>', "%s", vt_screen(s.vt));
	stage_close(&s);
}

/* Said on the message line, and once more where one is; the rows below make room. */
Test(calm, a_message_stands_under_the_focused_line)
{
	struct stage s;
	int row;

	open_calm(&s, 24, 80);
	stage_send(&s, "f");
	stage_send(&s, "team\r");
	stage_send(&s, "g");
	stage_send(&s, "g");
	row = vt_cursor_row(s.vt);
	cr_assert(strstr(vt_row(s.vt, row + 1), "2 of 3") != NULL, "%s", vt_screen(s.vt));
	stage_send(&s, "w");
	AT(&s, row + 1, 1);
	cr_assert_eq(vt_row(s.vt, row)[0], '>', "%s", vt_screen(s.vt));
	cr_assert(strstr(vt_row(s.vt, row + 1), "row 1 of 3") != NULL, "%s", vt_screen(s.vt));
	cr_assert(strstr(vt_row(s.vt, row + 2), "2 of 3") != NULL, "%s", vt_screen(s.vt));
	cr_assert(strstr(vt_row(s.vt, row + 3), "3 of 3") != NULL, "%s", vt_screen(s.vt));
	cr_assert(strstr(vt_row(s.vt, 22), "row 1 of 3") != NULL, "%s", vt_screen(s.vt));
	stage_send(&s, KEY_DOWN);
	AT(&s, row + 1, 0);
	cr_assert_null(strstr(vt_row(s.vt, row + 1), "row 1 of 3"), "%s", vt_screen(s.vt));
	stage_close(&s);
}

/* What was saved is heard on coming back; Alt+R says it again. */
Test(calm, what_was_saved_is_heard_and_heard_again)
{
	struct stage s;

	open_calm(&s, 24, 80);
	stage_send(&s, "b");
	stage_send(&s, "+3m\r");
	cr_assert(strstr(vt_row(s.vt, vt_cursor_row(s.vt)), "Moved the review") != NULL, "%s",
		vt_screen(s.vt));
	stage_send(&s, KEY_DOWN);
	cr_assert_null(strstr(vt_row(s.vt, vt_cursor_row(s.vt)), "Moved the review"));
	stage_send(&s, "\033r");
	cr_assert(strstr(vt_row(s.vt, vt_cursor_row(s.vt)), "Moved the review") != NULL, "%s",
		vt_screen(s.vt));
	stage_close(&s);
}

Test(calm, forms_have_one_column_and_labels_before_the_value)
{
	struct stage s;
	int row;

	open_calm(&s, 48, 80);
	stage_send(&s, "\r");
	stage_send(&s, "e");
	STAGE_SEES(&s, "  Family name Okonkwo");
	STAGE_SEES(&s, "  Given name Adaeze");
	row = vt_find(s.vt, "Practice");
	cr_assert(row > vt_find(s.vt, "Postcode") && text_starts(vt_row(s.vt, row), "  Practice"),
		"%s", vt_screen(s.vt));
	stage_close(&s);
}

/* No sign that a voice would read out, at both sizes, wherever one goes. */
Test(calm, nothing_is_drawn_that_is_no_word)
{
	static const char *const walk[] = {"b", KEY_ESC, "?", KEY_ESC, KEY_F3, "oko", KEY_ESC, "f",
		KEY_ESC, "\020", KEY_ESC, "\\", KEY_ESC, "\r", "\t", "\t", "\t", "\t", "e", "\t\t",
		"xyz", KEY_ESC, KEY_ESC, "x", "y", "p", KEY_ESC, KEY_ESC, KEY_ESC, "N", KEY_ESC,
		"P", KEY_ESC, "D", KEY_ESC, "2", "4", "5", "1", "q"};
	static const int sizes[][2] = {{24, 80}, {16, 60}, {40, 140}};

	for (size_t size = 0; size < 3; size++) {
		struct stage s;

		open_calm(&s, sizes[size][0], sizes[size][1]);
		for (size_t i = 0; i < sizeof(walk) / sizeof(walk[0]); i++) {
			static const char *const signs[] = {
				"│", "─", "┌", "┐", "└", "┘", "|", "--", "14:05"};

			stage_send(&s, walk[i]);
			for (size_t j = 0; j < sizeof(signs) / sizeof(signs[0]); j++)
				cr_assert(!stage_sees(&s, signs[j]), "\"%s\" after key %zu in\n%s",
					signs[j], i, vt_screen(s.vt));
		}
		stage_close(&s);
	}
}

/* A question has the screen to itself, and the cursor. */
Test(calm, a_question_stands_alone)
{
	struct stage s;

	open_calm(&s, 24, 80);
	stage_send(&s, "q");
	STAGE_SEES(&s, "Leave caseload?");
	STAGE_NOT(&s, "OKONKWO");
	cr_assert_eq(vt_cursor_row(s.vt), vt_find(s.vt, "Leave caseload?"));
	stage_close(&s);
}

/* F6 shows it, below the list, and goes there. */
Test(calm, the_preview_follows_nobody)
{
	static const int sizes[][2] = {{24, 80}, {40, 140}};

	for (size_t i = 0; i < 2; i++) {
		struct stage s;

		open_calm(&s, sizes[i][0], sizes[i][1]);
		STAGE_NOT(&s, "Born 14-Jul-1945");
		stage_send(&s, KEY_DOWN);
		STAGE_NOT(&s, "Born 14-Jul-1945");
		stage_send(&s, "\033[17~");
		STAGE_SEES(&s, "Born 14-Jul-1945");
		cr_assert(vt_cursor_row(s.vt) > vt_find(s.vt, "1 of 1"), "%s", vt_screen(s.vt));
		stage_send(&s, "\033[17~");
		STAGE_NOT(&s, "Born 14-Jul-1945");
		stage_close(&s);
	}
}

Test(calm, a_record_is_read_from_top_to_bottom)
{
	struct stage s;
	int title, lead;

	open_calm(&s, 48, 80);
	stage_send(&s, "\r");
	title = vt_find(s.vt, "   Family name");
	lead = vt_find(s.vt, "   Usual GP");
	cr_assert(title > 0 && lead > title, "%s", vt_screen(s.vt));
	cr_assert(text_starts(vt_row(s.vt, lead), "   Usual GP"), "%s", vt_screen(s.vt));
	stage_close(&s);
}
