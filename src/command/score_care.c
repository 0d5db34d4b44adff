/* Scoring everyone in care anew from what is known today: what falls out of a window, what is past
 * its day, and what an instrument that was switched on since asks for. */
#include <string.h>

#include <caseload/store/caseload.h>

#include "risk_inside.h"
#include "score_all.h"

struct one {
	struct call *call;
	struct arena *arena; /* of one person */
	struct risk_facts facts;
	struct risk_score *scores;
	size_t scores_n;
	struct risk_part *parts; /* of all of them, score by score */
	size_t parts_n;
	bool written;
	struct scored *out;
	struct err *err;
};

static bool read_one(struct one *one, int64_t person_id)
{
	struct store *store = one->call->store;

	return store_risk_facts(store, person_id, one->arena, &one->facts, one->err) &&
	       store_risk_scores(
		       store, person_id, one->arena, &one->scores, &one->scores_n, one->err) &&
	       store_risk_parts(store, person_id, one->arena, &one->parts, &one->parts_n, one->err);
}

/* Nothing comes out any more: the score that stands does not know of it. */
static bool mark(struct one *one, const struct risk_score *old)
{
	if (old == NULL || old->inputs_changed || risk_is_past(old, one->call->today))
		return true;
	one->written = true;
	return store_risk_mark_changed(one->call->store, old->id, one->err);
}

/* The bands run from very high down. */
static bool moved_up(const struct risk_score *old, const struct risk_score *now)
{
	return old != NULL && old->band <= BAND_LOWER && now->band < old->band;
}

static bool score_one(
	struct one *one, const struct risk_held *held, const struct risk_instrument *of)
{
	const struct risk_score *old = risk_newest_computed(one->scores, one->scores_n, of->code);
	struct risk_computed computed;
	bool same;

	risk_compute(held->list, held->n, of, &one->facts, one->call->today, one->arena, &computed);
	one->out->missing += computed.status == SCORING_INPUT_MISSING;
	if (computed.status != SCORING_OK)
		return mark(one, old);
	same = old != NULL && risk_same(old, one->parts, one->parts_n, &computed);
	if (same && !old->inputs_changed && !risk_is_past(old, one->call->today))
		return true;
	one->out->changed += !same;
	one->out->renewed += same;
	one->out->moved_up += !same && moved_up(old, &computed.score);
	one->written = true;
	return store_risk_add_computed(
		one->call->store, &computed.score, computed.parts, computed.parts_n, one->err);
}

static bool score_person(struct one *one, int64_t person_id, const struct risk_held *held,
	const struct risk_instrument *only)
{
	if (!read_one(one, person_id))
		return false;
	if (one->facts.person_id == 0)
		return true;
	for (size_t i = 0; i < held->n; i++) {
		const struct risk_instrument *of = &held->list[i];

		if (of->newest && of->enabled && of->definition != NULL &&
			(only == NULL || only == of) && !score_one(one, held, of))
			return false;
	}
	one->out->people++;
	return !one->written || store_current_refresh(one->call->store, person_id, one->err);
}

bool score_care(struct call *call, const int64_t *people, size_t n, const struct risk_held *held,
	const struct risk_instrument *only, struct scored *out, struct err *err)
{
	struct arena *arena = arena_new();
	bool done = true;

	for (size_t i = 0; done && i < n; i++) {
		struct one one = {.call = call, .arena = arena, .out = out, .err = err};

		done = score_person(&one, people[i], held, only);
		out->written = out->written || one.written;
		arena_reset(arena);
	}
	arena_free(arena);
	return done;
}
