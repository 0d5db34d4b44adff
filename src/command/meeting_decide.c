/* What was decided about a case, and done with it in the same save: a lead assigned, a review booked,
 * somebody taken onto the register, a referral written down. */
#include <caseload/base/str.h>
#include <caseload/store/case_item.h>
#include <caseload/store/lead.h>
#include <caseload/store/plan.h>
#include <caseload/store/referral.h>

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

/* What this case was referred to earlier in the meeting, and nobody has answered; id 0: nothing. */
static bool sent_here(
	struct call *call, const struct deciding *d, struct referral *out, struct err *err)
{
	struct referral *list;
	size_t n;

	*out = (struct referral){0};
	if (!store_referrals_of(call->store, call->person->id, call->arena, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (list[i].case_item_id == d->item.id && list[i].status == REFERRAL_SENT)
			*out = list[i];
	return true;
}

static bool do_refer(struct call *call, struct deciding *d, struct err *err)
{
	struct referral referral;

	if (!sent_here(call, d, &referral, err))
		return false;
	if (referral.id == 0)
		referral = (struct referral){.person_id = call->person->id,
			.episode_id = call->episode != NULL ? call->episode->id : 0,
			.case_item_id = d->item.id,
			.direction = REFERRAL_OUT,
			.urgency = URGENCY_ROUTINE,
			.received_at = call->now,
			.status = REFERRAL_SENT};
	referral.service = d->to;
	referral.reason = d->reason;
	d->done = arena_printf(call->arena, " To %s.", d->to);
	return store_referral_save(call->store, &referral, err);
}

/* Decided otherwise a moment later: nobody is referred, but who leads since leads. */
static bool instead(struct call *call, struct deciding *d, struct err *err)
{
	struct referral referral = {0};
	struct lead lead = {0};
	int before = d->item.decision;

	if (before == d->decision)
		return true;
	if (before == DECISION_REFER && !sent_here(call, d, &referral, err))
		return false;
	if (referral.id != 0) {
		referral.status = REFERRAL_ENDED;
		referral.ended_on = call->today;
		referral.outcome = "The meeting decided otherwise.";
		d->done = arena_printf(
			call->arena, "%s Not referred to %s.", d->done, referral.service);
		if (!store_referral_save(call->store, &referral, err))
			return false;
	}
	if (before == DECISION_LEAD && call->episode != NULL &&
		!store_lead_current(
			call->store, call->episode->id, LEAD_KIND_LEAD, call->arena, &lead, err))
		return false;
	if (lead.id != 0 && lead.case_item_id == d->item.id)
		d->done = arena_printf(call->arena, "%s %s still leads.", d->done, lead.name);
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
		return do_refer(call, d, err);
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
		!do_it(call, &d, err) || !instead(call, &d, err) || !do_review(call, &d, err))
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
