#include "row_actions.h"

#include <caseload/base/utf8.h>

#include "overlay.h"

static struct view *about(const struct overlay *overlay)
{
	return overlay->view->below;
}

static bool for_row(const struct overlay *overlay, const struct choice *choice)
{
	if (overlay->view->arg.person)
		return (command_get(choice->command)->needs & NEEDS_PERSON) != 0;
	return choice_of_row(about(overlay), choice->command);
}

/* Opening comes first of what fits equally well. */
static int standing(const struct choice *choice, const char *typed)
{
	int rank = choice_standing(choice, typed);

	return rank < 0 ? -1 : rank * 2 + (choice->command != CMD_OPEN);
}

static void narrow(struct overlay *overlay, const char *typed)
{
	const struct choices *choices = overlay->data;

	for (int rank = 0; rank < 2 * STANDING_MAX; rank++)
		for (size_t i = 0; i < choices->n; i++)
			if (for_row(overlay, &choices->items[i]) &&
				standing(&choices->items[i], typed) == rank)
				overlay_add(overlay)->choice = &choices->items[i];
}

static void draw_line(
	struct overlay *overlay, const struct overlay_line *line, const struct canvas *canvas)
{
	overlay_draw_choice(overlay, line->choice, canvas);
}

static bool open_actions(struct view *view, struct err *err)
{
	struct choices *choices = arena_new_one(view->arena, struct choices);
	struct overlay *overlay = overlay_new(view, "Do:", "Nothing matches. Ctrl+U clears it.");

	(void)err;
	*choices = choices_for(view->below, view->arena);
	/* About somebody the view below does not know: only the role decides yet. */
	for (size_t i = 0; view->arg.person && i < choices->n; i++)
		if (session_may(view->session, choices->items[i].command))
			choices->items[i].refusal = NULL;
	overlay->narrow = narrow;
	overlay->draw = draw_line;
	overlay->data = choices;
	overlay_narrow(overlay);
	return true;
}

static void close_actions(struct view *view)
{
	overlay_free(view->data);
}

static enum answer enter(struct overlay *overlay)
{
	const struct overlay_line *line = overlay_chosen(overlay);
	struct app *app = overlay->view->app;

	if (line == NULL)
		return ANSWER_STAY;
	if (overlay->view->arg.person == NULL || line->choice->refusal)
		return overlay_run(overlay, line->choice);
	return app_return(
		app, arena_printf(overlay->view->arena, "%d", (int)line->choice->command));
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	if (pressed->event->kind == TUI_KEY && key_is(pressed->event->key, "Enter"))
		return enter(view->data);
	return overlay_key(view->data, pressed->event);
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	overlay_draw(view->data, canvas, focus, 0);
}

/* "For OKONKWO, Adaeze", "For 3 marked". */
static const char *title(struct view *view)
{
	const struct view *below = view->below;
	size_t n = 0;

	if (view->arg.place)
		return arena_printf(view->arena, "For %s", view->arg.place);
	if (below->screen->subjects)
		below->screen->subjects(view->below, &n);
	return n > 1 ? arena_printf(view->arena, "For the %zu that are marked", n) : NULL;
}

static void size(struct view *view, int *rows, int *cols)
{
	(void)view;
	*rows = *rows > 16 ? 16 : *rows;
	*cols = *cols > 60 ? 60 : *cols;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_COUNT, "Enter", "Run", NULL},
		{CMD_COUNT, "Up/Down", "Choose", NULL}, {CMD_BACK, NULL, "Close", NULL}, {0}};

	(void)view;
	return list;
}

const struct screen screen_row_actions = {
	.name = "For this row",
	.kind = SCREEN_POPUP,
	.open = open_actions,
	.close = close_actions,
	.draw = draw,
	.key = key,
	.title = title,
	.size = size,
	.hints = hints,
};
