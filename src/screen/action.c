/* Something to be done, with one owner and a date. */
#include "form_page.h"

#include <ctype.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/meeting.h>

/* ---- one line: what / who / when ---- */

static bool begins(const char *text, const char *with)
{
	for (; *with != '\0'; text++, with++)
		if (tolower((unsigned char)*text) != tolower((unsigned char)*with))
			return false;
	return true;
}

/* "mary lewis", "mary" or "lewis" of "Mary Lewis, Social worker". */
static bool is_named(const char *label, const char *who)
{
	const char *end = label + strcspn(label, ",");

	for (const char *at = label; at != NULL && at < end; at = strchr(at, ' ')) {
		at += strspn(at, " ");
		if (begins(at, who))
			return true;
	}
	return false;
}

/* The one worker who is meant; NULL nobody, or several. */
static const char *worker_of(const struct form_page *page, const char *who)
{
	const char *found = NULL;

	for (size_t i = 0; i < page->n; i++) {
		const struct pick_source *pick = page->fields[i].pick;

		if (strcmp(page->fields[i].name, "owner") != 0 || *who == '\0')
			continue;
		for (size_t j = 0; j < pick->n; j++) {
			if (!is_named(pick->entries[j].text, who))
				continue;
			if (found != NULL)
				return NULL;
			found = pick->entries[j].id;
		}
	}
	return found;
}

static bool is_day(const struct form_page *page, const char *when)
{
	struct date_rules rules = {
		DATE_FUTURE, false, app_today(page->app), session_holidays(page->view->session)};
	struct err ignored = {0};
	struct date day;

	return date_read(when, &rules, "due", &day, &ignored);
}

static bool is_line(const struct action_line *line)
{
	return *line->what != '\0' && *line->who != '\0';
}

/* "Bath / and / rails" is no line; one that ends with a day is. */
static bool check_add(struct form_page *page, const char *name, const char *value, struct err *err)
{
	struct action_line line;

	if (strcmp(name, "what") != 0 || strcmp(form_focus(page->form), "what") != 0)
		return true;
	line = action_line_read(value, page->arena);
	if (!is_line(&line) || worker_of(page, line.who) != NULL || !is_day(page, line.when))
		return true;
	return err_set(err, ERR_INVALID, "what",
		"Nobody, or more than one, is meant by \"%s\". Type more of the name, or choose "
		"under Who.",
		line.who);
}

static void left_add(struct form_page *page, const char *name)
{
	struct action_line line;
	const char *owner;

	if (strcmp(name, "what") != 0)
		return;
	line = action_line_read(form_value(page->form, "what"), page->arena);
	owner = worker_of(page, line.who);
	if (!is_line(&line) || owner == NULL || (*line.when != '\0' && !is_day(page, line.when)))
		return;
	form_set(page->form, "what", line.what);
	form_set(page->form, "owner", owner);
	if (*line.when != '\0')
		form_set(page->form, "due", line.when);
}

static bool build_add(struct form_page *page, struct err *err)
{
	struct form_field *what = page_text(page, "what", "What", NULL);

	(void)err;
	what->flags = FORM_REQUIRED;
	what->hint = "What is to be done. All in one line: what / who / when, as BP / lewis / fri.";
	page_workers(page, "owner", "Who", session_worker(page->view->session)->id)->flags =
		FORM_REQUIRED;
	page_date(page, "due", "By when", DATE_NONE, DATE_FUTURE);
	return true;
}

const struct form_spec form_action_add = {
	.command = CMD_ACTION_ADD,
	.title = "Add an action",
	.build = build_add,
	.check = check_add,
	.left = left_add,
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
