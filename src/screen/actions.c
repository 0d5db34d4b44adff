/* Actions: what is to be done, by whom and when; late ones first. */
#include "actions.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/caseload.h>
#include <caseload/deadline.h>

#include "pick_worker.h"

const struct action_view action_views[] = {
	{"All", "Every open action", NULL, "Nothing is to be done. a adds an action on the Board."},
	{"Mine", "Yours", "mine", "Nothing is to be done by you. f shows the others'."},
	{"Late", "Past their date", "late", "No action is late."},
	{"Waiting for others", "You asked, somebody else does it", "asked",
		"You asked nobody for anything that is still open."},
	{"Closed", "In the last 90 days", "closed", "Nothing was closed in the last 90 days."},
};
const size_t action_views_n = sizeof(action_views) / sizeof(action_views[0]);

/* ---- rows ---- */

static size_t row_count(void *data)
{
	return ((struct actions *)data)->shown_n;
}

static int64_t row_id(void *data, size_t row)
{
	return ((struct actions *)data)->shown[row]->id;
}

static bool matches(const struct action *action, const char *typed, struct arena *arena)
{
	const char *all = utf8_fold(
		arena, arena_printf(arena, "%s %s %s %s", action->person ? action->person : "",
			       action->what ? action->what : "",
			       action->owner_name ? action->owner_name : "",
			       action->nhs_number ? action->nhs_number : ""));
	char *words = utf8_fold(arena, typed), *rest = NULL;

	for (char *word = strtok_r(words, " ", &rest); word; word = strtok_r(NULL, " ", &rest))
		if (strstr(all, word) == NULL)
			return false;
	return true;
}

static void narrow(struct actions *actions)
{
	const char *typed = input_text(actions->filter);
	struct arena *arena = arena_new();
	struct date day;
	/* As on the Board: a day is who is due then. */
	bool is_day =
		!text_is_blank(typed) && case_due_words(typed, app_today(actions->view->app),
						 session_holidays(actions->view->session), &day);

	actions->shown_n = actions->late_n = 0;
	for (size_t i = 0; i < actions->n; i++) {
		actions->late_n += actions->all[i].late_days > 0;
		if (text_is_blank(typed) || (is_day ? date_equal(actions->all[i].due, day)
						    : matches(&actions->all[i], typed, arena)))
			actions->shown[actions->shown_n++] = &actions->all[i];
	}
	arena_free(arena);
	list_empty_text(actions->list, text_is_blank(typed)
					       ? action_views[actions->view_at].empty
					       : "Nothing matches. Esc clears the filter.");
	list_refresh(actions->list);
}

static bool reload(struct actions *actions, struct err *err)
{
	const char *which = action_views[actions->view_at].arg;
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result;

	if (which)
		args_set(&args, which, "yes");
	if (!app_try(actions->view->app, CMD_ACTION_LIST, &args, arena, &result, err)) {
		arena_free(arena);
		return false;
	}
	arena_free(actions->arena);
	actions->arena = arena;
	actions->all = result.value;
	actions->n = result.n;
	actions->shown = arena_new_array(arena, const struct action *, result.n + 1);
	narrow(actions);
	return true;
}

static enum answer reload_said(struct actions *actions)
{
	struct err err = {0};

	if (!reload(actions, &err))
		app_error(actions->view->app, &err);
	return ANSWER_REDRAW;
}

const struct action *actions_selected(const struct actions *actions)
{
	long row = list_selected_row(actions->list);

	return row < 0 || (size_t)row >= actions->shown_n ? NULL : actions->shown[row];
}

/* ---- opening ---- */

static bool open_actions(struct view *view, struct err *err)
{
	struct actions *actions = xcalloc(1, sizeof *actions);
	struct list_source source = {
		.count = row_count, .id = row_id, .draw = actions_draw_row, .data = actions};

	view->data = actions;
	actions->view = view;
	actions->filter = input_new(NULL);
	actions->outcome = input_new(NULL);
	actions->list = list_new(&source);
	list_marks(actions->list, true);
	return reload(actions, err);
}

static void close_actions(struct view *view)
{
	struct actions *actions = view->data;

	if (actions == NULL)
		return;
	list_free(actions->list);
	input_free(actions->filter);
	input_free(actions->outcome);
	arena_free(actions->arena);
	free(actions->new_owner);
	free(actions);
}

