/* The one line that is filled in: an action, a decision with what it needs, a review date, how they
 * were told, the number of a case. */
#include "room_line.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

static const struct room_prompt ask_action[] = {{"what / who / when", "line", PROMPT_ACTION, true}};
static const struct room_prompt ask_review[] = {{"On", "date", PROMPT_DATE, false}};
static const struct room_prompt ask_go[] = {{"Case number", NULL, PROMPT_NUMBER, false}};
static const struct room_prompt ask_whom[] = {{"Who, if somebody else", "whom", PROMPT_TEXT, true}};
static const struct room_prompt ask_why_not[] = {{"Why", "not-needed", PROMPT_TEXT, false}};
static const struct room_prompt ask_remark[] = {{"Why, or Enter", "reason", PROMPT_TEXT, true}};
static const struct room_prompt ask_reason[] = {{"Why", "reason", PROMPT_TEXT, false}};
static const struct room_prompt ask_lead[] = {
	{"New lead", "lead", PROMPT_WORKER, false}, {"Why", "reason", PROMPT_TEXT, false}};
static const struct room_prompt ask_service[] = {
	{"To", "to", PROMPT_TEXT, false}, {"Why, or Enter", "reason", PROMPT_TEXT, true}};
static const struct room_prompt ask_date[] = {{"On", "date", PROMPT_DATE, false}};

static const struct answer_key {
	enum room_ask ask;
	char key; /* of a decision it is decision_key() */
	int value;
	const char *words;
	const struct room_prompt *prompts;
	int n;
} keys[] = {
	{ASK_DECISION, 0, DECISION_PLAN_AGREED, "Plan agreed", ask_remark, 1},
	{ASK_DECISION, 0, DECISION_ACCEPT, "Accept", ask_remark, 1},
	{ASK_DECISION, 0, DECISION_LEAD, "Lead", ask_lead, 2},
	{ASK_DECISION, 0, DECISION_REFER, "Refer", ask_service, 2},
	{ASK_DECISION, 0, DECISION_REVIEW, "Review", ask_date, 1},
	{ASK_DECISION, 0, DECISION_CLOSE, "Close", ask_reason, 1},
	{ASK_DECISION, 0, DECISION_DEFER, "Defer", ask_reason, 1},
	{ASK_TELL, 'f', INFORMED_FACE, "Face to face", ask_whom, 1},
	{ASK_TELL, 'p', INFORMED_PHONE, "By telephone", ask_whom, 1},
	{ASK_TELL, 'l', INFORMED_LETTER, "By letter", ask_whom, 1},
	{ASK_TELL, 'c', INFORMED_CARER, "Through the carer", ask_whom, 1},
	{ASK_TELL, 'n', NOT_NEEDED, "Nobody has to be", ask_why_not, 1},
};
enum { KEYS = sizeof keys / sizeof keys[0] };

static char key_of(const struct answer_key *answer)
{
	return answer->key ? answer->key : decision_key((enum decision)answer->value);
}

const char *line_chosen_words(const struct room_line *line)
{
	for (size_t i = 0; i < KEYS; i++)
		if (keys[i].ask == line->ask && keys[i].value == line->choice)
			return keys[i].words;
	return NULL;
}

bool line_is_choosing(const struct room_line *line)
{
	return (line->ask == ASK_DECISION || line->ask == ASK_TELL) && line->choice == NO_CHOICE;
}

struct input *line_input(struct room *room, int at)
{
	return room->line.ask == ASK_ACTION ? room->action : room->line.inputs[at];
}

static void prompts(struct room_line *line, const struct room_prompt *list, int n)
{
	line->prompts = list;
	line->n = n;
	line->at = 0;
	for (int i = 0; i < PROMPTS_MAX; i++) {
		if (line->inputs[i] == NULL)
			line->inputs[i] = input_new(NULL);
		input_set(line->inputs[i], "");
	}
}

void line_free(struct room *room)
{
	for (int i = 0; i < PROMPTS_MAX; i++)
		input_free(room->line.inputs[i]);
}

void line_end(struct room *room)
{
	room->line.ask = ASK_NONE;
	room->line.leaving = false;
	room_mode(room, ROOM_CASE);
}

enum answer line_begin(struct room *room, enum room_ask ask)
{
	struct room_line *line = &room->line;

