#include <caseload/report/quarter.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/suppress.h>

/* What the founding documents promised, in their order: the register and its plans, then what was to
 * come of them. */
static const struct indicator {
	int code;
	const char *name;
} indicators[] = {
	{MEASURE_M1, "Adults on the register"},
	{MEASURE_M2, "Joint care plan"},
	{MEASURE_M3, "Named lead professional"},
	{MEASURE_M10, "Emergencies per 100 person-years"},
	{MEASURE_M13, "At home 91 days after hospital, 65+"},
	{MEASURE_M14, "Reablement after hospital, 65+"},
	{MEASURE_M15, "Seen within two hours"},
	{MEASURE_M16, "Delayed days per 100,000"},
	{MEASURE_M17, "Delayed people a day per 100,000"},
	{MEASURE_M18, "Care homes, 65+, per 100,000"},
	{MEASURE_M21, "Winter plan, 85+"},
};
enum { INDICATORS = sizeof(indicators) / sizeof(indicators[0]) };

static const struct measure *measure_of(const struct quarter *quarter, int code)
{
	for (size_t i = 0; i < quarter->n; i++)
		if (quarter->list[i].code == code && quarter->list[i].figure == NULL)
			return &quarter->list[i];
	return NULL;
}

/* Why there is no number to read: what stands in its place, and below the table. */
static const struct silence {
	const char *cell, *why;
} nothing = {"none", "nothing of the kind in the quarter"},
  no_residents = {"not known", "the number of residents is not set"},
  no_lists = {"not known", "the practices' list sizes are not given"};

/* NULL: there is one. A rate of nothing may only mean that nobody wrote it down. */
static const struct silence *silence_of(const struct measure *m)
{
	if (m == NULL || m->value == NULL || m->not_recorded)
		return &nothing;
	if (m->numerator_hidden != MEASURE_HIDDEN_NONE)
		return NULL;
	if (m->rate != NULL)
		return m->numerator == 0 ? &nothing : NULL;
	if (m->denominator > 0)
		return NULL;
	/* The days of M10 come from the register itself. */
	return m->code == MEASURE_M1			  ? &no_lists
	       : m->per != NULL && m->code != MEASURE_M10 ? &no_residents
							  : &nothing;
}

static bool is_left_out(const struct measure *m)
{
	return m->numerator_hidden != MEASURE_HIDDEN_NONE ||
	       m->denominator_hidden != MEASURE_HIDDEN_NONE;
}

static const char *number(
	const struct quarter_paper *paper, int which, int code, struct arena *arena)
{
	const struct quarter *quarter = &paper->quarters[which];
	const struct measure *m = measure_of(quarter, code);

	if (date_is_set(paper->began) && date_compare(quarter->to, paper->began) < 0)
		return "no\nrecords";
	if (silence_of(m) != NULL)
		return silence_of(m)->cell;
	/* Left out: the count says in which way. */
	if (is_left_out(m))
		return m->per != NULL || which != QUARTER_THIS ? "not shown"
							       : measure_count_words(m, arena);
	if (m->rate != NULL)
		return m->rate;
	return which == QUARTER_THIS
		       ? arena_printf(arena, "%s\n%s", m->value, measure_count_words(m, arena))
		       : m->value;
}

/* ---- targets ---- */

static bool is_of_kind(const struct measure_target *target)
{
	return strcmp(target->unit, "%") == 0 || text_starts(target->unit, "per ");
}

/* What decides "met": the first one of a share or a rate. */
static const struct measure_target *first_target(const struct quarter_paper *paper, int code)
{
	for (size_t i = 0; i < paper->targets_n; i++)
		if (paper->targets[i].measure == code && paper->targets[i].used &&
			is_of_kind(&paper->targets[i]))
			return &paper->targets[i];
	return NULL;
}

static const char *target_cell(const struct quarter_paper *paper, int code, struct arena *arena)
{
	const struct measure_target *target = first_target(paper, code);

	if (target != NULL)
		return target_words(target, arena);
	return measure_better(code) == TARGET_LOWER ? "None: less is better"
						    : "None: more is better";
}

