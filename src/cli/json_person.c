/* A person's whole record for scripts, and a plan with all that is in it. */

#include <stddef.h>

#include <caseload/copy.h>
#include <caseload/letter.h>
#include <caseload/link.h>
#include <caseload/meeting.h>
#include <caseload/record.h>
#include <caseload/referral.h>

#include "json.h"

/* Only what each record holds itself; what hangs on it is put in by the functions below. */
#define ARRAY(shape, record, member)                                                               \
	shape_json_array(&(shape), (record)->member, (record)->member##_n)

static json_t *plan_action_json(const struct plan_action *action)
{
	json_t *json = shape_json(&plan_action_shape, action);
	json_object_set_new(json, "stage_goals", ARRAY(stage_goal_shape, action, stage_goals));
	return json;
}

static json_t *goal_json(const struct goal *goal)
{
	json_t *json = shape_json(&goal_shape, goal), *actions = json_array();
	for (size_t i = 0; i < goal->actions_n; i++)
		json_array_append_new(actions, plan_action_json(&goal->actions[i]));
	json_object_set_new(json, "actions", actions);
	return json;
}

static json_t *need_json(const struct need *need)
{
	json_t *json = shape_json(&need_shape, need), *goals = json_array();
	for (size_t i = 0; i < need->goals_n; i++)
		json_array_append_new(goals, goal_json(&need->goals[i]));
	json_object_set_new(json, "goals", goals);
	return json;
}

json_t *plan_json(const struct plan *plan)
{
	if (plan == NULL)
		return json_null();
	json_t *json = shape_json(&plan_shape, plan), *needs = json_array();
	for (size_t i = 0; i < plan->needs_n; i++)
		json_array_append_new(needs, need_json(&plan->needs[i]));
	json_object_set_new(json, "sections", ARRAY(plan_section_shape, plan, sections));
	json_object_set_new(json, "needs", needs);
	json_object_set_new(json, "contingency", ARRAY(contingency_shape, plan, contingency));
	json_object_set_new(json, "agreements", ARRAY(agreement_shape, plan, agreements));
	json_object_set_new(json, "contributions", ARRAY(contribution_shape, plan, contributions));
	json_object_set_new(json, "joint", json_boolean(plan->joint));
	return json;
}

/* Rows that came from a record merged into this one say so: "from_record", its uid. */
static json_t *marked(json_t *array, const struct person_record *r, const void *rows, size_t size,
	size_t person_id_at)
{
	size_t i;
	json_t *json;

	json_array_foreach(array, i, json)
	{
		const char *row = (const char *)rows + i * size;
		int64_t person_id = *(const int64_t *)(const void *)(row + person_id_at);
		for (size_t j = 0; j < r->merged_n; j++)
			if (r->merged[j].merged_id == person_id)
				json_object_set_new(
					json, "from_record", json_text(r->merged[j].merged_uid));
	}
	return array;
}
#define MARKED(type, record, member)                                                               \
	marked(ARRAY(type##_shape, record, member), record, (record)->member, sizeof(struct type), \
		offsetof(struct type, person_id))

static json_t *scores_of(const struct person_record *r)
{
	json_t *array = MARKED(risk_score, r, scores);

	for (size_t i = 0; i < r->scores_n; i++)
		json_object_set_new(
			json_array_get(array, i), "percentile", percentile_json(&r->scores[i]));
	return array;
}

json_t *person_json(const struct person_record *r)
{
	json_t *json = shape_json(&person_shape, &r->person);

	json_object_set_new(json, "identifiers", MARKED(identifier, r, identifiers));
	json_object_set_new(json, "alerts", MARKED(alert, r, alerts));
	json_object_set_new(json, "contacts", MARKED(contact, r, contacts));
	json_object_set_new(json, "episode", shape_json(&episode_shape, r->episode));
	json_object_set_new(json, "lead", shape_json(&lead_shape, r->lead));
	json_object_set_new(json, "coordinator", shape_json(&lead_shape, r->coordinator));
	json_object_set_new(json, "accountable_gp", shape_json(&lead_shape, r->accountable_gp));
	json_object_set_new(json, "leads", ARRAY(lead_shape, r, leads));
	json_object_set_new(json, "plan", plan_json(r->plan));
	json_object_set_new(json, "reviews", MARKED(review, r, reviews));
	json_object_set_new(json, "actions", MARKED(action, r, actions));
	json_object_set_new(json, "risk", scores_of(r));
	json_object_set_new(json, "judgements", ARRAY(judgement_shape, r, judgements));
	json_object_set_new(json, "outlook", shape_json(&outlook_shape, r->outlook));
	json_object_set_new(json, "events", MARKED(event, r, events));
	json_object_set_new(json, "notes", MARKED(note, r, notes));
	json_object_set_new(json, "copies", MARKED(copy, r, copies));
	json_object_set_new(json, "letters", MARKED(letter, r, letters));
	json_object_set_new(json, "meetings",
		marked(entries_json(r->meetings, r->meetings_n), r, r->meetings,
			sizeof(*r->meetings), offsetof(struct case_item, person_id)));
	json_object_set_new(json, "winter_plans", MARKED(winter_plan, r, winters));
	json_object_set_new(json, "carers", MARKED(carer, r, carers));
	json_object_set_new(json, "same_name", json_boolean(r->same_name));
	json_object_set_new(json, "likely_duplicate", json_boolean(r->twice));
	json_object_set_new(json, "merged", ARRAY(person_link_shape, r, merged));
	return json;
}
