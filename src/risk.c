#include <caseload/risk.h>

static const struct field risk_score_fields[] = {
	FIELD_HIDE(INT, risk_score, id),
	FIELD(TEXT, risk_score, uid),
	FIELD_HIDE(INT, risk_score, person_id),
	FIELD(TEXT, risk_score, instrument),
	FIELD(TEXT, risk_score, instrument_version),
	FIELD(SCORE, risk_score, score),
	FIELD(TEXT, risk_score, scale),
	FIELD_CODED(risk_score, band, words_band),
	FIELD(TEXT, risk_score, own_band),
	FIELD(DATE, risk_score, scored_on),
	FIELD(DATE, risk_score, valid_until),
	FIELD_CODED(risk_score, origin, words_score_origin),
	FIELD(TEXT, risk_score, source_tool),
	FIELD(TEXT, risk_score, file_hash),
	FIELD(TEXT, risk_score, lawful_basis),
	{"import_run_id", FIELD_INT, offsetof(struct risk_score, import_run_id), NULL,
		FIELD_HIDDEN | FIELD_NONE_ZERO},
	FIELD_LINK(risk_score, percentile), /* in tenths: shown by its own code */
	FIELD_MAYBE(risk_score, percentile_of),
	FIELD_MAYBE(risk_score, rank),
	FIELD_MAYBE(risk_score, tied),
	FIELD(SCORE, risk_score, min),
	FIELD(SCORE, risk_score, max),
	FIELD_MAYBE(risk_score, inputs_n),
	FIELD(INT, risk_score, missing_n),
	FIELD(TEXT, risk_score, definition_hash),
	FIELD(BOOL, risk_score, inputs_changed),
};
const struct shape risk_score_shape = SHAPE(risk_score, risk_score_fields);

static const struct field import_run_fields[] = {
	FIELD_HIDE(INT, import_run, id),
	FIELD(TEXT, import_run, uid),
	FIELD(TEXT, import_run, file_name),
	FIELD(TEXT, import_run, file_hash),
	FIELD(TEXT, import_run, shape),
	FIELD(DATE, import_run, run_date),
	FIELD(TEXT, import_run, instrument),
	FIELD(TEXT, import_run, lawful_basis),
	FIELD(TEXT, import_run, practice),
	FIELD(INT, import_run, rows),
	FIELD(INT, import_run, people),
	FIELD(INT, import_run, added),
	FIELD(INT, import_run, changed),
	FIELD(INT, import_run, moved_band),
	FIELD(INT, import_run, unchanged),
	FIELD(INT, import_run, refused),
	FIELD(INT, import_run, repaired),
	FIELD(INT, import_run, missing_from_list),
	FIELD(TEXT, import_run, imported_at),
	FIELD(TEXT, import_run, imported_by),
	FIELD(TEXT, import_run, undone_at),
};
const struct shape import_run_shape = SHAPE(import_run, import_run_fields);

enum risk_age risk_age_of(int valid_days, int64_t age_days)
{
	if (age_days < 0)
		return RISK_FUTURE;
	if (age_days <= valid_days)
		return RISK_CURRENT;
	return age_days <= 2 * (int64_t)valid_days ? RISK_STALE : RISK_EXPIRED;
}

enum risk_age risk_age_on(struct date scored_on, struct date valid_until, struct date on)
{
	if (!date_is_set(valid_until))
		return RISK_CURRENT;
	return risk_age_of((int)date_between(scored_on, valid_until), date_between(scored_on, on));
}

bool risk_is_past(const struct risk_score *score, struct date on)
{
	enum risk_age age = risk_age_on(score->scored_on, score->valid_until, on);

	return age == RISK_STALE || age == RISK_EXPIRED;
}
