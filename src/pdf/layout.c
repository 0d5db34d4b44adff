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

void ink_box(struct paper *paper, struct ink *ink, double x, double y, double width, double height,
	double grey)
{
	struct mark *mark = ink_add(paper, ink, MARK_BOX);

	mark->x = x;
	mark->y = y;
	mark->width = width;
	mark->height = height;
	mark->grey = grey;
}

double ink_ruled(struct paper *paper, struct ink *ink, double y, double points, int lines)
{
	double line = points * 2.4 < 24 ? 24 : points * 2.4;

	for (int i = 0; i < lines; i++) {
		y += line;
		ink_rule(paper, ink, 0, y - 1, paper->content, 0.6, 0.5);
	}
	return y;
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
		.person = paper->person_begins ? -1 : paper->person,
		.head = -1,
		.data = ink};
	paper->gap = 0;
	paper->page_break = false;
	paper->person_begins = false;
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
		if (i == 0)
			text_ink_tick(paper, ink, layout, x, 0);
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

/* The same for labelled lines that follow one another. */
static double label_width(struct paper *paper, size_t from)
{
	const struct sheet *sheet = paper->sheet;
	double points = text_points(paper, sheet->blocks[from].size);
	double most = paper->content * 0.3;
	double widest = 0;

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
	double pad = points * 0.9, thick = points * 0.16;
	double width = paper->content - 2 * (pad + thick);
	PangoLayout *layouts[] = {
		text_layout(paper, block->label, points * 1.1, BOLD, width, PANGO_ALIGN_LEFT),
		text_layout(paper, block->text, points, LIGHT, width, PANGO_ALIGN_LEFT)};
	bool shown[] = {block->label[0] != '\0', !text_is_blank(block->text)};
	size_t from = paper->n;

	for (size_t i = 0; i < 2; i++) {
		if (!shown[i])
			continue;
		add_lines(paper, layouts[i], pad + thick, NULL);
		if (i == 0)
			paper->strips[paper->n - 1].height += points * 0.3;
	}
	for (size_t i = from; i < paper->n; i++) {
		struct sheet_strip *strip = &paper->strips[i];
		struct ink *ink = strip_ink(strip);
		bool first = i == from, last = i + 1 == paper->n;

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
		if (at == 0 || block[-1].kind != SHEET_LABELLED)
			paper->labels = label_width(paper, at);
		add_labelled(paper, block, paper->labels);
		return;
	case SHEET_TABLE:
		paper_add_table(paper, block);
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
	case SHEET_SPACE:
	case SHEET_PAGE_BREAK:
		return;
	}
}

/* What a page begins with in the middle of a person's part. */
static void add_person(struct paper *paper, const char *person)
{
	double points = text_points(paper, SHEET_NORMAL);
	PangoLayout *layout = text_layout(paper, sheet_person_again(person, paper->arena), points,
		BOLD, paper->content, PANGO_ALIGN_LEFT);
	struct sheet_strip *strip = paper_strip(paper, text_height(layout) + points * 0.8, "P");

	text_ink(paper, strip_ink(strip), layout, 0, 0, NULL, 0);
	paper->group++;
}

static void add_persons(struct paper *paper)
{
	size_t from = paper->n;

	paper->n_placed = from;
	for (size_t i = 0; i < from; i++)
		if (paper->strips[i].person >= 0)
			paper->strips[i].person += (int)from;
	for (size_t i = 0; i < paper->n_persons; i++) {
		paper->group++;
		add_person(paper, paper->persons[i]);
	}
}

/* Whose part the block at `at` belongs to. */
static void enter_person(struct paper *paper, size_t at)
{
	const char *person = paper->sheet->blocks[at].person;
	const char **slot;

	if (!person[0]) {
		paper->person = -1;
		paper->person_height = 0;
	}
	if (!sheet_person_begins(paper->sheet, at))
		return;
	paper->person = (int)paper->n_persons;
	paper->person_begins = true;
	paper->person_height = text_points(paper, SHEET_NORMAL) * 5;
	slot = arena_push(paper->arena, &paper->persons, &paper->n_persons, &paper->persons_room,
		sizeof(*slot));
	*slot = person;
}

void paper_lay_out(struct paper *paper)
{
	paper_head(paper, &paper->head_height);
	paper_foot(paper, "page 999 of 999", &paper->foot_height);
	paper->person = -1;
	if (paper->sheet->letter)
		paper_add_letterhead(paper);
	for (size_t i = 0; i < paper->sheet->n_blocks; i++) {
		const struct sheet_block *block = &paper->sheet->blocks[i];

		enter_person(paper, i);
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
	add_persons(paper);
}
