/* What people judge beside a score. */
#include <caseload/base/str.h>

#include "risk_inside.h"

/* An outside tool's score can be judged too, where the person has one. */
static bool find_score(struct call *call, const char **code, const struct risk_score **out,
	struct err *err)
{
	const struct risk_instrument *of = NULL;
	struct risk_held held;
	struct risk_score *scores;
	const char *typed;
	size_t n;

	*out = NULL;
	if (!args_need(call->args, "instrument", &typed, err) ||
		!store_risk_scores(call->store, call->person->id, call->arena, &scores, &n, err))
		return false;
	*code = risk_instrument_id(typed, call->arena);
	for (size_t i = 0; i < n; i++)
		if ((text_equal(scores[i].instrument, *code) ||
			    text_equal(scores[i].instrument, typed)) &&
			(*out == NULL || date_compare(scores[i].scored_on, (*out)->scored_on) > 0))
			*out = &scores[i];
	if (*out != NULL) {
		*code = (*out)->instrument;
		return true;
	}
	if (!risk_held_named(call, "instrument", &held, &of, err))
		return false;
	*code = of->code;
	return true;
}

bool command_risk_judge(struct call *call, struct result *out, struct err *err)
{
	struct judgement judgement = {.person_id = call->person->id, .on = call->today};
	const struct risk_score *score;

	if (!find_score(call, &judgement.instrument, &score, err) ||
		!care_need_word(
			call, "view", &words_judgement_view, &judgement.view, err) ||
		!care_need_text(call, "reason", 2000, true, &judgement.reason, err))
		return false;
	if (judgement.reason == NULL)
		return err_set(err, ERR_INVALID, "reason",
			"Say why: the reason is what helps the next reader.");
	judgement.score_id = score != NULL ? score->id : 0;
	if (!store_judgement_add(call->store, &judgement, err))
		return false;
	out->uid = call->audit_object = arena_strdup(call->arena, judgement.uid);
	out->version = judgement.version;
	call->audit_detail = arena_printf(call->arena, "%s %s", judgement.instrument,
		word_code(&words_judgement_view, judgement.view));
	call_many(call, "Judged the score of", NULL);
	return call_done(call, out, "Kept beside %s of %s: %s%s.",
		risk_instrument_name(judgement.instrument), care_name(call),
		word_shown(&words_judgement_view, judgement.view),
		score == NULL ? ", before any score" : "");
}

bool command_risk_outlook(struct call *call, struct result *out, struct err *err)
{
	struct outlook outlook = {.person_id = call->person->id, .on = call->today};

	if (!care_need_word(call, "could", &words_could_change, &outlook.could, err) ||
		!args_text(call->args, "note", 2000, true, &outlook.note, err) ||
		!store_outlook_add(call->store, &outlook, err))
		return false;
	out->uid = call->audit_object = arena_strdup(call->arena, outlook.uid);
	out->version = outlook.version;
	call->audit_detail = word_code(&words_could_change, outlook.could);
	call_many(call, "Recorded what could change in 3 months for", NULL);
	return call_done(call, out, "Recorded for %s: what could change in 3 months is %s.",
		care_name(call), word_shown(&words_could_change, outlook.could));
}
