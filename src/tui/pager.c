#include <caseload/tui/pager.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/base/arena.h>
#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/tui/input.h>

#include "fold.h"
#include "wrap.h"

struct pager {
	char *text;	/* safe, with \n */
	size_t *starts; /* of lines; starts[n] is past the end */
	size_t n;
	size_t *rows; /* first visual row of each line at `width`; rows[n] is how many there are */
	int width;
	bool wrap;
	size_t top; /* visual row */
	size_t page;
	int left;
	bool g_before;
	struct input *find;
	bool asking;
	bool hit;
	size_t hit_start, hit_end;
	struct str note;
	enum style (*style)(void *data, size_t line, const char *text);
	void *style_data;
};

struct pager *pager_new(const char *text, bool wrap)
{
	struct pager *pager = xcalloc(1, sizeof *pager);

	pager->wrap = wrap;
	pager->find = input_new(NULL);
	pager->page = 10;
	pager_set(pager, text);
	return pager;
}

void pager_free(struct pager *pager)
{
	if (!pager)
		return;
	free(pager->text);
	free(pager->starts);
	free(pager->rows);
	input_free(pager->find);
	str_free(&pager->note);
	free(pager);
}

static size_t line_length(const struct pager *pager, size_t line)
{
	size_t end = pager->starts[line + 1];

	return end - pager->starts[line] - (line + 1 < pager->n ? 1 : 0);
}

static void measure(struct pager *pager, int width)
{
	size_t row = 0;

	if (width == pager->width && pager->rows)
		return;
	pager->width = width;
	free(pager->rows);
	pager->rows = xcalloc(pager->n + 1, sizeof *pager->rows);
	for (size_t line = 0; line < pager->n; line++) {
		const char *text = pager->text + pager->starts[line];
		size_t left = line_length(pager, line);

		pager->rows[line] = row++;
		while (pager->wrap) {
			size_t taken = wrap_row(text, left, width, NULL);

			if (taken == left)
				break;
			row++;
			text += taken;
			left -= taken;
		}
	}
	pager->rows[pager->n] = row;
}

void pager_set(struct pager *pager, const char *text)
{
	struct arena *arena = arena_new();
	size_t n = 1, length;

	free(pager->text);
	pager->text = xstrdup(safe_text(arena, text, strlen(text), true, NULL));
	arena_free(arena);
	length = strlen(pager->text);
	if (length > 0 && pager->text[length - 1] == '\n')
		pager->text[--length] = '\0';
	for (const char *at = pager->text; (at = strchr(at, '\n')); at++)
		n++;
	free(pager->starts);
	pager->starts = xcalloc(n + 1, sizeof *pager->starts);
	pager->n = n;
	n = 1;
	for (const char *at = pager->text; (at = strchr(at, '\n')); at++)
		pager->starts[n++] = (size_t)(at - pager->text) + 1;
	pager->starts[n] = length;
	pager->hit = false;
	free(pager->rows);
	pager->rows = NULL;
	measure(pager, pager->width);
	if (pager->top >= pager->rows[pager->n])
		pager->top = pager->rows[pager->n] - 1;
}

void pager_styles(struct pager *pager,
	enum style (*style)(void *data, size_t line, const char *text), void *data)
{
	pager->style = style;
	pager->style_data = data;
}

size_t pager_lines(const struct pager *pager)
{
	return pager->n;
}

size_t pager_rows(const struct pager *pager)
{
	return pager->rows ? pager->rows[pager->n] : 0;
}

static size_t line_of_row(const struct pager *pager, size_t row)
{
	size_t low = 0, high = pager->n;

	while (high - low > 1) {
		size_t middle = (low + high) / 2;

		if (pager->rows[middle] <= row)
			low = middle;
		else
			high = middle;
	}
	return low;
}

size_t pager_line(const struct pager *pager)
{
	return line_of_row(pager, pager->top);
}

static void keep_inside(struct pager *pager)
{
	size_t n = pager->rows[pager->n];

	if (n <= pager->page)
		pager->top = 0;
	else if (pager->top > n - pager->page)
		pager->top = n - pager->page;
}

void pager_go(struct pager *pager, size_t line)
{
	pager->top = pager->rows[line < pager->n ? line : pager->n - 1];
}

bool pager_find(struct pager *pager, const char *what)
{
	size_t from = pager->hit ? pager->hit_end : pager->starts[pager_line(pager)], line = 0;

	pager->hit = fold_find(pager->text, what, from, &pager->hit_start, &pager->hit_end) ||
		     fold_find(pager->text, what, 0, &pager->hit_start, &pager->hit_end);
	if (!pager->hit)
		return false;
	while (line + 1 < pager->n && pager->starts[line + 1] <= pager->hit_start)
		line++;
	if (pager->rows[line] < pager->top || pager->rows[line] >= pager->top + pager->page)
		pager_go(pager, line);
	keep_inside(pager);
	return true;
}

const char *pager_note(const struct pager *pager)
{
	return pager->note.length > 0 ? str_text(&pager->note) : NULL;
}

static enum tui_result find_next(struct pager *pager)
{
	if (!input_is_empty(pager->find) && !pager_find(pager, input_text(pager->find)))
		str_addf(&pager->note, "“%s” is not in this text.", input_text(pager->find));
	return TUI_REDRAW;
}

