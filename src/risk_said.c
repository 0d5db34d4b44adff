#include <caseload/risk_said.h>

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

static const char *day(struct date date, struct arena *arena)
{
	char shown[DATE_SHOWN_SIZE];

	return arena_strdup(arena, date_show(date, shown));
}

static double number(struct score score)
{
	return (double)score.value / pow(10, score.scale);
}

static bool is_model(const struct risk_explained *e)
{
	return e->instrument != NULL && e->instrument->kind == INSTRUMENT_LOGISTIC;
}

/* ---- what it is ---- */

const char *risk_title(const struct risk_explained *e)
{
	return text_is_blank(e->name) ? "Risk score" : e->name;
}

const char *risk_release_words(const struct risk_explained *e, struct arena *arena)
{
	const char *release = e->score != NULL && e->score->instrument_version != NULL
				      ? e->score->instrument_version
			      : e->instrument != NULL ? e->instrument->release
						      : NULL;

	return text_is_blank(release) ? "" : arena_printf(arena, "v%s", release);
}

static const char *class_words(const struct instrument *instrument)
{
	switch (instrument->class) {
	case INSTRUMENT_LOCAL:
		return "Agreed by this team. Not validated. Does not predict anything.";
	case INSTRUMENT_INDICATOR:
		return "A plain count. Nothing is predicted.";
	case INSTRUMENT_PUBLISHED:
		break;
	}
	return "Published. For sorting discussion, not for deciding.";
}

const char *risk_class_words(const struct risk_explained *e, struct arena *arena)
{
	bool whole = e->score == NULL || e->score->origin != ORIGIN_IMPORTED || e->parts_n > 0;

	if (e->instrument == NULL)
		return "Another tool's score, as it came. Its parts are not known here.";
	return arena_printf(arena, "%s%s", class_words(e->instrument),
		whole ? "" : " Imported: its parts are not known here.");
}

/* ---- its value ---- */

/* "0.2500" says no more than "0.25". */
static const char *trimmed(struct score score, struct arena *arena)
{
	char shown[SCORE_SIZE];
	size_t length = strlen(score_show(score, shown));

	for (int scale = score.scale; scale > 2 && shown[length - 1] == '0'; scale--)
		shown[--length] = '\0';
	return arena_strdup(arena, shown);
}

static int64_t in_hundred(struct score score)
{
	return (int64_t)floor(number(score) * 100 + 0.5);
}

/* What a ratio counted. */
static int64_t counted(const struct risk_explained *e, struct score score)
{
	return (int64_t)llround(number(score) * (double)e->instrument->denominator);
}

const char *risk_value_words(const struct risk_explained *e, struct arena *arena)
{
	const struct risk_score *score = e->score;

	if (score == NULL || !score->score.set)
		return "";
	if (is_model(e) && score->origin == ORIGIN_COMPUTED)
		return arena_printf(arena, "about %" PRId64 " in 100", in_hundred(score->score));
	const char *value = trimmed(score->score, arena);
	if (e->instrument != NULL && e->instrument->kind == INSTRUMENT_RATIO)
		return arena_printf(arena, "%s (%" PRId64 " of %" PRId64 ")", value,
			counted(e, score->score), e->instrument->denominator);
	if (e->instrument == NULL && !text_is_blank(score->scale) &&
		strcmp(score->scale, "as given by the tool") != 0)
		return arena_printf(arena, "%s (scale: %s)", value, score->scale);
	return value;
}

/* Lists have no room for "VERY HIGH". */
static const char *band_shown(int band)
{
	return band == BAND_VERY_HIGH ? "VERY HIGH" : word_shown(&words_band, band);
}

/* Does the instrument's own word tell more than the team's band? "LOCAL high" does not. */
static bool own_band_tells(const char *own, int band, struct arena *arena)
{
	return !text_is_blank(own) &&
	       strstr(utf8_fold(arena, own), utf8_fold(arena, band_shown(band))) == NULL;
}

const char *risk_band_words(const struct risk_explained *e, struct arena *arena)
{
	const struct risk_score *score = e->score;
	bool banded, own;

	if (score == NULL)
		return "NO DATA";
	banded = score->band != BAND_UNBANDED && score->band != 0;
	own = own_band_tells(score->own_band, score->band, arena);
	const char *edges =
		text_is_blank(e->band_edges) ? "" : arena_printf(arena, " (%s)", e->band_edges);
	if (!banded && !own && e->instrument != NULL && e->instrument->bands_n > 0 &&
		score->missing_n > 0)
		return "no band: it could be in several";
	if (!banded && !own)
		return e->instrument != NULL && e->instrument->class == INSTRUMENT_PUBLISHED
			       ? "no bands were published"
			       : "no band";
	return arena_printf(arena, "%s%s%s%s", banded ? band_shown(score->band) : "",
		banded && own ? ", " : "", own ? score->own_band : "", edges);
}

