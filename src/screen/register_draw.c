/* How the register looks: a bar for each practice against its target and floor, its figures below. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>

#include "app.h"
#include "register_page.h"

enum { CODE = 7, COUNT = 10, BAR = 16, GAP = 14, LABEL = 24, FIGURE = 14, PERCENT = 6 };
enum { FIGURES_LEAST = 4 };

/* Filled up to who is on; `:` stands at the floor and `|` at the target, a fifth is left beyond. */
static const char *bar_words(const struct register_line *line, bool ascii, struct arena *arena)
{
	int64_t top = line->target + line->target / 5 + 1, on = line->measured;
	int target = (int)(line->target * BAR / top), low = (int)(line->floor * BAR / top);
	int full = (int)(on * BAR / top);
	struct str bar = {0};
	char *copy;

	if (line->target == 0)
		return "";
	if (low == target && low > 0)
		low--;
	for (int i = 0; i < BAR; i++) {
		if (i == target)
			str_add(&bar, "|");
		else if (i == low)
			str_add(&bar, ":");
		else if (i < full)
			str_add(&bar, ascii ? "#" : "\xE2\x96\x88");
		else
			str_add(&bar, ascii ? "." : "\xC2\xB7");
	}
	copy = arena_strdup(arena, str_text(&bar));
	str_free(&bar);
	return copy;
}

static const char *name_of(const struct register_line *line)
{
	return line->practice.name != NULL ? line->practice.name : "";
}

static const char *count_words(const struct register_line *line, struct arena *arena)
{
	if (line->target == 0)
		return arena_printf(arena, "%" PRId64, line->n[WHICH_ON]);
	return arena_printf(arena, "%" PRId64 " of %" PRId64, line->n[WHICH_ON], line->target);
}

static const char *gap_words(const struct register_line *line, struct arena *arena)
{
	bool under = !line->team && line->under_floor > 0;

	return arena_printf(arena, "%s%s", under ? "! " : "", register_gap_words(line, arena));
}

static int name_cells(const struct canvas *row)
{
	return row->cols - CODE - COUNT - BAR - GAP - 4;
}

/* For those who listen: the name, then what matters most. */
static void draw_calm(
	const struct canvas *row, const struct register_line *line, struct arena *arena)
{
	canvas_textf(row, 0, 0, -1, STYLE_NORMAL, "%s, %s on the register, %s%s", name_of(line),
		count_words(line, arena), register_gap_words(line, arena),
		!line->team && line->under_floor > 0 ? ", under the floor" : "");
}

void register_draw_line(void *data, size_t at, const struct canvas *row, struct list_look look)
{
	struct register_page *page = data;
	const struct register_line *line = &page->lines[at];
	struct arena *arena = arena_new();
	int name = name_cells(row), col = CODE;

	if (app_options(page->view->app)->calm) {
		draw_calm(row, line, arena);
		arena_free(arena);
		return;
	}
	canvas_text(row, 0, 0, CODE - 1, line->team ? "All" : line->practice.code, STYLE_NORMAL);
	canvas_text(row, 0, col, name, name_of(line), STYLE_NORMAL);
	col += name + 1;
	canvas_text_right(row, 0, col, COUNT, count_words(line, arena), STYLE_NORMAL);
	col += COUNT + 1;
	canvas_text(row, 0, col, BAR, bar_words(line, row->grid->ascii, arena), STYLE_NORMAL);
	col += BAR + 1;
	canvas_text(row, 0, col, -1, gap_words(line, arena),
		line->under_floor > 0 ? STYLE_BOLD : STYLE_NORMAL);
	if (look.focused && page->in_lower)
		canvas_restyle(row, 0, 0, 1, row->cols, STYLE_BOLD);
	arena_free(arena);
}

