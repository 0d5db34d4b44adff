/* Blocks to strips, as sheet_text_block.c does for text, by the same rules in points. */
#include <string.h>

#include "paper.h"

/* The lines of a layout as strips, which a long one may be parted between. `label` stands left of the first line and shares its strip. */
static void add_lines(struct paper *paper, PangoLayout *layout, double x, PangoLayout *label)
{
	int lines = pango_layout_get_line_count(layout);
	int label_lines = label ? pango_layout_get_line_count(label) : 0;
	PangoLayoutIter *iter = pango_layout_get_iter(layout);

	for (int i = 0; i < lines; i++) {
		int top, bottom;
		struct sheet_strip *strip;
		struct ink *ink;
		struct mark *mark;
		PangoRectangle logical;
		double leading = i + 1 < lines ? 1.12 : 1;

		pango_layout_iter_get_line_yrange(iter, &top, &bottom);
		pango_layout_iter_get_line_extents(iter, NULL, &logical);
		strip = paper_strip(paper, leading * (double)(bottom - top) / PANGO_SCALE, "P");
		strip->keep = i + 1 < lines && (lines <= SHEET_WHOLE_LINES || i == 0 ||
						       i + 2 == lines || i + 1 < label_lines);
		ink = strip_ink(strip);
		if (label && i == 0) {
			text_ink(paper, ink, label, 0, 0, NULL, 0);
			if (text_height(label) > strip->height && lines == 1)
				strip->height = text_height(label);
		}
		if (i == 0)
			text_ink_tick(paper, ink, layout, x, 0);
		mark = text_ink_line(paper, ink, iter);
		mark->x = x + (double)logical.x / PANGO_SCALE;
		mark->y = (double)(pango_layout_iter_get_baseline(iter) - top) / PANGO_SCALE;
		pango_layout_iter_next_line(iter);
	}
	pango_layout_iter_free(iter);
}

static void add_heading(struct paper *paper, const struct sheet_block *block)
{
	static const double scale[] = {1.55, 1.25, 1.08};
	static const char *const tags[] = {"H1", "H2", "H3"};
	double points = text_points(paper, block->size) * scale[block->number - 1];
	PangoLayout *layout =
		text_layout(paper, block->text, points, BOLD, paper->content, PANGO_ALIGN_LEFT);
	struct sheet_strip *strip =
		paper_strip(paper, text_height(layout) + points * 0.3, tags[block->number - 1]);
	struct ink *ink = strip_ink(strip);

	text_ink(paper, ink, layout, 0, 0, NULL, 0);
	ink->outline = block->number;
	ink->text = block->text;
}

/* The same for labelled lines that follow one another. */
double block_label_width(struct paper *paper, size_t from)
{
	const struct sheet *sheet = paper->sheet;
	double points = text_points(paper, sheet->blocks[from].size);
	double most = paper->content * 0.3;
	double widest = 0;

	for (size_t i = from; i < sheet->n_blocks && sheet->blocks[i].kind == SHEET_LABELLED; i++) {
		double width = text_natural(paper, sheet->blocks[i].label, points, BOLD);

		if (width >= most)
			return most;
		if (width > widest)
			widest = width;
	}
	return widest;
}

static void add_labelled(struct paper *paper, const struct sheet_block *block, double width)
{
	double points = text_points(paper, block->size);
	double x = width + points;
	PangoLayout *label =
		text_layout(paper, block->label, points, BOLD, width, PANGO_ALIGN_LEFT);
	PangoLayout *text = text_layout(
		paper, block->text, points, LIGHT, paper->content - x, PANGO_ALIGN_LEFT);
	double taller = text_height(label) - text_height(text);
	bool kept = taller > 0 && pango_layout_get_line_count(text) > 1;

	if (kept) {
		/* A label of several lines beside a shorter text: one piece. */
		struct sheet_strip *strip = paper_strip(paper, text_height(label), "P");

		text_ink(paper, strip_ink(strip), label, 0, 0, NULL, 0);
		text_ink(paper, strip_ink(strip), text, x, 0, NULL, 0);
		return;
	}
	add_lines(paper, text, x, label);
}

static void add_write_in(struct paper *paper, const struct sheet_block *block)
{
	double points = text_points(paper, block->size);

	if (block->label[0]) {
		PangoLayout *label = text_layout(
			paper, block->label, points, BOLD, paper->content, PANGO_ALIGN_LEFT);
		struct sheet_strip *strip = paper_strip(paper, text_height(label), "P");

		text_ink(paper, strip_ink(strip), label, 0, 0, NULL, 0);
		strip->keep = true;
	}
	for (int i = 0; i < block->number; i++) {
		struct sheet_strip *strip = paper_strip(paper, 0, NULL);

		strip->height = ink_ruled(paper, strip_ink(strip), 0, points, 1);
	}
}

