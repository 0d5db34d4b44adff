#include "result.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/command/rows.h>
#include <caseload/letter.h>
#include <caseload/measure.h>
#include <caseload/meeting.h>
#include <caseload/printed_list.h>
#include <caseload/tui/input.h>
#include <caseload/tui/list.h>
#include <caseload/history.h>
#include <caseload/tui/pager.h>

#include "app.h"
#include "choices.h"
#include "generic_form.h"
#include "help_pages.h"
#include "paper.h"
#include "person_rows.h"
#include "reports.h"
#include "shell_words.h"

enum { HEAD_ROWS = 2 };

struct result_page {
	struct view *view;
	char *packed; /* the arguments now */
	struct arena *arena;
	struct result result;
	struct rows rows;
	char **folds; /* of each row, all its cells */
	int *wanted;  /* cells of each column */
	size_t *shown;
	size_t n;
	struct list *list;
	struct input *filter;
	bool filtering;
	struct pager *pager; /* where it is no list */
};

/* ---- arguments as one text ---- */

char *arguments_pack(const struct args *args, struct arena *arena)
{
	struct str packed = {0};

	for (size_t i = 0; i < args->n; i++)
		if (args->items[i].value)
			str_addf(
				&packed, "%s\x1f%s\x1e", args->items[i].name, args->items[i].value);
	char *text = arena_strdup(arena, str_text(&packed));
	str_free(&packed);
	return text;
}

void arguments_unpack(const char *packed, struct args *args)
{
	while (packed && *packed) {
		size_t name = strcspn(packed, "\x1f");
		const char *value = packed + name + (packed[name] != '\0');
		size_t n = strcspn(value, "\x1e");

		args_set(args, arena_strndup(args->arena, packed, name),
			arena_strndup(args->arena, value, n));
		packed = value + n + (value[n] != '\0');
	}
}

/* ---- running ---- */

bool generic_lists(enum command_id id)
{
	const struct command *command = command_get(id);

	return command->shell && (command->touches == TOUCH_NONE || command->touches == TOUCH_VIEW);
}

static bool asks(enum command_id id)
{
	struct arg_spec specs[ARG_SPECS_MAX];
	const struct command *command = command_get(id);
	size_t n = command_args(command, specs), asked = 0;

	for (size_t i = 0; i < n; i++) {
		bool about = strcmp(specs[i].name, "person") == 0 &&
			     (command->needs & NEEDS_PERSON) != 0;

		asked += !about && (specs[i].required || !generic_lists(id));
	}
	return asked > 0;
}

const struct screen *generic_door(enum command_id id)
{
	if (paper_is(id))
		return paper_door(id);
	if (asks(id))
		return form_for(id);
	return generic_lists(id) ? &screen_result : NULL;
}

enum answer generic_run(struct app *app, struct view *view, enum command_id id)
{
	const struct screen *door = generic_door(id);
	bool about = (command_get(id)->needs & NEEDS_PERSON) != 0;
	struct screen_arg arg = {.person = about ? view_subject(view) : NULL, .command = id};
	struct args args;
	struct result result;

	if (door)
		return app_push(app, door, &arg);
	args = view_args(view);
	if (app_run(app, id, &args, view->arena, &result))
		stack_mark_stale(app, true);
	stack_freshen(app);
	return ANSWER_REDRAW;
}

/* ---- the rows ---- */

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

static void narrow(struct result_page *page)
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

static bool read_again(struct result_page *page, struct err *err)
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
	narrow(page);
	return true;
}

/* ---- the screen ---- */

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
	struct list_source source = {
		.count = row_count, .id = row_id, .draw = draw_row, .data = page};

	view->data = page;
	page->view = view;
	page->packed = xstrdup(view->arg.text ? view->arg.text : "");
	page->filter = input_new(NULL);
	page->list = list_new(&source);
	if (read_again(page, err))
		return true;
	close_result(view);
	return false;
}

/* A row in full, each value with the name of its column. */
static enum answer read_row(struct result_page *page, size_t row)
{
	struct str text = {0};
	enum answer answer;

	for (size_t i = 0; i < page->rows.n; i++)
		if (*rows_cell(&page->rows, row, i))
			str_addf(&text, "%s\n    %s\n", page->rows.columns[i].title,
				rows_cell(&page->rows, row, i));
	answer = app_push(page->view->app, &screen_reading,
		&(struct screen_arg){.command = CMD_COUNT,
			.text = str_text(&text),
			.place = rows_cell(&page->rows, row, 0)});
	str_free(&text);
	return answer;
}

/* What a meeting said of the person, whole. */
static enum answer read_entry(struct result_page *page, const struct case_item *item)
{
	const struct person_record *about = page->result.about;
	char day[DATE_SHOWN_SIZE];

	return app_push(page->view->app, &screen_reading,
		&(struct screen_arg){.command = CMD_COUNT,
			.text = case_text(item, about->actions, about->actions_n,
				app_today(page->view->app), page->arena),
			.place = arena_printf(
				page->arena, "%s  Team meeting", date_show(item->on, day))});
}