static enum tui_result ask_key(struct pager *pager, const struct tui_event *event)
{
	if (input_key(pager->find, event) != TUI_IGNORED)
		return TUI_REDRAW;
	if (event->kind != TUI_KEY)
		return TUI_IGNORED;
	if (key_is(event->key, "Esc")) {
		pager->asking = false;
	} else if (key_is(event->key, "Enter")) {
		pager->asking = false;
		find_next(pager);
	}
	return TUI_REDRAW;
}

static enum tui_result scroll(struct pager *pager, long rows)
{
	size_t before = pager->top;

	if (rows < 0)
		pager->top = pager->top < (size_t)-rows ? 0 : pager->top - (size_t)-rows;
	else
		pager->top += (size_t)rows;
	keep_inside(pager);
	return pager->top != before ? TUI_REDRAW : TUI_TAKEN;
}

static enum tui_result sideways(struct pager *pager, int cols)
{
	if (pager->wrap)
		return TUI_IGNORED;
	/* Nothing to the left: the screen may have a use for the key. */
	if (cols < 0 && pager->left == 0)
		return TUI_IGNORED;
	pager->left += cols;
	if (pager->left < 0)
		pager->left = 0;
	return TUI_REDRAW;
}

enum tui_result pager_key(struct pager *pager, const struct tui_event *event)
{
	struct key key = event->key;
	long page = pager->page > 1 ? (long)pager->page - 1 : 1;
	bool g_before = pager->g_before;

	str_clear(&pager->note);
	if (pager->asking)
		return ask_key(pager, event);
	if (event->kind != TUI_KEY)
		return TUI_IGNORED;
	pager->g_before = false;
	if (key_is(key, "Ctrl+U") || key_is(key, "Ctrl+D"))
		return scroll(pager, key.code == 'u' ? -(page / 2) : page / 2);
	if (key_is(key, "Ctrl+G"))
		return find_next(pager);
	if (key.mods != 0)
		return TUI_IGNORED;
	switch (key.code) {
	case K_UP:
	case 'k':
		return scroll(pager, -1);
	case K_DOWN:
	case 'j':
		return scroll(pager, 1);
	case K_PGUP:
		return scroll(pager, -page);
	case K_PGDN:
	case ' ':
		return scroll(pager, page);
	case K_HOME:
		return scroll(pager, -(long)pager->top);
	case K_END:
	case 'G':
		return scroll(pager, (long)pager->rows[pager->n]);
	case K_LEFT:
		return sideways(pager, -8);
	case K_RIGHT:
		return sideways(pager, 8);
	case 'n':
		return input_is_empty(pager->find) ? TUI_IGNORED : find_next(pager);
	case 'g':
		pager->g_before = !g_before;
		return g_before ? scroll(pager, -(long)pager->top) : TUI_TAKEN;
	case '/':
		pager->asking = true;
		edit_select_all(input_edit(pager->find));
		return TUI_REDRAW;
	default:
		return TUI_IGNORED;
	}
}

static void draw_part(struct pager *pager, const struct canvas *canvas, int y, size_t from,
	size_t length, enum style style)
{
	const char *text = pager->text;
	int col = -pager->left;

	for (size_t at = from, bytes; at < from + length && col < canvas->cols; at += bytes) {
		bool hit = pager->hit && at >= pager->hit_start && at < pager->hit_end;

		bytes = grapheme_next(text, from + length, at);
		if (bytes == 0)
			break;
		col += canvas_raw(canvas, y, col, text + at, bytes, hit ? STYLE_HIT : style);
		if (hit && at == pager->hit_start)
			canvas_cursor(canvas, y, col > 0 ? col - 1 : 0);
	}
}

static int draw_line(
	struct pager *pager, const struct canvas *canvas, int y, size_t line, size_t skip)
{
	size_t at = pager->starts[line], left = line_length(pager, line);
	enum style style = STYLE_NORMAL;

	if (pager->style) {
		struct arena *arena = arena_new();

		style = pager->style(
			pager->style_data, line, arena_strndup(arena, pager->text + at, left));
		arena_free(arena);
	}
	do {
		size_t taken =
			pager->wrap ? wrap_row(pager->text + at, left, pager->width, NULL) : left;

		if (skip > 0)
			skip--;
		else if (y < canvas->rows)
			draw_part(pager, canvas, y++, at, taken, style);
		at += taken;
		left -= taken;
	} while (left > 0);
	return y;
}

void pager_draw(struct pager *pager, const struct canvas *canvas, bool focus)
{
	int rows = canvas->rows - (pager->asking ? 1 : 0), y = 0;
	struct canvas inside = canvas_sub(canvas, 0, 0, rows, canvas->cols);
	size_t line, at;

	if (rows < 1 || canvas->cols < 2)
		return;
	at = pager->starts[pager_line(pager)];
	if (canvas->cols != pager->width) {
		/* The line at the top stays at the top. */
		measure(pager, canvas->cols);
		for (line = 0; line + 1 < pager->n && pager->starts[line] < at; line++)
			;
		pager->top = pager->rows[line];
	}
	pager->page = (size_t)rows;
	keep_inside(pager);
	if (focus)
		canvas_cursor(&inside, 0, 0);
	for (line = pager_line(pager); line < pager->n && y < rows; line++) {
		size_t skip = pager->rows[line] < pager->top ? pager->top - pager->rows[line] : 0;

		y = draw_line(pager, &inside, y, line, skip);
	}
	if (pager->asking) {
		int used = canvas_text(canvas, rows, 0, -1, "Find: ", STYLE_BOLD);
		struct canvas field = canvas_sub(canvas, rows, used, 1, canvas->cols - used);

		input_draw(pager->find, &field, true);
	}
}
