/* Numbers and dates in the middle of other text. */
#ifndef CASELOAD_SRC_EXCHANGE_WARD_SCAN_H
#define CASELOAD_SRC_EXCHANGE_WARD_SCAN_H

#include "cell.h"

/* What the words before a date, or the heading above it, say it is. */
enum ward_role {
	WARD_UNSAID,
	WARD_ON,
	WARD_ADMITTED,
	WARD_DISCHARGED,
	WARD_BORN,
	WARD_OTHER, /* expected, printed, of a review, of death: never the day of an event */
};
enum ward_role ward_role(const char *text, size_t length);

struct ward_date {
	enum ward_role role;
	struct cell_date as;
};
/* A date that begins at `text`, two figures of a year made four; the bytes it takes, with a time of
 * day behind it, or 0. */
size_t ward_date_at(const char *text, size_t length, int this_year, struct cell_date *out);

struct ward_number {
	struct csv_cell at;
	char digits[NHS_NUMBER_SIZE];
	const char *wrong; /* a sentence; NULL: it can be read */
	bool shaped;	   /* written 3 3 4 or as a spreadsheet damages them: meant as a number */
	bool near;	   /* a digit too few or too many: only where the line has nothing better */
};

struct ward_marks {
	struct ward_number *numbers;
	size_t numbers_n, numbers_room;
	struct ward_date *dates;
	size_t dates_n, dates_room;
	bool bare; /* nothing in the line but digits, blanks and hyphens */
};
void ward_scan(struct csv_cell line, int this_year, struct arena *arena, struct ward_marks *out);

#endif
