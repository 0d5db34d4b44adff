/* The key bar: what can be pressed now, at most 7 hints on a row, in reverse video.
 * They stand in the order given. Where there is no room the words get short, then the hints with
 * the lowest priority go. */
#ifndef CASELOAD_TUI_KEYBAR_H
#define CASELOAD_TUI_KEYBAR_H

#include <caseload/tui/canvas.h>

enum { KEYBAR_MAX = 7 };

struct keybar_hint {
	const char *key;   /* "F1", "Enter", "/" */
	const char *words; /* "Throw away" */
	const char *brief; /* when short of room; NULL: the words */
	int priority;	   /* higher stays longer */
};

/* On row 0, and with two rows or more the hints that did not fit on row 1. */
void keybar_draw(const struct canvas *canvas, const struct keybar_hint *hints, size_t n);

#endif
