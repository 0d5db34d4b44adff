/* The joint care plan on paper (field 3.2, 3.7): contingency first, on pages of its own in the
 * largest type; who the person is and which version it is on every page. */
#ifndef CASELOAD_REPORT_PLAN_H
#define CASELOAD_REPORT_PLAN_H

#include <caseload/record.h>
#include <caseload/report/caseload.h>

/* `plan` is one of the person's plans, whole; it need not be record->plan. Large print where the
 * person needs it. An address that is confidential, and the telephone of someone who must not be
 * contacted, are left out. */
struct sheet *plan_sheet(const struct person_record *record, const struct plan *plan,
	struct date today, const struct printing *printing, struct arena *arena);

#endif
