/* A meeting on paper: its agenda before, its minutes and the actions of each owner after.
 * An entry of the minutes belongs to the record of the person it is about: printed alone, the paper
 * names nobody else whom the meeting spoke of. */
#ifndef CASELOAD_REPORT_MEETING_H
#define CASELOAD_REPORT_MEETING_H

#include <caseload/meeting.h>
#include <caseload/report/caseload.h>
#include <caseload/worker.h>

struct meeting_paper {
	const struct meeting_record *record; /* printed alone: only what is about that person */
	const char *team;
	struct date today;
	int names;		   /* enum names_shown; none: full */
	const struct person *only; /* the entry of this person alone; NULL: the whole meeting */
	size_t proposed;	   /* by the rules, and not in the record: they are counted only */
};

/* In the order of the cases: when each begins, why, who must speak to it; then who was asked for
 * and is not on it yet. Whom only the rules propose should not be named on a paper that goes round:
 * leave them out of the record and say how many they are. */
struct sheet *agenda_sheet(
	const struct meeting_paper *paper, const struct printing *printing, struct arena *arena);
/* Attendance and every entry; says that it is a draft until the meeting is closed. */
struct sheet *minutes_sheet(
	const struct meeting_paper *paper, const struct printing *printing, struct arena *arena);

struct action_paper {
	const struct action *actions; /* open ones, in any order */
	size_t n;
	const struct worker
		*owner; /* for this one alone, who may have none; NULL: everybody who has */
	const char *of; /* "Asked for at the meeting of Thu 12-Mar-2026"; NULL: all that are open */
	struct date today;
	int names;
};

/* A page for each owner, with nothing on it that is another's: late ones first, then by date. */
struct sheet *action_sheet(
	const struct action_paper *paper, const struct printing *printing, struct arena *arena);

#endif
