#include <caseload/report/quarter.h>

#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>

/* What the founding documents promised, in their order: the register and its plans, then what was to
 * come of them. */
static const struct indicator {
	int code;
	const char *name;
} indicators[] = {
	{MEASURE_M1, "Adults on the register"},
	{MEASURE_M2, "High risk with a joint care plan"},
	{MEASURE_M3, "Named lead professional"},
	{MEASURE_M10, "Emergency admissions of the register"},
	{MEASURE_M13, "At home 91 days after discharge, 65 and over"},
	{MEASURE_M14, "Offered reablement after hospital, 65 and over"},
	{MEASURE_M15, "Seen within two hours"},
	{MEASURE_M16, "Delayed days in hospital"},
	{MEASURE_M17, "Delayed people a day"},
	{MEASURE_M18, "Permanent care home admissions, 65 and over"},
	{MEASURE_M21, "Winter plan offered, 85 and over"},
};
enum { INDICATORS = sizeof(indicators) / sizeof(indicators[0]) };

static const struct measure *measure_of(const struct quarter *quarter, int code)
{
	for (size_t i = 0; i < quarter->n; i++)
		if (quarter->list[i].code == code && quarter->list[i].figure == NULL)
			return &quarter->list[i];
	return NULL;
}

/* Nothing was counted, or there is nothing to count it of. */
static bool says_nothing(const struct measure *m)
{
	return m == NULL || m->value == NULL ||
	       (m->rate == NULL && m->denominator == 0 &&
		       m->numerator_hidden == MEASURE_HIDDEN_NONE);
}

static const char *number(
	const struct quarter_paper *paper, int which, int code, struct arena *arena)
{
	const struct quarter *quarter = &paper->quarters[which];
	const struct measure *m = measure_of(quarter, code);

	if (date_is_set(paper->began) && date_compare(quarter->to, paper->began) < 0)
		return "no records";
	if (says_nothing(m))
		return "none";
	if (m->rate != NULL)
		return arena_printf(arena, "%s\n%s", m->rate, measure_count_words(m, arena));
	/* Left out: the count says in which way. */
	if (strcmp(m->value, "not shown") == 0)
		return measure_count_words(m, arena);
	return arena_printf(arena, "%s\n%s", m->value, measure_count_words(m, arena));
}

/* ---- targets ---- */

/* What decides "met": the first target of the measure that can be held against it at all. */
static const struct measure_target *first_target(
	const struct quarter_paper *paper, int code, const struct measure *m)
{
	for (size_t i = 0; i < paper->targets_n; i++)
		if (paper->targets[i].measure == code && paper->targets[i].used &&
			(m == NULL || m->numerator_hidden != MEASURE_HIDDEN_NONE ||
				says_nothing(m) ||
				target_held(&paper->targets[i], m) != TARGET_CANNOT_SAY))
			return &paper->targets[i];
	return NULL;
}

static bool is_of_kind(const struct measure_target *target)
{
	return strcmp(target->unit, "%") == 0 || text_starts(target->unit, "per ");
}

static const char *targets_words(const struct quarter_paper *paper, int code, struct arena *arena)
{
	const char *all = NULL;

	for (size_t i = 0; i < paper->targets_n; i++) {
		const struct measure_target *target = &paper->targets[i];
		const char *one;

		if (target->measure != code || !target->used || !is_of_kind(target))
			continue;
		one = arena_printf(
			arena, "%s: %s", target->label, target_value_words(target, arena));
		all = all == NULL ? one : arena_printf(arena, "%s\n%s", all, one);
	}
	return all != NULL ? all : "no target";
}

static const char *held_words(
	const struct quarter_paper *paper, int code, const struct measure *m, struct arena *arena)
{
	const struct measure_target *target = first_target(paper, code, m);

	if (target == NULL)
		return "";
	if (says_nothing(m))
		return "cannot be said";
	if (m->numerator_hidden != MEASURE_HIDDEN_NONE ||
		m->denominator_hidden != MEASURE_HIDDEN_NONE)
		return "not shown";
	return arena_printf(arena, "%s\n(%s)",
		target_held(target, m) == TARGET_MET ? "MET" : "NOT MET", target->label);
}

/* ---- the table ---- */

