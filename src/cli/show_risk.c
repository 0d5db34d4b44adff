/* Scores, each with the parts that make it. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>

#include "show.h"

static const char *class_words(const struct instrument *instrument)
{
	if (instrument == NULL)
		return "From outside, as it came.";
	switch (instrument->class) {
	case INSTRUMENT_LOCAL:
		return "Points agreed by this team. Not validated. Does not predict anything.";
	case INSTRUMENT_INDICATOR:
		return "A count. It predicts nothing.";
	default:
		return "Published. For sorting discussion, not for deciding.";
	}
}

static void show_head(struct out *out, const struct risk_explained *x)
{
	const struct risk_score *s = x->score;
	char value[SCORE_SIZE];
	struct str line = {0};

	str_add(&line, x->name);
	if (s == NULL) {
		str_addf(&line, "  %s", x->held != NULL && !x->enabled ? "OFF" : "NO DATA");
	} else {
		str_addf(&line, "  %s  %s", score_show(s->score, value),
			word_shown(&words_band, s->band));
		if (x->band_edges != NULL && *x->band_edges != '\0')
			str_addf(&line, " (%s)", x->band_edges);
		if (x->could_be != NULL)
			str_addf(&line, "  could be %s", x->could_be);
		str_addf(&line, "  as of %s", shown_date(out, s->scored_on));
		if (s->instrument_version != NULL)
			str_addf(&line, "  %s", s->instrument_version);
	}
	out_line(out, "%s", str_text(&line));
	str_free(&line);
}

/* "  +2  Falls  2 falls in 12 months, visit note, 10-Mar-2026" */
static void show_part(struct out *out, const struct risk_part *part)
{
	char points[SCORE_SIZE], low[SCORE_SIZE], high[SCORE_SIZE];
	const char *sign = part->points.value > 0 ? "+" : "";
	struct str line = {0};

	str_add(&line, part->label);
	if (part->missing)
		str_addf(&line, ": NOT RECORDED (%s to %s)%s%s", score_show(part->min, low),
			score_show(part->max, high),
			part->said != NULL && strcmp(part->said, "not recorded") != 0 ? ", " : "",
			part->said != NULL && strcmp(part->said, "not recorded") != 0 ? part->said
										      : "");
	else if (part->said != NULL)
		str_addf(&line, ": %s", part->said);
	if (!part->missing && part->source != NULL)
		str_addf(&line, ", %s", part->source);
	if (!part->missing && date_is_set(part->on))
		str_addf(&line, ", %s", shown_date(out, part->on));
	out_wrap_after(out,
		arena_printf(out->arena, "  %7s  ",
			part->missing ? "?"
				      : arena_printf(out->arena, "%s%s", sign,
						score_show(part->points, points))),
		str_text(&line));
	str_free(&line);
}

static const char *validity(struct out *out, const struct risk_explained *x)
{
	const char *age = x->age == RISK_STALE	   ? "stale, "
			  : x->age == RISK_EXPIRED ? "expired, "
						   : "";

	return arena_printf(out->arena, "%svalid to %s%s", age,
		date_is_set(x->score->valid_until) ? shown_date(out, x->score->valid_until)
						   : "any day",
		x->score->inputs_changed ? "; inputs changed since" : "");
}

static const char *completeness(struct out *out, const struct risk_explained *x)
{
	const struct risk_score *s = x->score;

	if (s->inputs_n == 0)
		return NULL;
	return arena_printf(out->arena, "%" PRId64 " of %" PRId64 " recorded%s",
		s->inputs_n - s->missing_n, s->inputs_n,
		x->oldest_input_days >= 0
			? arena_printf(out->arena, ", the oldest %" PRId64 " days ago",
				  x->oldest_input_days)
			: "");
}

static const char *source_of(struct out *out, const struct risk_score *s)
{
	return arena_printf(out->arena, "%s%s%s%s%s", word_shown(&words_score_origin, s->origin),
		s->source_tool != NULL ? " from " : "",
		s->source_tool != NULL ? s->source_tool : "", s->scale != NULL ? ", scale " : "",
		s->scale != NULL ? s->scale : "");
}

static void show_rest(struct out *out, const struct risk_explained *x)
{
	const struct risk_score *s = x->score;

	out_wrap(out, 2, class_words(x->instrument));
	if (s != NULL) {
		out_field(out, "  Completeness", completeness(out, x));
		out_field(out, "  Validity", validity(out, x));
		out_field(out, "  Where", x->place);
		out_field(out, "  Change", x->change);
		out_field(out, "  From", source_of(out, s));
		out_field(out, "  Its own word", s->own_band);
	}
	out_field(out, "  No score", x->refusal);
	out_field(out, "  Off because", x->off_reason);
	if (x->judgement != NULL)
		out_field(out, "  Judgement",
			arena_printf(out->arena, "%s: %s (%s, %s)",
				word_shown(&words_judgement_view, x->judgement->view),
				x->judgement->reason,
				x->judgement->judged_by != NULL ? x->judgement->judged_by : "",
				shown_date(out, x->judgement->on)));
	if (x->instrument != NULL) {
		out_field(out, "  Outcome", x->instrument->outcome);
		out_field(out, "  Fit", x->fit);
		out_field(out, "  Citation", x->instrument->citation);
	}
}

void show_scores(struct out *out, const struct risk_explained *list, size_t n,
	const struct person_record *about)
{
	for (size_t i = 0; i < n; i++) {
		if (i > 0)
			out_gap(out);
		show_head(out, &list[i]);
		for (size_t j = 0; j < list[i].parts_n; j++)
			show_part(out, &list[i].parts[j]);
		show_rest(out, &list[i]);
	}
	if (about != NULL && about->outlook != NULL) {
		out_gap(out);
		out_line(out, "What could change in 3 months: %s%s%s",
			word_shown(&words_could_change, about->outlook->could),
			about->outlook->note != NULL ? ": " : "",
			about->outlook->note != NULL ? about->outlook->note : "");
	}
}
