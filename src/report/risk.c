#include <caseload/report/risk.h>

#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/paper.h>
#include <caseload/risk_said.h>

#include "plan_pages.h"

enum { BARS_MOST = 12 };

struct page {
	struct sheet *sheet;
	const struct risk_explained *e;
	const struct outlook *outlook;
	struct arena *arena;
};

/* For what the instrument says. What somebody wrote stands as they wrote it. */
static const char *handed(struct page *p, const char *text)
{
	return text_is_blank(text) ? NULL : risk_handed_words(text, p->arena);
}

static void labelled(struct page *p, const char *label, const char *text)
{
	pages_labelled_if(p->sheet, label, handed(p, text));
}

/* ---- the score ---- */

/* The instrument's own word where it is one that may be handed over, and the team's band. */
static const char *band(struct page *p)
{
	struct risk_score plain = *p->e->score;
	struct risk_explained e = *p->e;

	if (!text_is_blank(plain.own_band) &&
		!text_equal(plain.own_band, risk_handed_words(plain.own_band, p->arena)))
		plain.own_band = NULL;
	e.score = &plain;
	return risk_band_words(&e, p->arena);
}

static const char *recorded(struct page *p)
{
	const struct risk_score *score = p->e->score;
	int64_t oldest = p->e->oldest_input_days;
	const char *age = oldest < 0 ? ""
				     : arena_printf(p->arena, ", the oldest %" PRId64 " day%s old",
					       oldest, oldest == 1 ? "" : "s");

	return arena_printf(p->arena, "%" PRId64 " of %" PRId64 " inputs%s",
		score->inputs_n - score->missing_n, score->inputs_n, age);
}

static void add_score(struct page *p)
{
	const char *range = risk_range_words(p->e, p->arena);

	sheet_size(p->sheet, SHEET_LARGE);
	sheet_labelled(p->sheet, "Score", risk_value_words(p->e, p->arena));
	sheet_labelled(p->sheet, "Band", band(p));
	sheet_size(p->sheet, SHEET_NORMAL);
	if (*range)
		sheet_labelled(p->sheet, "Could be", range + strlen("could be "));
	sheet_labelled(p->sheet, "As of", pages_day(p->e->score->scored_on, p->arena));
	pages_labelled_if(p->sheet, "Version", risk_release_words(p->e, p->arena));
	pages_labelled_if(p->sheet, "Validity", risk_age_words(p->e, p->arena));
	if (p->e->score->inputs_n > 0)
		sheet_labelled(p->sheet, "Recorded", recorded(p));
	pages_labelled_if(p->sheet, "Stands", p->e->place);
	labelled(p, "Change", p->e->change);
}

/* ---- its parts ---- */

static void add_factors(struct page *p)
{
	static const struct sheet_column columns[] = {
		{"Points", 0, 6, SHEET_RIGHT, false},
		{"What counts", 3, 14, SHEET_LEFT, false},
		{"Recorded", 3, 12, SHEET_LEFT, false},
		{"Source", 2, 10, SHEET_LEFT, false},
		{"Date", 0, 11, SHEET_LEFT, false},
	};
	const struct risk_part **parts = risk_parts_in_order(p->e, p->arena);
	bool begun = false;

	for (size_t i = 0; i < p->e->parts_n; i++) {
		const struct risk_part *part = parts[i];
		const char *without = risk_without_words(p->e, part, p->arena);

		if (part->missing || risk_part_is_adjustment(part) || risk_part_is_zero(part))
			continue;
		if (!begun)
			sheet_table(p->sheet, columns, sizeof columns / sizeof *columns);
		begun = true;
		sheet_row(p->sheet, SHEET_ROW_PLAIN,
			(const char *[]){risk_points_words(part->points, p->arena),
				handed(p, part->label),
				arena_printf(p->arena, "%s%s%s", part->said ? part->said : "",
					*without && part->said ? "; " : "", without),
				part->source, pages_day(part->on, p->arena)});
	}
	for (size_t i = 0; p->e->instrument && i < p->e->instrument->groups_n; i++) {
		const char *words = risk_group_words(p->e, i, p->arena);

		if (*words)
			sheet_paragraph(p->sheet, handed(p, words));
	}
}

