#include <caseload/store/agenda.h>

#include <string.h>

#include <caseload/absence.h>

#include "row.h"

bool store_agenda_last(struct store *store, const struct meeting *meeting, struct arena *arena,
	struct meeting *out, struct err *err)
{
	return query_start(store, Q_AGENDA_LAST, err) != NULL &&
	       query_int(store, Q_AGENDA_LAST, "team", meeting->team_id) &&
	       query_int(store, Q_AGENDA_LAST, "id", meeting->id) &&
	       query_int(store, Q_AGENDA_LAST, "practice", meeting->practice_id) &&
	       query_date(store, Q_AGENDA_LAST, "on", meeting->on) &&
	       query_one(store, Q_AGENDA_LAST, &meeting_shape, arena, out, NULL, err);
}

bool store_agenda_matters(struct store *store, int64_t person_id, struct arena *arena,
	const char **out, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_AGENDA_MATTERS, err);
	enum db_step step;

	*out = NULL;
	if (stmt == NULL || !query_int(store, Q_AGENDA_MATTERS, "person", person_id))
		return false;
	while ((step = db_step(stmt, err)) == DB_ROW)
		*out = arena_strdup(arena, db_column_text(stmt, 0, NULL));
	db_reset(stmt);
	return step == DB_DONE;
}

/* ---- the rules ---- */

struct finding {
	struct store *store;
	const struct agenda_rule *rule;
	const struct agenda_asked *asked;
	struct arena *arena;
	struct agenda_found **out;
	size_t *n, *room;
};

static bool start(const struct finding *f, enum query query, struct err *err)
{
	return query_start(f->store, query, err) != NULL &&
	       query_int(f->store, query, "team", f->asked->team_id) &&
	       query_int(f->store, query, "practice", f->asked->practice_id);
}

static bool rows(const struct finding *f, enum query query, struct agenda_found **list, size_t *n,
	struct err *err)
{
	return query_many(f->store, query, &agenda_found_shape, f->arena, list, n, err);
}

static void take(const struct finding *f, const struct agenda_found *found)
{
	struct agenda_found *to =
		arena_push(f->arena, f->out, f->n, f->room, sizeof(struct agenda_found));

	*to = *found;
	to->why = f->rule->rule;
}

