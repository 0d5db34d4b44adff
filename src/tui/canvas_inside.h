/* What canvas.c, canvas_text.c and grid.c share. */
#ifndef CASELOAD_SRC_TUI_CANVAS_INSIDE_H
#define CASELOAD_SRC_TUI_CANVAS_INSIDE_H

#include <stdint.h>

#include <caseload/tui/canvas.h>

void cell_blank(struct cell *cell, enum style style);
/* One spacing character with its marks into a cell, or two when it is wide. False, and at most a
 * blank is drawn, where it does not fit. */
bool canvas_put(const struct canvas *canvas, int row, int col, const char *text, size_t length,
	int width, enum style style);
/* Where only ASCII can be shown wcwidth() knows no other character: marks by their blocks. */
bool code_is_mark(int32_t code);

#endif
