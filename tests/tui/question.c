#include "help.h"

#include <caseload/tui/keybar.h>
#include <caseload/tui/message.h>
#include <caseload/tui/pager.h>
#include <caseload/tui/question.h>

TestSuite(question, .init = help_locale);

static const struct question_answer leave[] = {
	{"s", "Save", 1},
	{"k", "Keep as draft", 2},
	{"x", "Throw away", 3},
	{"M", "Move 3 people", 4},
	{"Enter", "Yes", 5},
};

static enum tui_result press(struct question *question, const char *name, int64_t now)
{
	struct tui_event event = tui_key(name);

	return question_key(question, &event, now);
}

Test(question, protects_from_keys_that_were_not_meant_for_it)
{
	struct question_spec spec = {
		.title = "Leave?",
		.text = "What you typed is not saved.",
		.answers = leave,
		.n = 5,
		.protects = true,
		.raised_by = {.code = 'x'},
		.asked_at_ms = 1000,
	};
	struct question *question = question_new(&spec);

	cr_assert_eq(press(question, "s", 1100), TUI_TAKEN, "too soon");
	cr_assert_eq(press(question, "Esc", 1249), TUI_TAKEN, "too soon");
	cr_assert_eq(press(question, "Enter", 2000), TUI_TAKEN, "Enter never means yes");
	cr_assert_eq(press(question, "x", 2000), TUI_TAKEN, "the key that raised it");
	cr_assert_eq(press(question, "m", 2000), TUI_TAKEN, "a capital is a capital");
	cr_assert_eq(press(question, "q", 2000), TUI_TAKEN);
	cr_assert_eq(press(question, "F3", 2000), TUI_TAKEN, "nothing behind a question acts");
	cr_assert_eq(press(question, "M", 2000), TUI_DONE);
	cr_assert_eq(question_value(question), 4);
	cr_assert_eq(press(question, "Esc", 2000), TUI_CANCEL);
	question_free(question);
}

Test(question, word_and_reason)
{
	struct question_spec spec = {
		.title = "End the case of OKONKWO, Adaeze?",
		.word = "END",
		.reason = "Reason",
		.protects = true,
	};
	struct question *question = question_new(&spec);
	struct grid *grid = grid_new(14, 50);
	struct canvas all = grid_canvas(grid);

	press(question, "Enter", 9000);
	question_draw(question, &all);
	cr_assert(grid_shows(grid, "Give the reason first."), "%s", grid_all(grid));
	press(question, "m", 9000);
	press(question, "Enter", 9000);
	press(question, "e", 9000);
	cr_assert_eq(press(question, "Enter", 9000), TUI_REDRAW);
	grid_clear(grid);
	question_draw(question, &all);
	cr_assert(
		grid_shows(grid, "That is not the word; it is in capitals."), "%s", grid_all(grid));
	cr_assert(grid_shows(grid, "Type END and press Enter"));
	cr_assert(question_rows(question, 50) <= 14);
	press(question, "Backspace", 9000);
	press(question, "E", 9000);
	press(question, "N", 9000);
	press(question, "D", 9000);
	cr_assert_eq(press(question, "Enter", 9000), TUI_DONE);
	cr_assert_str_eq(question_reason(question), "m");
	grid_free(grid);
	question_free(question);
}

Test(question, message_line_and_its_log)
{
	struct message *message = message_new();
	struct grid *grid = grid_new(1, 40);
	struct canvas all = grid_canvas(grid);
	struct err err = {0};

	cr_assert_str_eq(message_text(message), "");
	message_set(message, MESSAGE_DONE, "Saved plan section 3 for OKONKWO, A.");
	message_set(message, MESSAGE_NOTE, "3 marked (1 not shown)");
	message_draw(message, &all);
	cr_assert(grid_shows(grid, "3 marked (1 not shown)"));
	err_set(&err, ERR_INVALID, "x", "Review date must be after today.");
	message_err(message, &err);
	grid_clear(grid);
	message_draw(message, &all);
	cr_assert(grid_shows(grid, " ! Review date must be after today."));
	cr_assert(message_is_error(message));
	message_clear(message);
	cr_assert_str_eq(message_text(message), "");
	cr_assert_eq(message_count(message), 2, "notes are not kept");
	for (int i = 0; i < 300; i++)
		message_setf(message, MESSAGE_DONE, "number %d", i);
	cr_assert_eq(message_count(message), MESSAGE_KEPT);
	cr_assert_str_eq(message_at(message, 0), "number 299");
	cr_assert_str_eq(message_at(message, 199), "number 100");
	cr_assert_str_eq(message_at(message, 200), "");
	grid_free(grid);
	message_free(message);
}

