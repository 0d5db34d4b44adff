/* What is left out of a page that leaves the team, and that it cannot be worked back. */
#include <criterion/criterion.h>

#include <string.h>

#include <caseload/suppress.h>

enum { PLAIN = MEASURE_HIDDEN_NONE, FEW = MEASURE_HIDDEN_FEW, TOO = MEASURE_HIDDEN_TOO };

Test(suppress, a_number_of_1_to_4_is_left_out_and_what_would_tell_it)
{
	/* Each a whole, its parts, and whether each is printed. */
	static const struct {
		const char *name;
		int64_t whole, parts[3];
		size_t n;
		bool rest; /* the last part is nobody's line: it only follows */
		int whole_hidden, hidden[3];
	} cases[] = {
		{"all large", 20, {12, 8}, 2, true, PLAIN, {PLAIN}},
		{"zero stays", 20, {0, 20}, 2, true, PLAIN, {PLAIN}},
		{"nobody of nobody", 0, {0, 0}, 2, true, PLAIN, {PLAIN}},
		{"all of them", 20, {20, 0}, 2, true, PLAIN, {PLAIN}},
		{"few", 20, {3, 17}, 2, true, PLAIN, {FEW}},
		{"five is no few", 20, {5, 15}, 2, true, PLAIN, {PLAIN}},
		{"the rest is few", 20, {18, 2}, 2, true, PLAIN, {TOO}},
		{"four are left", 9, {5, 4}, 2, true, PLAIN, {TOO}},
		{"few of few", 3, {1, 2}, 2, true, FEW, {FEW}},
		{"none of few", 3, {0, 3}, 2, true, FEW, {PLAIN}},
		{"all of few", 4, {4, 0}, 2, true, FEW, {FEW}},
		{"one part of three", 30, {2, 10, 18}, 3, false, PLAIN, {FEW, TOO, PLAIN}},
		{"two parts of three", 17, {2, 3, 12}, 3, false, PLAIN, {FEW, FEW, PLAIN}},
		/* 1 + 1 is the only way to 2, 4 + 4 the only one to 8. */
		{"the least two", 14, {1, 1, 12}, 3, false, PLAIN, {FEW, FEW, TOO}},
		{"the most two", 20, {4, 4, 12}, 3, false, PLAIN, {FEW, FEW, TOO}},
		{"with nothing beside", 8, {4, 4}, 2, false, TOO, {FEW, FEW}},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct suppress_cell cells[4] = {{.value = cases[i].whole, .printed = true}};
		const size_t parts[] = {1, 2, 3};
		const struct suppress_sum sum = {0, parts, cases[i].n};

		for (size_t j = 0; j < cases[i].n; j++)
			cells[j + 1] = (struct suppress_cell){.value = cases[i].parts[j],
				.printed = !(cases[i].rest && j + 1 == cases[i].n)};
		suppress(cells, cases[i].n + 1, &sum, 1, arena);
		cr_assert_eq(cells[0].hidden, cases[i].whole_hidden, "%s: the whole %d",
			cases[i].name, cells[0].hidden);
		for (size_t j = 0; j < cases[i].n; j++)
			cr_assert_eq(cells[j + 1].hidden, cases[i].hidden[j], "%s: part %zu is %d",
				cases[i].name, j, cells[j + 1].hidden);
	}
	arena_free(arena);
}

/* ---- working it back ---- */

enum { CELLS = 7, MOST = 14 };

struct reader {
	const struct suppress_cell *cells;
	const struct suppress_sum *sums;
	size_t sums_n;
	int64_t guess[CELLS];
	bool seen[CELLS][MOST + 1];
};

static bool fits(const struct reader *reader, size_t i)
{
	int64_t value = reader->guess[i];
	const struct suppress_cell *cell = &reader->cells[i];

	if (!cell->printed)
		return true;
	return cell->hidden == FEW   ? value >= 1 && value <= 4
	       : cell->hidden == TOO ? value >= 5
				     : value == cell->value;
}

