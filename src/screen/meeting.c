/* Digit 3: the team meeting. The next agenda, or the meeting that is open. */
#include "app.h"

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	(void)view;
	(void)focus;
	canvas_text(canvas, 1, 1, -1, "No meeting is planned.", STYLE_NORMAL);
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	(void)view;
	(void)pressed;
	return ANSWER_IGNORED;
}

const struct screen screen_meeting = {
	.name = "Meeting",
	.where = IN_MEETING | IN_LISTS,
	.draw = draw,
	.key = key,
};
