/* From facts to inputs: what is known, what is missing, and from when. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>

#include <caseload/risk_said.h>

static struct arena *arena;
static struct risk_instrument list[20];
static size_t list_n;
static const struct date today = {2026, 3, 12};

static void begin(void)
{
	arena = arena_new();
	list_n = 0;
	for (size_t i = 0; i < instruments_shipped_n; i++) {
		struct instrument *definition = arena_new_one(arena, struct instrument);
		struct err err = {0};
		cr_assert(instrument_read(instruments_shipped[i].file, instruments_shipped[i].text,
				  instruments_shipped[i].size, arena, definition, &err),
			"%s", err.text);
		list[list_n++] = (struct risk_instrument){.code = definition->code,
			.release = definition->release,
			.name = definition->name,
			.hash = "hash",
			.enabled = true,
			.newest = true,
			.definition = definition};
	}
}

static void end(void)
{
	arena_free(arena);
}

TestSuite(risk_inputs, .init = begin, .fini = end);

static struct risk_facts facts;

static struct risk_computed computed(const char *code)
{
	const struct risk_instrument *of = risk_instrument_find(list, list_n, code);
	struct risk_computed out;

	cr_assert_not_null(of, "no %s", code);
	risk_compute(list, list_n, of, &facts, today, arena, &out);
	return out;
}

static const struct risk_input *input(const char *code, const char *key)
{
	const struct risk_instrument *of = risk_instrument_find(list, list_n, code);
	struct risk_input *inputs =
		arena_new_array(arena, struct risk_input, of->definition->inputs_n);

	risk_inputs(list, list_n, of, &facts, today, arena, inputs);
	for (size_t i = 0; i < of->definition->inputs_n; i++)
		if (strcmp(inputs[i].key, key) == 0)
			return &inputs[i];
	cr_assert(false, "%s does not ask for %s", code, key);
	return NULL;
}

#define DAY(y, m, d) ((struct date){y, m, d})
#define KNOWN(code, key, n, words)                                                                 \
	do {                                                                                       \
		const struct risk_input *known = input(code, key);                                 \
		cr_expect_not(known->missing, "%s: %s is missing: %s", code, key, known->said);    \
		cr_expect_eq(known->value.number.value, (n), "%s: %s is %lld", code, key,          \
			(long long)known->value.number.value);                                     \
		cr_expect_str_eq(known->said, words, "%s: %s says %s", code, key, known->said);    \
	} while (0)
#define MISSING(code, key, words)                                                                  \
	do {                                                                                       \
		const struct risk_input *unknown = input(code, key);                               \
		cr_expect(unknown->missing, "%s: %s is known: %s", code, key, unknown->said);      \
		cr_expect_str_eq(                                                                  \
			unknown->said, words, "%s: %s says %s", code, key, unknown->said);         \
	} while (0)

static void events(const struct event *of, size_t n)
{
	facts = (struct risk_facts){.person_id = 1, .events = of, .events_n = n};
}

Test(risk_inputs, nothing_recorded_is_never_no)
{
	static const struct event old[] = {{.kind = EVENT_FALL, .on = {2024, 3, 12}}};
	static const struct event new[] = {
		{.kind = EVENT_FALL, .on = {2026, 3, 10}, .source = "Visit"},
		{.kind = EVENT_FALL, .on = {2025, 3, 13}, .source = "Visit"},
		{.kind = EVENT_FALL, .on = {2025, 3, 12}},
	};

	events(NULL, 0);
	MISSING("local_cst", "falls_12m", "not recorded");
	MISSING("prisma7", "over_85", "date of birth not recorded");
	MISSING("prisma7", "male", "not recorded");
	/* one that is too old does not say that there was none since */
	events(old, 1);
	MISSING("local_cst", "falls_12m", "not recorded");
	KNOWN("efi", "falls", 1, "yes"); /* ever */
	events(new, 3);
	KNOWN("local_cst", "falls_12m", 2, "2 falls in 12 months");
	cr_expect_str_eq(input("local_cst", "falls_12m")->source, "Visit");
	cr_expect(date_equal(input("local_cst", "falls_12m")->on, DAY(2026, 3, 10)));
}