static bool adds_up(const struct reader *reader, size_t known)
{
	for (size_t i = 0; i < reader->sums_n; i++) {
		const struct suppress_sum *sum = &reader->sums[i];
		int64_t parts = 0;
		bool all = sum->total < known;

		for (size_t j = 0; j < sum->n; j++) {
			all = all && sum->parts[j] < known;
			parts += reader->guess[sum->parts[j]];
		}
		if (all && parts != reader->guess[sum->total])
			return false;
	}
	return true;
}

/* Every way the page could have come about, tried one by one. */
static void try_all(struct reader *reader, size_t i)
{
	if (i == CELLS) {
		for (size_t j = 0; j < CELLS; j++)
			reader->seen[j][reader->guess[j]] = true;
		return;
	}
	for (reader->guess[i] = 0; reader->guess[i] <= MOST; reader->guess[i]++)
		if (fits(reader, i) && adds_up(reader, i + 1))
			try_all(reader, i + 1);
}

static unsigned next(unsigned *seed)
{
	*seed = *seed * 1103515245u + 12345u;
	return *seed >> 16;
}

/* A table of two rows and two columns with its sums down and across is the hardest small page: cells 0 to
 * 3, rows 4 and 5, and one column. */
Test(suppress, nobody_can_work_a_small_number_back)
{
	static const size_t top[] = {0, 1}, bottom[] = {2, 3}, left[] = {0, 2};
	static const struct suppress_sum sums[] = {{4, top, 2}, {5, bottom, 2}, {6, left, 2}};
	struct arena *arena = arena_new();
	unsigned seed = 20260312;

	for (int round = 0; round < 400; round++) {
		struct suppress_cell cells[CELLS] = {0};
		struct reader reader = {.cells = cells, .sums = sums, .sums_n = 3};

		for (size_t i = 0; i < 4; i++)
			cells[i].value = next(&seed) % 8;
		cells[4].value = cells[0].value + cells[1].value;
		cells[5].value = cells[2].value + cells[3].value;
		cells[6].value = cells[0].value + cells[2].value;
		for (size_t i = 0; i < CELLS; i++)
			cells[i].printed = i >= 4 || next(&seed) % 4 != 0;
		suppress(cells, CELLS, sums, 3, arena);
		try_all(&reader, 0);
		for (size_t i = 0; i < CELLS; i++) {
			int ways = 0;

			for (int value = 0; value <= MOST; value++)
				ways += reader.seen[i][value];
			cr_assert(ways > 0, "round %d: the page contradicts itself", round);
			cr_assert(ways > 1 || cells[i].value == 0 || cells[i].value > 4,
				"round %d: %d %d %d %d: cell %zu can only be %d", round,
				(int)cells[0].value, (int)cells[1].value, (int)cells[2].value,
				(int)cells[3].value, i, (int)cells[i].value);
		}
	}
	arena_free(arena);
}

/* ---- a page of measures ---- */

static struct measure_row somebody = {.person_id = 7}, meeting = {.person_id = 0};

static struct measure made(int code, const char *figure, int64_t in, int64_t of)
{
	return (struct measure){.code = code,
		.figure = figure,
		.numerator = in,
		.denominator = of,
		.value = "50.0%",
		.unit = code == MEASURE_M11 || code == MEASURE_M20 || code == MEASURE_M4 ? "entries"
											 : "people",
		.note = "Days late: median 3, most 9",
		.rows = &somebody,
		.rows_n = 1};
}

