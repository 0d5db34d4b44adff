#include "wrap.h"

#include <stdbool.h>

#include <caseload/base/utf8.h>

size_t grapheme_next(const char *text, size_t length, size_t at)
{
	if (at >= length)
		return 0;
	if ((unsigned char)text[at] < 0x80 &&
		(at + 1 == length || (unsigned char)text[at + 1] < 0x80))
		return 1;
	return utf8_grapheme_next(text, length, at);
}

int grapheme_width(const char *text, size_t length)
{
	if (length == 1)
		return 1;
	return utf8_width(text, length);
}

static size_t blanks(const char *text, size_t length, size_t at)
{
	size_t end = at;

	while (end < length && text[end] == ' ')
		end++;
	return end;
}

/* A date or a number is not broken at its hyphens. */
static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

size_t wrap_row(const char *text, size_t length, int width, size_t *shown)
{
	size_t at = 0, broken = 0, broken_shown = 0;
	int cells = 0;

	while (at < length) {
		size_t bytes = grapheme_next(text, length, at);
		int w = grapheme_width(text + at, bytes);

		if (text[at] == ' ') {
			/* Blanks never start a row: they hang over its end. */
			size_t end = blanks(text, length, at);

			broken_shown = at;
			broken = end;
			cells += (int)(end - at);
			at = end;
			continue;
		}
		if (width > 0 && at > 0 && cells + w > width) {
			if (broken == 0) {
				broken = at;
				broken_shown = at;
			}
			if (shown)
				*shown = broken_shown;
			return broken;
		}
		cells += w;
		at += bytes;
		if (bytes == 1 && text[at - 1] == '-' && at > 1 && at < length && text[at] != ' ' &&
			!is_digit(text[at]) && !is_digit(text[at - 2])) {
			broken = at;
			broken_shown = at;
		}
	}
	if (shown)
		*shown = length;
	return length;
}
