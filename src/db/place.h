/* Where a store may lie: looked at before SQLite opens anything.
 *
 * None of this opens an existing store: closing any descriptor of it would drop the locks another
 * connection of this process holds on it (POSIX locks belong to the process). */
#ifndef CASELOAD_DB_PLACE_H
#define CASELOAD_DB_PLACE_H

#include <stdbool.h>

#include <caseload/base/err.h>

/* An ordinary, non-empty file that is not on a network. *full is the path without links, to be
 * freed. */
bool place_find(const char *path, bool read_only, char **full, struct err *err);
/* Makes an empty file that nobody else may read. Never touches one that exists. */
bool place_make(const char *path, char **full, struct err *err);
/* Makes an empty file beside `path`, whose name is to be freed. */
bool place_beside(const char *path, char **beside, struct err *err);
/* Gives a finished file its name, which must be free, and syncs the directory. */
bool place_settle(const char *from, const char *path, struct err *err);

#endif
