#include "fold.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/arena.h>
#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "wrap.h"

/* The folded text, and for each of its bytes the place of its grapheme in the text. */
struct folded {
	struct str text;
	size_t *from;
	size_t room;
};

static void folded_add(struct folded *folded, const char *bytes, size_t length, size_t from)
{
	if (folded->text.length + length > folded->room) {
		folded->room = (folded->text.length + length) * 2 + 64;
		folded->from = xrealloc(folded->from, folded->room * sizeof *folded->from);
	}
	for (size_t i = 0; i < length; i++)
		folded->from[folded->text.length + i] = from;
	str_addn(&folded->text, bytes, length);
}

static struct folded fold(const char *text, size_t at)
{
	struct folded folded = {0};
	struct arena *arena = arena_new();
	size_t length = strlen(text);

	for (size_t bytes; at < length; at += bytes) {
		bytes = grapheme_next(text, length, at);
		if (bytes == 1) {
			char c = text[at];

			if (c >= 'A' && c <= 'Z')
				c = (char)(c + 'a' - 'A');
			if (c == '\n')
				c = ' ';
			folded_add(&folded, &c, 1, at);
		} else {
			const char *plain =
				utf8_fold(arena, arena_strndup(arena, text + at, bytes));

			/* A quotation mark or the like folds to nothing, but was typed: keep it. */
			if (*plain)
				folded_add(&folded, plain, strlen(plain), at);
			else
				folded_add(&folded, text + at, bytes, at);
		}
	}
	arena_free(arena);
	return folded;
}

bool fold_find(const char *text, const char *what, size_t from, size_t *start, size_t *end)
{
	struct folded in = fold(text, from), of = fold(what, 0);
	const char *hit =
		of.text.length == 0 || in.text.length == 0
			? NULL
			: memmem(in.text.text, in.text.length, of.text.text, of.text.length);

	if (hit) {
		size_t at = (size_t)(hit - in.text.text);

		*start = in.from[at];
		*end = in.from[at + of.text.length - 1];
		*end += grapheme_next(text, strlen(text), *end);
	}
	str_free(&in.text);
	str_free(&of.text);
	free(in.from);
	free(of.from);
	return hit != NULL;
}
