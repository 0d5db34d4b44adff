/* What the files that write about one person share: plan.c whom a plan is about, plan_text.c what it
 * says, risk.c the scores. */
#ifndef REPORT_PLAN_PAGES_H
#define REPORT_PLAN_PAGES_H

#include <caseload/report/plan.h>

struct pages {
	struct sheet *sheet;
	const struct person_record *record;
	const struct plan *plan;
	struct date today;
	struct arena *arena;
};

/* "OKONKWO, Adaeze (Mrs)   Born 14-Jul-1945   NHS Number 999 000 0018". */
const char *pages_identity(const struct person *person, struct arena *arena);
const char *pages_day(struct date date, struct arena *arena); /* NULL for no date */
/* What was never said is left out; what must be known is asked for with sheet_labelled(). */
void pages_labelled_if(struct sheet *sheet, const char *label, const char *text);

void pages_add_sections(struct pages *p);
void pages_add_needs(struct pages *p);
void pages_add_agreements(struct pages *p);
void pages_add_control(struct pages *p);

#endif
