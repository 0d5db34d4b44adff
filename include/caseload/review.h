/* Reviews. A date that was moved keeps its original; measures count against the original. */
#ifndef CASELOAD_REVIEW_H
#define CASELOAD_REVIEW_H

#include <caseload/deadline.h>

struct review {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t episode_id;
	int64_t person_id;
	const char *person; /* name as shown */
	const char *person_uid;
	const char *nhs_number;
	struct date born;
	int kind; /* enum review_kind */
	struct date due_on;
	struct date originally_due;
	struct date booked_on;
	int64_t with_id;	 /* worker; 0 nobody named yet */
	const char *booked_with; /* worker's login */
	const char *with_name;
	int status; /* enum review_status: due, booked, held, missed, cancelled */
	struct date held_on;
	int64_t held_by_id;
	const char *held_by; /* worker's name */
	int outcome;	     /* enum review_outcome */
	const char *note;
	struct date next_due;
	const char *cancel_reason;
	int stopped_for;	/* enum stop_reason; none: its clock runs (clock_stop.h) */
	struct date stopped_on; /* since when */
	int64_t previous_id;	/* 0: the first */
	int64_t late_days;	/* from deadline_late_days(); 0 not late */
};
extern const struct shape review_shape;

bool review_is_open(const struct review *review); /* due, booked or missed: not yet answered */
/* Open, and its clock is not stopped: only then can it be late or due soon. */
bool review_runs(const struct review *review);
/* When the next one falls due: `months` after `from`, never over PLAN_REVIEW (field E12). */
struct date review_next(const struct deadline_rules *rules, struct date from, int64_t months);
/* The last day for a review of that kind after the one before it, or what it is counted from. */
struct date review_last_day(
	const struct deadline_rules *rules, enum review_kind kind, struct date from);

#endif
