/* Scores in words where there is no room for an explanation: in a cell, and what moved one since. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/place.h>
#include <caseload/risk.h>

char *risk_short_words(int band, struct score score, enum risk_age age, struct arena *arena)
{
	char shown[SCORE_SIZE];

	/* Past twice its validity it has no band any more, and sorts nobody. */
	return arena_printf(arena, "%s %s%s",
		age == RISK_EXPIRED ? "EXPIRED" : word_shown(&words_band, band),
		score_show(score, shown), age == RISK_STALE ? "~" : "");
}

static const struct risk_part *part_of(
	const struct risk_part *parts, size_t n, const struct risk_part *like)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(parts[i].term, like->term) == 0)
			return &parts[i];
	return NULL;
}

static const char *points_of(const struct risk_part *part, struct arena *arena)
{
	char shown[SCORE_SIZE];

	if (part == NULL)
		return "0";
	return arena_strdup(arena, score_show(part->points, shown));
}

/* One whose points are what they were is no reason, nor is one that is there now and gives none. */
static void add_reason(struct str *s, const struct risk_part *before, const struct risk_part *now,
	struct arena *arena)
{
	const char *from = points_of(before, arena), *to = points_of(now, arena);

	if (strcmp(from, to) == 0)
		return;
	str_addf(s, "%s%s %s -> %s", s->length > 0 ? ", " : "",
		now != NULL ? now->label : before->label, from, to);
}

char *risk_change_words(const struct risk_score *before, const struct risk_part *before_parts,
	size_t before_n, const struct risk_score *now, const struct risk_part *parts, size_t n,
	struct arena *arena)
{
	char from[SCORE_SIZE], to[SCORE_SIZE], day[DATE_SHOWN_SIZE];
	struct str why = {0};

	for (size_t i = 0; before_n > 0 && i < n; i++)
		add_reason(&why, part_of(before_parts, before_n, &parts[i]), &parts[i], arena);
	for (size_t i = 0; n > 0 && i < before_n; i++)
		if (part_of(parts, n, &before_parts[i]) == NULL)
			add_reason(&why, &before_parts[i], NULL, arena);
	char *text = arena_printf(arena, "%s -> %s since %s%s%s%s", score_show(before->score, from),
		score_show(now->score, to), date_show(before->scored_on, day),
		why.length > 0 ? " (" : "", str_text(&why), why.length > 0 ? ")" : "");
	str_free(&why);
	return text;
}

char *risk_place_words(const struct risk_score *score, struct arena *arena)
{
	const struct place place = {score->rank, score->tied, score->percentile_of};
	return place_words(&place, arena);
}
