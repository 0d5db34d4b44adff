/* Which people the Board shows and in which order: short lists, typed into or walked through. Below
 * the lists of the program stand the worker's own: a list, an order and a filter under a name. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "board.h"
#include "pick_popup.h"

static const char prefix[] = "filter/", keep_id[] = "+";

struct views {
	struct pick *pick;
	struct pick_source source;
	struct pick_entry *entries;
	size_t n, room;
	struct input *name;		    /* of the filter that is being kept; NULL: choosing */
	const char *gone_name, *gone_value; /* the last that was taken out; Ctrl+Z brings it back */
};

static struct board *board_below(struct view *view)
{
	while (view->screen != &screen_board)
		view = view->below;
	return view->data;
}

/* ---- the entries ---- */

static void add(struct view *view, const char *id, const char *text, const char *detail)
{
	struct views *views = view->data;
	struct pick_entry *entry = arena_push(
		view->arena, &views->entries, &views->n, &views->room, sizeof *views->entries);

	*entry = (struct pick_entry){arena_strdup(view->arena, id), arena_strdup(view->arena, text),
		arena_strdup(view->arena, detail)};
}

/* "My caseload: ann" of "mine risk ann". */
static const char *saved_words(const char *value, struct arena *arena)
{
	const char *name = "", *text = value;
	size_t n = strcspn(value, " ");

	for (size_t i = 0; i < board_views_n; i++)
		if (strlen(board_views[i].code) == n && strncmp(board_views[i].code, value, n) == 0)
			name = board_views[i].name;
	for (int word = 0; word < 2; word++) {
		text += strcspn(text, " ");
		text += strspn(text, " ");
	}
	return *text ? arena_printf(arena, "%s: %s", name, text) : name;
}

static bool add_saved(struct view *view, struct err *err)
{
	struct args args = args_new(view->arena);
	const struct setting *settings;
	struct result result;

	args_set(&args, "prefix", prefix);
	if (!app_try(view->app, CMD_SETTING_LIST, &args, view->arena, &result, err))
		return false;
	settings = result.value;
	for (size_t i = 0; i < result.n; i++)
		if (settings[i].value && strncmp(settings[i].name, prefix, sizeof prefix - 1) == 0)
			add(view, settings[i].value, settings[i].name + sizeof prefix - 1,
				saved_words(settings[i].value, view->arena));
	return true;
}

static bool fill(struct view *view, const char *chosen, struct err *err)
{
	struct views *views = view->data;

	views->n = views->room = 0;
	views->entries = NULL;
	for (size_t i = 0; i < board_views_n; i++)
		add(view, board_views[i].code, board_views[i].name, board_views[i].words);
	if (!add_saved(view, err))
		return false;
	add(view, keep_id, "Keep the present filter as ...", "+");
	pick_free(views->pick);
	views->source = (struct pick_source){.entries = views->entries, .n = views->n};
	views->pick = pick_new(&views->source, chosen);
	return true;
}

static bool open_views(struct view *view, struct err *err)
{
	view->data = xcalloc(1, sizeof(struct views));
	return fill(view, view->arg.text, err);
}

static void close_views(struct view *view)
{
	struct views *views = view->data;

	pick_free(views->pick);
	input_free(views->name);
	free(views);
}

/* ---- keeping one and taking it out ---- */

static bool set(struct view *view, const char *name, const char *value)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result;
	struct err err = {0};
	bool done;

	args_setf(&args, "name", "%s%s", prefix, name);
	args_set(&args, "value", value);
	done = app_try(view->app, CMD_SETTING_SET, &args, arena, &result, &err) &&
	       fill(view, value, &err);
	if (!done)
		app_error(view->app, &err);
	arena_free(arena);
	return done;
}

static enum answer ask_name(struct view *view)
{
	struct views *views = view->data;
	const struct board *board = board_below(view);

	views->name = input_new(board->filtered ? input_text(board->filter) : NULL);
	return ANSWER_REDRAW;
}

static enum answer keep(struct view *view)
{
	struct views *views = view->data;
	const struct board *board = board_below(view);
	char *name = arena_strdup(view->arena, input_text(views->name));
	const char *value = arena_printf(view->arena, "%s %s %s", board_views[board->shows].code,
		board_sorts[board->sort].code, input_text(board->filter));

	if (text_is_blank(name)) {
		app_message(view->app, MESSAGE_ERROR, "Type a name for it, or Esc.");
		return ANSWER_REDRAW;
	}
	if (set(view, name, value))
		app_message(view->app, MESSAGE_DONE,
			"Kept as %s. f lists it, Delete there removes it.", name);
	input_free(views->name);
	views->name = NULL;
	return ANSWER_REDRAW;
}

static bool is_own(const struct pick_entry *entry)
{
	if (strcmp(entry->id, keep_id) == 0)
		return false;
	for (size_t i = 0; i < board_views_n; i++)
		if (strcmp(entry->id, board_views[i].code) == 0)
			return false;
	return true;
}

static enum answer take_out(struct view *view)
{
	struct views *views = view->data;
	const struct pick_entry *entry = pick_chosen(views->pick);

