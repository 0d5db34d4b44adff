/* The cell grid every widget draws into, and the rectangles of it that are handed out.
 *
 * A grid holds the cells, their styles and the cursor; term.h copies it to a terminal, tests
 * read it back. A canvas is a window on a grid, passed by value or pointer and never freed: all
 * coordinates are relative to its top left corner, and nothing drawn through it leaves it.
 * Rows and columns start at 0. Drawing outside is not an error, it draws nothing. */
#ifndef CASELOAD_TUI_CANVAS_H
#define CASELOAD_TUI_CANVAS_H

#include <stdbool.h>
#include <stddef.h>

#include <caseload/base/arena.h>

/* Roles, not colours: what they look like is the theme's affair (term.h). A style never carries
 * meaning alone; the word, `!`, `*` or `>` is always in the text as well. */
enum style {
	STYLE_NORMAL,
	STYLE_BOLD,
	STYLE_UNDERLINE,
	STYLE_REVERSE,
	STYLE_BAR,	   /* title row and key bar: reverse */
	STYLE_FOCUS,	   /* the row with `>`: reverse */
	STYLE_MARKED,	   /* rows with `*`: bold */
	STYLE_HEADING,	   /* bold */
	STYLE_LATE,	   /* "4d late": bold */
	STYLE_KEY,	   /* the name of a key: reverse; in a bar bold */
	STYLE_FIELD,	   /* the inside of a field: underline */
	STYLE_SELECTED,	   /* selected text: reverse */
	STYLE_HIT,	   /* a search hit: bold and underlined */
	STYLE_BLOCK_RED,   /* very high: bright white on red; mono reverse and bold */
	STYLE_BLOCK_AMBER, /* high: black on yellow; mono bold */
	STYLE_ALERT,	   /* alerts of the banner: black on yellow; mono reverse */
	STYLE_ERROR,	   /* only the `!` before a sentence: bright white on red; mono bold */
	STYLE_COUNT
};

enum { CELL_TEXT_SIZE = 24 };

struct cell {
	/* one grapheme of at most 5 code points; "" right of a wide one */
	char text[CELL_TEXT_SIZE];
	unsigned char style; /* enum style */
	unsigned char width; /* 1 or 2; 0 for the right half of a wide grapheme */
};

struct grid {
	int rows, cols;
	struct cell *cells;	    /* row by row */
	int cursor_row, cursor_col; /* always inside */
	bool ascii; /* lines are - and |, the ellipsis is ~, what is not ASCII shows as ? */
	bool calm;  /* for who listens: no lines and frames, and forms have one column */
};

struct canvas {
	struct grid *grid;
	int row, col; /* of its corner in the grid; may be negative for something scrolled */
	int rows, cols;
	/* in the grid; bottom and right are past the end */
	int clip_top, clip_left, clip_bottom, clip_right;
};

struct grid *grid_new(int rows, int cols); /* both at least 1; blank */
void grid_free(struct grid *grid);
void grid_resize(struct grid *grid, int rows, int cols); /* blank afterwards */
void grid_clear(struct grid *grid); /* all blank and normal; the cursor goes to the corner */
struct canvas grid_canvas(struct grid *grid); /* the whole of it */
/* Makes `n` blank rows at `row`: what stands there moves down, what reaches `end` is gone. */
void grid_insert_rows(struct grid *grid, int row, int n, int end);

/* For tests and for copying out as text: a row without its trailing blanks; a cell or NULL
 * outside. */
char *grid_row(const struct grid *grid, int row, struct arena *arena);
const struct cell *grid_cell(const struct grid *grid, int row, int col);

/* A part of a canvas, clipped to it. Negative sizes count as 0. */
struct canvas canvas_sub(const struct canvas *canvas, int row, int col, int rows, int cols);

/* Text on one row, at most `width` cells (-1: to the right edge). What does not fit is cut at a
 * grapheme and ends in an ellipsis. Controls, bidi overrides and zero-width characters are left
 * out; emoji show as [emoji]. NULL draws nothing. Returns the cells used. */
int canvas_text(const struct canvas *canvas, int row, int col, int width, const char *text,
	enum style style);
int canvas_textf(const struct canvas *canvas, int row, int col, int width, enum style style,
	const char *format, ...) __attribute__((format(printf, 6, 7)));
/* The same, ending at the right end of `width`. */
int canvas_text_right(const struct canvas *canvas, int row, int col, int width, const char *text,
	enum style style);
/* As an editor wants it: exactly these bytes, no ellipsis, each code point with its own width. */
int canvas_raw(const struct canvas *canvas, int row, int col, const char *text, size_t length,
	enum style style);
/* False where only ASCII can be shown and some of the text would be a question mark. */
bool canvas_shows_whole(const struct canvas *canvas, const char *text);
/* Wraps at spaces over several rows, at most canvas->rows - row of them; returns the rows used.
 * '\n' ends a line. With rows to spare nothing is cut; the last row ends in an ellipsis if it
 * was. */
int canvas_wrap(const struct canvas *canvas, int row, int col, int width, const char *text,
	enum style style);
/* How many rows canvas_wrap() would want at this width. */
int canvas_wrap_rows(const char *text, int width);

void canvas_clear(const struct canvas *canvas); /* blank and normal */
void canvas_fill(const struct canvas *canvas, int row, int col, int rows, int cols,
	const char *grapheme, enum style style);
/* Changes the style of cells already drawn. Blocks (red, amber, alert, error) keep theirs, so a
 * focused row does not lose them. */
void canvas_restyle(
	const struct canvas *canvas, int row, int col, int rows, int cols, enum style style);
void canvas_hline(const struct canvas *canvas, int row, int col, int cols);
void canvas_vline(const struct canvas *canvas, int row, int col, int rows);
void canvas_box(const struct canvas *canvas); /* a frame along its edge */
/* A frame of that size (cut to the canvas) in the middle, emptied, with a title in its top line;
 * returns the inside. */
struct canvas canvas_popup(const struct canvas *canvas, int rows, int cols, const char *title);

/* The one hardware cursor: screen readers and braille displays follow it, so every draw ends with
 * it on what has the focus. Clipped into the canvas. */
void canvas_cursor(const struct canvas *canvas, int row, int col);

#endif
