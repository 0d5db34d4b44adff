/* Cells, rectangles, lines; text is in canvas_text.c. */
#include "canvas_inside.h"

#include <string.h>

#include <caseload/base/utf8.h>

void cell_blank(struct cell *cell, enum style style)
{
	cell->text[0] = ' ';
	cell->text[1] = '\0';
	cell->style = (unsigned char)style;
	cell->width = 1;
}

struct canvas canvas_sub(const struct canvas *canvas, int row, int col, int rows, int cols)
{
	struct canvas sub = *canvas;

	sub.row = canvas->row + row;
	sub.col = canvas->col + col;
	sub.rows = rows < 0 ? 0 : rows;
	sub.cols = cols < 0 ? 0 : cols;
	if (sub.row > sub.clip_top)
		sub.clip_top = sub.row;
	if (sub.col > sub.clip_left)
		sub.clip_left = sub.col;
	if (sub.row + sub.rows < sub.clip_bottom)
		sub.clip_bottom = sub.row + sub.rows;
	if (sub.col + sub.cols < sub.clip_right)
		sub.clip_right = sub.col + sub.cols;
	return sub;
}

static struct cell *cell_at(const struct canvas *canvas, int row, int col)
{
	int y = canvas->row + row, x = canvas->col + col;

	if (y < canvas->clip_top || y >= canvas->clip_bottom || x < canvas->clip_left ||
		x >= canvas->clip_right)
		return NULL;
	return &canvas->grid->cells[(size_t)y * (size_t)canvas->grid->cols + (size_t)x];
}

/* Half of a wide grapheme cannot stay when the other half is drawn over. */
static void cell_untie(const struct canvas *canvas, struct cell *cell)
{
	struct cell *first = canvas->grid->cells;
	int col = (int)((cell - first) % canvas->grid->cols);

	if (cell->width == 0 && col > 0)
		cell_blank(cell - 1, (cell - 1)->style);
	if (cell->width == 2 && col + 1 < canvas->grid->cols)
		cell_blank(cell + 1, (cell + 1)->style);
}

bool canvas_put(const struct canvas *canvas, int row, int col, const char *text, size_t length,
	int width, enum style style)
{
	struct cell *left = cell_at(canvas, row, col);
	struct cell *right = width == 2 ? cell_at(canvas, row, col + 1) : NULL;

	if (!left || length >= CELL_TEXT_SIZE)
		return false;
	if (width == 2 && !right) {
		cell_untie(canvas, left);
		cell_blank(left, style);
		return false;
	}
	cell_untie(canvas, left);
	if (right) {
		cell_untie(canvas, right);
		right->text[0] = '\0';
		right->width = 0;
		right->style = (unsigned char)style;
	}
	memcpy(left->text, text, length);
	left->text[length] = '\0';
	left->width = (unsigned char)width;
	left->style = (unsigned char)style;
	return true;
}

bool code_is_mark(int32_t code)
{
	return (code >= 0x300 && code < 0x370) || (code >= 0x1ab0 && code < 0x1b00) ||
	       (code >= 0x1dc0 && code < 0x1e00) || (code >= 0x200b && code < 0x2010) ||
	       (code >= 0x20d0 && code < 0x2100) || (code >= 0xfe00 && code < 0xfe30);
}

static int width_of(const struct canvas *canvas, int32_t code)
{
	return canvas->grid->ascii ? !code_is_mark(code) : utf8_width_code(code);
}

static char ascii_of(int32_t code)
{
	if (code < 0x80)
		return (char)code;
	if (code == 0x2026)
		return '~';
	if (code == 0x2018 || code == 0x2019)
		return '\'';
	if (code == 0x2013 || code == 0x2014 || code == 0x2500)
		return '-';
	if (code == 0x2502)
		return '|';
	return '?';
}

bool canvas_shows_whole(const struct canvas *canvas, const char *text)
{
	size_t length = strlen(text), bytes;
	int32_t code;

	for (size_t at = 0; canvas->grid->ascii && at < length; at += bytes) {
		bytes = utf8_decode(text + at, length - at, &code);
		if (code != '?' && (code_is_mark(code) || ascii_of(code) == '?'))
			return false;
	}
	return true;
}

/* A spacing character and the marks on it go into one cell: a grapheme may be several of those. */
int canvas_raw(const struct canvas *canvas, int row, int col, const char *text, size_t length,
	enum style style)
{
	size_t at = 0;
	int used = 0;

