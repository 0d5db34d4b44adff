/* One case of a meeting that is open: what the room sees, and what is typed while it talks. */
#include "app.h"

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	(void)view;
	(void)focus;
	canvas_text(canvas, 1, 1, -1, "No meeting is open.", STYLE_NORMAL);
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	(void)view;
	(void)pressed;
	return ANSWER_IGNORED;
}

const struct screen screen_room = {
	.name = "Case",
	.where = IN_ROOM,
	.person = true,
	.draw = draw,
	.key = key,
};