/* "1-36": of a ratio what it counts, of a model so many in 100. */
const char *risk_range_short(const struct risk_explained *e, struct arena *arena)
{
	const struct risk_score *score = e->score;
	int64_t low, high;

	if (score == NULL || !score->min.set || !score->max.set ||
		score_compare(score->min, score->max) == 0)
		return "";
	if (e->instrument == NULL || e->instrument->kind == INSTRUMENT_POINTS)
		return arena_printf(
			arena, "%s-%s", trimmed(score->min, arena), trimmed(score->max, arena));
	low = is_model(e) ? in_hundred(score->min) : counted(e, score->min);
	high = is_model(e) ? in_hundred(score->max) : counted(e, score->max);
	return low == high ? "" : arena_printf(arena, "%" PRId64 "-%" PRId64, low, high);
}

const char *risk_range_words(const struct risk_explained *e, struct arena *arena)
{
	const char *range = risk_range_short(e, arena);

	if (*range == '\0')
		return "";
	if (is_model(e))
		return arena_printf(arena, "could be %s in 100", range);
	if (e->instrument != NULL && e->instrument->kind == INSTRUMENT_RATIO)
		return arena_printf(
			arena, "could be %s of %" PRId64, range, e->instrument->denominator);
	return arena_printf(arena, "could be %s", range);
}

const char *risk_none_words(const struct risk_explained *e, struct arena *arena)
{
	if (e->score != NULL)
		return NULL;
	if (!e->enabled)
		return arena_printf(arena, "Switched off.%s%s",
			text_is_blank(e->off_reason) ? "" : " ",
			text_is_blank(e->off_reason) ? "" : e->off_reason);
	return arena_printf(arena, "%s That does not mean a low risk.",
		text_is_blank(e->refusal) ? "Nothing is recorded." : e->refusal);
}

/* ---- how far to trust it ---- */

const char *risk_age_words(const struct risk_explained *e, struct arena *arena)
{
	const struct risk_score *score = e->score;
	const char *until, *words;

	if (score == NULL)
		return "";
	until = date_is_set(score->valid_until) ? day(score->valid_until, arena) : NULL;
	switch (e->age) {
	case RISK_STALE:
		words = arena_printf(arena, "STALE: was valid to %s. Marked ~ in lists.",
			until ? until : "an unknown day");
		break;
	case RISK_EXPIRED:
		words = arena_printf(arena,
			"EXPIRED: was valid to %s. Lists neither sort nor count it.",
			until ? until : "an unknown day");
		break;
	case RISK_FUTURE:
		words = "ERROR: its date is in the future.";
		break;
	default:
		words = until ? arena_printf(arena, "Valid to %s.", until) : "";
		break;
	}
	if (!text_is_blank(e->refusal))
		return arena_printf(arena, "CANNOT BE SCORED AGAIN: %s %s", e->refusal, words);
	return score->inputs_changed
		       ? arena_printf(arena, "INPUTS CHANGED since: score it again. %s", words)
		       : words;
}

const char *risk_complete_words(const struct risk_explained *e, struct arena *arena)
{
	const struct risk_score *score = e->score;
	const char *oldest = "";

	if (score == NULL || score->inputs_n == 0)
		return "";
	if (e->oldest_input_days >= 0)
		oldest = arena_printf(arena, "   Oldest input %" PRId64 " day%s",
			e->oldest_input_days, e->oldest_input_days == 1 ? "" : "s");
	return arena_printf(arena, "Completeness %" PRId64 " of %" PRId64 "%s",
		score->inputs_n - score->missing_n, score->inputs_n, oldest);
}

/* ---- its parts ---- */

const char *risk_points_words(struct score points, struct arena *arena)
{
	char shown[SCORE_SIZE];

	if (!points.set || points.value == 0)
		return "0";
	return arena_printf(arena, "%s%s", points.value > 0 ? "+" : "", score_show(points, shown));
}

bool risk_part_is_adjustment(const struct risk_part *part)
{
	return part->input == NULL;
}

bool risk_part_is_zero(const struct risk_part *part)
{
	return !part->missing && !risk_part_is_adjustment(part) && part->points.value == 0;
}

bool risk_part_is_unasked(const struct risk_part *part)
{
	return part->missing &&
	       (text_is_blank(part->said) || strcasecmp(part->said, "not recorded") == 0);
}

