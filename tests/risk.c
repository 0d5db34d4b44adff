#include <caseload/risk.h>

#include <criterion/criterion.h>
#include <string.h>

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
	struct risk_score score = {.valid_until = {2026, 3, 12}};
	cr_assert_not(risk_is_past_validity(score.valid_until, date_make(2026, 3, 12)));
	cr_assert(risk_is_past_validity(score.valid_until, date_make(2026, 3, 13)));
	score.valid_until = DATE_NONE;
	cr_assert_not(risk_is_past_validity(score.valid_until, date_make(2026, 3, 13)));
	cr_assert_eq(risk_valid_days("efi"), 365);
	cr_assert_eq(risk_valid_days("tool_x"), 180);
}
