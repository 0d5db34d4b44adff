/* The store: rows to values and back. Only the room `command` may look in here.
 *
 * What a function returns lives in the arena passed. Functions that find nothing return true
 * with a zeroed value (id 0) or n = 0, unless they say ERR_NOT_FOUND. Every change happens
 * between store_begin_save() and store_commit(). */
#ifndef CASELOAD_STORE_STORE_H
#define CASELOAD_STORE_STORE_H

#include <caseload/audit.h>
#include <caseload/db/db.h>

struct store;

/* Makes a new store in a file that must not exist: schema, identity, nothing else.
 * path NULL makes one in memory, for tests. */
bool store_create(const char *path, struct store **out, struct err *err);
enum store_open_flags { STORE_READ_ONLY = 1, STORE_BULK = 2 };
/* Opens a store: refuses what is not ours, damaged, newer, or has another schema than ours;
 * an older one is copied beside itself and migrated. */
bool store_open(const char *path, unsigned flags, struct store **out, struct err *err);
void store_close(struct store *store); /* NULL is fine */
/* For a store that could not be made after all: closes it and takes its files away. Where *err is
 * ERR_UNKNOWN it becomes certain, for there is no store. */
void store_discard(struct store *store, struct err *err);
struct db *store_db(struct store *store); /* for tests */
struct store *store_on(struct db *db);	  /* wraps a connection whose schema is in place; owns it */
const char *store_path(const struct store *store);
const char *store_schema_version(struct store *store, char buffer[static 32]);

/* A transaction that only reads; end it with store_end(). */
bool store_begin_read(struct store *store, struct err *err);
void store_end(struct store *store); /* rolls back whatever is open; harmless when nothing is */

/* Who saves and when: goes into every row changed until the commit. */
struct save {
	int64_t worker_id;
	const char *at; /* UTC instant, borrowed until the commit */
	int64_t import_run_id;
};
bool store_begin_save(struct store *store, const struct save *save, struct err *err);
/* OK: true. Otherwise err->code says REFUSED (nothing written), or ERR_UNKNOWN where even
 * reopening the store and looking for the save-id could not tell. A commit that reported an
 * error but is there after all is a success. */
bool store_commit(struct store *store, struct err *err);

/* The audit. Appends inside the open transaction; fills seq, prev and hash. */
bool store_audit_append(struct store *store, struct audit *row, struct err *err);
/* Who asks decides what is told: rows of the team's workers and about its people, and no name of
 * anybody whom only another team knows. */
struct audit_filter {
	int64_t team_id;
	int64_t person_id; /* 0 any */
	int64_t worker_id; /* 0 any */
	int64_t limit;	   /* 0: 200 */
};
bool store_audit_list(struct store *store, const struct audit_filter *filter, struct arena *arena,
	struct audit **out, size_t *n, struct err *err); /* newest first */
/* Walks the whole chain. False with ERR_DAMAGED and the first seq that does not hold. */
bool store_audit_verify(
	struct store *store, int64_t *rows, char head[static AUDIT_HASH_HEX], struct err *err);
bool store_audit_head(
	struct store *store, int64_t *seq, char head[static AUDIT_HASH_HEX], struct err *err);

bool store_check(struct store *store, struct err *err); /* the file holds together */
bool store_backup(struct store *store, const char *path, struct err *err); /* path must not exist */

bool store_holidays(
	struct store *store, struct arena *arena, struct holidays *out, struct err *err);

#endif
