/* The Board: who there is, what is late, and where everything begins. */
#include "board.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/deadline.h>

#include "app.h"

const struct board_view board_views[] = {
	{"today", "Today", "Late or due soon",
		"Nothing is late or due soon. f shows another list, I imports a risk list.",
		"scope", "today"},
	{"mine", "My caseload", "Everyone you lead",
		"You lead nobody yet. f shows another list, F3 finds a person.", "lead", NULL},
	{"register", "Team register", "Everyone on it",
		"Nobody is on the register yet. f shows the risk list; + adds a person from it.",
		"scope", "register"},
	{"risk_list", "Risk list", "Not on the register",
		"Nobody is on the risk list alone. I imports a list.", "scope", "risk_list"},
	{"no_lead", "No lead", "On it, without a lead",
		"Everyone on the register has a lead. f shows another list.", "unled", "yes"},
	{"no_plan", "No plan", "On it, without a plan",
		"Everyone on the register has a plan. f shows another list.", "no_plan", "yes"},
	{"everyone", "Everyone", "Known to the team",
		"There is nobody yet. N adds a person, I imports a risk list.", "scope", "all"},
	{"proposed", "Proposed to you", "You were asked to lead",
		"Nobody has asked you to lead. f shows another list.", "proposed", "yes"},
};
const size_t board_views_n = sizeof(board_views) / sizeof(board_views[0]);

/* ---- the list over the rows ---- */

static size_t row_count(void *data)
{
	return ((struct board *)data)->rows.total;
}

static int64_t row_id(void *data, size_t row)
{
	return ((struct board *)data)->rows.ids[row];
}

static long row_find(void *data, int64_t id)
{
	return rows_find(data, id);
}

/* ---- who is marked on it ---- */

static const struct case_row *row_of(void *data, int64_t person_id)
{
	long at = rows_find(data, person_id);

	return at < 0 ? NULL : rows_at(data, (size_t)at);
}

static void keep_past(void *data)
{
	past_keep(data);
}

static struct marks *board_marks(struct view *view)
{
	return &((struct board *)view->data)->marks;
}

static const char *const *marked(struct view *view, size_t *n)
{
	return marks_uids(board_marks(view), n);
}

const struct case_row *board_selected(struct board *board)
{
	long row = list_selected_row(board->list);

	return row < 0 ? NULL : rows_at(board, (size_t)row);
}

/* ---- opening ---- */

void board_preview(struct board *board)
{
	struct app *app = board->view->app;
	bool wanted = !text_equal(app_setting(app, "preview"), "no");

	board->pane = app_options(app)->calm || !wanted ? PANE_OFF : PANE_ON;
}

/* The list the worker wants to begin with; one that is not there any more is the first. */
static size_t first_view(struct view *view)
{
	const char *wanted = app_setting(view->app, "view");

	for (size_t i = 0; i < board_views_n; i++)
		if (text_equal(board_views[i].code, wanted))
			return i;
	return 0;
}

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
	board->shows = first_view(view);
	board_preview(board);
	board->list = list_new(&source);
	list_marks(board->list, true);
	board->marks = (struct marks){.view = view,
		.list = board->list,
		.row = row_of,
		.shown = row_count,
		.before = keep_past,
		.data = board};
	return board_reload(board, err);
}

static void close_board(struct view *view)
{
	struct board *board = view->data;

	if (board == NULL)
		return;
	marks_clear(&board->marks);
	past_forget(board);
	list_free(board->list);
	input_free(board->filter);
	rows_drop(&board->rows);
	rows_drop(&board->whole);
	pane_forget(board);
	free(board->news);
	free(board);
}

/* What the filter narrows is not as it was any more. */
void board_go_to(struct view *view, int64_t person_id)
{
	struct board *board = view->data;

	if (rows_find(board, person_id) >= 0)
		list_select(board->list, person_id);
}

