/* Scores explained: what screens, JSON and paper show of them is put together here, once. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/binding.h>
#include <caseload/risk_said.h>

#include "risk_inside.h"

struct explaining {
	struct call *call;
	const struct person_record *record;
	struct risk_held held;
	const struct risk_part *parts; /* of all scores, by score */
	size_t parts_n;
	struct risk_facts *facts; /* NULL: the person is in nobody's care, so nothing is computed */
	bool all;
	struct risk_explained *list;
	size_t n, room;
};

static void parts_of(
	const struct explaining *e, int64_t score_id, const struct risk_part **parts, size_t *n)
{
	size_t at = 0;

	while (at < e->parts_n && e->parts[at].score_id != score_id)
		at++;
	*parts = e->parts + at;
	for (*n = 0; at + *n < e->parts_n && e->parts[at + *n].score_id == score_id;)
		(*n)++;
}

/* A list's eFI and the team's own count of the same are two things, and so are two releases. */
static bool is_of(const struct risk_score *score, const struct risk_score *like)
{
	return strcmp(score->instrument, like->instrument) == 0 &&
	       (score->origin == ORIGIN_COMPUTED) == (like->origin == ORIGIN_COMPUTED);
}

static bool is_told(const struct explaining *e, const struct risk_score *score)
{
	for (size_t i = 0; i < e->n; i++)
		if (e->list[i].score != NULL && is_of(e->list[i].score, score))
			return true;
	return false;
}

/* The newest of its kind: the record holds the current one first, which need not be that. */
static const struct risk_score *newest_of(
	const struct person_record *record, const struct risk_score *like)
{
	const struct risk_score *newest = like;

	for (size_t i = 0; i < record->scores_n; i++) {
		const struct risk_score *s = &record->scores[i];
		int days = date_compare(s->scored_on, newest->scored_on);
		if (is_of(s, like) && (days > 0 || (days == 0 && s->id > newest->id)))
			newest = s;
	}
	return newest;
}

static const struct risk_instrument *release_of(
	const struct explaining *e, const struct risk_score *score)
{
	const struct risk_instrument *found =
		risk_instrument_find(e->held.list, e->held.n, score->instrument);

	for (size_t i = 0; score->definition_hash != NULL && i < e->held.n; i++)
		if (text_equal(e->held.list[i].hash, score->definition_hash) &&
			text_equal(e->held.list[i].code, score->instrument))
			return &e->held.list[i];
	return found;
}

static void add_history(struct explaining *e, struct risk_explained *x)
{
	const struct person_record *record = e->record;
	size_t room = 0;

	for (size_t i = 0; i < record->scores_n; i++) {
		const struct risk_score *s = &record->scores[i];
		if (is_of(s, x->score) &&
			text_equal(s->instrument_version, x->score->instrument_version))
			*(const struct risk_score **)arena_push(e->call->arena, &x->history,
				&x->history_n, &room, sizeof(*x->history)) = s;
	}
	for (size_t i = 1; i < x->history_n; i++)
		for (size_t j = i; j > 0; j--) {
			const struct risk_score *a = x->history[j - 1], *b = x->history[j];
			int days = date_compare(a->scored_on, b->scored_on);
			if (days < 0 || (days == 0 && a->id < b->id))
				break;
			x->history[j - 1] = b;
			x->history[j] = a;
		}
	/* The last of an earlier day, where there is one: what moved within the day would hide what
	 * moved since. */
	for (size_t i = x->history_n; x->before == NULL && i > 0; i--)
		if (date_compare(x->history[i - 1]->scored_on, x->score->scored_on) < 0)
			x->before = x->history[i - 1];
	if (x->before == NULL && x->history_n > 1)
		x->before = x->history[x->history_n - 2];
}

static void add_age(struct explaining *e, struct risk_explained *x)
{
	const struct risk_score *s = x->score;
	struct date today = e->call->today;

	x->age_days = date_between(s->scored_on, today);
	x->age = risk_age_on(s->scored_on, s->valid_until, today);
	x->oldest_input_days = -1;
	for (size_t i = 0; i < x->parts_n; i++)
		if (date_is_set(x->parts[i].on) &&
			date_between(x->parts[i].on, today) > x->oldest_input_days)
			x->oldest_input_days = date_between(x->parts[i].on, today);
}

static const struct instrument_band *band_of(
	const struct instrument *definition, const char *own_band)
{
	for (size_t i = 0; definition != NULL && own_band != NULL && i < definition->bands_n; i++)
		if (text_equal(definition->bands[i].label, own_band))
			return &definition->bands[i];
	return NULL;
}

/* What the figure is good for, with this person in mind. */
static const char *fit_of(struct explaining *e, const struct instrument *definition)
{
	const struct person *person = &e->record->person;
	const char *words = definition != NULL ? binding_fit_words(definition->code) : "";
	int age = date_is_set(person->born) ? date_age(person->born, e->call->today)
					    : (int)person->age_given;

	if (definition == NULL || definition->age_min == 0 || age == 0 ||
		age >= definition->age_min)
		return words;
	return arena_printf(e->call->arena,
		"%s%sIt was made for people of %d and over; this person is %d.", words,
		*words != '\0' ? " " : "", definition->age_min, age);
}

