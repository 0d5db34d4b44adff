/* A sheet: what goes on paper, without saying how it is drawn.
 *
 * A report fills one from top to bottom; the text renderer (sheet_text.h) and
 * caseload-pdf draw the same sheet under the same rules: a table row is never split,
 * the head of a table is repeated on every page, a heading stays with what follows,
 * and every page carries the classification, the title, the subject and page n of m.
 *
 *	struct sheet *sheet = sheet_new(arena, "Caseload summary: J Patel, social worker");
 *	sheet_set_classification(sheet, "OFFICIAL-SENSITIVE: PERSONAL");
 *	sheet_set_printed(sheet, "J PATEL", "12-Mar-2026 14:05", 1);
 *	sheet_heading(sheet, 1, "Late first");
 *	sheet_table(sheet, columns, 3);
 *	sheet_row(sheet, SHEET_ROW_PLAIN, (const char *[]){"999 000 0018", "AHMED, F", "RED"});
 *
 * The sheet lives in its arena and copies every text it is given, through safe_text():
 * controls, escape sequences and bidirectional overrides never reach the paper.
 * Headings and titles are cut at 240 cells, labels and column heads at 80; paragraphs,
 * cells and what stands beside a label are never cut.
 * NULL is an empty text. Nothing here can fail; a row without a table is a bug(). */
#ifndef CASELOAD_REPORT_SHEET_H
#define CASELOAD_REPORT_SHEET_H

#include <stdbool.h>
#include <stddef.h>

#include <caseload/base/arena.h>
#include <caseload/base/err.h>
#include <caseload/base/str.h>

struct sheet;

enum sheet_size {
	SHEET_NORMAL,
	SHEET_LARGE,
	SHEET_LARGEST, /* a contingency page, read across a room */
};
enum sheet_align { SHEET_LEFT, SHEET_RIGHT, SHEET_CENTRE };
enum sheet_row_style {
	SHEET_ROW_PLAIN,
	SHEET_ROW_STRONG, /* bold; in text a `*` in front */
	SHEET_ROW_TOTAL,  /* bold under a line */
	/* The first cell runs over the whole width; stays with the next row, and stands again, with
	 * "(continued)", on every page that begins in the middle of its rows. */
	SHEET_ROW_GROUP,
};

/* A column with weight 0 is as wide as its widest cell; the others share the rest by
 * weight. None gets narrower than `min` characters while the paper allows it. */
struct sheet_column {
	const char *header; /* "" or NULL in every column: the table has no head */
	int weight;
	int min;
	enum sheet_align align;
	bool clip; /* one line, cut with an ellipsis; otherwise the text wraps */
};

enum { SHEET_COLUMNS_MAX = 24, SHEET_HEADING_MAX = 3, SHEET_POINTS_MAX = 24 };

/* A box to tick by hand: a cell, paragraph or labelled text that begins so has a square drawn on
 * paper. "[ ] Rung" is a box and a word. */
#define SHEET_TICK "[ ]"

struct sheet *sheet_new(struct arena *arena, const char *title);

/* --- the document: on every page --- */
void sheet_set_classification(struct sheet *sheet, const char *text); /* first line of the page */
/* Whom or what it is about, under the title: "OKONKWO, Adaeze (Mrs)  Born 14-Jul-1945 (80)
 * NHS No. 999 000 0492". May be called for several lines. */
void sheet_add_subject(struct sheet *sheet, const char *line);
/* Who printed it, when ("12-Mar-2026 14:05") and which copy; 0 leaves the copy out. */
void sheet_set_printed(struct sheet *sheet, const char *by, const char *when, int copy);
/* A line above the foot; "Check for a newer version before use." until it is changed. */
void sheet_set_notice(struct sheet *sheet, const char *text);
/* Where the audit stood: "Record 18,231, head 7f3a-19c2". */
void sheet_set_record(struct sheet *sheet, const char *text);
void sheet_set_landscape(struct sheet *sheet, bool landscape);
void sheet_set_large_print(struct sheet *sheet, bool large); /* 16 point and more throughout */
/* A letter: 12 point, and page one has no title but the sender top right, the address where the
 * window of a DL envelope is (20 mm from the left, 45 to 85 mm from the top), and the date. The
 * pages after it have the usual head. '\n' parts the lines of sender and address; up to 10 and 7
 * are shown, the address lines after the seventh joined to it. */
