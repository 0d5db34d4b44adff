/* People to look at next, and those behind a step of the pyramid: each with the reason why. What is
 * done on the Board is done here: open, filter, mark, and the commands for one or for all marked. */
#include "risk_people.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>

#include "app.h"

static enum answer show(struct people *people, const char *which)
{
	struct err err = {0};
	char *before = people->which;

	people->which = xstrdup(which);
	input_set(people->filter, "");
	if (!people_read(people, &err)) {
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
		.count = people_count, .id = people_id, .draw = people_draw_row, .data = people};

	view->data = people;
	people->view = view;
	people->which = xstrdup(view->arg.text);
	people->filter = input_new(NULL);
	people->list = list_new(&source);
	list_marks(people->list, true);
	people->marks = (struct marks){.view = view,
		.list = people->list,
		.row = people_row,
		.shown = people_count,
		.before = past_keep_marks,
		.data = people};
	return people_read(people, err);
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
	if (!people_read(people, err))
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
	people_narrow(people);
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
		people_narrow(people);
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
	int step = people_step(people);

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
