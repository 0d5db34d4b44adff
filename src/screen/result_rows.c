/* What the command gave, read and laid out: rows that can be narrowed, or a text. */
#include "result_page.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/history.h>

#include "app.h"
#include "arguments.h"
#include "choices.h"
#include "person_rows.h"
#include "shell_words.h"

static size_t row_count(void *data)
{
	return ((struct result_page *)data)->n;
}

static int64_t row_id(void *data, size_t row)
{
	return (int64_t)((struct result_page *)data)->shown[row] + 1;
}

static void draw_cells(struct result_page *page, const struct canvas *canvas, size_t row, bool head,
	enum style style)
{
	struct arena *arena = arena_new();
	int *widths = arena_new_array(arena, int, page->rows.n + 1);
	int col = 0;

	memcpy(widths, page->wanted, page->rows.n * sizeof *widths);
	rows_fit(&page->rows, canvas->cols, widths);
	for (size_t i = 0; i < page->rows.n; i++) {
		const char *text =
			head ? page->rows.columns[i].title : rows_cell(&page->rows, row, i);

		if (widths[i] == 0)
			continue;
		if (page->rows.columns[i].flags & COLUMN_RIGHT)
			canvas_text_right(canvas, 0, col, widths[i], text, style);
		else
			canvas_text(canvas, 0, col, widths[i], text, style);
		col += widths[i] + ROWS_BETWEEN;
	}
	arena_free(arena);
}

static void draw_row(void *data, size_t row, const struct canvas *canvas, struct list_look look)
{
	struct result_page *page = data;

	(void)look;
	draw_cells(page, canvas, page->shown[row], false, STYLE_NORMAL);
}

struct list *result_list_new(struct result_page *page)
{
	struct list_source source = {
		.count = row_count, .id = row_id, .draw = draw_row, .data = page};

	return list_new(&source);
}

void result_draw_head(struct result_page *page, const struct canvas *row)
{
	draw_cells(page, row, 0, true, STYLE_HEADING);
}

void result_narrow(struct result_page *page)
{
	struct arena *arena = arena_new();
	const char *typed = utf8_fold(arena, input_text(page->filter));

	page->n = 0;
	for (size_t i = 0; i < rows_total(&page->rows); i++)
		if (words_match(page->folds[i], "", typed) >= 0)
			page->shown[page->n++] = i;
	arena_free(arena);
	list_refresh(page->list);
}

static void take_rows(struct result_page *page)
{
	size_t n = rows_total(&page->rows);

	page->wanted = arena_new_array(page->arena, int, page->rows.n + 1);
	rows_widths(&page->rows, page->wanted);
	page->shown = arena_new_array(page->arena, size_t, n + 1);
	page->folds = arena_new_array(page->arena, char *, n + 1);
	for (size_t i = 0; i < n; i++) {
		struct str all = {0};

		for (size_t column = 0; column < page->rows.n; column++)
			str_addf(&all, "%s ", rows_cell(&page->rows, i, column));
		page->folds[i] = utf8_fold(page->arena, str_text(&all));
		str_free(&all);
	}
	list_empty_text(page->list,
		n == 0 ? shell_words_on_screen(rows_empty(page->result.kind), page->arena)
		       : "Nothing matches. Esc clears the filter.");
}

/* Each entry with what it changed below it: a row has no room for that. */
static const char *history_text(const struct result *result, struct arena *arena)
{
	const struct history *entries = result->value;
	struct str text = {0};
	char at[24];

	if (result->n == 0)
		return result->message != NULL ? result->message : rows_empty(result->kind);
	str_addf(&text, "%s\n", result->message ? result->message : "");
	for (size_t i = 0; i < result->n; i++) {
		const struct history *e = &entries[i];

		str_addf(&text, "\n%s  %s%s%s: %s%s\n", instant_show(e->at, at), e->who,
			*e->role != '\0' ? ", " : "", e->role, e->refused ? "Refused: " : "",
			e->what);
		for (size_t j = 0; j < e->fields_n; j++)
			str_addf(&text, "    %s\n", history_field_words(&e->fields[j], arena));
	}
	const char *all = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return all;
}

/* What is no list is read: a plan's contingency, or the sentence of what was found. */
static void take_text(struct result_page *page)
{
	const struct result *result = &page->result;
	const char *text = result->message ? result->message : "There is nothing to show.";

	if (result->kind == RESULT_PLAN) {
		struct person_text *plan = person_plan_text(result->value, page->arena);

		page->pager = pager_new(plan->text, true);
		pager_styles(page->pager, person_text_style, plan);
		return;
	}
	if (result->kind == RESULT_HISTORY)
		text = history_text(result, page->arena);
	page->pager = pager_new(text, true);
}

bool result_read(struct result_page *page, struct err *err)
{
	struct view *view = page->view;
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result;

	arguments_unpack(page->packed, &args);
	if (view->arg.person)
		args_set(&args, "person", view->arg.person);
	if (!(command_get(view->arg.command)->needs & NEEDS_STORE))
		args_set(&args, "store", session_store(view->session));
	if (!app_try(view->app, view->arg.command, &args, arena, &result, err)) {
		arena_free(arena);
		return false;
	}
	pager_free(page->pager);
	page->pager = NULL;
	arena_free(page->arena);
	page->arena = arena;
	page->result = result;
	if (result.kind != RESULT_HISTORY &&
		rows_make(&result, app_today(view->app), arena, &page->rows))
		take_rows(page);
	else
		take_text(page);
	result_narrow(page);
	return true;
}

enum answer result_ask(struct result_page *page, char *packed)
{
	char *before = page->packed;
	struct err err = {0};

	page->packed = packed;
	if (result_read(page, &err)) {
		free(before);
	} else {
		free(page->packed);
		page->packed = before;
		app_error(page->view->app, &err);
	}
	return ANSWER_REDRAW;
}
