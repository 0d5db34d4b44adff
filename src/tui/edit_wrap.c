/* Paragraphs and their visual rows: cached, and wrapped again only where something changed. */
#include "edit_inside.h"

#include <stdlib.h>
#include <string.h>

#include "wrap.h"

static void para_forget(struct para *para)
{
	free(para->starts);
	para->starts = NULL;
	para->rows = 0;
}

static void paras_room(struct edit *edit, size_t n)
{
	if (n <= edit->paras_room)
		return;
	edit->paras_room = n + n / 2 + 8;
	edit->paras = xrealloc(edit->paras, edit->paras_room * sizeof *edit->paras);
}

static size_t count_ends(const char *text, size_t length)
{
	size_t n = 0;

	for (const char *at = text; (at = memchr(at, '\n', length - (size_t)(at - text))); at++)
		n++;
	return n;
}

/* Cuts `text` into paragraphs at out; returns how many. The last one has no line end. */
static size_t cut(struct para *out, const char *text, size_t length)
{
	size_t n = 0, at = 0;

	for (;;) {
		const char *end = memchr(text + at, '\n', length - at);

		out[n++] =
			(struct para){.length = end ? (size_t)(end - text) + 1 - at : length - at};
		if (!end)
			return n;
		at = (size_t)(end - text) + 1;
	}
}

void edit_paras_reset(struct edit *edit)
{
	const char *text = edit_text(edit);

	for (size_t i = 0; i < edit->n_paras; i++)
		para_forget(&edit->paras[i]);
	paras_room(edit, count_ends(text, edit->buffer.length) + 1);
	edit->n_paras = cut(edit->paras, text, edit->buffer.length);
}

/* Called before the buffer changes: lengths alone say where paragraphs are. */
void edit_paras_replace(
	struct edit *edit, size_t at, size_t removed, const char *added, size_t added_length)
{
	size_t first = 0, start = 0, last, end, old, fresh, tail;
	struct para *paras;

	while (first + 1 < edit->n_paras && start + edit->paras[first].length <= at)
		start += edit->paras[first++].length;
	last = first;
	end = start + edit->paras[first].length;
	while (last + 1 < edit->n_paras && end <= at + removed)
		end += edit->paras[++last].length;

	old = last - first + 1;
	fresh = count_ends(added, added_length) + 1;
	tail = edit->n_paras - last - 1;
	for (size_t i = first; i <= last; i++)
		para_forget(&edit->paras[i]);
	paras_room(edit, edit->n_paras - old + fresh);
	paras = edit->paras;
	memmove(paras + first + fresh, paras + last + 1, tail * sizeof *paras);
	cut(paras + first, added, added_length);
	paras[first].length += at - start;
	paras[first + fresh - 1].length += end - (at + removed);
	edit->n_paras = edit->n_paras - old + fresh;
}

static void para_wrap(struct edit *edit, struct para *para, size_t start)
{
	const char *text = edit_text(edit) + start;
	size_t length = para->length, room = 4, at = 0;

	if (para->rows > 0)
		return;
	if (length > 0 && text[length - 1] == '\n')
		length--;
	para->starts = xmalloc(room * sizeof *para->starts);
	do {
		if (para->rows == room) {
			room *= 2;
			para->starts = xrealloc(para->starts, room * sizeof *para->starts);
		}
		para->starts[para->rows++] = at;
		at += wrap_row(text + at, length - at, edit->width, NULL);
	} while (at < length);
}

void edit_wrap(struct edit *edit, int width)
{
	if (width != 0 && width < 2)
		width = 2;
	if (width == edit->width)
		return;
	edit->width = width;
	for (size_t i = 0; i < edit->n_paras; i++)
		para_forget(&edit->paras[i]);
}

size_t edit_rows(struct edit *edit)
{
	size_t rows = 0, start = 0;

	for (size_t i = 0; i < edit->n_paras; i++) {
		para_wrap(edit, &edit->paras[i], start);
		rows += edit->paras[i].rows;
		start += edit->paras[i].length;
	}
	return rows;
}

struct para *edit_para_of(struct edit *edit, size_t position, size_t *start, size_t *row)
{
	size_t i = 0;

	*start = 0;
	if (row)
		*row = 0;
	for (; i + 1 < edit->n_paras && *start + edit->paras[i].length <= position; i++) {
		if (row) {
			para_wrap(edit, &edit->paras[i], *start);
			*row += edit->paras[i].rows;
		}
		*start += edit->paras[i].length;
	}
	para_wrap(edit, &edit->paras[i], *start);
	return &edit->paras[i];
}

size_t para_row_of(const struct para *para, size_t offset)
{
	size_t low = 0, high = para->rows;

	while (high - low > 1) {
		size_t middle = (low + high) / 2;

		if (para->starts[middle] <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

static size_t content_end(const struct edit *edit, const struct para *para, size_t start)
{
	size_t end = start + para->length;

	return para->length > 0 && edit_text(edit)[end - 1] == '\n' ? end - 1 : end;
}

bool edit_row(struct edit *edit, size_t row, size_t *start, size_t *end)
{
	size_t at = 0;

	for (size_t i = 0; i < edit->n_paras; i++) {
		struct para *para = &edit->paras[i];

		para_wrap(edit, para, at);
		if (row < para->rows) {
			*start = at + para->starts[row];
			*end = row + 1 < para->rows ? at + para->starts[row + 1]
						    : content_end(edit, para, at);
			return true;
		}
		row -= para->rows;
		at += para->length;
	}
	return false;
}

void edit_where(struct edit *edit, size_t position, size_t *row, int *col)
{
	const char *text = edit_text(edit);
	size_t start, above, inside;
	struct para *para = edit_para_of(edit, position, &start, &above);

	inside = para_row_of(para, position - start);
	*row = above + inside;
	*col = 0;
	for (size_t at = start + para->starts[inside], bytes; at < position; at += bytes) {
		bytes = grapheme_next(text, edit->buffer.length, at);
		if (bytes == 0)
			break;
		*col += grapheme_width(text + at, bytes);
	}
}

size_t edit_at(struct edit *edit, size_t row, int col)
{
	const char *text = edit_text(edit);
	size_t start, end, at, rows_end;
	int cells = 0;

	if (!edit_row(edit, row, &start, &end))
		return edit->buffer.length;
	/* The end of a row that is softly broken is the start of the next one. */
	rows_end = end < edit->buffer.length && text[end] != '\n' ? edit_before(edit, end) : end;
	for (at = start; at < rows_end;) {
		size_t bytes = grapheme_next(text, edit->buffer.length, at);

		cells += grapheme_width(text + at, bytes);
		if (cells > col)
			break;
		at += bytes;
	}
	return at;
}