void sheet_set_letter(
	struct sheet *sheet, const char *sender, const char *address, const char *date);

/* --- the content, in order --- */
void sheet_heading(
	struct sheet *sheet, int level, const char *text);   /* 1 to 3; kept with what follows */
void sheet_paragraph(struct sheet *sheet, const char *text); /* '\n' starts a new line */
void sheet_labelled(
	struct sheet *sheet, const char *label, const char *text); /* empty text: "Not known" */
void sheet_table(struct sheet *sheet, const struct sheet_column *columns, size_t n);
/* `cells` has as many as the table has columns (one is enough for a group row). */
void sheet_row(struct sheet *sheet, enum sheet_row_style style, const char *const *cells);
void sheet_chart(struct sheet *sheet, const char *title); /* then its bars */
/* A bar as long as `value` (0 or more). `shown` is the value in words ("9 people", NULL: the
 * number), `target` draws a tick there (0: none), `mark` is a word after the value ("RED",
 * "over"). */
void sheet_bar(struct sheet *sheet, const char *label, long value, const char *shown, long target,
	const char *mark);
/* A picture of change: up to 24 columns, the value above and the label below, kept whole. The
 * numbers mean what they do in a bar. */
void sheet_trend(struct sheet *sheet, const char *title); /* then its points */
void sheet_point(
	struct sheet *sheet, const char *label, long value, const char *shown, const char *mark);
/* A line across the trend at `value` (more than 0), explained by `label` ("target 40"). */
void sheet_trend_target(struct sheet *sheet, long value, const char *label);
/* Text in a strong frame; whole on a page where it fits one. The label stands bold inside. */
void sheet_box(struct sheet *sheet, const char *label, const char *text);
void sheet_rule(struct sheet *sheet);
void sheet_space(struct sheet *sheet, int lines); /* 1 to 40 empty lines */
void sheet_page_break(struct sheet *sheet);
/* Ruled lines to write on by hand, under a label. */
void sheet_write_in(struct sheet *sheet, const char *label, int lines);
/* Ruled lines (1 to 40) over the whole width below the row added last, never parted from it. */
void sheet_row_room(struct sheet *sheet, int lines);
/* The row added last, and what it has room for, stays on the page of the row after it. */
void sheet_row_keep(struct sheet *sheet);
/* What follows is about this person ("OKONKWO, Adaeze  born 14-Jul-1945  NHS No. 999 000 0492"),
 * or whatever else a page must not be without, a practice in a table of many pages;
 * "" ends it. Nothing is drawn here (a heading says it), but a page that begins in the middle of what follows begins
 * with the line and "(continued)". */
void sheet_person(struct sheet *sheet, const char *line);
/* What was added last stays on the page of what is added next. */
void sheet_keep_with_next(struct sheet *sheet);
/* Text size from here on (PDF; text has one size). */
void sheet_size(struct sheet *sheet, enum sheet_size size);

/* --- between programs --- */
/* Lines of UTF-8, fields parted by tabs, `\\ \n \t` escaped, from "caseload-sheet 1" to "end".
 * What sheet_write() wrote, sheets_read() reads to an equal sheet. */
void sheet_write(const struct sheet *sheet, struct str *out);
/* A summary of twenty thousand people is under 4 MB; more than this is a mistake or an attack. */
enum { SHEET_BYTES_MAX = 32 * 1024 * 1024, SHEETS_MOST = 1000 };
/* At least one sheet, or several, each with pages of its own, one behind the other. Strict: anything
 * else than whole sheets is refused with the line number, ERR_INVALID. */
bool sheets_read(const char *text, size_t length, struct arena *arena, struct sheet ***out,
	size_t *n, struct err *err);

#endif
