#include <caseload/store/plan.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>

#include "revision.h"

static const struct saver plan_saver = {
	"plan",
	&plan_shape,
	Q_PLAN_ROW,
	Q_PLAN_INSERT,
	Q_PLAN_UPDATE,
};
static const struct saver section_saver = {
	"plan_section",
	&plan_section_shape,
	Q_PLAN_SECTION_ROW,
	Q_PLAN_SECTION_INSERT,
	Q_PLAN_SECTION_UPDATE,
};
static const struct saver need_saver = {
	"need",
	&need_shape,
	Q_PLAN_NEED_ROW,
	Q_PLAN_NEED_INSERT,
	Q_PLAN_NEED_UPDATE,
};
static const struct saver goal_saver = {
	"goal",
	&goal_shape,
	Q_PLAN_GOAL_ROW,
	Q_PLAN_GOAL_INSERT,
	Q_PLAN_GOAL_UPDATE,
};
static const struct saver action_saver = {
	"plan_action",
	&plan_action_shape,
	Q_PLAN_ACTION_ROW,
	Q_PLAN_ACTION_INSERT,
	Q_PLAN_ACTION_UPDATE,
};
static const struct saver contingency_saver = {
	"contingency",
	&contingency_shape,
	Q_PLAN_CONTINGENCY_ROW,
	Q_PLAN_CONTINGENCY_INSERT,
	Q_PLAN_CONTINGENCY_UPDATE,
};

/* ---- reading: one query for each level ---- */

static bool parts(struct store *store, enum query query, int64_t plan_id, const struct shape *shape,
	struct arena *arena, void *out, size_t *n, struct err *err)
{
	return query_start(store, query, err) != NULL && query_int(store, query, "plan", plan_id) &&
	       query_many(store, query, shape, arena, out, n, err);
}

static bool sections(struct store *store, struct plan *plan, struct arena *arena, struct err *err)
{
	if (!parts(store, Q_PLAN_SECTION_LIST, plan->id, &plan_section_shape, arena,
		    &plan->sections, &plan->sections_n, err))
		return false;
	for (size_t i = 1; i < plan->sections_n;
		i++) /* into reading order; they are fourteen at most */
		for (size_t j = i;
			j > 0 && plan->sections[j].section < plan->sections[j - 1].section; j--) {
			struct plan_section other = plan->sections[j];
			plan->sections[j] = plan->sections[j - 1];
			plan->sections[j - 1] = other;
		}
	return true;
}

/* Each level comes in the order of its parents, so that the children of one stand together. */
static bool nesting(struct store *store, struct plan *plan, struct arena *arena, struct err *err)
{
	struct goal *goals;
	struct plan_action *actions;
	struct stage_goal *stages;
	size_t goals_n, actions_n, stages_n, at = 0;

	if (!parts(store, Q_PLAN_NEED_LIST, plan->id, &need_shape, arena, &plan->needs,
		    &plan->needs_n, err) ||
		!parts(store, Q_PLAN_GOAL_LIST, plan->id, &goal_shape, arena, &goals, &goals_n,
			err) ||
		!parts(store, Q_PLAN_ACTION_LIST, plan->id, &plan_action_shape, arena, &actions,
			&actions_n, err) ||
		!parts(store, Q_PLAN_STAGE_GOAL_LIST, plan->id, &stage_goal_shape, arena, &stages,
			&stages_n, err))
		return false;
	for (size_t i = 0; i < plan->needs_n; i++) {
		struct need *need = &plan->needs[i];
		for (need->goals = goals + at; at < goals_n && goals[at].need_id == need->id; at++)
			need->goals_n++;
	}
	at = 0;
	for (size_t i = 0; i < goals_n; i++)
		for (goals[i].actions = actions + at;
			at < actions_n && actions[at].goal_id == goals[i].id; at++)
			goals[i].actions_n++;
	at = 0;
	for (size_t i = 0; i < actions_n; i++)
		for (actions[i].stage_goals = stages + at;
			at < stages_n && stages[at].plan_action_id == actions[i].id; at++)
			actions[i].stage_goals_n++;
	return true;
}

static bool whole(struct store *store, struct plan *plan, struct arena *arena, struct err *err)
{
	if (plan->id == 0)
		return true;
	if (!sections(store, plan, arena, err) || !nesting(store, plan, arena, err) ||
		!parts(store, Q_PLAN_CONTINGENCY_LIST, plan->id, &contingency_shape, arena,
			&plan->contingency, &plan->contingency_n, err) ||
		!parts(store, Q_PLAN_AGREEMENT_LIST, plan->id, &agreement_shape, arena,
			&plan->agreements, &plan->agreements_n, err) ||
		!parts(store, Q_PLAN_CONTRIBUTION_LIST, plan->id, &contribution_shape, arena,
			&plan->contributions, &plan->contributions_n, err))
		return false;
	plan->joint = plan_is_joint(plan);
	return true;
}

