/* The inside of a sheet, for those who draw it: the text renderer and caseload-pdf.
 * Reports only fill a sheet and do not include this.
 * Every text is safe and never NULL; "" where there is none. */
#ifndef CASELOAD_REPORT_SHEET_BLOCK_H
#define CASELOAD_REPORT_SHEET_BLOCK_H

#include <caseload/report/sheet.h>

enum sheet_kind {
	SHEET_HEADING,
	SHEET_PARAGRAPH,
	SHEET_LABELLED,
	SHEET_TABLE,
	SHEET_CHART,
	SHEET_TREND,
	SHEET_BOX,
	SHEET_RULE,
	SHEET_SPACE,
	SHEET_PAGE_BREAK,
	SHEET_WRITE_IN,
};

struct sheet_row {
	enum sheet_row_style style;
	int room;	    /* ruled lines below it */
	bool keep;	    /* with the next row */
	const char **cells; /* always as many as the table has columns */
};

struct sheet_bar {
	const char *label;
	const char *shown;
	const char *mark;
	long value;
	long target;
};

struct sheet_block {
	enum sheet_kind kind;
	enum sheet_size size;
	bool keep;	   /* with the next block */
	int number;	   /* heading: level; space and write-in: lines */
	const char *label; /* labelled, box, write-in; trend: what its target line is */
	const char *text;  /* heading, paragraph, labelled, box; title of a chart or trend */
	/* Whom it is about, "" for nobody; blocks of one person's part share the pointer. */
	const char *person;
	long target; /* of a trend; 0: none */
	struct sheet_column *columns;
	size_t n_columns;
	struct sheet_row *rows;
	size_t n_rows, rows_room;
	struct sheet_bar *bars; /* chart, trend */
	size_t n_bars, bars_room;
};

struct sheet {
	struct arena *arena;
	const char *title;
	const char *classification;
	const char **subject;
	size_t n_subject, subject_room;
	const char *printed_by;
	const char *printed_when;
	int copy;
	const char *notice;
	const char *record;
	bool landscape;
	bool large_print;
	bool letter;
	const char *sender, *address, *date; /* of a letter */
	/* Of the next block. */
	enum sheet_size size;
	const char *person;
	struct sheet_block *blocks;
	size_t n_blocks, blocks_room;
};

enum { SHEET_SENDER_LINES = 10, SHEET_ADDRESS_LINES = 7 };

/* Does this block begin a person's part? */
bool sheet_person_begins(const struct sheet *sheet, size_t at);
/* A line at the top of a page that goes on: "OKONKWO, Adaeze  born ... (continued)". */
const char *sheet_again(const char *line, struct arena *arena);
bool sheet_table_has_head(const struct sheet_block *table);
bool sheet_table_has_strong(const struct sheet_block *table);
/* Does the row stay on the page of the one after it? */
bool sheet_row_keeps(const struct sheet_block *table, size_t at);
long sheet_chart_top(const struct sheet_block *chart); /* the largest value or target, at least 1 */
/* "Printed by J PATEL   copy 1", without the page number; "" where nobody is named. */
const char *sheet_printed_line(const struct sheet *sheet, struct arena *arena);

/* --- shared by both renderers --- */

/* Bytes of an NHS Number (999 000 0018) or a date (12-Mar-2026) at the start of the text, which no
 * line break may part; 0 where there is neither. */
size_t sheet_unbroken(const char *text);

/* Widths of the columns within `total`. `natural` holds the widest cell of each column,
 * `widest_word` what cannot be wrapped, `cell` the width of one character, `gap` the space between
 * columns; all in one unit. False when words would have to be cut: then each row is better shown as
 * labelled lines. */
bool sheet_fit_columns(const struct sheet_block *table, const int *natural, const int *widest_word,
	int cell, int gap, int total, int *widths);

/* How large a text of that size is on paper, in points. */
double sheet_points(const struct sheet *sheet, enum sheet_size size);

/* A paragraph or labelled line of at most so many lines stands on one page; of a longer one never
 * the first or the last line alone. */
enum { SHEET_WHOLE_LINES = 8 };

/* A strip is what is never split: a line of a paragraph, a row of a table.
 * Heights are in lines or in points, as the renderer likes. */
struct sheet_strip {
	double height;
	double gap;	 /* empty space above, left out at the top of a page */
	bool keep;	 /* on the page of the next strip */
	bool page_break; /* starts a page */
	/* Strips to repeat, in this order, when this one is the first of a page: the person's line, the
	 * head of the table, the line of the group; -1 for none. They may lie behind the `n` strips
	 * that are placed in order. */
	int person, head, group;
	const void *data; /* the renderer's own */
};
/* Where a strip comes to stand. A repeated table head is a placement of its own. */
struct sheet_place {
	size_t strip;
	size_t page;
	double top; /* from the top of the content area */
	bool repeated;
};
struct sheet_places {
	struct sheet_place *places;
	size_t n, room;
	size_t pages; /* at least 1 */
};
/* `height` of the content area of a page; 0 means endless, where breaks are gaps. */
void sheet_paginate(const struct sheet_strip *strips, size_t n, double height, struct arena *arena,
	struct sheet_places *out);

#endif
