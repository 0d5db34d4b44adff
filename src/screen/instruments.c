/* The risk instruments: which are on, of which version, who approved them, and what is to be known of
 * each before anybody relies on it. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/model_facts.h>
#include <caseload/risk.h>

#include "arguments.h"
#include "help_pages.h"
#include "risk.h"

enum { STATE = 4, CLASS = 10, RELEASE = 10, NAME_LEAST = 20, PANE_ROWS = 3, PANE_FROM_ROWS = 12 };

struct instruments {
	struct view *view;
	struct arena *arena;
	const struct risk_instrument *rows;
	size_t n, on;
	struct list *list;
};

static size_t row_count(void *data)
{
	return ((struct instruments *)data)->n;
}

static int64_t row_id(void *data, size_t row)
{
	return ((struct instruments *)data)->rows[row].id;
}

static const struct risk_instrument *selected(const struct instruments *instruments)
{
	long row = list_selected_row(instruments->list);

	return row < 0 ? NULL : &instruments->rows[row];
}

/* "Off: not approved by anybody", "On, approved by Dr A Rao on 01-Mar-2026". */
static const char *state_words(const struct risk_instrument *one, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];
	const char *approved =
		one->approved_by == NULL
			? ""
			: arena_printf(arena, ", approved by %s on %s", one->approved_by,
				  date_show(one->approved_on, day));

	if (one->enabled)
		return arena_printf(arena, "On%s.", approved);
	return arena_printf(arena, "Off%s%s%s", text_is_blank(one->off_reason) ? "" : ": ",
		text_is_blank(one->off_reason) ? "." : one->off_reason, approved);
}

/* ---- drawing ---- */

static int name_cells(int cols)
{
	int cells = cols - STATE - CLASS - 1 - RELEASE - 1;

	return cells < NAME_LEAST ? NAME_LEAST : cells > 60 ? 60 : cells;
}

static void draw_row(void *data, size_t at, const struct canvas *row, struct list_look look)
{
	const struct instruments *instruments = data;
	const struct risk_instrument *one = &instruments->rows[at];
	int name = name_cells(row->cols);
	struct arena *arena;

	(void)look;
	if (app_options(instruments->view->app)->calm) {
		arena = arena_new();
		canvas_textf(row, 0, 0, -1, STYLE_NORMAL, "%s, %s, version %s. %s %zu of %zu",
			one->name, one->class, one->release, state_words(one, arena), at + 1,
			instruments->n);
		arena_free(arena);
		return;
	}
	canvas_text(row, 0, 0, STATE, one->enabled ? "on" : "OFF",
		one->enabled ? STYLE_NORMAL : STYLE_BOLD);
	canvas_text(row, 0, STATE, name, one->name, STYLE_NORMAL);
	canvas_text(row, 0, STATE + name + 1, CLASS, one->class, STYLE_NORMAL);
	canvas_text(row, 0, STATE + name + 1 + CLASS + 1, RELEASE, one->release, STYLE_NORMAL);
}

static void draw_head(const struct canvas *row)
{
	struct canvas inside = canvas_sub(row, 0, 2, 1, row->cols - 2);
	int name = name_cells(inside.cols);

	canvas_text(&inside, 0, STATE, name, "Instrument", STYLE_HEADING);
	canvas_text(&inside, 0, STATE + name + 1, CLASS, "Class", STYLE_HEADING);
	canvas_text(&inside, 0, STATE + name + 1 + CLASS + 1, RELEASE, "Version", STYLE_HEADING);
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct instruments *instruments = view->data;
	const struct risk_instrument *one = selected(instruments);
	bool calm = app_options(view->app)->calm;
	int head = calm ? 0 : 1, pane = calm || canvas->rows < PANE_FROM_ROWS ? 0 : PANE_ROWS;
	struct canvas header = canvas_sub(canvas, 1, 0, head, canvas->cols);
	struct canvas rows =
		canvas_sub(canvas, 1 + head, 0, canvas->rows - 1 - head - pane, canvas->cols);
	struct canvas under = canvas_sub(canvas, canvas->rows - pane, 0, pane, canvas->cols);
	struct arena *arena = arena_new();

	canvas_textf(canvas, 0, 1, canvas->cols - 1 - view->right_taken, STYLE_NORMAL,
		"%zu instruments, %zu on", instruments->n, instruments->on);
	if (head)
		draw_head(&header);
	list_draw(instruments->list, &rows, focus);
	if (pane && one) {
		canvas_hline(&under, 0, 0, under.cols);
		canvas_wrap(&under, 1, 1, under.cols - 2, state_words(one, arena), STYLE_NORMAL);
	}
	arena_free(arena);
}

/* ---- reading ---- */

