/* F7: the words of a text that the speller does not know, one after another. */
#ifndef SCREEN_SPELL_H
#define SCREEN_SPELL_H

#include <caseload/tui/area.h>

#include "screen.h"

/* Opens over the view; the text is changed in place, one undo step for each word. */
enum answer spell_begin(struct view *view, struct area *area);

#endif
