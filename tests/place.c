#include <criterion/criterion.h>

#include <caseload/place.h>

Test(place, is_told_with_its_denominator_and_with_who_shares_it)
{
	static const struct {
		struct place place;
		int64_t tenths;
		const char *words;
	} cases[] = {
		{{105, 8, 8214}, 13, "in the top 1.3% of 8,214 adults (rank 105-112, tied)"},
		{{1, 1, 8214}, 1, "in the top 0.1% of 8,214 adults (rank 1)"},
		{{1, 1, 999}, 2, "in the top 0.2% of 999 adults (rank 1)"},
		{{1643, 1, 8214}, 201, "in the top 20.1% of 8,214 adults (rank 1,643)"},
		{{8214, 1, 8214}, 1000, "in the top 100.0% of 8,214 adults (rank 8,214)"},
		/* a list with more people than the practice had adults */
		{{9000, 2, 8214}, 1000,
			"in the top 100.0% of 8,214 adults (rank 9,000-9,001, tied)"},
		{{0, 0, 0}, 0, NULL},
		{{3, 1, 0}, 0, NULL},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char *words = place_words(&cases[i].place, arena);

		cr_assert_eq(place_percentile(&cases[i].place), cases[i].tenths, "case %zu", i);
		if (cases[i].words == NULL)
			cr_assert_null(words, "case %zu", i);
		else
			cr_assert_str_eq(words, cases[i].words, "case %zu", i);
	}
	arena_free(arena);
}
