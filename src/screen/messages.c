/* What the message line said in this session, newest first. */
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/tui/list.h>

#include "help_pages.h"
#include "settings.h"

enum { TIME = 5 };

static size_t row_count(void *data)
{
	return message_count(((struct view *)data)->app->message);
}

/* Counted from the oldest, so that a new message moves nothing. */
static int64_t row_id(void *data, size_t row)
{
	return (int64_t)(row_count(data) - row);
}

static void draw_row(void *data, size_t row, const struct canvas *canvas, struct list_look look)
{
	const struct message *message = ((struct view *)data)->app->message;
	const char *at = message_time(message, row);
	char time[8];

	(void)look;
	canvas_text(canvas, 0, 0, TIME, *at ? instant_show_time(at, time) : "", STYLE_NORMAL);
	if (message_was_error(message, row))
		canvas_text(canvas, 0, TIME + 1, 1, "!", STYLE_ERROR);
	canvas_text(canvas, 0, TIME + 3, -1, message_at(message, row), STYLE_NORMAL);
}

static bool open_messages(struct view *view, struct err *err)
{
	struct list_source source = {
		.count = row_count, .id = row_id, .draw = draw_row, .data = view};

	(void)err;
	view->data = list_new(&source);
	list_empty_text(view->data, "Nothing has been done or refused yet.");
	list_select_row(view->data, 0);
	return true;
}

static void close_messages(struct view *view)
{
	list_free(view->data);
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	long row = list_selected_row(view->data);

	if (pressed->command == CMD_OPEN && row >= 0)
		return app_push(view->app, &screen_reading,
			&(struct screen_arg){.command = CMD_COUNT,
				.text = message_at(view->app->message, (size_t)row),
				.place = "Message"});
	if (pressed->command != CMD_COUNT)
		return ANSWER_IGNORED;
	return list_key(view->data, pressed->event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

static const char *why_not(struct view *view, enum command_id id)
{
	if (id == CMD_FILTER)
		return "There is no filter here.";
	if (id == CMD_ROW_ACTIONS || (id == CMD_OPEN && row_count(view) == 0))
		return "There is nothing to do here.";
	return NULL;
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct canvas rows = canvas_sub(canvas, 1, 0, canvas->rows - 1, canvas->cols);
	size_t n = row_count(view);

	canvas_textf(canvas, 0, 1, canvas->cols - view->right_taken - 1, STYLE_NORMAL,
		"%zu %s, newest first", n, n == 1 ? "message" : "messages");
	list_refresh(view->data);
	list_draw(view->data, &rows, focus);
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_OPEN, NULL, "Read", NULL},
		{CMD_BACK, NULL, "Back", NULL}, {CMD_PALETTE, NULL, "Commands", NULL}, {0}};

	(void)view;
	return list;
}

const struct screen screen_messages = {
	.name = "Messages",
	.where = IN_LISTS,
	.open = open_messages,
	.close = close_messages,
	.draw = draw,
	.key = key,
	.why_not = why_not,
	.hints = hints,
};
