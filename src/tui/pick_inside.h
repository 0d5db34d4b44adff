/* For the form, which shows what is typed in the field and the list in a frame below it. */
#ifndef CASELOAD_SRC_TUI_PICK_INSIDE_H
#define CASELOAD_SRC_TUI_PICK_INSIDE_H

#include <caseload/tui/pick.h>

void pick_draw_input(struct pick *pick, const struct canvas *canvas);
void pick_draw_list(struct pick *pick, const struct canvas *canvas);
/* The cursor stands where somebody put it, not where the list opened. */
bool pick_is_meant(const struct pick *pick);
void pick_begin(struct pick *pick);	/* on the first row where nothing is chosen yet */
int pick_rows(const struct pick *pick); /* the list would like */
int pick_cols(const struct pick *pick);

#endif
