/* What is done to one action, or to all that are marked. */
#include <stdio.h>
#include <stdlib.h>

#include <caseload/base/str.h>

#include "actions.h"
#include "arguments.h"
#include "pick_worker.h"
#include "result.h"

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
enum answer actions_run(
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
	return actions_reload(actions);
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

static void asking(struct actions *actions, enum actions_ask what)
{
	actions->asking = what;
	actions->view->typing = what != ASK_NOTHING;
	if (what != ASK_NOTHING)
		input_set(actions->answer, "");
}

/* ---- done ---- */

static enum answer on_close(struct view *view, int value, const char *reason)
{
	(void)reason;
	return value == 1 ? actions_run(view->data, CMD_ACTION_DONE, "outcome", NULL)
			  : ANSWER_REDRAW;
}

enum answer actions_close(struct actions *actions)
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
	actions->asked_id = one->id;
	asking(actions, ASK_OUTCOME);
	return ANSWER_REDRAW;
}

/* ---- another owner or date ---- */

static enum answer on_give(struct view *view, int value, const char *reason)
{
	struct actions *actions = view->data;

	(void)reason;
	return value == 1 ? actions_run(actions, CMD_ACTION_EDIT, "owner", actions->new_owner)
			  : ANSWER_REDRAW;
}

enum { CHANGE_OWNER = 1, CHANGE_DUE };

static enum answer on_change(struct view *view, int value, const char *reason)
{
	struct actions *actions = view->data;

	(void)reason;
	if (value == CHANGE_OWNER)
		return app_push(view->app, &screen_pick_worker,
			&(struct screen_arg){.text = "Give the marked actions to"});
	if (value == CHANGE_DUE)
		asking(actions, ASK_DUE);
	return ANSWER_REDRAW;
}

static enum answer ask_change(struct actions *actions)
{
	static const struct question_answer answers[] = {
		{"o", "Another owner", CHANGE_OWNER}, {"d", "Another date", CHANGE_DUE}};
	struct arena *arena = arena_new();
	struct question_spec spec = {.title = arena_printf(arena, "What changes for %zu actions?",
					     list_marked(actions->list)),
		.text = bulk_words(actions, "", arena),
		.answers = answers,
		.n = 2,
		.stay = "Back to the list"};

	app_question(actions->view->app, actions->view, &spec, on_change);
	arena_free(arena);
	return ANSWER_REDRAW;
}

enum answer actions_edit(struct actions *actions)
{
	const struct action *one = actions_selected(actions);

	if (list_marked(actions->list) > 0)
		return ask_change(actions);
	return one ? app_form(actions->view->app, actions->view, CMD_ACTION_EDIT, one->uid)
		   : ANSWER_STAY;
}

static enum answer on_due(struct view *view, int value, const char *reason)
{
	struct actions *actions = view->data;

	(void)reason;
	return value == 1
		       ? actions_run(actions, CMD_ACTION_EDIT, "due", input_text(actions->answer))
		       : ANSWER_REDRAW;
}

/* The date is read before anything is asked: a slip is told at once, and what was typed stays. */
static enum answer ask_due(struct actions *actions)
{
	static const struct question_answer answer = {"M", "Move them", 1};
	struct view *view = actions->view;
	struct date_rules rules = {
		DATE_FUTURE, false, app_today(view->app), session_holidays(view->session)};
	char day[DATE_SHOWN_SIZE], title[80];
	struct err err = {0};
	struct date due;

	if (!date_read(input_text(actions->answer), &rules, "due", &due, &err)) {
		app_error(view->app, &err);
		return ANSWER_REDRAW;
	}
	actions->view->typing = false;
	actions->asking = ASK_NOTHING;
	snprintf(title, sizeof title, "Move %zu actions to %s?", list_marked(actions->list),
		date_show_weekday(due, day));
	return ask_bulk(
		actions, title, "A later date is counted: put off once more.", &answer, on_due);
}

enum answer actions_answer_key(struct actions *actions, const struct screen_key *key)
{
	const struct tui_event *event = key->event;
	bool closes = actions->asking == ASK_OUTCOME;

	if (key->command == CMD_BACK) {
		asking(actions, ASK_NOTHING);
		return ANSWER_REDRAW;
	}
	if (event->kind != TUI_KEY || !key_is(event->key, "Enter"))
		return input_key(actions->answer, event) == TUI_IGNORED ? ANSWER_IGNORED
									: ANSWER_REDRAW;
	if (!closes)
		return ask_due(actions);
	asking(actions, ASK_NOTHING);
	if (list_selected(actions->list) != actions->asked_id)
		return ANSWER_REDRAW;
	return actions_run(actions, CMD_ACTION_DONE, "outcome", input_text(actions->answer));
}

enum answer actions_give(struct actions *actions, const char *uid)
{
	static const struct question_answer answer = {"G", "Give them", 1};
	char title[80];

	free(actions->new_owner);
	actions->new_owner = xstrdup(uid);
	snprintf(title, sizeof title, "Give %zu actions to another owner?",
		list_marked(actions->list));
	return ask_bulk(actions, title, "", &answer, on_give);
}

/* ---- what became of it ---- */

enum answer actions_history(struct actions *actions)
{
	const struct action *one = actions_selected(actions);
	struct arena *arena = arena_new();
	enum answer answer = ANSWER_STAY;
	struct args args;

	if (one != NULL) {
		args = args_about(one, arena);
		answer = app_push(actions->view->app, &screen_result,
			&(struct screen_arg){.command = CMD_ACTION_HISTORY,
				.person = one->person_uid,
				.text = arguments_pack(&args, arena)});
	}
	arena_free(arena);
	return answer;
}