static bool read_rows(struct instruments *instruments, struct err *err)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result;

	if (!app_try(instruments->view->app, CMD_RISK_INSTRUMENTS, &args, arena, &result, err)) {
		arena_free(arena);
		return false;
	}
	arena_free(instruments->arena);
	instruments->arena = arena;
	instruments->rows = result.value;
	instruments->n = result.n;
	instruments->on = 0;
	for (size_t i = 0; i < result.n; i++)
		instruments->on += instruments->rows[i].enabled;
	list_empty_text(instruments->list, "This store holds no instrument.");
	list_refresh(instruments->list);
	return true;
}

static bool open_instruments(struct view *view, struct err *err)
{
	struct instruments *instruments = xcalloc(1, sizeof *instruments);
	struct list_source source = {
		.count = row_count, .id = row_id, .draw = draw_row, .data = instruments};

	view->data = instruments;
	instruments->view = view;
	instruments->list = list_new(&source);
	return read_rows(instruments, err);
}

static void close_instruments(struct view *view)
{
	struct instruments *instruments = view->data;

	if (instruments == NULL)
		return;
	list_free(instruments->list);
	arena_free(instruments->arena);
	free(instruments);
}

static bool refresh(struct view *view, struct err *err)
{
	return read_rows(view->data, err);
}

/* ---- keys ---- */

static enum answer show_facts(struct instruments *instruments)
{
	const struct risk_instrument *one = selected(instruments);
	struct arena *arena;
	enum answer answer;

	if (one == NULL)
		return ANSWER_STAY;
	if (one->definition == NULL) {
		app_message(instruments->view->app, MESSAGE_ERROR,
			"This program cannot read the definition of %s.", one->name);
		return ANSWER_REDRAW;
	}
	arena = arena_new();
	answer = app_push(instruments->view->app, &screen_reading,
		&(struct screen_arg){.command = CMD_COUNT,
			.place = one->name,
			.text = model_facts_page(
				one->definition, state_words(one, arena), one->hash, arena)});
	arena_free(arena);
	return answer;
}

/* The form of the command, with the instrument under the cursor filled in. */
static enum answer ask(struct instruments *instruments, enum command_id id)
{
	const struct risk_instrument *one = selected(instruments);
	struct arena *arena;
	struct args args;
	enum answer answer;

	if (one == NULL)
		return ANSWER_STAY;
	arena = arena_new();
	args = args_new(arena);
	args_set(&args, "instrument", one->code);
	answer = app_push(instruments->view->app, form_for(id),
		&(struct screen_arg){.command = id, .text = arguments_pack(&args, arena)});
	arena_free(arena);
	return answer;
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct instruments *instruments = view->data;

	switch (pressed->command) {
	case CMD_OPEN:
		return show_facts(instruments);
	case CMD_RISK_ENABLE:
	case CMD_RISK_DISABLE:
		return ask(instruments, pressed->command);
	case CMD_COUNT:
		return list_key(instruments->list, pressed->event) == TUI_IGNORED ? ANSWER_IGNORED
										  : ANSWER_REDRAW;
	default:
		return ANSWER_IGNORED;
	}
}

static const char *why_not(struct view *view, enum command_id id)
{
	const struct risk_instrument *one = selected(view->data);

	if (one == NULL && (id == CMD_OPEN || id == CMD_RISK_ENABLE || id == CMD_RISK_DISABLE))
		return "There is no instrument here.";
	if (id == CMD_RISK_ENABLE && one->enabled)
		return "It is on already.";
	if (id == CMD_RISK_DISABLE && !one->enabled)
		return "It is off already.";
	return NULL;
}

static const char *where_am_i(struct view *view)
{
	const struct instruments *instruments = view->data;
	const struct risk_instrument *one = selected(instruments);

	if (one == NULL)
		return "Instruments: none.";
	return arena_printf(view->arena, "Instruments, row %ld of %zu: %s, version %s. %s",
		list_selected_row(instruments->list) + 1, instruments->n, one->name, one->release,
		state_words(one, view->arena));
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_OPEN, NULL, "What it is", "Facts"},
		{CMD_RISK_ENABLE, NULL, "Switch on", "On"},
		{CMD_RISK_DISABLE, NULL, "Switch off", "Off"}, {CMD_BACK, NULL, "Back", NULL},
		{CMD_FIND, NULL, "Find", NULL}, {0}};

	(void)view;
	return list;
}

const struct screen screen_instruments = {
	.name = "Instruments",
	.where = IN_INSTRUMENTS | IN_LISTS,
	.open = open_instruments,
	.close = close_instruments,
	.draw = draw,
	.key = key,
	.refresh = refresh,
	.why_not = why_not,
	.hints = hints,
	.where_am_i = where_am_i,
};
