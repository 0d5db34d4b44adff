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

#endif
