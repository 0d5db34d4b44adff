/* F4 on a date field: a month over the form. */
#include "calendar_pick.h"

#include <stdio.h>
#include <stdlib.h>

#include <caseload/base/str.h>
#include <caseload/tui/month.h>

enum { KIND_SIZE = 4, PICK_ROWS = 2 + 12 + 3 };

enum answer calendar_pick_open(
	struct app *app, const char *label, const char *value, const struct date_rules *rules)
{
	char kind[KIND_SIZE];
	struct screen_arg arg = {.part = label, .text = value, .place = kind};

	snprintf(kind, sizeof kind, "%d", (int)rules->kind % 10);
	return app_push(app, &screen_month, &arg);
}

/* How many reviews fall on each day: a day that is full is a poor choice. */
static void fill_reviews(void *data, struct date first, struct month_day days[static 31])
{
	struct view *view = data;
	struct arena *arena = arena_new();
	struct args args = args_new(arena);
	struct result result = {0};
	struct err err = {0};
	const struct review *reviews;
	char iso[DATE_ISO_SIZE];

	args_set(&args, "from", date_iso(first, iso));
	args_set(&args, "to", date_iso(date_add_days(date_add_months(first, 1), -1), iso));
	/* Without the counts the calendar is still one. */
	if (!app_try(view->app, CMD_REVIEW_LIST, &args, arena, &result, &err))
		result.n = 0;
	reviews = result.value;
	for (size_t i = 0; i < result.n; i++)
		if (review_is_open(&reviews[i]))
			days[reviews[i].due_on.day - 1].count++;
	arena_free(arena);
}

static bool open_month(struct view *view, struct err *err)
{
	struct date_rules rules = {
		.today = app_today(view->app), .holidays = session_holidays(view->session)};
	struct month_source source = {fill_reviews, view, "review", "reviews"};
	struct date day = DATE_NONE;

	(void)err;
	rules.kind = (enum date_kind)atoi(view->arg.place);
	if (!text_is_blank(view->arg.text) && !date_read(view->arg.text, &rules, "", &day, NULL))
		day = DATE_NONE;
	view->data = month_new(&rules,
		rules.kind == DATE_FUTURE && session_may(view->session, CMD_REVIEW_LIST) ? &source
											 : NULL,
		day);
	view->typing = true;
	return true;
}

static void close_month(struct view *view)
{
	month_free(view->data);
}

static void draw(struct view *view, const struct canvas *canvas, bool focus)
{
	month_draw(view->data, canvas, app_options(view->app)->calm, focus);
}

static enum answer key(struct view *view, const struct screen_key *pressed)
{
	char shown[DATE_SHOWN_SIZE];

	/* F4 again closes it, as it does a list. */
	if (pressed->event->kind == TUI_KEY && key_is(pressed->event->key, "F4"))
		return ANSWER_POP;
	switch (month_key(view->data, pressed->event)) {
	case TUI_DONE:
		return app_return(view->app, date_show(month_day(view->data), shown));
	case TUI_CANCEL:
		return ANSWER_POP;
	case TUI_IGNORED:
		return ANSWER_IGNORED;
	default:
		return ANSWER_REDRAW;
	}
}

static const char *title(struct view *view)
{
	return view->arg.part;
}

static void size(struct view *view, int *rows, int *cols)
{
	(void)view;
	if (*rows > PICK_ROWS)
		*rows = PICK_ROWS;
	if (*rows < PICK_ROWS)
		*rows = *rows < MONTH_ROWS + 3 ? *rows : MONTH_ROWS + 3;
	*cols = *cols < 64 ? *cols : 64;
}

static const struct hint *hints(struct view *view)
{
	static const struct hint all[] = {{CMD_COUNT, "Enter", "Take", NULL},
		{CMD_COUNT, "Arrows", "Day", NULL}, {CMD_COUNT, "[ ]", "Month", NULL},
		{CMD_COUNT, "t", "Today", NULL}, {CMD_COUNT, "+3m", "Type a date", "Type"},
		{CMD_COUNT, "Esc", "Back", NULL}, {CMD_COUNT, NULL, NULL, NULL}};

	(void)view;
	return all;
}

static const char *where_am_i(struct view *view)
{
	return month_words(view->data, view->arena);
}

const struct screen screen_month = {
	.name = "Calendar",
	.where = IN_FORM,
	.kind = SCREEN_POPUP,
	.open = open_month,
	.close = close_month,
	.draw = draw,
	.key = key,
	.title = title,
	.size = size,
	.hints = hints,
	.where_am_i = where_am_i,
};
