/* An explanation to draw, made by hand: the local criteria of an invented person on 12 March 2026.
 * The caller changes what it is about. */
#ifndef CASELOAD_TESTS_TOOLS_RISK_EXAMPLE_H
#define CASELOAD_TESTS_TOOLS_RISK_EXAMPLE_H

#include <string.h>

#include <caseload/risk.h>

struct risk_example {
	struct risk_explained explained;
	struct instrument instrument;
	struct instrument_term terms[5];
	struct instrument_group group;
	struct risk_score scores[3];
	const struct risk_score *history[3];
	struct risk_part parts[5];
	struct judgement judgement;
	struct outlook outlook;
};

#define WHOLE(n) ((struct score){(n), 0, true})

static inline void risk_example(struct risk_example *x)
{
	static const struct risk_part parts[5] = {
		{.term = "hospital",
			.label = "Hospitalisation",
			.input = "emerg_adm_12m",
			.said = "2 emergency admissions in 12 months",
			.on = {2026, 3, 2},
			.source = "recorded events",
			.points = WHOLE(2),
			.min = WHOLE(2),
			.max = WHOLE(2)},
		{.term = "comorbidity",
			.label = "Co-morbidity",
			.input = "cci",
			.said = "Charlson 3",
			.on = {2026, 3, 12},
			.source = "computed",
			.points = WHOLE(2),
			.min = WHOLE(2),
			.max = WHOLE(2)},
		{.term = "ltc",
			.label = "Number of long-term conditions",
			.input = "ltc_count",
			.said = "5",
			.on = {2026, 1, 20},
			.source = "GP summary",
			.points = WHOLE(2),
			.min = WHOLE(2),
			.max = WHOLE(2)},
		{.term = "falls",
			.label = "Falls",
			.input = "falls_12m",
			.said = "2 falls in 12 months",
			.on = {2026, 3, 10},
			.source = "home visit",
			.points = WHOLE(2),
			.min = WHOLE(2),
			.max = WHOLE(2)},
		{.term = "bereavement",
			.label = "Recent bereavement",
			.input = "days_since_bereavement",
			.said = "not recorded",
			.points = WHOLE(0),
			.min = WHOLE(0),
			.max = WHOLE(2),
			.missing = true},
	};

	memset(x, 0, sizeof *x);
	memcpy(x->parts, parts, sizeof parts);
	for (size_t i = 0; i < 5; i++)
		x->terms[i] = (struct instrument_term){.key = parts[i].term,
			.label = parts[i].label,
			.input = i,
			.group = i == 1 || i == 2 ? 0 : INSTRUMENT_NO_GROUP};
	x->group = (struct instrument_group){"conditions",
		"Co-morbidity and LTC count together at most 4", GROUP_CAP, {.units = 4}};
	x->instrument = (struct instrument){.code = "local_cst",
		.release = "0.1-draft",
		.name = "LOCAL criteria score",
		.class = INSTRUMENT_LOCAL,
		.scale = 1,
		.outcome = "none: orders cases for team discussion only",
		.citation = "Local criteria",
		.valid_days = 90,
		.age_min = 18,
		.approved_by = "R Osei",
		.approved_on = {2026, 1, 5},
		.terms = x->terms,
		.terms_n = 5,
		.groups = &x->group,
		.groups_n = 1};
	static const int values[] = {3, 6, 8}, bands[] = {BAND_RISING, BAND_HIGH, BAND_HIGH};
	static const struct date days[] = {{2025, 6, 1}, {2025, 12, 1}, {2026, 3, 12}};
	static const struct date until[] = {{2025, 8, 30}, {2026, 3, 1}, {2026, 6, 10}};

	for (int i = 0; i < 3; i++) {
		x->scores[i] = (struct risk_score){.id = i + 1,
			.instrument = "local_cst",
			.instrument_version = "0.1-draft",
			.score = WHOLE(values[i]),
			.band = bands[i],
			.own_band = "LOCAL high",
			.scored_on = days[i],
			.valid_until = until[i],
			.origin = ORIGIN_COMPUTED,
			.min = WHOLE(8),
			.max = WHOLE(10),
			.inputs_n = 5,
			.missing_n = 1};
		x->history[i] = &x->scores[i];
	}
	x->explained = (struct risk_explained){.code = "local_cst",
		.name = "LOCAL criteria score",
		.score = &x->scores[2],
		.instrument = &x->instrument,
		.enabled = true,
		.parts = x->parts,
		.parts_n = 5,
		.band_edges = "6-8",
		.could_be = "8-10",
		.oldest_input_days = 51,
		.before = &x->scores[1],
		.change = "6 -> 8 since 01-Dec-2025 (Falls 0 -> 2)",
		.history = x->history,
		.history_n = 3};
	x->judgement = (struct judgement){.score_id = 3,
		.instrument = "local_cst",
		.view = JUDGEMENT_HIGHER,
		.reason = "Her sister who helped has moved away.",
		.on = {2026, 3, 12},
		.judged_by = "Jo Patel"};
	x->outlook = (struct outlook){.could = COULD_MEDICINES,
		.note = "Nine a day.",
		.on = {2026, 3, 10},
		.said_by = "Jo Patel"};
}

#endif
