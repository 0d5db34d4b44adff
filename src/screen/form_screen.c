/* The screen of a form: a popup with its fields, the offer of a draft, or both sides of a clash. */
#include "form_inside.h"

#include <stdio.h>
#include <string.h>

#include <caseload/base/str.h>

#include "calendar_pick.h"
#include "form_draft.h"
#include "form_long.h"

static const struct form_field *focused_field(const struct form_page *page)
{
	const char *name = form_focus(page->form);

	for (size_t i = 0; *name && i < page->n; i++)
		if (page_is_field(&page->fields[i]) && strcmp(page->fields[i].name, name) == 0)
			return &page->fields[i];
	return NULL;
}

/* F4 where the form has no list of its own to show. */
static enum answer open_field(struct form_page *page)
{
	const struct form_field *field = focused_field(page);

	if (field && field->kind == FORM_DATE && field->rules)
		return calendar_pick_open(
			page->app, field->label, form_value(page->form, field->name), field->rules);
	return form_long_open(page);
}

static enum answer tell_field(struct form_page *page)
{
	struct arena *arena = arena_new();

	app_message(page->app, MESSAGE_NOTE, "%s", form_help(page->form, arena));
	arena_free(arena);
	return ANSWER_REDRAW;
}

static void show_hint(struct form_page *page)
{
	app_message(page->app, MESSAGE_NOTE, "%s", page->form ? form_hint(page->form) : "");
}

static enum answer idle(struct view *view)
{
	struct err err = {0};

	page_keep(page_of(view), &err);
	return ANSWER_STAY;
}

static void keep_now(struct view *view)
{
	struct err err = {0};

	if (page_of(view))
		page_keep(page_of(view), &err);
}

static bool open_page(struct view *view, struct err *err)
{
	struct form_page *page = arena_new_one(view->arena, struct form_page);
	const struct form_spec *spec = form_spec_of(view->arg.command);

	if (!spec)
		bug("no form for command %d", (int)view->arg.command);
	view->data = page;
	if (!page_begin(page, view, spec, view->arena, err))
		return false;
	view->typing = true;
	page->offer = draft_find(view, page_place(page), view->arena);
	page->has_draft = page->offer != NULL;
	if (page->offer && view->arg.place) {
		page_load(page, page->offer->text);
		page->offer = NULL;
	}
	view->typing = !page->offer;
	show_hint(page);
	return true;
}

static void close_page(struct view *view)
{
	if (page_of(view))
		page_end(page_of(view));
}

/* ANSWER_IGNORED leaves F1, F3 and their like to the loop. */
static enum answer answer_of(
	struct form_page *page, const struct tui_event *event, enum tui_result result)
{
	switch (result) {
	case TUI_IGNORED:
		return ANSWER_IGNORED;
	case TUI_TAKEN:
		return ANSWER_STAY;
	case TUI_SAVE:
		return page_save(page);
	case TUI_CANCEL:
		return page_leave(page);
	case TUI_HELP:
		/* In a field that is filled in, and on a button, F1 lists the keys. */
		if (key_is(event->key, "F1") &&
			(!focused_field(page) ||
				!text_is_blank(form_value(page->form, form_focus(page->form)))))
			return ANSWER_IGNORED;
		return tell_field(page);
	case TUI_OPEN:
		return open_field(page);
	case TUI_REDRAW:
	case TUI_CHANGED:
	case TUI_DONE:
		break;
	}
	return ANSWER_REDRAW;
}

static enum answer offered(struct form_page *page, const struct tui_event *event)
{
	enum offer choice = offer_key(event, false);

	if (choice == OFFER_WAIT)
		return ANSWER_IGNORED;
	if (choice == OFFER_NEITHER)
		return ANSWER_POP;
	if (choice == OFFER_DRAFT)
		page_load(page, page->offer->text);
	page->passed_over = choice == OFFER_PLAIN;
	page->has_draft = !page->passed_over;
	page->offer = NULL;
	page->view->typing = true;
	show_hint(page);
	return ANSWER_REDRAW;
}

static enum answer key(struct view *view, const struct screen_key *screen_key)
{
	struct form_page *page = page_of(view);
	const struct tui_event *event = screen_key->event;
	struct tui_event press = *event, save = tui_key("F2");
	char before[40];
	enum tui_result result;

