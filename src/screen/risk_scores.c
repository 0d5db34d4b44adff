#include "risk_scores.h"

#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/binding.h>

#include "person_summary.h"

static int place_of(const struct risk_explained *e)
{
	return e->score ? 0 : e->enabled ? 1 : 2;
}

bool risk_scores_read(struct view *view, struct risk_scores *scores, struct err *err)
{
	struct result result = {0};
	const struct risk_explained *all;
	struct args args;
	size_t n = 0;

	if (!scores->arena)
		scores->arena = arena_new();
	arena_reset(scores->arena);
	scores->n = 0;
	args = args_new(scores->arena);
	args_set(&args, "person", view->arg.person);
	args_set(&args, "all", "yes");
	if (!app_try(view->app, CMD_RISK_SHOW, &args, scores->arena, &result, err))
		return false;
	all = result.value;
	scores->items = arena_new_array(scores->arena, const struct risk_explained *, result.n + 1);
	for (int place = 0; place < 3; place++)
		for (size_t i = 0; i < result.n; i++)
			if (place_of(&all[i]) == place)
				scores->items[n++] = &all[i];
	scores->n = n;
	return true;
}

size_t risk_scores_find(const struct risk_scores *scores, const char *code, bool computed)
{
	size_t found = scores->n;

	for (size_t i = scores->n; i-- > 0;) {
		const struct risk_explained *e = scores->items[i];

		if (!text_equal(e->code, code))
			continue;
		if (found == scores->n || !e->score ||
			(e->score->origin == ORIGIN_COMPUTED) == computed)
			found = i;
	}
	return found;
}

bool risk_is_hidden(const struct view *view, const struct risk_explained *e)
{
	const struct judgement *j = e->judgement;

	if (!e->score || !text_equal(app_setting(view->app, "judge-first"), "yes"))
		return false;
	return !j || (j->score_id != e->score->id &&
			     (j->score_id != 0 || date_compare(j->on, e->score->scored_on) < 0));
}

struct risk_text_options risk_text_for(const struct view *view, const struct canvas *canvas)
{
	return (struct risk_text_options){.cols = canvas->cols > 100 ? 100 : canvas->cols,
		.ascii = canvas->grid->ascii,
		.spoken = app_options(view->app)->calm,
		.keys = true,
		.outlook = view->record ? view->record->outlook : NULL};
}

int risk_headline_draw(const struct canvas *canvas, const struct risk_explained *e)
{
	struct arena *arena = arena_new();
	const char *whole = risk_headline(e, arena), *range = risk_range_words(e, arena);
	int col = 0, rows = utf8_width(whole, strlen(whole)) > canvas->cols ? 2 : 1;
	char day[DATE_SHOWN_SIZE];

	if (!e->score) {
		canvas_text(canvas, 0, 0, -1, whole, STYLE_BOLD);
		arena_free(arena);
		return 1;
	}
	col += canvas_text(canvas, 0, col, -1, risk_value_words(e, arena), STYLE_BOLD) + 2;
	col += canvas_text(
		       canvas, 0, col, -1, risk_band_words(e, arena), band_style(e->score->band)) +
	       2;
	if (rows > 1)
		col = 0;
	if (*range)
		col += canvas_text(canvas, rows - 1, col, -1, range, STYLE_BOLD) + 2;
	canvas_textf(canvas, rows - 1, col, -1, STYLE_NORMAL, "as of %s%s",
		date_show(e->score->scored_on, day),
		e->age == RISK_STALE || e->age == RISK_EXPIRED ? " ~" : "");
	arena_free(arena);
	return rows;
}

static bool is_recorded(const struct risk_explained *e, const char *input)
{
	for (size_t i = 0; i < e->parts_n; i++)
		if (text_equal(e->parts[i].input, input))
			return !e->parts[i].missing;
	return false;
}

/* Is there anything to ask: an input that is neither another score, nor known from the person's
 * details, nor worked out from events already? */
static bool asks(const struct risk_explained *e)
{
	for (size_t i = 0; i < e->instrument->inputs_n; i++) {
		const char *key = e->instrument->inputs[i].key;
		const struct derivation *from =
			binding_derivation(binding_factor(e->instrument->code, key));

		if (binding_score(e->instrument->code, key))
			continue;
		if (!from || (from->rule != DERIVE_AGE && from->rule != DERIVE_OVER_AGE &&
				     from->rule != DERIVE_MALE && !is_recorded(e, key)))
			return true;
	}
	return false;
}

const char *risk_refusal(const struct risk_explained *e, enum command_id id)
{
	if (id != CMD_RISK_ANSWER && id != CMD_RISK_JUDGE && id != CMD_RISK_SCORE)
		return NULL;
	if (!e)
		return "Choose a score on the Risk tab first.";
	if (id == CMD_RISK_JUDGE)
		return NULL;
	if (!e->instrument)
		return "That score came from another tool. Its factors are not recorded here.";
	if (!e->enabled)
		return "That instrument is switched off.";
	if (id == CMD_RISK_ANSWER && !asks(e))
		return "All it needs is worked out from events, details and other scores.";
	return NULL;
}

static enum answer score_now(struct view *view, const struct risk_explained *e)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result = {0};
	struct err err = {0};

	args_set(&args, "person", view->arg.person);
	args_set(&args, "instrument", e->code);
	if (app_run(view->app, CMD_RISK_SCORE, &args, arena, &result) &&
		(!view_read(view, &err) || !view->screen->refresh(view, &err)))
		app_error(view->app, &err);
	arena_free(arena);
	return ANSWER_REDRAW;
}

enum answer risk_do(struct view *view, enum command_id id, const struct risk_explained *e)
{
	struct screen_arg arg = {
		.person = view->arg.person, .command = id, .part = e ? e->code : NULL};

	switch (id) {
	case CMD_RISK_ANSWER:
		return app_push(view->app, &screen_risk_answers, &arg);
	case CMD_RISK_JUDGE:
	case CMD_RISK_OUTLOOK:
		return app_form(view->app, view, id, e ? e->code : NULL);
	case CMD_RISK_SCORE:
		return e ? score_now(view, e) : ANSWER_IGNORED;
	default:
		return ANSWER_IGNORED;
	}
}
