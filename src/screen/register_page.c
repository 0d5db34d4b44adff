/* The 2% register: the practices above, the figures of the one under the cursor below, and behind
 * each figure its people. */
#include "register_page.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "app.h"
#include "arguments.h"
#include "paper.h"
#include "result.h"

/* ---- the two lists ---- */

static size_t line_count(void *data)
{
	return ((struct register_page *)data)->n;
}

static int64_t line_id(void *data, size_t row)
{
	const struct register_line *line = &((struct register_page *)data)->lines[row];

	return line->practice.id != 0 ? line->practice.id : line->team ? -1 : -2;
}

static size_t figure_count(void *data)
{
	return ((struct register_page *)data)->figures_n;
}

static int64_t figure_id(void *data, size_t row)
{
	return (int64_t)((struct register_page *)data)->figures[row].which;
}

const struct register_line *register_selected(const struct register_page *page)
{
	long row = list_selected_row(page->upper);

	return row < 0 || (size_t)row >= page->n ? NULL : &page->lines[row];
}

const char *register_code(const struct register_line *line)
{
	if (line == NULL || line->team)
		return NULL;
	return line->practice.code != NULL ? line->practice.code : "none";
}

static const struct register_figure *figure_selected(const struct register_page *page)
{
	long row = list_selected_row(page->lower);

	return row < 0 || (size_t)row >= page->figures_n ? NULL : &page->figures[row];
}

/* ---- reading ---- */

static void take_figures(struct register_page *page)
{
	const struct register_line *line = register_selected(page);

	arena_reset(page->figure_arena);
	page->figures_n = 0;
	page->shown = list_selected(page->upper);
	if (line != NULL)
		page->figures = register_figures(line, page->figure_arena, &page->figures_n);
	list_refresh(page->lower);
}

static bool read_pages(struct register_page *page, struct err *err)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result = {0};

	if (!app_try(page->view->app, CMD_REGISTER_STATUS, &args, arena, &result, err)) {
		arena_free(arena);
		return false;
	}
	arena_free(page->arena);
	page->arena = arena;
	page->lines = result.value;
	page->n = result.n;
	list_refresh(page->upper);
	take_figures(page);
	return true;
}

static void close_register(struct view *view)
{
	struct register_page *page = view->data;

	if (page == NULL)
		return;
	list_free(page->upper);
	list_free(page->lower);
	arena_free(page->arena);
	arena_free(page->figure_arena);
	free(page);
}

static bool open_register(struct view *view, struct err *err)
{
	struct register_page *page = xcalloc(1, sizeof *page);
	struct list_source upper = {
		.count = line_count, .id = line_id, .draw = register_draw_line, .data = page};
	struct list_source lower = {
		.count = figure_count, .id = figure_id, .draw = register_draw_figure, .data = page};

	view->data = page;
	page->view = view;
	page->figure_arena = arena_new();
	page->upper = list_new(&upper);
	page->lower = list_new(&lower);
	list_marks(page->upper, false);
	list_marks(page->lower, false);
	list_empty_text(page->upper,
		"The team has no practices yet: practice join adds one, Ctrl+P finds it.");
	list_empty_text(page->lower, "");
	if (read_pages(page, err))
		return true;
	close_register(view);
	return false;
}

static bool refresh(struct view *view, struct err *err)
{
	return read_pages(view->data, err);
}

/* The figures follow the cursor, once for a burst of keys. */
static void settle(struct view *view)
{
	struct register_page *page = view->data;

	if (page->shown != list_selected(page->upper))
		take_figures(page);
}

/* ---- keys ---- */

static enum answer open_people(struct register_page *page, enum register_which which)
{
	const struct register_line *line = register_selected(page);
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	enum answer answer;

	args_set(&args, "which", word_code(&words_register_which, (int)which));
	args_set(&args, "practice", register_code(line));
	answer = app_push(page->view->app, &screen_result,
		&(struct screen_arg){
			.command = CMD_REGISTER_PEOPLE, .text = arguments_pack(&args, arena)});
	arena_free(arena);
	return answer;
}

static enum answer open_row(struct register_page *page)
{
	const struct register_figure *figure = figure_selected(page);

	if (register_selected(page) == NULL)
		return ANSWER_STAY;
	if (!page->in_lower)
		return open_people(page, WHICH_ON);
	return figure == NULL ? ANSWER_STAY : open_people(page, figure->which);
}

static enum answer to_lower(struct register_page *page, bool lower)
{
	settle(page->view);
	page->in_lower = lower && page->figures_n > 0;
	return ANSWER_REDRAW;
}

static enum answer candidates(struct register_page *page)
{
	return app_push(page->view->app, &screen_candidates,
		&(struct screen_arg){.command = CMD_REGISTER_CANDIDATES,
			.text = register_code(register_selected(page))});
}

