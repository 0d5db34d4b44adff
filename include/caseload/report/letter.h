/* A letter on paper: where the window of the envelope is stands the address, then the letter as it
 * was filled. Pages after the first have the head every page about a person has. */
#ifndef CASELOAD_REPORT_LETTER_H
#define CASELOAD_REPORT_LETTER_H

#include <caseload/report/caseload.h>

struct letter_page {
	const char *title; /* of the document: "Who your lead professional is" */
	const char
		*subject; /* "OKONKWO, Adaeze (Mrs)  Born 14-Jul-1945  NHS No. 999 000 0492": on top
				of further pages */
	const char *about;   /* the same in lines, above the greeting */
	const char *sender;  /* lines */
	const char *address; /* lines; of somebody whose address is not to be known "By hand" */
	const char *date;
	const char *text; /* filled: "# " begins a heading, an empty line a paragraph */
	bool large;
};
struct sheet *letter_sheet(
	const struct letter_page *page, const struct printing *printing, struct arena *arena);

#endif
