/* What the Board lists: read, narrowed by the filter, and as it was before. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "app.h"
#include "board.h"

static bool has_filter(const struct board *board)
{
	return !text_is_blank(input_text(board->filter));
}

static void say_why_empty(struct board *board)
{
	list_empty_text(board->list, has_filter(board) ? "Nobody matches. Esc clears the filter."
						       : board_views[board->shows].empty);
}

void board_forget_whole(struct board *board)
{
	rows_drop(&board->whole);
	board->whole_kept = false;
}

/* The cursor stays on the same person; where that one is not on the list, it goes to the top. What
 * the filter narrows is put by, as it is. */
bool board_reload(struct board *board, struct err *err)
{
	int64_t id = list_selected(board->list);
	struct board_rows fresh;

	if (!rows_read(board, &fresh, err))
		return false;
	if (has_filter(board) && !board->filtered && board->rows.ids) {
		board_forget_whole(board);
		board->whole = board->rows;
		board->whole_kept = true;
		board->rows = (struct board_rows){0};
	}
	rows_drop(&board->rows);
	board->rows = fresh;
	board->filtered = has_filter(board);
	if (!board->filtered) {
		board->unfiltered = board->rows.total;
		board_forget_whole(board);
	}
	free(board->news);
	board->news = NULL;
	if (rows_find(board, id) < 0)
		list_select_row(board->list, 0);
	list_refresh(board->list);
	say_why_empty(board);
	return true;
}

static enum answer reload_said(struct board *board)
{
	struct err err = {0};

	board->filter_due = false;
	if (!board_reload(board, &err))
		app_error(board->view->app, &err);
	return ANSWER_REDRAW;
}

/* As it was before the filter: the same rows, the same place. */
static enum answer show_whole(struct board *board)
{
	board->filter_due = false;
	if (!board->whole_kept) {
		reload_said(board);
	} else {
		rows_drop(&board->rows);
		board->rows = board->whole;
		board->whole = (struct board_rows){0};
		board->whole_kept = board->filtered = false;
		say_why_empty(board);
	}
	list_put(board->list, board->whole_place);
	return ANSWER_REDRAW;
}

enum answer board_show(struct board *board, size_t shows, enum case_sort sort, const char *filter)
{
	board_forget_whole(board);
	rows_drop(&board->rows);
	board->filtered = false;
	board->shows = shows % board_views_n;
	board->sort = sort;
	board->whole_place = (struct list_place){0};
	input_set(board->filter, "");
	reload_said(board);
	list_select_row(board->list, 0);
	if (!text_is_blank(filter)) {
		input_set(board->filter, filter);
		reload_said(board);
		list_select_row(board->list, 0);
	}
	return ANSWER_REDRAW;
}

/* ---- the filter ---- */

void board_filtering(struct board *board, bool on)
{
	if (on && !board->filtered)
		board->whole_place = list_place(board->list);
	if (on)
		past_keep(board);
	board->filtering = on;
	board->view->typing = on;
}

enum answer board_clear_filter(struct board *board)
{
	if (!board->filtering)
		past_keep(board);
	input_set(board->filter, "");
	board_filtering(board, false);
	return board->filtered ? show_whole(board) : ANSWER_REDRAW;
}

enum answer board_filter_again(struct board *board)
{
	if (board->filtered && !has_filter(board))
		return show_whole(board);
	return reload_said(board);
}

static bool moves_rows(struct key key)
{
	return key.mods == 0 &&
	       (key.code == K_UP || key.code == K_DOWN || key.code == K_PGUP || key.code == K_PGDN);
}

enum answer board_filter_key(struct board *board, const struct screen_key *key)
{
	const struct tui_event *event = key->event;

	if (key->command == CMD_BACK)
		return board_clear_filter(board);
	/* A key that acts on a row must mean a row of the new list, also when it came in one burst.
	 */
	if (board->filter_due && event->kind == TUI_KEY && !key_is_text(event->key))
		board_filter_again(board);
	if (event->kind == TUI_KEY && key_is(event->key, "Enter")) {
		board_filtering(board, false);
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
