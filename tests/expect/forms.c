/* Forms and dates (expectations 18 to 23). */
#include "sketch.h"

/* The place of the cursor after each of n Tabs. */
struct place {
	int row, col;
};

static void walk(struct sketch *s, const char *key, struct place *places, int n)
{
	for (int i = 0; i < n; i++) {
		places[i] = (struct place){vt_cursor_row(s->stage.vt), vt_cursor_col(s->stage.vt)};
		sketch_press(s, key);
	}
}

Test(expect, e18_tab_goes_down_the_left_then_the_right_and_back)
{
	enum { STEPS = 12 };
	struct place there[STEPS], back[STEPS];
	struct sketch s;
	int turns = 0;

	sketch_open(&s, 40, 140);
	sketch_press(&s, "<Enter>e");
	walk(&s, "<Tab>", there, STEPS);
	sketch_press(&s, "<S-Tab>");
	walk(&s, "<S-Tab>", back, STEPS);
	for (int i = 0; i < STEPS; i++)
		cr_assert(there[i].row == back[STEPS - 1 - i].row &&
				  there[i].col == back[STEPS - 1 - i].col,
			"step %d: there %d,%d, back %d,%d", i, there[i].row, there[i].col,
			back[STEPS - 1 - i].row, back[STEPS - 1 - i].col);
	for (int i = 2; i < STEPS; i++)
		turns += there[i].col < there[i - 1].col - 30;
	cr_assert_eq(turns, 0, "the cursor jumps left and right");
	sketch_close(&s);
}

Test(expect, e19_saving_inside_a_field_saves_that_field)
{
	struct sketch s;

	sketch_open(&s, 24, 80);
	sketch_press(&s, "b+3m<F2>");
	SKETCH_DB(&s,
		"SELECT due_on FROM risk_current r JOIN person p ON p.id = r.person_id WHERE "
		"p.nhs_number = '9990000077'",
		"2026-06-12");
	sketch_close(&s);
}

Test(expect, e20_a_wrong_date_says_what_to_do)
{
	struct sketch s;
	int row;

	sketch_open(&s, 24, 80);
	sketch_press(&s, "b");
	row = vt_cursor_row(s.stage.vt);
	sketch_press(&s, "3/16/26<Tab>");
	SKETCH_SEES(&s, "Day comes first");
	cr_assert_neq(
		vt_cursor_row(s.stage.vt), row, "the focus must go on\n%s", sketch_screen(&s));
	sketch_press(&s, "<F2>");
	cr_assert_eq(vt_cursor_row(s.stage.vt), row, "%s", sketch_screen(&s));
	sketch_close(&s);
}

Test(expect, e21_the_short_dates_work)
{
	static const char *const cases[][2] = {{"t", "Thu 12-Mar-2026"},
		{"today", "Thu 12-Mar-2026"}, {"tom", "Fri 13-Mar-2026"}, {"+3", "Sun 15-Mar-2026"},
		{"+3d", "Sun 15-Mar-2026"}, {"+2w", "Thu 26-Mar-2026"}, {"+3m", "Fri 12-Jun-2026"},
		{"+1y", "Fri 12-Mar-2027"}, {"t+7", "Thu 19-Mar-2026"}, {"+3wd", "Tue 17-Mar-2026"},
		{"fri", "Fri 13-Mar-2026"}, {"next fri", "Fri 20-Mar-2026"},
		{"16", "Mon 16-Mar-2026"}, {"16/3", "Mon 16-Mar-2026"}, {"16.3", "Mon 16-Mar-2026"},
		{"16-3", "Mon 16-Mar-2026"}, {"16 mar", "Mon 16-Mar-2026"},
		{"16mar", "Mon 16-Mar-2026"}, {"16/3/26", "Mon 16-Mar-2026"},
		{"160326", "Mon 16-Mar-2026"}, {"16032026", "Mon 16-Mar-2026"},
		{"16 March 2026", "Mon 16-Mar-2026"}, {"2026-03-16", "Mon 16-Mar-2026"},
		{"eom", "Tue 31-Mar-2026"}, {"1st", "Wed 01-Apr-2026"}};
	struct sketch s;

	sketch_open(&s, 24, 80);
	sketch_press(&s, "b");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		sketch_press(&s, "<C-u>");
		sketch_press(&s, cases[i][0]);
		cr_assert(vt_sees(s.stage.vt, cases[i][1]), "%s is not %s:\n%s", cases[i][0],
			cases[i][1], sketch_screen(&s));
	}
	sketch_close(&s);
}

Test(expect, e22_a_bad_nhs_number_is_caught_at_once)
{
	struct sketch s;

	sketch_open(&s, 24, 80);
	sketch_press(&s, "N");
	for (int i = 0; i < 20 && !strstr(sketch_row(&s, vt_cursor_row(s.stage.vt)), "NHS"); i++)
		sketch_press(&s, "<Tab>");
	sketch_press(&s, "999 000 0493<Tab>");
	SKETCH_SEES(&s, "check digit");
	sketch_press(&s, "<S-Tab><C-u>999 000 049<Tab>");
	SKETCH_SEES(&s, "10 digits. You typed 9");
	sketch_close(&s);
}

Test(expect, e23_a_pick_list_filters_and_refuses_nonsense)
{
	struct sketch s;

	sketch_open(&s, 24, 80);
	sketch_press(&s, "m");
	sketch_press(&s, "evan<Enter>");
	SKETCH_SEES(&s, "Lowri Evans");
	sketch_press(&s, "zzz<Tab>");
	SKETCH_SEES(&s, "Not in the list");
	sketch_close(&s);
}
