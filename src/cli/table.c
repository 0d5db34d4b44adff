#include "out.h"

#include <stdarg.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

enum { BETWEEN = 2, SHRUNK_LEAST = 8, SHRUNK_A_LITTLE = 20, NAME_LEAST = 18 };

struct table table_new(struct out *out, const struct column *columns, size_t n)
{
	return (struct table){.out = out, .columns = columns, .n = n};
}

void table_cell(struct table *table, const char *text)
{
	const char **cell = arena_push(
		table->out->arena, &table->cells, &table->used, &table->room, sizeof(*cell));

	*cell = text == NULL ? "" : safe_text(table->out->arena, text, strlen(text), false, NULL);
}

void table_cellf(struct table *table, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	table_cell(table, arena_vprintf(table->out->arena, format, args));
	va_end(args);
}

void table_date(struct table *table, struct date date)
{
	char buffer[DATE_SHOWN_SIZE];
	table_cell(table, date_show(date, buffer));
}

static int cells_of(const char *text)
{
	return utf8_width(text, strlen(text));
}

/* In plain lines every value says what it is, unless it speaks for itself. */
static void print_plain(struct table *table)
{
	for (size_t row = 0; row < table->used; row += table->n) {
		struct str line = {0};
		for (size_t i = 0; i < table->n; i++) {
			const char *cell = table->cells[row + i];
			if (*cell == '\0')
				continue;
			if (line.length > 0)
				str_add(&line, ", ");
			if (table->columns[i].say != NULL)
				str_addf(&line, "%s ", table->columns[i].say);
			str_add(&line, cell);
		}
		out_line(table->out, "%s", str_text(&line));
		str_free(&line);
	}
}

static int total(const struct table *table, const int widths[])
{
	int sum = 0;
	for (size_t i = 0; i < table->n; i++)
		if (widths[i] > 0)
			sum += widths[i] + (sum > 0 ? BETWEEN : 0);
	return sum;
}

/* Takes cells from the widest columns that may shrink, down to `floor` or their own least. */
static bool shrink(const struct table *table, int widths[], int floor)
{
	while (total(table, widths) > table->out->width) {
		size_t widest = table->n;
		for (size_t i = 0; i < table->n; i++) {
			unsigned flags = table->columns[i].flags;
			int least =
				(flags & COLUMN_NAME) == COLUMN_NAME ? NAME_LEAST : SHRUNK_LEAST;
			if ((flags & COLUMN_SHRINK) != 0 &&
				widths[i] > (least > floor ? least : floor) &&
				(widest == table->n || widths[i] > widths[widest]))
				widest = i;
		}
		if (widest == table->n)
			return false;
		widths[widest]--;
	}
	return true;
}

static bool leave_out(const struct table *table, int widths[])
{
	for (size_t i = table->n; i-- > 0;)
		if ((table->columns[i].flags & COLUMN_SPARE) != 0 && widths[i] > 0) {
			widths[i] = 0;
			return true;
		}
	return false;
}

/* Makes the widths fit the terminal: long cells are cut a little, then columns that can be spared
 * go, then cells are cut short. A width of 0 leaves the column out. False: no way to fit. */
static bool fit(const struct table *table, int widths[])
{
	while (!shrink(table, widths, SHRUNK_A_LITTLE))
		if (!leave_out(table, widths))
			return shrink(table, widths, SHRUNK_LEAST);
	return true;
}

static void print_row(struct table *table, const int widths[], const char *const cells[])
{
	struct str line = {0};
	int owed = 0; /* spaces not written yet: a line never ends with any */
	bool first = true;

	for (size_t i = 0; i < table->n; i++) {
		if (widths[i] == 0)
			continue;
		const char *cell =
			utf8_clip(table->out->arena, cells[i], widths[i], table->out->ascii);
		int left = widths[i] - cells_of(cell);
		bool right = (table->columns[i].flags & COLUMN_RIGHT) != 0;
		owed += (first ? 0 : BETWEEN) + (right ? left : 0);
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
	int *widths = arena_new_array(table->out->arena, int, table->n);
	const char **titles = arena_new_array(table->out->arena, const char *, table->n);

	if (table->out->plain) {
		print_plain(table);
		return;
	}
	for (size_t i = 0; i < table->n; i++) {
		titles[i] = table->columns[i].title;
		widths[i] = cells_of(titles[i]);
	}
	for (size_t i = 0; i < table->used; i++)
		if (cells_of(table->cells[i]) > widths[i % table->n])
			widths[i % table->n] = cells_of(table->cells[i]);
	if (table->out->terminal && !fit(table, widths)) {
		print_plain(table);
		return;
	}
	print_row(table, widths, titles);
	for (size_t row = 0; row + table->n <= table->used; row += table->n)
		print_row(table, widths, table->cells + row);
}
