/* What the files about actions share. */
#ifndef COMMAND_ACTIONS_H
#define COMMAND_ACTIONS_H

#include <caseload/action.h>
#include <caseload/meeting.h>

#include "care.h"

enum action_wanted { WANT_OPEN, WANT_CLOSED, WANT_ANY };
/* The action of the call's person that a uid, its beginning, or the beginning of the text names. */
bool action_find(struct call *call, enum action_wanted wanted, struct action *out, struct err *err);
/* The last part of the quick line (action_line_read) as a day to come. The one in the middle is read
 * with call_worker_named(). */
bool action_line_due(struct call *call, const char *when, struct date *out, struct err *err);

/* Closes it on that day, with what came of it (NULL nothing); saves and says nothing. */
bool action_close(struct call *call, struct action *action, int status, struct date on,
	const char *outcome, struct err *err);

#endif
