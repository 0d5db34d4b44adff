/* What was decided about a case, and done with it in the same save: a lead assigned, a review booked,
 * somebody taken onto the register, a referral written down. And that the person was told. */
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/store/case_item.h>
#include <caseload/store/lead.h>
#include <caseload/store/plan.h>

#include "inside.h"
#include "meetings.h"

/* ---- what is needed ---- */

struct deciding {
	struct meeting meeting;
	struct case_item item;
	int decision;
	const char *reason, *to;
	struct date date;
	struct worker lead;
	const char *done; /* what was done with it, in words that follow the sentence; "" */
};

static bool may_do(struct call *call, unsigned capability, struct err *err)
{
	return access_may(call->session->worker.roles, capability) ||
	       err_set(err, ERR_DENIED, "role",
		       "Your role does not let you %s, so this decision is for somebody else to "
		       "record.",
		       capability_words(capability));
}

static bool may_decide(struct call *call, const struct deciding *d, struct err *err)
{
	if (d->decision == DECISION_LEAD && !may_do(call, MAY_LEAD, err))
		return false;
	if (d->decision == DECISION_ACCEPT && !may_do(call, MAY_REGISTER, err))
		return false;
	return !date_is_set(d->date) || may_do(call, MAY_REVIEW, err);
}

static bool need(bool there, const char *field, const char *what, int decision, struct err *err)
{
	return there || err_set(err, ERR_INVALID, field, "%s needs %s: --%s.",
				word_shown(&words_decision, decision), what, field);
}

static bool read_decision(struct call *call, struct deciding *d, struct err *err)
{
	if (!care_need_word(call, "decision", &words_decision, &d->decision, err) ||
		!args_text(call->args, "reason", 2000, true, &d->reason, err) ||
		!args_text(call->args, "to", 200, false, &d->to, err) ||
		!call_date(call, "date", DATE_ANY, &d->date, err) ||
		(args_get(call->args, "lead") != NULL && !care_worker(call, "lead", &d->lead, err)))
		return false;
	unsigned needs = decision_needs((enum decision)d->decision);
	return need((needs & DECISION_NEEDS_LEAD) == 0 || d->lead.id != 0, "lead",
		       "who leads from now on", d->decision, err) &&
	       need((needs & DECISION_NEEDS_SERVICE) == 0 || d->to != NULL, "to", "the service",
		       d->decision, err) &&
	       need((needs & DECISION_NEEDS_DATE) == 0 || date_is_set(d->date), "date", "a date",
		       d->decision, err) &&
	       need((needs & DECISION_NEEDS_REASON) == 0 || d->reason != NULL, "reason", "a reason",
		       d->decision, err);
}

static bool needs_episode(struct call *call, struct err *err)
{
	return call->episode != NULL ||
	       err_set(err, ERR_INVALID, "person",
		       "%s is not on the register. Decide \"%s\" first.", care_name(call),
		       word_shown(&words_decision, DECISION_ACCEPT));
}

/* ---- doing it ---- */

static bool do_lead(struct call *call, struct deciding *d, struct err *err)
{
	struct lead lead, before;

	if (!needs_episode(call, err) || !store_lead_current(call->store, call->episode->id,
						 LEAD_KIND_LEAD, call->arena, &before, err))
		return false;
	/* Said twice at this meeting; the reason may be another. */
	if (before.worker_id == d->lead.id && before.case_item_id == d->item.id)
		return true;
	lead = (struct lead){.episode_id = call->episode->id,
		.kind = LEAD_KIND_LEAD,
		.worker_id = d->lead.id,
		.name = d->lead.name,
		.from = call->today,
		.reason = d->reason,
		.case_item_id = d->item.id};
	if (!lead_give(call, &lead, &before, err))
		return false;
	d->done = arena_printf(call->arena, " %s leads from today%s. Tell the person by %s.",
		lead.name,
		before.id != 0 ? arena_printf(call->arena, ", in place of %s", before.name) : "",
		care_date(call, lead.inform_due));
	return true;
}

