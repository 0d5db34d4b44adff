/* The text engine driven by a script of bytes: whatever is typed, pasted, selected, found, wrapped,
 * undone and redone, the text stays whole.
 *
 * Held after every step: the text is UTF-8 and safe, the cursor and the selection stand between
 * graphemes, the rows of the wrap cover the text once and in order, and places and cells agree. At
 * the end undoing everything gives the beginning, and redoing everything gives the end again. */
#include "fuzz.h"

#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/tui/area.h>

enum { STEPS_MOST = 400 };

struct script {
	const uint8_t *data;
	size_t size, at;
};

static uint8_t next(struct script *script)
{
	return script->at < script->size ? script->data[script->at++] : 0;
}

/* Some of the script as a text. */
static const char *text_of(struct script *script, size_t *length)
{
	size_t want = next(script) % 64, left = script->size - script->at;

	*length = want < left ? want : left;
	script->at += *length;
	return (const char *)script->data + script->at - *length;
}

static bool at_grapheme(const struct edit *edit, size_t position)
{
	const char *text = edit_text(edit);
	size_t at = 0, length = edit_length(edit), bytes;

	while (at < position && (bytes = utf8_grapheme_next(text, length, at)) > 0)
		at += bytes;
	return at == position;
}

static void hold_rows(struct edit *edit)
{
	size_t rows = edit_rows(edit), start, end, before = 0;
	const char *text = edit_text(edit);

	for (size_t row = 0; row < rows; row++) {
		HOLDS(edit_row(edit, row, &start, &end));
		HOLDS(start == before || (start == before + 1 && text[before] == '\n'));
		HOLDS(end >= start);
		HOLDS(!memchr(text + start, '\n', end - start));
		before = end;
	}
	HOLDS(before == edit_length(edit));
	HOLDS(!edit_row(edit, rows, &start, &end));
}

static void hold_all(struct edit *edit, bool lines)
{
	size_t start, end, row;
	int col;

	HOLDS(utf8_valid(edit_text(edit), edit_length(edit)));
	HOLDS(strlen(edit_text(edit)) == edit_length(edit));
	HOLDS(lines || !strchr(edit_text(edit), '\n'));
	HOLDS(edit_cursor(edit) <= edit_length(edit));
	HOLDS(at_grapheme(edit, edit_cursor(edit)));
	if (edit_selection(edit, &start, &end)) {
		HOLDS(start < end && end <= edit_length(edit));
		HOLDS(at_grapheme(edit, start) && at_grapheme(edit, end));
	}
	hold_rows(edit);
	edit_where(edit, edit_cursor(edit), &row, &col);
	HOLDS(row < edit_rows(edit) && col >= 0);
	HOLDS(at_grapheme(edit, edit_at(edit, row, col)));
}

static void press(struct area *area, struct script *script)
{
	static const char *const keys[] = {"Left", "Right", "Up", "Down", "Home", "End", "PgUp",
		"PgDn", "Ctrl+Left", "Ctrl+Right", "Ctrl+Up", "Ctrl+Down", "Ctrl+Home", "Ctrl+End",
		"Shift+Left", "Shift+Right", "Shift+Up", "Shift+Down", "Shift+Home", "Shift+End",
		"Ctrl+A", "Ctrl+X", "Ctrl+C", "Ctrl+V", "Ctrl+Z", "Ctrl+Y", "Ctrl+U", "Ctrl+W",
		"Ctrl+K", "Ctrl+F", "Ctrl+G", "Alt+M", "Alt+B", "Alt+F", "Alt+{", "Alt+}",
		"Backspace", "Delete", "Enter", "Esc", "Alt+Backspace"};
	struct tui_event event = tui_key(keys[next(script) % (sizeof keys / sizeof *keys)]);

	area_key(area, &event);
}

static void type(struct area *area, const char *text, size_t length)
{
	int32_t code;

	for (size_t bytes; length > 0; text += bytes, length -= bytes) {
		bytes = utf8_decode(text, length, &code);
		if (code >= ' ' && code != 0x7f && !(code >= 0x80 && code < 0xa0)) {
			struct tui_event event = tui_char(code);

			area_key(area, &event);
		}
	}
}

static void step(struct area *area, struct edit *edit, struct script *script, struct grid *grid)
{
	struct canvas all = grid_canvas(grid);
	struct tui_event event = {.kind = TUI_PASTE};
	char *copy;

	switch (next(script) % 8) {
	case 0:
		event.text = text_of(script, &event.length);
		type(area, event.text, event.length);
		break;
	case 1:
		event.text = text_of(script, &event.length);
		area_key(area, &event);
		break;
	case 2:
		event.text = text_of(script, &event.length);
		copy = strndup(event.text, event.length);
		if (utf8_valid(copy, strlen(copy)))
			edit_find(edit, copy);
		free(copy);
		break;
	case 3:
		edit_wrap(edit, next(script) % 40);
		break;
	case 4:
		grid_resize(grid, next(script) % 30 + 1, next(script) % 120 + 1);
		all = grid_canvas(grid);
		area_draw(area, &all, true);
		break;
	case 5:
		edit_move_to(edit, (size_t)next(script) * 3, next(script) & 1);
		break;
	default:
		press(area, script);
		break;
	}
}

static void hold_undo(struct edit *edit, const char *first)
{
	char *last;

	while (edit_redo(edit))
		;
	last = strdup(edit_text(edit));
	while (edit_undo(edit))
		hold_all(edit, true);
	HOLDS(strcmp(edit_text(edit), first) == 0);
	while (edit_redo(edit))
		hold_all(edit, true);
	HOLDS(strcmp(edit_text(edit), last) == 0);
	free(last);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct script script = {data, size, 0};
	bool lines = next(&script) & 1;
	struct edit *edit = edit_new(lines);
	struct area *area = area_new(edit);
	struct grid *grid = grid_new(24, 80);
	struct arena *arena = arena_new();
	size_t length;
	const char *text = text_of(&script, &length);
	char *first = arena_strndup(arena, text, length);

	utf8_locale();
	clipboard_clear();
	edit_set(edit, first);
	first = arena_strdup(arena, edit_text(edit));
	for (int i = 0; i < STEPS_MOST && script.at < size; i++) {
		step(area, edit, &script, grid);
		hold_all(edit, lines);
	}
	hold_undo(edit, first);
	HOLDS(utf8_valid(edit_take(edit, arena), strlen(edit_take(edit, arena))));
	arena_free(arena);
	grid_free(grid);
	area_free(area);
	edit_free(edit);
	return 0;
}
