#include "screen.h"

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	(void)view;
	(void)focus;
	canvas_cursor(canvas, 0, 0);
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	(void)view;
	(void)pressed;
	return ANSWER_IGNORED;
}

const struct screen screen_actions = {
	.name = "Actions",
	.where = IN_ACTIONS | IN_LISTS,
	.draw = draw,
	.key = key,
};
