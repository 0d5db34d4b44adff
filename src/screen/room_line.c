/* The one line that is filled in: an action, a decision with what it needs, a review date, how they
 * were told, the number of a case. */
#include "room.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

enum { NOT_NEEDED = 100 }; /* beside enum informed_how */

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

static const struct answer_key *chosen(const struct room_line *line)
{
	for (size_t i = 0; i < KEYS; i++)
		if (keys[i].ask == line->ask && keys[i].value == line->choice)
			return &keys[i];
	return NULL;
}

bool line_is_choosing(const struct room_line *line)
{
	return (line->ask == ASK_DECISION || line->ask == ASK_TELL) && line->choice == NO_CHOICE;
}

static struct input *input_at(struct room *room, int at)
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

/* ---- what was typed, checked ---- */

static struct date_rules date_rules_of(const struct room *room)
{
	return (struct date_rules){DATE_FUTURE, false, app_today(room->view->app),
		session_holidays(room->view->session)};
}

static bool missing(const struct room_prompt *prompt, struct err *err)
{
	switch (prompt->kind) {
	case PROMPT_WORKER:
		return err_set(err, ERR_INVALID, prompt->arg,
			"Type the beginning of the new lead's name.");
	case PROMPT_DATE:
		return err_set(err, ERR_INVALID, prompt->arg,
			"Type a date, for example +3m, fri or 12/6.");
	case PROMPT_NUMBER:
		return err_set(err, ERR_INVALID, "number", "Type the number of a case.");
	default:
		return err_set(err, ERR_INVALID, prompt->arg, "%s",
			strcmp(prompt->arg, "to") == 0
				? "Say to which service."
				: "Say why: it stands in the minutes and in the record.");
	}
}

static bool find_who(struct room *room, const char *key, bool workers, const char **out,
	struct arena *arena, struct err *err)
{
	const struct room_who *other, *who = who_find(room, key, workers, &other);

	if (who && other)
		return err_set(err, ERR_INVALID, "who",
			"\"%s\" may be %s or %s. Type more of the name.", key, who->name,
			other->name);
	/* Whom nobody knows here the command may know, or says so. */
	*out = arena_strdup(arena, who == NULL ? key : who->login ? who->login : who->name);
	return true;
}

/* The line with the owner and the day that were shown under it, and no others. */
static bool action_value(struct room *room, const char *typed, const char **out,
	struct arena *arena, struct err *err)
{
	struct action_line line = action_line_read(typed, arena);
	struct date_rules rules = date_rules_of(room);
	const char *who = line.who;
	struct date due = DATE_NONE;
	char iso[DATE_ISO_SIZE];

	if (text_is_blank(line.what))
		return err_set(err, ERR_INVALID, "what", "Say what is to be done first.");
	if (!text_is_blank(line.who) && !find_who(room, line.who, false, &who, arena, err))
		return false;
	if (!text_is_blank(line.when) && !date_read(line.when, &rules, "when", &due, err))
		return false;
	*out = text_is_blank(line.who) && !date_is_set(due)
		       ? line.what
		       : arena_printf(arena, "%s / %s / %s", line.what, who, date_iso(due, iso));
	return true;
}

static bool value_of(
	struct room *room, int at, const char **out, struct arena *arena, struct err *err)
{
	const struct room_prompt *prompt = &room->line.prompts[at];
	const char *typed = input_text(input_at(room, at));
	struct date_rules rules = date_rules_of(room);
	struct date day;
	char iso[DATE_ISO_SIZE];

	*out = NULL;
	if (text_is_blank(typed))
		return prompt->optional || missing(prompt, err);
	switch (prompt->kind) {
	case PROMPT_ACTION:
		return action_value(room, typed, out, arena, err);
	case PROMPT_WORKER:
		return find_who(room, typed, true, out, arena, err);
	case PROMPT_DATE:
		if (!date_read(typed, &rules, prompt->arg, &day, err))
			return false;
		*out = arena_strdup(arena, date_iso(day, iso));
		return true;
	default:
		*out = typed;
		return true;
	}
}

/* ---- doing it ---- */

static enum command_id command_of(const struct room_line *line)
{
	switch (line->ask) {
	case ASK_ACTION:
		return CMD_MEETING_ACTION;
	case ASK_REVIEW:
		return CMD_MEETING_REVIEW;
	case ASK_TELL:
		return CMD_MEETING_TELL;
	default:
		return CMD_MEETING_DECIDE;
	}
}

/* Said when the next case is in sight: nobody's name but theirs stands there. */
static const char *without_name(const struct room *room, const char *message, struct arena *arena)
{
	const char *name = strstr(message, room->page->item.person), *rest;

	if (name == NULL || (rest = strstr(name, ": ")) == NULL)
		return message;
	return arena_printf(arena, "Case %d%s", room_place(room) + 1, rest);
}

