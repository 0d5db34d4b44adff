/* The fast form: one key for each answer, and the cursor moves on by itself. What is known already is
 * shown and stays unless it is answered again; what can be worked out is not asked. */
#include "risk_answers.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/tui/edit.h>

#include "choices.h"

bool answers_is_asked(const struct risk_input *input)
{
	return input->factor != NULL && (!input->derived || input->missing);
}

bool answers_is_text(const struct answer_row *row)
{
	return row->typed && (row->given == GIVEN_TEXT || row->given == GIVEN_NOTHING);
}

struct answer_row *answers_row(struct answers *answers)
{
	return &answers->rows[answers->shown[answers->at]];
}

/* ---- beginning and ending ---- */

static void narrow(struct answers *answers)
{
	struct arena *arena = arena_new();
	const char *typed = utf8_fold(arena, input_text(answers->filter));

	answers->shown_n = 0;
	for (size_t i = 0; i < answers->n; i++) {
		const struct answer_row *row = &answers->rows[i];

		if (!row->input || *typed == '\0' ||
			words_match(utf8_fold(arena, row->label), "", typed) >= 0)
			answers->shown[answers->shown_n++] = i;
	}
	if (answers->at >= answers->shown_n)
		answers->at = 0;
	arena_free(arena);
}

static void make_rows(struct answers *answers, struct arena *arena)
{
	answers->rows = arena_new_array(arena, struct answer_row, answers->inputs_n + 2);
	for (size_t i = 0; i < answers->inputs_n; i++) {
		const struct risk_input *input = &answers->inputs[i];

		if (!answers_is_asked(input))
			continue;
		answers->rows[answers->n++] = (struct answer_row){.input = input,
			.key = input->key,
			.label = input->label,
			.typed = input->type == INPUT_BOOL ? NULL : input_new(NULL)};
	}
	answers->rows[answers->n++] =
		(struct answer_row){.key = "on", .label = "Asked on", .typed = input_new(NULL)};
	answers->rows[answers->n++] =
		(struct answer_row){.key = "source", .label = "Source", .typed = input_new(NULL)};
	answers->shown = arena_new_array(arena, size_t, answers->n);
	answers->filter = input_new(NULL);
	narrow(answers);
}

static bool open_answers(struct view *view, struct err *err)
{
	struct answers *answers = arena_new_one(view->arena, struct answers);
	struct args args = args_new(view->arena);
	struct result result = {0};

	view->data = answers;
	answers->view = view;
	answers->code = view->arg.part;
	if (!answers->code && view->arg.place && strchr(view->arg.place, '/'))
		answers->code = strchr(view->arg.place, '/') + 1;
	if (!answers->code)
		return err_set(err, ERR_INVALID, "instrument",
			"Choose a score on the Risk tab of the record first, then press f.");
	args_set(&args, "person", view->arg.person);
	args_set(&args, "instrument", answers->code);
	if (!app_try(view->app, CMD_RISK_FACTORS, &args, view->arena, &result, err))
		return false;
	answers->inputs = result.value;
	answers->inputs_n = result.n;
	answers->place = arena_printf(view->arena, "risk answer/%s", answers->code);
	make_rows(answers, view->arena);
	if (answers->n == 2)
		return err_set(err, ERR_INVALID, "instrument",
			"Everything this score needs is worked out from events, the person's "
			"details and other scores.");
	answers->offer = draft_find(view, answers->place, view->arena);
	answers->has_draft = answers->offer != NULL;
	if (answers->offer && view->arg.place) {
		answers_load(answers, answers->offer->text);
		answers->offer = NULL;
	}
	view->typing = !answers->offer;
	return true;
}

static void close_answers(struct view *view)
{
	struct answers *answers = view->data;

	if (!answers || !answers->rows)
		return;
	for (size_t i = 0; i < answers->n; i++)
		input_free(answers->rows[i].typed);
	input_free(answers->filter);
	free(answers->kept);
}

static bool is_changed(const struct answers *answers)
{
	struct arena *arena = arena_new();
	bool changed = *answers_text(answers, arena) != '\0';

	arena_free(arena);
	return changed;
}

/* ---- drafts ---- */

