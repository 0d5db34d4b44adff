#include <caseload/report/measures.h>

#include <ctype.h>
#include <inttypes.h>

#include <caseload/base/str.h>
#include <caseload/measure_words.h>
#include <caseload/nhs_number.h>
#include <caseload/suppress.h>

#include "meeting_pages.h"

/* ---- the numbers ---- */

/* Only where it is not the paper's own period, nor that of the measure a figure belongs to. */
static const char *period_words(const struct measures_paper *paper, const struct measure *m,
	const struct measure *whole, struct arena *arena)
{
	const struct date usual_from = whole != NULL ? whole->from : paper->from;
	const struct date usual_to = whole != NULL ? whole->to : paper->to;
	char from[DATE_SHOWN_SIZE], to[DATE_SHOWN_SIZE];

	/* The name of a month says it. */
	if (m->figure != NULL && isdigit((unsigned char)*m->figure))
		return "";
	if (date_compare(m->from, usual_from) == 0 && date_compare(m->to, usual_to) == 0)
		return "";
	if (!date_is_set(m->from))
		return arena_printf(arena, "\non %s", date_show(m->as_at, to));
	return arena_printf(arena, "\n%s to %s", date_show(m->from, from), date_show(m->to, to));
}

/* Every target that the number can be held against, and how it stands. */
static const char *targets_words(
	const struct measures_paper *paper, const struct measure *m, struct arena *arena)
{
	const char *all = "";

	for (size_t i = 0; i < paper->targets_n && m->figure == NULL; i++) {
		const struct measure_target *target = &paper->targets[i];
		enum target_held held = target_held(target, m);

		if (target->measure != m->code || !target->used || held == TARGET_CANNOT_SAY)
			continue;
		all = arena_printf(arena, "%s%s%s %s: %s", all, all[0] != '\0' ? "\n" : "",
			target->label, target_value_words(target, arena),
			held == TARGET_MET ? "met" : "not met");
	}
	return all;
}

static const char *value_words(const struct measure *m)
{
	return m->denominator > 0 || m->numerator_hidden == MEASURE_HIDDEN_NONE ? m->value : "";
}

static void add_row(struct sheet *sheet, const struct measures_paper *paper,
	const struct measure *m, const struct measure *whole, struct arena *arena)
{
	bool count = m->denominator == 0 && m->rate == NULL && !m->not_recorded;
	bool same = m->unit == NULL || (whole != NULL && text_equal(whole->unit, m->unit));
	const char *cells[] = {whole != NULL ? "" : word_code(&words_measure_code, m->code),
		arena_printf(arena, "%s%s%s", whole != NULL ? "- " : "", m->name,
			period_words(paper, m, whole, arena)),
		arena_printf(arena, "%s%s%s", measure_count_words(m, arena), same ? "" : " ",
			same ? "" : m->unit),
		count ? "" : value_words(m), targets_words(paper, m, arena)};

	sheet_row(sheet, SHEET_ROW_PLAIN, cells);
}

static void add_numbers(
	struct sheet *sheet, const struct measures_paper *paper, struct arena *arena)
{
	static const struct sheet_column columns[] = {
		{"No.", 0, 4, SHEET_LEFT, false},
		{"Measure", 4, 22, SHEET_LEFT, false},
		{"Count", 3, 12, SHEET_LEFT, false},
		{"Value", 2, 7, SHEET_LEFT, false},
		{"Target", 3, 12, SHEET_LEFT, false},
	};

	const struct measure *whole = NULL;

	sheet_table(sheet, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < paper->n; i++) {
		if (paper->list[i].figure == NULL)
			whole = &paper->list[i];
		add_row(sheet, paper, &paper->list[i], paper->list[i].figure != NULL ? whole : NULL,
			arena);
	}
}

/* ---- what they are ---- */

static const char *definition_words(const struct measure *m, struct arena *arena)
{
	const struct measure_definition *d = measure_definition(m->code);
	struct str text = {0};

	if (d != NULL)
		str_addf(&text, "%s.", d->counts);
	if (d != NULL && d->of != NULL)
		str_addf(&text, " Of: %s.", d->of);
	if (d != NULL && d->leaves_out != NULL)
		str_addf(&text, " Left out: %s.", d->leaves_out);
	if (m->note != NULL)
		str_addf(&text, " %s.", m->note);
	const char *copy = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return copy;
}

