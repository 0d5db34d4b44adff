/* Commands about the store itself: made, checked, copied, audited. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/store/team.h>
#include <caseload/store/worker.h>

#include "inside.h"

/* ---- init ---- */

static bool first_team(
	struct store *store, const struct args *args, struct team *team, struct err *err)
{
	*team = (struct team){.person_word = "person",
		.soon_days = 7,
		.review_months_very_high = 1,
		.review_months_high = 3,
		.review_months_rising = 6,
		.review_months_lower = 12,
		.acting_allowed = args_flag(args, "as-allowed")};
	return args_text(args, "team", 200, false, &team->name, err) &&
	       store_team_save(store, team, err);
}

static bool first_worker(struct store *store, const struct args *args, const struct team *team,
	struct worker *worker, struct err *err)
{
	static const enum role roles[] = {ROLE_TEAM_LEAD, ROLE_COORDINATOR, ROLE_PRIVACY};
	struct date today = clock_today();

	*worker = (struct worker){.wte_percent = 100, .active_from = today};
	if (!args_text(args, "worker", 100, false, &worker->name, err) ||
		!args_word(args, "profession", &words_profession, &worker->profession, err) ||
		!args_text(args, "login", 64, false, &worker->login, err))
		return false;
	if (!store_worker_save(store, worker, err))
		return false;
	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
		if (!store_membership_add(store, worker->id, team->id, roles[i], today, err))
			return false;
	/* What the profession brings of itself, so that the first worker can also write plans. */
	for (int role = ROLE_COORDINATOR; role <= ROLE_READER; role++)
		if ((profession_roles((enum profession)worker->profession) & (1u << role)) != 0 &&
			role != ROLE_COORDINATOR && role != ROLE_TEAM_LEAD &&
			role != ROLE_PRIVACY &&
			!store_membership_add(
				store, worker->id, team->id, (enum role)role, today, err))
			return false;
	return true;
}

bool command_init(struct call *call, struct result *out, struct err *err)
{
	const char *path, *ignored;
	struct store *store;
	struct team team;
	struct worker worker;
	struct save save = {0, call->now, 0};
	int profession = 0;

	if (!args_need(call->args, "store", &path, err) ||
		!args_need(call->args, "team", &ignored, err) ||
		!args_need(call->args, "worker", &ignored, err) ||
		!args_need(call->args, "profession", &ignored, err) ||
		!args_word(call->args, "profession", &words_profession, &profession, err) ||
		!store_create(path, &store, err))
		return false;
	bool done = store_begin_save(store, &save, err) &&
		    first_team(store, call->args, &team, err) &&
		    first_worker(store, call->args, &team, &worker, err) &&
		    instruments_ship(store, call->arena, err);
	if (done) {
		struct audit row = {.at = call->now,
			.worker_id = worker.id,
			.login = worker.login != NULL ? worker.login : "",
			.session = "init",
			.command = "init",
			.touches = "change",
			.result = "done"};
		done = store_audit_append(store, &row, err) && store_commit(store, err);
	}
	if (!done) {
		store_discard(store, err);
		return false;
	}
	store_close(store);
	return call_done(call, out,
		"Made the store %s for %s. Next: caseload practice import, then caseload import "
		"risk.",
		path, args_get(call->args, "team"));
}

/* ---- copies ---- */

bool command_backup(struct call *call, struct result *out, struct err *err)
{
	const char *path;
	struct stat st;

	if (!args_need(call->args, "file", &path, err))
		return false;
	if (lstat(path, &st) == 0)
		return err_set(err, ERR_INVALID, "file",
			"%s exists already. A backup never overwrites: give a new name.", path);
	call->audit_object = path;
	/* The audit row first, so that the copy holds it too. */
	if (!call_begin(call, 0, err) || !call_commit(call, err)) {
		call_cancel(call);
		return false;
	}
	struct store *copy;
	if (!store_backup(call->store, path, err) || !store_open(path, STORE_READ_ONLY, &copy, err))
		return false;
	int64_t rows;
	char head[AUDIT_HASH_HEX];
	bool sound = store_check(copy, err) && store_audit_verify(copy, &rows, head, err);
	store_close(copy);
	if (!sound)
		return false;
	return call_done(call, out,
		"Copied the store to %s and checked the copy: %" PRId64
		" audit rows. Keep it where the records may be kept.",
		path, rows);
}

bool command_restore(struct call *call, struct result *out, struct err *err)
{
	const char *path;
	struct store *store;
	struct team team;
	int64_t rows;
	char head[AUDIT_HASH_HEX], shown[16];

	if (!args_need(call->args, "file", &path, err))
		return false;
	if (!args_flag(call->args, "trial"))
		return err_set(err, ERR_USAGE, "trial",
			"Only a trial is offered: caseload restore FILE --trial. To use a backup, "
			"name it with --store.");
	if (!store_open(path, STORE_READ_ONLY, &store, err))
		return false;
	bool sound = store_check(store, err) && store_audit_verify(store, &rows, head, err) &&
		     store_team_first(store, call->arena, &team, err);
	store_close(store);
	if (!sound)
		return false;
	return call_done(call, out,
		"%s is a sound store of %s: %" PRId64 " audit rows, head %s. Nothing was replaced.",
		path, team.name, rows, audit_head_short(head, shown));
}

/* ---- the audit ---- */

bool command_audit_list(struct call *call, struct result *out, struct err *err)
{
	struct audit_filter filter = {.team_id = call->team->id,
		.person_id = call->person != NULL ? call->person->id : 0,
		.limit = 200};
	struct audit *rows;
	struct worker worker;

	if (!args_number(call->args, "limit", 1, 1000000, &filter.limit, err))
		return false;
	if (args_get(call->args, "worker") != NULL) {
		if (!call_worker(call, "worker", &worker, err))
			return false;
		filter.worker_id = worker.id;
	}
	if (!store_audit_list(call->store, &filter, call->arena, &rows, &out->n, err))
		return false;
	out->kind = RESULT_AUDIT;
	out->value = rows;
	return call_done(call, out, "%zu rows of the audit, newest first.", out->n);
}

bool command_audit_verify(struct call *call, struct result *out, struct err *err)
{
	int64_t rows;
	char head[AUDIT_HASH_HEX], shown[16];

	if (!store_audit_verify(call->store, &rows, head, err))
		return false;
	return call_done(call, out, "The audit holds together: %" PRId64 " rows, head %s.", rows,
		audit_head_short(head, shown));
}

/* Help is printed from the table by the shell itself. */
bool command_help(struct call *call, struct result *out, struct err *err)
{
	(void)err;
	return call_done(call, out, "caseload help lists what can be done.");
}
