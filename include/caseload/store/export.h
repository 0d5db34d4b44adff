/* Everything that a team's records and measures rest on, as JSON. */
#ifndef CASELOAD_STORE_EXPORT_H
#define CASELOAD_STORE_EXPORT_H

#include <caseload/base/str.h>
#include <caseload/store/store.h>

/* Appends to *out one object: `program`, `as_of` (an instant), `began` (the first day of which anything
 * is known), `team`, then an array for each kind of
 * record, in the order and with the names of the table in export.c. Fields are as they are kept: days
 * and instants as text, yes and no as 1 and 0, coded values by their codes, null where nothing was
 * said; a row names another by its uid. The people are those the team knows and those who were in
 * its care; where an address is restricted nothing says where the person is. Notes, the text of plans
 * and letters, and who looked at what are not in it. *people and *rows count. */
bool store_export(struct store *store, int64_t team_id, const char *program, const char *as_of,
	struct str *out, int64_t *people, int64_t *rows, struct err *err);

#endif
