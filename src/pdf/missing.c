/* Characters that no installed font has: never a silent box. */
#include <string.h>

#include <caseload/base/utf8.h>

#include "paper.h"

/* The sentence has to fit an error's. */
enum { SHOWN_MOST = 3, WORD_CELLS = 12 };

/* The word of the text that has the byte at `at`. */
static const char *word_at(struct arena *arena, const char *text, size_t at)
{
	size_t from = at, to = at;

	while (from && !strchr(" \n", text[from - 1]))
		from--;
	while (text[to] && !strchr(" \n", text[to]))
		to++;
	return utf8_clip(arena, arena_strndup(arena, text + from, to - from), WORD_CELLS, false);
}

static void note(struct missing_list *missing, int32_t code, const char *text, size_t at)
{
	struct missing *slot;

	if (!missing->seen)
		missing->seen = g_hash_table_new(NULL, NULL);
	if (!g_hash_table_add(missing->seen, GINT_TO_POINTER(code)))
		return;
	slot = arena_push(
		missing->arena, &missing->list, &missing->n, &missing->room, sizeof(*slot));
	slot->code = code;
	if (missing->n <= SHOWN_MOST)
		slot->word = word_at(missing->arena, text, at);
}

void missing_note(struct paper *paper, PangoLayout *layout)
{
	PangoLayoutIter *iter;

	if (!pango_layout_get_unknown_glyphs_count(layout))
		return;
	iter = pango_layout_get_iter(layout);
	do {
		PangoLayoutRun *run = pango_layout_iter_get_run_readonly(iter);

		for (int i = 0; run && i < run->glyphs->num_glyphs; i++) {
			PangoGlyph glyph = run->glyphs->glyphs[i].glyph;

			if (glyph & PANGO_GLYPH_UNKNOWN_FLAG)
				note(paper->missing, (int32_t)(glyph & ~PANGO_GLYPH_UNKNOWN_FLAG),
					pango_layout_get_text(layout),
					(size_t)(run->item->offset + run->glyphs->log_clusters[i]));
		}
	} while (pango_layout_iter_next_run(iter));
	pango_layout_iter_free(iter);
}

void missing_free(struct missing_list *missing)
{
	if (missing->seen)
		g_hash_table_destroy(missing->seen);
}

/* Debian's package that has most characters of its kind; NULL where no font is to be expected. */
static const char *package_for(int32_t code)
{
	GUnicodeType type = g_unichar_type((gunichar)code);

	if (type == G_UNICODE_PRIVATE_USE || type == G_UNICODE_UNASSIGNED)
		return NULL;
	switch (g_unichar_get_script((gunichar)code)) {
	case G_UNICODE_SCRIPT_HAN:
		return code >= 0x20000 ? "fonts-hanazono" : "fonts-noto-cjk";
	case G_UNICODE_SCRIPT_HIRAGANA:
	case G_UNICODE_SCRIPT_KATAKANA:
	case G_UNICODE_SCRIPT_HANGUL:
	case G_UNICODE_SCRIPT_BOPOMOFO:
		return "fonts-noto-cjk";
	default:
		/* Core has the scripts of today, extra its further weights and rarer signs. */
		return code >= 0x1F000 && code < 0x20000 ? "fonts-noto-color-emoji"
		       : code >= 0x10000		 ? "fonts-noto-extra"
							 : "fonts-noto-core";
	}
}

static void add_packages(const struct missing_list *missing, struct str *text)
{
	static const char *const packages[] = {"fonts-noto-core", "fonts-noto-cjk",
		"fonts-noto-color-emoji", "fonts-noto-extra", "fonts-hanazono"};
	const char *before = " Install ";
	bool unknown = false;

	for (size_t i = 0; i < sizeof(packages) / sizeof(packages[0]); i++) {
		for (size_t j = 0; j < missing->n; j++) {
			if (!text_equal(package_for(missing->list[j].code), packages[i]))
				continue;
			str_addf(text, "%s%s", before, packages[i]);
			before = " and ";
			break;
		}
	}
	for (size_t j = 0; j < missing->n; j++)
		unknown = unknown || !package_for(missing->list[j].code);
	if (unknown)
		str_add(text, strcmp(before, " Install ")
				      ? ", and take out the characters that no font has"
				      : " Take it out, for no package of fonts has it");
	str_add(text, unknown && !strcmp(before, " Install ") ? "." : ", then print again.");
}

const char *missing_sentence(const struct missing_list *missing, struct arena *arena)
{
	struct str text = {0};
	const char *sentence;

	if (!missing->n)
		return NULL;
	str_addf(&text, "No font on this computer has the character%s ", missing->n > 1 ? "s" : "");
	for (size_t i = 0; i < missing->n && i < SHOWN_MOST; i++)
		str_addf(&text, "%sU+%04X (in \"%s\")", i ? ", " : "",
			(unsigned)missing->list[i].code, missing->list[i].word);
	if (missing->n > SHOWN_MOST)
		str_addf(&text, " and %zu more", missing->n - SHOWN_MOST);
	str_addc(&text, '.');
	add_packages(missing, &text);
	sentence = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return sentence;
}