static bool do_accept(struct call *call, struct deciding *d, struct err *err)
{
	if (episode_on_register(call->episode)) {
		d->done = arena_printf(call->arena, " On the register since %s.",
			care_date(call, call->episode->opened_on));
		return true;
	}
	if (!register_enter(call, FOUND_MDT, d->reason, err))
		return false;
	d->item.episode_id = call->episode->id;
	d->done = arena_printf(call->arena,
		" On the register from today. Tell them who leads by %s; agree the plan by %s.",
		care_date(call, deadline_by(call->rules, RULE_INFORM_LEAD, call->today)),
		care_date(call, deadline_by(call->rules, RULE_PLAN_DUE, call->today)));
	return true;
}

static bool do_plan(struct call *call, struct deciding *d, struct err *err)
{
	struct plan plan = {0};

	if (call->episode != NULL &&
		!store_plan_newest(call->store, call->episode->id, call->arena, &plan, err))
		return false;
	if (plan.id == 0)
		d->done = " No plan is written yet.";
	else if (plan.status != PLAN_AGREED)
		d->done = " The plan is still a draft: agree it with the person, caseload plan "
			  "agree.";
	return true;
}

static bool do_review(struct call *call, struct deciding *d, struct err *err)
{
	struct review review;
	struct date before;

	if (!date_is_set(d->date))
		return true;
	if (!needs_episode(call, err) ||
		!review_put(call, REVIEW_KIND_PLAN, d->date, &review, &before, err))
		return false;
	d->item.next_review = d->date;
	d->done = arena_printf(
		call->arena, "%s Next review %s.", d->done, review_day_words(call, d->date));
	return true;
}

static bool do_it(struct call *call, struct deciding *d, struct err *err)
{
	switch (d->decision) {
	case DECISION_LEAD:
		return do_lead(call, d, err);
	case DECISION_ACCEPT:
		return do_accept(call, d, err);
	case DECISION_PLAN_AGREED:
		return do_plan(call, d, err);
	case DECISION_REFER:
		d->done = arena_printf(call->arena, " To %s.", d->to);
		d->item.person_id = call->person->id; /* also where the entry came with a merge */
		return store_case_refer(call->store, &d->item, d->to, d->reason, call->arena, err);
	default:
		return true;
	}
}

static int status_after(int decision)
{
	return decision == DECISION_CLOSE   ? CASE_CLOSED
	       : decision == DECISION_DEFER ? CASE_DEFERRED
					    : CASE_DISCUSSED;
}

bool command_meeting_decide(struct call *call, struct result *out, struct err *err)
{
	struct deciding d = {.done = ""};
	struct case_item *item = &d.item;

	if (!meetings_find_open(call, &d.meeting, err) ||
		!meetings_case_waiting(call, &d.meeting, item, err) ||
		!read_decision(call, &d, err) || !may_decide(call, &d, err) ||
		!do_it(call, &d, err) || !do_review(call, &d, err))
		return false;
	item->decision = d.decision;
	item->decision_reason = d.reason;
	item->refer_to = d.to;
	item->decided_at = call->now;
	item->status = status_after(d.decision);
	if (!store_case_save(call->store, item, err))
		return false;
	meetings_said(call, out, item, word_code(&words_decision, d.decision));
	return call_done(call, out, "Decided about %s: %s.%s", care_name(call),
		word_shown(&words_decision, d.decision), d.done);
}

/* ---- the next review alone ---- */

bool command_meeting_review(struct call *call, struct result *out, struct err *err)
{
	struct meeting meeting;
	struct case_item item;
	struct review review;
	struct date date = DATE_NONE, before;
	const char *typed;

	if (!args_need(call->args, "date", &typed, err) ||
		!call_date(call, "date", DATE_ANY, &date, err) ||
		!meetings_case_waiting(call, &meeting, &item, err) ||
		!review_put(call, REVIEW_KIND_PLAN, date, &review, &before, err))
		return false;
	item.next_review = date;
	if (!store_case_save(call->store, &item, err))
		return false;
	meetings_said(call, out, &item, "next_review");
	return call_done(call, out, "Next review of %s: %s.%s", care_name(call),
		review_day_words(call, date),
		date_is_set(before) && !date_equal(before, date)
			? arena_printf(call->arena, " It was %s.", care_date(call, before))
			: "");
}

