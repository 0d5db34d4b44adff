/* Between the files of the caseload summary and the supervision sheet. */
#ifndef REPORT_CASELOAD_PARTS_H
#define REPORT_CASELOAD_PARTS_H

#include <caseload/report/caseload.h>

/* caseload_figures.c: page one. */
void caseload_figures(
	struct sheet *sheet, const struct caseload_summary *summary, struct arena *arena);
/* caseload_since.c: what changed since the last one; a page at most. */
void caseload_since(
	struct sheet *sheet, const struct caseload_summary *summary, struct arena *arena);

/* caseload_cells.c */
/* A paper that leaves the names out leaves out what would tell them too. */
bool names_are_whole(int names);
const char *case_people_words(int64_t n, struct arena *arena); /* "1 person", "12 people" */
/* "BAILEY, Ivy (84)", and below it the NHS Number and, where names are whole, the day of birth. */
const char *case_who_cell(const struct case_row *row, int names, struct arena *arena);
const char *case_risk_cell(const struct case_row *row, struct date today, struct arena *arena);
const char *case_plan_words(const struct case_row *row);
/* "12-Mar-2026\n3 days late", "Stopped\nin hospital", "None booked" */
const char *case_review_cell(const struct case_row *row, struct date today, struct arena *arena);
/* "Sheet 12", or where it is only looked at that it gets a number. */
const char *sheet_number_words(int64_t sheet, struct arena *arena);
/* How what was written goes back; for a list and with examples of its kind. */
void add_how_to_close(struct sheet *sheet, int64_t number, struct arena *arena);

#endif
