/* What falls due, over all of a team. */
#ifndef CASELOAD_STORE_DUE_H
#define CASELOAD_STORE_DUE_H

#include <caseload/due.h>
#include <caseload/store/store.h>

struct due_filter {
	int64_t team_id;
	struct date from, to; /* both included; none: without end */
	int64_t lead_id;      /* 0 anybody's */
	bool reviews_only;
	struct date today; /* late_days are counted from it */
};
/* Open reviews of open episodes, by the definition of review list --overdue; who has not been told
 * who leads; plans that are missing; agreed contacts; what a discharge or an admission asks for. In the order of due_compare(). */
bool store_due_list(struct store *store, const struct due_filter *filter, struct arena *arena,
	struct due **out, size_t *n, struct err *err);

#endif
