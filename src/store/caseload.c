#include <caseload/store/caseload.h>

#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/deadline.h>
#include <caseload/lead.h>
#include <caseload/store/absence.h>
#include <caseload/store/link.h>

#include "inside.h"
#include "like.h"
#include "row.h"

static const char any_day[] = "9999-12-31";

/* ---- the table ---- */

static bool refresh_rows(struct store *store, int64_t low, int64_t high, struct err *err)
{
	struct date today = date_is_set(store->stood_on) ? store->stood_on : clock_today();
	static const enum query queries[] = {Q_CURRENT_DROP, Q_CURRENT_REFRESH};

	for (size_t i = 0; i < sizeof(queries) / sizeof(queries[0]); i++) {
		if (query_start(store, queries[i], err) == NULL ||
			!query_int(store, queries[i], "low", low) ||
			!query_int(store, queries[i], "high", high) ||
			(queries[i] == Q_CURRENT_REFRESH &&
				!query_date(store, queries[i], "today", today)) ||
			!query_run(store, queries[i], err))
			return false;
	}
	return true;
}

/* What changed in a merged record shows on the one that is kept. */
bool store_current_refresh_range(struct store *store, int64_t low, int64_t high, struct err *err)
{
	struct arena *arena;
	int64_t *kept;
	size_t n;

	if (!refresh_rows(store, low, high, err))
		return false;
	arena = arena_new();
	bool done = store_link_kept_of(store, low, high, arena, &kept, &n, err);
	for (size_t i = 0; done && i < n; i++)
		done = refresh_rows(store, kept[i], kept[i], err);
	arena_free(arena);
	return done;
}

bool store_current_refresh(struct store *store, int64_t person_id, struct err *err)
{
	return store_current_refresh_range(store, person_id, person_id, err);
}

bool store_current_refresh_all(struct store *store, struct err *err)
{
	return refresh_rows(store, 0, INT64_MAX, err);
}

struct fingerprint {
	int64_t person_id;
	uint64_t row;
};

static uint64_t mix(uint64_t hash, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)text[i]) * 1099511628211U;
	return (hash ^ 0x1F) * 1099511628211U;
}

static bool fingerprints(struct store *store, struct arena *arena, struct fingerprint **out,
	size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_CURRENT_ALL, err);
	size_t room = 0, length;
	enum db_step step = DB_FAILED;

	*out = NULL;
	*n = 0;
	while (stmt != NULL && (step = db_step(stmt, err)) == DB_ROW) {
		struct fingerprint *one = arena_push(arena, out, n, &room, sizeof(*one));
		one->person_id = db_column_int(stmt, 0);
		one->row = 14695981039346656037U;
		for (int i = 1; i < db_columns(stmt); i++) {
			const char *text = db_column_text(stmt, i, &length);
			one->row = mix(
				one->row, text != NULL ? text : "\x01", text != NULL ? length : 1);
		}
	}
	if (stmt != NULL)
		db_reset(stmt);
	return step == DB_DONE;
}

bool store_current_differs(struct store *store, int64_t *rows, struct err *err)
{
	struct arena *arena = arena_new();
	struct fingerprint *was, *now;
	size_t was_n, now_n, i = 0, j = 0;
	bool done = fingerprints(store, arena, &was, &was_n, err) &&
		    store_current_refresh_all(store, err) &&
		    fingerprints(store, arena, &now, &now_n, err);

	*rows = 0;
	while (done && (i < was_n || j < now_n)) {
		if (j == now_n || (i < was_n && was[i].person_id < now[j].person_id)) {
			++*rows;
			i++;
		} else if (i == was_n || now[j].person_id < was[i].person_id) {
			++*rows;
			j++;
		} else {
			*rows += was[i++].row != now[j++].row;
		}
	}
	arena_free(arena);
	return done;
}

/* ---- lists ---- */

static struct date earlier(struct date a, struct date b)
{
	return date_compare(a, b) <= 0 ? a : b; /* no date sorts last */
}

/* The latest due date the filter lets through; none for any. */
static struct date due_limit(const struct case_filter *filter)
{
	struct date limit = filter->due_by;

	if (filter->late)
		limit = earlier(limit, date_add_days(filter->today, -1));
	if (filter->scope == SCOPE_TODAY)
		limit = earlier(limit, date_add_days(filter->today, (long)filter->soon_days));
	return limit;
}

static bool on_register_only(const struct case_filter *filter)
{
	return filter->scope == SCOPE_REGISTER || filter->scope == SCOPE_TODAY || filter->late;
}

static int64_t band_rank(int band)
{
	return BAND_NO_DATA - band; /* the list runs from very high, 5, to no data, 0 */
}

