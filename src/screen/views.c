/* Which people the Board shows: a short list, typed into or walked through. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/tui/pick.h>

#include "board.h"

static bool open_views(struct view *view, struct err *err)
{
	struct pick_entry *entries = arena_new_array(view->arena, struct pick_entry, board_views_n);
	struct pick_source *source = arena_new_one(view->arena, struct pick_source);

	(void)err;
	for (size_t i = 0; i < board_views_n; i++)
		entries[i] = (struct pick_entry){arena_printf(view->arena, "%zu", i),
			board_views[i].name, board_views[i].words};
	*source = (struct pick_source){.entries = entries, .n = board_views_n};
	view->data = pick_new(source, view->arg.text);
	return true;
}

static void close_views(struct view *view)
{
	pick_free(view->data);
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	(void)focus;
	pick_draw(view->data, canvas);
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	switch (pick_key(view->data, pressed->event)) {
	case TUI_DONE:
		return app_return(view->app, pick_chosen(view->data)->id);
	case TUI_CANCEL:
		return ANSWER_POP;
	case TUI_IGNORED:
		return ANSWER_IGNORED;
	default:
		return ANSWER_REDRAW;
	}
}

static void size(struct view *view, int *rows, int *cols)
{
	(void)view;
	*rows = (int)board_views_n + 1;
	*cols = 56;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_COUNT, "Enter", "Show", NULL},
		{CMD_COUNT, "Up/Down", "Choose", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};

	(void)view;
	return list;
}

const struct screen screen_views = {
	.name = "Which people?",
	.where = IN_FORM,
	.kind = SCREEN_POPUP,
	.open = open_views,
	.close = close_views,
	.draw = draw,
	.key = key,
	.size = size,
	.hints = hints,
};
