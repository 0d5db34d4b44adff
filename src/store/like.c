#include "like.h"

#include <string.h>

#include <caseload/base/utf8.h>

static char *like_pattern(const char *word, size_t length, struct arena *arena)
{
	char *out = arena_alloc(arena, length * 2 + 3), *at = out;

	*at++ = '%';
	for (size_t i = 0; i < length; i++) {
		if (word[i] == '%' || word[i] == '_' || word[i] == '\\')
			*at++ = '\\';
		*at++ = word[i];
	}
	*at++ = '%';
	*at = '\0';
	return out;
}

/* A number is one word, whatever stands between its digits. */
static const char *joined_digits(const char *text, struct arena *arena)
{
	char *out;
	size_t n = 0;

	if (strpbrk(text, "0123456789") == NULL || text[strspn(text, "0123456789 -")] != '\0')
		return text;
	out = arena_alloc(arena, strlen(text) + 1);
	for (; *text != '\0'; text++)
		if (*text >= '0' && *text <= '9')
			out[n++] = *text;
	out[n] = '\0';
	return out;
}

char *like_joined(const char *text, struct arena *arena)
{
	enum { FROM = 5 };
	char *fold = utf8_fold(arena, text);
	size_t n = 0;

	for (const char *at = fold; *at != '\0'; at++)
		if (*at != ' ' && *at != ',')
			fold[n++] = *at;
	return n < FROM ? NULL : like_pattern(fold, n, arena);
}

size_t like_words(const char *text, char *words[LIKE_WORDS], struct arena *arena)
{
	const char *at = text != NULL ? utf8_fold(arena, joined_digits(text, arena)) : "";
	size_t n = 0;

	while (n < LIKE_WORDS && *(at += strspn(at, " ,")) != '\0') {
		size_t length = strcspn(at, " ,");
		words[n++] = like_pattern(at, length, arena);
		at += length;
	}
	return n;
}