static bool refresh(struct view *view, struct err *err)
{
	return reload(view->data, err);
}

/* ---- one action, or all that are marked ---- */

static size_t chosen(const struct actions *actions, const struct action **out)
{
	const struct action *one = actions_selected(actions);
	size_t n = 0;

	for (size_t i = 0; i < actions->n; i++)
		if (list_is_marked(actions->list, actions->all[i].id))
			out[n++] = &actions->all[i];
	if (list_marked(actions->list) == 0 && one)
		out[n++] = one;
	return n;
}

static struct args args_about(const struct action *action, struct arena *arena)
{
	struct args args = args_new(arena);

	args_set(&args, "person", action->person_uid);
	args_set(&args, "action", action->uid);
	return args;
}

/* The same change for all of them, as one. */
static enum answer run_all(
	struct actions *actions, enum command_id id, const char *name, const char *value)
{
	struct arena *arena = arena_new();
	const struct action **list = arena_new_array(arena, const struct action *, actions->n + 1);
	size_t n = chosen(actions, list);
	struct args *args = arena_new_array(arena, struct args, n + 1);
	struct result result = {0};
	bool done;

	for (size_t i = 0; i < n; i++) {
		args[i] = args_about(list[i], arena);
		if (!text_is_blank(value))
			args_set(&args[i], name, value);
	}
	done = n == 1  ? app_run(actions->view->app, id, args, arena, &result)
	       : n > 1 ? app_run_many(actions->view->app, id, args, n, arena, &result)
		       : false;
	for (size_t i = 0; i < n && done; i++)
		list_mark(actions->list, list[i]->id, false);
	arena_free(arena);
	return reload_said(actions);
}

/* The sentence before a bulk change: number, three of them, and what is not meant. */
static char *bulk_words(const struct actions *actions, const char *then, struct arena *arena)
{
	const struct action **list = arena_new_array(arena, const struct action *, actions->n + 1);
	size_t n = chosen(actions, list), others = list_marked(actions->list) - n;
	struct str text = {0};
	char *copy;

	for (size_t i = 0; i < n && i < 3; i++)
		str_addf(&text, "%s: %s\n", list[i]->person, list[i]->what);
	if (n > 3)
		str_addf(&text, "and %zu more\n", n - 3);
	if (others > 0)
		str_addf(&text, "%zu more marked on another list: not touched.\n", others);
	str_add(&text, then);
	copy = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return copy;
}

static enum answer ask_bulk(struct actions *actions, const char *title, const char *then,
	const struct question_answer *answer, answered_fn *answered)
{
	struct arena *arena = arena_new();
	struct question_spec spec = {.title = title,
		.text = bulk_words(actions, then, arena),
		.answers = answer,
		.n = 1,
		.protects = true,
		.stay = "Back to the list"};

	app_question(actions->view->app, actions->view, &spec, answered);
	arena_free(arena);
	return ANSWER_REDRAW;
}

/* ---- done ---- */

static void asking(struct actions *actions, bool on)
{
	actions->asking = on;
	actions->view->typing = on;
}

static enum answer on_close(struct view *view, int value, const char *reason)
{
	(void)reason;
	return value == 1 ? run_all(view->data, CMD_ACTION_DONE, "outcome", NULL) : ANSWER_REDRAW;
}

static enum answer close_action(struct actions *actions)
{
	static const struct question_answer answer = {"C", "Close them", 1};
	const struct action *one = actions_selected(actions);
	char title[60];

	if (list_marked(actions->list) > 0) {
		snprintf(title, sizeof title, "Close %zu actions as done?",
			list_marked(actions->list));
		return ask_bulk(actions, title, "", &answer, on_close);
	}
	if (one == NULL)
		return ANSWER_STAY;
	input_set(actions->outcome, "");
	actions->asked_id = one->id;
	asking(actions, true);
	return ANSWER_REDRAW;
}

static enum answer outcome_key(struct actions *actions, const struct screen_key *key)
{
	const struct tui_event *event = key->event;

