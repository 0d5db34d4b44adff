#include "result_page.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "app.h"
#include "generic_form.h"
#include "measures.h"

enum { HEAD_ROWS = 2, BEHIND_ROWS = 3, BEHIND_LEAST = 8 };

static void close_result(struct view *view)
{
	struct result_page *page = view->data;

	list_free(page->list);
	input_free(page->filter);
	pager_free(page->pager);
	arena_free(page->arena);
	free(page->packed);
	free(page);
}

static bool open_result(struct view *view, struct err *err)
{
	struct result_page *page = xcalloc(1, sizeof *page);

	view->data = page;
	page->view = view;
	page->packed = xstrdup(view->arg.text ? view->arg.text : "");
	page->filter = input_new(NULL);
	page->list = result_list_new(page);
	if (result_read(page, err))
		return true;
	close_result(view);
	return false;
}

static void filter_on(struct result_page *page, bool on)
{
	page->filtering = on;
	page->view->typing = on;
}

static enum answer filter_key(struct result_page *page, const struct tui_event *event)
{
	bool moves = event->kind == TUI_KEY && event->key.mods == 0 &&
		     (event->key.code == K_UP || event->key.code == K_DOWN ||
			     event->key.code == K_PGUP || event->key.code == K_PGDN);

	if (moves)
		return list_key(page->list, event) == TUI_IGNORED ? ANSWER_STAY : ANSWER_REDRAW;
	if (event->kind == TUI_KEY && key_is(event->key, "Esc"))
		input_set(page->filter, "");
	if (event->kind == TUI_KEY && (key_is(event->key, "Esc") || key_is(event->key, "Enter"))) {
		filter_on(page, false);
		result_narrow(page);
		return ANSWER_REDRAW;
	}
	switch (input_key(page->filter, event)) {
	case TUI_IGNORED:
		return ANSWER_IGNORED;
	case TUI_CHANGED:
		result_narrow(page);
		return ANSWER_REDRAW;
	default:
		return ANSWER_REDRAW;
	}
}

static enum answer ask_again(struct result_page *page)
{
	const struct screen *form = form_for(page->view->arg.command);
	struct screen_arg arg = {.person = page->view->arg.person,
		.command = page->view->arg.command,
		.text = page->packed};

	return app_push(page->view->app, form, &arg);
}

/* In a text `/` asks what to find, and letters are no commands meanwhile. */
static enum answer text_key(struct result_page *page, const struct screen_key *pressed)
{
	struct view *view = page->view;
	const struct tui_event *event = pressed->event;
	enum tui_result result;

	if (pressed->command == CMD_FILTER)
		view->typing = true;
	else if (pressed->command != CMD_COUNT && !view->typing && pressed->command != CMD_OPEN)
		return ANSWER_IGNORED;
	result = pager_key(page->pager, event);
	if (event->kind == TUI_KEY && (key_is(event->key, "Enter") || key_is(event->key, "Esc")))
		view->typing = false;
	if (pager_note(page->pager))
		app_message(view->app, MESSAGE_NOTE, "%s", pager_note(page->pager));
	return result == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct result_page *page = view->data;

	if (pressed->command == CMD_ASK_AGAIN)
		return ask_again(page);
	if (page->pager)
		return text_key(page, pressed);
	if (page->filtering)
		return filter_key(page, pressed->event);
	if (view->arg.command == CMD_MEASURE_SHOW && pressed->event->kind == TUI_KEY &&
		(key_is(pressed->event->key, "P") || key_is(pressed->event->key, "F9")))
		return result_print_behind(page);
	if (result_of_entries(page) && pressed->event->kind == TUI_KEY &&
		key_is(pressed->event->key, "P"))
		return result_print_entry(page);
	if (result_of_letters_due(page) && pressed->event->kind == TUI_KEY &&
		(key_is(pressed->event->key, "P") || key_is(pressed->event->key, "F9")))
		return result_print_letters(page);
	if (result_is_of_copies(pressed->command))
		return result_of_copies(page) ? result_copy_do(page, pressed->command)
					      : ANSWER_IGNORED;
	switch (pressed->command) {
	case CMD_OPEN:
		return result_open_row(page);
	case CMD_PRINT_MINUTES:
		return result_print_entry(page);
	case CMD_PRINT_LETTER:
		return result_of_letters(page) ? result_print_letter(page) : ANSWER_IGNORED;
	case CMD_LETTER_SENT:
		return list_marked(page->list) > 0 ? result_send_marked(page) : ANSWER_IGNORED;
	case CMD_MEASURE_WHICH:
		return result_next_part(page);
	case CMD_FILTER:
		filter_on(page, true);
		return ANSWER_REDRAW;
	case CMD_BACK:
		if (input_is_empty(page->filter))
			return ANSWER_IGNORED;
		input_set(page->filter, "");
		result_narrow(page);
		return ANSWER_REDRAW;
	case CMD_COUNT:
		return list_key(page->list, pressed->event) == TUI_IGNORED ? ANSWER_IGNORED
									   : ANSWER_REDRAW;
	default:
		return ANSWER_IGNORED;
	}
}

