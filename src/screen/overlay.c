#include "overlay.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/utf8.h>

enum { KEY_CELLS = 16 };

static size_t row_count(void *data)
{
	return ((struct overlay *)data)->n;
}

static int64_t row_id(void *data, size_t row)
{
	return ((struct overlay *)data)->lines[row].id;
}

static void draw_row(void *data, size_t row, const struct canvas *canvas, struct list_look look)
{
	struct overlay *overlay = data;
	const struct overlay_line *line = &overlay->lines[row];

	(void)look;
	if (line->id == 0)
		canvas_text(canvas, 0, 0, -1, line->text, STYLE_HEADING);
	else
		overlay->draw(overlay, line, canvas);
}

struct overlay *overlay_new(struct view *view, const char *label, const char *nothing)
{
	struct overlay *overlay = xcalloc(1, sizeof *overlay);
	struct list_source source = {
		.count = row_count, .id = row_id, .draw = draw_row, .data = overlay};

	overlay->view = view;
	overlay->label = label;
	overlay->typed = input_new(view->arg.text);
	overlay->lines_arena = arena_new();
	overlay->list = list_new(&source);
	list_empty_text(overlay->list, nothing);
	view->data = overlay;
	view->typing = true;
	return overlay;
}

void overlay_free(struct overlay *overlay)
{
	list_free(overlay->list);
	input_free(overlay->typed);
	arena_free(overlay->lines_arena);
	free(overlay);
}

struct overlay_line *overlay_add(struct overlay *overlay)
{
	struct overlay_line *line = arena_push(
		overlay->lines_arena, &overlay->lines, &overlay->n, &overlay->room, sizeof *line);

	line->id = (int64_t)overlay->n;
	return line;
}

void overlay_heading(struct overlay *overlay, const char *text)
{
	struct overlay_line *line = overlay_add(overlay);

	line->id = 0;
	line->text = text;
}

void overlay_narrow(struct overlay *overlay)
{
	arena_reset(overlay->lines_arena);
	overlay->lines = NULL;
	overlay->n = overlay->room = 0;
	overlay->narrow(overlay, utf8_fold(overlay->lines_arena, input_text(overlay->typed)));
	list_refresh(overlay->list);
	list_select_row(overlay->list, 0);
}

const struct overlay_line *overlay_chosen(const struct overlay *overlay)
{
	long row = list_selected_row(overlay->list);

	return row < 0 ? NULL : &overlay->lines[row];
}

enum answer overlay_key(struct overlay *overlay, const struct tui_event *event)
{
	if (event->kind == TUI_KEY && event->key.mods == 0 &&
		(event->key.code == K_UP || event->key.code == K_DOWN ||
			event->key.code == K_PGUP || event->key.code == K_PGDN))
		return list_key(overlay->list, event) == TUI_IGNORED ? ANSWER_IGNORED
								     : ANSWER_REDRAW;
	switch (input_key(overlay->typed, event)) {
	case TUI_IGNORED:
		return ANSWER_IGNORED;
	case TUI_CHANGED:
		overlay_narrow(overlay);
		return ANSWER_REDRAW;
	default:
		return ANSWER_REDRAW;
	}
}

void overlay_draw(struct overlay *overlay, const struct canvas *canvas, bool focus, int tail)
{
	int label = utf8_width(overlay->label, strlen(overlay->label)) + 1;
	struct canvas rows = canvas_sub(canvas, 1, 0, canvas->rows - 1 - tail, canvas->cols);
	struct canvas field =
		canvas_sub(canvas, 0, label, 1, canvas->cols - label - overlay->view->right_taken);

	canvas_text(canvas, 0, 0, -1, overlay->label, STYLE_NORMAL);
	canvas_fill(&field, 0, 0, 1, field.cols, " ", STYLE_FIELD);
	list_draw(overlay->list, &rows, focus);
	input_draw(overlay->typed, &field, focus);
}

enum answer overlay_run(struct overlay *overlay, const struct choice *choice)
{
	if (choice->refusal) {
		app_message(overlay->view->app, MESSAGE_ERROR, "%s", choice->refusal);
		return ANSWER_REDRAW;
	}
	return app_later(overlay->view->app, choice->command);
}

void overlay_draw_choice(
	struct overlay *overlay, const struct choice *choice, const struct canvas *canvas)
{
	const char *key = choice->refusal
				  ? "not now"
				  : choice_key(choice, overlay->view->below, overlay->lines_arena);

	canvas_text(canvas, 0, 0, canvas->cols - KEY_CELLS - 1, choice->summary, STYLE_NORMAL);
	canvas_text(canvas, 0, canvas->cols - KEY_CELLS, KEY_CELLS, key, STYLE_NORMAL);
}
