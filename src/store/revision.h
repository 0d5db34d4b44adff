/* States of rows, kept before they change: inside the store. */
#ifndef STORE_REVISION_H
#define STORE_REVISION_H

#include "row.h"

struct revision {
	int64_t id;
	const char *record;
	int64_t record_id;
	int64_t version; /* of the state; of a table without versions: counted from 0 */
	const char *state;
	const char *replaced_at;
	int64_t replaced_by;
	const char *who;
	int64_t import_run_id;
};
extern const struct shape revision_shape;

/* The row that `stmt` stands on, every column by its own name. */
char *row_state(struct db_stmt *stmt, struct arena *arena);
/* state "null": there was nothing. */
bool revision_write(struct store *store, const char *record, int64_t id, int64_t version,
	const char *state, struct err *err);
/* For the tables without versions: after a row was made, which only a save that can be undone writes
 * down. */
bool revision_made(struct store *store, const char *record, int64_t id, struct err *err);
/* Before rows are changed, and after they were made, each whose id a query gives: INSERT ...
 * RETURNING id, or a SELECT of what is about to be changed. *n says how many. */
bool revision_before_each(
	struct store *store, enum query query, const char *record, size_t *n, struct err *err);
bool revision_made_each(struct store *store, enum query query, const char *record, struct err *err);

/* The row as it stands now: NULL where there is none; version 0 where the table has none. */
bool revision_now(struct store *store, const char *record, int64_t id, struct arena *arena,
	char **state, int64_t *version, struct err *err);
/* The same of many rows of one table, in few statements; a state of NULL: there is none. */
bool revision_now_each(struct store *store, const char *record, const int64_t *ids, size_t n,
	struct arena *arena, char **states, struct err *err);
/* Gives a row the state it had, as a new version; "null" takes it away. */
bool revision_put(struct store *store, const char *record, int64_t id, const char *state,
	struct arena *arena, struct err *err);
/* Whom a row is about, by the rows it belongs to; 0 nobody. state NULL: as it stands, or as it last
 * was. */
bool revision_person(struct store *store, const char *record, int64_t id, const char *state,
	struct arena *arena, int64_t *out, struct err *err);
/* A link of two records is about the other person too; 0 nobody. */
bool revision_other_person(struct store *store, const char *record, int64_t id, struct arena *arena,
	int64_t *out, struct err *err);
/* The name of the table of a record, fit for a statement; stops where its rows cannot be taken back.
 */
const char *revision_table(const char *record);
/* But for its version and who saved when. */
bool revision_same(const char *a, const char *b);

#endif