Test(suppress, a_page_of_measures)
{
	struct arena *arena = arena_new();
	struct measure list[] = {
		made(MEASURE_M2, NULL, 30, 46), made(MEASURE_M3, NULL, 44, 46), /* 2 have no lead */
		made(MEASURE_M11, NULL, 9, 12), /* 3 are left, in January */
		made(MEASURE_M11, "2026-01", 2, 5), made(MEASURE_M11, "2026-02", 7, 7),
		made(MEASURE_M20, NULL, 3, 0), made(MEASURE_M20, "actions_done", 12, 14),
		made(MEASURE_M20, "actions_open", 2, 0), made(MEASURE_M10, NULL, 12, 3),
		made(MEASURE_M7, NULL, 0, 0), made(MEASURE_M4, NULL, 30, 40),
		made(MEASURE_M4, "late", 2, 40), /* and 8 were never told */
		made(MEASURE_M4, "not_told", 8, 40),
		made(MEASURE_M19, NULL, 44, 790), /* those who have a lead */
		made(MEASURE_M21, NULL, 20, 48),  /* 2 more than are on the register */
	};
	const char *expected[] = {"30 of 46", "not shown of 46", "not shown of 12", "1 to 4 of 5",
		"7 of 7", "3", "not shown of 14", "1 to 4", "12 of 3", "0", "30 of 40",
		"1 to 4 of 40", "not shown of 40", "not shown of 790", "20 of not shown"};

	list[5].rows = &meeting;
	list[5].unit = "meetings";
	list[8].rate = "46.2";
	list[13].rate = "19.1";
	list[9].rows_n = 0;
	list[9].value = "0";
	measures_suppress(list, sizeof(list) / sizeof(list[0]), arena);
	for (size_t i = 0; i < sizeof(list) / sizeof(list[0]); i++) {
		bool hidden = strpbrk(measure_count_words(&list[i], arena), "ht") != NULL;

		cr_assert_str_eq(measure_count_words(&list[i], arena), expected[i], "%zu: %s", i,
			measure_count_words(&list[i], arena));
		cr_assert_eq(list[i].rows_n, 0, "%zu: who is behind it", i);
		if (hidden && list[i].denominator > 0)
			cr_assert_str_eq(list[i].value, "not shown", "%zu", i);
		if (hidden)
			cr_assert_null(list[i].note, "%zu", i);
	}
	arena_free(arena);
}

/* ---- days ---- */

static struct measure days_of(
	int code, const char *figure, int64_t days, struct measure_row *rows, size_t n)
{
	struct measure m = made(code, figure, days, 0);

	m.by_days = true;
	m.unit = "days";
	m.rows = rows;
	m.rows_n = n;
	return m;
}

