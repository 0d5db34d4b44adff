/* Text by pango: fonts, sizes, and the characters that no font has. */
#include <hb.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/utf8.h>

#include "paper.h"

/* The first that is installed draws; the rest fill in what it lacks. Lines of Noto are a sixth higher:
 * with it first a page that is full here would run over elsewhere. */
#define FONTS "DejaVu Sans, Noto Sans, Sans"

double text_points(const struct paper *paper, enum sheet_size size)
{
	return sheet_points(paper->sheet, size);
}

struct font *text_font(struct paper *paper, double points, enum weight weight)
{
	struct font *font = paper->fonts;

	while (font && (fabs(font->points - points) >= 0.001 || font->weight != weight))
		font = font->next;
	if (font)
		return font;
	font = arena_new_one(paper->kept, struct font);
	*font = (struct font){.next = paper->fonts, .points = points, .weight = weight};
	paper->fonts = font;
	font->description = pango_font_description_from_string(FONTS);
	pango_font_description_set_size(font->description, (int)(points * PANGO_SCALE));
	pango_font_description_set_weight(
		font->description, weight == BOLD ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
	return font;
}

static PangoAttrList *plain_attributes(void)
{
	PangoAttrList *list = pango_attr_list_new();

	/* Words are not cut with a hyphen that is not theirs. */
	pango_attr_list_insert(list, pango_attr_insert_hyphens_new(FALSE));
	/* One glyph for two letters comes back as one strange letter when text is copied or read
	 * aloud. */
	pango_attr_list_insert(list, pango_attr_font_features_new("liga=0, clig=0, dlig=0"));
	return list;
}

/* NHS Numbers and dates are not parted. */
static PangoAttrList *attributes(struct paper *paper, const char *text)
{
	PangoAttrList *list = NULL;
	PangoAttribute *attribute;

	if (!paper->plain)
		paper->plain = plain_attributes();
	/* The square stands over it; for a reader of the text the signs stay, white. */
	if (text_starts(text, SHEET_TICK)) {
		list = plain_attributes();
		attribute = pango_attr_foreground_new(65535, 65535, 65535);
		attribute->end_index = strlen(SHEET_TICK);
		pango_attr_list_insert(list, attribute);
	}
	for (size_t at = 0, unbroken; text[at]; at += unbroken ? unbroken : 1) {
		unbroken = sheet_unbroken(text + at);
		if (!unbroken)
			continue;
		list = list ? list : plain_attributes();
		attribute = pango_attr_allow_breaks_new(FALSE);
		attribute->start_index = (guint)at;
		attribute->end_index = (guint)(at + unbroken);
		pango_attr_list_insert(list, attribute);
	}
	return list ? list : pango_attr_list_ref(paper->plain);
}

/* Laying out one word takes time with the square of its length, and a word pasted by mistake may
 * have 200,000 letters: it goes on in a new line every so often. The caller's to free(); NULL: the
 * text is good as it is. */
static char *parted(const char *text)
{
	enum { WORD_MOST = 2000 }; /* bytes: some lines of the widest column */
	size_t length = strlen(text), run = 0;
	struct str out = {0};

	if (length <= WORD_MOST)
		return NULL;
	for (size_t at = 0, next; at < length; at = next) {
		next = at + utf8_grapheme_next(text, length, at);
		run = text[at] == ' ' || text[at] == '\n' ? 0 : run + (next - at);
		if (run > WORD_MOST) {
			str_addc(&out, '\n');
			run = next - at;
		}
		str_addn(&out, text + at, next - at);
	}
	return out.text;
}

PangoLayout *text_layout_new(struct paper *paper, const char *text, double points,
	enum weight weight, double width, PangoAlignment align)
{
	PangoLayout *layout = pango_layout_new(paper->context);
	char *parts = parted(text);
	PangoAttrList *list;

	text = parts ? parts : text;
	list = attributes(paper, text);
	pango_layout_set_font_description(layout, text_font(paper, points, weight)->description);
	/* Right-to-left text is shaped as it should be, but stays in its column on the left. */
	pango_layout_set_auto_dir(layout, FALSE);
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_alignment(layout, align);
	pango_layout_set_line_spacing(layout, 1.15f);
	if (width > 0)
		pango_layout_set_width(layout, (int)(width * PANGO_SCALE));
	pango_layout_set_text(layout, text, -1);
	pango_layout_set_attributes(layout, list);
	pango_attr_list_unref(list);
	missing_note(paper, layout);
	free(parts);
	return layout;
}

PangoLayout *text_layout(struct paper *paper, const char *text, double points, enum weight weight,
	double width, PangoAlignment align)
{
	struct laid *laid = paper->laid;
	PangoLayout *layout = text_layout_new(paper, text, points, weight, width, align);
	PangoLayout **slot = arena_push(
		laid->arena, &laid->layouts, &laid->n_layouts, &laid->layouts_room, sizeof(*slot));

	*slot = layout;
	return layout;
}

double text_natural(struct paper *paper, const char *text, double points, enum weight weight)
{
	PangoLayout *layout = text_layout_new(paper, text, points, weight, 0, PANGO_ALIGN_LEFT);
	double width = text_width(layout);

	g_object_unref(layout);
	return width;
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

/* Where a line was wrapped pango leaves a space without a glyph, which cairo can only say in a
 * remark of its own, and readers lose the rest of the text behind that. A space says it better. */
static void mend_spaces(PangoLayoutIter *iter)
{
	const char *text = pango_layout_get_text(pango_layout_iter_get_layout(iter));
	PangoLayoutLine *line = pango_layout_iter_get_line_readonly(iter);

	for (GSList *at = line->runs; at; at = at->next) {
		PangoLayoutRun *run = at->data;
		PangoFont *font = run->item->analysis.font; /* NULL where none is installed */

		for (int i = 0; font && i < run->glyphs->num_glyphs; i++) {
			PangoGlyphInfo *info = &run->glyphs->glyphs[i];
			const char *from = text + run->item->offset + run->glyphs->log_clusters[i];
			hb_codepoint_t space;

			if (info->glyph == PANGO_GLYPH_EMPTY && *from == ' ' &&
				hb_font_get_nominal_glyph(
					pango_font_get_hb_font(font), ' ', &space))
				info->glyph = space;
		}
	}
}

struct mark *text_ink_line(struct paper *paper, struct ink *ink, PangoLayoutIter *iter)
{
	struct mark *mark = ink_add(paper, ink, MARK_TEXT);

	mend_spaces(iter);
	mark->line = pango_layout_iter_get_line_readonly(iter);
	return mark;
}

void text_ink(struct paper *paper, struct ink *ink, PangoLayout *layout, double x, double y,
	const char *tag, int cell)
{
	PangoLayoutIter *iter = pango_layout_get_iter(layout);

	ink->pieces++;
	text_ink_tick(paper, ink, layout, x, y);
	do {
		struct mark *mark = text_ink_line(paper, ink, iter);
		PangoRectangle logical;

		pango_layout_iter_get_line_extents(iter, NULL, &logical);
		mark->x = x + (double)logical.x / PANGO_SCALE;
		mark->y = y + (double)pango_layout_iter_get_baseline(iter) / PANGO_SCALE;
		mark->tag = tag;
		mark->cell = cell;
		mark->piece = ink->pieces;
	} while (pango_layout_iter_next_line(iter));
	pango_layout_iter_free(iter);
}
