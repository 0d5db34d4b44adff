/* Who is away and who acts for them. */
#ifndef CASELOAD_STORE_ABSENCE_H
#define CASELOAD_STORE_ABSENCE_H

#include <caseload/absence.h>
#include <caseload/store/store.h>

/* Those that are not over on `since` and were not cancelled, of every worker or of one
 * (worker_id 0: every); DATE_NONE: from the beginning, cancelled ones too. By first day. */
bool store_absence_list(struct store *store, struct date since, int64_t worker_id,
	struct arena *arena, struct absence **out, size_t *n, struct err *err);
/* The same of those who had not left the team by then: no other team's are to be shown. team_id 0:
 * every team's. */
bool store_absence_of_team(struct store *store, int64_t team_id, struct date since,
	int64_t worker_id, struct arena *arena, struct absence **out, size_t *n, struct err *err);
/* What is asked of a worker as cover from a day on. */
bool store_absence_covered_by(struct store *store, struct date since, int64_t worker_id,
	struct arena *arena, struct absence **out, size_t *n, struct err *err);
bool store_absence_save(struct store *store, struct absence *absence, struct err *err);

#endif
