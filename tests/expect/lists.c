/* Lists: the cursor, moving, filtering, marking (expectations 1 to 11). */
#include "sketch.h"

#include <stdlib.h>

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
