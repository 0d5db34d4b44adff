#include "help.h"

#include <stdio.h>

#include <caseload/tui/pick.h>

TestSuite(pick, .init = help_locale);

static const struct pick_entry statuses[] = {
	{"on", "On register", NULL},
	{"off", "Off register", NULL},
	{"ref", "Referred", "new"},
	{"sio", "Siobhán O'Brien", "46 people"},
	{"gp", "St Mary's Surgery", NULL},
};
enum { N = sizeof statuses / sizeof statuses[0] };
static const struct pick_source source = {.entries = statuses, .n = N};

static enum tui_result press(struct pick *pick, const char *name)
{
	struct tui_event event = tui_key(name);

	return pick_key(pick, &event);
}

static void type(struct pick *pick, const char *text)
{
	for (; *text; text++) {
		struct tui_event event = tui_char(*text);

		pick_key(pick, &event);
	}
}

Test(pick, starts_of_words_come_first)
{
	static const struct {
		const char *typed;
		const char *ids; /* in order */
	} cases[] = {
		{"", "on off ref sio gp"},
		{"o", "on off sio"},
		{"on", "on"},
		{"on r", "on"},
		{"reg", "on off"},
		{"re", "on off ref"},
		{"er", "on off ref gp"},
		{"obrien", "sio"},
		{"SIOBHAN", "sio"},
		{"marys", "gp"},
		{"surg st", "gp"},
		{"zzz", ""},
		{"r on", "on"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		size_t found[N], n = pick_match(statuses, N, cases[i].typed, found);
		char ids[100] = "";

		for (size_t k = 0; k < n; k++)
			strcat(strcat(ids, k ? " " : ""), statuses[found[k]].id);
		cr_assert_str_eq(ids, cases[i].ids, "%s: %s", cases[i].typed, ids);
	}
}

Test(pick, typing_narrows_and_enter_takes)
{
	struct pick *pick = pick_new(&source, "ref");
	struct grid *grid = grid_new(7, 40);
	struct canvas all = grid_canvas(grid);

	cr_assert_str_eq(pick_chosen(pick)->id, "ref", "it opens on the choice so far");
	type(pick, "on r");
	cr_assert_eq(pick_shown(pick), 1);
	pick_draw(pick, &all);
	cr_assert(grid_shows(grid, "> On register"), "%s", grid_all(grid));
	cr_assert(grid->cursor_row == 0 && grid->cursor_col == 4);
	cr_assert_eq(press(pick, "Enter"), TUI_DONE);
	cr_assert_str_eq(pick_chosen(pick)->id, "on");
	press(pick, "Ctrl+U");
	type(pick, "zzz");
	cr_assert_eq(press(pick, "Enter"), TUI_TAKEN);
	grid_clear(grid);
	pick_draw(pick, &all);
	cr_assert(grid_shows(grid, "Not in the list. F4 shows it."), "%s", grid_all(grid));
	press(pick, "F4");
	cr_assert_eq(pick_shown(pick), N);
	cr_assert_null(pick_chosen(pick), "nothing is chosen by itself");
	cr_assert_eq(press(pick, "Enter"), TUI_TAKEN);
	press(pick, "Down");
	press(pick, "Down");
	press(pick, "Up");
	cr_assert_str_eq(pick_chosen(pick)->id, "on");
	press(pick, "PgDn");
	cr_assert_str_eq(pick_chosen(pick)->id, "gp");
	grid_clear(grid);
	pick_draw(pick, &all);
	cr_assert(grid_shows(grid, "46 people"), "%s", grid_all(grid));
	cr_assert_eq(press(pick, "Esc"), TUI_CANCEL);
	pick_free(pick);
	grid_free(grid);
}

Test(pick, many_entries_wait_for_two_letters)
{
	enum { MANY = 300 };
	static struct pick_entry entries[MANY];
	static char names[MANY][32];
	struct pick_source many = {.entries = entries, .n = MANY};
	struct grid *grid = grid_new(5, 40);
	struct canvas all = grid_canvas(grid);
	struct pick *pick;

	for (int i = 0; i < MANY; i++) {
		snprintf(names[i], sizeof names[i], "Surgery %03d", i);
		entries[i] = (struct pick_entry){names[i], names[i], NULL};
	}
	pick = pick_new(&many, NULL);
	cr_assert_eq(pick_shown(pick), 0);
	pick_draw(pick, &all);
	cr_assert(grid_shows(grid, "Type 2 letters"), "%s", grid_all(grid));
	type(pick, "1");
	cr_assert_eq(pick_shown(pick), 0);
	type(pick, "23");
	cr_assert_eq(pick_shown(pick), 1);
	cr_assert_str_eq(pick_chosen(pick)->id, "Surgery 123");
	cr_assert_str_eq(pick_label(&many, "Surgery 007"), "Surgery 007");
	cr_assert_str_eq(pick_label(&many, "none"), "");
	pick_free(pick);
	grid_free(grid);
}
