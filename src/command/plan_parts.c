/* Needs, goals, actions and contingency of the plan in hand: found and added. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/plan.h>

#include "care.h"
#include "plan_inside.h"

/* ---- finding ---- */

struct search {
	const char *key;
	enum plan_part kind;
	struct plan_place found;
	int n;
};

static void look(struct search *search, enum plan_part part, const char *uid, const char *text,
	struct plan_place place)
{
	if ((search->kind != PART_NONE && search->kind != part) ||
		!care_is_named(uid, text, search->key))
		return;
	place.part = part;
	search->found = place;
	search->n++;
}

static void look_in_need(struct search *search, const struct plan *plan, size_t i)
{
	const struct need *need = &plan->needs[i];

	look(search, PART_NEED, need->uid, need->text, (struct plan_place){.need = i});
	for (size_t j = 0; j < need->goals_n; j++) {
		const struct goal *goal = &need->goals[j];
		look(search, PART_GOAL, goal->uid, goal->text,
			(struct plan_place){.need = i, .goal = j});
		for (size_t k = 0; k < goal->actions_n; k++)
			look(search, PART_ACTION, goal->actions[k].uid, goal->actions[k].what,
				(struct plan_place){.need = i, .goal = j, .action = k});
	}
}

bool plan_find_part(const struct plan *plan, enum plan_part kind, const char *key,
	const char *field, struct plan_place *out, struct err *err)
{
	struct search search = {.key = key, .kind = kind};

	for (size_t i = 0; i < plan->needs_n; i++)
		look_in_need(&search, plan, i);
	for (size_t i = 0; i < plan->contingency_n; i++) {
		const struct contingency *contingency = &plan->contingency[i];
		look(&search, PART_CONTINGENCY, contingency->uid,
			contingency->name != NULL ? contingency->name : contingency->triggers,
			(struct plan_place){.contingency = i});
	}
	if (search.n == 0)
		return err_set(err, ERR_NOT_FOUND, field,
			"Nothing in plan %" PRId64 " begins with \"%s\". Name it by its uid or its "
			"first words.",
			plan->number, key);
	if (search.n > 1)
		return err_set(err, ERR_INVALID, field,
			"More than one part of plan %" PRId64 " begins with \"%s\". Type more of "
			"it.",
			plan->number, key);
	*out = search.found;
	return true;
}

struct need *plan_need_at(const struct plan *plan, const struct plan_place *place)
{
	return &plan->needs[place->need];
}

struct goal *plan_goal_at(const struct plan *plan, const struct plan_place *place)
{
	return &plan_need_at(plan, place)->goals[place->goal];
}

struct plan_action *plan_action_at(const struct plan *plan, const struct plan_place *place)
{
	return &plan_goal_at(plan, place)->actions[place->action];
}

/* ---- adding ---- */

bool command_plan_need_add(struct call *call, struct result *out, struct err *err)
{
	struct need need = {.domain = DOMAIN_OTHER, .status = NEED_OPEN};
	struct plan plan;
	bool begun;

	if (!care_need_text(call, "text", 0, true, &need.text, err) ||
		!args_word(call->args, "domain", &words_domain, &need.domain, err) ||
		!args_word(call->args, "eligible", &words_eligible, &need.eligible, err) ||
		!plan_in_hand(call, &plan, &begun, err))
		return false;
	if (need.domain == DOMAIN_NONE)
		need.domain = DOMAIN_OTHER;
	need.plan_id = plan.id;
	if (!store_need_save(call->store, &need, err) ||
		!plan_part_saved(call, out, &plan, "needs", need.uid, need.version, err))
		return false;
	return call_done(call, out, "%sAdded a need (%s) to plan %" PRId64 " of %s.%s",
		plan_begun_words(call, &plan, begun), word_shown(&words_domain, need.domain),
		plan.number, care_name(call), plan_earlier_agreed(call, &plan));
}

/* The need that --need names, else the newest. */
static bool need_for(
	struct call *call, const struct plan *plan, const struct need **out, struct err *err)
{
	const char *key = args_get(call->args, "need");
	struct plan_place place;

	if (plan->needs_n == 0)
		return err_set(err, ERR_INVALID, "need",
			"Plan %" PRId64 " has no need yet. Add the need first, then its goal.",
			plan->number);
	if (text_is_blank(key)) {
		*out = &plan->needs[plan->needs_n - 1];
		return true;
	}
	if (!plan_find_part(plan, PART_NEED, key, "need", &place, err))
		return false;
	*out = plan_need_at(plan, &place);
	return true;
}

