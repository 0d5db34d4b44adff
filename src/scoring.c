/* One evaluator for every instrument: values in, addends and their range out. */
#include <math.h>
#include <string.h>

#include <caseload/base/str.h>

#include "instrument_inside.h"

const int64_t tens[] = {1, 10, 100, 1000, 10000, 100000, 1000000};

double score_double(struct score score)
{
	return (double)score.value / (double)tens[score.scale];
}

static bool is_recorded(const struct input_value *value)
{
	return value->number.set || value->choice != NULL;
}

/* ---- what a value brings ---- */

static struct points points_add(struct points a, struct points b)
{
	return (struct points){a.units + b.units, a.odds + b.odds};
}

static struct points points_less(struct points a, struct points b)
{
	return (struct points){a.units - b.units, a.odds - b.odds};
}

/* Of one instrument only one of the two is used, so the other is equal. */
static bool points_above(struct points a, struct points b)
{
	return a.units > b.units || (a.units == b.units && a.odds > b.odds);
}

static bool points_none(struct points points)
{
	return points.units == 0 && points.odds == 0;
}

static struct points points_times(struct points a, struct points b)
{
	return (struct points){a.units * b.units, a.odds * b.odds};
}

static struct points points_of_number(struct score number)
{
	return (struct points){number.value / tens[number.scale], score_double(number)};
}

static bool span_holds(struct span span, struct score value)
{
	return (!span.lo.set || score_compare(value, span.lo) >= 0) &&
	       (!span.hi.set || score_compare(value, span.hi) < 0);
}

/* NULL only for a number below a table whose beginning the loader did not hold against the input. */
static const struct term_row *row_of(
	const struct instrument_term *term, const struct input_value *value)
{
	const struct term_row *other = NULL;

	for (size_t i = 0; i < term->rows_n; i++) {
		const struct term_row *row = &term->rows[i];

		if (term->op == TERM_BANDS && span_holds(row->span, value->number))
			return row;
		if (term->op == TERM_MAP && strcmp(row->key, value->choice) == 0)
			return row;
		if (term->op == TERM_MAP && strcmp(row->key, "*") == 0)
			other = row;
	}
	return other;
}

static struct points points_of(const struct instrument_term *term, const struct input_value *value)
{
	const struct term_row *row;
	struct points x;

	switch (term->op) {
	case TERM_FLAG:
		return value->number.value != 0 ? term->coef : (struct points){0};
	case TERM_FLAGNOT:
		return value->number.value == 0 ? term->coef : (struct points){0};
	case TERM_LINEAR:
		return points_times(term->coef, points_of_number(value->number));
	case TERM_SQUARE:
		x = points_of_number(value->number);
		return points_times(term->coef, points_times(x, x));
	case TERM_BANDS:
	case TERM_MAP:
		row = row_of(term, value);
		return row != NULL ? points_times(term->coef, row->points) : (struct points){0};
	}
	return (struct points){0};
}

/* What a missing value could have brought. */
static void points_range(const struct instrument_term *term, struct points *min, struct points *max)
{
	size_t n = term->rows_n;

	*min = *max = (struct points){0};
	if (n == 0)
		*(points_above(*max, term->coef) ? min : max) = term->coef;
	for (size_t i = 0; i < n; i++) {
		struct points points = points_times(term->coef, term->rows[i].points);

		if (i == 0 || points_above(*min, points))
			*min = points;
		if (i == 0 || points_above(points, *max))
			*max = points;
	}
}

static void score_term(const struct instrument *instrument, const struct instrument_term *term,
	const struct input_value *values, struct scoring_part *part)
{
	const struct instrument_input *input = &instrument->inputs[term->input];
	struct input_value value = values[term->input];

	*part = (struct scoring_part){.term = term->key,
		.label = term->label,
		.input = term->input,
		.missing = !is_recorded(&value)};
	if (part->missing && input->missing == INPUT_ZERO) {
		points_range(term, &part->min, &part->max);
		return;
	}
	if (part->missing)
		input_value_read(input, input->fallback, &value, NULL);
	part->value = part->min = part->max = points_of(term, &value);
}

/* ---- groups: for the value, the least and the most alike ---- */

enum measure { VALUE, LEAST, MOST, MEASURES };

static struct points *measure_of(struct scoring_part *part, enum measure measure)
{
	return measure == VALUE ? &part->value : measure == LEAST ? &part->min : &part->max;
}

/* Only the severest counts: the others bring nothing. */
static void keep_severest(const struct instrument *instrument, size_t group,
	struct scoring_part *parts, enum measure m)
{
	size_t best = SIZE_MAX;

	for (size_t i = 0; i < instrument->terms_n; i++)
		if (instrument->terms[i].group == group &&
			(best == SIZE_MAX || points_above(*measure_of(&parts[i], m),
						     *measure_of(&parts[best], m))))
			best = i;
	for (size_t i = 0; i < instrument->terms_n; i++)
		if (instrument->terms[i].group == group && i != best)
			*measure_of(&parts[i], m) = (struct points){0};
}

