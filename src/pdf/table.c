/* Tables: a grey head, a hair line under each row, and no row in two parts. */
#include "paper.h"

#include <math.h>

struct pdf_table {
	struct paper *paper;
	const struct sheet_block *block;
	double points;
	double pad_x, pad_y;
	double x[SHEET_COLUMNS_MAX];
	double widths[SHEET_COLUMNS_MAX];
	int head; /* strip of the head, -1 if none */
	double head_height;
	bool stacked;	    /* too narrow for columns: each row as labelled lines */
	double label_width; /* of a stacked row */
};

static const PangoAlignment alignments[] = {
	[SHEET_LEFT] = PANGO_ALIGN_LEFT,
	[SHEET_RIGHT] = PANGO_ALIGN_RIGHT,
	[SHEET_CENTRE] = PANGO_ALIGN_CENTER,
};

static bool style_bold(enum sheet_row_style style)
{
	return style != SHEET_ROW_PLAIN;
}

static int units(PangoLayout *layout)
{
	int width;

	pango_layout_get_size(layout, &width, NULL);
	return width;
}

/* Widest cell, and widest word where the column may wrap, in pango's units. */
static void measure_cell(struct pdf_table *table, const char *text, enum weight weight,
	size_t column, int *natural, int *word)
{
	PangoLayout *layout =
		text_layout(table->paper, text, table->points, weight, 0, PANGO_ALIGN_LEFT);
	int width = units(layout) + PANGO_SCALE / 8;

	if (width > natural[column])
		natural[column] = width;
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
	pango_layout_set_width(layout, 0);
	width = units(layout) + PANGO_SCALE / 8;
	if (width > word[column])
		word[column] = width;
}

static void measure(struct pdf_table *table)
{
	const struct sheet_block *block = table->block;
	struct paper *paper = table->paper;
	int natural[SHEET_COLUMNS_MAX] = {0}, word[SHEET_COLUMNS_MAX] = {0},
	    widths[SHEET_COLUMNS_MAX];
	int cell = (int)(table->points * 0.55 * PANGO_SCALE);
	double x = table->pad_x;

	for (size_t i = 0; i < block->n_columns; i++) {
		measure_cell(table, block->columns[i].header, BOLD, i, natural, word);
		for (size_t j = 0; j < block->n_rows; j++)
			if (block->rows[j].style != SHEET_ROW_GROUP)
				measure_cell(table, block->rows[j].cells[i],
					style_bold(block->rows[j].style) ? BOLD : LIGHT, i, natural,
					word);
	}
	table->stacked =
		!sheet_fit_columns(block, natural, word, cell,
			(int)(2 * table->pad_x * PANGO_SCALE),
			(int)((paper->content - 2 * table->pad_x) * PANGO_SCALE), widths) &&
		sheet_table_has_head(block);
	table->label_width = (paper->content - 4 * table->pad_x) * 0.3;
	for (size_t i = 0; i < block->n_columns; i++) {
		table->widths[i] = (double)widths[i] / PANGO_SCALE;
		table->x[i] = x;
		x += table->widths[i] + 2 * table->pad_x;
	}
}

/* The cells of a row as ink; returns the height they need. */
static double add_cells(struct pdf_table *table, struct ink *ink, const char *const *cells,
	enum weight weight, const char *tag)
{
	double tallest = 0;

	for (size_t i = 0; i < table->block->n_columns; i++) {
		const struct sheet_column *column = &table->block->columns[i];
		PangoLayout *layout = text_layout(table->paper, cells[i], table->points, weight,
			table->widths[i], alignments[column->align]);

		if (column->clip)
			pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
		text_ink(table->paper, ink, layout, table->x[i], table->pad_y, tag, (int)i);
		if (text_height(layout) > tallest)
			tallest = text_height(layout);
	}
	return tallest + 2 * table->pad_y;
}

static double add_stacked(
	struct pdf_table *table, struct ink *ink, const char *const *cells, enum weight weight)
{
	double x = table->pad_x + table->label_width + 2 * table->pad_x;
	double y = table->pad_y;

	for (size_t i = 0; i < table->block->n_columns; i++) {
		PangoLayout *label, *text;

		if (text_is_blank(cells[i]))
			continue;
		label = text_layout(table->paper, table->block->columns[i].header, table->points,
			BOLD, table->label_width, PANGO_ALIGN_LEFT);
		text = text_layout(table->paper, cells[i], table->points, weight,
			table->paper->content - x - table->pad_x, PANGO_ALIGN_LEFT);
		text_ink(table->paper, ink, label, table->pad_x, y, "TD", 2 * (int)i);
		text_ink(table->paper, ink, text, x, y, "TD", 2 * (int)i + 1);
		y += text_height(label) > text_height(text) ? text_height(label)
							    : text_height(text);
		y += table->points * 0.2;
	}
	return y + table->pad_y;
}

static void add_line(
	struct pdf_table *table, struct ink *ink, double y, double thickness, double grey)
{
	struct mark *rule = ink_add(table->paper, ink, MARK_RULE);

