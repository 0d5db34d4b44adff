/* From facts to the inputs of an instrument. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>

#include "risk_gather.h"

/* ---- the newest that counts ---- */

static bool is_about_stay(struct window window)
{
	return window.kind == WINDOW_EPISODE || window.kind == WINDOW_DISCHARGE;
}

bool gather_is_recent(const struct gather *g, struct date day)
{
	return date_between(day, g->on) <= g->of->definition->valid_days;
}

const struct factor *gather_factor(
	const struct gather *g, const char *code, struct window window, const struct factor **older)
{
	const struct risk_facts *facts = g->facts;

	*older = NULL;
	for (size_t i = 0; i < facts->factors_n; i++) {
		const struct factor *factor = &facts->factors[i];
		if (strcmp(factor->code, code) != 0 || date_compare(factor->on, g->on) > 0)
			continue;
		bool counts = is_about_stay(window)
				      ? gather_is_recent(g, factor->on)
				      : window_counts(window, g->on, factor->on) == WINDOW_IN;
		if (counts)
			return factor;
		*older = factor;
		return NULL;
	}
	return NULL;
}

/* ---- what was recorded by hand ---- */

void gather_number(struct risk_input *out, int64_t value)
{
	out->value = (struct input_value){.number = {value, 0, true}};
	out->answer = value != 0 ? ANSWER_YES : ANSWER_NO;
	out->missing = false;
}

static void said_yes(const struct gather *g, const struct instrument_input *input,
	const struct factor *factor, struct risk_input *out)
{
	char shown[SCORE_SIZE];

	if (input->type == INPUT_CHOICE) {
		out->value.choice = factor->choice;
		out->said = out->text = factor->choice;
	} else if (input->type == INPUT_BOOL) {
		out->value.number = (struct score){1, 0, true};
		out->said = "yes";
		out->text = "y";
	} else {
		out->value.number =
			factor->value.set ? factor->value : (struct score){1, 0, true};
		out->text = arena_strdup(g->arena, score_show(out->value.number, shown));
		out->said = *input->unit != '\0'
				    ? arena_printf(g->arena, "%s %s", out->text, input->unit)
				    : out->text;
	}
}

void gather_said(const struct gather *g, const struct instrument_input *input,
	const struct factor *factor, struct risk_input *out)
{
	out->missing = true;
	out->said = "not recorded";
	if (factor == NULL)
		return;
	out->answer = factor->answer;
	out->on = factor->on;
	out->source = factor->source;
	out->by = factor->recorded_by;
	out->uid = factor->uid;
	switch (factor->answer) {
	case ANSWER_YES:
		said_yes(g, input, factor, out);
		break;
	case ANSWER_NO:
		out->value.number = (struct score){0, 0, true};
		out->said = input->type == INPUT_BOOL ? "no" : "none";
		out->text = input->type == INPUT_BOOL ? "n" : "none";
		break;
	case ANSWER_DECLINED:
		out->said = "asked and declined";
		out->text = "declined";
		return;
	default:
		out->said = "asked, not known";
		out->text = "not known";
		return;
	}
	out->missing = !out->value.number.set && out->value.choice == NULL;
}

/* ---- another instrument's score ---- */

static struct date newest_input(const struct risk_computed *computed, size_t n)
{
	struct date newest = DATE_NONE;

	for (size_t i = 0; i < n; i++)
		if (date_is_set(computed->inputs[i].on) &&
			(!date_is_set(newest) ||
				date_compare(computed->inputs[i].on, newest) > 0))
			newest = computed->inputs[i].on;
	return newest;
}

static void from_score(const struct gather *g, const char *code, struct risk_input *out)
{
	const struct risk_instrument *of = risk_instrument_find(g->list, g->n, code);
	struct risk_computed computed;
	char shown[SCORE_SIZE];

	out->derived = true;
	out->missing = true;
	out->said = "not recorded";
	if (of == NULL || of->definition == NULL)
		return;
	risk_compute(g->list, g->n, of, g->facts, g->on, g->arena, &computed);
	if (computed.status != SCORING_OK) {
		out->said = arena_printf(g->arena, "nothing recorded for %s", of->name);
		return;
	}
	out->value.number = computed.score.score;
	out->answer = ANSWER_YES;
	out->missing = false;
	out->on = newest_input(&computed, of->definition->inputs_n);
	out->source = "computed";
	out->said = arena_printf(g->arena, "%s %s (%" PRId64 " of %" PRId64 " recorded)", of->name,
		score_show(computed.score.score, shown),
		computed.score.inputs_n - computed.score.missing_n, computed.score.inputs_n);
}

/* ---- all of them ---- */

static bool is_recordable(const struct derivation *derivation)
{
	return derivation == NULL ||
	       (derivation->rule != DERIVE_AGE && derivation->rule != DERIVE_OVER_AGE &&
		       derivation->rule != DERIVE_MALE);
}

static void too_old(const struct gather *g, const struct factor *older, struct risk_input *out)
{
	char day[DATE_SHOWN_SIZE];

	if (older != NULL && out->missing && out->uid == NULL)
		out->said = arena_printf(g->arena, "not recorded since %s, too long ago",
			date_show(older->on, day));
}

static void one_input(const struct gather *g, size_t i, struct risk_input *out)
{
	const struct instrument_input *input = &g->of->definition->inputs[i];
	const char *score = binding_score(g->of->code, input->key), *code;
	const struct derivation *derivation;
	const struct factor *factor, *older;

	*out = (struct risk_input){.instrument = g->of->code,
		.key = input->key,
		.definition = input,
		.label = input->label,
		.unit = input->unit,
		.type = input->type,
		.required = input->missing == INPUT_REFUSE};
	if (score != NULL) {
		from_score(g, score, out);
		return;
	}
	code = binding_factor(g->of->code, input->key);
	derivation = binding_derivation(code);
	out->factor = is_recordable(derivation) ? code : NULL;
	factor = out->factor != NULL ? gather_factor(g, code, input->window, &older) : NULL;
	if (derivation != NULL)
		gather_derived(g, input, derivation, factor, out);
	else
		gather_said(g, input, factor, out);
	if (out->factor != NULL)
		too_old(g, older, out);
}

void risk_inputs(const struct risk_instrument *list, size_t n, const struct risk_instrument *of,
	const struct risk_facts *facts, struct date on, struct arena *arena, struct risk_input *out)
{
	const struct gather g = {list, n, of, facts, on, arena};

	for (size_t i = 0; i < of->definition->inputs_n; i++)
		one_input(&g, i, &out[i]);
}