/* What goes over the cap, as an addend of its own. */
static struct points over_cap(const struct instrument *instrument, size_t group,
	struct scoring_part *parts, enum measure m)
{
	struct points sum = {0}, cap = instrument->groups[group].cap;

	for (size_t i = 0; i < instrument->terms_n; i++)
		if (instrument->terms[i].group == group)
			sum = points_add(sum, *measure_of(&parts[i], m));
	return points_above(sum, cap) ? points_less(cap, sum) : (struct points){0};
}

static void combine_group(
	const struct instrument *instrument, size_t group, struct arena *arena, struct scoring *out)
{
	const struct instrument_group *rule = &instrument->groups[group];
	struct scoring_part part = {.label = rule->label, .input = SIZE_MAX};

	if (rule->rule == GROUP_MAX)
		for (enum measure m = VALUE; m < MEASURES; m++)
			keep_severest(instrument, group, out->parts, m);
	if (rule->rule != GROUP_CAP)
		return;
	for (enum measure m = VALUE; m < MEASURES; m++)
		*measure_of(&part, m) = over_cap(instrument, group, out->parts, m);
	if (points_none(part.value) && points_none(part.min) && points_none(part.max))
		return;
	part.term = arena_printf(arena, "cap:%s", rule->key);
	out->parts[out->parts_n++] = part;
}

/* ---- the sum, its band, and how it is shown ---- */

/* To the nearest whole, halves up; `under` is above 0. */
static int64_t half_up(int64_t over, int64_t under)
{
	int64_t twice = 2 * over + under, by = 2 * under;
	int64_t whole = twice / by;

	return whole * by > twice ? whole - 1 : whole;
}

static double probability_of(const struct instrument *instrument, double odds)
{
	return 1 / (1 + exp(-(instrument->intercept + odds)));
}

static struct score shown(const struct instrument *instrument, struct points sum)
{
	int64_t ten = tens[instrument->decimals];
	int64_t value;

	if (instrument->kind == INSTRUMENT_LOGISTIC)
		value = (int64_t)floor(probability_of(instrument, sum.odds) * (double)ten + 0.5);
	else
		value = half_up(sum.units * ten, instrument->kind == INSTRUMENT_RATIO
							 ? instrument->denominator
							 : instrument->scale);
	return (struct score){value, instrument->decimals, true};
}

/* Below 0, 0 or above 0: how the unrounded result stands to an edge. */
static int against(const struct instrument *instrument, struct points sum, struct score edge)
{
	int64_t under = 1, left, right;
	double probability;

	if (instrument->kind == INSTRUMENT_LOGISTIC) {
		probability = probability_of(instrument, sum.odds);
		return (probability > score_double(edge)) - (probability < score_double(edge));
	}
	if (instrument->band_on == BAND_ON_SCORE)
		under = instrument->kind == INSTRUMENT_RATIO ? instrument->denominator
							     : instrument->scale;
	left = sum.units * tens[edge.scale];
	/* An edge that no sum can reach needs no exact answer, only one that cannot overflow. */
	if (__builtin_mul_overflow(edge.value, under, &right))
		return edge.value > 0 ? -1 : 1;
	return (left > right) - (left < right);
}

const struct instrument_band *instrument_band_of(
	const struct instrument *instrument, struct points sum)
{
	for (size_t i = 0; i < instrument->bands_n; i++) {
		const struct span *span = &instrument->bands[i].span;

		if ((!span->lo.set || against(instrument, sum, span->lo) >= 0) &&
			(!span->hi.set || against(instrument, sum, span->hi) < 0))
			return &instrument->bands[i];
	}
	return NULL;
}

static void add_up(const struct instrument *instrument, struct scoring *out)
{
	struct points sum[MEASURES] = {{0}};

	for (size_t i = 0; i < out->parts_n; i++)
		for (enum measure m = VALUE; m < MEASURES; m++)
			sum[m] = points_add(sum[m], *measure_of(&out->parts[i], m));
	out->sum = sum[VALUE].units;
	out->sum_min = sum[LEAST].units;
	out->sum_max = sum[MOST].units;
	out->value = shown(instrument, sum[VALUE]);
	out->min = shown(instrument, sum[LEAST]);
	out->max = shown(instrument, sum[MOST]);
	if (instrument->kind == INSTRUMENT_LOGISTIC) {
		out->odds = instrument->intercept + sum[VALUE].odds;
		out->probability = probability_of(instrument, sum[VALUE].odds);
		out->probability_min = probability_of(instrument, sum[LEAST].odds);
		out->probability_max = probability_of(instrument, sum[MOST].odds);
	}
	if (out->status != SCORING_OK)
		return;
	out->band = instrument_band_of(instrument, sum[VALUE]);
	out->band_min = instrument_band_of(instrument, sum[LEAST]);
	out->band_max = instrument_band_of(instrument, sum[MOST]);
}

/* ---- what must be so before anything is added ---- */

