/* Finding a person by whatever somebody has: part of a name, a number, a date of birth. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/tui/input.h>
#include <caseload/tui/list.h>

#include "board.h"
#include "result.h"
#include "search_box.h"

enum { FEW = 2, ADD_ROW = -1, DAY = 11, NUMBER = 12, BAND = 12 };

struct find {
	struct view *view;
	struct input *typed;
	struct list *list;
	struct arena *found_arena;
	const struct case_row *rows;
	size_t n;
	bool due;   /* typed since the last search */
	bool asked; /* there was enough to search for */
	struct search_box box;
};

static bool has_command(const struct find *find)
{
	enum command_id id = find->view->arg.command;

	return id != CMD_COUNT && (command_get(id)->needs & NEEDS_PERSON) != 0;
}

/* Of somebody new there is nothing to print yet. */
static bool may_add(const struct find *find)
{
	bool paper = has_command(find) &&
		     command_get(find->view->arg.command)->touches == TOUCH_DISCLOSE;

	return find->asked && !paper && session_may(find->view->session, CMD_PERSON_ADD);
}

static size_t row_count(void *data)
{
	const struct find *find = data;

	return find->n + (may_add(find) ? 1 : 0);
}

static int64_t row_id(void *data, size_t row)
{
	const struct find *find = data;

	return row < find->n ? find->rows[row].person_id : ADD_ROW;
}

/* Two people of one name are told apart by birth date and number, and marked. */
static void draw_row(void *data, size_t at, const struct canvas *canvas, struct list_look look)
{
	const struct find *find = data;
	const struct case_row *row = &find->rows[at];
	int name = canvas->cols - DAY - NUMBER - BAND - 4, col = name + 1;
	char day[DATE_SHOWN_SIZE], number[NHS_NUMBER_SHOWN_SIZE];
	struct arena *arena;

	(void)look;
	if (at >= find->n) {
		canvas_text(canvas, 0, 0, -1, "Add a new person", STYLE_NORMAL);
		return;
	}
	arena = arena_new();
	canvas_text(canvas, 0, 0, name, case_name(row, NAMES_FULL, arena), STYLE_NORMAL);
	canvas_text(canvas, 0, col, DAY,
		date_is_set(row->born) ? date_show(row->born, day) : "Not known", STYLE_NORMAL);
	canvas_text(canvas, 0, col += DAY + 1, NUMBER,
		row->nhs_number ? nhs_number_show(row->nhs_number, number) : "Not known",
		STYLE_NORMAL);
	col += NUMBER + 1;
	if (row->same_name)
		canvas_text(canvas, 0, col, BAND, "! same name", STYLE_ALERT);
	else if (date_is_set(row->died))
		canvas_text(canvas, 0, col, BAND, "! DECEASED", STYLE_BOLD);
	else
		canvas_text(canvas, 0, col, BAND,
			case_band_words(row, app_today(find->view->app), arena), STYLE_NORMAL);
	arena_free(arena);
}

static bool open_find(struct view *view, struct err *err)
{
	struct find *find = xcalloc(1, sizeof *find);
	struct list_source source = {
		.count = row_count, .id = row_id, .draw = draw_row, .data = find};

	(void)err;
	view->data = find;
	find->view = view;
	find->typed = input_new(view->arg.text);
	find->found_arena = arena_new();
	find->due = view->arg.text != NULL;
	search_box_begin(&find->box, view->app);
	find->list = list_new(&source);
	list_empty_text(
		find->list, "Type part of a name, an NHS Number, a date of birth or a postcode.");
	return true;
}

static void close_find(struct view *view)
{
	struct find *find = view->data;

	search_box_end(&find->box);
	list_free(find->list);
	input_free(find->typed);
	arena_free(find->found_arena);
	free(find);
}

static void search(struct find *find)
{
	struct arena *arena = arena_new();
	struct result result;
	struct err err = {0};

	if (!search_box_find(&find->box, input_text(find->typed), 0, arena, &result, &err)) {
		app_error(find->view->app, &err);
		arena_free(arena);
		return;
	}
	arena_free(find->found_arena);
	find->found_arena = arena;
	find->rows = result.value;
	find->n = result.n;
	if (result.message)
		app_message(find->view->app, MESSAGE_NOTE, "%s", result.message);
}

