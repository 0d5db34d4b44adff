/* Actions: what is to be done, by whom and when; late ones first. */
#include "actions.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/caseload.h>
#include <caseload/deadline.h>

#include "choices.h"
#include "pick_worker.h"

const struct action_view action_views[] = {
	{"All", "Every open action", NULL, "Nothing is to be done. a adds an action on the Board."},
	{"Mine", "Yours", "mine", "Nothing is to be done by you. f shows the others'."},
	{"Late", "Past their date", "late", "No action is late."},
	{"Waiting for others", "You asked, others do it", "asked",
		"You asked nobody for anything that is still open."},
	{"By owner", "Whom to ask first", NULL, "Nothing is to be done."},
	{"Closed", "In the last 90 days", "closed", "Nothing was closed in the last 90 days."},
};
const size_t action_views_n = sizeof(action_views) / sizeof(action_views[0]);

/* ---- rows ---- */

static size_t row_count(void *data)
{
	return ((struct actions *)data)->rows_n;
}

static int64_t row_id(void *data, size_t row)
{
	const struct action *action = ((struct actions *)data)->rows[row].action;

	return action != NULL ? action->id : 0;
}

static bool matches(const struct action *action, const char *typed, struct arena *arena)
{
	const char *all = utf8_fold(
		arena, arena_printf(arena, "%s %s %s %s", action->person ? action->person : "",
			       action->what ? action->what : "",
			       action->owner_name ? action->owner_name : "",
			       action->nhs_number ? action->nhs_number : ""));

	return words_match(all, "", typed) >= 0;
}

/* What was typed, as it is matched. As on the Board a day is who is due then. */
struct narrowing {
	const char *typed;
	bool all, is_day;
	struct date day;
	struct arena *arena;
};

static bool is_shown(const struct narrowing *by, const struct action *action)
{
	return by->all || (by->is_day ? date_equal(action->due, by->day)
				      : matches(action, by->typed, by->arena));
}

static void add_rows(struct actions *actions, const struct narrowing *by, const struct action *list,
	size_t n, const struct action_owner *owner)
{
	size_t heading = actions->rows_n;

	for (size_t i = 0; i < n; i++) {
		if (!is_shown(by, &list[i]))
			continue;
		if (owner != NULL && actions->rows_n == heading)
			actions->rows[actions->rows_n++] = (struct action_row){NULL, owner};
		actions->rows[actions->rows_n++] = (struct action_row){&list[i], owner};
		actions->shown_n++;
	}
}

static void narrow(struct actions *actions)
{
	const char *filter = input_text(actions->filter);
	struct narrowing by = {.arena = arena_new(), .all = text_is_blank(filter)};

	by.typed = utf8_fold(by.arena, filter);
	by.is_day = case_due_words(filter, app_today(actions->view->app),
		session_holidays(actions->view->session), &by.day);
	actions->rows_n = actions->shown_n = actions->late_n = 0;
	for (size_t i = 0; i < actions->n; i++)
		actions->late_n += actions->all[i].late_days > 0;
	if (actions->view_at != ACTIONS_BY_OWNER)
		add_rows(actions, &by, actions->all, actions->n, NULL);
	for (size_t i = 0; actions->view_at == ACTIONS_BY_OWNER && i < actions->owners_n; i++)
		add_rows(actions, &by, actions->owners[i].actions, actions->owners[i].actions_n,
			&actions->owners[i]);
	arena_free(by.arena);
	list_empty_text(actions->list, by.all ? action_views[actions->view_at].empty
					      : "Nothing matches. Esc clears the filter.");
	list_refresh(actions->list);
}

static bool reload(struct actions *actions, struct err *err)
{
	const char *which = action_views[actions->view_at].arg;
	struct args args = args_new(arena_new());
	struct result result;

	if (which)
		args_set(&args, which, "yes");
	if (actions->sort != 0)
		args_set(&args, "sort", word_code(&words_action_sort, actions->sort));
	if (!app_reread(actions->view->app, CMD_ACTION_LIST, &args, &actions->arena, &result, err))
		return false;
	actions->all = result.value;
	actions->n = result.n;
	actions->owners =
		actions_by_owner(actions->all, actions->n, actions->arena, &actions->owners_n);
	actions->rows = arena_new_array(actions->arena, struct action_row, 2 * result.n + 1);
	narrow(actions);
	return true;
}

enum answer actions_reload(struct actions *actions)
{
	struct err err = {0};

	if (!reload(actions, &err))
		app_error(actions->view->app, &err);
	return ANSWER_REDRAW;
}

const struct action *actions_selected(const struct actions *actions)
{
	long row = list_selected_row(actions->list);

	return row < 0 || (size_t)row >= actions->rows_n ? NULL : actions->rows[row].action;
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
	actions->answer = input_new(NULL);
	actions->preview = !text_equal(app_setting(view->app, "preview"), "no");
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
	input_free(actions->answer);
	arena_free(actions->arena);
	free(actions->new_owner);
	free(actions);
}

