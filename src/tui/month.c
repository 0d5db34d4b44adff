#include <caseload/tui/month.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/tui/input.h>

enum { CELL = 5, INDENT = 1, MONTH_MAX = 31 };

struct month {
	struct date_rules rules;
	struct month_source source;
	struct date day;
	struct date filled; /* the first of the month `days` is about */
	struct month_day days[MONTH_MAX];
	struct input *typed;
	char *said; /* why the day cannot be taken; NULL nothing */
};

struct month *month_new(
	const struct date_rules *rules, const struct month_source *source, struct date day)
{
	struct month *month = xcalloc(1, sizeof *month);

	month->rules = *rules;
	if (source)
		month->source = *source;
	month->day = date_is_set(day) ? day : rules->today;
	month->typed = input_new(NULL);
	return month;
}

void month_free(struct month *month)
{
	if (!month)
		return;
	input_free(month->typed);
	free(month->said);
	free(month);
}

struct date month_day(const struct month *month)
{
	return month->day;
}

struct date month_first(const struct month *month)
{
	return date_make(month->day.year, month->day.month, 1);
}

void month_go(struct month *month, struct date day)
{
	if (date_is_set(day))
		month->day = day;
}

const struct month_day *month_days(struct month *month)
{
	struct date first = month_first(month);

	if (!date_equal(first, month->filled)) {
		memset(month->days, 0, sizeof month->days);
		month->filled = first;
		if (month->source.fill)
			month->source.fill(month->source.data, first, month->days);
	}
	return month->days;
}

void month_refresh(struct month *month)
{
	month->filled = DATE_NONE;
}

const char *month_typed(const struct month *month)
{
	return input_text(month->typed);
}

static void say(struct month *month, const char *text)
{
	free(month->said);
	month->said = text ? xstrdup(text) : NULL;
}

char *month_words(struct month *month, struct arena *arena)
{
	int count = month_days(month)[month->day.day - 1].count;
	char echo[80];

	date_echo(month->day, &month->rules, echo);
	if (count == 0)
		return arena_strdup(arena, echo);
	return arena_printf(arena, "%s, %d %s", echo, count,
		count == 1 ? month->source.one : month->source.many);
}

/* ---- keys ---- */

static enum tui_result move(struct month *month, struct date to)
{
	say(month, NULL);
	input_set(month->typed, "");
	/* Beyond the year 9999 there is nothing to show. */
	if (!date_is_set(to) || date_equal(to, month->day))
		return TUI_TAKEN;
	month->day = to;
	return TUI_REDRAW;
}

static enum tui_result take(struct month *month)
{
	char shown[DATE_SHOWN_SIZE];
	struct err err = {0};
	struct date date;
	bool typed = !input_is_empty(month->typed);

	if (date_read(typed ? input_text(month->typed) : date_show(month->day, shown),
		    &month->rules, "", &date, &err) &&
		date_is_set(date)) {
		month->day = date;
		return TUI_DONE;
	}
	say(month, err.text);
	return TUI_TAKEN;
}

static struct date month_end(struct date first)
{
	return date_add_days(date_add_months(first, 1), -1);
}

static enum tui_result type(struct month *month, const struct tui_event *event)
{
	struct date_rules any = month->rules;
	enum tui_result result = input_key(month->typed, event);
	struct date date;

	if (result != TUI_CHANGED)
		return result;
	say(month, NULL);
	/* Looking at a day is always allowed; taking it is another matter. */
	any.kind = month->rules.kind == DATE_BIRTH ? DATE_BIRTH : DATE_ANY;
	if (date_read(input_text(month->typed), &any, "", &date, NULL) && date_is_set(date))
		month->day = date;
	return TUI_REDRAW;
}

enum tui_result month_key(struct month *month, const struct tui_event *event)
{
	struct date day = month->day;

