/* Alt+C: a text alone on a plain screen, for the mouse to select. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "app.h"

static void show_page(struct app *app)
{
	const char *text = app->copied + app->copied_at;
	size_t shown = term_page(app->term, text, "");
	bool more = text[shown] != '\0';

	/* Once it is known whether there is more, the last row can say so. */
	term_page(app->term, text,
		more ? "Select with the mouse. Any key shows the rest."
		     : "Select with the mouse. Any key comes back.");
	app->copied_at += shown;
}

enum answer app_copy_out(struct app *app, const char *text)
{
	if (text_is_blank(text)) {
		app_message(app, MESSAGE_NOTE, "There is no text to copy yet.");
		return ANSWER_REDRAW;
	}
	free(app->copied);
	app->copied = xstrdup(text);
	app->copied_at = 0;
	app_message(app, MESSAGE_NOTE, "%s",
		term_copy(app->term, text)
			? "Sent to your clipboard too, where the terminal allows it."
			: "");
	term_leave(app->term);
	show_page(app);
	return ANSWER_STAY;
}

void copy_out_next(struct app *app)
{
	if (app->copied[app->copied_at] != '\0') {
		show_page(app);
		return;
	}
	free(app->copied);
	app->copied = NULL;
	term_page_clear(app->term);
	term_enter(app->term);
}
