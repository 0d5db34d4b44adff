#include <caseload/strata.h>

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "table.h"

static int64_t number(const struct table *table, size_t row, const char *column)
{
	return strtoll(figure_at(table, row, column), NULL, 10);
}

static struct table *load(const char *name, bool shared, struct arena *arena)
{
	const char *data = getenv("CASELOAD_DATA");

	if (!shared)
		return table_load(arena_printf(arena, "tests/risk/%s", name), arena);
	return data != NULL
		       ? table_load(arena_printf(arena, "%s/../risk/vectors/%s", data, name), arena)
		       : NULL;
}

Test(strata, cuts_are_rounded_up)
{
	static const char *const strata[] = {"", "low", "moderate", "high", "very_high"};
	struct arena *arena = arena_new();

	for (int shared = 0; shared < 2; shared++) {
		struct table *table = load("population_cutoffs.csv", shared == 1, arena);

		cr_assert(table != NULL || shared == 1);
		for (size_t i = 0; table != NULL && i < table->rows_n; i++) {
			int64_t adults = number(table, i, "adult_population");
			int64_t rank = number(table, i, "rank");

			cr_assert_eq(strata_places(adults, 5), number(table, i, "k_0_5pct"));
			cr_assert_eq(strata_places(adults, 20), number(table, i, "k_2pct"));
			cr_assert_eq(strata_places(adults, 50), number(table, i, "k_5pct"));
			cr_assert_eq(strata_places(adults, 200), number(table, i, "k_20pct"));
			cr_assert_str_eq(strata[strata_of_rank(adults, rank)],
				figure_at(table, i, "expected"), "%s", figure_at(table, i, "case"));
			cr_assert_eq(rank <= strata_places(adults, 20),
				number(table, i, "expected_in_2pct"));
		}
	}
	cr_assert(strata_places(0, 20) == 0 && strata_places(-1, 20) == 0);
	cr_assert(strata_of_rank(100, 0) == STRATUM_NONE);
	arena_free(arena);
}

Test(strata, ties_are_told_and_never_broken)
{
	struct arena *arena = arena_new();

	for (int shared = 0; shared < 2; shared++) {
		struct table *table = load("population_ties.csv", shared == 1, arena);

		cr_assert(table != NULL || shared == 1);
		for (size_t i = 0; table != NULL && i < table->rows_n; i++) {
			const char *text = figure_at(table, i, "scores");
			int64_t *scores = arena_new_array(arena, int64_t, strlen(text));
			struct strata_cut cut;
			size_t n = 0;
			char *end;

			for (; *text != '\0'; text = end + (*end == ' '))
				scores[n++] = strtoll(text, &end, 10);
			cut = strata_cut(scores, n, number(table, i, "k"));
			cr_assert(cut.cut == number(table, i, "expected") &&
					  (int64_t)cut.above ==
						  number(table, i, "expected_above_cut") &&
					  (int64_t)cut.tied ==
						  number(table, i, "expected_tied_at_cut") &&
					  (int64_t)cut.places ==
						  number(table, i, "expected_places_for_tied") &&
					  cut.must_choose ==
						  number(table, i, "expected_needs_team_choice"),
				"%s: cut %d above %zu tied %zu places %zu",
				figure_at(table, i, "case"), (int)cut.cut, cut.above, cut.tied,
				cut.places);
		}
	}
	cr_assert(strata_cut(NULL, 0, 5).tied == 0);
	cr_assert(strata_cut((int64_t[]){3, 1}, 2, 0).above == 0);
	cr_assert(strata_cut((int64_t[]){3, 1}, 2, 9).must_choose == false);
	arena_free(arena);
}
