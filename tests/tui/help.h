/* What the tests of this room share: a grid to draw on and keys by name. */
#ifndef CASELOAD_TESTS_TUI_HELP_H
#define CASELOAD_TESTS_TUI_HELP_H

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/arena.h>
#include <caseload/base/utf8.h>
#include <caseload/tui/canvas.h>
#include <caseload/tui/key.h>

static inline void help_locale(void)
{
	cr_assert(utf8_locale(), "no UTF-8 locale");
}

static inline bool grid_shows(const struct grid *grid, const char *text)
{
	struct arena *arena = arena_new();
	bool found = false;

	for (int row = 0; row < grid->rows && !found; row++)
		found = strstr(grid_row(grid, row, arena), text) != NULL;
	arena_free(arena);
	return found;
}

/* Every row, for the message of a failing test; leaks on purpose only then. */
static inline char *grid_all(const struct grid *grid)
{
	struct arena *arena = arena_new();
	char *all = xstrdup("\n");

	for (int row = 0; row < grid->rows; row++) {
		const char *text = grid_row(grid, row, arena);

		all = xrealloc(all, strlen(all) + strlen(text) + 2);
		strcat(strcat(all, text), "\n");
	}
	arena_free(arena);
	return all;
}

#endif
