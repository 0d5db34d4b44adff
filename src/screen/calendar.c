/* The review calendar: a month at the left, what is due on the chosen day at the right. */
#include "calendar.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/deadline.h>

#include "paper.h"

enum { LEAST_ROOM = 3 };

/* ---- reading ---- */

static void rows_drop_all(struct due_rows *rows)
{
	arena_free(rows->arena);
	*rows = (struct due_rows){0};
}

/* On failure what was there stays. */
static bool read_rows(struct calendar *calendar, struct date from, struct date to,
	struct due_rows *out, struct err *err)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result = {0};
	char iso[DATE_ISO_SIZE];

	if (date_is_set(from))
		args_set(&args, "from", date_iso(from, iso));
	if (date_is_set(to))
		args_set(&args, "to", date_iso(to, iso));
	if (calendar->lead)
		args_set(&args, "lead", calendar->lead);
	if (calendar->reviews_only)
		args_set(&args, "reviews", "yes");
	if (!app_try(calendar->view->app, CMD_DEADLINE_LIST, &args, arena, &result, err)) {
		arena_free(arena);
		return false;
	}
	rows_drop_all(out);
	*out = (struct due_rows){arena, result.value, result.n};
	return true;
}

/* Those from one day to another of what was read; it came by day. Borrowed. */
static struct due_rows between(const struct due_rows *rows, struct date from, struct date to)
{
	size_t first = 0, end;

	while (first < rows->n && date_compare(rows->rows[first].due_on, from) < 0)
		first++;
	for (end = first; end < rows->n && date_compare(rows->rows[end].due_on, to) <= 0;)
		end++;
	return (struct due_rows){NULL, rows->rows + first, end - first};
}

/* What is stopped is not late; it stands on its day. */
static struct due_rows that_run(const struct due_rows *known, struct due_rows days)
{
	struct due *rows = arena_new_array(known->arena, struct due, days.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < days.n; i++)
		if (days.rows[i].late)
			rows[n++] = days.rows[i];
	return (struct due_rows){NULL, rows, n};
}

static struct date month_end(struct date day)
{
	return date_add_days(date_add_months(date_make(day.year, day.month, 1), 1), -1);
}

/* Asked by the month for each one that comes into sight; only a later one has to be read. */
static void fill_month(void *data, struct date first, struct month_day days[static 31])
{
	struct calendar *calendar = data;
	struct date last = month_end(first);
	struct err err = {0};

	rows_drop_all(&calendar->shown);
	if (date_compare(last, calendar->known_to) <= 0)
		calendar->shown = between(&calendar->known, first, last);
	else if (!read_rows(calendar, first, last, &calendar->shown, &err))
		app_error(calendar->view->app, &err);
	calendar->day_of = DATE_NONE;
	for (size_t i = 0; i < calendar->shown.n; i++) {
		const struct due *due = &calendar->shown.rows[i];

		days[due->due_on.day - 1].count += due->kind == DUE_REVIEW;
		days[due->due_on.day - 1].warned |= due->late;
	}
}

static bool read_meetings(struct calendar *calendar, struct err *err)
{
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result;
	struct meeting *all;
	size_t n = 0;

	calendar->meetings_n = 0;
	if (calendar->reviews_only) {
		arena_free(arena);
		return true;
	}
	if (!app_try(calendar->view->app, CMD_MEETING_LIST, &args, arena, &result, err)) {
		arena_free(arena);
		return false;
	}
	all = result.value;
	for (size_t i = 0; i < result.n; i++)
		if (all[i].status != MEETING_CANCELLED)
			all[n++] = all[i];
	arena_free(calendar->meetings_arena);
	calendar->meetings_arena = arena;
	calendar->meetings = all;
	calendar->meetings_n = n;
	return true;
}

static void add_line(struct calendar *calendar, struct calendar_line line)
{
	calendar->lines =
		xrealloc(calendar->lines, (calendar->lines_n + 1) * sizeof *calendar->lines);
	calendar->lines[calendar->lines_n++] = line;
}

