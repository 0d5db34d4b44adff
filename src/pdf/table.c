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
	double before_height;
	size_t at;	     /* its block in the sheet */
	int group;	     /* the line of the group the rows belong to, -1 for none */
	double group_height; /* of that line on the pages it goes on */
	bool stacked;	     /* too narrow for columns: each row as labelled lines */
	double label_width;  /* of a stacked row */
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

struct wanted {
	int natural[SHEET_COLUMNS_MAX], word[SHEET_COLUMNS_MAX];
	const char *widest[SHEET_COLUMNS_MAX]; /* the cell that `natural` is from */
	enum weight weights[SHEET_COLUMNS_MAX];
};

static void want(struct pdf_table *table, struct wanted *wanted, size_t column, const char *text,
	enum weight weight)
{
	struct text_size size = text_size(table->paper, text, table->points, weight);

	if (size.natural > wanted->natural[column]) {
		wanted->natural[column] = size.natural;
		wanted->widest[column] = text;
		wanted->weights[column] = weight;
	}
	if (size.word > wanted->word[column])
		wanted->word[column] = size.word;
}

/* What the widest cell of each column really is as wide as. */
static void want_exactly(struct pdf_table *table, struct wanted *wanted)
{
	for (size_t i = 0; i < table->block->n_columns; i++) {
		PangoLayout *layout;
		int width;

		if (!wanted->widest[i])
			continue;
		layout = text_layout_new(table->paper, wanted->widest[i], table->points,
			wanted->weights[i], 0, PANGO_ALIGN_LEFT);
		pango_layout_get_size(layout, &width, NULL);
		if (width + PANGO_SCALE / 8 > wanted->natural[i])
			wanted->natural[i] = width + PANGO_SCALE / 8;
		g_object_unref(layout);
	}
}

