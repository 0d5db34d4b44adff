/* The caseload summary: one lead's people or a team's, on paper. A page of figures, what changed since
 * the last one was printed, then the people with a number for each row, so that what is written
 * beside them can be entered by it. Addresses are never on it. */
#ifndef CASELOAD_REPORT_CASELOAD_H
#define CASELOAD_REPORT_CASELOAD_H

#include <caseload/action.h>
#include <caseload/caseload.h>
#include <caseload/printed_list.h>
#include <caseload/report/sheet.h>
#include <caseload/trend.h>
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
	struct summary_more more;
	const struct worker *load; /* with cases and weight; those it is about */
	size_t load_n;
	const struct trend_month *trend; /* oldest first */
	size_t trend_n;
	/* The last that was printed about the same people, and what changed since; sheet 0: none. */
	struct printed_list last;
	const struct list_difference *since;
	size_t since_n;
	int64_t sheet; /* its number; 0: it is only looked at */
	int by;	       /* enum summary_group; none: by review */
	struct date
		as_at; /* as it stood at the end of that day, which is `today`; none: as it stands */
	struct date today;
	int64_t soon_days; /* of the team */
	int names;	   /* enum names_shown; none: full */
};

/* "Caseload summary: Team North", "..., as it stood on Fri 31-Oct-2025". */
const char *caseload_title(const struct caseload_summary *summary, struct arena *arena);
struct sheet *caseload_sheet(const struct caseload_summary *summary,
	const struct printing *printing, struct arena *arena);
/* The rows in the order of the paper: the i-th has the number i + 1. By groups, and in each those
 * whose review is late first, then by its date, those without one last. */
const struct case_row **caseload_order(const struct caseload_summary *summary, struct arena *arena);

/* ---- the supervision sheet of one worker ---- */

struct supervision {
	const struct worker *worker; /* with cases and weight */
	const char *who;	     /* "Jo Patel, Social worker" */
	const struct case_row **people;
	size_t n;
	const struct supervised_contact *contacts; /* by person_id */
	size_t contacts_n;
	const struct action *actions; /* of these people; a person's together */
	size_t actions_n;
	int64_t late; /* reviews, as they are counted everywhere */
	int64_t sheet;
	struct date today;
	int64_t soon_days;
	int names;
};
/* A numbered row: a person, or an action of the person before it. */
struct supervision_row {
	const struct case_row *person;
	const struct action *action; /* NULL: about the person */
};
struct supervision_row *supervision_rows(
	const struct supervision *supervision, struct arena *arena, size_t *out_n);
struct sheet *supervision_sheet(const struct supervision *supervision,
	const struct printing *printing, struct arena *arena);

#endif