bool store_plan_newest(struct store *store, int64_t episode_id, struct arena *arena,
	struct plan *out, struct err *err)
{
	return query_start(store, Q_PLAN_NEWEST, err) != NULL &&
	       query_int(store, Q_PLAN_NEWEST, "episode", episode_id) &&
	       query_one(store, Q_PLAN_NEWEST, &plan_shape, arena, out, NULL, err) &&
	       whole(store, out, arena, err);
}

bool store_plan_of_person(struct store *store, int64_t person_id, int64_t team_id,
	struct arena *arena, struct plan *out, struct err *err)
{
	return query_start(store, Q_PLAN_OF_PERSON, err) != NULL &&
	       query_int(store, Q_PLAN_OF_PERSON, "person", person_id) &&
	       query_int(store, Q_PLAN_OF_PERSON, "team", team_id) &&
	       query_one(store, Q_PLAN_OF_PERSON, &plan_shape, arena, out, NULL, err) &&
	       whole(store, out, arena, err);
}

bool store_plan_held(struct store *store, int64_t person_id, int64_t team_id, struct arena *arena,
	struct plan *out, struct err *err)
{
	return query_start(store, Q_PLAN_HELD, err) != NULL &&
	       query_int(store, Q_PLAN_HELD, "person", person_id) &&
	       query_int(store, Q_PLAN_HELD, "team", team_id) &&
	       query_one(store, Q_PLAN_HELD, &plan_shape, arena, out, NULL, err) &&
	       whole(store, out, arena, err);
}

bool store_plan_number(struct store *store, int64_t person_id, int64_t team_id, int64_t number,
	struct arena *arena, struct plan *out, struct err *err)
{
	return query_start(store, Q_PLAN_NUMBER, err) != NULL &&
	       query_int(store, Q_PLAN_NUMBER, "person", person_id) &&
	       query_int(store, Q_PLAN_NUMBER, "team", team_id) &&
	       query_int(store, Q_PLAN_NUMBER, "number", number) &&
	       query_one(store, Q_PLAN_NUMBER, &plan_shape, arena, out, NULL, err) &&
	       whole(store, out, arena, err);
}

bool store_plan_list(struct store *store, int64_t person_id, int64_t team_id, struct arena *arena,
	struct plan **out, size_t *n, struct err *err)
{
	return query_start(store, Q_PLAN_LIST, err) != NULL &&
	       query_int(store, Q_PLAN_LIST, "person", person_id) &&
	       query_int(store, Q_PLAN_LIST, "team", team_id) &&
	       query_many(store, Q_PLAN_LIST, &plan_shape, arena, out, n, err);
}

bool store_plan_of_episode(struct store *store, int64_t episode_id, struct arena *arena,
	struct plan **out, size_t *n, struct err *err)
{
	return query_start(store, Q_PLAN_OF_EPISODE, err) != NULL &&
	       query_int(store, Q_PLAN_OF_EPISODE, "episode", episode_id) &&
	       query_many(store, Q_PLAN_OF_EPISODE, &plan_shape, arena, out, n, err);
}

/* ---- saving ---- */

bool store_plan_save(struct store *store, struct plan *plan, struct err *err)
{
	return row_save(store, &plan_saver, plan, err);
}

bool store_plan_save_section(struct store *store, struct plan_section *section, int64_t base,
	struct arena *arena, struct plan_section *theirs, struct err *err)
{
	const char *code = word_code(&words_section, section->section);
	char at[24];

	if (query_start(store, Q_PLAN_SECTION_FIND, err) == NULL ||
		!query_int(store, Q_PLAN_SECTION_FIND, "plan", section->plan_id) ||
		!query_text(store, Q_PLAN_SECTION_FIND, "section", code) ||
		!query_one(
			store, Q_PLAN_SECTION_FIND, &plan_section_shape, arena, theirs, NULL, err))
		return false;
	if (section->text == NULL)
		section->text = "";
	/* Whoever saw nothing there and finds an emptied section overwrites nothing. */
	bool nothing_there = theirs->id == 0 || (base == 0 && *theirs->text == '\0');
	if (base >= 0 && !nothing_there && base != theirs->version &&
		!text_equal(section->text, theirs->text))
		return err_set(err, ERR_CONFLICT, "version",
			"%s saved \"%s\" at %s, after you began. Nothing is lost: your text was "
			"not saved over theirs. Read theirs, then save both together.",
			theirs->updated_by != NULL ? theirs->updated_by : "Someone else",
			word_shown(&words_section, section->section),
			instant_show(theirs->updated_at, at));
	section->id = theirs->id;
	section->version = theirs->version;
	if (section->id != 0 && text_equal(section->text, theirs->text))
		return true; /* the same text again is no new version */
	return row_save(store, &section_saver, section, err);
}

bool store_need_save(struct store *store, struct need *need, struct err *err)
{
	return row_save(store, &need_saver, need, err);
}

bool store_goal_save(struct store *store, struct goal *goal, struct err *err)
{
	return row_save(store, &goal_saver, goal, err);
}

bool store_plan_action_save(struct store *store, struct plan_action *action, struct err *err)
{
	return row_save(store, &action_saver, action, err);
}

