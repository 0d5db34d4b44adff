#include <caseload/risk.h>

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include "table.h"

static struct score score_of(const char *text)
{
	struct score score = {0};
	if (text != NULL)
		cr_assert(score_parse(text, &score), "%s", text);
	return score;
}

Test(risk, bands_are_the_published_cuts)
{
	static const struct {
		const char *instrument, *score, *own_band;
		enum band band;
		const char *word;
	} cases[] = {
		{"efi", "0.12", NULL, BAND_LOWER, "Fit"},
		{"efi", "0.13", NULL, BAND_RISING, "Mild"},
		{"efi", "0.24", NULL, BAND_RISING, "Mild"},
		{"efi", "0.25", NULL, BAND_HIGH, "Moderate"},
		{"efi", "0.36", NULL, BAND_HIGH, "Moderate"},
		{"efi", "0.3611", NULL, BAND_VERY_HIGH, "Severe"},
		{"efi", "0.37", NULL, BAND_VERY_HIGH, "Severe"},
		{"efi", "4", NULL, BAND_LOWER, "Fit"},
		{"efi", "5", NULL, BAND_RISING, "Mild"},
		{"efi", "8", NULL, BAND_RISING, "Mild"},
		{"efi", "9", NULL, BAND_HIGH, "Moderate"},
		{"efi", "12", NULL, BAND_HIGH, "Moderate"},
		{"efi", "13", NULL, BAND_VERY_HIGH, "Severe"},
		{"local_cst", "2", NULL, BAND_LOWER, "Lower"},
		{"local_cst", "3", NULL, BAND_RISING, "Rising"},
		{"local_cst", "6", NULL, BAND_HIGH, "High"},
		{"local_cst", "9", NULL, BAND_VERY_HIGH, "Very high"},
		{"prisma7", "2", NULL, BAND_LOWER, "Below the screening threshold"},
		{"prisma7", "3", NULL, BAND_HIGH, "Positive screen"},
		{"lace", "4", NULL, BAND_LOWER, "Low"},
		{"lace", "5", NULL, BAND_RISING, "Moderate"},
		{"lace", "10", NULL, BAND_HIGH, "High"},
		{"hospital_2016", "7", NULL, BAND_HIGH, "High"},
		{"charlson_1987", "9", "High", BAND_UNBANDED, NULL},
		{"cms_general", "2.51", NULL, BAND_UNBANDED, NULL},
		{"acg_ip_hosp", "0.4", "5 Very High", BAND_VERY_HIGH, NULL},
		{"acg_ip_hosp", "0.4", "4 High", BAND_HIGH, NULL},
		{"acg_ip_hosp", "0.4", "3 Moderate", BAND_RISING, NULL},
		{"acg_ip_hosp", "0.4", "2 Low", BAND_LOWER, NULL},
		{"acg_ip_hosp", "0.4", "1 Healthy", BAND_LOWER, NULL},
		{"tool_phm_score", "7.6", NULL, BAND_UNBANDED, NULL},
		{"tool_phm_score", NULL, NULL, BAND_NO_DATA, NULL},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct score score = score_of(cases[i].score);
		const char *word = risk_own_band(cases[i].instrument, score);
		cr_assert_eq(risk_band(cases[i].instrument, score, cases[i].own_band),
			cases[i].band, "%s %s", cases[i].instrument, cases[i].score);
		cr_assert((word == NULL) == (cases[i].word == NULL) &&
				  (word == NULL || strcmp(word, cases[i].word) == 0),
			"%s %s: %s", cases[i].instrument, cases[i].score, word);
	}
}