static enum query ids_query(const struct case_filter *filter)
{
	switch (filter->sort) {
	case SORT_RISK:
		return Q_CASE_IDS_RISK;
	case SORT_NAME:
		return Q_CASE_IDS_NAME;
	case SORT_LEAD: /* ids_by_lead() */
	case SORT_DUE:
		break;
	}
	return on_register_only(filter) ? Q_CASE_IDS_REGISTER : Q_CASE_IDS_DUE;
}

static bool bind_words(struct store *store, enum query query, const char *text, const char *unset,
	struct arena *arena)
{
	static const char *const names[LIKE_WORDS] = {"word1", "word2", "word3", "word4"};
	char *words[LIKE_WORDS];
	size_t n = like_words(text, words, arena);

	for (size_t i = 0; i < LIKE_WORDS; i++)
		if (!query_text(store, query, names[i], i < n ? words[i] : unset))
			return false;
	return true;
}

static bool bind_filter(struct store *store, enum query query, const struct case_filter *filter,
	struct arena *arena, struct err *err)
{
	static const char *const acting[ACTING_MAX] = {"acting1", "acting2", "acting3", "acting4"};
	struct date limit = due_limit(filter);
	bool bound = query_start(store, query, err) != NULL;

	bound = bound && query_int(store, query, "team", filter->team_id);
	bound = bound && (date_is_set(limit) ? query_date(store, query, "due_by", limit)
					     : query_text(store, query, "due_by", any_day));
	if (filter->band != BAND_NONE)
		bound = bound && query_int(store, query, "band", band_rank(filter->band));
	if (filter->lead_id != 0)
		bound = bound && query_int(store, query, "lead", filter->lead_id);
	for (size_t i = 0; i < ACTING_MAX; i++)
		bound = bound && query_int(store, query, acting[i], filter->acting_for[i]);
	if (query != Q_CASE_IDS_REGISTER && query != Q_CASE_COUNTS_REGISTER)
		bound = bound && query_int(store, query, "register", on_register_only(filter));
	if (date_is_set(filter->due_from))
		bound = bound && query_date(store, query, "due_from", filter->due_from);
	return bound && query_text(store, query, "practice", filter->practice) &&
	       query_int(store, query, "proposed", filter->proposed_to) &&
	       query_int(store, query, "unled", filter->unled) &&
	       query_int(store, query, "nobody", 0) &&
	       query_int(store, query, "no_plan", filter->no_plan) &&
	       query_int(store, query, "risk_list", filter->scope == SCOPE_RISK_LIST) &&
	       bind_words(store, query, filter->text, NULL, arena);
}

/* Ids in the first column of a query whose parameters are bound. */
static bool read_ids(struct store *store, enum query query, struct arena *arena, int64_t **out,
	size_t *n, size_t *room, struct err *err)
{
	struct db_stmt *stmt = store->statements[query];
	enum db_step step;

	while ((step = db_step(stmt, err)) == DB_ROW)
		*(int64_t *)arena_push(arena, out, n, room, sizeof(int64_t)) =
			db_column_int(stmt, 0);
	db_reset(stmt);
	return step == DB_DONE;
}

/* One lead's people after another's; a window of them is cut out of the whole. */
static bool ids_by_lead(struct store *store, const struct case_filter *filter, struct arena *arena,
	int64_t **out, size_t *n, struct err *err)
{
	enum query last = ids_query(filter);
	int64_t *leads = NULL;
	size_t leads_n = 0, leads_room = 0, room = 0, first = (size_t)filter->offset;

	if (query_start(store, Q_CASE_LEADS, err) == NULL ||
		!query_int(store, Q_CASE_LEADS, "team", filter->team_id) ||
		!read_ids(store, Q_CASE_LEADS, arena, &leads, &leads_n, &leads_room, err))
		return false;
	for (size_t i = 0; i < leads_n; i++)
		if (!bind_filter(store, Q_CASE_IDS_LED, filter, arena, err) ||
			!query_int(store, Q_CASE_IDS_LED, "whose", leads[i]) ||
			!read_ids(store, Q_CASE_IDS_LED, arena, out, n, &room, err))
			return false;
	if (!bind_filter(store, last, filter, arena, err) || !query_int(store, last, "nobody", 1) ||
		!query_int(store, last, "limit", INT64_MAX) ||
		!query_int(store, last, "offset", 0) ||
		!read_ids(store, last, arena, out, n, &room, err))
		return false;
	first = first < *n ? first : *n;
	*out += first;
	*n -= first;
	if (filter->limit > 0 && *n > (size_t)filter->limit)
		*n = (size_t)filter->limit;
	return true;
}