	if (ask != ASK_GO && !room_is_open(room)) {
		app_message(room->view->app, MESSAGE_ERROR,
			"The meeting is not open: nothing can be written now.");
		return ANSWER_REDRAW;
	}
	line->ask = ask;
	line->choice = NO_CHOICE;
	line->leaving = false;
	switch (ask) {
	case ASK_ACTION:
		prompts(line, ask_action, 1);
		break;
	case ASK_REVIEW:
		prompts(line, ask_review, 1);
		break;
	case ASK_GO:
		prompts(line, ask_go, 1);
		break;
	default:
		prompts(line, NULL, 0);
		break;
	}
	if (ask == ASK_ACTION && !input_is_empty(room->action))
		app_message(room->view->app, MESSAGE_NOTE,
			"You had begun this action. Ctrl+U clears the line.");
	room_mode(room, ROOM_LINE);
	return ANSWER_REDRAW;
}

static void choose(struct room_line *line, const struct answer_key *answer)
{
	line->choice = answer->value;
	prompts(line, answer->prompts, answer->n);
}

enum answer line_decide(struct room *room, enum decision decision)
{
	enum answer answer = line_begin(room, ASK_DECISION);

	for (size_t i = 0; i < KEYS && room->mode == ROOM_LINE; i++)
		if (keys[i].ask == ASK_DECISION && keys[i].value == (int)decision)
			choose(&room->line, &keys[i]);
	return answer;
}

enum answer line_ask_leaving(struct room *room, int to)
{
	enum answer answer = line_begin(room, ASK_DECISION);

	room->line.leaving = true;
	room->line.to = to;
	return answer;
}

static enum answer file(struct room *room)
{
	struct room_line *line = &room->line;
	struct arena *arena = arena_new();
	struct err err = {0};
	bool leaving = line->leaving, done;
	int to = line->to;

	/* The words come before what was decided on them. */
	texts_save(room, false, false);
	done = line_send(room, arena, &err);
	arena_free(arena);
	if (!done) {
		app_error(room->view->app, &err);
		return ANSWER_REDRAW;
	}
	if (line->ask == ASK_ACTION) {
		input_set(room->action, "");
		texts_keep(room);
		room_read_again(room);
		return ANSWER_REDRAW;
	}
	line_end(room);
	room_read_again(room);
	return leaving ? room_leave_to(room, to) : ANSWER_REDRAW;
}

static enum answer go_to_number(struct room *room)
{
	long number = strtol(input_text(room->line.inputs[0]), NULL, 10);

	if (number < 1 || number > room_places(room)) {
		app_message(room->view->app, MESSAGE_ERROR, "There are cases 1 to %d.",
			room_places(room));
		input_set(room->line.inputs[0], "");
		return ANSWER_REDRAW;
	}
	line_end(room);
	return room_go(room, (int)number - 1);
}

/* Whom it means is completed where that is certain. */
static enum answer complete(struct room *room)
{
	struct room_line *line = &room->line;
	const struct room_prompt *prompt = &line->prompts[line->at];
	struct input *input = line_input(room, line->at);
	const struct room_who *who = NULL, *other = NULL;
	struct arena *arena = arena_new();

	if (prompt->kind == PROMPT_WORKER) {
		who = who_find(room, input_text(input), true, &other);
		if (who && !other)
			input_set(input, who->name);
	} else if (prompt->kind == PROMPT_ACTION) {
		struct action_line typed = action_line_read(input_text(input), arena);

		who = who_find(room, typed.who, false, &other);
		if (who && !other)
			input_set(input, arena_printf(arena, "%s / %s / %s", typed.what, who->name,
						 typed.when));
		else if (text_is_blank(typed.who) && !text_is_blank(typed.what))
			input_set(input, arena_printf(arena, "%s / ", typed.what));
	} else if (line->at + 1 < line->n && !text_is_blank(input_text(input))) {
		line->at++;
	}
	arena_free(arena);
	return ANSWER_REDRAW;
}

static enum answer enter(struct room *room)
{
	struct room_line *line = &room->line;
	struct arena *arena;
	struct err err = {0};
	const char *value;
	bool good;

