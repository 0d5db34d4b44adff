/* What is done to one action, or to all that are marked. */
#include <stdio.h>
#include <stdlib.h>

#include <caseload/base/str.h>

#include "actions.h"
#include "pick_worker.h"

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

/* ---- done ---- */

static void asking(struct actions *actions, bool on)
{
	actions->asking = on;
	actions->view->typing = on;
}

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
	input_set(actions->outcome, "");
	actions->asked_id = one->id;
	asking(actions, true);
	return ANSWER_REDRAW;
}

enum answer actions_outcome_key(struct actions *actions, const struct screen_key *key)
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
		return actions_run(
			actions, CMD_ACTION_DONE, "outcome", input_text(actions->outcome));
	}
	return input_key(actions->outcome, event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

/* ---- another owner or date ---- */

static enum answer on_give(struct view *view, int value, const char *reason)
{
	struct actions *actions = view->data;

	(void)reason;
	return value == 1 ? actions_run(actions, CMD_ACTION_EDIT, "owner", actions->new_owner)
			  : ANSWER_REDRAW;
}

enum answer actions_edit(struct actions *actions)
{
	const struct action *one = actions_selected(actions);

	if (list_marked(actions->list) > 0)
		return app_push(actions->view->app, &screen_pick_worker,
			&(struct screen_arg){.text = "Give the marked actions to"});
	return one ? app_form(actions->view->app, actions->view, CMD_ACTION_EDIT, one->uid)
		   : ANSWER_STAY;
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
