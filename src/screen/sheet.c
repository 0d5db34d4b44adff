/* A printed sheet that came back: what was written beside a row is typed in one line. */
#include "sheet.h"

#include <ctype.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "app.h"

/* ---- rows ---- */

static size_t row_count(void *data)
{
	return ((struct sheet_page *)data)->n;
}

static int64_t row_id(void *data, size_t row)
{
	return ((struct sheet_page *)data)->rows[row].row;
}

static const struct printed_row *selected(const struct sheet_page *page)
{
	long row = list_selected_row(page->list);

	return row < 0 || (size_t)row >= page->n ? NULL : &page->rows[row];
}

bool sheet_was_entered(const struct sheet_page *page, int64_t row)
{
	for (size_t i = 0; i < page->entered_n; i++)
		if (page->entered[i] == row)
			return true;
	return false;
}

static bool read_again(struct sheet_page *page, struct err *err)
{
	struct args args = args_new(arena_new());
	struct result result;

	args_set(&args, "sheet", page->view->arg.part);
	if (!app_reread(page->view->app, CMD_SHEET_SHOW, &args, &page->arena, &result, err))
		return false;
	page->rows = result.value;
	page->n = result.n;
	page->message = result.message;
	list_refresh(page->list);
	return true;
}

/* ---- opening ---- */

static void close_sheet(struct view *view)
{
	struct sheet_page *page = view->data;

	if (page == NULL)
		return;
	list_free(page->list);
	input_free(page->line);
	arena_free(page->read_arena);
	arena_free(page->arena);
	free(page->entered);
	free(page);
	view->data = NULL;
}

static bool open_sheet(struct view *view, struct err *err)
{
	struct sheet_page *page = xcalloc(1, sizeof *page);
	struct list_source source = {
		.count = row_count, .id = row_id, .draw = sheet_draw_row, .data = page};

	view->data = page;
	view->typing = true;
	page->view = view;
	page->line = input_new(NULL);
	page->read_arena = arena_new();
	page->list = list_new(&source);
	list_empty_text(page->list, "There is no row on this sheet.");
	if (read_again(page, err)) {
		/* Others print meanwhile: the lines typed here are about this sheet. */
		if (page->n > 0 && view->arg.part == NULL)
			view->arg.part = arena_printf(view->arena, "%" PRId64, page->rows[0].sheet);
		return true;
	}
	close_sheet(view);
	return false;
}

static bool refresh(struct view *view, struct err *err)
{
	return read_again(view->data, err);
}

/* ---- what is typed ---- */

/* The first number in the line, wherever it stands: "done 7". 0: none. */
static int64_t number_in(const char *text)
{
	while (*text != '\0' && !isdigit((unsigned char)*text))
		text++;
	return strtol(text, NULL, 10);
}

static bool is_only_a_number(const char *text)
{
	text += strspn(text, " ");
	text += strspn(text, "0123456789");
	return text[strspn(text, " ")] == '\0';
}

/* Reads what stands there, and goes to the row it names. */
static void follow(struct sheet_page *page)
{
	const char *text = input_text(page->line);
	struct err ignored = {0};
	int64_t row;

	arena_reset(page->read_arena);
	page->read = sheet_line_read(text, app_today(page->view->app),
		session_holidays(page->view->session), page->read_arena, &page->typed, &ignored);
	row = page->read ? page->typed.row : number_in(text);
	if (row > 0)
		list_select(page->list, row);
}

/* An arrow picks a row, and its number is typed for whoever has typed no more than that. */
static enum answer pick(struct sheet_page *page, const struct tui_event *event, bool next)
{
	long row = list_selected_row(page->list);
	const struct printed_row *now;
	struct arena *arena;

	if (!is_only_a_number(input_text(page->line))) {
		app_message(page->view->app, MESSAGE_NOTE,
			"Enter takes what is typed, Ctrl+U clears it; then an arrow goes to "
			"another row.");
		return ANSWER_REDRAW;
	}
	if (next && row >= 0 && (size_t)row + 1 < page->n)
		list_select_row(page->list, (size_t)row + 1);
	else if (!next)
		list_key(page->list, event);
	now = selected(page);
	if (now != NULL) {
		arena = arena_new();
		input_set(page->line, arena_printf(arena, "%" PRId64 " ", now->row));
		arena_free(arena);
		follow(page);
	}
	return ANSWER_REDRAW;
}

static void note_entered(struct sheet_page *page, int64_t row)
{
	if (page->entered_n == page->entered_room) {
		page->entered_room = page->entered_room * 2 + 16;
		page->entered = xrealloc(page->entered, page->entered_room * sizeof *page->entered);
	}
	page->entered[page->entered_n++] = row;
}

/* A line that is refused stays as it was typed. */
static enum answer enter(struct sheet_page *page)
{
	struct app *app = page->view->app;
	struct arena *arena;
	struct args args;
	struct result result;
	struct err err = {0};

	if (text_is_blank(input_text(page->line))) {
		app_message(app, MESSAGE_NOTE,
			"Type the number of a row and what was written beside it: 7 done, 7 review "
			"fri.");
		return ANSWER_REDRAW;
	}
	arena = arena_new();
	args = args_new(arena);
	args_set(&args, "line", input_text(page->line));
	args_set(&args, "sheet", page->view->arg.part);
	if (app_run(app, CMD_SHEET_CLOSE, &args, arena, &result)) {
		note_entered(page, page->typed.row);
		input_set(page->line, "");
		follow(page);
		if (!read_again(page, &err))
			app_error(app, &err);
	}
	arena_free(arena);
	return ANSWER_REDRAW;
}

