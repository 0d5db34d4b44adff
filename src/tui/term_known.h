#ifndef CASELOAD_SRC_TUI_TERM_KNOWN_H
#define CASELOAD_SRC_TUI_TERM_KNOWN_H

#include <stdbool.h>

/* Whether terminfo has an entry of that name. Asked first, because newterm() that fails leaves
 * memory behind. A file of its own: <term.h> has a struct term too. */
bool term_known(const char *type, int fd);
/* How many colours that entry has: 0 none; -1 where there is no entry. */
int term_colours(const char *type, int fd);

#endif
