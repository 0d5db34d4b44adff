/* The measures, and who is behind each. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/deadline.h>

#include "care.h"
#include "measures.h"

struct measure *measures_add(struct measures *m, int code, const char *figure, const char *name)
{
	struct measure *measure =
		arena_push(m->call->arena, &m->list, &m->n, &m->room, sizeof(*measure));

	*measure = (struct measure){.code = code,
		.figure = figure,
		.name = name != NULL ? name : word_shown(&words_measure_code, code),
		.from = m->asked.from,
		.to = m->asked.to,
		.as_at = m->asked.as_at};
	return measure;
}

void measures_rows(struct measure *measure, struct measure_row *rows, size_t n)
{
	measure->rows = rows;
	measure->rows_n = n;
}

/* ---- what was asked ---- */

static bool is_given(const struct call *call, const char *name)
{
	return !text_is_blank(args_get(call->args, name));
}

/* Outside the team no period lies within another: the two would tell by what they differ. */
static bool whole_quarter(struct call *call, struct measure_asked *asked, struct err *err)
{
	const struct date newest = date_add_days(quarter_start(call->today), -1);
	const bool from = is_given(call, "from"), to = is_given(call, "to"),
		   as_at = is_given(call, "as-at");
	const struct date end = quarter_end(to	    ? asked->to
					    : as_at ? asked->as_at
					    : from  ? asked->from
						    : newest);
	char first[DATE_ISO_SIZE], last[DATE_ISO_SIZE];
	const char *wrong = NULL;

	if (from && !date_equal(asked->from, quarter_start(end)))
		wrong = "from";
	else if (as_at && !date_equal(asked->as_at, end))
		wrong = "as_at";
	else if ((to && !date_equal(asked->to, end)) || date_compare(end, newest) > 0)
		wrong = to ? "to" : as_at ? "as_at" : "from";
	if (wrong != NULL)
		return err_set(err, ERR_INVALID, wrong,
			"What leaves the team is a whole quarter that is over. The newest is from "
			"%s to %s.",
			date_iso(quarter_start(newest), first), date_iso(newest, last));
	asked->from = quarter_start(end);
	asked->to = asked->as_at = end;
	return true;
}

bool measures_asked(struct call *call, struct measure_asked *asked, struct err *err)
{
	asked->as_at = call->today;
	if (!call_date(call, "as-at", DATE_PAST, &asked->as_at, err))
		return false;
	if (!date_is_set(asked->as_at))
		asked->as_at = call->today;
	asked->to = asked->as_at;
	asked->from = DATE_NONE;
	/* "1/1" is the last one there was: nothing is counted from a day to come. */
	if (!call_date(call, "from", DATE_PAST, &asked->from, err) ||
		!call_date(call, "to", DATE_ANY, &asked->to, err))
		return false;
	if (!date_is_set(asked->to))
		asked->to = asked->as_at;
	if (date_is_set(asked->from) && date_compare(asked->from, asked->to) > 0)
		return err_set(err, ERR_INVALID, args_get(call->args, "to") ? "to" : "from",
			"The period begins after it ends. Give an earlier first day, or a later "
			"last one.");
	return !args_flag(call->args, "outside") || whole_quarter(call, asked, err);
}

/* ---- what the others ask ---- */

struct date measures_last(const struct measures *m)
{
	return date_compare(m->asked.to, m->asked.as_at) > 0 ? m->asked.as_at : m->asked.to;
}

bool measures_facts_of(struct measures *m, enum measure_source source, struct date from,
	struct date to, struct measure_fact **out, size_t *n, struct err *err)
{
	return store_measure_facts(
		m->call->store, source, m->call->team->id, from, to, m->call->arena, out, n, err);
}

bool measures_facts(struct measures *m, enum measure_source source, struct measure_fact **out,
	size_t *n, struct err *err)
{
	return measures_facts_of(m, source, m->asked.from, measures_last(m), out, n, err);
}

const struct measure_fact *measures_of_person(
	const struct measure_fact *facts, size_t all, int64_t person_id, size_t *n)
{
	size_t low = 0, high = all;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (facts[middle].person_id < person_id)
			low = middle + 1;
		else
			high = middle;
	}
	for (*n = 0; low + *n < all && facts[low + *n].person_id == person_id;)
		++*n;
	return facts + low;
}

void measures_stands(struct measures *m, struct measure *measure)
{
	measure->from = measure->to = DATE_NONE;
	measure->as_at = measures_last(m);
}

static bool same_month(struct date a, struct date b)
{
	return a.year == b.year && a.month == b.month;
}

static void one_month(
	struct measures *m, int code, const struct measure *whole, size_t first, size_t end)
{
	struct arena *arena = m->call->arena;
	struct date day = whole->rows[first].from;
	struct measure *measure =
		measures_add(m, code, arena_printf(arena, "%04d-%02d", day.year, day.month),
			arena_printf(arena, "%s %d", date_month_name(day.month), day.year));

