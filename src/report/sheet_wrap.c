#include "sheet_wrap.h"

#include <stdbool.h>
#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/report/sheet_block.h>

void lines_add(struct lines *lines, struct arena *arena, const char *line)
{
	const char **slot =
		arena_push(arena, &lines->lines, &lines->n, &lines->room, sizeof(*slot));

	*slot = line;
}

/* Bytes of the word at the start of text, a hyphen inside it included as its end: "Anne-Marie"
 * gives "Anne-". An NHS Number and a date are one word. */
static size_t word_length(const char *text, size_t length)
{
	size_t i = sheet_unbroken(text);

	if (i > length)
		i = 0;

	while (i < length && text[i] != ' ') {
		bool hyphen = text[i] == '-' && i > 0 && i + 1 < length && text[i + 1] != ' ';

		i++;
		if (hyphen)
			break;
	}
	return i;
}

/* Bytes of `text` that go on a line of `cells`. */
static size_t line_length(const char *text, size_t length, int cells)
{
	/* No need to look further than a line can reach, even in one word of a megabyte. */
	size_t far = 32 * (size_t)cells;
	size_t at = 0;
	size_t good = 0;

	if (length > far) {
		while (far < length && ((unsigned char)text[far] & 0xC0) == 0x80)
			far++;
		length = far;
	}
	while (at < length) {
		size_t end = at;

		while (end < length && text[end] == ' ')
			end++;
		end += word_length(text + end, length - end);
		if (utf8_width(text, end) > cells)
			break;
		good = at = end;
	}
	if (good)
		return good;
	good = utf8_fit(text, length, cells);
	return good ? good : utf8_grapheme_next(text, length, 0);
}

static void wrap_paragraph(
	struct lines *lines, struct arena *arena, const char *text, size_t length, int cells)
{
	while (length && text[length - 1] == ' ')
		length--;
	if (!length)
		lines_add(lines, arena, "");
	while (length) {
		size_t used = line_length(text, length, cells);
		size_t shown = used;

		while (shown && text[shown - 1] == ' ')
			shown--;
		lines_add(lines, arena, arena_strndup(arena, text, shown));
		while (used < length && text[used] == ' ')
			used++;
		text += used;
		length -= used;
	}
}

void lines_wrap(struct lines *lines, struct arena *arena, const char *text, int cells)
{
	for (;;) {
		size_t length = strcspn(text, "\n");

		wrap_paragraph(lines, arena, text, length, cells < 2 ? 2 : cells);
		if (!text[length])
			return;
		text += length + 1;
	}
}

int text_cells(const char *text)
{
	int widest = 0;

	for (;;) {
		size_t length = strcspn(text, "\n");
		int width = utf8_width(text, length);

		if (width > widest)
			widest = width;
		if (!text[length])
			return widest;
		text += length + 1;
	}
}

int text_widest_word(const char *text)
{
	int widest = 0;

	while (*text) {
		size_t space = strspn(text, " \n");
		size_t length = strcspn(text + space, "\n");
		size_t word = word_length(text + space, length);
		int width = utf8_width(text + space, word);

		if (width > widest)
			widest = width;
		text += space + word;
	}
	return widest;
}
