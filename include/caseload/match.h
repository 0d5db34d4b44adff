/* A list of NHS Numbers from outside held against the team's people: who is ours, who leads them,
 * when they were last in hospital. Of numbers that are not ours nothing is known here, whether
 * nobody has them or another team does, and nothing of them is kept. Whether two records are of one
 * person is another question: matching.h. */
#ifndef CASELOAD_MATCH_H
#define CASELOAD_MATCH_H

#include <caseload/words.h>

struct match {
	int64_t line;		/* of the list */
	int outcome;		/* enum match_outcome */
	const char *nhs_number; /* NULL where it is unreadable */
	const char *found;	/* of an unreadable one: what stands there */
	const char *remark;	/* a sentence: why it is unreadable, or what to mind; NULL none */
	int64_t first_line;	/* the number stood on this line already; 0 */
	struct date on, admitted, discharged; /* as the list says; may be unset */
	bool unclear;			      /* the list's date can be read in two ways */
	bool doubtful;			      /* by date of birth the list means somebody else */
	bool other_name; /* the list has another family name: a married one, or another person */
	/* of ours */
	int64_t person_id;
	const char *uid, *person; /* name as shown */
	struct date born, died;
	int status; /* enum episode_status; none: only on the risk list */
	const char *lead, *lead_name;
	int64_t lead_id;
	const char *acting; /* while the lead is away, by lead_acting(); NULL */
	struct date acting_until;
	const char *coordinator;
	struct date last_admission;
	struct date plan_agreed;
	int64_t open_alerts;
	/* after recording */
	int did;	      /* enum match_did */
	struct date recorded; /* the day it was, or was already, recorded on */
	/* for person_name() */
	const char *family, *given;
};
extern const struct shape match_shape;

struct match_counts {
	int64_t lines, ours, people, not_ours, unreadable, unclear;
	int64_t recorded, already, left_out;
};
/* People are counted once, however often they stand there; `matches` in any order. */
struct match_counts match_count(const struct match *matches, size_t n);

/* Ours first, then not ours, then unreadable; each in the order of the list: for qsort(). */
int match_compare(const void *a, const void *b);
/* "On register", "Candidate", "Risk list" ... */
const char *match_status_words(const struct match *match);
/* "A Brown for J Patel until 30-Mar-2026"; "! No lead" where one is wanted; "" on the risk list. */
const char *match_lead_words(const struct match *match, struct arena *arena);
/* The day on which an event of this kind happened by the list; unset where it does not say. */
struct date match_when(const struct match *match, int kind);

#endif
