/* How the review calendar looks: month and week at the left, the chosen day at the right. */
#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/caseload.h>
#include <caseload/deadline.h>

#include "calendar.h"
#include "person_summary.h"

/* Below TWO_COLS the list has the whole width while the keys are in it: names and words stand there
 * in full, and a terminal scrolls whole lines only, so that a move repaints two rows. */
enum { TWO_COLS = 110 };
enum {
	LEFT_COLS = MONTH_COLS + 1,
	BAR_MOST = 20,
	WIDE_ROW = 60,
	LEAD_COLS = 18,
	RISK_COLS = 10,
	WIDE_RISK_COLS = 11
};

/* ---- a row of the list ---- */

static const char *band_words(const struct due *due, struct date today, struct arena *arena)
{
	struct case_row row = {
		.band = due->band, .score = due->score, .valid_until = due->valid_until};

	return case_band_words(&row, today, arena);
}

static const char *when_words(const struct due *due, struct date today, char out[static 16])
{
	bool said = due->late || due->due_at != NULL || due->clock.stand == STAND_STOPPED;

	return said ? due_when(due, today, clock_unix(), out) : "";
}

static void draw_calm_row(
	const struct due *due, struct date today, const struct canvas *canvas, struct arena *arena)
{
	char sentence[32];

	canvas_textf(canvas, 0, 0, -1, STYLE_NORMAL, "%s %s, %s, %s", band_words(due, today, arena),
		due->due_at != NULL || due->clock.stand == STAND_STOPPED
			? due_when(due, today, clock_unix(), sentence)
			: deadline_sentence(due->due_on, today, sentence),
		due->person, due_words(due));
}

static void draw_columns(
	const struct due *due, struct date today, const struct canvas *canvas, struct arena *arena)
{
	char late[16];
	const char *when = when_words(due, today, late);
	int when_cols = *when ? (int)strlen(when) + 1 : 0;
	bool wide = canvas->cols >= WIDE_ROW;
	int lead = wide ? LEAD_COLS : 0, risk = wide ? WIDE_RISK_COLS : RISK_COLS;
	int rest = canvas->cols - risk - 1 - (lead ? lead + 1 : 0);
	int what = rest / (wide ? 2 : 3) > 11 ? rest / (wide ? 2 : 3) : 11;
	int name = rest - what - 1, col = 0;

	canvas_text(canvas, 0, col, name, due->person, STYLE_NORMAL);
	canvas_text(canvas, 0, col += name + 1, risk, band_words(due, today, arena),
		band_style(due->band));
	col += risk + 1;
	if (lead) {
		canvas_text(canvas, 0, col, lead, due_lead_words(due, arena), STYLE_NORMAL);
		col += lead + 1;
	}
	if (when_cols)
		canvas_text(canvas, 0, col, when_cols, when, due->late ? STYLE_LATE : STYLE_NORMAL);
	if (what - when_cols > 3)
		canvas_text(
			canvas, 0, col + when_cols, what - when_cols, due_words(due), STYLE_NORMAL);
}

/* "09:30 MDT Northfield Surgery  8 cases". */
static void draw_meeting(const struct meeting *meeting, const struct canvas *canvas)
{
	const char *where = meeting->place ? meeting->place : meeting->practice;

	bool wide = canvas->cols >= WIDE_ROW;

	canvas_textf(canvas, 0, 0, -1, STYLE_NORMAL, "%s MDT%s%s  %" PRId64 " %s%s%s", meeting->at,
		where ? " " : "", where ? where : "", meeting->cases,
		meeting->cases == 1 ? "case" : "cases", wide ? ", " : "",
		wide ? word_shown(&words_meeting_status, meeting->status) : "");
}

void calendar_draw_row(void *data, size_t at, const struct canvas *canvas, struct list_look look)
{
	struct calendar *calendar = data;
	const struct calendar_line *line = &calendar->lines[at];
	const struct due *due = line->due;
	struct date today = app_today(calendar->view->app);
	struct arena *arena;

	(void)look;
	if (line->meeting != NULL) {
		draw_meeting(line->meeting, canvas);
		return;
	}
	if (due == NULL && line->heading == NULL) {
		if (line->count > 0)
			canvas_textf(canvas, 0, 0, -1, STYLE_NORMAL,
				"and %zu more: Enter lists them", line->count);
		return;
	}
	if (due == NULL) {
		canvas_textf(
			canvas, 0, 0, -1, STYLE_HEADING, "%s  %zu", line->heading, line->count);
		return;
	}
	arena = arena_new();
	if (app_options(calendar->view->app)->calm)
		draw_calm_row(due, today, canvas, arena);
	else
		draw_columns(due, today, canvas, arena);
	arena_free(arena);
}

