/* The shapes of what is recorded about risk, beside the scores themselves. */
#include <string.h>

#include <caseload/risk.h>

static const struct field instrument_fields[] = {
	FIELD_HIDE(INT, risk_instrument, id),
	FIELD(TEXT, risk_instrument, uid),
	FIELD(INT, risk_instrument, version),
	FIELD(TEXT, risk_instrument, code),
	FIELD(TEXT, risk_instrument, release),
	FIELD(TEXT, risk_instrument, name),
	FIELD(TEXT, risk_instrument, class),
	FIELD(TEXT, risk_instrument, kind),
	FIELD(BOOL, risk_instrument, enabled),
	FIELD(TEXT, risk_instrument, off_reason),
	FIELD(TEXT, risk_instrument, approved_by),
	FIELD(DATE, risk_instrument, approved_on),
	FIELD_MAYBE(risk_instrument, valid_days),
	FIELD(TEXT, risk_instrument, hash),
	FIELD_HIDE(TEXT, risk_instrument, text),
	FIELD(BOOL, risk_instrument, shipped),
	FIELD(BOOL, risk_instrument, newest),
};
const struct shape risk_instrument_shape = SHAPE(risk_instrument, instrument_fields);

static const struct field factor_fields[] = {
	FIELD_HIDE(INT, factor, id),
	FIELD(TEXT, factor, uid),
	FIELD_HIDE(INT, factor, version),
	FIELD_HIDE(INT, factor, person_id),
	FIELD(TEXT, factor, code),
	FIELD_CODED(factor, answer, words_factor_answer),
	FIELD(SCORE, factor, value),
	FIELD(TEXT, factor, choice),
	FIELD(TEXT, factor, unit),
	FIELD(DATE, factor, on),
	FIELD(TEXT, factor, source),
	FIELD_LINK(factor, import_run_id),
	FIELD(TEXT, factor, recorded_by),
	FIELD(TEXT, factor, withdrawn_reason),
};
const struct shape factor_shape = SHAPE(factor, factor_fields);

static const struct field judgement_fields[] = {
	FIELD_HIDE(INT, judgement, id),
	FIELD(TEXT, judgement, uid),
	FIELD_HIDE(INT, judgement, version),
	FIELD_HIDE(INT, judgement, person_id),
	FIELD_LINK(judgement, score_id),
	FIELD(TEXT, judgement, instrument),
	FIELD_CODED(judgement, view, words_judgement_view),
	FIELD(TEXT, judgement, reason),
	FIELD(DATE, judgement, on),
	FIELD(TEXT, judgement, judged_by),
};
const struct shape judgement_shape = SHAPE(judgement, judgement_fields);

static const struct field outlook_fields[] = {
	FIELD_HIDE(INT, outlook, id),
	FIELD(TEXT, outlook, uid),
	FIELD_HIDE(INT, outlook, version),
	FIELD_HIDE(INT, outlook, person_id),
	FIELD_CODED(outlook, could, words_could_change),
	FIELD(TEXT, outlook, note),
	FIELD(DATE, outlook, on),
	FIELD(TEXT, outlook, said_by),
};
const struct shape outlook_shape = SHAPE(outlook, outlook_fields);

static const struct field input_fields[] = {
	FIELD(TEXT, risk_input, instrument),
	FIELD(TEXT, risk_input, key),
	FIELD(TEXT, risk_input, label),
	FIELD(TEXT, risk_input, unit),
	FIELD(TEXT, risk_input, factor),
	FIELD_CODED(risk_input, answer, words_factor_answer),
	FIELD(BOOL, risk_input, missing),
	FIELD(BOOL, risk_input, derived),
	FIELD(BOOL, risk_input, required),
	FIELD(TEXT, risk_input, text),
	FIELD(TEXT, risk_input, said),
	FIELD(DATE, risk_input, on),
	FIELD(TEXT, risk_input, source),
	FIELD(TEXT, risk_input, by),
	FIELD(TEXT, risk_input, uid),
};
const struct shape risk_input_shape = SHAPE(risk_input, input_fields);

static const struct field part_fields[] = {
	FIELD_HIDE(INT, risk_part, score_id),
	FIELD(TEXT, risk_part, term),
	FIELD(TEXT, risk_part, label),
	FIELD(TEXT, risk_part, input),
	FIELD(TEXT, risk_part, said),
	FIELD(DATE, risk_part, on),
	FIELD(TEXT, risk_part, source),
	FIELD(SCORE, risk_part, points),
	FIELD(SCORE, risk_part, min),
	FIELD(SCORE, risk_part, max),
	FIELD(BOOL, risk_part, missing),
};
const struct shape risk_part_shape = SHAPE(risk_part, part_fields);

const struct risk_instrument *risk_instrument_find(
	const struct risk_instrument *list, size_t n, const char *code)
{
	for (size_t i = 0; code != NULL && i < n; i++)
		if (list[i].newest && strcmp(list[i].code, code) == 0)
			return &list[i];
	return NULL;
}

struct date risk_sorts_until(struct date scored_on, struct date valid_until)
{
	if (!date_is_set(valid_until) || !date_is_set(scored_on))
		return DATE_NONE;
	return date_add_days(valid_until, date_between(scored_on, valid_until));
}

const struct risk_score *risk_current(
	const struct risk_score *scores, size_t n, const char *leading)
{
	for (size_t i = 0; i < n; i++)
		if (scores[i].origin != ORIGIN_COMPUTED || scores[i].band != BAND_UNBANDED ||
			(leading != NULL && strcmp(scores[i].instrument, leading) == 0))
			return &scores[i];
	return NULL;
}
