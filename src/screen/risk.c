/* Risk: where people stand, and what leads from there to the work lists, the register and matching. */
#include "screen.h"

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	(void)view;
	(void)focus;
	canvas_text(canvas, 0, 1, canvas->cols - 1, "Strata", STYLE_BOLD);
}

static enum answer key(struct view *view, const struct screen_key *key)
{
	(void)view;
	(void)key;
	return ANSWER_IGNORED;
}

const struct screen screen_risk = {
	.name = "Risk",
	.where = IN_RISK | IN_LISTS,
	.draw = draw,
	.key = key,
};
