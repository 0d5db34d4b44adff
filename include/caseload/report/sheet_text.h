/* A sheet as text: pages of lines, for a printer, a file, or the preview on screen. */
#ifndef CASELOAD_REPORT_SHEET_TEXT_H
#define CASELOAD_REPORT_SHEET_TEXT_H

#include <caseload/report/sheet.h>

struct sheet_format {
	int columns; /* cells; 0 means 80, at least 40 */
	int lines;   /* lines on a page, head and foot included; 0: one endless page */
	bool ascii;  /* `~` instead of an ellipsis */
};
/* A4 at ten characters and six lines to the inch, with margins. */
#define SHEET_A4 ((struct sheet_format){80, 60, false})

/* Lines have no '\n', no trailing spaces, and are never wider than `columns`. */
struct sheet_page {
	const char **lines;
	size_t n;
};
struct sheet_pages {
	struct sheet_page *pages; /* at least one */
	size_t n;
};

/* All of it in the arena. A page that is not endless has exactly `lines` lines (more only
 * where head and foot alone would leave less than five for the content). */
struct sheet_pages *sheet_text(
	const struct sheet *sheet, struct sheet_format format, struct arena *arena);

/* One page without an end for pasting into the free-text field of another system: no frame and no
 * columns, headings in capitals, "Label: text", table rows with " | " between their cells, wrapped at
 * 72, dashes and quotation marks in ASCII (letters are kept), and at the end who printed it and
 * when. It says what the pages say. */
struct sheet_pages *sheet_block(const struct sheet *sheet, struct arena *arena);

/* The pages as one text, each line ended by '\n'; with `form_feed` a '\f' between pages. */
char *sheet_pages_join(const struct sheet_pages *pages, bool form_feed, struct arena *arena);

#endif
