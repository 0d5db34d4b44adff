/* Who leads: assigned, proposed, accepted, ended, told, handed over. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/caseload.h>
#include <caseload/store/lead.h>

#include "letters.h"

static const char *kind_words(int kind)
{
	static const char *const words[] = {
		[LEAD_KIND_LEAD] = "lead professional",
		[LEAD_KIND_COORDINATOR] = "care co-ordinator",
		[LEAD_KIND_GP] = "accountable GP",
	};
	return words[kind];
}

static bool read_kind(struct call *call, int *kind, struct err *err)
{
	*kind = LEAD_KIND_LEAD;
	if (!args_word(call->args, "kind", &words_lead_kind, kind, err))
		return false;
	if (*kind == LEAD_KIND_NONE)
		*kind = LEAD_KIND_LEAD;
	return true;
}

/* From the change, or from the entry where that is later. */
static struct date inform_due(struct call *call, const struct episode *episode, struct date on)
{
	return deadline_by(call->rules, RULE_INFORM_LEAD,
		date_compare(on, episode->opened_on) < 0 ? episode->opened_on : on);
}

/* Nobody is told by post of somebody who no longer leads. */
static bool stop_letters(struct call *call, const struct lead *lead, struct err *err)
{
	struct letter_stop which = {.lead_id = lead->id};
	size_t n;

	return letters_stop(call, call->person->id, &which,
		arena_printf(
			call->arena, "%s is no longer the %s", lead->name, kind_words(lead->kind)),
		&n, err);
}

/* The reason for the choice stays; why it ended is added below it. */
static bool end_one(struct call *call, struct lead *lead, int status, struct date on,
	const char *why, struct err *err)
{
	if (date_compare(on, lead->from) < 0)
		return err_set(err, ERR_INVALID, "on",
			"%s has been the %s since %s. The change cannot be before that.",
			lead->name, kind_words(lead->kind), care_date(call, lead->from));
	lead->status = status;
	lead->until = on;
	if (why != NULL)
		lead->reason = lead->reason == NULL
				       ? why
				       : arena_printf(call->arena, "%s\n%s: %s", lead->reason,
						 word_shown(&words_lead_status, status), why);
	if (lead->reason != NULL && strlen(lead->reason) > 2000)
		lead->reason = why;
	return store_lead_save(call->store, lead, err) && stop_letters(call, lead, err);
}

/* Whoever holds the role now, or was asked to, makes room. */
static bool make_room(struct call *call, int64_t episode_id, int kind, int64_t except,
	struct date on, struct lead *before, struct err *err)
{
	struct lead asked;

	if (!store_lead_current(
		    call->store, episode_id, (enum lead_kind)kind, call->arena, before, err) ||
		(before->id != 0 && !end_one(call, before, LEAD_ENDED, on, NULL, err)))
		return false;
	while (store_lead_proposed(
		call->store, episode_id, (enum lead_kind)kind, 0, call->arena, &asked, err)) {
		if (asked.id == 0 || asked.id == except)
			return true;
		if (!end_one(call, &asked, LEAD_ENDED,
			    date_compare(on, asked.from) < 0 ? asked.from : on, NULL, err))
			return false;
	}
	return false;
}

static void said(struct call *call, struct result *out, const struct lead *lead)
{
	out->uid = call->audit_object = arena_strdup(call->arena, lead->uid);
	out->version = lead->version;
	call->audit_detail =
		arena_printf(call->arena, "%s %s", word_code(&words_lead_kind, lead->kind),
			word_code(&words_lead_status, lead->status));
}

static bool may_hold(const struct worker *worker, int kind, struct err *err)
{
	if (kind == LEAD_KIND_GP && worker->profession != PROFESSION_GP)
		return err_set(err, ERR_INVALID, "worker",
			"%s is not a GP. The accountable GP must be one; anyone can be the lead "
			"professional.",
			worker->name);
	return true;
}

static bool read_assignment(
	struct call *call, struct worker *worker, struct lead *lead, struct err *err)
{
	if (!read_kind(call, &lead->kind, err) || !care_worker(call, "worker", worker, err) ||
		!may_hold(worker, lead->kind, err) || !care_on(call, &lead->from, err) ||
		!care_need_text(call, "reason", 1000, true, &lead->reason, err) ||
		!args_number(call->args, "contact_days", 1, 365, &lead->contact_days, err))
		return false;
	if (lead->contact_days != 0 && lead->kind != LEAD_KIND_COORDINATOR)
		return err_set(err, ERR_INVALID, "contact_days",
			"Only the care co-ordinator has a contact interval. Leave it out, or "
			"assign the co-ordinator.");
	lead->episode_id = call->episode->id;
	lead->worker_id = worker->id;
	lead->name = worker->name;
	return true;
}

