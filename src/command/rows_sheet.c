/* Printed sheets, and the rows of one beside how they are now. */
#include <inttypes.h>

#include <caseload/printed_list.h>

#include "rows_inside.h"

static void sheets(struct rows *rows, const struct printed_list *list, size_t n)
{
	static const struct column columns[] = {
		{"Sheet", NULL, COLUMN_RIGHT},
		{"Printed", "printed", 0},
		{"By", "by", COLUMN_SHRINK},
		{"What", NULL, COLUMN_SHRINK},
		{"Whose", "of", COLUMN_SHRINK},
		{"People", "people", COLUMN_RIGHT | COLUMN_SPARE},
		{"Rows", "rows", COLUMN_RIGHT | COLUMN_SPARE},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		rows_add_number(rows, list[i].sheet);
		rows_add(rows, rows_text_instant(rows->arena, list[i].printed_at));
		rows_add(rows, list[i].mine ? "me" : list[i].printed_by);
		rows_add(rows, word_shown(&words_printed_kind, list[i].kind));
		rows_add(rows, list[i].worker != NULL ? list[i].worker : "the team");
		rows_addf(rows, "%" PRId64, list[i].people);
		rows_addf(rows, "%" PRId64, list[i].rows);
	}
}

static void sheet_rows(struct rows *rows, const struct printed_row *list, size_t n)
{
	static const struct column columns[] = {
		{"Row", "row", COLUMN_RIGHT},
		{"Person", NULL, COLUMN_NAME},
		{"NHS Number", NULL, COLUMN_SPARE},
		{"On the sheet", NULL, COLUMN_SHRINK},
		{"Since", NULL, COLUMN_SHRINK},
		{"Risk", NULL, COLUMN_SPARE},
		{"Lead", "lead", COLUMN_SHRINK | COLUMN_SPARE},
		{"Next review", "next review", COLUMN_SPARE},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		const struct printed_row *row = &list[i];

		rows_add_number(rows, row->row);
		rows_add(rows, row->person);
		rows_add(rows, rows_text_number(rows->arena, row->nhs_number));
		rows_add(rows, printed_row_what(row, rows->arena));
		rows_add(rows, printed_row_since(row, rows->arena));
		rows_add(rows, word_shown(&words_band, row->band_now));
		rows_add(rows, row->lead_now);
		rows_add_date(rows, row->review_now);
	}
}

void rows_sheet(struct rows *rows, const struct result *result)
{
	if (result->kind == RESULT_SHEETS)
		sheets(rows, result->value, result->n);
	else
		sheet_rows(rows, result->value, result->n);
}
