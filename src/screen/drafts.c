/* The drafts one has kept: Enter goes on with one, Delete throws it away. Below them what was thrown
 * away in the last 30 days: Enter brings it back. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/tui/list.h>

#include "board.h"
#include "risk_scores.h"

enum { WHEN = 17, PLACE = 22 };

struct drafts {
	struct view *view;
	struct list *list;
	struct arena *arena;
	const struct draft *rows, *thrown;
	size_t n, thrown_n;
};

static const struct draft *draft_at(const struct drafts *drafts, size_t row)
{
	return row < drafts->n ? &drafts->rows[row] : &drafts->thrown[row - drafts->n];
}

static size_t row_count(void *data)
{
	return ((struct drafts *)data)->n + ((struct drafts *)data)->thrown_n;
}

static int64_t row_id(void *data, size_t row)
{
	return draft_at(data, row)->id;
}

/* The command whose form the place names; CMD_COUNT for a section of a plan, or where it is
 * unknown. */
static enum command_id place_command(const char *place)
{
	for (int id = 0; id < CMD_COUNT; id++)
		if (strcmp(command_get(id)->name, place) == 0)
			return id;
	return CMD_COUNT;
}

const char *draft_words(const char *place)
{
	enum command_id id = place_command(place);
	int section;

	if (text_starts(place, "plan/"))
		return word_find(&words_section, place + 5, &section)
			       ? word_shown(&words_section, section)
			       : "Plan";
	if (text_starts(place, "risk answer/"))
		return "Factors of a score";
	if (text_starts(place, "meeting/"))
		return "Notes of a meeting";
	return id != CMD_COUNT ? command_get(id)->summary : place;
}

static void draw_row(void *data, size_t at, const struct canvas *canvas, struct list_look look)
{
	struct drafts *drafts = data;
	const struct draft *draft = draft_at(drafts, at);
	int name = (canvas->cols - WHEN - PLACE - 3) / 2, col = WHEN + 1;
	char when[24];

	(void)look;
	canvas_text(canvas, 0, 0, WHEN, instant_show(draft->kept_at, when), STYLE_NORMAL);
	canvas_text(
		canvas, 0, col, name, draft->person ? draft->person : "About nobody", STYLE_BOLD);
	canvas_text(canvas, 0, col += name + 1, PLACE, draft_words(draft->place), STYLE_NORMAL);
	canvas_textf(canvas, 0, col + PLACE + 1, -1, STYLE_NORMAL, "%s%s",
		draft->thrown_away_at ? "(old) " : "", draft->text);
}

static bool read_drafts(struct view *view, struct err *err)
{
	struct drafts *drafts = view->data;
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result, thrown;

	if (!app_try(view->app, CMD_DRAFT_LIST, &args, arena, &result, err)) {
		arena_free(arena);
		return false;
	}
	args_set(&args, "thrown-away", "yes");
	if (!app_try(view->app, CMD_DRAFT_LIST, &args, arena, &thrown, err)) {
		arena_free(arena);
		return false;
	}
	arena_free(drafts->arena);
	drafts->arena = arena;
	drafts->rows = result.value;
	drafts->n = result.n;
	drafts->thrown = thrown.value;
	drafts->thrown_n = thrown.n;
	list_refresh(drafts->list);
	return true;
}

static void close_drafts(struct view *view)
{
	struct drafts *drafts = view->data;

	list_free(drafts->list);
	arena_free(drafts->arena);
	free(drafts);
}

static bool open_drafts(struct view *view, struct err *err)
{
	struct drafts *drafts = xcalloc(1, sizeof *drafts);
	struct list_source source = {
		.count = row_count, .id = row_id, .draw = draw_row, .data = drafts};

	view->data = drafts;
	drafts->view = view;
	drafts->list = list_new(&source);
	list_empty_text(drafts->list, "No drafts. What you type and do not save is kept here.");
	if (read_drafts(view, err))
		return true;
	close_drafts(view);
	return false;
}

static const struct draft *selected(struct drafts *drafts)
{
	long row = list_selected_row(drafts->list);

	return row < 0 ? NULL : draft_at(drafts, (size_t)row);
}

static enum answer bring_back(struct drafts *drafts, const struct draft *draft)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result;
	struct err err = {0};

	args_setf(&args, "draft-number", "%lld", (long long)draft->id);
	if (app_run(drafts->view->app, CMD_DRAFT_BACK, &args, arena, &result) &&
		!read_drafts(drafts->view, &err))
		app_error(drafts->view->app, &err);
	arena_free(arena);
	return ANSWER_REDRAW;
}

static enum answer open_selected(struct drafts *drafts)
{
	const struct draft *draft = selected(drafts);
	enum command_id id;
	struct screen_arg arg;
	const struct screen *form;

