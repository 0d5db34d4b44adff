/* Words a person typed, as patterns for LIKE. */
#ifndef STORE_LIKE_H
#define STORE_LIKE_H

#include <stddef.h>

#include <caseload/base/arena.h>

enum { LIKE_WORDS = 4 };

/* Folded, one "%word%" for each of the first four words, with \ before what LIKE would take for
 * a pattern. Returns how many. */
size_t like_words(const char *text, char *words[LIKE_WORDS], struct arena *arena);

#endif
