/* The caseload summary: one lead's people or a team's, on paper. Those whose review is late come
 * first, then by date, those without a date last. Addresses are never on it. */
#ifndef CASELOAD_REPORT_CASELOAD_H
#define CASELOAD_REPORT_CASELOAD_H

#include <caseload/caseload.h>
#include <caseload/report/sheet.h>
#include <caseload/worker.h>

/* Who prints, when, for whom; on every paper. */
struct printing {
	const char *by;	    /* "Jo Patel" */
	const char *when;   /* "12-Mar-2026 14:05" */
	const char *reader; /* for whom; NULL: not said */
	int copy;	    /* 0: not numbered */
	const char *record; /* where the audit stood: "Record 18,231, head 7f3a-19c2-80d1"; may be
			       NULL */
};

struct caseload_summary {
	const char *who;	     /* "Jo Patel, Social worker", "Team North" */
	const struct case_row *rows; /* in any order */
	size_t n;
	const struct case_counts *counts;
	const struct worker *load; /* with cases and weight; those it is about */
	size_t load_n;
	struct date today;
	int64_t soon_days; /* of the team */
	int names;	   /* enum names_shown; none: full */
};

struct sheet *caseload_sheet(const struct caseload_summary *summary,
	const struct printing *printing, struct arena *arena);

#endif
