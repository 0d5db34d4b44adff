/* One part of the plan in hand, changed. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/plan.h>

#include "care.h"
#include "plan_inside.h"

/* What a part of each kind has that can be changed. */
static const char *const need_args[] = {"text", "status", "domain", "eligible", NULL};
static const char *const goal_args[] = {"text", "status", "importance", NULL};
static const char *const action_args[] = {
	"text", "status", "who", "due", "when", "strategies", "confidence", "review", NULL};
static const char *const contingency_args[] = {
	"trigger", "do", "name", "ring", "medicines", "agreed_with", "review", NULL};
static const struct {
	const char *words;
	const char *const *args;
} kinds[] = {
	[PART_NEED] = {"A need", need_args},
	[PART_GOAL] = {"A goal", goal_args},
	[PART_ACTION] = {"An action", action_args},
	[PART_CONTINGENCY] = {"A contingency", contingency_args},
};
static const char *const every_arg[] = {"text", "status", "domain", "eligible", "importance", "who",
	"due", "when", "strategies", "confidence", "trigger", "do", "name", "ring", "medicines",
	"agreed_with", "review", NULL};

static bool one_of(const char *name, const char *const *names)
{
	for (; *names != NULL; names++)
		if (strcmp(*names, name) == 0)
			return true;
	return false;
}

static bool args_fit(struct call *call, enum plan_part part, struct err *err)
{
	size_t given = 0;

	for (const char *const *name = every_arg; *name != NULL; name++) {
		if (args_get(call->args, *name) == NULL)
			continue;
		if (!one_of(*name, kinds[part].args))
			return err_set(err, ERR_INVALID, *name, "%s has no \"%s\". Leave it out.",
				kinds[part].words, *name);
		given++;
	}
	if (given == 0)
		return err_set(err, ERR_INVALID, "part",
			"Nothing to change was named. Say what to change.");
	return true;
}

/* A text that may be changed but not emptied. */
static bool kept_text(struct call *call, const char *name, const char **out, struct err *err)
{
	return args_get(call->args, name) == NULL || care_need_text(call, name, 0, true, out, err);
}

static bool kept_word(struct call *call, const char *name, const struct word_list *list, int *out,
	struct err *err)
{
	return args_get(call->args, name) == NULL || care_need_word(call, name, list, out, err);
}

static bool may_save(struct call *call, int64_t version, bool begun, struct err *err)
{
	int64_t base = version;

	if (!args_number(call->args, "version", 0, INT64_MAX, &base, err))
		return false;
	if (base != version && !begun)
		return err_set(err, ERR_CONFLICT, "version",
			"Someone else changed this after you began (it is at version %" PRId64
			" now). Nothing was saved over it. Look at their change, then save again.",
			version);
	return true;
}

static bool edit_need(struct call *call, struct need *need, struct err *err)
{
	return kept_text(call, "text", &need->text, err) &&
	       kept_word(call, "status", &words_need_status, &need->status, err) &&
	       kept_word(call, "domain", &words_domain, &need->domain, err) &&
	       args_word(call->args, "eligible", &words_eligible, &need->eligible, err) &&
	       store_need_save(call->store, need, err);
}

static bool edit_goal(struct call *call, struct goal *goal, struct err *err)
{
	return kept_text(call, "text", &goal->text, err) &&
	       kept_word(call, "status", &words_goal_status, &goal->status, err) &&
	       args_number(call->args, "importance", 1, 10, &goal->importance, err) &&
	       store_goal_save(call->store, goal, err);
}

static bool edit_action(struct call *call, struct plan_action *action, struct err *err)
{
	return kept_text(call, "text", &action->what, err) &&
	       kept_word(call, "status", &words_plan_action_status, &action->status, err) &&
	       (args_get(call->args, "who") == NULL || plan_read_who(call, action, err)) &&
	       call_date(call, "due", DATE_ANY, &action->due, err) &&
	       args_text(call->args, "when", 200, false, &action->when_words, err) &&
	       args_text(call->args, "strategies", 0, true, &action->strategies, err) &&
	       args_number(call->args, "confidence", 1, 10, &action->confidence, err) &&
	       call_date(call, "review", DATE_FUTURE, &action->review_on, err) &&
	       store_plan_action_save(call->store, action, err);
}

static bool edit_contingency(struct call *call, struct contingency *contingency, struct err *err)
{
	return kept_text(call, "trigger", &contingency->triggers, err) &&
	       kept_text(call, "do", &contingency->what_to_do, err) &&
	       args_text(call->args, "name", 200, false, &contingency->name, err) &&
	       args_text(call->args, "ring", 4000, true, &contingency->ring, err) &&
	       args_text(call->args, "medicines", 4000, true, &contingency->medicines, err) &&
	       args_text(call->args, "agreed_with", 200, false, &contingency->agreed_with, err) &&
	       call_date(call, "review", DATE_FUTURE, &contingency->review_on, err) &&
	       store_contingency_save(call->store, contingency, err);
}

/* *uid and *version are those after the save. */
static bool edit_part(struct call *call, const struct plan *plan, const struct plan_place *place,
	bool begun, const char **uid, int64_t *version, struct err *err)
{
	if (place->part == PART_NEED) {
		struct need *need = plan_need_at(plan, place);
		if (!may_save(call, need->version, begun, err) || !edit_need(call, need, err))
			return false;
		*uid = need->uid, *version = need->version;
	} else if (place->part == PART_GOAL) {
		struct goal *goal = plan_goal_at(plan, place);
		if (!may_save(call, goal->version, begun, err) || !edit_goal(call, goal, err))
			return false;
		*uid = goal->uid, *version = goal->version;
	} else if (place->part == PART_ACTION) {
		struct plan_action *action = plan_action_at(plan, place);
		if (!may_save(call, action->version, begun, err) || !edit_action(call, action, err))
			return false;
		*uid = action->uid, *version = action->version;
	} else {
		struct contingency *contingency = &plan->contingency[place->contingency];
		if (!may_save(call, contingency->version, begun, err) ||
			!edit_contingency(call, contingency, err))
			return false;
		*uid = contingency->uid, *version = contingency->version;
	}
	return true;
}

bool command_plan_part_edit(struct call *call, struct result *out, struct err *err)
{
	struct plan_place place;
	struct plan newest, plan;
	const char *key, *uid;
	int64_t version;
	bool begun;

	if (!args_need(call->args, "part", &key, err) ||
		!store_plan_newest(call->store, call->episode->id, call->arena, &newest, err))
		return false;
	if (newest.id == 0)
		return err_set(err, ERR_NOT_FOUND, "part",
			"%s has no plan yet. Write a section, which begins one.", care_name(call));
	if (!plan_find_part(&newest, PART_NONE, key, "part", &place, err) ||
		!args_fit(call, place.part, err) || !plan_in_hand(call, &plan, &begun, err) ||
		!edit_part(call, &plan, &place, begun, &uid, &version,
			err) || /* a copy keeps the places */
		!plan_part_saved(call, out, &plan,
			place.part == PART_CONTINGENCY ? "contingency" : "needs", uid, version,
			err))
		return false;
	return call_done(call, out, "%sChanged a%s in plan %" PRId64 " of %s.%s",
		plan_begun_words(call, &plan, begun), kinds[place.part].words + 1, plan.number,
		care_name(call), plan_earlier_agreed(call, &plan));
}
