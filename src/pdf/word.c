/* Widths of texts from the widths of their words. A caseload of twenty thousand people says the
 * same few thousand words again and again: each is laid out once. */
#include <string.h>

#include "paper.h"

enum { BUCKETS = 1 << 14, WORDS_MOST = BUCKETS / 2 };

struct word {
	const char *text; /* NULL: free */
	const struct font *font;
	int natural, widest, height;
};

struct word_cache {
	struct arena *arena;
	struct word words[BUCKETS];
	size_t n;
};

static size_t hash(const char *text, size_t length, const struct font *font)
{
	size_t sum = 1469598103934665603u + (size_t)font->weight + (size_t)(font->points * 16);

	for (size_t i = 0; i < length; i++)
		sum = (sum ^ (unsigned char)text[i]) * 1099511628211u;
	return sum;
}

static void forget(struct word_cache *cache)
{
	memset(cache->words, 0, sizeof(cache->words));
	arena_reset(cache->arena);
	cache->n = 0;
}

/* May a line end inside it? */
static bool wraps(const char *word)
{
	for (; *word; word++) {
		unsigned char c = (unsigned char)*word;

		if (!((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
			    c == ',' || c == '.'))
			return true;
	}
	return false;
}

static void lay_out(struct paper *paper, const struct font *font, struct word *word)
{
	PangoLayout *layout =
		text_layout_new(paper, word->text, font->points, font->weight, 0, PANGO_ALIGN_LEFT);

	pango_layout_get_size(layout, &word->natural, &word->height);
	word->widest = word->natural;
	if (wraps(word->text)) {
		pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
		pango_layout_set_width(layout, 0);
		pango_layout_get_size(layout, &word->widest, NULL);
	}
	g_object_unref(layout);
}

static const struct word *find(
	struct paper *paper, const struct font *font, const char *text, size_t length)
{
	struct word_cache *cache = paper->words;
	size_t at = hash(text, length, font) % BUCKETS;

	for (; cache->words[at].text; at = (at + 1) % BUCKETS)
		if (cache->words[at].font == font &&
			!strncmp(cache->words[at].text, text, length) &&
			!cache->words[at].text[length])
			return &cache->words[at];
	if (cache->n == WORDS_MOST) {
		forget(cache);
		at = hash(text, length, font) % BUCKETS;
	}
	cache->n++;
	cache->words[at].text = arena_strndup(cache->arena, text, length);
	cache->words[at].font = font;
	lay_out(paper, font, &cache->words[at]);
	return &cache->words[at];
}

static void measure_space(struct paper *paper, struct font *font)
{
	int apart = find(paper, font, "x x", 3)->natural;

	font->space = apart - 2 * find(paper, font, "x", 1)->natural;
}

static int larger(int a, int b)
{
	return a > b ? a : b;
}

struct text_size text_size(struct paper *paper, const char *text, double points, enum weight weight)
{
	struct font *font = text_font(paper, points, weight);
	struct text_size size = {.lines = 1};
	int line = 0, piece = 0;
	size_t unbroken = 0; /* bytes that are left of an NHS Number or a date */

	if (!paper->words) {
		paper->words = xcalloc(1, sizeof(*paper->words));
		paper->words->arena = arena_new();
	}
	if (!font->space)
		measure_space(paper, font);
	size.height = find(paper, font, "x", 1)->height;
	while (*text) {
		size_t length = strcspn(text, " \n");
		bool joined = unbroken > 0;

		if (!unbroken)
			unbroken = sheet_unbroken(text);
		if (length) {
			const struct word *word = find(paper, font, text, length);

			line += word->natural;
			piece = joined ? piece + font->space + word->natural : word->widest;
			size.height = larger(size.height, word->height);
		} else {
			length = 1;
			line += *text == ' ' ? font->space : 0;
			size.lines += *text == '\n';
		}
		size.natural = larger(size.natural, line);
		size.word = larger(size.word, piece);
		if (text[0] == '\n')
			line = 0;
		text += length;
		unbroken -= unbroken < length ? unbroken : length;
	}
	/* Rounding where words are joined. */
	size.natural += PANGO_SCALE / 8;
	size.word += PANGO_SCALE / 8;
	return size;
}

void words_free(struct paper *paper)
{
	if (paper->words)
		arena_free(paper->words->arena);
	free(paper->words);
	paper->words = NULL;
}
