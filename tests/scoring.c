/* How scores are made, beside the rows of figures: rounding, ranges, refusals, and what is shown. */
#include "scoring.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

static struct arena *arena;

static void setup(void)
{
	arena = arena_new();
}

static void teardown(void)
{
	arena_free(arena);
}

TestSuite(scoring, .init = setup, .fini = teardown);

/* "a=1 b=2": the rest is not recorded. */
static struct scoring score_of(const struct instrument *is, const char *text)
{
	struct input_value *values = arena_new_array(arena, struct input_value, is->inputs_n);
	char *copy = arena_strdup(arena, text), *pair;
	struct scoring out;

	while ((pair = strsep(&copy, " ")) != NULL) {
		char *value = strchr(pair, '=');
		struct err err = {0};

		if (value == NULL)
			continue;
		*value++ = '\0';
		const struct instrument_input *input = instrument_input_named(is, pair);
		cr_assert(input != NULL, "%s", pair);
		cr_assert(input_value_read(input, value, &values[input - is->inputs], &err), "%s",
			err.text);
	}
	instrument_score(is, values, arena, &out);
	return out;
}

static const struct instrument *read_text(const char *text)
{
	struct instrument *is = arena_new_one(arena, struct instrument);
	const char *whole = arena_printf(arena,
		"I\tid\tx\nI\tversion\t1\nI\tname\tX\nI\tclass\tlocal\nI\toutcome\tnone\n"
		"I\tcitation\tnone\nI\tvalid_days\t9\nI\tenabled\t0\n%s",
		text);
	struct err err = {0};

	cr_assert(instrument_read("x.tsv", whole, strlen(whole), arena, is, &err), "%s", err.text);
	return is;
}

#define TWO_FLAGS "V\ta\tbool\t-\t0\t1\tzero\tnow\tA\nV\tb\tbool\t-\t0\t1\tzero\tnow\tB\n"

Test(scoring, halves_are_rounded_up)
{
	static const struct {
		int points, scale, decimals;
		const char *shown;
	} cases[] = {
		{5, 10, 0, "1"},
		{4, 10, 0, "0"},
		{-5, 10, 0, "0"},
		{-6, 10, 0, "-1"},
		{15, 10, 0, "2"},
		{-15, 10, 0, "-1"},
		{125, 1000, 2, "0.13"},
		{12, 100, 2, "0.12"},
		{124, 1000, 2, "0.12"},
		{7, 1, 2, "7.00"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct instrument *is = read_text(arena_printf(arena,
			"I\tkind\tpoints\nI\tscale\t%d\nI\tdecimals\t%d\nI\tband_"
			"on\tnone\n" TWO_FLAGS "T\ta\ta\tflag\t%d\t-\tA\n",
			cases[i].scale, cases[i].decimals, cases[i].points));
		char shown[SCORE_SIZE];

		cr_assert_str_eq(score_show(score_of(is, "a=1").value, shown), cases[i].shown, "%d",
			cases[i].points);
	}
}

/* The band is of what was added up, not of what is shown. */
Test(scoring, bands_do_not_see_the_rounding)
{
	const struct instrument *is = read_text(
		"I\tkind\tpoints\nI\tscale\t10\nI\tdecimals\t0\nI\tband_on\tscore\n" TWO_FLAGS
		"T\ta\ta\tflag\t46\t-\tA\nT\tb\tb\tflag\t4\t-\tB\n"
		"O\tlow\t0\t5\tLow\t-\nO\thigh\t5\t*\tHigh\t-\n");
	struct scoring scoring = score_of(is, "a=1 b=0");
	char shown[SCORE_SIZE];

	cr_assert_str_eq(score_show(scoring.value, shown), "5");
	cr_assert_str_eq(scoring.band->code, "low");
	cr_assert_str_eq(score_of(is, "a=1 b=1").band->code, "high");
	scoring = score_of(is, "a=1");
	cr_assert_str_eq(scoring.band->code, "low");
	cr_assert_str_eq(scoring.band_max->code, "high");
}

Test(scoring, nothing_recorded_is_never_the_lowest)
{
	static const char *const codes[] = {"efi", "prisma7", "charlson_1987", "cms_general",
		"local_cst", "cci_lace", "charlson_quan2011"};

	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		struct scoring scoring = score_of(instrument_shipped(codes[i]), "");

		cr_assert(scoring.status == SCORING_NO_DATA && scoring.band == NULL &&
				  scoring.band_min == NULL && scoring.band_max == NULL,
			"%s", codes[i]);
		cr_assert(scoring.sum == 0 && scoring.sum_max > 0, "%s", codes[i]);
	}
}

