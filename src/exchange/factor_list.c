#include <caseload/exchange/factor_list.h>

#include <ctype.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/nhs_number.h>

#include "cell.h"

struct columns {
	size_t number, on, code, value; /* SIZE_MAX where it is not there */
	const char *names[CSV_COLUMNS_MAX];
	size_t n;
};

static const char *heading(struct csv_cell cell, struct arena *arena)
{
	char *name = arena_strndup(arena, cell.text, cell.length);

	for (char *p = name; *p != '\0'; p++)
		*p = (char)(*p == ' ' ? '_' : tolower((unsigned char)*p));
	return name;
}

static bool is_any(const char *name, const char *const names[])
{
	for (; *names != NULL; names++)
		if (strcmp(name, *names) == 0)
			return true;
	return false;
}

static bool read_columns(
	const struct csv *csv, struct arena *arena, struct columns *out, struct err *err)
{
	static const char *const numbers[] = {"nhs_number", "nhs_no", "nhsnumber", NULL};
	static const char *const days[] = {"on", "date", "recorded_on", "as_of", NULL};

	*out = (struct columns){SIZE_MAX, SIZE_MAX, SIZE_MAX, SIZE_MAX, {NULL}, csv->n};
	for (size_t i = 0; i < csv->n; i++) {
		const char *name = out->names[i] = heading(cell_trim(csv->cells[i]), arena);
		size_t *at = is_any(name, numbers)	  ? &out->number
			     : is_any(name, days)	  ? &out->on
			     : strcmp(name, "code") == 0  ? &out->code
			     : strcmp(name, "value") == 0 ? &out->value
							  : NULL;
		if (at != NULL && *at != SIZE_MAX)
			return err_set(err, ERR_INVALID, "file",
				"The column %s is there twice. Take one of them out.", name);
		if (at != NULL)
			*at = i;
	}
	if (out->number == SIZE_MAX || out->on == SIZE_MAX)
		return err_set(err, ERR_INVALID, "file",
			"The first line must name the columns nhs_number and on (the day the fact "
			"is of).");
	if ((out->code == SIZE_MAX) != (out->value == SIZE_MAX))
		return err_set(err, ERR_INVALID, "file",
			"A list with the column code has the column value too.");
	if (out->code == SIZE_MAX && out->n < 3)
		return err_set(err, ERR_INVALID, "file",
			"There is no column with a fact. Name each by its code, or use the columns "
			"code and value.");
	return true;
}

static const char *read_date(struct csv_cell cell, struct date *out, struct arena *arena)
{
	struct cell_date scan = cell_date_scan(cell_trim(cell));

	*out = DATE_NONE;
	if (scan.form == CELL_DATE_NONE)
		return "There is no date: a fact without its day says nothing.";
	if (scan.form == CELL_DATE_NUMERIC && scan.first <= 12 && scan.second <= 12 &&
		scan.first != scan.second)
		return "The date can be read two ways. Write the year first or the month as a "
		       "word.";
	if (scan.form == CELL_DATE_CLEAR || scan.form == CELL_DATE_NUMERIC)
		*out = cell_date_value(
			&scan, scan.form == CELL_DATE_CLEAR ? DATE_ORDER_UNKNOWN : DATE_ORDER_DMY);
	if (date_is_set(*out))
		return NULL;
	return arena_strdup(arena, "This is no date. Write it as 2026-03-12 or 12-Mar-2026.");
}

static const char *text_of(const struct csv *csv, size_t column, struct arena *arena)
{
	bool cleaned = false;

	return column < csv->n ? cell_text(cell_trim(csv->cells[column]), &cleaned, arena) : NULL;
}

static void add(struct factor_list *list, struct arena *arena, const struct factor_list_row *row)
{
	*(struct factor_list_row *)arena_push(
		arena, &list->rows, &list->n, &list->room, sizeof(*row)) = *row;
}

static void read_record(const struct csv *csv, const struct columns *columns, struct arena *arena,
	struct factor_list *out)
{
	struct factor_list_row row = {.line = csv->line};
	char digits[NHS_NUMBER_SIZE];
	const char *repaired, *reason;

	out->records++;
	if (csv->n != columns->n) {
		note_add(&out->refused, arena, csv->line, "line",
			"The line has more or fewer cells than the heading.");
		return;
	}
	reason = cell_nhs_number(cell_trim(csv->cells[columns->number]), digits, &repaired, arena);
	if (reason != NULL) {
		note_add(&out->refused, arena, csv->line, "nhs_number", reason);
		return;
	}
	row.nhs_number = arena_strdup(arena, digits);
	reason = read_date(csv->cells[columns->on], &row.on, arena);
	if (reason != NULL) {
		note_add(&out->refused, arena, csv->line, "on", reason);
		return;
	}
	if (columns->code != SIZE_MAX) {
		row.code = text_of(csv, columns->code, arena);
		row.value = text_of(csv, columns->value, arena);
		if (text_is_blank(row.code) || text_is_blank(row.value))
			note_add(&out->refused, arena, csv->line,
				text_is_blank(row.code) ? "code" : "value", "The cell is empty.");
		else
			add(out, arena, &row);
		return;
	}
	for (size_t i = 0; i < columns->n; i++) {
		row.code = columns->names[i];
		row.value = text_of(csv, i, arena);
		if (i != columns->number && i != columns->on && !text_is_blank(row.value))
			add(out, arena, &row);
	}
}

bool factor_list_read(
	const struct source *source, struct arena *arena, struct factor_list *out, struct err *err)
{
	struct columns *columns = arena_new_one(arena, struct columns);
	struct csv *csv = arena_new_one(arena, struct csv);
	int got;

	*out = (struct factor_list){0};
	csv_open(csv, source->text, source->length, csv_delimiter(source->text, source->length));
	got = csv_next(csv, err);
	bool done = got == 1 && read_columns(csv, arena, columns, err);
	if (got == 0)
		err_set(err, ERR_INVALID, "file", "The file is empty.");
	while (done && (got = csv_next(csv, err)) == 1)
		if (csv->n > 1 || cell_trim(csv->cells[0]).length > 0)
			read_record(csv, columns, arena, out);
	csv_close(csv);
	return done && got == 0;
}
