/* Tables in text: columns parted by two spaces, the head underlined. Where the paper is too
 * narrow for the columns, each row is stacked: a labelled line for each of its cells. */
#include "sheet_text_block.h"

#include <string.h>

#include <caseload/base/utf8.h>

#include "sheet_wrap.h"

enum { GAP = 2, GUTTER = 2, LABEL_MOST = 16 };

struct text_table {
	const struct sheet_block *block;
	struct text_strips *strips;
	int widths[SHEET_COLUMNS_MAX];
	int gutter; /* room for the mark of strong rows, where there are any */
	int head;   /* strip of the head, -1 if none */
	int head_lines;
	int group; /* the line of the group the rows belong to, -1 for none */
	bool stacked;
	int label_cells; /* of a stacked row */
};

static void measure(struct text_table *table)
{
	const struct sheet_block *block = table->block;
	int natural[SHEET_COLUMNS_MAX], word[SHEET_COLUMNS_MAX];

	for (size_t i = 0; i < block->n_columns; i++) {
		natural[i] = text_cells(block->columns[i].header);
		word[i] = text_widest_word(block->columns[i].header);
		for (size_t j = 0; j < block->n_rows; j++) {
			const char *cell = block->rows[j].cells[i];

			if (block->rows[j].style == SHEET_ROW_GROUP)
				continue;
			if (text_cells(cell) > natural[i])
				natural[i] = text_cells(cell);
			if (text_widest_word(cell) > word[i])
				word[i] = text_widest_word(cell);
		}
	}
	table->gutter = sheet_table_has_strong(block) ? GUTTER : 0;
	table->stacked = !sheet_fit_columns(block, natural, word, 1, GAP,
				 table->strips->columns - table->gutter, table->widths) &&
			 sheet_table_has_head(block);
	for (size_t i = 0; table->stacked && i < block->n_columns; i++)
		if (text_cells(block->columns[i].header) > table->label_cells)
			table->label_cells = text_cells(block->columns[i].header);
	table->label_cells = table->label_cells > LABEL_MOST ? LABEL_MOST : table->label_cells;
	table->label_cells += table->gutter;
}

static void add_cell(struct str *line, const char *text, int width, enum sheet_align align)
{
	int space = width - text_cells(text);
	int before = align == SHEET_RIGHT ? space : align == SHEET_CENTRE ? space / 2 : 0;

	str_addf(line, "%*s%s%*s", before, "", text, space - before, "");
}

/* The cells side by side, as many lines as the tallest of them has. */
static void add_cells(const struct text_table *table, const char *const *cells, const char *mark,
	bool at_bottom, struct lines *out)
{
	const struct sheet_block *block = table->block;
	struct arena *arena = table->strips->arena;
	struct lines wrapped[SHEET_COLUMNS_MAX] = {{0}};
	struct str line = {0};
	size_t tallest = 0;

	for (size_t i = 0; i < block->n_columns; i++) {
		if (block->columns[i].clip && text_cells(cells[i]) > table->widths[i])
			lines_add(&wrapped[i], arena,
				utf8_clip(arena, cells[i], table->widths[i], table->strips->ascii));
		else
			lines_wrap(&wrapped[i], arena, cells[i], table->widths[i]);
		if (wrapped[i].n > tallest)
			tallest = wrapped[i].n;
	}
	for (size_t at = 0; at < tallest; at++) {
		str_clear(&line);
		str_addf(&line, "%-*s", table->gutter, at == 0 ? mark : "");
		for (size_t i = 0; i < block->n_columns; i++) {
			size_t drop = at_bottom ? tallest - wrapped[i].n : 0;
			const char *text = at >= drop && at - drop < wrapped[i].n
						   ? wrapped[i].lines[at - drop]
						   : "";

			str_addf(&line, "%*s", i ? GAP : 0, "");
			add_cell(&line, text, table->widths[i], block->columns[i].align);
		}
		lines_add(out, arena, line_trim(arena, str_text(&line)));
	}
	str_free(&line);
}

