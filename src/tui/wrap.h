/* Soft wrap, shared by the text engine, the canvas and the pager. */
#ifndef CASELOAD_SRC_TUI_WRAP_H
#define CASELOAD_SRC_TUI_WRAP_H

#include <stddef.h>

/* utf8_grapheme_next() with a short way for ASCII, which is nearly everything. */
size_t grapheme_next(const char *text, size_t length, size_t at);
/* Cells of one grapheme, code point by code point, as canvas_raw() draws it. */
int grapheme_width(const char *text, size_t length);
/* Bytes of the first visual row of text[0..length), which holds no line end: at least one grapheme
 * unless length is 0. Blanks at a break belong to the row they end. `*shown` (may be NULL) is the
 * same without them. width 0: all of it. */
size_t wrap_row(const char *text, size_t length, int width, size_t *shown);

#endif
