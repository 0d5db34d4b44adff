/* Reports: what can be printed, the measures, letters to send, sheets that came back. */
#include "screen.h"

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	(void)view;
	(void)focus;
	canvas_text(canvas, 0, 1, -1, "Reports", STYLE_HEADING);
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	(void)view;
	(void)pressed;
	return ANSWER_IGNORED;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_BACK, NULL, "Back", NULL}, {0}};

	(void)view;
	return list;
}

const struct screen screen_reports = {
	.name = "Reports",
	.where = IN_REPORTS | IN_LISTS,
	.draw = draw,
	.key = key,
	.hints = hints,
};
