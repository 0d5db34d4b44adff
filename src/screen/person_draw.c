/* What a record looks like: the row of tabs, and below it what the open one holds. */
#include "person_history.h"
#include "person_risk.h"

#include <string.h>

#include <caseload/base/utf8.h>

static size_t open_count(const struct person_page *page, enum person_tab tab)
{
	const struct person_record *record = page->view->record;
	size_t n = 0;

	for (size_t i = 0; tab == TAB_REVIEWS && i < record->reviews_n; i++)
		n += review_is_open(&record->reviews[i]);
	for (size_t i = 0; tab == TAB_ACTIONS && i < record->actions_n; i++)
		n += record->actions[i].status == ACTION_OPEN;
	return n;
}

static char *tab_words(const struct person_page *page, enum person_tab tab, struct arena *arena)
{
	size_t n = open_count(page, tab);
	const char *count = n > 0 ? arena_printf(arena, " %zu", n) : "";

	return arena_printf(
		arena, page->rows.tab == tab ? "[%s%s]" : "%s%s", tab_names[tab].words, count);
}

/* One row; where they do not all fit, it begins as late as the open one needs. */
static void draw_tabs(struct person_page *page, const struct canvas *canvas)
{
	struct arena *arena = arena_new();
	int cells[TAB_COUNT], total = 0, gap = 2, first = 0, col = 1;
	char *words[TAB_COUNT];

	for (int tab = 0; tab < TAB_COUNT; tab++) {
		words[tab] = tab_words(page, tab, arena);
		cells[tab] = utf8_width(words[tab], strlen(words[tab]));
		total += cells[tab] + 2;
	}
	if (total > canvas->cols)
		gap = 1;
	for (int end = 1; first < (int)page->rows.tab; first++) {
		end = 1 + (first > 0 ? 2 : 0);
		for (int tab = first; tab <= (int)page->rows.tab; tab++)
			end += cells[tab] + gap;
		if (end < canvas->cols - 2)
			break;
	}
	if (first > 0)
		col += canvas_text(canvas, 0, 0, -1, "<", STYLE_NORMAL);
	for (int tab = first; tab < TAB_COUNT && col < canvas->cols; tab++) {
		bool here = tab == (int)page->rows.tab;

		if (col + cells[tab] > canvas->cols) {
			canvas_text(canvas, 0, canvas->cols - 1, 1, ">", STYLE_NORMAL);
			break;
		}
		canvas_text(canvas, 0, col, -1, words[tab], here ? STYLE_BOLD : STYLE_NORMAL);
		col += cells[tab] + gap;
	}
	arena_free(arena);
}

static void draw_list(struct person_page *page, const struct canvas *canvas, bool focus)
{
	struct list *list = page->lists[page->rows.tab];
	long row = list_selected_row(list);
	const char *more;
	int pane = 0, rows = canvas->rows - 1;
	struct canvas part;

	page->rows.small = canvas->cols < 72;
	arena_reset(page->rows.scratch);
	more = row >= 0 ? rows_more(&page->rows, (size_t)row) : NULL;
	if (canvas->rows >= 10)
		pane = page->rows.tab == TAB_RISK ? person_risk_pane_rows(page, canvas->rows)
		       : canvas->rows >= 20	  ? 7
						  : 4;
	rows -= pane > 0 ? pane + 1 : 0;
	if (page->rows.tab == TAB_HISTORY && (page->view->typing || history_is_narrowed(page)))
		history_draw_filter(page, canvas, focus);
	else if (rows_count(&page->rows) > 0)
		canvas_text(canvas, 0, 2, -1, rows_heading(&page->rows), STYLE_HEADING);
	if (pane > 0) {
		part = canvas_sub(canvas, canvas->rows - pane, 2, pane, canvas->cols - 3);
		canvas_hline(canvas, canvas->rows - pane - 1, 0, canvas->cols);
		if (page->rows.tab == TAB_RISK)
			person_risk_draw_pane(page, &part);
		else
			canvas_wrap(
				&part, 0, 0, part.cols < 100 ? part.cols : 100, more, STYLE_NORMAL);
	}
	part = canvas_sub(canvas, 1, 0, rows, canvas->cols);
	list_draw(list, &part, focus && !page->view->typing);
}

void person_draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct person_page *page = page_of_person(view);
	int top = app_is_small(view->app) ? 1 : 2;
	struct canvas body = canvas_sub(canvas, top, 0, canvas->rows - top, canvas->cols);

	draw_tabs(page, canvas);
	if (top > 1)
		canvas_hline(canvas, 1, 0, canvas->cols);
	if (page->rows.tab == TAB_SUMMARY) {
		page->facts.one_column = app_options(page->view->app)->calm;
		facts_draw(&page->facts, &body, focus);
	} else if (tab_is_text(page->rows.tab)) {
		struct canvas text =
			canvas_sub(&body, 0, 1, body.rows, body.cols > 102 ? 101 : body.cols - 2);

		pager_draw(page->pagers[page->rows.tab], &text, focus);
	} else {
		draw_list(page, &body, focus);
	}
}