	while (at < length) {
		char cell[CELL_TEXT_SIZE];
		size_t n = 0;
		int32_t code;
		size_t bytes = utf8_decode(text + at, length - at, &code);
		int width;

		if (bytes == 0)
			break;
		width = width_of(canvas, code);
		if (code < 0x20 || (code >= 0x7f && code < 0xa0)) {
			cell[n++] = '?';
			width = 1;
		} else if (canvas->grid->ascii) {
			if (width > 0)
				cell[n++] = ascii_of(code);
		} else {
			if (width == 0) { /* a mark with nothing under it */
				cell[n++] = ' ';
				width = 1;
			}
			n += utf8_encode(code, cell + n);
		}
		at += bytes;
		for (int marks = 0; at < length; marks++) {
			bytes = utf8_decode(text + at, length - at, &code);
			if (bytes == 0 || code < 0xa0 || width_of(canvas, code) != 0)
				break;
			if (marks < 4 && n > 0 && !canvas->grid->ascii)
				n += utf8_encode(code, cell + n);
			at += bytes;
		}
		if (n == 0)
			continue;
		canvas_put(canvas, row, col + used, cell, n, width, style);
		used += width;
	}
	return used;
}

void canvas_clear(const struct canvas *canvas)
{
	canvas_fill(canvas, 0, 0, canvas->rows, canvas->cols, " ", STYLE_NORMAL);
}

void canvas_fill(const struct canvas *canvas, int row, int col, int rows, int cols,
	const char *grapheme, enum style style)
{
	for (int y = row; y < row + rows; y++)
		for (int x = col; x < col + cols; x++)
			canvas_raw(canvas, y, x, grapheme, strlen(grapheme), style);
}

static bool is_block(unsigned char style)
{
	return style == STYLE_BLOCK_RED || style == STYLE_BLOCK_AMBER || style == STYLE_ALERT ||
	       style == STYLE_ERROR;
}

void canvas_restyle(
	const struct canvas *canvas, int row, int col, int rows, int cols, enum style style)
{
	for (int y = row; y < row + rows; y++) {
		for (int x = col; x < col + cols; x++) {
			struct cell *cell = cell_at(canvas, y, x);

			if (cell && !is_block(cell->style))
				cell->style = (unsigned char)style;
		}
	}
}

void canvas_hline(const struct canvas *canvas, int row, int col, int cols)
{
	if (!canvas->grid->calm)
		canvas_fill(
			canvas, row, col, 1, cols, canvas->grid->ascii ? "-" : "─", STYLE_NORMAL);
}

void canvas_vline(const struct canvas *canvas, int row, int col, int rows)
{
	if (!canvas->grid->calm)
		canvas_fill(
			canvas, row, col, rows, 1, canvas->grid->ascii ? "|" : "│", STYLE_NORMAL);
}

void canvas_box(const struct canvas *canvas)
{
	static const char *const corner[] = {"┌", "┐", "└", "┘"};
	int bottom = canvas->rows - 1, right = canvas->cols - 1;

	if (bottom < 1 || right < 1 || canvas->grid->calm)
		return;
	canvas_hline(canvas, 0, 1, right - 1);
	canvas_hline(canvas, bottom, 1, right - 1);
	canvas_vline(canvas, 1, 0, bottom - 1);
	canvas_vline(canvas, 1, right, bottom - 1);
	for (int i = 0; i < 4; i++) {
		const char *text = canvas->grid->ascii ? "+" : corner[i];

		canvas_put(canvas, i < 2 ? 0 : bottom, i % 2 ? right : 0, text, strlen(text), 1,
			STYLE_NORMAL);
	}
}

struct canvas canvas_popup(const struct canvas *canvas, int rows, int cols, const char *title)
{
	struct canvas frame;

	if (rows > canvas->rows)
		rows = canvas->rows;
	if (cols > canvas->cols)
		cols = canvas->cols;
	frame = canvas_sub(
		canvas, (canvas->rows - rows) / 2, (canvas->cols - cols) / 2, rows, cols);
	canvas_clear(&frame);
	canvas_box(&frame);
	if (title && *title && cols > 6) {
		int used = canvas_text(&frame, 0, 3, cols - 6, title, STYLE_HEADING);

		canvas_text(&frame, 0, 2, 1, " ", STYLE_NORMAL);
		canvas_text(&frame, 0, 3 + used, 1, " ", STYLE_NORMAL);
	}
	return canvas_sub(&frame, 1, 2, rows - 2, cols - 4);
}

void canvas_cursor(const struct canvas *canvas, int row, int col)
{
	int y = canvas->row + row, x = canvas->col + col;

	if (y >= canvas->clip_bottom)
		y = canvas->clip_bottom - 1;
	if (x >= canvas->clip_right)
		x = canvas->clip_right - 1;
	if (y < canvas->clip_top)
		y = canvas->clip_top;
	if (x < canvas->clip_left)
		x = canvas->clip_left;
	if (y >= canvas->grid->rows || x >= canvas->grid->cols)
		return;
	canvas->grid->cursor_row = y;
	canvas->grid->cursor_col = x;
}
