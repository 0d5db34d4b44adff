/* A ward list held against the team's people: pasted, typed or named as a file; recorded for those
 * who are ours. What was pasted is in memory alone, is never a draft, and goes with the screen. */
#include "match.h"

#include <stdlib.h>

#include <caseload/base/clock.h>

enum { SLOW_MS = 100, WAIT_TIMES = 5 };

/* A long list that comes in piece by piece is not read again at each of them. */
static void settle(struct view *view)
{
	struct match_view *match = view->data;
	bool slow = match->took_ms > SLOW_MS &&
		    clock_monotonic_ms() - match->asked_at_ms < WAIT_TIMES * match->took_ms;

	if (match->stale && !slow)
		match_ask(match);
}

static enum answer idle(struct view *view)
{
	struct match_view *match = view->data;

	if (!match->stale)
		return ANSWER_IGNORED;
	match_ask(match);
	return ANSWER_REDRAW;
}

static enum answer undo(struct view *view)
{
	struct match_view *match = view->data;

	if (match->cleared.length == 0)
		return ANSWER_IGNORED;
	str_free(&match->text);
	match->text = match->cleared;
	match->cleared = (struct str){0};
	match_ask(match);
	app_message(view->app, MESSAGE_DONE, "The list is back.");
	return ANSWER_REDRAW;
}

static enum answer resume(struct view *view, const struct screen *from, const char *text)
{
	struct match_view *match = view->data;

	(void)from;
	if (text == NULL)
		return ANSWER_REDRAW;
	free(match->recording);
	match->recording = xstrdup(text);
	return match_ask_record(match);
}

/* ---- the screen ---- */

static bool open_match(struct view *view, struct err *err)
{
	struct match_view *match = xcalloc(1, sizeof *match);
	struct list_source source = match_source(match);

	(void)err;
	view->data = match;
	match->view = view;
	match->arena = arena_new();
	match->input = input_new(NULL);
	match->list = list_new(&source);
	list_empty_text(match->list,
		"Paste a ward, ambulance or discharge list: the NHS Numbers in it are looked up, "
		"whatever stands around them. Or type numbers, or the name of a file.");
	match_typing(match, true);
	return true;
}

static void close_match(struct view *view)
{
	struct match_view *match = view->data;

	str_free(&match->text);
	str_free(&match->cleared);
	free(match->file);
	free(match->recording);
	list_free(match->list);
	input_free(match->input);
	arena_free(match->arena);
	free(match);
}

static const struct match *selected(const struct match_view *match)
{
	long row = list_selected_row(match->list);

	return row < 0 ? NULL : &match->rows[row];
}

static enum answer open_selected(struct match_view *match)
{
	const struct match *row = selected(match);

	if (row == NULL)
		return ANSWER_STAY;
	if (row->outcome != MATCH_OURS) {
		app_message(match->view->app, MESSAGE_NOTE, "%s",
			row->outcome == MATCH_NOT_OURS
				? "Not ours: there is no record here to open."
				: "This number cannot be read: there is no record to open.");
		return ANSWER_REDRAW;
	}
	return app_push(match->view->app, &screen_person,
		&(struct screen_arg){.command = CMD_PERSON_SHOW, .person = row->uid});
}

static bool moves_rows(const struct tui_event *event)
{
	return event->kind == TUI_KEY && event->key.mods == 0 &&
	       (event->key.code == K_UP || event->key.code == K_DOWN || event->key.code == K_PGUP ||
		       event->key.code == K_PGDN);
}

static enum answer typed(struct match_view *match, const struct screen_key *pressed)
{
	const struct tui_event *event = pressed->event;
	bool is_key = event->kind == TUI_KEY;