/* ---- the rest ---- */

/* "The team's reviews and deadlines   31 late": row 2 of every list says its rule. */
static void draw_rule(struct calendar *calendar, const struct canvas *row, bool focus)
{
	int right = row->cols - calendar->view->right_taken, col = 1;
	struct arena *arena = arena_new();
	struct canvas field;

	if (calendar->going) {
		col += canvas_text(row, 0, col, -1, "Go to", STYLE_NORMAL) + 1;
		field = canvas_sub(row, 0, col, 1, 18);
		canvas_fill(&field, 0, 0, 1, field.cols, " ", STYLE_FIELD);
		canvas_text(&field, 0, 0, -1, month_typed(calendar->month), STYLE_FIELD);
		if (focus)
			canvas_cursor(&field, 0, (int)strlen(month_typed(calendar->month)));
		canvas_textf(row, 0, col + 20, right - col - 20, STYLE_NORMAL, "= %s",
			month_words(calendar->month, arena));
	} else {
		col += canvas_textf(row, 0, col, right - col, STYLE_NORMAL, "%s%s",
			       calendar->lead
				       ? arena_printf(arena, "Led by %s: ", calendar->lead_name)
				       : "The team's ",
			       calendar->reviews_only ? "reviews" : "reviews and deadlines") +
		       2;
		canvas_textf(
			row, 0, col, right - col, STYLE_BOLD, "%zu late", calendar->late_reviews);
	}
	arena_free(arena);
}

/* "1 meeting, 4 reviews, 2 deadlines". */
static const char *day_counts(const struct calendar *calendar, struct arena *arena)
{
	const struct {
		size_t n;
		const char *what;
	} counts[] = {{calendar->day_meetings, "meeting"}, {calendar->day_reviews, "review"},
		{calendar->day_others, "deadline"}};
	const char *out = "";

	for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
		if (counts[i].n > 0)
			out = arena_printf(arena, "%s%s%zu %s%s", out, *out ? ", " : "",
				counts[i].n, counts[i].what, counts[i].n == 1 ? "" : "s");
	return *out ? out : "nothing due";
}

static void draw_day_head(
	struct calendar *calendar, const struct canvas *canvas, int row, struct arena *arena)
{
	struct date_rules rules = {DATE_ANY, false, app_today(calendar->view->app),
		session_holidays(calendar->view->session)};
	char echo[80];

	/* In a narrow pane the counts say more than how far off the day is. */
	if (canvas->cols < WIDE_ROW)
		date_show_weekday(month_day(calendar->month), echo);
	else
		date_echo(month_day(calendar->month), &rules, echo);
	canvas_textf(
		canvas, row, 1, -1, STYLE_HEADING, "%s: %s", echo, day_counts(calendar, arena));
}