bool command_plan_goal_add(struct call *call, struct result *out, struct err *err)
{
	struct goal goal = {.status = GOAL_PROPOSED};
	const struct need *need = NULL;
	struct plan plan;
	bool begun;

	if (!care_need_text(call, "text", 0, true, &goal.text, err) ||
		!args_number(call->args, "importance", 1, 10, &goal.importance, err) ||
		!plan_in_hand(call, &plan, &begun, err) || !need_for(call, &plan, &need, err))
		return false;
	goal.need_id = need->id;
	goal.rank = (int64_t)need->goals_n + 1;
	if (!store_goal_save(call->store, &goal, err) ||
		!plan_part_saved(call, out, &plan, "needs", goal.uid, goal.version, err))
		return false;
	return call_done(call, out, "%sAdded a goal to plan %" PRId64 " of %s.%s",
		plan_begun_words(call, &plan, begun), plan.number, care_name(call),
		plan_earlier_agreed(call, &plan));
}

/* The goal that --goal names, else the newest: the one with the highest id. */
static bool goal_for(
	struct call *call, const struct plan *plan, const struct goal **out, struct err *err)
{
	const char *key = args_get(call->args, "goal");
	struct plan_place place;

	*out = NULL;
	if (!text_is_blank(key)) {
		if (!plan_find_part(plan, PART_GOAL, key, "goal", &place, err))
			return false;
		*out = plan_goal_at(plan, &place);
		return true;
	}
	for (size_t i = 0; i < plan->needs_n; i++)
		for (size_t j = 0; j < plan->needs[i].goals_n; j++)
			if (*out == NULL || plan->needs[i].goals[j].id > (*out)->id)
				*out = &plan->needs[i].goals[j];
	if (*out == NULL)
		return err_set(err, ERR_INVALID, "goal",
			"Plan %" PRId64 " has no goal yet. Add the goal first, then its actions.",
			plan->number);
	return true;
}

bool plan_read_who(struct call *call, struct plan_action *action, struct err *err)
{
	struct worker worker;
	struct err nobody = {0};

	if (!args_text(call->args, "who", 200, false, &action->who, err))
		return false;
	if (action->who == NULL)
		return err_set(err, ERR_INVALID, "who",
			"Say who will do it: a worker, the person or a carer.");
	action->worker_id = 0;
	if (call_worker(call, "who", &worker, &nobody)) {
		action->worker_id = worker.id;
		action->who = worker.name;
	}
	return true;
}

bool command_plan_action_add(struct call *call, struct result *out, struct err *err)
{
	struct plan_action action = {.status = PLAN_ACTION_PLANNED};
	const struct goal *goal = NULL;
	struct plan plan;
	bool begun;

	if (!care_need_text(call, "what", 0, true, &action.what, err) ||
		!plan_read_who(call, &action, err) ||
		!call_date(call, "due", DATE_FUTURE, &action.due, err) ||
		!args_text(call->args, "when", 200, false, &action.when_words, err) ||
		!args_text(call->args, "strategies", 0, true, &action.strategies, err) ||
		!args_number(call->args, "confidence", 1, 10, &action.confidence, err) ||
		!plan_in_hand(call, &plan, &begun, err) || !goal_for(call, &plan, &goal, err))
		return false;
	action.goal_id = goal->id;
	if (!store_plan_action_save(call->store, &action, err) ||
		!plan_part_saved(call, out, &plan, "needs", action.uid, action.version, err))
		return false;
	return call_done(call, out, "%sAdded an action for %s to plan %" PRId64 " of %s.%s",
		plan_begun_words(call, &plan, begun), action.who, plan.number, care_name(call),
		plan_earlier_agreed(call, &plan));
}

bool command_plan_contingency_add(struct call *call, struct result *out, struct err *err)
{
	struct contingency contingency = {0};
	struct plan plan;
	bool begun;

	if (!care_need_text(call, "trigger", 0, true, &contingency.triggers, err) ||
		!care_need_text(call, "do", 0, true, &contingency.what_to_do, err) ||
		!args_text(call->args, "name", 200, false, &contingency.name, err) ||
		!args_text(call->args, "ring", 4000, true, &contingency.ring, err) ||
		!args_text(call->args, "medicines", 4000, true, &contingency.medicines, err) ||
		!args_text(call->args, "agreed_with", 200, false, &contingency.agreed_with, err) ||
		!call_date(call, "review", DATE_FUTURE, &contingency.review_on, err) ||
		!plan_in_hand(call, &plan, &begun, err))
		return false;
	contingency.plan_id = plan.id;
	if (!store_contingency_save(call->store, &contingency, err) ||
		!plan_part_saved(
			call, out, &plan, "contingency", contingency.uid, contingency.version, err))
		return false;
	return call_done(call, out, "%sAdded a contingency to plan %" PRId64 " of %s.%s",
		plan_begun_words(call, &plan, begun), plan.number, care_name(call),
		plan_earlier_agreed(call, &plan));
}
