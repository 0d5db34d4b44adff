/* The loop: wait for input, hand it to the top screen, do what that answers, draw. */
#include "choices.h"
#include "settings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/meeting.h>
#include <caseload/tui/edit.h>

#include "learnt.h"
#include "terminal.h"
#include "put_by.h"
#include "work.h"

/* ---- doing it ---- */

static void do_answer(struct app *app, enum answer answer);

static void do_pop(struct app *app)
{
	const struct screen *from = app->top->screen;
	char *text = app->returned;

	app->returned = NULL;
	stack_pop(app);
	if (app->top == NULL) {
		app->quit = true;
	} else {
		stack_freshen(app);
		if (app->top->screen->resume)
			do_answer(app, app->top->screen->resume(app->top, from, text));
	}
	free(text);
}

static void do_push(struct app *app, bool instead)
{
	const struct screen *next = app->next;

	app->next = NULL;
	if (instead)
		stack_pop(app);
	if (!stack_push(app, next, &app->next_arg) && app->top == NULL)
		app->quit = true;
	arena_reset(app->next_arena);
}

/* Down to the Board, then up to the screen; the Board itself needs no second copy. */
static void do_go(struct app *app)
{
	stack_keep(app);
	while (app->top->below)
		stack_pop(app);
	stack_freshen(app);
	if (app->next != app->top->screen)
		do_push(app, false);
}

static void do_answer(struct app *app, enum answer answer)
{
	switch (answer) {
	case ANSWER_GO:
		do_go(app);
		break;
	case ANSWER_PUSH:
	case ANSWER_REPLACE:
		do_push(app, answer == ANSWER_REPLACE);
		break;
	case ANSWER_POP:
		do_pop(app);
		break;
	case ANSWER_QUIT:
		stack_keep(app);
		app->quit = true;
		break;
	case ANSWER_IGNORED:
	case ANSWER_STAY:
	case ANSWER_REDRAW:
		break;
	}
}

/* ---- events ---- */

static bool is_function_key(struct key key)
{
	return key.code >= K_F1 && key.code <= K_F12;
}

static void not_a_key(struct app *app, const struct tui_event *event)
{
	char name[KEY_NAME_SIZE];

	if (event->kind == TUI_PASTE)
		app_message(app, MESSAGE_NOTE,
			"What was pasted has no place here, and nothing of it was run.");
	else if (event->kind == TUI_KEY && key_is(event->key, "Ctrl+C"))
		app_message(app, MESSAGE_NOTE, "Nothing is selected to copy. Esc leaves.");
	else if (event->kind == TUI_KEY &&
		 (is_function_key(event->key) || (key_is_text(event->key) && !app->top->typing)))
		app_message(app, MESSAGE_NOTE, "%s does nothing here. F1 shows the keys.",
			key_label(event->key, name));
}

static void dispatch(struct app *app, enum command_id id, const struct tui_event *event)
{
	struct screen_key key = {id, event};
	enum answer answer;

	if (id != CMD_COUNT) {
		const char *refusal = keymap_refusal(app->top, id);

		if (refusal) {
			app_message(app, MESSAGE_ERROR, "%s", refusal);
			return;
		}
	}
	answer = app->top->screen->key(app->top, &key);
	if (answer == ANSWER_IGNORED && id != CMD_COUNT)
		answer = everywhere_run(app, id);
	if (answer == ANSWER_IGNORED)
		not_a_key(app, event);
	do_answer(app, answer);
	/* What was refused stands until any key, the rest until one that acts. */
	if ((answer != ANSWER_STAY && answer != ANSWER_IGNORED) || message_is_error(app->message))
		message_clear_old(app->message);
	if (app->later != CMD_COUNT && app->top && !app->quit) {
		static const struct tui_event none = {.kind = TUI_KEY};
		enum command_id later = app->later;

		app->later = CMD_COUNT;
		dispatch(app, later, &none);
	}
}