static void add_stacked(
	const struct text_table *table, const struct sheet_row *row, struct lines *out)
{
	for (size_t i = 0; i < table->block->n_columns; i++) {
		const char *mark = row->style == SHEET_ROW_STRONG && !out->n ? "* " : "";
		const char *label = arena_printf(
			table->strips->arena, "%s%s", mark, table->block->columns[i].header);

		if (!text_is_blank(row->cells[i]))
			text_labelled(table->strips, label, row->cells[i], table->label_cells, out);
	}
	if (!out->n)
		lines_add(out, table->strips->arena, "");
}

static void add_underline(const struct text_table *table, struct lines *out)
{
	struct arena *arena = table->strips->arena;
	struct str line = {0};

	str_addf(&line, "%*s", table->gutter, "");
	for (size_t i = 0; i < table->block->n_columns; i++)
		str_addf(&line, "%*s%s", i ? GAP : 0, "", line_fill(arena, '-', table->widths[i]));
	lines_add(out, arena, arena_strdup(arena, str_text(&line)));
	str_free(&line);
}

static void add_head(struct text_table *table)
{
	const char *headers[SHEET_COLUMNS_MAX];
	struct lines lines = {0};

	table->head = -1;
	if (!sheet_table_has_head(table->block) || table->stacked)
		return;
	for (size_t i = 0; i < table->block->n_columns; i++)
		headers[i] = table->block->columns[i].header;
	add_cells(table, headers, "", true, &lines);
	add_underline(table, &lines);
	/* A head that would fill half of every page is shown once. */
	if (!table->strips->height || (int)lines.n * 2 < table->strips->height) {
		table->head = (int)table->strips->n;
		table->head_lines = (int)lines.n;
	}
	text_strip_add(table->strips, lines.lines, lines.n)->keep = true;
}

/* Lines a row may have to stay whole: what a page has below what it may begin with. */
static int row_lines_most(const struct text_table *table)
{
	enum { LEAST = 2 };
	const struct text_strips *strips = table->strips;
	int lines = strips->height - table->head_lines - strips->person_lines -
		    text_again_lines(strips, table->group);

	return lines < LEAST ? LEAST : lines;
}

/* A row that is taller than a whole page has to be parted, and says so. */
static void add_tall(struct text_table *table, const struct lines *lines)
{
	size_t room = (size_t)row_lines_most(table) - 1;
	size_t from = 0;

	while (from < lines->n) {
		size_t n = lines->n - from > room + 1 ? room : lines->n - from;
		struct lines part = {0};

		for (size_t i = 0; i < n; i++)
			lines_add(&part, table->strips->arena, lines->lines[from + i]);
		from += n;
		if (from < lines->n)
			lines_add(&part, table->strips->arena, "(continues)");
		text_strip_add(table->strips, part.lines, part.n);
	}
}

static void add_row(struct text_table *table, size_t at)
{
	const struct sheet_row *row = &table->block->rows[at];
	struct text_strips *strips = table->strips;
	struct lines lines = {0};
	size_t from = strips->n;

	if (row->style == SHEET_ROW_TOTAL && !table->stacked)
		add_underline(table, &lines);
	if (row->style == SHEET_ROW_GROUP)
		lines_wrap(&lines, strips->arena, row->cells[0], strips->columns);
	else if (table->stacked)
		add_stacked(table, row, &lines);
	else
		add_cells(table, row->cells, row->style == SHEET_ROW_STRONG ? "*" : "", false,
			&lines);
	text_ruled(strips, row->room, &lines);
	if ((row->style == SHEET_ROW_GROUP || table->stacked) && at)
		strips->gap++;
	if (row->style == SHEET_ROW_GROUP)
		table->group = text_again_add(strips, row->cells[0], 0);
	if (strips->height && lines.n > (size_t)row_lines_most(table))
		add_tall(table, &lines);
	else
		text_strip_add(strips, lines.lines, lines.n);
	for (size_t i = from; i < strips->n; i++) {
		strips->strips[i].head = table->head;
		strips->strips[i].group = row->style == SHEET_ROW_GROUP ? -1 : table->group;
	}
	strips->strips[strips->n - 1].keep = sheet_row_keeps(table->block, at);
}

void text_strips_add_table(struct text_strips *strips, const struct sheet_block *block)
{
	struct text_table table = {.block = block, .strips = strips, .group = -1};

	measure(&table);
	add_head(&table);
	for (size_t i = 0; i < block->n_rows; i++)
		add_row(&table, i);
}
