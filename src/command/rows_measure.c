/* What is wrong with the cases, measures, and what is behind one, as rows. */
#include <inttypes.h>

#include <caseload/base/str.h>
#include <caseload/carer.h>
#include <caseload/case_fault.h>
#include <caseload/measure.h>

#include "rows_inside.h"

static void faults(struct rows *rows, const struct case_fault *list, size_t n)
{
	static const struct column columns[] = {
		{"What", NULL, 0},
		{"Name", NULL, COLUMN_NAME},
		{"NHS Number", NULL, COLUMN_SPARE},
		{"Days", "for days", COLUMN_RIGHT},
		{"Lead", "lead", COLUMN_SHRINK | COLUMN_SPARE},
		{"What is wrong", NULL, COLUMN_SHRINK},
		{"Mended by", "mended by", COLUMN_SPARE},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		rows_add(rows, word_shown(&words_case_fault_kind, list[i].kind));
		rows_add(rows, list[i].person);
		rows_add(rows, rows_text_number(rows->arena, list[i].nhs_number));
		rows_add_number(rows, list[i].days);
		rows_add(rows, list[i].lead);
		rows_add(rows, list[i].words);
		rows_add(rows, list[i].mend);
	}
}

static void measures(struct rows *rows, const struct measure *list, size_t n)
{
	static const struct column columns[] = {
		{"No.", NULL, 0},
		{"Measure", NULL, COLUMN_NAME},
		{"Count", NULL, COLUMN_RIGHT},
		{"Share", NULL, COLUMN_RIGHT},
		{"Of", NULL, COLUMN_SPARE},
		{"From", "from", COLUMN_SPARE},
		{"To", "to", COLUMN_SPARE},
		{"To know", NULL, COLUMN_SHRINK},
		{"--figure", "figure", COLUMN_SPARE},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		const struct measure *m = &list[i];

		rows_add(rows, word_code(&words_measure_code, m->code));
		rows_addf(rows, "%s%s", m->figure != NULL ? "  " : "", m->name);
		rows_add(rows, measure_count_words(m, rows->arena));
		rows_add(rows, m->rate != NULL ? m->value : measure_share_words(m));
		rows_add(rows, m->unit);
		rows_add_date(rows, m->from);
		rows_add_date(rows, m->to);
		rows_add(rows, m->note);
		rows_add(rows, m->figure);
	}
}

static void behind(struct rows *rows, const struct measure_row *list, size_t n)
{
	static const struct column columns[] = {
		{"Stands", NULL, 0},
		{"Name", NULL, COLUMN_NAME},
		{"NHS Number", NULL, COLUMN_SPARE},
		{"What", NULL, COLUMN_SHRINK},
		{"From", "from", COLUMN_SPARE},
		{"Due", "due", 0},
		{"Done", "done", COLUMN_SPARE},
		{"Days", "days", COLUMN_RIGHT | COLUMN_SPARE},
		{"Why", NULL, COLUMN_SHRINK},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		rows_add(rows, word_shown(&words_measure_part, list[i].part));
		rows_add(rows, list[i].person);
		rows_add(rows, rows_text_number(rows->arena, list[i].nhs_number));
		rows_add(rows, list[i].what);
		rows_add_date(rows, list[i].from);
		rows_add_date(rows, list[i].due);
		rows_add_date(rows, list[i].done);
		rows_add_number(rows, list[i].days);
		rows_add(rows, list[i].words);
	}
}

static void carers(struct rows *rows, const struct carer *list, size_t n)
{
	static const struct column columns[] = {
		{"Person", NULL, COLUMN_NAME},
		{"NHS Number", NULL, COLUMN_SPARE},
		{"Carer", NULL, COLUMN_NAME},
		{"Relationship", NULL, COLUMN_SHRINK | COLUMN_SPARE},
		{"Assessment", "assessment", 0},
		{"On", "on", COLUMN_SPARE},
		{"Emergency plan", "emergency plan", 0},
		{"Alone, hours", "alone, hours", COLUMN_RIGHT | COLUMN_SPARE},
		{"Look again", "look again", COLUMN_SPARE},
		{"Note", NULL, COLUMN_SHRINK | COLUMN_SPARE},
	};

	*rows = rows_new(rows->arena, columns, COUNT(columns));
	for (size_t i = 0; i < n; i++) {
		const struct carer *c = &list[i];

		rows_add(rows, c->person);
		rows_add(rows, rows_text_number(rows->arena, c->nhs_number));
		rows_add(rows, c->name);
		rows_add(rows, c->relationship);
		rows_add(rows, word_shown(&words_carer_assessment, c->assessment));
		rows_add_date(rows, c->assessment_on);
		rows_add_date(rows, c->emergency_plan_on);
		rows_add_number(rows, c->alone_hours);
		rows_add_date(rows, c->review_on);
		rows_add(rows, c->note);
	}
}

void rows_measure(struct rows *rows, const struct result *result)
{
	if (result->kind == RESULT_CASE_FAULTS)
		faults(rows, result->value, result->n);
	else if (result->kind == RESULT_CARERS)
		carers(rows, result->value, result->n);
	else if (result->kind == RESULT_MEASURES)
		measures(rows, result->value, result->n);
	else
		behind(rows, result->value, result->n);
}
