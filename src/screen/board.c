/* The Board: who there is, what is late, and where everything begins. */
#include "board.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/deadline.h>

const struct board_view board_views[] = {
	{"Today", "Late or due soon",
		"Nothing is late or due soon. f shows another list, I imports a risk list.",
		"scope", "today"},
	{"My caseload", "Everyone you lead",
		"You lead nobody yet. f shows another list, F3 finds a person.", "lead", NULL},
	{"Team register", "Everyone on it",
		"Nobody is on the register yet. f shows the risk list; + adds a person from it.",
		"scope", "register"},
	{"Risk list", "Not on the register", "Nobody is on the risk list alone. I imports a list.",
		"scope", "risk_list"},
	{"No lead", "On it, without a lead",
		"Everyone on the register has a lead. f shows another list.", "unled", "yes"},
	{"No plan", "On it, without a plan",
		"Everyone on the register has a plan. f shows another list.", "no_plan", "yes"},
	{"Everyone", "Known to the team",
		"There is nobody yet. N adds a person, I imports a risk list.", "scope", "all"},
};
const size_t board_views_n = sizeof(board_views) / sizeof(board_views[0]);

/* ---- the list over the rows ---- */

static size_t row_count(void *data)
{
	struct board *board = data;

	return board->rows.total;
}

static int64_t row_id(void *data, size_t row)
{
	const struct case_row *found = rows_at(data, row);

	return found ? found->person_id : 0;
}

static long row_find(void *data, int64_t id)
{
	return rows_find(data, id);
}

const struct case_row *board_selected(struct board *board)
{
	long row = list_selected_row(board->list);

	return row < 0 ? NULL : rows_at(board, (size_t)row);
}

/* The cursor stays on the same person; where that one is not among the rows read, it goes to the
 * top. */
static bool reload(struct board *board, struct err *err)
{
	int64_t id = list_selected(board->list);

	if (!rows_read(board, err))
		return false;
	if (rows_find(board, id) < 0)
		list_select_row(board->list, 0);
	list_refresh(board->list);
	list_empty_text(board->list, input_is_empty(board->filter)
					     ? board_views[board->shows].empty
					     : "Nobody matches. Esc clears the filter.");
	return true;
}

static enum answer reload_said(struct board *board)
{
	struct err err = {0};

	board->filter_due = false;
	if (!reload(board, &err))
		app_error(board->view->app, &err);
	return ANSWER_REDRAW;
}

/* ---- opening ---- */

static bool open_board(struct view *view, struct err *err)
{
	struct board *board = xcalloc(1, sizeof *board);
	struct list_source source = {.count = row_count,
		.id = row_id,
		.draw = board_draw_row,
		.find = row_find,
		.data = board};

	view->data = board;
	board->view = view;
	board->filter = input_new(NULL);
	board->pane = !app_options(view->app)->calm;
	board->list = list_new(&source);
	return reload(board, err);
}

static void close_board(struct view *view)
{
	struct board *board = view->data;

	if (board == NULL)
		return;
	list_free(board->list);
	input_free(board->filter);
	rows_drop(&board->rows);
	free(board);
}

static bool refresh(struct view *view, struct err *err)
{
	return reload(view->data, err);
}

/* ---- the filter ---- */

static void filtering(struct board *board, bool on)
{
	board->filtering = on;
	board->view->typing = on;
}

static enum answer clear_filter(struct board *board)
{
	input_set(board->filter, "");
	filtering(board, false);
	return reload_said(board);
}

static bool moves_rows(struct key key)
{
	return key.mods == 0 &&
	       (key.code == K_UP || key.code == K_DOWN || key.code == K_PGUP || key.code == K_PGDN);
}

static enum answer filter_key(struct board *board, const struct screen_key *key)
{
	const struct tui_event *event = key->event;

