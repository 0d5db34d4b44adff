/* Plans: shown, written by section, declined, listed. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/episode.h>
#include <caseload/store/plan.h>

#include "care.h"
#include "plan_inside.h"

bool command_plan_show(struct call *call, struct result *out, struct err *err)
{
	struct plan *plan = arena_new_one(call->arena, struct plan);
	struct person_record *about;
	int64_t number = 0;

	if (!args_number(call->args, "version", 1, 100000, &number, err))
		return false;
	if (number != 0 ? !store_plan_number(call->store, call->person->id, call->team->id, number,
				  call->arena, plan, err)
			: !store_plan_of_person(call->store, call->person->id, call->team->id,
				  call->arena, plan, err))
		return false;
	if (plan->id == 0)
		return number != 0 ? err_set(err, ERR_NOT_FOUND, "version",
					     "%s has no plan %" PRId64 ".", care_name(call), number)
				   : err_set(err, ERR_NOT_FOUND, "plan",
					     "%s has no plan yet. Write a section, which begins "
					     "one.",
					     care_name(call));
	if (!call_record(call, call->person->id, &about, err))
		return false;
	call->audit_object = plan->uid;
	out->kind = RESULT_PLAN;
	out->value = plan;
	out->n = 1;
	out->about = about;
	out->uid = plan->uid;
	out->version = plan->version;
	return true;
}

bool plan_to_give(struct call *call, struct plan *newest, struct plan **out, struct err *err)
{
	struct plan *held;

	*out = newest;
	if (newest == NULL || plan_holds(newest->status))
		return true;
	held = arena_new_one(call->arena, struct plan);
	if (!store_plan_held(call->store, call->person->id, call->team->id, call->arena, held, err))
		return false;
	if (held->id != 0)
		*out = held;
	return true;
}

/* What the ambulance desk needs and no more: the contingency, whom to ring, and who the person is. */
bool command_plan_contingency(struct call *call, struct result *out, struct err *err)
{
	struct plan *newest = arena_new_one(call->arena, struct plan), *plan;
	struct person_record *about = arena_new_one(call->arena, struct person_record);

	if (!store_plan_of_person(
		    call->store, call->person->id, call->team->id, call->arena, newest, err) ||
		!plan_to_give(call, newest, &plan, err))
		return false;
	if (plan->contingency_n == 0)
		return err_set(err, ERR_NOT_FOUND, "plan", "%s has no contingency in %s.%s",
			care_name(call), plan_holds(plan->status) ? "the agreed plan" : "a plan",
			plan != newest && newest->contingency_n > 0
				? " There is one in a draft that nobody has agreed."
				: "");
	plan->sections_n = plan->needs_n = plan->agreements_n = plan->contributions_n = 0;
	plan->identity = NULL;
	about->person = (struct person){.uid = call->person->uid,
		.nhs_number = call->person->nhs_number,
		.nhs_status = call->person->nhs_status,
		.family = call->person->family,
		.given = call->person->given,
		.title = call->person->title,
		.born = call->person->born,
		.died = call->person->died};
	call->audit_object = plan->uid;
	out->kind = RESULT_PLAN;
	out->value = plan;
	out->n = 1;
	out->about = about;
	out->uid = plan->uid;
	return true;
}

bool command_plan_history(struct call *call, struct result *out, struct err *err)
{
	struct plan *plans;

	if (!store_plan_list(call->store, call->person->id, call->team->id, call->arena, &plans,
		    &out->n, err))
		return false;
	/* An earlier plan may hold an address that has been restricted since. */
	for (size_t i = 0; call->person->restricted && i < out->n; i++)
		plans[i].identity = NULL;
	out->kind = RESULT_PLANS;
	out->value = plans;
	return true;
}

/* ---- writing ---- */

/* A declined plan may have nothing in it; then the one before it is what goes on. */
static bool copy_newest(struct call *call, struct plan *newest, struct plan *out, struct err *err)
{
	struct plan before = {0};

	if (newest->status == PLAN_DECLINED && newest->number > 1 && newest->sections_n == 0 &&
		newest->needs_n == 0 &&
		!store_plan_number(call->store, call->person->id, call->team->id,
			newest->number - 1, call->arena, &before, err))
		return false;
	if (before.id == 0 || before.episode_id != newest->episode_id)
		before = *newest;
	before.number = newest->number;
	return store_plan_copy(call->store, &before, call->today, call->arena, out, err);
}

bool plan_in_hand(struct call *call, struct plan *out, bool *begun, struct err *err)
{
	struct plan newest;

	if (!store_plan_newest(call->store, call->episode->id, call->arena, &newest, err))
		return false;
	*begun = !plan_is_open(&newest);
	if (!*begun) {
		*out = newest;
		return true;
	}
	if (newest.id != 0)
		return copy_newest(call, &newest, out, err);
	struct plan plan = {
		.episode_id = call->episode->id,
		.person_id = call->person->id,
		.number = 1,
		.status = PLAN_DRAFT,
		.begun_on = call->today,
	};
	if (!store_plan_save(call->store, &plan, err))
		return false;
	*out = plan;
	return true;
}

