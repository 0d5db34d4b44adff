/* `.` on a list, Tab on a person of the palette: what can be done for this row. */
#ifndef SCREEN_ROW_ACTIONS_H
#define SCREEN_ROW_ACTIONS_H

#include "screen.h"

/* Without arg.person it is about the row of the view below, which runs what is chosen. With it (and
 * arg.place, their name) the number of the chosen command is what app_return() gives. */
extern const struct screen screen_row_actions;

#endif