	if (draft == NULL)
		return ANSWER_STAY;
	if (draft->thrown_away_at)
		return bring_back(drafts, draft);
	id = place_command(draft->place);
	arg = (struct screen_arg){
		.person = draft->person_uid, .command = id, .place = draft->place};
	if (text_starts(draft->place, "plan/")) {
		arg.part = draft->place + 5;
		return app_push(drafts->view->app, &screen_plan, &arg);
	}
	if (text_starts(draft->place, "risk answer/")) {
		arg.part = draft->place + strlen("risk answer/");
		return app_push(drafts->view->app, &screen_risk_answers, &arg);
	}
	if (text_starts(draft->place, "meeting/"))
		return app_push(drafts->view->app, &screen_room, &arg);
	form = id != CMD_COUNT ? form_for(id) : NULL;
	if (form == NULL) {
		app_message(drafts->view->app, MESSAGE_ERROR, "Nothing opens this draft: %s",
			draft->text);
		return ANSWER_REDRAW;
	}
	return app_push(drafts->view->app, form, &arg);
}

static enum answer throw_answered(struct view *view, int value, const char *reason)
{
	struct drafts *drafts = view->data;
	const struct draft *draft = selected(drafts);
	struct arena *arena;
	struct args args;
	struct result result;
	struct err err = {0};

	(void)reason;
	if (value != 1 || draft == NULL)
		return ANSWER_REDRAW;
	arena = arena_new();
	args = args_new(arena);
	if (draft->person_uid)
		args_set(&args, "person", draft->person_uid);
	args_set(&args, "place", draft->place);
	if (app_run(view->app, CMD_DRAFT_DROP, &args, arena, &result) && !read_drafts(view, &err))
		app_error(view->app, &err);
	arena_free(arena);
	return ANSWER_REDRAW;
}

static enum answer ask_throw(struct view *view)
{
	static const struct question_answer answers[] = {{"y", "Throw it away", 1}, {"n", "No", 0}};
	struct question_spec spec = {.title = "Throw this draft away?",
		.answers = answers,
		.n = 2,
		.text = "It stays in this list for 30 days and can be brought back."};

	const struct draft *draft = selected(view->data);

	return draft && !draft->thrown_away_at
		       ? app_question(view->app, view, &spec, throw_answered)
		       : ANSWER_STAY;
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct drafts *drafts = view->data;

	if (pressed->command == CMD_OPEN)
		return open_selected(drafts);
	if (pressed->event->kind == TUI_KEY &&
		(key_is(pressed->event->key, "Delete") || key_is(pressed->event->key, "x")))
		return ask_throw(view);
	if (pressed->command != CMD_COUNT)
		return ANSWER_IGNORED;
	return list_key(drafts->list, pressed->event) == TUI_IGNORED ? ANSWER_IGNORED
								     : ANSWER_REDRAW;
}

/* Whatever was done with the draft, it may be gone now. */
static enum answer resume(struct view *view, const struct screen *from, const char *text)
{
	struct err err = {0};

	(void)from;
	(void)text;
	if (!read_drafts(view, &err))
		app_error(view->app, &err);
	return ANSWER_REDRAW;
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct drafts *drafts = view->data;
	struct canvas rows = canvas_sub(canvas, 2, 0, canvas->rows - 2, canvas->cols);

	char thrown[48] = "";

	if (drafts->thrown_n > 0)
		snprintf(thrown, sizeof thrown, ", %zu saved or thrown away", drafts->thrown_n);
	canvas_textf(canvas, 0, 1, canvas->cols - view->right_taken - 1, STYLE_NORMAL,
		"%zu %s kept%s", drafts->n, drafts->n == 1 ? "draft" : "drafts", thrown);
	list_draw(drafts->list, &rows, focus);
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_OPEN, NULL, "Go on with it", "Open"},
		{CMD_COUNT, "x", "Throw away", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};
	static const struct hint thrown[] = {{CMD_OPEN, NULL, "Bring it back", "Bring back"},
		{CMD_BACK, NULL, "Back", NULL}, {0}};
	static const struct hint none[] = {
		{CMD_BACK, NULL, "Back", NULL}, {CMD_FIND, NULL, "Find a person", "Find"}, {0}};
	const struct draft *draft = selected(view->data);

	if (draft == NULL)
		return none;
	return draft->thrown_away_at ? thrown : list;
}

static bool refresh(struct view *view, struct err *err)
{
	return read_drafts(view, err);
}

const struct screen screen_drafts = {
	.name = "Drafts",
	.where = IN_LISTS,
	.open = open_drafts,
	.close = close_drafts,
	.draw = draw,
	.key = key,
	.refresh = refresh,
	.resume = resume,
	.hints = hints,
};