/* The state in capitals, what else is said of it as it is: "NOT RECORDED since 10-Jan-2025". */
const char *risk_missing_words(const struct risk_part *part, struct arena *arena)
{
	static const char missing[] = "not recorded";

	if (risk_part_is_unasked(part))
		return "NOT RECORDED";
	if (strncasecmp(part->said, missing, sizeof missing - 1) == 0)
		return arena_printf(arena, "NOT RECORDED%s", part->said + sizeof missing - 1);
	if (strncasecmp(part->said, "asked", 5) == 0)
		return utf8_upper(arena, part->said);
	return arena_printf(arena, "NOT RECORDED: %s", part->said);
}

const char *risk_worth_words(const struct risk_part *part, struct arena *arena)
{
	return arena_printf(arena, "%s to %s", risk_points_words(part->min, arena),
		risk_points_words(part->max, arena));
}

enum { MISSING_LINES = 6 };

bool risk_missing_together(const struct risk_explained *e)
{
	const struct risk_part *first = NULL;
	size_t n = 0;

	for (size_t i = 0; i < e->parts_n; i++) {
		const struct risk_part *part = &e->parts[i];

		if (!risk_part_is_unasked(part))
			continue;
		if (first && (first->min.value != part->min.value ||
				     first->max.value != part->max.value))
			return false;
		first = first ? first : part;
		n++;
	}
	return n > MISSING_LINES;
}

const char *risk_missing_together_words(const struct risk_explained *e, struct arena *arena)
{
	const struct risk_part *first = NULL;
	struct str names = {0};
	const char *words;
	size_t n = 0;

	for (size_t i = 0; i < e->parts_n; i++) {
		if (!risk_part_is_unasked(&e->parts[i]))
			continue;
		str_addf(&names, "%s%s", first ? ", " : "", e->parts[i].label);
		first = first ? first : &e->parts[i];
		n++;
	}
	words = first ? arena_printf(arena, "%zu, each %s: %s", n, risk_worth_words(first, arena),
				str_text(&names))
		      : "";
	str_free(&names);
	return words;
}

const char *risk_without_words(
	const struct risk_explained *e, const struct risk_part *part, struct arena *arena)
{
	double p;

	if (!is_model(e) || e->score == NULL || part->missing || part->points.value == 0)
		return "";
	p = number(e->score->score);
	if (p <= 0 || p >= 1)
		return "";
	p = 1 / (1 + exp(-(log(p / (1 - p)) - number(part->points))));
	return arena_printf(
		arena, "without it about %" PRId64 " in 100", (int64_t)floor(p * 100 + 0.5));
}

static int by_weight(const void *a, const void *b)
{
	const struct risk_part *const *left = a, *const *right = b;
	double first = fabs(number((*left)->points)), second = fabs(number((*right)->points));

	if (first != second)
		return first < second ? 1 : -1;
	return *left < *right ? -1 : *left > *right;
}

const struct risk_part **risk_parts_in_order(const struct risk_explained *e, struct arena *arena)
{
	const struct risk_part **parts =
		arena_new_array(arena, const struct risk_part *, e->parts_n + 1);

	for (size_t i = 0; i < e->parts_n; i++)
		parts[i] = &e->parts[i];
	if (is_model(e))
		qsort(parts, e->parts_n, sizeof *parts, by_weight);
	return parts;
}

/* ---- groups ---- */

static const struct instrument_term *term_of(
	const struct instrument *instrument, const struct risk_part *part)
{
	for (size_t i = 0; i < instrument->terms_n; i++)
		if (text_equal(instrument->terms[i].key, part->term))
			return &instrument->terms[i];
	return NULL;
}

const char *risk_group_words(const struct risk_explained *e, size_t group, struct arena *arena)
{
	const struct instrument_group *g = &e->instrument->groups[group];
	struct score sum = {0}, off = {0};
	char cap[SCORE_SIZE];

	for (size_t i = 0; i < e->parts_n; i++) {
		const struct risk_part *part = &e->parts[i];
		const struct instrument_term *term = term_of(e->instrument, part);
		const char *of = strchr(part->term ? part->term : "", ':');

		if (risk_part_is_adjustment(part) && of && text_equal(of + 1, g->key))
			off = part->points;
		else if (term && term->group == group) {
			sum.value += part->points.value;
			sum.scale = part->points.scale;
			sum.set = true;
		}
	}
	if (g->rule == GROUP_MAX)
		return off.value ? arena_printf(
					   arena, "%s: %s", g->label, risk_points_words(off, arena))
				 : "";
	if (g->rule != GROUP_CAP || !sum.set)
		return "";
	if (off.value)
		return arena_printf(arena, "%s: %s", g->label, risk_points_words(off, arena));
	score_show((struct score){g->cap.units, sum.scale, true}, cap);
	return arena_printf(arena, "%s: not passed (%s of %s)", g->label, trimmed(sum, arena), cap);
}

