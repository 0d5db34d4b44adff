#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "inside.h"
#include "row.h"

static const char zero_hash[AUDIT_HASH_HEX] =
	"0000000000000000000000000000000000000000000000000000000000000000";

bool store_audit_head(
	struct store *store, int64_t *seq, char head[static AUDIT_HASH_HEX], struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_AUDIT_HEAD, err);
	if (stmt == NULL)
		return false;
	enum db_step step = db_step(stmt, err);
	*seq = 0;
	memcpy(head, zero_hash, AUDIT_HASH_HEX);
	if (step == DB_ROW) {
		*seq = db_column_int(stmt, 0);
		snprintf(head, AUDIT_HASH_HEX, "%s", db_column_text(stmt, 1, NULL));
	}
	db_reset(stmt);
	return step != DB_FAILED;
}

bool store_audit_append(struct store *store, struct audit *row, struct err *err)
{
	char head[AUDIT_HASH_HEX], hash[AUDIT_HASH_HEX];
	int64_t seq;

	if (!store_audit_head(store, &seq, head, err))
		return false;
	row->prev = head;
	audit_hash(row, hash);
	row->hash = hash;
	bool done = query_start(store, Q_AUDIT_INSERT, err) != NULL &&
		    query_record(store, Q_AUDIT_INSERT, &audit_shape, row, err) &&
		    query_number(store, Q_AUDIT_INSERT, &row->seq, err);
	row->prev = row->hash = NULL;
	return done;
}

bool store_audit_list(struct store *store, const struct audit_filter *filter, struct arena *arena,
	struct audit **out, size_t *n, struct err *err)
{
	enum query query = filter->person_id != 0   ? Q_AUDIT_LIST_PERSON
			   : filter->worker_id != 0 ? Q_AUDIT_LIST_WORKER
						    : Q_AUDIT_LIST;

	if (query_start(store, query, err) == NULL ||
		!query_int(store, query, "team", filter->team_id) ||
		!query_int(store, query, "limit", filter->limit > 0 ? filter->limit : 200))
		return false;
	if (query == Q_AUDIT_LIST_PERSON)
		query_int(store, query, "person", filter->person_id);
	if (query != Q_AUDIT_LIST)
		query_int(store, query, "worker_id", filter->worker_id);
	return query_many(store, query, &audit_shape, arena, out, n, err);
}

bool store_audit_verify(
	struct store *store, int64_t *rows, char head[static AUDIT_HASH_HEX], struct err *err)
{
	struct db_stmt *stmt = query_start(store, Q_AUDIT_WALK, err);
	struct arena *arena = arena_new();
	enum db_step step = DB_FAILED;
	int64_t last = 0, highest = 0;
	bool sound = true;

	*rows = 0;
	memcpy(head, zero_hash, AUDIT_HASH_HEX);
	while (sound && stmt != NULL && (step = db_step(stmt, err)) == DB_ROW) {
		struct audit row = {0};
		char hash[AUDIT_HASH_HEX];
		row_read(stmt, &audit_shape, arena, &row);
		audit_hash(&row, hash);
		sound = row.seq == last + 1 && strcmp(row.prev, head) == 0 &&
			strcmp(row.hash, hash) == 0;
		last = row.seq;
		memcpy(head, hash, AUDIT_HASH_HEX);
		*rows += 1;
		arena_reset(arena);
	}
	if (stmt != NULL)
		db_reset(stmt);
	arena_free(arena);
	if (!sound)
		return err_set(err, ERR_DAMAGED, "audit",
			"The audit does not hold together at row %" PRId64
			": it was changed outside caseload.",
			last);
	if (step == DB_FAILED || query_start(store, Q_AUDIT_HIGHEST, err) == NULL ||
		!query_number(store, Q_AUDIT_HIGHEST, &highest, err))
		return false;
	if (highest > last)
		return err_set(err, ERR_DAMAGED, "audit",
			"The end of the audit is missing: row %" PRId64 " is the last, but %" PRId64
			" were written.",
			last, highest);
	return true;
}
