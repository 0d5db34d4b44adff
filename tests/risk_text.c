/* What is said of a score: everything of it, at any width, and nothing that is not so. */
#include <criterion/criterion.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/risk_text.h>

#include "tools/risk_example.h"

static const char *text_of(
	const struct risk_explained *e, struct risk_text_options options, struct arena *arena)
{
	struct risk_text out;

	risk_text(e, &options, arena, &out);
	return out.text;
}

#define HAS(text, wanted) cr_assert(strstr((text), (wanted)), "no \"%s\" in\n%s", (wanted), (text))
#define HAS_NOT(text, other) cr_assert(!strstr((text), (other)), "\"%s\" in\n%s", (other), (text))

Test(risk_text, the_panel_at_80_columns)
{
	struct arena *arena = arena_new();
	struct risk_example x;
	const char *text;

	risk_example(&x);
	x.explained.judgement = &x.judgement;
	cr_assert_str_eq(risk_headline(&x.explained, arena),
		"8  HIGH (6-8)  could be 8-10  as of 12-Mar-2026");
	text = text_of(
		&x.explained, (struct risk_text_options){.cols = 78, .outlook = &x.outlook}, arena);
	cr_assert_str_eq(text,
		"Agreed by this team. Not validated. Does not predict anything.\n"
		"   +2  Hospitalisation         2 emergency admissions  recorded events,\n"
		"                               in 12 months            02-Mar-2026\n"
		"   +2  Co-morbidity            Charlson 3              computed, 12-Mar-2026\n"
		"   +2  Number of long-term     5                       GP summary, 20-Jan-2026\n"
		"       conditions\n"
		"   +2  Falls                   2 falls in 12 months    home visit, 10-Mar-2026\n"
		"    ?  Recent bereavement      NOT RECORDED (0 to +2)\n"
		"  Co-morbidity and LTC count together at most 4: not passed (4 of 4)\n"
		"Change: 6 -> 8 since 01-Dec-2025 (Falls 0 -> 2)\n"
		"Trend 3 (01-Jun-2025) ▃┆▆┆█ 8 (12-Mar-2026); ┆ none was valid\n"
		"Completeness 4 of 5   Oldest input 51 days   Valid to 10-Jun-2026.\n"
		"Judgement: Judges the risk higher. Jo Patel, 12-Mar-2026: Her sister who\n"
		"  helped has moved away.\n"
		"What could change in 3 months? Medicines. Jo Patel, 10-Mar-2026: Nine a day.",
		"%s", text);
	arena_free(arena);
}

/* The same words whatever the width; no line is wider. */
Test(risk_text, nothing_is_lost_in_a_narrow_window)
{
	static const char *const said[] = {"Agreed", "Hospitalisation", "emergency", "admissions",
		"recorded", "02-Mar-2026", "long-term", "NOT RECORDED", "(0 to +2)", "not passed",
		"6 -> 8", "01-Dec-2025", "Completeness 4 of 5", "Oldest input 51", "10-Jun-2026",
		"Her sister", "Nine a day", "About this score", "orders cases", "R Osei"};
	static const int cols[] = {30, 40, 58, 71, 72, 78, 100};
	struct arena *arena = arena_new();
	struct risk_example x;

	risk_example(&x);
	x.explained.judgement = &x.judgement;
	for (size_t i = 0; i < sizeof cols / sizeof cols[0]; i++)
		for (int spoken = 0; spoken < 2; spoken++) {
			const char *text = text_of(&x.explained,
				(struct risk_text_options){.cols = cols[i],
					.spoken = spoken,
					.facts = true,
					.outlook = &x.outlook},
				arena);
			struct str flat = {0};

			for (const char *line = text; *line;) {
				size_t n = strcspn(line, "\n"), skip = strspn(line, " ");

				cr_assert(utf8_width(line, n) <= cols[i], "%d: %.*s", cols[i],
					(int)n, line);
				str_addf(&flat, "%.*s ", (int)(n - skip), line + skip);
				line += n + (line[n] == '\n');
			}
			for (size_t j = 0; cols[i] < 72 && j < sizeof said / sizeof said[0]; j++)
				HAS(str_text(&flat), said[j]);
			str_free(&flat);
		}
	arena_free(arena);
}

