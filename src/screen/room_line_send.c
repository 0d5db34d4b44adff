/* What was typed at a case, checked, and sent to its command. */
#include "room_line.h"

#include <string.h>

#include <caseload/base/str.h>

/* ---- what was typed, checked ---- */

struct date_rules line_date_rules(const struct room *room)
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
	struct date_rules rules = line_date_rules(room);
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

bool line_value(struct room *room, int at, const char **out, struct arena *arena, struct err *err)
{
	const struct room_prompt *prompt = &room->line.prompts[at];
	const char *typed = input_text(line_input(room, at));
	struct date_rules rules = line_date_rules(room);
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

bool line_send(struct room *room, struct arena *arena, struct err *err)
{
	struct room_line *line = &room->line;
	struct args args = room_args(room, arena);
	struct result result = {0};
	enum command_id id = command_of(line);

	for (int i = 0; i < line->n; i++) {
		const char *value;

		if (!line_value(room, i, &value, arena, err)) {
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
