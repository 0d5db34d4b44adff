/* What the files of the Board share. */
#ifndef SCREEN_BOARD_H
#define SCREEN_BOARD_H

#include <caseload/caseload.h>
#include <caseload/tui/input.h>
#include <caseload/tui/list.h>

#include "marks.h"

enum { CHUNK_ROWS = 100 };

/* One of the lists the Board can show. */
struct board_view {
	const char *code;	 /* of a saved filter; never changes */
	const char *name;	 /* "Today" */
	const char *words;	 /* who that is */
	const char *empty;	 /* why there may be nobody, and what next */
	const char *arg, *value; /* of the command list; value NULL: the acting worker's login */
};
extern const struct board_view board_views[];
extern const size_t board_views_n;

/* The orders of a list. */
struct board_sort {
	const char *code, *name, *words; /* "due", "due date", "late first" */
};
extern const struct board_sort board_sorts[]; /* by enum case_sort */
enum { BOARD_SORTS = SORT_LEAD + 1 };

struct chunk {
	struct arena *arena;
	const struct case_row *rows[CHUNK_ROWS]; /* NULL: not known to the team any more */
};

/* One list as it was read: everyone's ids in order, and their rows a hundred at a time as they come
 * into sight. Others' changes neither add nor move anybody until it is read again. */
struct board_rows {
	int64_t *ids;
	size_t total; /* who match */
	struct chunk *chunks;
	struct case_counts counts; /* over all of them */
	struct case_waiting waiting;
	int64_t seq;	/* how far the audit went then */
	char means[48]; /* "due Fri 13-Mar-2026": what the filter was taken for; "" words */
};

/* How the list was narrowed and marked before: u goes back to it. */
struct board_past {
	struct mark *marks;
	size_t marks_n, shows;
	enum case_sort sort;
	char *filter;
};
enum { PAST_MAX = 20 };

enum pane { PANE_OFF, PANE_ON, PANE_FOCUS };

struct board {
	struct view *view;
	size_t shows; /* index of board_views */
	enum case_sort sort;
	struct input *filter;
	bool filtering;	 /* the filter has the focus */
	bool filter_due; /* it changed since the rows were read */
	bool filtered;	 /* the rows are those of a filter */
	struct board_rows rows;
	/* The list the filter narrows, and where one was in it: Esc puts it back, unread. */
	struct board_rows whole;
	struct list_place whole_place;
	bool whole_kept;
	size_t unfiltered; /* how many the list holds without it */
	struct list *list;
	struct marks marks;
	struct board_past past[PAST_MAX]; /* the oldest first */
	size_t past_n;
	bool asked_again; /* F5: nothing of ours was saved */
	enum pane pane;
	int pane_top, pane_rows, pane_height; /* scrolled to; in sight; in all */
	struct arena *record_arena;
	const struct person_record *record; /* read for the pane; NULL nobody's */
	bool news_due;			    /* a key was pressed since */
	int64_t news_at_ms;		    /* not before */
	char *news;			    /* "M Lewis changed 2 records" */
};

/* board_rows.c */
void rows_drop(struct board_rows *rows);
/* Reads everyone's ids, the counts and the first rows into `out`. */
bool rows_read(struct board *board, struct board_rows *out, struct err *err);
/* A row, read when it has not been; NULL when that failed (the sentence is on the message line) or
 * the person is gone. */
const struct case_row *rows_at(struct board *board, size_t row);
long rows_find(struct board *board, int64_t person_id); /* -1: not on the list */

/* board_list.c: which rows; Esc goes back from those of the filter to the whole list. */
bool board_reload(struct board *board, struct err *err);
void board_forget_whole(struct board *board); /* the list below the filter is no longer so */
/* From now on this list, in this order, with this filter. */
enum answer board_show(struct board *board, size_t shows, enum case_sort sort, const char *filter);
void board_filtering(struct board *board, bool on); /* the filter has the focus */
enum answer board_clear_filter(struct board *board);
enum answer board_filter_again(struct board *board); /* it changed */
enum answer board_filter_key(struct board *board, const struct screen_key *key);

/* board_past.c: before marks or what is shown change; and back to it. */
void past_keep(struct board *board);
void past_forget(struct board *board); /* something was saved since: u takes back that */
enum answer past_back(struct view *view);

/* board_news.c: what others did meanwhile, counted on a key and never by itself */
void news_look(struct board *board);

void board_preview(struct board *board);		    /* the pane as the worker has set it */
const struct case_row *board_selected(struct board *board); /* NULL nobody */
/* The cursor to this person, where the list has them. */
void board_go_to(struct view *view, int64_t person_id);
void board_draw_row(void *board, size_t row, const struct canvas *canvas, struct list_look look);
void board_draw(struct view *view, const struct canvas *canvas, bool focus);
const char *board_next_words(const struct case_row *row); /* what is to be done next */
const char *board_number(const struct case_row *row, char out[static NHS_NUMBER_SHOWN_SIZE]);
/* board_calm.c: a row as it is listened to. */
char *board_spoken_name(const struct case_row *row, struct arena *arena);
void board_calm_row(const struct board *board, const struct case_row *row, size_t at,
	const struct canvas *canvas, struct arena *arena);

/* board_pane.c: right of the list, and under it. What it shows came with the list; the rest of the
 * record is read (and audited) only when the pane is gone into. */
void pane_forget(struct board *board);
/* In it, and it is in sight: on a small terminal there is none. */
bool pane_has_focus(const struct board *board);
bool pane_read(struct board *board); /* the record of the selected one; false: said why */
enum answer pane_key(struct board *board, const struct screen_key *key);
void pane_draw_side(struct board *board, const struct canvas *pane, const struct case_row *row);
void pane_draw_bottom(struct board *board, const struct canvas *pane, const struct case_row *row);

/* "46 people", "1 patient": in the team's word. */
const char *people_words(const struct team *team, int64_t n, struct arena *arena);

#endif
