/* Who is away, and who acts for them meanwhile. */
#include <inttypes.h>

#include <caseload/absence.h>
#include <caseload/caseload.h>
#include <caseload/episode.h>
#include <caseload/store/absence.h>
#include <caseload/store/episode.h>
#include <caseload/store/lead.h>

#include "care.h"

static bool overlaps(const struct absence *a, const struct absence *b)
{
	return date_compare(a->from, b->until) <= 0 && date_compare(b->from, a->until) <= 0;
}

/* The worker must not be away already, and whoever acts must be here all the while. */
static bool fits(struct call *call, const struct absence *absence, struct err *err)
{
	struct absence *others;
	size_t n, acts_for = 0;

	if (!store_absence_list(call->store, absence->from, 0, call->arena, &others, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!overlaps(&others[i], absence))
			continue;
		if (others[i].worker_id == absence->worker_id)
			return err_set(err, ERR_INVALID, "from",
				"%s is away from %s to %s already. End that absence first: "
				"caseload absence end.",
				others[i].name, care_date(call, others[i].from),
				care_date(call, others[i].until));
		if (absence->cover_id != 0 && others[i].cover_id == absence->cover_id &&
			++acts_for == ACTING_MAX)
			return err_set(err, ERR_INVALID, "cover",
				"%s acts for %d others then. Choose somebody else.",
				absence->cover_name, ACTING_MAX);
		if (others[i].worker_id == absence->cover_id)
			return err_set(err, ERR_INVALID, "cover",
				"%s is away from %s to %s. Choose someone who is here.",
				others[i].name, care_date(call, others[i].from),
				care_date(call, others[i].until));
		if (others[i].cover_id == absence->worker_id)
			return err_set(err, ERR_INVALID, "worker",
				"%s acts for %s until %s. Give %s other cover first: caseload "
				"absence end, then absence add.",
				others[i].cover_name, others[i].name,
				care_date(call, others[i].until), others[i].name);
	}
	return true;
}

