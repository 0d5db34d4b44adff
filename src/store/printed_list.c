#include <caseload/store/printed_list.h>

#include <inttypes.h>

#include <caseload/person.h>

#include "row.h"

/* ---- writing ---- */

bool store_printed_list_next(struct store *store, int64_t *sheet, int64_t *changes, struct err *err)
{
	return query_start(store, Q_PRINTED_LIST_NEXT, err) != NULL &&
	       query_number(store, Q_PRINTED_LIST_NEXT, sheet, err) &&
	       query_start(store, Q_PRINTED_LIST_CHANGES, err) != NULL &&
	       query_number(store, Q_PRINTED_LIST_CHANGES, changes, err);
}

bool store_printed_list_add(struct store *store, const struct printed_list *list,
	const struct printed_row *rows, size_t n, struct err *err)
{
	int64_t next, changes;

	if (!store_printed_list_next(store, &next, &changes, err))
		return false;
	if (next != list->sheet)
		return err_set(err, ERR_CONFLICT, "sheet",
			"Somebody else printed a list at the same moment, and sheet %" PRId64
			" is theirs. Print again.",
			list->sheet);
	bool done = query_start(store, Q_PRINTED_LIST_INSERT, err) != NULL &&
		    query_record(store, Q_PRINTED_LIST_INSERT, &printed_list_shape, list, err) &&
		    query_run(store, Q_PRINTED_LIST_INSERT, err);
	for (size_t i = 0; done && i < n; i++)
		done = query_start(store, Q_PRINTED_ROW_INSERT, err) != NULL &&
		       query_record(
			       store, Q_PRINTED_ROW_INSERT, &printed_row_shape, &rows[i], err) &&
		       query_run(store, Q_PRINTED_ROW_INSERT, err);
	return done;
}

bool store_printed_list_lose(struct store *store, int64_t sheet, struct err *err)
{
	return query_start(store, Q_PRINTED_LIST_LOSE, err) != NULL &&
	       query_int(store, Q_PRINTED_LIST_LOSE, "sheet", sheet) &&
	       query_run(store, Q_PRINTED_LIST_LOSE, err);
}

/* ---- lists ---- */

bool store_printed_list_last(struct store *store, int64_t team_id, int kind, int64_t worker_id,
	struct arena *arena, struct printed_list *out, struct err *err)
{
	enum query query = Q_PRINTED_LIST_LAST;
	bool found;

	*out = (struct printed_list){0};
	return query_start(store, query, err) != NULL && query_int(store, query, "team", team_id) &&
	       query_int(store, query, "owner", 0) &&
	       query_text(store, query, "kind", word_code(&words_printed_kind, kind)) &&
	       (worker_id == 0 || query_int(store, query, "whose", worker_id)) &&
	       query_one(store, query, &printed_list_shape, arena, out, &found, err);
}

bool store_printed_list_mine(struct store *store, int64_t team_id, int64_t owner_id,
	struct arena *arena, struct printed_list *out, struct err *err)
{
	enum query query = Q_PRINTED_LIST_MINE;
	bool found;

	*out = (struct printed_list){0};
	return query_start(store, query, err) != NULL && query_int(store, query, "team", team_id) &&
	       query_int(store, query, "owner", owner_id) &&
	       query_one(store, query, &printed_list_shape, arena, out, &found, err);
}

bool store_printed_list_get(struct store *store, int64_t sheet, int64_t owner_id,
	struct arena *arena, struct printed_list *out, struct err *err)
{
	enum query query = Q_PRINTED_LIST_GET;
	bool found;

	*out = (struct printed_list){0};
	return query_start(store, query, err) != NULL && query_int(store, query, "sheet", sheet) &&
	       query_int(store, query, "owner", owner_id) &&
	       query_one(store, query, &printed_list_shape, arena, out, &found, err);
}

bool store_printed_list_all(struct store *store, int64_t team_id, int64_t owner_id, int64_t limit,
	struct arena *arena, struct printed_list **out, size_t *n, struct err *err)
{
	enum query query = Q_PRINTED_LIST_ALL;

	return query_start(store, query, err) != NULL && query_int(store, query, "team", team_id) &&
	       query_int(store, query, "owner", owner_id) &&
	       query_int(store, query, "limit", limit) &&
	       query_many(store, query, &printed_list_shape, arena, out, n, err);
}

/* ---- rows ---- */

bool store_printed_rows_then(struct store *store, int64_t sheet, struct arena *arena,
	struct printed_row **out, size_t *n, struct err *err)
{
	enum query query = Q_PRINTED_ROW_THEN;

	return query_start(store, query, err) != NULL && query_int(store, query, "sheet", sheet) &&
	       query_many(store, query, &printed_row_shape, arena, out, n, err);
}

