/* Something to be done, with one owner and a date. */
#include "form_page.h"

#include <caseload/base/str.h>

static bool build_add(struct form_page *page, struct err *err)
{
	(void)err;
	page_text(page, "what", "What", NULL)->flags = FORM_REQUIRED;
	page_workers(page, "owner", "Who", session_worker(page->view->session)->id)->flags =
		FORM_REQUIRED;
	page_date(page, "due", "By when", DATE_NONE, DATE_FUTURE);
	return true;
}

const struct form_spec form_action_add = {
	.command = CMD_ACTION_ADD,
	.title = "Add an action",
	.build = build_add,
};

static bool build_done(struct form_page *page, struct err *err)
{
	static const struct pick_entry outcomes[] = {
		{"done", "Done", NULL},
		{"refused", "Refused", NULL},
		{"not_needed", "Not needed", NULL},
	};
	const struct person_record *record = page->record;
	struct pick_entry *entries =
		arena_new_array(page->arena, struct pick_entry, record->actions_n + 1);
	const char *chosen = page->view->arg.part;
	size_t n = 0;

	for (size_t i = 0; i < record->actions_n; i++) {
		const struct action *action = &record->actions[i];

		if (action->status != ACTION_OPEN)
			continue;
		entries[n++] = (struct pick_entry){arena_strdup(page->arena, action->uid),
			arena_strdup(page->arena, action->what),
			arena_strdup(page->arena, action->owner_name)};
	}
	if (n == 0)
		return err_set(err, ERR_INVALID, "", "There is no open action to close.");
	if (!chosen && n == 1)
		chosen = entries[0].id;
	page_choice(page, "action", "Action", entries, n, chosen)->flags = FORM_REQUIRED;
	page_choice(page, "status", "Outcome", outcomes, 3, "done")->flags = FORM_REQUIRED;
	page_text(page, "outcome", "In words", NULL)->hint = "What came of it.";
	return true;
}

const struct form_spec form_action_done = {
	.command = CMD_ACTION_DONE,
	.title = "Close an action",
	.save = "Close",
	.quick = "action",
	.build = build_done,
};

static const struct action *chosen_action(const struct form_page *page)
{
	const struct person_record *record = page->record;

	for (size_t i = 0; i < record->actions_n; i++)
		if (text_equal(record->actions[i].uid, page->view->arg.part))
			return &record->actions[i];
	return NULL;
}

static bool build_edit(struct form_page *page, struct err *err)
{
	const struct action *action = chosen_action(page);

	if (action == NULL)
		return err_set(err, ERR_INVALID, "", "Choose an action on the list first.");
	page_text(page, "what", "What", action->what)->flags = FORM_REQUIRED;
	page_workers(page, "owner", "Who", action->owner_id)->flags = FORM_REQUIRED;
	page_date(page, "due", "By when", action->due, DATE_FUTURE)->hint =
		"A later date is counted: the action was carried over.";
	return true;
}

static void send_edit(struct form_page *page, struct args *args)
{
	args_set(args, "action", page->view->arg.part);
}

const struct form_spec form_action_edit = {
	.command = CMD_ACTION_EDIT,
	.title = "Change an action",
	.only_changed = true,
	.build = build_edit,
	.send = send_edit,
};
