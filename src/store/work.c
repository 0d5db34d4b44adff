/* Work lists: who is on them, and what is told beside their row. */
#include "work.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/risk.h>
#include <caseload/store/caseload.h>
#include <caseload/store/risk_record.h>

#include "inside.h"
#include "row.h"

static const struct field work_hit_fields[] = {
	FIELD(INT, work_hit, person_id),
	FIELD(INT, work_hit, score_id),
	FIELD(INT, work_hit, before_id),
	FIELD(INT, work_hit, value),
	FIELD(INT, work_hit, value_scale),
	FIELD(BOOL, work_hit, computed),
	FIELD(DATE, work_hit, before_on),
	FIELD(DATE, work_hit, seen),
	FIELD(DATE, work_hit, on),
	FIELD(INT, work_hit, count),
	FIELD(INT, work_hit, rank),
	FIELD(INT, work_hit, tied),
	FIELD(INT, work_hit, adults),
};
const struct shape work_hit_shape = SHAPE(work_hit, work_hit_fields);

static void tell(struct work_row *row, const struct work_hit *hit)
{
	row->count = hit->count;
	row->on = hit->on;
	row->seen = hit->seen;
	row->place = (struct place){hit->rank, hit->tied, hit->adults};
	row->before_on = hit->before_on;
	if (hit->before_id != 0)
		row->before = (struct score){hit->value, (int)hit->value_scale, true};
}

bool work_fill(struct store *store, const struct work_hit *hits, size_t n, int64_t limit,
	struct date today, struct arena *arena, struct work_list *list, struct err *err)
{
	size_t wanted = limit > 0 && (size_t)limit < n ? (size_t)limit : n;
	int64_t *ids = arena_new_array(arena, int64_t, wanted + 1);
	struct case_row *rows;
	size_t rows_n;

	for (size_t i = 0; i < wanted; i++)
		ids[i] = hits[i].person_id;
	if (!store_case_rows(store, ids, wanted, today, arena, &rows, &rows_n, err))
		return false;
	list->rows = arena_new_array(arena, struct work_row, rows_n + 1);
	list->total = (int64_t)n;
	list->n = 0;
	/* Rows come in the order of the ids; one whose person has gone meanwhile is left out. */
	for (size_t i = 0; i < wanted && list->n < rows_n; i++) {
		if (rows[list->n].person_id != hits[i].person_id)
			continue;
		struct work_row *row = &list->rows[list->n];
		row->who = rows[list->n];
		tell(row, &hits[i]);
		list->n++;
	}
	return true;
}

static bool work_query(
	struct store *store, enum query query, const struct work_asked *asked, struct err *err)
{
	return query_start(store, query, err) != NULL &&
	       query_int(store, query, "team", asked->team_id) &&
	       query_text(store, query, "practice", asked->practice);
}

/* ---- rising ---- */

/* The parts of one score among those of all; they come score by score. */
static const struct risk_part *parts_of(
	const struct risk_part *parts, size_t n, int64_t score_id, size_t *found)
{
	size_t i = 0;

	while (i < n && parts[i].score_id != score_id)
		i++;
	for (*found = 0; i + *found < n && parts[i + *found].score_id == score_id;)
		++*found;
	return parts + i;
}

static bool tell_change(struct store *store, struct work_row *row, const struct work_hit *hit,
	struct arena *arena, struct err *err)
{
	const struct risk_score before = {.score = row->before, .scored_on = row->before_on};
	const struct risk_score now = {.score = row->who.score};
	struct risk_part *parts = NULL;
	size_t n = 0, before_n, now_n;

	/* Only a score that was computed here has parts. */
	if (hit->computed && !store_risk_parts(store, row->who.person_id, arena, &parts, &n, err))
		return false;
	const struct risk_part *was = parts_of(parts, n, hit->before_id, &before_n);
	const struct risk_part *is = parts_of(parts, n, hit->score_id, &now_n);
	row->change = risk_change_words(&before, was, before_n, &now, is, now_n, arena);
	return true;
}

static int by_person(const void *a, const void *b)
{
	const struct work_hit *x = a, *y = b;
	return (x->person_id > y->person_id) - (x->person_id < y->person_id);
}

