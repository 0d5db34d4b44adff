/* Cells that papers of all kinds have. */
#ifndef REPORT_CELLS_H
#define REPORT_CELLS_H

#include <caseload/base/arena.h>
#include <caseload/base/date.h>

/* "999 000 0018", "NHS Number not known" */
const char *nhs_number_cell(const char *nhs_number, struct arena *arena);
/* "12-Mar-2026\n3 days late"; "No date" */
const char *due_cell(struct date due, struct date today, struct arena *arena);

#endif
