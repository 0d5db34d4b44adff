/* Everything of one worker to another, in one act. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/action.h>
#include <caseload/store/episode.h>
#include <caseload/store/lead.h>
#include <caseload/store/review.h>
#include <caseload/store/worker.h>

#include "care.h"

struct handover {
	struct worker from, to;
	struct date on;
	const char *reason;
	size_t leads, reviews, actions, left;
};

/* Who hands over may have left the team already; then only the login or the uid names them. */
static bool find_giver(struct call *call, struct worker *out, struct err *err)
{
	const char *typed;
	struct worker *everyone;
	struct err found = {0};
	size_t n;

	if (!args_need(call->args, "from", &typed, err))
		return false;
	if (call_worker(call, "from", out, &found))
		return true;
	if (found.code == ERR_NOT_FOUND) {
		if (!store_worker_list(call->store, call->team->id, call->today, true, call->arena,
			    &everyone, &n, err))
			return false;
		for (size_t i = 0; i < n; i++)
			if (text_equal(everyone[i].login, typed) ||
				text_equal(everyone[i].uid, typed)) {
				*out = everyone[i];
				return true;
			}
	}
	*err = found;
	return false;
}

static bool read_handover(struct call *call, struct handover *handover, struct err *err)
{
	if (!find_giver(call, &handover->from, err) ||
		!care_worker(call, "to", &handover->to, err) ||
		!care_on(call, &handover->on, err) ||
		!args_text(call->args, "reason", 1000, true, &handover->reason, err))
		return false;
	if (handover->from.id == handover->to.id)
		return err_set(err, ERR_INVALID, "to",
			"%s cannot hand over to themselves. Name another worker.",
			handover->to.name);
	return true;
}

static bool give_lead(
	struct call *call, struct handover *handover, struct lead *lead, struct err *err)
{
	struct lead next = {
		.episode_id = lead->episode_id,
		.kind = lead->kind,
		.worker_id = handover->to.id,
		.status = lead->status,
		.from = handover->on,
		.contact_days = lead->contact_days,
		.last_contact = lead->last_contact,
	};

	if (lead->kind == LEAD_KIND_GP && handover->to.profession != PROFESSION_GP) {
		handover->left++;
		return true;
	}
	if (date_compare(handover->on, lead->from) < 0)
		return err_set(err, ERR_INVALID, "on",
			"%s took on one of these only on %s. The handover cannot be before that.",
			handover->from.name, care_date(call, lead->from));
	next.reason = handover->reason != NULL
			      ? arena_printf(call->arena, "Handed over by %s: %s",
					handover->from.name, handover->reason)
			      : arena_printf(call->arena, "Handed over by %s", handover->from.name);
	if (next.status == LEAD_CURRENT)
		next.inform_due = episode_inform_due(handover->on);
	lead->status = LEAD_ENDED;
	lead->until = handover->on;
	handover->leads++;
	return store_lead_save(call->store, lead, err) && store_lead_save(call->store, &next, err);
}

static bool refresh_episode(struct call *call, int64_t episode_id, struct err *err)
{
	struct episode episode;

	return store_episode_by_id(call->store, episode_id, call->arena, &episode, err) &&
	       call_refresh(call, episode.person_id, err);
}

static bool give_leads(struct call *call, struct handover *handover, struct err *err)
{
	struct lead *leads;
	size_t n;

	if (!store_lead_of_worker(call->store, handover->from.id, call->arena, &leads, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!give_lead(call, handover, &leads[i], err) ||
			!refresh_episode(call, leads[i].episode_id, err))
			return false;
		if (!call_progress(call, "Handing over", (int64_t)i + 1, (int64_t)n))
			return err_set(err, ERR_CANCELLED, "", "Stopped. Nothing was handed over.");
	}
	return true;
}

static bool give_reviews(struct call *call, struct handover *handover, struct err *err)
{
	struct review *reviews;
	size_t n;

	if (!store_review_of_worker(
		    call->store, handover->from.id, call->today, call->arena, &reviews, &n, err))
		return false;
	for (size_t i = 0; i < n; i++, handover->reviews++) {
		reviews[i].with_id = handover->to.id;
		if (!store_review_save(call->store, &reviews[i], err))
			return false;
	}
	return true;
}

static bool give_actions(struct call *call, struct handover *handover, struct err *err)
{
	struct action *actions;
	size_t n;

	if (!store_action_of_worker(
		    call->store, handover->from.id, call->today, call->arena, &actions, &n, err))
		return false;
	for (size_t i = 0; i < n; i++, handover->actions++) {
		actions[i].owner_id = handover->to.id;
		if (!store_action_save(call->store, &actions[i], err))
			return false;
	}
	return true;
}

bool command_lead_handover(struct call *call, struct result *out, struct err *err)
{
	struct handover handover = {0};

	if (!read_handover(call, &handover, err) || !give_leads(call, &handover, err) ||
		!give_reviews(call, &handover, err) || !give_actions(call, &handover, err))
		return false;
	out->uid = call->audit_object = handover.from.uid;
	call->audit_detail = arena_printf(call->arena, "to %s: leads %zu, reviews %zu, actions %zu",
		handover.to.uid, handover.leads, handover.reviews, handover.actions);
	return call_done(call, out,
		"%s handed over to %s. Cases: %zu. Reviews: %zu. Actions: %zu.%s",
		handover.from.name, handover.to.name, handover.leads, handover.reviews,
		handover.actions,
		handover.left == 0 ? ""
				   : arena_printf(call->arena,
					     " Accountable GP roles that stay: %zu, because %s is "
					     "not a GP.",
					     handover.left, handover.to.name));
}