static bool take_all(const struct finding *f, enum query query, struct err *err)
{
	struct agenda_found *list;
	size_t n;

	if (!rows(f, query, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++)
		take(f, &list[i]);
	return true;
}

/* ---- carried over ---- */

static bool seen_before(const struct agenda_found *list, size_t i)
{
	for (size_t k = 0; k < i; k++)
		if (list[k].person_id == list[i].person_id)
			return true;
	return false;
}

/* Newest first; of records that became one person's, only the newest word counts. */
static bool find_carried(const struct finding *f, struct err *err)
{
	const struct agenda_asked *asked = f->asked;
	struct agenda_found *list;
	size_t n;

	if (!start(f, Q_AGENDA_CARRIED, err) ||
		!query_date(f->store, Q_AGENDA_CARRIED, "on", asked->on) ||
		!query_int(f->store, Q_AGENDA_CARRIED, "meeting", asked->meeting_id) ||
		!rows(f, Q_AGENDA_CARRIED, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		const struct case_item said = {.status = list[i].status,
			.decision = list[i].decision,
			.next_review = list[i].until};

		if (case_carries(&said, asked->on) && !seen_before(list, i))
			take(f, &list[i]);
	}
	return true;
}

/* ---- events ---- */

/* Newest first: the others of the same person are counted with it. */
static bool find_events(const struct finding *f, enum query query, struct err *err)
{
	const struct agenda_asked *asked = f->asked;
	struct agenda_found *list;
	size_t n;

	if (!start(f, query, err) || !query_date(f->store, query, "today", asked->today) ||
		!query_date(f->store, query, "since", asked->since) ||
		!query_text(f->store, query, "since_at", asked->since_at) ||
		!query_date(f->store, query, "from", date_add_days(asked->since, -AGENDA_DAYS)) ||
		!rows(f, query, &list, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (seen_before(list, i))
			continue;
		for (size_t k = i + 1; k < n; k++)
			list[i].count += list[k].person_id == list[i].person_id;
		take(f, &list[i]);
	}
	return true;
}

/* ---- the risk list ---- */

struct agenda_list {
	int64_t practice_id, run_id;
	const char *instrument;
	struct date run_date;
	const char *imported_at;
};
static const struct field agenda_list_fields[] = {
	FIELD(INT, agenda_list, practice_id),
	FIELD(INT, agenda_list, run_id),
	FIELD(TEXT, agenda_list, instrument),
	FIELD(DATE, agenda_list, run_date),
	FIELD(TEXT, agenda_list, imported_at),
};
static const struct shape agenda_list_shape = SHAPE(agenda_list, agenda_list_fields);

static bool find_new_of(const struct finding *f, const struct agenda_list *newest,
	const struct agenda_list *before, struct err *err)
{
	const enum query query = Q_AGENDA_RISK_NEW;

	return query_start(f->store, query, err) != NULL &&
	       query_int(f->store, query, "team", f->asked->team_id) &&
	       query_int(f->store, query, "practice", newest->practice_id) &&
	       query_int(f->store, query, "run", newest->run_id) &&
	       query_int(f->store, query, "other", before->run_id) &&
	       query_text(f->store, query, "instrument", newest->instrument) &&
	       take_all(f, query, err);
}

/* A practice with one list has nobody who is new on it: all would be. */
static bool find_new(const struct finding *f, struct err *err)
{
	struct agenda_list *lists;
	size_t n;

	if (!start(f, Q_AGENDA_LISTS, err) ||
		!query_text(f->store, Q_AGENDA_LISTS, "instrument", f->asked->leading) ||
		!query_many(
			f->store, Q_AGENDA_LISTS, &agenda_list_shape, f->arena, &lists, &n, err))
		return false;
	for (size_t i = 0; i + 1 < n; i++) {
		bool newest = i == 0 || lists[i - 1].practice_id != lists[i].practice_id;
		bool since_then = date_compare(lists[i].run_date, f->asked->since) >= 0 ||
				  strcmp(lists[i].imported_at, f->asked->since_at) > 0;

		if (newest && since_then && lists[i + 1].practice_id == lists[i].practice_id &&
			!find_new_of(f, &lists[i], &lists[i + 1], err))
			return false;
	}
	return true;
}

static bool find_up(const struct finding *f, struct err *err)
{
	return start(f, Q_AGENDA_RISK_UP, err) &&
	       query_date(f->store, Q_AGENDA_RISK_UP, "since", f->asked->since) &&
	       query_text(f->store, Q_AGENDA_RISK_UP, "since_at", f->asked->since_at) &&
	       take_all(f, Q_AGENDA_RISK_UP, err);
}

/* ---- leads, and what is late ---- */

static bool find_away(const struct finding *f, struct err *err)
{
	return start(f, Q_AGENDA_LEAD_AWAY, err) &&
	       query_date(f->store, Q_AGENDA_LEAD_AWAY, "on", f->asked->on) &&
	       query_int(f->store, Q_AGENDA_LEAD_AWAY, "long", ABSENCE_LONG_DAYS) &&
	       take_all(f, Q_AGENDA_LEAD_AWAY, err);
}

/* `least`: what is not late today is not late, whatever the rule says. */
static bool find_by(const struct finding *f, enum query query, int64_t least, struct err *err)
{
	int64_t days = f->rule->days > least ? f->rule->days : least;

	return start(f, query, err) &&
	       query_date(f->store, query, "by", date_add_days(f->asked->today, (long)-days)) &&
	       take_all(f, query, err);
}

bool store_agenda_find(struct store *store, const struct agenda_rule *rule,
	const struct agenda_asked *asked, struct arena *arena, struct agenda_found **out, size_t *n,
	size_t *room, struct err *err)
{
	const struct finding f = {store, rule, asked, arena, out, n, room};

	switch (rule->rule) {
	case AGENDA_CARRIED:
		return find_carried(&f, err);
	case AGENDA_ADMITTED:
		return find_events(&f, Q_AGENDA_ADMITTED, err);
	case AGENDA_ATTENDED:
		return find_events(&f, Q_AGENDA_ATTENDED, err);
	case AGENDA_RISK_NEW:
		return find_new(&f, err);
	case AGENDA_RISK_UP:
		return find_up(&f, err);
	case AGENDA_NO_LEAD:
		return start(&f, Q_AGENDA_NO_LEAD, err) && take_all(&f, Q_AGENDA_NO_LEAD, err);
	case AGENDA_LEAD_AWAY:
		return find_away(&f, err);
	case AGENDA_REVIEW_LATE:
		return find_by(&f, Q_AGENDA_REVIEW_LATE, 1, err);
	case AGENDA_ACTION_LATE:
		return find_by(&f, Q_AGENDA_ACTION_LATE, 1, err);
	case AGENDA_PLAN_WAITING:
		return find_by(&f, Q_AGENDA_PLAN_WAITING, 0, err);
	default:
		return true;
	}
}
