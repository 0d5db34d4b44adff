#include <caseload/caseload.h>

#include <criterion/criterion.h>

Test(caseload, names_on_a_list)
{
	static const struct {
		const char *family, *given, *number;
		int names;
		const char *shown;
	} cases[] = {
		{"Ahmed", "Fatima", "9990000018", NAMES_FULL, "AHMED, Fatima"},
		{"Łukasz", "Ewa", NULL, NAMES_FULL, "ŁUKASZ, Ewa"},
		{"O'Brien", NULL, NULL, NAMES_FULL, "O'BRIEN"},
		{"O'Brien", "Siobhan", NULL, NAMES_INITIALS, "O, S"},
		{"O'Brien", "Siobhan", "9990000018", NAMES_NUMBER, "999 000 0018"},
		{NULL, NULL, "9990000018", NAMES_FULL, "NAME NOT KNOWN"},
		{"O'Brien", NULL, NULL, NAMES_NUMBER, "NUMBER NOT KNOWN"},
	};
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct case_row row = {.family = cases[i].family,
			.given = cases[i].given,
			.nhs_number = cases[i].number};
		cr_assert_str_eq(case_name(&row, cases[i].names, arena), cases[i].shown);
	}
	arena_free(arena);
}

Test(caseload, bands_with_their_score)
{
	static const struct {
		int band;
		const char *score;
		struct date valid_until;
		const char *shown;
	} cases[] = {
		{BAND_VERY_HIGH, "9", {2026, 3, 12}, "V HIGH 9"},
		{BAND_HIGH, "0.31", {2026, 3, 11}, "HIGH 0.31~"},
		{BAND_UNBANDED, "7.6", {0}, "NO BAND 7.6"},
		{BAND_NO_DATA, NULL, {0}, "NO DATA"},
		{BAND_NONE, NULL, {0}, "NO DATA"},
	};
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct case_row row = {.band = cases[i].band, .valid_until = cases[i].valid_until};
		if (cases[i].score != NULL)
			score_parse(cases[i].score, &row.score);
		cr_assert_str_eq(
			case_band_words(&row, date_make(2026, 3, 12), arena), cases[i].shown);
	}
	arena_free(arena);
}
