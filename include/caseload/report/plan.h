/* The joint care plan on paper, for the home (field 1.4, 3.2, 3.7): what to do when something goes
 * wrong first, each such plan on a page of its own in the largest type, under the name and telephone
 * of the lead professional; then what matters to the person, and every heading of the standard. Who
 * the person is, which version it is and whether it is agreed stand on every page. */
#ifndef CASELOAD_REPORT_PLAN_H
#define CASELOAD_REPORT_PLAN_H

#include <caseload/copy.h>
#include <caseload/record.h>
#include <caseload/report/caseload.h>
#include <caseload/worker.h>

struct plan_change {
	const char *what; /* "Contact: telephone" */
	struct date on;
};

struct plan_paper {
	const struct person_record *record;
	const struct plan *plan; /* one of the person's, whole; it need not be record->plan */
	struct date today;
	const char *team, *team_phone; /* whom to ask where nobody leads; may be NULL */
	const char *practice_phone;
	const struct worker *workers; /* for what each agency does */
	size_t workers_n;
	const struct copy *copies; /* that are with somebody */
	size_t copies_n;
	const struct contact *reader; /* for whom, where it is not the person; NULL */
	const struct copy *since;     /* an older copy that this one takes the place of; NULL */
	const struct plan_change *changes; /* since then */
	size_t changes_n;
	bool large;	 /* 16 point and more */
	bool short_form; /* the contingency pages alone, with what an ambulance crew needs */
};

/* Left out: an address that is confidential, the telephone of someone who must not be contacted
 * (also where it was written into a text), alerts the person was not told of, and the formulation,
 * which the standard does not print. */
struct sheet *plan_sheet(
	const struct plan_paper *paper, const struct printing *printing, struct arena *arena);

#endif
