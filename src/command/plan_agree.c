/* Agreeing a plan. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/episode.h>
#include <caseload/store/lead.h>
#include <caseload/store/plan.h>
#include <caseload/store/review.h>

#include "care.h"
#include "copies.h"

static bool read_party(
	struct call *call, const struct plan *plan, struct agreement *agreement, struct err *err)
{
	if (!care_need_word(call, "party", &words_party, &agreement->party, err) ||
		!care_need_text(call, "name", 100, false, &agreement->name, err) ||
		!args_text(call->args, "role", 100, false, &agreement->role, err) ||
		!care_on(call, &agreement->agreed_on, err))
		return false;
	agreement->plan_id = plan->id;
	agreement->on_paper = args_flag(call->args, "on_paper");
	for (size_t i = 0; i < plan->agreements_n; i++)
		if (plan->agreements[i].party == agreement->party &&
			text_equal(plan->agreements[i].name, agreement->name))
			return err_set(err, ERR_INVALID, "name",
				"%s has agreed plan %" PRId64 " already, on %s.", agreement->name,
				plan->number, care_date(call, plan->agreements[i].agreed_on));
	return true;
}

/* The plan as it will be with this party among those who agreed. */
static void with_party(struct call *call, struct plan *plan, const struct agreement *agreement)
{
	struct agreement *all =
		arena_new_array(call->arena, struct agreement, plan->agreements_n + 1);

	if (plan->agreements_n > 0)
		memcpy(all, plan->agreements, plan->agreements_n * sizeof(*all));
	all[plan->agreements_n++] = *agreement;
	plan->agreements = all;
	plan->joint = plan_is_joint(plan);
}

static const char *address(struct call *call)
{
	const struct person *person = call->person;

	if (person->restricted)
		return "Address confidential";
	return arena_printf(call->arena, "%s%s%s",
		person->address != NULL ? person->address : "Address not known",
		person->postcode != NULL ? "\n" : "",
		person->postcode != NULL ? person->postcode : "");
}

/* Who the person was on the day: a later change of name or address does not change the plan. A
 * restricted address is not frozen into it, for the plan is listed, exported and printed. */
static const char *identity(struct call *call)
{
	const struct person *person = call->person;
	char shown[NHS_NUMBER_SHOWN_SIZE];

	return arena_printf(call->arena, "%s\nNHS Number %s\nBorn %s\n%s", care_name(call),
		person->nhs_number != NULL ? nhs_number_show(person->nhs_number, shown)
					   : "not known",
		date_is_set(person->born) ? care_date(call, person->born) : "not known",
		address(call));
}

/* --review books or moves the plan's review; an open one stands; else the team's interval. */
static bool set_review(struct call *call, struct plan *plan, struct err *err)
{
	struct date asked = DATE_NONE;
	struct review review;

	if (!call_date(call, "review", DATE_FUTURE, &asked, err) ||
		(date_is_set(asked) && !care_review_in_time(call, REVIEW_KIND_PLAN, plan->agreed_on,
					       asked, "review", err)) ||
		!store_review_open(call->store, call->episode->id, REVIEW_KIND_PLAN, call->today,
			call->arena, &review, err))
		return false;
	if (review.id == 0) {
		if (!care_next_review(
			    call, REVIEW_KIND_PLAN, plan->agreed_on, asked, 0, &review, err))
			return false;
	} else if (date_is_set(asked) && !date_equal(asked, review.due_on)) {
		review.due_on = review.booked_on = asked;
		review.status = REVIEW_BOOKED;
		if (!store_review_save(call->store, &review, err))
			return false;
	}
	plan->next_review = review.due_on;
	return true;
}

static bool supersede(struct call *call, const struct plan *plan, struct err *err)
{
	struct plan *plans;
	size_t n;

	if (!store_plan_of_episode(call->store, plan->episode_id, call->arena, &plans, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (plans[i].id == plan->id || plans[i].status != PLAN_AGREED)
			continue;
		plans[i].status = PLAN_SUPERSEDED;
		if (!store_plan_save(call->store, &plans[i], err))
			return false;
	}
	return true;
}

/* Whoever had declined a plan and now agrees to one has a plan. */
static bool mend_episode(struct call *call, struct err *err)
{
	if (call->episode->status != EPISODE_DECLINED_PLAN)
		return true;
	call->episode->status = EPISODE_ON_REGISTER;
	return store_episode_save(call->store, call->episode, err);
}

static bool conclude(struct call *call, struct plan *plan, struct date on, struct err *err)
{
	struct lead lead;

	plan->agreed_on = on;
	if (!store_lead_current(
		    call->store, call->episode->id, LEAD_KIND_LEAD, call->arena, &lead, err) ||
		!set_review(call, plan, err) || !supersede(call, plan, err) ||
		!mend_episode(call, err))
		return false;
	plan->status = PLAN_AGREED;
	plan->identity = identity(call);
	if (lead.id != 0)
		plan->review_by = lead.name;
	return store_plan_save(call->store, plan, err);
}

bool command_plan_agree(struct call *call, struct result *out, struct err *err)
{
	struct agreement agreement = {0};
	const char *copies;
	struct plan plan;

	if (!store_plan_newest(call->store, call->episode->id, call->arena, &plan, err))
		return false;
	if (plan.status == PLAN_AGREED)
		return err_set(err, ERR_INVALID, "person",
			"Plan %" PRId64 " of %s is agreed already, on %s. Writing a section begins "
			"the next one.",
			plan.number, care_name(call), care_date(call, plan.agreed_on));
	if (!read_party(call, &plan, &agreement, err))
		return false;
	with_party(call, &plan, &agreement);
	if (!plan_may_agree(&plan, err) || !store_agreement_add(call->store, &agreement, err))
		return false;
	out->uid = call->audit_object = plan.uid;
	call->audit_detail = arena_printf(call->arena, "plan %" PRId64 ", %s", plan.number,
		word_code(&words_party, agreement.party));
	if (args_flag(call->args, "more")) {
		out->version = plan.version;
		return call_done(call, out,
			"Recorded that %s agrees plan %" PRId64 " of %s. It stays a draft until "
			"the last party agrees.",
			agreement.name, plan.number, care_name(call));
	}
	if (!conclude(call, &plan, agreement.agreed_on, err))
		return false;
	if (!copies_older_said(call, &copies, err))
		return false;
	out->version = plan.version;
	return call_done(call, out,
		"Plan %" PRId64
		" of %s is agreed. Parties: %zu. %s The next review is due on %s.%s",
		plan.number, care_name(call), plan.agreements_n,
		plan.joint ? "It is a joint plan."
			   : "It is not yet joint: that takes health and social care to have "
			     "written and agreed.",
		care_date(call, plan.next_review), copies);
}