/* Late reviews, or the other deadlines that were missed. */
static void add_late(struct calendar *calendar, bool reviews, const char *heading)
{
	size_t count = reviews ? calendar->late_reviews : calendar->late.n - calendar->late_reviews;

	if (count > 0)
		add_line(calendar, (struct calendar_line){.heading = heading, .count = count});
	for (size_t i = 0; i < calendar->late.n; i++)
		if ((calendar->late.rows[i].kind == DUE_REVIEW) == reviews)
			add_line(calendar, (struct calendar_line){.due = &calendar->late.rows[i]});
}

static void count_day(struct calendar *calendar)
{
	calendar->day_reviews = calendar->day_others = calendar->day_meetings = 0;
	for (size_t i = 0; i < calendar->meetings_n; i++)
		calendar->day_meetings += date_equal(calendar->meetings[i].on, calendar->day_of);
	for (size_t i = 0; i < calendar->shown.n; i++) {
		const struct due *due = &calendar->shown.rows[i];

		if (!date_equal(due->due_on, calendar->day_of))
			continue;
		calendar->day_reviews += due->kind == DUE_REVIEW;
		calendar->day_others += due->kind != DUE_REVIEW;
	}
}

/* While days are walked through, a day's rows never push down what is late: neither has to be
 * drawn, or read out, again for what did not change. */
static void add_day(struct calendar *calendar)
{
	size_t n = calendar->day_meetings + calendar->day_reviews + calendar->day_others;
	size_t room = calendar->day_room;
	size_t most = calendar->whole_day || n <= room ? n : room - 1;

	for (size_t i = 0; i < calendar->meetings_n && calendar->lines_n < most; i++)
		if (date_equal(calendar->meetings[i].on, calendar->day_of))
			add_line(calendar,
				(struct calendar_line){.meeting = &calendar->meetings[i]});
	for (size_t i = 0; i < calendar->shown.n && calendar->lines_n < most; i++)
		if (date_equal(calendar->shown.rows[i].due_on, calendar->day_of))
			add_line(calendar, (struct calendar_line){.due = &calendar->shown.rows[i]});
	if (most < n)
		add_line(calendar, (struct calendar_line){.count = n - most});
	while (calendar->lines_n < room)
		add_line(calendar, (struct calendar_line){0});
}

/* The lines are made again when the chosen day is another one. */
static void find_day(struct calendar *calendar)
{
	struct date day = month_day(calendar->month);

	month_days(calendar->month);
	if (date_equal(day, calendar->day_of) && calendar->whole_day == calendar->in_list)
		return;
	calendar->day_of = day;
	calendar->whole_day = calendar->in_list;
	calendar->lines_n = 0;
	count_day(calendar);
	if (calendar->day_meetings + calendar->day_reviews + calendar->day_others +
			calendar->late.n >
		0)
		add_day(calendar);
	calendar->late_from = calendar->lines_n;
	add_late(calendar, true, "Late before today");
	add_late(calendar, false, "Other deadlines missed");
	list_refresh(calendar->list);
}

void calendar_make_room(struct calendar *calendar, int rows)
{
	size_t room = rows > 3 * LEAST_ROOM ? (size_t)rows / 3 : LEAST_ROOM;

	if (room != calendar->day_room)
		calendar->day_of = DATE_NONE;
	calendar->day_room = room;
}

enum { AHEAD_DAYS = 28 };

/* One reading, and one row of the audit: what is late, the month, and four weeks ahead. */
static bool reload(struct calendar *calendar, struct err *err)
{
	struct date today = app_today(calendar->view->app),
		    ahead = date_add_days(today, AHEAD_DAYS);
	struct date last = month_end(today);
	struct due_rows known = {0};

	last = date_compare(last, ahead) > 0 ? last : ahead;
	if (!read_meetings(calendar, err) || !read_rows(calendar, DATE_NONE, last, &known, err))
		return false;
	rows_drop_all(&calendar->shown);
	rows_drop_all(&calendar->known);
	calendar->known = known;
	calendar->known_to = last;
	calendar->late =
		that_run(&known, between(&known, date_make(1, 1, 1), date_add_days(today, -1)));
	calendar->ahead = between(&known, today, ahead);
	calendar->late_reviews = 0;
	for (size_t i = 0; i < calendar->late.n; i++)
		calendar->late_reviews += calendar->late.rows[i].kind == DUE_REVIEW;
	month_refresh(calendar->month);
	calendar->day_of = DATE_NONE;
	find_day(calendar);
	return true;
}

