/* M13, M14, M15: after hospital, and within two hours. */
#include <inttypes.h>

#include <caseload/base/clock.h>

#include "measures.h"

enum { REABLE_DAYS_MOST = 400 };

/* ---- M13 ---- */

static bool at_home_rows(struct measures *m, struct date from, struct date to, bool by_day_91,
	struct measure_row **out, size_t *n, struct err *err)
{
	struct call *call = m->call;
	struct measure_fact *facts;
	size_t all;

	*n = 0;
	if (!measures_facts_of(m, MEASURE_REABLEMENTS,
		    by_day_91 ? date_add_days(from, -REABLE_DAYS_MOST) : from, to, &facts, &all,
		    err))
		return false;
	*out = arena_new_array(call->arena, struct measure_row, all + 1);
	for (size_t i = 0; i < all; i++) {
		struct measure_row row =
			measure_at_home(&facts[i], m->asked.as_at, call->rules, call->arena);

		if (by_day_91 && (date_compare(row.due, from) < 0 || date_compare(row.due, to) > 0))
			continue;
		(*out)[(*n)++] = row;
	}
	return true;
}

static struct measure *add_at_home(struct measures *m, const char *figure, const char *name,
	struct measure_row *rows, size_t n)
{
	struct measure *measure = measures_add(m, MEASURE_M13, figure, name);

	measures_rows(measure, rows, n);
	measure->unit = "people";
	measure_settle(measure, m->call->arena);
	return measure;
}

/* The last October to December that is over. */
static int window_year(struct date on)
{
	return on.month == 12 && on.day == 31 ? on.year : on.year - 1;
}

bool measures_at_home(struct measures *m, struct err *err)
{
	int year = window_year(measures_last(m));
	struct measure *measure;
	struct measure_row *rows;
	size_t n;

	if (!at_home_rows(m, m->asked.from, m->asked.to, true, &rows, &n, err))
		return false;
	add_at_home(m, NULL, NULL, rows, n)->note =
		"By day 91 after hospital, 65 and over. Died, in hospital, in a care home or "
		"nobody knows counts as not at home; declined is left out";
	if (!at_home_rows(
		    m, date_make(year, 10, 1), date_make(year, 12, 31), false, &rows, &n, err))
		return false;
	measure = add_at_home(m, "national",
		arena_printf(m->call->arena, "Left hospital 1 October to 31 December %d", year),
		rows, n);
	measure->from = date_make(year, 10, 1);
	measure->to = date_make(year, 12, 31);
	measure->note = "The national window, by the day they left hospital";
	return true;
}

/* ---- M14 ---- */

bool measures_reablement(struct measures *m, struct err *err)
{
	struct measure *measure;
	struct measure_fact *facts;
	struct measure_row *rows;
	size_t n;

	if (!measures_facts(m, MEASURE_LEFT_HOSPITAL, &facts, &n, err))
		return false;
	rows = arena_new_array(m->call->arena, struct measure_row, n + 1);
	for (size_t i = 0; i < n; i++)
		rows[i] = measure_reablement(&facts[i]);
	measure = measures_add(m, MEASURE_M14, NULL, NULL);
	measures_rows(measure, rows, n);
	measure->unit = "discharges";
	measure->note = "Discharges of people on the register, 65 and over; a referral that names "
			"the day they left hospital and was not declined is reablement";
	measure_settle(measure, m->call->arena);
	return true;
}

/* ---- M15 ---- */

/* Up to which instant is counted: now, or the end of a day that is over. */
static int64_t counted_to(const struct measures *m)
{
	if (date_compare(m->asked.as_at, m->call->today) >= 0)
		return clock_unix();
	return instant_at(date_add_days(m->asked.as_at, 1), 0, 0) - 1;
}

bool measures_two_hours(struct measures *m, struct err *err)
{
	struct arena *arena = m->call->arena;
	struct measure_fact *facts;
	struct measure_row *rows;
	struct measure whole;
	size_t all, n = 0;

	if (!measures_facts_of(m, MEASURE_TWO_HOURS, date_add_days(m->asked.from, -1),
		    date_add_days(measures_last(m), 1), &facts, &all, err))
		return false;
	rows = arena_new_array(arena, struct measure_row, all + 1);
	for (size_t i = 0; i < all; i++) {
		rows[n] = measure_two_hours(&facts[i], counted_to(m), m->call->rules, arena);
		n += date_compare(rows[n].from, m->asked.from) >= 0 &&
		     date_compare(rows[n].from, measures_last(m)) <= 0;
	}
	whole = *measures_add(m, MEASURE_M15, NULL, NULL);
	measures_rows(&whole, rows, n);
	whole.unit = "referrals";
	whole.note = "First contact within two hours of receipt, at any hour; floor 70%. Declined, "
		     "under 18 and not up yet are left out";
	measure_settle(&whole, arena);
	m->list[m->n - 1] = whole;
	measures_months(m, MEASURE_M15, &whole);
	return true;
}
