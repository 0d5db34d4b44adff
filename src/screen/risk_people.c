/* People to look at next, and those behind a step of the pyramid: each with the reason why. What is
 * done on the Board is done here: open, filter, mark, and the commands for one or for all marked. */
#include "risk_people.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "app.h"
#include "choices.h"
#include "pick_popup.h"

/* "stratum 4 A12345": the step, and the practice unless it is the team's. */
static const char step_prefix[] = "stratum ";
enum { ROWS_MOST = 1000 }; /* the lowest step of a whole area is no list to read through */

/* ---- rows ---- */

static size_t row_count(void *data)
{
	return ((struct people *)data)->n;
}

static int64_t row_id(void *data, size_t row)
{
	const struct people *people = data;

	return people->rows->rows[people->shown[row]].who.person_id;
}

static const struct case_row *row_of(void *data, int64_t person_id)
{
	const struct people *people = data;

	for (size_t i = 0; i < people->n; i++)
		if (row_id(data, i) == person_id)
			return &people->rows->rows[people->shown[i]].who;
	return NULL;
}

const struct work_row *people_selected(const struct people *people)
{
	long row = list_selected_row(people->list);

	return row < 0 ? NULL : &people->rows->rows[people->shown[row]];
}

/* What the change says beside the numbers: "Falls 0 -> 2". */
static const char *factor_words(const char *change, struct arena *arena)
{
	const char *from = strchr(change, '('), *to = strrchr(change, ')');

	return from && to && to > from + 1 ? arena_strndup(arena, from + 1, (size_t)(to - from) - 1)
					   : "";
}

static const char *rise_words(const struct work_row *row, struct arena *arena)
{
	struct score rise = {.value = work_rise(row), .scale = 6, .set = true};
	const char *factor = factor_words(row->change, arena);
	char text[SCORE_SIZE];

	while (rise.scale > 0 && rise.value % 10 == 0) {
		rise.value /= 10;
		rise.scale--;
	}
	return arena_printf(arena, "%s%s%s%s", rise.value > 0 ? "+" : "", score_show(rise, text),
		*factor ? " " : "", factor);
}

const char *people_why(const struct work_row *row, struct arena *arena)
{
	const char *why = row->why ? row->why : "";

	if (row->change == NULL || work_rise(row) == 0)
		return why;
	return arena_printf(arena, "%s%s%s", why, *why ? ", " : "", rise_words(row, arena));
}

/* ---- reading ---- */

static bool matches(const struct work_row *row, const char *typed, struct arena *arena)
{
	const struct case_row *who = &row->who;
	const char *all = utf8_fold(arena,
		arena_printf(arena, "%s %s %s %s", case_name(who, NAMES_FULL, arena),
			who->nhs_number ? who->nhs_number : "",
			who->lead_name ? who->lead_name : "no lead", people_why(row, arena)));

	return words_match(all, "", typed) >= 0;
}

static void narrow(struct people *people)
{
	struct arena *arena = arena_new();
	const char *typed = utf8_fold(arena, input_text(people->filter));
	bool all = text_is_blank(typed);

	people->n = 0;
	for (size_t i = 0; i < people->rows->n; i++)
		if (all || matches(&people->rows->rows[i], typed, arena))
			people->shown[people->n++] = i;
	arena_free(arena);
	list_empty_text(people->list, all ? "Nobody. f shows another list, Esc goes back."
					  : "Nobody matches. Esc clears the filter.");
	list_refresh(people->list);
}

/* The step whose people these are; 0: a work list. */
static int step_of(const struct people *people)
{
	return text_starts(people->which, step_prefix) ? atoi(people->which + strlen(step_prefix))
						       : 0;
}

static void step_args(const struct people *people, struct args *args)
{
	const char *practice = strchr(people->which + strlen(step_prefix), ' ');

	args_set(args, "stratum", word_code(&words_stratum, step_of(people)));
	if (practice)
		args_set(args, "practice", practice + 1);
}

static bool read_rows(struct people *people, struct err *err)
{
	bool step = step_of(people) != 0;
	struct args args = args_new(arena_new());
	struct result result;

	if (step)
		step_args(people, &args);
	else
		args_set(&args, "which", people->which);
	args_setf(&args, "limit", "%d", ROWS_MOST);
	if (!app_reread(people->view->app, step ? CMD_RISK_STRATA : CMD_RISK_LIST, &args,
		    &people->arena, &result, err))
		return false;
	people->rows = result.value;
	people->shown = arena_new_array(people->arena, size_t, people->rows->n + 1);
	narrow(people);
	return true;
}