static void add_missing(struct page *p)
{
	static const struct sheet_column columns[] = {
		{"", 0, 1, SHEET_RIGHT, false},
		{"Missing", 3, 14, SHEET_LEFT, false},
		{"", 2, 12, SHEET_LEFT, false},
		{"Could add", 0, 9, SHEET_LEFT, false},
	};
	bool begun = false, together = risk_missing_together(p->e);

	for (size_t i = 0; i < p->e->parts_n; i++) {
		const struct risk_part *part = &p->e->parts[i];

		if (!part->missing || (together && risk_part_is_unasked(part)))
			continue;
		if (!begun)
			sheet_table(p->sheet, columns, sizeof columns / sizeof *columns);
		begun = true;
		sheet_row(p->sheet, SHEET_ROW_PLAIN,
			(const char *[]){"?", handed(p, part->label),
				risk_missing_words(part, p->arena),
				risk_worth_words(part, p->arena)});
	}
	if (together)
		labelled(p, "Not recorded", risk_missing_together_words(p->e, p->arena));
}

static void add_zeros(struct page *p)
{
	struct str text = {0};

	for (size_t i = 0; i < p->e->parts_n; i++)
		if (risk_part_is_zero(&p->e->parts[i]))
			str_addf(&text, "%s%s%s%s", text.length > 0 ? "; " : "",
				handed(p, p->e->parts[i].label),
				text_is_blank(p->e->parts[i].said) ? "" : ": ",
				p->e->parts[i].said ? p->e->parts[i].said : "");
	pages_labelled_if(p->sheet, "Recorded, worth no points", str_text(&text));
	str_free(&text);
}

/* ---- over time ---- */

static long at_scale(struct score score, int scale)
{
	int64_t value = score.value;

	for (int i = score.scale; i < scale; i++)
		value *= 10;
	return value > 0 ? (long)value : 0;
}

static void add_trend(struct page *p)
{
	const struct risk_explained *e = p->e;
	size_t first = e->history_n > BARS_MOST ? e->history_n - BARS_MOST : 0;
	int scale = 0;

	if (e->history_n < 2)
		return;
	for (size_t i = first; i < e->history_n; i++)
		if (e->history[i]->score.scale > scale)
			scale = e->history[i]->score.scale;
	const char *version = risk_release_words(e, p->arena);
	sheet_chart(p->sheet,
		*version ? arena_printf(p->arena, "Over time, %s only", version) : "Over time");
	for (size_t i = first; i < e->history_n; i++) {
		const struct risk_score *score = e->history[i];
		char shown[SCORE_SIZE];
		bool gap = i > first && date_is_set(e->history[i - 1]->valid_until) &&
			   date_compare(e->history[i - 1]->valid_until, score->scored_on) < 0;

		sheet_bar(p->sheet, pages_day(score->scored_on, p->arena),
			at_scale(score->score, scale), score_show(score->score, shown), 0,
			gap ? "gap before" : NULL);
	}
}

/* ---- beside it ---- */

static void add_beside(struct page *p)
{
	sheet_heading(p->sheet, 2, "Beside the score");
	if (p->e->score)
		sheet_labelled(p->sheet, "Judgement",
			p->e->judgement ? risk_judgement_words(p->e, p->arena)
					: "Nobody's is recorded");
	sheet_labelled(p->sheet, "What could change in 3 months?",
		p->outlook ? risk_outlook_words(p->outlook, p->arena) : "Not said yet");
}

static void add_about(struct page *p)
{
	const struct instrument *instrument = p->e->instrument;
	const struct risk_score *score = p->e->score;

	sheet_heading(p->sheet, 2, "About this score");
	if (instrument) {
		labelled(p, "What it is about", instrument->outcome);
		labelled(p, "How well it tells people apart", p->e->fit);
		pages_labelled_if(p->sheet, "Described in", instrument->citation);
		if (!text_is_blank(instrument->approved_by))
			sheet_labelled(p->sheet, "Approved by",
				arena_printf(p->arena, "%s, %s", instrument->approved_by,
					pages_day(instrument->approved_on, p->arena)));
	}
	sheet_labelled(
		p->sheet, "Where it is from", word_shown(&words_score_origin, score->origin));
	labelled(p, "Tool", score->source_tool);
	pages_labelled_if(p->sheet, "Lawful basis", score->lawful_basis);
	pages_labelled_if(p->sheet, "Definition", score->definition_hash);
}