bool store_stage_goal_add(struct store *store, struct stage_goal *stage_goal, struct err *err)
{
	return query_start(store, Q_PLAN_STAGE_GOAL_INSERT, err) != NULL &&
	       query_record(store, Q_PLAN_STAGE_GOAL_INSERT, &stage_goal_shape, stage_goal, err) &&
	       query_number(store, Q_PLAN_STAGE_GOAL_INSERT, &stage_goal->id, err) &&
	       revision_made(store, "stage_goal", stage_goal->id, err);
}

bool store_contingency_save(struct store *store, struct contingency *contingency, struct err *err)
{
	return row_save(store, &contingency_saver, contingency, err);
}

bool store_agreement_add(struct store *store, struct agreement *agreement, struct err *err)
{
	return query_start(store, Q_PLAN_AGREEMENT_INSERT, err) != NULL &&
	       query_record(store, Q_PLAN_AGREEMENT_INSERT, &agreement_shape, agreement, err) &&
	       query_number(store, Q_PLAN_AGREEMENT_INSERT, &agreement->id, err) &&
	       revision_made(store, "agreement", agreement->id, err);
}

static bool contribution(struct store *store, enum query query, int64_t plan_id,
	const char *section, struct err *err)
{
	return query_start(store, query, err) != NULL &&
	       query_record(store, query, NULL, NULL, err) &&
	       query_int(store, query, "plan", plan_id) &&
	       query_text(store, query, "section", section);
}

bool store_contribution_add(
	struct store *store, int64_t plan_id, const char *section, struct err *err)
{
	size_t known;

	if (!contribution(store, Q_PLAN_CONTRIBUTION_FIND, plan_id, section, err) ||
		!revision_before_each(store, Q_PLAN_CONTRIBUTION_FIND, "contribution", &known, err))
		return false;
	if (known > 0)
		return contribution(store, Q_PLAN_CONTRIBUTION_AGAIN, plan_id, section, err) &&
		       query_run(store, Q_PLAN_CONTRIBUTION_AGAIN, err);
	return contribution(store, Q_PLAN_CONTRIBUTION_INSERT, plan_id, section, err) &&
	       revision_made_each(store, Q_PLAN_CONTRIBUTION_INSERT, "contribution", err);
}

/* ---- the next number as a copy ---- */

static bool copy_rows(struct store *store, enum query query, const char *record, int64_t from,
	int64_t to, struct err *err)
{
	return query_start(store, query, err) != NULL &&
	       query_record(store, query, NULL, NULL, err) && query_int(store, query, "plan", to) &&
	       query_int(store, query, "from_plan", from) &&
	       revision_made_each(store, query, record, err);
}

static bool copy_action(
	struct store *store, const struct plan_action *from, int64_t goal_id, struct err *err)
{
	struct plan_action action = *from;

	action.id = 0;
	action.uid = NULL;
	action.goal_id = goal_id;
	if (!store_plan_action_save(store, &action, err))
		return false;
	for (size_t i = 0; i < from->stage_goals_n; i++) {
		struct stage_goal stage = from->stage_goals[i];
		stage.plan_action_id = action.id;
		if (!store_stage_goal_add(store, &stage, err))
			return false;
	}
	return true;
}

static bool copy_need(
	struct store *store, const struct need *from, int64_t plan_id, struct err *err)
{
	struct need need = *from;

	need.id = 0;
	need.uid = NULL;
	need.plan_id = plan_id;
	if (!store_need_save(store, &need, err))
		return false;
	for (size_t i = 0; i < from->goals_n; i++) {
		struct goal goal = from->goals[i];
		goal.id = 0;
		goal.uid = NULL;
		goal.need_id = need.id;
		if (!store_goal_save(store, &goal, err))
			return false;
		for (size_t j = 0; j < from->goals[i].actions_n; j++)
			if (!copy_action(store, &from->goals[i].actions[j], goal.id, err))
				return false;
	}
	return true;
}

bool store_plan_copy(struct store *store, const struct plan *from, struct date begun_on,
	struct arena *arena, struct plan *out, struct err *err)
{
	struct plan plan = {
		.episode_id = from->episode_id,
		.number = from->number + 1,
		.status = PLAN_DRAFT,
		.begun_on = begun_on,
		.review_by = from->review_by,
	};

	if (!store_plan_save(store, &plan, err) ||
		!copy_rows(store, Q_PLAN_SECTION_COPY, "plan_section", from->id, plan.id, err) ||
		!copy_rows(store, Q_PLAN_CONTRIBUTION_COPY, "contribution", from->id, plan.id, err))
		return false;
	for (size_t i = 0; i < from->needs_n; i++)
		if (!copy_need(store, &from->needs[i], plan.id, err))
			return false;
	for (size_t i = 0; i < from->contingency_n; i++) {
		struct contingency contingency = from->contingency[i];
		contingency.id = 0;
		contingency.uid = NULL;
		contingency.plan_id = plan.id;
		if (!store_contingency_save(store, &contingency, err))
			return false;
	}
	return store_plan_newest(store, from->episode_id, arena, out, err);
}
