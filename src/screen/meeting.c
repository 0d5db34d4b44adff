/* Digit 3: the team meeting. Its agenda before, what is decided while it is open, and afterwards
 * what follows from it. */
#include "meeting.h"

#include <inttypes.h>
#include <stdlib.h>

#include <caseload/base/str.h>

#include "paper.h"
#include "result.h"

/* ---- rows ---- */

static size_t row_count(void *data)
{
	return ((struct meeting_page *)data)->lines_n;
}

static int64_t row_id(void *data, size_t row)
{
	const struct case_item *item = ((struct meeting_page *)data)->lines[row].item;

	return item != NULL ? item->id : 0;
}

const struct case_item *meeting_selected(const struct meeting_page *page)
{
	long row = list_selected_row(page->list);

	return row < 0 ? NULL : page->lines[row].item;
}

static bool is_on_agenda(const struct case_item *item)
{
	return item->status != CASE_PROPOSED && item->status != CASE_DROPPED;
}

static void add_line(struct meeting_page *page, struct meeting_line line)
{
	page->lines[page->lines_n++] = line;
}

/* Counted once, for the lines between the parts. */
struct parts {
	size_t agenda, proposed, dropped;
	int64_t minutes;
};

static struct parts count_parts(const struct meeting_record *record)
{
	struct parts parts = {0};

	for (size_t i = 0; i < record->items_n; i++) {
		const struct case_item *item = &record->items[i];

		parts.agenda += is_on_agenda(item);
		parts.minutes += is_on_agenda(item) ? item->minutes : 0;
		parts.proposed += item->status == CASE_PROPOSED;
		parts.dropped += item->status == CASE_DROPPED;
	}
	return parts;
}

static const char *proposed_words(const struct meeting_page *page, const struct parts *parts)
{
	int64_t left = page->record->meeting.minutes - parts->minutes;

	if (meeting_is_over(&page->record->meeting))
		return arena_printf(page->arena, "%zu more %s proposed", parts->proposed,
			parts->proposed == 1 ? "was" : "were");
	if (parts->agenda > (size_t)page->record->fits)
		return arena_printf(page->arena, "%zu more %s proposed", parts->proposed,
			parts->proposed == 1 ? "is" : "are");
	return arena_printf(page->arena, "%s; %zu more %s proposed",
		left > 0 ? arena_printf(page->arena, "%" PRId64 " minutes are left", left)
			 : arena_printf(page->arena, "%" PRId64 " minutes are full here",
				   page->record->meeting.minutes),
		parts->proposed, parts->proposed == 1 ? "is" : "are");
}

/* Between the cases: where the time is full, what is only proposed, what was taken off. */
static void make_lines(struct meeting_page *page)
{
	const struct meeting_record *record = page->record;
	struct parts parts = count_parts(record);
	size_t on = 0, proposed = 0, dropped = 0;
	bool over = meeting_is_over(&record->meeting);

	page->lines = arena_new_array(page->arena, struct meeting_line, record->items_n + 3);
	page->lines_n = 0;
	for (size_t i = 0; i < record->items_n; i++) {
		const struct case_item *item = &record->items[i];

		if (is_on_agenda(item) && on++ == (size_t)record->fits && !over)
			add_line(page,
				(struct meeting_line){NULL,
					arena_printf(page->arena,
						"%" PRId64
						" minutes are full here; %zu more on the agenda",
						record->meeting.minutes,
						parts.agenda - (size_t)record->fits)});
		if (item->status == CASE_PROPOSED && proposed++ == 0)
			add_line(page, (struct meeting_line){NULL, proposed_words(page, &parts)});
		if (item->status == CASE_DROPPED && dropped++ == 0)
			add_line(page,
				(struct meeting_line){NULL,
					arena_printf(page->arena, "%zu taken off", parts.dropped)});
		add_line(page, (struct meeting_line){item, NULL});
	}
}

/* ---- reading ---- */

static void take(
	struct meeting_page *page, struct arena *arena, const struct meeting_record *record)
{
	bool first = page->arena == NULL;

	arena_free(page->arena);
	page->arena = arena;
	page->record = record;
	page->lines_n = 0;
	if (record != NULL) {
		free(page->uid);
		page->uid = xstrdup(record->meeting.uid);
		make_lines(page);
	}
	list_refresh(page->list);
	/* Who was in the middle of it goes on where they were. */
	if (record != NULL && first && !meeting_is_over(&record->meeting))
		list_select(page->list, record->seat_case_id);
}