/* ---- the list ---- */

static size_t row_count(void *data)
{
	return ((struct calendar *)data)->lines_n;
}

enum { MEETING_ROWS = 2 };

/* What is late on the chosen day stands in both places, and is two rows to the cursor. */
static int64_t row_id(void *data, size_t row)
{
	const struct calendar *calendar = data;
	const struct due *due = calendar->lines[row].due;
	const struct meeting *meeting = calendar->lines[row].meeting;

	if (meeting != NULL)
		return (int64_t)MEETING_ROWS << 56 | meeting->id;
	if (due == NULL)
		return 0;
	return (int64_t)(row >= calendar->late_from) << 56 | (int64_t)due->kind << 48 | due->id;
}

const struct due *calendar_selected(struct calendar *calendar)
{
	long row;

	find_day(calendar);
	row = list_selected_row(calendar->list);
	return row < 0 ? NULL : calendar->lines[row].due;
}

const struct meeting *calendar_meeting(struct calendar *calendar)
{
	long row;

	find_day(calendar);
	row = list_selected_row(calendar->list);
	return row < 0 ? NULL : calendar->lines[row].meeting;
}

/* ---- opening ---- */

static bool open_calendar(struct view *view, struct err *err)
{
	struct calendar *calendar = xcalloc(1, sizeof *calendar);
	struct list_source source = {
		.count = row_count, .id = row_id, .draw = calendar_draw_row, .data = calendar};
	struct month_source filled = {fill_month, calendar, "review", "reviews"};
	struct date_rules rules = {
		DATE_ANY, false, app_today(view->app), session_holidays(view->session)};

	view->data = calendar;
	calendar->view = view;
	calendar->day_room = LEAST_ROOM;
	calendar->list = list_new(&source);
	list_empty_text(calendar->list, "Nothing is due on this day, and nothing is late.");
	calendar->month = month_new(&rules, &filled, DATE_NONE);
	return reload(calendar, err);
}

static void close_calendar(struct view *view)
{
	struct calendar *calendar = view->data;

	if (calendar == NULL)
		return;
	list_free(calendar->list);
	month_free(calendar->month);
	rows_drop_all(&calendar->shown);
	rows_drop_all(&calendar->known);
	arena_free(calendar->meetings_arena);
	free(calendar->lines);
	free(calendar->lead);
	free(calendar->lead_name);
	free(calendar);
}

static bool refresh(struct view *view, struct err *err)
{
	return reload(view->data, err);
}

static enum answer reload_said(struct calendar *calendar)
{
	struct err err = {0};

	if (!reload(calendar, &err))
		app_error(calendar->view->app, &err);
	return ANSWER_REDRAW;
}

bool calendar_is_single(const struct calendar *calendar)
{
	return app_is_small(calendar->view->app) || app_options(calendar->view->app)->calm;
}

/* ---- walking ---- */

static enum answer go_to(struct calendar *calendar, struct date day)
{
	if (date_is_set(day))
		month_go(calendar->month, day);
	find_day(calendar);
	list_select_row(calendar->list, 0);
	return ANSWER_REDRAW;
}

static enum answer by_month(struct calendar *calendar, int months)
{
	return go_to(calendar, date_add_months(month_day(calendar->month), months));
}

/* A month key that has been pressed; typed ones only while a day is being typed. */
static enum answer press(struct calendar *calendar, const struct tui_event *event)
{
	enum tui_result result = month_key(calendar->month, event);

	if (result == TUI_IGNORED)
		return ANSWER_IGNORED;
	return go_to(calendar, DATE_NONE);
}