static void settle(struct view *view)
{
	struct find *find = view->data;

	if (!find->due)
		return;
	find->due = false;
	find->asked = strlen(input_text(find->typed)) >= FEW;
	find->n = 0;
	if (find->asked)
		search(find);
	list_refresh(find->list);
	list_select_row(find->list, 0);
}

/* Who was found, for a command that was asked for somebody not on the list. */
static enum answer for_command(struct find *find, const char *person)
{
	struct screen_arg arg = find->view->arg;

	const struct screen *door =
		form_is_own(arg.command) ? form_for(arg.command) : generic_door(arg.command);

	arg.person = person;
	return app_replace(find->view->app, door ? door : &screen_person, &arg);
}

static enum answer open_selected(struct find *find)
{
	struct screen_arg arg = {.command = CMD_PERSON_SHOW};
	long row;

	row = list_selected_row(find->list);
	if (row < 0)
		return ANSWER_STAY;
	if ((size_t)row >= find->n) {
		const struct screen *form = form_for(CMD_PERSON_ADD);

		arg.command = CMD_PERSON_ADD;
		arg.text = input_text(find->typed);
		if (form)
			return app_replace(find->view->app, form, &arg);
		app_message(find->view->app, MESSAGE_ERROR,
			"There is no form for this yet. From the shell: caseload person add.");
		return ANSWER_REDRAW;
	}
	if (has_command(find))
		return for_command(find, find->rows[row].uid);
	arg.person = find->rows[row].uid;
	return app_replace(find->view->app, &screen_person, &arg);
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct find *find = view->data;
	const struct tui_event *event = pressed->event;
	bool moves = event->kind == TUI_KEY && event->key.mods == 0 &&
		     (event->key.code == K_UP || event->key.code == K_DOWN ||
			     event->key.code == K_PGUP || event->key.code == K_PGDN);

	/* Enter and the arrows mean a row of what was typed before them, also in one burst. */
	if (event->kind == TUI_KEY && (moves || key_is(event->key, "Enter")))
		settle(view);
	if (event->kind == TUI_KEY && key_is(event->key, "Enter"))
		return open_selected(find);
	if (moves)
		return list_key(find->list, event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
	switch (input_key(find->typed, event)) {
	case TUI_IGNORED:
		return ANSWER_IGNORED;
	case TUI_CHANGED:
		find->due = true;
		return ANSWER_REDRAW;
	default:
		return ANSWER_REDRAW;
	}
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct find *find = view->data;
	struct canvas rows = canvas_sub(canvas, 2, 0, canvas->rows - 2, canvas->cols);
	struct canvas field = canvas_sub(canvas, 0, 6, 1, canvas->cols - 6 - view->right_taken);

	canvas_text(canvas, 0, 0, -1, "Find:", STYLE_NORMAL);
	canvas_fill(&field, 0, 0, 1, field.cols, " ", STYLE_FIELD);
	list_draw(find->list, &rows, focus);
	input_draw(find->typed, &field, focus);
}

static void size(struct view *view, int *rows, int *cols)
{
	(void)view;
	*rows = *rows > 18 ? 18 : *rows;
	*cols = *cols > 86 ? 86 : *cols;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_COUNT, "Enter", "Open", NULL},
		{CMD_COUNT, "Up/Down", "Choose", NULL}, {CMD_BACK, NULL, "Close", NULL},
		{CMD_COUNT, "Ctrl+U", "Clear", NULL}, {0}};

	(void)view;
	return list;
}

const struct screen screen_find = {
	.name = "Find a person",
	.where = IN_FORM,
	.kind = SCREEN_POPUP,
	.open = open_find,
	.close = close_find,
	.draw = draw,
	.key = key,
	.settle = settle,
	.size = size,
	.hints = hints,
};