	if (event->kind == TUI_PASTE)
		return type(month, event);
	if (event->kind != TUI_KEY)
		return TUI_IGNORED;
	if (key_is(event->key, "[") || key_is(event->key, "PgUp"))
		return move(month, date_add_months(day, -1));
	if (key_is(event->key, "]") || key_is(event->key, "PgDn"))
		return move(month, date_add_months(day, 1));
	if (event->key.mods != 0)
		return type(month, event);
	switch (event->key.code) {
	case K_LEFT:
		return move(month, date_add_days(day, -1));
	case K_RIGHT:
		return move(month, date_add_days(day, 1));
	case K_UP:
		return move(month, date_add_days(day, -7));
	case K_DOWN:
		return move(month, date_add_days(day, 7));
	case K_HOME:
		return move(month, month_first(month));
	case K_END:
		return move(month, month_end(month_first(month)));
	case K_ENTER:
		return take(month);
	case K_ESC:
		return TUI_CANCEL;
	default:
		return type(month, event);
	}
}

/* ---- drawing ---- */

static const char *const long_names[] = {"January", "February", "March", "April", "May", "June",
	"July", "August", "September", "October", "November", "December"};

static const char *day_mark(struct month *month, struct date day)
{
	if (month_days(month)[day.day - 1].warned)
		return "!";
	if (date_holiday(day, month->rules.holidays))
		return "H";
	return date_weekday(day) > 5 ? "." : " ";
}

static void draw_day(struct month *month, const struct canvas *canvas, int row, struct date day,
	bool count_below, bool focus)
{
	int col = INDENT + (date_weekday(day) - 1) * CELL;
	bool here = date_equal(day, month->day), today = date_equal(day, month->rules.today);
	int count = month_days(month)[day.day - 1].count;

	canvas_textf(canvas, row, col, CELL, STYLE_NORMAL, "%s%2d%s%s",
		here	? "["
		: today ? "("
			: " ",
		day.day,
		here	? "]"
		: today ? ")"
			: " ",
		day_mark(month, day));
	if (count_below && count > 0)
		canvas_textf(canvas, row + 1, col, CELL, STYLE_NORMAL, " x%d", count);
	if (!here)
		return;
	canvas_restyle(canvas, row, col, 1, CELL - 1, STYLE_FOCUS);
	if (focus)
		canvas_cursor(canvas, row, col + 1);
}

void month_draw_grid(struct month *month, const struct canvas *canvas, bool counts, bool focus)
{
	static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
	struct date first = month_first(month), day = first;
	int before = date_weekday(first) - 1, step = counts && canvas->rows >= 2 + 12 ? 2 : 1;

	canvas_textf(canvas, 0, INDENT + 1, -1, STYLE_HEADING, "%s %d", long_names[first.month - 1],
		first.year);
	for (int i = 0; i < 7; i++)
		canvas_text(canvas, 1, INDENT + i * CELL, CELL, weekdays[i], STYLE_NORMAL);
	for (; date_is_set(day) && day.month == first.month; day = date_add_days(day, 1))
		draw_day(month, canvas, 2 + (before + day.day - 1) / 7 * step, day, step == 2,
			focus);
}

static void draw_typed(struct month *month, const struct canvas *canvas, int row, bool focus)
{
	int col = 2 + canvas_text(canvas, row, 2, -1, "Date  ", STYLE_NORMAL);
	struct canvas field = canvas_sub(canvas, row, col, 1, 18);
	bool typing = !input_is_empty(month->typed);

	input_draw(month->typed, &field, focus && typing);
}

void month_draw(struct month *month, const struct canvas *canvas, bool calm, bool focus)
{
	struct arena *arena = arena_new();
	int grid_rows = canvas->rows - 3 >= 2 + 12 ? 2 + 12 : MONTH_ROWS;
	struct canvas grid = canvas_sub(canvas, 0, 0, grid_rows, canvas->cols);
	int row = calm ? 0 : grid_rows;

	if (!calm)
		month_draw_grid(month, &grid, month->source.fill != NULL, focus);
	canvas_textf(canvas, row, 2, -1, STYLE_BOLD, "= %s", month_words(month, arena));
	if (calm && focus)
		canvas_cursor(canvas, row, 2);
	draw_typed(month, canvas, row + 1, focus);
	if (month->said) {
		canvas_text(canvas, row + 2, 0, 1, "!", STYLE_ERROR);
		canvas_wrap(canvas, row + 2, 2, canvas->cols - 2, month->said, STYLE_BOLD);
	} else {
		canvas_text(canvas, row + 2, 2, -1,
			calm ? "Type a date, or Left and Right by day, [ and ] by month."
			     : "[ ] chosen  ( ) today  H bank holiday  . weekend",
			STYLE_NORMAL);
	}
	arena_free(arena);
}
