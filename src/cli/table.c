#include "out.h"

#include <stdarg.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

struct table table_new(struct out *out, const struct column *columns, size_t n)
{
	return (struct table){.out = out, .rows = rows_new(out->arena, columns, n)};
}

void table_cell(struct table *table, const char *text)
{
	rows_add(&table->rows, text);
}

void table_cellf(struct table *table, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	rows_add(&table->rows, arena_vprintf(table->out->arena, format, args));
	va_end(args);
}

static int cells_of(const char *text)
{
	return utf8_width(text, strlen(text));
}

/* In plain lines every value says what it is, unless it speaks for itself. */
static void print_plain(struct table *table)
{
	for (size_t row = 0; row < table->rows.used; row += table->rows.n) {
		struct str line = {0};
		for (size_t i = 0; i < table->rows.n; i++) {
			const char *cell = table->rows.cells[row + i];
			if (*cell == '\0')
				continue;
			if (line.length > 0)
				str_add(&line, ", ");
			if (table->rows.columns[i].say != NULL)
				str_addf(&line, "%s ", table->rows.columns[i].say);
			str_add(&line, cell);
		}
		out_sentence(table->out, str_text(&line));
		str_free(&line);
	}
}

static void print_row(struct table *table, const int widths[], const char *const cells[])
{
	struct str line = {0};
	int owed = 0; /* spaces not written yet: a line never ends with any */
	bool first = true;

	for (size_t i = 0; i < table->rows.n; i++) {
		if (widths[i] == 0)
			continue;
		const char *cell =
			utf8_clip(table->out->arena, cells[i], widths[i], table->out->ascii);
		int left = widths[i] - cells_of(cell);
		bool right = (table->rows.columns[i].flags & COLUMN_RIGHT) != 0;
		owed += (first ? 0 : ROWS_BETWEEN) + (right ? left : 0);
		first = false;
		if (*cell != '\0') {
			str_addf(&line, "%*s%s", owed, "", cell);
			owed = 0;
		}
		owed += right ? 0 : left;
	}
	out_line(table->out, "%s", str_text(&line));
	str_free(&line);
}

void table_print(struct table *table)
{
	int *widths = arena_new_array(table->out->arena, int, table->rows.n);
	const char **titles = arena_new_array(table->out->arena, const char *, table->rows.n);

	if (table->out->plain) {
		print_plain(table);
		return;
	}
	for (size_t i = 0; i < table->rows.n; i++)
		titles[i] = table->rows.columns[i].title;
	rows_widths(&table->rows, widths);
	if (table->out->terminal && !rows_fit(&table->rows, table->out->width, widths)) {
		print_plain(table);
		return;
	}
	print_row(table, widths, titles);
	for (size_t row = 0; row + table->rows.n <= table->rows.used; row += table->rows.n)
		print_row(table, widths, table->rows.cells + row);
}

void table_print_rows(struct out *out, const struct rows *rows)
{
	struct table table = {.out = out, .rows = *rows};

	table_print(&table);
}
