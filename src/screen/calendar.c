/* The review calendar: a month at the left, what is due on the chosen day at the right. */
#include "calendar.h"

#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/deadline.h>

#include "paper.h"

/* ---- opening ---- */

static bool open_calendar(struct view *view, struct err *err)
{
	struct calendar *calendar = xcalloc(1, sizeof *calendar);
	struct list_source source = {.count = calendar_row_count,
		.id = calendar_row_id,
		.draw = calendar_draw_row,
		.data = calendar};
	struct month_source filled = {calendar_fill_month, calendar, "review", "reviews"};
	struct date_rules rules = {
		DATE_ANY, false, app_today(view->app), session_holidays(view->session)};

	view->data = calendar;
	calendar->view = view;
	calendar_make_room(calendar, 0);
	calendar->list = list_new(&source);
	list_empty_text(calendar->list, "Nothing is due on this day, and nothing is late.");
	calendar->month = month_new(&rules, &filled, DATE_NONE);
	return calendar_read(calendar, err);
}

static void close_calendar(struct view *view)
{
	struct calendar *calendar = view->data;

	if (calendar == NULL)
		return;
	list_free(calendar->list);
	month_free(calendar->month);
	calendar_drop(&calendar->shown);
	calendar_drop(&calendar->known);
	arena_free(calendar->meetings_arena);
	free(calendar->lines);
	free(calendar->lead);
	free(calendar->lead_name);
	free(calendar);
}

static bool refresh(struct view *view, struct err *err)
{
	return calendar_read(view->data, err);
}

static enum answer reload_said(struct calendar *calendar)
{
	struct err err = {0};

	if (!calendar_read(calendar, &err))
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
	calendar_find_day(calendar);
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