bool store_case_ids(struct store *store, const struct case_filter *filter, struct arena *arena,
	int64_t **out, size_t *n, struct err *err)
{
	enum query query = ids_query(filter);
	size_t room = 0;

	*out = NULL;
	*n = 0;
	if (filter->sort == SORT_LEAD)
		return ids_by_lead(store, filter, arena, out, n, err);
	return bind_filter(store, query, filter, arena, err) &&
	       query_int(store, query, "limit", filter->limit > 0 ? filter->limit : INT64_MAX) &&
	       query_int(store, query, "offset", filter->offset) &&
	       read_ids(store, query, arena, out, n, &room, err);
}

/* Of a common name there are many: the first that is the same is enough. */
static bool same_name(
	struct store *store, struct case_row *row, struct arena *arena, struct err *err)
{
	struct person self = {.family = row->family, .given = row->given};
	enum db_step step = DB_DONE;
	struct db_stmt *stmt;
	const char *name;

	if (text_is_blank(row->family))
		return true;
	name = person_fold(&self, arena);
	stmt = query_start(store, Q_CASE_LIKE_NAME, err);
	if (stmt == NULL || !query_int(store, Q_CASE_LIKE_NAME, "person", row->person_id) ||
		!query_text(store, Q_CASE_LIKE_NAME, "low", name) ||
		!query_text(store, Q_CASE_LIKE_NAME, "high", arena_printf(arena, "%s!", name)))
		return false;
	while (!row->same_name && (step = db_step(stmt, err)) == DB_ROW) {
		const struct person other = {.family = db_column_text(stmt, 0, NULL),
			.given = db_column_text(stmt, 1, NULL)};

		row->same_name = person_same_name(&self, &other);
	}
	db_reset(stmt);
	return step != DB_FAILED;
}

static void derive(struct case_row *row, struct date today)
{
	struct person person = {.born = row->born, .died = row->died, .age_given = row->age};
	int age = person_age(&person, today);

	row->age = age > 0 ? age : 0;
	row->late_days = deadline_late_days(row->next_review, today);
}

/* The open alerts, one in a line. */
static bool read_alerts(struct store *store, struct case_row *row, struct date today,
	struct arena *arena, struct err *err)
{
	struct alert *alerts;
	size_t n;

	if (query_start(store, Q_ALERT_BY_PERSON, err) == NULL ||
		!query_int(store, Q_ALERT_BY_PERSON, "person", row->person_id) ||
		!query_many(store, Q_ALERT_BY_PERSON, &alert_shape, arena, &alerts, &n, err))
		return false;
	for (size_t i = 0; i < n; i++) {
		const char *kind = word_shown(&words_alert_kind, alerts[i].kind);
		const char *text = alerts[i].text;
		const char *words = text_is_blank(text) ? kind
				    : alerts[i].kind == ALERT_OTHER
					    ? text
					    : arena_printf(arena, "%s: %s", kind, text);

		if (date_is_set(alerts[i].ended) && date_compare(alerts[i].ended, today) <= 0)
			continue;
		row->alerts = row->alerts ? arena_printf(arena, "%s\n%s", row->alerts, words)
					  : arena_strdup(arena, words);
	}
	return true;
}

static bool read_case(struct store *store, int64_t id, struct date today, struct arena *arena,
	struct case_row *row, bool *found, struct err *err)
{
	if (query_start(store, Q_CASE_ROW, err) == NULL ||
		!query_int(store, Q_CASE_ROW, "person", id) ||
		!query_one(store, Q_CASE_ROW, &case_row_shape, arena, row, found, err))
		return false;
	if (!*found)
		return true;
	derive(row, today);
	return (!row->alerted || read_alerts(store, row, today, arena, err)) &&
	       same_name(store, row, arena, err);
}

static void mark_acting(
	struct case_row *row, const struct absence *absences, size_t n, struct date today)
{
	const struct absence *absence = lead_acting(absences, n, row->lead_id, today);

	if (row->lead_id == 0 || absence == NULL)
		return;
	row->acting = absence->cover_name;
	row->acting_until = absence->until;
}

bool store_case_rows(struct store *store, const int64_t *ids, size_t ids_n, struct date today,
	struct arena *arena, struct case_row **out, size_t *n, struct err *err)
{
	struct absence *absences;
	size_t absences_n;
	bool found;