/* ---- told ---- */

/* The entry of the meeting that was named, else the oldest that waits, else the newest in which
 * something was decided. */
static bool told_case(struct call *call, struct case_item *out, struct err *err)
{
	struct meeting meeting;
	struct case_item *list;
	size_t n;

	if (args_get(call->args, "meeting") != NULL)
		return meetings_find(call, &meeting, err) &&
		       meetings_case(call, &meeting, out, err);
	if (!store_case_of_person(call->store, call->person->id, call->arena, &list, &n, err))
		return false;
	for (size_t i = n; i-- > 0;)
		if (case_must_tell(&list[i]) && !case_is_told(&list[i]) &&
			list[i].status != CASE_DROPPED) {
			*out = list[i];
			return true;
		}
	for (size_t i = 0; i < n; i++)
		if (case_is_decided(&list[i]) && list[i].status != CASE_DROPPED) {
			*out = list[i];
			return true;
		}
	return err_set(err, ERR_NOT_FOUND, "person",
		"No meeting has decided anything about %s yet.", care_name(call));
}

static bool read_told(struct call *call, struct case_item *item, struct err *err)
{
	item->told_on = DATE_NONE;
	item->told_how = INFORMED_NONE;
	item->told_whom = item->told_not_needed = NULL;
	if (!args_text(call->args, "not-needed", 400, false, &item->told_not_needed, err))
		return false;
	if (item->told_not_needed != NULL)
		return args_get(call->args, "how") == NULL ||
		       err_set(err, ERR_INVALID, "how",
			       "Either somebody was told, or nobody had to be. Leave out --how or "
			       "--not-needed.");
	if (args_get(call->args, "how") == NULL)
		return err_set(err, ERR_INVALID, "how",
			"Say how they were told (--how phone), or why nobody has to be "
			"(--not-needed).");
	if (!care_need_word(call, "how", &words_informed_how, &item->told_how, err) ||
		!care_on(call, &item->told_on, err) ||
		!args_text(call->args, "whom", 200, false, &item->told_whom, err))
		return false;
	if (date_compare(item->told_on, instant_date(item->decided_at)) >= 0)
		return true;
	return err_set(err, ERR_INVALID, "on",
		"It was decided on %s. Nobody can have been told before that.",
		care_date(call, instant_date(item->decided_at)));
}

/* That is what the clock of 21 days waits for; the first time counts. */
static bool tell_lead(struct call *call, const struct case_item *item, bool *told, struct err *err)
{
	struct lead lead;

	*told = false;
	if (call->episode == NULL || !date_is_set(item->told_on))
		return true;
	if (!store_lead_current(
		    call->store, call->episode->id, LEAD_KIND_LEAD, call->arena, &lead, err))
		return false;
	if (lead.id == 0 || date_is_set(lead.informed_on) ||
		date_compare(item->told_on, lead.from) < 0)
		return true;
	lead.informed_on = item->told_on;
	lead.informed_how = item->told_how;
	*told = true;
	return store_lead_save(call->store, &lead, err);
}

bool command_meeting_tell(struct call *call, struct result *out, struct err *err)
{
	struct case_item item;
	bool lead;

	if (!told_case(call, &item, err))
		return false;
	if (!case_is_decided(&item))
		return err_set(err, ERR_INVALID, "person",
			"Nothing is decided about %s yet, so there is nothing to tell.",
			care_name(call));
	if (!read_told(call, &item, err) || !tell_lead(call, &item, &lead, err) ||
		!store_case_save(call->store, &item, err))
		return false;
	meetings_said(call, out, &item, item.told_not_needed != NULL ? "not needed" : "told");
	if (item.told_not_needed != NULL)
		return call_done(call, out, "Nobody has to be told about %s: %s.", care_name(call),
			item.told_not_needed);
	return call_done(call, out, "Recorded for %s: %s%stold on %s, %s%s.", care_name(call),
		item.told_whom != NULL ? item.told_whom : "", item.told_whom != NULL ? " " : "",
		care_date(call, item.told_on), word_shown(&words_informed_how, item.told_how),
		lead ? ", also who leads" : "");
}
