/* What a measure is held against, and whether it is met. */
#include <criterion/criterion.h>

#include <caseload/measure_target.h>

Test(measure_target, a_value_is_read_in_thousandths)
{
	static const struct {
		const char *text;
		int64_t value; /* -1: refused */
	} cases[] = {{"95", 95000}, {"2.0", 2000}, {"387.6", 387600}, {"0", 0}, {"0.125", 125},
		{"0.1255", -1}, {"-1", -1}, {"95%", -1}, {"", -1}, {"many", -1}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct err err = {0};
		int64_t value = -1;

		cr_assert_eq(target_value_read(cases[i].text, &value, &err), cases[i].value >= 0,
			"%s", cases[i].text);
		if (cases[i].value >= 0)
			cr_assert_eq(value, cases[i].value, "%s: %d", cases[i].text, (int)value);
	}
}

Test(measure_target, is_met_by_the_exact_number)
{
	enum { HIGH = TARGET_HIGHER, LOW = TARGET_LOWER };
	static const struct {
		const char *name, *unit;
		int64_t value;
		int better;
		struct measure measure;
		enum target_held held;
		const char *words;
	} cases[] = {
		{"just", "%", 95000, HIGH, {.numerator = 95, .denominator = 100}, TARGET_MET,
			"95.0% or more (L)"},
		/* 94.96% is 95.0% on paper and not 95% */
		{"rounded", "%", 95000, HIGH, {.numerator = 9496, .denominator = 10000},
			TARGET_NOT_MET, "95.0% or more (L)"},
		{"less is good", "%", 5000, LOW, {.numerator = 5, .denominator = 100}, TARGET_MET,
			"5.0% or less (L)"},
		{"of nothing", "%", 95000, HIGH, {.numerator = 0}, TARGET_CANNOT_SAY,
			"95.0% or more (L)"},
		{"rate", "per 100,000", 387600, LOW,
			{.numerator = 3876,
				.denominator = 1000000,
				.times = 100000,
				.rate = "387.6",
				.per = "100,000 adults"},
			TARGET_MET, "387.6 per 100,000 or less (L)"},
		/* 387.61 is 387.6 on paper and more than 387.6 */
		{"rate rounded", "per 100,000", 387600, LOW,
			{.numerator = 38761,
				.denominator = 10000000,
				.times = 100000,
				.rate = "387.6",
				.per = "100,000 adults"},
			TARGET_NOT_MET, "387.6 per 100,000 or less (L)"},
		{"a year's rate of a year", "per 100,000 a year", 387600, LOW,
			{.numerator = 3876,
				.denominator = 1000000,
				.times = 100000,
				.rate = "387.6",
				.per = "100,000 adults",
				.from = {2025, 4, 1},
				.to = {2026, 3, 31}},
			TARGET_MET, "387.6 per 100,000 a year or less (L)"},
		{"a year's rate of a quarter", "per 100,000 a year", 387600, LOW,
			{.numerator = 1000,
				.denominator = 1000000,
				.times = 100000,
				.rate = "100.0",
				.per = "100,000 adults",
				.from = {2026, 1, 1},
				.to = {2026, 3, 31}},
			TARGET_CANNOT_SAY, "387.6 per 100,000 a year or less (L)"},
		{"rate over", "per 100,000", 387600, LOW,
			{.numerator = 3877,
				.denominator = 1000000,
				.times = 100000,
				.rate = "387.7",
				.per = "100,000 adults"},
			TARGET_NOT_MET, "387.6 per 100,000 or less (L)"},
		{"another rate", "per 100,000", 1000, LOW,
			{.numerator = 3,
				.denominator = 300000,
				.times = 100000,
				.rate = "1.0",
				.per = "100 person-years"},
			TARGET_CANNOT_SAY, "1.0 per 100,000 or less (L)"},
		{"a rate is no share", "%", 1000, LOW,
			{.numerator = 3, .denominator = 9, .rate = "1.0", .per = "100"},
			TARGET_CANNOT_SAY, "1.0% or less (L)"},
		{"count", "reviews", 10000, LOW, {.numerator = 10, .unit = "reviews"}, TARGET_MET,
			"10 reviews or less (L)"},
		{"avoided", "admissions avoided", 450000, HIGH,
			{.numerator = 500, .unit = "admissions"}, TARGET_CANNOT_SAY,
			"450 admissions avoided or more (L)"},
		{"left out", "%", 1000, HIGH,
			{.numerator = 2, .denominator = 9, .numerator_hidden = MEASURE_HIDDEN_FEW},
			TARGET_CANNOT_SAY, "1.0% or more (L)"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct measure_target target = {.label = "L",
			.value = cases[i].value,
			.unit = cases[i].unit,
			.better = cases[i].better};

		cr_assert_eq(target_held(&target, &cases[i].measure), cases[i].held, "%s",
			cases[i].name);
		cr_assert_str_eq(target_words(&target, arena), cases[i].words);
	}
	arena_free(arena);
}