Test(risk, instruments_have_one_id_whatever_they_are_called)
{
	static const struct {
		const char *name, *id;
		bool known;
	} cases[] = {
		{"eFI", "efi", true},
		{"Electronic Frailty Index", "efi", true},
		{"Electronic frailty index (eFI)", "efi", true},
		{"PRISMA-7", "prisma7", true},
		{"local_cst", "local_cst", true},
		{"acg_ip_hosp", "acg_ip_hosp", false},
		{"PHM score", "tool_phm_score", false},
		{"tool_phm_score", "tool_phm_score", false},
		{"", "tool_unnamed", false},
	};
	struct arena *arena = arena_new();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *id = risk_instrument_id(cases[i].name, arena);
		cr_assert_str_eq(id, cases[i].id, "%s: %s", cases[i].name, id);
		cr_assert_eq(risk_instrument_known(id), cases[i].known, "%s", id);
	}
	char name[200];
	memset(name, 'x', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	cr_assert_eq(strlen(risk_instrument_id(name, arena)), 60);
	arena_free(arena);
}

Test(risk, a_score_stands_for_its_time)
{
	struct risk_score score = {
		.scored_on = date_make(2025, 12, 12), .valid_until = date_make(2026, 3, 12)};

	cr_assert_not(risk_is_past(&score, date_make(2026, 3, 12)));
	cr_assert(risk_is_past(&score, date_make(2026, 3, 13)));
	cr_assert(risk_is_past(&score, date_make(2027, 3, 13)));
	score.valid_until = DATE_NONE;
	cr_assert_not(risk_is_past(&score, date_make(2026, 3, 13)));
	cr_assert_eq(risk_valid_days("efi"), 365);
	cr_assert_eq(risk_valid_days("tool_x"), 180);
}

Test(risk, scores_age_by_their_validity)
{
	static const char *const ages[] = {"current", "stale", "expired", "ERR_FUTURE"};
	const char *data = getenv("CASELOAD_DATA");
	struct arena *arena = arena_new();

	for (int shared = 0; shared < (data != NULL ? 2 : 1); shared++) {
		struct table *table = table_load(
			arena_printf(arena, "%s%s/staleness.csv", shared ? data : "tests/risk",
				shared ? "/../risk/vectors" : ""),
			arena);

		cr_assert(table != NULL || shared);
		for (size_t i = 0; table != NULL && i < table->rows_n; i++) {
			enum risk_age age = risk_age_of(atoi(figure_at(table, i, "valid_days")),
				atoll(figure_at(table, i, "age_days")));

			cr_assert_str_eq(ages[age], figure_at(table, i, "expected"), "%s",
				figure_at(table, i, "case"));
			cr_assert_eq(age == RISK_CURRENT || age == RISK_STALE,
				*figure_at(table, i, "expected_sortable") == '1');
		}
	}
	arena_free(arena);
}

/* A score that came from elsewhere: rounded, as a count, or on another scale. */
Test(risk, bands_of_scores_from_elsewhere)
{
	static const struct {
		const char *instrument, *score;
		enum band band;
	} cases[] = {
		{"efi", "0.1111", BAND_LOWER},
		{"efi", "0.121", BAND_RISING},
		{"efi", "0.3601", BAND_VERY_HIGH},
		{"efi", "1", BAND_VERY_HIGH},
		{"parr30", "0.4999", BAND_UNBANDED},
		{"parr30", "0.5", BAND_HIGH},
		{"parr30", "14.2", BAND_UNBANDED}, /* a percentage is no probability */
		{"parr30", "-0.1", BAND_UNBANDED},
		{"hospital_simplified", "5", BAND_HIGH},
		{"ind_falls", "4", BAND_UNBANDED},
		{"ind_ae_frequent", "12", BAND_UNBANDED},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		cr_assert_eq(risk_band(cases[i].instrument, score_of(cases[i].score), NULL),
			cases[i].band, "%s %s", cases[i].instrument, cases[i].score);
	cr_assert(risk_valid_days("lace") == 30 && risk_valid_days("local_cst") == 90 &&
		  risk_valid_days("ind_falls") == 31 && risk_valid_days("acg_ip_hosp") == 180);
	cr_assert_str_eq(risk_instrument_name("lace"), "LACE index");
	cr_assert_str_eq(risk_instrument_name("tool_phm"), "phm");
}
