/* Between the files about printed sheets. */
#ifndef COMMAND_SHEETS_H
#define COMMAND_SHEETS_H

#include <caseload/printed_list.h>

#include "care.h"

/* The team's sheet of the argument `sheet`, else the last that the worker printed. */
bool sheet_find(struct call *call, struct printed_list *out, struct err *err);

/* One line: the row it names, and a call about that person. */
struct sheet_written {
	struct sheet_line typed;
	struct printed_row row;
	struct call *call;
	const char *did; /* "done", "review moved to Fri 13-Mar-2026" */
};
/* sheet_verbs.c: does what the line says to the row it names, as the command would that it stands for;
 * line->call is about the row's person then. Refused as `line`. */
bool sheet_do(struct call *call, struct sheet_written *line, struct err *err);

#endif
