/* Every row of figures, through the shipped definitions. */
#include "scoring.h"

#include <criterion/criterion.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const double TOLERANCE = 1e-6;

static bool number_agrees(const struct instrument *instrument, const char *expected,
	struct score score, double probability)
{
	char shown[SCORE_SIZE];

	if (instrument->kind == INSTRUMENT_LOGISTIC)
		return fabs(strtod(expected, NULL) - probability) <= TOLERANCE;
	return strcmp(expected, score_show(score, shown)) == 0;
}

static const char *refusal(enum scoring_status status)
{
	return status == SCORING_OUT_OF_RANGE	 ? "ERR_RANGE"
	       : status == SCORING_INPUT_MISSING ? "ERR_MISSING"
						 : NULL;
}

static const char *disagree(
	const char *column, const char *expected, const char *got, struct arena *arena)
{
	return arena_printf(arena, "%s: expected %s, got %s", column, expected, got);
}

static const char *scores_disagree(const struct instrument *instrument, const struct table *table,
	size_t row, const struct scoring *scoring, struct arena *arena)
{
	const char *expected = figure_at(table, row, "expected");
	const char *band = figure_at(table, row, "expected_band"), *got;
	const char *logit = figure_at(table, row, "expected_logit");
	char shown[SCORE_SIZE];

	if (!number_agrees(instrument, expected, scoring->value, scoring->probability))
		return disagree("score", expected, score_show(scoring->value, shown), arena);
	expected = figure_at(table, row, "expected_min");
	if (!number_agrees(instrument, expected, scoring->min, scoring->probability_min))
		return disagree("min", expected, score_show(scoring->min, shown), arena);
	expected = figure_at(table, row, "expected_max");
	if (!number_agrees(instrument, expected, scoring->max, scoring->probability_max))
		return disagree("max", expected, score_show(scoring->max, shown), arena);
	if (*logit != '\0' && fabs(strtod(logit, NULL) - scoring->odds) > TOLERANCE)
		return disagree("log-odds", logit, arena_printf(arena, "%f", scoring->odds), arena);
	expected = figure_at(table, row, "expected_shown");
	if (*expected != '\0' && strcmp(expected, score_show(scoring->value, shown)) != 0)
		return disagree("shown", expected, shown, arena);
	/* Where nothing is recorded the figures hold the band of 0, and we show none. */
	got = scoring->band != NULL ? scoring->band->code : "";
	if (scoring->status == SCORING_NO_DATA) {
		const struct instrument_band *of_sum =
			instrument_band_of(instrument, (struct points){scoring->sum, 0});
		if (scoring->band != NULL)
			return "a band without data";
		got = of_sum != NULL ? of_sum->code : "";
	}
	if (strcmp(band, got) != 0)
		return disagree("band", band, got, arena);
	if (instrument->kind == INSTRUMENT_LOGISTIC)
		return NULL;
	expected = figure_at(table, row, "expected_parts");
	got = scoring_parts_text(instrument, scoring, arena);
	return strcmp(expected, got) == 0 ? NULL : disagree("parts", expected, got, arena);
}

/* Each of value, least and most is the sum of its parts. */
static bool parts_add_up(const struct instrument *instrument, const struct scoring *scoring)
{
	int64_t sums[3] = {0};

	for (size_t i = 0; i < scoring->parts_n; i++) {
		sums[0] += scoring->parts[i].value.units;
		sums[1] += scoring->parts[i].min.units;
		sums[2] += scoring->parts[i].max.units;
	}
	return instrument->kind == INSTRUMENT_LOGISTIC ||
	       (sums[0] == scoring->sum && sums[1] == scoring->sum_min &&
		       sums[2] == scoring->sum_max);
}

const char *vector_disagrees(const struct instrument *instrument, const struct table *table,
	size_t row, struct arena *arena)
{
	struct input_value *values =
		arena_new_array(arena, struct input_value, instrument->inputs_n);
	const char *expected = figure_at(table, row, "expected"), *got;
	struct scoring scoring;
	struct err err = {0};
	char missing[32];

	for (size_t i = 0; i < instrument->inputs_n; i++)
		if (!input_value_read(&instrument->inputs[i],
			    figure_at(table, row, instrument->inputs[i].key), &values[i], &err))
			return arena_strdup(arena, err.text);
	instrument_score(instrument, values, arena, &scoring);
	got = refusal(scoring.status);
	if (got != NULL || strncmp(expected, "ERR_", 4) == 0)
		if (got == NULL || strcmp(got, expected) != 0)
			return disagree("refusal", expected, got != NULL ? got : "none", arena);
	snprintf(missing, sizeof(missing), "%zu", scoring.missing_n);
	if (strcmp(missing, figure_at(table, row, "n_missing")) != 0)
		return disagree("n_missing", figure_at(table, row, "n_missing"), missing, arena);
	if (got != NULL)
		return scoring.why.text[0] != '\0' ? NULL : "a refusal without a sentence";
	if (!parts_add_up(instrument, &scoring))
		return "the parts do not add up";
	return scores_disagree(instrument, table, row, &scoring, arena);
}

/* The number of rows; a missing table gives 0. */
static size_t replay(const char *folder, const struct instrument *instrument, struct arena *arena)
{
	const char *path = arena_printf(arena, "%s/%s.csv", folder, instrument->code);
	struct table *table = table_load(path, arena);

	for (size_t i = 0; table != NULL && i < table->rows_n; i++) {
		const char *why = vector_disagrees(instrument, table, i, arena);
		cr_assert(why == NULL, "%s row %zu (%s): %s", path, i + 2,
			figure_at(table, i, "case"), why);
	}
	return table != NULL ? table->rows_n : 0;
}

Test(scoring, every_row_of_figures_is_reproduced)
{
	const char *data = getenv("CASELOAD_DATA");
	struct arena *arena = arena_new();
	size_t rows = 0;

	for (size_t i = 0; i < instruments_shipped_n; i++) {
		const char *file = instruments_shipped[i].file;
		const struct instrument *instrument = instrument_shipped(
			arena_strndup(arena, file, strlen(file) - strlen(".tsv")));
		size_t n;

		cr_assert(instrument != NULL, "%s", file);
		n = replay("tests/risk", instrument, arena);
		cr_assert(n >= 20, "%s has %zu rows", file, n);
		rows += n;
		if (data != NULL)
			replay(arena_printf(arena, "%s/../risk/vectors", data), instrument, arena);
		rows += replay("tests/risk/more", instrument, arena);
	}
	cr_assert(rows > 900, "%zu rows", rows);
	arena_free(arena);
}
