#include <caseload/exchange/practice_list.h>

#include <string.h>

#include <caseload/base/str.h>

#include "cell.h"

/* Columns of epraccur.csv, counted from 0; the file has no header. */
enum {
	EP_CODE = 0,
	EP_NAME = 1,
	EP_REGION = 2,
	EP_ICB = 3,
	EP_ADDRESS = 4,
	EP_POSTCODE = 9,
	EP_OPENED = 10,
	EP_CLOSED = 11,
	EP_STATUS = 12,
	EP_COMMISSIONER = 14,
	EP_JOINED = 15,
	EP_LEFT = 16,
	EP_PHONE = 17,
	EP_SETTING = 25,
	EP_COLUMNS = 27,
	CODE_MAX = 9,
};

static struct csv_cell cell_at(const struct csv *csv, size_t column)
{
	return column < csv->n ? cell_trim(csv->cells[column]) : (struct csv_cell){"", 0};
}

static const char *text_at(const struct csv *csv, size_t column, struct arena *arena)
{
	bool cleaned = false;

	return cell_text(cell_at(csv, column), &cleaned, arena);
}

static bool is_code(struct csv_cell cell)
{
	for (size_t i = 0; i < cell.length; i++)
		if (!(cell.text[i] >= 'A' && cell.text[i] <= 'Z') &&
			!(cell.text[i] >= '0' && cell.text[i] <= '9'))
			return false;
	return cell.length > 0 && cell.length <= CODE_MAX;
}

static bool number_of(struct csv_cell cell, long *out)
{
	*out = 0;
	for (size_t i = 0; i < cell.length; i++) {
		if (cell.text[i] < '0' || cell.text[i] > '9')
			return false;
		*out = *out * 10 + (cell.text[i] - '0');
	}
	return cell.length > 0 && cell.length < 10;
}

/* Year first or with the month as a word: nothing else is published. */
static bool date_at(const struct csv *csv, size_t column, struct date *out)
{
	struct cell_date scan = cell_date_scan(cell_at(csv, column));

	*out = scan.form == CELL_DATE_CLEAR ? cell_date_value(&scan, DATE_ORDER_UNKNOWN)
					    : DATE_NONE;
	return scan.form == CELL_DATE_NONE || date_is_set(*out);
}

/* The reason for a refusal, or NULL. */
static const char *read_practice(const struct csv *csv, struct practice_list_row *row,
	const char **field, struct arena *arena)
{
	struct csv_cell status = cell_at(csv, EP_STATUS);
	size_t n = 0;
	long setting;

	*field = "code";
	if (!is_code(cell_at(csv, EP_CODE)))
		return "Practice code is not one: it has up to 9 capitals and digits, as C81009.";
	*field = "line";
	if (csv->n != EP_COLUMNS)
		return "The line does not have the 27 cells of the practice file.";
	*field = "status";
	if (status.length != 1 || strchr("ACDP", status.text[0]) == NULL)
		return "Status is not one of A active, C closed, D dormant, P proposed.";
	*field = "opened";
	if (!date_at(csv, EP_OPENED, &row->opened) || !date_at(csv, EP_CLOSED, &row->closed) ||
		!date_at(csv, EP_JOINED, &row->joined) || !date_at(csv, EP_LEFT, &row->left))
		return "A date is not one: it has eight digits, as 19740401.";
	row->code = text_at(csv, EP_CODE, arena);
	row->name = text_at(csv, EP_NAME, arena);
	row->region = text_at(csv, EP_REGION, arena);
	row->icb = text_at(csv, EP_ICB, arena);
	row->commissioner = text_at(csv, EP_COMMISSIONER, arena);
	for (size_t i = 0; i < PRACTICE_LIST_ADDRESS; i++) {
		const char *line = text_at(csv, EP_ADDRESS + i, arena);

		if (line != NULL)
			row->address[n++] = line;
	}
	row->postcode = cell_postcode(cell_at(csv, EP_POSTCODE), arena);
	if (row->postcode == NULL)
		row->postcode = text_at(csv, EP_POSTCODE, arena);
	row->phone = text_at(csv, EP_PHONE, arena);
	row->status = status.text[0];
	row->setting = number_of(cell_at(csv, EP_SETTING), &setting) ? (int)setting : -1;
	return NULL;
}

static bool refuse_practice_file(struct err *err)
{
	return err_set(err, ERR_INVALID, "file",
		"This is not the practice file of the Organisation Data Service, which has 27 "
		"cells on each line and begins with the practice's code. Download epraccur.csv and "
		"import that.");
}

bool practice_list_read(const struct source *source, struct arena *arena, struct practice_list *out,
	struct err *err)
{
	struct csv csv;
	bool ok = true;
	int got = 0;

	*out = (struct practice_list){0};
	csv_open(&csv, source->text, source->length, ',');
	while (ok && (got = csv_next(&csv, err)) == 1) {
		struct practice_list_row row = {.line = csv.line}, *slot;
		const char *field = NULL, *reason;

		if (csv.n == 1 && cell_at(&csv, 0).length == 0)
			continue;
		if (!csv.ended && csv.n < EP_COLUMNS && out->n > 0) {
			ok = err_set(err, ERR_INVALID, "file",
				"The file stops in the middle of line %zu: it was cut short. "
				"Download it again.",
				csv.line);
			break;
		}
		reason = read_practice(&csv, &row, &field, arena);
		if (reason != NULL) {
			note_add(&out->refused, arena, csv.line, field, reason);
			/* A whole other kind of file is said once, not line by line. */
			ok = out->n > 0 || out->refused.n < 5 || refuse_practice_file(err);
			continue;
		}
		slot = arena_push(arena, &out->rows, &out->n, &out->room, sizeof(*slot));
		*slot = row;
	}
	ok = ok && got >= 0 && (out->n > 0 || refuse_practice_file(err));
	csv_close(&csv);
	return ok;
}
