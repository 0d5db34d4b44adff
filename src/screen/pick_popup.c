#include "pick_popup.h"

enum { COLS = 60 };

void pick_popup_close(struct view *view)
{
	pick_free(view->data);
}

void pick_popup_draw(struct view *view, const struct canvas *canvas, bool focus)
{
	(void)focus;
	pick_draw(view->data, canvas);
}

void pick_popup_size(struct view *view, int *rows, int *cols)
{
	int want = (int)pick_all(view->data) + 1;

	*rows = want < *rows ? want : *rows;
	*cols = *cols < COLS ? *cols : COLS;
}

enum answer pick_popup_event(struct view *view, struct pick *pick, const struct tui_event *event)
{
	switch (pick_key(pick, event)) {
	case TUI_DONE:
		return app_return(view->app, pick_chosen(pick)->id);
	case TUI_CANCEL:
		return ANSWER_POP;
	case TUI_IGNORED:
		return ANSWER_IGNORED;
	default:
		return ANSWER_REDRAW;
	}
}

enum answer pick_popup_key(struct view *view, const struct screen_key *key)
{
	return pick_popup_event(view, view->data, key->event);
}
