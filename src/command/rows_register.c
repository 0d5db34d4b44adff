/* The register's pages, the people behind a figure, and who could come on, as rows. */
#include <inttypes.h>

#include <caseload/base/str.h>
#include <caseload/register.h>

#include "rows_inside.h"

/* One page in full: a figure on each row. */
static void figures(struct rows *rows, const struct register_line *line)
{
	static const struct column columns[] = {
		{"Figure", NULL, 0},
		{"People", NULL, COLUMN_RIGHT},
		{"Share", NULL, COLUMN_RIGHT},
		{"", NULL, COLUMN_SHRINK},
		{"--which", "which", COLUMN_SPARE},
	};
	struct register_figure *list;
	size_t n;

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	list = register_figures(line, rows->arena, &n);
	for (size_t i = 0; i < n; i++) {
		rows_addf(rows, "%s%s", list[i].part ? "  " : "", list[i].label);
		rows_add(rows, list[i].count);
		rows_add(rows, list[i].percent);
		rows_add(rows, list[i].note);
		rows_add(rows, word_code(&words_register_which, (int)list[i].which));
	}
}

static void add_percent(struct rows *rows, int64_t numerator, int64_t denominator)
{
	rows_add(rows, register_percent(numerator, denominator, rows->arena));
}

static void add_page(struct rows *rows, const struct register_line *line)
{
	const struct practice *p = &line->practice;
	const int64_t *n = line->n;

	rows_add(rows, line->team ? "All" : p->code);
	rows_add(rows, p->name);
	rows_add_date(rows, line->team || p->adults == 0 ? DATE_NONE : p->quarter_start);
	rows_add_number(rows, p->adults);
	rows_add_number(rows, line->target);
	rows_add_number(rows, line->floor);
	rows_addf(rows, "%" PRId64, n[WHICH_ON]);
	rows_addf(rows, "%s%s", register_gap_words(line, rows->arena),
		!line->team && line->under_floor > 0 ? ", under 1.8%" : "");
	add_percent(rows, line->measured, p->adults);
	add_percent(rows, n[WHICH_JOINT], n[WHICH_ON]);
	add_percent(rows, n[WHICH_LEAD], n[WHICH_ON]);
	add_percent(rows, n[WHICH_TOLD], n[WHICH_TOLD] + n[WHICH_LATE] + n[WHICH_NOT_TOLD]);
	add_percent(rows, n[WHICH_PLAN_IN_TIME],
		n[WHICH_PLAN_IN_TIME] + n[WHICH_PLAN_LATE] + n[WHICH_PLAN_OVERDUE]);
	add_percent(rows, n[WHICH_CURRENT], n[WHICH_ON]);
}

void rows_register(struct rows *rows, const struct register_line *lines, size_t n)
{
	static const struct column columns[] = {
		{"Code", NULL, 0},
		{"Practice", NULL, COLUMN_SHRINK},
		{"List of", "list of", COLUMN_SPARE},
		{"Adults", "adults", COLUMN_RIGHT},
		{"2%", "two per cent", COLUMN_RIGHT},
		{"1.8%", "floor", COLUMN_RIGHT | COLUMN_SPARE},
		{"On", "on the register", COLUMN_RIGHT},
		{"Gap", NULL, COLUMN_SHRINK},
		{"M1", "on the register of adults", COLUMN_RIGHT},
		{"Joint", "joint plan", COLUMN_RIGHT | COLUMN_SPARE},
		{"Lead", "with a lead", COLUMN_RIGHT | COLUMN_SPARE},
		{"Told", "told in 21 days", COLUMN_RIGHT | COLUMN_SPARE},
		{"Plan", "plan in a month", COLUMN_RIGHT | COLUMN_SPARE},
		{"Score", "current score", COLUMN_RIGHT | COLUMN_SPARE},
	};

	if (n == 1) {
		figures(rows, lines);
		return;
	}
	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++)
		add_page(rows, &lines[i]);
}