static const char *quarter_words(const struct quarter *quarter, struct arena *arena)
{
	return arena_printf(arena, "%.3s to %.3s %d", date_month_name(quarter->from.month),
		date_month_name(quarter->to.month), quarter->to.year);
}

static void add_table(struct sheet *sheet, const struct quarter_paper *paper, struct arena *arena)
{
	const struct sheet_column columns[] = {
		{"Indicator", 3, 18, SHEET_LEFT, false},
		{"Target, and whose", 2, 14, SHEET_LEFT, false},
		{quarter_words(&paper->quarters[QUARTER_THIS], arena), 1, 10, SHEET_LEFT, false},
		{quarter_words(&paper->quarters[QUARTER_BEFORE], arena), 1, 10, SHEET_LEFT, false},
		{quarter_words(&paper->quarters[QUARTER_YEAR_AGO], arena), 1, 10, SHEET_LEFT,
			false},
		{"Result", 1, 9, SHEET_LEFT, false},
	};

	sheet_table(sheet, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < INDICATORS; i++) {
		int code = indicators[i].code;
		const struct measure *m = measure_of(&paper->quarters[QUARTER_THIS], code);
		const char *cells[] = {
			arena_printf(arena, "%s %s%s%s", word_code(&words_measure_code, code),
				indicators[i].name, m != NULL && m->per != NULL ? ", per " : "",
				m != NULL && m->per != NULL ? m->per : ""),
			targets_words(paper, code, arena), number(paper, QUARTER_THIS, code, arena),
			number(paper, QUARTER_BEFORE, code, arena),
			number(paper, QUARTER_YEAR_AGO, code, arena),
			held_words(paper, code, m, arena)};

		sheet_row(sheet, SHEET_ROW_PLAIN, cells);
	}
}

/* ---- what is not measured ---- */

static void add_not_measured(
	struct sheet *sheet, const struct quarter_paper *paper, struct arena *arena)
{
	struct str text = {0};

	for (size_t i = 0; i < paper->targets_n; i++) {
		const struct measure_target *target = &paper->targets[i];

		if (target->used && !is_of_kind(target))
			str_addf(&text,
				"%s (%s): the records hold what happened, not what was "
				"avoided. ",
				target_value_words(target, arena), target->label);
	}
	for (size_t i = 0; i < INDICATORS; i++) {
		const struct measure *m =
			measure_of(&paper->quarters[QUARTER_THIS], indicators[i].code);

		if (says_nothing(m))
			str_addf(&text, "%s %s: %s. ",
				word_code(&words_measure_code, indicators[i].code),
				indicators[i].name,
				m != NULL && m->value != NULL && strcmp(m->value, "none") != 0
					? m->value
					: "nothing of the kind in the quarter");
	}
	sheet_labelled(sheet, "Not measured here", text.length > 0 ? str_text(&text) : "Nothing.");
	str_free(&text);
}

/* ---- the pictures ---- */

static void add_trend(struct sheet *sheet, const struct quarter_paper *paper, struct arena *arena)
{
	if (paper->trend_n < 2)
		return;
	sheet_trend(sheet, "People in the team's care at the end of each month");
	for (size_t i = 0; i < paper->trend_n; i++) {
		const struct trend_month *month = &paper->trend[i];
		bool few = paper->outside && month->people == 0;

		sheet_point(sheet, arena_printf(arena, "%.3s", date_month_name(month->on.month)),
			(long)month->people, few ? "under 5" : NULL, NULL);
	}
}

static void add_sources(struct sheet *sheet, const struct quarter_paper *paper, struct arena *arena)
{
	struct str text = {0};
	bool sample = false;

	for (size_t i = 0; i < paper->targets_n; i++) {
		const struct measure_target *target = &paper->targets[i];

		if (!target->used)
			continue;
		sample = sample || target->team_id == 0;
		if (target->source != NULL && strstr(str_text(&text), target->source) == NULL)
			str_addf(&text, "%s %s: %s. ",
				word_code(&words_measure_code, target->measure), target->label,
				target->source);
	}
	if (sample)
		str_add(&text, "Samples, until the team sets its own.");
	if (text.length > 0)
		sheet_labelled(sheet, "Targets are from", str_text(&text));
	(void)arena;
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
	sheet_set_landscape(sheet, true);
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
	add_trend(sheet, paper, arena);
	add_not_measured(sheet, paper, arena);
	add_sources(sheet, paper, arena);
	return sheet;
}
