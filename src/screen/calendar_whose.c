/* Whose reviews the calendar shows, and whether the other deadlines too. */
#include <string.h>

#include <caseload/base/str.h>

#include "calendar.h"
#include "pick_popup.h"

/* What the calendar gets back: "team" for the team's, "login name" for one worker's, "all" or
 * "reviews" for what is shown. */
static size_t add_workers(struct view *view, struct pick_entry *entries, size_t n, size_t room)
{
	const struct worker *me = session_worker(view->session), *workers;
	struct args args = args_new(view->arena);
	struct result result = {0};
	struct err err = {0};

	if (!app_try(view->app, CMD_LEAD_LOAD, &args, view->arena, &result, &err))
		return n;
	workers = result.value;
	for (size_t i = 0; i < result.n && n < room; i++)
		if (!text_is_blank(workers[i].login) && workers[i].id != me->id)
			entries[n++] =
				(struct pick_entry){arena_printf(view->arena, "%s %s",
							    workers[i].login, workers[i].name),
					workers[i].name, "Whom they lead"};
	return n;
}

static bool open_whose(struct view *view, struct err *err)
{
	enum { FIXED = 4, MOST = 200 };
	struct pick_entry *entries = arena_new_array(view->arena, struct pick_entry, FIXED + MOST);
	struct pick_source *source = arena_new_one(view->arena, struct pick_source);
	const struct worker *me = session_worker(view->session);
	const char *chosen = "team";
	size_t n = 0;

	(void)err;
	entries[n++] = (struct pick_entry){"team", "The team's", "Everyone on the register"};
	if (!text_is_blank(me->login))
		entries[n++] =
			(struct pick_entry){arena_printf(view->arena, "%s %s", me->login, me->name),
				"Mine", "Whom you lead"};
	entries[n++] =
		text_equal(view->arg.part, "reviews")
			? (struct pick_entry){"all", "Show deadlines too",
				  "Tell who leads, plan, contact"}
			: (struct pick_entry){"reviews", "Show reviews only", "No deadlines"};
	n = add_workers(view, entries, n, FIXED + MOST);
	for (size_t i = 0; view->arg.text && i < n; i++)
		if (strncmp(entries[i].id, view->arg.text, strlen(view->arg.text)) == 0 &&
			entries[i].id[strlen(view->arg.text)] == ' ')
			chosen = entries[i].id;
	*source = (struct pick_source){.entries = entries, .n = n};
	view->data = pick_new(source, chosen);
	return true;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_COUNT, "Enter", "Show", NULL},
		{CMD_COUNT, "Up/Down", "Choose", NULL}, {CMD_COUNT, "Esc", "Back", NULL}, {0}};

	(void)view;
	return list;
}

const struct screen screen_whose = {
	.name = "Whose?",
	.where = IN_FORM,
	.kind = SCREEN_POPUP,
	.open = open_whose,
	.close = pick_popup_close,
	.draw = pick_popup_draw,
	.key = pick_popup_key,
	.size = pick_popup_size,
	.hints = hints,
};
