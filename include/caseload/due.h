/* What falls due on a day: reviews, and the clocks the contract and the team's promises set. */
#ifndef CASELOAD_DUE_H
#define CASELOAD_DUE_H

#include <caseload/clock_stop.h>

/* One thing due. Reviews are records; the others are worked out from the lead, the episode and what
 * happened, and stop by themselves when what they wait for has been recorded. */
struct due {
	int kind;	 /* enum due_kind */
	int64_t id;	 /* of the review, lead, episode, event, referral or request */
	const char *uid; /* of the review or event; NULL for the others */
	struct date due_on;
	const char *due_at; /* of what is due in hours: the instant, and due_on its day; NULL */
	bool late;	    /* past, and the clock runs: nothing else decides it */
	int64_t late_days;  /* whole days; 0 where it is late by hours, or not late */
	struct clock clock;
	int review_kind;  /* enum review_kind, of reviews */
	const char *with; /* of reviews: who holds it; of contacts: the co-ordinator */
	int64_t person_id;
	const char *person; /* name as shown */
	const char *person_uid;
	const char *nhs_number;
	int band; /* enum band */
	struct score score;
	struct date valid_until;
	const char *lead; /* login */
	const char *lead_name;
	int64_t lead_id;
	const char *acting; /* while the lead is away, by lead_acting(); NULL */
	struct date acting_until;
	/* what due_on is worked out from: the day the episode opened, it happened, or we heard */
	struct date runs_from;
	const char *received_at; /* the same in hours: the instant */
	int64_t days;		 /* of contacts: the interval agreed for the person */
};
extern const struct shape due_shape;

/* "Review", "Annual review", "Tell who leads", "Plan", "Contact". */
const char *due_words(const struct due *due);
/* "A Brown for J Patel until 30-Mar-2026"; "! No lead" where nobody leads. */
const char *due_lead_words(const struct due *due, struct arena *arena);
/* The rule its date comes from; RULE_NONE for reviews and for telling who leads, whose date is kept
 * with them. */
enum deadline_code due_rule(int kind);
/* "4d late", "due 15:20", "stopped": in a column. `now` in seconds. */
const char *due_when(const struct due *due, struct date today, int64_t now, char buffer[static 16]);
/* Soon, late or neither, of one whose clock runs; what is stopped is DEADLINE_NONE. */
enum deadline_state due_state(
	const struct due *due, struct date today, int64_t now, int64_t soon_days);
/* By date, then the highest risk first, then by kind and id: for qsort(). */
int due_compare(const void *a, const void *b);

#endif
