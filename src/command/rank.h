/* Ranking practices anew inside a save, where what they are ranked by has changed. */
#ifndef COMMAND_RANK_H
#define COMMAND_RANK_H

#include <caseload/store/strata.h>

#include "inside.h"

bool rank_team(struct call *call, int64_t team_id, struct err *err);
/* The practices on the list of a run that was taken in, or taken back. */
bool rank_run(struct call *call, int64_t run_id, struct err *err);

#endif
