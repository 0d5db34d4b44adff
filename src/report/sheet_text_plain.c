/* A sheet as one block of plain text, for the free-text field of another system: no frame, no
 * columns, nothing that a proportional font or an old code page spoils. */
#include <caseload/report/sheet_text.h>

#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/report/sheet_block.h>

#include "sheet_wrap.h"

enum { CELLS = 72 };

struct plain {
	struct arena *arena;
	struct lines lines;
};

/* Signs that such fields lose, in signs they keep. Letters stay what they are. */
static const struct {
	const char *sign, *plain;
} plainer[] = {
	{"—", "-"},
	{"–", "-"},
	{"‒", "-"},
	{"‐", "-"},
	{"‑", "-"},
	{"−", "-"},
	{"‘", "'"},
	{"’", "'"},
	{"‚", "'"},
	{"“", "\""},
	{"”", "\""},
	{"„", "\""},
	{"…", "..."},
	{"•", "-"},
	{"·", "-"},
	{"→", "->"},
	{"←", "<-"},
	{"≥", ">="},
	{"≤", "<="},
	{"×", "x"},
	{"½", "1/2"},
	{"☐", "[ ]"},
	{"☑", "[x]"},
	{"✓", "yes"},
	{"✗", "no"},
	{"\xC2\xA0", " "},
	{"\xE2\x80\xAF", " "},
	{"\xE2\x80\x89", " "},
};

static const char *plain_text(struct arena *arena, const char *text)
{
	struct str out = {0};
	const char *copy;

	while (*text) {
		size_t i = 0, n = sizeof(plainer) / sizeof(plainer[0]);

		while ((unsigned char)*text >= 0x80 && i < n && !text_starts(text, plainer[i].sign))
			i++;
		if ((unsigned char)*text >= 0x80 && i < n) {
			str_add(&out, plainer[i].plain);
			text += strlen(plainer[i].sign);
		} else {
			str_addc(&out, *text++);
		}
	}
	copy = arena_strdup(arena, str_text(&out));
	str_free(&out);
	return copy;
}

static void add(struct plain *plain, const char *text)
{
	struct lines wrapped = {0};

	lines_wrap(&wrapped, plain->arena, plain_text(plain->arena, text), CELLS);
	for (size_t i = 0; i < wrapped.n; i++) {
		size_t length = strlen(wrapped.lines[i]);

		while (length && wrapped.lines[i][length - 1] == ' ')
			length--;
		lines_add(&plain->lines, plain->arena,
			arena_strndup(plain->arena, wrapped.lines[i], length));
	}
}

static void add_unless_empty(struct plain *plain, const char *text)
{
	if (!text_is_blank(text))
		add(plain, text);
}

static void add_gap(struct plain *plain)
{
	if (plain->lines.n && plain->lines.lines[plain->lines.n - 1][0])
		lines_add(&plain->lines, plain->arena, "");
}

static void add_capitals(struct plain *plain, const char *text)
{
	add_unless_empty(plain, utf8_upper(plain->arena, text));
}

static void add_label(struct plain *plain, const char *label, const char *text)
{
	size_t length = strlen(label);
	const char *colon = length && strchr(":?", label[length - 1]) ? "" : ":";

	add(plain, arena_printf(plain->arena, "%s%s%s%s", label, colon, *text ? " " : "", text));
}

/* A cell may have lines of its own; its row has one. */
static void add_cells(struct plain *plain, const char *mark, const char *const *cells, size_t n)
{
	struct str line = {0};
	size_t used = n;

	while (used && text_is_blank(cells[used - 1]))
		used--;
	str_add(&line, mark);
	for (size_t i = 0; i < used; i++) {
		str_add(&line, i ? " | " : "");
		for (const char *at = text_is_blank(cells[i]) ? "-" : cells[i]; *at; at++) {
			if (*at == '\n')
				str_add(&line, at[1] ? "; " : "");
			else
				str_addc(&line, *at);
		}
	}
	if (used)
		add(plain, str_text(&line));
	str_free(&line);
}

