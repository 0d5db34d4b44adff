/* The rows of the Board: of twenty thousand only those that were looked at are read. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "board.h"

const struct board_sort board_sorts[] = {
	[SORT_DUE] = {"due", "due date", "Late first"},
	[SORT_RISK] = {"risk", "risk", "Highest first"},
	[SORT_NAME] = {"name", "name", "Family name first"},
	[SORT_LEAD] = {"lead", "lead", "Each lead's people, late first"},
};

static size_t chunks_of(const struct board_rows *rows)
{
	return rows->total / CHUNK_ROWS + 1;
}

void rows_drop(struct board_rows *rows)
{
	for (size_t i = 0; rows->chunks && i < chunks_of(rows); i++)
		arena_free(rows->chunks[i].arena);
	free(rows->chunks);
	free(rows->ids);
	*rows = (struct board_rows){0};
}

static struct args list_args(struct board *board, struct arena *arena)
{
	const struct board_view *shows = &board_views[board->shows];
	struct args args = args_new(arena);

	args_set(&args, shows->arg,
		shows->value ? shows->value : session_worker(board->view->session)->login);
	/* Whoever acts for a lead who is away sees their people as theirs. */
	if (strcmp(shows->arg, "lead") == 0)
		args_set(&args, "acting", "yes");
	args_set(&args, "sort", board_sorts[board->sort].code);
	return args;
}

/* The rows that came, at the places of their ids; they are in the same order. */
static void place(
	struct board_rows *rows, size_t first, const struct case_list *list, struct arena *arena)
{
	struct chunk *chunk = &rows->chunks[first / CHUNK_ROWS];
	size_t next = 0;

	chunk->arena = arena;
	for (size_t at = 0; at < CHUNK_ROWS && first + at < rows->total; at++)
		if (next < list->n && list->rows[next].person_id == rows->ids[first + at])
			chunk->rows[at] = &list->rows[next++];
}

bool rows_read(struct board *board, struct board_rows *out, struct err *err)
{
	struct arena *arena = arena_new();
	struct args args = list_args(board, arena);
	const struct case_list *list;
	struct result result;

	if (!text_is_blank(input_text(board->filter)))
		args_set(&args, "text", input_text(board->filter));
	args_set(&args, "order", "yes");
	args_setf(&args, "limit", "%d", CHUNK_ROWS);
	if (!app_try(board->view->app, CMD_LIST, &args, arena, &result, err)) {
		arena_free(arena);
		return false;
	}
	list = result.value;
	*out = (struct board_rows){.total = list->ids_n,
		.counts = *list->counts,
		.waiting = list->waiting,
		.seq = list->seq};
	snprintf(out->means, sizeof out->means, "%s", list->means ? list->means : "");
	out->ids = xcalloc(list->ids_n + 1, sizeof *out->ids);
	if (list->ids_n > 0)
		memcpy(out->ids, list->ids, list->ids_n * sizeof *out->ids);
	out->chunks = xcalloc(chunks_of(out), sizeof *out->chunks);
	place(out, 0, list, arena);
	return true;
}

static bool read_chunk(struct board *board, size_t first, struct err *err)
{
	struct board_rows *rows = &board->rows;
	struct arena *arena = arena_new();
	struct args args = list_args(board, arena);
	struct str only = {0};
	struct result result;
	bool done;

	for (size_t at = first; at < first + CHUNK_ROWS && at < rows->total; at++)
		str_addf(&only, "%s%" PRId64, at > first ? "," : "", rows->ids[at]);
	args_set(&args, "only", str_text(&only));
	done = app_try(board->view->app, CMD_LIST, &args, arena, &result, err);
	str_free(&only);
	if (done)
		place(rows, first, result.value, arena);
	else
		arena_free(arena);
	return done;
}

const struct case_row *rows_at(struct board *board, size_t row)
{
	struct board_rows *rows = &board->rows;
	struct err err = {0};
	struct chunk *chunk;

	if (row >= rows->total)
		return NULL;
	chunk = &rows->chunks[row / CHUNK_ROWS];
	if (chunk->arena == NULL && !read_chunk(board, row - row % CHUNK_ROWS, &err)) {
		app_error(board->view->app, &err);
		return NULL;
	}
	return chunk->rows[row % CHUNK_ROWS];
}

long rows_find(struct board *board, int64_t person_id)
{
	for (size_t row = 0; row < board->rows.total; row++)
		if (board->rows.ids[row] == person_id)
			return (long)row;
	return -1;
}