static enum answer undo(struct sheet_page *page)
{
	size_t before = page->entered_n;
	enum answer answer = everywhere_run(page->view->app, CMD_UNDO);

	if (!message_is_error(page->view->app->message) && before > 0)
		page->entered_n = before - 1;
	return answer;
}

/* ---- keys ---- */

static bool undoes(const struct sheet_page *page, const struct tui_event *event)
{
	return event->kind == TUI_KEY && input_is_empty(page->line) &&
	       (key_is(event->key, "u") || key_is(event->key, "Ctrl+Z"));
}

static bool moves(const struct tui_event *event)
{
	return event->kind == TUI_KEY && event->key.mods == 0 &&
	       (event->key.code == K_UP || event->key.code == K_DOWN || event->key.code == K_PGUP ||
		       event->key.code == K_PGDN);
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct sheet_page *page = view->data;
	const struct tui_event *event = pressed->event;

	if (pressed->command == CMD_BACK && !input_is_empty(page->line)) {
		input_set(page->line, "");
		follow(page);
		return ANSWER_REDRAW;
	}
	if (pressed->command != CMD_COUNT)
		return ANSWER_IGNORED;
	if (undoes(page, event))
		return undo(page);
	if (event->kind == TUI_KEY && key_is(event->key, "Enter"))
		return enter(page);
	if (moves(event))
		return pick(page, event, false);
	if (event->kind == TUI_KEY && key_is(event->key, "Tab"))
		return pick(page, event, true);
	switch (input_key(page->line, event)) {
	case TUI_IGNORED:
		return ANSWER_IGNORED;
	case TUI_CHANGED:
		follow(page);
		return ANSWER_REDRAW;
	default:
		return ANSWER_REDRAW;
	}
}

/* ---- what it says of itself ---- */

const char *sheet_would(
	const struct sheet_page *page, const struct printed_row *row, struct arena *arena)
{
	const struct sheet_line *typed = &page->typed;
	bool has_day = date_is_set(typed->on);
	char day[DATE_SHOWN_SIZE];
	const char *on = has_day ? date_show_weekday(typed->on, day) : "today";

	if (!page->read || typed->row != row->row)
		return NULL;
	switch (typed->verb) {
	case SHEET_DONE:
		if (row->action_id != 0)
			return arena_printf(arena, "close the action, %s%s%s", on,
				*typed->text ? ": " : "", typed->text);
		return arena_printf(
			arena, "review held %s%s%s", on, *typed->text ? ": " : "", typed->text);
	case SHEET_HELD:
		return arena_printf(
			arena, "review held %s%s%s", on, *typed->text ? ": " : "", typed->text);
	case SHEET_REVIEW:
		return arena_printf(arena, "review on %s", on);
	case SHEET_NOTE:
		return arena_printf(arena, "note: %s", typed->text);
	case SHEET_ACTION:
		break;
	}
	return arena_printf(arena, "action: %s", typed->text);
}

static const char *subject(struct view *view)
{
	const struct printed_row *row = selected(view->data);

	return row != NULL && row->known ? row->person_uid : NULL;
}

static const char *where_am_i(struct view *view)
{
	const struct sheet_page *page = view->data;
	const struct printed_row *row = selected(page);

	if (row == NULL)
		return page->message;
	return arena_printf(view->arena, "%s. Row %" PRId64 ", %s: %s. %s", page->message, row->row,
		row->person ? row->person : "no longer known to your team",
		printed_row_what(row, view->arena), printed_row_since(row, view->arena));
}

static bool has_row(const struct sheet_page *page, int64_t row)
{
	for (size_t i = 0; i < page->n; i++)
		if (page->rows[i].row == row)
			return true;
	return false;
}

static const char *note(struct view *view)
{
	const struct sheet_page *page = view->data;
	int64_t row = page->read ? page->typed.row : number_in(input_text(page->line));

	if (input_is_empty(page->line))
		return "7 done, 7 d fri bp ok, 7 held 10 mar, 7 review 2w, 7 note rang, 7 action "
		       "ring OT / lewis / fri";
	if (row > 0 && !has_row(page, row))
		return arena_printf(
			page->read_arena, "There is no row %" PRId64 " on this sheet.", row);
	return NULL;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint empty[] = {{CMD_COUNT, "Up/Down", "Choose a row", "Row"},
		{CMD_BACK, NULL, "Back", NULL}, {CMD_FIND, NULL, "Find", NULL},
		{CMD_PALETTE, NULL, "Commands", NULL}, {0}};
	static const struct hint typing[] = {
		{CMD_COUNT, "Enter", "Do it", NULL}, {CMD_COUNT, "Esc", "Clear", NULL}, {0}};
	const struct sheet_page *page = view->data;

	return input_is_empty(page->line) ? empty : typing;
}

const struct screen screen_sheet = {
	.name = "Sheet that came back",
	.where = IN_SHEET,
	.open = open_sheet,
	.close = close_sheet,
	.draw = sheet_draw,
	.key = key,
	.refresh = refresh,
	.subject = subject,
	.note = note,
	.hints = hints,
	.where_am_i = where_am_i,
};
