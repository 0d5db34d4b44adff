#include "out.h"

#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

enum { WIDTH_LEAST = 40, WIDTH_DEFAULT = 80, WIDTH_PROSE = 100 };

int out_width(int fd)
{
	struct winsize size;
	const char *columns = getenv("COLUMNS");
	int width = 0;

	if (ioctl(fd, TIOCGWINSZ, &size) == 0)
		width = size.ws_col;
	if (width == 0 && columns != NULL)
		width = atoi(columns);
	if (width == 0)
		width = WIDTH_DEFAULT;
	return width < WIDTH_LEAST ? WIDTH_LEAST : width;
}

/* Writes text that is safe already, with '?' for what an ASCII terminal cannot show. */
static void put(struct out *out, const char *text, size_t length)
{
	if (!out->ascii) {
		fwrite(text, 1, length, out->to);
		return;
	}
	for (size_t at = 0; at < length;) {
		size_t n = utf8_grapheme_next(text, length, at);
		if (n == 0)
			break;
		fputc(n == 1 && (unsigned char)text[at] < 0x80 ? text[at] : '?', out->to);
		at += n;
	}
}

static const char *safe_line(struct out *out, const char *text)
{
	return safe_text(out->arena, text, strlen(text), false, NULL);
}

void out_line(struct out *out, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	const char *line = safe_line(out, arena_vprintf(out->arena, format, args));
	va_end(args);
	put(out, line, strlen(line));
	fputc('\n', out->to);
}

void out_prompt(struct out *out, const char *text)
{
	const char *safe = safe_line(out, text);

	put(out, safe, strlen(safe));
}

void out_gap(struct out *out)
{
	fputc('\n', out->to);
}

void out_heading(struct out *out, const char *text)
{
	out_gap(out);
	out_line(out, "%s", text);
}

/* Bytes of the line that begins at `text` and is at most `cells` wide; *next is where the one
 * after it begins. */
static size_t line_break(const char *text, size_t length, int cells, size_t *next)
{
	size_t fits = utf8_fit(text, length, cells), at = fits;

	*next = length;
	if (fits == length)
		return length;
	while (at > 0 && text[at] != ' ')
		at--;
	if (at == 0) { /* one word, wider than the line */
		*next = fits > 0 ? fits : utf8_grapheme_next(text, length, 0);
		return *next;
	}
	for (*next = at; *next < length && text[*next] == ' '; ++*next)
		;
	while (at > 0 && text[at - 1] == ' ')
		at--;
	return at;
}

/* The first line stands where the caller has written `indent` cells already. */
static void put_wrapped(struct out *out, int indent, const char *text)
{
	int width = out->width < WIDTH_PROSE ? out->width : WIDTH_PROSE;
	int cells = out->whole ? INT_MAX : width - indent < 20 ? 20 : width - indent;
	bool first = true;

	text = safe_text(out->arena, text, strlen(text), true, NULL);
	do {
		size_t length = strcspn(text, "\n"), at = 0;
		do {
			size_t next, n = line_break(text + at, length - at, cells, &next);
			if (!first && n > 0)
				fprintf(out->to, "%*s", indent, "");
			put(out, text + at, n);
			fputc('\n', out->to);
			first = false;
			at += next;
		} while (at < length);
		text += length + (text[length] == '\n');
	} while (*text != '\0');
}

void out_wrap(struct out *out, int indent, const char *text)
{
	fprintf(out->to, "%*s", indent, "");
	put_wrapped(out, indent, text);
}

void out_sentence(struct out *out, const char *text)
{
	if (out->terminal)
		out_wrap(out, 0, text);
	else
		out_line(out, "%s", text);
}

void out_wrap_after(struct out *out, const char *start, const char *text)
{
	const char *safe = safe_line(out, start);

	put(out, safe, strlen(safe));
	put_wrapped(out, utf8_width(safe, strlen(safe)), text);
}

void out_field(struct out *out, const char *label, const char *value)
{
	int cells = utf8_width(label, strlen(label)), pad = OUT_LABEL - cells;

	if (value == NULL || *value == '\0')
		return;
	put(out, label, strlen(label));
	if (out->plain) {
		fputs(": ", out->to);
		put_wrapped(out, 0, value);
		return;
	}
	fprintf(out->to, "%*s", pad > 0 ? pad : 1, "");
	put_wrapped(out, OUT_LABEL, value);
}
