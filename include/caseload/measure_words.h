/* What exactly a measure counts, so that a reader can check it (field 6). */
#ifndef CASELOAD_MEASURE_WORDS_H
#define CASELOAD_MEASURE_WORDS_H

struct measure_definition {
	int code;	    /* enum measure_code */
	const char *counts; /* the numerator */
	const char *of;	    /* the denominator; NULL: a count */
	const char *leaves_out;
};
/* NULL: there is none of that code. */
const struct measure_definition *measure_definition(int code);

#endif
