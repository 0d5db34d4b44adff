/* Words a person typed, as patterns for LIKE. */
#ifndef STORE_LIKE_H
#define STORE_LIKE_H

#include <stddef.h>

#include <caseload/base/arena.h>

enum { LIKE_WORDS = 4 };

/* Folded, one "%word%" for each of the first four words, with \ before what LIKE would take for
 * a pattern. Digits alone are one word: "999 000 0018". Returns how many. */
size_t like_words(const char *text, char *words[LIKE_WORDS], struct arena *arena);
/* The same of all that was typed without its spaces, for "vandenberg"; NULL where it is so short that
 * the end of one name and the beginning of the next would match by chance. */
char *like_joined(const char *text, struct arena *arena);

#endif
