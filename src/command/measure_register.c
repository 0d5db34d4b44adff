/* M1 to M5: the register's own figures, from the page that register status shows. */
#include <inttypes.h>

#include <caseload/base/str.h>

#include "measures.h"
#include "register.h"

/* Which of the register's questions make a measure: in, and what else is in the denominator. */
struct made_of {
	int code;
	const char *figure, *name; /* of a part; NULL: the measure */
	enum register_which in[2], out[2], left_out[2];
	const char *unit, *note;
};

static bool is_one(
	const struct register_case *c, const enum register_which which[2], struct register_day day)
{
	for (size_t i = 0; i < 2; i++)
		if (which[i] != WHICH_NONE && register_is(c, which[i], day))
			return true;
	return false;
}

static const char *name_of(const struct register_case *c, struct arena *arena)
{
	const struct case_row row = {
		.family = c->family, .given = c->given, .nhs_number = c->nhs_number};

	return case_name(&row, NAMES_FULL, arena);
}

static struct measure_row row_of(const struct register_case *c, int part, struct arena *arena)
{
	return (struct measure_row){.person_id = c->person_id,
		.person_uid = c->uid,
		.nhs_number = c->nhs_number,
		.person = name_of(c, arena),
		.born = c->born,
		.part = part,
		.what = "On the register",
		.from = c->opened_on};
}

static void why(struct measure_row *row, const struct made_of *made, const struct register_case *c,
	const struct deadline_rules *rules)
{
	switch (made->code) {
	case MEASURE_M3:
		row->words = c->lead != NULL ? c->lead : "Nobody leads";
		break;
	case MEASURE_M4:
		row->due = deadline_by(rules, RULE_INFORM_LEAD, c->opened_on);
		row->done = c->told_on;
		row->words = word_shown(&words_clock_state, c->told);
		break;
	case MEASURE_M5:
		row->due = deadline_by(rules, RULE_PLAN_DUE, c->opened_on);
		row->done = register_planned_on(c);
		row->words = word_shown(&words_clock_state, c->planned);
		break;
	default:
		row->done = c->agreed_on;
		row->words = word_shown(&words_register_which, c->plan);
	}
}

static bool of_entries(const struct made_of *made)
{
	return made->code == MEASURE_M4 || made->code == MEASURE_M5;
}

static int part_of(
	const struct made_of *made, const struct register_case *c, struct register_day day)
{
	if (is_one(c, made->in, day))
		return MEASURE_PART_IN;
	if (is_one(c, made->out, day))
		return MEASURE_PART_OUT;
	/* The register's page has no figure of those who left before their month was up. */
	if (is_one(c, made->left_out, day) ||
		(made->code == MEASURE_M5 && c->planned == CLOCK_LEFT && register_adult(c, day)))
		return MEASURE_PART_EXCLUDED;
	return MEASURE_PART_NONE;
}

static void count(
	struct measures *m, const struct made_of *made, const struct register_pages *pages)
{
	struct arena *arena = m->call->arena;
	struct measure *measure = measures_add(m, made->code, made->figure, made->name);
	struct measure_row *rows = arena_new_array(arena, struct measure_row, pages->cases_n + 1);
	bool entries = of_entries(made);
	size_t n = 0;

	for (size_t i = 0; i < pages->cases_n; i++) {
		const struct register_case *c = &pages->cases[i];
		int part = part_of(made, c, pages->day);

		if (part == MEASURE_PART_NONE ||
			(entries && date_compare(c->opened_on, measures_last(m)) > 0))
			continue;
		rows[n] = row_of(c, part, arena);
		why(&rows[n++], made, c, m->call->rules);
	}
	measures_rows(measure, rows, n);
	measure->unit = made->unit;
	measure->note = made->note;
	measure->as_at = pages->day.on;
	measure->from = entries ? pages->day.since : DATE_NONE;
	measure->to = entries ? measures_last(m) : DATE_NONE;
	measure_settle(measure, arena);
}

static bool has_older_list(const struct register_pages *pages)
{
	for (size_t i = 0; i < pages->n; i++)
		if (pages->lines[i].practice.adults > 0 &&
			!date_equal(
				pages->lines[i].practice.quarter_start, pages->lines[i].quarter))
			return true;
	return false;
}

