/* Who may be here twice: the pairs, the likeliest first, and of the one under the cursor why. */
#include "duplicates.h"

#include <string.h>

#include <caseload/base/str.h>
#include <caseload/tui/list.h>

enum { HEAD_ROWS = 1, ABOUT_ROWS = 5, CLASS_COLS = 9 };

struct duplicates {
	struct view *view;
	struct arena *arena; /* of what was listed */
	const struct duplicate *pairs;
	size_t n;
	const char *message;
	struct list *list;
};

const char *duplicates_who(const struct person *person, struct arena *arena)
{
	char born[DATE_SHOWN_SIZE], number[NHS_NUMBER_SHOWN_SIZE];

	return arena_printf(arena, "%s  %s  %s", person_name(person, arena),
		date_is_set(person->born) ? date_show(person->born, born) : "birth date not known",
		person->nhs_number ? nhs_number_show(person->nhs_number, number) : "no NHS Number");
}

static size_t row_count(void *data)
{
	return ((struct duplicates *)data)->n;
}

/* Of the pair, whichever way round: the cursor stays on it. */
static int64_t row_id(void *data, size_t row)
{
	const struct duplicate *pair = &((struct duplicates *)data)->pairs[row];
	int64_t low = pair->a.id < pair->b.id ? pair->a.id : pair->b.id;
	int64_t high = pair->a.id + pair->b.id - low;

	return low * 1000003 + high;
}

static void draw_row(void *data, size_t row, const struct canvas *canvas, struct list_look look)
{
	const struct duplicate *pair = &((struct duplicates *)data)->pairs[row];
	struct arena *arena = arena_new();
	int width = (canvas->cols - CLASS_COLS - 4) / 2, col = CLASS_COLS;

	(void)look;
	canvas_text(canvas, 0, 0, CLASS_COLS - 1, match_class_words(pair->match.class),
		pair->match.class > MATCH_POSSIBLE ? STYLE_BOLD : STYLE_NORMAL);
	canvas_text(canvas, 0, col, width, person_name(&pair->a, arena), STYLE_NORMAL);
	canvas_text(canvas, 0, col + width + 1, 1, "+", STYLE_NORMAL);
	canvas_text(canvas, 0, col + width + 3, -1, person_name(&pair->b, arena), STYLE_NORMAL);
	arena_free(arena);
}

static bool read_again(struct duplicates *page, struct err *err)
{
	struct args args = args_new(arena_new());
	struct result result;

	if (page->view->arg.person)
		args_set(&args, "person", page->view->arg.person);
	if (!app_reread(page->view->app, CMD_PERSON_DUPLICATES, &args, &page->arena, &result, err))
		return false;
	page->pairs = result.value;
	page->n = result.n;
	page->message = result.message;
	list_refresh(page->list);
	return true;
}

static void close_duplicates(struct view *view)
{
	struct duplicates *page = view->data;

	list_free(page->list);
	arena_free(page->arena);
}

static bool open_duplicates(struct view *view, struct err *err)
{
	struct duplicates *page = arena_new_one(view->arena, struct duplicates);
	struct list_source source = {
		.count = row_count, .id = row_id, .draw = draw_row, .data = page};

	view->data = page;
	page->view = view;
	page->list = list_new(&source);
	list_empty_text(page->list, view->arg.person ? "Nobody else here seems to be this person."
						     : "Nobody seems to be here twice.");
	if (read_again(page, err))
		return true;
	close_duplicates(view);
	return false;
}

static const struct duplicate *selected(const struct duplicates *page)
{
	long row = list_selected_row(page->list);

	return row < 0 ? NULL : &page->pairs[row];
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct duplicates *page = view->data;
	const struct duplicate *pair = selected(page);

	if (pressed->command == CMD_OPEN)
		return pair == NULL ? ANSWER_STAY
				    : app_push(view->app, &screen_pair,
					      &(struct screen_arg){.command = CMD_PERSON_COMPARE,
						      .person = pair->a.uid,
						      .part = pair->b.uid});
	if (pressed->command != CMD_COUNT)
		return ANSWER_IGNORED;
	return list_key(page->list, pressed->event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

static void draw_about(struct duplicates *page, const struct canvas *canvas)
{
	const struct duplicate *pair = selected(page);
	struct arena *arena;

	if (pair == NULL)
		return;
	arena = arena_new();
	canvas_hline(canvas, 0, 0, canvas->cols);
	canvas_text(canvas, 1, 1, canvas->cols - 2, duplicates_who(&pair->a, arena), STYLE_NORMAL);
	canvas_text(canvas, 2, 1, canvas->cols - 2, duplicates_who(&pair->b, arena), STYLE_NORMAL);
	canvas_wrap(canvas, 3, 1, canvas->cols - 2, pair->why, STYLE_NORMAL);
	arena_free(arena);
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct duplicates *page = view->data;
	int about = page->n > 0 ? ABOUT_ROWS : 0;
	struct canvas rows =
		canvas_sub(canvas, HEAD_ROWS, 0, canvas->rows - HEAD_ROWS - about, canvas->cols);
	struct canvas below = canvas_sub(canvas, canvas->rows - about, 0, about, canvas->cols);

	if (page->n > 0)
		canvas_text(canvas, 0, 1, canvas->cols - view->right_taken - 1, page->message,
			STYLE_NORMAL);
	list_draw(page->list, &rows, focus);
	if (about > 0)
		draw_about(page, &below);
}

static bool refresh(struct view *view, struct err *err)
{
	return read_again(view->data, err);
}

static const char *why_not(struct view *view, enum command_id id)
{
	const struct duplicates *page = view->data;

	if (id == CMD_FILTER)
		return "There is no filter here.";
	if (id == CMD_ROW_ACTIONS || (id == CMD_OPEN && page->n == 0))
		return "Open a pair first: what can be done is there.";
	return NULL;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_OPEN, NULL, "Compare", NULL},
		{CMD_BACK, NULL, "Back", NULL}, {CMD_UNDO, NULL, "Undo mine", "Undo"},
		{CMD_FIND, NULL, "Find", NULL}, {CMD_PALETTE, NULL, "Commands", NULL}, {0}};

	(void)view;
	return list;
}

static const char *where_am_i(struct view *view)
{
	const struct duplicates *page = view->data;
	const struct duplicate *pair = selected(page);

	if (pair == NULL)
		return page->message;
	return arena_printf(view->arena, "Row %ld of %zu: %s: %s and %s. %s",
		list_selected_row(page->list) + 1, page->n, match_class_words(pair->match.class),
		duplicates_who(&pair->a, view->arena), duplicates_who(&pair->b, view->arena),
		pair->why);
}

const struct screen screen_duplicates = {
	.name = "Here twice?",
	.where = IN_LISTS,
	.open = open_duplicates,
	.close = close_duplicates,
	.draw = draw,
	.key = key,
	.refresh = refresh,
	.why_not = why_not,
	.hints = hints,
	.where_am_i = where_am_i,
};
