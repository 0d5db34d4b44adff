/* Scores follow what they are computed from: in the same save, for people in care. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/risk_said.h>

#include "risk_inside.h"

struct rescoring {
	struct call *call;
	struct risk_held held;
	struct risk_facts facts;
	const struct risk_score *scores; /* that stand */
	size_t scores_n;
	const struct risk_part *parts;
	size_t parts_n;
	bool in_care;
};

static bool any_on(const struct risk_held *held)
{
	for (size_t i = 0; i < held->n; i++)
		if (held->list[i].newest && held->list[i].enabled)
			return true;
	return false;
}

static bool read_person(struct rescoring *r, int64_t person_id, bool *there, struct err *err)
{
	struct call *call = r->call;
	struct risk_score *scores;
	struct risk_part *parts;

	if (!store_risk_in_care(call->store, person_id, &r->in_care, err) ||
		!store_risk_facts(call->store, person_id, call->arena, &r->facts, err) ||
		!store_risk_scores(
			call->store, person_id, call->arena, &scores, &r->scores_n, err) ||
		!store_risk_parts(call->store, person_id, call->arena, &parts, &r->parts_n, err))
		return false;
	r->scores = scores;
	r->parts = parts;
	*there = r->facts.person_id != 0;
	return true;
}

const struct risk_score *risk_newest_computed(
	const struct risk_score *scores, size_t n, const char *code)
{
	const struct risk_score *newest = NULL;

	for (size_t i = 0; i < n; i++) {
		const struct risk_score *s = &scores[i];
		if (s->origin != ORIGIN_COMPUTED || !text_equal(s->instrument, code))
			continue;
		int days = newest == NULL ? 1 : date_compare(s->scored_on, newest->scored_on);
		if (days > 0 || (days == 0 && s->id > newest->id))
			newest = s;
	}
	return newest;
}

/* One that is past its day says so itself. */
static bool mark(struct rescoring *r, const struct risk_score *old, struct err *err)
{
	if (old == NULL || old->inputs_changed || risk_is_past(old, r->call->today))
		return true;
	return store_risk_mark_changed(r->call->store, old->id, err);
}

static bool rescore_one(struct rescoring *r, const struct risk_instrument *of, struct err *err)
{
	const struct risk_score *old = risk_newest_computed(r->scores, r->scores_n, of->code);
	struct risk_computed computed;

	risk_compute(
		r->held.list, r->held.n, of, &r->facts, r->call->today, r->call->arena, &computed);
	if (computed.status != SCORING_OK)
		return mark(r, old, err);
	if (old != NULL && risk_same(old, r->parts, r->parts_n, &computed))
		return true;
	if (!r->in_care)
		return mark(r, old, err);
	return store_risk_add_computed(
		r->call->store, &computed.score, computed.parts, computed.parts_n, err);
}

bool call_rescore(struct call *call, int64_t person_id, struct err *err)
{
	struct rescoring r = {.call = call};
	bool there;

	if (!risk_held(call, &r.held, err))
		return false;
	if (!any_on(&r.held))
		return true;
	if (!read_person(&r, person_id, &there, err))
		return false;
	for (size_t i = 0; there && i < r.held.n; i++) {
		const struct risk_instrument *of = &r.held.list[i];
		if (of->newest && of->enabled && of->definition != NULL &&
			!rescore_one(&r, of, err))
			return false;
	}
	return true;
}

/* ---- one, because somebody asked ---- */

static bool score_now(
	struct rescoring *r, const struct risk_instrument *of, struct result *out, struct err *err)
{
	struct call *call = r->call;
	const struct risk_score *old = risk_newest_computed(r->scores, r->scores_n, of->code);
	struct risk_computed computed;
	char shown[SCORE_SIZE];

	risk_compute(r->held.list, r->held.n, of, &r->facts, call->today, call->arena, &computed);
	if (computed.status != SCORING_OK)
		return err_set(err, ERR_INVALID, "instrument", "%s cannot be computed for %s. %s",
			of->name, care_name(call), computed.why);
	if (old != NULL && !old->inputs_changed &&
		risk_same(old, r->parts, r->parts_n, &computed) && !risk_is_past(old, call->today))
		return call_done(call, out, "%s of %s is %s, unchanged since %s.", of->name,
			care_name(call), score_show(old->score, shown),
			care_date(call, old->scored_on));
	if (!store_risk_add_computed(
		    call->store, &computed.score, computed.parts, computed.parts_n, err))
		return false;
	const char *could = risk_range_words(
		&(struct risk_explained){.score = &computed.score, .instrument = of->definition},
		call->arena);
	call_many(call, arena_printf(call->arena, "Computed %s of", of->name), NULL);
	return call_done(call, out, "Computed %s of %s: %s%s%s%s%s.", of->name, care_name(call),
		score_show(computed.score.score, shown),
		computed.score.band != BAND_UNBANDED ? ", " : "",
		computed.score.band != BAND_UNBANDED ? word_shown(&words_band, computed.score.band)
						     : "",
		*could != '\0' ? ", " : "", could);
}

bool command_risk_score(struct call *call, struct result *out, struct err *err)
{
	struct rescoring r = {.call = call};
	const struct risk_instrument *of;
	bool there;

	if (!risk_held_named(call, "instrument", &r.held, &of, err) ||
		!read_person(&r, call->person->id, &there, err))
		return false;
	if (of->definition == NULL || !of->enabled)
		return err_set(err, ERR_INVALID, "instrument", "%s is off. %s", of->name,
			of->off_reason != NULL ? of->off_reason : "");
	/* Scoring people who are on a list only is a purpose beyond their care. */
	if (call->episode == NULL || !there)
		return err_set(err, ERR_DENIED, "person",
			"%s is not in the team's care, and scores are computed for nobody else. "
			"Add them to the register first, as a candidate if need be.",
			care_name(call));
	call->audit_detail = arena_printf(call->arena, "%s %s", of->code, of->release);
	return score_now(&r, of, out, err);
}