	if (line->ask == ASK_GO)
		return go_to_number(room);
	if (line->ask == ASK_ACTION && text_is_blank(input_text(room->action))) {
		line_end(room);
		return ANSWER_REDRAW;
	}
	arena = arena_new();
	good = line_value(room, line->at, &value, arena, &err);
	arena_free(arena);
	if (!good) {
		app_error(room->view->app, &err);
		return ANSWER_REDRAW;
	}
	if (line->at + 1 < line->n) {
		/* Whom it means stands there while the next question is answered. */
		if (line->prompts[line->at].kind == PROMPT_WORKER)
			complete(room);
		line->at++;
		return ANSWER_REDRAW;
	}
	return file(room);
}

/* ---- keys ---- */

static enum answer choose_key(struct room *room, struct key key)
{
	struct room_line *line = &room->line;

	if (line->leaving && key_is(key, "l")) {
		int to = line->to;

		line_end(room);
		room_be_deaf();
		return room_leave_to(room, to);
	}
	for (size_t i = 0; i < KEYS; i++)
		if (keys[i].ask == line->ask && key.mods == 0 && key.code == key_of(&keys[i])) {
			choose(line, &keys[i]);
			/* On the way to the next case one letter is enough for what is decided most; any
			 * other is finished with Enter, for a letter may be the first of a sentence. */
			if (!line->leaving || line->choice != DECISION_PLAN_AGREED)
				return ANSWER_REDRAW;
			room_be_deaf();
			return file(room);
		}
	app_message(room->view->app, MESSAGE_NOTE, "Press one of the letters, or Esc.");
	return ANSWER_REDRAW;
}

static enum answer back(struct room *room)
{
	struct room_line *line = &room->line;

	/* The action stays, for the next a. */
	if (line->ask == ASK_ACTION && !input_is_empty(room->action))
		app_message(room->view->app, MESSAGE_NOTE,
			"The action is not filed. a goes on with it.");
	line_end(room);
	return ANSWER_REDRAW;
}

bool line_finish(struct room *room)
{
	if (room->line.ask != ASK_ACTION) {
		app_message(room->view->app, MESSAGE_NOTE,
			"Finish the line first: Enter, or Esc to leave it.");
		return false;
	}
	if (!text_is_blank(input_text(room->action)))
		enter(room);
	if (!text_is_blank(input_text(room->action)))
		return false;
	line_end(room);
	return true;
}

enum answer line_key(struct room *room, const struct tui_event *event)
{
	struct room_line *line = &room->line;
	struct input *input;
	enum tui_result result;

	if (event->kind == TUI_KEY && key_is(event->key, "Esc"))
		return back(room);
	if (line_is_choosing(line))
		return event->kind == TUI_KEY ? choose_key(room, event->key) : ANSWER_IGNORED;
	input = line_input(room, line->at);
	if (event->kind == TUI_KEY) {
		if (key_is(event->key, "Enter") || key_is(event->key, "F2"))
			return enter(room);
		if (key_is(event->key, "Tab"))
			return complete(room);
		if (key_is(event->key, "Shift+Tab") && line->at > 0) {
			line->at--;
			return ANSWER_REDRAW;
		}
		/* Taking back the choice itself. */
		if (key_is(event->key, "Backspace") && input_is_empty(input) && line->at == 0 &&
			line->choice != NO_CHOICE) {
			line->choice = NO_CHOICE;
			return ANSWER_REDRAW;
		}
	}
	result = input_key(input, event);
	return result == TUI_IGNORED ? ANSWER_IGNORED
	       : result == TUI_TAKEN ? ANSWER_STAY
				     : ANSWER_REDRAW;
}

/* ---- drawing ---- */

void line_draw_choices(const struct room_line *line, const struct canvas *canvas, int col)
{
	int row = 0, at = col;

	if (line->leaving)
		at += canvas_text(canvas, 0, at, -1,
			      canvas->cols < FULL_COLS ? "Decided?" : "What was decided?",
			      STYLE_BOLD) +
		      2;
	for (size_t i = 0; i <= KEYS; i++) {
		char key[2] = {i < KEYS ? key_of(&keys[i]) : 'l', '\0'};
		const char *words = i < KEYS ? keys[i].words : "Later";
		int cells = 2 + (int)strlen(words);

		if (i < KEYS ? keys[i].ask != line->ask : !line->leaving)
			continue;
		if (at + cells > canvas->cols - 1 && row == 0) {
			row = 1;
			at = col;
		}
		canvas_text(canvas, row, at, -1, key, STYLE_BOLD);
		canvas_text(canvas, row, at + 2, -1, words, STYLE_NORMAL);
		at += cells + 2;
	}
}