/* The week of the chosen day, each day with its number; the bar is decoration. */
static void draw_week(struct calendar *calendar, const struct canvas *canvas)
{
	static const char *const names[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
	struct date day = month_day(calendar->month), first = month_first(calendar->month);
	struct date at = date_add_days(day, 1 - date_weekday(day));
	const struct month_day *days = month_days(calendar->month);

	canvas_text(canvas, 0, 2, -1, "Reviews per day", STYLE_HEADING);
	for (int i = 0, row = 1; i < 7; i++, at = date_add_days(at, 1)) {
		int col = 2, count;

		if (!date_is_set(at) || at.month != first.month)
			continue;
		count = days[at.day - 1].count;
		col += canvas_textf(canvas, row, col, -1,
			date_equal(at, day) ? STYLE_BOLD : STYLE_NORMAL, "%s %2d %4d ", names[i],
			at.day, count);
		for (int n = 0; n < count && n < BAR_MOST; n++)
			canvas_text(canvas, row, col + n, 1, "#", STYLE_NORMAL);
		row++;
	}
}

static int working_days_to(struct date today, struct date day, const struct holidays *holidays)
{
	int n = 0;

	for (struct date at = date_add_days(today, 1); date_compare(at, day) <= 0;
		at = date_add_days(at, 1))
		n += date_is_working_day(at, holidays);
	return n;
}

/* Weeks are numbered as everywhere in Europe: week 1 has the year's first Thursday. */
static int week_number(struct date day)
{
	struct date thursday = date_add_days(day, 4 - date_weekday(day));

	return (int)(date_between(date_make(thursday.year, 1, 1), thursday) / 7) + 1;
}

/* "3 working days to the deadline for BAILEY, Thomas (tell who leads).": what is not a review and
 * comes next. */
static const char *next_deadline_words(struct calendar *calendar, bool narrow, struct arena *arena)
{
	struct date today = app_today(calendar->view->app);
	const struct holidays *holidays = session_holidays(calendar->view->session);
	const struct due *next = NULL;
	const char *what, *left;
	char *name;
	int days;

	for (size_t i = 0; i < calendar->ahead.n && !next; i++)
		if (calendar->ahead.rows[i].kind != DUE_REVIEW &&
			calendar->ahead.rows[i].clock.stand != STAND_STOPPED)
			next = &calendar->ahead.rows[i];
	if (!next)
		return calendar->reviews_only
			       ? "Deadlines are not shown; f shows them."
			       : "No deadline other than reviews in the next four weeks.";
	name = arena_strdup(arena, due_words(next));
	name[0] = (char)tolower((unsigned char)name[0]);
	what = name;
	days = working_days_to(today, next->due_on, holidays);
	left = days == 1 ? "1 working day" : arena_printf(arena, "%d working days", days);
	if (date_equal(next->due_on, today))
		left = "Today";
	else if (days == 0)
		left = "Before the next working day";
	if (narrow)
		return arena_printf(arena, "%s: %s, %s.", left, what, next->person);
	return arena_printf(arena, "%s %s the deadline for %s (%s).", left, days == 0 ? "is" : "to",
		next->person, what);
}

static void draw_next_deadline(struct calendar *calendar, const struct canvas *canvas, int row)
{
	struct arena *arena = arena_new();

	canvas_textf(canvas, row, 1, -1, STYLE_NORMAL, "Week %d. %s",
		week_number(month_day(calendar->month)),
		next_deadline_words(calendar, canvas->cols < 80, arena));
	arena_free(arena);
}

static void draw_left(struct calendar *calendar, const struct canvas *canvas, bool focus)
{
	struct canvas grid = canvas_sub(canvas, 0, 0, MONTH_ROWS, canvas->cols);
	struct canvas week = canvas_sub(canvas, MONTH_ROWS + 2, 0, 8, canvas->cols);

	month_draw_grid(calendar->month, &grid, false, focus);
	canvas_text(canvas, MONTH_ROWS, 2, -1, "! late  H bank holiday  . weekend", STYLE_NORMAL);
	if (canvas->rows >= MONTH_ROWS + 2 + 8)
		draw_week(calendar, &week);
}

static void draw_right(
	struct calendar *calendar, const struct canvas *canvas, bool focus, struct arena *arena)
{
	struct canvas rows = canvas_sub(canvas, 1, 0, canvas->rows - 1, canvas->cols);

	draw_day_head(calendar, canvas, 0, arena);
	list_draw(calendar->list, &rows, focus);
}

/* The chosen day in words, then its list; no columns of days to be read out. */
static void draw_calm(
	struct calendar *calendar, const struct canvas *canvas, bool focus, struct arena *arena)
{
	struct canvas rows = canvas_sub(canvas, 1, 0, canvas->rows - 1, canvas->cols);

	draw_day_head(calendar, canvas, 0, arena);
	list_draw(calendar->list, &rows, focus && calendar->in_list);
	if (focus && !calendar->in_list)
		canvas_cursor(canvas, 0, 1);
}

static void draw_single(
	struct calendar *calendar, const struct canvas *canvas, bool focus, struct arena *arena)
{
	if (calendar->in_list) {
		draw_right(calendar, canvas, focus, arena);
		return;
	}
	draw_day_head(calendar, canvas, MONTH_ROWS + 1, arena);
	draw_left(calendar, canvas, focus);
}

void calendar_draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct calendar *calendar = view->data;
	struct arena *arena = arena_new();
	struct canvas body = canvas_sub(canvas, 1, 0, canvas->rows - 2, canvas->cols);
	struct canvas left = canvas_sub(&body, 0, 0, body.rows, LEFT_COLS);
	struct canvas right =
		canvas_sub(&body, 0, LEFT_COLS + 1, body.rows, body.cols - LEFT_COLS - 1);
	bool here = focus && !calendar->going;

	calendar_make_room(calendar, body.rows - 1);
	calendar_selected(calendar); /* the day's rows are those of the day shown */
	if (app_options(view->app)->calm) {
		draw_calm(calendar, &body, here, arena);
	} else if (calendar_is_single(calendar) || (calendar->in_list && body.cols < TWO_COLS)) {
		draw_single(calendar, &body, here, arena);
	} else {
		draw_right(calendar, &right, here && calendar->in_list, arena);
		canvas_vline(&body, 0, LEFT_COLS, body.rows);
		draw_left(calendar, &left, here && !calendar->in_list);
	}
	draw_next_deadline(calendar, canvas, canvas->rows - 1);
	draw_rule(calendar, canvas, focus);
	arena_free(arena);
}
