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
	bool partly;	    /* as last drawn: the text came with what cannot be shown here */
	bool selecting;	    /* Alt+M */
	struct input *find; /* what to look for; kept for Ctrl+G */
	bool asking;
	bool warned; /* that it has become very long */
	struct str note;
};

static bool is_too_long(const struct area *area)
{
	/* Bytes are no fewer than characters: the count is only made where it matters. */
	return edit_length(area->edit) > AREA_LONG && edit_characters(area->edit) > AREA_LONG;
}

static int most_cols = AREA_MAX_COLS;

void area_set_cols(int most)
{
	most_cols = most < AREA_MAX_COLS ? most : AREA_MAX_COLS;
}

int area_cols(int cols)
{
	return cols < most_cols ? cols : most_cols;
}

struct area *area_new(struct edit *edit)
{
	struct area *area = xcalloc(1, sizeof *area);

	area->edit = edit;
	area->rows = 10;
	area->find = input_new(NULL);
	area->warned = is_too_long(area);
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
	area->warned = is_too_long(area);
	area->partly = false;
}

void area_read_only(struct area *area, bool read_only)
{
	area->read_only = read_only;
}

bool area_is_read_only(const struct area *area)
{
	return area->read_only || area->partly;
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
	if (key_is(key, "Esc") && area->selecting) {
		area->selecting = false;
		edit_unselect(edit);
		return TUI_REDRAW;
	}
	/* One line would be wiped by Ctrl+U; pages are not. */
	if (key_is(key, "Ctrl+U") && !area_is_read_only(area))
		return edit_delete_to_start(edit) ? TUI_CHANGED : TUI_TAKEN;
	if (key_is(key, "Enter") && !area_is_read_only(area)) {
		edit_type(edit, "\n", 1);
		return TUI_CHANGED;
	}
	return TUI_IGNORED;
}

static size_t paragraphs(const char *text, size_t length)
{
	size_t n = 0;
	bool inside = false;

	for (size_t at = 0; at < length; at++) {
		bool end = text[at] == '\n' || text[at] == '\r';

		n += !end && !inside;
		inside = !end;
	}
	return n;
}

static void say_pasted(struct area *area, const char *text, size_t length)
{
	size_t n = paragraphs(text, length);

	str_addf(&area->note, "Pasted %zu paragraph%s. Ctrl+Z takes %s out.", n, n == 1 ? "" : "s",
		n == 1 ? "it" : "them");
}

/* What happened cannot always be seen: what went to the clipboard, what did not come out of it. */
static void say_key(struct area *area, struct key key, enum tui_result result)
{
	if (key_is(key, "Ctrl+V") && result == TUI_CHANGED)
		say_pasted(area, clipboard_text(), strlen(clipboard_text()));
	else if (key_is(key, "Ctrl+V") && !area->read_only)
		str_add(&area->note,
			"Nothing was cut or copied here yet. To paste from another program use "
			"Shift+Insert or the mouse.");
	else if (key_is(key, "Ctrl+C") && result == TUI_TAKEN)
		str_add(&area->note, "Copied. Ctrl+V puts it in, here or in another text.");
	else if (key_is(key, "Ctrl+X") && result == TUI_CHANGED)
		str_add(&area->note, "Cut. Ctrl+V puts it in, here or in another text.");
	else if (key_is(key, "Ctrl+Z") && result == TUI_TAKEN)
		str_add(&area->note, "There is nothing more to undo here.");
	else if (key_is(key, "Ctrl+Y") && result == TUI_TAKEN)
		str_add(&area->note, "There is nothing to do again here.");
}

static void warn_when_long(struct area *area)
{
	if (area->warned || !is_too_long(area))
		return;
	area->warned = true;
	str_addf(&area->note,
		"%sThis text is over 20,000 characters. Nothing is cut, but few will read it.",
		area->note.length > 0 ? " " : "");
}

static bool would_change(const struct tui_event *event)
{
	struct key key = event->key;

	return event->kind == TUI_PASTE ||
	       (event->kind == TUI_KEY && (key_is_text(key) || key.code == K_ENTER ||
						  key.code == K_BACKSPACE || key.code == K_DELETE ||
						  key_is(key, "Ctrl+V") || key_is(key, "Ctrl+X")));
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
		if (result != TUI_IGNORED) {
			if (result == TUI_CHANGED)
				warn_when_long(area);
			return result;
		}
	}
	if (area->partly && would_change(event)) {
		str_add(&area->note, "Not shown in full: this terminal cannot show every letter of "
				     "the text, so it is for reading only here.");
		return TUI_REDRAW;
	}
	result = edit_key(area->edit, event, area->selecting, area_is_read_only(area), &removed);
	if (event->kind == TUI_PASTE && result == TUI_CHANGED)
		say_pasted(area, event->text, event->length);
	else if (event->kind == TUI_PASTE && area->read_only)
		str_add(&area->note, "This text is for reading only: nothing was pasted.");
	else if (event->kind == TUI_KEY)
		say_key(area, event->key, result);
	if (removed > 0)
		str_addf(&area->note, "%s%zu hidden character%s removed.",
			area->note.length > 0 ? " " : "", removed, removed == 1 ? "" : "s");
	if (result == TUI_CHANGED || (event->kind == TUI_KEY && key_is(event->key, "Ctrl+C")))
		area->selecting = false;
	if (result == TUI_CHANGED)
		warn_when_long(area);
	return result == TUI_TAKEN && area->note.length > 0 ? TUI_REDRAW : result;
}

char *area_status(struct area *area, struct arena *arena)
{
	struct edit *edit = area->edit;
	size_t row, words = text_words(edit_text(edit));
	int col;

	edit_where(edit, edit_cursor(edit), &row, &col);
	return arena_printf(arena, "%zu word%s  line %zu of %zu%s%s", words, words == 1 ? "" : "s",
		row + 1, edit_rows(edit), is_too_long(area) ? "  over 20,000 characters" : "",
		area->partly ? "  not shown in full: read only" : "");
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
	int cols = area_cols(canvas->cols);
	struct canvas inside = canvas_sub(canvas, 0, 0, canvas->rows, cols);
	size_t row, from, to;
	int col;

	if (canvas->rows < 1 || cols < 3)
		return;
	area->partly = !canvas_shows_whole(canvas, edit_saved(area->edit));
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