/* ---- over time ---- */

static bool is_gap(const struct risk_score *before, const struct risk_score *after)
{
	return date_is_set(before->valid_until) &&
	       date_compare(before->valid_until, after->scored_on) < 0;
}

static double highest(const struct risk_explained *e)
{
	double most = 0;

	for (size_t i = 0; i < e->history_n; i++)
		if (number(e->history[i]->score) > most)
			most = number(e->history[i]->score);
	return most;
}

bool risk_trend(const struct risk_explained *e, size_t most, bool ascii, struct arena *arena,
	struct risk_trend *out)
{
	static const char *const blocks[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	static const char *const plain[] = {"_", ".", ":", "-", "=", "+", "*", "#"};
	size_t first = e->history_n > most ? e->history_n - most : 0;
	double top = highest(e);
	struct str line = {0};

	*out = (struct risk_trend){0};
	if (e->history_n < 2 || most < 2)
		return false;
	out->first = e->history[first];
	out->last = e->history[e->history_n - 1];
	out->shown = e->history_n - first;
	for (size_t i = first; i < e->history_n; i++) {
		double part = top > 0 ? number(e->history[i]->score) / top : 0;
		int level = part <= 0 ? 0 : (int)ceil(part * 8) - 1;

		if (i > first && is_gap(e->history[i - 1], e->history[i])) {
			str_add(&line, ascii ? "|" : "┆");
			out->gaps++;
		}
		str_add(&line, (ascii ? plain : blocks)[level > 7 ? 7 : level]);
	}
	out->line = arena_strdup(arena, str_text(&line));
	str_free(&line);
	return true;
}

const char *risk_trend_words(
	const struct risk_explained *e, size_t most, bool ascii, bool drawn, struct arena *arena)
{
	struct risk_trend trend;

	if (!risk_trend(e, most, ascii, arena, &trend))
		return "";
	return arena_printf(arena, "Trend %s (%s) %s %s (%s)%s%s",
		trimmed(trend.first->score, arena), day(trend.first->scored_on, arena),
		drawn ? trend.line : "to", trimmed(trend.last->score, arena),
		day(trend.last->scored_on, arena),
		trend.shown == e->history_n
			? ""
			: arena_printf(arena, ", the newest %zu of %zu", trend.shown, e->history_n),
		!drawn || trend.gaps == 0 ? ""
		: ascii			  ? "; | none was valid"
					  : "; ┆ none was valid");
}

/* ---- what people say beside it ---- */

const char *risk_judgement_words(const struct risk_explained *e, struct arena *arena)
{
	const struct judgement *j = e->judgement;
	const char *of = "";

	if (j == NULL)
		return NULL;
	if (j->score_id == 0)
		of = " before a score was seen";
	else if (e->score != NULL && j->score_id != e->score->id)
		of = " on an earlier score";
	return arena_printf(arena, "%s%s. %s, %s: %s", word_shown(&words_judgement_view, j->view),
		of, text_is_blank(j->judged_by) ? "Somebody" : j->judged_by, day(j->on, arena),
		j->reason ? j->reason : "");
}

const char *risk_outlook_words(const struct outlook *o, struct arena *arena)
{
	if (o == NULL)
		return NULL;
	return arena_printf(arena, "%s. %s, %s%s%s", word_shown(&words_could_change, o->could),
		text_is_blank(o->said_by) ? "Somebody" : o->said_by, day(o->on, arena),
		text_is_blank(o->note) ? "" : ": ", text_is_blank(o->note) ? "" : o->note);
}

/* ---- words for whoever it is about ---- */

const char *risk_handed_words(const char *text, struct arena *arena)
{
	static const struct {
		const char *said, *instead;
	} words[] = {
		{"frailty count", "count of health problems"},
		{"frailty index", "index of health problems"},
		{"frailty", "reduced reserve"},
		{"frail", "with reduced reserve"},
		{"frequent attenders", "people with many visits to A&E"},
		{"frequent attender", "many visits to A&E"},
		{"frequent attendance", "many visits to A&E"},
	};
	struct str out = {0};

	while (text && *text) {
		size_t i = 0, n = sizeof words / sizeof *words;

		while (i < n && strncasecmp(text, words[i].said, strlen(words[i].said)) != 0)
			i++;
		if (i < n) {
			str_add(&out, words[i].instead);
			text += strlen(words[i].said);
		} else {
			str_addc(&out, *text++);
		}
	}
	const char *made = arena_strdup(arena, str_text(&out));
	str_free(&out);
	return made;
}