/* Missing is not no, and declined is not missing. */
Test(risk_text, what_is_not_recorded_stands_apart_from_what_was_declined_and_from_no)
{
	static const struct {
		const char *said;
		bool missing;
		const char *wanted, *never;
	} cases[] = {
		{"not recorded", true, "?  Recent bereavement              NOT RECORDED (0 to +2)",
			"DECLINED"},
		{NULL, true, "?  Recent bereavement              NOT RECORDED (0 to +2)",
			"DECLINED"},
		{"asked and declined", true,
			"?  Recent bereavement              ASKED AND DECLINED (0 to +2)",
			"NOT RECORDED"},
		{"asked, not known", true,
			"?  Recent bereavement              ASKED, NOT KNOWN (0 to +2)",
			"NOT RECORDED"},
		{"none", false, "0  1 more recorded, worth no points", "?  Recent"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct risk_example x;
		const char *text;

		risk_example(&x);
		x.parts[4].said = cases[i].said;
		x.parts[4].missing = cases[i].missing;
		text = text_of(&x.explained, (struct risk_text_options){.cols = 90}, arena);
		HAS(text, cases[i].wanted);
		HAS_NOT(text, cases[i].never);
	}
	arena_free(arena);
}

Test(risk_text, zero_point_factors_are_one_key_away)
{
	struct arena *arena = arena_new();
	struct risk_example x;
	struct risk_text_options options = {.cols = 78, .keys = true};
	const char *text;

	risk_example(&x);
	x.parts[3].points = WHOLE(0);
	x.parts[3].said = "none in 12 months";
	text = text_of(&x.explained, options, arena);
	HAS(text, "0  1 more recorded, worth no points: z shows them");
	HAS_NOT(text, "none in 12 months");
	options.zeros = true;
	text = text_of(&x.explained, options, arena);
	HAS(text, "  0  Falls                   none in 12 months");
	arena_free(arena);
}

/* Thirty that nobody asked about are one paragraph; what was declined is still a line of its own. */
Test(risk_text, many_missing_factors_are_named_together)
{
	struct arena *arena = arena_new();
	struct risk_example x;
	struct risk_part parts[12];
	const char *text;

	risk_example(&x);
	for (size_t i = 0; i < 12; i++)
		parts[i] = (struct risk_part){.term = "t",
			.label = arena_printf(arena, "Deficit %zu", i + 1),
			.input = "i",
			.min = WHOLE(0),
			.max = WHOLE(1),
			.missing = true};
	parts[5].said = "asked and declined";
	x.explained.parts = parts;
	x.explained.parts_n = 12;
	text = text_of(&x.explained, (struct risk_text_options){.cols = 78}, arena);
	HAS(text, "?  NOT RECORDED: 11, each 0 to +1: Deficit 1, Deficit 2, ");
	HAS(text, "ASKED AND DECLINED (0 to +1)");
	parts[0].max = WHOLE(3);
	text = text_of(&x.explained, (struct risk_text_options){.cols = 78}, arena);
	HAS(text, "?  Deficit 1     NOT RECORDED (0 to +3)");
	arena_free(arena);
}

Test(risk_text, age_is_said_and_what_changed_since)
{
	static const struct {
		enum risk_age age;
		bool changed;
		const char *wanted;
	} cases[] = {
		{RISK_CURRENT, false, "Oldest input 51 days   Valid to 10-Jun-2026."},
		{RISK_STALE, false, "STALE: was valid to 10-Jun-2026. Marked ~ in lists."},
		{RISK_EXPIRED, false,
			"EXPIRED: was valid to 10-Jun-2026. Lists neither sort nor count it."},
		{RISK_CURRENT, true, "INPUTS CHANGED since: score it again. Valid to"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct risk_example x;

		risk_example(&x);
		x.explained.age = cases[i].age;
		x.scores[2].inputs_changed = cases[i].changed;
		HAS(text_of(&x.explained, (struct risk_text_options){.cols = 78}, arena),
			cases[i].wanted);
	}
	arena_free(arena);
}

Test(risk_text, a_list_is_not_given_our_release)
{
	struct arena *arena = arena_new();
	struct risk_example x;

	risk_example(&x);
	cr_expect_str_neq(risk_release_words(&x.explained, arena), "");
	x.scores[2].origin = ORIGIN_IMPORTED;
	x.scores[2].instrument_version = NULL;
	x.scores[2].inputs_changed = true;
	cr_expect_str_eq(risk_release_words(&x.explained, arena), "", "%s",
		risk_release_words(&x.explained, arena));
	HAS(text_of(&x.explained, (struct risk_text_options){.cols = 78}, arena),
		"INPUTS CHANGED since: the list does not know what came after");
	x.scores[2].instrument_version = "2";
	cr_expect_str_eq(risk_release_words(&x.explained, arena), "v2");
	arena_free(arena);
}

Test(risk_text, values_are_said_as_their_kind_is_read)
{
	struct arena *arena = arena_new();
	struct risk_example x;

	risk_example(&x);
	x.instrument.kind = INSTRUMENT_RATIO;
	x.instrument.denominator = 36;
	x.scores[2].score = (struct score){2500, 4, true};
	x.scores[2].min = x.scores[2].score;
	x.scores[2].max = (struct score){10000, 4, true};
	cr_assert_str_eq(risk_value_words(&x.explained, arena), "0.25 (9 of 36)");
	cr_assert_str_eq(risk_range_words(&x.explained, arena), "could be 9-36 of 36");
	x.instrument.kind = INSTRUMENT_LOGISTIC;
	x.scores[2].score = (struct score){143210, 6, true};
	x.scores[2].min = x.scores[2].score;
	x.scores[2].max = (struct score){201000, 6, true};
	cr_assert_str_eq(risk_value_words(&x.explained, arena), "about 14 in 100");
	cr_assert_str_eq(risk_range_words(&x.explained, arena), "could be 14-20 in 100");
	x.parts[0].points = (struct score){5565, 4, true};
	cr_assert_str_eq(
		risk_without_words(&x.explained, &x.parts[0], arena), "without it about 9 in 100");
	x.explained.instrument = NULL;
	x.scores[2].score = (struct score){412, 1, true};
	x.scores[2].scale = "percent";
	cr_assert_str_eq(risk_value_words(&x.explained, arena), "41.2 (scale: percent)");
	HAS(text_of(&x.explained, (struct risk_text_options){.cols = 78}, arena),
		"Another tool's score, as it came.");
	arena_free(arena);
}

Test(risk_text, no_score_says_why_and_never_looks_low)
{
	static const struct {
		bool enabled;
		const char *refusal, *off, *wanted, *headline;
	} cases[] = {
		{true, NULL, NULL, "Nothing is recorded. That does not mean a low risk.",
			"NO SCORE"},
		{true, "Length of stay is not recorded.", NULL, "Length of stay is not recorded.",
			"NO SCORE"},
		{false, NULL, "Nobody has approved it.", "Switched off. Nobody has approved it.",
			"OFF"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct risk_example x;
		const char *text;

		risk_example(&x);
		x.explained.score = NULL;
		x.explained.parts_n = 0;
		x.explained.enabled = cases[i].enabled;
		x.explained.refusal = cases[i].refusal;
		x.explained.off_reason = cases[i].off;
		text = text_of(&x.explained, (struct risk_text_options){.cols = 78}, arena);
		HAS(text, cases[i].wanted);
		HAS_NOT(text, "LOWER");
		cr_assert_str_eq(risk_headline(&x.explained, arena), cases[i].headline);
	}
	arena_free(arena);
}

Test(risk_text, the_trend_is_of_one_version_with_its_gaps_and_in_ascii)
{
	struct arena *arena = arena_new();
	struct risk_example x;
	struct risk_trend trend;

	risk_example(&x);
	cr_assert(risk_trend(&x.explained, 30, true, arena, &trend));
	cr_assert_str_eq(trend.line, ":|+|#");
	cr_assert_eq(trend.gaps, 2);
	x.scores[0].valid_until = (struct date){2025, 12, 1};
	cr_assert(risk_trend(&x.explained, 30, false, arena, &trend));
	cr_assert_str_eq(trend.line, "▃▆┆█");
	cr_assert(risk_trend(&x.explained, 2, true, arena, &trend));
	cr_assert_str_eq(trend.line, "+|#");
	cr_assert(trend.first == &x.scores[1]);
	cr_assert_str_eq(risk_trend_words(&x.explained, 2, true, true, arena),
		"Trend 6 (01-Dec-2025) +|# 8 (12-Mar-2026), the newest 2 of 3; | none was valid");
	x.scores[2].score = x.scores[1].score = x.scores[0].score = WHOLE(0);
	cr_assert(risk_trend(&x.explained, 30, true, arena, &trend));
	cr_assert_str_eq(trend.line, "__|_");
	x.explained.history_n = 1;
	cr_assert_str_eq(risk_trend_words(&x.explained, 30, true, true, arena), "");
	arena_free(arena);
}

Test(risk_text, words_that_may_be_handed_over)
{
	static const char *const cases[][2] = {
		{"Electronic frailty index", "Electronic index of health problems"},
		{"36-deficit Frailty count (eFI method)",
			"36-deficit count of health problems (eFI method)"},
		{"disability / possible frailty", "disability / possible reduced reserve"},
		{"Frail", "with reduced reserve"},
		{"Frequent attender: 5 or more", "many visits to A&E: 5 or more"},
		{"Falls", "Falls"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		cr_assert_str_eq(risk_handed_words(cases[i][0], arena), cases[i][1]);
	arena_free(arena);
}
