/* The fast form: one key for each answer, and the cursor moves on by itself. What is known already is
 * shown and stays unless it is answered again; what can be worked out is not asked. */
#include "risk_answers.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

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

void answers_narrow(struct answers *answers)
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
	answers_narrow(answers);
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

bool answers_changed(const struct answers *answers)
{
	struct arena *arena = arena_new();
	bool changed = *answers_text(answers, arena) != '\0';

	arena_free(arena);
	return changed;
}

static enum answer idle(struct view *view)
{
	struct err err = {0};

	answers_keep(view->data, &err);
	return ANSWER_STAY;
}

static void keep(struct view *view)
{
	struct err err = {0};

	answers_keep(view->data, &err);
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
		return answers_save(answers);
	if (answers->filtering)
		return answers_filter_key(answers, pressed);
	if (pressed->command == CMD_BACK)
		return answers_leave(answers);
	if (pressed->command != CMD_COUNT)
		return ANSWER_IGNORED;
	if (event->kind == TUI_KEY) {
		bool begun = row->typed && row->given == GIVEN_TEXT;

		answer = answers_move_key(answers, event->key);
		if (answer != ANSWER_IGNORED)
			answers->answered = false;
		if (answer == ANSWER_IGNORED && row->input && begun && key_is(event->key, "Space"))
			return answers_go(answers, true);
		if (answer == ANSWER_IGNORED && row->input && !begun)
			answer = answers_one_key(answers, event->key);
	}
	return answer == ANSWER_IGNORED ? answers_type(answers, event) : answer;
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
