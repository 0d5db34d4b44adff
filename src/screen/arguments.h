/* Names and values as one text, and back: what a screen is opened with beside the person. */
#ifndef SCREEN_ARGUMENTS_H
#define SCREEN_ARGUMENTS_H

#include "screen.h"

/* In `arena`; values that are NULL are left out. */
char *arguments_pack(const struct args *args, struct arena *arena);
/* Into `args`, in its arena. NULL or "": none. */
void arguments_unpack(const char *packed, struct args *args);

#endif
