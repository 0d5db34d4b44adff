/* A ward list held against the team's people: pasted, typed or named as a file; recorded for those
 * who are ours. What was pasted is in memory alone, is never a draft, and goes with the screen. */
#include "match.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>

#include "arguments.h"
#include "form_inside.h"
#include "work.h"

enum { SLOW_MS = 100, WAIT_TIMES = 5 };

/* ---- asking ---- */

static void forget_answer(struct match_view *match)
{
	match->rows = NULL;
	match->n = 0;
	match->said = NULL;
	match->counts = (struct match_counts){0};
	arena_reset(match->arena);
	list_refresh(match->list);
}

static void set_list(const struct match_view *match, struct args *args)
{
	if (match->file)
		args_set(args, "file", match->file);
	else
		args_set(args, "text", str_text(&match->text));
	if (match->order)
		args_set(args, "date_order", match->order);
}

/* Takes the rows of a result into the view's own arena. */
static void take_rows(struct match_view *match, struct arena *arena, const struct result *result)
{
	size_t was = match->n;

	arena_free(match->arena);
	match->arena = arena;
	match->rows = result->value;
	match->n = result->n;
	match->counts = match_count(match->rows, match->n);
	match->said = result->message;
	list_refresh(match->list);
	if (was == 0 && match->n > 0)
		list_select_row(match->list, 0);
}

/* Reads the whole list again. False, and said, where it cannot be read. */
static bool ask(struct match_view *match)
{
	struct arena *arena;
	struct args args;
	struct result result;
	struct err err = {0};
	int64_t began = clock_monotonic_ms();

	match->stale = false;
	if (!match->file && match->text.length == 0) {
		forget_answer(match);
		return true;
	}
	arena = arena_new();
	args = args_new(arena);
	set_list(match, &args);
	if (!app_try(match->view->app, CMD_MATCH_SHOW, &args, arena, &result, &err)) {
		forget_answer(match);
		arena_free(arena);
		app_error(match->view->app, &err);
		return false;
	}
	take_rows(match, arena, &result);
	match->asked_at_ms = clock_monotonic_ms();
	match->took_ms = match->asked_at_ms - began;
	return true;
}

/* A long list that comes in piece by piece is not read again at each of them. */
static void settle(struct view *view)
{
	struct match_view *match = view->data;
	bool slow = match->took_ms > SLOW_MS &&
		    clock_monotonic_ms() - match->asked_at_ms < WAIT_TIMES * match->took_ms;

	if (match->stale && !slow)
		ask(match);
}

static enum answer idle(struct view *view)
{
	struct match_view *match = view->data;

	if (!match->stale)
		return ANSWER_IGNORED;
	ask(match);
	return ANSWER_REDRAW;
}

/* ---- what comes in ---- */

static void typing(struct match_view *match, bool on)
{
	match->view->typing = on;
}

static void add_text(struct match_view *match, const char *text, size_t length)
{
	free(match->file);
	match->file = NULL;
	match->order = NULL;
	if (match->text.length > 0 && match->text.text[match->text.length - 1] != '\n')
		str_addc(&match->text, '\n');
	/* A list may have been cut out of anything; a NUL would end it early. */
	for (size_t i = 0; i < length; i++)
		if (text[i] != '\0' && (text[i] != '\n' || i == 0 || text[i - 1] != '\r'))
			str_addc(&match->text, text[i] == '\r' ? '\n' : text[i]);
	str_clear(&match->cleared);
	match->stale = true;
}

static enum answer paste(struct match_view *match, const struct tui_event *event)
{
	add_text(match, event->text, event->length);
	if (event->lost > 0)
		app_message(match->view->app, MESSAGE_ERROR,
			"The list is over 4 MB and its end is missing. Save it to a file and name "
			"that.");
	typing(match, false);
	return ANSWER_REDRAW;
}

/* A number is never a path; what begins so or ends so is. */
static bool is_path(const char *text)
{
	static const char *const ends[] = {".csv", ".txt", ".tsv", ".CSV", ".TXT", ".TSV"};
	size_t n = strlen(text);

	if (*text == '/' || text_starts(text, "~/") || text_starts(text, "./"))
		return true;
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (n > 4 && strchr(text, ' ') == NULL && strcmp(text + n - 4, ends[i]) == 0)
			return true;
	return false;
}

static void name_file(struct match_view *match, const char *typed)
{
	const char *home = getenv("HOME");
	struct str path = {0};

	str_addf(&path, "%s%s", text_starts(typed, "~/") && home ? home : "",
		text_starts(typed, "~/") && home ? typed + 1 : typed);
	str_clear(&match->text);
	str_clear(&match->cleared);
	match->order = NULL;
	free(match->file);
	match->file = xstrdup(str_text(&path));
	str_free(&path);
	if (ask(match))
		typing(match, false);
	else {
		free(match->file);
		match->file = NULL;
	}
}

