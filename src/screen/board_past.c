/* Undo of what is nobody's record: marks, the filter, the order, the list. Whatever was saved since
 * comes first and is undone in the store. */
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "board.h"

static void drop(struct board_past *past)
{
	marks_drop(past->marks, past->marks_n);
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
	*past = (struct board_past){marks_copy(&board->marks), board->marks.n, board->shows,
		board->sort, xstrdup(input_text(board->filter))};
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

enum answer past_back(struct view *view)
{
	struct board *board = view->data;

	while (board->past_n > 0) {
		struct board_past *past = &board->past[--board->past_n];
		bool list = !same_list(board, past),
		     marks = !marks_same(&board->marks, past->marks, past->marks_n);
		int64_t id = list_selected(board->list);

		if (marks) {
			marks_put(&board->marks, past->marks, past->marks_n);
			past->marks = NULL;
			past->marks_n = 0;
		}
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