static void end_typing(struct calendar *calendar)
{
	struct tui_event clear = tui_key("Ctrl+U");

	month_key(calendar->month, &clear);
	calendar->going = false;
	calendar->view->typing = false;
}

static enum answer begin_typing(struct calendar *calendar, const struct tui_event *event)
{
	calendar->going = true;
	calendar->view->typing = true;
	calendar->came_from = month_day(calendar->month);
	return event ? press(calendar, event) : ANSWER_REDRAW;
}

static enum answer typing_key(struct calendar *calendar, const struct screen_key *key)
{
	const struct tui_event *event = key->event;
	struct date_rules rules = {DATE_ANY, false, app_today(calendar->view->app),
		session_holidays(calendar->view->session)};
	struct err err = {0};
	struct date day;

	if (key->command == CMD_BACK || (event->kind == TUI_KEY && key_is(event->key, "Esc"))) {
		month_go(calendar->month, calendar->came_from);
		end_typing(calendar);
		return go_to(calendar, DATE_NONE);
	}
	if (event->kind == TUI_KEY && key_is(event->key, "Enter")) {
		if (!text_is_blank(month_typed(calendar->month)) &&
			!date_read(month_typed(calendar->month), &rules, "", &day, &err)) {
			app_error(calendar->view->app, &err);
			return ANSWER_REDRAW;
		}
		end_typing(calendar);
		return go_to(calendar, DATE_NONE);
	}
	return press(calendar, event);
}

static enum answer turn_pane(struct calendar *calendar)
{
	if (!calendar->in_list && !calendar_selected(calendar) && !calendar_meeting(calendar)) {
		app_message(calendar->view->app, MESSAGE_NOTE,
			"Nothing is due on this day, and nothing is late.");
		return ANSWER_REDRAW;
	}
	calendar->in_list = !calendar->in_list;
	return ANSWER_REDRAW;
}

/* ---- acting ---- */

/* What answers it, where one form does; for the others the record is opened. */
static enum command_id answers(int kind)
{
	switch (kind) {
	case DUE_TWO_HOUR:
		return CMD_REFERRAL_CONTACT;
	case DUE_REABLEMENT:
		return CMD_REFERRAL_WHERE;
	case DUE_REQUEST:
		return CMD_REQUEST_SENT;
	case DUE_CARE_HOME:
		return CMD_PLAN_SHOW;
	default:
		return CMD_PERSON_SHOW;
	}
}

static enum answer open_selected(struct calendar *calendar)
{
	const struct due *due = calendar_selected(calendar);
	struct screen_arg arg = {.command = CMD_PERSON_SHOW};

	const struct meeting *meeting = calendar_meeting(calendar);

	if (!calendar->in_list)
		return turn_pane(calendar);
	if (meeting != NULL)
		return app_push(calendar->view->app, &screen_meeting,
			&(struct screen_arg){.command = CMD_COUNT, .text = meeting->uid});
	if (due == NULL)
		return ANSWER_STAY;
	arg.person = due->person_uid;
	arg.command = answers(due->kind);
	if (arg.command == CMD_PLAN_SHOW)
		return app_push(calendar->view->app, &screen_plan, &arg);
	if (arg.command != CMD_PERSON_SHOW)
		return app_push(calendar->view->app, form_for(arg.command), &arg);
	arg.part = due->kind == DUE_REVIEW ? "reviews" : NULL;
	return app_push(calendar->view->app, &screen_person, &arg);
}

static enum answer book(struct calendar *calendar, const struct due *due, bool move)
{
	struct screen_arg arg = {.command = CMD_REVIEW_BOOK};
	struct date day = month_day(calendar->month);
	char shown[DATE_SHOWN_SIZE];

	arg.person = due->person_uid;
	arg.part = due->kind == DUE_REVIEW ? due->uid : NULL;
	/* What is booked anew is meant for the day one looks at. */
	if (!move && date_compare(day, app_today(calendar->view->app)) >= 0)
		arg.text = date_show(day, shown);
	return app_push(calendar->view->app, form_for(CMD_REVIEW_BOOK), &arg);
}