Test(question, key_bar_gets_shorter_and_help_goes_last)
{
	static const struct keybar_hint hints[] = {
		{"F1", "Help", NULL, 100},
		{"Enter", "Open", NULL, 9},
		{"/", "Filter", NULL, 8},
		{"Space", "Mark", NULL, 5},
		{".", "Actions", "Do", 4},
		{"F3", "Find a person", "Find", 7},
		{"Ctrl+P", "Commands", NULL, 6},
		{"u", "Undo", NULL, 1},
	};
	static const struct {
		int cols;
		const char *want;
	} cases[] = {
		{120, " F1 Help  Enter Open  / Filter  Space Mark  . Actions  F3 Find a person  "
		      "Ctrl+P Commands"},
		{80, " F1 Help  Enter Open  / Filter  Space Mark  . Do  F3 Find  Ctrl+P Commands"},
		{60, " F1 Help  Enter Open  / Filter  F3 Find  Ctrl+P Commands"},
		{20, " F1 Help  Enter Open"},
		{10, " F1 Help"},
		{4, ""},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct grid *grid = grid_new(2, cases[i].cols);
		struct canvas all = grid_canvas(grid),
			      row = canvas_sub(&all, 0, 0, 1, cases[i].cols);

		keybar_draw(&row, hints, sizeof hints / sizeof hints[0]);
		cr_assert_str_eq(grid_row(grid, 0, arena), cases[i].want, "%d: %s", cases[i].cols,
			grid_row(grid, 0, arena));
		cr_assert_eq(grid_cell(grid, 0, cases[i].cols - 1)->style, STYLE_BAR);
		keybar_draw(&all, hints, sizeof hints / sizeof hints[0]);
		if (cases[i].cols == 120)
			cr_assert_str_eq(grid_row(grid, 1, arena), " u Undo");
		grid_free(grid);
	}
	arena_free(arena);
}

static enum tui_result page(struct pager *pager, const char *name)
{
	struct tui_event event = tui_key(name);

	return pager_key(pager, &event);
}

Test(question, pager_scrolls_wraps_and_searches)
{
	struct pager *pager = pager_new(
		"one\ntwo\nthree four five six\n\nseven\neight Siobh\xc3\xa1n\nnine\nten\n", true);
	struct grid *grid = grid_new(4, 12);
	struct canvas all = grid_canvas(grid);

	cr_assert_eq(pager_lines(pager), 8);
	pager_draw(pager, &all, true);
	cr_assert(grid_shows(grid, "three four") && grid_shows(grid, "five six"), "%s",
		grid_all(grid));
	cr_assert_eq(page(pager, "j"), TUI_REDRAW);
	cr_assert_eq(pager_line(pager), 1);
	cr_assert_eq(page(pager, "End"), TUI_REDRAW);
	grid_clear(grid);
	pager_draw(pager, &all, true);
	cr_assert(grid_shows(grid, "ten"));
	cr_assert_eq(page(pager, "Down"), TUI_TAKEN);
	page(pager, "g");
	page(pager, "g");
	cr_assert_eq(pager_line(pager), 0);
	page(pager, "/");
	for (const char *p = "siobhan"; *p; p++) {
		struct tui_event event = tui_char(*p);

		pager_key(pager, &event);
	}
	page(pager, "Enter");
	grid_clear(grid);
	pager_draw(pager, &all, true);
	cr_assert(grid_shows(grid, "Siobh"), "%s", grid_all(grid));
	cr_assert_eq(grid_cell(grid, grid->cursor_row, grid->cursor_col)->style, STYLE_HIT);
	cr_assert_null(pager_note(pager));
	cr_assert_not(pager_find(pager, "nowhere"));
	cr_assert_eq(page(pager, "Esc"), TUI_IGNORED);
	pager_set(pager, "short");
	grid_clear(grid);
	pager_draw(pager, &all, true);
	cr_assert(grid_shows(grid, "short"));
	pager_set(pager, "");
	pager_draw(pager, &all, true);
	page(pager, "PgDn");
	page(pager, "End");
	grid_free(grid);
	pager_free(pager);
}