static const char *held_words(const struct quarter_paper *paper, int code, const struct measure *m)
{
	const struct measure_target *target = first_target(paper, code);

	if (target == NULL)
		return "";
	if (silence_of(m) != NULL || target_is_yearly(target))
		return "not known";
	switch (target_held(target, m)) {
	case TARGET_MET:
		return "MET";
	case TARGET_NOT_MET:
		return "NOT MET";
	case TARGET_CANNOT_SAY:
		break;
	}
	return is_left_out(m) ? "not shown" : "not known";
}

/* ---- the table ---- */

/* Its months: which one is the first is not the same everywhere. */
static const char *months_words(const struct quarter *quarter, struct arena *arena)
{
	return arena_printf(arena, "%s-%s %d", date_month_name(quarter->from.month),
		date_month_name(quarter->to.month), quarter->to.year);
}

static void add_table(struct sheet *sheet, const struct quarter_paper *paper, struct arena *arena)
{
	const struct sheet_column columns[] = {
		{"Indicator", 5, 21, SHEET_LEFT, false},
		{"Target (whose)", 5, 20, SHEET_LEFT, false},
		{months_words(&paper->quarters[QUARTER_THIS], arena), 4, 9, SHEET_LEFT, false},
		{months_words(&paper->quarters[QUARTER_BEFORE], arena), 3, 7, SHEET_LEFT, false},
		{months_words(&paper->quarters[QUARTER_YEAR_AGO], arena), 3, 7, SHEET_LEFT, false},
		{"Result", 0, 7, SHEET_LEFT, false},
	};

	sheet_table(sheet, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < INDICATORS; i++) {
		int code = indicators[i].code;
		const struct measure *m = measure_of(&paper->quarters[QUARTER_THIS], code);
		const char *cells[] = {
			arena_printf(arena, "%s %s", word_code(&words_measure_code, code),
				indicators[i].name),
			target_cell(paper, code, arena), number(paper, QUARTER_THIS, code, arena),
			number(paper, QUARTER_BEFORE, code, arena),
			number(paper, QUARTER_YEAR_AGO, code, arena), held_words(paper, code, m)};

		sheet_row(sheet, SHEET_ROW_PLAIN, cells);
	}
}

/* ---- what is not measured ---- */

/* "M13, M15: nothing of the kind ..." */
static void add_silent(
	const struct quarter_paper *paper, const struct silence *silence, struct str *text)
{
	bool any = false;

	for (size_t i = 0; i < INDICATORS; i++) {
		const struct measure *m =
			measure_of(&paper->quarters[QUARTER_THIS], indicators[i].code);

		if (silence_of(m) != silence)
			continue;
		str_addf(text, "%s%s", any ? ", " : "",
			word_code(&words_measure_code, indicators[i].code));
		any = true;
	}
	if (any)
		str_addf(text, ": %s. ", silence->why);
}

static void add_not_measured(
	struct sheet *sheet, const struct quarter_paper *paper, struct arena *arena)
{
	struct str text = {0};
	bool any = false;

	for (size_t i = 0; i < paper->targets_n; i++) {
		const struct measure_target *target = &paper->targets[i];

		if (!target->used || is_of_kind(target))
			continue;
		str_addf(&text, "%s%s (%s)", any ? "; " : "", target_value_words(target, arena),
			target->label);
		any = true;
	}
	if (any)
		str_add(&text, ": what did not happen is not recorded. ");
	for (size_t i = 0; i < INDICATORS; i++) {
		const struct measure_target *target = first_target(paper, indicators[i].code);

		if (target != NULL && target_is_yearly(target))
			str_addf(&text, "%s: whether a year's target is met. ",
				word_code(&words_measure_code, indicators[i].code));
	}
	add_silent(paper, &nothing, &text);
	add_silent(paper, &no_lists, &text);
	add_silent(paper, &no_residents, &text);
	sheet_labelled(sheet, "Not measured here", text.length > 0 ? str_text(&text) : "Nothing.");
	str_free(&text);
}

/* ---- the pictures ---- */

