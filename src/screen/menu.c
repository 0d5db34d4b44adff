/* Every command there is, in groups: Left and Right go from group to group, letters jump. */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/tui/list.h>

#include "choices.h"

enum { KEY_CELLS = 16, TYPED_MAX = 30, TOLD_ROWS = 2 };

struct menu {
	struct view *view;
	struct choices choices;
	enum group group;
	const struct choice **lines; /* of the group, in the order of the table */
	size_t n;
	struct list *list;
	char typed[TYPED_MAX]; /* letters that jump */
};

/* ---- lines ---- */

static size_t row_count(void *data)
{
	return ((struct menu *)data)->n;
}

static int64_t row_id(void *data, size_t row)
{
	return ((struct menu *)data)->lines[row]->command + 1;
}

static void draw_row(void *data, size_t row, const struct canvas *canvas, struct list_look look)
{
	struct menu *menu = data;
	const struct choice *choice = menu->lines[row];
	struct arena *arena = arena_new();

	(void)look;
	canvas_text(canvas, 0, 0, canvas->cols - KEY_CELLS - 1, choice->summary, STYLE_NORMAL);
	if (choice->refusal)
		canvas_text(
			canvas, 0, canvas->cols - KEY_CELLS, KEY_CELLS, "not now", STYLE_NORMAL);
	else if (*choice->keys)
		canvas_text(canvas, 0, canvas->cols - KEY_CELLS, KEY_CELLS,
			choice_key(choice, menu->view->below, arena), STYLE_NORMAL);
	arena_free(arena);
}

static void show_group(struct menu *menu, enum group group)
{
	menu->group = group;
	menu->n = 0;
	for (size_t i = 0; i < menu->choices.n; i++)
		if (menu->choices.items[i].group == group)
			menu->lines[menu->n++] = &menu->choices.items[i];
	list_refresh(menu->list);
	list_select_row(menu->list, 0);
}

static void step(struct menu *menu, int by)
{
	menu->typed[0] = '\0';
	show_group(menu, (enum group)((menu->group + GROUP_COUNT + by) % GROUP_COUNT));
}

/* ---- letters ---- */

/* The first line from row `from` of any group on whose words match; false: none at all. */
static bool jump(struct menu *menu)
{
	for (int rank = 0; rank < 3; rank++)
		for (int turn = 0; turn < GROUP_COUNT; turn++) {
			enum group group = (enum group)((menu->group + turn) % GROUP_COUNT);

			for (size_t i = 0; i < menu->choices.n; i++) {
				const struct choice *choice = &menu->choices.items[i];

				if (choice->group != group ||
					choice_match(choice, menu->typed) != rank)
					continue;
				if (group != menu->group)
					show_group(menu, group);
				return list_select(menu->list, choice->command + 1);
			}
		}
	return false;
}

static enum answer letter(struct menu *menu, struct key key)
{
	size_t n = strlen(menu->typed);

	if (key.code == K_BACKSPACE) {
		if (n > 0)
			menu->typed[n - 1] = '\0';
	} else if (key.code < 0x80 && n + 1 < TYPED_MAX) {
		menu->typed[n] = (char)tolower(key.code);
		menu->typed[n + 1] = '\0';
	}
	if (*menu->typed == '\0')
		return ANSWER_REDRAW;
	if (jump(menu)) {
		app_message(menu->view->app, MESSAGE_NOTE, "Typed: %s", menu->typed);
		return ANSWER_REDRAW;
	}
	app_message(menu->view->app, MESSAGE_NOTE, "No line of the menu has \"%s\".", menu->typed);
	menu->typed[0] = '\0';
	return ANSWER_REDRAW;
}

/* ---- the screen ---- */

static bool open_menu(struct view *view, struct err *err)
{
	struct menu *menu = arena_new_one(view->arena, struct menu);
	struct list_source source = {
		.count = row_count, .id = row_id, .draw = draw_row, .data = menu};

	(void)err;
	view->data = menu;
	view->typing = true;
	menu->view = view;
	menu->choices = choices_for(view->below, view->arena);
	menu->lines = arena_new_array(view->arena, const struct choice *, menu->choices.n);
	menu->list = list_new(&source);
	show_group(menu, GROUP_PERSON);
	return true;
}

static void close_menu(struct view *view)
{
	list_free(((struct menu *)view->data)->list);
}

