/* What others did since the list was read. Asked after a key, never by itself and at most every five
 * seconds; nothing on the list moves until F5. */
#include <inttypes.h>
#include <stdlib.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>

#include "board.h"

enum { EVERY_MS = 5000 };

void news_look(struct board *board)
{
	int64_t now = clock_monotonic_ms();
	struct arena *arena;
	struct args args;
	struct result result;
	struct err err = {0};

	if (!board->news_due || now < board->news_at_ms || app_options(board->view->app)->calm)
		return;
	board->news_due = false;
	board->news_at_ms = now + EVERY_MS;
	arena = arena_new();
	args = args_new(arena);
	args_setf(&args, "since", "%" PRId64, board->rows.seq);
	/* A count that cannot be had is no reason to interrupt. */
	if (app_try(board->view->app, CMD_LIST_NEWS, &args, arena, &result, &err)) {
		free(board->news);
		board->news = result.n > 0 ? xstrdup(result.message) : NULL;
	}
	arena_free(arena);
}
