/* GP practices as the Organisation Data Service publishes them: epraccur.csv, 27 columns, no
 * header; and the practice list sizes (gp-reg-pat-prac-all.csv). */
#ifndef CASELOAD_EXCHANGE_PRACTICE_LIST_H
#define CASELOAD_EXCHANGE_PRACTICE_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include <caseload/base/arena.h>
#include <caseload/base/date.h>
#include <caseload/base/err.h>
#include <caseload/exchange/note.h>
#include <caseload/exchange/source.h>

enum { PRACTICE_LIST_ADDRESS = 5, PRACTICE_SETTING_GP = 4 };

/* Text is NULL where the file says nothing. */
struct practice_list_row {
	size_t line;
	const char *code; /* 1 to 9 capitals and digits */
	const char *name;
	const char *address[PRACTICE_LIST_ADDRESS]; /* from the top, without gaps */
	const char *postcode;
	const char *phone;
	struct date opened, closed; /* closed may be unset */
	char status;		    /* A active, C closed, D dormant, P proposed */
	const char *region;	    /* national grouping, "Y63" */
	const char *icb;	    /* high level health geography, "QHM" */
	const char *commissioner;   /* "16C" */
	struct date joined, left;   /* the commissioner */
	int setting; /* prescribing setting: 4 is a GP practice; -1 where not given */
};

struct practice_list {
	struct practice_list_row *rows;
	size_t n, room;
	struct row_notes refused;
};

/* Every prescribing setting is kept. A row with a malformed code, status or date is refused with
 * its line; a file that is not this one at all is refused as a whole (field "file"). */
bool practice_list_read(const struct source *source, struct arena *arena, struct practice_list *out,
	struct err *err);

#endif
