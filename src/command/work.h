/* What the commands that list people to look at next share. */
#ifndef COMMAND_WORK_H
#define COMMAND_WORK_H

#include <caseload/work_list.h>

#include "inside.h"

/* The argument `practice`, one of the team's; NULL where it was not given. */
bool work_practice(struct call *call, const char **out, struct err *err);
/* The list as the result, with its sentence and what the audit says of it; returns true. */
bool work_done(struct call *call, struct work_list *list, struct result *out);

#endif
