/* Who could come onto the register next. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/register.h>
#include <caseload/strata.h>

static const struct field candidate_fields[] = {
	FIELD_HIDE(INT, candidate, person_id),
	FIELD_LINK(candidate, practice_id),
	FIELD(TEXT, candidate, uid),
	FIELD(TEXT, candidate, nhs_number),
	FIELD(TEXT, candidate, family),
	FIELD(TEXT, candidate, given),
	FIELD(TEXT, candidate, title),
	FIELD(DATE, candidate, born),
	FIELD_MAYBE(candidate, age),
	FIELD_HIDE(DATE, candidate, died),
	FIELD(TEXT, candidate, practice),
	FIELD_CODED(candidate, place, words_candidate_place),
	FIELD_CODED(candidate, status, words_episode_status),
	FIELD(TEXT, candidate, instrument),
	FIELD(TEXT, candidate, instrument_version),
	FIELD(SCORE, candidate, score),
	FIELD_CODED(candidate, band, words_band),
	FIELD(DATE, candidate, scored_on),
	FIELD(DATE, candidate, valid_until),
	FIELD(BOOL, candidate, stale),
	FIELD(BOOL, candidate, inputs_changed),
	FIELD_HIDE(INT, candidate, score_key),
	FIELD_HIDE(TEXT, candidate, fold),
	FIELD_CODED(candidate, judged, words_judgement_view),
	FIELD(DATE, candidate, off_on),
	FIELD_CODED(candidate, off_reason, words_end_reason),
	FIELD_CODED(candidate, could, words_could_change),
};
const struct shape candidate_shape = SHAPE(candidate, candidate_fields);

/* ---- the order ---- */

/* Adults first, by score; who is equal by name, and by id where the names are equal too. */
static int by_score(const void *a, const void *b)
{
	const struct candidate *left = a, *right = b;
	int order;

	if ((left->place == PLACE_UNDER_18) != (right->place == PLACE_UNDER_18))
		return left->place == PLACE_UNDER_18 ? 1 : -1;
	if (left->score_key != right->score_key)
		return left->score_key > right->score_key ? -1 : 1;
	order = strcmp(
		left->fold != NULL ? left->fold : "", right->fold != NULL ? right->fold : "");
	if (order != 0)
		return order;
	return (left->person_id > right->person_id) - (left->person_id < right->person_id);
}

static bool is_adult(const struct candidate *c)
{
	return c->age == 0 || c->age >= 18;
}

/* The release of the score that is newest. */
static const char *release_of(const struct candidate *list, size_t n, struct date on)
{
	const struct candidate *newest = NULL;

	for (size_t i = 0; i < n; i++)
		if (risk_age_on(list[i].scored_on, list[i].valid_until, on) <= RISK_STALE &&
			(newest == NULL || date_compare(list[i].scored_on, newest->scored_on) > 0))
			newest = &list[i];
	return newest != NULL ? newest->instrument_version : NULL;
}

/* Leaves those whose scores can be put in order. */
static size_t sieve(struct candidate *list, size_t n, struct date on, struct candidate_cut *cut)
{
	const char *release = release_of(list, n, on);
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		struct candidate c = list[i];
		enum risk_age age = risk_age_on(c.scored_on, c.valid_until, on);

		if (age > RISK_STALE) {
			cut->expired += age == RISK_EXPIRED;
			continue;
		}
		if (!text_equal(c.instrument_version, release)) {
			cut->other_release++;
			continue;
		}
		c.stale = age == RISK_STALE;
		c.place = is_adult(&c) ? PLACE_BELOW : PLACE_UNDER_18;
		list[kept++] = c;
	}
	return kept;
}

static void place(struct candidate *c, const struct strata_cut *cut)
{
	if (c->score_key > cut->cut)
		c->place = PLACE_IN;
	else if (c->score_key == cut->cut)
		c->place = cut->must_choose ? PLACE_TIED : PLACE_IN;
}

