/* The measures: how many of how many in a period, and from each number to the rows behind it. */
#include "measures.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "arguments.h"
#include "paper.h"
#include "result.h"

/* ---- periods ---- */

static int months_of(enum period period)
{
	return period == PERIOD_MONTH ? 1 : period == PERIOD_QUARTER ? 3 : 12;
}

/* The year is the financial one, from April, as the service's targets are. */
struct date period_begin(enum period period, struct date day)
{
	if (period == PERIOD_MONTH)
		return date_make(day.year, day.month, 1);
	if (period == PERIOD_QUARTER)
		return date_make(day.year, (day.month - 1) / 3 * 3 + 1, 1);
	return date_make(day.month < 4 ? day.year - 1 : day.year, 4, 1);
}

struct date period_add(enum period period, struct date from, int n)
{
	return date_add_months(from, n * months_of(period));
}

/* ---- rows ---- */

static size_t row_count(void *data)
{
	return ((struct measures_page *)data)->shown_n;
}

/* The same figure keeps its number in another period. */
static int64_t row_id(void *data, size_t row)
{
	const struct measures_page *page = data;
	const struct measure *measure = &page->all[page->shown[row]];
	uint64_t hash = (14695981039346656037U ^ (uint64_t)measure->code) * 1099511628211U;

	for (const char *p = measure->figure; p != NULL && *p != '\0'; p++)
		hash = (hash ^ (unsigned char)*p) * 1099511628211U;
	return (int64_t)(hash >> 1) | 1;
}

const struct measure *measures_selected(const struct measures_page *page)
{
	long row = list_selected_row(page->list);

	return row < 0 || (size_t)row >= page->shown_n ? NULL : &page->all[page->shown[row]];
}

bool measures_has_parts(const struct measures_page *page, int code)
{
	for (size_t i = 0; i < page->n; i++)
		if (page->all[i].code == code && page->all[i].figure != NULL)
			return true;
	return false;
}

static void lay(struct measures_page *page)
{
	page->shown_n = 0;
	for (size_t i = 0; i < page->n; i++)
		if (page->all[i].figure == NULL || page->open[page->all[i].code])
			page->shown[page->shown_n++] = i;
	list_refresh(page->list);
}

struct date measures_as_at(const struct measures_page *page)
{
	struct date last = DATE_NONE;

	/* Some stand as at the last day of the period, none later than what was asked. */
	for (size_t i = 0; i < page->n; i++)
		if (date_is_set(page->all[i].as_at) &&
			(!date_is_set(last) || date_compare(page->all[i].as_at, last) > 0))
			last = page->all[i].as_at;
	return date_is_set(last) ? last : app_today(page->view->app);
}

/* ---- reading ---- */

struct args measures_args(const struct measures_page *page, struct arena *arena)
{
	struct args args = args_new(arena);
	char iso[DATE_ISO_SIZE];

	args_set(&args, "as-at", page->as_at);
	if (page->asked) {
		struct date to = date_add_days(period_add(page->period, page->from, 1), -1);

		args_set(&args, "from", date_iso(page->from, iso));
		/* What is still running ends with the day it is counted at. */
		if (date_compare(to, page->day) < 0)
			args_set(&args, "to", date_iso(to, iso));
	}
	return args;
}

static bool read_again(struct measures_page *page, struct err *err)
{
	struct arena *arena = arena_new();
	struct args args = measures_args(page, arena);
	struct result result;

	if (!app_try(page->view->app, CMD_MEASURE_LIST, &args, arena, &result, err)) {
		arena_free(arena);
		return false;
	}
	arena_free(page->arena);
	page->arena = arena;
	page->all = result.value;
	page->n = result.n;
	page->shown = arena_new_array(arena, size_t, result.n + 1);
	if (!page->asked)
		page->day = measures_as_at(page);
	lay(page);
	return true;
}

/* ---- opening ---- */

static void close_measures(struct view *view)
{
	struct measures_page *page = view->data;

	if (page == NULL)
		return;
	list_free(page->list);
	input_free(page->input);
	arena_free(page->arena);
	free(page->as_at);
	free(page->open);
	free(page);
	view->data = NULL;
}

static bool open_measures(struct view *view, struct err *err)
{
	struct measures_page *page = xcalloc(1, sizeof *page);
	struct list_source source = {
		.count = row_count, .id = row_id, .draw = measures_draw_row, .data = page};

	view->data = page;
	page->view = view;
	page->period = PERIOD_QUARTER;
	page->open = xcalloc(words_measure_code.n + 2, sizeof *page->open);
	page->input = input_new(NULL);
	page->list = list_new(&source);
	if (read_again(page, err))
		return true;
	close_measures(view);
	return false;
}