	if (page->offer)
		return offered(page, event);
	if (clash_open(page))
		return clash_key(page, event);
	if (screen_key->command == CMD_BACK && event->key.code == K_NONE)
		return page_leave(page);
	if (screen_key->command == CMD_SAVE && event->key.code == K_NONE)
		press = tui_key("F2");
	if (page->spec->enter && event->kind == TUI_KEY && key_is(event->key, "Enter")) {
		enum answer answer = page->spec->enter(page, form_focus(page->form));

		if (answer != ANSWER_IGNORED)
			return answer;
	}
	snprintf(before, sizeof before, "%s", form_focus(page->form));
	if (page->spec->left && *before && press.kind == TUI_KEY && key_is(press.key, "F2"))
		page->spec->left(page, before);
	result = form_key(page->form, &press);
	if (page->spec->left && *before && strcmp(form_focus(page->form), before) != 0)
		page->spec->left(page, before);
	if (page->spec->quick && event->kind == TUI_KEY && key_is(event->key, "Enter") &&
		strcmp(before, page->spec->quick) == 0 && *form_value(page->form, before) &&
		strcmp(form_focus(page->form), before) != 0 && !*form_error(page->form, before)) {
		press = save;
		result = form_key(page->form, &press);
	}
	if (result == TUI_REDRAW || result == TUI_CHANGED)
		show_hint(page);
	/* What is wrong with the field just left is also said where there is room for all of it. */
	if (*before && strcmp(form_focus(page->form), before) != 0 &&
		*form_error(page->form, before))
		app_message(page->app, MESSAGE_ERROR, "%s", form_error(page->form, before));
	return answer_of(page, &press, result);
}

static bool refresh(struct view *view, struct err *err)
{
	(void)err;
	page_of(view)->record = view->record;
	return true;
}

static enum answer resume(struct view *view, const struct screen *from, const char *text)
{
	struct form_page *page = page_of(view);

	page->record = view->record;
	if ((from == &screen_form_long || from == &screen_month) && text)
		form_set(page->form, form_focus(page->form), text);
	return ANSWER_REDRAW;
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct form_page *page = page_of(view);
	/* Where who acts stands on the first row, no field does. */
	int top = view->right_taken > 0 ? 1 : 0;
	struct canvas body = canvas_sub(canvas, top, 0, canvas->rows - top, canvas->cols);

	if (top > 0)
		canvas_text(canvas, 0, 1, canvas->cols - view->right_taken - 1,
			form_spec_of(view->arg.command)->title, STYLE_HEADING);
	if (page->offer)
		offer_draw(&body, page->offer, "was not saved", "Start without it", false);
	else if (clash_open(page))
		clash_draw(page, &body, focus);
	else
		form_draw(page->form, &body, focus);
}

static const char *title(struct view *view)
{
	return form_spec_of(view->arg.command)->title;
}

static void size(struct view *view, int *rows, int *cols)
{
	struct form_page *page = page_of(view);
	int want_cols = page->spec->cols > 0 ? page->spec->cols : 72;

	/* As high as at the beginning, with room for an echo and a sentence: a frame that grows
	 * while one types would move the fields. */
	if (page->wanted_rows == 0)
		page->wanted_rows = page->spec->rows > 0 ? page->spec->rows
							 : form_rows(page->form, want_cols) + 2;

	if (*cols > want_cols)
		*cols = want_cols;
	if (*rows > page->wanted_rows)
		*rows = page->wanted_rows;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint editing[] = {
		{CMD_COUNT, "F2", "Save", NULL},
		{CMD_COUNT, "Tab", "Next", NULL},
		{CMD_COUNT, "Esc", "Leave", NULL},
		{CMD_COUNT, "F4", "List, calendar", "List"},
		{CMD_COUNT, "Shift+Tab", "Back", NULL},
		{CMD_COUNT, NULL, NULL, NULL},
	};
	static const struct hint clashing[] = {
		{CMD_COUNT, "m", "Mine", NULL},
		{CMD_COUNT, "t", "Theirs", NULL},
		{CMD_COUNT, "F2", "Save", NULL},
		{CMD_COUNT, "Esc", "Back to the form", "Back"},
		{CMD_COUNT, NULL, NULL, NULL},
	};
	struct form_page *page = page_of(view);

	if (page->offer)
		return offer_hints(false);
	if (clash_open(page))
		return clashing;
	if (page->spec->save == NULL)
		return editing;
	if (page->hints == NULL) {
		page->hints = arena_alloc(page->arena, sizeof editing);
		memcpy(page->hints, editing, sizeof editing);
		page->hints[0].words = page->spec->save;
	}
	return page->hints;
}

/* F4 has something to show for a list, a date and a long text. */
static bool works(struct view *view, const char *key)
{
	struct form_page *page = page_of(view);

	if (strcmp(key, "F4") != 0)
		return true;
	for (size_t i = 0; i < page->n; i++)
		if (strcmp(page->fields[i].name, form_focus(page->form)) == 0)
			return page->fields[i].kind == FORM_PICK ||
			       page->fields[i].kind == FORM_DATE ||
			       page->fields[i].kind == FORM_LONG;
	return false;
}

/* Two, for the loop reads the record of a person before a form about one opens. */
#define FORM_SCREEN(about_a_person)                                                                \
	{                                                                                          \
		.name = "Form", .where = IN_FORM, .kind = SCREEN_POPUP,                            \
		.person = (about_a_person), .open = open_page, .close = close_page, .draw = draw,  \
		.key = key, .refresh = refresh, .resume = resume, .idle = idle, .keep = keep_now,  \
		.title = title, .size = size, .hints = hints, .works = works,                      \
	}

const struct screen screen_form = FORM_SCREEN(true);
const struct screen screen_form_nobody = FORM_SCREEN(false);
