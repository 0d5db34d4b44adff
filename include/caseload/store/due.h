/* What falls due, over all of a team. */
#ifndef CASELOAD_STORE_DUE_H
#define CASELOAD_STORE_DUE_H

#include <caseload/due.h>
#include <caseload/store/store.h>

struct due_filter {
	int64_t team_id;
	struct date from, to; /* both included; none: without end */
	int64_t lead_id;      /* 0 anybody's */
	int64_t person_id;    /* 0 anybody's */
	bool reviews_only;
	bool late;	      /* only what is late */
	bool without_stopped; /* leaves out clocks that are stopped */
	bool with_over;	      /* also what nobody waits for any more: who died or moved */
	struct date today;    /* lateness is told from it */
	int64_t now;	      /* and that in hours: seconds since 1970 */
};
/* What is open, in the order of due_compare(): reviews of open episodes, by the definition of review
 * list --overdue; who has not been told who leads; plans that are missing; agreed contacts; what a
 * discharge, an admission or a care home asks for; referrals within two hours, where people are
 * after 91 days, requests of access. What is stopped says so and is not late; whoever died or moved
 * is waited for no longer. */
bool store_due_list(struct store *store, const struct due_filter *filter, struct arena *arena,
	struct due **out, size_t *n, struct err *err);

#endif