	rule->y = y;
	rule->width = table->paper->content;
	rule->height = thickness;
	rule->grey = grey;
}

static void add_head(struct pdf_table *table)
{
	const char *headers[SHEET_COLUMNS_MAX];
	struct sheet_strip *strip;
	struct mark *box;
	size_t at = table->paper->n;

	table->head = -1;
	if (!sheet_table_has_head(table->block) || table->stacked)
		return;
	for (size_t i = 0; i < table->block->n_columns; i++)
		headers[i] = table->block->columns[i].header;
	strip = paper_strip(table->paper, 0, "Table");
	strip_ink(strip)->row_tag = "TR";
	box = ink_add(table->paper, strip_ink(strip), MARK_BOX);
	box->width = table->paper->content;
	box->grey = 0.9;
	strip->height = add_cells(table, strip_ink(strip), headers, BOLD, "TH");
	strip_ink(strip)->marks[0].height = strip->height;
	strip->keep = true;
	if (strip->height * 2 < paper_content_height(table->paper)) {
		table->head = (int)at;
		table->head_height = strip->height;
	}
}

/* Height a row may have to stay whole: what a page has below what it may begin with. */
static double row_most(const struct pdf_table *table)
{
	return paper_content_height(table->paper) - table->head_height -
	       table->paper->person_height;
}

/* A row taller than a page has to be parted: its lines go to as many strips as they need. */
static void part_row(struct pdf_table *table, const struct ink *row)
{
	PangoLayout *more =
		text_layout(table->paper, "(continues)", table->points, LIGHT, 0, PANGO_ALIGN_LEFT);
	double room = row_most(table) - text_height(more) - 3 * table->pad_y;
	double line = text_height(more);
	double bottom = 0;
	int parts;

	for (size_t i = 0; i < row->n; i++)
		if (row->marks[i].kind == MARK_TEXT && row->marks[i].y > bottom)
			bottom = row->marks[i].y;
	if (room < line)
		room = line;
	parts = (int)ceil((bottom + 1) / room);
	for (int part = 0; part < parts; part++) {
		struct sheet_strip *strip =
			paper_strip(table->paper, room + line + table->pad_y, "Table");
		struct ink *ink = strip_ink(strip);

		strip->head = table->head;
		ink->row_tag = "TR";
		for (size_t i = 0; i < row->n; i++) {
			const struct mark *mark = &row->marks[i];

			if (mark->kind != MARK_TEXT || (int)(mark->y / room) != part)
				continue;
			*ink_add(table->paper, ink, MARK_TEXT) = *mark;
			ink->marks[ink->n - 1].y -= part * room - line * (part > 0 ? 0.9 : 0);
		}
		if (part + 1 < parts)
			text_ink(table->paper, ink, more, table->pad_x, room + line * 0.4, NULL, 0);
	}
}

static void add_row(struct pdf_table *table, size_t at)
{
	const struct sheet_block *block = table->block;
	const struct sheet_row *row = &block->rows[at];
	const struct sheet_row *next = at + 1 < block->n_rows ? row + 1 : NULL;
	struct paper *paper = table->paper;
	enum weight weight = style_bold(row->style) ? BOLD : LIGHT;
	struct ink ink = {0};
	struct sheet_strip *strip;
	double height;

	if (row->style == SHEET_ROW_GROUP) {
		PangoLayout *layout = text_layout(paper, row->cells[0], table->points, BOLD,
			paper->content - 2 * table->pad_x, PANGO_ALIGN_LEFT);

		text_ink(paper, &ink, layout, table->pad_x, table->pad_y, "TD", 0);
		height = text_height(layout) + 2 * table->pad_y;
		paper->gap += at ? table->points * 0.6 : 0;
	} else if (table->stacked) {
		height = add_stacked(table, &ink, row->cells, weight);
	} else {
		height = add_cells(table, &ink, row->cells, weight, "TD");
	}
	if (row->room)
		height = ink_ruled(paper, &ink, height, table->points, row->room) + table->pad_y;
	if (row->style == SHEET_ROW_TOTAL)
		add_line(table, &ink, 0, 1, 0);
	else
		add_line(table, &ink, height, 0.4, 0.65);
	if (height > row_most(table)) {
		part_row(table, &ink);
		return;
	}
	strip = paper_strip(paper, height, "Table");
	ink.group = strip_ink(strip)->group;
	ink.group_tag = "Table";
	ink.row_tag = "TR";
	*strip_ink(strip) = ink;
	strip->head = table->head;
	strip->keep = next && (row->style == SHEET_ROW_GROUP || next->style == SHEET_ROW_TOTAL);
}

void paper_add_table(struct paper *paper, const struct sheet_block *block)
{
	struct pdf_table table = {.paper = paper, .block = block};

	table.points = text_points(paper, block->size);
	table.pad_x = table.points * 0.4;
	table.pad_y = table.points * 0.28;
	measure(&table);
	add_head(&table);
	for (size_t i = 0; i < block->n_rows; i++)
		add_row(&table, i);
}