static bool refresh(struct view *view, struct err *err)
{
	return result_read(view->data, err);
}

/* Other arguments came from the form. */
static enum answer resume(struct view *view, const struct screen *from, const char *text)
{
	(void)from;
	return text != NULL ? result_ask(view->data, xstrdup(text)) : ANSWER_REDRAW;
}

static const char *why_not(struct view *view, enum command_id id)
{
	const struct result_page *page = view->data;

	if (id == CMD_ASK_AGAIN && generic_form_spec(view->arg.command) == NULL)
		return "There is nothing to ask differently here.";
	if (id == CMD_MEETING_TELL && view->arg.command != CMD_MEETING_TO_TELL)
		return "Only where whom to tell is listed.";
	if (id == CMD_MEASURE_WHICH && view->arg.command != CMD_MEASURE_SHOW)
		return "Only behind a measure.";
	if (id == CMD_PRINT_MINUTES && !result_of_entries(page))
		return "Only where the entries of a person are listed.";
	if (result_is_of_copies(id) && id != CMD_PRINT_PLAN && !result_of_copies(page) &&
		(command_get(view->arg.command)->needs & NEEDS_PERSON) == 0)
		return "Only where copies of plans are listed.";
	if (page->pager && (id == CMD_OPEN || id == CMD_ROW_ACTIONS))
		return "There are no rows here.";
	if (page->n == 0 && (id == CMD_OPEN || id == CMD_ROW_ACTIONS || id == CMD_MEETING_TELL))
		return "There is no row to open.";
	return NULL;
}

static const char *subject(struct view *view)
{
	const struct result_page *page = view->data;
	long at = page->pager ? -1 : list_selected_row(page->list);

	if (view->arg.person || at < 0)
		return view->arg.person;
	return rows_person(&page->result, page->shown[at]);
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct result_page *page = view->data;
	struct canvas body =
		canvas_sub(canvas, HEAD_ROWS, 0, canvas->rows - HEAD_ROWS, canvas->cols);
	int left = result_has_marks(page) ? 3 : 2;
	struct canvas head = canvas_sub(canvas, 1, left, 1, canvas->cols - left);
	size_t total = rows_total(&page->rows);
	int col = 1, room = canvas->cols - view->right_taken;
	struct canvas field;

	if (page->pager) {
		struct canvas text = canvas_sub(canvas, 1, 1, canvas->rows - 1, canvas->cols - 2);

		pager_draw(page->pager, &text, focus);
		return;
	}
	/* What these rows are, where the command said it in a line. */
	if (page->result.message && strchr(page->result.message, '\n') == NULL)
		col += canvas_text(canvas, 0, col, room - col, page->result.message, STYLE_NORMAL);
	else
		col += canvas_textf(canvas, 0, col, room - col, STYLE_NORMAL, "%zu %s", total,
			total == 1 ? "row" : "rows");
	if (list_marked(page->list) > 0)
		col += canvas_textf(canvas, 0, col, room - col, STYLE_NORMAL, ", %zu marked",
			list_marked(page->list));
	if (page->filtering || !input_is_empty(page->filter)) {
		col += canvas_textf(canvas, 0, col, room - col, STYLE_NORMAL,
			" (%zu shown)  Filter: ", page->n);
		field = canvas_sub(canvas, 0, col, 1, room - col);
	}
	if (page->result.kind == RESULT_MEASURE_ROWS && page->n > 0 &&
		canvas->rows >= BEHIND_LEAST) {
		long at = list_selected_row(page->list);
		struct canvas below = canvas_sub(
			canvas, canvas->rows - BEHIND_ROWS, 0, BEHIND_ROWS, canvas->cols);

		body.rows -= BEHIND_ROWS;
		measures_draw_behind((const struct measure_row *)page->result.value +
					     page->shown[at < 0 ? 0 : at],
			&below);
	}
	result_draw_head(page, &head);
	list_draw(page->list, &body, focus && !page->filtering);
	if (page->filtering || !input_is_empty(page->filter))
		input_draw(page->filter, &field, focus && page->filtering);
}

static const char *title(struct view *view)
{
	return command_get(view->arg.command)->summary;
}

static const char *where_am_i(struct view *view)
{
	const struct result_page *page = view->data;
	long at = page->pager ? -1 : list_selected_row(page->list);

	if (page->pager)
		return title(view);
	if (at < 0)
		return arena_printf(view->arena, "%s: none.", title(view));
	return arena_printf(view->arena, "%s, row %ld of %zu: %s.", title(view), at + 1, page->n,
		result_row_words(page, page->shown[at], view->arena));
}