bool absence_clashes(struct call *call, size_t *out, struct err *err)
{
	struct absence *all;
	size_t n;

	*out = 0;
	if (!store_absence_of_team(
		    call->store, call->team->id, call->today, 0, call->arena, &all, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < n; j++)
			if (i != j && overlaps(&all[i], &all[j]) &&
				(all[i].worker_id == all[j].worker_id ||
					all[i].cover_id == all[j].worker_id))
				++*out;
	return true;
}

static bool read_absence(struct call *call, struct absence *absence, struct err *err)
{
	struct worker worker, cover;
	const char *typed;

	if (!call_worker(call, "worker", &worker, err) ||
		!args_need(call->args, "from", &typed, err) ||
		!call_date(call, "from", DATE_ANY, &absence->from, err) ||
		!args_need(call->args, "until", &typed, err) ||
		!call_date(call, "until", DATE_FUTURE, &absence->until, err) ||
		!args_text(call->args, "reason", 400, false, &absence->reason, err))
		return false;
	if (date_compare(absence->until, absence->from) < 0)
		return err_set(err, ERR_INVALID, "until",
			"The last day away is before the first, %s. Check both.",
			care_date(call, absence->from));
	absence->worker_id = worker.id;
	absence->name = worker.name;
	if (args_get(call->args, "cover") == NULL)
		return true;
	if (!care_worker(call, "cover", &cover, err))
		return false;
	if (cover.id == worker.id)
		return err_set(err, ERR_INVALID, "cover",
			"%s cannot act for themselves. Choose another worker.", worker.name);
	absence->cover_id = cover.id;
	absence->cover_name = cover.name;
	return true;
}

/* Away for long, the people must be told anew. The row that was told about ends and its dates stay;
 * a row of the same lead begins, with a clock of its own from the first day away. */
static bool tell_again(
	struct call *call, const struct absence *absence, struct lead *lead, struct err *err)
{
	struct lead next = *lead;

	lead->status = LEAD_ENDED;
	lead->until = date_compare(lead->from, call->today) > 0 ? lead->from : call->today;
	next.id = 0;
	next.uid = NULL;
	next.version = 0;
	next.from = lead->until;
	next.reason = arena_printf(call->arena, "Away from %s to %s: %s acts",
		care_date(call, absence->from), care_date(call, absence->until),
		absence->cover_id != 0 ? absence->cover_name : "nobody");
	next.informed_on = DATE_NONE;
	next.informed_how = INFORMED_NONE;
	next.inform_due = deadline_by(call->rules, RULE_INFORM_LEAD,
		date_compare(absence->from, next.from) > 0 ? absence->from : next.from);
	return store_lead_save(call->store, lead, err) && store_lead_save(call->store, &next, err);
}

static bool tell_everyone_again(
	struct call *call, const struct absence *absence, size_t *told, struct err *err)
{
	struct lead *leads;
	size_t n;

	*told = 0;
	if (!absence_is_long(absence))
		return true;
	if (!store_lead_of_worker(
		    call->store, absence->worker_id, call->team->id, call->arena, &leads, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (leads[i].kind != LEAD_KIND_LEAD || leads[i].status != LEAD_CURRENT)
			continue;
		if (!tell_again(call, absence, &leads[i], err))
			return false;
		++*told;
	}
	return true;
}

bool command_absence_add(struct call *call, struct result *out, struct err *err)
{
	struct absence absence = {0};
	size_t told;

	if (!read_absence(call, &absence, err) || !fits(call, &absence, err) ||
		!store_absence_save(call->store, &absence, err) ||
		!tell_everyone_again(call, &absence, &told, err))
		return false;
	out->uid = call->audit_object = arena_strdup(call->arena, absence.uid);
	out->version = absence.version;
	call->audit_detail = arena_printf(call->arena, "told again %zu", told);
	return call_done(call, out, "%s is away from %s to %s; %s%s.%s", absence.name,
		care_date(call, absence.from), care_date(call, absence.until),
		absence.cover_id != 0 ? absence.cover_name : "nobody",
		absence.cover_id != 0 ? " acts for them" : " acts for them yet",
		told == 0 ? ""
			  : arena_printf(call->arena, " That is long: tell %zu %s who acts by %s.",
				    told, told == 1 ? "person" : "people",
				    care_date(call,
					    deadline_by(call->rules, RULE_INFORM_LEAD,
						    date_compare(absence.from, call->today) > 0
							    ? absence.from
							    : call->today))));
}

/* The one that runs, else the next. */
static bool find_absence(
	struct call *call, const struct worker *worker, struct absence *out, struct err *err)
{
	struct absence *list;
	size_t n;

	if (!store_absence_list(call->store, call->today, worker->id, call->arena, &list, &n, err))
		return false;
	if (n == 0)
		return err_set(err, ERR_NOT_FOUND, "worker",
			"%s is not away, and nothing is planned.", worker->name);
	*out = list[0];
	return true;
}

bool command_absence_end(struct call *call, struct result *out, struct err *err)
{
	struct date back = call->today;
	struct absence absence;
	struct worker worker;

	if (!call_worker(call, "worker", &worker, err) ||
		!call_date(call, "on", DATE_ANY, &back, err) ||
		!find_absence(call, &worker, &absence, err))
		return false;
	if (!date_is_set(back))
		back = call->today;
	if (date_compare(back, absence.until) > 0)
		return err_set(err, ERR_INVALID, "on",
			"%s is back after %s anyway. Give an earlier day.", worker.name,
			care_date(call, absence.until));
	if (date_compare(back, absence.from) <= 0)
		absence.cancelled = true;
	else
		absence.until = date_add_days(back, -1);
	if (!store_absence_save(call->store, &absence, err))
		return false;
	out->uid = call->audit_object = arena_strdup(call->arena, absence.uid);
	out->version = absence.version;
	if (absence.cancelled)
		return call_done(call, out, "Cancelled the absence of %s from %s.", worker.name,
			care_date(call, absence.from));
	return call_done(call, out, "%s is back on %s.", worker.name, care_date(call, back));
}

bool command_absence_list(struct call *call, struct result *out, struct err *err)
{
	bool all = args_flag(call->args, "all");
	struct worker worker = {0};
	struct absence *list;

	if (args_get(call->args, "worker") != NULL && !call_worker(call, "worker", &worker, err))
		return false;
	if (!store_absence_of_team(call->store, call->team->id, all ? DATE_NONE : call->today,
		    worker.id, call->arena, &list, &out->n, err))
		return false;
	out->kind = RESULT_ABSENCES;
	out->value = list;
	return out->n > 0 || call_done(call, out, "Nobody is away, and nothing is planned.");
}