	if (entry == NULL)
		return ANSWER_STAY;
	if (!is_own(entry)) {
		app_message(view->app, MESSAGE_ERROR, "Only lists you have kept can be removed.");
		return ANSWER_REDRAW;
	}
	views->gone_name = entry->text;
	views->gone_value = entry->id;
	if (set(view, views->gone_name, NULL))
		app_message(view->app, MESSAGE_DONE, "Removed %s. Ctrl+Z brings it back.",
			views->gone_name);
	return ANSWER_REDRAW;
}

static enum answer bring_back(struct view *view)
{
	struct views *views = view->data;

	if (!views->gone_name) {
		app_message(view->app, MESSAGE_NOTE, "Nothing was removed here.");
		return ANSWER_REDRAW;
	}
	if (set(view, views->gone_name, views->gone_value))
		app_message(view->app, MESSAGE_DONE, "%s is back.", views->gone_name);
	views->gone_name = NULL;
	return ANSWER_REDRAW;
}

/* ---- the screen ---- */

static enum answer name_key(struct view *view, const struct screen_key *pressed)
{
	struct views *views = view->data;

	if (pressed->command == CMD_BACK) {
		input_free(views->name);
		views->name = NULL;
		return ANSWER_REDRAW;
	}
	if (pressed->event->kind == TUI_KEY && key_is(pressed->event->key, "Enter"))
		return keep(view);
	return input_key(views->name, pressed->event) == TUI_IGNORED ? ANSWER_IGNORED
								     : ANSWER_REDRAW;
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct views *views = view->data;
	const struct pick_entry *entry = pick_chosen(views->pick);
	bool is_key = pressed->event->kind == TUI_KEY;

	if (views->name)
		return name_key(view, pressed);
	if (is_key && key_is(pressed->event->key, "Delete"))
		return take_out(view);
	if (is_key && key_is(pressed->event->key, "Ctrl+Z"))
		return bring_back(view);
	if (is_key && ((key_is(pressed->event->key, "+") && *pick_typed(views->pick) == '\0') ||
			      (key_is(pressed->event->key, "Enter") && entry &&
				      strcmp(entry->id, keep_id) == 0)))
		return ask_name(view);
	return pick_popup_event(view, views->pick, pressed->event);
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct views *views = view->data;
	struct canvas field = canvas_sub(canvas, 1, 0, 1, canvas->cols < 40 ? canvas->cols : 40);

	if (!views->name) {
		pick_draw(views->pick, canvas);
		return;
	}
	canvas_text(canvas, 0, 0, -1,
		"Keep the list, its order and its filter under the name:", STYLE_NORMAL);
	canvas_fill(&field, 0, 0, 1, field.cols, " ", STYLE_FIELD);
	input_draw(views->name, &field, focus);
}

static void size(struct view *view, int *rows, int *cols)
{
	int wanted = (int)((struct views *)view->data)->n + 1;

	*rows = wanted < *rows ? wanted : *rows;
	*cols = 56;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_COUNT, "Enter", "Show", NULL},
		{CMD_COUNT, "Up/Down", "Choose", NULL}, {CMD_COUNT, "+", "Keep this one", "Keep"},
		{CMD_COUNT, "Delete", "Remove", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};
	static const struct hint naming[] = {
		{CMD_COUNT, "Enter", "Keep", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};

	return ((struct views *)view->data)->name ? naming : list;
}

/* What comes with the program cannot be removed. */
static bool works(struct view *view, const char *key)
{
	struct views *views = view->data;
	const struct pick_entry *entry = pick_chosen(views->pick);

	return strcmp(key, "Delete") != 0 || (entry && is_own(entry));
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
	.works = works,
};

/* ---- the order ---- */

static bool open_sorts(struct view *view, struct err *err)
{
	struct pick_entry *entries = arena_new_array(view->arena, struct pick_entry, BOARD_SORTS);
	struct pick_source *source = arena_new_one(view->arena, struct pick_source);

	(void)err;
	for (int i = 0; i < BOARD_SORTS; i++)
		entries[i] = (struct pick_entry){board_sorts[i].code,
			arena_printf(view->arena, "%c%s", board_sorts[i].name[0] - 32,
				board_sorts[i].name + 1),
			board_sorts[i].words};
	*source = (struct pick_source){.entries = entries, .n = BOARD_SORTS};
	view->data = pick_new(source, view->arg.text);
	return true;
}

static void sorts_size(struct view *view, int *rows, int *cols)
{
	(void)view;
	*rows = BOARD_SORTS + 1;
	*cols = 50;
}

static const struct hint *sorts_hints(struct view *view)
{
	static const struct hint list[] = {{CMD_COUNT, "Enter", "Sort", NULL},
		{CMD_COUNT, "Up/Down", "Choose", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};

	(void)view;
	return list;
}

const struct screen screen_sorts = {
	.name = "In which order?",
	.where = IN_FORM,
	.kind = SCREEN_POPUP,
	.open = open_sorts,
	.close = pick_popup_close,
	.draw = pick_popup_draw,
	.key = pick_popup_key,
	.size = sorts_size,
	.hints = sorts_hints,
};
