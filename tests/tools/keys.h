/* Keys as a person names them, "<F3>okon<Enter>", one after the other as the bytes an xterm sends.
 * The budgets count them. "<<" is the character itself; C-x and M-x are Ctrl and Alt. */
#ifndef CASELOAD_TESTS_TOOLS_KEYS_H
#define CASELOAD_TESTS_TOOLS_KEYS_H

#include <stddef.h>

enum { KEY_BYTES = 8 };

/* The next key's bytes, ended by NUL; their number, 0 at the end, and where a name is not known:
 * then *text still stands on it. */
size_t keys_next(const char **text, char out[static KEY_BYTES]);
/* How many keys these are. */
size_t keys_count(const char *text);

#endif
