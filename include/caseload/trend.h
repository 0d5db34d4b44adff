/* How the caseload moved from month to month. */
#ifndef CASELOAD_TREND_H
#define CASELOAD_TREND_H

#include <caseload/base/date.h>

/* As the records said at the end of that day, by the definitions of the caseload's counts: reviews
 * that are late, people without a lead, without a plan. */
struct trend_month {
	struct date on;
	int64_t people, late, no_lead, no_plan;
};

#endif