static enum answer move_review(struct calendar *calendar)
{
	const struct due *due = calendar_selected(calendar);
	const char *refusal = NULL;

	if (due == NULL || due->kind != DUE_REVIEW)
		refusal = "There is no review under the cursor to move. b books one.";
	else if (!session_may(calendar->view->session, CMD_REVIEW_BOOK))
		refusal = "Your role does not let you move reviews. Ask your team lead.";
	if (refusal) {
		app_message(calendar->view->app, MESSAGE_ERROR, "%s", refusal);
		return ANSWER_REDRAW;
	}
	return book(calendar, due, true);
}

static enum answer choose_whose(struct calendar *calendar)
{
	struct screen_arg arg = {
		.text = calendar->lead, .part = calendar->reviews_only ? "reviews" : "all"};

	return app_push(calendar->view->app, &screen_whose, &arg);
}

/* A week from the day that is chosen, of whom the screen shows. */
static enum answer print(struct calendar *calendar)
{
	char iso[DATE_ISO_SIZE];

	return paper_open(calendar->view->app, CMD_PRINT_CALENDAR, "worker", calendar->lead, "from",
		date_iso(month_day(calendar->month), iso), NULL);
}

static enum answer command(struct calendar *calendar, enum command_id id)
{
	switch (id) {
	case CMD_PRINT_CALENDAR:
		return print(calendar);
	case CMD_OPEN:
		return open_selected(calendar);
	case CMD_PANE:
		return turn_pane(calendar);
	case CMD_GO_DAY:
		return begin_typing(calendar, NULL);
	case CMD_GO_TODAY:
		return go_to(calendar, app_today(calendar->view->app));
	case CMD_MONTH_BEFORE:
		return by_month(calendar, -1);
	case CMD_MONTH_AFTER:
		return by_month(calendar, 1);
	case CMD_WHOSE:
		return choose_whose(calendar);
	case CMD_REVIEW_MOVE:
		return move_review(calendar);
	case CMD_REVIEW_BOOK:
		return book(calendar, calendar_selected(calendar), false);
	case CMD_BACK:
		if (!calendar->in_list)
			return ANSWER_IGNORED;
		calendar->in_list = false;
		return ANSWER_REDRAW;
	default:
		return ANSWER_IGNORED;
	}
}

static bool is_arrow(struct key key)
{
	return key.mods == 0 &&
	       (key.code == K_UP || key.code == K_DOWN || key.code == K_LEFT ||
		       key.code == K_RIGHT || key.code == K_HOME || key.code == K_END);
}

/* A digit is a screen, here as everywhere; a date that begins with one comes after `/`. */
static bool begins_a_date(struct key key)
{
	return key.mods == 0 && (key.code == '+' || key.code == '-');
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	struct calendar *calendar = view->data;
	const struct tui_event *event = pressed->event;
	bool is_key = event->kind == TUI_KEY;
	enum answer answer;

	if (calendar->going)
		return typing_key(calendar, pressed);
	if (event->kind == TUI_PASTE || (is_key && begins_a_date(event->key)))
		return begin_typing(calendar, event);
	if (!calendar->in_list && is_key && is_arrow(event->key))
		return press(calendar, event);
	answer = command(calendar, pressed->command);
	if (answer != ANSWER_IGNORED || pressed->command != CMD_COUNT)
		return answer;
	if (is_key && (key_is(event->key, "Tab") || key_is(event->key, "Shift+Tab")))
		return turn_pane(calendar);
	if (!calendar->in_list)
		return ANSWER_IGNORED;
	return list_key(calendar->list, event) == TUI_IGNORED ? ANSWER_IGNORED : ANSWER_REDRAW;
}

static enum answer resume(struct view *view, const struct screen *from, const char *text)
{
	struct calendar *calendar = view->data;
	size_t length;

