/* What SQLite says when a constraint refuses a row, read for the column and put for a person. */
#ifndef CASELOAD_DB_CONSTRAINT_H
#define CASELOAD_DB_CONSTRAINT_H

#include <stdbool.h>

#include <caseload/base/err.h>

/* Always false. `message` is SQLite's, such as "UNIQUE constraint failed: person.nhs_number". */
bool constraint_refuse(const char *message, struct err *err);

#endif