static bool run(struct room *room, struct arena *arena, struct err *err)
{
	struct room_line *line = &room->line;
	struct args args = room_args(room, arena);
	struct result result = {0};
	enum command_id id = command_of(line);

	for (int i = 0; i < line->n; i++) {
		const char *value;

		if (!value_of(room, i, &value, arena, err)) {
			line->at = i;
			return false;
		}
		args_set(&args, line->prompts[i].arg, value);
	}
	if (line->ask == ASK_DECISION)
		args_set(&args, "decision", word_code(&words_decision, line->choice));
	if (line->ask == ASK_TELL && line->choice != NOT_NEEDED)
		args_set(&args, "how", word_code(&words_informed_how, line->choice));
	if (!app_try(room->view->app, id, &args, arena, &result, err))
		return false;
	app_done(room->view->app, id,
		line->leaving ? without_name(room, result.message, arena) : result.message);
	return true;
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
	done = run(room, arena, &err);
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
	struct input *input = input_at(room, line->at);
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
	good = value_of(room, line->at, &value, arena, &err);
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
	input = input_at(room, line->at);
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

/* Each key with its words, on two rows where one is too short. */
static void draw_choices(const struct room_line *line, const struct canvas *canvas, int col)
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

static const char *who_echo(struct room *room, const char *key, bool workers, struct arena *arena)
{
	const struct room_who *other, *who = who_find(room, key, workers, &other);

	if (who == NULL)
		return arena_printf(arena, "Nobody is called %s", key);
	if (other != NULL)
		return arena_printf(arena, "%s or %s?", who->name, other->name);
	return who_words(who, app_cols(room->view->app) < FULL_COLS, arena);
}

static const char *date_words(struct room *room, const char *typed, struct arena *arena)
{
	struct date_rules rules = date_rules_of(room);
	struct err err = {0};
	struct date day;
	char echo[80];

	if (!date_read(typed, &rules, "date", &day, &err))
		return arena_strdup(arena, err.text);
	return arena_strdup(arena, date_echo(day, &rules, echo));
}

static const char *action_echo(struct room *room, const char *typed, struct arena *arena)
{
	struct action_line line = action_line_read(typed, arena);
	const struct lead *lead = room->view->record->lead;
	const char *who, *when;

	if (text_is_blank(typed))
		return "Enter on an empty line ends it.";
	who = !text_is_blank(line.who) ? who_echo(room, line.who, false, arena)
	      : lead && lead->name     ? arena_printf(arena, "%s, who leads", lead->name)
				       : "the lead";
	when = !text_is_blank(line.when) ? date_words(room, line.when, arena)
					 : "until the next meeting";
	return arena_printf(arena, "%s; %s", who, when);
}

static const char *echo(struct room *room, struct arena *arena)
{
	struct room_line *line = &room->line;
	const struct room_prompt *prompt = &line->prompts[line->at];
	const char *typed = input_text(input_at(room, line->at));

	switch (prompt->kind) {
	case PROMPT_ACTION:
		return action_echo(room, typed, arena);
	case PROMPT_WORKER:
		return text_is_blank(typed) ? "The beginning of a name."
					    : who_echo(room, typed, true, arena);
	case PROMPT_DATE:
		return text_is_blank(typed) ? "Any date: +3m, fri, 12/6."
					    : date_words(room, typed, arena);
	case PROMPT_NUMBER:
		return arena_printf(arena, "1 to %d", room_places(room));
	default:
		return prompt->optional ? "Enter records it." : "";
	}
}

/* What was answered before stands before the field. */
static int draw_answered(struct room *room, const struct canvas *canvas, int row, int col)
{
	struct room_line *line = &room->line;
	const struct answer_key *answer = chosen(line);

	if (answer)
		col += canvas_text(canvas, row, col, -1, answer->words, STYLE_BOLD) + 2;
	for (int i = 0; i < line->at; i++)
		col += canvas_textf(canvas, row, col, canvas->cols / 3, STYLE_NORMAL, "%s %s",
			       line->prompts[i].label, input_text(line->inputs[i])) +
		       2;
	if (line->ask == ASK_ACTION)
		return col;
	return col + canvas_text(canvas, row, col, -1, line->prompts[line->at].label, STYLE_BOLD) +
	       1;
}

void line_draw(struct room *room, const struct canvas *canvas, int row, int col, bool focus)
{
	struct room_line *line = &room->line;
	struct arena *arena = arena_new();
	struct canvas two = canvas_sub(canvas, row, 0, 2, canvas->cols), field;
	int at;

	if (line_is_choosing(line)) {
		draw_choices(line, &two, col);
		if (focus)
			canvas_cursor(&two, 0, col);
	} else {
		at = draw_answered(room, &two, 0, col);
		field = canvas_sub(&two, 0, at, 1, canvas->cols - at - 1);
		input_draw(input_at(room, line->at), &field, focus);
		canvas_text(&two, 1, col, canvas->cols - col - 1, echo(room, arena), STYLE_NORMAL);
	}
	arena_free(arena);
}
