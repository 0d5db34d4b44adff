/* A result in words: addends, edges of bands, and what an input's value may be. */
#include <inttypes.h>
#include <math.h>
#include <string.h>
#include <strings.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "instrument_inside.h"

enum { ODDS_PLACES = 4, QUOTED = 40 };

/* ---- values ---- */

bool input_value_read(const struct instrument_input *input, const char *text,
	struct input_value *out, struct err *err)
{
	static const char *const yes[] = {"1", "y", "yes", "true"}, *const no[] = {"0", "n", "no",
									    "false"};

	*out = (struct input_value){0};
	if (text == NULL || *text == '\0')
		return true;
	if (input->type == INPUT_CHOICE) {
		out->choice = text;
		return true;
	}
	for (size_t i = 0; input->type == INPUT_BOOL && i < sizeof(yes) / sizeof(yes[0]); i++)
		if (strcasecmp(text, yes[i]) == 0 || strcasecmp(text, no[i]) == 0) {
			out->number = (struct score){strcasecmp(text, yes[i]) == 0, 0, true};
			return true;
		}
	if (score_parse(text, &out->number))
		return true;
	return err_set(err, ERR_INVALID, input->key, "%s (%s): \"%.*s\" is not %s.", input->label,
		input->key, (int)utf8_fit(text, strlen(text), QUOTED), text,
		input->type == INPUT_BOOL ? "yes or no: write 1 or 0"
					  : "a number: write digits, such as 12 or 13.5");
}

/* Values that would fit, had another unit been meant. The first is what the file has. */
static const struct {
	const char *unit, *meant;
	double times;
} slips[] = {{"g/L", "g/dL", 10}, {"g/dL", "g/L", 0.1}, {"cm", "m", 100}, {"m", "cm", 0.01},
	{"kg", "g", 0.001}, {"umol/L", "mmol/L", 1000}, {"mmol/L", "umol/L", 0.001}};

/* "Perhaps it is in g/dL: 12 g/dL is 120 g/L." */
static void unit_hint(const struct instrument_input *input, struct score value, struct str *out)
{
	double lo = score_double(input->lo), hi = score_double(input->hi);
	double x = score_double(value);
	char shown[SCORE_SIZE], other[SCORE_SIZE];

	if (lo >= 0 && hi <= 1 && x > 1 && x <= 100 && input->type == INPUT_REAL) {
		struct score part = {value.value, value.scale + 2, true};
		if (part.scale <= 6)
			str_addf(out, " Perhaps it is a percentage: %s%% is %s.",
				score_show(value, shown), score_show(part, other));
		return;
	}
	for (size_t i = 0; i < sizeof(slips) / sizeof(slips[0]); i++) {
		double meant = x * slips[i].times;
		struct score in_unit = {(int64_t)floor(meant * 1000 + 0.5), 3, true};

		if (strcmp(input->unit, slips[i].unit) != 0 || meant < lo || meant > hi)
			continue;
		while (in_unit.scale > 0 && in_unit.value % 10 == 0)
			in_unit.value /= 10, in_unit.scale--;
		str_addf(out, " Perhaps it is in %s: %s %s is %s %s.", slips[i].meant,
			score_show(value, shown), slips[i].meant, score_show(in_unit, other),
			input->unit);
		return;
	}
}

bool input_value_check(
	const struct instrument_input *input, const struct input_value *value, struct err *err)
{
	const char *unit = input->unit;
	char shown[SCORE_SIZE], lo[SCORE_SIZE], hi[SCORE_SIZE];
	struct str text = {0};

	if (!value->number.set)
		return true;
	score_show(value->number, shown);
	if (score_compare(value->number, input->lo) < 0 ||
		score_compare(value->number, input->hi) > 0) {
		str_addf(&text, "%s (%s): %s is outside %s to %s%s%s.", input->label, input->key,
			shown, score_show(input->lo, lo), score_show(input->hi, hi),
			*unit != '\0' ? " " : "", unit);
		unit_hint(input, value->number, &text);
	} else if (input->type != INPUT_REAL &&
		   value->number.value % tens[value->number.scale] != 0) {
		str_addf(&text, "%s (%s): %s is not a whole number.", input->label, input->key,
			shown);
	}
	if (text.length == 0)
		return true;
	err_set(err, ERR_INVALID, input->key, "%s", str_text(&text));
	str_free(&text);
	return false;
}