static void measure(struct pdf_table *table)
{
	const struct sheet_block *block = table->block;
	struct paper *paper = table->paper;
	struct wanted wanted = {0};
	int widths[SHEET_COLUMNS_MAX];
	int cell = (int)(table->points * 0.55 * PANGO_SCALE);
	double x = table->pad_x;

	for (size_t i = 0; i < block->n_columns; i++) {
		want(table, &wanted, i, block->columns[i].header, BOLD);
		for (size_t j = 0; j < block->n_rows; j++)
			if (block->rows[j].style != SHEET_ROW_GROUP)
				want(table, &wanted, i, block->rows[j].cells[i],
					style_bold(block->rows[j].style) ? BOLD : LIGHT);
	}
	want_exactly(table, &wanted);
	table->stacked =
		!sheet_fit_columns(block, wanted.natural, wanted.word, cell,
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
	ink_rule(table->paper, ink, 0, y, table->paper->content, thickness, grey);
}

bool table_has_head(const struct pdf_table *table)
{
	return sheet_table_has_head(table->block) && !table->stacked;
}

void table_set_head(struct pdf_table *table, int strip, double height)
{
	/* A head that would fill half of every page is shown once. */
	if (height * 2 >= paper_content_height(table->paper))
		return;
	table->head = strip;
	table->head_height = height;
}

void table_add_head(struct pdf_table *table)
{
	const char *headers[SHEET_COLUMNS_MAX];
	struct sheet_strip *strip = paper_strip(table->paper, 0, "Table");
	struct ink *ink = strip_ink(strip);

	for (size_t i = 0; i < table->block->n_columns; i++)
		headers[i] = table->block->columns[i].header;
	ink->row_tag = "TR";
	ink_box(table->paper, ink, 0, 0, table->paper->content, 0, 0.9);
	strip->height = add_cells(table, ink, headers, BOLD, "TH");
	ink->marks[0].height = strip->height;
	strip->keep = true;
}

/* Height a row may have to stay whole: what a page has below what it may begin with. A first row
 * leaves room for the heading too, which would stand alone on the page before it otherwise. */
static double row_most(const struct pdf_table *table, size_t row)
{
	bool first = row == 0 || (row == 1 && table->block->rows[0].style == SHEET_ROW_GROUP);

	return paper_content_height(table->paper) - table->head_height -
	       table->paper->person_height - table->group_height -
	       (first ? table->before_height : 0);
}

/* Of what the table is kept with: its heading. */
static double before_height(const struct paper *paper)
{
	const double most = paper_content_height(paper) / 2;
	double height = 0;

	for (size_t i = paper->n; i > 0 && paper->strips[i - 1].keep; i--)
		height += paper->strips[i - 1].height + paper->strips[i - 1].gap;
	return height + paper->gap < most ? height + paper->gap : most;
}

/* The marks of a part of a row, from `top` of the row on; returns where they end. */
static double add_part(struct pdf_table *table, struct ink *ink, const struct ink *row, double top,
	double room, double shift)
{
	double end = 0;

	for (size_t i = 0; i < row->n; i++) {
		const struct mark *mark = &row->marks[i];
		struct mark *copy;

		if ((mark->kind != MARK_TEXT && mark->kind != MARK_FRAME) || mark->y < top ||
			mark->y >= top + room)
			continue;
		copy = ink_add(table->paper, ink, mark->kind);
		*copy = *mark;
		copy->y += shift - top;
		end = copy->y > end ? copy->y : end;
	}
	return end;
}

/* A row taller than a page has to be parted: its lines go to as many strips as they need. */
static void part_row(struct pdf_table *table, const struct ink *row, int ruled, double most)
{
	PangoLayout *more =
		text_layout(table->paper, "(continues)", table->points, LIGHT, 0, PANGO_ALIGN_LEFT);
	double line = text_height(more);
	double room = most - line - 3 * table->pad_y;
	double bottom = 0;
	int parts;

	for (size_t i = 0; i < row->n; i++)
		if (row->marks[i].kind == MARK_TEXT && row->marks[i].y > bottom)
			bottom = row->marks[i].y;
	if (room < line)
		room = line;
	parts = (int)ceil((bottom + 1) / room);
	for (int part = 0; part < parts; part++) {
		struct sheet_strip *strip = paper_strip(table->paper, 0, "Table");
		struct ink *ink = strip_ink(strip);
		double end;

		strip->head = table->head;
		ink->row_tag = "TR";
		end = add_part(table, ink, row, part * room, room, part ? line * 0.9 : 0);
		strip->height = room + line + table->pad_y;
		if (part + 1 < parts) {
			text_ink(
				table->paper, ink, more, table->pad_x, room + line * 0.4, "TD", -1);
			continue;
		}
		strip->height = end + line * 0.5 + table->pad_y;
		if (strip->height > room + line + table->pad_y)
			strip->height = room + line + table->pad_y;
		strip->keep = ruled > 0;
		add_line(table, ink, strip->height, 0.4, 0.65);
	}
	for (int i = 0; i < ruled; i++) {
		struct sheet_strip *strip = paper_strip(table->paper, 0, NULL);

		strip->height = ink_ruled(table->paper, strip_ink(strip), 0, table->points, 1);
	}
}

static double add_group(struct pdf_table *table, struct ink *ink, const char *text)
{
	PangoLayout *layout = text_layout(table->paper, text, table->points, BOLD,
		table->paper->content - 2 * table->pad_x, PANGO_ALIGN_LEFT);

	text_ink(table->paper, ink, layout, table->pad_x, table->pad_y, "TD", 0);
	return text_height(layout) + 2 * table->pad_y;
}

void table_add_group_again(struct pdf_table *table, size_t at)
{
	struct sheet_strip *strip = paper_strip(table->paper, 0, "Table");
	const char *text = sheet_again(table->block->rows[at].cells[0], table->paper->arena);

	strip_ink(strip)->row_tag = "TR";
	strip->height = add_group(table, strip_ink(strip), text);
	add_line(table, strip_ink(strip), strip->height, 0.4, 0.65);
}

void table_add_row(struct pdf_table *table, const struct unit *unit)
{
	size_t at = unit->row;
	const struct sheet_row *row = &table->block->rows[at];
	struct paper *paper = table->paper;
	enum weight weight = style_bold(row->style) ? BOLD : LIGHT;
	struct ink ink = {0};
	struct sheet_strip *strip;
	double height;

	if (row->style == SHEET_ROW_GROUP) {
		height = add_group(table, &ink, row->cells[0]);
		paper->gap += at ? table->points * 0.6 : 0;
	} else if (table->stacked) {
		height = add_stacked(table, &ink, row->cells, weight);
	} else {
		height = add_cells(table, &ink, row->cells, weight, "TD");
	}
	if (row->style == SHEET_ROW_TOTAL)
		add_line(table, &ink, 0, 1, 0);
	/* The last line to write on closes its row. */
	if (row->room)
		height = ink_ruled(paper, &ink, height, table->points, row->room);
	else if (row->style != SHEET_ROW_TOTAL)
		add_line(table, &ink, height, 0.4, 0.65);
	if (height > unit->most) {
		part_row(table, &ink, row->room, unit->most);
		return;
	}
	strip = paper_strip(paper, height, "Table");
	ink.group = strip_ink(strip)->group;
	ink.group_tag = "Table";
	ink.row_tag = "TR";
	*strip_ink(strip) = ink;
	strip->head = table->head;
}

/* The height of a row whose cells have one line each; false where it must be laid out. */
static bool one_line(struct pdf_table *table, const struct sheet_row *row, double *height)
{
	enum weight weight = style_bold(row->style) ? BOLD : LIGHT;
	int tallest = 0;

	if (row->style == SHEET_ROW_GROUP || row->room || table->stacked)
		return false;
	for (size_t i = 0; i < table->block->n_columns; i++) {
		struct text_size size =
			text_size(table->paper, row->cells[i], table->points, weight);

		if (size.lines > 1)
			return false;
		if (!table->block->columns[i].clip &&
			size.natural > table->widths[i] * PANGO_SCALE * 0.99)
			return false;
		tallest = size.height > tallest ? size.height : tallest;
	}
	*height = (double)tallest / PANGO_SCALE + 2 * table->pad_y;
	return true;
}

static void enter_group(struct pdf_table *table, size_t at, double height)
{
	table->group = paper_again_add(table->paper,
		(struct unit){.kind = UNIT_GROUP, .block = table->at, .row = at, .table = table});
	/* "(continued)" may take a line more. */
	table->group_height = height + table->points * 1.6;
}

void table_measure_row(struct pdf_table *table, struct unit *unit)
{
	const struct sheet_row *row = &table->block->rows[unit->row];
	struct laid *laid = table->paper->laid;
	double height;

	unit->most = row_most(table, unit->row);
	if (one_line(table, row, &height) && height <= unit->most) {
		paper_strip(table->paper, height, "Table")->head = table->head;
	} else {
		table_add_row(table, unit);
	}
	laid->strips[laid->n - 1].keep = sheet_row_keeps(table->block, unit->row);
	if (row->style == SHEET_ROW_GROUP)
		enter_group(table, unit->row, laid->strips[0].height);
	else
		for (size_t i = 0; i < laid->n; i++)
			laid->strips[i].group = table->group;
}

struct pdf_table *table_new(struct paper *paper, size_t at)
{
	struct pdf_table *table = arena_new_one(paper->kept, struct pdf_table);
	const struct sheet_block *block = &paper->sheet->blocks[at];

	table->paper = paper;
	table->block = block;
	table->at = at;
	table->head = -1;
	table->group = -1;
	table->before_height = before_height(paper);
	table->points = text_points(paper, block->size);
	table->pad_x = table->points * 0.4;
	table->pad_y = table->points * 0.28;
	measure(table);
	return table;
}
