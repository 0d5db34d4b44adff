#ifndef SCREEN_CALENDAR_PICK_H
#define SCREEN_CALENDAR_PICK_H

#include "screen.h"

extern const struct screen screen_month;
/* A month over the field's screen, on `value` where that reads as a date, else on today. The
 * resume() of the screen gets the day as shown, "12-Mar-2026". */
enum answer calendar_pick_open(
	struct app *app, const char *label, const char *value, const struct date_rules *rules);

#endif
