/* What a command without a screen of its own gave: its rows as a list, or its text to read. */
#ifndef SCREEN_RESULT_H
#define SCREEN_RESULT_H

#include "screen.h"

/* arg.command, arg.person where it is about one, arg.text the other arguments (arguments_pack()). */
extern const struct screen screen_result;

/* Runs a command that has no form of its own, for the view: where it needs to be told something its
 * generic form opens; what it lists opens as a result; a change is done and said. */
enum answer generic_run(struct app *app, struct view *view, enum command_id id);
/* What such a command opens; NULL: it is run at once. */
const struct screen *generic_door(enum command_id id);
/* Does it list something, so that running it again changes nothing? */
bool generic_lists(enum command_id id);

/* The entry of a meeting that is selected in the list the view shows; NULL: it lists no entries. */
const struct case_item *result_entry(const struct view *view);

#endif
