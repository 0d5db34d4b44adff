/* Finding people while somebody types: the searches of one visit are one look. The first is in the
 * audit before a name is shown; how many came after it is written when the box is closed. */
#ifndef SCREEN_SEARCH_BOX_H
#define SCREEN_SEARCH_BOX_H

#include <caseload/base/id.h>

#include "screen.h"

struct search_box {
	struct app *app;
	char id[UID_SIZE];
	bool opened;
};

void search_box_begin(struct search_box *box, struct app *app);
/* The command find, as app_try() runs it. `limit` 0: as many as the command gives. */
bool search_box_find(struct search_box *box, const char *text, int limit, struct arena *arena,
	struct result *out, struct err *err);
void search_box_end(struct search_box *box);

#endif
