#include <caseload/binding.h>

#include <string.h>

#include "binding_table.h"

/* The `c` of the row for both, or the `b` of the row for `a` alone. */
static const char *row_of(const struct binding_row *rows, const char *a, const char *b)
{
	for (; a != NULL && rows->a != NULL; rows++)
		if (strcmp(rows->a, a) == 0 && (b == NULL || strcmp(rows->b, b) == 0))
			return b == NULL ? rows->b : rows->c;
	return NULL;
}

enum band binding_band(const char *instrument, const char *band_code)
{
	const struct instrument *shipped;
	int band;

	if (instrument == NULL || band_code == NULL)
		return BAND_UNBANDED;
	for (const struct binding_band *row = binding_bands; row->instrument != NULL; row++)
		if (strcmp(row->instrument, instrument) == 0 && strcmp(row->code, band_code) == 0)
			return row->band;
	/* An indicator is a count: whatever its bands are called, it says nothing of a team's. */
	shipped = instrument_shipped(instrument);
	if (shipped != NULL && shipped->class == INSTRUMENT_INDICATOR)
		return BAND_UNBANDED;
	for (size_t i = 0; i < words_band.n; i++) {
		band = words_band.words[i].value;
		if (strcmp(words_band.words[i].code, band_code) == 0 && band != BAND_NO_DATA)
			return (enum band)band;
	}
	return BAND_UNBANDED;
}

struct score binding_band_last(const char *instrument, const char *band_code)
{
	for (const struct binding_last *row = binding_lasts; row->instrument != NULL; row++)
		if (strcmp(row->instrument, instrument) == 0 && strcmp(row->code, band_code) == 0)
			return row->last;
	return (struct score){0};
}

const char *binding_factor(const char *instrument, const char *input)
{
	const char *factor = row_of(binding_factors, instrument, input);
	return factor != NULL ? factor : input;
}

const char *binding_score(const char *instrument, const char *input)
{
	return row_of(binding_scores, instrument, input);
}

const struct derivation *binding_derivation(const char *factor)
{
	for (const struct derivation *d = binding_derivations; d->factor != NULL; d++)
		if (strcmp(d->factor, factor) == 0)
			return d;
	return NULL;
}

bool binding_event_counts(int event_kind)
{
	for (const struct derivation *d = binding_derivations; d->factor != NULL; d++)
		for (const int *kind = d->kinds; kind != NULL && *kind != 0; kind++)
			if (*kind == event_kind)
				return true;
	return false;
}

const char *binding_instrument_named(const char *folded)
{
	for (const struct binding_row *row = binding_aliases; row->a != NULL; row++)
		if (strcmp(row->b, folded) == 0)
			return row->a;
	return NULL;
}

static const struct binding_outside *outside_of(const char *tool)
{
	const struct binding_outside *row = binding_outsides;

	while (row->tool != NULL && strcmp(row->tool, tool) != 0)
		row++;
	return row->tool != NULL ? row : NULL;
}

const char *binding_name(const char *instrument)
{
	const char *name = row_of(binding_names, instrument, NULL);
	const struct binding_outside *outside = outside_of(instrument);

	return name != NULL ? name : outside != NULL ? outside->name : NULL;
}

int binding_outside_days(const char *tool)
{
	const struct binding_outside *outside = tool != NULL ? outside_of(tool) : NULL;
	return (outside != NULL ? outside : outside_of("*"))->days;
}

const char *binding_outside_tool(size_t i)
{
	size_t n = 0;

	while (n < i && binding_outsides[n].tool != NULL)
		n++;
	/* "*", for any other, is the last. */
	return binding_outsides[n].tool != NULL && *binding_outsides[n].tool != '*'
		       ? binding_outsides[n].tool
		       : NULL;
}

const char *binding_fit_words(const char *instrument)
{
	const char *words = row_of(binding_fits, instrument, NULL);
	return words != NULL ? words : "";
}

/* ---- scores that feed scores must not come back to themselves ---- */

enum visit { VISIT_NONE, VISIT_OPEN, VISIT_DONE };
struct walk {
	const struct instrument *const *set;
	size_t n;
	score_source source;
	enum visit *visits;
	struct err *err;
};

static bool walk_from(struct walk *walk, size_t at)
{
	const struct instrument *instrument = walk->set[at];

	if (walk->visits[at] == VISIT_DONE)
		return true;
	if (walk->visits[at] == VISIT_OPEN)
		return false;
	walk->visits[at] = VISIT_OPEN;
	for (size_t i = 0; i < instrument->inputs_n; i++) {
		const char *key = instrument->inputs[i].key;
		const char *from = walk->source(instrument->code, key);

		for (size_t j = 0; from != NULL && j < walk->n; j++)
			if (strcmp(walk->set[j]->code, from) == 0 && !walk_from(walk, j)) {
				/* Told once, where the circle closes. */
				if (walk->err == NULL || walk->err->code == ERR_NONE)
					err_set(walk->err, ERR_INVALID, key,
						"%s.tsv, %s: the input is the score of %s, which "
						"is itself made from %s. Break the circle: let the "
						"input be a fact.",
						instrument->code, key, from, instrument->code);
				return false;
			}
	}
	walk->visits[at] = VISIT_DONE;
	return true;
}

bool binding_check(
	const struct instrument *const *set, size_t n, score_source source, struct err *err)
{
	struct arena *arena = arena_new();
	struct walk walk = {set, n, source != NULL ? source : binding_score,
		arena_new_array(arena, enum visit, n + 1), err};
	bool good = true;

	for (size_t i = 0; good && i < n; i++)
		good = walk_from(&walk, i);
	arena_free(arena);
	return good;
}
