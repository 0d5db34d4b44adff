/* A score from facts, with the parts that explain it. */
#include <math.h>
#include <string.h>

#include <caseload/base/str.h>

#include "risk_gather.h"

enum { ODDS_DECIMALS = 6 };

static int decimals_of(int64_t scale)
{
	int decimals = 0;

	for (; scale > 1; scale /= 10)
		decimals++;
	return decimals;
}

static struct score points_score(const struct instrument *instrument, struct points points)
{
	if (instrument->kind == INSTRUMENT_LOGISTIC)
		return (struct score){llround(points.odds * 1e6), ODDS_DECIMALS, true};
	return (struct score){points.units, decimals_of(instrument->scale), true};
}

static void parts_make(const struct instrument *definition, const struct scoring *scoring,
	struct arena *arena, struct risk_computed *out)
{
	out->parts = arena_new_array(arena, struct risk_part, scoring->parts_n);
	out->parts_n = scoring->parts_n;
	for (size_t i = 0; i < scoring->parts_n; i++) {
		const struct scoring_part *from = &scoring->parts[i];
		struct risk_part *part = &out->parts[i];

		*part = (struct risk_part){.term = from->term,
			.label = from->label,
			.points = points_score(definition, from->value),
			.min = points_score(definition, from->min),
			.max = points_score(definition, from->max),
			.missing = from->missing};
		if (from->input == SIZE_MAX)
			continue;
		const struct risk_input *input = &out->inputs[from->input];
		part->input = input->key;
		part->said = input->said;
		part->on = input->on;
		part->source = input->source;
	}
}

static enum band team_band(const char *code, const struct instrument_band *band)
{
	return band != NULL ? binding_band(code, band->code) : BAND_UNBANDED;
}

/* The lowest band while what is missing could lift the score out of it would be taken for "no": it
 * is not given then, as an unanswered question is not a negative screen. */
static void band_make(const char *code, const struct scoring *scoring, struct risk_score *score)
{
	enum band band = team_band(code, scoring->band);

	score->band = band;
	score->own_band = scoring->band != NULL ? scoring->band->label : NULL;
	if (band == BAND_LOWER && team_band(code, scoring->band_max) != BAND_LOWER) {
		score->band = BAND_UNBANDED;
		score->own_band = NULL;
	}
}

/* What is about a stay holds from its end on. */
static struct date valid_from(const struct gather *g, const struct risk_input *inputs)
{
	const struct instrument *definition = g->of->definition;
	struct stay stay;

	for (size_t i = 0; i < definition->inputs_n; i++) {
		enum window_kind kind = definition->inputs[i].window.kind;
		if ((kind == WINDOW_EPISODE || kind == WINDOW_DISCHARGE) && inputs[i].derived &&
			!inputs[i].missing && gather_stay(g, &stay) && date_is_set(stay.until) &&
			gather_is_recent(g, stay.until))
			return stay.until;
	}
	return g->on;
}

static void score_make(
	const struct gather *g, const struct scoring *scoring, struct risk_computed *out)
{
	const struct instrument *definition = g->of->definition;
	struct risk_score *score = &out->score;

	*score = (struct risk_score){.person_id = g->facts->person_id,
		.instrument = g->of->code,
		.instrument_version = g->of->release,
		.score = scoring->value,
		.min = scoring->min,
		.max = scoring->max,
		.scored_on = g->on,
		.valid_until = date_add_days(valid_from(g, out->inputs), definition->valid_days),
		.origin = ORIGIN_COMPUTED,
		.inputs_n = (int64_t)scoring->inputs_n,
		.missing_n = (int64_t)scoring->missing_n,
		.definition_hash = g->of->hash};
	band_make(g->of->code, scoring, score);
}

static bool only_details(const struct risk_input *inputs, size_t n)
{
	bool asks_more = false;

	for (size_t i = 0; i < n; i++) {
		if (!inputs[i].details && !inputs[i].missing)
			return false;
		asks_more = asks_more || !inputs[i].details;
	}
	return asks_more;
}

void risk_compute(const struct risk_instrument *list, size_t n, const struct risk_instrument *of,
	const struct risk_facts *facts, struct date on, struct arena *arena,
	struct risk_computed *out)
{
	const struct gather g = {list, n, of, facts, on, arena};
	const struct instrument *definition = of->definition;
	struct input_value *values =
		arena_new_array(arena, struct input_value, definition->inputs_n);
	struct scoring *scoring = arena_new_one(arena, struct scoring);

	memset(out, 0, sizeof(*out));
	out->inputs = arena_new_array(arena, struct risk_input, definition->inputs_n);
	risk_inputs(list, n, of, facts, on, arena, out->inputs);
	for (size_t i = 0; i < definition->inputs_n; i++)
		if (!out->inputs[i].missing)
			values[i] = out->inputs[i].value;
	instrument_score(definition, values, arena, scoring);
	if (scoring->status == SCORING_OK && only_details(out->inputs, definition->inputs_n))
		scoring->status = SCORING_NO_DATA;
	out->status = scoring->status;
	if (scoring->status == SCORING_NO_DATA)
		out->why = "Nothing is recorded that it is computed from.";
	else if (scoring->status != SCORING_OK)
		out->why = arena_strdup(arena, scoring->why.text);
	out->warnings = scoring->warnings;
	out->warnings_n = scoring->warnings_n;
	if (scoring->status != SCORING_OK)
		return;
	parts_make(definition, scoring, arena, out);
	score_make(&g, scoring, out);
}

static bool same_score(struct score a, struct score b)
{
	return a.set == b.set && (!a.set || score_compare(a, b) == 0);
}

static bool same_part(const struct risk_part *a, const struct risk_part *b)
{
	return text_equal(a->term, b->term) && a->missing == b->missing &&
	       date_compare(a->on, b->on) == 0 && text_equal(a->source, b->source) &&
	       same_score(a->points, b->points) && same_score(a->min, b->min) &&
	       same_score(a->max, b->max);
}

bool risk_same(const struct risk_score *score, const struct risk_part *parts, size_t parts_n,
	const struct risk_computed *computed)
{
	while (parts_n > 0 && parts->score_id != score->id)
		parts++, parts_n--;
	while (parts_n > 0 && parts[parts_n - 1].score_id != score->id)
		parts_n--;
	if (computed->status != SCORING_OK || parts_n != computed->parts_n ||
		!text_equal(score->definition_hash, computed->score.definition_hash) ||
		!same_score(score->score, computed->score.score) ||
		score->band != computed->score.band)
		return false;
	for (size_t i = 0; i < parts_n; i++)
		if (!same_part(&parts[i], &computed->parts[i]))
			return false;
	return true;
}