/* ---- addends ---- */

struct score points_number(const struct instrument *instrument, struct points points)
{
	struct score score = {points.units, 0, true};

	if (instrument->kind == INSTRUMENT_LOGISTIC)
		return (struct score){(int64_t)floor(points.odds * (double)tens[ODDS_PLACES] + 0.5),
			ODDS_PLACES, true};
	while (tens[score.scale] < instrument->scale)
		score.scale++;
	return score;
}

char *points_show(const struct instrument *instrument, struct points points, struct arena *arena)
{
	struct score score = points_number(instrument, points);
	char buffer[SCORE_SIZE];

	if (score.value == 0)
		return arena_strdup(arena, "0");
	return arena_printf(arena, "%s%s", score.value > 0 ? "+" : "", score_show(score, buffer));
}

char *scoring_parts_text(
	const struct instrument *instrument, const struct scoring *scoring, struct arena *arena)
{
	struct str text = {0};
	char buffer[SCORE_SIZE], *out;

	for (size_t i = 0; i < scoring->parts_n; i++) {
		struct score score = points_number(instrument, scoring->parts[i].value);

		if (score.value != 0)
			str_addf(&text, "%s%s=%s", text.length > 0 ? ";" : "",
				scoring->parts[i].term, score_show(score, buffer));
	}
	out = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return out;
}

/* ---- bands ---- */

/* Edges in the steps a sum can take; false where it has none, or an edge lies between two. */
static bool edge_steps(const struct instrument *instrument, struct score edge, int64_t *out)
{
	int64_t scale = instrument->band_on == BAND_ON_COUNT ? 1 : instrument->scale;

	if (instrument->kind == INSTRUMENT_LOGISTIC ||
		(instrument->kind == INSTRUMENT_RATIO && instrument->band_on == BAND_ON_SCORE))
		return false;
	if (__builtin_mul_overflow(edge.value, scale, out) || *out % tens[edge.scale] != 0)
		return false;
	*out /= tens[edge.scale];
	return true;
}

static const char *step_text(
	const struct instrument *instrument, int64_t steps, char buffer[static SCORE_SIZE])
{
	struct score score = {steps, 0, true};

	while (instrument->band_on != BAND_ON_COUNT && tens[score.scale] < instrument->scale)
		score.scale++;
	return score_show(score, buffer);
}

char *instrument_band_edges(const struct instrument *instrument, const struct instrument_band *band,
	struct arena *arena)
{
	struct score lo = band != NULL ? band->span.lo : (struct score){0};
	struct score hi = band != NULL ? band->span.hi : (struct score){0};
	char a[SCORE_SIZE], b[SCORE_SIZE];
	int64_t from, until;
	char *out;

	if (lo.set && hi.set && edge_steps(instrument, lo, &from) &&
		edge_steps(instrument, hi, &until)) {
		until--;
		out = from == until ? arena_strdup(arena, step_text(instrument, from, a))
				    : arena_printf(arena, "%s-%s", step_text(instrument, from, a),
					      step_text(instrument, until, b));
	} else if (lo.set && !hi.set) {
		out = arena_printf(arena, "%s or more", score_show(lo, a));
	} else if (hi.set && (!lo.set || lo.value == 0)) {
		out = arena_printf(arena, "under %s", score_show(hi, b));
	} else if (lo.set && hi.set) {
		out = arena_printf(arena, "%s to under %s", score_show(lo, a), score_show(hi, b));
	} else {
		return arena_strdup(arena, "");
	}
	if (instrument->kind == INSTRUMENT_RATIO && instrument->band_on == BAND_ON_COUNT)
		out = arena_printf(arena, "%s of %" PRId64, out, instrument->denominator);
	return out;
}
