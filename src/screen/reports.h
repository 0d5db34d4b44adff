/* Reports: what is there, and the screens that open from it. */
#ifndef SCREEN_REPORTS_H
#define SCREEN_REPORTS_H

#include "screen.h"

/* The measures, with the people behind each. */
extern const struct screen screen_measures;
/* The rows of a printed sheet, and what was written on it. arg.part: its number; NULL: the last I printed. */
extern const struct screen screen_sheet;

#endif
