/* What a reader has to say about one line of a file. */
#ifndef CASELOAD_EXCHANGE_NOTE_H
#define CASELOAD_EXCHANGE_NOTE_H

#include <stddef.h>

struct row_note {
	size_t line;	    /* of the file, counted from 1, where the record begins */
	const char *field;  /* "nhs_number", "birth_date" ... */
	const char *reason; /* a sentence for a person; says nothing that could be a name */
};

struct row_notes {
	struct row_note *items;
	size_t n, room;
};

#endif