Test(risk_inputs, what_was_said_holds_as_of_its_day_and_events_after_it_count)
{
	static const struct factor none[] = {
		{.code = "falls_12m", .answer = ANSWER_NO, .on = {2026, 1, 5}, .uid = "u"}};
	static const struct factor two[] = {{.code = "falls_12m",
		.answer = ANSWER_YES,
		.value = {2, 0, true},
		.on = {2026, 1, 5},
		.source = "GP summary",
		.uid = "u"}};
	static const struct factor declined[] = {
		{.code = "falls_12m", .answer = ANSWER_DECLINED, .on = {2026, 1, 5}, .uid = "u"}};
	static const struct factor stale[] = {
		{.code = "falls_12m", .answer = ANSWER_NO, .on = {2025, 3, 12}, .uid = "u"}};
	static const struct event fall[] = {{.kind = EVENT_FALL, .on = {2026, 2, 1}},
		{.kind = EVENT_FALL, .on = {2025, 12, 1}}};

	facts = (struct risk_facts){.factors = none, .factors_n = 1};
	KNOWN("local_cst", "falls_12m", 0, "none in 12 months");
	facts = (struct risk_facts){.factors = two, .factors_n = 1};
	KNOWN("local_cst", "falls_12m", 2, "2 falls in 12 months");
	facts.events = fall;
	facts.events_n = 2;
	KNOWN("local_cst", "falls_12m", 3, "3 falls in 12 months");
	facts.factors = none;
	KNOWN("local_cst", "falls_12m", 2, "2 falls in 12 months");
	facts = (struct risk_facts){.factors = declined, .factors_n = 1};
	MISSING("local_cst", "falls_12m", "asked and declined");
	facts = (struct risk_facts){.factors = stale, .factors_n = 1};
	MISSING("local_cst", "falls_12m", "not recorded since 12-Mar-2025, too long ago");
}

Test(risk_inputs, one_fact_serves_every_instrument_that_asks)
{
	static const struct factor failure[] = {
		{.code = "heart_failure", .answer = ANSWER_YES, .on = {2020, 1, 1}, .uid = "u"}};

	facts = (struct risk_facts){.factors = failure, .factors_n = 1};
	KNOWN("efi", "heart_failure", 1, "yes");
	KNOWN("charlson_1987", "chf", 1, "yes");
	KNOWN("cms_general", "heart_failure", 1, "yes");
	MISSING("parr30", "chf", "not recorded since 01-Jan-2020, too long ago"); /* 24 months */
	KNOWN("local_cst", "cci", 1,
		"Charlson Comorbidity Index, original weights 1 (1 of 17 recorded)");
	KNOWN("local_cst", "ltc_count", 1, "1 (1 of 20 recorded)");
}

Test(risk_inputs, a_bereavement_does_not_pass)
{
	static const struct event death[] = {{.kind = EVENT_BEREAVEMENT, .on = {2025, 1, 1}}};
	static const struct factor none[] = {{.code = "days_since_bereavement",
		.answer = ANSWER_NO,
		.on = {2026, 3, 1},
		.uid = "u"}};
	static const struct factor days[] = {{.code = "days_since_bereavement",
		.answer = ANSWER_YES,
		.value = {30, 0, true},
		.on = {2026, 3, 2},
		.uid = "u"}};

	facts = (struct risk_facts){.factors = none, .factors_n = 1};
	KNOWN("local_cst", "days_since_bereavement", 99999, "none");
	facts.events = death;
	facts.events_n = 1;
	KNOWN("local_cst", "days_since_bereavement", 435, "435 days ago");
	facts.factors = days;
	KNOWN("local_cst", "days_since_bereavement", 40, "40 days ago");
}

