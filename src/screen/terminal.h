/* Before the screens: a terminal whose type nobody has heard of. */
#ifndef SCREEN_TERMINAL_H
#define SCREEN_TERMINAL_H

#include <stdbool.h>

#include <caseload/base/err.h>

/* Leaves a known type alone; asks on standard error and input what else to take it for, and sets
 * *type to that, or to NULL for plain mode. ERR_USAGE where nobody answers. */
bool terminal_choose(const char **type, struct err *err);

#endif
