/* Any bytes as a definition: refused with sentences, or an instrument that keeps its promises for
 * whatever it is then given. */
#include "fuzz.h"

#include <math.h>
#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/instrument.h>

static void check_faults(const struct instrument_fault *faults, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		size_t length = strlen(faults[i].text);

		HOLDS(length > 0 && faults[i].text[length - 1] == '.');
		HOLDS(utf8_valid(faults[i].text, length) && text_is_safe(faults[i].text, false));
		HOLDS(i == 0 || faults[i - 1].line <= faults[i].line);
	}
}

static void check_scoring(
	const struct instrument *is, const struct input_value *values, struct arena *arena)
{
	struct scoring scoring;
	int64_t sums[3] = {0};

	instrument_score(is, values, arena, &scoring);
	HOLDS(scoring.missing_n <= scoring.inputs_n && scoring.inputs_n == is->inputs_n);
	if (scoring.status == SCORING_OUT_OF_RANGE || scoring.status == SCORING_INPUT_MISSING) {
		HOLDS(scoring.why.text[0] != '\0' && scoring.band == NULL);
		return;
	}
	for (size_t i = 0; i < scoring.parts_n; i++) {
		sums[0] += scoring.parts[i].value.units;
		sums[1] += scoring.parts[i].min.units;
		sums[2] += scoring.parts[i].max.units;
		points_show(is, scoring.parts[i].value, arena);
	}
	HOLDS(sums[0] == scoring.sum && sums[1] == scoring.sum_min && sums[2] == scoring.sum_max);
	HOLDS(scoring.sum_min <= scoring.sum_max);
	HOLDS(score_compare(scoring.min, scoring.max) <= 0);
	HOLDS(!isnan(scoring.probability) && scoring.probability >= 0 && scoring.probability <= 1);
	HOLDS(scoring.status != SCORING_NO_DATA || scoring.band == NULL);
	scoring_parts_text(is, &scoring, arena);
	instrument_band_edges(is, scoring.band, arena);
}

/* Nothing, the least of everything, the most of everything, and every second of them. */
static void check_instrument(const struct instrument *is, struct arena *arena)
{
	for (int round = 0; round < 4; round++) {
		struct input_value *values =
			arena_new_array(arena, struct input_value, is->inputs_n);

		for (size_t i = 0; i < is->inputs_n && round > 0; i++) {
			if (round == 3 && i % 2 == 0)
				continue;
			if (is->inputs[i].type == INPUT_CHOICE)
				values[i].choice = "x";
			else
				values[i].number = round == 1 ? is->inputs[i].lo : is->inputs[i].hi;
		}
		check_scoring(is, values, arena);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *arena = arena_new();
	const struct instrument_fault *faults;
	struct instrument is;
	/* of its own length, so that an overrun is seen */
	char *text = malloc(size + (size == 0));
	size_t n;

	HOLDS(text != NULL);
	memcpy(text, data, size);
	n = instrument_check("-", text, size, arena, &is, &faults);
	free(text);
	check_faults(faults, n);
	if (n == 0)
		check_instrument(&is, arena);
	arena_free(arena);
	return 0;
}