void register_draw_figure(void *data, size_t at, const struct canvas *row, struct list_look look)
{
	struct register_page *page = data;
	const struct register_figure *figure = &page->figures[at];
	int col = LABEL + 1;

	(void)look;
	if (app_options(page->view->app)->calm) {
		canvas_textf(row, 0, 0, -1, STYLE_NORMAL, "%s: %s%s%s%s%s", figure->label,
			figure->count, *figure->percent ? ", " : "", figure->percent,
			*figure->note ? ", " : "", figure->note);
		return;
	}
	canvas_text(row, 0, figure->part ? 2 : 0, LABEL - (figure->part ? 2 : 0), figure->label,
		STYLE_NORMAL);
	canvas_text_right(row, 0, col, FIGURE, figure->count, STYLE_NORMAL);
	col += FIGURE + 1;
	canvas_text_right(row, 0, col, PERCENT, figure->percent, STYLE_NORMAL);
	canvas_text(row, 0, col + PERCENT + 2, -1, figure->note, STYLE_NORMAL);
}

/* ---- the whole ---- */

static void draw_header(const struct canvas *canvas)
{
	struct canvas row = canvas_sub(canvas, 1, 2, 1, canvas->cols - 2);
	int name = name_cells(&row), col = CODE + name + 1;

	canvas_text(&row, 0, 0, -1, "Practice", STYLE_HEADING);
	canvas_text_right(&row, 0, col, COUNT, "On of 2%", STYLE_HEADING);
	canvas_text(&row, 0, col + COUNT + 1, -1, ": 1.8%  | 2%", STYLE_HEADING);
	canvas_text(&row, 0, col + COUNT + BAR + 2, -1, "Gap", STYLE_HEADING);
}

static void draw_rule(struct register_page *page, const struct canvas *canvas)
{
	const struct register_line *line = page->n > 0 ? &page->lines[page->n - 1] : NULL;
	struct canvas row = canvas_sub(canvas, 0, 0, 1, canvas->cols - page->view->right_taken);
	char on[DATE_SHOWN_SIZE];

	if (line == NULL)
		return;
	canvas_textf(&row, 0, 1, -1, STYLE_NORMAL, "On %s, in %s (from 1 %s)",
		date_show(line->day.on, on), quarter_words(line->quarter, page->view->app->scratch),
		date_month_name(line->quarter.month));
}

static void draw_heading(struct register_page *page, const struct canvas *row)
{
	const struct register_line *line = register_selected(page);
	char day[DATE_SHOWN_SIZE];

	if (line == NULL)
		return;
	canvas_textf(row, 0, 1, -1, STYLE_HEADING, "%s%s%s, entries since %s",
		line->practice.code != NULL ? line->practice.code : "",
		line->practice.code != NULL ? " " : "", name_of(line),
		date_show(line->day.since, day));
}

/* Only the list that has the keys shows where its cursor is. */
static void draw_list(struct list *list, const struct canvas *canvas, bool active, bool focus)
{
	list_draw(list, canvas, active && focus);
	for (int row = 0; !active && row < canvas->rows; row++)
		canvas_fill(canvas, row, 0, 1, 1, " ", STYLE_NORMAL);
}

static void draw_lower(struct register_page *page, const struct canvas *canvas, int top, bool focus)
{
	struct canvas heading = canvas_sub(canvas, top, 0, 1, canvas->cols);
	struct canvas below = canvas_sub(canvas, top + 1, 0, canvas->rows - top - 1, canvas->cols);

	draw_heading(page, &heading);
	draw_list(page->lower, &below, page->in_lower, focus);
}

void register_draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct register_page *page = view->data;
	bool one = app_is_small(view->app), calm = app_options(view->app)->calm;
	int top = calm ? 1 : 2, rest = canvas->rows - top;
	int most = page->in_lower ? rest / 3 : rest - 2 - FIGURES_LEAST;
	int upper = one ? rest : (int)page->n < most ? (int)page->n : most;
	struct canvas above;

	if (upper < 1)
		upper = 1;
	above = canvas_sub(canvas, top, 0, upper, canvas->cols);
	draw_rule(page, canvas);
	if (one && page->in_lower) {
		draw_lower(page, canvas, 1, focus);
		return;
	}
	if (!calm)
		draw_header(canvas);
	draw_list(page->upper, &above, !page->in_lower, focus);
	if (one || page->n == 0)
		return;
	struct canvas line = canvas_sub(canvas, top + upper, 0, 1, canvas->cols);
	canvas_hline(&line, 0, 0, line.cols);
	draw_lower(page, canvas, top + upper + 1, focus);
}
