/* Calm mode's cursor. Screen readers and braille displays follow it, so it goes where there is
 * something to hear: to the title when the screen is another one, to a message when there is one.
 * It stays until the next key, and then is back on what has the focus. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "app.h"

enum { COPY_ROWS = 3, TITLE_COL = 1 };

/* "Book a review, [1 Board], caseload": what this is comes first, where it belongs after it. */
void calm_draw_title(struct app *app, const struct canvas *row)
{
	const char *title = view_title(app->top), *digit;
	const struct screen *within = frame_main(app, &digit);
	bool itself = app->top->screen == within;

	canvas_textf(row, 0, TITLE_COL, row->cols - 1, STYLE_BAR, "%s%s[%s %s], caseload",
		itself ? "" : title, itself ? "" : ", ", digit, itself ? title : within->name);
}

/* Another screen lies on top than when it was drawn last. Coming back from one with something to
 * say, what is said matters more than where one is again. */
static void look(struct app *app)
{
	struct calm_seen *seen = &app->calm_seen;
	const char *title = view_title(app->top);
	bool back = app->depth < seen->depth;

	if (seen->view != app->top || !text_equal(seen->title, title))
		seen->visits = !(back && *message_text(app->message) != '\0');
	if (!text_equal(seen->title, title)) {
		free(seen->title);
		seen->title = xstrdup(title);
	}
	seen->view = app->top;
	seen->depth = app->depth;
}

/* The message once more, directly under the focused line: nobody has to go and look for it. */
static void repeat_message(struct app *app, const struct frame *frame)
{
	struct grid *grid = term_grid(app->term);
	struct canvas all = grid_canvas(grid), copy;
	int end = frame->message.row, row = grid->cursor_row + 1;
	int rows = message_wants_rows(app->message, all.cols);

	if (rows > COPY_ROWS)
		rows = COPY_ROWS;
	if (row + rows > end) { /* the message line is the one below */
		canvas_cursor(&frame->message, 0, 1);
		return;
	}
	grid_insert_rows(grid, row, rows, end);
	copy = canvas_sub(&all, row, 0, rows, all.cols);
	message_draw(app->message, &copy);
	canvas_cursor(&copy, 0, 1);
}

void calm_place(struct app *app, const struct frame *frame)
{
	if (app->question)
		return;
	look(app);
	if (app->calm_seen.visits)
		canvas_cursor(&frame->title, 0, TITLE_COL);
	else if (*message_text(app->message) != '\0')
		repeat_message(app, frame);
}

enum answer calm_read_again(struct app *app)
{
	if (message_count(app->message) > 0)
		app_message(app, MESSAGE_NOTE, "%s", message_at(app->message, 0));
	else
		return everywhere_run(app, CMD_WHERE);
	return ANSWER_REDRAW;
}