bool meeting_reload(struct meeting_page *page, struct err *err)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result;
	struct err why = {0};

	args_set(&args, "meeting", page->uid);
	if (app_try(page->view->app, CMD_MEETING_AGENDA, &args, arena, &result, &why)) {
		take(page, arena, result.value);
		return true;
	}
	if (why.code == ERR_NOT_FOUND && page->uid == NULL) {
		take(page, arena, NULL);
		return true;
	}
	arena_free(arena);
	*err = why;
	return false;
}

enum answer meeting_read_again(struct meeting_page *page)
{
	struct err err = {0};

	if (!meeting_reload(page, &err))
		app_error(page->view->app, &err);
	return ANSWER_REDRAW;
}

enum answer meeting_turn_to(struct meeting_page *page, const char *uid)
{
	char *before = page->uid;
	struct err err = {0};

	page->uid = uid != NULL ? xstrdup(uid) : NULL;
	if (!meeting_reload(page, &err)) {
		free(page->uid);
		page->uid = before;
		app_error(page->view->app, &err);
		return ANSWER_REDRAW;
	}
	if (page->uid != before)
		free(before);
	list_select_row(page->list, 0);
	return ANSWER_REDRAW;
}

/* ---- opening ---- */

static void close_meeting(struct view *view)
{
	struct meeting_page *page = view->data;

	if (page == NULL)
		return;
	list_free(page->list);
	arena_free(page->arena);
	free(page->uid);
	free(page);
	view->data = NULL;
}

static bool open_meeting(struct view *view, struct err *err)
{
	struct meeting_page *page = xcalloc(1, sizeof *page);
	struct list_source source = {
		.count = row_count, .id = row_id, .draw = meeting_draw_row, .data = page};

	view->data = page;
	page->view = view;
	page->uid = view->arg.text != NULL ? xstrdup(view->arg.text) : NULL;
	page->list = list_new(&source);
	list_empty_text(page->list,
		"Nobody is on the agenda. b builds it by the team's rules, + asks for somebody.");
	if (meeting_reload(page, err))
		return true;
	close_meeting(view);
	return false;
}

static bool refresh(struct view *view, struct err *err)
{
	return meeting_reload(view->data, err);
}

const struct meeting_record *meeting_of(const struct view *view)
{
	for (; view != NULL; view = view->below) {
		if (view->screen == &screen_meeting && view->data != NULL)
			return ((const struct meeting_page *)view->data)->record;
		if (view->screen->kind == SCREEN_FULL)
			return NULL;
	}
	return NULL;
}

bool meeting_is_due(const struct meeting *meeting, struct date today)
{
	switch (meeting->status) {
	case MEETING_OPEN:
	case MEETING_SUSPENDED:
		return true;
	case MEETING_PLANNED:
	case MEETING_AGENDA_CLOSED:
		return date_compare(meeting->on, today) <= 0;
	default:
		return false;
	}
}

static bool is_due(const struct meeting_page *page)
{
	return page->record != NULL &&
	       meeting_is_due(&page->record->meeting, app_today(page->view->app));
}

/* ---- keys ---- */

static enum answer open_person(struct meeting_page *page)
{
	const struct case_item *item = meeting_selected(page);

	if (item == NULL)
		return ANSWER_STAY;
	return app_push(page->view->app, &screen_person,
		&(struct screen_arg){.command = CMD_PERSON_SHOW, .person = item->person_uid});
}

/* Right and l look at the record on the meeting's day too. */
static enum answer open_row(struct meeting_page *page, const struct tui_event *event)
{
	bool enter = event->kind == TUI_KEY && key_is(event->key, "Enter");

	return enter && is_due(page) ? meeting_enter(page) : open_person(page);
}

static enum answer find_somebody(struct meeting_page *page)
{
	return app_push(page->view->app, &screen_find,
		&(struct screen_arg){.command = CMD_MEETING_ADD, .part = page->uid});
}

/* The meetings there are, and their papers: about this one where a command can be. */
static enum answer paper(struct meeting_page *page, enum command_id id)
{
	bool over = page->record->meeting.status == MEETING_CLOSED;

	/* The one key prints what is of use now. */
	if (id == CMD_PRINT_AGENDA && over)
		id = CMD_PRINT_MINUTES;
	return paper_open(page->view->app, id, "meeting", page->uid, NULL);
}

static enum answer command(struct meeting_page *page, enum command_id id)
{
	struct app *app = page->view->app;

