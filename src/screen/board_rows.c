/* The rows of the Board: of twenty thousand only those that were looked at are read. */
#include <stdlib.h>

#include <caseload/base/str.h>

#include "board.h"

static const char *const sort_codes[] = {"due", "risk", "name"};

void rows_drop(struct board_rows *rows)
{
	for (size_t i = 0; i < rows->chunks_n; i++)
		arena_free(rows->chunks[i].arena);
	free(rows->chunks);
	*rows = (struct board_rows){0};
}

static struct args list_args(struct board *board, size_t offset, struct arena *arena)
{
	const struct board_view *shows = &board_views[board->shows];
	struct args args = args_new(arena);

	args_set(&args, shows->arg,
		shows->value ? shows->value : session_worker(board->view->session)->login);
	args_set(&args, "sort", sort_codes[board->sort]);
	if (!text_is_blank(input_text(board->filter)))
		args_set(&args, "text", input_text(board->filter));
	args_setf(&args, "limit", "%d", CHUNK_ROWS);
	args_setf(&args, "offset", "%zu", offset);
	return args;
}

static bool read_chunk(struct board *board, size_t offset, struct chunk *out,
	struct case_list **list, struct err *err)
{
	struct arena *arena = arena_new();
	struct args args = list_args(board, offset, arena);
	struct result result;

	if (!app_try(board->view->app, CMD_LIST, &args, arena, &result, err)) {
		arena_free(arena);
		return false;
	}
	*list = result.value;
	*out = (struct chunk){arena, (*list)->rows, (*list)->n};
	return true;
}

bool rows_read(struct board *board, struct err *err)
{
	struct board_rows *rows = &board->rows;
	struct case_list *list;
	struct chunk first;

	if (!read_chunk(board, 0, &first, &list, err))
		return false;
	rows_drop(rows);
	rows->total = (size_t)list->total;
	rows->counts = *list->counts;
	rows->chunks_n = rows->total / CHUNK_ROWS + 1;
	rows->chunks = xcalloc(rows->chunks_n, sizeof *rows->chunks);
	rows->chunks[0] = first;
	if (text_is_blank(input_text(board->filter)))
		board->unfiltered = rows->total;
	return true;
}

const struct case_row *rows_at(struct board *board, size_t row)
{
	struct board_rows *rows = &board->rows;
	struct case_list *list;
	struct chunk *chunk;
	struct err err = {0};

	if (row >= rows->total)
		return NULL;
	chunk = &rows->chunks[row / CHUNK_ROWS];
	if (chunk->arena == NULL &&
		!read_chunk(board, row / CHUNK_ROWS * CHUNK_ROWS, chunk, &list, &err)) {
		app_error(board->view->app, &err);
		return NULL;
	}
	/* Fewer than there were: somebody else took people off; F5 counts again. */
	return row % CHUNK_ROWS < chunk->n ? &chunk->rows[row % CHUNK_ROWS] : NULL;
}

long rows_find(struct board *board, int64_t person_id)
{
	struct board_rows *rows = &board->rows;

	for (size_t i = 0; i < rows->chunks_n; i++)
		for (size_t at = 0; at < rows->chunks[i].n; at++)
			if (rows->chunks[i].rows[at].person_id == person_id)
				return (long)(i * CHUNK_ROWS + at);
	return -1;
}