	if (moves_rows(event))
		return list_key(match->list, event) == TUI_IGNORED ? ANSWER_STAY : ANSWER_REDRAW;
	if (is_key && key_is(event->key, "Enter"))
		return match_enter_line(match);
	/* Where a match_paste comes as if it were typed, a tab stands between two cells of it. */
	if (is_key && (key_is(event->key, "Tab") || key_is(event->key, "Shift+Tab"))) {
		if (input_is_empty(match->input))
			match_typing(match, match->n == 0);
		else
			edit_type(input_edit(match->input), "  ", 2);
		return ANSWER_REDRAW;
	}
	if (is_key && key_is(event->key, "Esc") && !input_is_empty(match->input)) {
		input_set(match->input, "");
		return ANSWER_REDRAW;
	}
	if (is_key && key_is(event->key, "Esc") && match->n > 0) {
		match_typing(match, false);
		return ANSWER_REDRAW;
	}
	return input_key(match->input, event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct match_view *match = view->data;
	const struct tui_event *event = pressed->event;

	if (event->kind == TUI_PASTE)
		return match_paste(match, event);
	if (pressed->command == CMD_MATCH_RECORD)
		return match_open_form(match);
	if (view->typing)
		return typed(match, pressed);
	if (pressed->command == CMD_OPEN)
		return open_selected(match);
	if (pressed->command != CMD_COUNT)
		return ANSWER_IGNORED;
	if (event->kind == TUI_KEY && (key_is(event->key, "Tab") || key_is(event->key, "a"))) {
		match_typing(match, true);
		return ANSWER_REDRAW;
	}
	if (event->kind == TUI_KEY && key_is(event->key, "x"))
		return match_clear_list(match);
	return list_key(match->list, event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

/* After an undo, or a change made on a person's record above. */
static bool refresh(struct view *view, struct err *err)
{
	(void)err;
	match_ask(view->data);
	return true;
}

static const char *why_not(struct view *view, enum command_id id)
{
	const struct match_view *match = view->data;

	if (id == CMD_FILTER)
		return "This list is not filtered: who is ours comes first.";
	if (id == CMD_MATCH_RECORD && match->counts.ours == 0)
		return "Nobody of the list is ours yet: match_paste it first.";
	if ((id == CMD_OPEN || id == CMD_ROW_ACTIONS) && match->n == 0)
		return "There is no row to open.";
	return NULL;
}

static const char *subject(struct view *view)
{
	const struct match *row = selected(view->data);

	return row ? row->uid : NULL;
}

static const char *note(struct view *view)
{
	return view->typing ? "A line and Enter, or a match_paste. A file: its name, such as "
			      "~/ward.csv. Tab: the rows, to open one or record them."
			    : NULL;
}

static const char *where_am_i(struct view *view)
{
	const struct match_view *match = view->data;
	const struct match *row = selected(match);

	if (row == NULL)
		return "A ward list: nothing pasted yet.";
	return arena_printf(view->arena, "Row %ld of %zu. %s", list_selected_row(match->list) + 1,
		match->n, match_row_words(row, view->arena));
}

static const struct hint *hints(struct view *view)
{
	static const struct hint empty[] = {{CMD_COUNT, "Enter", "Look it up", "Look up"},
		{CMD_BACK, NULL, "Leave", NULL}, {0}};
	static const struct hint match_typing[] = {{CMD_COUNT, "Enter", "Add the line", "Add"},
		{CMD_COUNT, "Tab", "The rows", "Rows"}, {CMD_BACK, NULL, "Back", NULL}, {0}};
	static const struct hint rows[] = {{CMD_OPEN, NULL, "Open", NULL},
		{CMD_MATCH_RECORD, NULL, "Record for all of ours", "Record"},
		{CMD_COUNT, "a", "Add lines", "Add"}, {CMD_COUNT, "x", "Clear", NULL},
		{CMD_BACK, NULL, "Leave and clear", "Leave"}, {0}};

	if (!view->typing)
		return rows;
	return ((const struct match_view *)view->data)->n == 0 ? empty : match_typing;
}

const struct screen screen_match = {
	.name = "Ward list",
	.where = IN_MATCH | IN_LISTS,
	.open = open_match,
	.close = close_match,
	.draw = match_draw,
	.key = key,
	.refresh = refresh,
	.resume = resume,
	.idle = idle,
	.settle = settle,
	.undo = undo,
	.note = note,
	.hints = hints,
	.why_not = why_not,
	.subject = subject,
	.where_am_i = where_am_i,
};
