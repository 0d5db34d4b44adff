/* What the files that write about one person share: plan.c what stands on every page, plan_front.c
 * what to do when something goes wrong, plan_person.c whom it is about and whom to ring, plan_text.c
 * what the plan says, plan_agency.c who does what, plan_control.c which version it is and who has
 * it; risk.c the scores. */
#ifndef REPORT_PLAN_PAGES_H
#define REPORT_PLAN_PAGES_H

#include <caseload/report/plan.h>

enum { EMPTY_MOST = 24 };
struct pages {
	struct sheet *sheet;
	const struct person_record *record;
	const struct plan *plan;
	struct date today;
	struct arena *arena;
	const struct plan_paper *paper;
	/* headings that have nothing below them */
	const char *empty[EMPTY_MOST];
	size_t empty_n;
};

/* "OKONKWO, Adaeze (Mrs)   Born 14-Jul-1945   NHS Number 999 000 0018". */
const char *pages_identity(const struct person *person, struct arena *arena);
const char *pages_day(struct date date, struct arena *arena); /* NULL for no date */
/* What was never said is left out; what must be known is asked for with sheet_labelled(). */
void pages_labelled_if(struct sheet *sheet, const char *label, const char *text);
/* Notes a heading without content, which is listed at the end. */
void pages_not_recorded(struct pages *p, const char *heading);
/* "the person" is a worker's word: on a paper that the person reads it is their name. Any other `who`
 * as it is. */
const char *pages_who(const struct pages *p, const char *who);
/* A text as it was written, but for the telephone number of somebody who must not be contacted. */
const char *pages_words(const struct pages *p, const char *text);

void pages_add_front(struct pages *p);

/* NULL: it is confidential. */
const char *pages_address(const struct pages *p);
/* What may be said of the alerts on a paper that lies in a kitchen; "" nothing. */
const char *pages_flags(const struct pages *p);
/* "1. Ewa, daughter: 01632 960002" a line each; with those who must not be contacted, by name. */
const char *pages_ring(const struct pages *p, bool numbered);
void pages_add_person(struct pages *p);
void pages_add_contacts(struct pages *p);

void pages_add_about_me(struct pages *p);
void pages_add_summary(struct pages *p);
void pages_add_needs(struct pages *p);
void pages_add_arrangements(struct pages *p); /* capacity, funding, documents */
void pages_add_agreements(struct pages *p);

void pages_add_agencies(struct pages *p);

void pages_add_control(struct pages *p);
void pages_add_holders(struct pages *p);
void pages_add_changes(struct pages *p);
void pages_add_not_recorded(struct pages *p);

#endif
