/* The offer of a winter plan, and what carers were offered. */
#include <caseload/store/winter_plan.h>

#include "care.h"
#include "changes.h"

/* ---- winter plans ---- */

static bool read_offer(struct call *call, struct winter_plan *plan, struct err *err)
{
	plan->winter = 0;
	if (!care_need_word(call, "answer", &words_winter_answer, &plan->answer, err) ||
		!care_on(call, &plan->on, err) || !care_in_life(call, "on", plan->on, err) ||
		!args_number(call->args, "winter", 2010, 2100, &plan->winter, err) ||
		!args_text(call->args, "note", 2000, true, &plan->note, err))
		return false;
	if (plan->winter == 0)
		plan->winter = winter_of(plan->on);
	return winter_plan_check(plan, call->today, err);
}

/* A winter has one answer, the last one: it takes the place of the one before. */
bool command_winter_offer(struct call *call, struct result *out, struct err *err)
{
	struct winter_plan plan = {.person_id = call->person->id}, *before;
	size_t n;

	if (!read_offer(call, &plan, err) || !store_winter_plans_of(call->store, call->person->id,
						     call->arena, &before, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (before[i].winter == plan.winter) {
			plan.id = before[i].id;
			plan.uid = before[i].uid;
			plan.version = before[i].version;
			plan.offered_on = before[i].offered_on;
			if (args_get(call->args, "note") == NULL)
				plan.note = before[i].note;
			break;
		}
	if (!date_is_set(plan.offered_on) || date_compare(plan.on, plan.offered_on) < 0)
		plan.offered_on = plan.on;
	if (!store_winter_plan_save(call->store, &plan, err))
		return false;
	out->uid = call->audit_object = arena_strdup(call->arena, plan.uid);
	out->version = plan.version;
	call->audit_detail = word_code(&words_winter_answer, plan.answer);
	call_many(call, "Recorded the offer of a winter plan to", NULL);
	return call_done(call, out, "Recorded for %s, winter plan %s: %s on %s.", care_name(call),
		winter_words(plan.winter, call->arena),
		word_shown(&words_winter_answer, plan.answer), care_date(call, plan.on));
}

/* ---- carers ---- */

static bool read_carer(struct call *call, struct carer *carer, struct err *err)
{
	const struct args *args = call->args;
	int before = carer->assessment;
	struct date on = DATE_NONE;

	if (!args_word(args, "assessment", &words_carer_assessment, &carer->assessment, err) ||
		!call_date(call, "on", DATE_PAST, &on, err) ||
		!call_date(call, "emergency-plan", DATE_PAST, &carer->emergency_plan_on, err) ||
		!args_word(args, "lives-with", &words_factor_answer, &carer->lives_with, err) ||
		!args_number(args, "hours", 1, 168, &carer->hours, err) ||
		!args_number(args, "alone-hours", 1, 168, &carer->alone_hours, err) ||
		!call_date(call, "review", DATE_ANY, &carer->review_on, err) ||
		!args_text(args, "note", 2000, true, &carer->note, err))
		return false;
	if (carer->assessment == CARER_NONE) {
		if (date_is_set(on))
			return err_set(err, ERR_INVALID, "assessment",
				"Say what was answered on that day: offered, accepted, declined or "
				"done.");
		carer->assessment_on = carer->offered_on = DATE_NONE;
	} else if (date_is_set(on) || carer->assessment != before) {
		carer->assessment_on = date_is_set(on) ? on : call->today;
	}
	if (carer->assessment != CARER_NONE &&
		(!date_is_set(carer->offered_on) ||
			date_compare(carer->assessment_on, carer->offered_on) < 0))
		carer->offered_on = carer->assessment_on;
	return carer_check(carer, call->today, err);
}

static bool carer_of(
	struct call *call, const struct contact *contact, struct carer *out, struct err *err)
{
	struct carer *list;
	size_t n;

	*out = (struct carer){.person_id = contact->person_id, .contact_id = contact->id};
	if (!store_carers_of(call->store, call->person->id, call->arena, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		if (list[i].contact_id == contact->id)
			*out = list[i];
	return true;
}

bool command_carer_set(struct call *call, struct result *out, struct err *err)
{
	struct carer before, carer;
	struct contact contact;

	if (!care_contact(call, &contact, err) || !carer_of(call, &contact, &before, err))
		return false;
	carer = before;
	if (!read_carer(call, &carer, err))
		return false;
	char *changed = changed_fields(&carer_shape, &before, &carer, call->arena);
	if (changed == NULL)
		return err_set(err, ERR_INVALID, "assessment",
			"There is nothing to record: name what was offered, or the day since when "
			"there is a plan for an emergency.");
	if (!store_carer_save(call->store, &carer, err))
		return false;
	out->uid = call->audit_object = arena_strdup(call->arena, carer.uid);
	out->version = carer.version;
	call->audit_detail = changed;
	return call_done(call, out, "Recorded for %s, of the carer %s: %s.", care_name(call),
		contact.name, carer_words(&carer, call->arena));
}

bool command_carer_list(struct call *call, struct result *out, struct err *err)
{
	struct person person = {0};
	struct carer *list;

	if (args_get(call->args, "person") != NULL && !call_other(call, "person", &person, err))
		return false;
	if (!(person.id != 0 ? store_carers_of(
				       call->store, person.id, call->arena, &list, &out->n, err)
			     : store_carers(call->store, call->team->id, call->arena, &list,
				       &out->n, err)))
		return false;
	call->audit_person_id = person.id;
	out->kind = RESULT_CARERS;
	out->value = list;
	return true;
}
