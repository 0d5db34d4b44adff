/* The records as they stood at the end of a day. Every save keeps the state that it replaced, so the
 * state at an instant is the first that was replaced after it, or else the row as it is, if it was
 * there by then. What was written later with an earlier date is not in it: it is what somebody would
 * have read that evening. */
#ifndef CASELOAD_STORE_STOOD_H
#define CASELOAD_STORE_STOOD_H

#include <caseload/store/store.h>
#include <caseload/trend.h>

enum stood_reach {
	STOOD_TEAM, /* everyone the team knew */
	STOOD_CARE, /* only who was in its care, without scores and actions: for counts of the register */
};

/* A store for reading in which people, episodes, leads, plans, reviews, actions, scores, stopped
 * clocks, absences, workers, practices and the team are as they were. Ask it by the functions of the
 * caseload (store_case_list(), store_case_counts(), store_lead_load(), reviews, absences) with that
 * day as `today`; events, notes, meetings and the text of plans are as they are now. It must be
 * closed, with store_close(), before the next commit to `store`. Refuses a day after today and one
 * before the store began. */
bool store_stood(struct store *store, int64_t team_id, struct date day, enum stood_reach reach,
	struct store **out, struct err *err);
/* The first day of which anything is known. */
bool store_began(struct store *store, struct date *out, struct err *err);

/* The ends of `months` months, oldest first, the last one that of `last`: its month's end, or `last`
 * itself where that month is not over. Of one lead's people or, with lead_id 0, of the team's.
 * Months before the store began are left out. */
bool store_trend(struct store *store, int64_t team_id, int64_t lead_id, struct date last,
	int months, struct arena *arena, struct trend_month **out, size_t *n, struct err *err);

#endif
