/* What the files of the ward list's screen share. */
#ifndef SCREEN_MATCH_H
#define SCREEN_MATCH_H

#include <caseload/base/str.h>
#include <caseload/match.h>
#include <caseload/tui/input.h>
#include <caseload/tui/list.h>

#include "screen.h"

struct match_view {
	struct view *view;
	/* The list as it was pasted and typed, in memory alone and gone when the screen is left; or the
	 * file that was named instead. */
	struct str text;
	char *file;
	size_t lines;
	struct str cleared;  /* what x took away, until something else is done */
	struct input *input; /* a line that is typed, or a file's name */
	/* the answer */
	struct arena *arena;
	const struct match *rows;
	size_t n;
	struct match_counts counts;
	const char *said; /* of the whole, in words */
	struct list *list;
	bool stale;		      /* the text changed since */
	int64_t took_ms, asked_at_ms; /* the last reading: how long, and when it ended */
	const char *order;	      /* "dmy" or "mdy" once it was asked; NULL */
	char *recording;	      /* arguments of match record, while its question stands */
};

/* match_draw.c */
void match_draw(struct view *view, const struct canvas *canvas, bool focus);
struct list_source match_source(struct match_view *match);
/* Everything about a row, for the lines below the list and for `w`. */
const char *match_row_words(const struct match *row, struct arena *arena);

/* ---- match_list.c ---- */

/* The answer, not the list. */
void match_forget(struct match_view *match);
/* The list as arguments of a command. */
void match_set_list(const struct match_view *match, struct args *args);
/* Reads the whole list again. False, and said, where it cannot be read. */
bool match_ask(struct match_view *match);
/* What `result` found takes the place of what was shown; `arena` is taken over. */
void match_take_rows(struct match_view *match, struct arena *arena, const struct result *result);
void match_typing(struct match_view *match, bool on);
enum answer match_paste(struct match_view *match, const struct tui_event *event);
enum answer match_enter_line(struct match_view *match);
enum answer match_clear_list(struct match_view *match);

/* ---- match_record.c ---- */

/* What would be done is found out by doing it as a trial, so the question names the right number. */
enum answer match_ask_record(struct match_view *match);
/* What happened, and when. */
enum answer match_open_form(struct match_view *match);

#endif
