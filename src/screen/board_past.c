/* Undo of what is nobody's record: marks, the filter, the order, the list. Whatever was saved since
 * comes first and is undone in the store. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "board.h"

static struct mark *copy_marks(const struct mark *marks, size_t n)
{
	struct mark *out = xcalloc(n + 1, sizeof *out);

	for (size_t i = 0; i < n; i++) {
		out[i] = marks[i];
		out[i].uid = xstrdup(marks[i].uid);
		out[i].name = xstrdup(marks[i].name);
	}
	return out;
}

static void drop(struct board_past *past)
{
	for (size_t i = 0; i < past->marks_n; i++) {
		free(past->marks[i].uid);
		free(past->marks[i].name);
	}
	free(past->marks);
	free(past->filter);
	*past = (struct board_past){0};
}

/* What list_key() has marked already is not in board->marks yet: those are as they were. */
void past_keep(struct board *board)
{
	struct board_past *past;

	if (board->past_n == PAST_MAX) {
		drop(&board->past[0]);
		memmove(board->past, board->past + 1, (PAST_MAX - 1) * sizeof board->past[0]);
		board->past_n--;
	}
	past = &board->past[board->past_n++];
	*past = (struct board_past){copy_marks(board->marks.items, board->marks.n), board->marks.n,
		board->shows, board->sort, xstrdup(input_text(board->filter))};
}

void past_forget(struct board *board)
{
	while (board->past_n > 0)
		drop(&board->past[--board->past_n]);
}

static bool same_list(const struct board *board, const struct board_past *past)
{
	return past->shows == board->shows && past->sort == board->sort &&
	       strcmp(past->filter, input_text(board->filter)) == 0;
}

static bool same_marks(const struct board *board, const struct board_past *past)
{
	if (past->marks_n != board->marks.n)
		return false;
	for (size_t i = 0; i < past->marks_n; i++)
		if (past->marks[i].id != board->marks.items[i].id)
			return false;
	return true;
}

static void put_marks(struct board *board, struct board_past *past)
{
	marks_clear(&board->marks);
	free(board->marks.items);
	board->marks.items = past->marks;
	board->marks.n = past->marks_n;
	past->marks = NULL;
	past->marks_n = 0;
	for (size_t i = 0; i < board->marks.n; i++)
		list_mark(board->list, board->marks.items[i].id, true);
}

enum answer past_back(struct view *view)
{
	struct board *board = view->data;

	while (board->past_n > 0) {
		struct board_past *past = &board->past[--board->past_n];
		bool list = !same_list(board, past), marks = !same_marks(board, past);
		int64_t id = list_selected(board->list);

		if (marks)
			put_marks(board, past);
		if (list) {
			board_show(board, past->shows, past->sort, past->filter);
			list_select(board->list, id);
		}
		drop(past);
		if (!list && !marks)
			continue;
		app_message(view->app, MESSAGE_DONE, "%s",
			!list	 ? "Undone: the marks are as they were."
			: !marks ? "Undone: the list is as it was."
				 : "Undone: the list and the marks are as they were.");
		return ANSWER_REDRAW;
	}
	return ANSWER_IGNORED;
}