static bool propose(struct call *call, struct result *out, struct lead *lead, struct err *err)
{
	struct lead asked;

	if (!store_lead_proposed(call->store, lead->episode_id, (enum lead_kind)lead->kind, 0,
		    call->arena, &asked, err))
		return false;
	if (asked.id != 0 && asked.worker_id == lead->worker_id)
		return err_set(err, ERR_INVALID, "worker",
			"%s was asked already and has not answered.", lead->name);
	if (asked.id != 0 &&
		!end_one(call, &asked, LEAD_ENDED,
			date_compare(lead->from, asked.from) < 0 ? asked.from : lead->from, NULL,
			err))
		return false;
	lead->status = LEAD_PROPOSED;
	if (!store_lead_save(call->store, lead, err))
		return false;
	said(call, out, lead);
	call_many(call,
		arena_printf(
			call->arena, "Proposed %s as %s for", lead->name, kind_words(lead->kind)),
		NULL);
	return call_done(call, out, "Proposed %s as %s for %s. They must accept before it counts.",
		lead->name, kind_words(lead->kind), care_name(call));
}

static bool not_theirs(struct call *call, const struct lead *lead, struct err *err)
{
	struct lead now;

	if (!store_lead_current(call->store, lead->episode_id, (enum lead_kind)lead->kind,
		    call->arena, &now, err))
		return false;
	if (now.id == 0 || now.worker_id != lead->worker_id)
		return true;
	return err_set(err, ERR_INVALID, "worker", "%s is the %s for %s already, since %s.",
		lead->name, kind_words(lead->kind), care_name(call), care_date(call, now.from));
}

bool lead_give(struct call *call, struct lead *lead, struct lead *before, struct err *err)
{
	lead->status = LEAD_CURRENT;
	lead->inform_due = inform_due(call, call->episode, lead->from);
	return not_theirs(call, lead, err) &&
	       make_room(call, lead->episode_id, lead->kind, 0, lead->from, before, err) &&
	       store_lead_save(call->store, lead, err);
}

bool command_lead_assign(struct call *call, struct result *out, struct err *err)
{
	struct lead lead = {0}, before;
	struct worker worker;

	if (!read_assignment(call, &worker, &lead, err))
		return false;
	if (args_flag(call->args, "propose"))
		return not_theirs(call, &lead, err) && propose(call, out, &lead, err);
	if (!lead_give(call, &lead, &before, err))
		return false;
	said(call, out, &lead);
	if (lead.kind == LEAD_KIND_LEAD)
		call_many(call, "Moved", arena_printf(call->arena, "to %s", worker.name));
	else
		call_many(call,
			arena_printf(call->arena, "Made %s the %s of", worker.name,
				kind_words(lead.kind)),
			NULL);
	return call_done(call, out, "%s is now the %s for %s%s. Tell the person by %s.",
		worker.name, kind_words(lead.kind), care_name(call),
		before.id != 0 ? arena_printf(call->arena, ", in place of %s", before.name) : "",
		care_date(call, lead.inform_due));
}

/* The proposal made to whoever acts. */
static bool my_proposal(struct call *call, struct lead *out, struct err *err)
{
	if (!store_lead_proposed(call->store, call->episode->id, LEAD_KIND_NONE, call->worker->id,
		    call->arena, out, err))
		return false;
	if (out->id == 0)
		return err_set(err, ERR_NOT_FOUND, "person",
			"Nobody has proposed you as lead for %s.", care_name(call));
	return true;
}

bool command_lead_accept(struct call *call, struct result *out, struct err *err)
{
	struct lead lead, before;

	if (!my_proposal(call, &lead, err) ||
		!make_room(call, lead.episode_id, lead.kind, lead.id, call->today, &before, err))
		return false;
	lead.status = LEAD_CURRENT;
	lead.from = call->today;
	lead.inform_due = inform_due(call, call->episode, call->today);
	if (!store_lead_save(call->store, &lead, err))
		return false;
	said(call, out, &lead);
	return call_done(call, out, "You are now the %s for %s. Tell the person by %s.",
		kind_words(lead.kind), care_name(call), care_date(call, lead.inform_due));
}

bool command_lead_decline(struct call *call, struct result *out, struct err *err)
{
	const char *reason;
	struct lead lead;

	if (!care_need_text(call, "reason", 1000, true, &reason, err) ||
		!my_proposal(call, &lead, err) ||
		!end_one(call, &lead, LEAD_DECLINED, call->today, reason, err))
		return false;
	said(call, out, &lead);
	return call_done(
		call, out, "Declined to be the %s for %s.", kind_words(lead.kind), care_name(call));
}