Test(scoring, groups_keep_the_range_exact)
{
	const struct instrument *is = instrument_shipped("charlson_1987");
	struct scoring scoring = score_of(is, "mld=1 mi=0");

	/* mild liver disease is 1, and counts no more where the severe one is 3 */
	cr_assert(scoring.sum == 1 && scoring.sum_min == 1);
	cr_assert_eq(scoring.sum_max, 29 - 1);
	cr_assert_str_eq(scoring_parts_text(is, &scoring, arena), "mld=1");
	is = instrument_shipped("local_cst");
	scoring = score_of(is, "cci=5 ltc_count=6");
	cr_assert_str_eq(
		scoring_parts_text(is, &scoring, arena), "comorbidity=3;ltc=3;cap:conditions=-2");
	cr_assert(scoring.sum == 4 && scoring.sum_max == 12 && scoring.missing_n == 3);
	cr_assert_eq(scoring.parts_n, 6);
	cr_assert_eq(scoring.parts[5].input, SIZE_MAX);
	/* the cap holds only where the missing one is counted */
	scoring = score_of(is, "cci=5");
	cr_assert(scoring.sum == 3 && scoring.sum_min == 3 && scoring.sum_max == 12);
	cr_assert(scoring.parts[1].missing && scoring.parts[1].max.units == 3);
}

Test(scoring, refusals_name_everything_they_are_about)
{
	static const struct {
		const char *instrument, *values;
		enum scoring_status status;
		const char *field, *says;
	} cases[] = {
		{"hospital_2016", "hb_g_per_l=12 urgent=1 admissions_12m=0 los_days=2",
			SCORING_OUT_OF_RANGE, "hb_g_per_l",
			"Haemoglobin at discharge (hb_g_per_l): 12 is outside 20 to 250 g/L. "
			"Perhaps it is in g/dL: 12 g/dL is 120 g/L."},
		{"hospital_2016", "hb_g_per_l=3 sodium_mmol_l=14", SCORING_OUT_OF_RANGE,
			"hb_g_per_l",
			"3 is outside 20 to 250 g/L. Perhaps it is in g/dL: 3 g/dL is 30 g/L. "
			"Sodium at discharge (sodium_mmol_l): 14 is outside 90 to 190 mmol/L."},
		{"lace", "los_days=2.5 acute=1", SCORING_OUT_OF_RANGE, "los_days",
			"(los_days): 2.5 is not a whole number."},
		{"lace", "los_days=2 acute=2", SCORING_OUT_OF_RANGE, "acute",
			"2 is outside 0 to 1."},
		{"lace", "los_days=2 cci=1", SCORING_INPUT_MISSING, "acute",
			"Not recorded, and there is no score without: Acute (emergency) admission; "
			"ED visits in the 6 months before admission, excluding the index visit."},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct scoring scoring =
			score_of(instrument_shipped(cases[i].instrument), cases[i].values);

		cr_assert_eq(scoring.status, cases[i].status, "%s", cases[i].values);
		cr_assert_not_null(strstr(scoring.why.text, cases[i].says), "%s", scoring.why.text);
		cr_assert_str_eq(scoring.why.field, cases[i].field);
		cr_assert(scoring.band == NULL && scoring.parts_n == 0);
	}
}

Test(scoring, a_percentage_is_no_probability)
{
	const struct instrument *is = read_text(
		"I\tkind\tlogistic\nI\tintercept\t-1\nI\tdecimals\t2\nI\tband_on\tnone\n"
		"V\tp\treal\t-\t0\t1\trefuse\tnow\tProbability\nT\tp\tp\tlinear\t0.5\t-\tP\n");
	struct scoring scoring = score_of(is, "p=14.2");

	cr_assert_eq(scoring.status, SCORING_OUT_OF_RANGE);
	cr_assert_str_eq(scoring.why.text,
		"Probability (p): 14.2 is outside 0 to 1. Perhaps it is a percentage: 14.2% is "
		"0.142.");
	cr_assert_eq(score_of(is, "p=0.142").status, SCORING_OK);
}

Test(scoring, unusual_values_warn_and_count)
{
	const struct instrument *is = instrument_shipped("hospital_2016");
	struct scoring scoring = score_of(
		is, "hb_g_per_l=59 sodium_mmol_l=160 urgent=0 admissions_12m=0 los_days=1");

	cr_assert(scoring.status == SCORING_OK && scoring.warnings_n == 2);
	cr_assert_not_null(strstr(scoring.warnings[0]->text, "check the unit is g/L"));
	scoring = score_of(
		is, "hb_g_per_l=60 sodium_mmol_l=159.9 urgent=0 admissions_12m=0 los_days=1");
	cr_assert_eq(scoring.warnings_n, 0);
}

