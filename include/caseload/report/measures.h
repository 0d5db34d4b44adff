/* The measures on paper: the numbers, what each counts, and who is behind one of them. */
#ifndef CASELOAD_REPORT_MEASURES_H
#define CASELOAD_REPORT_MEASURES_H

#include <caseload/measure_target.h>
#include <caseload/report/caseload.h>

struct measures_paper {
	const char *team;
	const struct measure *list; /* a measure, then its figures */
	size_t n;
	const struct measure_target *targets;
	size_t targets_n;
	struct date from, to, as_at;
	bool outside;		      /* small numbers are left out of `list` already */
	const struct measure *behind; /* whose rows are printed; NULL: nobody is named */
	int names;		      /* enum names_shown; none: full */
};

struct sheet *measures_sheet(
	const struct measures_paper *paper, const struct printing *printing, struct arena *arena);

#endif
