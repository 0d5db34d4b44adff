#include <caseload/plan.h>

#include <string.h>

#include <caseload/base/str.h>
#include <caseload/worker.h>

static const struct field plan_section_fields[] = {
	FIELD_HIDE(INT, plan_section, id),
	FIELD_HIDE(INT, plan_section, plan_id),
	FIELD(INT, plan_section, version),
	FIELD_CODED(plan_section, section, words_section),
	FIELD(TEXT, plan_section, text),
	FIELD(TEXT, plan_section, updated_by),
	FIELD(TEXT, plan_section, updated_at),
};
const struct shape plan_section_shape = SHAPE(plan_section, plan_section_fields);

static const struct field stage_goal_fields[] = {
	FIELD_HIDE(INT, stage_goal, id),
	FIELD_HIDE(INT, stage_goal, plan_action_id),
	FIELD(TEXT, stage_goal, text),
	FIELD(TEXT, stage_goal, outcome),
	FIELD_CODED(stage_goal, status, words_goal_status),
};
const struct shape stage_goal_shape = SHAPE(stage_goal, stage_goal_fields);

static const struct field plan_action_fields[] = {
	FIELD_HIDE(INT, plan_action, id),
	FIELD(TEXT, plan_action, uid),
	FIELD(INT, plan_action, version),
	FIELD_HIDE(INT, plan_action, goal_id),
	FIELD(TEXT, plan_action, what),
	FIELD(TEXT, plan_action, who),
	{"worker_id", FIELD_INT, offsetof(struct plan_action, worker_id), NULL,
		FIELD_HIDDEN | FIELD_NONE_ZERO},
	FIELD(DATE, plan_action, due),
	FIELD(TEXT, plan_action, when_words),
	FIELD(TEXT, plan_action, strategies),
	{"confidence", FIELD_INT, offsetof(struct plan_action, confidence), NULL, FIELD_NONE_ZERO},
	FIELD_CODED(plan_action, status, words_plan_action_status),
	FIELD(DATE, plan_action, review_on),
};
const struct shape plan_action_shape = SHAPE(plan_action, plan_action_fields);

static const struct field goal_fields[] = {
	FIELD_HIDE(INT, goal, id),
	FIELD(TEXT, goal, uid),
	FIELD(INT, goal, version),
	FIELD_HIDE(INT, goal, need_id),
	FIELD(TEXT, goal, text),
	{"importance", FIELD_INT, offsetof(struct goal, importance), NULL, FIELD_NONE_ZERO},
	FIELD(INT, goal, rank),
	FIELD_CODED(goal, status, words_goal_status),
};
const struct shape goal_shape = SHAPE(goal, goal_fields);

static const struct field need_fields[] = {
	FIELD_HIDE(INT, need, id),
	FIELD(TEXT, need, uid),
	FIELD(INT, need, version),
	FIELD_HIDE(INT, need, plan_id),
	FIELD(TEXT, need, text),
	FIELD_CODED(need, domain, words_domain),
	FIELD_CODED(need, eligible, words_eligible),
	FIELD_CODED(need, status, words_need_status),
};
const struct shape need_shape = SHAPE(need, need_fields);

static const struct field contingency_fields[] = {
	FIELD_HIDE(INT, contingency, id),
	FIELD(TEXT, contingency, uid),
	FIELD(INT, contingency, version),
	FIELD_HIDE(INT, contingency, plan_id),
	FIELD(TEXT, contingency, name),
	FIELD(TEXT, contingency, triggers),
	FIELD(TEXT, contingency, what_to_do),
	FIELD(TEXT, contingency, ring),
	FIELD(TEXT, contingency, medicines),
	FIELD(TEXT, contingency, agreed_with),
	FIELD(DATE, contingency, review_on),
};
const struct shape contingency_shape = SHAPE(contingency, contingency_fields);

static const struct field agreement_fields[] = {
	FIELD_HIDE(INT, agreement, id),
	FIELD_HIDE(INT, agreement, plan_id),
	FIELD_CODED(agreement, party, words_party),
	FIELD(TEXT, agreement, name),
	FIELD(TEXT, agreement, role),
	FIELD(DATE, agreement, agreed_on),
	FIELD(BOOL, agreement, on_paper),
};
const struct shape agreement_shape = SHAPE(agreement, agreement_fields);

static const struct field contribution_fields[] = {
	FIELD_HIDE(INT, contribution, id),
	FIELD_HIDE(INT, contribution, plan_id),
	FIELD(TEXT, contribution, section),
	FIELD(TEXT, contribution, name),
	FIELD_CODED(contribution, profession, words_profession),
	FIELD(TEXT, contribution, at),
};
const struct shape contribution_shape = SHAPE(contribution, contribution_fields);

