/* Workers and their memberships of teams. */
#ifndef CASELOAD_STORE_WORKER_H
#define CASELOAD_STORE_WORKER_H

#include <caseload/store/store.h>
#include <caseload/worker.h>

/* `roles` and `team_id` come from the memberships that stand on the day `on`. */
bool store_worker_by_id(struct store *store, int64_t id, struct date on, struct arena *arena,
	struct worker *out, struct err *err);
bool store_worker_by_login(struct store *store, const char *login, struct date on,
	struct arena *arena, struct worker *out, struct err *err);
/* The team's workers by name, with `cases` (how many they lead). Without `all` only those active
 * and members on the day; with it everyone who ever was a member. */
bool store_worker_list(struct store *store, int64_t team_id, struct date on, bool all,
	struct arena *arena, struct worker **out, size_t *n, struct err *err);
bool store_worker_save(struct store *store, struct worker *worker, struct err *err);

bool store_membership_add(struct store *store, int64_t worker_id, int64_t team_id, enum role role,
	struct date from, struct err *err);
/* Ends every membership of the worker in the team that still stands. */
bool store_membership_end(struct store *store, int64_t worker_id, int64_t team_id,
	struct date until, struct err *err);

/* What would be nobody's if the worker left the team. */
struct worker_holdings {
	int64_t leads;	 /* current and proposed, of every kind */
	int64_t reviews; /* open and booked with them */
	int64_t actions; /* open */
};
bool store_worker_holdings(struct store *store, int64_t worker_id, int64_t team_id,
	struct worker_holdings *out, struct err *err);
/* Does the worker belong to another team as well, on that day or later? */
bool store_worker_elsewhere(struct store *store, int64_t worker_id, int64_t team_id, struct date on,
	bool *elsewhere, struct err *err);

#endif
