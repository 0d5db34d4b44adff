#include <caseload/risk_text.h>

#include <inttypes.h>
#include <limits.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

enum { COLS_LEAST = 30, IN_COLUMNS = 72, SOURCE_MOST = 23, LABEL_LEAST = 12, SAID_LEAST = 12 };

struct writer {
	const struct risk_explained *e;
	const struct risk_text_options *options;
	struct arena *arena;
	struct risk_text *out;
	struct str text;
	int cols;
};

static int width(const char *text)
{
	return utf8_width(text, strlen(text));
}

/* ---- lines ---- */

static void line(struct writer *w, const char *text, bool strong)
{
	bool *mark = arena_push(w->arena, &w->out->strong, &w->out->n, &w->out->room, sizeof *mark);

	*mark = strong;
	str_addf(&w->text, "%s%s", w->out->n > 1 ? "\n" : "", text);
}

/* How much of the text goes on a line of so many cells: at a space where there is one. */
static size_t piece(const char *text, int cells)
{
	size_t length = strcspn(text, "\n");
	size_t fit = utf8_fit(text, length, cells);

	if (fit >= length)
		return length;
	for (size_t at = fit; at > 0; at--)
		if (text[at] == ' ')
			return at;
	return fit > 0 ? fit : utf8_grapheme_next(text, length, 0);
}

static const char *rest(const char *text, size_t taken)
{
	text += taken;
	if (*text == '\n')
		return text + 1;
	return text + strspn(text, " ");
}

/* Wrapped; the lines after the first begin at `hang`. */
static void paragraph(struct writer *w, int indent, int hang, const char *text, bool strong)
{
	if (text_is_blank(text))
		return;
	for (int at = indent; *text; at = hang) {
		size_t n = piece(text, w->cols - at);

		line(w, arena_printf(w->arena, "%*s%.*s", at, "", (int)n, text), strong);
		text = rest(text, n);
	}
}

static void blank(struct writer *w)
{
	if (w->out->n > 0)
		line(w, "", false);
}

/* ---- factors ---- */

struct cells {
	const char *points, *label, *said, *source;
	bool strong;
};
struct widths {
	int points, label, said, source;
};

static void pad(struct str *s, const char *text, size_t n, int cells, bool right)
{
	int used = utf8_width(text, n), fill = cells > used ? cells - used : 0;

	str_addf(s, "%*s%.*s%*s", right ? fill : 0, "", (int)n, text, right ? 0 : fill, "");
}

static void cut_blanks(struct str *s)
{
	while (s->length > 0 && s->text[s->length - 1] == ' ')
		s->text[--s->length] = '\0';
}

/* What has no source has its room as well. */
static int said_room(const struct widths *wide, const struct cells *row)
{
	return *row->source ? wide->said : wide->said + 2 + wide->source;
}

/* Each cell wraps in its own column. */
static void in_columns(struct writer *w, const struct widths *wide, const struct cells *row)
{
	const char *label = row->label, *said = row->said, *source = row->source;
	const char *points = row->points;
	struct str s = {0};

	do {
		size_t a = piece(label, wide->label), b = piece(said, said_room(wide, row)),
		       c = piece(source, wide->source);

		str_clear(&s);
		str_add(&s, "  ");
		pad(&s, points, strlen(points), wide->points, true);
		str_add(&s, "  ");
		pad(&s, label, a, wide->label, false);
		str_add(&s, "  ");
		pad(&s, said, b, said_room(wide, row), false);
		str_add(&s, "  ");
		pad(&s, source, c, wide->source, false);
		cut_blanks(&s);
		line(w, str_text(&s), row->strong);
		label = rest(label, a);
		said = rest(said, b);
		source = rest(source, c);
		points = "";
	} while (*label || *said || *source);
	str_free(&s);
}

static void in_lines(struct writer *w, const struct widths *wide, const struct cells *row)
{
	int hang = wide->points + 4;

	paragraph(w, 2, hang,
		arena_printf(w->arena, "%*s%s  %s%s%s", wide->points - width(row->points), "",
			row->points, row->label, *row->said ? ": " : "", row->said),
		row->strong);
	paragraph(w, hang, hang, row->source, false);
}

static const char *source_words(const struct risk_part *part, struct arena *arena)
{
	char shown[DATE_SHOWN_SIZE];
	bool dated = date_is_set(part->on), named = !text_is_blank(part->source);

	return arena_printf(arena, "%s%s%s", named ? part->source : "", dated && named ? ", " : "",
		dated ? date_show(part->on, shown) : "");
}

