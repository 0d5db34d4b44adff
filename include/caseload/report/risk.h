/* A person's risk scores on paper, each on a page of its own with all its parts. It may reach the
 * person it is about, so its words are neutral: neither "frail" nor "frequent attender". */
#ifndef CASELOAD_REPORT_RISK_H
#define CASELOAD_REPORT_RISK_H

#include <caseload/record.h>
#include <caseload/report/caseload.h>

/* Those with a score get a page; of the others one table says why there is none. */
struct sheet *risk_sheet(const struct person_record *record, const struct risk_explained *scores,
	size_t n, const struct printing *printing, struct arena *arena);

#endif