static bool refresh(struct view *view, struct err *err)
{
	return reload(view->data, err);
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

static enum answer choose_sort(struct actions *actions)
{
	const char *now = actions->sort != 0 ? word_code(&words_action_sort, actions->sort) : NULL;

	return app_push(
		actions->view->app, &screen_action_sorts, &(struct screen_arg){.text = now});
}

static enum answer turn_pane(struct actions *actions)
{
	struct app *app = actions->view->app;

	actions->preview = !actions->preview;
	if (app_is_small(app) || app_options(app)->calm)
		app_message(app, MESSAGE_NOTE,
			"There is no room for the preview here. H shows what became of an action.");
	else
		app_message(app, MESSAGE_NOTE,
			actions->preview ? "Preview on. F6 takes it off."
					 : "Preview off. F6 shows it again.");
	return ANSWER_REDRAW;
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
	case CMD_SORT:
		return choose_sort(actions);
	case CMD_PANE:
		return turn_pane(actions);
	case CMD_ACTION_CHASED:
		return actions_run(actions, CMD_ACTION_CHASED, "", NULL);
	case CMD_ACTION_HISTORY:
		return actions_history(actions);
	case CMD_ACTION_DONE:
		return actions_close(actions);
	case CMD_ACTION_EDIT:
		return actions_edit(actions);
	case CMD_ACTION_REOPEN:
		return actions_run(actions, CMD_ACTION_REOPEN, "due", NULL);
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
		return actions_answer_key(actions, pressed);
	if (!actions->filtering && pressed->event->kind == TUI_PASTE)
		filtering(actions, true);
	if (actions->filtering)
		return filter_key(actions, pressed);
	answer = command(actions, pressed->command);
	if (answer != ANSWER_IGNORED)
		return answer;
	if (keymap_mark(pressed->command))
		event = tui_key(keymap_mark(pressed->command));
	return list_key(actions->list, &event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

static void show_view(struct actions *actions, size_t at)
{
	actions->view_at = at;
	input_set(actions->filter, "");
	/* Closed ones come newest first, and an owner's by date. */
	if (at == ACTIONS_BY_OWNER || at == ACTIONS_CLOSED)
		actions->sort = 0;
}

static enum answer resume(struct view *view, const struct screen *from, const char *text)
{
	struct actions *actions = view->data;

	if (text == NULL)
		return ANSWER_REDRAW;
	if (from == &screen_pick_worker)
		return actions_give(actions, text);
	if (from == &screen_action_sorts)
		word_find(&words_action_sort, text, &actions->sort);
	else if (from == &screen_action_views)
		show_view(actions, strtoul(text, NULL, 10) % action_views_n);
	else
		return ANSWER_REDRAW;
	actions_reload(actions);
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

	if (actions->view_at == ACTIONS_BY_OWNER && id == CMD_SORT)
		return "Who has most that is late comes first here. f shows a list that can be "
		       "sorted.";
	if (closed && (id == CMD_ACTION_DONE || id == CMD_ACTION_EDIT || id == CMD_ACTION_CHASED))
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
	static const struct hint due[] = {{CMD_COUNT, "Enter", "Go on", NULL},
		{CMD_COUNT, "Esc", "Leave them", "Leave"}, {0}};
	static const struct hint open[] = {{CMD_ACTION_DONE, NULL, "Done", NULL},
		{CMD_ACTION_EDIT, NULL, "Owner, date", "Change"},
		{CMD_ACTION_CHASED, NULL, "Asked", NULL}, {CMD_OPEN, NULL, "Open", NULL},
		{CMD_VIEWS, NULL, "Views", NULL}, {CMD_ACTION_ADD, NULL, "Add", NULL},
		{CMD_FILTER, NULL, "Filter", NULL}, {CMD_SORT, NULL, "Sort", NULL},
		{CMD_ACTION_HISTORY, NULL, "History", NULL}, {CMD_PANE, NULL, "Preview", NULL},
		{CMD_BACK, NULL, "Back", NULL}, {0}};
	static const struct hint closed[] = {{CMD_ACTION_REOPEN, NULL, "Reopen", NULL},
		{CMD_ACTION_HISTORY, NULL, "History", NULL}, {CMD_OPEN, NULL, "Open", NULL},
		{CMD_FILTER, NULL, "Filter", NULL}, {CMD_VIEWS, NULL, "Views", NULL},
		{CMD_BACK, NULL, "Back", NULL}, {0}};
	static const struct hint none[] = {{CMD_VIEWS, NULL, "Views", NULL},
		{CMD_FIND, NULL, "Find", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};
	struct actions *actions = view->data;

	if (actions->asking != ASK_NOTHING)
		return actions->asking == ASK_DUE ? due : outcome;
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
	size_t at = 0;
	char due[32];

	if (one == NULL)
		return arena_printf(view->arena, "Actions, %s: none.", name);
	deadline_sentence(one->due, app_today(view->app), due);
	for (long i = 0; i <= list_selected_row(actions->list); i++)
		at += actions->rows[i].action != NULL;
	return arena_printf(view->arena, "Actions, %s, row %zu of %zu: %s, %s, %s%s%s.", name, at,
		actions->shown_n, one->what, one->person, action_owner_words(one, view->arena),
		*due ? ", " : "", due);
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
