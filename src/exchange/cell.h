/* Cells to values. Text is a slice of the file, not NUL-terminated.
 * A function that refuses returns the reason, a sentence; NULL means taken. */
#ifndef CASELOAD_SRC_EXCHANGE_CELL_H
#define CASELOAD_SRC_EXCHANGE_CELL_H

#include <stdbool.h>
#include <stddef.h>

#include <caseload/base/arena.h>
#include <caseload/base/date.h>
#include <caseload/base/shape.h>
#include <caseload/exchange/csv.h>
#include <caseload/exchange/note.h>
#include <caseload/exchange/risk_list.h>

static inline bool cell_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline bool cell_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

struct csv_cell cell_trim(struct csv_cell cell);      /* blanks, no-break spaces, a formula guard */
bool cell_is(struct csv_cell cell, const char *text); /* ASCII, without regard to case */

void note_add(struct row_notes *notes, struct arena *arena, size_t line, const char *field,
	const char *reason);

/* *repaired is set to what was repaired, NULL where nothing was. */
const char *cell_nhs_number(struct csv_cell cell, char out[static NHS_NUMBER_SIZE],
	const char **repaired, struct arena *arena);

enum cell_date_form {
	CELL_DATE_NONE,	      /* an empty cell */
	CELL_DATE_BAD,	      /* not a form we know */
	CELL_DATE_NO_CENTURY, /* two digits for the year */
	CELL_DATE_CLEAR,      /* year first, or the month as a word: one reading only */
	CELL_DATE_NUMERIC,    /* 03/04/1950 */
	CELL_DATE_SERIAL,     /* the number of a day, as spreadsheets count */
};
struct cell_date {
	enum cell_date_form form;
	int year, month, day; /* CLEAR */
	int first, second;    /* NUMERIC */
	long serial;
};
/* yyyy-mm-dd yyyymmdd dd/mm/yyyy dd-Mmm-yyyy "dd Mmm yyyy" ddMMMyyyy and day numbers; a time after
 * the date is passed over. Whether the day exists is not asked yet. */
struct cell_date cell_date_scan(struct csv_cell cell);
/* DATE_NONE where that day does not exist. */
struct date cell_date_value(const struct cell_date *scan, enum date_order order);

bool cell_is_scientific(struct csv_cell cell); /* 9.99606E+09 */
const char *cell_score(struct csv_cell cell, struct score *out, bool *percent);

/* A name: refused when it holds controls, escape sequences or characters that turn text round. */
const char *cell_name(struct csv_cell cell, const char **out, struct arena *arena);
/* Other text on one line: what safe_text() takes out is taken out and *repaired set. */
const char *cell_text(struct csv_cell cell, bool *repaired, struct arena *arena);
const char *cell_gender(struct csv_cell cell, bool *known);	      /* NULL for an empty cell */
const char *cell_postcode(struct csv_cell cell, struct arena *arena); /* NULL: not a postcode */

#endif
