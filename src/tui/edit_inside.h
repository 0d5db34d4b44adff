/* The inside of the text engine, shared by the files edit*.c. */
#ifndef CASELOAD_SRC_TUI_EDIT_INSIDE_H
#define CASELOAD_SRC_TUI_EDIT_INSIDE_H

#include <caseload/base/arena.h>
#include <caseload/base/str.h>
#include <caseload/tui/edit.h>

/* A paragraph with its line end, and where its visual rows start. */
struct para {
	size_t length;	/* bytes, the '\n' included */
	size_t *starts; /* from the paragraph's start; starts[0] is 0 */
	size_t rows;	/* 0: not wrapped yet */
};

enum step_kind { STEP_WHOLE, STEP_TYPE, STEP_BACK, STEP_DELETE };

/* At `at`, `removed` gave way to `added`. */
struct step {
	enum step_kind kind;
	size_t at;
	struct str removed, added;
	size_t cursor_before;
};

struct edit {
	bool lines;
	struct str buffer;
	struct str saved;
	size_t cursor;
	size_t anchor; /* where the selection began */
	bool selecting;
	int column; /* wanted by Up and Down; -1: none */
	unsigned long version;

	struct step *steps; /* steps[0..done) can be undone, [done..n) redone */
	size_t done, n_steps, steps_room;
	bool closed; /* the next change begins a step of its own */

	int width;
	struct para *paras;
	size_t n_paras, paras_room;

	struct arena *scratch;
};

/* The only way the buffer changes; the paragraphs follow. */
void edit_replace(
	struct edit *edit, size_t at, size_t removed, const char *added, size_t added_length);
void edit_paras_reset(struct edit *edit);
void edit_paras_replace(
	struct edit *edit, size_t at, size_t removed, const char *added, size_t added_length);
/* The paragraph that holds a position, wrapped; *start is its first byte, *row its first visual row
 * (NULL: not wanted, and then those before need not be wrapped). */
struct para *edit_para_of(struct edit *edit, size_t position, size_t *start, size_t *row);
/* The row within a wrapped paragraph that holds an offset from its start. */
size_t para_row_of(const struct para *para, size_t offset);
/* The start of the grapheme a position is in; the position itself between two. */
size_t edit_grapheme_start(const struct edit *edit, size_t position);
size_t edit_before(const struct edit *edit, size_t position); /* one grapheme back */
size_t edit_after(const struct edit *edit, size_t position);  /* one grapheme on */
size_t edit_word_before(const struct edit *edit, size_t position);
void edit_line_bounds(struct edit *edit, size_t position, size_t *start, size_t *end);

#endif