void candidates_cut(struct candidate *list, size_t *n, struct date on, int64_t places,
	struct candidate_cut *cut)
{
	struct strata_cut strata = {0};
	int64_t *scores;

	*n = sieve(list, *n, on, cut);
	qsort(list, *n, sizeof(*list), by_score);
	while (cut->scored < *n && list[cut->scored].place != PLACE_UNDER_18)
		cut->scored++;
	cut->under_18 = *n - cut->scored;
	cut->places = places;
	if (places <= 0 || cut->scored == 0)
		return;
	scores = xcalloc(cut->scored, sizeof(*scores));
	for (size_t i = 0; i < cut->scored; i++)
		scores[i] = list[i].score_key;
	strata = strata_cut(scores, cut->scored, places);
	free(scores);
	for (size_t i = 0; i < cut->scored; i++) {
		place(&list[i], &strata);
		cut->in += list[i].place == PLACE_IN;
		cut->tied += list[i].place == PLACE_TIED;
	}
	cut->must_choose = strata.must_choose;
	cut->tied_places = strata.must_choose ? strata.places : 0;
}

/* ---- in words ---- */

static const char *people(size_t n, struct arena *arena)
{
	return n == 1 ? "1 person" : arena_printf(arena, "%zu people", n);
}

static char *taken(struct str *text, struct arena *arena)
{
	char *copy = arena_strdup(arena, str_text(text));

	str_free(text);
	return copy;
}

char *candidate_places_words(const struct candidate_cut *cut, struct arena *arena)
{
	const struct register_line *line = &cut->line;
	struct str text = {0};

	if (line->target == 0)
		str_add(&text, "No list size, so no number of places is known.");
	else if (cut->places == 0)
		str_addf(&text, "The target of %" PRId64 " is met%s: no places left.", line->target,
			line->over_by > 0 ? arena_printf(arena, ", %" PRId64 " over", line->over_by)
					  : "");
	else
		str_addf(&text, "%" PRId64 " %s to %" PRId64 ". In: %zu.", cut->places,
			cut->places == 1 ? "place" : "places", line->target, cut->in);
	if (cut->must_choose)
		str_addf(&text, " Tied: %s for %zu %s, the team chooses.", people(cut->tied, arena),
			cut->tied_places, cut->tied_places == 1 ? "place" : "places");
	return taken(&text, arena);
}

static void add_left_out(struct str *text, const char *why, size_t n)
{
	if (n > 0)
		str_addf(text, "%s%s: %zu.", text->length > 0 ? " " : "", why, n);
}

char *candidate_left_out_words(const struct candidate_cut *cut, struct arena *arena)
{
	struct str text = {0};

	add_left_out(&text, "Left out, their score has expired", cut->expired);
	add_left_out(&text, "Left out, scored by another release", cut->other_release);
	add_left_out(&text, "Under 18, beside the 2%", cut->under_18);
	return taken(&text, arena);
}

static void add_note(struct str *notes, const char *note)
{
	str_addf(notes, "%s%s", notes->length > 0 ? "; " : "", note);
}

char *candidate_notes(const struct candidate *c, struct arena *arena)
{
	struct str notes = {0};
	char day[DATE_SHOWN_SIZE];

	if (c->judged == JUDGEMENT_HIGHER)
		add_note(&notes, "judged higher");
	if (c->judged == JUDGEMENT_LOWER)
		add_note(&notes, "judged lower");
	if (date_is_set(c->off_on))
		add_note(&notes, arena_printf(arena, "off %s: %s", date_show(c->off_on, day),
					 word_shown(&words_end_reason, c->off_reason)));
	if (c->status == EPISODE_CANDIDATE)
		add_note(&notes, "a candidate");
	if (c->stale)
		add_note(&notes, "stale score");
	if (c->inputs_changed)
		add_note(&notes, "inputs changed since");
	return taken(&notes, arena);
}
