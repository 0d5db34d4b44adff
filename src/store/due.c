#include <caseload/store/due.h>

#include <stdlib.h>

#include <caseload/base/clock.h>
#include <caseload/clock_stop.h>
#include <caseload/lead.h>
#include <caseload/person.h>
#include <caseload/store/absence.h>
#include <caseload/store/clock_stop.h>
#include <caseload/store/deadline.h>

#include "row.h"

struct reading {
	struct store *store;
	const struct due_filter *filter;
	struct date from, to; /* never unset */
	struct arena *arena;
	struct deadline_rules rules;
	struct clock_stop *stops;
	size_t stops_n;
	struct due *rows;
	size_t n, room;
};

static bool is_within(const struct reading *r, struct date day)
{
	return date_compare(day, r->from) >= 0 && date_compare(day, r->to) <= 0;
}

/* The rule as it is for this one: how often a contact is made is agreed for each person. */
static struct deadline_rule rule_of(const struct reading *r, const struct due *due)
{
	struct deadline_rule rule = r->rules.of[due_rule(due->kind)];

	if (due->kind == DUE_CONTACT)
		rule.amount = due->days;
	return rule;
}

static void run_clock(struct reading *r, struct due *due)
{
	enum deadline_code code = due_rule(due->kind);
	struct deadline_rule rule = rule_of(r, due);
	struct date before, first = due->clock.originally_due;

	if (code != RULE_NONE && due->received_at == NULL)
		due->due_on = deadline_due(&rule, due->runs_from, &r->rules.holidays);
	if (due->received_at != NULL) {
		char at[INSTANT_SIZE];
		int64_t received = 0;

		instant_unix(due->received_at, &received);
		clock_utc(deadline_due_at(&rule, received, &r->rules.holidays), at);
		due->due_at = arena_strdup(r->arena, at);
		due->runs_from = instant_date(due->received_at);
		due->due_on = instant_date(at);
	}
	before = due->due_on;
	due->due_on = clock_due(r->stops, r->stops_n, due->kind, due->id, due->runs_from, before,
		code != RULE_NONE ? &rule : NULL, &r->rules.holidays, &due->clock);
	if (date_is_set(first))
		due->clock.originally_due = first;
	if (due->due_at != NULL && !date_equal(before, due->due_on)) {
		char at[INSTANT_SIZE];
		int64_t then = 0;

		instant_unix(due->due_at, &then);
		clock_utc(then + date_between(before, due->due_on) * 86400, at);
		due->due_at = arena_strdup(r->arena, at);
	}
}

static bool is_wanted(const struct reading *r, const struct due *due)
{
	if ((due->clock.stand == STAND_OVER && !r->filter->with_over) || !is_within(r, due->due_on))
		return false;
	if (r->filter->without_stopped && due->clock.stand == STAND_STOPPED)
		return false;
	return due->late || !r->filter->late;
}

static void settle(struct reading *r, struct due *due)
{
	run_clock(r, due);
	due->late = due_state(due, r->filter->today, r->filter->now, 0) == DEADLINE_LATE;
	due->late_days = due->late ? deadline_late_days(due->due_on, r->filter->today) : 0;
}

/* Where the row keeps its date, those of other days are not read at all. */
static bool read(struct reading *r, enum query query, bool by_day, struct err *err)
{
	struct db_stmt *stmt = query_start(r->store, query, err);
	enum db_step step;

	if (stmt == NULL || !query_int(r->store, query, "team", r->filter->team_id) ||
		!query_int(r->store, query, "lead", r->filter->lead_id) ||
		!query_int(r->store, query, "person", r->filter->person_id) ||
		(by_day && (!query_date(r->store, query, "from", r->from) ||
				   !query_date(r->store, query, "to", r->to))))
		return false;
	while ((step = db_step(stmt, err)) == DB_ROW) {
		struct due due = {0};
		struct person person = {0};

		row_read(stmt, &due_shape, r->arena, &due);
		settle(r, &due);
		if (!is_wanted(r, &due))
			continue;
		row_read(stmt, &person_shape, r->arena, &person);
		person.title = NULL; /* lists are narrow */
		due.person = person_name(&person, r->arena);
		*(struct due *)arena_push(r->arena, &r->rows, &r->n, &r->room, sizeof(*r->rows)) =
			due;
	}
	db_reset(stmt);
	return step == DB_DONE;
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

static bool read_others(struct reading *r, struct err *err)
{
	static const enum query worked_out[] = {Q_DUE_PLAN, Q_DUE_CONTACT, Q_DUE_DISCHARGE,
		Q_DUE_ADMISSION, Q_DUE_CARE_HOME, Q_DUE_TWO_HOUR, Q_DUE_REABLEMENT, Q_DUE_REQUEST};

	if (!read(r, Q_DUE_INFORM, true, err))
		return false;
	for (size_t i = 0; i < sizeof(worked_out) / sizeof(worked_out[0]); i++)
		if (!read(r, worked_out[i], false, err))
			return false;
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

	if (!store_deadline_rules(store, arena, &r.rules, err) ||
		!store_clock_stops(store, filter->team_id, arena, &r.stops, &r.stops_n, err) ||
		!read(&r, Q_DUE_REVIEW, true, err))
		return false;
	if (!filter->reviews_only && !read_others(&r, err))
		return false;
	if (!mark_acting(&r, err))
		return false;
	if (r.n > 1)
		qsort(r.rows, r.n, sizeof(*r.rows), due_compare);
	*out = r.rows;
	*n = r.n;
	return true;
}
