/* The board's page of a quarter: the indicators that the service was founded on, beside their targets.
 * One page, and nobody is named. */
#ifndef CASELOAD_REPORT_QUARTER_H
#define CASELOAD_REPORT_QUARTER_H

#include <caseload/measure_target.h>
#include <caseload/report/caseload.h>
#include <caseload/trend.h>

/* The measures as they were at the end of one quarter. */
struct quarter {
	struct date from, to, as_at; /* as_at before `to`: the quarter is not over */
	const struct measure *list;
	size_t n;
};
enum { QUARTER_THIS, QUARTER_BEFORE, QUARTER_YEAR_AGO, QUARTERS };

struct quarter_paper {
	const char *team;
	struct quarter quarters[QUARTERS];
	const struct measure_target *targets;
	size_t targets_n;
	const struct trend_month
		*trend; /* up to the end of the quarter; small ones are left out if `outside` */
	size_t trend_n;
	struct date began; /* the first day of the records: before it nothing can be said */
	bool outside;
};

struct sheet *quarter_sheet(
	const struct quarter_paper *paper, const struct printing *printing, struct arena *arena);

#endif