static bool refresh(struct view *view, struct err *err)
{
	return read_again(view->data, err);
}

/* ---- which period ---- */

/* Takes it where it can be counted; else everything stays as it was. */
static enum answer ask_for(
	struct measures_page *page, bool asked, enum period period, struct date from)
{
	bool was_asked = page->asked;
	enum period was = page->period;
	struct date was_from = page->from;
	struct err err = {0};

	page->asked = asked;
	page->period = period;
	page->from = from;
	if (!read_again(page, &err)) {
		page->asked = was_asked;
		page->period = was;
		page->from = was_from;
		app_error(page->view->app, &err);
	}
	return ANSWER_REDRAW;
}

/* Where none was chosen: the quarter that runs. */
static struct date now_from(const struct measures_page *page)
{
	return page->asked ? page->from : period_begin(page->period, page->day);
}

static enum answer move(struct measures_page *page, int by)
{
	struct date from = period_add(page->period, now_from(page), by);

	if (date_compare(from, page->day) > 0) {
		app_message(page->view->app, MESSAGE_NOTE, "That period has not begun yet.");
		return ANSWER_REDRAW;
	}
	return ask_for(page, true, page->period, from);
}

/* The period of the other length that the last day shown lies in. */
static enum answer change_length(struct measures_page *page)
{
	enum period next = (page->period + 1) % PERIODS;
	struct date last = date_add_days(period_add(page->period, now_from(page), 1), -1);

	if (date_compare(last, page->day) > 0)
		last = page->day;
	return ask_for(page, true, next, period_begin(next, last));
}

static enum answer as_at(struct measures_page *page, const char *typed)
{
	char *before = page->as_at;
	bool was_asked = page->asked;
	struct err err = {0};

	page->as_at = text_is_blank(typed) ? NULL : xstrdup(typed);
	page->asked = false; /* the quarter that day lies in */
	if (read_again(page, &err)) {
		free(before);
		page->period = PERIOD_QUARTER;
		return ANSWER_REDRAW;
	}
	free(page->as_at);
	page->as_at = before;
	page->asked = was_asked;
	app_error(page->view->app, &err);
	return ANSWER_REDRAW;
}

static enum answer back_to_today(struct measures_page *page)
{
	free(page->as_at);
	page->as_at = NULL;
	return ask_for(page, false, PERIOD_QUARTER, DATE_NONE);
}

/* ---- what is behind it ---- */

static enum answer open_rows(struct measures_page *page)
{
	const struct measure *measure = measures_selected(page);
	struct arena *arena = arena_new();
	struct args args = measures_args(page, arena);
	enum answer answer = ANSWER_STAY;

	if (measure != NULL) {
		args_set(&args, "measure", word_code(&words_measure_code, measure->code));
		args_set(&args, "figure", measure->figure);
		answer = app_push(page->view->app, &screen_result,
			&(struct screen_arg){
				.command = CMD_MEASURE_SHOW, .text = arguments_pack(&args, arena)});
	}
	arena_free(arena);
	return answer;
}

static enum answer print(struct measures_page *page)
{
	struct arena *arena = arena_new();
	struct args args = measures_args(page, arena);
	enum answer answer =
		paper_open(page->view->app, CMD_PRINT_MEASURES, "from", args_get(&args, "from"),
			"until", args_get(&args, "to"), "as-at", args_get(&args, "as-at"), NULL);

	arena_free(arena);
	return answer;
}

/* The form asks for the file; what is shown is what is written. */
static enum answer write_file(struct measures_page *page)
{
	struct arena *arena = arena_new();
	struct args args = measures_args(page, arena);
	enum answer answer;

	args_set(&args, "file", "~/measures.csv");
	answer = app_push(page->view->app, form_for(CMD_MEASURE_WRITE),
		&(struct screen_arg){
			.command = CMD_MEASURE_WRITE, .text = arguments_pack(&args, arena)});
	arena_free(arena);
	return answer;
}

static enum answer parts(struct measures_page *page)
{
	const struct measure *measure = measures_selected(page);

	if (measure == NULL)
		return ANSWER_STAY;
	if (!measures_has_parts(page, measure->code)) {
		app_message(page->view->app, MESSAGE_NOTE, "%s has no parts.",
			word_code(&words_measure_code, measure->code));
		return ANSWER_REDRAW;
	}
	page->open[measure->code] = !page->open[measure->code];
	lay(page);
	return ANSWER_REDRAW;
}

