/* Forms about the parts of a plan: needs, goals, actions, contingency, who agreed. */
#include "form_page.h"

#include <string.h>

#include <caseload/base/str.h>

#include "plan_page.h"

static struct form_field *required(struct form_field *field)
{
	field->flags |= FORM_REQUIRED;
	return field;
}

static struct form_field *hinted(struct form_field *field, const char *hint)
{
	field->hint = hint;
	return field;
}

/* The beginning of a text, to choose by. */
static char *beginning(struct form_page *page, const char *text)
{
	return arena_strndup(page->arena, text, strcspn(text, "\n"));
}

/* ---- adding ---- */

static bool build_need(struct form_page *page, struct err *err)
{
	(void)err;
	required(hinted(page_long(page, "text", "Need", NULL),
		"A need, concern or problem, in plain words."));
	page_words(page, "domain", "About", &words_domain, 0);
	page_words(page, "eligible", "Care Act", &words_eligible, 0);
	return true;
}

const struct form_spec form_need_add = {
	.command = CMD_PLAN_NEED_ADD,
	.title = "Add a need",
	.build = build_need,
};

static bool build_goal(struct form_page *page, struct err *err)
{
	const struct plan *plan = page->record->plan;
	size_t n = plan ? plan->needs_n : 0;
	struct pick_entry *entries = arena_new_array(page->arena, struct pick_entry, n + 1);
	const char *chosen = page->view->arg.part;

	if (n == 0)
		return err_set(err, ERR_INVALID, "",
			"The plan has no need yet. Add the need first, then its goal.");
	for (size_t i = 0; i < n; i++)
		entries[i] = (struct pick_entry){arena_strdup(page->arena, plan->needs[i].uid),
			beginning(page, plan->needs[i].text), NULL};
	if (!chosen)
		chosen = entries[n - 1].id;
	required(hinted(page_long(page, "text", "Goal", NULL), "In the person's own words."));
	required(page_choice(page, "need", "For the need", entries, n, chosen));
	hinted(page_number(page, "importance", "Importance", 0),
		"1 to 10, as the person says. Empty: not asked.");
	return true;
}

const struct form_spec form_goal_add = {
	.command = CMD_PLAN_GOAL_ADD,
	.title = "Add a goal",
	.build = build_goal,
};

static bool build_action(struct form_page *page, struct err *err)
{
	const struct plan *plan = page->record->plan;
	struct pick_entry *entries;
	const char *chosen = page->view->arg.part;
	size_t n = 0, most = 0;

	for (size_t i = 0; plan && i < plan->needs_n; i++)
		most += plan->needs[i].goals_n;
	entries = arena_new_array(page->arena, struct pick_entry, most + 1);
	for (size_t i = 0; plan && i < plan->needs_n; i++)
		for (size_t j = 0; j < plan->needs[i].goals_n; j++)
			entries[n++] = (struct pick_entry){
				arena_strdup(page->arena, plan->needs[i].goals[j].uid),
				beginning(page, plan->needs[i].goals[j].text), NULL};
	if (n == 0)
		return err_set(err, ERR_INVALID, "",
			"The plan has no goal yet. Add the goal first, then its actions.");
	if (!chosen)
		chosen = entries[n - 1].id;
	required(page_long(page, "what", "What", NULL));
	required(hinted(page_text(page, "who", "Who", NULL),
		"A worker's name, \"the person\", or a carer."));
	page_date(page, "due", "By when", DATE_NONE, DATE_FUTURE);
	hinted(page_text(page, "when", "Or how often", NULL),
		"Where it is no date: \"every Tuesday\".");
	required(page_choice(page, "goal", "For the goal", entries, n, chosen));
	hinted(page_long(page, "strategies", "Strategies", NULL),
		"What helps, what to do if it does not work.");
	hinted(page_number(page, "confidence", "Confidence", 0),
		"1 to 10, as the person says. Empty: not asked.");
	return true;
}

const struct form_spec form_plan_action_add = {
	.command = CMD_PLAN_ACTION_ADD,
	.title = "Add an action to the plan",
	.build = build_action,
};

static void add_contingency(struct form_page *page, const struct contingency *item)
{
	hinted(page_text(page, "name", "Name", item->name),
		"A short name for it, for example \"If I fall\".");
	required(hinted(page_long(page, "trigger", "When", item->triggers),
		"What sets it off, a line each."));
	required(hinted(page_long(page, "do", "Do", item->what_to_do), "What should happen."));
	hinted(page_long(page, "ring", "Ring", item->ring), "Whom to ring, in order, a line each.");
	hinted(page_long(page, "medicines", "Medicines", item->medicines),
		"Anticipatory medicines and equipment, and where they are.");
	page_text(page, "agreed_with", "Agreed with", item->agreed_with);
	page_date(page, "review", "Review on", item->review_on, DATE_FUTURE);
}

static bool build_contingency(struct form_page *page, struct err *err)
{
	static const struct contingency none;

	(void)err;
	add_contingency(page, &none);
	return true;
}