	if (key->command == CMD_BACK)
		return clear_filter(board);
	/* A key that acts on a row must mean a row of the new list, also when it came in one burst.
	 */
	if (board->filter_due && event->kind == TUI_KEY && !key_is_text(event->key))
		reload_said(board);
	if (event->kind == TUI_KEY && key_is(event->key, "Enter")) {
		filtering(board, false);
		return ANSWER_REDRAW;
	}
	if (event->kind == TUI_KEY && moves_rows(event->key))
		return list_key(board->list, event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
	switch (input_key(board->filter, event)) {
	case TUI_IGNORED:
		return ANSWER_IGNORED;
	case TUI_CHANGED:
		board->filter_due = true;
		return ANSWER_REDRAW;
	default:
		return ANSWER_REDRAW;
	}
}

static void settle(struct view *view)
{
	struct board *board = view->data;

	if (board->filter_due)
		reload_said(board);
}

/* ---- keys ---- */

static enum answer open_person(struct board *board)
{
	const struct case_row *row = board_selected(board);
	struct screen_arg arg = {.command = CMD_PERSON_SHOW};

	if (row == NULL)
		return ANSWER_STAY;
	arg.person = row->uid;
	return app_push(board->view->app, &screen_person, &arg);
}

static enum answer turn_sort(struct board *board)
{
	static const char *const words[] = {"due date, late first", "risk, highest first", "name"};
	struct err err = {0};
	long row;

	board->sort = (enum case_sort)((board->sort + 1) % 3);
	board->filter_due = false;
	if (!reload(board, &err)) {
		app_error(board->view->app, &err);
		return ANSWER_REDRAW;
	}
	/* The cursor stays with its person: say so where the beginning may be out of sight. */
	row = list_selected_row(board->list);
	if (row > 0)
		app_message(board->view->app, MESSAGE_NOTE,
			"Sorted by %s. This is row %ld; Home goes to the first.",
			words[board->sort], row + 1);
	else
		app_message(board->view->app, MESSAGE_NOTE, "Sorted by %s.", words[board->sort]);
	return ANSWER_REDRAW;
}

static enum answer choose_view(struct board *board)
{
	char now[8];
	struct screen_arg arg = {.text = now};

	snprintf(now, sizeof now, "%zu", (size_t)board->shows % board_views_n);
	return app_push(board->view->app, &screen_views, &arg);
}

static enum answer board_command(struct board *board, enum command_id id)
{
	switch (id) {
	case CMD_OPEN:
		return open_person(board);
	case CMD_FILTER:
		filtering(board, true);
		return ANSWER_REDRAW;
	case CMD_VIEWS:
		return choose_view(board);
	case CMD_SORT:
		return turn_sort(board);
	case CMD_PANE:
		board->pane = !board->pane;
		app_message(board->view->app, MESSAGE_NOTE,
			board->pane ? "Preview on." : "Preview off.");
		return ANSWER_REDRAW;
	case CMD_BACK:
		return input_is_empty(board->filter) ? ANSWER_IGNORED : clear_filter(board);
	default:
		return ANSWER_IGNORED;
	}
}

static enum answer board_key(struct view *view, const struct screen_key *key)
{
	struct board *board = view->data;
	enum answer answer;

