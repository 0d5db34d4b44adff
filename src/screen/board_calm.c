/* A row of the Board for those who listen: in reading order, what matters most first. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/deadline.h>

#include "board.h"

enum { NEXT_LEAST = 4 };

/* Without the comma that sorting wants: a voice makes a pause of it. */
char *board_spoken_name(const struct case_row *row, struct arena *arena)
{
	char *name = case_name(row, NAMES_FULL, arena), *comma = strstr(name, ", ");

	if (comma != NULL)
		memmove(comma, comma + 1, strlen(comma));
	return name;
}

/* "HIGH 7, 4 days late, OKONKWO Adaeze, falls team, 999 000 0492, 4 of 13" */
void board_calm_row(const struct board *board, const struct case_row *row, size_t at,
	const struct canvas *canvas, struct arena *arena)
{
	struct date today = app_today(board->view->app);
	char number[NHS_NUMBER_SHOWN_SIZE], due[32];
	const char *when = row->stopped_for != STOP_NONE
				   ? "review stopped"
				   : deadline_sentence(row->next_review, today, due);
	const char *next = board_next_words(row);

	const char *before, *after;
	int room;

	if (text_starts(next, "! "))
		next += 2;
	before = arena_printf(arena, "%s%s%s, %s%s, ", case_band_words(row, today, arena),
		*when ? ", " : "", when, board_spoken_name(row, arena),
		row->same_name ? ", same name as another" : "");
	after = arena_printf(
		arena, ", %s, %zu of %zu", board_number(row, number), at + 1, board->rows.total);
	/* Of what does not fit, what is next is missed least. */
	room = canvas->cols - utf8_width(before, strlen(before)) - utf8_width(after, strlen(after));
	if (room >= NEXT_LEAST)
		next = utf8_clip(arena, next, room, canvas->grid->ascii);
	canvas_textf(canvas, 0, 0, -1, STYLE_NORMAL, "%s%s%s", before, next, after);
}