Test(scoring, values_are_read_as_people_write_them)
{
	static const struct {
		enum input_type type;
		const char *text;
		bool good;
		int64_t value;
	} cases[] = {
		{INPUT_BOOL, "1", true, 1},
		{INPUT_BOOL, "0", true, 0},
		{INPUT_BOOL, "y", true, 1},
		{INPUT_BOOL, "No", true, 0},
		{INPUT_BOOL, "maybe", false, 0},
		{INPUT_INT, "12", true, 12},
		{INPUT_INT, "12,5", false, 0},
		{INPUT_REAL, "1e3", false, 0},
		{INPUT_INT, " 1", false, 0},
		{INPUT_INT, "1234567890123", false, 0},
	};
	struct input_value value;
	struct err err;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct instrument_input input = {.key = "k", .label = "K", .type = cases[i].type};

		err = (struct err){0};
		cr_assert_eq(input_value_read(&input, cases[i].text, &value, &err), cases[i].good,
			"%s", cases[i].text);
		cr_assert(!cases[i].good || value.number.value == cases[i].value);
		cr_assert_eq(err.code == ERR_NONE, cases[i].good);
	}
	cr_assert(
		input_value_read(&(struct instrument_input){.type = INPUT_INT}, "", &value, &err) &&
		!value.number.set);
}

Test(scoring, addends_and_edges_are_shown_plainly)
{
	static const struct {
		const char *instrument, *band, *edges;
	} cases[] = {
		{"local_cst", "high", "6-8"},
		{"local_cst", "very_high", "9 or more"},
		{"local_cst", "lower", "0-2"},
		{"efi", "moderate", "9-12 of 36"},
		{"efi", "severe", "13 or more of 36"},
		{"parr30", "below", "under 0.5"},
		{"parr30", "above", "0.5 or more"},
		{"ind_falls", "one", "1"},
		{"prisma7", "positive", "3 or more"},
	};
	static const struct {
		const char *instrument;
		struct points points;
		const char *shown;
	} addends[] = {
		{"lace", {2, 0}, "+2"},
		{"lace", {-1, 0}, "-1"},
		{"lace", {0, 0}, "0"},
		{"cms_general", {146, 0}, "+1.46"},
		{"cms_general", {50, 0}, "+0.50"},
		{"parr30", {0, 0.5258}, "+0.5258"},
		{"parr30", {0, -0.276}, "-0.2760"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct instrument *is = instrument_shipped(cases[i].instrument);
		const struct instrument_band *band = NULL;

		for (size_t j = 0; j < is->bands_n; j++)
			if (strcmp(is->bands[j].code, cases[i].band) == 0)
				band = &is->bands[j];
		cr_assert_str_eq(instrument_band_edges(is, band, arena), cases[i].edges, "%s",
			cases[i].band);
	}
	cr_assert_str_eq(instrument_band_edges(instrument_shipped("lace"), NULL, arena), "");
	for (size_t i = 0; i < sizeof(addends) / sizeof(addends[0]); i++)
		cr_assert_str_eq(points_show(instrument_shipped(addends[i].instrument),
					 addends[i].points, arena),
			addends[i].shown);
}

/* Whatever is missing, the whole range lies between what the missing could be. */
Test(scoring, ranges_hold_whatever_the_missing_turns_out_to_be)
{
	static const char *const codes[] = {"local_cst", "charlson_1987", "cms_general", "prisma7"};
	unsigned seed = 20260312;

	for (size_t c = 0; c < sizeof(codes) / sizeof(codes[0]); c++) {
		const struct instrument *is = instrument_shipped(codes[c]);
		struct input_value *some = arena_new_array(arena, struct input_value, is->inputs_n);
		struct input_value *all = arena_new_array(arena, struct input_value, is->inputs_n);

		for (int round = 0; round < 300; round++) {
			struct scoring partly, fully;

			for (size_t i = 0; i < is->inputs_n; i++) {
				int64_t most = is->inputs[i].type == INPUT_BOOL ? 2 : 8;

				seed = seed * 1103515245u + 12345u;
				all[i] = (struct input_value){
					.number = {(int64_t)(seed >> 16) % most, 0, true}};
				some[i] = (seed >> 8) % 3 == 0 ? (struct input_value){0} : all[i];
			}
			instrument_score(is, some, arena, &partly);
			instrument_score(is, all, arena, &fully);
			cr_assert(partly.sum_min <= fully.sum && fully.sum <= partly.sum_max,
				"%s round %d", codes[c], round);
			cr_assert(partly.sum_min <= partly.sum && partly.sum <= partly.sum_max);
		}
	}
}