static bool tell_changes(struct store *store, struct work_hit *hits, size_t n, struct arena *arena,
	struct work_list *list, struct err *err)
{
	if (n > 0)
		qsort(hits, n, sizeof(*hits), by_person);
	for (size_t i = 0; i < list->n; i++) {
		struct work_row *row = &list->rows[i];
		const struct work_hit key = {.person_id = row->who.person_id};
		const struct work_hit *hit = bsearch(&key, hits, n, sizeof(key), by_person);

		if (hit != NULL && work_rise(row) != 0 && !tell_change(store, row, hit, arena, err))
			return false;
	}
	return true;
}

bool store_work_rising(struct store *store, const struct work_asked *asked, struct arena *arena,
	struct work_list *list, struct err *err)
{
	struct work_hit *hits;
	size_t n;

	if (!work_query(store, Q_WORK_RISING, asked, err) ||
		!query_date(store, Q_WORK_RISING, "today", asked->today) ||
		!query_text(store, Q_WORK_RISING, "instrument", asked->leading) ||
		!query_date(
			store, Q_WORK_RISING, "since", date_add_days(asked->today, -RISING_DAYS)) ||
		!query_many(store, Q_WORK_RISING, &work_hit_shape, arena, &hits, &n, err) ||
		!work_fill(store, hits, n, 0, asked->today, arena, list, err))
		return false;
	if (list->n > 0)
		qsort(list->rows, list->n, sizeof(*list->rows), work_rising_compare);
	if (asked->limit > 0 && list->n > (size_t)asked->limit)
		list->n = (size_t)asked->limit;
	return tell_changes(store, hits, n, arena, list, err);
}

/* ---- attendances ---- */

bool store_work_frequent(struct store *store, const struct work_asked *asked,
	int64_t counts[static 3], struct arena *arena, struct work_list *list, struct err *err)
{
	static const int64_t steps[] = {3, 5, 10};
	struct work_hit *hits;
	size_t n, kept = 0;

	if (!work_query(store, Q_WORK_FREQUENT, asked, err) ||
		!query_date(store, Q_WORK_FREQUENT, "after",
			date_add_months(asked->today, -FREQUENT_MONTHS)) ||
		!query_date(store, Q_WORK_FREQUENT, "today", asked->today) ||
		!query_int(store, Q_WORK_FREQUENT, "least",
			asked->frequent < steps[0] ? asked->frequent : steps[0]) ||
		!query_many(store, Q_WORK_FREQUENT, &work_hit_shape, arena, &hits, &n, err))
		return false;
	memset(counts, 0, 3 * sizeof(*counts));
	for (size_t i = 0; i < n; i++) {
		for (size_t j = 0; j < 3; j++)
			counts[j] += hits[i].count >= steps[j];
		kept += hits[i].count >= asked->frequent;
	}
	/* The highest count comes first. */
	return work_fill(store, hits, kept, asked->limit, asked->today, arena, list, err);
}

/* ---- readmissions ---- */

static bool hospital_days(struct store *store, int64_t person_id, struct date today,
	struct arena *arena, struct hospital_day **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_WORK_HOSPITAL, err);
	size_t room = 0;
	enum db_step step;

	*out = NULL;
	*n = 0;
	if (stmt == NULL || !query_int(store, Q_WORK_HOSPITAL, "person", person_id) ||
		!query_date(store, Q_WORK_HOSPITAL, "today", today))
		return false;
	while ((step = db_step(stmt, err)) == DB_ROW) {
		struct hospital_day *day = arena_push(arena, out, n, &room, sizeof(*day));

		day->discharge = db_column_int(stmt, 0) != 0;
		date_parse_iso(db_column_text(stmt, 1, NULL), &day->on);
		if (day->discharge || db_column_is_null(stmt, 2))
			continue;
		day = arena_push(arena, out, n, &room, sizeof(*day));
		day->discharge = true;
		date_parse_iso(db_column_text(stmt, 2, NULL), &day->on);
	}
	db_reset(stmt);
	return step == DB_DONE;
}

static int newest_first(const void *a, const void *b)
{
	const struct work_hit *x = a, *y = b;
	int days = date_compare(y->on, x->on);

	return days != 0 ? days : (x->person_id > y->person_id) - (x->person_id < y->person_id);
}

bool store_work_readmitted(struct store *store, const struct work_asked *asked, struct arena *arena,
	struct work_list *list, struct err *err)
{
	struct date from = date_add_days(asked->today, 1 - READMITTED_DAYS);
	struct hospital_day *days;
	struct work_hit *hits;
	size_t n, days_n, kept = 0;

