/* What the files of the sheet screen share. */
#ifndef SCREEN_SHEET_H
#define SCREEN_SHEET_H

#include <caseload/printed_list.h>
#include <caseload/tui/input.h>
#include <caseload/tui/list.h>

#include "reports.h"

struct sheet_page {
	struct view *view;
	struct arena *arena; /* of the rows */
	const struct printed_row *rows;
	size_t n;
	const char *message; /* which sheet */
	struct list *list;
	struct input *line;
	/* what the line means, as far as it can be read yet */
	struct arena *read_arena;
	bool read;
	struct sheet_line typed;
	/* rows entered in this visit, the last one last: undo takes it off again */
	int64_t *entered;
	size_t entered_n, entered_room;
};

bool sheet_was_entered(const struct sheet_page *page, int64_t row);
/* What Enter would do, "review on Fri 13-Mar-2026"; NULL while it cannot be read. */
const char *sheet_would(
	const struct sheet_page *page, const struct printed_row *row, struct arena *arena);

/* sheet_draw.c */
void sheet_draw(struct view *view, const struct canvas *canvas, bool focus);
void sheet_draw_row(void *page, size_t row, const struct canvas *canvas, struct list_look look);

#endif
