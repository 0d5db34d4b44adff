/* The keys that work here, from the table: typing narrows, Enter runs the line. */
#include <string.h>
#include <strings.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "help_pages.h"
#include "overlay.h"

enum { KEYS_COLS = 16, TAIL_ROWS = 3 };

struct told {
	const char *keys, *words;
};
static const struct told list_keys[] = {
	{"Up Down k j", "One row"},
	{"PgUp PgDn", "One page; Ctrl+U and Ctrl+D half of one"},
	{"Home End gg G", "First row, last row"},
};
static const struct told form_keys[] = {
	{"Tab Shift+Tab", "Next field, field before"},
	{"F4", "List or calendar of a field"},
	{"=", "The same value as last time, first in an empty field"},
	{"Ctrl+U Ctrl+W", "Clear the field, delete the word before"},
};
static const struct told text_keys[] = {
	{"Ctrl+Z Ctrl+Y", "Undo, redo"},
	{"Alt+M", "Start and end selecting; Ctrl+X, Ctrl+C, Ctrl+V cut, copy, paste"},
};

struct help {
	struct choices choices;
	size_t matched;
};

/* ---- which lines ---- */

/* Is it one of the keys, exactly? "b" asks what b does. */
static bool is_key(const char *keys, const char *typed)
{
	size_t n = strlen(typed);

	for (const char *p = keys; n > 0 && *(p += strspn(p, " ")) != '\0'; p += strcspn(p, " "))
		if (strcspn(p, " ") == n && strncasecmp(p, typed, n) == 0)
			return true;
	return false;
}

/* 0 its key was typed, 1 its words match, -1 neither. */
static int rank(const char *keys, const char *fold, const char *typed, const char *as_typed)
{
	if (*typed == '\0' && *as_typed == '\0')
		return 1;
	/* The one key whose name is not what it types. */
	if (is_key(keys, strcmp(as_typed, " ") == 0 ? "Space" : as_typed))
		return 0;
	return *typed != '\0' && words_match(fold, "", typed) >= 0 ? 1 : -1;
}

static bool works(const struct overlay *overlay, const struct choice *choice)
{
	return *choice->keys != '\0' && choice->refusal == NULL &&
	       keymap_offered(overlay->view->below, choice->command);
}

/* A heading comes with its first line. */
static struct overlay_line *under(struct overlay *overlay, const char **heading)
{
	if (*heading)
		overlay_heading(overlay, *heading);
	*heading = NULL;
	((struct help *)overlay->data)->matched++;
	return overlay_add(overlay);
}

static void add_commands(
	struct overlay *overlay, const char **heading, bool here, int wanted, const char *typed)
{
	const struct help *help = overlay->data;

	for (size_t i = 0; i < help->choices.n; i++) {
		const struct choice *choice = &help->choices.items[i];

		if (works(overlay, choice) && (choice->distance == 0) == here &&
			rank(choice->keys, choice->fold, typed, input_text(overlay->typed)) ==
				wanted)
			under(overlay, heading)->choice = choice;
	}
}

static void add_told(struct overlay *overlay, const char **heading, const struct told *told,
	size_t n, int wanted, const char *typed)
{
	for (size_t i = 0; i < n; i++) {
		const char *fold = utf8_fold(overlay->lines_arena, told[i].words);
		struct overlay_line *line;

		if (rank(told[i].keys, fold, typed, input_text(overlay->typed)) != wanted)
			continue;
		line = under(overlay, heading);
		line->keys = told[i].keys;
		line->text = told[i].words;
	}
}

/* Keys that are the screen's alone and no command's: only its hints know them. */
static void add_own_keys(
	struct overlay *overlay, const char **heading, int wanted, const char *typed)
{
	struct view *about = overlay->view->below;
	const struct hint *hint = about->screen->hints ? about->screen->hints(about) : NULL;

	for (; hint && hint->words; hint++)
		if (hint->command == CMD_COUNT && hint->key && strlen(hint->key) == 1)
			add_told(overlay, heading,
				&(struct told){.keys = hint->key, .words = hint->words}, 1, wanted,
				typed);
}

#define TOLD(keys) keys, sizeof(keys) / sizeof((keys)[0])

