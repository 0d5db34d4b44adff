/* Who is marked on a list of people. The marks are bound to people, so a filter, another order or
 * another list neither drops nor moves them; who is not in sight is counted on the message line. */
#ifndef SCREEN_MARKS_H
#define SCREEN_MARKS_H

#include <caseload/caseload.h>
#include <caseload/tui/list.h>

#include "screen.h"

enum { MARKS_MAX = 200 }; /* what one change may be about, see app_run_many() */

/* Somebody marked: known also while a filter hides the row. */
struct mark {
	int64_t id;
	char *uid, *name;
	bool on_register; /* has an open episode */
	bool counts;	  /* which is more than a candidate's */
};

struct marks {
	struct view *view; /* whose list it is */
	struct list *list; /* its rows have people's ids */
	/* This person's row, where the list shows one now; NULL: not among them. */
	const struct case_row *(*row)(void *data, int64_t person_id);
	size_t (*shown)(void *data); /* how many rows there are */
	void (*before)(void *data);  /* the marks are about to change; may be NULL */
	void *data;
	struct mark *items;
	size_t n;
};

void marks_sync(struct marks *marks); /* after a key of the list: who they are */
void marks_clear(struct marks *marks);
/* As they are now, to be put back: marks_put() takes what marks_copy() gave, marks_drop() frees it. */
struct mark *marks_copy(const struct marks *marks);
bool marks_same(const struct marks *marks, const struct mark *items, size_t n);
void marks_put(struct marks *marks, struct mark *items, size_t n);
void marks_drop(struct mark *items, size_t n);
/* A key of the list that may mark; says no where there would be too many. */
enum tui_result marks_key(struct marks *marks, const struct tui_event *event);
/* Their uids, in the view's arena. */
const char *const *marks_uids(const struct marks *marks, size_t *n);
/* "3 marked (1 not shown)."; "" none. */
const char *marks_words(const struct marks *marks, struct arena *arena);
/* "OKONKWO, Adaeze; BAILEY, Thomas; AHMED, Fatima and 2 more" of the marked, or of the row under the
 * cursor. */
const char *marks_names(const struct marks *marks, struct arena *arena);
/* Whose row is under the cursor; NULL nobody's. */
const struct case_row *marks_selected(const struct marks *marks);
/* May this command be run for everyone marked, or for the row under the cursor? NULL it may; else the
 * sentence why not. */
const char *marks_why_not(const struct marks *marks, enum command_id id);

/* bulk.c: one command for everyone marked. The screen of the list has the hook `marks`. */
extern const struct screen screen_bulk;
bool bulk_knows(enum command_id id);
/* Off the register asks first, as nothing else does. */
enum answer bulk_begin(struct marks *marks, enum command_id id);

#endif