/* Who is behind a measure, of the period that was asked for. */
static enum answer open_measure(struct result_page *page, const struct measure *measure)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	enum answer answer;

	arguments_unpack(page->packed, &args);
	args_set(&args, "measure", word_code(&words_measure_code, measure->code));
	if (measure->figure != NULL)
		args_set(&args, "figure", measure->figure);
	answer = app_push(page->view->app, &screen_result,
		&(struct screen_arg){
			.command = CMD_MEASURE_SHOW, .text = arguments_pack(&args, arena)});
	arena_free(arena);
	return answer;
}

/* A meeting is shown where meetings are. */
static enum answer open_meeting(struct result_page *page, const struct meeting *meeting)
{
	struct view *below = page->view->below;

	if (below != NULL && below->screen == &screen_meeting)
		return app_return(page->view->app, meeting->uid);
	return app_push(page->view->app, &screen_meeting,
		&(struct screen_arg){.command = CMD_COUNT, .text = meeting->uid});
}

/* The measures with the people behind this one. */
static enum answer print_behind(struct result_page *page)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	enum answer answer;

	if (!session_may(page->view->session, CMD_PRINT_MEASURES)) {
		arena_free(arena);
		return ANSWER_IGNORED;
	}
	arguments_unpack(page->packed, &args);
	answer = paper_open(page->view->app, CMD_PRINT_MEASURES, "rows", args_get(&args, "measure"),
		"figure", args_get(&args, "figure"), "from", args_get(&args, "from"), "until",
		args_get(&args, "to"), "as-at", args_get(&args, "as-at"), NULL);
	arena_free(arena);
	return answer;
}

static enum answer open_sheet(struct result_page *page, const struct printed_list *list)
{
	return app_push(page->view->app, &screen_sheet,
		&(struct screen_arg){.command = CMD_SHEET_SHOW,
			.part = arena_printf(page->arena, "%" PRId64, list->sheet)});
}

/* ---- letters, one after another ---- */

static bool of_letters(const struct result_page *page)
{
	return page->result.kind == RESULT_LETTERS && page->n > 0;
}

/* Those that nobody has printed yet. */
static bool of_letters_due(const struct result_page *page)
{
	return of_letters(page) &&
	       ((const struct letter *)page->result.value)[0].status == LETTER_STATUS_NONE;
}

static enum answer print_letter(struct result_page *page)
{
	long at = list_selected_row(page->list);
	const struct letter *letter;

	if (at < 0)
		return ANSWER_STAY;
	letter = (const struct letter *)page->result.value + page->shown[at];
	return paper_open(page->view->app, CMD_PRINT_LETTER, "person",
		page->view->arg.person ? page->view->arg.person
				       : rows_person(&page->result, page->shown[at]),
		"kind", word_code(&words_letter_kind, letter->kind), NULL);
}

static bool of_entries(const struct result_page *page)
{
	return page->result.kind == RESULT_ENTRIES && page->result.about != NULL;
}

const struct case_item *result_entry(const struct view *view)
{
	const struct result_page *page = view != NULL ? view->data : NULL;
	long at;

	if (page == NULL || view->screen != &screen_result || page->result.kind != RESULT_ENTRIES ||
		page->list == NULL)
		return NULL;
	at = list_selected_row(page->list);
	return at < 0 ? NULL : (const struct case_item *)page->result.value + page->shown[at];
}

/* The entry alone, without anybody else the meeting spoke of. */
static enum answer print_entry(struct result_page *page)
{
	long at = list_selected_row(page->list);
	const struct case_item *items = page->result.value;

	if (at < 0 || !session_may(page->view->session, CMD_PRINT_MINUTES))
		return ANSWER_IGNORED;
	return paper_open(page->view->app, CMD_PRINT_MINUTES, "person", page->view->arg.person,
		"meeting", items[page->shown[at]].meeting_uid, NULL);
}

/* Takes `packed` over; on a refusal what was asked before stays. */
static enum answer ask_instead(struct result_page *page, char *packed)
{
	char *before = page->packed;
	struct err err = {0};

	page->packed = packed;
	if (read_again(page, &err)) {
		free(before);
	} else {
		free(page->packed);
		page->packed = before;
		app_error(page->view->app, &err);
	}
	return ANSWER_REDRAW;
}

/* Everyone behind a measure, then each part of them in turn. */
static enum answer next_part(struct result_page *page)
{
	const struct word_list *list = &words_measure_part;
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	const char *now;
	size_t at = 0;
	enum answer answer;

	arguments_unpack(page->packed, &args);
	now = args_get(&args, "which");
	for (size_t i = 0; i < list->n; i++)
		if (text_equal(list->words[i].code, now))
			at = i + 1;
	args_set(&args, "which", at < list->n ? list->words[at].code : NULL);
	app_message(page->view->app, MESSAGE_NOTE, "%s.",
		at < list->n ? list->words[at].shown : "All of them");
	answer = ask_instead(page, xstrdup(arguments_pack(&args, arena)));
	arena_free(arena);
	return answer;
}

static enum answer open_selected(struct result_page *page)
{
	long at = list_selected_row(page->list);
	const char *person;