static enum answer show(struct people *people, const char *which)
{
	struct err err = {0};
	char *before = people->which;

	people->which = xstrdup(which);
	input_set(people->filter, "");
	if (!read_rows(people, &err)) {
		app_error(people->view->app, &err);
		free(people->which);
		people->which = before;
		return ANSWER_REDRAW;
	}
	free(before);
	list_select_row(people->list, 0);
	return ANSWER_REDRAW;
}

/* ---- marks as they were ---- */

static void past_keep_marks(void *data)
{
	struct people *people = data;

	if (people->past_n == PEOPLE_PAST) {
		marks_drop(people->past[0].items, people->past[0].n);
		memmove(people->past, people->past + 1, (PEOPLE_PAST - 1) * sizeof people->past[0]);
		people->past_n--;
	}
	people->past[people->past_n++] =
		(struct people_past){marks_copy(&people->marks), people->marks.n};
}

static void past_forget_marks(struct people *people)
{
	while (people->past_n > 0) {
		people->past_n--;
		marks_drop(people->past[people->past_n].items, people->past[people->past_n].n);
	}
}

static enum answer undo(struct view *view)
{
	struct people *people = view->data;

	while (people->past_n > 0) {
		struct people_past past = people->past[--people->past_n];

		if (marks_same(&people->marks, past.items, past.n)) {
			marks_drop(past.items, past.n);
			continue;
		}
		marks_put(&people->marks, past.items, past.n);
		app_message(view->app, MESSAGE_DONE, "Undone: the marks are as they were.");
		return ANSWER_REDRAW;
	}
	return ANSWER_IGNORED;
}

/* ---- opening ---- */

static bool open_people(struct view *view, struct err *err)
{
	struct people *people = xcalloc(1, sizeof *people);
	struct list_source source = {
		.count = row_count, .id = row_id, .draw = people_draw_row, .data = people};

	view->data = people;
	people->view = view;
	people->which = xstrdup(view->arg.text);
	people->filter = input_new(NULL);
	people->list = list_new(&source);
	list_marks(people->list, true);
	people->marks = (struct marks){.view = view,
		.list = people->list,
		.row = row_of,
		.shown = row_count,
		.before = past_keep_marks,
		.data = people};
	return read_rows(people, err);
}

static void close_people(struct view *view)
{
	struct people *people = view->data;

	if (people == NULL)
		return;
	past_forget_marks(people);
	marks_clear(&people->marks);
	list_free(people->list);
	input_free(people->filter);
	arena_free(people->arena);
	free(people->which);
	free(people);
}

/* Something may have been saved meanwhile: then u takes back that first. */
static bool refresh(struct view *view, struct err *err)
{
	struct people *people = view->data;

	past_forget_marks(people);
	if (!read_rows(people, err))
		return false;
	marks_sync(&people->marks);
	return true;
}

/* ---- the filter ---- */

static void filtering(struct people *people, bool on)
{
	if (on && input_is_empty(people->filter))
		people->before = list_place(people->list);
	people->filtering = on;
	people->view->typing = on;
}

static enum answer clear_filter(struct people *people)
{
	input_set(people->filter, "");
	filtering(people, false);
	narrow(people);
	list_put(people->list, people->before);
	return ANSWER_REDRAW;
}

static enum answer filter_key(struct people *people, const struct screen_key *key)
{
	const struct tui_event *event = key->event;
	enum tui_result result;

	if (key->command == CMD_BACK)
		return clear_filter(people);
	if (event->kind == TUI_KEY && key_is(event->key, "Enter")) {
		filtering(people, false);
		return ANSWER_REDRAW;
	}
	if (event->kind == TUI_KEY && !key_is_text(event->key) &&
		list_key(people->list, event) != TUI_IGNORED)
		return ANSWER_REDRAW;
	result = input_key(people->filter, event);
	if (result == TUI_CHANGED)
		narrow(people);
	return result == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

/* ---- keys ---- */

static enum answer open_person(struct people *people)
{
	const struct work_row *row = people_selected(people);