static void add_table(struct plain *plain, const struct sheet_block *table)
{
	static const char *const marks[] = {
		[SHEET_ROW_PLAIN] = "", [SHEET_ROW_STRONG] = "* ", [SHEET_ROW_TOTAL] = ""};

	if (sheet_table_has_head(table)) {
		const char *headers[SHEET_COLUMNS_MAX];

		for (size_t i = 0; i < table->n_columns; i++)
			headers[i] = table->columns[i].header;
		add_cells(plain, "", headers, table->n_columns);
	}
	for (size_t i = 0; i < table->n_rows; i++) {
		const struct sheet_row *row = &table->rows[i];

		if (row->style == SHEET_ROW_GROUP)
			add(plain, row->cells[0]);
		else
			add_cells(plain, marks[row->style], row->cells, table->n_columns);
	}
}

static void add_bars(struct plain *plain, const struct sheet_block *chart)
{
	add_unless_empty(plain, chart->text);
	for (size_t i = 0; i < chart->n_bars; i++) {
		const struct sheet_bar *bar = &chart->bars[i];
		const char *target =
			bar->target ? arena_printf(plain->arena, " (line at %ld)", bar->target)
				    : "";

		add_label(plain, bar->label,
			arena_printf(plain->arena, "%s%s%s%s", bar->shown, target,
				bar->mark[0] ? ", " : "", bar->mark));
	}
	if (chart->target && chart->label[0])
		add(plain, chart->label);
	else if (chart->target)
		add_label(plain, "Line at", arena_printf(plain->arena, "%ld", chart->target));
}

static void add_block(struct plain *plain, const struct sheet *sheet, size_t at)
{
	const struct sheet_block *block = &sheet->blocks[at];

	if (at && block->kind != SHEET_RULE && block[-1].kind != SHEET_HEADING &&
		(block->kind != SHEET_LABELLED || block[-1].kind != SHEET_LABELLED))
		add_gap(plain);
	switch (block->kind) {
	case SHEET_HEADING:
		add_capitals(plain, block->text);
		return;
	case SHEET_PARAGRAPH:
		add_unless_empty(plain, block->text);
		return;
	case SHEET_LABELLED:
		add_label(plain, block->label, block->text);
		return;
	case SHEET_TABLE:
		add_table(plain, block);
		return;
	case SHEET_CHART:
	case SHEET_TREND:
		add_bars(plain, block);
		return;
	case SHEET_BOX:
		add_capitals(plain, block->label);
		add_unless_empty(plain, block->text);
		return;
	case SHEET_WRITE_IN:
		if (block->label[0])
			add_label(plain, block->label, "");
		return;
	case SHEET_RULE:
	case SHEET_SPACE:
	case SHEET_PAGE_BREAK:
		add_gap(plain);
		return;
	}
}

static void add_head(struct plain *plain, const struct sheet *sheet)
{
	add_unless_empty(plain, sheet->classification);
	add_capitals(plain, sheet->title);
	for (size_t i = 0; i < sheet->n_subject; i++)
		add_unless_empty(plain, sheet->subject[i]);
	if (!sheet->letter)
		return;
	add_gap(plain);
	add_unless_empty(plain, sheet->sender);
	add_gap(plain);
	add_unless_empty(plain, sheet->address);
	add_gap(plain);
	add_unless_empty(plain, sheet->date);
}

struct sheet_pages *sheet_block(const struct sheet *sheet, struct arena *arena)
{
	struct sheet_pages *pages = arena_new_one(arena, struct sheet_pages);
	struct plain plain = {.arena = arena};

	add_head(&plain, sheet);
	add_gap(&plain);
	for (size_t i = 0; i < sheet->n_blocks; i++)
		add_block(&plain, sheet, i);
	add_gap(&plain);
	add_unless_empty(&plain, sheet->notice);
	add_unless_empty(&plain, sheet_printed_line(sheet, arena));
	add_unless_empty(&plain, sheet->record);
	pages->n = 1;
	pages->pages = arena_new_one(arena, struct sheet_page);
	pages->pages[0] = (struct sheet_page){plain.lines.lines, plain.lines.n};
	return pages;
}
