/* A note: one long text and the day it is about. */
#include "form_long.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/tui/area.h>
#include <caseload/tui/input.h>

#include "calendar_pick.h"
#include "form_draft.h"
#include "text_command.h"

static const char place[] = "note add";

struct note_page {
	struct edit *edit;
	struct area *area;
	struct input *on;
	bool in_date;
	char *amends; /* uid of the note this one amends; NULL none */
	const struct draft *offer;
	bool has_draft;	    /* of what is typed here */
	bool passed_over;   /* there is one, and p went on without it */
	unsigned long kept; /* version of the edit when last kept */
	char kept_at[8];    /* "14:06"; "" not yet */
};

static struct date_rules rules(struct view *view)
{
	return (struct date_rules){
		DATE_PAST, false, app_today(view->app), session_holidays(view->session)};
}

static bool open_note(struct view *view, struct err *err)
{
	struct note_page *page = arena_new_one(view->arena, struct note_page);
	char shown[DATE_SHOWN_SIZE];

	(void)err;
	view->data = page;
	page->edit = edit_new(true);
	page->area = area_new(page->edit);
	page->on = input_new(date_show(app_today(view->app), shown));
	page->amends = view->arg.part ? arena_strdup(view->arena, view->arg.part) : NULL;
	page->kept = edit_version(page->edit);
	page->offer = draft_find(view, place, view->arena);
	page->has_draft = page->offer != NULL;
	if (page->offer && view->arg.place) {
		edit_paste(page->edit, page->offer->text, strlen(page->offer->text));
		page->offer = NULL;
	}
	view->typing = !page->offer;
	return true;
}

static void close_note(struct view *view)
{
	struct note_page *page = view->data;

	if (!page)
		return;
	area_free(page->area);
	edit_free(page->edit);
	input_free(page->on);
}

static bool keep(struct view *view, struct err *err)
{
	struct note_page *page = view->data;
	char now[INSTANT_SIZE];

	if (!page || page->offer || !edit_changed(page->edit) ||
		edit_version(page->edit) == page->kept)
		return true;
	/* The one that was not wanted is not written over: it is put away, for 30 days. */
	if (page->passed_over)
		draft_drop(view, place);
	page->passed_over = false;
	if (!draft_keep(view, place, edit_text(page->edit), 0, err))
		return false;
	page->kept = edit_version(page->edit);
	page->has_draft = true;
	instant_show_time(clock_now_utc(now), page->kept_at);
	return true;
}

static enum answer idle(struct view *view)
{
	struct err err = {0};

	if (!keep(view, &err))
		app_message(view->app, MESSAGE_ERROR, "The draft could not be kept: %s", err.text);
	return ANSWER_REDRAW;
}

static void keep_now(struct view *view)
{
	struct err err = {0};

	keep(view, &err);
}

static void drop(struct view *view)
{
	struct note_page *page = view->data;

	if (page->has_draft)
		draft_drop(view, place);
	page->has_draft = false;
}

static enum answer save(struct view *view)
{
	struct note_page *page = view->data;
	struct date_rules read = rules(view);
	struct arena *arena;
	struct args args;
	struct result result = {0};
	struct err err = {0};
	struct date on;
	char iso[DATE_ISO_SIZE];
	bool done;

	if (text_is_blank(edit_text(page->edit))) {
		app_message(view->app, MESSAGE_ERROR,
			"The note is empty. Write it, or press Esc to leave.");
		return ANSWER_REDRAW;
	}
	if (!date_read(input_text(page->on), &read, "on", &on, &err)) {
		page->in_date = true;
		app_error(view->app, &err);
		return ANSWER_REDRAW;
	}
	arena = arena_new();
	args = args_new(arena);
	args_set(&args, "person", view->arg.person);
	args_set(&args, "text", edit_take(page->edit, arena));
	args_set(&args, "on", date_iso(on, iso));
	args_set(&args, "amends", page->amends);
	args_set(&args, "draft", page->passed_over ? NULL : place);
	done = app_try(view->app, CMD_NOTE_ADD, &args, arena, &result, &err);
	if (done) {
		app_done(view->app, CMD_NOTE_ADD, result.message);
	} else {
		app_error(view->app, &err);
	}
	arena_free(arena);
	return done ? ANSWER_POP : ANSWER_REDRAW;
}

static enum answer on_leave(struct view *view, int value, const char *reason)
{
	struct err err = {0};

	(void)reason;
	switch (value) {
	case LEAVE_SAVE:
		return save(view);
	case LEAVE_KEEP:
		if (!keep(view, &err)) {
			app_error(view->app, &err);
			return ANSWER_REDRAW;
		}
		app_message(view->app, MESSAGE_DONE, "Kept the note as a draft.");
		return ANSWER_POP;
	case LEAVE_THROW:
		drop(view);
		return ANSWER_POP;
	default:
		return ANSWER_REDRAW;
	}
}

static enum answer leave(struct view *view)
{
	struct note_page *page = view->data;

	if (edit_changed(page->edit) && !text_is_blank(edit_text(page->edit)))
		return app_ask_leave(view->app, view, "the note", on_leave);
	drop(view);
	return ANSWER_POP;
}