	return row == NULL ? ANSWER_STAY
			   : app_push(people->view->app, &screen_person,
				     &(struct screen_arg){.command = CMD_PERSON_SHOW,
					     .part = "risk",
					     .person = row->who.uid});
}

static enum answer mark(struct people *people, const struct tui_event *event)
{
	return marks_key(&people->marks, event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

static enum answer command(struct people *people, enum command_id id)
{
	struct tui_event event;

	switch (id) {
	case CMD_OPEN:
		return open_person(people);
	case CMD_FILTER:
		filtering(people, true);
		return ANSWER_REDRAW;
	case CMD_VIEWS:
		return app_push(people->view->app, &screen_risk_lists,
			&(struct screen_arg){.text = people->which});
	case CMD_MARK:
	case CMD_RANGE:
	case CMD_MARK_ALL:
		event = tui_key(keymap_mark(id));
		return mark(people, &event);
	case CMD_UNMARK_ALL:
		past_keep_marks(people);
		marks_clear(&people->marks);
		return ANSWER_REDRAW;
	case CMD_BACK:
		if (list_ranging(people->list)) { /* a range that was begun is left first */
			event = tui_key("v");
			return mark(people, &event);
		}
		return input_is_empty(people->filter) ? ANSWER_IGNORED : clear_filter(people);
	default:
		if (bulk_knows(id) && (people->marks.n > 0 || id == CMD_REGISTER_END))
			return bulk_begin(&people->marks, id);
		return ANSWER_IGNORED;
	}
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct people *people = view->data;
	enum answer answer;

	/* On a list a paste is something to look for, never commands. */
	if (!people->filtering && pressed->event->kind == TUI_PASTE)
		filtering(people, true);
	if (people->filtering)
		return filter_key(people, pressed);
	answer = command(people, pressed->command);
	if (answer != ANSWER_IGNORED || pressed->command != CMD_COUNT)
		return answer;
	return mark(people, pressed->event);
}

static enum answer resume(struct view *view, const struct screen *from, const char *text)
{
	struct people *people = view->data;

	if (from == &screen_risk_lists && text)
		return show(people, text);
	if (from == &screen_bulk && text) {
		marks_clear(&people->marks);
		past_forget_marks(people);
	}
	return ANSWER_REDRAW;
}

/* ---- what it says of itself ---- */

static struct marks *people_marks(struct view *view)
{
	return &((struct people *)view->data)->marks;
}

static const char *const *marked(struct view *view, size_t *n)
{
	return marks_uids(people_marks(view), n);
}

static const char *subject(struct view *view)
{
	const struct work_row *row = people_selected(view->data);

	return row ? row->who.uid : NULL;
}

static const char *why_not(struct view *view, enum command_id id)
{
	return marks_why_not(people_marks(view), id);
}

/* Short, for row 1. Whoever is frequent is so by a threshold, and that stands on row 2. */
static const char *title(struct view *view)
{
	const struct people *people = view->data;
	int step = step_of(people);

	switch (people->rows->which) {
	case WORK_NONE:
		return step ? word_shown(&words_stratum, step) : NULL;
	case WORK_RISING:
		return "Rising";
	case WORK_FREQUENT:
		return "A&E attenders";
	case WORK_READMITTED:
		return "Readmitted";
	case WORK_NEW:
		return "New on the list";
	default:
		return "Gone from the list";
	}
}

static const struct hint *hints(struct view *view)
{
	static const struct hint typing[] = {{CMD_COUNT, "Enter", "Keep the filter", "Keep"},
		{CMD_COUNT, "Esc", "Clear it", "Clear"}, {CMD_COUNT, "Up/Down", "Row", NULL}, {0}};
	static const struct hint resting[] = {{CMD_OPEN, NULL, "Open", NULL},
		{CMD_REGISTER_ADD, NULL, "Register", NULL}, {CMD_LEAD_ASSIGN, NULL, "Lead", NULL},
		{CMD_REVIEW_BOOK, NULL, "Review", NULL}, {CMD_VIEWS, NULL, "Lists", NULL},
		{CMD_FILTER, NULL, "Filter", NULL}, {CMD_ACTION_ADD, NULL, "Action", NULL},
		{CMD_ROW_ACTIONS, NULL, "Actions", NULL}, {CMD_MARK, NULL, "Mark", NULL},
		{CMD_NOTE_ADD, NULL, "Note", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};
	static const struct hint many[] = {{CMD_LEAD_ASSIGN, NULL, "Move to lead", "Lead"},
		{CMD_REVIEW_BOOK, NULL, "Review", NULL}, {CMD_ACTION_ADD, NULL, "Action", NULL},
		{CMD_REGISTER_ADD, NULL, "Register", NULL}, {CMD_NOTE_ADD, NULL, "Note", NULL},
		{CMD_UNMARK_ALL, NULL, "Unmark", NULL}, {CMD_MARK, NULL, "Mark", NULL},
		{CMD_OPEN, NULL, "Open", NULL}, {0}};
	static const struct hint nobody[] = {{CMD_VIEWS, NULL, "Lists", NULL},
		{CMD_FIND, NULL, "Find", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};
	const struct people *people = view->data;

	if (people->filtering)
		return typing;
	if (people->marks.n > 0)
		return many;
	return people->n == 0 ? nobody : resting;
}

static const char *note(struct view *view)
{
	const struct people *people = view->data;
	const char *words = marks_words(&people->marks, view->app->scratch);

	return *words ? words : people->rows->note;
}

static const char *where_am_i(struct view *view)
{
	const struct people *people = view->data;
	const struct work_row *row = people_selected(people);

	if (row == NULL)
		return arena_printf(view->arena, "%s: nobody.", people->rows->title);
	return arena_printf(view->arena, "%s, row %ld of %zu: %s, %s, %s.", people->rows->title,
		list_selected_row(people->list) + 1, people->n,
		case_name(&row->who, NAMES_FULL, view->arena),
		case_band_words(&row->who, app_today(view->app), view->arena),
		people_why(row, view->arena));
}

const struct screen screen_risk_people = {
	.name = "Work list",
	.where = IN_PEOPLE | IN_LISTS,
	.open = open_people,
	.close = close_people,
	.draw = people_draw,
	.key = key,
	.refresh = refresh,
	.resume = resume,
	.title = title,
	.subject = subject,
	.subjects = marked,
	.marks = people_marks,
	.why_not = why_not,
	.hints = hints,
	.note = note,
	.undo = undo,
	.where_am_i = where_am_i,
};

/* ---- which list ---- */

static const struct {
	enum command_id command;
	int list;
} lists[] = {{CMD_LIST_RISING, WORK_RISING}, {CMD_LIST_FREQUENT, WORK_FREQUENT},
	{CMD_LIST_READMITTED, WORK_READMITTED}, {CMD_LIST_NEW, WORK_NEW},
	{CMD_LIST_GONE, WORK_GONE}};
enum { LISTS = sizeof(lists) / sizeof(lists[0]) };

const char *risk_list_of(enum command_id id)
{
	for (size_t i = 0; i < LISTS; i++)
		if (lists[i].command == id)
			return word_code(&words_work_kind, lists[i].list);
	return NULL;
}

static bool open_lists(struct view *view, struct err *err)
{
	struct pick_entry *entries = arena_new_array(view->arena, struct pick_entry, LISTS);
	struct pick_source *source = arena_new_one(view->arena, struct pick_source);

	(void)err;
	for (size_t i = 0; i < LISTS; i++)
		entries[i] = (struct pick_entry){word_code(&words_work_kind, lists[i].list),
			word_shown(&words_work_kind, lists[i].list),
			command_get(lists[i].command)->keys};
	*source = (struct pick_source){.entries = entries, .n = LISTS};
	/* Enter shows the first where none is open yet */
	view->data = pick_new(source, view->arg.text ? view->arg.text : entries[0].id);
	return true;
}

static void lists_size(struct view *view, int *rows, int *cols)
{
	(void)view;
	*rows = LISTS + 1;
	*cols = 50;
}

static const struct hint *lists_hints(struct view *view)
{
	static const struct hint list[] = {{CMD_COUNT, "Enter", "Show", NULL},
		{CMD_COUNT, "Up/Down", "Choose", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};

	(void)view;
	return list;
}

const struct screen screen_risk_lists = {
	.name = "Which people?",
	.where = IN_FORM,
	.kind = SCREEN_POPUP,
	.open = open_lists,
	.close = pick_popup_close,
	.draw = pick_popup_draw,
	.key = pick_popup_key,
	.size = lists_size,
	.hints = lists_hints,
};
