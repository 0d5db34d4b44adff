/* The list that comes in, typed, pasted or named as a file, and who it is held against. */
#include "match.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>

/* ---- asking ---- */

void match_forget(struct match_view *match)
{
	match->rows = NULL;
	match->n = 0;
	match->said = NULL;
	match->counts = (struct match_counts){0};
	arena_reset(match->arena);
	list_refresh(match->list);
}

void match_set_list(const struct match_view *match, struct args *args)
{
	if (match->file)
		args_set(args, "file", match->file);
	else
		args_set(args, "text", str_text(&match->text));
	if (match->order)
		args_set(args, "date_order", match->order);
}

/* Takes the rows of a result into the view's own arena. */
void match_take_rows(struct match_view *match, struct arena *arena, const struct result *result)
{
	size_t was = match->n;

	arena_free(match->arena);
	match->arena = arena;
	match->rows = result->value;
	match->n = result->n;
	match->counts = match_count(match->rows, match->n);
	match->said = result->message;
	list_refresh(match->list);
	if (was == 0 && match->n > 0)
		list_select_row(match->list, 0);
}

bool match_ask(struct match_view *match)
{
	struct arena *arena;
	struct args args;
	struct result result;
	struct err err = {0};
	int64_t began = clock_monotonic_ms();

	match->stale = false;
	if (!match->file && match->text.length == 0) {
		match_forget(match);
		return true;
	}
	arena = arena_new();
	args = args_new(arena);
	match_set_list(match, &args);
	if (!app_try(match->view->app, CMD_MATCH_SHOW, &args, arena, &result, &err)) {
		match_forget(match);
		arena_free(arena);
		app_error(match->view->app, &err);
		return false;
	}
	match_take_rows(match, arena, &result);
	match->asked_at_ms = clock_monotonic_ms();
	match->took_ms = match->asked_at_ms - began;
	return true;
}

/* ---- what comes in ---- */

void match_typing(struct match_view *match, bool on)
{
	match->view->typing = on;
}

static void add_text(struct match_view *match, const char *text, size_t length)
{
	free(match->file);
	match->file = NULL;
	match->order = NULL;
	if (match->text.length > 0 && match->text.text[match->text.length - 1] != '\n')
		str_addc(&match->text, '\n');
	/* A list may have been cut out of anything; a NUL would end it early. */
	for (size_t i = 0; i < length; i++)
		if (text[i] != '\0' && (text[i] != '\n' || i == 0 || text[i - 1] != '\r'))
			str_addc(&match->text, text[i] == '\r' ? '\n' : text[i]);
	str_clear(&match->cleared);
	match->stale = true;
}

enum answer match_paste(struct match_view *match, const struct tui_event *event)
{
	add_text(match, event->text, event->length);
	if (event->lost > 0)
		app_message(match->view->app, MESSAGE_ERROR,
			"The list is over 4 MB and its end is missing. Save it to a file and name "
			"that.");
	match_typing(match, false);
	return ANSWER_REDRAW;
}

/* A number is never a path; what begins so or ends so is. */
static bool is_path(const char *text)
{
	static const char *const ends[] = {".csv", ".txt", ".tsv", ".CSV", ".TXT", ".TSV"};
	size_t n = strlen(text);

	if (*text == '/' || text_starts(text, "~/") || text_starts(text, "./"))
		return true;
	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (n > 4 && strchr(text, ' ') == NULL && strcmp(text + n - 4, ends[i]) == 0)
			return true;
	return false;
}

static void name_file(struct match_view *match, const char *typed)
{
	str_clear(&match->text);
	str_clear(&match->cleared);
	match->order = NULL;
	free(match->file);
	match->file = xstrdup(typed);
	if (match_ask(match))
		match_typing(match, false);
	else {
		free(match->file);
		match->file = NULL;
	}
}

enum answer match_enter_line(struct match_view *match)
{
	char *line = xstrdup(input_text(match->input));

	if (text_is_blank(line)) {
		match_typing(match, match->n == 0);
	} else if (is_path(line)) {
		name_file(match, line);
		if (match->file)
			input_set(match->input, "");
	} else {
		add_text(match, line, strlen(line));
		input_set(match->input, "");
	}
	free(line);
	return ANSWER_REDRAW;
}

enum answer match_clear_list(struct match_view *match)
{
	struct str was = match->text;

	if (!match->file && match->text.length == 0)
		return ANSWER_STAY;
	if (match->file) { /* it can be named again */
		free(match->file);
		match->file = NULL;
		match_forget(match);
		return ANSWER_REDRAW;
	}
	str_free(&match->cleared);
	match->cleared = was;
	match->text = (struct str){0};
	match_forget(match);
	app_message(match->view->app, MESSAGE_DONE,
		"Cleared the list. u brings it back, a adds lines.");
	return ANSWER_REDRAW;
}