static void add_held(
	struct explaining *e, struct risk_explained *x, const struct risk_instrument *release)
{
	const struct risk_instrument *newest =
		release == NULL ? NULL
				: risk_instrument_find(e->held.list, e->held.n, release->code);

	x->held = newest;
	x->instrument = release != NULL ? release->definition : NULL;
	x->enabled = newest != NULL && newest->enabled;
	x->off_reason = newest != NULL && !newest->enabled ? newest->off_reason : NULL;
	x->fit = fit_of(e, x->instrument);
	for (size_t i = 0; i < e->record->judgements_n && x->judgement == NULL; i++)
		if (text_equal(e->record->judgements[i].instrument, x->code))
			x->judgement = &e->record->judgements[i];
}

/* Why there is none, or why the one that stands does not know of the newest. */
static void add_refusal(struct explaining *e, struct risk_explained *x)
{
	struct risk_computed computed;

	if (x->held == NULL || !x->enabled || x->held->definition == NULL || e->facts == NULL)
		return;
	if (x->score != NULL && (!x->score->inputs_changed || x->score->origin == ORIGIN_IMPORTED))
		return;
	risk_compute(e->held.list, e->held.n, x->held, e->facts, e->call->today, e->call->arena,
		&computed);
	x->refusal = computed.why;
}

static void tell_score(struct explaining *e, const struct risk_score *score)
{
	struct arena *arena = e->call->arena;
	const struct risk_part *before_parts;
	size_t before_n;
	struct risk_explained *x = arena_push(arena, &e->list, &e->n, &e->room, sizeof(*e->list));

	x->code = score->instrument;
	x->name = risk_instrument_name(score->instrument);
	x->score = score;
	parts_of(e, score->id, &x->parts, &x->parts_n);
	add_held(e, x, release_of(e, score));
	if (x->instrument != NULL) {
		x->name = x->held->name;
		const struct instrument_band *band = band_of(x->instrument, score->own_band);
		x->band_edges =
			band != NULL ? instrument_band_edges(x->instrument, band, arena) : NULL;
	}
	x->could_be = risk_range_short(x, arena);
	x->place = risk_place_words(score, arena);
	add_age(e, x);
	add_history(e, x);
	if (x->before != NULL) {
		parts_of(e, x->before->id, &before_parts, &before_n);
		x->change = risk_change_words(
			x->before, before_parts, before_n, score, x->parts, x->parts_n, arena);
	}
	add_refusal(e, x);
}

static bool has_score(const struct explaining *e, const char *code)
{
	for (size_t i = 0; i < e->record->scores_n; i++)
		if (text_equal(e->record->scores[i].instrument, code))
			return true;
	return false;
}

/* Those without a score, where they are asked for. */
static void tell_without(struct explaining *e, const struct risk_instrument *held, bool asked)
{
	struct risk_explained x = {.code = held->code, .name = held->name, .oldest_input_days = -1};

	if (!held->newest || (!e->all && !asked) || has_score(e, held->code))
		return;
	add_held(e, &x, held);
	add_refusal(e, &x);
	*(struct risk_explained *)arena_push(e->call->arena, &e->list, &e->n, &e->room, sizeof(x)) =
		x;
}

static bool read_facts(struct explaining *e, struct err *err)
{
	int64_t id = e->record->person.id;
	struct risk_facts *facts = arena_new_one(e->call->arena, struct risk_facts);
	bool in_care;

	if (!store_risk_in_care(e->call->store, id, &in_care, err) ||
		(in_care && !store_risk_facts(e->call->store, id, e->call->arena, facts, err)))
		return false;
	e->facts = in_care && facts->person_id != 0 ? facts : NULL;
	return true;
}

bool risk_explain(struct call *call, const struct person_record *record,
	struct risk_explained **out, size_t *n, struct err *err)
{
	struct explaining e = {.call = call, .record = record, .all = args_flag(call->args, "all")};
	const char *typed = args_get(call->args, "instrument");
	const char *only = NULL;
	struct risk_part *parts;

	if (!risk_held(call, &e.held, err) ||
		!store_risk_parts(
			call->store, record->person.id, call->arena, &parts, &e.parts_n, err) ||
		!read_facts(&e, err))
		return false;
	e.parts = parts;
	if (!text_is_blank(typed))
		only = risk_instrument_find(e.held.list, e.held.n, typed) != NULL
			       ? typed
			       : risk_instrument_id(typed, call->arena);
	for (size_t i = 0; i < record->scores_n; i++) {
		const struct risk_score *score = newest_of(record, &record->scores[i]);
		if ((only == NULL || text_equal(only, score->instrument)) && !is_told(&e, score))
			tell_score(&e, score);
	}
	for (size_t i = 0; i < e.held.n; i++)
		if (only == NULL || text_equal(only, e.held.list[i].code))
			tell_without(&e, &e.held.list[i], only != NULL);
	*out = e.list;
	*n = e.n;
	return true;
}