/* The people are a part of the adults, who are a number the practice gave. */
static void of_adults(struct measures *m, const struct register_pages *pages)
{
	struct arena *arena = m->call->arena;
	struct measure *measure = measures_add(m, MEASURE_M1, NULL, NULL);
	struct measure_row *rows = arena_new_array(arena, struct measure_row, pages->cases_n + 1);
	size_t n = 0;

	for (size_t i = 0; i < pages->cases_n; i++) {
		const struct register_case *c = &pages->cases[i];
		bool sized = false;

		if (!register_is(c, WHICH_ON, pages->day))
			continue;
		for (size_t j = 0; j < pages->n; j++)
			sized = sized || (pages->lines[j].practice.id == c->practice_id &&
						 pages->lines[j].practice.adults > 0);
		rows[n] = row_of(c, sized ? MEASURE_PART_IN : MEASURE_PART_EXCLUDED, arena);
		rows[n++].words = sized ? c->practice : "The practice has no list size";
	}
	measures_rows(measure, rows, n);
	measure->numerator = pages->whole.measured;
	measure->denominator = pages->whole.practice.adults;
	measure->value = measure->denominator > 0
				 ? register_percent(measure->numerator, measure->denominator, arena)
				 : "no list size";
	measure->unit = "adults";
	measure->from = measure->to = DATE_NONE;
	measure->as_at = pages->day.on;
	measure->note =
		arena_printf(arena, "Adults at the start of the quarter%s; aim 2.0%%, floor 1.8%%",
			has_older_list(pages) ? ", of some practices earlier" : "");
}

bool measures_pages(struct measures *m, struct date on, struct register_pages *out, struct err *err)
{
	struct args args = args_new(m->call->arena);
	struct call inner = *m->call;
	struct date since =
		date_is_set(m->asked.from) ? m->asked.from : register_since(measures_last(m));
	char day[DATE_ISO_SIZE];

	if (date_compare(since, on) > 0)
		since = on;
	args_set(&args, "on", arena_strdup(m->call->arena, date_iso(on, day)));
	args_set(&args, "since", arena_strdup(m->call->arena, date_iso(since, day)));
	inner.args = &args;
	return register_pages(&inner, out, err);
}

bool measures_register(struct measures *m, struct err *err)
{
	static const struct made_of made[] = {
		{MEASURE_M2, NULL, NULL, {WHICH_JOINT}, {WHICH_ON}, {WHICH_NONE}, "people",
			"Health and social care each wrote a part and agreed it; M2 to M5 of adults"},
		{MEASURE_M2, "any", "Any plan agreed", {WHICH_JOINT, WHICH_PLAN}, {WHICH_ON},
			{WHICH_NONE}, "people", NULL},
		{MEASURE_M2, "declined", "Declined a plan", {WHICH_DECLINED}, {WHICH_ON},
			{WHICH_NONE}, "people", NULL},
		{MEASURE_M3, NULL, NULL, {WHICH_LEAD}, {WHICH_NO_LEAD}, {WHICH_NONE}, "people",
			NULL},
		{MEASURE_M4, NULL, NULL, {WHICH_TOLD}, {WHICH_LATE, WHICH_NOT_TOLD},
			{WHICH_TO_TELL, WHICH_LEFT}, "entries",
			"Left before the last day, or still in time and not told: left out"},
		{MEASURE_M4, "late", "Told late", {WHICH_LATE}, {WHICH_TOLD, WHICH_NOT_TOLD},
			{WHICH_TO_TELL, WHICH_LEFT}, "entries", NULL},
		{MEASURE_M4, "never", "Not told, days up", {WHICH_NOT_TOLD},
			{WHICH_TOLD, WHICH_LATE}, {WHICH_TO_TELL, WHICH_LEFT}, "entries", NULL},
		{MEASURE_M5, NULL, NULL, {WHICH_PLAN_IN_TIME},
			{WHICH_PLAN_LATE, WHICH_PLAN_OVERDUE}, {WHICH_PLAN_AHEAD}, "entries", NULL},
	};
	struct register_pages told;

	if (!measures_pages(m, measures_last(m), &m->pages, err))
		return false;
	told = m->pages;
	if (date_compare(measures_last(m), m->asked.as_at) < 0 &&
		!measures_pages(m, m->asked.as_at, &told, err))
		return false;
	of_adults(m, &m->pages);
	for (size_t i = 0; i < sizeof(made) / sizeof(made[0]); i++)
		count(m, &made[i], of_entries(&made[i]) ? &told : &m->pages);
	return true;
}

/* ---- who was on, for the others ---- */

static int64_t age_of(const struct register_case *c, struct date on)
{
	if (date_is_set(c->born))
		return date_age(c->born, on);
	return c->age > 0 ? c->age : -1;
}

struct measure_row *measures_register_rows(
	struct measures *m, const struct register_pages *pages, int64_t **ages, size_t *n)
{
	struct arena *arena = m->call->arena;
	struct measure_row *rows = arena_new_array(arena, struct measure_row, pages->cases_n + 1);
	int64_t *age = arena_new_array(arena, int64_t, pages->cases_n + 1);

	*n = 0;
	for (size_t i = 0; i < pages->cases_n; i++) {
		if (!register_holds(&pages->cases[i], pages->day))
			continue;
		age[*n] = age_of(&pages->cases[i], pages->day.on);
		rows[(*n)++] = row_of(&pages->cases[i], MEASURE_PART_OUT, arena);
	}
	if (ages != NULL)
		*ages = age;
	return rows;
}
