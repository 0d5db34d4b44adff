/* Facts that scores are computed from, in a file: either a column for each fact beside `nhs_number`
 * and `on`, or the columns `nhs_number`, `code`, `value`, `on`. What a fact may hold is not asked
 * here. */
#ifndef CASELOAD_EXCHANGE_FACTOR_LIST_H
#define CASELOAD_EXCHANGE_FACTOR_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include <caseload/base/arena.h>
#include <caseload/base/date.h>
#include <caseload/base/err.h>
#include <caseload/exchange/note.h>
#include <caseload/exchange/source.h>

struct factor_list_row {
	size_t line;
	const char *nhs_number; /* ten digits that hold */
	const char *code;	/* as in the heading or the cell */
	const char *value;	/* as in the cell; never empty */
	struct date on;
};
struct factor_list {
	struct factor_list_row *rows; /* in the order of the file */
	size_t n, room;
	size_t records; /* lines of the file, without the heading */
	struct row_notes
		refused; /* "on" where a date is missing, may be read two ways or is none */
};

/* A file without these columns is refused as a whole (field "file"); a line with what is wrong in it,
 * and with the rest of the file taken. Dates have the year first, or the month as a word, or the day
 * first where it cannot be the month. */
bool factor_list_read(
	const struct source *source, struct arena *arena, struct factor_list *out, struct err *err);

#endif
