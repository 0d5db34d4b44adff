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

size_t like_words(const char *text, char *words[LIKE_WORDS], struct arena *arena)
{
	const char *at = text != NULL ? utf8_fold(arena, text) : "";
	size_t n = 0;

	while (n < LIKE_WORDS && *(at += strspn(at, " ,")) != '\0') {
		size_t length = strcspn(at, " ,");
		words[n++] = like_pattern(at, length, arena);
		at += length;
	}
	return n;
}
