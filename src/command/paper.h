/* Where a page goes once the audit has it: a PDF of a sheet, a file written whole, a printer. */
#ifndef COMMAND_PAPER_H
#define COMMAND_PAPER_H

#include <stdbool.h>

#include <caseload/base/str.h>
#include <caseload/report/sheet.h>

/* Path of caseload-pdf: CASELOAD_PDF, beside the running program, or where `make install` puts it.
 * NULL where there is none. In the arena. */
const char *pdf_program(struct arena *arena);
/* The sheet as a PDF, appended to *pdf. *remark is what caseload-pdf had to say although it drew
 * (a character without a font), "" for nothing. */
bool pdf_draw(const struct sheet *sheet, const char *program, struct arena *arena, struct str *pdf,
	const char **remark, struct err *err);
/* Pages of a PDF as caseload-pdf writes it. */
size_t pdf_pages(const struct str *pdf);

/* A new file, complete or not at all, readable by nobody else. ERR_INVALID "to" where the name is
 * taken: nothing is ever written over. */
bool file_is_free(const char *path, struct err *err);
bool file_write_new(
	const char *path, const char *bytes, size_t length, struct arena *arena, struct err *err);

/* The same in the place of a file that may be there, which is gone only once the new one is whole. Refused
 * where something that is no file has the name. */
bool file_may_be_replaced(const char *path, struct err *err);
bool file_write_over(
	const char *path, const char *bytes, size_t length, struct arena *arena, struct err *err);

/* Is there a way to a printer? And then hand it over; `printer` NULL is the usual one. */
bool printer_is_there(const char *printer, struct err *err);
bool printer_send(const char *printer, const char *bytes, size_t length, struct arena *arena,
	struct err *err);

#endif