/* Twelve days of one person are one person: days go by who is behind them, not by how many they are. */
Test(suppress, days_go_by_the_people_behind_them)
{
	enum { EACH = 5 };
	/* Of whom the rows of health are, then those of social care; the days of both. */
	static const struct {
		const char *name;
		int64_t who[8];
		size_t health, social;
		int64_t health_days, social_days;
		const char *all, *of_health, *of_social; /* M16 and M17 are the same days */
	} cases[] = {
		{"one", {7}, 1, 0, 12, 0, "not shown", "not shown", "0"},
		{"one, three days", {7}, 1, 0, 3, 0, "1 to 4", "1 to 4", "0"},
		{"one, again and again", {7, 7, 7, 7, 7}, 5, 0, 40, 0, "not shown", "not shown",
			"0"},
		{"five", {1, 2, 3, 4, 5}, 5, 0, 12, 0, "12", "12", "0"},
		{"five and one", {1, 2, 3, 4, 5, 6}, 5, 1, 20, 9, "29", "not shown", "not shown"},
		{"three and three", {1, 2, 3, 4, 5, 6}, 3, 3, 20, 9, "29", "not shown",
			"not shown"},
		{"two whom nothing is said of", {1, 2, 3, 4, 5, 6, 7}, 5, 0, 20, 0, "31",
			"not shown", "0"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct measure_row rows[8] = {0};
		size_t n = 0, health = cases[i].health, social = cases[i].social;
		int64_t both = cases[i].health_days + cases[i].social_days;

		for (; n < 8 && cases[i].who[n] != 0; n++)
			rows[n] = (struct measure_row){
				.person_id = cases[i].who[n], .part = MEASURE_PART_IN};
		both += n > health + social ? 11 : 0;
		struct measure list[EACH] = {days_of(MEASURE_M16, NULL, both, rows, n),
			days_of(MEASURE_M17, NULL, both, rows, n),
			days_of(MEASURE_M17, "health", cases[i].health_days, rows, health),
			days_of(MEASURE_M17, "social_care", cases[i].social_days, rows + health,
				social),
			days_of(MEASURE_M17, "both", 0, NULL, 0)};
		const char *expected[EACH] = {
			cases[i].all, cases[i].all, cases[i].of_health, cases[i].of_social, "0"};

		list[0].rate = list[1].rate = "7.5";
		list[0].denominator = list[1].denominator = 15900;
		list[0].of = list[1].of = "residents";
		measures_suppress(list, EACH, arena);
		for (size_t j = 0; j < EACH; j++) {
			const char *words = measure_count_words(&list[j], arena);

			cr_assert_str_eq(
				words, expected[j], "%s: %zu: %s", cases[i].name, j, words);
			cr_assert(list[j].rate == NULL || strcmp(words, list[j].value) != 0);
		}
		cr_assert_eq(list[0].rate == NULL, list[0].numerator_hidden != PLAIN, "%s",
			cases[i].name);
	}
	arena_free(arena);
}

Test(suppress, days_on_the_register_of_a_few_are_left_out)
{
	struct arena *arena = arena_new();
	struct measure_row one = {.person_id = 7, .part = MEASURE_PART_IN};
	struct measure list[] = {
		made(MEASURE_M10, NULL, 6, 400), days_of(MEASURE_M10, "person_days", 400, &one, 1)};

	list[0].rate = "46.2";
	measures_suppress(list, 2, arena);
	cr_assert_eq(list[0].denominator_hidden, TOO);
	cr_assert_null(list[0].rate, "the days follow from the rate");
	cr_assert_str_eq(list[1].value, "not shown");
	arena_free(arena);
}

/* ---- events ---- */

enum { ROWS = 24 };

/* Rows of those people, the first `in` of them counted and the others not reached. */
static struct measure events_of(
	int code, const char *figure, const int64_t *who, size_t in, size_t out)
{
	static struct measure_row rows[8][ROWS];
	static size_t used;
	struct measure_row *mine = rows[used++ % 8];
	struct measure m = made(code, figure, (int64_t)in, (int64_t)(in + out));

	for (size_t i = 0; i < in + out; i++)
		mine[i] = (struct measure_row){
			.person_id = who[i], .part = i < in ? MEASURE_PART_IN : MEASURE_PART_OUT};
	m.unit = "events";
	m.rows = mine;
	m.rows_n = in + out;
	return m;
}

/* Twelve admissions of two people are two people. */
Test(suppress, events_go_by_the_people_behind_them)
{
	static const struct {
		const char *name;
		int64_t who[ROWS];
		size_t in, out;
		const char *words;
	} cases[] = {
		{"six of six", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 6, 5, "6 of 11"},
		{"six of two", {1, 2, 1, 2, 1, 2, 7, 8, 9, 10, 11}, 6, 5, "not shown of 11"},
		{"six of five", {1, 2, 3, 4, 5, 5, 7, 8, 9, 10, 11}, 6, 5, "6 of 11"},
		{"two behind what was not reached", {1, 2, 3, 4, 5, 6, 7, 8, 7, 8, 7}, 6, 5,
			"not shown of 11"},
		{"two behind all of it", {1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1}, 6, 5,
			"not shown of not shown"},
		{"none, of one", {1, 1, 1, 1, 1, 1}, 0, 6, "0 of not shown"},
		{"two of two", {1, 2, 3, 4, 5, 6, 7}, 2, 5, "1 to 4 of 7"},
	};
	static const int counts[] = {MEASURE_M9, MEASURE_M11, MEASURE_M15, MEASURE_M6, MEASURE_M4};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		for (size_t j = 0; j < sizeof(counts) / sizeof(counts[0]); j++) {
			struct measure m =
				events_of(counts[j], NULL, cases[i].who, cases[i].in, cases[i].out);

			measures_suppress(&m, 1, arena);
			cr_assert_str_eq(measure_count_words(&m, arena), cases[i].words, "%s: %s",
				cases[i].name, measure_count_words(&m, arena));
		}
	arena_free(arena);
}

/* A count without a denominator, and a rate, of two people. */
Test(suppress, counts_and_rates_go_by_the_people_behind_them)
{
	static const int64_t two[] = {1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2};
	struct arena *arena = arena_new();
	struct measure list[] = {events_of(MEASURE_M10, NULL, two, 12, 0),
		events_of(MEASURE_M18, NULL, two, 6, 0), events_of(MEASURE_M7, NULL, two, 12, 0),
		events_of(MEASURE_M20, "actions_made", two, 12, 0)};

	for (size_t i = 0; i < 2; i++) {
		list[i].rate = "46.2";
		list[i].per = "100 of something";
		list[i].of = "something";
		list[i].denominator = 15900;
	}
	list[2].denominator = list[3].denominator = 0;
	measures_suppress(list, 4, arena);
	for (size_t i = 0; i < 4; i++) {
		cr_assert_str_eq(measure_count_words(&list[i], arena), "not shown", "%zu: %s", i,
			measure_count_words(&list[i], arena));
		cr_assert_null(list[i].rate, "%zu", i);
	}
	arena_free(arena);
}

/* Numbers of different measures that a reader can take from each other. */
Test(suppress, what_another_measure_would_tell_is_left_out)
{
	static const int64_t each[ROWS] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16,
		17, 18, 19, 20, 21, 22, 23, 24},
			     twice[ROWS] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 1, 1, 1, 1};
	static const struct {
		const char *name;
		struct {
			int code;
			const char *figure, *unit;
			bool rate;
			const int64_t *who;
			size_t in, out;
			const char *words;
		} m[4];
	} pages[] = {
		{"some of the severely frail fell, so the parts are more than the whole",
			{{MEASURE_M24, NULL, "people", false, each, 20, 0, "20 of 20"},
				{MEASURE_M24, "moderate", "people", false, each, 17, 0,
					"not shown of not shown"},
				{MEASURE_M24, "severe", "people", false, each, 3, 0,
					"1 to 4 of 1 to 4"},
				{MEASURE_M24, "severe_fall", "people", false, each, 3, 0,
					"1 to 4 of 1 to 4"}}},
		{"the severely frail are those of whom some fell",
			{{MEASURE_M24, NULL, "people", false, each, 10, 12, "not shown of 22"},
				{MEASURE_M24, "moderate", "people", false, each, 3, 19,
					"1 to 4 of 22"},
				{MEASURE_M24, "severe", "people", false, each, 7, 15, "7 of 22"},
				{MEASURE_M24, "severe_fall", "people", false, each, 0, 7,
					"0 of 7"}}},
		{"two care plan reviews beside the Care Act's",
			{{MEASURE_M6, NULL, "reviews", false, each, 12, 6, "12 of 18"},
				{MEASURE_M8, NULL, "reviews", false, each, 10, 6,
					"not shown of not shown"}}},
		{"one of the reviews that were late is no Care Act one",
			{{MEASURE_M6, NULL, "reviews", false, each, 17, 7, "17 of 24"},
				{MEASURE_M8, NULL, "reviews", false, each, 9, 6,
					"not shown of 15"}}},
		{"one was admitted again and again",
			{{MEASURE_M10, NULL, "emergency admissions", true, twice, 16, 0, "16"},
				{MEASURE_M10, "people", "people", false, each, 11, 13,
					"not shown of 24"}}},
		{"three attendances beside the admissions",
			{{MEASURE_M10, NULL, "emergency admissions", true, each, 12, 0,
				 "not shown"},
				{MEASURE_M11, NULL, "entries", false, each, 0, 15, "0 of 15"}}},
		{"two left hospital on the one day that the quarter does not have",
			{{MEASURE_M13, NULL, "people", false, each, 8, 9, "not shown of not shown"},
				{MEASURE_M13, "national", "people", false, each, 10, 9,
					"10 of 19"}}},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++) {
		struct measure list[4];
		size_t n = 0;

		for (; n < 4 && pages[i].m[n].code != MEASURE_NONE; n++) {
			list[n] = events_of(pages[i].m[n].code, pages[i].m[n].figure,
				pages[i].m[n].who, pages[i].m[n].in, pages[i].m[n].out);
			list[n].unit = pages[i].m[n].unit;
			if (!pages[i].m[n].rate)
				continue;
			list[n].rate = "46.2";
			list[n].of = "person-days";
		}
		measures_suppress(list, n, arena);
		for (size_t j = 0; j < n; j++)
			cr_assert_str_eq(measure_count_words(&list[j], arena), pages[i].m[j].words,
				"%s: %zu: %s", pages[i].name, j,
				measure_count_words(&list[j], arena));
	}
	arena_free(arena);
}