static void narrow(struct overlay *overlay, const char *typed)
{
	struct help *help = overlay->data;
	const struct view *about = overlay->view->below;

	help->matched = 0;
	for (int wanted = 0; wanted < 2; wanted++) {
		const char *here = wanted == 0 ? arena_printf(overlay->lines_arena, "The key %s",
							 input_text(overlay->typed))
					       : arena_printf(overlay->lines_arena, "Here: %s",
							 about->screen->name);
		const char *everywhere = wanted == 0 ? here : "Everywhere";
		const char **second = wanted == 0 ? &here : &everywhere;

		add_own_keys(overlay, &here, wanted, typed);
		add_commands(overlay, &here, true, wanted, typed);
		if (about->screen->where & IN_LISTS)
			add_told(overlay, &here, TOLD(list_keys), wanted, typed);
		if (about->screen->where & IN_FORM)
			add_told(overlay, &here, TOLD(form_keys), wanted, typed);
		if (about->screen->where & IN_TEXT)
			add_told(overlay, &here, TOLD(text_keys), wanted, typed);
		add_commands(overlay, second, false, wanted, typed);
	}
	if (*input_text(overlay->typed))
		app_message(overlay->view->app, MESSAGE_NOTE, "%zu %s \"%s\".", help->matched,
			help->matched == 1 ? "key matches" : "keys match",
			input_text(overlay->typed));
}

/* ---- the screen ---- */

static void draw_line(
	struct overlay *overlay, const struct overlay_line *line, const struct canvas *canvas)
{
	(void)overlay;
	canvas_text(canvas, 0, 0, KEYS_COLS, line->choice ? line->choice->keys : line->keys,
		STYLE_BOLD);
	canvas_text(canvas, 0, KEYS_COLS + 1, -1, line->choice ? line->choice->summary : line->text,
		STYLE_NORMAL);
}

static bool open_help(struct view *view, struct err *err)
{
	struct help *help = arena_new_one(view->arena, struct help);
	struct overlay *overlay = overlay_new(
		view, "Type to search:", "No key matches. Ctrl+U clears what you typed.");

	(void)err;
	help->choices = choices_for(view->below, view->arena);
	overlay->narrow = narrow;
	overlay->draw = draw_line;
	overlay->data = help;
	overlay_narrow(overlay);
	return true;
}

static void close_help(struct view *view)
{
	overlay_free(view->data);
}

static enum answer run_line(struct overlay *overlay)
{
	const struct overlay_line *line = overlay_chosen(overlay);

	if (line == NULL)
		return ANSWER_STAY;
	if (line->choice)
		return overlay_run(overlay, line->choice);
	app_message(overlay->view->app, MESSAGE_NOTE, "Press %s itself, without this list.",
		line->keys);
	return ANSWER_REDRAW;
}

static enum answer open_manual(struct view *view)
{
	struct screen_arg arg = {.command = CMD_COUNT,
		.text = help_manual(view->below, view->arena),
		.place = arena_printf(view->arena, "Manual: %s", view->below->screen->name)};

	return app_push(view->app, &screen_reading, &arg);
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	const struct tui_event *event = pressed->event;

	if (pressed->command == CMD_KEYS)
		return open_manual(view);
	if (event->kind == TUI_KEY && key_is(event->key, "Enter"))
		return run_line(view->data);
	return overlay_key(view->data, event);
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	int tail = canvas->rows - TAIL_ROWS;

	overlay_draw(view->data, canvas, focus, TAIL_ROWS);
	canvas_text(canvas, tail + 1, 0, -1, "No F keys? Alt and the number: Alt+1 is F1.",
		STYLE_NORMAL);
	canvas_text(canvas, tail + 2, 0, -1, "Enter runs the line. F1 again: the whole page.",
		STYLE_NORMAL);
}

static void size(struct view *view, int *rows, int *cols)
{
	(void)view;
	*rows = *rows > 30 ? 30 : *rows;
	*cols = *cols > 70 ? 70 : *cols;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_COUNT, "Enter", "Run", NULL},
		{CMD_COUNT, "Up/Down", "Choose", NULL}, {CMD_BACK, NULL, "Close", NULL}, {0}};
	static const struct hint typed[] = {{CMD_COUNT, "Enter", "Run", NULL},
		{CMD_COUNT, "Up/Down", "Choose", NULL}, {CMD_BACK, NULL, "Close", NULL},
		{CMD_COUNT, "Ctrl+U", "Clear", NULL}, {0}};

	return *input_text(((struct overlay *)view->data)->typed) ? typed : list;
}

const struct screen screen_help = {
	.name = "Keys and help",
	.kind = SCREEN_POPUP,
	.open = open_help,
	.close = close_help,
	.draw = draw,
	.key = key,
	.size = size,
	.hints = hints,
};
