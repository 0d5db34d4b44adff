#ifndef COMMAND_DOCTOR_SHEET_H
#define COMMAND_DOCTOR_SHEET_H

#include <caseload/command/command.h>

/* The settings of PuTTY, Windows Terminal, NVDA and the server, one row each, state "set". */
const struct check *doctor_sheet(size_t *n);

#endif