	if (!work_query(store, Q_WORK_ADMITTED, asked, err) ||
		!query_date(store, Q_WORK_ADMITTED, "from", from) ||
		!query_date(store, Q_WORK_ADMITTED, "today", asked->today) ||
		!query_many(store, Q_WORK_ADMITTED, &work_hit_shape, arena, &hits, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (!hospital_days(
			    store, hits[i].person_id, asked->today, arena, &days, &days_n, err))
			return false;
		hits[i].count = readmission_gap(days, days_n, from, &hits[i].on);
		if (hits[i].count >= 0)
			hits[kept++] = hits[i];
	}
	if (kept > 0)
		qsort(hits, kept, sizeof(*hits), newest_first);
	return work_fill(store, hits, kept, asked->limit, asked->today, arena, list, err);
}

/* ---- two lists ---- */

struct list_pair {
	int64_t run_id;
	const char *instrument;
	struct date run_date;
};
static const struct field list_pair_fields[] = {
	FIELD(INT, list_pair, run_id),
	FIELD(TEXT, list_pair, instrument),
	FIELD(DATE, list_pair, run_date),
};
static const struct shape list_pair_shape = SHAPE(list_pair, list_pair_fields);

/* The newest list of the practice and the one before it, of one instrument. */
static bool two_lists(struct store *store, int64_t practice_id, const char *leading,
	struct arena *arena, struct list_pair **out, size_t *n, struct err *err)
{
	for (int again = 0; again < 2; again++) {
		if (query_start(store, Q_LIST_NEWEST, err) == NULL ||
			!query_int(store, Q_LIST_NEWEST, "practice", practice_id) ||
			!query_text(store, Q_LIST_NEWEST, "instrument", leading) ||
			!query_many(store, Q_LIST_NEWEST, &list_pair_shape, arena, out, n, err))
			return false;
		if (*n == 0 || leading != NULL)
			break;
		leading = (*out)[0].instrument; /* what the newest is of decides */
	}
	return true;
}

static bool add_differences(struct store *store, const struct work_asked *asked,
	int64_t practice_id, const struct list_pair *lists, bool gone, struct arena *arena,
	struct work_hit **hits, size_t *n, size_t *room, struct err *err)
{
	struct work_hit *found;
	size_t found_n;

	if (query_start(store, Q_WORK_LISTED, err) == NULL ||
		!query_int(store, Q_WORK_LISTED, "practice", practice_id) ||
		!query_int(store, Q_WORK_LISTED, "team", asked->team_id) ||
		!query_text(store, Q_WORK_LISTED, "instrument", lists[0].instrument) ||
		!query_int(store, Q_WORK_LISTED, "run", lists[gone].run_id) ||
		!query_int(store, Q_WORK_LISTED, "other", lists[!gone].run_id) ||
		!query_many(store, Q_WORK_LISTED, &work_hit_shape, arena, &found, &found_n, err))
		return false;
	for (size_t i = 0; i < found_n; i++) {
		struct work_hit *hit = arena_push(arena, hits, n, room, sizeof(*hit));
		*hit = found[i];
		hit->on = lists[0].run_date;
		hit->before_on = lists[1].run_date;
	}
	return true;
}

bool store_work_lists(struct store *store, const struct work_asked *asked, bool gone,
	int64_t *compared, struct arena *arena, struct work_list *list, struct err *err)
{
	struct rankable *practices;
	struct work_hit *hits = NULL;
	struct list_pair *lists;
	size_t practices_n, lists_n, n = 0, room = 0;

	*compared = 0;
	if (!store_rankable(store, asked->team_id, arena, &practices, &practices_n, err))
		return false;
	for (size_t i = 0; i < practices_n; i++) {
		if (asked->practice != NULL && strcmp(asked->practice, practices[i].code) != 0)
			continue;
		if (!two_lists(
			    store, practices[i].id, asked->leading, arena, &lists, &lists_n, err))
			return false;
		if (lists_n < 2)
			continue;
		++*compared;
		if (!add_differences(store, asked, practices[i].id, lists, gone, arena, &hits, &n,
			    &room, err))
			return false;
	}
	return work_fill(store, hits, n, asked->limit, asked->today, arena, list, err);
}
