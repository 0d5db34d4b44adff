/* What the screens about the same person twice share. */
#ifndef SCREEN_DUPLICATES_H
#define SCREEN_DUPLICATES_H

#include <caseload/link.h>

#include "screen.h"

extern const struct screen screen_duplicates; /* arg.person: those of one person; NULL all */
extern const struct screen screen_pair;	      /* arg.person and arg.part: the uids of the two */

/* "MORGAN, Kofi (Mr)  16-Sep-1973  999 066 6261" */
const char *duplicates_who(const struct person *person, struct arena *arena);

#endif
