/* Blocks to strips, as sheet_text_block.c does for text, by the same rules in points. */
#include <string.h>

#include "paper.h"

/* A4 in points. */
#define A4_SHORT 595.28
#define A4_LONG 841.89

void paper_init(
	struct paper *paper, const struct sheet *sheet, PangoContext *context, struct arena *arena)
{
	*paper = (struct paper){.sheet = sheet, .arena = arena, .context = context};
	paper->width = sheet->landscape ? A4_LONG : A4_SHORT;
	paper->height = sheet->landscape ? A4_SHORT : A4_LONG;
	paper->margin_x = 48;
	paper->margin_y = 40;
	paper->content = paper->width - 2 * paper->margin_x;
}

void paper_free(struct paper *paper)
{
	for (size_t i = 0; i < paper->n_layouts; i++)
		g_object_unref(paper->layouts[i]);
	paper->n_layouts = 0;
}

double paper_content_height(const struct paper *paper)
{
	double height =
		paper->height - 2 * paper->margin_y - paper->head_height - paper->foot_height;

	return height < 100 ? 100 : height;
}

struct ink *strip_ink(const struct sheet_strip *strip)
{
	return (struct ink *)strip->data;
}

struct mark *ink_add(struct paper *paper, struct ink *ink, enum mark_kind kind)
{
	struct mark *mark =
		arena_push(paper->arena, &ink->marks, &ink->n, &ink->room, sizeof(*mark));

	mark->kind = kind;
	return mark;
}

void ink_rule(struct paper *paper, struct ink *ink, double x, double y, double width,
	double thickness, double grey)
{
	struct mark *mark = ink_add(paper, ink, MARK_RULE);

	mark->x = x;
	mark->y = y;
	mark->width = width;
	mark->height = thickness;
	mark->grey = grey;
}

struct sheet_strip *paper_strip(struct paper *paper, double height, const char *group_tag)
{
	struct sheet_strip *strip =
		arena_push(paper->arena, &paper->strips, &paper->n, &paper->room, sizeof(*strip));
	struct ink *ink = arena_new_one(paper->arena, struct ink);

	ink->group = paper->group;
	ink->group_tag = group_tag;
	*strip = (struct sheet_strip){.height = height,
		.gap = paper->gap,
		.page_break = paper->page_break,
		.head = -1,
		.data = ink};
	paper->gap = 0;
	paper->page_break = false;
	return strip;
}

/* The lines of a layout as strips, parted between pages but never the first or the last alone.
 * `label` stands left of the first line and shares its strip. */
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
		strip->keep = i + 1 < lines && (i == 0 || i + 2 == lines || i + 1 < label_lines);
		ink = strip_ink(strip);
		if (label && i == 0) {
			text_ink(paper, ink, label, 0, 0, NULL, 0);
			if (text_height(label) > strip->height && lines == 1)
				strip->height = text_height(label);
		}
		mark = ink_add(paper, ink, MARK_TEXT);
		mark->line = pango_layout_iter_get_line_readonly(iter);
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

static double label_width(struct paper *paper, size_t at)
{
	const struct sheet *sheet = paper->sheet;
	double points = text_points(paper, sheet->blocks[at].size);
	double most = paper->content * 0.3;
	size_t from = at;
	double widest = 0;

	while (from && sheet->blocks[from - 1].kind == SHEET_LABELLED)
		from--;
	for (size_t i = from; i < sheet->n_blocks && sheet->blocks[i].kind == SHEET_LABELLED; i++) {
		double width = text_width(text_layout(
			paper, sheet->blocks[i].label, points, BOLD, 0, PANGO_ALIGN_LEFT));

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
	double line = points * 2.4 < 24 ? 24 : points * 2.4;

	if (block->label[0]) {
		PangoLayout *label = text_layout(
			paper, block->label, points, BOLD, paper->content, PANGO_ALIGN_LEFT);
		struct sheet_strip *strip = paper_strip(paper, text_height(label), "P");

		text_ink(paper, strip_ink(strip), label, 0, 0, NULL, 0);
		strip->keep = true;
	}
	for (int i = 0; i < block->number; i++)
		ink_rule(paper, strip_ink(paper_strip(paper, line, NULL)), 0, line - 1,
			paper->content, 0.6, 0.5);
}

/* Space above a block, in its own lines of text. */
static double gap_before(const struct paper *paper, size_t at)
{
	const struct sheet_block *block = &paper->sheet->blocks[at];
	const struct sheet_block *before = at ? block - 1 : NULL;
	double points = text_points(
		paper, before && before->size > block->size ? before->size : block->size);

	if (!before || before->kind == SHEET_PAGE_BREAK || before->kind == SHEET_HEADING)
		return 0;
	if (block->kind == SHEET_LABELLED && before->kind == SHEET_LABELLED)
		return points * 0.35;
	if (block->kind == SHEET_HEADING)
		return points * (block->number == 1 ? 1.8 : 1.3);
	return points * 0.8;
}

static void add_block(struct paper *paper, size_t at)
{
	const struct sheet_block *block = &paper->sheet->blocks[at];
	double points = text_points(paper, block->size);

	paper->group++;
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
		add_labelled(paper, block, label_width(paper, at));
		return;
	case SHEET_TABLE:
		paper_add_table(paper, block);
		return;
	case SHEET_CHART:
		paper_add_chart(paper, block);
		return;
	case SHEET_RULE:
		ink_rule(paper, strip_ink(paper_strip(paper, 2, NULL)), 0, 0.5, paper->content, 0.8,
			0.3);
		return;
	case SHEET_WRITE_IN:
		add_write_in(paper, block);
		return;
	case SHEET_SPACE:
	case SHEET_PAGE_BREAK:
		return;
	}
}

void paper_lay_out(struct paper *paper)
{
	paper_head(paper, &paper->head_height);
	paper_foot(paper, "page 999 of 999", &paper->foot_height);
	for (size_t i = 0; i < paper->sheet->n_blocks; i++) {
		const struct sheet_block *block = &paper->sheet->blocks[i];

		if (block->kind == SHEET_SPACE)
			paper->gap += block->number * text_points(paper, block->size) * 1.35;
		else if (block->kind == SHEET_PAGE_BREAK)
			paper->page_break = true;
		else
			paper->gap += gap_before(paper, i);
		add_block(paper, i);
		if (block->keep && paper->n)
			paper->strips[paper->n - 1].keep = true;
	}
}
