/* A directory of a test's own, and the few lines every test of a database needs. */
#ifndef TESTS_DB_SCRATCH_H
#define TESTS_DB_SCRATCH_H

#include <stdbool.h>
#include <stdint.h>

#include <caseload/db/db.h>

#include "folder.h"

struct scratch {
	char directory[FOLDER_SIZE];
	char path[128]; /* a store in it, not made yet */
};

void scratch_init(struct scratch *scratch);
void scratch_remove(struct scratch *scratch); /* with all that is in it */

/* A new store with the table person(id, name, nhs_number, state), open. */
struct db *scratch_store(const struct scratch *scratch);
struct db *scratch_open(const struct scratch *scratch, unsigned flags);
void must_run(struct db *db, const char *sql);
int64_t one_int(struct db *db, const char *sql);
/* The first column of the first row, in a buffer that the next call writes over. */
const char *one_text(struct db *db, const char *sql);

#endif
