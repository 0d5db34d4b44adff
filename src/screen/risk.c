/* Risk: where people stand among the adults of their practices, and what leads from there to the work
 * lists, the register, matching and the instruments. */
#include "risk.h"

#include <inttypes.h>
#include <stdlib.h>

#include <caseload/base/str.h>

#include "app.h"

static size_t row_count(void *data)
{
	return ((struct risk *)data)->lines_n;
}

static int64_t row_id(void *data, size_t row)
{
	return ((struct risk *)data)->lines[row].id;
}

const struct risk_line *risk_selected(const struct risk *risk)
{
	long row = list_selected_row(risk->list);

	return row < 0 ? NULL : &risk->lines[row];
}

/* ---- opening ---- */

static bool open_risk(struct view *view, struct err *err)
{
	struct risk *risk = xcalloc(1, sizeof *risk);
	struct list_source source = {
		.count = row_count, .id = row_id, .draw = risk_draw_row, .data = risk};

	view->data = risk;
	risk->view = view;
	risk->list = list_new(&source);
	return risk_read(risk, err);
}

static void close_risk(struct view *view)
{
	struct risk *risk = view->data;

	if (risk == NULL)
		return;
	list_free(risk->list);
	arena_free(risk->arena);
	free(risk);
}

static bool refresh(struct view *view, struct err *err)
{
	return risk_read(view->data, err);
}

/* ---- keys ---- */

static enum answer open_people(struct risk *risk, const char *which)
{
	return app_push(risk->view->app, &screen_risk_people, &(struct screen_arg){.text = which});
}

static enum answer open_selected(struct risk *risk)
{
	const struct risk_line *line = risk_selected(risk);
	const char *code = risk->whose[risk->shows].code;

	if (line == NULL)
		return ANSWER_STAY;
	if (line->kind == LINE_PRACTICE)
		return risk_show(risk, line->whose);
	return open_people(risk, arena_printf(risk->view->app->scratch, "stratum %d%s%s",
					 line->stratum, code ? " " : "", code ? code : ""));
}

static enum answer answered(struct view *view, int value, const char *reason)
{
	struct risk *risk = view->data;
	struct arena *arena;
	struct args args;
	struct result result;
	struct err err = {0};

	(void)reason;
	if (value != 1)
		return ANSWER_REDRAW;
	arena = arena_new();
	args = args_new(arena);
	app_run(view->app, CMD_RISK_SCORE_ALL, &args, arena, &result);
	arena_free(arena);
	/* Also what was stopped has left whole practices done. */
	if (!risk_read(risk, &err))
		app_error(view->app, &err);
	return ANSWER_REDRAW;
}

static enum answer ask_score_all(struct risk *risk)
{
	static const struct question_answer yes = {"A", "All of them", 1};
	struct question_spec spec = {.title = "Score everyone again?",
		.text = "Computes the scores of the people in the team's care anew and places the "
			"practices' lists anew, practice by practice. Only what has changed is "
			"written. Others can go on working meanwhile, and Esc stops it: what is "
			"done until then stays.",
		.answers = &yes,
		.n = 1,
		.protects = true,
		.stay = "Leave it as it is"};

	return app_question(risk->view->app, risk->view, &spec, answered);
}

static enum answer next_practice(struct risk *risk, size_t step)
{
	return risk_show(risk, (risk->shows + step) % risk->n);
}

static enum answer command(struct risk *risk, enum command_id id)
{
	switch (id) {
	case CMD_OPEN:
		return open_selected(risk);
	case CMD_BACK:
		return risk->shows == 0 ? ANSWER_IGNORED : risk_show(risk, 0);
	case CMD_PRACTICE_NEXT:
		return next_practice(risk, 1);
	case CMD_PRACTICE_BEFORE:
		return next_practice(risk, risk->n - 1);
	case CMD_VIEWS:
		return app_push(risk->view->app, &screen_risk_lists, NULL);
	case CMD_RISK_SCORE_ALL:
		return ask_score_all(risk);
	default:
		return ANSWER_IGNORED;
	}
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct risk *risk = view->data;
	enum answer answer = command(risk, pressed->command);

