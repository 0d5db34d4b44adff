/* The 2% register: a page for each practice, and who could come on. */
#ifndef SCREEN_REGISTER_PAGE_H
#define SCREEN_REGISTER_PAGE_H

#include <caseload/register.h>
#include <caseload/tui/list.h>

#include "screen.h"

struct register_page {
	struct view *view;
	struct arena *arena;
	const struct register_line *lines; /* the last is the team's, where there are several */
	size_t n;
	struct register_figure *figures; /* of the line under the cursor */
	size_t figures_n;
	struct arena *figure_arena;
	int64_t shown; /* whose they are: its id in the list; 0 nobody's yet */
	struct list *upper, *lower;
	bool in_lower;
};
const struct register_line *register_selected(const struct register_page *page);
/* "none" where no practice is recorded; NULL the team. */
const char *register_code(const struct register_line *line);

/* register_draw.c */
void register_draw(struct view *view, const struct canvas *canvas, bool focus);
void register_draw_line(void *page, size_t row, const struct canvas *canvas, struct list_look look);
void register_draw_figure(
	void *page, size_t row, const struct canvas *canvas, struct list_look look);

extern const struct screen screen_register;
extern const struct screen screen_candidates; /* arg.text: the practice's code, or NULL */

#endif
