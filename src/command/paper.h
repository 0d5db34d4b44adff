/* Where a page goes once the audit has it: a PDF of a sheet, a file written whole, a printer. */
#ifndef COMMAND_PAPER_H
#define COMMAND_PAPER_H

#include <stdbool.h>

#include <caseload/base/str.h>
#include <caseload/printer.h>
#include <caseload/report/sheet.h>

struct call;

/* Path of caseload-pdf: CASELOAD_PDF, beside the running program, or where `make install` puts it.
 * NULL where there is none. In the arena. */
const char *pdf_program(struct call *call);
/* The sheets as one PDF, appended to *pdf. *remark is what caseload-pdf had to say although it drew
 * (a character without a font), "" for nothing. */
bool pdf_draw(struct sheet *const *sheets, size_t n, const char *program, struct arena *arena,
	struct str *pdf, const char **remark, struct err *err);
/* Pages of a PDF as caseload-pdf writes it. */
size_t pdf_pages(const struct str *pdf);

/* Runs a program with `bytes` as its input, in the C locale; its exit status, or one of these. */
enum {
	PROGRAM_NOT_RUN = -1, /* it could not be started: it has done nothing */
	PROGRAM_ENDED = -2,   /* not in time, or by a signal: nobody knows how far it got */
};
int program_feed(const char *path, char *const argv[], const char *bytes, size_t length,
	int patience_ms, struct str *out, struct str *said);
/* Where the environment says that a program or its folder lies; NULL where it says nothing. Anybody who
 * could put another program there would get the pages: a store in real use knows no other place. */
const char *program_elsewhere(const struct call *call, const char *variable);
/* The first line of what a program said, safe and cut. */
const char *program_said(const struct str *said, struct arena *arena);

/* All of them to an open file or terminal, whatever interrupts; errno says why not. */
bool bytes_write(int fd, const char *bytes, size_t length);
/* May a file of that name be written? Refused as ERR_INVALID before anything is: field "replace" where a
 * file has the name and `replace` does not allow it, else "to": a folder, a link, a device, the
 * store itself (path of it, or NULL), a name nobody can read, a folder that is not there or not the
 * user's to write. Asked again by the writing, which takes no file for free that is not. */
bool file_may_be_made(
	const char *path, bool replace, const char *store, struct arena *arena, struct err *err);
/* A new file, complete or not at all, readable by nobody else. */
bool file_write_new(
	const char *path, const char *bytes, size_t length, struct arena *arena, struct err *err);
/* The same in the place of a file that may be there, which is gone only once the new one is whole. */
bool file_write_over(
	const char *path, const char *bytes, size_t length, struct arena *arena, struct err *err);
/* Either of them, for a command that has its audit row already; where the file could not be written
 * another says so. */
bool file_write_audited(struct call *call, const char *path, bool replace, const struct str *bytes,
	struct err *err);

/* ---- the printing service ---- */

bool printers_list(struct call *call, struct printer **out, size_t *n, struct err *err);
/* Would that printer take pages now? *printer NULL asks for the usual one, whose name comes back.
 * ERR_INVALID "printer": none here, unknown, stopped; ERR_IO: the printing service does not answer. */
bool printer_is_there(struct call *call, const char **printer, struct err *err);
/* All or nothing, as lp answers. ERR_FULL: no room where pages wait. ERR_UNKNOWN: lp did not answer, so
 * it may print or not. */
bool printer_send(struct call *call, const char *printer, int64_t copies, bool one_sided,
	const char *title, const struct str *bytes, struct err *err);

/* ---- the printer at the PC, through the terminal ---- */

bool pc_is_there(struct err *err);
/* Pages of text in the PC's code page, with its line ends; no other control is left in them. Letters it
 * does not have are written as others, which *remark tells ("" none); where there is nothing to write
 * ERR_INVALID "anyway", or a question mark if `anyway`. */
bool pc_turn(const char *text, const char *codepage, bool anyway, struct arena *arena,
	struct str *out, const char **remark, struct err *err);
/* ERR_UNKNOWN: the terminal took some of it. */
bool pc_send(const struct str *bytes, struct err *err);
/* For tests: a file in the place of the terminal; NULL: the terminal. */
void pc_terminal(const char *path);

#endif
