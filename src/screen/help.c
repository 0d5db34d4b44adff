/* The keys that work here, from the table: typing narrows, Enter runs the line. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/tui/input.h>
#include <caseload/tui/list.h>

#include "app.h"

enum { KEYS_COLS = 16, TAIL_ROWS = 3 };

struct line {
	enum command_id command;  /* CMD_COUNT: a heading or a key that is only told */
	const char *keys, *words; /* keys NULL: a heading */
};

struct help {
	struct view *view;
	struct input *typed;
	struct list *list;
	struct line *all;
	size_t all_n, all_room;
	size_t *shown; /* indexes into `all` that match */
	size_t n;
};

static const struct line list_keys[] = {
	{CMD_COUNT, "Up Down k j", "One row"},
	{CMD_COUNT, "PgUp PgDn", "One page; Ctrl+U and Ctrl+D half of one"},
	{CMD_COUNT, "Home End gg G", "First row, last row"},
};
static const struct line form_keys[] = {
	{CMD_COUNT, "Tab Shift+Tab", "Next field, field before"},
	{CMD_COUNT, "F4", "List or calendar of a field"},
	{CMD_COUNT, "=", "The same value as last time, first in an empty field"},
	{CMD_COUNT, "Ctrl+U Ctrl+W", "Clear the field, delete the word before"},
};
static const struct line text_keys[] = {
	{CMD_COUNT, "Ctrl+Z Ctrl+Y", "Undo, redo"},
	{CMD_COUNT, "Ctrl+F Ctrl+G", "Find in the text, next place"},
	{CMD_COUNT, "Alt+M", "Start and end selecting; Ctrl+X, Ctrl+C, Ctrl+V cut, copy, paste"},
	{CMD_COUNT, "Alt+D", "Compare with the last agreed text"},
};

static void add(struct help *help, enum command_id command, const char *keys, const char *words)
{
	struct line *line = arena_push(
		help->view->arena, &help->all, &help->all_n, &help->all_room, sizeof *line);

	*line = (struct line){command, keys, words};
}

static void add_told(struct help *help, const struct line *lines, size_t n)
{
	for (size_t i = 0; i < n; i++)
		add(help, CMD_COUNT, lines[i].keys, lines[i].words);
}

static void add_commands(struct help *help, const struct view *about, bool everywhere)
{
	for (int id = 0; id < CMD_COUNT; id++) {
		const struct command *command = command_get(id);
		bool here = (command->where & about->screen->where) != 0;

		if (*command->keys && keymap_offered(about, id) && here != everywhere &&
			session_may(about->session, id))
			add(help, id, command->keys, command->summary);
	}
}

static void collect(struct help *help)
{
	const struct view *about = help->view->below;

	add(help, CMD_COUNT, NULL,
		arena_printf(help->view->arena, "Here: %s", about->screen->name));
	add_commands(help, about, false);
	if (about->screen->where & IN_LISTS)
		add_told(help, list_keys, sizeof list_keys / sizeof list_keys[0]);
	if (about->screen->where & IN_FORM)
		add_told(help, form_keys, sizeof form_keys / sizeof form_keys[0]);
	if (about->screen->where & IN_TEXT)
		add_told(help, text_keys, sizeof text_keys / sizeof text_keys[0]);
	add(help, CMD_COUNT, NULL, "Everywhere");
	add_commands(help, about, true);
}

static bool matches(const struct line *line, const char *typed, struct arena *arena)
{
	if (*typed == '\0')
		return true;
	if (line->keys == NULL)
		return false;
	return strstr(utf8_fold(arena, line->words), utf8_fold(arena, typed)) != NULL ||
	       strstr(line->keys, typed) != NULL;
}

static void narrow(struct help *help)
{
	struct arena *arena = arena_new();
	const char *typed = input_text(help->typed);

	help->n = 0;
	for (size_t i = 0; i < help->all_n; i++)
		if (matches(&help->all[i], typed, arena))
			help->shown[help->n++] = i;
	arena_free(arena);
	list_refresh(help->list);
	list_select_row(help->list, 0);
	if (*typed)
		app_message(help->view->app, MESSAGE_NOTE, "%zu %s \"%s\".", help->n,
			help->n == 1 ? "key matches" : "keys match", typed);
}

