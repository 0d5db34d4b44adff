/* What the calendar reads: one reading of what is late and near, a later month when it is seen. */
#include "calendar.h"

#include <caseload/base/str.h>

/* ---- reading ---- */

void calendar_drop(struct due_rows *rows)
{
	arena_free(rows->arena);
	*rows = (struct due_rows){0};
}

/* On failure what was there stays. */
static bool read_rows(struct calendar *calendar, struct date from, struct date to,
	struct due_rows *out, struct err *err)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result = {0};
	char iso[DATE_ISO_SIZE];

	if (date_is_set(from))
		args_set(&args, "from", date_iso(from, iso));
	if (date_is_set(to))
		args_set(&args, "to", date_iso(to, iso));
	if (calendar->lead)
		args_set(&args, "lead", calendar->lead);
	if (calendar->reviews_only)
		args_set(&args, "reviews", "yes");
	if (!app_try(calendar->view->app, CMD_DEADLINE_LIST, &args, arena, &result, err)) {
		arena_free(arena);
		return false;
	}
	calendar_drop(out);
	*out = (struct due_rows){arena, result.value, result.n};
	return true;
}

/* Those from one day to another of what was read; it came by day. Borrowed. */
static struct due_rows between(const struct due_rows *rows, struct date from, struct date to)
{
	size_t first = 0, end;

	while (first < rows->n && date_compare(rows->rows[first].due_on, from) < 0)
		first++;
	for (end = first; end < rows->n && date_compare(rows->rows[end].due_on, to) <= 0;)
		end++;
	return (struct due_rows){NULL, rows->rows + first, end - first};
}

/* What is stopped is not late; it stands on its day. */
static struct due_rows that_run(const struct due_rows *known, struct due_rows days)
{
	struct due *rows = arena_new_array(known->arena, struct due, days.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < days.n; i++)
		if (days.rows[i].late)
			rows[n++] = days.rows[i];
	return (struct due_rows){NULL, rows, n};
}

static struct date month_end(struct date day)
{
	return date_add_days(date_add_months(date_make(day.year, day.month, 1), 1), -1);
}

void calendar_fill_month(void *data, struct date first, struct month_day days[static 31])
{
	struct calendar *calendar = data;
	struct date last = month_end(first);
	struct err err = {0};

	calendar_drop(&calendar->shown);
	if (date_compare(last, calendar->known_to) <= 0)
		calendar->shown = between(&calendar->known, first, last);
	else if (!read_rows(calendar, first, last, &calendar->shown, &err))
		app_error(calendar->view->app, &err);
	calendar->day_of = DATE_NONE;
	for (size_t i = 0; i < calendar->shown.n; i++) {
		const struct due *due = &calendar->shown.rows[i];

		days[due->due_on.day - 1].count += due->kind == DUE_REVIEW;
		days[due->due_on.day - 1].warned |= due->late;
	}
}

static bool read_meetings(struct calendar *calendar, struct err *err)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result;
	struct meeting *all;
	size_t n = 0;

	calendar->meetings_n = 0;
	if (calendar->reviews_only) {
		arena_free(arena);
		return true;
	}
	if (!app_try(calendar->view->app, CMD_MEETING_LIST, &args, arena, &result, err)) {
		arena_free(arena);
		return false;
	}
	all = result.value;
	for (size_t i = 0; i < result.n; i++)
		if (all[i].status != MEETING_CANCELLED)
			all[n++] = all[i];
	arena_free(calendar->meetings_arena);
	calendar->meetings_arena = arena;
	calendar->meetings = all;
	calendar->meetings_n = n;
	return true;
}

enum { AHEAD_DAYS = 28 };

bool calendar_read(struct calendar *calendar, struct err *err)
{
	struct date today = app_today(calendar->view->app),
		    ahead = date_add_days(today, AHEAD_DAYS);
	struct date last = month_end(today);
	struct due_rows known = {0};

	last = date_compare(last, ahead) > 0 ? last : ahead;
	if (!read_meetings(calendar, err) || !read_rows(calendar, DATE_NONE, last, &known, err))
		return false;
	calendar_drop(&calendar->shown);
	calendar_drop(&calendar->known);
	calendar->known = known;
	calendar->known_to = last;
	calendar->late =
		that_run(&known, between(&known, date_make(1, 1, 1), date_add_days(today, -1)));
	calendar->ahead = between(&known, today, ahead);
	calendar->late_reviews = 0;
	for (size_t i = 0; i < calendar->late.n; i++)
		calendar->late_reviews += calendar->late.rows[i].kind == DUE_REVIEW;
	month_refresh(calendar->month);
	calendar->day_of = DATE_NONE;
	calendar_find_day(calendar);
	return true;
}
