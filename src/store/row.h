/* Inside the store: a named query, its parameters from a record, its rows into records. */
#ifndef STORE_ROW_H
#define STORE_ROW_H

#include <caseload/base/shape.h>
#include <caseload/gen/queries.h>
#include <caseload/store/store.h>

/* The prepared statement of a query, reset; kept for the life of the store. NULL with *err set. */
struct db_stmt *query_start(struct store *store, enum query query, struct err *err);

/* Bind by name; a name the query does not have is a bug(). */
bool query_int(struct store *store, enum query query, const char *name, int64_t value);
bool query_text(struct store *store, enum query query, const char *name, const char *text);
bool query_date(struct store *store, enum query query, const char *name, struct date date);
/* Binds every parameter of the query that is a field of the record; a FIELD_SCORE `score` binds
 * :score as the scaled value; :score_scale is the scale of them all. :now and :worker always mean the open save's time
 * and worker. A 0 binds NULL where the field is FIELD_NONE_ZERO or its name ends in _id. */
bool query_record(struct store *store, enum query query, const struct shape *shape,
	const void *record, struct err *err);

/* Rows into records by column name: columns the shape does not have are passed over, fields
 * without a column stay zero. "score_scale" is that of every score. */
bool query_one(struct store *store, enum query query, const struct shape *shape,
	struct arena *arena, void *out, bool *found, struct err *err);
bool query_many(struct store *store, enum query query, const struct shape *shape,
	struct arena *arena, void *out_array_pointer, size_t *n, struct err *err);
/* One number from the first column of the first row; 0 when there is no row. */
bool query_number(struct store *store, enum query query, int64_t *out, struct err *err);
bool query_run(struct store *store, enum query query, struct err *err); /* no rows wanted */
void row_read(struct db_stmt *stmt, const struct shape *shape, struct arena *arena, void *record);

/* A record is new when its id is 0: `insert` runs (RETURNING id) and sets id, uid (when the shape
 * has one and it is empty) and version 1. Otherwise the row as it stands goes into `revision`, and
 * `update` (... WHERE id = :id AND version = :version) must change one row; version grows by one.
 * Someone else's save in between is ERR_CONFLICT. `row` is "SELECT * FROM x WHERE id = :id". */
struct saver {
	const char *record; /* the table's name */
	const struct shape *shape;
	enum query row, insert, update;
};
/* A new uid lives until the next save begins: what outlives that is copied. */
bool row_save(struct store *store, const struct saver *saver, void *record, struct err *err);

const struct save *store_saving(const struct store *store); /* NULL outside a save */

#endif
