#include <caseload/plan.h>

#include <string.h>

#include <criterion/criterion.h>

static struct plan_section matters = {.section = SECTION_MATTERS, .text = "My dog"};
static struct plan_action action = {
	.what = "Walk", .who = "Her daughter", .status = PLAN_ACTION_PLANNED};
static struct goal goal = {
	.text = "To walk to the shop", .status = GOAL_AGREED, .actions = &action, .actions_n = 1};
static struct need need = {.text = "Falls",
	.domain = DOMAIN_MOBILITY,
	.status = NEED_OPEN,
	.goals = &goal,
	.goals_n = 1};
static struct contingency contingency = {.triggers = "A fall", .what_to_do = "Ring"};
static struct agreement agreed = {.party = PARTY_PERSON, .name = "Fatima Ahmed"};

static struct plan whole(void)
{
	return (struct plan){.status = PLAN_DRAFT,
		.sections = &matters,
		.sections_n = 1,
		.needs = &need,
		.needs_n = 1,
		.contingency = &contingency,
		.contingency_n = 1,
		.agreements = &agreed,
		.agreements_n = 1};
}

static void refused(struct plan plan, const char *field)
{
	struct err err = {0};

	cr_assert(!plan_may_agree(&plan, &err), "agreed without %s", field);
	cr_assert_str_eq(err.field, field, "%s: %s", err.field, err.text);
}

Test(plan, may_be_agreed_when_whole)
{
	struct plan plan = whole();
	struct err err = {0};

	cr_assert(plan_may_agree(&plan, &err), "%s", err.text);
	plan.status = PLAN_UNDER_REVIEW;
	cr_assert(plan_may_agree(&plan, &err), "%s", err.text);
}

Test(plan, names_the_first_thing_missing)
{
	struct plan plan = whole();
	struct need no_goal = need;
	struct goal no_action = goal;
	struct contingency no_trigger = contingency;

	plan.status = PLAN_AGREED;
	refused(plan, "plan");
	plan = whole(), plan.sections_n = 0;
	refused(plan, "what_matters");
	plan = whole(), plan.needs_n = 0;
	refused(plan, "need");
	plan = whole(), no_goal.goals_n = 0, plan.needs = &no_goal;
	refused(plan, "goal");
	no_action.actions_n = 0, no_goal.goals_n = 1, no_goal.goals = &no_action;
	refused(plan, "action");
	plan = whole(), no_trigger.triggers = " ", plan.contingency = &no_trigger;
	refused(plan, "trigger");
	no_trigger.triggers = "A fall", no_trigger.what_to_do = NULL;
	refused(plan, "do");
	plan = whole(), plan.agreements_n = 0;
	refused(plan, "party");
}

Test(plan, asks_nothing_of_what_is_over)
{
	struct plan plan = whole();
	struct need other = need;
	struct goal done = goal;
	struct err err = {0};

	plan.needs = &other;
	other.goals = &done;
	done.actions_n = 0;
	done.status = GOAL_ACHIEVED;
	cr_assert(plan_may_agree(&plan, &err), "%s", err.text);
	other.goals_n = 0;
	other.status = NEED_MET;
	cr_assert(plan_may_agree(&plan, &err), "%s", err.text);
}

Test(plan, is_joint_when_both_wrote_and_agreed)
{
	struct agreement both[] = {{.party = PARTY_HEALTH}, {.party = PARTY_SOCIAL_CARE}};
	struct contribution wrote[] = {{.profession = PROFESSION_DISTRICT_NURSE},
		{.profession = PROFESSION_SOCIAL_WORKER}};
	struct plan plan = {.agreements = both,
		.agreements_n = 2,
		.contributions = wrote,
		.contributions_n = 2};

	cr_assert(plan_is_joint(&plan));
	plan.contributions_n = 1;
	cr_assert(!plan_is_joint(&plan));
	plan.contributions_n = 2, plan.agreements_n = 1;
	cr_assert(!plan_is_joint(&plan));
	both[0].party = PARTY_PERSON, plan.agreements_n = 2;
	cr_assert(!plan_is_joint(&plan));
}

Test(plan, marks_its_sections)
{
	struct plan plan = whole();

	cr_assert_str_eq(plan_section_mark(&plan, SECTION_MATTERS), "ok");
	cr_assert_str_eq(plan_section_mark(&plan, SECTION_SUMMARY), " ");
	plan.needs_n = plan.sections_n = 0;
	cr_assert_str_eq(plan_section_mark(&plan, SECTION_MATTERS), "!");
	cr_assert_str_eq(plan_section_mark(&plan, SECTION_SUMMARY), "!");
	cr_assert_str_eq(plan_section_mark(&plan, SECTION_FUNDING), " ");
}
