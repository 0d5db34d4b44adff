/* What a save would change, for the audit and for "nothing to change". */
#ifndef COMMAND_CHANGES_H
#define COMMAND_CHANGES_H

#include <caseload/base/shape.h>

/* The names of the fields in which two records differ, "given, usual gp"; NULL where in none. */
char *changed_fields(
	const struct shape *shape, const void *before, const void *after, struct arena *arena);

#endif
