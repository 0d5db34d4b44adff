#include "form_long.h"

#include <string.h>

#include <caseload/base/str.h>
#include <caseload/tui/area.h>

#include "text_command.h"

struct long_text {
	struct edit *edit;
	struct area *area;
};

enum answer form_long_open(struct form_page *page)
{
	const char *name = form_focus(page->form);
	struct screen_arg arg = {0};

	for (size_t i = 0; i < page->n; i++) {
		const struct form_field *field = &page->fields[i];

		if (field->kind != FORM_LONG || !text_equal(field->name, name))
			continue;
		arg.person = page->view->arg.person;
		arg.part = field->label;
		arg.text = form_value(page->form, name);
		return app_push(page->app, &screen_form_long, &arg);
	}
	return ANSWER_STAY;
}

static bool open_long(struct view *view, struct err *err)
{
	struct long_text *text = arena_new_one(view->arena, struct long_text);

	(void)err;
	text->edit = edit_new(true);
	edit_set(text->edit, view->arg.text);
	edit_move(text->edit, EDIT_END, false);
	text->area = area_new(text->edit);
	view->data = text;
	view->typing = true;
	return true;
}

static void close_long(struct view *view)
{
	struct long_text *text = view->data;

	if (!text)
		return;
	area_free(text->area);
	edit_free(text->edit);
}

/* What was typed here belongs to the form below, which keeps it as its draft. */
static void keep(struct view *view)
{
	struct long_text *text = view->data;
	struct view *below = view->below;

	if (!edit_changed(text->edit))
		return;
	form_set(page_of(below)->form, form_focus(page_of(below)->form), edit_text(text->edit));
	below->screen->keep(below);
}

static enum answer idle(struct view *view)
{
	keep(view);
	return ANSWER_STAY;
}

static enum answer key(struct view *view, const struct screen_key *screen_key)
{
	struct long_text *text = view->data;
	enum answer answer = text_command(view, text->area, screen_key);
	enum tui_result result;

	if (answer != ANSWER_IGNORED)
		return answer;
	result = area_key(text->area, screen_key->event);
	if (area_note(text->area))
		app_message(view->app, MESSAGE_NOTE, "%s", area_note(text->area));
	if (result == TUI_SAVE || (result == TUI_IGNORED && screen_key->event->kind == TUI_KEY &&
					  (key_is(screen_key->event->key, "Esc") ||
						  key_is(screen_key->event->key, "Tab"))))
		return app_return(view->app, edit_text(text->edit));
	return result == TUI_IGNORED ? ANSWER_IGNORED
	       : result == TUI_TAKEN ? ANSWER_STAY
				     : ANSWER_REDRAW;
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct long_text *text = view->data;
	struct canvas inside = canvas_sub(canvas, 0, 1, canvas->rows - 1, canvas->cols - 2);
	struct arena *arena = arena_new();

	area_draw(text->area, &inside, focus);
	canvas_text(canvas, canvas->rows - 1, 1, -1, area_status(text->area, arena), STYLE_NORMAL);
	arena_free(arena);
}

static const char *title(struct view *view)
{
	return view->arg.part;
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
		{CMD_COUNT, "F2", "Back to the form", "Back"},
		{CMD_COUNT, "Ctrl+Z", "Undo", NULL},
		{CMD_SPELLING, NULL, "Spelling", NULL},
		{CMD_TEXT_FIND, NULL, "Find", NULL},
		{CMD_COUNT, NULL, NULL, NULL},
	};

	(void)view;
	return all;
}

const struct screen screen_form_long = {
	.name = "Text",
	.where = IN_TEXT,
	.kind = SCREEN_POPUP,
	.person = true,
	.open = open_long,
	.close = close_long,
	.draw = draw,
	.key = key,
	.idle = idle,
	.keep = keep,
	.title = title,
	.size = size,
	.hints = hints,
};
