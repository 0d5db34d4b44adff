/* What was filled in is sent, or kept as a draft where the form is left. */
#include "risk_answers.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

/* ---- drafts ---- */

bool answers_keep(struct answers *answers, struct err *err)
{
	struct arena *arena;
	const char *text;
	bool kept = true;

	if (!answers || answers->offer || !answers->rows || !answers_changed(answers))
		return true;
	arena = arena_new();
	text = answers_text(answers, arena);
	if (!text_equal(text, answers->kept)) {
		if (answers->passed_over)
			draft_drop(answers->view, answers->place);
		answers->passed_over = false;
		kept = draft_keep(answers->view, answers->place, text, 0, err);
	}
	if (kept) {
		free(answers->kept);
		answers->kept = xstrdup(text);
		answers->has_draft = true;
	}
	arena_free(arena);
	return kept;
}

static void drop_draft(struct answers *answers)
{
	if (answers->has_draft)
		draft_drop(answers->view, answers->place);
	answers->has_draft = false;
}

/* ---- saving ---- */

static void focus_on(struct answers *answers, size_t row)
{
	input_set(answers->filter, "");
	answers_narrow(answers);
	for (size_t i = 0; i < answers->shown_n; i++)
		if (answers->shown[i] == row)
			answers->at = i;
}

static enum answer refuse(struct answers *answers, const struct err *err)
{
	for (size_t i = 0; i < answers->n; i++)
		if (*err->field && strcmp(answers->rows[i].key, err->field) == 0) {
			snprintf(answers->rows[i].wrong, sizeof answers->rows[i].wrong, "%s",
				err->text);
			focus_on(answers, i);
		}
	app_error(answers->view->app, err);
	return ANSWER_REDRAW;
}

enum answer answers_save(struct answers *answers)
{
	struct app *app = answers->view->app;
	struct arena *arena;
	struct args args;
	struct result result = {0};
	struct err err = {0};
	struct str sent = {0};
	enum answer answer = ANSWER_POP;

	for (size_t i = 0; i < answers->n; i++)
		if (!answers_check(&answers->rows[i])) {
			focus_on(answers, i);
			app_message(app, MESSAGE_ERROR, "%s", answers->rows[i].wrong);
			return ANSWER_REDRAW;
		}
	arena = arena_new();
	args = args_new(arena);
	for (size_t i = 0; i < answers->n; i++) {
		const char *value = answers_value(&answers->rows[i], arena);

		if (value && answers->rows[i].input)
			str_addf(&sent, "%s%s=%s", sent.length > 0 ? "\n" : "",
				answers->rows[i].key, value);
		else if (value)
			args_set(&args, answers->rows[i].key, value);
	}
	args_set(&args, "person", answers->view->arg.person);
	args_set(&args, "instrument", answers->code);
	args_set(&args, "answers", str_text(&sent));
	args_set(&args, "draft", answers->passed_over ? NULL : answers->place);
	if (sent.length == 0) {
		app_message(app, MESSAGE_NOTE, "Nothing was answered.");
		drop_draft(answers);
	} else if (!app_try(app, CMD_RISK_ANSWER, &args, arena, &result, &err)) {
		answer = refuse(answers, &err);
	} else if (result.message) {
		app_done(app, CMD_RISK_ANSWER, result.message);
	}
	str_free(&sent);
	arena_free(arena);
	return answer;
}

/* ---- leaving ---- */

static enum answer on_leave(struct view *view, int value, const char *reason)
{
	struct answers *answers = view->data;
	struct err err = {0};

	(void)reason;
	switch (value) {
	case LEAVE_SAVE:
		return answers_save(answers);
	case LEAVE_KEEP:
		if (!answers_keep(answers, &err)) {
			app_error(view->app, &err);
			return ANSWER_REDRAW;
		}
		app_message(view->app, MESSAGE_DONE, "Kept what you answered as a draft.");
		return ANSWER_POP;
	case LEAVE_THROW:
		drop_draft(answers);
		return ANSWER_POP;
	default:
		return ANSWER_REDRAW;
	}
}

enum answer answers_leave(struct answers *answers)
{
	if (!input_is_empty(answers->filter)) {
		input_set(answers->filter, "");
		answers_narrow(answers);
		return ANSWER_REDRAW;
	}
	if (answers_changed(answers))
		return app_ask_leave(answers->view->app, answers->view, "these answers", on_leave);
	if (answers->kept)
		drop_draft(answers);
	return ANSWER_POP;
}
