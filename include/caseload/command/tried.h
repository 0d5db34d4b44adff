/* An instrument tried on a file of values: nothing is stored, and nobody is meant. */
#ifndef CASELOAD_COMMAND_TRIED_H
#define CASELOAD_COMMAND_TRIED_H

#include <caseload/instrument.h>

struct tried_row {
	size_t line;
	const char **cells; /* as they are in the file, one for each column */
	struct scoring scoring;
	/* "ERR_RANGE": a value is none the input may have; "ERR_MISSING": a required one is not
	 * there; "NO_DATA": nothing is recorded, so the 0 and its range say nothing of anybody; "" */
	const char *error;
	const char *why;	      /* of an error: a sentence; NULL */
	struct score value, min, max; /* a probability with six decimals; not set where refused */
	const char *band;	      /* its code; "" */
	const char *parts;	      /* scoring_parts_text() */
};
struct tried {
	const struct instrument *instrument;
	const char **columns;
	size_t columns_n;
	struct tried_row *rows;
	size_t n;
};

#endif
