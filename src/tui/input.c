#include <caseload/tui/input.h>

#include <stdlib.h>

#include "edit_keys.h"
#include "wrap.h"

struct input {
	struct edit *edit;
	size_t first; /* the byte at the left edge */
	size_t removed;
	bool secret;
	bool partly; /* see input_is_partly() */
};

struct input *input_new(const char *text)
{
	struct input *input = xcalloc(1, sizeof *input);

	input->edit = edit_new(false);
	edit_set(input->edit, text);
	return input;
}

void input_free(struct input *input)
{
	if (!input)
		return;
	edit_free(input->edit);
	free(input);
}

struct edit *input_edit(struct input *input)
{
	return input->edit;
}

const char *input_text(const struct input *input)
{
	return edit_text(input->edit);
}

void input_set(struct input *input, const char *text)
{
	edit_set(input->edit, text);
	input->first = 0;
}

bool input_is_empty(const struct input *input)
{
	return edit_length(input->edit) == 0;
}

void input_secret(struct input *input, bool secret)
{
	input->secret = secret;
}

bool input_is_partly(const struct input *input)
{
	return input->partly;
}

enum tui_result input_key(struct input *input, const struct tui_event *event)
{
	/* A password is neither copied nor cut. */
	if (input->secret && event->kind == TUI_KEY &&
		(key_is(event->key, "Ctrl+C") || key_is(event->key, "Ctrl+X")))
		return TUI_IGNORED;
	if (input->partly &&
		(event->kind == TUI_PASTE ||
			(event->kind == TUI_KEY &&
				(key_is_text(event->key) || event->key.code == K_BACKSPACE ||
					event->key.code == K_DELETE)))) {
		input->removed = 0;
		return TUI_TAKEN;
	}
	return edit_key(input->edit, event, false, input->partly, &input->removed);
}

static int width_at(const struct input *input, size_t at, size_t bytes)
{
	return input->secret ? 1 : grapheme_width(input_text(input) + at, bytes);
}

/* Scrolls so that the cursor, and a cell for it after the text, is inside. */
static void scroll(struct input *input, int cols, bool focus)
{
	size_t length = edit_length(input->edit), cursor = edit_cursor(input->edit), bytes;
	int cells = 1;

	if (!focus) {
		input->first = 0;
		return;
	}
	if (input->first > cursor)
		input->first = cursor;
	for (size_t at = input->first; at < cursor; at += bytes) {
		bytes = grapheme_next(input_text(input), length, at);
		cells += width_at(input, at, bytes);
	}
	while (cells > cols && input->first < cursor) {
		bytes = grapheme_next(input_text(input), length, input->first);
		cells -= width_at(input, input->first, bytes);
		input->first += bytes;
	}
}

void input_draw(struct input *input, const struct canvas *canvas, bool focus)
{
	const char *text = input_text(input);
	size_t length = edit_length(input->edit), cursor = edit_cursor(input->edit), bytes, start,
	       end;
	bool selected = focus && edit_selection(input->edit, &start, &end);
	int col = 0, cursor_col = 0;

	input->partly = !canvas_shows_whole(canvas, edit_saved(input->edit));
	scroll(input, canvas->cols, focus);
	canvas_fill(canvas, 0, 0, 1, canvas->cols, " ", STYLE_FIELD);
	if (!focus && !input->secret) {
		canvas_text(canvas, 0, 0, -1, text, STYLE_FIELD);
		return;
	}
	for (size_t at = input->first; at < length && col < canvas->cols; at += bytes) {
		enum style style =
			selected && at >= start && at < end ? STYLE_SELECTED : STYLE_FIELD;

		if (at == cursor)
			cursor_col = col;
		bytes = grapheme_next(text, length, at);
		canvas_raw(canvas, 0, col, input->secret ? "*" : text + at,
			input->secret ? 1 : bytes, style);
		col += width_at(input, at, bytes);
	}
	if (cursor == length)
		cursor_col = col;
	if (focus)
		canvas_cursor(canvas, 0, cursor_col);
}