const struct form_spec form_contingency_add = {
	.command = CMD_PLAN_CONTINGENCY_ADD,
	.title = "Add a contingency",
	.build = build_contingency,
};

/* ---- changing one part ---- */

static bool edit_need(struct form_page *page, const struct need *need)
{
	page->version = need->version;
	required(page_long(page, "text", "Need", need->text));
	page_words(page, "domain", "About", &words_domain, need->domain);
	page_words(page, "eligible", "Care Act", &words_eligible, need->eligible);
	page_words(page, "status", "Status", &words_need_status, need->status);
	return true;
}

static bool edit_goal(struct form_page *page, const struct goal *goal)
{
	page->version = goal->version;
	required(page_long(page, "text", "Goal", goal->text));
	page_number(page, "importance", "Importance", goal->importance);
	page_words(page, "status", "Status", &words_goal_status, goal->status);
	return true;
}

static bool edit_action(struct form_page *page, const struct plan_action *action)
{
	page->version = action->version;
	required(page_long(page, "text", "What", action->what));
	required(page_text(page, "who", "Who", action->who));
	page_date(page, "due", "By when", action->due, DATE_ANY);
	page_text(page, "when", "Or how often", action->when_words);
	page_long(page, "strategies", "Strategies", action->strategies);
	page_number(page, "confidence", "Confidence", action->confidence);
	page_words(page, "status", "Status", &words_plan_action_status, action->status);
	return true;
}

static bool build_edit(struct form_page *page, struct err *err)
{
	const struct plan *plan = page->record->plan;
	const char *uid = page->view->arg.part;

	for (size_t i = 0; plan && i < plan->contingency_n; i++)
		if (text_equal(plan->contingency[i].uid, uid)) {
			page->version = plan->contingency[i].version;
			add_contingency(page, &plan->contingency[i]);
			return true;
		}
	for (size_t i = 0; plan && i < plan->needs_n; i++) {
		const struct need *need = &plan->needs[i];

		if (text_equal(need->uid, uid))
			return edit_need(page, need);
		for (size_t j = 0; j < need->goals_n; j++) {
			if (text_equal(need->goals[j].uid, uid))
				return edit_goal(page, &need->goals[j]);
			for (size_t k = 0; k < need->goals[j].actions_n; k++)
				if (text_equal(need->goals[j].actions[k].uid, uid))
					return edit_action(page, &need->goals[j].actions[k]);
		}
	}
	return err_set(err, ERR_NOT_FOUND, "part",
		"Choose a need, goal, action or contingency of the plan first.");
}

static void send_edit(struct form_page *page, struct args *args)
{
	args_set(args, "part", page->view->arg.part);
}

const struct form_spec form_part_edit = {
	.command = CMD_PLAN_PART_EDIT,
	.title = "Change this part of the plan",
	.only_changed = true,
	.build = build_edit,
	.send = send_edit,
};

/* ---- agreeing ---- */

static bool build_agree(struct form_page *page, struct err *err)
{
	const struct plan *plan = page->record->plan;
	struct form_field *field;

	if (!plan_is_open(plan))
		return err_set(err, ERR_INVALID, "",
			"There is no draft plan to agree. Write a section first, which begins "
			"one.");
	field = required(page_words(page, "party", "Who agrees", &words_party, 0));
	field->hint =
		"The person, a representative, a health or social care professional, a carer.";
	required(page_text(page, "name", "Name", NULL));
	hinted(page_text(page, "role", "Role", NULL), "\"Daughter\", \"District nurse\".");
	page_date(page, "on", "On", app_today(page->app), DATE_PAST);
	page_yes_no(page, "on_paper", "Signed on paper", NULL);
	hinted(page_yes_no(page, "more", "More to agree", NULL),
		"y: the plan stays a draft until the last party agrees. Empty: it is agreed now.");
	hinted(page_date(page, "review", "Next review", DATE_NONE, DATE_FUTURE),
		"Empty: by the team's interval for the risk band. Or t  +2w  +3m  12/6.");
	return true;
}

/* What is missing stands elsewhere in the plan: the editor below goes there. */
static enum answer not_agreed(struct form_page *page, const struct err *err)
{
	if (parts_item_of_field(err->field) < 0 || text_equal(err->field, "party"))
		return ANSWER_IGNORED;
	app_error(page->app, err);
	return app_return(page->app, err->field);
}

const struct form_spec form_plan_agree = {
	.command = CMD_PLAN_AGREE,
	.title = "Agree the plan",
	.save = "Agree",
	.build = build_agree,
	.refused = not_agreed,
};

static bool build_decline(struct form_page *page, struct err *err)
{
	(void)err;
	required(hinted(page_text(page, "reason", "Reason", NULL),
		"Why the person declined a plan. They stay on the register."));
	return true;
}

const struct form_spec form_plan_decline = {
	.command = CMD_PLAN_DECLINE,
	.title = "The person declined a plan",
	.build = build_decline,
};
