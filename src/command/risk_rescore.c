/* Scores follow what they are computed from: in the same save, for people in care. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/risk_said.h>
#include <caseload/store/caseload.h>

#include "risk_inside.h"
#include "score_all.h"

struct rescoring {
	struct call *call;
	struct arena *arena;
	struct risk_held held;
	struct risk_facts facts;
	struct risk_score *scores; /* that stand */
	size_t scores_n;
	struct risk_part *parts; /* of all of them, score by score */
	size_t parts_n;
	bool in_care;
	bool renew; /* also what is past its day, or was marked, and came out the same */
	bool written;
	struct scored counts;
};

static bool read_person(struct rescoring *r, int64_t person_id, bool *there, struct err *err)
{
	struct store *store = r->call->store;

	if (!store_risk_in_care(store, person_id, &r->in_care, err) ||
		!store_risk_facts(store, person_id, r->arena, &r->facts, err) ||
		!store_risk_scores(store, person_id, r->arena, &r->scores, &r->scores_n, err) ||
		!store_risk_parts(store, person_id, r->arena, &r->parts, &r->parts_n, err))
		return false;
	*there = r->facts.person_id != 0;
	return true;
}

static struct risk_score *newest(const struct rescoring *r, const char *code, int origin)
{
	struct risk_score *found = NULL;

	for (size_t i = 0; i < r->scores_n; i++) {
		struct risk_score *s = &r->scores[i];
		if (s->origin != origin || !text_equal(s->instrument, code))
			continue;
		int days = found == NULL ? 1 : date_compare(s->scored_on, found->scored_on);
		if (days > 0 || (days == 0 && s->id > found->id))
			found = s;
	}
	return found;
}

static bool is_stale(const struct rescoring *r, const struct risk_score *score)
{
	return score->inputs_changed || risk_is_past(score, r->call->today);
}

/* The score that stands does not know of what came. One that is past its day says so itself. */
static bool mark(struct rescoring *r, const struct risk_score *score, struct err *err)
{
	if (score == NULL || is_stale(r, score))
		return true;
	r->written = true;
	return store_risk_mark_changed(r->call->store, score->id, err);
}

/* A list cannot be computed again, and knows of nothing that is dated after its score: not even
 * where the team has the instrument off. */
static bool mark_imported(struct rescoring *r, const struct risk_instrument *of, struct err *err)
{
	const struct risk_score *score = newest(r, of->code, ORIGIN_IMPORTED);
	size_t n = of->definition->inputs_n;
	struct risk_input *inputs;

	if (score == NULL || score->inputs_changed)
		return true;
	inputs = arena_new_array(r->arena, struct risk_input, n);
	risk_inputs(r->held.list, r->held.n, of, &r->facts, r->call->today, r->arena, inputs);
	for (size_t i = 0; i < n; i++)
		if (!inputs[i].details && !inputs[i].missing && date_is_set(inputs[i].on) &&
			date_compare(inputs[i].on, score->scored_on) > 0)
			return mark(r, score, err);
	return true;
}

/* The bands run from very high down. */
static bool moved_up(const struct risk_score *old, const struct risk_score *now)
{
	return old != NULL && old->band <= BAND_LOWER && now->band < old->band;
}

static bool add(struct rescoring *r, const struct risk_score *old, bool same,
	struct risk_computed *computed, struct err *err)
{
	r->counts.changed += !same;
	r->counts.renewed += same;
	r->counts.moved_up += !same && moved_up(old, &computed->score);
	r->written = true;
	return store_risk_add_computed(
		r->call->store, &computed->score, computed->parts, computed->parts_n, err);
}

static bool rescore_one(struct rescoring *r, const struct risk_instrument *of, struct err *err)
{
	const struct risk_score *old = newest(r, of->code, ORIGIN_COMPUTED);
	struct risk_computed computed;

	risk_compute(r->held.list, r->held.n, of, &r->facts, r->call->today, r->arena, &computed);
	r->counts.missing += computed.status == SCORING_INPUT_MISSING;
	if (computed.status != SCORING_OK)
		return mark(r, old, err);
	bool same = old != NULL && risk_same(old, r->parts, r->parts_n, &computed);
	if (same && !(r->renew && is_stale(r, old)))
		return true;
	if (!r->in_care)
		return mark(r, old, err);
	return add(r, old, same, &computed, err);
}

