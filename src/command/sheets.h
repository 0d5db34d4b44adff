/* Between the files about printed sheets. */
#ifndef COMMAND_SHEETS_H
#define COMMAND_SHEETS_H

#include <caseload/printed_list.h>

#include "care.h"

/* The team's sheet of the argument `sheet`, else the last that the worker printed. */
bool sheet_find(struct call *call, struct printed_list *out, struct err *err);

#endif