static const char *told_words(const struct register_case *c, struct arena *arena)
{
	switch (c->told) {
	case CLOCK_OVERDUE:
		return "NOT TOLD";
	case CLOCK_LATE:
		return arena_printf(arena, "%s, late", rows_text_date(arena, c->told_on));
	default:
		return date_is_set(c->told_on) ? rows_text_date(arena, c->told_on) : "not yet";
	}
}

static const char *plan_words(const struct register_case *c)
{
	switch (c->plan) {
	case WHICH_JOINT:
		return "Joint";
	case WHICH_PLAN:
		return "Agreed";
	case WHICH_WRITING:
		return "Being written";
	case WHICH_DECLINED:
		return "Declined";
	default:
		return "NO PLAN";
	}
}

void rows_register_people(struct rows *rows, const struct register_case *list, size_t n)
{
	static const struct column columns[] = {
		{"Name", NULL, COLUMN_NAME},
		{"NHS Number", NULL, 0},
		{"Age", "aged", COLUMN_RIGHT | COLUMN_SPARE},
		{"Since", "since", COLUMN_SPARE},
		{"Lead", "lead", COLUMN_SHRINK},
		{"Told", "told", 0}, /* a date cut short is worse than none */
		{"Plan", "plan", 0},
		{"Agreed", "agreed", COLUMN_SPARE},
		{"Risk", NULL, COLUMN_SPARE},
		{"Practice", "practice", COLUMN_SPARE},
		{"Left", "left", COLUMN_SPARE},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		const struct register_case *c = &list[i];
		struct case_row row = {.family = c->family,
			.given = c->given,
			.title = c->title,
			.nhs_number = c->nhs_number,
			.band = c->band,
			.score = c->score};

		rows_addf(rows, "%s%s", case_name(&row, NAMES_FULL, rows->arena),
			date_is_set(c->died) ? " (died)" : "");
		rows_add(rows, rows_text_number(rows->arena, c->nhs_number));
		rows_add_number(rows, c->age);
		rows_add_date(rows, c->opened_on);
		rows_add(rows, c->lead != NULL		  ? c->lead
			       : date_is_set(c->ended_on) ? ""
							  : "NO LEAD");
		rows_add(rows, told_words(c, rows->arena));
		rows_add(rows, plan_words(c));
		rows_add_date(rows,
			c->plan == WHICH_JOINT || c->plan == WHICH_PLAN ? c->agreed_on : DATE_NONE);
		rows_addf(rows, "%s%s", case_band_words(&row, DATE_NONE, rows->arena),
			c->score_age == WHICH_STALE	? " stale"
			: c->score_age == WHICH_EXPIRED ? " expired"
							: "");
		rows_add(rows, c->practice);
		rows_add_date(rows, c->ended_on);
	}
}

void rows_candidates(struct rows *rows, const struct candidate_list *list)
{
	static const struct column columns[] = {
		{"Practice", NULL, 0},
		{"Cut", NULL, 0},
		{"Risk", NULL, 0},
		{"Name", NULL, COLUMN_NAME},
		{"NHS Number", NULL, COLUMN_SPARE},
		{"Age", "aged", COLUMN_RIGHT},
		{"Scored", "scored on", COLUMN_SPARE},
		{"To know", NULL, COLUMN_SHRINK},
		{"Could change", "could change", COLUMN_SHRINK | COLUMN_SPARE},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < list->n; i++) {
		const struct candidate *c = &list->rows[i];
		struct case_row row = {.family = c->family,
			.given = c->given,
			.title = c->title,
			.nhs_number = c->nhs_number,
			.band = c->band,
			.score = c->score};

		rows_add(rows, c->practice);
		rows_add(rows, word_shown(&words_candidate_place, c->place));
		rows_add(rows, case_band_words(&row, DATE_NONE, rows->arena));
		rows_add(rows, case_name(&row, NAMES_FULL, rows->arena));
		rows_add(rows, rows_text_number(rows->arena, c->nhs_number));
		rows_add_number(rows, c->age);
		rows_add_date(rows, c->scored_on);
		rows_add(rows, candidate_notes(c, rows->arena));
		rows_add(rows, word_shown(&words_could_change, c->could));
	}
}
