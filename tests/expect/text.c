/* Long text (expectations 24 to 27). */
#include "sketch.h"

#include <stdio.h>

#define SECTION(code)                                                                              \
	"SELECT text FROM plan_section WHERE section = '" code "' ORDER BY id DESC LIMIT 1"

/* The plan of the first on the Board, in "What matters to me". */
static void open_section(struct sketch *s, int rows, int cols)
{
	sketch_open(s, rows, cols);
	sketch_press(s, "p");
	SKETCH_SEES(s, "What matters to me");
}

Test(expect, e24_long_text_wraps_and_up_moves_by_what_i_see)
{
	struct sketch s;
	int row, col;

	open_section(&s, 24, 80);
	for (int i = 0; i < 10; i++)
		sketch_press(&s, "I walk to church on Sundays.. ");
	row = vt_cursor_row(s.stage.vt);
	sketch_press(&s, "<Up><Home><C-e>");
	sketch_press(&s, "<Left><Left><Left>");
	col = vt_cursor_col(s.stage.vt);
	row = vt_cursor_row(s.stage.vt);
	sketch_press(&s, "<Up>");
	cr_assert_eq(vt_cursor_row(s.stage.vt), row - 1, "%s", sketch_screen(&s));
	cr_assert_eq(vt_cursor_col(s.stage.vt), col, "%s", sketch_screen(&s));
	for (int r = 3; r < 22; r++) {
		const char *text = sketch_row(&s, r);
		size_t n = strlen(text);
		/* a row of the text ends with a whole word */
		cr_assert(n < 3 || strstr(text, "Sund") == NULL || strstr(text, "Sundays"), "%s",
			text);
	}
	sketch_press(&s, "<F2>");
	cr_assert_null(strchr(sketch_db(&s, SECTION("what_matters")), '\n'));
	cr_assert(strlen(sketch_db(&s, SECTION("what_matters"))) > 290);
	sketch_close(&s);
}

Test(expect, e25_a_paste_is_one_thing)
{
	struct sketch s;

	open_section(&s, 24, 80);
	sketch_press(&s, "Before. ");
	vt_mark(s.stage.vt);
	sketch_paste(&s, "First\tparagraph.\r\nSecond \033[Aparagraph.");
	cr_assert_leq(vt_bytes(s.stage.vt), 6000);
	SKETCH_SEES(&s, "Before. First  paragraph.");
	cr_assert(strstr(sketch_screen(&s), "hidden"), "%s", sketch_screen(&s));
	sketch_press(&s, "<C-z>");
	SKETCH_NOT(&s, "paragraph");
	SKETCH_SEES(&s, "Before.");
	sketch_close(&s);
}

Test(expect, e26_a_paste_in_a_list_runs_nothing)
{
	const char *changes = "SELECT count(*) FROM audit WHERE touches = 'change'";
	struct sketch s;
	const char *before;

	sketch_open(&s, 24, 80);
	before = sketch_db(&s, changes);
	sketch_paste(&s, "dummm\nq\n");
	cr_assert(s.stage.running);
	SKETCH_SEES(&s, "[1 Board]");
	SKETCH_SEES(&s, "dummm");
	SKETCH_DB(&s, changes, before);
	sketch_close(&s);
}

Test(expect, e27_accents_and_other_scripts_survive)
{
	static const char typed[] = "caf"
				    "e\xcc\x81 "
				    "\xe1\xba\xb8\xcc\x80 "
				    "\xe7\x8e\x8b\xe5\xb0\x8f\xe6\x98\x8e "
				    "\xd9\x85\xd8\xad\xd9\x85\xd8\xaf.";
	static const char kept[] = "caf\xc3\xa9 \xe1\xba\xb8\xcc\x80 "
				   "\xe7\x8e\x8b\xe5\xb0\x8f\xe6\x98\x8e "
				   "\xd9\x85\xd8\xad\xd9\x85\xd8\xaf.";
	struct sketch s;

	open_section(&s, 24, 80);
	sketch_press(&s, typed);
	sketch_press(&s, "<F2>");
	SKETCH_DB(&s, SECTION("what_matters"), kept);
	/* one mark after the other, then the letter */
	sketch_press(&s, "<C-End> \xe1\xba\xb8\xcc\x80<BSpace><F2>");
	cr_assert(strstr(sketch_db(&s, SECTION("what_matters")), " \xe1\xba\xb8"), "%s",
		sketch_db(&s, SECTION("what_matters")));
	cr_assert_null(strstr(strrchr(sketch_db(&s, SECTION("what_matters")), ' '), "\xcc\x80"));
	sketch_close(&s);
}