	if (board->filtering)
		return filter_key(board, key);
	/* Nothing lies left of the Board, and one arrow too many must not ask to leave. */
	if (key->event->kind == TUI_KEY && key_is(key->event->key, "Left"))
		return ANSWER_STAY;
	if (key->event->kind == TUI_PASTE) {
		/* On a list a paste is something to look for, never commands. */
		filtering(board, true);
		return filter_key(board, key);
	}
	answer = board_command(board, key->command);
	if (answer != ANSWER_IGNORED || key->command != CMD_COUNT)
		return answer;
	return list_key(board->list, key->event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

static enum answer resume(struct view *view, const struct screen *from, const char *text)
{
	struct board *board = view->data;

	if (from != &screen_views || text == NULL)
		return ANSWER_REDRAW;
	board->shows = strtoul(text, NULL, 10) % board_views_n;
	input_set(board->filter, "");
	list_select_row(board->list, 0);
	reload_said(board);
	list_select_row(board->list, 0);
	return ANSWER_REDRAW;
}

/* ---- what it says of itself ---- */

static const char *subject(struct view *view)
{
	const struct case_row *row = board_selected(view->data);

	return row ? row->uid : NULL;
}

static const char *why_not(struct view *view, enum command_id id)
{
	const struct case_row *row = board_selected(view->data);

	if (row == NULL)
		return id == CMD_OPEN ? "There is nobody to open." : NULL;
	if ((command_get(id)->needs & NEEDS_EPISODE) != 0 && row->episode_id == 0)
		return "Not on the register yet. + adds them.";
	if (id == CMD_REGISTER_ADD && row->episode_id != 0 && row->status != EPISODE_CANDIDATE)
		return "Already on the register.";
	return NULL;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint typing[] = {{CMD_COUNT, "Enter", "Keep the filter", "Keep"},
		{CMD_COUNT, "Esc", "Clear it", "Clear"}, {CMD_COUNT, "Up/Down", "Row", NULL}, {0}};
	static const struct hint resting[] = {{CMD_OPEN, NULL, "Open", NULL},
		{CMD_FILTER, NULL, "Filter", NULL}, {CMD_VIEWS, NULL, "Views", NULL},
		{CMD_REVIEW_BOOK, NULL, "Review", NULL}, {CMD_NOTE_ADD, NULL, "Note", NULL},
		{CMD_FIND, NULL, "Find", NULL}, {CMD_REGISTER_ADD, NULL, "Register", NULL},
		{CMD_SORT, NULL, "Sort", NULL}, {CMD_PLAN_SHOW, NULL, "Plan", NULL},
		{CMD_LEAD_ASSIGN, NULL, "Lead", NULL}, {CMD_ACTION_ADD, NULL, "Action", NULL},
		{CMD_PERSON_ADD, NULL, "Add person", "Add"},
		{CMD_PRINT_CASELOAD, NULL, "Print", NULL}, {CMD_IMPORT_RISK, NULL, "Import", NULL},
		{CMD_PANE, NULL, "Preview", NULL}, {0}};
	static const struct hint nobody[] = {{CMD_VIEWS, NULL, "Views", NULL},
		{CMD_IMPORT_RISK, NULL, "Import a list", "Import"},
		{CMD_PERSON_ADD, NULL, "Add person", "Add"}, {CMD_FIND, NULL, "Find", NULL},
		{CMD_DRAFT_LIST, NULL, "Drafts", NULL}, {CMD_PRINT_CASELOAD, NULL, "Print", NULL},
		{0}};
	struct board *board = view->data;

	if (board->filtering)
		return typing;
	return board->rows.total == 0 && input_is_empty(board->filter) ? nobody : resting;
}

static const char *where_am_i(struct view *view)
{
	struct board *board = view->data;
	const struct case_row *row = board_selected(board);
	struct date today = app_today(view->app);
	char due[32];

	if (row == NULL)
		return arena_printf(view->arena, "%s, nobody.", board_views[board->shows].name);
	deadline_sentence(row->next_review, today, due);
	return arena_printf(view->arena, "%s, row %ld of %zu: %s, %s%s%s.",
		board_views[board->shows].name, list_selected_row(board->list) + 1,
		board->rows.total, case_name(row, NAMES_FULL, view->arena),
		case_band_words(row, today, view->arena), *due ? ", " : "", due);
}

const struct screen screen_board = {
	.name = "Board",
	.where = IN_BOARD | IN_LISTS,
	.open = open_board,
	.close = close_board,
	.draw = board_draw,
	.key = board_key,
	.refresh = refresh,
	.resume = resume,
	.settle = settle,
	.subject = subject,
	.why_not = why_not,
	.hints = hints,
	.where_am_i = where_am_i,
};