static bool current_of_kind(struct call *call, struct lead *out, struct err *err)
{
	int kind;

	if (!read_kind(call, &kind, err) || !store_lead_current(call->store, call->episode->id,
						    (enum lead_kind)kind, call->arena, out, err))
		return false;
	if (out->id == 0)
		return err_set(err, ERR_NOT_FOUND, "kind", "%s has no %s now. Assign one first.",
			care_name(call), kind_words(kind));
	return true;
}

bool command_lead_end(struct call *call, struct result *out, struct err *err)
{
	const char *reason;
	struct date on;
	struct lead lead;

	if (!care_need_text(call, "reason", 1000, true, &reason, err) || !care_on(call, &on, err) ||
		!current_of_kind(call, &lead, err) ||
		!end_one(call, &lead, LEAD_ENDED, on, reason, err))
		return false;
	said(call, out, &lead);
	call_many(call, arena_printf(call->arena, "Ended the %s of", kind_words(lead.kind)), NULL);
	return call_done(call, out, "%s is no longer the %s for %s, who now has none.", lead.name,
		kind_words(lead.kind), care_name(call));
}

bool lead_told(struct call *call, struct lead *lead, struct date on, int how, struct err *err)
{
	if (date_compare(on, lead->from) < 0)
		return err_set(err, ERR_INVALID, "on",
			"%s has been the %s only since %s. Check the date.", lead->name,
			kind_words(lead->kind), care_date(call, lead->from));
	lead->informed_on = on;
	lead->informed_how = how;
	return store_lead_save(call->store, lead, err);
}

bool command_lead_inform(struct call *call, struct result *out, struct err *err)
{
	const char *typed;
	struct lead lead;
	struct date on;
	int how = INFORMED_NONE;

	if (!args_need(call->args, "on", &typed, err) || !care_on(call, &on, err) ||
		!care_need_word(call, "how", &words_informed_how, &how, err) ||
		!current_of_kind(call, &lead, err) || !lead_told(call, &lead, on, how, err))
		return false;
	said(call, out, &lead);
	return call_done(call, out, "Recorded that %s was told on %s (%s) that %s is the %s.",
		care_name(call), care_date(call, on), word_shown(&words_informed_how, how),
		lead.name, kind_words(lead.kind));
}

/* ---- who was asked ---- */

enum { DECLINED_DAYS = 30 };

bool command_lead_list(struct call *call, struct result *out, struct err *err)
{
	struct date since = date_add_days(call->today, -DECLINED_DAYS);
	struct proposal *list;

	if (args_flag(call->args, "waiting")
			? !store_lead_waiting(call->store, call->team->id, call->worker->id,
				  call->arena, &list, &out->n, err)
			: !store_lead_proposals(call->store, call->team->id, since, call->arena,
				  &list, &out->n, err))
		return false;
	for (size_t i = 0; i < out->n; i++) {
		list[i].mine = list[i].worker_id == call->worker->id;
		list[i].asked_by_me = list[i].asked_by_id == call->worker->id;
	}
	call->audit_detail = arena_printf(call->arena, "%zu proposals", out->n);
	out->kind = RESULT_PROPOSALS;
	out->value = list;
	return true;
}

/* ---- who carries how much ---- */

static bool unassigned(struct call *call, struct worker *out, struct err *err)
{
	struct case_filter filter = {.scope = SCOPE_REGISTER,
		.team_id = call->team->id,
		.unled = true,
		.today = call->today};
	struct case_counts counts;

	if (!store_case_counts(call->store, &filter, &counts, err))
		return false;
	*out = (struct worker){.name = "Unassigned",
		.cases = counts.people,
		.very_high = counts.by_band[BAND_VERY_HIGH],
		.high = counts.by_band[BAND_HIGH],
		.rising = counts.by_band[BAND_RISING],
		.late = counts.late};
	out->other = out->cases - out->very_high - out->high - out->rising;
	out->weight = out->very_high * band_weight(BAND_VERY_HIGH) +
		      out->high * band_weight(BAND_HIGH) + out->rising * band_weight(BAND_RISING) +
		      out->other * band_weight(BAND_LOWER);
	return true;
}

/* Those without a lead come last, as a worker who is nobody. */
bool command_lead_load(struct call *call, struct result *out, struct err *err)
{
	struct worker *team, *workers;
	size_t n;

	if (!store_lead_load(call->store, call->team->id, call->today, call->arena, &team, &n, err))
		return false;
	workers = arena_new_array(call->arena, struct worker, n + 1);
	if (n > 0)
		memcpy(workers, team, n * sizeof *workers);
	out->kind = RESULT_LOAD;
	out->value = workers;
	out->n = n + 1;
	return unassigned(call, &workers[n], err);
}
