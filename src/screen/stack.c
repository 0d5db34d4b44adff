/* The views that lie on each other. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "choices.h"

static void copy_arg(struct view *view, const struct screen_arg *arg)
{
	static const struct screen_arg none = {.command = CMD_COUNT};

	view->arg = arg ? *arg : none;
	view->arg.person = arena_strdup(view->arena, view->arg.person);
	view->arg.part = arena_strdup(view->arena, view->arg.part);
	view->arg.place = arena_strdup(view->arena, view->arg.place);
	view->arg.text = arena_strdup(view->arena, view->arg.text);
}

static void view_free(struct view *view)
{
	if (view->record_owned)
		arena_free(view->record_arena);
	arena_free(view->arena);
	free(view);
}

static bool read_person(struct view *view, struct arena *arena, const struct person_record **record,
	struct err *err)
{
	struct args args = args_new(arena);
	struct result result;

	args_set(&args, "person", view->arg.person);
	if (!app_try(view->app, CMD_PERSON_SHOW, &args, arena, &result, err))
		return false;
	*record = result.kind == RESULT_PERSON ? result.value : result.about;
	return true;
}

bool view_read(struct view *view, struct err *err)
{
	struct arena *arena = arena_new();
	const struct person_record *record = NULL;

	if (!(view->screen->read ? view->screen->read : read_person)(view, arena, &record, err)) {
		arena_free(arena);
		return false;
	}
	if (view->record_owned)
		arena_free(view->record_arena);
	view->record_arena = arena;
	view->record_owned = true;
	view->record = record;
	return true;
}

/* A form over a record shows that record: looking once is one look in the audit. */
static bool borrow_record(struct view *view, const struct view *below)
{
	const struct person *person;

	if (below == NULL || below->record == NULL || below->stale)
		return false;
	person = &below->record->person;
	if (!text_equal(person->uid, view->arg.person) &&
		!text_equal(person->nhs_number, view->arg.person))
		return false;
	view->record = below->record;
	return true;
}

static bool wants_record(const struct view *view)
{
	return view->screen->person && view->arg.person != NULL &&
	       (!view->screen->spares_record || session_may(view->session, CMD_PERSON_SHOW));
}

static bool view_open(struct view *view, struct err *err)
{
	if (wants_record(view) && (view->screen->read || !borrow_record(view, view->below)) &&
		!view_read(view, err))
		return false;
	return view->screen->open == NULL || view->screen->open(view, err);
}

bool stack_push(struct app *app, const struct screen *screen, const struct screen_arg *arg)
{
	struct view *view;
	struct err err = {0};

	if (app->depth >= DEPTH_MAX) {
		app_message(
			app, MESSAGE_ERROR, "Too many screens are open. Esc goes back one step.");
		return false;
	}
	view = xcalloc(1, sizeof *view);
	view->app = app;
	view->session = app->session;
	view->screen = screen;
	view->arena = arena_new();
	view->below = app->top;
	view->typing = (screen->where & (IN_FORM | IN_TEXT)) != 0;
	copy_arg(view, arg);
	if (!view_open(view, &err)) {
		app->open_err = err;
		app_error(app, &err);
		view_free(view);
		return false;
	}
	if (screen == &screen_person && view->record)
		recent_add(app, view->record);
	app->top = view;
	app->depth++;
	return true;
}

void stack_pop(struct app *app)
{
	struct view *view = app->top;

	app->top = view->below;
	app->depth--;
	if (view->screen->close)
		view->screen->close(view);
	view_free(view);
}

void stack_mark_stale(struct app *app, bool top_too)
{
	for (struct view *view = app->top; view; view = view->below)
		if (top_too || view != app->top)
			view->stale = true;
}

void stack_keep(struct app *app)
{
	for (struct view *view = app->top; view; view = view->below)
		if (view->screen->keep)
			view->screen->keep(view);
}

void stack_freshen(struct app *app)
{
	struct view *view = app->top;
	struct err err = {0};

	if (view == NULL || !view->stale)
		return;
	view->stale = false;
	/* Who has no refresh() may still point into the record. */
	if (view->screen->refresh == NULL)
		return;
	if ((view->screen->person && view->arg.person != NULL && !view_read(view, &err)) ||
		!view->screen->refresh(view, &err))
		app_error(app, &err);
}
