#include <string.h>

#include <caseload/base/str.h>
#include <caseload/store/strata.h>

#include "import.h"

enum { VERSION_MAX = 40, OWN_BAND_MAX = 60, SCALE_MAX = 60, TOOL_MAX = 100 };

/* At most so many characters; outside tools name things at length. */
static const char *cut(const char *text, size_t limit, struct arena *arena)
{
	size_t at = 0;

	if (text == NULL)
		return NULL;
	while (text[at] != '\0') {
		if (((unsigned char)text[at] & 0xC0) != 0x80 && limit-- == 0)
			return arena_strndup(arena, text, at);
		at++;
	}
	return text;
}

static struct risk_score make(struct import *import, const struct risk_list_score *given)
{
	const char *id = given->tool->id;
	const char *own = given->band != NULL ? given->band : risk_own_band(id, given->value);
	struct risk_score score = {
		.instrument = id,
		.instrument_version = cut(given->version, VERSION_MAX, import->row),
		.score = given->value,
		.scale = cut(given->scale != NULL ? given->scale : given->tool->scale, SCALE_MAX,
			import->row),
		.band = risk_band(id, given->value, given->band),
		.own_band = cut(own, OWN_BAND_MAX, import->row),
		.scored_on =
			date_is_set(given->scored_on) ? given->scored_on : import->run.run_date,
		.origin = ORIGIN_IMPORTED,
		.source_tool = cut(given->tool->name, TOOL_MAX, import->row),
		.import_run_id = import->run.id,
	};

	score.valid_until = date_add_days(score.scored_on, risk_valid_days(id));
	return score;
}

static const struct risk_score *held(
	const struct risk_score *scores, size_t n, const struct risk_score *score)
{
	for (size_t i = 0; i < n; i++)
		if (text_equal(scores[i].instrument, score->instrument) &&
			date_equal(scores[i].scored_on, score->scored_on) &&
			score_compare(scores[i].score, score->score) == 0)
			return &scores[i];
	return NULL;
}

/* Practices come in stretches, so the last one is looked at first. */
static bool note_list(
	struct import *import, int64_t practice_id, const char *instrument, struct err *err)
{
	struct import_listed *entry;

	for (size_t i = 0; i < import->listed_n; i++) {
		size_t at = (import->listed_last + i) % import->listed_n;

		entry = &import->listed[at];
		if (entry->practice_id != practice_id || strcmp(entry->instrument, instrument) != 0)
			continue;
		import->listed_last = at;
		return true;
	}
	entry = arena_push(import->call->arena, &import->listed, &import->listed_n,
		&import->listed_room, sizeof(*entry));
	*entry = (struct import_listed){practice_id, arena_strdup(import->call->arena, instrument)};
	import->listed_last = import->listed_n - 1;
	return store_list_practice(import->call->store, practice_id, instrument, err);
}

/* The person is on this list, with a new score or with one that was there. */
static bool note_person_listed(struct import *import, const struct person *person,
	const struct risk_score *score, const struct risk_score *there, struct err *err)
{
	return import->dry_run ||
	       ((person->practice_id == 0 ||
			note_list(import, person->practice_id, score->instrument, err)) &&
		       (there == NULL || there->import_run_id == import->run.id ||
			       store_list_again(import->call->store, person->id, there->id, err)));
}

static bool is_over(const struct risk_score *score, struct date today)
{
	struct date until = risk_sorts_until(score->scored_on, score->valid_until);

	return date_is_set(until) && date_compare(until, today) < 0;
}

/* Would `a`, which comes later, be the current score where `b` is? The order is that of the store:
 * the team's leading instrument, the newest, one with a band, the newer run, the first of a run. */
static bool leads_over(
	const struct import *import, const struct risk_score *a, const struct risk_score *b)
{
	const char *leading = import->call->team->instrument;
	bool a_leads = leading != NULL && text_equal(a->instrument, leading);
	bool b_leads = leading != NULL && text_equal(b->instrument, leading);
	bool a_over = is_over(a, import->call->today), b_over = is_over(b, import->call->today);
	int days = date_compare(a->scored_on, b->scored_on);

	if (a_over != b_over)
		return b_over;
	if (a_leads != b_leads)
		return a_leads;
	if ((a->origin == ORIGIN_COMPUTED) != (b->origin == ORIGIN_COMPUTED))
		return b->origin == ORIGIN_COMPUTED;
	if (days != 0)
		return days > 0;
	if ((a->band == BAND_UNBANDED) != (b->band == BAND_UNBANDED))
		return b->band == BAND_UNBANDED;
	return a->import_run_id > b->import_run_id;
}

bool import_scores(struct import *import, const struct risk_list_row *row,
	const struct person *person, bool is_new, struct import_bands *out, struct err *err)
{
	struct risk_score *old = NULL, current = {.band = BAND_NO_DATA};
	size_t old_n = 0;

	*out = (struct import_bands){0};
	if (!is_new &&
		!store_risk_scores(import->call->store, person->id, import->row, &old, &old_n, err))
		return false;
	const struct risk_score *now = risk_current(old, old_n, import->call->team->instrument);
	if (now != NULL)
		current = *now;
	out->before = current.band;
	for (size_t i = 0; i < row->n_scores; i++) {
		struct risk_score score = make(import, &row->scores[i]);

		const struct risk_score *there = held(old, old_n, &score);

		if (!note_person_listed(import, person, &score, there, err))
			return false;
		if (there != NULL)
			continue;
		/* In a preview there is no run yet; its scores come after all that are there. */
		if (import->dry_run)
			score.import_run_id = INT64_MAX;
		score.person_id = person->id;
		if (!import->dry_run && !store_risk_add(import->call->store, &score, err))
			return false;
		out->added++;
		if (!current.score.set || leads_over(import, &score, &current))
			current = score;
	}
	out->after = current.band;
	out->score = current.score;
	return true;
}
