/* Text by pango: fonts, sizes, and the characters that no font has. */
#include <math.h>
#include <string.h>

#include "paper.h"

/* The first that is installed draws; the rest fill in what it lacks. */
#define FONTS "Noto Sans, DejaVu Sans, Sans"

double text_points(const struct paper *paper, enum sheet_size size)
{
	static const double normal[] = {9.5, 14, 20};
	static const double letter[] = {12, 14, 20};
	static const double large_print[] = {16, 20, 24};

	return paper->sheet->large_print ? large_print[size]
	       : paper->sheet->letter	 ? letter[size]
					 : normal[size];
}

static void note_missing(struct paper *paper, int32_t code)
{
	int32_t *slot;

	for (size_t i = 0; i < paper->n_missing; i++)
		if (paper->missing[i] == code)
			return;
	slot = arena_push(paper->arena, &paper->missing, &paper->n_missing, &paper->missing_room,
		sizeof(*slot));
	*slot = code;
}

static void look_for_missing(struct paper *paper, PangoLayout *layout)
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
				note_missing(paper, (int32_t)(glyph & ~PANGO_GLYPH_UNKNOWN_FLAG));
		}
	} while (pango_layout_iter_next_run(iter));
	pango_layout_iter_free(iter);
}

/* Words are not cut with a hyphen that is not theirs; NHS Numbers and dates are not parted. */
static PangoAttrList *attributes(const char *text)
{
	PangoAttrList *list = pango_attr_list_new();
	PangoAttribute *attribute = pango_attr_insert_hyphens_new(FALSE);
	size_t length = strlen(text);

	pango_attr_list_insert(list, attribute);
	/* The square stands over it; for a reader of the text the signs stay, white. */
	if (text_starts(text, SHEET_TICK)) {
		attribute = pango_attr_foreground_new(65535, 65535, 65535);
		attribute->end_index = strlen(SHEET_TICK);
		pango_attr_list_insert(list, attribute);
	}
	for (size_t at = 0, unbroken; at < length; at += unbroken ? unbroken : 1) {
		unbroken = sheet_unbroken(text + at);
		if (!unbroken)
			continue;
		attribute = pango_attr_allow_breaks_new(FALSE);
		attribute->start_index = (guint)at;
		attribute->end_index = (guint)(at + unbroken);
		pango_attr_list_insert(list, attribute);
	}
	return list;
}

PangoLayout *text_layout(struct paper *paper, const char *text, double points, enum weight weight,
	double width, PangoAlignment align)
{
	PangoLayout *layout = pango_layout_new(paper->context);
	PangoFontDescription *font = pango_font_description_from_string(FONTS);
	PangoAttrList *list;
	PangoLayout **slot = arena_push(paper->arena, &paper->layouts, &paper->n_layouts,
		&paper->layouts_room, sizeof(*slot));

	*slot = layout;
	pango_font_description_set_size(font, (int)(points * PANGO_SCALE));
	pango_font_description_set_weight(
		font, weight == BOLD ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	pango_layout_set_font_description(layout, font);
	pango_font_description_free(font);
	/* Right-to-left text is shaped as it should be, but stays in its column on the left. */
	pango_layout_set_auto_dir(layout, FALSE);
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_alignment(layout, align);
	pango_layout_set_line_spacing(layout, 1.15f);
	if (width > 0)
		pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	pango_layout_set_text(layout, text, -1);
	list = attributes(text);
	pango_layout_set_attributes(layout, list);
	pango_attr_list_unref(list);
	look_for_missing(paper, layout);
	return layout;
}

double text_height(PangoLayout *layout)
{
	int height;

	pango_layout_get_size(layout, NULL, &height);
	return (double)height / PANGO_SCALE;
}

double text_width(PangoLayout *layout)
{
	int width;

	pango_layout_get_size(layout, &width, NULL);
	return ceil((double)width / PANGO_SCALE);
}

void text_ink_tick(struct paper *paper, struct ink *ink, PangoLayout *layout, double x, double y)
{
	PangoRectangle from, to;
	struct mark *mark;
	double baseline = (double)pango_layout_get_baseline(layout) / PANGO_SCALE;
	double room;

	if (!text_starts(pango_layout_get_text(layout), SHEET_TICK))
		return;
	mark = ink_add(paper, ink, MARK_FRAME);
	pango_layout_index_to_pos(layout, 0, &from);
	pango_layout_index_to_pos(layout, (int)strlen(SHEET_TICK), &to);
	room = (double)(to.x - from.x) / PANGO_SCALE;
	mark->width = mark->height = room > 0 ? room * 0.92 : baseline * 0.8;
	mark->x = x + (double)from.x / PANGO_SCALE + 0.5;
	mark->y = y + baseline - mark->height + 0.8;
}

void text_ink(struct paper *paper, struct ink *ink, PangoLayout *layout, double x, double y,
	const char *tag, int cell)
{
	PangoLayoutIter *iter = pango_layout_get_iter(layout);

	text_ink_tick(paper, ink, layout, x, y);
	do {
		struct mark *mark = ink_add(paper, ink, MARK_TEXT);
		PangoRectangle logical;

		pango_layout_iter_get_line_extents(iter, NULL, &logical);
		mark->line = pango_layout_iter_get_line_readonly(iter);
		mark->x = x + (double)logical.x / PANGO_SCALE;
		mark->y = y + (double)pango_layout_iter_get_baseline(iter) / PANGO_SCALE;
		mark->tag = tag;
		mark->cell = cell;
	} while (pango_layout_iter_next_line(iter));
	pango_layout_iter_free(iter);
}

static const char *package_for(int32_t code)
{
	GUnicodeScript script = g_unichar_get_script((gunichar)code);

	switch (script) {
	case G_UNICODE_SCRIPT_HAN:
	case G_UNICODE_SCRIPT_HIRAGANA:
	case G_UNICODE_SCRIPT_KATAKANA:
	case G_UNICODE_SCRIPT_HANGUL:
	case G_UNICODE_SCRIPT_BOPOMOFO:
		return "fonts-noto-cjk";
	default:
		return code >= 0x1F000 && code < 0x20000 ? "fonts-noto-color-emoji"
							 : "fonts-noto-core";
	}
}

const char *text_missing(const struct paper *paper, struct arena *arena)
{
	static const char *const packages[] = {
		"fonts-noto-core", "fonts-noto-cjk", "fonts-noto-color-emoji"};
	struct str text = {0};
	const char *sentence;
	bool first = true;

	if (!paper->n_missing)
		return NULL;
	str_addf(&text,
		"No font on this computer has %zu of the characters (U+%04X%s), which are drawn "
		"as boxes. Install ",
		paper->n_missing, (unsigned)paper->missing[0],
		paper->n_missing > 1 ? " and others" : "");
	for (size_t i = 0; i < sizeof(packages) / sizeof(packages[0]); i++) {
		for (size_t j = 0; j < paper->n_missing; j++) {
			if (!text_equal(package_for(paper->missing[j]), packages[i]))
				continue;
			str_addf(&text, "%s%s", first ? "" : " and ", packages[i]);
			first = false;
			break;
		}
	}
	str_add(&text, " and print again.");
	sentence = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return sentence;
}
