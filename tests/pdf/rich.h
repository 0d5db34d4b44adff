/* A sheet with one of everything a sheet can have. */
#ifndef TESTS_PDF_RICH_H
#define TESTS_PDF_RICH_H

#include <caseload/report/sheet.h>

struct sheet *rich_sheet(struct arena *arena);

#endif
