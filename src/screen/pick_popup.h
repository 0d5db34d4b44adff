/* What popups of one list have in common: open() makes view->data a struct pick, Enter gives the id
 * of the entry to resume() of the screen below. */
#ifndef SCREEN_PICK_POPUP_H
#define SCREEN_PICK_POPUP_H

#include <caseload/tui/pick.h>

#include "screen.h"

void pick_popup_close(struct view *view);
void pick_popup_draw(struct view *view, const struct canvas *canvas, bool focus);
/* As high as all entries, so that the frame stays while one types. */
void pick_popup_size(struct view *view, int *rows, int *cols);
enum answer pick_popup_key(struct view *view, const struct screen_key *key);
/* The same for a screen that holds the pick inside something of its own. */
enum answer pick_popup_event(struct view *view, struct pick *pick, const struct tui_event *event);

#endif