Test(risk_inputs, a_stay_is_the_newest_and_means_nothing_after_a_month)
{
	struct event stay[] = {
		{.kind = EVENT_EMERGENCY_ADMISSION, .on = {2026, 3, 1}, .until = {2026, 3, 7}},
		{.kind = EVENT_AE_ATTENDANCE, .on = {2026, 3, 1}}, /* of the stay itself */
		{.kind = EVENT_AE_ATTENDANCE, .on = {2026, 1, 20}},
		{.kind = EVENT_DISCHARGE, .on = {2026, 2, 10}},
	};

	events(stay, 4);
	KNOWN("lace", "los_days", 6, "6 days, 01-Mar-2026 to 07-Mar-2026");
	KNOWN("lace", "acute", 1, "yes");
	KNOWN("lace", "ed_visits_6m", 1, "1 visit in 6 months");
	KNOWN("ind_readmit30", "days_to_readmission", 19,
		"19 days, from 10-Feb-2026 to 01-Mar-2026");
	stay[0].until = DATE_NONE; /* still in hospital */
	MISSING("lace", "los_days", "not recorded");
	stay[0].on = DAY(2026, 1, 2);
	stay[0].until = DAY(2026, 1, 20); /* 51 days ago */
	MISSING("lace", "los_days", "not recorded");
	MISSING("lace", "acute", "not recorded");
}

Test(risk_inputs, age_and_sex_come_from_the_details_and_are_no_score_alone)
{
	facts = (struct risk_facts){.born = {1940, 3, 12}, .gender = GENDER_MALE};
	KNOWN("prisma7", "over_85", 1, "yes, 86");
	KNOWN("prisma7", "male", 1, "yes");
	cr_expect_null(input("prisma7", "male")->factor, "sex is not recorded by hand");
	cr_expect_eq(computed("prisma7").status, SCORING_NO_DATA);
	cr_expect_eq(computed("charlson_1987_age").status, SCORING_NO_DATA);
	facts.gender = GENDER_NOT_KNOWN;
	MISSING("prisma7", "male", "not recorded");
}

Test(risk_inputs, an_unfinished_lowest_band_is_not_given)
{
	static const struct factor answers[] = {
		{.code = "need_help", .answer = ANSWER_NO, .on = {2026, 3, 1}, .uid = "u"},
		{.code = "stay_home", .answer = ANSWER_NO, .on = {2026, 3, 1}, .uid = "u"},
		{.code = "limit_activities", .answer = ANSWER_NO, .on = {2026, 3, 1}, .uid = "u"},
		{.code = "count_on_someone", .answer = ANSWER_NO, .on = {2026, 3, 1}, .uid = "u"},
		{.code = "walking_aid", .answer = ANSWER_NO, .on = {2026, 3, 1}, .uid = "u"},
	};
	struct risk_computed out;

	facts = (struct risk_facts){
		.born = {1950, 1, 1}, .gender = GENDER_MALE, .factors = answers, .factors_n = 4};
	out = computed("prisma7"); /* 1, could be 2: negative either way */
	cr_expect_eq(out.score.band, BAND_LOWER);
	cr_expect_eq(out.score.missing_n, 1);
	facts.factors_n = 3; /* 1, could be 3 */
	out = computed("prisma7");
	cr_expect_eq(out.score.band, BAND_UNBANDED);
	cr_expect_null(out.score.own_band);
	cr_expect_str_eq(
		risk_range_short(&(struct risk_explained){.score = &out.score}, arena), "1-3");
	facts.factors_n = 5;
	out = computed("prisma7");
	cr_expect_eq(out.score.band, BAND_LOWER);
	cr_expect_str_eq(
		risk_range_short(&(struct risk_explained){.score = &out.score}, arena), "");
}

/* ---- as typed ---- */