static void add_definitions(
	struct sheet *sheet, const struct measures_paper *paper, struct arena *arena)
{
	sheet_heading(sheet, 2, "What each counts");
	for (size_t i = 0; i < paper->n; i++)
		if (paper->list[i].figure == NULL)
			sheet_labelled(sheet,
				arena_printf(arena, "%s %s",
					word_code(&words_measure_code, paper->list[i].code),
					paper->list[i].name),
				definition_words(&paper->list[i], arena));
}

static void add_targets(
	struct sheet *sheet, const struct measures_paper *paper, struct arena *arena)
{
	bool any = false;

	for (size_t i = 0; i < paper->targets_n; i++) {
		const struct measure_target *target = &paper->targets[i];

		if (!target->used)
			continue;
		if (!any)
			sheet_heading(sheet, 2, "Where the targets are from");
		any = true;
		sheet_labelled(sheet,
			arena_printf(arena, "%s %s",
				word_code(&words_measure_code, target->measure), target->label),
			arena_printf(arena, "%s. %s%s", target_value_words(target, arena),
				target->source != NULL ? target->source : "Set by the team",
				target->team_id == 0 ? ". A sample, until the team sets its own."
						     : "."));
	}
}

/* ---- who is behind one ---- */

static void add_behind(struct sheet *sheet, const struct measures_paper *paper, struct arena *arena)
{
	static const struct sheet_column columns[] = {
		{"Stands", 0, 8, SHEET_LEFT, false},
		{"Who", 2, 16, SHEET_LEFT, false},
		{"What", 2, 10, SHEET_LEFT, false},
		{"Due", 0, 11, SHEET_LEFT, false},
		{"Why", 3, 14, SHEET_LEFT, false},
	};
	const struct measure *m = paper->behind;
	char day[DATE_SHOWN_SIZE];

	sheet_heading(sheet, 2,
		arena_printf(arena, "Behind %s, %s: %s", word_code(&words_measure_code, m->code),
			m->name, measure_count_words(m, arena)));
	if (m->rows_n == 0) {
		sheet_paragraph(sheet, "Nothing is behind this figure.");
		return;
	}
	sheet_table(sheet, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < m->rows_n; i++) {
		const struct measure_row *row = &m->rows[i];
		const char *cells[] = {word_shown(&words_measure_part, row->part),
			row->person_id != 0
				? meeting_person(row->person, row->nhs_number, paper->names, arena)
				: "",
			row->what, date_is_set(row->due) ? date_show(row->due, day) : "",
			row->words};

		sheet_row(sheet, SHEET_ROW_PLAIN, cells);
	}
}

struct sheet *measures_sheet(
	const struct measures_paper *paper, const struct printing *printing, struct arena *arena)
{
	struct sheet *sheet = sheet_new(arena, arena_printf(arena, "Measures: %s", paper->team));
	char from[DATE_SHOWN_SIZE], to[DATE_SHOWN_SIZE], as_at[DATE_SHOWN_SIZE];

	sheet_set_classification(sheet, paper->behind != NULL ? "OFFICIAL-SENSITIVE: PERSONAL"
					: paper->outside      ? "OFFICIAL"
							      : "OFFICIAL-SENSITIVE");
	sheet_add_subject(
		sheet, arena_printf(arena, "%s to %s, as at %s", date_show(paper->from, from),
			       date_show(paper->to, to), date_show(paper->as_at, as_at)));
	if (paper->outside)
		sheet_add_subject(sheet, suppress_sentence);
	sheet_set_printed(sheet, printing->by, printing->when, printing->copy);
	sheet_set_record(sheet, printing->record);
	add_numbers(sheet, paper, arena);
	if (paper->behind != NULL)
		add_behind(sheet, paper, arena);
	add_definitions(sheet, paper, arena);
	add_targets(sheet, paper, arena);
	return sheet;
}
