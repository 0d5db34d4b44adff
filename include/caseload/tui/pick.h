/* A pick list: type to narrow, Up and Down, Enter takes.
 * Matches at the start of any word come first, then those that contain what was typed; accents,
 * case and punctuation do not count. Over 200 entries nothing is shown until 2 letters are typed.
 * Free text is refused: "Not in the list. F4 shows it." Draw it inline or into canvas_popup(). */
#ifndef CASELOAD_TUI_PICK_H
#define CASELOAD_TUI_PICK_H

#include <caseload/tui/canvas.h>
#include <caseload/tui/key.h>

struct pick_entry {
	const char *id;	    /* what the choice is; in a form, the field's value */
	const char *text;   /* what is shown and matched */
	const char *detail; /* at the right, such as a worker's caseload now; NULL none */
};

/* Entries are the caller's and live as long as the pick. Where `search` is set it is asked instead,
 * with what was typed (for tables too big to hold); it returns the number of entries, borrowed
 * until the next call. `label`, for a value set from outside, gives the text of an id (NULL: search
 * the entries). */
struct pick_source {
	const struct pick_entry *entries;
	size_t n;
	size_t (*search)(void *data, const char *typed, const struct pick_entry **out);
	const char *(*label)(void *data, const char *id);
	void *data;
	const char *
		none; /* said where nothing matches, of one who takes what was typed; NULL refuses */
};

struct pick;

enum { PICK_MANY = 200, PICK_SHORT = 7 };

/* the id chosen so far, or NULL */
struct pick *pick_new(const struct pick_source *source, const char *id);
void pick_free(struct pick *pick);
const struct pick_entry *pick_chosen(const struct pick *pick); /* under the cursor; NULL none */
const char *pick_typed(const struct pick *pick);
size_t pick_shown(const struct pick *pick); /* how many match */
size_t pick_all(const struct pick *pick);   /* how many entries there are, whatever is typed */
/* DONE with Enter on an entry, CANCEL with Esc; Enter with no match is TAKEN and shows the
 * sentence. */
enum tui_result pick_key(struct pick *pick, const struct tui_event *event);
void pick_draw(struct pick *pick, const struct canvas *canvas); /* what is typed, then the list */

/* The matching alone: indexes of matching entries in order, into `out` (room for n). */
size_t pick_match(const struct pick_entry *entries, size_t n, const char *typed, size_t *out);
const char *pick_label(const struct pick_source *source, const char *id); /* "" if unknown */

#endif
