/* What the files of the store share and nobody else sees. */
#ifndef STORE_INSIDE_H
#define STORE_INSIDE_H

#include <caseload/base/id.h>
#include <caseload/gen/queries.h>
#include <caseload/store/store.h>

struct binding;
struct store {
	struct db *db;
	char *path;	      /* NULL in memory */
	struct date stood_on; /* stood.c: what it says is of that day; none: of today */
	bool read_only;
	bool open; /* a transaction is open */
	bool saving;
	bool keeps_made; /* rows that this save makes are written down */
	struct save save;
	char save_at[32];
	char save_id[UID_SIZE];
	struct arena *saved; /* of the save: new uids, states; gone when the next begins */
	struct db_stmt *statements[QUERY_COUNT];
	struct binding *bindings[QUERY_COUNT]; /* row.c: what the parameters mean */
	struct row_map *maps[QUERY_COUNT];     /* and the columns */
};

void statements_drop(struct store *store);
/* Brings an open connection's schema up to ours. */
bool migrate(struct store *store, int from, struct err *err);
/* Is the schema exactly ours? */
bool schema_check(struct store *store, struct err *err);
int schema_newest(void);

#endif
