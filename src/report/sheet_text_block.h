/* The blocks of a sheet as strips of text lines. */
#ifndef CASELOAD_REPORT_SHEET_TEXT_BLOCK_H
#define CASELOAD_REPORT_SHEET_TEXT_BLOCK_H

#include <caseload/report/sheet_block.h>

struct lines;

struct text_strip {
	const char **lines;
	size_t n;
};

struct text_strips {
	struct arena *arena;
	int columns;
	int height;	/* of the content area in lines; 0: endless */
	int head_lines; /* of the head of a page */
	bool ascii;
	struct sheet_strip *strips; /* data: struct text_strip */
	size_t n, room;
	/* Behind the first `n_placed` stand the lines for pages that go on about a person or in a
	 * group of rows; until then strips have their index here. */
	size_t n_placed;
	struct lines *again;
	size_t n_again, again_room;
	/* What the next strip is to have. */
	int gap;
	bool page_break;
	int person; /* index in again, -1 for none */
	bool person_begins;
	int person_lines; /* that a page begins with in the middle of the person's part */
	int label_cells;  /* of the labelled lines that follow one another now */
};

void text_strips_add_sheet(struct text_strips *strips, const struct sheet *sheet);

/* sheet_text_table.c */
void text_strips_add_table(struct text_strips *strips, const struct sheet_block *table);

/* One strip; the gap and page break that wait for it are used up. */
struct sheet_strip *text_strip_add(struct text_strips *strips, const char **lines, size_t n);

/* sheet_text_trend.c */
void text_strips_add_trend(struct text_strips *strips, const struct sheet_block *trend);
void text_strips_add_chart(struct text_strips *strips, const struct sheet_block *chart);

/* A line for the pages that go on, with empty lines below it; its index in `again`. */
int text_again_add(struct text_strips *strips, const char *line, int below);
int text_again_lines(const struct text_strips *strips, int again); /* 0 for -1 */

/* Ruled lines to write on, as lines. */
void text_ruled(const struct text_strips *strips, int lines, struct lines *out);

/* A label and its text beside it, as lines. */
void text_labelled(const struct text_strips *strips, const char *label, const char *text,
	int label_cells, struct lines *out);

const char *line_fill(struct arena *arena, char c, int cells);
const char *line_trim(struct arena *arena, const char *line);

#endif