Test(risk_inputs, facts_are_read_as_people_type_them)
{
	static const struct {
		const char *code, *typed;
		int answer;
		int64_t value;
		const char *refusal; /* a part of it */
	} cases[] = {
		{"heart_failure", "y", ANSWER_YES, 0, NULL},
		{"heart_failure", "No", ANSWER_NO, 0, NULL},
		{"heart_failure", "declined", ANSWER_DECLINED, 0, NULL},
		{"heart_failure", "not known", ANSWER_NOT_KNOWN, 0, NULL},
		{"heart_failure", "perhaps", 0, 0, "type y, n, declined or not known"},
		{"hb_g_per_l", "118", ANSWER_YES, 118, NULL},
		{"hb_g_per_l", "118 g/L", ANSWER_YES, 118, NULL},
		{"hb_g_per_l", "11.8 g/dL", 0, 0, "recorded in g/L, not in g/dL"},
		{"hb_g_per_l", "12", 0, 0, "12 g/dL is 120 g/L"},
		{"falls_12m", "none", ANSWER_NO, 0, NULL},
		{"falls_12m", "2 falls", ANSWER_YES, 2, NULL},
		{"falls_12m", "1 fall", ANSWER_YES, 1, NULL},
		{"falls_12m", "1.5", 0, 0, "whole"},
		{"falls_12m", "many", 0, 0, "is a number in falls"},
		{"falls_12m", "-1", 0, 0, "outside"},
		{"age_years", "80", 0, 0, "comes from the person's details"},
		{"male", "y", 0, 0, "comes from the person's details"},
		{"cci", "3", 0, 0, "comes from the score"},
		{"heart_falure", "y", 0, 0, "Did you mean heart_failure"},
		{"", "y", 0, 0, "No instrument asks for"},
		{"heart_failure", " ", 0, 0, "Nothing was typed"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct factor factor = {0};
		struct err err = {0};
		bool read = factor_read(
			list, list_n, cases[i].code, cases[i].typed, arena, &factor, &err);
		cr_expect_eq(read, cases[i].refusal == NULL, "%s %s: %s", cases[i].code,
			cases[i].typed, err.text);
		if (!read) {
			cr_expect(cases[i].refusal != NULL &&
					  strstr(err.text, cases[i].refusal) != NULL,
				"%s %s: %s", cases[i].code, cases[i].typed, err.text);
			continue;
		}
		cr_expect_eq(
			factor.answer, cases[i].answer, "%s %s", cases[i].code, cases[i].typed);
		cr_expect_eq(factor.value.value, cases[i].value, "%s %s: %lld", cases[i].code,
			cases[i].typed, (long long)factor.value.value);
	}
}

/* ---- words ---- */

Test(risk_inputs, a_change_names_the_parts_that_moved)
{
	const struct risk_part was[] = {{.term = "falls", .label = "Falls", .points = {0, 0, true}},
		{.term = "ltc", .label = "Conditions", .points = {2, 0, true}}};
	const struct risk_part is[] = {{.term = "falls", .label = "Falls", .points = {2, 0, true}},
		{.term = "ltc", .label = "Conditions", .points = {2, 0, true}},
		{.term = "cap:x", .label = "Together at most 4", .points = {-1, 0, true}}};
	const struct risk_score before = {.score = {6, 0, true}, .scored_on = {2025, 12, 1}};
	const struct risk_score now = {.score = {8, 0, true}, .scored_on = {2026, 3, 12}};

	cr_expect_str_eq(risk_change_words(&before, was, 2, &now, is, 3, arena),
		"6 -> 8 since 01-Dec-2025 (Falls 0 -> 2, Together at most 4 0 -> -1)");
	cr_expect_str_eq(risk_change_words(&before, NULL, 0, &now, is, 3, arena),
		"6 -> 8 since 01-Dec-2025");
}

Test(risk_inputs, a_score_sorts_for_twice_its_validity)
{
	struct date until = risk_sorts_until(DAY(2026, 1, 1), DAY(2026, 1, 31));

	cr_expect(date_equal(until, DAY(2026, 3, 2)));
	cr_expect_not(date_is_set(risk_sorts_until(DAY(2026, 1, 1), DATE_NONE)));
}
