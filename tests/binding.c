#include <caseload/binding.h>

#include <criterion/criterion.h>
#include <string.h>

#include "../src/binding_table.h"

static const struct instrument *shipped_at(size_t i, struct arena *arena)
{
	const char *file = instruments_shipped[i].file;
	return instrument_shipped(arena_strndup(arena, file, strcspn(file, ".")));
}

Test(binding, own_bands_are_the_teams)
{
	static const struct {
		const char *instrument, *own;
		enum band band;
	} cases[] = {
		{"efi", "fit", BAND_LOWER},
		{"efi", "mild", BAND_RISING},
		{"efi", "moderate", BAND_HIGH},
		{"efi", "severe", BAND_VERY_HIGH},
		{"local_cst", "lower", BAND_LOWER},
		{"local_cst", "rising", BAND_RISING},
		{"local_cst", "high", BAND_HIGH},
		{"local_cst", "very_high", BAND_VERY_HIGH},
		{"prisma7", "negative", BAND_LOWER},
		{"prisma7", "positive", BAND_HIGH},
		{"lace", "low", BAND_LOWER},
		{"lace", "moderate", BAND_RISING},
		{"lace", "high", BAND_HIGH},
		{"hospital_2016", "intermediate", BAND_RISING},
		{"hospital_2013", "high", BAND_HIGH},
		{"hospital_simplified", "unlikely", BAND_LOWER},
		{"hospital_simplified", "likely", BAND_HIGH},
		{"parr30", "below", BAND_UNBANDED},
		{"parr30", "above", BAND_HIGH},
		{"ind_falls", "two_plus", BAND_UNBANDED},
		/* a site's own: by the team's names, else none */
		{"site", "rising", BAND_RISING},
		{"site", "amber", BAND_UNBANDED},
		{"site", "no_data", BAND_UNBANDED},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		cr_assert_eq(binding_band(cases[i].instrument, cases[i].own), cases[i].band,
			"%s %s", cases[i].instrument, cases[i].own);
}

static void names_input(const char *instrument, const char *input)
{
	const struct instrument *is = instrument_shipped(instrument);

	cr_assert(is != NULL, "%s", instrument);
	cr_assert(instrument_input_named(is, input) != NULL, "%s has no %s", instrument, input);
}

static bool has_band(const char *instrument, const char *code)
{
	const struct instrument *is = instrument_shipped(instrument);

	for (size_t i = 0; is != NULL && i < is->bands_n; i++)
		if (strcmp(is->bands[i].code, code) == 0)
			return true;
	return false;
}

Test(binding, every_row_names_what_there_is)
{
	for (const struct binding_row *row = binding_factors; row->a != NULL; row++)
		names_input(row->a, row->b);
	for (const struct binding_row *row = binding_scores; row->a != NULL; row++) {
		names_input(row->a, row->b);
		cr_assert_not_null(instrument_shipped(row->c), "%s", row->c);
	}
	for (const struct binding_row *row = binding_aliases; row->a != NULL; row++) {
		cr_assert_not_null(instrument_shipped(row->a), "%s", row->a);
		cr_assert_eq(strspn(row->b, "abcdefghijklmnopqrstuvwxyz0123456789"), strlen(row->b),
			"%s is not folded", row->b);
	}
	for (const struct binding_row *row = binding_names; row->a != NULL; row++)
		cr_assert_not_null(instrument_shipped(row->a), "%s", row->a);
	for (const struct binding_row *row = binding_fits; row->a != NULL; row++)
		cr_assert_not_null(instrument_shipped(row->a), "%s", row->a);
	for (const struct binding_band *row = binding_bands; row->instrument != NULL; row++)
		cr_assert(
			has_band(row->instrument, row->code), "%s %s", row->instrument, row->code);
	for (const struct binding_last *row = binding_lasts; row->instrument != NULL; row++)
		cr_assert(
			has_band(row->instrument, row->code), "%s %s", row->instrument, row->code);
}

/* The input that a fact feeds, of the i-th instrument; NULL none. */
static const struct instrument_input *fed_by(const struct instrument *instrument, const char *fact)
{
	for (size_t i = 0; i < instrument->inputs_n; i++)
		if (strcmp(binding_factor(instrument->code, instrument->inputs[i].key), fact) == 0)
			return &instrument->inputs[i];
	return NULL;
}

/* One fact must be recorded in one way, whoever asks. */
Test(binding, shared_facts_are_of_one_type_and_unit)
{
	struct arena *arena = arena_new();
	size_t shared = 0;

	for (size_t i = 0; i < instruments_shipped_n; i++)
		for (size_t j = 0; j < shipped_at(i, arena)->inputs_n; j++) {
			const struct instrument *one = shipped_at(i, arena);
			const struct instrument_input *a = &one->inputs[j];
			const char *fact = binding_factor(one->code, a->key);

			for (size_t k = i + 1; k < instruments_shipped_n; k++) {
				const struct instrument *other = shipped_at(k, arena);
				const struct instrument_input *b = fed_by(other, fact);

				if (b == NULL || binding_score(one->code, a->key) != NULL)
					continue;
				shared++;
				cr_assert(a->type == b->type && strcmp(a->unit, b->unit) == 0,
					"%s: %s and %s", fact, one->code, other->code);
			}
		}
	cr_assert(shared > 50, "%zu", shared);
	cr_assert_str_eq(binding_factor("parr30", "chf"), "heart_failure");
	cr_assert_str_eq(binding_factor("efi", "heart_failure"), "heart_failure");
	cr_assert_str_eq(binding_factor("charlson_1987", "rend"), "rend");
	cr_assert_str_eq(binding_factor("hospital_simplified", "oncology"), "cancer_or_oncology");
	cr_assert_str_eq(binding_factor("hospital_2016", "oncology"), "oncology");
	cr_assert_str_eq(binding_factor("site", "anything"), "anything");
	arena_free(arena);
}

Test(binding, derivations_feed_inputs_that_ask)
{
	struct arena *arena = arena_new();
	const struct derivation *d;

	for (d = binding_derivations; d->factor != NULL; d++) {
		bool asked = false;

		for (size_t i = 0; i < instruments_shipped_n; i++)
			asked = asked || fed_by(shipped_at(i, arena), d->factor) != NULL;
		cr_assert(asked, "nobody asks for %s", d->factor);
	}
	d = binding_derivation("falls_12m");
	cr_assert(d->rule == DERIVE_COUNT && d->kinds[0] == EVENT_FALL && d->kinds[1] == 0);
	d = binding_derivation("days_since_bereavement");
	cr_assert(d->rule == DERIVE_SINCE && d->n == 99999);
	d = binding_derivation("over_85");
	cr_assert(d->rule == DERIVE_OVER_AGE && d->n == 85 && d->kinds == NULL);
	d = binding_derivation("ed_visits_6m");
	cr_assert(d->before && d->kinds[0] == EVENT_AE_ATTENDANCE);
	cr_assert_null(binding_derivation("dementia"));
	cr_assert(binding_event_counts(EVENT_FALL) && binding_event_counts(EVENT_DISCHARGE) &&
		  binding_event_counts(EVENT_BEREAVEMENT));
	cr_assert_not(binding_event_counts(EVENT_CONTACT) || binding_event_counts(EVENT_111));
	arena_free(arena);
}

Test(binding, long_term_conditions_are_those_of_the_cambridge_score)
{
	const struct derivation *d = binding_derivation("ltc_count");
	const struct instrument *cms = instrument_shipped("cms_general");
	size_t n = 0;

	cr_assert_eq(d->rule, DERIVE_COUNT_FACTORS);
	for (; d->factors[n] != NULL; n++)
		cr_assert_not_null(fed_by(cms, d->factors[n]), "%s", d->factors[n]);
	cr_assert(n == 20 && cms->inputs_n == 20);
}

static const char *in_a_ring(const char *instrument, const char *input)
{
	if (strcmp(input, "cci") == 0 && strcmp(instrument, "lace") == 0)
		return "cci_lace";
	return strcmp(instrument, "cci_lace") == 0 && strcmp(input, "mi") == 0 ? "charlson_1987"
	       : strcmp(instrument, "charlson_1987") == 0 && strcmp(input, "pvd") == 0 ? "lace"
										       : NULL;
}

static const char *of_itself(const char *instrument, const char *input)
{
	return strcmp(input, "cci") == 0 ? instrument : NULL;
}

Test(binding, scores_that_feed_themselves_are_refused)
{
	struct arena *arena = arena_new();
	const struct instrument **set =
		arena_new_array(arena, const struct instrument *, instruments_shipped_n);
	struct err err = {0};

	for (size_t i = 0; i < instruments_shipped_n; i++)
		set[i] = shipped_at(i, arena);
	cr_assert(binding_check(set, instruments_shipped_n, NULL, &err), "%s", err.text);
	cr_assert_not(binding_check(set, instruments_shipped_n, in_a_ring, &err));
	cr_assert_not_null(strstr(err.text, "is itself made from"), "%s", err.text);
	err = (struct err){0};
	cr_assert_not(binding_check(set, instruments_shipped_n, of_itself, &err));
	cr_assert_str_eq(err.field, "cci");
	arena_free(arena);
}

Test(binding, outside_tools_have_names_and_a_time)
{
	size_t n = 0;

	for (; binding_outside_tool(n) != NULL; n++)
		cr_assert(binding_name(binding_outside_tool(n)) != NULL &&
			  binding_outside_days(binding_outside_tool(n)) == 180);
	cr_assert_eq(n, 5);
	cr_assert_eq(binding_outside_days("tool_anything"), 180);
	cr_assert_eq(binding_outside_days(NULL), 180);
	cr_assert_null(binding_name("site"));
	cr_assert_str_eq(binding_fit_words("site"), "");
	cr_assert_not_null(strstr(binding_fit_words("lace"), "68 times in 100"));
	cr_assert_str_eq(binding_instrument_named("lacescore"), "lace");
	cr_assert_null(binding_instrument_named("lace score"));
}
