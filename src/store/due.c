#include <caseload/store/due.h>

#include <stdlib.h>

#include <caseload/deadline.h>
#include <caseload/episode.h>
#include <caseload/event.h>
#include <caseload/lead.h>
#include <caseload/person.h>
#include <caseload/store/absence.h>
#include <caseload/store/deadline.h>

#include "row.h"

struct reading {
	struct store *store;
	const struct due_filter *filter;
	struct date from, to; /* never unset */
	struct arena *arena;
	struct deadline_rules rules;
	struct due *rows;
	size_t n, room;
};

static bool is_within(const struct reading *r, struct date day)
{
	return date_compare(day, r->from) >= 0 && date_compare(day, r->to) <= 0;
}

static struct date due_on(const struct reading *r, const struct due *due)
{
	switch (due->kind) {
	case DUE_PLAN:
		return deadline_by(&r->rules, RULE_PLAN_DUE, due->runs_from);
	case DUE_DISCHARGE:
		return deadline_by(&r->rules, RULE_DISCHARGE_CONTACT, due->runs_from);
	case DUE_ADMISSION:
		return deadline_by(&r->rules, RULE_ADMISSION_REVIEW, due->runs_from);
	default:
		return due->due_on;
	}
}

static bool read(
	struct reading *r, enum query query, struct date from, struct date to, struct err *err)
{
	struct db_stmt *stmt = query_start(r->store, query, err);
	enum db_step step;

	if (stmt == NULL || !query_int(r->store, query, "team", r->filter->team_id) ||
		!query_int(r->store, query, "lead", r->filter->lead_id) ||
		!query_date(r->store, query, "from", from) ||
		!query_date(r->store, query, "to", to))
		return false;
	while ((step = db_step(stmt, err)) == DB_ROW) {
		struct due due = {0};
		struct person person = {0};

		row_read(stmt, &due_shape, r->arena, &due);
		row_read(stmt, &person_shape, r->arena, &person);
		due.due_on = due_on(r, &due);
		if (!is_within(r, due.due_on))
			continue;
		person.title = NULL; /* lists are narrow */
		due.person = person_name(&person, r->arena);
		due.late_days = deadline_late_days(due.due_on, r->filter->today);
		*(struct due *)arena_push(r->arena, &r->rows, &r->n, &r->room, sizeof(*r->rows)) =
			due;
	}
	db_reset(stmt);
	return step == DB_DONE;
}

/* A calendar month is never longer: an entry before this cannot make a plan due on the day, nor an
 * admission its being looked at. Three working days, over the longest holidays, are never more. */
enum { MONTH_MOST = 31, WORKING_DAYS_MOST = 14 };

static struct date days_before(struct date day, long days)
{
	struct date before = date_add_days(day, -days);

	return date_is_set(before) ? before : day;
}

static bool mark_acting(struct reading *r, struct err *err)
{
	struct absence *absences;
	size_t n;

	if (!store_absence_list(r->store, r->filter->today, 0, r->arena, &absences, &n, err))
		return false;
	for (size_t i = 0; n > 0 && i < r->n; i++) {
		const struct absence *absence =
			lead_acting(absences, n, r->rows[i].lead_id, r->filter->today);

		if (absence == NULL)
			continue;
		r->rows[i].acting = absence->cover_name;
		r->rows[i].acting_until = absence->until;
	}
	return true;
}

bool store_due_list(struct store *store, const struct due_filter *filter, struct arena *arena,
	struct due **out, size_t *n, struct err *err)
{
	struct reading r = {.store = store,
		.filter = filter,
		.from = date_is_set(filter->from) ? filter->from : date_make(1, 1, 1),
		.to = date_is_set(filter->to) ? filter->to : date_make(9999, 12, 31),
		.arena = arena};

	if (!read(&r, Q_DUE_REVIEW, r.from, r.to, err))
		return false;
	if (!filter->reviews_only &&
		(!read(&r, Q_DUE_INFORM, r.from, r.to, err) ||
			!read(&r, Q_DUE_PLAN, days_before(r.from, MONTH_MOST), r.to, err) ||
			!read(&r, Q_DUE_CONTACT, r.from, r.to, err) ||
			!store_deadline_rules(store, arena, &r.rules, err) ||
			!read(&r, Q_DUE_DISCHARGE, days_before(r.from, WORKING_DAYS_MOST), r.to,
				err) ||
			!read(&r, Q_DUE_ADMISSION, days_before(r.from, MONTH_MOST), r.to, err)))
		return false;
	if (!mark_acting(&r, err))
		return false;
	if (r.n > 1)
		qsort(r.rows, r.n, sizeof(*r.rows), due_compare);
	*out = r.rows;
	*n = r.n;
	return true;
}