static enum answer enter_line(struct match_view *match)
{
	char *line = xstrdup(input_text(match->input));

	if (text_is_blank(line)) {
		typing(match, match->n == 0);
	} else if (is_path(line)) {
		name_file(match, line);
		if (match->file)
			input_set(match->input, "");
	} else {
		add_text(match, line, strlen(line));
		input_set(match->input, "");
	}
	free(line);
	return ANSWER_REDRAW;
}

static enum answer clear_list(struct match_view *match)
{
	struct str was = match->text;

	if (!match->file && match->text.length == 0)
		return ANSWER_STAY;
	if (match->file) { /* it can be named again */
		free(match->file);
		match->file = NULL;
		forget_answer(match);
		return ANSWER_REDRAW;
	}
	str_free(&match->cleared);
	match->cleared = was;
	match->text = (struct str){0};
	forget_answer(match);
	app_message(match->view->app, MESSAGE_DONE,
		"Cleared the list. u brings it back, a adds lines.");
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
	ask(match);
	app_message(view->app, MESSAGE_DONE, "The list is back.");
	return ANSWER_REDRAW;
}

/* ---- recording ---- */

static bool run_record(struct match_view *match, bool dry_run, struct arena *arena,
	struct result *out, struct err *err)
{
	struct args args = args_new(arena);

	arguments_unpack(match->recording, &args);
	if (args_get(&args, "date_order"))
		match->order = strcmp(args_get(&args, "date_order"), "mdy") == 0 ? "mdy" : "dmy";
	set_list(match, &args);
	if (dry_run)
		args_set(&args, "dry_run", "yes");
	return app_try(match->view->app, CMD_MATCH_RECORD, &args, arena, out, err);
}

static enum answer record(struct view *view, int value, const char *reason)
{
	struct match_view *match = view->data;
	struct arena *arena;
	struct result result;
	struct err err = {0};

	(void)reason;
	if (value != 1)
		return ANSWER_REDRAW;
	arena = arena_new();
	if (!run_record(match, false, arena, &result, &err)) {
		arena_free(arena);
		app_error(view->app, &err);
		return ANSWER_REDRAW;
	}
	take_rows(match, arena, &result);
	app_done(view->app, CMD_MATCH_RECORD, result.message);
	return ANSWER_REDRAW;
}

/* What would be done is found out by doing it as a trial, so the question names the right number. */
static enum answer ask_record(struct match_view *match)
{
	static const struct question_answer answers[] = {{"R", "Record", 1}};
	struct question_spec spec = {.title = "Record this for the people of the list?",
		.answers = answers,
		.n = 1,
		.stay = "Not now",
		.protects = true};
	struct arena *arena = arena_new();
	struct result result;
	struct err err = {0};
	enum answer answer = ANSWER_REDRAW;

	if (run_record(match, true, arena, &result, &err)) {
		spec.text = arena_printf(
			arena, "%s\nIt is one change: u takes it back.", result.message);
		answer = app_question(match->view->app, match->view, &spec, record);
	} else {
		app_error(match->view->app, &err);
	}
	arena_free(arena);
	return answer;
}

static enum answer open_form(struct match_view *match)
{
	struct screen_arg arg = {
		.command = CMD_MATCH_RECORD, .text = match->counts.unclear > 0 ? "unclear" : NULL};

	return app_push(match->view->app, form_for(CMD_MATCH_RECORD), &arg);
}

static enum answer resume(struct view *view, const struct screen *from, const char *text)
{
	struct match_view *match = view->data;

