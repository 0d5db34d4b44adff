/* Lines of a given width out of text. */
#ifndef CASELOAD_REPORT_SHEET_WRAP_H
#define CASELOAD_REPORT_SHEET_WRAP_H

#include <stddef.h>

#include <caseload/base/arena.h>

struct lines {
	const char **lines;
	size_t n, room;
};

void lines_add(struct lines *lines, struct arena *arena, const char *line);

/* Wraps at spaces and after hyphens, keeps '\n', cuts a word that is wider than a line between
 * graphemes. At least one line, which may be empty. `cells` is 2 or more. */
void lines_wrap(struct lines *lines, struct arena *arena, const char *text, int cells);

int text_cells(const char *text);	/* width of the widest line of it */
int text_widest_word(const char *text); /* width of what lines_wrap() would not part */

#endif
