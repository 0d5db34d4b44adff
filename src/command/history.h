/* What the files that tell of changes share. */
#ifndef COMMAND_HISTORY_H
#define COMMAND_HISTORY_H

#include <caseload/history.h>

#include "inside.h"

/* Whose names were looked up already; of the call's person, where it has one, what is secret. In the
 * call's arena. */
struct known;
struct known *history_known(struct call *call);
/* Adds to `entry` what differs between two states of a row (JSON; NULL nothing), in the field's
 * words. */
bool history_part(struct known *known, const char *record, const char *before, const char *after,
	struct history *entry, struct err *err);

/* Every change of the call's person since an instant, newest first, wherever it was made. */
bool history_all_since(
	struct call *call, const char *since, struct history **out, size_t *n, struct err *err);

#endif
