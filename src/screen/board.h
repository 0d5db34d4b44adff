/* What the files of the Board share. */
#ifndef SCREEN_BOARD_H
#define SCREEN_BOARD_H

#include <caseload/caseload.h>
#include <caseload/tui/input.h>
#include <caseload/tui/list.h>

#include "screen.h"

enum { CHUNK_ROWS = 100 };

/* One of the lists the Board can show. */
struct board_view {
	const char *name;	 /* "Today" */
	const char *words;	 /* who that is */
	const char *empty;	 /* why there may be nobody, and what next */
	const char *arg, *value; /* of the command list; value NULL: the acting worker's login */
};
extern const struct board_view board_views[];
extern const size_t board_views_n;

struct chunk {
	struct arena *arena;
	struct case_row *rows;
	size_t n;
};

/* The rows of one list, read a hundred at a time as they come into sight. */
struct board_rows {
	struct chunk *chunks;
	size_t chunks_n;
	size_t total;		   /* who match */
	struct case_counts counts; /* over all of them */
};

struct board {
	struct view *view;
	size_t shows; /* index of board_views */
	enum case_sort sort;
	struct input *filter;
	bool filtering;	   /* the filter has the focus */
	bool filter_due;   /* it changed since the rows were read */
	size_t unfiltered; /* how many the list holds without it */
	bool pane;
	struct board_rows rows;
	struct list *list;
};

void rows_drop(struct board_rows *rows);
/* Reads the first rows and the counts; on failure what was there stays. */
bool rows_read(struct board *board, struct err *err);
/* A row, read when it has not been; NULL when that failed (the sentence is on the message line). */
const struct case_row *rows_at(struct board *board, size_t row);
long rows_find(struct board *board, int64_t person_id); /* among those read; -1 */

const struct case_row *board_selected(struct board *board); /* NULL nobody */
void board_draw_row(void *board, size_t row, const struct canvas *canvas, struct list_look look);
void board_draw(struct view *view, const struct canvas *canvas, bool focus);
const char *board_next_words(const struct case_row *row); /* what is to be done next */

const char *board_number(const struct case_row *row, char out[static NHS_NUMBER_SHOWN_SIZE]);
/* board_pane.c: right of the list, and under it. */
void board_side_pane(const struct canvas *pane, const struct case_row *row, struct date today,
	struct arena *arena);
void board_bottom_pane(const struct canvas *pane, const struct case_row *row, struct date today,
	struct arena *arena);

/* "46 people", "1 patient": in the team's word. */
const char *people_words(const struct team *team, int64_t n, struct arena *arena);

#endif
