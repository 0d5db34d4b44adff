#include "sheet_text_block.h"

#include <string.h>

#include <caseload/base/utf8.h>

#include "sheet_wrap.h"

enum { LABEL_MOST = 28 };

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
		.person = strips->person_begins ? -1 : strips->person,
		.head = -1,
		.group = -1,
		.data = data};
	strips->gap = 0;
	strips->page_break = false;
	strips->person_begins = false;
	return strip;
}

static void add_lines(struct text_strips *strips, const struct lines *lines)
{
	for (size_t i = 0; i < lines->n; i++) {
		struct sheet_strip *strip = text_strip_add(strips, &lines->lines[i], 1);

		strip->keep = i + 1 < lines->n &&
			      (lines->n <= SHEET_WHOLE_LINES || i == 0 || i + 2 == lines->n);
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
static int label_width(const struct sheet *sheet, size_t from)
{
	int widest = 8;

	for (; from < sheet->n_blocks && sheet->blocks[from].kind == SHEET_LABELLED; from++)
		if (text_cells(sheet->blocks[from].label) > widest)
			widest = text_cells(sheet->blocks[from].label);
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

	if (at == 0 || sheet->blocks[at - 1].kind != SHEET_LABELLED)
		strips->label_cells = label_width(sheet, at);
	text_labelled(strips, sheet->blocks[at].label, sheet->blocks[at].text, strips->label_cells,
		&lines);
	add_lines(strips, &lines);
}

/* Lines in a frame, whole on a page where they fit one. */
static void add_box(struct text_strips *strips, const struct sheet_block *block)
{
	struct arena *arena = strips->arena;
	struct lines lines = {0};
	int cells = strips->columns - 4;
	const char *edge = arena_printf(arena, "+%s+", line_fill(arena, '-', cells + 2));

	if (block->label[0])
		lines_wrap(&lines, arena, block->label, cells);
	if (!text_is_blank(block->text))
		lines_wrap(&lines, arena, block->text, cells);
	for (size_t i = 0; i < lines.n; i++) {
		int space = cells - text_cells(lines.lines[i]);
		struct lines framed = {0};

		if (i == 0)
			lines_add(&framed, arena, edge);
		lines_add(&framed, arena,
			arena_printf(arena, "| %s%*s |", lines.lines[i], space, ""));
		if (i + 1 == lines.n)
			lines_add(&framed, arena, edge);
		text_strip_add(strips, framed.lines, framed.n)->keep = i + 1 < lines.n;
	}
}

/* Sender on the right, the address where a window envelope shows it, and the date. The page has
 * neither title nor rule above it, only the classification in its first lines. */
static void add_letterhead(struct text_strips *strips, const struct sheet *sheet)
{
	enum { ADDRESS_LINE = 9 };
	struct arena *arena = strips->arena;
	struct lines lines = {0}, sender = {0};
	int widest = 0;

	lines_wrap(&sender, arena, sheet->sender, strips->columns / 2);
	for (size_t i = 0; i < sender.n; i++)
		if (text_cells(sender.lines[i]) > widest)
			widest = text_cells(sender.lines[i]);
	for (size_t i = 0; i < sender.n; i++)
		lines_add(&lines, arena,
			line_trim(arena, arena_printf(arena, "%*s%s", strips->columns - widest, "",
						 sender.lines[i])));
	while (lines.n + (size_t)strips->head_lines < ADDRESS_LINE)
		lines_add(&lines, arena, "");
	lines_add(&lines, arena, "");
	lines_wrap(&lines, arena, sheet->address, strips->columns);
	lines_add(&lines, arena, "");
	lines_wrap(&lines, arena, sheet->date, strips->columns);
	lines_add(&lines, arena, "");
	text_strip_add(strips, lines.lines, lines.n);
}

void text_ruled(const struct text_strips *strips, int lines, struct lines *out)
{
	for (int i = 0; i < lines; i++) {
		lines_add(out, strips->arena, "");
		lines_add(out, strips->arena, line_fill(strips->arena, '_', strips->columns));
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

		text_ruled(strips, 1, &line);
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
		text_strips_add_chart(strips, block);
		return;
	case SHEET_TREND:
		text_strips_add_trend(strips, block);
		return;
	case SHEET_BOX:
		add_box(strips, block);
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

int text_again_add(struct text_strips *strips, const char *line, int below)
{
	struct lines *lines = arena_push(strips->arena, &strips->again, &strips->n_again,
		&strips->again_room, sizeof(*lines));

	lines_wrap(lines, strips->arena, sheet_again(line, strips->arena), strips->columns);
	for (int i = 0; i < below; i++)
		lines_add(lines, strips->arena, "");
	return (int)strips->n_again - 1;
}

int text_again_lines(const struct text_strips *strips, int again)
{
	return again < 0 ? 0 : (int)strips->again[again].n;
}

static void add_again(struct text_strips *strips)
{
	size_t from = strips->n;

	strips->n_placed = from;
	for (size_t i = 0; i < from; i++) {
		struct sheet_strip *strip = &strips->strips[i];

		strip->person += strip->person >= 0 ? (int)from : 0;
		strip->group += strip->group >= 0 ? (int)from : 0;
	}
	for (size_t i = 0; i < strips->n_again; i++)
		text_strip_add(strips, strips->again[i].lines, strips->again[i].n);
}

/* Whose part the block at `at` belongs to. */
static void enter_person(struct text_strips *strips, const struct sheet *sheet, size_t at)
{
	const char *person = sheet->blocks[at].person;

	if (!person[0]) {
		strips->person = -1;
		strips->person_lines = 0;
	}
	if (!sheet_person_begins(sheet, at))
		return;
	strips->person = text_again_add(strips, person, 1);
	strips->person_begins = true;
	strips->person_lines = text_again_lines(strips, strips->person);
}

void text_strips_add_sheet(struct text_strips *strips, const struct sheet *sheet)
{
	strips->person = -1;
	if (sheet->letter)
		add_letterhead(strips, sheet);
	for (size_t i = 0; i < sheet->n_blocks; i++) {
		const struct sheet_block *block = &sheet->blocks[i];

		enter_person(strips, sheet, i);
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
	add_again(strips);
}
