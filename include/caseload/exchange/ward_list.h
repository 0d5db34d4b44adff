/* Ward, ambulance and discharge lists: NHS Numbers as people really have them, copied out of a
 * spreadsheet, an e-mail or a PDF, with or without a heading, dates, names and wards around them.
 *
 * Where a heading names the column of the NHS Numbers, that column is read, and the dates by the
 * names of theirs; otherwise every line is searched. Nothing is guessed: of a date that could be
 * meant in two ways none is taken, and the row says why. A date that is expected, planned or of
 * birth is never the day of an event. */
#ifndef CASELOAD_EXCHANGE_WARD_LIST_H
#define CASELOAD_EXCHANGE_WARD_LIST_H

#include <caseload/exchange/risk_list.h>

struct ward_list_options {
	struct date today;     /* nothing happened after it */
	enum date_order order; /* UNKNOWN: as the list itself shows it */
};

/* One NHS Number where it stands; the same number may come again. */
struct ward_row {
	size_t line;			  /* counted from 1 */
	char nhs_number[NHS_NUMBER_SIZE]; /* "" where it cannot be read */
	const char *found;  /* of an unreadable one: what stands there, safe to show, cut short */
	const char *reason; /* a sentence: why it cannot be read; NULL */
	struct date on;	    /* a date that is not said to be of an admission or a discharge */
	struct date admitted, discharged, born;
	const char *unclear; /* a sentence: why a date of the line was not taken; NULL */
	bool either; /* ... because day and month could stand either way: options.order tells */
	const char *name; /* where a heading names such a column; NULL */
};

struct ward_list {
	const char *encoding;
	size_t header_line; /* of the first heading; 0 none */
	enum date_order order;
	struct ward_row *rows; /* in the order of the list */
	size_t n, room;
	size_t without; /* lines that are not blank, no heading, and hold no number */
};

/* Refused as a whole (ERR_INVALID, field "file") only where it holds nothing that could be an NHS
 * Number, readable or not. What is returned lives in `arena`. */
bool ward_list_read(const struct source *source, const struct ward_list_options *options,
	struct arena *arena, struct ward_list *out, struct err *err);

#endif
