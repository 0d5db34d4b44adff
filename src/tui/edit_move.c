/* The cursor, the selection, and finding. */
#include "edit_inside.h"

#include <string.h>

#include <caseload/base/utf8.h>

#include "fold.h"
#include "wrap.h"

size_t edit_before(const struct edit *edit, size_t position)
{
	return position - utf8_grapheme_before(edit_text(edit), position);
}

size_t edit_after(const struct edit *edit, size_t position)
{
	return position + grapheme_next(edit_text(edit), edit->buffer.length, position);
}

size_t edit_grapheme_start(const struct edit *edit, size_t position)
{
	const char *text = edit_text(edit);
	size_t at;

	if (position > edit->buffer.length)
		position = edit->buffer.length;
	/* A mark belongs to what is before it, blanks too: go back to where two plain characters
	 * meet, or to a line's start, and walk. */
	at = position;
	while (at > 0 && text[at - 1] != '\n' && (unsigned char)(text[at - 1] | text[at]) >= 0x80)
		at--;
	while (at < position && edit_after(edit, at) <= position)
		at = edit_after(edit, at);
	return at;
}

/* Letters and digits of any script; enough to stop at blanks and punctuation. */
static bool in_word(const struct edit *edit, size_t at)
{
	unsigned char c = (unsigned char)edit_text(edit)[at];
	int32_t code;

	if (c < 0x80)
		return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		       c == '\'' || c == '_';
	utf8_decode(edit_text(edit) + at, edit->buffer.length - at, &code);
	return code == 0x2019 || (code != 0xa0 && !(code >= 0x2010 && code <= 0x206f));
}

size_t edit_word_before(const struct edit *edit, size_t position)
{
	size_t at = position;

	while (at > 0 && !in_word(edit, edit_before(edit, at)))
		at = edit_before(edit, at);
	while (at > 0 && in_word(edit, edit_before(edit, at)))
		at = edit_before(edit, at);
	return at;
}

static size_t word_after(const struct edit *edit, size_t position)
{
	size_t at = position, length = edit->buffer.length;

	while (at < length && in_word(edit, at))
		at = edit_after(edit, at);
	while (at < length && !in_word(edit, at))
		at = edit_after(edit, at);
	return at;
}

void edit_line_bounds(struct edit *edit, size_t position, size_t *start, size_t *end)
{
	size_t para_start, row;
	struct para *para = edit_para_of(edit, position, &para_start, NULL);

	row = para_row_of(para, position - para_start);
	*start = para_start + para->starts[row];
	if (row + 1 < para->rows) {
		*end = edit_before(edit, para_start + para->starts[row + 1]);
		return;
	}
	*end = para_start + para->length;
	if (para->length > 0 && edit_text(edit)[*end - 1] == '\n')
		--*end;
}

static size_t paragraph_up(const struct edit *edit, size_t at)
{
	const char *text = edit_text(edit);

	while (at > 0 && text[at - 1] == '\n')
		at--;
	while (at > 0 && text[at - 1] != '\n')
		at--;
	return at;
}

static size_t paragraph_down(const struct edit *edit, size_t at)
{
	const char *text = edit_text(edit);

	while (at < edit->buffer.length && text[at] != '\n')
		at++;
	while (at < edit->buffer.length && text[at] == '\n')
		at++;
	return at;
}

static bool go(struct edit *edit, size_t position, bool select)
{
	bool moved = position != edit->cursor || (edit->selecting && !select);

	if (select && !edit->selecting)
		edit->anchor = edit->cursor;
	edit->selecting = select;
	edit->cursor = position;
	edit->closed = true;
	return moved;
}

bool edit_move_rows(struct edit *edit, int rows, bool select)
{
	size_t row, last, target;
	int col, wanted = edit->column;
	bool moved;

	edit_where(edit, edit->cursor, &row, &col);
	if (wanted < 0)
		wanted = col;
	last = edit_rows(edit) - 1;
	if (rows < 0)
		target = (size_t)-rows > row ? 0 : row - (size_t)-rows;
	else
		target = row + (size_t)rows > last ? last : row + (size_t)rows;
	if (target == row)
		return go(edit, edit->cursor, select);
	moved = go(edit, edit_at(edit, target, wanted), select);
	edit->column = wanted;
	return moved;
}

bool edit_move(struct edit *edit, enum edit_move move, bool select)
{
	size_t to = edit->cursor, start, end;

	if (move == EDIT_UP || move == EDIT_DOWN)
		return edit_move_rows(edit, move == EDIT_UP ? -1 : 1, select);
	edit->column = -1;
	edit_line_bounds(edit, edit->cursor, &start, &end);
	switch (move) {
	case EDIT_LEFT:
		if (to > 0)
			to = edit_before(edit, to);
		break;
	case EDIT_RIGHT:
		to = edit_after(edit, to);
		break;
	case EDIT_WORD_LEFT:
		to = edit_word_before(edit, to);
		break;
	case EDIT_WORD_RIGHT:
		to = word_after(edit, to);
		break;
	case EDIT_LINE_START:
		to = start;
		break;
	case EDIT_LINE_END:
		to = end;
		break;
	case EDIT_PARAGRAPH_UP:
		to = paragraph_up(edit, to);
		break;
	case EDIT_PARAGRAPH_DOWN:
		to = paragraph_down(edit, to);
		break;
	case EDIT_START:
		to = 0;
		break;
	case EDIT_END:
		to = edit->buffer.length;
		break;
	case EDIT_UP:
	case EDIT_DOWN:
		break;
	}
	return go(edit, to, select);
}

void edit_move_to(struct edit *edit, size_t position, bool select)
{
	edit->column = -1;
	go(edit, edit_grapheme_start(edit, position), select);
}

void edit_select_all(struct edit *edit)
{
	edit->cursor = 0;
	edit->selecting = false;
	go(edit, edit->buffer.length, true);
}

bool edit_selection(const struct edit *edit, size_t *start, size_t *end)
{
	if (!edit->selecting || edit->anchor == edit->cursor)
		return false;
	*start = edit->anchor < edit->cursor ? edit->anchor : edit->cursor;
	*end = edit->anchor < edit->cursor ? edit->cursor : edit->anchor;
	return true;
}

void edit_unselect(struct edit *edit)
{
	edit->selecting = false;
}

bool edit_find(struct edit *edit, const char *what)
{
	size_t start, end;

	if (!fold_find(edit_text(edit), what, edit->cursor, &start, &end) &&
		!fold_find(edit_text(edit), what, 0, &start, &end))
		return false;
	edit_move_to(edit, start, false);
	edit_move_to(edit, end, true);
	edit->selecting = true;
	return true;
}
