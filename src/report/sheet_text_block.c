#include "sheet_text_block.h"

#include <string.h>

#include <caseload/base/utf8.h>

#include "sheet_wrap.h"

enum { LABEL_MOST = 28, CHART_KEPT_WHOLE = 15 };

struct sheet_strip *text_strip_add(struct text_strips *strips, const char **lines, size_t n)
{
	struct sheet_strip *strip = arena_push(
		strips->arena, &strips->strips, &strips->n, &strips->room, sizeof(*strip));
	struct text_strip *data = arena_new_one(strips->arena, struct text_strip);

	data->lines = lines;
	data->n = n;
	*strip = (struct sheet_strip){.height = (double)n,
		.gap = strips->gap,
		.page_break = strips->page_break,
		.head = -1,
		.data = data};
	strips->gap = 0;
	strips->page_break = false;
	return strip;
}

/* Lines that may be parted between pages, though never the first or the last of them alone. */
static void add_lines(struct text_strips *strips, const struct lines *lines)
{
	for (size_t i = 0; i < lines->n; i++) {
		struct sheet_strip *strip = text_strip_add(strips, &lines->lines[i], 1);

		strip->keep = lines->n > 1 && (i == 0 || i + 2 == lines->n);
	}
}

static void add_heading(struct text_strips *strips, const struct sheet_block *block)
{
	static const char underlines[] = {'=', '-'};
	struct lines lines = {0};
	int widest = 0;

	lines_wrap(&lines, strips->arena, block->text, strips->columns);
	for (size_t i = 0; i < lines.n; i++)
		if (text_cells(lines.lines[i]) > widest)
			widest = text_cells(lines.lines[i]);
	if (block->number <= 2)
		lines_add(&lines, strips->arena,
			line_fill(strips->arena, underlines[block->number - 1], widest));
	text_strip_add(strips, lines.lines, lines.n);
}

/* Width of the label column: the same for labelled lines that follow one another. */
static int label_width(const struct sheet *sheet, size_t at)
{
	size_t from = at, to = at;
	int widest = 8;

	while (from && sheet->blocks[from - 1].kind == SHEET_LABELLED)
		from--;
	while (to < sheet->n_blocks && sheet->blocks[to].kind == SHEET_LABELLED)
		to++;
	for (size_t i = from; i < to; i++)
		if (text_cells(sheet->blocks[i].label) > widest)
			widest = text_cells(sheet->blocks[i].label);
	return widest > LABEL_MOST ? LABEL_MOST : widest;
}

void text_labelled(const struct text_strips *strips, const char *label, const char *text,
	int label_cells, struct lines *out)
{
	struct arena *arena = strips->arena;
	struct lines labels = {0}, texts = {0};

	lines_wrap(&labels, arena, label, label_cells);
	lines_wrap(&texts, arena, text, strips->columns - label_cells - 2);
	for (size_t i = 0; i < labels.n || i < texts.n; i++) {
		const char *left = i < labels.n ? labels.lines[i] : "";
		const char *right = i < texts.n ? texts.lines[i] : "";
		int space = label_cells + 2 - text_cells(left);

		lines_add(out, arena,
			line_trim(arena, arena_printf(arena, "%s%*s%s", left, space, "", right)));
	}
}

static void add_labelled(struct text_strips *strips, const struct sheet *sheet, size_t at)
{
	struct lines lines = {0};

	text_labelled(strips, sheet->blocks[at].label, sheet->blocks[at].text,
		label_width(sheet, at), &lines);
	add_lines(strips, &lines);
}

static const char *bar_line(struct text_strips *strips, const struct sheet_block *chart,
	const struct sheet_bar *bar, int label_cells, int value_cells)
{
	struct arena *arena = strips->arena;
	int cells = strips->columns - label_cells - value_cells - 4;
	long top = sheet_chart_top(chart);
	int length = (int)((double)bar->value * cells / (double)top + 0.5);
	int tick = (int)((double)bar->target * cells / (double)top + 0.5);
	const char *label = utf8_clip(arena, bar->label, label_cells, strips->ascii);
	char *line;

	/* Something is never shown as nothing. */
	if (bar->value && !length)
		length = 1;
	line = arena_alloc(arena, (size_t)cells + 1);
	memset(line, ' ', (size_t)cells);
	memset(line, '#', (size_t)length);
	if (bar->target)
		line[tick ? tick - 1 : 0] = '|';
	line = arena_printf(arena, "%s%*s%s  %s%s%s", label, label_cells + 2 - text_cells(label),
		"", line, bar->shown, bar->mark[0] ? "  " : "", bar->mark);
	return line_trim(arena, utf8_clip(arena, line, strips->columns, strips->ascii));
}