static void add_page(struct page *p)
{
	sheet_heading(p->sheet, 1, handed(p, risk_title(p->e)));
	sheet_paragraph(p->sheet, risk_class_words(p->e, p->arena));
	add_score(p);
	add_factors(p);
	add_missing(p);
	add_zeros(p);
	add_trend(p);
	add_beside(p);
	add_about(p);
}

/* ---- those without a page ---- */

/* The first is the one the team sorts by. Of the others those that say something by themselves have a
 * page; what only feeds another score, or has no band yet, is a line unless it was asked for. */
static bool has_page(const struct risk_explained *scores, size_t n, size_t i)
{
	const struct risk_score *score = scores[i].score;

	return score && (n == 1 || i == 0 || score->band != BAND_UNBANDED);
}

static void add_lines(struct page *p, const struct risk_explained *scores, size_t n)
{
	static const struct sheet_column columns[] = {
		{"Score", 3, 16, SHEET_LEFT, false},
		{"Value", 0, 6, SHEET_RIGHT, false},
		{"Could be", 1, 10, SHEET_LEFT, false},
		{"As of", 0, 11, SHEET_LEFT, false},
	};
	bool begun = false;

	for (size_t i = 0; i < n; i++) {
		p->e = &scores[i];
		if (!p->e->score || has_page(scores, n, i))
			continue;
		if (!begun) {
			sheet_heading(p->sheet, 2, "Other scores held, each printed on request");
			sheet_table(p->sheet, columns, sizeof columns / sizeof *columns);
			begun = true;
		}
		const char *range = risk_range_words(p->e, p->arena);
		sheet_row(p->sheet, SHEET_ROW_PLAIN,
			(const char *[]){handed(p, risk_title(p->e)),
				risk_value_words(p->e, p->arena),
				*range ? range + strlen("could be ") : "",
				pages_day(p->e->score->scored_on, p->arena)});
	}
}

static void add_none(struct page *p, const struct risk_explained *scores, size_t n)
{
	static const struct sheet_column columns[] = {
		{"Score", 2, 16, SHEET_LEFT, false},
		{"Why there is none", 3, 20, SHEET_LEFT, false},
	};
	bool begun = false;

	for (size_t i = 0; i < n; i++) {
		const char *why = risk_none_words(&scores[i], p->arena);

		if (scores[i].score)
			continue;
		if (!begun) {
			sheet_heading(p->sheet, 2, "No score");
			sheet_table(p->sheet, columns, sizeof columns / sizeof *columns);
			begun = true;
		}
		sheet_row(p->sheet, SHEET_ROW_PLAIN,
			(const char *[]){handed(p, risk_title(&scores[i])),
				scores[i].enabled ? handed(p, why) : why});
	}
}

struct sheet *risk_sheet(const struct person_record *record, const struct risk_explained *scores,
	size_t n, const struct printing *printing, struct arena *arena)
{
	struct page p = {sheet_new(arena, "Risk scores and what they rest on"), NULL,
		record->outlook, arena};
	const struct person *person = &record->person;
	bool begun = false;

	sheet_set_classification(p.sheet, "OFFICIAL-SENSITIVE: PERSONAL");
	sheet_add_subject(p.sheet, pages_identity(person, arena));
	if (date_is_set(person->died))
		sheet_add_subject(p.sheet,
			arena_printf(arena, "DECEASED %s", pages_day(person->died, arena)));
	sheet_set_printed(p.sheet, printing->by, printing->when, printing->copy);
	sheet_set_record(p.sheet, printing->record);
	sheet_set_notice(p.sheet, "A score sorts discussion. It does not decide about anybody.");
	sheet_set_large_print(p.sheet, print_needs_large(person->comm_need));
	for (size_t i = 0; i < n; i++) {
		if (!has_page(scores, n, i))
			continue;
		if (begun)
			sheet_page_break(p.sheet);
		begun = true;
		p.e = &scores[i];
		add_page(&p);
	}
	add_lines(&p, scores, n);
	add_none(&p, scores, n);
	return p.sheet;
}