	measure->from = date_make(day.year, day.month, 1);
	measure->to = date_add_days(date_add_months(measure->from, 1), -1);
	measures_rows(measure, whole->rows + first, end - first);
	measure->unit = whole->unit;
	measure_settle(measure, arena);
}

void measures_months(struct measures *m, int code, const struct measure *whole)
{
	for (size_t i = 0, end; i < whole->rows_n; i = end) {
		for (end = i; end < whole->rows_n &&
			      same_month(whole->rows[end].from, whole->rows[i].from);)
			end++;
		one_month(m, code, whole, i, end);
	}
}

/* ---- reviews: M6, M8 ---- */

/* How late those were that were not held in time. */
static const char *late_words(const struct measure *measure, struct arena *arena)
{
	int64_t *days = arena_new_array(arena, int64_t, measure->rows_n + 1), median;
	size_t n = 0;

	for (size_t i = 0; i < measure->rows_n; i++)
		if (measure->rows[i].part == MEASURE_PART_OUT)
			days[n++] = measure->rows[i].days;
	if (n == 0)
		return "";
	median = measure_median(days, n);
	return arena_printf(
		arena, ". Days late: median %" PRId64 ", most %" PRId64, median, days[n - 1]);
}

/* Of one kind, or of every kind. */
static void add_reviews(
	struct measures *m, int code, int kind, const struct measure_fact *facts, size_t n)
{
	struct arena *arena = m->call->arena;
	struct measure *measure = measures_add(m, code, NULL, NULL);
	struct measure_row *rows = arena_new_array(arena, struct measure_row, n + 1);
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (kind == REVIEW_KIND_NONE || facts[i].review_kind == kind)
			rows[kept++] = measure_review(&facts[i], measure->as_at, arena);
	measures_rows(measure, rows, kept);
	measure->unit = "reviews";
	measure_settle(measure, arena);
	measure->note = arena_printf(arena,
		"By the day each was first due, however often it was moved; left out where the "
		"case was closed or the person died by then%s",
		late_words(measure, arena));
}

static bool reviews_in_time(struct measures *m, struct err *err)
{
	struct measure_fact *facts;
	size_t n;

	if (!measures_facts_of(m, MEASURE_REVIEWS, m->asked.from, m->asked.to, &facts, &n, err))
		return false;
	add_reviews(m, MEASURE_M6, REVIEW_KIND_NONE, facts, n);
	if (!measures_late(m, err))
		return false;
	add_reviews(m, MEASURE_M8, REVIEW_KIND_CARE_ACT_FIRST, facts, n);
	return true;
}

/* ---- of one thing each ---- */

struct measure *measures_judged(struct measures *m, int code, enum measure_source source,
	measure_rule_fn rule, struct err *err)
{
	struct call *call = m->call;
	struct measure *measure;
	struct measure_fact *facts;
	struct measure_row *rows;
	size_t n;

	if (!measures_facts(m, source, &facts, &n, err))
		return NULL;
	rows = arena_new_array(call->arena, struct measure_row, n + 1);
	for (size_t i = 0; i < n; i++)
		rows[i] = rule(&facts[i], m->asked.as_at, call->rules, call->arena);
	measure = measures_add(m, code, NULL, NULL);
	measures_rows(measure, rows, n);
	measure_settle(measure, call->arena);
	return measure;
}

/* M9 */
static bool after_discharge(struct measures *m, struct err *err)
{
	struct measure *measure =
		measures_judged(m, MEASURE_M9, MEASURE_DISCHARGES, measure_discharge, err);

	if (measure == NULL)
		return false;
	measure->unit = "discharges";
	measure->note =
		"From the day the team heard, else that of the discharge; in hospital again, died, "
		"case closed or out of the area: left out";
	return true;
}

/* M11: admissions looked at. */
static bool admissions(struct measures *m, struct err *err)
{
	struct measure *measure =
		measures_judged(m, MEASURE_M11, MEASURE_ADMISSIONS, measure_admission, err);

	if (measure == NULL)
		return false;
	measure->unit = "admissions and attendances";
	measure->note = "Could it have been avoided, and what must change";
	const struct measure whole = *measure;
	measures_months(m, MEASURE_M11, &whole);
	return true;
}

/* ---- all of them ---- */

/* Those of the register come first: they keep their own period of twelve months where none is asked
 * for, the others the quarter the period ends in, so far. */
bool measures_count_all(struct measures *m, struct err *err)
{
	bool (*const counted[])(struct measures *, struct err *) = {reviews_in_time,
		after_discharge, measures_admissions, admissions, measures_frequent,
		measures_at_home, measures_reablement, measures_two_hours, measures_delays,
		measures_care_homes, measures_load, measures_meetings, measures_winter,
		measures_carers, measures_care_home_plans, measures_frailty};

	if (!measures_register(m, err))
		return false;
	if (!date_is_set(m->asked.from))
		m->asked.from = quarter_start(m->asked.to);
	for (size_t i = 0; i < sizeof(counted) / sizeof(counted[0]); i++)
		if (!counted[i](m, err))
			return false;
	return true;
}
