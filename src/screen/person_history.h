/* The History tab of a record: who looked and who changed what, narrowed by typing, each change
 * whole on Enter. */
#ifndef SCREEN_PERSON_HISTORY_H
#define SCREEN_PERSON_HISTORY_H

#include "person_page.h"

void history_read(struct person_page *page); /* from the records */
bool history_is_narrowed(const struct person_page *page);
/* `/` and what is typed then; Esc clears; Enter on a change shows it whole. IGNORED for the rest. */
enum answer history_key(struct person_page *page, const struct screen_key *key);
/* On the row of the column names: the filter, and how many of how many. */
void history_draw_filter(struct person_page *page, const struct canvas *row, bool focus);

void history_draw_row(const struct history *entry, const struct canvas *canvas);
const char *history_more(const struct history *entry, struct arena *arena);

extern const struct screen screen_history_entry; /* arg.text: what it shows */

#endif
