#include <caseload/tui/area.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/tui/input.h>

#include "edit_keys.h"
#include "wrap.h"

struct area {
	struct edit *edit;
	size_t top; /* the first visual row shown */
	int rows;   /* shown when last drawn: a page */
	bool read_only;
	bool selecting;	    /* Alt+M */
	struct input *find; /* what to look for; kept for Ctrl+G */
	bool asking;
	struct str note;
};

struct area *area_new(struct edit *edit)
{
	struct area *area = xcalloc(1, sizeof *area);

	area->edit = edit;
	area->rows = 10;
	area->find = input_new(NULL);
	return area;
}

void area_free(struct area *area)
{
	if (!area)
		return;
	input_free(area->find);
	str_free(&area->note);
	free(area);
}

struct edit *area_edit(struct area *area)
{
	return area->edit;
}

void area_show(struct area *area, struct edit *edit)
{
	area->edit = edit;
	area->top = 0;
	area->selecting = false;
	area->asking = false;
}

void area_read_only(struct area *area, bool read_only)
{
	area->read_only = read_only;
}

const char *area_note(const struct area *area)
{
	return area->note.length > 0 ? str_text(&area->note) : NULL;
}

bool area_asking(const struct area *area)
{
	return area->asking;
}

static void find_next(struct area *area)
{
	if (!edit_find(area->edit, input_text(area->find)))
		str_addf(&area->note, "“%s” is not in this text.", input_text(area->find));
}

static enum tui_result ask_key(struct area *area, const struct tui_event *event)
{
	enum tui_result result = input_key(area->find, event);

	if (result != TUI_IGNORED)
		return TUI_REDRAW;
	if (event->kind != TUI_KEY)
		return TUI_IGNORED;
	if (key_is(event->key, "Esc")) {
		area->asking = false;
	} else if (key_is(event->key, "Enter") || key_is(event->key, "Ctrl+G")) {
		area->asking = false;
		if (!input_is_empty(area->find))
			find_next(area);
	}
	return TUI_REDRAW;
}

static enum tui_result moved(bool yes)
{
	return yes ? TUI_REDRAW : TUI_TAKEN;
}

/* Keys that only long text has. */
static enum tui_result long_key(struct area *area, struct key key)
{
	struct edit *edit = area->edit;
	bool select = area->selecting || (key.mods & MOD_SHIFT);
	bool far = key.mods & MOD_CTRL;
	int page = area->rows > 2 ? area->rows - 1 : 1;

	switch (key.code) {
	case K_UP:
		return moved(edit_move(edit, far ? EDIT_PARAGRAPH_UP : EDIT_UP, select));
	case K_DOWN:
		if (key.mods & MOD_ALT)
			return TUI_IGNORED;
		return moved(edit_move(edit, far ? EDIT_PARAGRAPH_DOWN : EDIT_DOWN, select));
	case K_PGUP:
		return moved(edit_move_rows(edit, -page, select));
	case K_PGDN:
		return moved(edit_move_rows(edit, page, select));
	case K_HOME:
		return far ? moved(edit_move(edit, EDIT_START, select)) : TUI_IGNORED;
	case K_END:
		return far ? moved(edit_move(edit, EDIT_END, select)) : TUI_IGNORED;
	case K_F2:
		return TUI_SAVE;
	default:
		break;
	}
	if (key_is(key, "Alt+{"))
		return moved(edit_move(edit, EDIT_PARAGRAPH_UP, select));
	if (key_is(key, "Alt+}"))
		return moved(edit_move(edit, EDIT_PARAGRAPH_DOWN, select));
	if (key_is(key, "Ctrl+S"))
		return TUI_SAVE;
	if (key_is(key, "Ctrl+F")) {
		area->asking = true;
		edit_select_all(input_edit(area->find));
		return TUI_REDRAW;
	}
	if (key_is(key, "Ctrl+G")) {
		if (input_is_empty(area->find))
			area->asking = true;
		else
			find_next(area);
		return TUI_REDRAW;
	}
	if (key_is(key, "Alt+M")) {
		area->selecting = !area->selecting;
		str_add(&area->note,
			area->selecting ? "Selecting: move to extend, Alt+M ends." : "");
		if (!area->selecting)
			edit_unselect(edit);
		return TUI_REDRAW;
	}
	if (key_is(key, "Enter") && !area->read_only) {
		edit_type(edit, "\n", 1);
		return TUI_CHANGED;
	}
	return TUI_IGNORED;
}

enum tui_result area_key(struct area *area, const struct tui_event *event)
{
	enum tui_result result;
	size_t removed;

	str_clear(&area->note);
	if (area->asking)
		return ask_key(area, event);
	if (event->kind == TUI_KEY) {
		result = long_key(area, event->key);
		if (result != TUI_IGNORED)
			return result;
	}
	result = edit_key(area->edit, event, area->selecting, area->read_only, &removed);
	if (result == TUI_CHANGED)
		area->selecting = false;
	if (removed > 0)
		str_addf(&area->note, "%zu hidden character%s removed.", removed,
			removed == 1 ? "" : "s");
	return result;
}

static void draw_row(struct area *area, const struct canvas *canvas, int y, size_t from, size_t to)
{
	const char *text = edit_text(area->edit);
	size_t start = 0, end = 0, bytes;
	bool selected = edit_selection(area->edit, &start, &end);
	int col = 0;

	for (size_t at = from; at < to && col < canvas->cols; at += bytes) {
		bool inside = selected && at >= start && at < end;

		bytes = grapheme_next(text, to, at);
		if (text[at] == '\n')
			continue;
		col += canvas_raw(
			canvas, y, col, text + at, bytes, inside ? STYLE_SELECTED : STYLE_NORMAL);
	}
}

static void draw_ask(struct area *area, const struct canvas *canvas)
{
	int row = canvas->rows - 1;
	struct canvas line = canvas_sub(canvas, row, 0, 1, canvas->cols);
	int used;

	canvas_clear(&line);
	used = canvas_text(&line, 0, 0, -1, "Find: ", STYLE_BOLD);
	line = canvas_sub(canvas, row, used, 1, canvas->cols - used);
	input_draw(area->find, &line, true);
}

void area_draw(struct area *area, const struct canvas *canvas, bool focus)
{
	int cols = canvas->cols < AREA_MAX_COLS ? canvas->cols : AREA_MAX_COLS;
	struct canvas inside = canvas_sub(canvas, 0, 0, canvas->rows, cols);
	size_t row, from, to;
	int col;

	if (canvas->rows < 1 || cols < 3)
		return;
	area->rows = canvas->rows - (area->asking ? 1 : 0);
	/* One cell less, so that the cursor has a place after a full row. */
	edit_wrap(area->edit, cols - 1);
	edit_where(area->edit, edit_cursor(area->edit), &row, &col);
	if (row < area->top)
		area->top = row;
	if (row >= area->top + (size_t)area->rows)
		area->top = row - (size_t)area->rows + 1;
	for (int y = 0; y < area->rows; y++)
		if (edit_row(area->edit, area->top + (size_t)y, &from, &to))
			draw_row(area, &inside, y, from, to);
	if (focus)
		canvas_cursor(&inside, (int)(row - area->top), col);
	if (area->asking)
		draw_ask(area, canvas);
}
