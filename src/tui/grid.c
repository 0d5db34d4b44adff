#include "canvas_inside.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

struct grid *grid_new(int rows, int cols)
{
	struct grid *grid = xcalloc(1, sizeof *grid);

	grid_resize(grid, rows, cols);
	return grid;
}

void grid_free(struct grid *grid)
{
	if (!grid)
		return;
	free(grid->cells);
	free(grid);
}

void grid_resize(struct grid *grid, int rows, int cols)
{
	grid->rows = rows < 1 ? 1 : rows;
	grid->cols = cols < 1 ? 1 : cols;
	free(grid->cells);
	grid->cells = xcalloc((size_t)grid->rows * (size_t)grid->cols, sizeof *grid->cells);
	grid_clear(grid);
}

void grid_clear(struct grid *grid)
{
	size_t n = (size_t)grid->rows * (size_t)grid->cols;

	for (size_t i = 0; i < n; i++)
		cell_blank(&grid->cells[i], STYLE_NORMAL);
	grid->cursor_row = 0;
	grid->cursor_col = 0;
}

void grid_insert_rows(struct grid *grid, int row, int n, int end)
{
	size_t cols = (size_t)grid->cols;

	if (end > grid->rows)
		end = grid->rows;
	if (row < 0 || row >= end || n <= 0)
		return;
	if (n > end - row)
		n = end - row;
	memmove(grid->cells + (size_t)(row + n) * cols, grid->cells + (size_t)row * cols,
		(size_t)(end - row - n) * cols * sizeof *grid->cells);
	for (size_t i = 0; i < (size_t)n * cols; i++)
		cell_blank(&grid->cells[(size_t)row * cols + i], STYLE_NORMAL);
}

struct canvas grid_canvas(struct grid *grid)
{
	return (struct canvas){
		.grid = grid,
		.rows = grid->rows,
		.cols = grid->cols,
		.clip_bottom = grid->rows,
		.clip_right = grid->cols,
	};
}

const struct cell *grid_cell(const struct grid *grid, int row, int col)
{
	if (row < 0 || col < 0 || row >= grid->rows || col >= grid->cols)
		return NULL;
	return &grid->cells[(size_t)row * (size_t)grid->cols + (size_t)col];
}

char *grid_row(const struct grid *grid, int row, struct arena *arena)
{
	struct str s = {0};
	char *text;

	for (int col = 0; col < grid->cols; col++) {
		const struct cell *cell = grid_cell(grid, row, col);

		if (cell)
			str_add(&s, cell->text);
	}
	while (s.length > 0 && s.text[s.length - 1] == ' ')
		s.text[--s.length] = '\0';
	text = arena_strdup(arena, str_text(&s));
	str_free(&s);
	return text;
}