static bool refresh(struct view *view, struct err *err)
{
	struct board *board = view->data;

	if (!board->asked_again)
		past_forget(board);
	board->asked_again = false;
	board_forget_whole(board);
	pane_forget(board);
	if (!board_reload(board, err))
		return false;
	marks_sync(&board->marks);
	if (board->pane == PANE_FOCUS)
		pane_read(board);
	return true;
}

static void settle(struct view *view)
{
	struct board *board = view->data;

	if (board->filter_due)
		board_filter_again(board);
	news_look(board);
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

static enum answer popup(struct board *board, const struct screen *screen)
{
	return app_push(board->view->app, screen,
		&(struct screen_arg){.text = screen == &screen_sorts
						     ? board_sorts[board->sort].code
						     : board_views[board->shows].code});
}

static enum answer say_sorted(struct board *board)
{
	long row = list_selected_row(board->list);

	/* The cursor stays with its person: say so where the beginning may be out of sight. */
	if (row > 0)
		app_message(board->view->app, MESSAGE_NOTE,
			"Sorted by %s. This is row %ld; Home goes to the first.",
			board_sorts[board->sort].name, row + 1);
	else
		app_message(board->view->app, MESSAGE_NOTE, "Sorted by %s.",
			board_sorts[board->sort].name);
	return ANSWER_REDRAW;
}

static enum answer sort_by(struct board *board, const char *code)
{
	struct err err = {0};

	past_keep(board);
	for (int sort = 0; sort < BOARD_SORTS; sort++)
		if (strcmp(board_sorts[sort].code, code) == 0)
			board->sort = (enum case_sort)sort;
	board->filter_due = false;
	board_forget_whole(board);
	if (!board_reload(board, &err)) {
		app_error(board->view->app, &err);
		return ANSWER_REDRAW;
	}
	return say_sorted(board);
}

/* Off, on, and into it; in calm mode, where it follows nobody, only off and into it. */
static enum answer turn_pane(struct board *board)
{
	struct app *app = board->view->app;

	if (board->pane == PANE_FOCUS) {
		board->pane = PANE_OFF;
		app_message(app, MESSAGE_NOTE, "Preview off. F6 shows it again.");
	} else if (board->pane == PANE_OFF && !app_options(app)->calm) {
		board->pane = PANE_ON;
		app_message(app, MESSAGE_NOTE, "Preview on. F6 again goes into it.");
	} else if (app_is_small(app)) {
		board->pane = PANE_OFF;
		app_message(app, MESSAGE_NOTE,
			"There is no room for the preview under 80x24. Enter opens the record.");
	} else if (board_selected(board) && pane_read(board)) {
		board->pane = PANE_FOCUS;
		board->pane_top = 0;
	}
	return ANSWER_REDRAW;
}

static enum answer mark_by(struct board *board, const struct screen_key *key, const char *name)
{
	struct tui_event event = *key->event;

	if (event.kind != TUI_KEY || event.key.code == K_NONE)
		event = tui_key(name);
	return marks_key(&board->marks, &event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

static enum answer board_command(struct board *board, const struct screen_key *key)
{
	static const struct tui_event none = {.kind = TUI_KEY};

	switch (key->command) {
	case CMD_OPEN:
		return open_person(board);
	case CMD_FILTER:
		board_filtering(board, true);
		return ANSWER_REDRAW;
	case CMD_VIEWS:
		return popup(board, &screen_views);
	case CMD_SORT:
		return popup(board, &screen_sorts);
	case CMD_PANE:
		return turn_pane(board);
	case CMD_PROPOSED:
		past_keep(board);
		return board_show(board, board_views_n - 1, board->sort, NULL);
	case CMD_MARK:
	case CMD_RANGE:
	case CMD_MARK_ALL:
		return mark_by(board, key, keymap_mark(key->command));
	case CMD_UNMARK_ALL:
		past_keep(board);
		marks_clear(&board->marks);
		return ANSWER_REDRAW;
	case CMD_BACK:
		if (list_ranging(board->list)) /* a range that was begun is left first */
			return mark_by(board, &(struct screen_key){CMD_RANGE, &none}, "v");
		return input_is_empty(board->filter) ? ANSWER_IGNORED : board_clear_filter(board);
	default:
		if (bulk_knows(key->command) &&
			(board->marks.n > 0 || key->command == CMD_REGISTER_END))
			return bulk_begin(&board->marks, key->command);
		return ANSWER_IGNORED;
	}
}

static enum answer board_key(struct view *view, const struct screen_key *key)
{
	struct board *board = view->data;
	enum answer answer;

	board->news_due = true;
	board->asked_again = key->command == CMD_REFRESH;
	if (board->filtering)
		return board_filter_key(board, key);
	if (pane_has_focus(board)) {
		answer = pane_key(board, key);
		if (answer != ANSWER_IGNORED)
			return answer;
	}
	/* Nothing lies left of the Board, and one arrow too many must not ask to leave. */
	if (key->event->kind == TUI_KEY && key_is(key->event->key, "Left"))
		return ANSWER_STAY;
	if (key->event->kind == TUI_PASTE) {
		/* On a list a paste is something to look for, never commands. */
		board_filtering(board, true);
		return board_filter_key(board, key);
	}
	answer = board_command(board, key);
	if (answer != ANSWER_IGNORED || key->command != CMD_COUNT)
		return answer;
	return marks_key(&board->marks, key->event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

/* "view due smith ann" as a saved filter holds it. */
static enum answer show_saved(struct board *board, const char *saved)
{
	char view[24] = "", sort[12] = "";
	int used = 0;
	size_t shows = 0;
	int by = (int)board->sort;

	if (sscanf(saved, "%23s %11s %n", view, sort, &used) < 2)
		used = (int)strlen(saved);
	for (size_t i = 0; i < board_views_n; i++)
		if (strcmp(board_views[i].code, view) == 0)
			shows = i;
	for (int i = 0; i < BOARD_SORTS; i++)
		if (strcmp(board_sorts[i].code, sort) == 0)
			by = i;
	past_keep(board);
	return board_show(board, shows, (enum case_sort)by, saved + used);
}

/* A draft that was kept meanwhile is one more that waits; the rows stay as they are. */
static void count_drafts(struct board *board)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result drafts;
	struct err ignored;

	if (app_try(board->view->app, CMD_DRAFT_LIST, &args, arena, &drafts, &ignored))
		board->rows.waiting.drafts = (int64_t)drafts.n;
	arena_free(arena);
}

static enum answer resume(struct view *view, const struct screen *from, const char *text)
{
	struct board *board = view->data;

	count_drafts(board);
	if (text == NULL)
		return ANSWER_REDRAW;
	if (from == &screen_sorts)
		return sort_by(board, text);
	if (from == &screen_views)
		return show_saved(board, text);
	if (from == &screen_bulk) {
		marks_clear(&board->marks);
		past_forget(board);
	}
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
	return marks_why_not(board_marks(view), id);
}

static const struct hint *hints(struct view *view)
{
	static const struct hint typing[] = {{CMD_COUNT, "Enter", "Keep the filter", "Keep"},
		{CMD_COUNT, "Esc", "Clear it", "Clear"}, {CMD_COUNT, "Up/Down", "Row", NULL}, {0}};
	/* Whoever knows nothing yet finds everything through the last two. */
	static const struct hint resting[] = {{CMD_OPEN, NULL, "Open", NULL},
		{CMD_FILTER, NULL, "Filter", NULL}, {CMD_VIEWS, NULL, "Views", NULL},
		{CMD_REGISTER_ADD, NULL, "Register", NULL},
		{CMD_ROW_ACTIONS, NULL, "Actions", NULL}, {CMD_FIND, NULL, "Find", NULL},
		{CMD_PALETTE, NULL, "Commands", "Do"}, {CMD_REVIEW_BOOK, NULL, "Review", NULL},
		{CMD_NOTE_ADD, NULL, "Note", NULL}, {CMD_PLAN_SHOW, NULL, "Plan", NULL},
		{CMD_MARK, NULL, "Mark", NULL}, {CMD_LEAD_ASSIGN, NULL, "Lead", NULL},
		{CMD_ACTION_ADD, NULL, "Action", NULL}, {CMD_PRINT_CASELOAD, NULL, "Print", NULL},
		{CMD_SORT, NULL, "Sort", NULL}, {CMD_CONTACT_LOG, NULL, "Contact", NULL},
		{CMD_PERSON_ADD, NULL, "Add person", "Add"},
		{CMD_IMPORT_RISK, NULL, "Import", NULL}, {CMD_PANE, NULL, "Preview", NULL}, {0}};
	static const struct hint marked[] = {{CMD_LEAD_ASSIGN, NULL, "Move to lead", "Lead"},
		{CMD_REVIEW_BOOK, NULL, "Review", NULL}, {CMD_ACTION_ADD, NULL, "Action", NULL},
		{CMD_NOTE_ADD, NULL, "Note", NULL}, {CMD_REGISTER_ADD, NULL, "Register", NULL},
		{CMD_UNMARK_ALL, NULL, "Unmark", NULL}, {CMD_MARK, NULL, "Mark", NULL},
		{CMD_FILTER, NULL, "Filter", NULL}, {CMD_MARK_ALL, NULL, "Mark all", NULL},
		{CMD_OPEN, NULL, "Open", NULL}, {CMD_FIND, NULL, "Find", NULL}, {0}};
	static const struct hint inside[] = {{CMD_COUNT, "Up/Down", "Scroll", NULL},
		{CMD_OPEN, NULL, "Open", NULL}, {CMD_PANE, NULL, "Off", NULL},
		{CMD_COUNT, "Esc", "Back to the list", "Back"}, {0}};
	static const struct hint nobody[] = {{CMD_VIEWS, NULL, "Views", NULL},
		{CMD_IMPORT_RISK, NULL, "Import a list", "Import"},
		{CMD_PERSON_ADD, NULL, "Add person", "Add"}, {CMD_FIND, NULL, "Find", NULL},
		{CMD_DRAFT_LIST, NULL, "Drafts", NULL}, {CMD_PRINT_CASELOAD, NULL, "Print", NULL},
		{0}};
	struct board *board = view->data;

	if (board->filtering)
		return typing;
	if (pane_has_focus(board))
		return inside;
	if (board->marks.n > 0)
		return marked;
	return board->rows.total == 0 && input_is_empty(board->filter) ? nobody : resting;
}

static const char *note(struct view *view)
{
	struct board *board = view->data;
	const char *marked = marks_words(&board->marks, view->app->scratch);
	const char *news = board->news;
	/* Row 2 has no room for the whole day where columns are few. */
	const char *means = app_is_small(view->app) ? board->rows.means : "";

	if (*marked == '\0' && *means == '\0' && !news)
		return NULL;
	return arena_printf(view->app->scratch, "%s%s%s%s%s%s", means, *means ? ". " : "", marked,
		*marked ? " " : "", news ? news : "", news ? ": F5 shows." : "");
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
	return arena_printf(view->arena, "%s, row %ld of %zu: %s, %s%s%s.%s%s",
		board_views[board->shows].name, list_selected_row(board->list) + 1,
		board->rows.total, case_name(row, NAMES_FULL, view->arena),
		case_band_words(row, today, view->arena), *due ? ", " : "", due,
		board->marks.n ? " " : "", marks_words(&board->marks, view->arena));
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
	.subjects = marked,
	.marks = board_marks,
	.why_not = why_not,
	.hints = hints,
	.note = note,
	.undo = past_back,
	.where_am_i = where_am_i,
};