static size_t row_count(void *data)
{
	return ((struct help *)data)->n;
}

static const struct line *line_at(const struct help *help, size_t row)
{
	return &help->all[help->shown[row]];
}

static int64_t row_id(void *data, size_t row)
{
	const struct help *help = data;

	return line_at(help, row)->keys ? (int64_t)help->shown[row] + 1 : 0;
}

static void draw_row(void *data, size_t row, const struct canvas *canvas, struct list_look look)
{
	const struct line *line = line_at(data, row);

	(void)look;
	if (line->keys == NULL) {
		canvas_text(canvas, 0, 0, -1, line->words, STYLE_HEADING);
		return;
	}
	canvas_text(canvas, 0, 0, KEYS_COLS, line->keys, STYLE_BOLD);
	canvas_text(canvas, 0, KEYS_COLS + 1, -1, line->words, STYLE_NORMAL);
}

static bool open_help(struct view *view, struct err *err)
{
	struct help *help = xcalloc(1, sizeof *help);
	struct list_source source = {
		.count = row_count, .id = row_id, .draw = draw_row, .data = help};

	(void)err;
	view->data = help;
	help->view = view;
	help->typed = input_new(NULL);
	collect(help);
	help->shown = arena_new_array(view->arena, size_t, help->all_n);
	help->list = list_new(&source);
	list_empty_text(help->list, "No key matches. Ctrl+U clears what you typed.");
	narrow(help);
	return true;
}

static void close_help(struct view *view)
{
	struct help *help = view->data;

	list_free(help->list);
	input_free(help->typed);
	free(help);
}

static enum answer run_line(struct help *help)
{
	long row = list_selected_row(help->list);
	const struct line *line;

	if (row < 0)
		return ANSWER_STAY;
	line = line_at(help, (size_t)row);
	if (line->command == CMD_COUNT) {
		app_message(help->view->app, MESSAGE_NOTE, "Press %s itself, without this list.",
			line->keys);
		return ANSWER_REDRAW;
	}
	return app_later(help->view->app, line->command);
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct help *help = view->data;
	const struct tui_event *event = pressed->event;

	if (event->kind == TUI_KEY && key_is(event->key, "Enter"))
		return run_line(help);
	if (event->kind == TUI_KEY && event->key.mods == 0 &&
		(event->key.code == K_UP || event->key.code == K_DOWN ||
			event->key.code == K_PGUP || event->key.code == K_PGDN))
		return list_key(help->list, event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
	switch (input_key(help->typed, event)) {
	case TUI_IGNORED:
		return ANSWER_IGNORED;
	case TUI_CHANGED:
		narrow(help);
		return ANSWER_REDRAW;
	default:
		return ANSWER_REDRAW;
	}
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct help *help = view->data;
	struct canvas rows = canvas_sub(canvas, 1, 0, canvas->rows - 1 - TAIL_ROWS, canvas->cols);
	struct canvas field = canvas_sub(canvas, 0, 16, 1, canvas->cols - 16 - view->right_taken);
	int tail = canvas->rows - TAIL_ROWS;

	canvas_text(canvas, 0, 0, -1, "Type to search:", STYLE_NORMAL);
	canvas_fill(&field, 0, 0, 1, field.cols, " ", STYLE_FIELD);
	list_draw(help->list, &rows, focus);
	canvas_text(canvas, tail + 1, 0, -1, "No F keys? Alt and the number: Alt+1 is F1.",
		STYLE_NORMAL);
	canvas_text(canvas, tail + 2, 0, -1, "The manual: man caseload", STYLE_NORMAL);
	input_draw(help->typed, &field, focus);
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
		{CMD_COUNT, "Up/Down", "Choose", NULL}, {CMD_BACK, NULL, "Close", NULL},
		{CMD_COUNT, "Ctrl+U", "Clear", NULL}, {0}};

	(void)view;
	return list;
}

const struct screen screen_help = {
	.name = "Keys and help",
	.where = IN_FORM,
	.kind = SCREEN_POPUP,
	.open = open_help,
	.close = close_help,
	.draw = draw,
	.key = key,
	.size = size,
	.hints = hints,
};
