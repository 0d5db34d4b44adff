/* Clocks that are stopped for a while: the person is in hospital, cannot be reached, declined.
 *
 * While it is stopped nothing is late or due soon. When it runs again the due date moves by the days
 * it stood still, working days for rules in working days, so what was late by four days before is
 * late by four days after. Whoever died or moved is waited for no longer: that clock is over. */
#ifndef CASELOAD_CLOCK_STOP_H
#define CASELOAD_CLOCK_STOP_H

#include <caseload/deadline.h>

struct clock_stop {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t person_id;
	const char *person; /* name as shown */
	const char *person_uid;
	int kind;	   /* enum due_kind */
	int64_t of_id;	   /* the row of what is due */
	const char *about; /* "Plan review", "Two-hour response" */
	int reason;	   /* enum stop_reason */
	struct date from;
	struct date until; /* the day it runs again; none: it is stopped */
	struct date originally_due;
	int64_t attempts; /* to reach somebody; 0 not said */
	const char *note;
	const char *by; /* worker's name */
};
extern const struct shape clock_stop_shape;

bool clock_stop_check(const struct clock_stop *stop, struct date today, struct err *err);
/* Died and moved end what is due; the others only stop it. */
bool clock_stop_ends(const struct clock_stop *stop);
/* For qsort(): by kind, row and day. Whoever looks for one keeps them so. */
int clock_stop_compare(const void *a, const void *b);

/* How a clock stands now. */
struct clock {
	int stand;  /* enum clock_stand */
	int reason; /* enum stop_reason, of one that does not run */
	struct date since;
	struct date originally_due; /* of one that was ever stopped: before it was; else none */
};

/* How far the due date moves for a stop that is over; `anchor`: what went before it does not count. */
long clock_stop_days(const struct clock_stop *stop, struct date anchor,
	const struct deadline_rule *rule, const struct holidays *holidays);
/* The date by all the stops of one row, and how the clock stands. `rule` NULL: the row keeps its own
 * date, which was moved when the clock was started again, and only an open stop counts. */
struct date clock_due(const struct clock_stop *stops, size_t n, int kind, int64_t of_id,
	struct date anchor, struct date due, const struct deadline_rule *rule,
	const struct holidays *holidays, struct clock *out);
/* Past, and its clock runs; days it is late by that. */
long clock_late_days(const struct clock *clock, struct date due, struct date today);
/* "4d late", "in 2w", "stopped": in a column. */
const char *clock_when(
	const struct clock *clock, struct date due, struct date today, char buffer[static 16]);
/* "stopped: in hospital since 02-Mar-2026 (originally due 08-Mar-2026)"; for one that runs after it
 * was stopped "originally due 08-Mar-2026", else "". */
char *clock_words(const struct clock *clock, struct arena *arena);

#endif
