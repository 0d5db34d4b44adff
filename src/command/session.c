/* Who is acting, in which team, on which store. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/id.h>
#include <caseload/base/utf8.h>
#include <caseload/store/deadline.h>
#include <caseload/store/risk_record.h>
#include <caseload/store/team.h>
#include <caseload/store/worker.h>

#include "inside.h"

static bool find_worker(
	struct session *session, const char *login, struct worker *out, struct err *err)
{
	struct date today = clock_today();

	if (!store_worker_by_login(session->store, login, today, session->arena, out, err))
		return false;
	if (out->id != 0 && !worker_is_active(out, today))
		return err_set(err, ERR_DENIED, "as",
			"%s no longer works in the team, so %s cannot be used here.", out->name,
			login);
	return true;
}

static bool find_acting(
	struct session *session, const struct session_options *options, struct err *err)
{
	struct worker *worker = &session->worker;
	const char *login = options->login != NULL ? options->login : "";

	if (!find_worker(session, login, worker, err))
		return false;
	if (options->as == NULL || strcmp(options->as, login) == 0) {
		if (worker->id != 0)
			return true;
		if (session->team
				.acting_allowed) /* a demonstration: whoever opens it is its first worker */
			return store_worker_by_id(
				session->store, 1, clock_today(), session->arena, worker, err);
		return err_set(err, ERR_DENIED, "login",
			"%s is not a worker in this store. Ask the team lead to add you: caseload "
			"worker add \"Your name\" --profession ... --login %s.",
			login, login);
	}
	if (!session->team.acting_allowed)
		return err_set(err, ERR_DENIED, "as",
			"This store does not allow --as: everyone acts under their own login.");
	if (!find_worker(session, options->as, worker, err))
		return false;
	if (worker->id == 0)
		return err_set(err, ERR_NOT_FOUND, "as",
			"There is no worker with the login %s. caseload worker list shows who "
			"there is.",
			options->as);
	return true;
}

/* The first team says whether acting is allowed; whoever acts works in a team of their own. */
static bool find_team(struct session *session, struct err *err)
{
	int64_t id = session->worker.team_id;

	return id == 0 || id == session->team.id ||
	       store_team_by_id(session->store, id, session->arena, &session->team, err);
}

void session_reload(struct session *session)
{
	struct err ignored = {0};
	struct worker worker;
	struct team team;
	struct deadline_rules rules;

	if (!store_team_by_id(session->store, session->team.id, session->arena, &team, &ignored) ||
		!store_worker_by_id(session->store, session->worker.id, clock_today(),
			session->arena, &worker, &ignored))
		return;
	session->team = team;
	session->worker = worker;
	if (store_deadline_rules(session->store, session->arena, &rules, &ignored))
		session->rules = rules;
}

/* Somebody who may not act at all is written down too, by the login of the machine. */
static void audit_stranger(
	struct session *session, const struct session_options *options, const struct err *why)
{
	char now[INSTANT_SIZE];
	struct save save = {0, clock_now_utc(now), 0};
	const char *asked_for = options->as == NULL
					? NULL
					: safe_text(session->arena, options->as,
						  strnlen(options->as, 64), false, NULL);
	struct audit row = {.at = save.at,
		.login = options->login != NULL ? options->login : "",
		.session = session->id,
		.command = "session",
		.touches = "none",
		.result = "refused",
		.object = asked_for,
		.detail = why->field};
	struct err ignored = {0};

	if (!store_begin_save(session->store, &save, &ignored))
		return;
	if (store_audit_append(session->store, &row, &ignored))
		store_commit(session->store, &ignored);
	store_end(session->store);
}

/* A newer program brings newer definitions, a new day the end of some scores. Where the store cannot
 * be written it goes on with those it has. */
static void keep_up(struct session *session)
{
	struct arena *arena = arena_new();
	struct err ignored = {0};
	char now[INSTANT_SIZE];
	struct save save = {session->worker.id, clock_now_utc(now), 0};
	bool shipped = true, swept = true;

	if (store_begin_read(session->store, &ignored)) {
		if (!instruments_are_shipped(session->store, arena, &shipped, &ignored) ||
			!store_risk_is_swept(session->store, clock_today(), &swept, &ignored))
			shipped = swept = true;
		store_end(session->store);
	}
	if ((!shipped || !swept) && store_begin_save(session->store, &save, &ignored)) {
		if (instruments_ship(session->store, arena, &ignored) &&
			store_risk_sweep(session->store, clock_today(), &ignored))
			store_commit(session->store, &ignored);
		store_end(session->store);
	}
	arena_free(arena);
}

bool session_open(const struct session_options *options, struct session **out, struct err *err)
{
	struct session *session = xcalloc(1, sizeof(*session));
	char uid[UID_SIZE];

	session->arena = arena_new();
	session->read_only = options->read_only;
	session->id = arena_strdup(session->arena, uid_new(uid));
	if (!store_open(options->store, 0, &session->store, err) ||
		!store_team_first(session->store, session->arena, &session->team, err) ||
		!store_deadline_rules(session->store, session->arena, &session->rules, err)) {
		session_close(session);
		return false;
	}
	if (!find_acting(session, options, err) || !find_team(session, err)) {
		if (err->code == ERR_DENIED || err->code == ERR_NOT_FOUND)
			audit_stranger(session, options, err);
		session_close(session);
		return false;
	}
	if (!session->read_only)
		keep_up(session);
	*out = session;
	return true;
}

void session_close(struct session *session)
{
	if (session == NULL)
		return;
	store_close(session->store);
	arena_free(session->arena);
	free(session);
}

const struct worker *session_worker(const struct session *session)
{
	return &session->worker;
}

const struct team *session_team(const struct session *session)
{
	return &session->team;
}

const char *session_store(const struct session *session)
{
	return store_path(session->store);
}

struct date session_today(const struct session *session)
{
	(void)session;
	return clock_today();
}

const struct holidays *session_holidays(const struct session *session)
{
	return &session->rules.holidays;
}

bool session_may(const struct session *session, enum command_id id)
{
	const struct command *command = command_get(id);

	return access_may(session->worker.roles, command->needs) &&
	       !(session->read_only && command->touches == TOUCH_CHANGE);
}

void session_set_progress(struct session *session, progress_fn progress, void *data)
{
	session->progress = progress;
	session->progress_data = data;
}