/* Under the size of the list that is wanted, the form knows which practice and quarter. */
static enum answer list_size(struct register_page *page)
{
	const struct register_line *line = register_selected(page);
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	char day[DATE_SHOWN_SIZE];
	enum answer answer;

	args_set(&args, "code", line != NULL ? line->practice.code : NULL);
	if (line != NULL)
		args_set(&args, "quarter", date_show(line->quarter, day));
	answer = app_push(page->view->app, form_for(CMD_PRACTICE_LIST_SIZE),
		&(struct screen_arg){
			.command = CMD_PRACTICE_LIST_SIZE, .text = arguments_pack(&args, arena)});
	arena_free(arena);
	return answer;
}

static enum answer command(struct register_page *page, enum command_id id)
{
	switch (id) {
	case CMD_OPEN:
		return open_row(page);
	case CMD_OTHER_LIST:
		return to_lower(page, !page->in_lower);
	case CMD_BACK:
		return page->in_lower ? to_lower(page, false) : ANSWER_IGNORED;
	case CMD_REGISTER_CANDIDATES:
		return candidates(page);
	case CMD_PRACTICE_LIST_SIZE:
		return list_size(page);
	case CMD_PRINT_REGISTER:
		return paper_open(page->view->app, id, "practice",
			register_code(register_selected(page)), NULL);
	case CMD_REGISTER_STATUS: /* it is open */
		return ANSWER_STAY;
	default:
		return ANSWER_IGNORED;
	}
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct register_page *page = view->data;
	enum answer answer = command(page, pressed->command);

	if (answer != ANSWER_IGNORED || pressed->command != CMD_COUNT)
		return answer;
	return list_key(page->in_lower ? page->lower : page->upper, pressed->event) == TUI_IGNORED
		       ? ANSWER_IGNORED
		       : ANSWER_REDRAW;
}

/* ---- what it says of itself ---- */

static const char *why_not(struct view *view, enum command_id id)
{
	struct register_page *page = view->data;

	if (id == CMD_REGISTER_ADD)
		return "Choose somebody first: c shows who could come on.";
	if (page->n == 0 && (id == CMD_OPEN || id == CMD_OTHER_LIST))
		return "The team has no practices yet.";
	return NULL;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint upper[] = {{CMD_OPEN, NULL, "People", NULL},
		{CMD_OTHER_LIST, NULL, "Figures", NULL},
		{CMD_REGISTER_CANDIDATES, NULL, "Candidates", "Cand."},
		{CMD_PRACTICE_LIST_SIZE, NULL, "List size", "Size"},
		{CMD_PRINT_REGISTER, NULL, "Print", NULL}, {CMD_BACK, NULL, "Back", NULL},
		{CMD_PALETTE, NULL, "Commands", NULL}, {0}};
	static const struct hint lower[] = {{CMD_OPEN, NULL, "People", NULL},
		{CMD_OTHER_LIST, NULL, "Practices", NULL},
		{CMD_REGISTER_CANDIDATES, NULL, "Candidates", "Cand."},
		{CMD_BACK, NULL, "Back", NULL}, {CMD_PALETTE, NULL, "Commands", NULL}, {0}};

	return ((struct register_page *)view->data)->in_lower ? lower : upper;
}

/* A list size that is missing or old is said as long as nothing else is. */
static const char *note(struct view *view)
{
	struct register_page *page = view->data;
	const struct register_line *line = register_selected(page);

	const char *words = line == NULL ? NULL : register_size_words(line, view->app->scratch);

	if (words == NULL)
		return NULL;
	return arena_printf(
		view->app->scratch, "%s%s", words, line->team ? "." : ": z records it.");
}

static const char *where_am_i(struct view *view)
{
	struct register_page *page = view->data;
	const struct register_line *line = register_selected(page);
	const struct register_figure *figure = page->in_lower ? figure_selected(page) : NULL;
	const char *name;

	if (line == NULL)
		return "The 2% register: no practices yet.";
	name = line->practice.name != NULL ? line->practice.name : line->practice.code;
	if (figure != NULL)
		return arena_printf(view->arena, "%s, figure %ld of %zu: %s, %s%s%s%s%s.", name,
			list_selected_row(page->lower) + 1, page->figures_n, figure->label,
			figure->count, *figure->percent ? ", " : "", figure->percent,
			*figure->note ? ", " : "", figure->note);
	return arena_printf(view->arena,
		"The 2%% register, row %ld of %zu: %s, %" PRId64 " on the register, %s.",
		list_selected_row(page->upper) + 1, page->n, name, line->n[WHICH_ON],
		register_gap_words(line, view->arena));
}

const struct screen screen_register = {
	.name = "2% register",
	.where = IN_REGISTER | IN_LISTS,
	.open = open_register,
	.close = close_register,
	.draw = register_draw,
	.key = key,
	.refresh = refresh,
	.settle = settle,
	.why_not = why_not,
	.hints = hints,
	.note = note,
	.where_am_i = where_am_i,
};