static const struct hint *hints(struct view *view)
{
	static const struct hint rows[] = {{CMD_OPEN, NULL, "Open", NULL},
		{CMD_FILTER, NULL, "Filter", NULL}, {CMD_BACK, NULL, "Back", NULL},
		{CMD_ASK_AGAIN, NULL, "Ask differently", "Ask"}, {CMD_FIND, NULL, "Find", NULL},
		{CMD_PALETTE, NULL, "Commands", NULL}, {0}};
	static const struct hint behind[] = {{CMD_OPEN, NULL, "Open", NULL},
		{CMD_MEASURE_WHICH, NULL, "Who counts", NULL}, {CMD_COUNT, "P", "Print", NULL},
		{CMD_FILTER, NULL, "Filter", NULL}, {CMD_BACK, NULL, "Back", NULL},
		{CMD_FIND, NULL, "Find", NULL}, {CMD_PALETTE, NULL, "Commands", NULL}, {0}};
	static const struct hint entries[] = {{CMD_OPEN, NULL, "Read", NULL},
		{CMD_COUNT, "P", "Print it", "Print"}, {CMD_FILTER, NULL, "Filter", NULL},
		{CMD_BACK, NULL, "Back", NULL}, {CMD_FIND, NULL, "Find", NULL},
		{CMD_PALETTE, NULL, "Commands", NULL}, {0}};
	static const struct hint to_tell[] = {{CMD_OPEN, NULL, "Open", NULL},
		{CMD_MEETING_TELL, NULL, "Was told", "Told"}, {CMD_FILTER, NULL, "Filter", NULL},
		{CMD_BACK, NULL, "Back", NULL}, {CMD_FIND, NULL, "Find", NULL},
		{CMD_PALETTE, NULL, "Commands", NULL}, {0}};
	static const struct hint letters_due[] = {{CMD_COUNT, "P", "Print all", "All"},
		{CMD_OPEN, NULL, "This letter", "Letter"}, {CMD_FILTER, NULL, "Filter", NULL},
		{CMD_ROW_ACTIONS, NULL, "Actions", NULL}, {CMD_BACK, NULL, "Back", NULL},
		{CMD_ASK_AGAIN, NULL, "Ask differently", "Ask"},
		{CMD_PALETTE, NULL, "Commands", NULL}, {0}};
	static const struct hint letters[] = {{CMD_LETTER_SENT, NULL, "Sent", NULL},
		{CMD_COUNT, "Space", "Mark", NULL}, {CMD_COUNT, "*", "Mark all", "All"},
		{CMD_PRINT_LETTER, NULL, "Print again", "Print"}, {CMD_OPEN, NULL, "Open", NULL},
		{CMD_FILTER, NULL, "Filter", NULL}, {CMD_BACK, NULL, "Back", NULL},
		{CMD_ASK_AGAIN, NULL, "Ask differently", "Ask"},
		{CMD_PALETTE, NULL, "Commands", NULL}, {0}};
	static const struct hint copies[] = {{CMD_OPEN, NULL, "Open", NULL},
		{CMD_PRINT_PLAN, NULL, "Print a new one", "Print"},
		{CMD_COPY_GIVE, NULL, "Who has it", "Who"},
		{CMD_COPY_END, NULL, "Out of use", "End"}, {CMD_ROW_ACTIONS, NULL, "Actions", NULL},
		{CMD_BACK, NULL, "Back", NULL}, {CMD_FILTER, NULL, "Filter", NULL},
		{CMD_ASK_AGAIN, NULL, "Ask differently", "Ask"},
		{CMD_PALETTE, NULL, "Commands", NULL}, {0}};
	static const struct hint typing[] = {{CMD_COUNT, "Enter", "Keep the filter", "Keep"},
		{CMD_COUNT, "Esc", "Clear it", "Clear"}, {0}};
	static const struct hint text[] = {{CMD_BACK, NULL, "Back", NULL},
		{CMD_FILTER, NULL, "Find", NULL}, {CMD_ASK_AGAIN, NULL, "Ask differently", "Ask"},
		{CMD_PALETTE, NULL, "Commands", NULL}, {0}};
	const struct result_page *page = view->data;

	if (result_of_entries(page) && !page->filtering)
		return entries;
	if (result_of_copies(page) && !page->filtering)
		return copies;
	if (result_of_letters(page) && !page->filtering)
		return result_of_letters_due(page) ? letters_due : letters;
	if (view->arg.command == CMD_MEASURE_SHOW && !page->filtering)
		return behind;
	if (view->arg.command == CMD_MEETING_TO_TELL && !page->pager && !page->filtering)
		return to_tell;
	return page->pager ? text : page->filtering ? typing : rows;
}

const struct screen screen_result = {
	.name = "List",
	.where = IN_LISTS | IN_RESULT,
	.person = true,
	.spares_record = true,
	.open = open_result,
	.close = close_result,
	.draw = draw,
	.key = key,
	.refresh = refresh,
	.resume = resume,
	.title = title,
	.hints = hints,
	.why_not = why_not,
	.subject = subject,
	.where_am_i = where_am_i,
};