static void add_chart(struct text_strips *strips, const struct sheet_block *chart)
{
	int labels = 4, values = 4;
	struct lines lines = {0};

	if (chart->text[0]) {
		lines_wrap(&lines, strips->arena, chart->text, strips->columns);
		text_strip_add(strips, lines.lines, lines.n)->keep = true;
	}
	for (size_t i = 0; i < chart->n_bars; i++) {
		const struct sheet_bar *bar = &chart->bars[i];
		int value = text_cells(bar->shown) + (bar->mark[0] ? 2 + text_cells(bar->mark) : 0);

		if (text_cells(bar->label) > labels)
			labels = text_cells(bar->label);
		if (value > values)
			values = value;
	}
	if (labels > strips->columns * 2 / 5)
		labels = strips->columns * 2 / 5;
	if (values > strips->columns * 2 / 5)
		values = strips->columns * 2 / 5;
	for (size_t i = 0; i < chart->n_bars; i++) {
		const char **line = arena_new_array(strips->arena, const char *, 1);
		struct sheet_strip *strip;

		*line = bar_line(strips, chart, &chart->bars[i], labels, values);
		strip = text_strip_add(strips, line, 1);
		strip->keep = i + 1 < chart->n_bars && chart->n_bars <= CHART_KEPT_WHOLE;
	}
}

static void add_write_in(struct text_strips *strips, const struct sheet_block *block)
{
	struct lines lines = {0};

	if (block->label[0]) {
		lines_wrap(&lines, strips->arena, block->label, strips->columns);
		text_strip_add(strips, lines.lines, lines.n)->keep = true;
	}
	for (int i = 0; i < block->number; i++) {
		struct lines line = {0};

		lines_add(&line, strips->arena, "");
		lines_add(&line, strips->arena, line_fill(strips->arena, '_', strips->columns));
		text_strip_add(strips, line.lines, line.n);
	}
}

/* Empty lines between a block and the one before it. */
static int gap_before(const struct sheet *sheet, size_t at)
{
	const struct sheet_block *block = &sheet->blocks[at];
	const struct sheet_block *before = at ? block - 1 : NULL;

	if (!before || before->kind == SHEET_HEADING || before->kind == SHEET_PAGE_BREAK)
		return 0;
	if (before->kind == SHEET_LABELLED && block->kind == SHEET_LABELLED)
		return 0;
	return 1;
}

static void add_block(struct text_strips *strips, const struct sheet *sheet, size_t at)
{
	const struct sheet_block *block = &sheet->blocks[at];
	struct lines lines = {0};

	switch (block->kind) {
	case SHEET_HEADING:
		add_heading(strips, block);
		return;
	case SHEET_PARAGRAPH:
		lines_wrap(&lines, strips->arena, block->text, strips->columns);
		add_lines(strips, &lines);
		return;
	case SHEET_LABELLED:
		add_labelled(strips, sheet, at);
		return;
	case SHEET_TABLE:
		text_strips_add_table(strips, block);
		return;
	case SHEET_CHART:
		add_chart(strips, block);
		return;
	case SHEET_RULE:
		lines_add(&lines, strips->arena, line_fill(strips->arena, '-', strips->columns));
		add_lines(strips, &lines);
		return;
	case SHEET_WRITE_IN:
		add_write_in(strips, block);
		return;
	case SHEET_SPACE:
	case SHEET_PAGE_BREAK:
		return;
	}
}

void text_strips_add_sheet(struct text_strips *strips, const struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->n_blocks; i++) {
		const struct sheet_block *block = &sheet->blocks[i];

		if (block->kind == SHEET_SPACE) {
			strips->gap += block->number;
		} else if (block->kind == SHEET_PAGE_BREAK) {
			strips->page_break = true;
			strips->gap += strips->height ? 0 : 1;
		} else {
			strips->gap += gap_before(sheet, i);
		}
		add_block(strips, sheet, i);
		if (block->keep && strips->n)
			strips->strips[strips->n - 1].keep = true;
	}
}