	if (from != &screen_whose || text == NULL)
		return ANSWER_REDRAW;
	/* "all" or "reviews"; "team"; or a login and a name. */
	if (strcmp(text, "all") == 0 || strcmp(text, "reviews") == 0) {
		calendar->reviews_only = strcmp(text, "reviews") == 0;
		return reload_said(calendar);
	}
	free(calendar->lead);
	free(calendar->lead_name);
	calendar->lead = calendar->lead_name = NULL;
	length = strcspn(text, " ");
	if (text[length] != '\0') {
		calendar->lead = xcalloc(length + 1, 1);
		memcpy(calendar->lead, text, length);
		calendar->lead_name = xstrdup(text + length + 1);
	}
	return reload_said(calendar);
}

/* ---- what it says of itself ---- */

static const char *subject(struct view *view)
{
	const struct due *due = calendar_selected(view->data);

	return due ? due->person_uid : NULL;
}

static const char *why_not(struct view *view, enum command_id id)
{
	if (id == CMD_REVIEW_MOVE) {
		const struct due *due = calendar_selected(view->data);

		return due && due->kind == DUE_REVIEW ? NULL
						      : "There is no review under the cursor.";
	}
	return NULL;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint typing[] = {{CMD_COUNT, "Enter", "Go there", NULL},
		{CMD_COUNT, "Esc", "Back to the day", "Back"}, {0}};
	static const struct hint month[] = {{CMD_COUNT, "Arrows", "Day", NULL},
		{CMD_COUNT, "[ ]", "Month", NULL}, {CMD_GO_TODAY, NULL, "Today", NULL},
		{CMD_REVIEW_MOVE, NULL, "Move review", "Move"},
		{CMD_OPEN, NULL, "The day's list", "List"}, {CMD_WHOSE, NULL, "Whose", NULL},
		{CMD_GO_DAY, NULL, "Date", NULL}, {CMD_REVIEW_BOOK, NULL, "Book", NULL},
		{CMD_CONTACT_LOG, NULL, "Contact", NULL}, {CMD_PRINT_CALENDAR, NULL, "Print", NULL},
		{0}};
	static const struct hint list[] = {{CMD_OPEN, NULL, "Open", NULL},
		{CMD_REVIEW_MOVE, NULL, "Move review", "Move"},
		{CMD_REVIEW_BOOK, NULL, "Book", NULL}, {CMD_COUNT, "Tab", "Month", NULL},
		{CMD_WHOSE, NULL, "Whose", NULL}, {CMD_CONTACT_LOG, NULL, "Contact", NULL},
		{CMD_PRINT_CALENDAR, NULL, "Print", NULL}, {0}};
	struct calendar *calendar = view->data;

	return calendar->going ? typing : calendar->in_list ? list : month;
}

static size_t dues_before(const struct calendar *calendar, size_t row)
{
	size_t n = 0;

	for (size_t i = 0; i < row && i < calendar->lines_n; i++)
		n += calendar->lines[i].due != NULL;
	return n;
}

static const char *where_am_i(struct view *view)
{
	struct calendar *calendar = view->data;
	const struct due *due = calendar_selected(calendar);
	const struct meeting *meeting = calendar_meeting(calendar);
	char *day = month_words(calendar->month, view->arena), words[32];

	if (calendar->in_list && meeting != NULL)
		return arena_printf(view->arena, "Calendar, %s: team meeting at %s, %lld %s.", day,
			meeting->at, (long long)meeting->cases,
			meeting->cases == 1 ? "case" : "cases");
	if (!calendar->in_list || due == NULL)
		return arena_printf(view->arena, "Calendar, %s.", day);
	return arena_printf(view->arena, "Calendar, %s, row %zu of %zu: %s, %s, %s.", day,
		dues_before(calendar, (size_t)list_selected_row(calendar->list)) + 1,
		dues_before(calendar, calendar->lines_n), due->person, due_words(due),
		deadline_sentence(due->due_on, app_today(view->app), words));
}

const struct screen screen_calendar = {
	.name = "Calendar",
	.where = IN_CALENDAR | IN_LISTS,
	.open = open_calendar,
	.close = close_calendar,
	.draw = calendar_draw,
	.key = key,
	.refresh = refresh,
	.resume = resume,
	.subject = subject,
	.why_not = why_not,
	.hints = hints,
	.where_am_i = where_am_i,
};
