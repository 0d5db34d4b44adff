/* Reviews and meetings by day, on paper: what whoever drives from door to door takes along. Addresses
 * and telephone numbers are never on it. */
#ifndef CASELOAD_REPORT_CALENDAR_H
#define CASELOAD_REPORT_CALENDAR_H

#include <caseload/calendar.h>
#include <caseload/report/caseload.h>

struct calendar_paper {
	const char *whose;		      /* "Jo Patel", "Team North" */
	const struct calendar_entry *entries; /* by day; those that were cancelled are left out */
	size_t n;
	struct date from, to; /* both included */
	struct date today;
	int names; /* enum names_shown; none: full */
};

struct sheet *calendar_sheet(
	const struct calendar_paper *paper, const struct printing *printing, struct arena *arena);

#endif
