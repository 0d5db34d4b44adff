/* A text alone on the terminal, to be copied out of the program. */
#include "term_inside.h"

#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "wrap.h"

/* What terminals take in one such sequence, before and after encoding. */
enum { CLIP_MOST = 74000 };

void term_page_clear(struct term *term)
{
	struct str out = {0};

	/* Row by row: what is erased all at once some terminals put into their scrollback. */
	for (int row = 1; row <= term->grid->rows; row++)
		str_addf(&out, "\033[%d;1H\033[K", row);
	str_add(&out, "\033[H");
	term_say(term, str_text(&out));
	str_free(&out);
}

size_t term_page(struct term *term, const char *text, const char *hint)
{
	size_t length = strlen(text), at = 0, bytes;
	int rows = term->grid->rows - 2, cols = term->grid->cols, row = 0, col = 0;
	struct str out = {0};

	for (; at < length; at += bytes) {
		int width;

		bytes = grapheme_next(text, length, at);
		width = text[at] == '\n' ? 0 : term->ascii ? 1 : grapheme_width(text + at, bytes);
		if (text[at] == '\n' || col + width > cols) {
			row++;
			col = 0;
		}
		if (row >= rows)
			break;
		col += width;
		if (text[at] == '\n')
			str_add(&out, "\r\n");
		else if (term->ascii && (unsigned char)text[at] >= 0x80)
			str_addc(&out, '?');
		else
			str_addn(&out, text + at, bytes);
	}
	term_page_clear(term);
	str_addf(&out, "\033[%d;1H%s", term->grid->rows, hint);
	term_say(term, str_text(&out));
	str_free(&out);
	/* A line end at the break is shown by the break. */
	return at < length && text[at] == '\n' ? at + 1 : at;
}

static void base64(struct str *out, const unsigned char *bytes, size_t length)
{
	static const char digits[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < length; i += 3) {
		size_t left = length - i;
		unsigned long three = (unsigned long)bytes[i] << 16 |
				      (left > 1 ? (unsigned long)bytes[i + 1] << 8 : 0) |
				      (left > 2 ? bytes[i + 2] : 0);

		str_addc(out, digits[three >> 18 & 63]);
		str_addc(out, digits[three >> 12 & 63]);
		str_addc(out, left > 1 ? digits[three >> 6 & 63] : '=');
		str_addc(out, left > 2 ? digits[three & 63] : '=');
	}
}

bool term_copy(struct term *term, const char *text)
{
	struct str out = {0};
	bool sent;

	/* Those that take no title would show the sequence. */
	if (!term->titled || strlen(text) > CLIP_MOST)
		return false;
	str_add(&out, "\033]52;c;");
	base64(&out, (const unsigned char *)text, strlen(text));
	str_add(&out, "\033\\");
	sent = term_send(term, str_text(&out), out.length);
	str_free(&out);
	return sent;
}
