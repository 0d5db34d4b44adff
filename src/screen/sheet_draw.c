/* How a sheet that came back looks: its rows as printed, beside them how it is now. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "sheet.h"

enum { NUMBER = 4, DONE = 3, WIDE = 72, WHAT_LEAST = 10 };

/* Behind a name: what was printed, what became of it; while it is typed what Enter would do. */
void sheet_draw_row(void *data, size_t at, const struct canvas *canvas, struct list_look look)
{
	const struct sheet_page *page = data;
	const struct printed_row *row = &page->rows[at];
	int name = canvas->cols >= WIDE ? 20 : 16, col = NUMBER + 1, rest;
	struct arena *arena = arena_new();
	const char *would = sheet_would(page, row, arena), *since = printed_row_since(row, arena);
	char number[24];

	(void)look;
	snprintf(number, sizeof number, "%" PRId64, row->row);
	canvas_text_right(canvas, 0, 0, NUMBER, number, STYLE_NORMAL);
	canvas_text(canvas, 0, col, DONE - 1, sheet_was_entered(page, row->row) ? "ok" : "",
		STYLE_BOLD);
	col += DONE;
	canvas_text(canvas, 0, col, name, row->known ? row->person : "Not known to your team",
		STYLE_NORMAL);
	col += name + 1;
	rest = canvas->cols - col;
	if (would != NULL)
		canvas_textf(canvas, 0, col, rest, STYLE_BOLD, "Enter: %s", would);
	else if (*since == '\0')
		canvas_text(canvas, 0, col, rest, printed_row_what(row, arena), STYLE_NORMAL);
	else {
		int wants = utf8_width(since, strlen(since));
		int room = wants < rest - WHAT_LEAST ? wants : rest - WHAT_LEAST;

		canvas_text(canvas, 0, col, rest - room - 1, printed_row_what(row, arena),
			STYLE_NORMAL);
		canvas_text(canvas, 0, col + rest - room, room, since, STYLE_NORMAL);
	}
	arena_free(arena);
}

void sheet_draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct sheet_page *page = view->data;
	struct canvas rows = canvas_sub(canvas, 1, 0, canvas->rows - 3, canvas->cols);
	struct canvas line = canvas_sub(canvas, canvas->rows - 1, 0, 1, canvas->cols);
	int used;

	canvas_text(
		canvas, 0, 1, canvas->cols - view->right_taken - 1, page->message, STYLE_NORMAL);
	list_draw(page->list, &rows, false);
	canvas_hline(canvas, canvas->rows - 2, 0, canvas->cols);
	used = 1 + canvas_text(&line, 0, 1, -1, "Written:", STYLE_BOLD) + 1;
	line = canvas_sub(&line, 0, used, 1, line.cols - used - 1);
	canvas_fill(&line, 0, 0, 1, line.cols, " ", STYLE_FIELD);
	input_draw(page->line, &line, focus);
}