	if (answer != ANSWER_IGNORED || pressed->command != CMD_COUNT)
		return answer;
	return list_key(risk->list, pressed->event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

static enum answer resume(struct view *view, const struct screen *from, const char *text)
{
	return from == &screen_risk_lists && text ? open_people(view->data, text) : ANSWER_REDRAW;
}

/* ---- what it says of itself ---- */

static const char *why_not(struct view *view, enum command_id id)
{
	const struct risk *risk = view->data;

	if (id == CMD_OPEN && risk_selected(risk) == NULL)
		return "There is nobody to show.";
	if ((id == CMD_PRACTICE_NEXT || id == CMD_PRACTICE_BEFORE) && risk->n < 2)
		return "The team serves no practice yet.";
	return NULL;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_OPEN, NULL, "People", NULL},
		{CMD_LIST_RISING, NULL, "Rising", NULL},
		{CMD_REGISTER_STATUS, NULL, "Register", NULL}, {CMD_VIEWS, NULL, "Lists", NULL},
		{CMD_MATCH_SHOW, NULL, "Ward list", "Match"},
		{CMD_LIST_FREQUENT, NULL, "Frequent", NULL},
		{CMD_LIST_READMITTED, NULL, "Readmitted", NULL},
		{CMD_RISK_INSTRUMENTS, NULL, "Instruments", NULL},
		{CMD_LIST_NEW, NULL, "New", NULL}, {CMD_LIST_GONE, NULL, "Gone", NULL},
		{CMD_PERSON_DUPLICATES, NULL, "Same person twice", "Twice"},
		{CMD_PRACTICE_NEXT, NULL, "Practice", NULL},
		{CMD_RISK_SCORE_ALL, NULL, "Score all", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};

	static const struct hint practice[] = {{CMD_OPEN, NULL, "This practice", "Open"},
		{CMD_LIST_RISING, NULL, "Rising", NULL},
		{CMD_REGISTER_STATUS, NULL, "Register", NULL}, {CMD_VIEWS, NULL, "Lists", NULL},
		{CMD_BACK, NULL, "Back", NULL}, {0}};
	static const struct hint one[] = {{CMD_OPEN, NULL, "People", NULL},
		{CMD_BACK, NULL, "Whole team", "Team"}, {CMD_LIST_RISING, NULL, "Rising", NULL},
		{CMD_REGISTER_STATUS, NULL, "Register", NULL}, {CMD_VIEWS, NULL, "Lists", NULL},
		{CMD_PRACTICE_NEXT, NULL, "Next practice", "Next"}, {0}};
	const struct risk *risk = view->data;
	const struct risk_line *line = risk_selected(risk);

	if (line != NULL && line->kind == LINE_PRACTICE)
		return practice;
	return risk->shows == 0 ? list : one;
}

/* Who shares the lowest score of a step is in it, however many places that takes. */
static const char *note(struct view *view)
{
	struct risk *risk = view->data;
	const struct risk_line *line = risk_selected(risk);
	const struct strata_row *step;

	if (line == NULL || line->kind != LINE_STEP)
		return NULL;
	step = &risk->whose[risk->shows].steps[line->stratum];
	if (step->tied == 0)
		return NULL;
	return arena_printf(view->app->scratch,
		"%" PRId64 " people share the last %" PRId64 " places: all are in.", step->tied,
		step->tied_places);
}

static const char *where_am_i(struct view *view)
{
	struct risk *risk = view->data;
	const struct risk_line *line = risk_selected(risk);
	const struct risk_whose *whose = &risk->whose[risk->shows];
	const struct strata_row *step;

	if (line == NULL)
		return arena_printf(view->arena, "Risk, %s.", whose->name);
	if (line->kind == LINE_PRACTICE)
		return arena_printf(
			view->arena, "Risk, practice %s.", risk->whose[line->whose].name);
	step = &whose->steps[line->stratum];
	return arena_printf(view->arena,
		"Risk, %s, %s of the adults: %" PRId64 " people, %" PRId64 " in care.", whose->name,
		risk_step_name(line->stratum), step->people, step->in_care);
}

const struct screen screen_risk = {
	.name = "Risk",
	.where = IN_RISK | IN_LISTS,
	.open = open_risk,
	.close = close_risk,
	.draw = risk_draw,
	.key = key,
	.refresh = refresh,
	.resume = resume,
	.why_not = why_not,
	.hints = hints,
	.note = note,
	.where_am_i = where_am_i,
};