static struct cells cells_of(struct writer *w, const struct risk_part *part)
{
	struct cells row = {.label = part->label  ? part->label
				     : part->term ? part->term
						  : "",
		.said = part->said ? part->said : "",
		.source = source_words(part, w->arena),
		.strong = part->missing};
	const char *without = risk_without_words(w->e, part, w->arena);

	if (part->missing) {
		row.points = "?";
		row.said = arena_printf(w->arena, "%s (%s)", risk_missing_words(part, w->arena),
			risk_worth_words(part, w->arena));
	} else {
		row.points = risk_points_words(part->points, w->arena);
	}
	if (*without)
		row.said =
			arena_printf(w->arena, "%s%s%s", row.said, *row.said ? "; " : "", without);
	return row;
}

static int most(int a, int b)
{
	return a > b ? a : b;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

static int lines_of(const char *text, int cells)
{
	int n = 0;

	for (; *text; n++)
		text = rest(text, piece(text, cells));
	return n;
}

static int lines_in_all(const struct widths *wide, const struct cells *rows, size_t n)
{
	int lines = 0;

	for (size_t i = 0; i < n; i++)
		lines += most(lines_of(rows[i].label, wide->label),
			most(lines_of(rows[i].said, said_room(wide, &rows[i])),
				lines_of(rows[i].source, wide->source)));
	return lines;
}

/* The label takes what makes the fewest lines. */
static struct widths widths_of(struct writer *w, const struct cells *rows, size_t n)
{
	struct widths wide = {.points = 3, .source = 1}, best;
	int longest = 1, room, fewest = INT_MAX;

	for (size_t i = 0; i < n; i++) {
		wide.points = most(wide.points, width(rows[i].points));
		longest = most(longest, width(rows[i].label));
		wide.source = most(wide.source, width(rows[i].source));
	}
	wide.source = least(wide.source, SOURCE_MOST);
	room = w->cols - 8 - wide.points - wide.source;
	best = wide;
	for (wide.label = most(LABEL_LEAST, least(longest, room - SAID_LEAST));
		wide.label >= LABEL_LEAST || fewest == INT_MAX; wide.label--) {
		int lines;

		wide.said = room - wide.label;
		lines = lines_in_all(&wide, rows, n);
		if (lines < fewest) {
			fewest = lines;
			best = wide;
		}
	}
	return best;
}

static void missing_paragraph(struct writer *w)
{
	paragraph(w, 4, 7,
		arena_printf(w->arena, "?  NOT RECORDED: %s",
			risk_missing_together_words(w->e, w->arena)),
		true);
}

static bool is_row(struct writer *w, const struct risk_part *part, bool missing, bool together)
{
	if (risk_part_is_adjustment(part) || part->missing != missing)
		return false;
	if (missing)
		return !(together && risk_part_is_unasked(part));
	return w->options->zeros || !risk_part_is_zero(part);
}

static void factors(struct writer *w)
{
	const struct risk_part **parts = risk_parts_in_order(w->e, w->arena);
	struct cells *rows = arena_new_array(w->arena, struct cells, w->e->parts_n + 1);
	size_t n = 0, recorded = 0, zeros = 0;
	bool together = risk_missing_together(w->e);
	struct widths wide;

	for (int pass = 0; pass < 2; pass++) {
		for (size_t i = 0; i < w->e->parts_n; i++) {
			zeros += pass == 0 && risk_part_is_zero(parts[i]);
			if (is_row(w, parts[i], pass == 1, together))
				rows[n++] = cells_of(w, parts[i]);
		}
		recorded = pass == 0 ? n : recorded;
	}
	wide = widths_of(w, rows, n);
	for (size_t i = 0; i <= n; i++) {
		if (i == recorded && zeros > 0 && !w->options->zeros)
			paragraph(w, 4, 7,
				arena_printf(w->arena, "0  %zu more recorded, worth no points%s",
					zeros, w->options->keys ? ": z shows them" : ""),
				false);
		if (i == n)
			break;
		if (w->cols >= IN_COLUMNS && !w->options->spoken)
			in_columns(w, &wide, &rows[i]);
		else
			in_lines(w, &wide, &rows[i]);
	}
	if (together)
		missing_paragraph(w);
}

static void groups(struct writer *w)
{
	for (size_t i = 0; w->e->instrument && i < w->e->instrument->groups_n; i++)
		paragraph(w, 2, 4, risk_group_words(w->e, i, w->arena), false);
}

/* ---- the rest ---- */

static const char *keyed(struct writer *w, const char *words)
{
	return w->options->keys ? words : "";
}

static void beside(struct writer *w)
{
	const char *judgement = risk_judgement_words(w->e, w->arena);
	const char *outlook = risk_outlook_words(w->options->outlook, w->arena);

	if (judgement)
		paragraph(w, 0, 2, arena_printf(w->arena, "Judgement: %s", judgement), true);
	else if (w->e->score)
		paragraph(w, 0, 2,
			arena_printf(w->arena, "Judgement: nobody's is recorded.%s",
				keyed(w, " J records yours.")),
			false);
	paragraph(w, 0, 2,
		arena_printf(w->arena, "What could change in 3 months? %s%s",
			outlook ? outlook : "Not said yet.",
			outlook ? "" : keyed(w, " o says it.")),
		outlook != NULL);
}

static void labelled(struct writer *w, const char *label, const char *text)
{
	if (!text_is_blank(text))
		paragraph(w, 2, 4, arena_printf(w->arena, "%s: %s", label, text), false);
}

static void facts(struct writer *w)
{
	const struct instrument *instrument = w->e->instrument;
	const struct risk_score *score = w->e->score;

	blank(w);
	w->out->facts = w->out->n;
	line(w, "About this score", true);
	if (instrument) {
		labelled(w, "What it is about", instrument->outcome);
		labelled(w, "How well it tells people apart", w->e->fit);
		if (instrument->age_min > 0)
			labelled(w, "For",
				arena_printf(
					w->arena, "people of %d and over", instrument->age_min));
		labelled(w, "Described in", instrument->citation);
		if (!text_is_blank(instrument->approved_by)) {
			char shown[DATE_SHOWN_SIZE];

			labelled(w, "Approved by",
				arena_printf(w->arena, "%s, %s", instrument->approved_by,
					date_show(instrument->approved_on, shown)));
		}
		labelled(
			w, "Stands for", arena_printf(w->arena, "%d days", instrument->valid_days));
	}
	if (score) {
		if (w->e->held && !w->e->enabled)
			labelled(w, "Switched off", w->e->off_reason);
		labelled(w, "Where it is from", word_shown(&words_score_origin, score->origin));
		labelled(w, "Tool", score->source_tool);
		labelled(w, "Lawful basis", score->lawful_basis);
		labelled(w, "Definition", score->definition_hash);
	}
}

/* One line while nothing is wrong with it; what is wrong stands alone. */
static void trust(struct writer *w)
{
	const char *complete = risk_complete_words(w->e, w->arena);
	const char *age = risk_age_words(w->e, w->arena);
	bool wrong = w->e->age != RISK_CURRENT || w->e->score->inputs_changed ||
		     !text_is_blank(w->e->refusal);

	if (wrong || w->options->spoken) {
		paragraph(w, 0, 2, complete, false);
		paragraph(w, 0, 2, age, wrong);
	} else {
		paragraph(w, 0, 2,
			arena_printf(w->arena, "%s%s%s", complete, *complete ? "   " : "", age),
			false);
	}
}

static void score_lines(struct writer *w)
{
	factors(w);
	groups(w);
	if (!text_is_blank(w->e->change))
		paragraph(w, 0, 2, arena_printf(w->arena, "Change: %s", w->e->change), true);
	paragraph(w, 0, 2,
		risk_trend_words(w->e, 30, w->options->ascii, !w->options->spoken, w->arena),
		false);
	if (!text_is_blank(w->e->place))
		paragraph(w, 0, 2, arena_printf(w->arena, "Stands %s", w->e->place), false);
	trust(w);
}

void risk_text(const struct risk_explained *e, const struct risk_text_options *options,
	struct arena *arena, struct risk_text *out)
{
	struct writer w = {e, options, arena, out, {0},
		options->cols > COLS_LEAST ? options->cols : COLS_LEAST};

	*out = (struct risk_text){0};
	paragraph(&w, 0, 0, risk_class_words(e, arena), false);
	if (e->score) {
		score_lines(&w);
	} else {
		paragraph(&w, 0, 2, risk_none_words(e, arena), true);
		factors(&w);
	}
	beside(&w);
	if (options->facts)
		facts(&w);
	out->text = arena_strdup(arena, str_text(&w.text));
	str_free(&w.text);
}

const char *risk_headline(const struct risk_explained *e, struct arena *arena)
{
	const char *range = risk_range_words(e, arena);
	char shown[DATE_SHOWN_SIZE];

	if (!e->score)
		return e->enabled ? "NO SCORE" : "OFF";
	return arena_printf(arena, "%s  %s%s%s  as of %s%s", risk_value_words(e, arena),
		risk_band_words(e, arena), *range ? "  " : "", range,
		date_show(e->score->scored_on, shown),
		e->age == RISK_STALE || e->age == RISK_EXPIRED ? " ~" : "");
}
