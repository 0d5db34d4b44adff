/* The explanation of a score as lines of text (risk.md's panel): for the screen and for a terminal
 * that only prints. */
#ifndef CASELOAD_RISK_TEXT_H
#define CASELOAD_RISK_TEXT_H

#include <caseload/risk_said.h>

struct risk_text_options {
	int cols;    /* no line is wider; at least 30 */
	bool ascii;  /* no block characters */
	bool spoken; /* label and value on one line, nothing in columns, no drawing */
	bool zeros;  /* the recorded factors that are worth nothing are listed one by one */
	bool facts;  /* with citation, outcome and how well it tells people apart */
	const struct outlook *outlook; /* of the person; NULL none */
	bool keys;		       /* says which key of the screen does what */
};
struct risk_text {
	const char *text; /* lines, each ended by '\n' but the last */
	bool *strong;	  /* for each line: stands out */
	size_t n, room;
	size_t facts; /* the line with which they begin */
};
void risk_text(const struct risk_explained *e, const struct risk_text_options *options,
	struct arena *arena, struct risk_text *out);

/* "8  HIGH (6-8)  could be 8-10  as of 12-Mar-2026": the line above it, parted by two spaces. */
const char *risk_headline(const struct risk_explained *e, struct arena *arena);

#endif
