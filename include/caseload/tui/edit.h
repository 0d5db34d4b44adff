/* The text engine behind every field and every long text.
 *
 * UTF-8 in memory. The cursor stands between graphemes. Positions are bytes from the start.
 * What goes in passes safe_text(); what edit_take() gives out is NFC. Undo is without limit while
 * the edit lives, so a screen that wants undo to outlive a visit keeps the edit.
 * Soft wrap is cached by paragraph: typing into 200 kB costs one paragraph. */
#ifndef CASELOAD_TUI_EDIT_H
#define CASELOAD_TUI_EDIT_H

#include <stdbool.h>
#include <stddef.h>

#include <caseload/base/arena.h>

struct edit;

/* `lines`: long text. Otherwise one line: line ends and tabs become a space. */
struct edit *edit_new(bool lines);
void edit_free(struct edit *edit);
/* Replaces everything; cursor at the end for one line, at the start for long text; no undo,
 * unchanged. */
void edit_set(struct edit *edit, const char *text);

const char *edit_text(const struct edit *edit); /* as it stands; borrowed until the next change */
size_t edit_length(const struct edit *edit);
/* NFC, line ends without blanks before them */
char *edit_take(const struct edit *edit, struct arena *arena);
/* differs from edit_set() or the last edit_mark_saved() */
bool edit_changed(const struct edit *edit);
void edit_mark_saved(struct edit *edit);
/* what edit_set() or the last edit_mark_saved() had; borrowed until the next */
const char *edit_saved(const struct edit *edit);
/* one more with each change: is a draft due? */
unsigned long edit_version(const struct edit *edit);
size_t edit_characters(const struct edit *edit); /* code points */

size_t edit_cursor(const struct edit *edit);
enum edit_move {
	EDIT_LEFT,
	EDIT_RIGHT,
	EDIT_WORD_LEFT,
	EDIT_WORD_RIGHT,
	EDIT_LINE_START,
	EDIT_LINE_END, /* of the visual line */
	EDIT_UP,
	EDIT_DOWN, /* visual lines; the column is remembered */
	EDIT_PARAGRAPH_UP,
	EDIT_PARAGRAPH_DOWN,
	EDIT_START,
	EDIT_END,
};
/* `select` extends the selection from where it began; without it the selection ends.
 * False when the cursor could not move. */
bool edit_move(struct edit *edit, enum edit_move move, bool select);
bool edit_move_rows(struct edit *edit, int rows, bool select); /* a page; negative is up */
/* moved back to a grapheme's start */
void edit_move_to(struct edit *edit, size_t position, bool select);
void edit_select_all(struct edit *edit);
bool edit_selection(const struct edit *edit, size_t *start, size_t *end); /* false: none */
void edit_unselect(struct edit *edit);

/* Typed text; replaces the selection. Typing makes undo steps of a word. Returns what was removed:
 * the number of hidden characters (controls, overrides, zero-width). */
size_t edit_type(struct edit *edit, const char *text, size_t length);
/* Pasted text: one undo step; blanks before line ends go. Returns the same. */
size_t edit_paste(struct edit *edit, const char *text, size_t length);
/* False where there is nothing to delete. Each takes the selection if there is one. */
/* the grapheme before; of one typed as marks the last mark only */
bool edit_backspace(struct edit *edit);
bool edit_delete(struct edit *edit);	      /* the whole grapheme after */
bool edit_delete_word(struct edit *edit);     /* back to the start of the word */
bool edit_delete_to_end(struct edit *edit);   /* of the line */
bool edit_delete_to_start(struct edit *edit); /* of the line */
bool edit_clear(struct edit *edit);	      /* everything, one undo step */
bool edit_undo(struct edit *edit);
bool edit_redo(struct edit *edit);

/* Cut, copy and paste inside the program; one clipboard for all edits. False: nothing selected, or
 * nothing to paste. */
bool edit_copy(struct edit *edit);
bool edit_cut(struct edit *edit);
bool edit_insert_clipboard(struct edit *edit);
const char *clipboard_text(void); /* "" if empty */
void clipboard_clear(void);	  /* at sign-out */

/* The next place after the cursor (round the end) where `what` stands, without regard to case or
 * accents; selects it. False: nowhere. */
bool edit_find(struct edit *edit, const char *what);

/* Soft wrap at `width` cells (at least 2): at spaces and hyphens; longer words are broken. 0: no
 * wrap. */
void edit_wrap(struct edit *edit, int width);
size_t edit_rows(struct edit *edit); /* at least 1 */
/* The bytes of a visual row; `end` is without the line end. False past the last row. */
bool edit_row(struct edit *edit, size_t row, size_t *start, size_t *end);
/* The visual row and column in cells of a position; at a soft break the start of the lower row. */
void edit_where(struct edit *edit, size_t position, size_t *row, int *col);
/* and back: the nearest position left of col */
size_t edit_at(struct edit *edit, size_t row, int col);

#endif
