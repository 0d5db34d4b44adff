#include <caseload/report/quarter.h>

#include <inttypes.h>
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
	{MEASURE_M14, "Offered reablement after hospital, 65+"},
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

/* Nothing was counted, or there is nothing to count it of. A rate of nothing may only mean that nobody
 * wrote it down. */
static bool says_nothing(const struct measure *m)
{
	if (m == NULL || m->value == NULL || m->not_recorded)
		return true;
	if (m->numerator_hidden != MEASURE_HIDDEN_NONE)
		return false;
	return m->rate != NULL ? m->numerator == 0 : m->denominator == 0;
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
	if (says_nothing(m))
		return "none";
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

	return target == NULL ? "no target" : target_words(target, arena);
}

static const char *held_words(const struct quarter_paper *paper, int code, const struct measure *m)
{
	const struct measure_target *target = first_target(paper, code);

	if (target == NULL)
		return "";
	if (says_nothing(m))
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

static const char *quarter_words(const struct quarter *quarter, struct arena *arena)
{
	return arena_printf(arena, "Q%d %d", (quarter->from.month - 1) / 3 + 1, quarter->from.year);
}

static void add_table(struct sheet *sheet, const struct quarter_paper *paper, struct arena *arena)
{
	const struct sheet_column columns[] = {
		{"Indicator", 5, 21, SHEET_LEFT, false},
		{"Target (whose)", 5, 20, SHEET_LEFT, false},
		{quarter_words(&paper->quarters[QUARTER_THIS], arena), 0, 8, SHEET_LEFT, false},
		{quarter_words(&paper->quarters[QUARTER_BEFORE], arena), 0, 7, SHEET_LEFT, false},
		{quarter_words(&paper->quarters[QUARTER_YEAR_AGO], arena), 0, 7, SHEET_LEFT, false},
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

/* "M13, M15: nothing of the kind ..."; of those that lack the number they would be a rate of, or the
 * others. */
static void add_silent(
	const struct quarter_paper *paper, bool no_residents, struct str *text, const char *why)
{
	bool any = false;

	for (size_t i = 0; i < INDICATORS; i++) {
		const struct measure *m =
			measure_of(&paper->quarters[QUARTER_THIS], indicators[i].code);
		bool lacks = m != NULL && m->per != NULL && m->rate == NULL;

		if (!says_nothing(m) || lacks != no_residents)
			continue;
		str_addf(text, "%s%s", any ? ", " : "",
			word_code(&words_measure_code, indicators[i].code));
		any = true;
	}
	if (any)
		str_addf(text, ": %s. ", why);
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
	add_silent(paper, false, &text, "nothing of the kind in the quarter");
	add_silent(paper, true, &text, "the number of residents is not set");
	sheet_labelled(sheet, "Not measured here", text.length > 0 ? str_text(&text) : "Nothing.");
	str_free(&text);
}

/* ---- the pictures ---- */

static void add_trend(struct sheet *sheet, const struct quarter_paper *paper)
{
	if (paper->trend_n < 2)
		return;
	sheet_trend(sheet, "People in the team's care at the end of each month");
	for (size_t i = 0; i < paper->trend_n; i++) {
		const struct trend_month *month = &paper->trend[i];
		bool few = paper->outside && month->people >= SUPPRESS_FEW_LEAST &&
			   month->people <= SUPPRESS_FEW_MOST;

		sheet_point(sheet, date_month_name(month->on.month), few ? 0 : (long)month->people,
			few ? "1 to 4" : NULL, NULL);
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
	struct sheet *sheet = sheet_new(
		arena, arena_printf(arena, "Quarter %d of %d: %s", (this->from.month - 1) / 3 + 1,
			       this->from.year, paper->team));
	char from[DATE_SHOWN_SIZE], to[DATE_SHOWN_SIZE], as_at[DATE_SHOWN_SIZE];

	sheet_set_classification(sheet, paper->outside ? "OFFICIAL" : "OFFICIAL-SENSITIVE");
	sheet_add_subject(
		sheet, arena_printf(arena, "%s to %s, as at %s%s", date_show(this->from, from),
			       date_show(this->to, to), date_show(this->as_at, as_at),
			       date_compare(this->as_at, this->to) < 0 ? ": the quarter is not over"
								       : ""));
	if (paper->outside)
		sheet_add_subject(
			sheet, "Counts of 1 to 4, and what would tell them, are left out");
	sheet_set_printed(sheet, printing->by, printing->when, printing->copy);
	sheet_set_record(sheet, printing->record);
	add_table(sheet, paper, arena);
	add_trend(sheet, paper);
	add_not_measured(sheet, paper, arena);
	add_sources(sheet, paper, arena);
	return sheet;
}