const char *plan_begun_words(struct call *call, const struct plan *plan, bool begun)
{
	if (!begun)
		return "";
	if (plan->number == 1)
		return "Began plan 1. ";
	return arena_printf(call->arena, "Began plan %" PRId64 " as a copy of plan %" PRId64 ". ",
		plan->number, plan->number - 1);
}

const char *plan_earlier_agreed(struct call *call, const struct plan *plan)
{
	if (plan->agreements_n == 0)
		return "";
	return arena_printf(call->arena,
		" Parties who agreed before this change: %zu. Tell them of it.",
		plan->agreements_n);
}

bool plan_part_saved(struct call *call, struct result *out, const struct plan *plan,
	const char *section, const char *uid, int64_t version, struct err *err)
{
	if (!store_contribution_add(call->store, plan->id, section, err))
		return false;
	out->uid = arena_strdup(call->arena, uid);
	out->version = version;
	call->audit_object = arena_strdup(call->arena, plan->uid);
	call->audit_detail =
		arena_printf(call->arena, "plan %" PRId64 ", %s", plan->number, section);
	return true;
}

bool command_plan_set(struct call *call, struct result *out, struct err *err)
{
	struct plan_section section = {0}, theirs;
	struct plan plan;
	int64_t base = -1;
	bool begun;

	if (!care_need_word(call, "section", &words_section, &section.section, err) ||
		!args_number(call->args, "version", 0, INT64_MAX, &base, err))
		return false;
	if (args_get(call->args, "text") == NULL)
		return err_set(err, ERR_INVALID, "text", "Text is missing. Type it.");
	if (!args_text(call->args, "text", 200000, true, &section.text, err) ||
		!plan_in_hand(call, &plan, &begun, err))
		return false;
	if (begun && plan.number == 1 && section.text == NULL)
		return err_set(err, ERR_INVALID, "text",
			"%s has no plan yet, so there is nothing to empty. Type the text, which "
			"begins one.",
			care_name(call));
	section.plan_id = plan.id;
	const char *code = word_code(&words_section, section.section);
	if (!store_plan_save_section(call->store, &section, base, call->arena, &theirs, err) ||
		!plan_part_saved(call, out, &plan, code, plan.uid, section.version, err))
		return false;
	return call_done(call, out, "%s%s \"%s\" in plan %" PRId64 " of %s.%s",
		plan_begun_words(call, &plan, begun), *section.text == '\0' ? "Emptied" : "Saved",
		word_shown(&words_section, section.section), plan.number, care_name(call),
		plan_earlier_agreed(call, &plan));
}

/* ---- declining ---- */

static bool archive_agreed(struct call *call, struct err *err)
{
	struct plan *plans;
	size_t n;

	if (!store_plan_of_episode(call->store, call->episode->id, call->arena, &plans, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (plans[i].status != PLAN_AGREED)
			continue;
		plans[i].status = PLAN_ARCHIVED;
		if (!store_plan_save(call->store, &plans[i], err))
			return false;
	}
	return true;
}

/* What was in hand is what was declined; an agreed plan is no longer in force. */
static bool decline(struct call *call, const char *reason, struct plan *out, struct err *err)
{
	if (!store_plan_newest(call->store, call->episode->id, call->arena, out, err))
		return false;
	if (out->status == PLAN_DECLINED)
		return err_set(err, ERR_INVALID, "person",
			"That %s declined a plan is recorded already.", care_name(call));
	if (!archive_agreed(call, err))
		return false;
	if (!plan_is_open(out))
		*out = (struct plan){
			.episode_id = call->episode->id,
			.number = out->number + 1,
			.begun_on = call->today,
		};
	out->status = PLAN_DECLINED;
	out->declined_reason = reason;
	return store_plan_save(call->store, out, err);
}

bool command_plan_decline(struct call *call, struct result *out, struct err *err)
{
	const char *reason;
	struct plan plan;

	if (!care_need_text(call, "reason", 2000, true, &reason, err) ||
		!decline(call, reason, &plan, err))
		return false;
	if (call->episode->status == EPISODE_ON_REGISTER) {
		call->episode->status = EPISODE_DECLINED_PLAN;
		if (!store_episode_save(call->store, call->episode, err))
			return false;
	}
	out->uid = call->audit_object = arena_strdup(call->arena, plan.uid);
	out->version = plan.version;
	call->audit_detail = "declined";
	return call_done(call, out, "Recorded that %s declined a plan. They stay on the register.",
		care_name(call));
}
