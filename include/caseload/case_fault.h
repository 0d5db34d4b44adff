/* What is wrong with the cases a team has in its care, and which command mends it: `doctor cases`. */
#ifndef CASELOAD_CASE_FAULT_H
#define CASELOAD_CASE_FAULT_H

#include <caseload/absence.h>
#include <caseload/caseload.h>
#include <caseload/deadline.h>

struct case_fault {
	int kind; /* enum case_fault_kind */
	int64_t person_id;
	const char *person_uid;
	const char *nhs_number;
	const char *person; /* name as shown */
	int band;	    /* enum band */
	int64_t lead_id;
	const char *lead;  /* name; NULL nobody */
	const char *words; /* one sentence: what is wrong; another: how to put it right */
	const char *mend;  /* the command that does: "review book" */
	const char *part;  /* what it is about: uid of an action; NULL the person */
	const char *other; /* uid of the other record of a pair; NULL none */
	struct date since; /* since when it is wrong; none: not known */
	int64_t days;	   /* for how long */
};
extern const struct shape case_fault_shape;

/* One case as the rules look at it. */
struct case_look {
	int64_t person_id, episode_id;
	const char *uid, *nhs_number, *family, *given;
	struct date born, died;
	int64_t band_rank; /* very high 5 ... no data 0 */
	const char *fold;
	int sharing; /* enum sharing; none: not asked */
	int status;  /* enum episode_status */
	struct date opened_on;
	const char *practice; /* ODS code; NULL none */
	int practice_status;
	struct date practice_closed;
	int64_t lead_id;
	const char *lead;
	struct date lead_left;	 /* active_to */
	bool lead_here;		 /* a worker of the team today */
	struct date next_review; /* of the earliest that is open, be its clock stopped or not */
	bool planned;		 /* a plan was agreed or declined */
	bool writing;		 /* a draft is in hand */
	struct date agreed_on;	 /* of the agreed plan */
	struct date plan_review; /* what it says of its next review */
	struct date held_on;	 /* the last review of the plan */
	int outcome;		 /* enum review_outcome of it */
};
extern const struct shape case_look_shape;

/* All that one case shows by itself: without what is late (reviews, plans, telling who leads), actions
 * and pairs, which are counted one by one. Of those who died only that the case is open: nothing else of it is to be mended. At most
 * CASE_FAULTS_MOST. */
enum { CASE_FAULTS_MOST = 12 };
size_t case_look_faults(const struct case_look *look, const struct absence *absences,
	size_t absences_n, const struct deadline_rules *rules, struct date today,
	struct arena *arena, struct case_fault out[static CASE_FAULTS_MOST]);

/* Who it is about, and since when; the sentences are the caller's. */
struct case_fault case_fault_of(
	const struct case_look *look, int kind, struct date since, struct date today);
/* The command that mends a fault of that kind. */
const char *case_fault_mend(int kind);
/* By how much it hurts: the order of the kinds, then the longest, then the highest risk: qsort(). */
int case_fault_compare(const void *a, const void *b);

#endif
