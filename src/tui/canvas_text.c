/* Running text: what is drawn for a grapheme, clipping, wrapping. */
#include "canvas_inside.h"

#include <stdarg.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "wrap.h"

static bool is_emoji(const char *text, size_t length)
{
	size_t at = 0;

	while (at < length) {
		int32_t code;
		size_t bytes = utf8_decode(text + at, length - at, &code);

		if (bytes == 0)
			return false;
		if (code == 0x200d || code == 0xfe0f || code == 0x20e3 ||
			(code >= 0x1f1e6 && code <= 0x1faff))
			return true;
		at += bytes;
	}
	return false;
}

/* What is drawn for a grapheme in running text, and its cells. */
static const char *shown(const char *text, size_t *length, bool ascii, int *width)
{
	if (*length > 1 && is_emoji(text, *length)) {
		*length = 7;
		*width = 7;
		return "[emoji]";
	}
	if (!ascii || *length == 1) {
		*width = grapheme_width(text, *length);
		return text;
	}
	*width = 0;
	for (size_t at = 0, bytes; at < *length; at += bytes) {
		int32_t code;

		bytes = utf8_decode(text + at, *length - at, &code);
		if (bytes == 0)
			break;
		if (!code_is_mark(code))
			++*width;
	}
	return text;
}

static int text_cells(const char *text, size_t length, bool ascii, int stop)
{
	int cells = 0;

	for (size_t at = 0, bytes; at < length && cells <= stop; at += bytes) {
		int width;
		size_t n;

		bytes = grapheme_next(text, length, at);
		n = bytes;
		shown(text + at, &n, ascii, &width);
		cells += width;
	}
	return cells;
}

static int draw_text(const struct canvas *canvas, int row, int col, int width, const char *text,
	size_t length, enum style style)
{
	bool ascii = canvas->grid->ascii;
	bool cut = text_cells(text, length, ascii, width) > width;
	int used = 0;

	for (size_t at = 0, bytes; at < length; at += bytes) {
		int w;
		size_t n;
		const char *drawn;

		bytes = grapheme_next(text, length, at);
		n = bytes;
		drawn = shown(text + at, &n, ascii, &w);
		if (used + w > width - (cut ? 1 : 0))
			break;
		canvas_raw(canvas, row, col + used, drawn, n, style);
		used += w;
	}
	if (cut && width > 0) {
		const char *dots = ascii ? "~" : "…";

		canvas_put(canvas, row, col + used, dots, strlen(dots), 1, style);
		used++;
	}
	return used;
}

/* What is not safe is made so; the copy lives in *arena, made only when needed. */
static const char *made_safe(const char *text, bool lines, struct arena **arena)
{
	*arena = NULL;
	if (text_is_safe(text, lines))
		return text;
	*arena = arena_new();
	return safe_text(*arena, text, strlen(text), lines, NULL);
}

static int room_right(const struct canvas *canvas, int col, int width)
{
	int room = canvas->cols - col;

	return width < 0 || width > room ? room : width;
}

int canvas_text(const struct canvas *canvas, int row, int col, int width, const char *text,
	enum style style)
{
	struct arena *arena;
	int used;

	width = room_right(canvas, col, width);
	if (!text || width <= 0)
		return 0;
	text = made_safe(text, false, &arena);
	used = draw_text(canvas, row, col, width, text, strlen(text), style);
	arena_free(arena);
	return used;
}

int canvas_textf(const struct canvas *canvas, int row, int col, int width, enum style style,
	const char *format, ...)
{
	struct str s = {0};
	va_list args;
	int used;

	va_start(args, format);
	str_vaddf(&s, format, args);
	va_end(args);
	used = canvas_text(canvas, row, col, width, str_text(&s), style);
	str_free(&s);
	return used;
}

int canvas_text_right(const struct canvas *canvas, int row, int col, int width, const char *text,
	enum style style)
{
	struct arena *arena;
	int cells, used;

	width = room_right(canvas, col, width);
	if (!text || width <= 0)
		return 0;
	text = made_safe(text, false, &arena);
	cells = text_cells(text, strlen(text), canvas->grid->ascii, width);
	if (cells > width)
		cells = width;
	used = draw_text(canvas, row, col + width - cells, cells, text, strlen(text), style);
	arena_free(arena);
	return used;
}

/* One walk for drawing and for counting: canvas NULL only counts. */
static int wrap_walk(const struct canvas *canvas, int row, int col, int width, const char *text,
	enum style style)
{
	int rows = 0;

	while (text) {
		const char *end = strchr(text, '\n');
		size_t left = end ? (size_t)(end - text) : strlen(text);

		do {
			size_t part, taken = wrap_row(text, left, width, &part);
			bool more = left > taken || (end && end[1]);

			if (canvas && row + rows == canvas->rows - 1 && more) {
				/* Cut here, or draw_text() marks the cut with a second ellipsis. */
				int used = draw_text(canvas, row + rows, col, width - 1, text,
					utf8_fit(text, part, width - 1), style);

				canvas_text(canvas, row + rows, col + used, 1, "…", style);
				return rows + 1;
			}
			if (canvas)
				draw_text(canvas, row + rows, col, width, text, part, style);
			rows++;
			text += taken;
			left -= taken;
		} while (left > 0);
		text = end ? end + 1 : NULL;
	}
	return rows;
}

int canvas_wrap(const struct canvas *canvas, int row, int col, int width, const char *text,
	enum style style)
{
	struct arena *arena;
	int rows;

	width = room_right(canvas, col, width);
	if (!text || !*text || width <= 1 || row >= canvas->rows)
		return 0;
	text = made_safe(text, true, &arena);
	rows = wrap_walk(canvas, row, col, width, text, style);
	arena_free(arena);
	return rows;
}

int canvas_wrap_rows(const char *text, int width)
{
	struct arena *arena;
	int rows;

	if (!text || !*text || width <= 1)
		return 0;
	text = made_safe(text, true, &arena);
	rows = wrap_walk(NULL, 0, 0, width, text, STYLE_NORMAL);
	arena_free(arena);
	return rows;
}