static bool ranges_hold(
	const struct instrument *instrument, const struct input_value *values, struct scoring *out)
{
	const char *first = NULL;
	struct str all = {0};
	struct err err;

	for (size_t i = 0; i < instrument->inputs_n; i++) {
		const struct instrument_input *input = &instrument->inputs[i];

		if (!is_recorded(&values[i]) || input_value_check(input, &values[i], &err))
			continue;
		first = first != NULL ? first : input->key;
		str_addf(&all, "%s%s", all.length > 0 ? " " : "", err.text);
	}
	if (first != NULL) {
		out->status = SCORING_OUT_OF_RANGE;
		err_set(&out->why, ERR_INVALID, first, "%s", str_text(&all));
	}
	str_free(&all);
	return first == NULL;
}

static bool nothing_needed_is_missing(
	const struct instrument *instrument, const struct input_value *values, struct scoring *out)
{
	const char *first = NULL;
	struct str all = {0};

	for (size_t i = 0; i < instrument->inputs_n; i++) {
		const struct instrument_input *input = &instrument->inputs[i];

		if (is_recorded(&values[i]) || input->missing != INPUT_REFUSE)
			continue;
		first = first != NULL ? first : input->key;
		str_addf(&all, "%s%s", all.length > 0 ? "; " : "", input->label);
	}
	if (first != NULL) {
		out->status = SCORING_INPUT_MISSING;
		err_set(&out->why, ERR_INVALID, first,
			"Not recorded, and there is no score without: %s.", str_text(&all));
	}
	str_free(&all);
	return first == NULL;
}

static void warn(const struct instrument *instrument, const struct input_value *values,
	struct arena *arena, struct scoring *out)
{
	size_t room = 0;

	for (size_t i = 0; i < instrument->warnings_n; i++) {
		const struct instrument_warning *warning = &instrument->warnings[i];

		if (values[warning->input].number.set &&
			!span_holds(warning->usual, values[warning->input].number))
			*(const struct instrument_warning **)arena_push(arena, &out->warnings,
				&out->warnings_n, &room, sizeof(warning)) = warning;
	}
}

void instrument_score(const struct instrument *instrument, const struct input_value *values,
	struct arena *arena, struct scoring *out)
{
	*out = (struct scoring){.inputs_n = instrument->inputs_n};
	for (size_t i = 0; i < instrument->inputs_n; i++)
		out->missing_n += !is_recorded(&values[i]);
	if (!ranges_hold(instrument, values, out) ||
		!nothing_needed_is_missing(instrument, values, out))
		return;
	if (out->missing_n == out->inputs_n)
		out->status = SCORING_NO_DATA;
	warn(instrument, values, arena, out);
	out->parts = arena_new_array(
		arena, struct scoring_part, instrument->terms_n + instrument->groups_n);
	out->parts_n = instrument->terms_n;
	for (size_t i = 0; i < instrument->terms_n; i++)
		score_term(instrument, &instrument->terms[i], values, &out->parts[i]);
	for (size_t i = 0; i < instrument->groups_n; i++)
		combine_group(instrument, i, arena, out);
	add_up(instrument, out);
}

/* ---- the ends of the scale ---- */

static void term_limits(const struct instrument *instrument, const struct instrument_term *term,
	struct scoring_part *part)
{
	const struct instrument_input *input = &instrument->inputs[term->input];
	struct input_value lo = {.number = input->lo}, hi = {.number = input->hi};
	struct points a, b;

	if (term->op != TERM_LINEAR && term->op != TERM_SQUARE) {
		points_range(term, &part->min, &part->max);
		return;
	}
	a = points_of(term, &lo);
	b = points_of(term, &hi);
	part->min = points_above(a, b) ? b : a;
	part->max = points_above(a, b) ? a : b;
	/* A square is lowest, or with a coefficient below 0 highest, where its input is 0. */
	if (term->op == TERM_SQUARE && input->lo.value < 0 && input->hi.value > 0)
		*(points_above(part->max, (struct points){0}) ? &part->min : &part->max) =
			(struct points){0};
}

void instrument_limits(const struct instrument *instrument, struct score *least, struct score *most)
{
	struct scoring scoring = {.status = SCORING_NO_DATA, .parts_n = instrument->terms_n};
	struct arena *arena;

	*least = (struct score){0, 0, true};
	*most = (struct score){1, 0, true};
	if (instrument->kind == INSTRUMENT_LOGISTIC)
		return;
	arena = arena_new();
	scoring.parts = arena_new_array(
		arena, struct scoring_part, instrument->terms_n + instrument->groups_n);
	for (size_t i = 0; i < instrument->terms_n; i++) {
		scoring.parts[i].term = instrument->terms[i].key;
		term_limits(instrument, &instrument->terms[i], &scoring.parts[i]);
	}
	for (size_t i = 0; i < instrument->groups_n; i++)
		combine_group(instrument, i, arena, &scoring);
	add_up(instrument, &scoring);
	*least = scoring.min;
	*most = scoring.max;
	arena_free(arena);
}