/* A strip for each line, with its piece of the frame: where the text is longer than a page, the
 * frame stays open there. */
static void add_box(struct paper *paper, const struct sheet_block *block)
{
	double points = text_points(paper, block->size);
	double pad = points * (paper->sheet->large_print ? 0.5 : 0.9), thick = points * 0.16;
	double width = paper->content - 2 * (pad + thick);
	PangoLayout *layouts[] = {
		text_layout(paper, block->label, points * 1.1, BOLD, width, PANGO_ALIGN_LEFT),
		text_layout(paper, block->text, points, LIGHT, width, PANGO_ALIGN_LEFT)};
	bool shown[] = {block->label[0] != '\0', !text_is_blank(block->text)};

	for (size_t i = 0; i < 2; i++) {
		if (!shown[i])
			continue;
		add_lines(paper, layouts[i], pad + thick, NULL);
		if (i == 0)
			paper->laid->strips[paper->laid->n - 1].height += points * 0.3;
	}
	for (size_t i = 0; i < paper->laid->n; i++) {
		struct sheet_strip *strip = &paper->laid->strips[i];
		struct ink *ink = strip_ink(strip);
		bool first = i == 0, last = i + 1 == paper->laid->n;

		for (size_t j = 0; j < ink->n; j++)
			ink->marks[j].y += first ? pad + thick : 0;
		strip->height += (first ? pad + thick : 0) + (last ? pad + thick : 0);
		strip->keep = !last;
		ink_box(paper, ink, 0, 0, thick, strip->height, 0);
		ink_box(paper, ink, paper->content - thick, 0, thick, strip->height, 0);
		if (first)
			ink_box(paper, ink, 0, 0, paper->content, thick, 0);
		if (last)
			ink_box(paper, ink, 0, strip->height - thick, paper->content, thick, 0);
	}
}

/* Space above a block, in its own lines of text. */
double block_gap(const struct paper *paper, size_t at)
{
	const struct sheet_block *block = &paper->sheet->blocks[at];
	const struct sheet_block *before = at ? block - 1 : NULL;
	double points = text_points(
		paper, before && before->size > block->size ? before->size : block->size);
	/* Large letters need the paper for themselves: what belongs on one page stays on it. */
	double tighter = paper->sheet->large_print && !paper->sheet->letter ? 0.6 : 1;

	if (!before || before->kind == SHEET_PAGE_BREAK || before->kind == SHEET_HEADING)
		return 0;
	if (block->kind == SHEET_LABELLED && before->kind == SHEET_LABELLED)
		return points * 0.35 * tighter;
	if (block->kind == SHEET_HEADING)
		return points * 1.3 * tighter;
	return points * 0.8 * tighter;
}

void paper_add_block(struct paper *paper, const struct unit *unit)
{
	const struct sheet_block *block = &paper->sheet->blocks[unit->block];
	double points = text_points(paper, block->size);

	switch (block->kind) {
	case SHEET_HEADING:
		add_heading(paper, block);
		return;
	case SHEET_PARAGRAPH:
		add_lines(paper,
			text_layout(paper, block->text, points, LIGHT, paper->content,
				PANGO_ALIGN_LEFT),
			0, NULL);
		return;
	case SHEET_LABELLED:
		add_labelled(paper, block, unit->labels);
		return;
	case SHEET_CHART:
		paper_add_chart(paper, block);
		return;
	case SHEET_TREND:
		paper_add_trend(paper, block);
		return;
	case SHEET_BOX:
		add_box(paper, block);
		return;
	case SHEET_RULE:
		ink_rule(paper, strip_ink(paper_strip(paper, 2, NULL)), 0, 0.5, paper->content, 0.8,
			0.3);
		return;
	case SHEET_WRITE_IN:
		add_write_in(paper, block);
		return;
	case SHEET_TABLE:
	case SHEET_SPACE:
	case SHEET_PAGE_BREAK:
		return;
	}
}

/* What a page begins with in the middle of a person's part. */
void paper_add_person(struct paper *paper, const char *person)
{
	double points = text_points(paper, SHEET_NORMAL);
	PangoLayout *layout = text_layout(paper, sheet_again(person, paper->arena), points, BOLD,
		paper->content, PANGO_ALIGN_LEFT);
	struct sheet_strip *strip = paper_strip(paper, text_height(layout) + points * 0.8, "P");

	text_ink(paper, strip_ink(strip), layout, 0, 0, NULL, 0);
}
