/* The words of a written sheet, the same for writing and reading. */
#ifndef CASELOAD_REPORT_SHEET_LINE_H
#define CASELOAD_REPORT_SHEET_LINE_H

#include <caseload/report/sheet.h>

#define SHEET_FIRST_LINE "caseload-sheet 1"

extern const char *const sheet_align_words[]; /* by enum sheet_align, NULL ends */
extern const char *const sheet_style_words[]; /* by enum sheet_row_style */
extern const char *const sheet_size_words[];  /* by enum sheet_size */

#endif
