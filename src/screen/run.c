/* Running commands from a screen: the only way to the records. */
#include <stdarg.h>
#include <stdlib.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>

#include "app.h"
#include "shell_words.h"
#include "work.h"

bool app_try(struct app *app, enum command_id id, const struct args *args, struct arena *arena,
	struct result *out, struct err *err)
{
	bool done;

	work_begin(app);
	done = command_run(app->session, id, args, arena, out, err);
	work_end(app);
	/* A draft is on the Board's waiting line as well. */
	if (done && (command_get(id)->touches == TOUCH_CHANGE || id == CMD_DRAFT_KEEP ||
			    id == CMD_DRAFT_DROP))
		stack_mark_stale(app, false);
	return done;
}

bool app_reread(struct app *app, enum command_id id, const struct args *args, struct arena **kept,
	struct result *out, struct err *err)
{
	if (!app_try(app, id, args, args->arena, out, err)) {
		arena_free(args->arena);
		return false;
	}
	arena_free(*kept);
	*kept = args->arena;
	return true;
}

void app_done(struct app *app, enum command_id id, const char *message)
{
	const struct command *command = command_get(id);

	app_message(app, MESSAGE_DONE, "%s", message);
	app->undoable =
		command->touches == TOUCH_CHANGE && (command->needs & FINAL) == 0 && id != CMD_UNDO;
}

bool app_run(struct app *app, enum command_id id, const struct args *args, struct arena *arena,
	struct result *out)
{
	struct err err = {0};

	if (!app_try(app, id, args, arena, out, &err)) {
		app_error(app, &err);
		return false;
	}
	if (out->message)
		app_done(app, id, out->message);
	return true;
}

bool app_run_many(struct app *app, enum command_id id, const struct args *list, size_t n,
	struct arena *arena, struct result *out)
{
	struct err err = {0};
	bool done;

	work_begin(app);
	done = command_run_many(app->session, id, list, n, arena, out, &err);
	work_end(app);
	if (!done) {
		app_error(app, &err);
		return false;
	}
	stack_mark_stale(app, false);
	app_done(app, id, out->message);
	return true;
}

static void say(struct app *app, enum message_kind kind, const char *text)
{
	struct arena *arena = arena_new();

	message_set(app->message, kind, shell_words_on_screen(text, arena));
	arena_free(arena);
}

void app_message(struct app *app, enum message_kind kind, const char *format, ...)
{
	struct str text = {0};
	va_list args;

	va_start(args, format);
	str_vaddf(&text, format, args);
	va_end(args);
	app->undoable = false;
	say(app, kind, str_text(&text));
	str_free(&text);
}

void app_error(struct app *app, const struct err *err)
{
	app->undoable = false;
	say(app, MESSAGE_ERROR, err->text);
}

struct args view_args(struct view *view)
{
	struct args args = args_new(view->arena);
	const char *person = view_subject(view);

	if (person != NULL)
		args_set(&args, "person", person);
	return args;
}

struct date app_today(const struct app *app)
{
	return session_today(app->session);
}

const struct screen_options *app_options(const struct app *app)
{
	return &app->options;
}

int app_cols(const struct app *app)
{
	return term_grid(app->term)->cols;
}

bool app_is_small(const struct app *app)
{
	const struct grid *grid = term_grid(app->term);

	return grid->rows < FULL_ROWS || grid->cols < FULL_COLS;
}
