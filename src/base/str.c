#include <caseload/base/str.h>

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/arena.h>
#include <caseload/base/err.h>

void str_free(struct str *s)
{
	free(s->text);
	*s = (struct str){0};
}

void str_clear(struct str *s)
{
	s->length = 0;
	if (s->text != NULL)
		s->text[0] = '\0';
}

static void str_reserve(struct str *s, size_t more)
{
	size_t need = s->length + more + 1;
	if (need <= s->room)
		return;
	size_t room = s->room == 0 ? 64 : s->room;
	while (room < need)
		room *= 2;
	s->text = xrealloc(s->text, room);
	s->room = room;
}

void str_addn(struct str *s, const char *text, size_t length)
{
	str_reserve(s, length);
	memcpy(s->text + s->length, text, length);
	s->length += length;
	s->text[s->length] = '\0';
}

void str_add(struct str *s, const char *text)
{
	if (text != NULL)
		str_addn(s, text, strlen(text));
}

void str_addc(struct str *s, char c)
{
	str_addn(s, &c, 1);
}

void str_vaddf(struct str *s, const char *format, va_list args)
{
	va_list again;
	va_copy(again, args);
	int n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (n < 0)
		bug("a text that cannot be formatted");
	str_reserve(s, (size_t)n);
	vsnprintf(s->text + s->length, (size_t)n + 1, format, args);
	s->length += (size_t)n;
}

void str_addf(struct str *s, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	str_vaddf(s, format, args);
	va_end(args);
}

const char *str_text(const struct str *s)
{
	return s->text != NULL ? s->text : "";
}

bool text_is_blank(const char *text)
{
	return text == NULL || text[strspn(text, " \t\r\n")] == '\0';
}

bool text_equal(const char *a, const char *b)
{
	if (a == NULL || b == NULL)
		return a == b;
	return strcmp(a, b) == 0;
}

bool text_starts(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

size_t text_words(const char *text)
{
	size_t n = 0;

	while (*(text += strspn(text, " \n\t")) != '\0') {
		n++;
		text += strcspn(text, " \n\t");
	}
	return n;
}

const char *thousands_show(int64_t n, char buffer[static THOUSANDS_SIZE])
{
	char digits[24];
	int length = snprintf(digits, sizeof digits, "%" PRId64, n), at = 0;

	for (int i = 0; i < length; i++) {
		if (i > 0 && (length - i) % 3 == 0 && digits[i - 1] != '-')
			buffer[at++] = ',';
		buffer[at++] = digits[i];
	}
	buffer[at] = '\0';
	return buffer;
}