static enum answer offered(struct view *view, const struct tui_event *event)
{
	struct note_page *page = view->data;
	enum offer choice = offer_key(event, false);

	if (choice == OFFER_WAIT)
		return ANSWER_IGNORED;
	if (choice == OFFER_NEITHER)
		return ANSWER_POP;
	if (choice == OFFER_DRAFT)
		edit_paste(page->edit, page->offer->text, strlen(page->offer->text));
	page->passed_over = choice == OFFER_PLAIN;
	page->has_draft = !page->passed_over;
	page->offer = NULL;
	view->typing = true;
	return ANSWER_REDRAW;
}

static enum answer key(struct view *view, const struct screen_key *screen_key)
{
	struct note_page *page = view->data;
	const struct tui_event *event = screen_key->event;
	bool is_key = event->kind == TUI_KEY;
	enum tui_result result;

	if (page->offer)
		return offered(view, event);
	if (screen_key->command == CMD_SAVE)
		return save(view);
	if (screen_key->command == CMD_BACK && event->key.code == K_NONE)
		return leave(view);
	if (!page->in_date) {
		enum answer answer = text_command(view, page->area, screen_key);

		if (answer != ANSWER_IGNORED)
			return answer;
	}
	if (is_key && (key_is(event->key, "Tab") || key_is(event->key, "Shift+Tab") ||
			      (page->in_date && (key_is(event->key, "Enter") ||
							key_is(event->key, "Down"))))) {
		page->in_date = !page->in_date;
		return ANSWER_REDRAW;
	}
	if (page->in_date && is_key && key_is(event->key, "F4")) {
		struct date_rules read = rules(view);

		return calendar_pick_open(view->app, "On", input_text(page->on), &read);
	}
	result = page->in_date ? input_key(page->on, event) : area_key(page->area, event);
	if (result == TUI_SAVE)
		return save(view);
	if (result == TUI_IGNORED)
		return is_key && key_is(event->key, "Esc") ? leave(view) : ANSWER_IGNORED;
	if (!page->in_date && area_note(page->area))
		app_message(view->app, MESSAGE_NOTE, "%s", area_note(page->area));
	return result == TUI_TAKEN ? ANSWER_STAY : ANSWER_REDRAW;
}

static enum answer resume(struct view *view, const struct screen *from, const char *text)
{
	if (from == &screen_month && text)
		input_set(((struct note_page *)view->data)->on, text);
	return ANSWER_REDRAW;
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct note_page *page = view->data;
	struct date_rules read = rules(view);
	struct canvas field = canvas_sub(canvas, 0, 5, 1, 16);
	struct canvas text = canvas_sub(canvas, 2, 1, canvas->rows - 3, canvas->cols - 2);
	struct arena *arena;
	struct date on;
	char echo[80];

	if (page->offer) {
		offer_draw(canvas, page->offer, "was not saved", "Start an empty note", false);
		return;
	}
	canvas_text(canvas, 0, 1, -1, "On", STYLE_NORMAL);
	input_draw(page->on, &field, focus && page->in_date);
	if (date_read(input_text(page->on), &read, "on", &on, NULL))
		canvas_textf(canvas, 0, 22, -1, STYLE_NORMAL, "%s%s", date_echo(on, &read, echo),
			page->in_date ? "" : "   Tab changes it");
	else
		canvas_text(
			canvas, 0, 22, -1, "Type a date: t, y, -2d, last fri, 12/6.", STYLE_BOLD);
	area_draw(page->area, &text, focus && !page->in_date);
	arena = arena_new();
	canvas_textf(canvas, canvas->rows - 1, 1, -1, STYLE_NORMAL, "%s%s%s",
		area_status(page->area, arena), *page->kept_at ? "  Draft kept " : "",
		page->kept_at);
	arena_free(arena);
}

static void size(struct view *view, int *rows, int *cols)
{
	(void)view;
	(void)rows;
	if (*cols > AREA_MAX_COLS + 2)
		*cols = AREA_MAX_COLS + 2;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint all[] = {
		{CMD_COUNT, "F2", "Save", NULL},
		{CMD_COUNT, "Tab", "Date", NULL},
		{CMD_COUNT, "Ctrl+Z", "Undo", NULL},
		{CMD_SPELLING, NULL, "Spelling", NULL},
		{CMD_COUNT, "Esc", "Leave", NULL},
		{CMD_TEXT_FIND, NULL, "Find", NULL},
		{CMD_COUNT, NULL, NULL, NULL},
	};

	return ((struct note_page *)view->data)->offer ? offer_hints(false) : all;
}

static const char *title(struct view *view)
{
	return ((struct note_page *)view->data)->amends ? "Amend a note" : "Note";
}

const struct screen screen_note = {
	.name = "Note",
	.where = IN_TEXT,
	.kind = SCREEN_POPUP,
	.person = true,
	.open = open_note,
	.close = close_note,
	.draw = draw,
	.key = key,
	.resume = resume,
	.idle = idle,
	.keep = keep_now,
	.title = title,
	.size = size,
	.hints = hints,
};