	*out = arena_new_array(arena, struct case_row, ids_n + 1);
	*n = 0;
	if (ids_n > 0 && !store_absence_list(store, today, 0, arena, &absences, &absences_n, err))
		return false;
	for (size_t i = 0; i < ids_n; i++) {
		if (!read_case(store, ids[i], today, arena, &(*out)[*n], &found, err))
			return false;
		if (found)
			mark_acting(&(*out)[*n], absences, absences_n, today);
		*n += found;
	}
	return true;
}

bool store_case_list(struct store *store, const struct case_filter *filter, struct arena *arena,
	struct case_row **out, size_t *n, struct err *err)
{
	int64_t *ids;
	size_t ids_n;

	return store_case_ids(store, filter, arena, &ids, &ids_n, err) &&
	       store_case_rows(store, ids, ids_n, filter->today, arena, out, n, err);
}

/* Nothing asked for but whose: then the bands come from an index, and all else that is counted
 * can only be of people on the register. */
static bool is_everyone(const struct case_filter *filter)
{
	return filter->scope == SCOPE_ALL && filter->lead_id == 0 && filter->band == BAND_NONE &&
	       filter->practice == NULL && !date_is_set(filter->due_by) && !filter->unled &&
	       !filter->no_plan && !filter->late && filter->proposed_to == 0 &&
	       !date_is_set(filter->due_from) && filter->text == NULL;
}

static bool count_bands(
	struct store *store, int64_t team_id, struct case_counts *out, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_CASE_COUNTS_BANDS, err);
	enum db_step step = DB_FAILED;

	memset(out->by_band, 0, sizeof(out->by_band));
	out->people = 0;
	if (stmt == NULL || !query_int(store, Q_CASE_COUNTS_BANDS, "team", team_id))
		return false;
	while ((step = db_step(stmt, err)) == DB_ROW) {
		int64_t n = db_column_int(stmt, 1);
		out->by_band[BAND_NO_DATA - db_column_int(stmt, 0)] = n;
		out->people += n;
	}
	db_reset(stmt);
	return step == DB_DONE;
}

bool store_case_counts(struct store *store, const struct case_filter *filter,
	struct case_counts *out, struct err *err)
{
	struct date soon = date_add_days(filter->today, (long)filter->soon_days);
	bool everyone = is_everyone(filter);
	enum query query =
		everyone || on_register_only(filter) ? Q_CASE_COUNTS_REGISTER : Q_CASE_COUNTS;
	struct arena *arena = arena_new();
	bool found;
	bool done = bind_filter(store, query, filter, arena, err) &&
		    query_date(store, query, "today", filter->today) &&
		    query_date(store, query, "soon", soon) &&
		    query_one(store, query, &case_counts_shape, arena, out, &found, err) &&
		    (!everyone || count_bands(store, filter->team_id, out, err));

	arena_free(arena);
	return done;
}

bool store_case_known(struct store *store, int64_t team_id, const int64_t *ids, size_t ids_n,
	int64_t *out, size_t *n, struct err *err)
{
	int64_t known;

	*n = 0;
	for (size_t i = 0; i < ids_n; i++) {
		if (query_start(store, Q_CASE_OF_TEAM, err) == NULL ||
			!query_int(store, Q_CASE_OF_TEAM, "person", ids[i]) ||
			!query_int(store, Q_CASE_OF_TEAM, "team", team_id) ||
			!query_number(store, Q_CASE_OF_TEAM, &known, err))
			return false;
		if (known > 0)
			out[(*n)++] = ids[i];
	}
	return true;
}

bool store_case_waiting(struct store *store, int64_t team_id, int64_t worker_id, struct date today,
	struct case_waiting *out, struct err *err)
{
	enum query query = Q_CASE_WAITING;
	struct arena *arena = arena_new();
	bool found;
	bool done = query_start(store, query, err) != NULL &&
		    query_int(store, query, "team", team_id) &&
		    query_int(store, query, "owner", worker_id) &&
		    query_date(store, query, "today", today) &&
		    query_one(store, query, &case_waiting_shape, arena, out, &found, err);

	arena_free(arena);
	return done;
}

bool store_case_seen(struct store *store, int64_t *seq, struct err *err)
{
	return query_start(store, Q_AUDIT_HIGHEST, err) != NULL &&
	       query_number(store, Q_AUDIT_HIGHEST, seq, err);
}

bool store_case_news(struct store *store, int64_t team_id, int64_t worker_id, int64_t since,
	struct arena *arena, struct case_news *out, struct err *err)
{
	enum query query = Q_CASE_NEWS;
	bool found;

	return query_start(store, query, err) != NULL && query_int(store, query, "team", team_id) &&
	       query_int(store, query, "owner", worker_id) &&
	       query_int(store, query, "since", since) &&
	       query_one(store, query, &case_news_shape, arena, out, &found, err);
}