	if (key->command == CMD_BACK) {
		asking(actions, false);
		return ANSWER_REDRAW;
	}
	if (event->kind == TUI_KEY && key_is(event->key, "Enter")) {
		asking(actions, false);
		if (list_selected(actions->list) != actions->asked_id)
			return ANSWER_REDRAW;
		return run_all(actions, CMD_ACTION_DONE, "outcome", input_text(actions->outcome));
	}
	return input_key(actions->outcome, event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

/* ---- another owner or date ---- */

static enum answer on_give(struct view *view, int value, const char *reason)
{
	struct actions *actions = view->data;

	(void)reason;
	return value == 1 ? run_all(actions, CMD_ACTION_EDIT, "owner", actions->new_owner)
			  : ANSWER_REDRAW;
}

static enum answer edit(struct actions *actions)
{
	const struct action *one = actions_selected(actions);

	if (list_marked(actions->list) > 0)
		return app_push(actions->view->app, &screen_pick_worker,
			&(struct screen_arg){.text = "Give the marked actions to"});
	return one ? app_form(actions->view->app, actions->view, CMD_ACTION_EDIT, one->uid)
		   : ANSWER_STAY;
}

static enum answer give_to(struct actions *actions, const char *uid)
{
	static const struct question_answer answer = {"G", "Give them", 1};
	char title[80];

	free(actions->new_owner);
	actions->new_owner = xstrdup(uid);
	snprintf(title, sizeof title, "Give %zu actions to another owner?",
		list_marked(actions->list));
	return ask_bulk(actions, title, "", &answer, on_give);
}

/* ---- the filter ---- */

static void filtering(struct actions *actions, bool on)
{
	actions->filtering = on;
	actions->view->typing = on;
}

static enum answer clear_filter(struct actions *actions)
{
	input_set(actions->filter, "");
	filtering(actions, false);
	narrow(actions);
	return ANSWER_REDRAW;
}

static enum answer filter_key(struct actions *actions, const struct screen_key *key)
{
	const struct tui_event *event = key->event;
	enum tui_result result;

	if (key->command == CMD_BACK)
		return clear_filter(actions);
	if (event->kind == TUI_KEY && key_is(event->key, "Enter")) {
		filtering(actions, false);
		return ANSWER_REDRAW;
	}
	if (event->kind == TUI_KEY && !key_is_text(event->key) &&
		list_key(actions->list, event) != TUI_IGNORED)
		return ANSWER_REDRAW;
	result = input_key(actions->filter, event);
	if (result == TUI_CHANGED)
		narrow(actions);
	return result == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

/* ---- keys ---- */

static enum answer choose_view(struct actions *actions)
{
	char now[8];

	snprintf(now, sizeof now, "%zu", actions->view_at % action_views_n);
	return app_push(
		actions->view->app, &screen_action_views, &(struct screen_arg){.text = now});
}

static enum answer open_person(struct actions *actions)
{
	const struct action *one = actions_selected(actions);

	return one == NULL ? ANSWER_STAY
			   : app_push(actions->view->app, &screen_person,
				     &(struct screen_arg){.command = CMD_PERSON_SHOW,
					     .person = one->person_uid,
					     .part = "actions"});
}

static enum answer command(struct actions *actions, enum command_id id)
{
	switch (id) {
	case CMD_OPEN:
		return open_person(actions);
	case CMD_FILTER:
		filtering(actions, true);
		return ANSWER_REDRAW;
	case CMD_VIEWS:
		return choose_view(actions);
	case CMD_ACTION_DONE:
		return close_action(actions);
	case CMD_ACTION_EDIT:
		return edit(actions);
	case CMD_ACTION_REOPEN:
		return run_all(actions, CMD_ACTION_REOPEN, "due", NULL);
	case CMD_BACK:
		return input_is_empty(actions->filter) ? ANSWER_IGNORED : clear_filter(actions);
	default:
		return ANSWER_IGNORED;
	}
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct actions *actions = view->data;
	struct tui_event event = *pressed->event;
	enum answer answer;

	if (actions->asking)
		return outcome_key(actions, pressed);
	if (!actions->filtering && pressed->event->kind == TUI_PASTE)
		filtering(actions, true);
	if (actions->filtering)
		return filter_key(actions, pressed);
	answer = command(actions, pressed->command);
	if (answer != ANSWER_IGNORED)
		return answer;
	if (mark_key_of(pressed->command))
		event = tui_key(mark_key_of(pressed->command));
	return list_key(actions->list, &event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

static enum answer resume(struct view *view, const struct screen *from, const char *text)
{
	struct actions *actions = view->data;

	if (text == NULL)
		return ANSWER_REDRAW;
	if (from == &screen_pick_worker)
		return give_to(actions, text);
	if (from != &screen_action_views)
		return ANSWER_REDRAW;
	actions->view_at = strtoul(text, NULL, 10) % action_views_n;
	input_set(actions->filter, "");
	reload_said(actions);
	list_select_row(actions->list, 0);
	return ANSWER_REDRAW;
}

/* ---- what it says of itself ---- */

static const char *subject(struct view *view)
{
	const struct action *one = actions_selected(view->data);

	return one ? one->person_uid : NULL;
}

static const char *why_not(struct view *view, enum command_id id)
{
	struct actions *actions = view->data;
	bool closed = actions->view_at == ACTIONS_CLOSED;

	if (closed && (id == CMD_ACTION_DONE || id == CMD_ACTION_EDIT))
		return "It is closed. o reopens it.";
	if (!closed && id == CMD_ACTION_REOPEN)
		return "It is open. f shows the closed ones.";
	return NULL;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint filter[] = {{CMD_COUNT, "Enter", "Keep the filter", "Keep"},
		{CMD_COUNT, "Esc", "Clear it", "Clear"}, {CMD_COUNT, "Up/Down", "Row", NULL}, {0}};
	static const struct hint outcome[] = {{CMD_COUNT, "Enter", "Close the action", "Close"},
		{CMD_COUNT, "Esc", "Leave it open", "Leave"}, {0}};
	static const struct hint open[] = {{CMD_ACTION_DONE, NULL, "Done", NULL},
		{CMD_ACTION_EDIT, NULL, "Owner, date", "Change"}, {CMD_OPEN, NULL, "Open", NULL},
		{CMD_FILTER, NULL, "Filter", NULL}, {CMD_VIEWS, NULL, "Views", NULL},
		{CMD_ACTION_ADD, NULL, "Add", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};
	static const struct hint closed[] = {{CMD_ACTION_REOPEN, NULL, "Reopen", NULL},
		{CMD_OPEN, NULL, "Open", NULL}, {CMD_FILTER, NULL, "Filter", NULL},
		{CMD_VIEWS, NULL, "Views", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};
	static const struct hint none[] = {{CMD_VIEWS, NULL, "Views", NULL},
		{CMD_FIND, NULL, "Find", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};
	struct actions *actions = view->data;

	if (actions->asking)
		return outcome;
	if (actions->filtering)
		return filter;
	if (actions->shown_n == 0)
		return none;
	return actions->view_at == ACTIONS_CLOSED ? closed : open;
}

static const char *note(struct view *view)
{
	struct actions *actions = view->data;
	size_t marked = list_marked(actions->list), hidden = list_marked_hidden(actions->list);

	if (marked == 0)
		return NULL;
	if (hidden > 0)
		snprintf(actions->note, sizeof actions->note, "%zu marked (%zu not shown).", marked,
			hidden);
	else
		snprintf(actions->note, sizeof actions->note, "%zu marked.", marked);
	return actions->note;
}

static const char *where_am_i(struct view *view)
{
	struct actions *actions = view->data;
	const struct action *one = actions_selected(actions);
	const char *name = action_views[actions->view_at].name;
	char due[32];

	if (one == NULL)
		return arena_printf(view->arena, "Actions, %s: none.", name);
	deadline_sentence(one->due, app_today(view->app), due);
	return arena_printf(view->arena, "Actions, %s, row %ld of %zu: %s, %s, %s%s%s.", name,
		list_selected_row(actions->list) + 1, actions->shown_n, one->what, one->person,
		one->owner_name, *due ? ", " : "", due);
}

const struct screen screen_actions = {
	.name = "Actions",
	.where = IN_ACTIONS | IN_LISTS,
	.open = open_actions,
	.close = close_actions,
	.draw = actions_draw,
	.key = key,
	.refresh = refresh,
	.resume = resume,
	.subject = subject,
	.why_not = why_not,
	.hints = hints,
	.note = note,
	.where_am_i = where_am_i,
};