static bool rescore(
	struct rescoring *r, int64_t person_id, const struct risk_instrument *only, struct err *err)
{
	bool there;

	if (!read_person(r, person_id, &there, err))
		return false;
	for (size_t i = 0; there && i < r->held.n; i++) {
		const struct risk_instrument *of = &r->held.list[i];
		if (!of->newest || of->definition == NULL || (only != NULL && only != of))
			continue;
		if (!mark_imported(r, of, err) || (of->enabled && !rescore_one(r, of, err)))
			return false;
	}
	r->counts.people += there;
	return true;
}

bool call_rescore(struct call *call, int64_t person_id, struct err *err)
{
	struct rescoring r = {.call = call, .arena = call->arena};

	return risk_held(call, &r.held, err) && rescore(&r, person_id, NULL, err);
}

bool score_care(struct call *call, const int64_t *people, size_t n, const struct risk_held *held,
	const struct risk_instrument *only, struct scored *out, struct err *err)
{
	struct arena *arena = arena_new();
	bool done = true;

	for (size_t i = 0; done && i < n; i++) {
		struct rescoring r = {
			.call = call, .arena = arena, .held = *held, .renew = true, .counts = *out};

		done = rescore(&r, people[i], only, err) &&
		       (!r.written || store_current_refresh(call->store, people[i], err));
		*out = r.counts;
		out->written = out->written || r.written;
		arena_reset(arena);
	}
	arena_free(arena);
	return done;
}

/* ---- one, because somebody asked ---- */

/* "5, HIGH", "0.1111, NO BAND, could be 4-29". */
static const char *came_out(
	const struct risk_score *score, const struct risk_instrument *of, struct arena *arena)
{
	char shown[SCORE_SIZE];
	const char *could = risk_range_words(
		&(struct risk_explained){.score = score, .instrument = of->definition}, arena);

	return arena_printf(arena, "%s%s%s%s%s", score_show(score->score, shown),
		score->band != BAND_UNBANDED ? ", " : "",
		score->band != BAND_UNBANDED ? word_shown(&words_band, score->band) : "",
		*could != '\0' ? ", " : "", could);
}

bool call_score_words(struct call *call, int64_t person_id, const struct risk_instrument *of,
	const char **out, struct err *err)
{
	struct rescoring r = {.call = call, .arena = call->arena};
	const struct risk_score *score;
	bool there;

	*out = NULL;
	if (!read_person(&r, person_id, &there, err))
		return false;
	score = newest(&r, of->code, ORIGIN_COMPUTED);
	if (there && score != NULL && !is_stale(&r, score))
		*out = came_out(score, of, call->arena);
	return true;
}

static bool score_now(
	struct rescoring *r, const struct risk_instrument *of, struct result *out, struct err *err)
{
	struct call *call = r->call;
	const struct risk_score *old = newest(r, of->code, ORIGIN_COMPUTED);
	struct risk_computed computed;
	char shown[SCORE_SIZE];

	risk_compute(r->held.list, r->held.n, of, &r->facts, call->today, call->arena, &computed);
	if (computed.status != SCORING_OK)
		return err_set(err, ERR_INVALID, "instrument", "%s cannot be computed for %s. %s",
			of->name, care_name(call), computed.why);
	if (old != NULL && !is_stale(r, old) && risk_same(old, r->parts, r->parts_n, &computed))
		return call_done(call, out, "%s of %s is %s, unchanged since %s.", of->name,
			care_name(call), score_show(old->score, shown),
			care_date(call, old->scored_on));
	if (!add(r, old, false, &computed, err))
		return false;
	call_many(call, arena_printf(call->arena, "Computed %s of", of->name), NULL);
	return call_done(call, out, "Computed %s of %s: %s.", of->name, care_name(call),
		came_out(&computed.score, of, call->arena));
}

bool command_risk_score(struct call *call, struct result *out, struct err *err)
{
	struct rescoring r = {.call = call, .arena = call->arena};
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