	if (at < 0)
		return ANSWER_STAY;
	if (of_entries(page))
		return read_entry(
			page, (const struct case_item *)page->result.value + page->shown[at]);
	if (page->result.kind == RESULT_MEASURES)
		return open_measure(
			page, (const struct measure *)page->result.value + page->shown[at]);
	if (page->result.kind == RESULT_MEETINGS)
		return open_meeting(
			page, (const struct meeting *)page->result.value + page->shown[at]);
	if (page->result.kind == RESULT_SHEETS)
		return open_sheet(
			page, (const struct printed_list *)page->result.value + page->shown[at]);
	if (of_letters_due(page))
		return print_letter(page);
	person = page->view->arg.person ? NULL : rows_person(&page->result, page->shown[at]);
	if (person)
		return app_push(page->view->app, &screen_person,
			&(struct screen_arg){.command = CMD_PERSON_SHOW, .person = person});
	return read_row(page, page->shown[at]);
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
		narrow(page);
		return ANSWER_REDRAW;
	}
	switch (input_key(page->filter, event)) {
	case TUI_IGNORED:
		return ANSWER_IGNORED;
	case TUI_CHANGED:
		narrow(page);
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
		return print_behind(page);
	if (of_entries(page) && pressed->event->kind == TUI_KEY && key_is(pressed->event->key, "P"))
		return print_entry(page);
	switch (pressed->command) {
	case CMD_OPEN:
		return open_selected(page);
	case CMD_PRINT_MINUTES:
		return print_entry(page);
	case CMD_PRINT_LETTER:
		return of_letters(page) ? print_letter(page) : ANSWER_IGNORED;
	case CMD_MEASURE_WHICH:
		return next_part(page);
	case CMD_FILTER:
		filter_on(page, true);
		return ANSWER_REDRAW;
	case CMD_BACK:
		if (input_is_empty(page->filter))
			return ANSWER_IGNORED;
		input_set(page->filter, "");
		narrow(page);
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
	return read_again(view->data, err);
}

/* Other arguments came from the form. */
static enum answer resume(struct view *view, const struct screen *from, const char *text)
{
	(void)from;
	return text != NULL ? ask_instead(view->data, xstrdup(text)) : ANSWER_REDRAW;
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
	if (id == CMD_PRINT_MINUTES && !of_entries(page))
		return "Only where the entries of a person are listed.";
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
	struct canvas head = canvas_sub(canvas, 1, 2, 1, canvas->cols - 2);
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
	if (page->filtering || !input_is_empty(page->filter)) {
		col += canvas_textf(canvas, 0, col, room - col, STYLE_NORMAL,
			" (%zu shown)  Filter: ", page->n);
		field = canvas_sub(canvas, 0, col, 1, room - col);
	}
	draw_cells(page, &head, 0, true, STYLE_HEADING);
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

	if (page->pager)
		return title(view);
	return arena_printf(view->arena, "%s, row %ld of %zu.", title(view),
		list_selected_row(page->list) + 1, page->n);
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
	static const struct hint letters_due[] = {{CMD_OPEN, NULL, "Letter", NULL},
		{CMD_FILTER, NULL, "Filter", NULL}, {CMD_ROW_ACTIONS, NULL, "Actions", NULL},
		{CMD_BACK, NULL, "Back", NULL}, {CMD_ASK_AGAIN, NULL, "Ask differently", "Ask"},
		{CMD_PALETTE, NULL, "Commands", NULL}, {0}};
	static const struct hint letters[] = {{CMD_LETTER_SENT, NULL, "Sent", NULL},
		{CMD_PRINT_LETTER, NULL, "Print again", "Print"}, {CMD_OPEN, NULL, "Open", NULL},
		{CMD_FILTER, NULL, "Filter", NULL}, {CMD_BACK, NULL, "Back", NULL},
		{CMD_ASK_AGAIN, NULL, "Ask differently", "Ask"},
		{CMD_PALETTE, NULL, "Commands", NULL}, {0}};
	static const struct hint typing[] = {{CMD_COUNT, "Enter", "Keep the filter", "Keep"},
		{CMD_COUNT, "Esc", "Clear it", "Clear"}, {0}};
	static const struct hint text[] = {{CMD_BACK, NULL, "Back", NULL},
		{CMD_FILTER, NULL, "Find", NULL}, {CMD_ASK_AGAIN, NULL, "Ask differently", "Ask"},
		{CMD_PALETTE, NULL, "Commands", NULL}, {0}};
	const struct result_page *page = view->data;

	if (of_entries(page) && !page->filtering)
		return entries;
	if (of_letters(page) && !page->filtering)
		return of_letters_due(page) ? letters_due : letters;
	if (view->arg.command == CMD_MEASURE_SHOW && !page->filtering)
		return behind;
	if (view->arg.command == CMD_MEETING_TO_TELL && !page->pager && !page->filtering)
		return to_tell;
	return page->pager ? text : page->filtering ? typing : rows;
}

const struct screen screen_result = {
	.name = "List",
	.where = IN_LISTS | IN_RESULT,
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