static bool keep_answers(struct answers *answers, struct err *err)
{
	struct arena *arena;
	const char *text;
	bool kept = true;

	if (!answers || answers->offer || !answers->rows || !is_changed(answers))
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

static enum answer idle(struct view *view)
{
	struct err err = {0};

	keep_answers(view->data, &err);
	return ANSWER_STAY;
}

static void keep(struct view *view)
{
	struct err err = {0};

	keep_answers(view->data, &err);
}

/* ---- checking and moving ---- */

/* "118 g/L" where g/L is asked for. */
static const char *without_unit(const char *typed, const char *unit, struct arena *arena)
{
	size_t length = strlen(typed), tail = unit ? strlen(unit) : 0;

	if (tail > 0 && length > tail && strcasecmp(typed + length - tail, unit) == 0)
		length -= tail;
	while (length > 0 && typed[length - 1] == ' ')
		length--;
	return arena_strndup(arena, typed, length);
}

/* The sentence under a number that cannot be one: at once, not at the end. */
static bool check(struct answer_row *row)
{
	struct input_value value = {0};
	struct err err = {0};
	struct arena *arena;
	bool right;

	row->wrong[0] = '\0';
	if (!row->input || row->given != GIVEN_TEXT || text_is_blank(input_text(row->typed)))
		return true;
	arena = arena_new();
	right = input_value_read(row->input->definition,
			without_unit(input_text(row->typed), row->input->unit, arena), &value,
			&err) &&
		input_value_check(row->input->definition, &value, &err);
	arena_free(arena);
	if (right)
		return true;
	snprintf(row->wrong, sizeof row->wrong, "%s", err.text);
	return false;
}

static enum answer go(struct answers *answers, bool on)
{
	check(answers_row(answers));
	if (on && answers->at + 1 < answers->shown_n)
		answers->at++;
	else if (!on && answers->at > 0)
		answers->at--;
	return ANSWER_REDRAW;
}

static enum answer give(struct answers *answers, enum given given)
{
	struct answer_row *row = answers_row(answers);

	row->given = given;
	if (row->typed)
		input_set(row->typed, "");
	answers->answered = true;
	return go(answers, true);
}

/* ---- saving ---- */

static void focus_on(struct answers *answers, size_t row)
{
	input_set(answers->filter, "");
	narrow(answers);
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

static enum answer save(struct answers *answers)
{
	struct app *app = answers->view->app;
	struct arena *arena;
	struct args args;
	struct result result = {0};
	struct err err = {0};
	struct str sent = {0};
	enum answer answer = ANSWER_POP;

	for (size_t i = 0; i < answers->n; i++)
		if (!check(&answers->rows[i])) {
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
		return save(answers);
	case LEAVE_KEEP:
		if (!keep_answers(answers, &err)) {
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

static enum answer leave(struct answers *answers)
{
	if (!input_is_empty(answers->filter)) {
		input_set(answers->filter, "");
		narrow(answers);
		return ANSWER_REDRAW;
	}
	if (is_changed(answers))
		return app_ask_leave(answers->view->app, answers->view, "these answers", on_leave);
	if (answers->kept)
		drop_draft(answers);
	return ANSWER_POP;
}

/* ---- keys ---- */

static enum answer filter_key(struct answers *answers, const struct screen_key *pressed)
{
	const struct tui_event *event = pressed->event;

	if (pressed->command == CMD_BACK) {
		input_set(answers->filter, "");
		narrow(answers);
		answers->filtering = false;
		return ANSWER_REDRAW;
	}
	if (event->kind == TUI_KEY && (key_is(event->key, "Enter") || key_is(event->key, "Down") ||
					      key_is(event->key, "Tab"))) {
		answers->filtering = false;
		return ANSWER_REDRAW;
	}
	if (pressed->command != CMD_COUNT || input_key(answers->filter, event) == TUI_IGNORED)
		return ANSWER_IGNORED;
	answers->at = 0;
	narrow(answers);
	return ANSWER_REDRAW;
}

static enum answer tell(struct answers *answers)
{
	app_message(answers->view->app, MESSAGE_NOTE, "%s",
		answers_row(answers)->typed
			? "Type a number; d declined, ? not known, Space skips, / looks for one."
			: "y yes, n no, d declined, ? not known, Space skips, / looks for one.");
	return ANSWER_REDRAW;
}

/* Keys that answer a line as long as nothing is being typed in it. */
static enum answer one_key(struct answers *answers, struct key key)
{
	struct answer_row *row = answers_row(answers);
	bool number = row->typed && row->input->type != INPUT_CHOICE;

	if (key_is(key, "Space"))
		return go(answers, true);
	if (key_is(key, "?"))
		return give(answers, GIVEN_NOT_KNOWN);
	if (key_is(key, "/")) {
		answers->filtering = true;
		return ANSWER_REDRAW;
	}
	if (key_is(key, "Backspace") || key_is(key, "Delete")) {
		row->given = GIVEN_NOTHING;
		row->wrong[0] = '\0';
		return ANSWER_REDRAW;
	}
	if (row->input->type == INPUT_CHOICE)
		return ANSWER_IGNORED;
	if (key_is(key, "d"))
		return give(answers, GIVEN_DECLINED);
	if (!number && (key_is(key, "y") || key_is(key, "n")))
		return give(answers, key_is(key, "y") ? GIVEN_YES : GIVEN_NO);
	if (number && key_is(key, "n") && row->input->definition->lo.value <= 0) {
		row->given = GIVEN_TEXT;
		input_set(row->typed, "0");
		return go(answers, true);
	}
	if (number && (isdigit((unsigned char)key.code) || key.code == '.' || key.code == '-') &&
		key.code < 128)
		return ANSWER_IGNORED;
	return key_is_text(key) ? tell(answers) : ANSWER_IGNORED;
}

/* Could another digit still give a number that may be? */
static bool is_full(const struct answer_row *row)
{
	const struct instrument_input *input = row->input->definition;
	const char *typed = input_text(row->typed);
	char most[SCORE_SIZE];

	if (input->type != INPUT_INT || !input->hi.set || typed[strspn(typed, "0123456789")])
		return false;
	return strlen(typed) >= strlen(score_show(input->hi, most)) ||
	       strtoll(typed, NULL, 10) * 10 > strtoll(most, NULL, 10);
}

static enum answer type(struct answers *answers, const struct tui_event *event)
{
	struct answer_row *row = answers_row(answers);
	bool was_answer = answers->answered;
	enum tui_result result;

	answers->answered = false;
	if (!row->typed)
		return ANSWER_IGNORED;
	if (!row->input && was_answer && event->kind == TUI_KEY && event->key.code < 128 &&
		strchr("ynd?", (int)event->key.code)) {
		app_message(answers->view->app, MESSAGE_NOTE,
			"That was the last question. F2 saves. Here stands the day it was asked "
			"on.");
		return ANSWER_REDRAW;
	}
	if (!answers_is_text(row))
		row->given = GIVEN_NOTHING;
	result = input_key(row->typed, event);
	if (result == TUI_IGNORED)
		return ANSWER_IGNORED;
	row->given = input_is_empty(row->typed) ? GIVEN_NOTHING : GIVEN_TEXT;
	row->wrong[0] = '\0';
	if (row->input && result == TUI_CHANGED && event->kind == TUI_KEY &&
		key_is_text(event->key) && is_full(row))
		return go(answers, true);
	return ANSWER_REDRAW;
}

static enum answer move_key(struct answers *answers, struct key key)
{
	if (key_is(key, "Enter") || key_is(key, "Tab") || key_is(key, "Down"))
		return go(answers, true);
	if (key_is(key, "Shift+Tab") || key_is(key, "Up"))
		return go(answers, false);
	if (key_is(key, "PgDn") || key_is(key, "PgUp") || key_is(key, "Ctrl+Home") ||
		key_is(key, "Ctrl+End")) {
		bool on = key_is(key, "PgDn") || key_is(key, "Ctrl+End");
		size_t by = key_is(key, "PgDn") || key_is(key, "PgUp") ? 10 : answers->shown_n;

		for (size_t i = 0; i < by; i++)
			go(answers, on);
		return ANSWER_REDRAW;
	}
	return ANSWER_IGNORED;
}

static enum answer offered(struct answers *answers, const struct tui_event *event)
{
	enum offer choice = offer_key(event, false);

	if (choice == OFFER_WAIT)
		return ANSWER_IGNORED;
	if (choice == OFFER_NEITHER)
		return ANSWER_POP;
	if (choice == OFFER_DRAFT)
		answers_load(answers, answers->offer->text);
	answers->passed_over = choice == OFFER_PLAIN;
	answers->has_draft = !answers->passed_over;
	answers->offer = NULL;
	answers->view->typing = true;
	return ANSWER_REDRAW;
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct answers *answers = view->data;
	const struct tui_event *event = pressed->event;
	const struct answer_row *row = answers_row(answers);
	enum answer answer = ANSWER_IGNORED;

	if (answers->offer)
		return offered(answers, event);
	if (pressed->command == CMD_SAVE)
		return save(answers);
	if (answers->filtering)
		return filter_key(answers, pressed);
	if (pressed->command == CMD_BACK)
		return leave(answers);
	if (pressed->command != CMD_COUNT)
		return ANSWER_IGNORED;
	if (event->kind == TUI_KEY) {
		bool begun = row->typed && row->given == GIVEN_TEXT;

		answer = move_key(answers, event->key);
		if (answer != ANSWER_IGNORED)
			answers->answered = false;
		if (answer == ANSWER_IGNORED && row->input && begun && key_is(event->key, "Space"))
			return go(answers, true);
		if (answer == ANSWER_IGNORED && row->input && !begun)
			answer = one_key(answers, event->key);
	}
	return answer == ANSWER_IGNORED ? type(answers, event) : answer;
}

/* ---- the screen ---- */

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct answers *answers = view->data;

	if (answers->offer)
		offer_draw(canvas, answers->offer, "was not saved", "Start without it", false);
	else
		answers_draw(answers, canvas, focus);
}

static const char *title(struct view *view)
{
	const struct answers *answers = view->data;

	return answers ? arena_printf(
				 view->arena, "Factors: %s", risk_instrument_name(answers->code))
		       : "Factors";
}

static const char *note(struct view *view)
{
	struct answers *answers = view->data;
	const struct answer_row *row;
	const struct instrument_input *input;
	char lo[SCORE_SIZE], hi[SCORE_SIZE];
	const char *known;

	if (answers->offer || answers->filtering)
		return NULL;
	row = answers_row(answers);
	if (!row->input)
		return strcmp(row->key, "on") == 0
			       ? "The day it was asked. Empty: today."
			       : "Where it is from, for example home visit. May stay empty.";
	input = row->input->definition;
	known = answers_known(row->input, view->arena);
	if (input->type == INPUT_BOOL || input->type == INPUT_CHOICE)
		return *known ? arena_printf(view->arena, "%s: %s", row->label, known) : row->label;
	return arena_printf(view->arena, "%s, %s to %s%s%s%s%s", row->label,
		score_show(input->lo, lo), score_show(input->hi, hi),
		text_is_blank(input->unit) ? "" : " ", input->unit, *known ? ": " : "", known);
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_SAVE, NULL, "Save", NULL},
		{CMD_COUNT, "Down", "Next", NULL}, {CMD_COUNT, "/", "Look for", NULL},
		{CMD_COUNT, "Up", "Back", NULL}, {CMD_COUNT, "Esc", "Leave", NULL}, {0}};
	const struct answers *answers = view->data;

	return answers->offer ? offer_hints(false) : list;
}

static bool works(struct view *view, const char *key)
{
	const struct answers *answers = view->data;

	if (strcmp(key, "Up") == 0)
		return answers->at > 0 && !answers->filtering;
	if (strcmp(key, "/") == 0)
		return !answers->filtering && answers_row(view->data)->input != NULL;
	return true;
}

const struct screen screen_risk_answers = {
	.name = "Factors",
	.where = IN_FORM,
	.kind = SCREEN_FULL,
	.person = true,
	.open = open_answers,
	.close = close_answers,
	.draw = draw,
	.key = key,
	.idle = idle,
	.keep = keep,
	.title = title,
	.hints = hints,
	.works = works,
	.note = note,
};
