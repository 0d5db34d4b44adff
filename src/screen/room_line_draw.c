/* How the line at a case looks, with what it means below it while it is typed. */
#include "room_line.h"

#include <caseload/base/str.h>

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
	struct date_rules rules = line_date_rules(room);
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
	const char *typed = input_text(line_input(room, line->at));

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
	const char *chosen = line_chosen_words(line);

	if (chosen)
		col += canvas_text(canvas, row, col, -1, chosen, STYLE_BOLD) + 2;
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
		line_draw_choices(line, &two, col);
		if (focus)
			canvas_cursor(&two, 0, col);
	} else {
		at = draw_answered(room, &two, 0, col);
		field = canvas_sub(&two, 0, at, 1, canvas->cols - at - 1);
		input_draw(line_input(room, line->at), &field, focus);
		canvas_text(&two, 1, col, canvas->cols - col - 1, echo(room, arena), STYLE_NORMAL);
	}
	arena_free(arena);
}
