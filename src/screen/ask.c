/* What a handler may ask for: another screen, a form, a question. The loop does it afterwards. */
#include <stdio.h>
#include <stdlib.h>

#include <caseload/base/clock.h>

#include "app.h"
#include "result.h"

static enum answer ask_for(
	struct app *app, const struct screen *screen, const struct screen_arg *arg)
{
	static const struct screen_arg none = {.command = CMD_COUNT};

	app->next = screen;
	app->next_arg = arg ? *arg : none;
	app->next_arg.person = arena_strdup(app->next_arena, app->next_arg.person);
	app->next_arg.part = arena_strdup(app->next_arena, app->next_arg.part);
	app->next_arg.place = arena_strdup(app->next_arena, app->next_arg.place);
	app->next_arg.text = arena_strdup(app->next_arena, app->next_arg.text);
	return ANSWER_PUSH;
}

enum answer app_push(struct app *app, const struct screen *screen, const struct screen_arg *arg)
{
	return ask_for(app, screen, arg);
}

enum answer app_go(struct app *app, const struct screen *screen)
{
	app->next = screen;
	app->next_arg = (struct screen_arg){.command = CMD_COUNT};
	return ANSWER_GO;
}

enum answer app_replace(struct app *app, const struct screen *screen, const struct screen_arg *arg)
{
	ask_for(app, screen, arg);
	return ANSWER_REPLACE;
}

enum answer app_return(struct app *app, const char *text)
{
	free(app->returned);
	app->returned = text ? xstrdup(text) : NULL;
	return ANSWER_POP;
}

enum answer app_later(struct app *app, enum command_id id)
{
	app->later = id;
	return ANSWER_POP;
}

enum answer app_form(struct app *app, struct view *view, enum command_id id, const char *part)
{
	const struct screen *form = form_for(id);
	struct screen_arg arg = {.person = view_subject(view), .command = id, .part = part};

	if (!form_is_own(id))
		return generic_run(app, view, id);
	if ((command_get(id)->needs & NEEDS_PERSON) == 0)
		arg.person = NULL;
	return app_push(app, form, &arg);
}

enum answer app_question(
	struct app *app, struct view *view, const struct question_spec *spec, answered_fn *answered)
{
	struct question_spec full = *spec;

	full.raised_by = app->last_key;
	full.asked_at_ms = clock_monotonic_ms();
	if (full.protects)
		term_drain(app->term);
	question_free(app->question);
	app->question = question_new(&full);
	app->asker = view;
	app->answered = answered;
	return ANSWER_REDRAW;
}

static enum answer thrown(struct view *view, int value, const char *reason)
{
	if (value == LEAVE_THROW)
		app_message(view->app, MESSAGE_DONE, "Thrown away what you typed.");
	return view->app->leave_answered(
		view, value == LEAVE_THROW ? LEAVE_THROW : LEAVE_STAY, reason);
}

/* Throwing away is asked twice: x, then y. */
static enum answer left(struct view *view, int value, const char *reason)
{
	static const struct question_answer sure[] = {
		{"y", "Throw it away", LEAVE_THROW}, {"n", "No", LEAVE_STAY}};
	struct question_spec spec = {.title = "Throw away what you typed?",
		.answers = sure,
		.n = 2,
		.text = "A draft that was kept can be brought back for 30 days."};

	if (value == LEAVE_THROW)
		return app_question(view->app, view, &spec, thrown);
	return view->app->leave_answered(view, value, reason);
}

enum answer app_ask_leave(
	struct app *app, struct view *view, const char *what, answered_fn *answered)
{
	static const struct question_answer answers[] = {{"s", "Save", LEAVE_SAVE},
		{"k", "Keep as draft", LEAVE_KEEP}, {"x", "Throw away", LEAVE_THROW}};
	char title[200];
	struct question_spec spec = {
		.title = title, .answers = answers, .n = 3, .stay = "Stay here"};

	snprintf(title, sizeof title, "You have changed %s and not saved it.", what);
	app->leave_answered = answered;
	return app_question(app, view, &spec, left);
}
