/* A list over rows that someone else holds.
 *
 * It remembers the id of the selected row and of the marked ones, never their numbers: when the
 * rows change, the cursor stays on the same record, and if that is gone on the one that took its
 * place. Keys: Up Down k j, PgUp PgDn, Ctrl+U Ctrl+D (half), Home End gg G; with marks also Space
 * (mark, and down), v (start a range; Space then marks it), * (all), - (none). Enter and the rest
 * are the screen's. */
#ifndef CASELOAD_TUI_LIST_H
#define CASELOAD_TUI_LIST_H

#include <stdint.h>

#include <caseload/tui/canvas.h>
#include <caseload/tui/key.h>

struct list;

struct list_look {
	bool focused; /* the row with `>` */
	bool marked;
};

/* The rows. `count` and `id` are cheap; `want` (may be NULL) is called before rows are drawn, so
 * that a source that pages can fetch that range in one go. */
struct list_source {
	size_t (*count)(void *data);
	int64_t (*id)(void *data, size_t row); /* 0: a heading, which cannot be selected */
	/* One row; `>` and `*` are drawn already and the canvas begins right of them. The focus row
	 * is put into its style afterwards; blocks keep theirs. */
	void (*draw)(void *data, size_t row, const struct canvas *canvas, struct list_look look);
	void (*want)(void *data, size_t first, size_t n);
	/* The row of an id, or -1; NULL: the list looks for itself. */
	long (*find)(void *data, int64_t id);
	void *data;
};

struct list *list_new(const struct list_source *source); /* copied */
void list_free(struct list *list);
/* default: no marks; then the row begins at column 2, else 3 */
void list_marks(struct list *list, bool allowed);
/* shown when there is no row: why, and what next; copied */
void list_empty_text(struct list *list, const char *text);
void list_refresh(struct list *list); /* the rows changed: find the selected id again */

int64_t list_selected(const struct list *list);	 /* its id; 0 when there is no row */
long list_selected_row(const struct list *list); /* -1 when there is none */
bool list_select(struct list *list, int64_t id); /* false: not there; nothing moves */
void list_select_row(struct list *list, size_t row);
size_t list_marked(const struct list *list);  /* how many, shown or not */
size_t list_marked_hidden(struct list *list); /* of these, not among the rows now */
bool list_is_marked(const struct list *list, int64_t id);
void list_mark(struct list *list, int64_t id, bool marked);
void list_unmark_all(struct list *list);
/* list_marked() of them; borrowed until a mark changes */
const int64_t *list_marked_ids(const struct list *list);

bool list_ranging(const struct list *list); /* v was pressed: Space marks from there to here */
/* Where the cursor is and what is in sight, to be put back as it was after other rows were shown. */
struct list_place {
	int64_t id;
	size_t row, top;
};
struct list_place list_place(const struct list *list);
void list_put(struct list *list, struct list_place place);

enum tui_result list_key(struct list *list, const struct tui_event *event);
void list_draw(struct list *list, const struct canvas *canvas, bool focus);

#endif