	(void)from;
	if (text == NULL)
		return ANSWER_REDRAW;
	free(match->recording);
	match->recording = xstrdup(text);
	return ask_record(match);
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
	typing(match, true);
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
		return enter_line(match);
	/* Where a paste comes as if it were typed, a tab stands between two cells of it. */
	if (is_key && (key_is(event->key, "Tab") || key_is(event->key, "Shift+Tab"))) {
		if (input_is_empty(match->input))
			typing(match, match->n == 0);
		else
			edit_type(input_edit(match->input), "  ", 2);
		return ANSWER_REDRAW;
	}
	if (is_key && key_is(event->key, "Esc") && !input_is_empty(match->input)) {
		input_set(match->input, "");
		return ANSWER_REDRAW;
	}
	if (is_key && key_is(event->key, "Esc") && match->n > 0) {
		typing(match, false);
		return ANSWER_REDRAW;
	}
	return input_key(match->input, event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct match_view *match = view->data;
	const struct tui_event *event = pressed->event;

	if (event->kind == TUI_PASTE)
		return paste(match, event);
	if (pressed->command == CMD_MATCH_RECORD)
		return open_form(match);
	if (view->typing)
		return typed(match, pressed);
	if (pressed->command == CMD_OPEN)
		return open_selected(match);
	if (pressed->command != CMD_COUNT)
		return ANSWER_IGNORED;
	if (event->kind == TUI_KEY && (key_is(event->key, "Tab") || key_is(event->key, "a"))) {
		typing(match, true);
		return ANSWER_REDRAW;
	}
	if (event->kind == TUI_KEY && key_is(event->key, "x"))
		return clear_list(match);
	return list_key(match->list, event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

/* After an undo, or a change made on a person's record above. */
static bool refresh(struct view *view, struct err *err)
{
	(void)err;
	ask(view->data);
	return true;
}

static const char *why_not(struct view *view, enum command_id id)
{
	const struct match_view *match = view->data;

	if (id == CMD_FILTER)
		return "This list is not filtered: who is ours comes first.";
	if (id == CMD_MATCH_RECORD && match->counts.ours == 0)
		return "Nobody of the list is ours yet: paste it first.";
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
	return view->typing ? "A line and Enter, or a paste. A file: its name, such as "
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
	static const struct hint typing[] = {{CMD_COUNT, "Enter", "Add the line", "Add"},
		{CMD_COUNT, "Tab", "The rows", "Rows"}, {CMD_BACK, NULL, "Back", NULL}, {0}};
	static const struct hint rows[] = {{CMD_OPEN, NULL, "Open", NULL},
		{CMD_MATCH_RECORD, NULL, "Record for all of ours", "Record"},
		{CMD_COUNT, "a", "Add lines", "Add"}, {CMD_COUNT, "x", "Clear", NULL},
		{CMD_BACK, NULL, "Leave and clear", "Leave"}, {0}};

	if (!view->typing)
		return rows;
	return ((const struct match_view *)view->data)->n == 0 ? empty : typing;
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

/* ---- the form: what happened, and when ---- */

static bool build_record(struct form_page *page, struct err *err)
{
	static const int kinds[] = {EVENT_EMERGENCY_ADMISSION, EVENT_AE_ATTENDANCE, EVENT_DISCHARGE,
		EVENT_AMBULANCE, EVENT_111, EVENT_CARE_HOME, EVENT_FALL, EVENT_BEREAVEMENT};
	static const struct pick_entry orders[] = {
		{"dmy", "Day first, 15/9/2026", NULL}, {"mdy", "Month first, 9/15/2026", NULL}};
	enum { KINDS = sizeof kinds / sizeof kinds[0] };
	struct pick_entry *entries = arena_new_array(page->arena, struct pick_entry, KINDS);

	(void)err;
	for (size_t i = 0; i < KINDS; i++)
		entries[i] = (struct pick_entry){word_code(&words_event_kind, kinds[i]),
			word_shown(&words_event_kind, kinds[i]), NULL};
	page_choice(page, "kind", "What happened", entries, KINDS, NULL)->flags = FORM_REQUIRED;
	if (text_equal(page->view->arg.text, "unclear"))
		page_choice(page, "date_order", "Order of dates", orders, 2, NULL)->hint =
			"Which comes first in the dates of this list. Lines that stay unclear are "
			"left out.";
	page_date(page, "on", "On", DATE_NONE, DATE_PAST)->hint =
		"For lines without a date of their own. Empty: those are left out.";
	page_date(page, "notified", "Told us on", app_today(page->app), DATE_PAST)->hint =
		"When the team had the list. After a discharge three working days run from here.";
	page_text(page, "source", "Told by", NULL)->hint = "Who sent the list: the ward, the desk.";
	return true;
}

static enum answer hand_back(struct form_page *page)
{
	struct view *view = page->view;
	struct args args = args_new(page->arena);
	const char *packed;

	for (size_t i = 0; i < page->n; i++)
		if (page_sends(page, i))
			args_set(&args, page->fields[i].name, page_value(page, i, page->arena));
	packed = arguments_pack(&args, page->arena);
	page_remember(page);
	page_drop(page);
	if (view->below && view->below->screen == &screen_match)
		return app_return(page->app, packed);
	app_message(page->app, MESSAGE_NOTE, "Paste the list first, then record.");
	return app_replace(page->app, &screen_match, &(struct screen_arg){.command = CMD_COUNT});
}

const struct form_spec form_match_record = {
	.command = CMD_MATCH_RECORD,
	.title = "Record for all of ours",
	.save = "Go on",
	.build = build_record,
	.ask = hand_back,
};
