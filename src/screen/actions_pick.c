/* The two short lists of the Actions screen: which ones, and in which order. */
#include <stdio.h>
#include <string.h>

#include <ctype.h>

#include "actions.h"
#include "pick_popup.h"

/* ---- which actions ---- */

static bool open_views(struct view *view, struct err *err)
{
	struct pick_entry *entries =
		arena_new_array(view->arena, struct pick_entry, action_views_n);
	struct pick_source *source = arena_new_one(view->arena, struct pick_source);

	(void)err;
	for (size_t i = 0; i < action_views_n; i++)
		entries[i] = (struct pick_entry){arena_printf(view->arena, "%zu", i),
			action_views[i].name, action_views[i].words};
	*source = (struct pick_source){.entries = entries, .n = action_views_n};
	view->data = pick_new(source, view->arg.text);
	return true;
}

static void views_size(struct view *view, int *rows, int *cols)
{
	(void)view;
	*rows = (int)action_views_n + 1;
	*cols = 56;
}

static const struct hint *views_hints(struct view *view)
{
	static const struct hint list[] = {{CMD_COUNT, "Enter", "Show", NULL},
		{CMD_COUNT, "Up/Down", "Choose", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};

	(void)view;
	return list;
}

const struct screen screen_action_views = {
	.name = "Which actions?",
	.where = IN_FORM,
	.kind = SCREEN_POPUP,
	.open = open_views,
	.close = pick_popup_close,
	.draw = pick_popup_draw,
	.key = pick_popup_key,
	.size = views_size,
	.hints = views_hints,
};

/* ---- in which order ---- */

static bool open_sorts(struct view *view, struct err *err)
{
	static const char *const words[] = {"what is late first", "by name, then by date",
		"by name, then by date", "most often put off first"};
	size_t n = words_action_sort.n;
	struct pick_entry *entries = arena_new_array(view->arena, struct pick_entry, n);
	struct pick_source *source = arena_new_one(view->arena, struct pick_source);

	(void)err;
	for (size_t i = 0; i < n; i++) {
		char *name = arena_strdup(view->arena, words_action_sort.words[i].shown);

		name[0] = (char)toupper((unsigned char)name[0]);
		entries[i] = (struct pick_entry){words_action_sort.words[i].code, name, words[i]};
	}
	*source = (struct pick_source){.entries = entries, .n = n};
	view->data = pick_new(source, view->arg.text);
	return true;
}

static void sorts_size(struct view *view, int *rows, int *cols)
{
	(void)view;
	*rows = (int)words_action_sort.n + 1;
	*cols = 56;
}

const struct screen screen_action_sorts = {
	.name = "In which order?",
	.where = IN_FORM,
	.kind = SCREEN_POPUP,
	.open = open_sorts,
	.close = pick_popup_close,
	.draw = pick_popup_draw,
	.key = pick_popup_key,
	.size = sorts_size,
	.hints = views_hints,
};
