/* One escape sequence: where it ends, and which key it stands for. Pure functions of the bytes. */
#ifndef CASELOAD_SRC_TUI_SEQUENCE_H
#define CASELOAD_SRC_TUI_SEQUENCE_H

#include <caseload/tui/key.h>

enum { SEQUENCE_MAX = 64 }; /* longer than any key; what is longer is skipped, not looked at */

/* What cannot be told from the bytes alone. */
enum quirk {
	QUIRK_PUTTY = 1, /* ESC O A to D are Ctrl+arrows */
	QUIRK_SCO = 2,	 /* ESC [ M to X are F1 to F12, ESC [ I and G page */
};

/* The bytes of the CSI or SS3 sequence at text, which begins with ESC [ or ESC O, maybe after one
 * more ESC; 0 while it is not whole. A control, or a byte beyond ASCII, ends it and is not part of
 * it: it is looked at next. */
size_t sequence_length(const char *text, size_t length, unsigned quirks);
/* K_NONE for one that is no key. */
struct key sequence_key(const char *text, size_t length, unsigned quirks);

#endif
