/* The team's workers. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/absence.h>
#include <caseload/store/worker.h>

#include "care.h"
#include "inside.h"

/* "Social worker" or "Care co-ordinator and Team lead". */
static char *roles_words(unsigned roles, struct arena *arena)
{
	struct str words = {0};

	for (int role = ROLE_COORDINATOR; role <= ROLE_READER; role++)
		if ((roles & 1u << role) != 0)
			str_addf(&words, "%s%s", words.length > 0 ? " and " : "",
				word_shown(&words_role, role));
	char *text = arena_strdup(arena, str_text(&words));
	str_free(&words);
	return text;
}

/* What is given replaces what the worker had. */
static bool worker_read(struct call *call, struct worker *worker, struct err *err)
{
	const struct args *args = call->args;

	if (!args_text(args, "name", 100, false, &worker->name, err) ||
		!args_word(args, "profession", &words_profession, &worker->profession, err) ||
		!args_text(args, "login", 64, false, &worker->login, err) ||
		!args_text(args, "organisation", 200, false, &worker->organisation, err) ||
		!args_text(args, "registration", 60, false, &worker->registration, err) ||
		!args_text(args, "phone", 40, false, &worker->phone, err) ||
		!args_text(args, "email", 200, false, &worker->email, err) ||
		!args_number(args, "wte", 1, 100, &worker->wte_percent, err) ||
		!args_number(args, "capacity", 0, 10000, &worker->capacity, err))
		return false;
	if (text_is_blank(worker->name))
		return err_set(
			err, ERR_INVALID, "name", "Name is missing. Type the worker's name.");
	if (worker->login != NULL && strpbrk(worker->login, " \t/:") != NULL)
		return err_set(err, ERR_INVALID, "login",
			"A login is the user name on this machine, without spaces. For example: "
			"jpatel.");
	return true;
}

static bool login_is_free(struct call *call, const struct worker *worker, struct err *err)
{
	struct worker other;

	if (worker->login == NULL)
		return true;
	if (!store_worker_by_login(
		    call->store, worker->login, call->today, call->arena, &other, err))
		return false;
	if (other.id != 0 && other.id != worker->id)
		return err_set(err, ERR_INVALID, "login",
			"%s already has the login %s. Use the login this worker signs in with.",
			other.name, worker->login);
	return true;
}

bool command_worker_add(struct call *call, struct result *out, struct err *err)
{
	struct worker worker = {.wte_percent = 100, .active_from = call->today};
	const char *given;
	int role = 0;

	if (!args_need(call->args, "name", &given, err) ||
		!args_need(call->args, "profession", &given, err) ||
		!worker_read(call, &worker, err) ||
		!args_word(call->args, "role", &words_role, &role, err) ||
		!login_is_free(call, &worker, err))
		return false;
	unsigned roles =
		role != 0 ? 1u << role : profession_roles((enum profession)worker.profession);
	if (!store_worker_save(call->store, &worker, err))
		return false;
	for (int one = ROLE_COORDINATOR; one <= ROLE_READER; one++)
		if ((roles & 1u << one) != 0 &&
			!store_membership_add(call->store, worker.id, call->team->id,
				(enum role)one, call->today, err))
			return false;
	call->audit_object = arena_strdup(call->arena, worker.uid);
	call->audit_detail = arena_printf(call->arena, "role %s", roles_words(roles, call->arena));
	out->uid = call->audit_object;
	out->version = worker.version;
	return call_done(call, out, "Added %s, %s, to %s as: %s.%s", worker.name,
		word_shown(&words_profession, worker.profession), call->team->name,
		roles_words(roles, call->arena),
		worker.login != NULL
			? ""
			: " Without a login they can lead but cannot use the program.");
}

bool command_worker_set(struct call *call, struct result *out, struct err *err)
{
	struct worker worker;
	int role = 0;

	if (!call_worker(call, "worker", &worker, err) || !worker_read(call, &worker, err) ||
		!args_word(call->args, "role", &words_role, &role, err) ||
		!login_is_free(call, &worker, err) || !store_worker_save(call->store, &worker, err))
		return false;
	if (role != 0 && (worker.roles & 1u << role) == 0 &&
		!store_membership_add(
			call->store, worker.id, call->team->id, (enum role)role, call->today, err))
		return false;
	call->audit_object = worker.uid;
	if (role != 0)
		call->audit_detail =
			arena_printf(call->arena, "role %s", word_shown(&words_role, role));
	out->uid = worker.uid;
	out->version = worker.version;
	return call_done(call, out, "Changed the details of %s.", worker.name);
}

