/* "Say who gets it: caseload copy give 9990000018 1 HOLDER." in the words of the screen: "Say who gets
 * it: Ctrl+P, "Record who got a copy"." What has no place on screen stays as it is. */
#ifndef SCREEN_SHELL_WORDS_H
#define SCREEN_SHELL_WORDS_H

#include <caseload/base/arena.h>

const char *shell_words_on_screen(const char *text, struct arena *arena);

#endif
