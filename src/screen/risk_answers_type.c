/* What a key does in a line of the form: one letter answers, digits type, arrows go on. */
#include "risk_answers.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <caseload/base/str.h>

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

bool answers_check(struct answer_row *row)
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

enum answer answers_go(struct answers *answers, bool on)
{
	answers_check(answers_row(answers));
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
	return answers_go(answers, true);
}

/* ---- keys ---- */

enum answer answers_filter_key(struct answers *answers, const struct screen_key *pressed)
{
	const struct tui_event *event = pressed->event;

	if (pressed->command == CMD_BACK) {
		input_set(answers->filter, "");
		answers_narrow(answers);
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
	answers_narrow(answers);
	return ANSWER_REDRAW;
}

enum answer answers_tell(struct answers *answers)
{
	app_message(answers->view->app, MESSAGE_NOTE, "%s",
		answers_row(answers)->typed
			? "Type a number; d declined, ? not known, Space skips, / looks for one."
			: "y yes, n no, d declined, ? not known, Space skips, / looks for one.");
	return ANSWER_REDRAW;
}

enum answer answers_one_key(struct answers *answers, struct key key)
{
	struct answer_row *row = answers_row(answers);
	bool number = row->typed && row->input->type != INPUT_CHOICE;

	if (key_is(key, "Space"))
		return answers_go(answers, true);
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
		return answers_go(answers, true);
	}
	if (number && (isdigit((unsigned char)key.code) || key.code == '.' || key.code == '-') &&
		key.code < 128)
		return ANSWER_IGNORED;
	return key_is_text(key) ? answers_tell(answers) : ANSWER_IGNORED;
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

enum answer answers_type(struct answers *answers, const struct tui_event *event)
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
		return answers_go(answers, true);
	return ANSWER_REDRAW;
}

enum answer answers_move_key(struct answers *answers, struct key key)
{
	if (key_is(key, "Enter") || key_is(key, "Tab") || key_is(key, "Down"))
		return answers_go(answers, true);
	if (key_is(key, "Shift+Tab") || key_is(key, "Up"))
		return answers_go(answers, false);
	if (key_is(key, "PgDn") || key_is(key, "PgUp") || key_is(key, "Ctrl+Home") ||
		key_is(key, "Ctrl+End")) {
		bool on = key_is(key, "PgDn") || key_is(key, "Ctrl+End");
		size_t by = key_is(key, "PgDn") || key_is(key, "PgUp") ? 10 : answers->shown_n;

		for (size_t i = 0; i < by; i++)
			answers_go(answers, on);
		return ANSWER_REDRAW;
	}
	return ANSWER_IGNORED;
}