bool store_printed_rows(struct store *store, int64_t sheet, int64_t row, int64_t team_id,
	struct arena *arena, struct printed_row **out, size_t *n, struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_PRINTED_ROW_NOW, err);
	enum db_step step = DB_FAILED;
	size_t room = 0;

	*out = NULL;
	*n = 0;
	if (stmt == NULL || !query_int(store, Q_PRINTED_ROW_NOW, "sheet", sheet) ||
		!query_int(store, Q_PRINTED_ROW_NOW, "row", row) ||
		!query_int(store, Q_PRINTED_ROW_NOW, "team", team_id))
		return false;
	while ((step = db_step(stmt, err)) == DB_ROW) {
		struct printed_row *one = arena_push(arena, out, n, &room, sizeof(**out));
		struct person person = {0};

		row_read(stmt, &printed_row_shape, arena, one);
		row_read(stmt, &person_shape, arena, &person);
		person.title = NULL; /* lists are narrow */
		if (one->known)
			one->person = person_name(&person, arena);
		else
			one->what = one->owner = one->action_uid = NULL;
	}
	db_reset(stmt);
	return step == DB_DONE;
}

/* ---- since ---- */

static const struct field gone_fields[] = {
	FIELD_HIDE(INT, printed_gone, person_id),
	FIELD(TEXT, printed_gone, nhs_number),
	FIELD(TEXT, printed_gone, family),
	FIELD(TEXT, printed_gone, given),
	FIELD(TEXT, printed_gone, title),
	FIELD(DATE, printed_gone, born),
	FIELD(DATE, printed_gone, died),
	FIELD(BOOL, printed_gone, known),
	FIELD(BOOL, printed_gone, on_register),
	FIELD(TEXT, printed_gone, lead_now),
	FIELD(DATE, printed_gone, ended_on),
	FIELD_CODED(printed_gone, end_reason, words_end_reason),
};
static const struct shape gone_shape = SHAPE(printed_gone, gone_fields);

bool store_printed_gone(struct store *store, int64_t sheet, int64_t team_id, int64_t worker_id,
	struct arena *arena, struct printed_gone **out, size_t *n, struct err *err)
{
	enum query query = Q_PRINTED_GONE;

	return query_start(store, query, err) != NULL && query_int(store, query, "sheet", sheet) &&
	       query_int(store, query, "team", team_id) &&
	       (worker_id == 0 || query_int(store, query, "whose", worker_id)) &&
	       query_many(store, query, &gone_shape, arena, out, n, err);
}

static const struct field closed_fields[] = {
	FIELD_HIDE(INT, printed_closed, person_id),
	FIELD(INT, printed_closed, n),
};
static const struct shape closed_shape = SHAPE(printed_closed, closed_fields);

bool store_printed_closed(struct store *store, int64_t changes, struct arena *arena,
	struct printed_closed **out, size_t *n, struct err *err)
{
	enum query query = Q_PRINTED_CLOSED;

	return query_start(store, query, err) != NULL &&
	       query_int(store, query, "changes", changes) &&
	       query_many(store, query, &closed_shape, arena, out, n, err);
}

/* ---- what the papers say beside the caseload ---- */

static const struct field supervised_fields[] = {
	FIELD_HIDE(INT, supervised_contact, person_id),
	FIELD(DATE, supervised_contact, last_contact),
};
static const struct shape supervised_shape = SHAPE(supervised_contact, supervised_fields);

bool store_supervised_contacts(struct store *store, int64_t team_id, int64_t lead_id,
	struct arena *arena, struct supervised_contact **out, size_t *n, struct err *err)
{
	enum query query = Q_SUPERVISED_CONTACTS;

	return query_start(store, query, err) != NULL && query_int(store, query, "team", team_id) &&
	       query_int(store, query, "lead", lead_id) &&
	       query_many(store, query, &supervised_shape, arena, out, n, err);
}

static const struct field more_fields[] = {
	FIELD(INT, summary_more, open),
	FIELD(INT, summary_more, late_actions),
	FIELD(INT, summary_more, untold),
	FIELD(INT, summary_more, late_untold),
};
static const struct shape more_shape = SHAPE(summary_more, more_fields);

bool store_summary_more(struct store *store, int64_t team_id, int64_t lead_id, struct date today,
	struct summary_more *out, struct err *err)
{
	static const enum query queries[] = {Q_SUMMARY_ACTIONS, Q_SUMMARY_UNTOLD};
	struct arena *arena = arena_new();
	bool found, done = true;

	*out = (struct summary_more){0};
	for (size_t i = 0; done && i < sizeof(queries) / sizeof(queries[0]); i++) {
		struct summary_more part = {0};

		done = query_start(store, queries[i], err) != NULL &&
		       query_int(store, queries[i], "team", team_id) &&
		       query_date(store, queries[i], "today", today) &&
		       (lead_id == 0 || query_int(store, queries[i], "whose", lead_id)) &&
		       query_one(store, queries[i], &more_shape, arena, &part, &found, err);
		if (i == 0) {
			out->open = part.open;
			out->late_actions = part.late_actions;
		} else {
			out->untold = part.untold;
			out->late_untold = part.late_untold;
		}
	}
	arena_free(arena);
	return done;
}