static enum answer run(struct menu *menu)
{
	long row = list_selected_row(menu->list);
	const struct choice *choice = row < 0 ? NULL : menu->lines[row];

	if (choice == NULL)
		return ANSWER_STAY;
	if (choice->refusal == NULL)
		return app_later(menu->view->app, choice->command);
	app_message(menu->view->app, MESSAGE_ERROR, "%s", choice->refusal);
	return ANSWER_REDRAW;
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct menu *menu = view->data;
	const struct tui_event *event = pressed->event;

	if (event->kind != TUI_KEY)
		return ANSWER_STAY;
	if (key_is(event->key, "Enter"))
		return run(menu);
	if (key_is(event->key, "Left") || key_is(event->key, "Shift+Tab")) {
		step(menu, -1);
		return ANSWER_REDRAW;
	}
	if (key_is(event->key, "Right") || key_is(event->key, "Tab")) {
		step(menu, 1);
		return ANSWER_REDRAW;
	}
	if (key_is_text(event->key) || event->key.code == K_BACKSPACE)
		return letter(menu, event->key);
	if (event->key.mods != 0 || list_key(menu->list, event) == TUI_IGNORED)
		return ANSWER_IGNORED;
	menu->typed[0] = '\0';
	return ANSWER_REDRAW;
}

/* ---- drawing ---- */

static int group_cells(int group)
{
	return (int)strlen(group_name((enum group)group)) + 2;
}

/* All groups where they fit, else those around the chosen one. */
static void draw_bar(const struct menu *menu, const struct canvas *row)
{
	int first = 0, col = 0, before = 0;

	for (int i = 0; i <= (int)menu->group; i++)
		before += group_cells(i);
	while (first < (int)menu->group && before > row->cols)
		before -= group_cells(first++);
	for (int i = first; i < GROUP_COUNT && col + group_cells(i) <= row->cols; i++) {
		bool here = i == (int)menu->group;

		canvas_textf(row, 0, col, -1, here ? STYLE_BOLD : STYLE_NORMAL,
			here ? "[%s]" : " %s ", group_name((enum group)i));
		col += group_cells(i);
	}
}

/* What the line under the cursor does, or why not now: in rows of its own, for a message line that
 * grew and shrank would move everything. */
static void draw_told(const struct menu *menu, const struct canvas *rows)
{
	long row = list_selected_row(menu->list);
	const struct choice *choice = row < 0 ? NULL : menu->lines[row];

	struct arena *arena = arena_new();

	if (choice)
		canvas_wrap(rows, 0, 0, rows->cols,
			choice->refusal ? choice->refusal : choice_detail(choice->command, arena),
			STYLE_NORMAL);
	arena_free(arena);
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct menu *menu = view->data;
	int told = canvas->rows > 12 ? TOLD_ROWS : 1;
	struct canvas bar = canvas_sub(canvas, 0, 0, 1, canvas->cols - view->right_taken);
	struct canvas rows = canvas_sub(canvas, 1, 0, canvas->rows - 1 - told, canvas->cols);
	struct canvas below = canvas_sub(canvas, canvas->rows - told, 0, told, canvas->cols);

	draw_bar(menu, &bar);
	draw_told(menu, &below);
	list_draw(menu->list, &rows, focus);
}

static void size(struct view *view, int *rows, int *cols)
{
	const struct menu *menu = view->data;
	int most = 0;

	/* As high as the longest group: a frame that changes its height would jump. */
	for (int group = 0; group < GROUP_COUNT; group++) {
		int n = 1 + TOLD_ROWS;

		for (size_t i = 0; i < menu->choices.n; i++)
			n += menu->choices.items[i].group == (enum group)group;
		most = n > most ? n : most;
	}
	*rows = *rows > most ? most : *rows;
	*cols = *cols > 72 ? 72 : *cols;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_COUNT, "Enter", "Run", NULL},
		{CMD_COUNT, "Left/Right", "Group", NULL}, {CMD_COUNT, "Up/Down", "Line", NULL},
		{CMD_BACK, NULL, "Close", NULL}, {0}};

	(void)view;
	return list;
}

const struct screen screen_menu = {
	.name = "Menu",
	.kind = SCREEN_POPUP,
	.open = open_menu,
	.close = close_menu,
	.draw = draw,
	.key = key,
	.size = size,
	.hints = hints,
};
