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
	SHEET_RULE,
	SHEET_SPACE,
	SHEET_PAGE_BREAK,
	SHEET_WRITE_IN,
};

struct sheet_row {
	enum sheet_row_style style;
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
	const char *label; /* labelled, write-in */
	const char *text;  /* heading, paragraph, labelled, chart's title */
	struct sheet_column *columns;
	size_t n_columns;
	struct sheet_row *rows;
	size_t n_rows, rows_room;
	struct sheet_bar *bars;
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
	enum sheet_size size; /* of the next block */
	struct sheet_block *blocks;
	size_t n_blocks, blocks_room;
};

bool sheet_table_has_head(const struct sheet_block *table);
bool sheet_table_has_strong(const struct sheet_block *table);
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

/* A strip is what is never split: a line of a paragraph, a row of a table.
 * Heights are in lines or in points, as the renderer likes. */
struct sheet_strip {
	double height;
	double gap;	 /* empty space above, left out at the top of a page */
	bool keep;	 /* on the page of the next strip */
	bool page_break; /* starts a page */
	int head; /* index of the strip to repeat when this one is the first of a page, or -1 */
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
