/* A sheet as lines of text, for caseload-pdf; sheet_read.c is the other half. */
#include <caseload/report/sheet_block.h>

#include "sheet_line.h"

static void field(struct str *out, const char *text)
{
	str_addc(out, '\t');
	for (; *text; text++) {
		if (*text == '\n')
			str_add(out, "\\n");
		else if (*text == '\t')
			str_add(out, "\\t");
		else if (*text == '\\')
			str_add(out, "\\\\");
		else
			str_addc(out, *text);
	}
}

static void line(struct str *out, const char *word, const char *a, const char *b)
{
	str_add(out, word);
	if (a)
		field(out, a);
	if (b)
		field(out, b);
	str_addc(out, '\n');
}

static void document(const struct sheet *sheet, struct str *out)
{
	line(out, "title", sheet->title, NULL);
	line(out, "classification", sheet->classification, NULL);
	for (size_t i = 0; i < sheet->n_subject; i++)
		line(out, "subject", sheet->subject[i], NULL);
	str_addf(out, "copy\t%d\n", sheet->copy);
	line(out, "printed", sheet->printed_by, sheet->printed_when);
	line(out, "notice", sheet->notice, NULL);
	line(out, "record", sheet->record, NULL);
	str_addf(out, "paper\t%s\t%s\n", sheet->landscape ? "landscape" : "portrait",
		sheet->large_print ? "large" : "normal");
	if (sheet->letter) {
		line(out, "letter", sheet->sender, sheet->address);
		line(out, "date", sheet->date, NULL);
	}
}

static void table(const struct sheet_block *block, struct str *out)
{
	str_add(out, "table\n");
	for (size_t i = 0; i < block->n_columns; i++) {
		const struct sheet_column *column = &block->columns[i];

		str_addf(out, "column\t%d\t%d\t%s\t%s", column->weight, column->min,
			sheet_align_words[column->align], column->clip ? "clip" : "wrap");
		field(out, column->header);
		str_addc(out, '\n');
	}
	for (size_t i = 0; i < block->n_rows; i++) {
		const struct sheet_row *row = &block->rows[i];

		str_addf(out, "row\t%s", sheet_style_words[row->style]);
		for (size_t j = 0; j < block->n_columns; j++)
			field(out, row->cells[j]);
		str_addc(out, '\n');
		if (row->room)
			str_addf(out, "room\t%d\n", row->room);
		if (row->keep)
			str_add(out, "row-keep\n");
	}
}

static void trend(const struct sheet_block *block, struct str *out)
{
	line(out, "trend", block->text, NULL);
	for (size_t i = 0; i < block->n_bars; i++) {
		const struct sheet_bar *bar = &block->bars[i];

		str_addf(out, "point\t%ld", bar->value);
		field(out, bar->label);
		field(out, bar->shown);
		field(out, bar->mark);
		str_addc(out, '\n');
	}
	if (block->target) {
		str_addf(out, "target\t%ld", block->target);
		field(out, block->label);
		str_addc(out, '\n');
	}
}

static void chart(const struct sheet_block *block, struct str *out)
{
	line(out, "chart", block->text, NULL);
	for (size_t i = 0; i < block->n_bars; i++) {
		const struct sheet_bar *bar = &block->bars[i];

		str_addf(out, "bar\t%ld\t%ld", bar->value, bar->target);
		field(out, bar->label);
		field(out, bar->shown);
		field(out, bar->mark);
		str_addc(out, '\n');
	}
}

static void content(const struct sheet_block *block, struct str *out)
{
	switch (block->kind) {
	case SHEET_HEADING:
		str_addf(out, "heading\t%d", block->number);
		field(out, block->text);
		str_addc(out, '\n');
		return;
	case SHEET_PARAGRAPH:
		line(out, "paragraph", block->text, NULL);
		return;
	case SHEET_LABELLED:
		line(out, "labelled", block->label, block->text);
		return;
	case SHEET_TABLE:
		table(block, out);
		return;
	case SHEET_CHART:
		chart(block, out);
		return;
	case SHEET_TREND:
		trend(block, out);
		return;
	case SHEET_BOX:
		line(out, "box", block->label, block->text);
		return;
	case SHEET_RULE:
		str_add(out, "rule\n");
		return;
	case SHEET_SPACE:
		str_addf(out, "space\t%d\n", block->number);
		return;
	case SHEET_PAGE_BREAK:
		str_add(out, "page\n");
		return;
	case SHEET_WRITE_IN:
		str_addf(out, "write-in\t%d", block->number);
		field(out, block->label);
		str_addc(out, '\n');
		return;
	}
}

void sheet_write(const struct sheet *sheet, struct str *out)
{
	enum sheet_size size = SHEET_NORMAL;
	const char *person = "";

	str_add(out, SHEET_FIRST_LINE "\n");
	document(sheet, out);
	for (size_t i = 0; i < sheet->n_blocks; i++) {
		const struct sheet_block *block = &sheet->blocks[i];

		if (block->size != size)
			str_addf(out, "size\t%s\n", sheet_size_words[block->size]);
		size = block->size;
		if (block->person != person && (block->person[0] || person[0]))
			line(out, "person", block->person, NULL);
		person = block->person;
		content(block, out);
		if (block->keep && block->kind != SHEET_HEADING)
			str_add(out, "keep\n");
	}
	str_add(out, "end\n");
}
