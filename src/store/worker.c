#include <caseload/store/worker.h>

#include "revision.h"

static const struct saver worker_saver = {
	"worker", &worker_shape, Q_WORKER_ROW, Q_WORKER_INSERT, Q_WORKER_UPDATE};

struct membership {
	int64_t id;
	int64_t worker_id;
	int64_t team_id;
	int role;
	struct date from, until;
};
static const struct field membership_fields[] = {
	FIELD_HIDE(INT, membership, id),
	FIELD_HIDE(INT, membership, worker_id),
	FIELD_HIDE(INT, membership, team_id),
	FIELD_CODED(membership, role, words_role),
	FIELD(DATE, membership, from),
	FIELD(DATE, membership, until),
};
static const struct shape membership_shape = SHAPE(membership, membership_fields);

/* The newest membership says the team; the roles are those in that team. */
static bool worker_roles(struct store *store, struct worker *worker, struct date on,
	struct arena *arena, struct err *err)
{
	struct membership *memberships;
	size_t n;

	if (worker->id == 0)
		return true;
	if (query_start(store, Q_MEMBERSHIP_BY_WORKER, err) == NULL ||
		!query_int(store, Q_MEMBERSHIP_BY_WORKER, "worker_id", worker->id) ||
		!query_date(store, Q_MEMBERSHIP_BY_WORKER, "on", on) ||
		!query_many(store, Q_MEMBERSHIP_BY_WORKER, &membership_shape, arena, &memberships,
			&n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (i == 0)
			worker->team_id = memberships[0].team_id;
		if (memberships[i].team_id == worker->team_id)
			worker->roles |= 1u << memberships[i].role;
	}
	return true;
}

static bool worker_one(struct store *store, enum query query, struct date on, struct arena *arena,
	struct worker *out, struct err *err)
{
	return query_one(store, query, &worker_shape, arena, out, NULL, err) &&
	       worker_roles(store, out, on, arena, err);
}

bool store_worker_by_id(struct store *store, int64_t id, struct date on, struct arena *arena,
	struct worker *out, struct err *err)
{
	return query_start(store, Q_WORKER_ROW, err) != NULL &&
	       query_int(store, Q_WORKER_ROW, "id", id) &&
	       worker_one(store, Q_WORKER_ROW, on, arena, out, err);
}

bool store_worker_by_login(struct store *store, const char *login, struct date on,
	struct arena *arena, struct worker *out, struct err *err)
{
	return query_start(store, Q_WORKER_BY_LOGIN, err) != NULL &&
	       query_text(store, Q_WORKER_BY_LOGIN, "login", login) &&
	       worker_one(store, Q_WORKER_BY_LOGIN, on, arena, out, err);
}

static void roles_take(
	struct worker *worker, int64_t team_id, const struct membership *memberships, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (memberships[i].worker_id != worker->id)
			continue;
		worker->roles |= 1u << memberships[i].role;
		worker->team_id = team_id;
	}
}

bool store_worker_list(struct store *store, int64_t team_id, struct date on, bool all,
	struct arena *arena, struct worker **out, size_t *n, struct err *err)
{
	struct membership *memberships;
	size_t memberships_n, kept = 0;

	if (query_start(store, Q_MEMBERSHIP_BY_TEAM, err) == NULL ||
		!query_int(store, Q_MEMBERSHIP_BY_TEAM, "team_id", team_id) ||
		!query_date(store, Q_MEMBERSHIP_BY_TEAM, "on", on) ||
		!query_many(store, Q_MEMBERSHIP_BY_TEAM, &membership_shape, arena, &memberships,
			&memberships_n, err) ||
		query_start(store, Q_WORKER_BY_TEAM, err) == NULL ||
		!query_int(store, Q_WORKER_BY_TEAM, "team_id", team_id) ||
		!query_many(store, Q_WORKER_BY_TEAM, &worker_shape, arena, out, n, err))
		return false;
	for (size_t i = 0; i < *n; i++) {
		struct worker *worker = &(*out)[i];
		roles_take(worker, team_id, memberships, memberships_n);
		if (all || (worker->roles != 0 && worker_is_active(worker, on)))
			(*out)[kept++] = *worker;
	}
	*n = kept;
	return true;
}

bool store_worker_save(struct store *store, struct worker *worker, struct err *err)
{
	if (worker->id == 0 && worker->wte_percent == 0)
		worker->wte_percent = 100;
	return row_save(store, &worker_saver, worker, err);
}

bool store_membership_add(struct store *store, int64_t worker_id, int64_t team_id, enum role role,
	struct date from, struct err *err)
{
	struct membership membership = {
		.worker_id = worker_id, .team_id = team_id, .role = (int)role, .from = from};

	return query_start(store, Q_MEMBERSHIP_ADD, err) != NULL &&
	       query_record(store, Q_MEMBERSHIP_ADD, &membership_shape, &membership, err) &&
	       revision_made_each(store, Q_MEMBERSHIP_ADD, "membership", err);
}

bool store_membership_end(
	struct store *store, int64_t worker_id, int64_t team_id, struct date until, struct err *err)
{
	struct membership membership = {.worker_id = worker_id, .team_id = team_id, .until = until};
	size_t n;

	return query_start(store, Q_MEMBERSHIP_OPEN, err) != NULL &&
	       query_record(store, Q_MEMBERSHIP_OPEN, &membership_shape, &membership, err) &&
	       revision_before_each(store, Q_MEMBERSHIP_OPEN, "membership", &n, err) &&
	       query_start(store, Q_MEMBERSHIP_END, err) != NULL &&
	       query_record(store, Q_MEMBERSHIP_END, &membership_shape, &membership, err) &&
	       query_run(store, Q_MEMBERSHIP_END, err);
}

static bool count_of(struct store *store, enum query query, int64_t worker_id, int64_t team_id,
	int64_t *out, struct err *err)
{
	return query_start(store, query, err) != NULL &&
	       query_int(store, query, "worker_id", worker_id) &&
	       query_int(store, query, "team", team_id) && query_number(store, query, out, err);
}

bool store_worker_holdings(struct store *store, int64_t worker_id, int64_t team_id,
	struct worker_holdings *out, struct err *err)
{
	return count_of(store, Q_WORKER_LEADS, worker_id, team_id, &out->leads, err) &&
	       count_of(store, Q_WORKER_REVIEWS, worker_id, team_id, &out->reviews, err) &&
	       count_of(store, Q_WORKER_ACTIONS, worker_id, team_id, &out->actions, err);
}

bool store_worker_elsewhere(struct store *store, int64_t worker_id, int64_t team_id, struct date on,
	bool *elsewhere, struct err *err)
{
	int64_t teams = 0;

	if (query_start(store, Q_WORKER_OTHER_TEAMS, err) == NULL ||
		!query_int(store, Q_WORKER_OTHER_TEAMS, "worker_id", worker_id) ||
		!query_int(store, Q_WORKER_OTHER_TEAMS, "team", team_id) ||
		!query_date(store, Q_WORKER_OTHER_TEAMS, "on", on) ||
		!query_number(store, Q_WORKER_OTHER_TEAMS, &teams, err))
		return false;
	*elsewhere = teams > 0;
	return true;
}