static enum answer all_parts(struct measures_page *page)
{
	bool any = page->shown_n > 0 && page->shown_n < page->n;

	for (size_t i = 0; i < page->n; i++)
		page->open[page->all[i].code] = any;
	lay(page);
	return ANSWER_REDRAW;
}

/* ---- keys ---- */

static void prompt(struct measures_page *page, bool on)
{
	page->prompting = on;
	page->view->typing = on;
	if (on)
		input_set(page->input, page->as_at);
}

static enum answer prompt_key(struct measures_page *page, const struct screen_key *pressed)
{
	struct arena *arena;
	enum answer answer;

	if (pressed->command == CMD_BACK) {
		prompt(page, false);
		return ANSWER_REDRAW;
	}
	if (pressed->event->kind != TUI_KEY || !key_is(pressed->event->key, "Enter"))
		return input_key(page->input, pressed->event) == TUI_IGNORED ? ANSWER_IGNORED
									     : ANSWER_REDRAW;
	arena = arena_new();
	prompt(page, false);
	answer = as_at(page, arena_strdup(arena, input_text(page->input)));
	arena_free(arena);
	return answer;
}

static bool prints(const struct measures_page *page, const struct tui_event *event)
{
	return event->kind == TUI_KEY && (key_is(event->key, "P") || key_is(event->key, "F9")) &&
	       session_may(page->view->session, CMD_PRINT_MEASURES);
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct measures_page *page = view->data;

	if (page->prompting)
		return prompt_key(page, pressed);
	switch (pressed->command) {
	case CMD_OPEN:
		return open_rows(page);
	case CMD_PERIOD_BEFORE:
		return move(page, -1);
	case CMD_PERIOD_AFTER:
		return move(page, 1);
	case CMD_PERIOD_LENGTH:
		return change_length(page);
	case CMD_PERIOD_TODAY:
		return back_to_today(page);
	case CMD_PAPER_AS_AT:
		prompt(page, true);
		return ANSWER_REDRAW;
	case CMD_MEASURE_PARTS:
		return parts(page);
	case CMD_MEASURE_ALL_PARTS:
		return all_parts(page);
	case CMD_MEASURE_WRITE:
		return write_file(page);
	case CMD_COUNT:
		if (prints(page, pressed->event))
			return print(page);
		return list_key(page->list, pressed->event) == TUI_IGNORED ? ANSWER_IGNORED
									   : ANSWER_REDRAW;
	default:
		return ANSWER_IGNORED;
	}
}

/* ---- what it says of itself ---- */

static const char *why_not(struct view *view, enum command_id id)
{
	if (id == CMD_FILTER)
		return "There is no filter here.";
	if (id == CMD_OPEN && measures_selected(view->data) == NULL)
		return "There is nothing to open.";
	return NULL;
}

static const char *where_am_i(struct view *view)
{
	const struct measures_page *page = view->data;
	const struct measure *measure = measures_selected(page);

	return measure ? arena_printf(view->arena, "%s, %s: %s. %s.",
				 word_code(&words_measure_code, measure->code), measure->name,
				 measure->value, measures_heading(page, view->arena))
		       : measures_heading(page, view->arena);
}

static const struct hint *hints(struct view *view)
{
	static const struct hint list[] = {{CMD_OPEN, NULL, "Who is behind it", "Who"},
		{CMD_PERIOD_BEFORE, NULL, "Period before", "Before"},
		{CMD_COUNT, "P", "Print", NULL}, {CMD_MEASURE_PARTS, NULL, "Parts", NULL},
		{CMD_PERIOD_LENGTH, NULL, "Month or year", "Length"},
		{CMD_BACK, NULL, "Back", NULL}, {CMD_PAPER_AS_AT, NULL, "As at", NULL},
		{CMD_PERIOD_AFTER, NULL, "Next period", "Next"},
		{CMD_PERIOD_TODAY, NULL, "Today", NULL}, {0}};
	static const struct hint typing[] = {{CMD_COUNT, "Enter", "Count", NULL},
		{CMD_COUNT, "Ctrl+U", "Clear", NULL}, {CMD_COUNT, "Esc", "Back", NULL}, {0}};
	const struct measures_page *page = view->data;

	return page->prompting ? typing : list;
}

const struct screen screen_measures = {
	.name = "Measures",
	.where = IN_MEASURES | IN_LISTS,
	.open = open_measures,
	.close = close_measures,
	.draw = measures_draw,
	.key = key,
	.refresh = refresh,
	.why_not = why_not,
	.hints = hints,
	.where_am_i = where_am_i,
};
