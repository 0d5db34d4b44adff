/* What the files of the Actions screen share. */
#ifndef SCREEN_ACTIONS_H
#define SCREEN_ACTIONS_H

#include <caseload/action.h>
#include <caseload/tui/input.h>
#include <caseload/tui/list.h>

#include "screen.h"

struct action_view {
	const char *name, *words;
	const char *arg; /* of action list; NULL: every open one */
	const char *empty;
};
extern const struct action_view action_views[];
extern const size_t action_views_n;
enum { ACTIONS_BY_OWNER = 4, ACTIONS_CLOSED = 5 }; /* the chase list, and the view of closed ones */

/* A row: an action, or the heading of what is one owner's. */
struct action_row {
	const struct action *action; /* NULL: a heading */
	const struct action_owner *owner;
};
/* What is typed over the last row. */
enum actions_ask { ASK_NOTHING, ASK_OUTCOME, ASK_DUE };

struct actions {
	struct view *view;
	struct arena *arena; /* of the rows */
	const struct action *all;
	size_t n, late_n;
	struct action_owner *owners; /* of the chase list */
	size_t owners_n;
	struct action_row *rows; /* those that match the filter, and headings */
	size_t rows_n, shown_n;	 /* of these, actions */
	int sort;		 /* enum action_sort; 0 as the view has it */
	bool preview;
	struct list *list;
	size_t view_at; /* index of action_views */
	struct input *filter, *answer;
	bool filtering; /* the filter has the focus */
	enum actions_ask asking;
	int64_t asked_id; /* the action whose outcome is typed */
	char *new_owner;  /* uid chosen for the marked ones */
	char note[80];
};

const struct action *actions_selected(const struct actions *actions); /* NULL none */
enum answer actions_reload(struct actions *actions); /* and says why where it cannot */

/* actions_do.c: of the marked ones, else of the one under the cursor */
enum answer actions_run(
	struct actions *actions, enum command_id id, const char *name, const char *value);
enum answer actions_close(struct actions *actions); /* asks what came of it */
enum answer actions_answer_key(struct actions *actions, const struct screen_key *key);
enum answer actions_edit(struct actions *actions);
enum answer actions_history(struct actions *actions);		    /* what became of it */
enum answer actions_give(struct actions *actions, const char *uid); /* to this worker */

/* actions_draw.c */
void actions_draw(struct view *view, const struct canvas *canvas, bool focus);
void actions_draw_row(
	void *actions, size_t row, const struct canvas *canvas, struct list_look look);
int actions_pane_rows(const struct actions *actions, const struct canvas *canvas); /* 0 none */

/* actions_pick.c */
extern const struct screen screen_action_views; /* popup: which actions; arg.text the index now */
extern const struct screen screen_action_sorts; /* popup: in which order; arg.text the code now */

#endif