bool command_worker_list(struct call *call, struct result *out, struct err *err)
{
	struct worker *rows;

	if (!store_worker_list(call->store, call->team->id, call->today,
		    args_flag(call->args, "all"), call->arena, &rows, &out->n, err))
		return false;
	out->kind = RESULT_WORKERS;
	out->value = rows;
	return call_done(
		call, out, "%zu worker%s in %s.", out->n, out->n == 1 ? "" : "s", call->team->name);
}

/* ---- leaving ---- */

static bool worker_holds_nothing(struct call *call, const struct worker *worker, struct err *err)
{
	struct worker_holdings holds = {0};

	if (!store_worker_holdings(call->store, worker->id, call->team->id, &holds, err))
		return false;
	if (holds.leads + holds.reviews + holds.actions == 0)
		return true;
	return err_set(err, ERR_INVALID, "worker",
		"%s still has cases: %" PRId64 ", reviews booked: %" PRId64
		", open actions: %" PRId64 ". Hand them over first: caseload lead handover.",
		worker->name, holds.leads, holds.reviews, holds.actions);
}

static bool worker_covers_nobody(struct call *call, const struct worker *worker, struct err *err)
{
	struct absence *list;
	size_t n;

	if (!store_absence_covered_by(
		    call->store, call->today, worker->id, call->arena, &list, &n, err))
		return false;
	if (n == 0)
		return true;
	return err_set(err, ERR_INVALID, "worker",
		"%s acts for %s until %s. Hand over first: caseload lead handover.", worker->name,
		list[0].name, care_date(call, list[0].until));
}

/* Somebody must be left who can add workers. */
static bool team_keeps_a_lead(struct call *call, const struct worker *leaver, struct err *err)
{
	struct worker *list;
	size_t n;

	if ((leaver->roles & 1u << ROLE_TEAM_LEAD) == 0)
		return true;
	if (!store_worker_list(
		    call->store, call->team->id, call->today, false, call->arena, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (list[i].id != leaver->id && list[i].login != NULL &&
			(list[i].roles & 1u << ROLE_TEAM_LEAD) != 0)
			return true;
	return err_set(err, ERR_INVALID, "worker",
		"%s is the only team lead who can use the program. Add another team lead first.",
		leaver->name);
}

bool worker_end(struct call *call, struct worker *worker, struct date on, struct err *err)
{
	char shown[DATE_SHOWN_SIZE];
	bool elsewhere;

	if (date_compare(on, worker->active_from) < 0)
		return err_set(err, ERR_INVALID, "on", "%s began on %s and cannot end before that.",
			worker->name, date_show(worker->active_from, shown));
	if (!worker_holds_nothing(call, worker, err) || !worker_covers_nobody(call, worker, err) ||
		!team_keeps_a_lead(call, worker, err) ||
		!store_worker_elsewhere(
			call->store, worker->id, call->team->id, on, &elsewhere, err))
		return false;
	/* Whoever works in another team as well leaves this one only. */
	if (!elsewhere)
		worker->active_to = on;
	return (elsewhere || store_worker_save(call->store, worker, err)) &&
	       store_membership_end(call->store, worker->id, call->team->id, on, err);
}

bool command_worker_end(struct call *call, struct result *out, struct err *err)
{
	struct worker worker;
	struct date on = call->today;
	char shown[DATE_SHOWN_SIZE];

	if (!call_worker(call, "worker", &worker, err) ||
		!call_date(call, "on", DATE_ANY, &on, err))
		return false;
	if (!date_is_set(on))
		on = call->today;
	if (!worker_end(call, &worker, on, err))
		return false;
	call->audit_object = arena_strdup(call->arena, worker.uid);
	call->audit_detail = "active_to";
	out->uid = call->audit_object;
	out->version = worker.version;
	return call_done(call, out,
		"%s's time in %s ends on %s. From that day they cannot use the program%s.",
		worker.name, call->team->name, date_show(on, shown),
		date_is_set(worker.active_to) ? "" : " for this team");
}