/* What is printed in place of a number that is left out; NULL: it is not. Those who are in care and not on
 * the register would follow from the register's number in the table. */
static const char *left_out_point(
	const struct quarter_paper *paper, const struct trend_month *month)
{
	const struct quarter *this = &paper->quarters[QUARTER_THIS];
	const struct measure *on = measure_of(this, MEASURE_M2);
	int64_t others = on != NULL && date_equal(month->on, this->as_at)
				 ? llabs(month->people - on->denominator)
				 : 0;

	if (!paper->outside)
		return NULL;
	if (month->people >= SUPPRESS_FEW_LEAST && month->people <= SUPPRESS_FEW_MOST)
		return "1 to 4";
	return others >= SUPPRESS_FEW_LEAST && others <= SUPPRESS_FEW_MOST ? "not shown" : NULL;
}

static void add_trend(struct sheet *sheet, const struct quarter_paper *paper, struct arena *arena)
{
	if (paper->trend_n < 2)
		return;
	sheet_trend(sheet, "People in the team's care at the end of each month");
	for (size_t i = 0; i < paper->trend_n; i++) {
		const struct trend_month *month = &paper->trend[i];
		const char *instead = left_out_point(paper, month);

		sheet_point(sheet, arena_printf(arena, "%.3s", date_month_name(month->on.month)),
			instead != NULL ? 0 : (long)month->people, instead, NULL);
	}
}

/* The codes of the targets in the table that are from there. */
static const char *codes_from(
	const struct quarter_paper *paper, const char *source, struct arena *arena)
{
	const char *codes = NULL;

	for (size_t i = 0; i < INDICATORS; i++) {
		const struct measure_target *target = first_target(paper, indicators[i].code);
		const char *code = word_code(&words_measure_code, indicators[i].code);

		if (target != NULL && text_equal(target->source, source))
			codes = codes == NULL ? code : arena_printf(arena, "%s, %s", codes, code);
	}
	return codes;
}

static void add_sources(struct sheet *sheet, const struct quarter_paper *paper, struct arena *arena)
{
	struct str text = {0};
	bool sample = false;

	for (size_t i = 0; i < INDICATORS; i++) {
		const struct measure_target *target = first_target(paper, indicators[i].code);
		const char *codes;

		if (target == NULL)
			continue;
		sample = sample || target->team_id == 0;
		codes = codes_from(paper, target->source, arena);
		if (text_starts(codes, word_code(&words_measure_code, indicators[i].code)))
			str_addf(&text, "%s: %s. ", codes,
				target->source != NULL ? target->source : "set by the team");
	}
	if (sample)
		str_add(&text, "Samples until the team sets its own.");
	if (text.length > 0)
		sheet_labelled(sheet, "Targets are from", str_text(&text));
	str_free(&text);
}

struct sheet *quarter_sheet(
	const struct quarter_paper *paper, const struct printing *printing, struct arena *arena)
{
	const struct quarter *this = &paper->quarters[QUARTER_THIS];
	struct sheet *sheet = sheet_new(arena,
		arena_printf(arena, "The quarter %s: %s", months_words(this, arena), paper->team));
	char from[DATE_SHOWN_SIZE], to[DATE_SHOWN_SIZE], as_at[DATE_SHOWN_SIZE];

	sheet_set_classification(sheet, paper->outside ? "OFFICIAL" : "OFFICIAL-SENSITIVE");
	sheet_add_subject(
		sheet, arena_printf(arena, "%s to %s, as at %s%s", date_show(this->from, from),
			       date_show(this->to, to), date_show(this->as_at, as_at),
			       date_compare(this->as_at, this->to) < 0 ? ": the quarter is not over"
								       : ""));
	if (paper->outside)
		sheet_add_subject(sheet, suppress_sentence);
	sheet_set_printed(sheet, printing->by, printing->when, printing->copy);
	sheet_set_record(sheet, printing->record);
	add_table(sheet, paper, arena);
	add_trend(sheet, paper, arena);
	add_not_measured(sheet, paper, arena);
	add_sources(sheet, paper, arena);
	return sheet;
}