	switch (id) {
	case CMD_MEETING_BEGIN:
		return meeting_enter(page);
	case CMD_MEETING_ADD:
		return find_somebody(page);
	case CMD_MEETING_BUILD:
	case CMD_MEETING_CLOSE_LIST:
	case CMD_MEETING_OPEN_LIST:
	case CMD_MEETING_SUSPEND:
		return meeting_run(page, id);
	case CMD_MEETING_BEFORE:
	case CMD_MEETING_AFTER:
		return meeting_neighbour(page, id == CMD_MEETING_AFTER ? 1 : -1);
	case CMD_CASE_UP:
	case CMD_CASE_DOWN:
		return meeting_shift(page, id == CMD_CASE_DOWN ? 1 : -1);
	case CMD_MEETING_ATTEND:
		return app_push(app, &screen_attendance, &(struct screen_arg){.text = page->uid});
	case CMD_PRINT_AGENDA:
	case CMD_PRINT_MINUTES:
	case CMD_PRINT_ACTIONS:
		return paper(page, id);
	default:
		return ANSWER_IGNORED;
	}
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct meeting_page *page = view->data;

	if (pressed->command == CMD_OPEN)
		return open_row(page, pressed->event);
	if (pressed->command != CMD_COUNT)
		return command(page, pressed->command);
	return list_key(page->list, pressed->event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

static enum answer resume(struct view *view, const struct screen *from, const char *text)
{
	struct meeting_page *page = view->data;

	if (from == &screen_attendance && page->entering) {
		page->entering = false;
		return meeting_open_case(page);
	}
	/* Where the room was last, one is here too. */
	if (from == &screen_room) {
		meeting_read_again(page);
		list_select(page->list, page->record->seat_case_id);
		return ANSWER_REDRAW;
	}
	/* One was chosen on the list of meetings. */
	if (from == &screen_result && text != NULL)
		return meeting_turn_to(page, text);
	/* Where none stood here the one that has been planned comes. */
	return page->record == NULL ? meeting_read_again(page) : ANSWER_REDRAW;
}

/* ---- what it says of itself ---- */

static const char *subject(struct view *view)
{
	const struct case_item *item = meeting_selected(view->data);

	return item != NULL ? item->person_uid : NULL;
}

static const char *begin_refusal(const struct meeting_page *page)
{
	const struct meeting *meeting = &page->record->meeting;
	char day[DATE_SHOWN_SIZE];

	if (is_due(page))
		return NULL;
	return arena_printf(page->arena, "It is on %s: it can begin on that day.",
		date_show_weekday(meeting->on, day));
}

/* What needs a meeting that is yet to be closed. */
static bool is_of_waiting(enum command_id id)
{
	switch (id) {
	case CMD_MEETING_CHANGE:
	case CMD_MEETING_CANCEL:
	case CMD_MEETING_BUILD:
	case CMD_MEETING_ADD:
	case CMD_MEETING_DROP:
	case CMD_MEETING_MOVE:
	case CMD_CASE_UP:
	case CMD_CASE_DOWN:
	case CMD_MEETING_CLOSE_LIST:
	case CMD_MEETING_OPEN_LIST:
	case CMD_MEETING_BEGIN:
	case CMD_MEETING_SUSPEND:
	case CMD_MEETING_CLOSE:
		return true;
	default:
		return false;
	}
}

static bool is_of_one(enum command_id id)
{
	return is_of_waiting(id) || id == CMD_MEETING_ATTEND || id == CMD_MEETING_TELL ||
	       id == CMD_PRINT_AGENDA || id == CMD_PRINT_MINUTES;
}

static const char *why_not(struct view *view, enum command_id id)
{
	struct meeting_page *page = view->data;
	const struct meeting *meeting = page->record != NULL ? &page->record->meeting : NULL;

	if (meeting == NULL)
		return is_of_one(id) ? "No meeting is planned. N plans one." : NULL;
	if (is_of_waiting(id) && meeting_is_over(meeting))
		return meeting->status == MEETING_CLOSED
			       ? "This meeting is closed. ] goes to the one after it."
			       : "This meeting was cancelled. ] goes to the one after it.";
	if (id == CMD_MEETING_BEGIN)
		return begin_refusal(page);
	if ((id == CMD_MEETING_SUSPEND || id == CMD_MEETING_CLOSE) &&
		meeting->status != MEETING_OPEN)
		return meeting->status == MEETING_SUSPENDED
			       ? "It is suspended. Enter goes on with it."
			       : "It has not begun.";
	if (id == CMD_MEETING_CLOSE_LIST && meeting->status != MEETING_PLANNED)
		return "The list is closed already. Later additions say why they cannot wait.";
	if (id == CMD_MEETING_OPEN_LIST && meeting->status != MEETING_AGENDA_CLOSED)
		return "The list is open.";
	if (id == CMD_MEETING_TELL && meeting_selected(page) != NULL &&
		!case_is_decided(meeting_selected(page)))
		return "Nothing is decided about them yet.";
	if (id == CMD_OPEN && meeting_selected(page) == NULL)
		return "There is nobody to open. + asks for somebody.";
	return NULL;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint none[] = {{CMD_MEETING_PLAN, NULL, "Plan a meeting", "Plan"},
		{CMD_MEETING_BEFORE, NULL, "Meeting before", "Before"},
		{CMD_MEETING_LIST, NULL, "Meetings", NULL}, {CMD_BACK, NULL, "Back", NULL}, {0}};
	static const struct hint before[] = {{CMD_OPEN, NULL, "Record", NULL},
		{CMD_MEETING_ADD, NULL, "Ask for somebody", "Ask"},
		{CMD_MEETING_DROP, NULL, "Take off", "Off"}, {CMD_MEETING_MOVE, NULL, "Move", NULL},
		{CMD_MEETING_BUILD, NULL, "Build", NULL},
		{CMD_MEETING_CLOSE_LIST, NULL, "Close the list", "Close list"},
		{CMD_MEETING_OPEN_LIST, NULL, "Open the list", NULL},
		{CMD_PRINT_AGENDA, NULL, "Print", NULL},
		{CMD_MEETING_ATTEND, NULL, "Who comes", NULL},
		{CMD_MEETING_PLAN, NULL, "Plan another", NULL}, {0}};
	static const struct hint due[] = {{CMD_COUNT, "Enter", "Begin", NULL},
		{CMD_MEETING_ATTEND, NULL, "Who came", NULL},
		{CMD_MEETING_ADD, NULL, "Ask for somebody", "Ask"},
		{CMD_MEETING_DROP, NULL, "Take off", "Off"}, {CMD_MEETING_MOVE, NULL, "Move", NULL},
		{CMD_COUNT, "Right", "Record", NULL}, {CMD_PRINT_AGENDA, NULL, "Print", NULL}, {0}};
	static const struct hint open[] = {{CMD_COUNT, "Enter", "Go on", NULL},
		{CMD_MEETING_ATTEND, NULL, "Who came", NULL},
		{CMD_MEETING_ADD, NULL, "Ask for somebody", "Ask"},
		{CMD_MEETING_CLOSE, NULL, "Close", NULL},
		{CMD_MEETING_SUSPEND, NULL, "Suspend", NULL}, {CMD_COUNT, "Right", "Record", NULL},
		{CMD_PRINT_AGENDA, NULL, "Print", NULL}, {0}};
	static const struct hint over[] = {{CMD_PRINT_AGENDA, NULL, "Minutes", NULL},
		{CMD_MEETING_TELL, NULL, "Was told", "Told"},
		{CMD_MEETING_TO_TELL, NULL, "Whom to tell", "To tell"},
		{CMD_OPEN, NULL, "Record", NULL},
		{CMD_MEETING_AFTER, NULL, "Meeting after", "After"},
		{CMD_MEETING_BEFORE, NULL, "Before", NULL},
		{CMD_MEETING_LIST, NULL, "Meetings", NULL},
		{CMD_MEETING_PLAN, NULL, "Plan another", NULL}, {0}};
	const struct meeting_page *page = view->data;

	if (page->record == NULL)
		return none;
	if (meeting_is_over(&page->record->meeting))
		return over;
	if (!is_due(page))
		return before;
	return page->record->meeting.opened_at != NULL ? open : due;
}

static const char *where_am_i(struct view *view)
{
	const struct meeting_page *page = view->data;
	const struct case_item *item = meeting_selected(page);
	const char *words;

	if (page->record == NULL)
		return "Meeting: none is planned.";
	words = meeting_words(&page->record->meeting, view->arena);
	if (item == NULL)
		return arena_printf(view->arena, "%s: nobody is on the agenda.", words);
	return arena_printf(view->arena, "%s, case %" PRId64 " of %" PRId64 ": %s, %s, %s.", words,
		item->slot, page->record->meeting.cases, item->person,
		word_shown(&words_band, item->band),
		case_is_decided(item) ? meeting_decided(item, view->arena)
				      : word_shown(&words_case_status, item->status));
}

const struct screen screen_meeting = {
	.name = "Meeting",
	.where = IN_MEETING | IN_LISTS,
	.finds = CMD_MEETING_ADD,
	.open = open_meeting,
	.close = close_meeting,
	.draw = meeting_draw,
	.key = key,
	.refresh = refresh,
	.resume = resume,
	.subject = subject,
	.why_not = why_not,
	.hints = hints,
	.where_am_i = where_am_i,
};