static void question_event(struct app *app, const struct tui_event *event)
{
	enum tui_result result = question_key(app->question, event, clock_monotonic_ms());
	struct question *question = app->question;
	enum answer answer;

	if (result != TUI_DONE && result != TUI_CANCEL)
		return;
	app->question = NULL;
	answer = app->answered ? app->answered(app->asker,
					 result == TUI_DONE ? question_value(question) : 0,
					 question_reason(question))
			       : ANSWER_REDRAW;
	question_free(question);
	do_answer(app, answer);
}

static void input_event(struct app *app, const struct tui_event *event)
{
	enum command_id id = CMD_COUNT;

	if (app->copied) {
		copy_out_next(app);
		return;
	}
	if (app->hidden) {
		app->hidden = false;
		term_repaint(app->term);
		return;
	}
	arena_reset(app->scratch);
	app->calm_seen.visits = app->asked_where = false;
	app->idle_at_ms = clock_monotonic_ms() + IDLE_MS;
	app->last_key = event->kind == TUI_KEY ? event->key : (struct key){0};
	if (app->question) {
		question_event(app, event);
		return;
	}
	message_age(app->message);
	if (event->kind == TUI_KEY)
		id = keymap_find(app->top, event->key);
	/* In a text Ctrl+C copies; in a list it is Esc. It never ends the program. */
	if (id == CMD_COUNT && !app->top->typing && event->kind == TUI_KEY &&
		key_is(event->key, "Ctrl+C"))
		id = CMD_BACK;
	dispatch(app, id, event);
	if (event->kind == TUI_PASTE && event->lost > 0)
		app_message(app, MESSAGE_ERROR,
			"What was pasted is longer than 4 MB: the end of it was left out.");
	if (message_is_new(app->message) && message_is_error(app->message) &&
		strcmp(app_setting(app, "sound"), "audible") == 0)
		term_bell(app->term);
}

static void time_event(struct app *app)
{
	struct view *view = app->top;

	if (app->idle_at_ms < 0 || clock_monotonic_ms() < app->idle_at_ms)
		return;
	app->idle_at_ms = -1;
	if (view->screen->idle)
		do_answer(app, view->screen->idle(view));
}

static void hang_up(struct app *app)
{
	stack_keep(app);
	app->quit = true;
}

static void take_event(struct app *app, const struct tui_event *event)
{
	switch (event->kind) {
	case TUI_KEY:
	case TUI_PASTE:
		input_event(app, event);
		break;
	case TUI_TIMEOUT:
		time_event(app);
		break;
	case TUI_HANGUP:
		hang_up(app);
		break;
	case TUI_RESIZE:
	case TUI_RESUME:
		break;
	}
	if (app->hung_up && !app->quit)
		hang_up(app);
}

/* ---- waiting ---- */

static bool clock_ticks(const struct app *app)
{
	return !app->options.calm && !app->hidden && !clock_is_fixed();
}

static int sooner(int a, int b)
{
	if (a < 0 || b < 0)
		return a < 0 ? b : a;
	return a < b ? a : b;
}

int app_wait_ms(const struct app *app)
{
	int wait = -1;

	if (clock_ticks(app))
		wait = (int)(60 - clock_unix() % 60) * 1000;
	if (app->idle_at_ms >= 0 && app->top->screen->idle) {
		int64_t left = app->idle_at_ms - clock_monotonic_ms();

		wait = sooner(wait, left > 0 ? (int)left : 0);
	}
	if (app->top->screen->wait_ms && !app->hidden)
		wait = sooner(wait, app->top->screen->wait_ms(app->top));
	return wait;
}

bool app_turn(struct app *app, int limit_ms)
{
	struct tui_event event;

	/* In a form Tab and Enter typed ahead go from field to field. */
	term_guess_paste(app->term,
		app->question || !app->top->typing || (app->top->screen->where & IN_TEXT));
	term_wait(app->term, sooner(limit_ms, app_wait_ms(app)), &event);
	take_event(app, &event);
	while (!app->quit && term_pending(app->term)) {
		term_wait(app->term, 0, &event);
		if (event.kind == TUI_TIMEOUT)
			break;
		take_event(app, &event);
	}
	if (app->quit)
		return false;
	if (app->top->screen->settle && !app->hidden)
		app->top->screen->settle(app->top);
	app_draw(app);
	return true;
}