static const struct field plan_fields[] = {
	FIELD_HIDE(INT, plan, id),
	FIELD(TEXT, plan, uid),
	FIELD(INT, plan, version),
	FIELD_HIDE(INT, plan, episode_id),
	FIELD_HIDE(INT, plan, person_id),
	FIELD(INT, plan, number),
	FIELD_CODED(plan, status, words_plan_status),
	FIELD(DATE, plan, begun_on),
	FIELD(DATE, plan, agreed_on),
	FIELD(DATE, plan, next_review),
	FIELD(TEXT, plan, review_by),
	FIELD(TEXT, plan, declined_reason),
	FIELD(TEXT, plan, identity),
	FIELD(BOOL, plan, joint),
};
const struct shape plan_shape = SHAPE(plan, plan_fields);

const struct plan_section *plan_text(const struct plan *plan, enum section section)
{
	for (size_t i = 0; plan != NULL && i < plan->sections_n; i++)
		if (plan->sections[i].section == (int)section)
			return &plan->sections[i];
	return NULL;
}

bool plan_is_open(const struct plan *plan)
{
	return plan != NULL && (plan->status == PLAN_DRAFT || plan->status == PLAN_UNDER_REVIEW);
}

bool plan_holds(int status)
{
	return status == PLAN_AGREED || status == PLAN_UNDER_REVIEW;
}

static bool has_text(const struct plan *plan, enum section section)
{
	const struct plan_section *found = plan_text(plan, section);
	return found != NULL && !text_is_blank(found->text);
}

/* A goal that is over, or set aside, needs nothing more to be done about it. */
static bool goal_is_live(const struct goal *goal)
{
	return goal->status == GOAL_PROPOSED || goal->status == GOAL_AGREED ||
	       goal->status == GOAL_IN_PROGRESS;
}

/* The beginning of a text, for a sentence that has to name it. */
static int beginning(const char *text)
{
	size_t length = text == NULL ? 0 : strcspn(text, "\n");
	if (length > 60) {
		length = 60;
		while (length > 0 && ((unsigned char)text[length] & 0xC0) == 0x80)
			length--;
	}
	return (int)length;
}

static bool needs_are_whole(const struct plan *plan, struct err *err)
{
	for (size_t i = 0; i < plan->needs_n; i++) {
		const struct need *need = &plan->needs[i];
		if (need->status != NEED_OPEN)
			continue;
		if (need->goals_n == 0)
			return err_set(err, ERR_INVALID, "goal",
				"The need \"%.*s\" has no goal. Add a goal, or end the need.",
				beginning(need->text), need->text);
		for (size_t j = 0; j < need->goals_n; j++) {
			const struct goal *goal = &need->goals[j];
			if (goal_is_live(goal) && goal->actions_n == 0)
				return err_set(err, ERR_INVALID, "action",
					"The goal \"%.*s\" has no action. Add what will be done "
					"and who does it.",
					beginning(goal->text), goal->text);
		}
	}
	return true;
}

bool plan_may_agree(const struct plan *plan, struct err *err)
{
	if (!plan_is_open(plan))
		return err_set(err, ERR_INVALID, "plan",
			"There is no draft plan to agree. Write a section first, which begins "
			"one.");
	if (!has_text(plan, SECTION_MATTERS))
		return err_set(err, ERR_INVALID, "what_matters",
			"\"What matters to me\" is empty. Write what is most important to the "
			"person first.");
	if (plan->needs_n == 0 && !has_text(plan, SECTION_SUMMARY))
		return err_set(err, ERR_INVALID, "need",
			"The plan has no need and no summary. Add a need, or write the summary.");
	if (!needs_are_whole(plan, err))
		return false;
	for (size_t i = 0; i < plan->contingency_n; i++) {
		if (text_is_blank(plan->contingency[i].triggers))
			return err_set(err, ERR_INVALID, "trigger",
				"A contingency has no trigger. Write what would set it off.");
		if (text_is_blank(plan->contingency[i].what_to_do))
			return err_set(err, ERR_INVALID, "do",
				"A contingency does not say what to do. Write what should happen.");
	}
	if (plan->agreements_n == 0)
		return err_set(err, ERR_INVALID, "party",
			"Nobody has agreed the plan. Record who agreed it: the person, a "
			"representative or a professional.");
	return true;
}

bool plan_is_joint(const struct plan *plan)
{
	bool health = false, social = false, health_agreed = false, social_agreed = false;

	if (plan == NULL)
		return false;
	for (size_t i = 0; i < plan->contributions_n; i++) {
		enum profession profession = (enum profession)plan->contributions[i].profession;
		health = health || profession_is_health(profession);
		social = social || profession_is_social_care(profession);
	}
	for (size_t i = 0; i < plan->agreements_n; i++) {
		health_agreed = health_agreed || plan->agreements[i].party == PARTY_HEALTH;
		social_agreed = social_agreed || plan->agreements[i].party == PARTY_SOCIAL_CARE;
	}
	return health && social && health_agreed && social_agreed;
}

const char *plan_section_mark(const struct plan *plan, enum section section)
{
	if (has_text(plan, section))
		return "ok";
	if (section == SECTION_MATTERS)
		return "!";
	if (section == SECTION_SUMMARY && (plan == NULL || plan->needs_n == 0))
		return "!";
	return " ";
}
