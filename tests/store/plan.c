#include <criterion/criterion.h>

#include <string.h>

#include <caseload/store/plan.h>

#include "fixture.h"

TestSuite(plan, .init = open_store, .fini = close_store);

static struct plan a_plan(void)
{
	struct plan plan = {
		.episode_id = episode.id, .number = 1, .status = PLAN_DRAFT, .begun_on = today};
	cr_assert(store_plan_save(store, &plan, &err), "%s", err.text);
	return plan;
}

static void add_need(int64_t plan_id, const char *text, int goals)
{
	struct need need = {
		.plan_id = plan_id, .text = text, .domain = DOMAIN_PAIN, .status = NEED_OPEN};

	cr_assert(store_need_save(store, &need, &err), "%s", err.text);
	for (int i = 0; i < goals; i++) {
		struct goal goal = {.need_id = need.id,
			.text = text,
			.rank = goals - i, /* the last one added ranks first */
			.status = GOAL_AGREED};
		cr_assert(store_goal_save(store, &goal, &err), "%s", err.text);
		for (int j = 0; j <= i; j++) {
			struct plan_action action = {.goal_id = goal.id,
				.what = text,
				.who = "Her son",
				.status = PLAN_ACTION_PLANNED};
			struct stage_goal stage = {.text = text, .status = GOAL_PROPOSED};
			cr_assert(store_plan_action_save(store, &action, &err));
			stage.plan_action_id = action.id;
			cr_assert(store_stage_goal_add(store, &stage, &err));
		}
	}
}

static void nesting_holds(const struct plan *plan)
{
	cr_assert_eq(plan->needs_n, 3);
	cr_assert_eq(plan->needs[0].goals_n, 0);
	cr_assert_eq(plan->needs[1].goals_n, 3);
	cr_assert_eq(plan->needs[2].goals_n, 2);
	for (size_t i = 1; i < 3; i++)
		for (size_t j = 0; j < plan->needs[i].goals_n; j++) {
			const struct goal *goal = &plan->needs[i].goals[j];
			cr_assert_eq(goal->need_id, plan->needs[i].id);
			cr_assert_eq(goal->rank, (int64_t)j + 1);
			cr_assert_eq(goal->actions_n, plan->needs[i].goals_n - j);
			for (size_t k = 0; k < goal->actions_n; k++) {
				cr_assert_eq(goal->actions[k].goal_id, goal->id);
				cr_assert_eq(goal->actions[k].stage_goals_n, 1);
			}
		}
}

Test(plan, is_read_whole_with_a_query_for_each_level)
{
	struct plan plan = a_plan(), got;

	add_need(plan.id, "None", 0);
	add_need(plan.id, "Three", 3);
	add_need(plan.id, "Two", 2);
	cr_assert(store_plan_newest(store, episode.id, arena, &got, &err), "%s", err.text);
	nesting_holds(&got);
	int64_t before = store_db(store)->statements; /* from here all are prepared */
	cr_assert(store_plan_newest(store, episode.id, arena, &got, &err), "%s", err.text);
	int64_t few = store_db(store)->statements - before;
	for (int i = 0; i < 20; i++)
		add_need(plan.id, "More", 2);
	before = store_db(store)->statements;
	cr_assert(store_plan_newest(store, episode.id, arena, &got, &err), "%s", err.text);
	cr_assert_eq(store_db(store)->statements - before, few);
	cr_assert_eq(got.needs_n, 23);
}

Test(plan, copy_holds_everything_but_who_agreed)
{
	struct plan plan = a_plan(), from, copy, old;
	struct plan_section section = {
		.plan_id = plan.id, .section = SECTION_RISKS, .text = "Stairs"};
	struct plan_section theirs;
	struct contingency contingency = {
		.plan_id = plan.id, .triggers = "A fall", .what_to_do = "Ring"};
	struct agreement agreement = {.plan_id = plan.id,
		.party = PARTY_PERSON,
		.name = "Fatima Ahmed",
		.agreed_on = today};

	add_need(plan.id, "None", 0);
	add_need(plan.id, "Three", 3);
	add_need(plan.id, "Two", 2);
	cr_assert(store_plan_save_section(store, &section, -1, arena, &theirs, &err));
	section.text = "Stairs and rugs";
	cr_assert(store_plan_save_section(store, &section, 1, arena, &theirs, &err));
	cr_assert(store_contingency_save(store, &contingency, &err));
	cr_assert(store_agreement_add(store, &agreement, &err));
	cr_assert(store_contribution_add(store, plan.id, "risks", &err));
	cr_assert(store_contribution_add(store, plan.id, "risks", &err));
	cr_assert(store_plan_newest(store, episode.id, arena, &from, &err));
	cr_assert_eq(from.contributions_n, 1);
	from.status = PLAN_AGREED;
	from.agreed_on = today;
	cr_assert(store_plan_save(store, &from, &err), "%s", err.text);
	cr_assert(store_plan_copy(store, &from, today, arena, &copy, &err), "%s", err.text);
	cr_assert_eq(copy.number, 2);
	nesting_holds(&copy);
	cr_assert_str_eq(plan_text(&copy, SECTION_RISKS)->text, "Stairs and rugs");
	cr_assert_eq(plan_text(&copy, SECTION_RISKS)->version, 2);
	cr_assert_eq(copy.contingency_n, 1);
	cr_assert_eq(copy.contributions_n, 1);
	cr_assert_eq(copy.agreements_n, 0);
	cr_assert(store_plan_number(store, person.id, team.id, 1, arena, &old, &err));
	cr_assert_eq(old.agreements_n, 1);
	nesting_holds(&old);
}

Test(plan, section_saved_in_between_is_a_conflict)
{
	static const struct {
		int64_t base;
		const char *text;
		bool saved;
		int64_t version;
	} cases[] = {
		{0, "One", true, 1}, {0, "Other", false, 1}, {1, "Two", true, 2},
		{1, "Three", false, 2}, {1, "Two", true, 2}, /* the same text: nothing to save */
		{-1, "Four", true, 3}, {3, "", true, 4}, {3, "Five", false, 4},
		{0, "Six", true, 5}, /* saw nothing, and nothing was there */
	};
	struct plan plan = a_plan();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct plan_section section = {
			.plan_id = plan.id, .section = SECTION_RISKS, .text = cases[i].text};
		struct plan_section theirs;
		bool saved = store_plan_save_section(
			store, &section, cases[i].base, arena, &theirs, &err);
		cr_assert_eq(saved, cases[i].saved, "case %zu: %s", i, err.text);
		if (saved)
			cr_assert_eq(section.version, cases[i].version, "case %zu", i);
		else
			cr_assert_eq(err.code, ERR_CONFLICT);
	}
}

Test(plan, second_open_one_cannot_be)
{
	struct plan second = a_plan();

	second.id = 0;
	second.uid = NULL;
	second.number = 2;
	cr_assert(!store_plan_save(store, &second, &err));
	cr_assert_eq(err.code, ERR_INVALID);
}