/* ---- beginning and end ---- */

/* The meeting that was cut off in the middle of a case, for whoever sat at it. */
static void greet_meeting(struct app *app, struct arena *arena)
{
	struct args args = args_new(arena);
	struct result list, agenda;
	struct err ignored;
	char day[DATE_SHOWN_SIZE];

	args_set(&args, "waiting", "yes");
	if (!app_try(app, CMD_MEETING_LIST, &args, arena, &list, &ignored))
		return;
	for (size_t i = 0; i < list.n; i++) {
		const struct meeting *meeting = &((const struct meeting *)list.value)[i];
		const struct meeting_record *record;

		if (meeting->status != MEETING_OPEN)
			continue;
		args = args_new(arena);
		args_set(&args, "meeting", meeting->uid);
		if (!app_try(app, CMD_MEETING_AGENDA, &args, arena, &agenda, &ignored))
			return;
		record = agenda.value;
		if (record->seat_taken && record->seat_case_id != 0)
			app_message(app, MESSAGE_NOTE,
				"The meeting of %s is open: 3, Enter goes on at your case.",
				date_show_weekday(meeting->on, day));
	}
}

static void greet(struct app *app)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result drafts;
	struct err ignored;

	if (app_try(app, CMD_DRAFT_LIST, &args, arena, &drafts, &ignored) && drafts.n > 0)
		app_message(app, MESSAGE_NOTE, "%zu %s kept. D shows %s.", drafts.n,
			drafts.n == 1 ? "draft" : "drafts", drafts.n == 1 ? "it" : "them");
	greet_meeting(app, arena);
	if (app->options.start_message)
		app_message(app, MESSAGE_NOTE, "%s", app->options.start_message);
	arena_free(arena);
}

struct app *app_new(struct session *session, const struct screen_options *options,
	const struct term_options *term_options, struct err *err)
{
	struct app *app = xcalloc(1, sizeof *app);
	struct term_options term = *term_options;

	app->session = session;
	app->given = *options;
	app->message = message_new();
	app->next_arena = arena_new();
	app->scratch = arena_new();
	app->idle_at_ms = -1;
	app->later = CMD_COUNT;
	settings_read(app);
	settings_options(app, &term);
	app->term = term_open(&term, err);
	if (app->term)
		learnt_teach(session, app->term);
	if (app->term == NULL || !stack_push(app, &screen_board, NULL)) {
		if (app->term)
			*err = app->open_err;
		app_free(app);
		return NULL;
	}
	session_set_progress(session, work_progress, app);
	greet(app);
	app_draw(app);
	return app;
}

void app_free(struct app *app)
{
	if (app == NULL)
		return;
	while (app->top)
		stack_pop(app);
	session_set_progress(app->session, NULL, NULL);
	/* What was typed does not outlive the session. */
	put_by_forget();
	clipboard_clear();
	question_free(app->question);
	term_close(app->term);
	message_free(app->message);
	arena_free(app->next_arena);
	arena_free(app->scratch);
	recent_free(app);
	settings_free(app);
	free(app->returned);
	free(app->copied);
	free(app->calm_seen.title);
	free(app);
}

int screen_main(struct session *session, const struct screen_options *options)
{
	struct term_options term = term_options_env();
	struct err err = {0};
	struct app *app;

	term.no_colour |= options->mono;
	term.ascii |= options->ascii;
	if (!terminal_choose(&term.type, &err)) {
		fprintf(stderr, "caseload: %s\n", err.text);
		return err_exit_status(err.code);
	}
	if (term.type == NULL)
		return SCREEN_PLAIN;
	bug_set_hook(term_restore_async);
	app = app_new(session, options, &term, &err);
	if (app == NULL) {
		fprintf(stderr, "caseload: %s\n", err.text);
		return err_exit_status(err.code);
	}
	while (app_turn(app, -1))
		continue;
	app_free(app);
	return 0;
}
