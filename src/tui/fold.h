/* Finding without regard to case and accents, with places in the text as it is written. */
#ifndef CASELOAD_SRC_TUI_FOLD_H
#define CASELOAD_SRC_TUI_FOLD_H

#include <stdbool.h>
#include <stddef.h>

/* The first place at or after `from` where `what` stands; [*start, *end) in bytes. */
bool fold_find(const char *text, const char *what, size_t from, size_t *start, size_t *end);

#endif
