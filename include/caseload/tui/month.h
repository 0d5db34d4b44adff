/* A month to walk through: Monday first, today in ( ), the day under the cursor in [ ].
 * Arrows by day and week, PgUp PgDn or [ ] by month, Home and End of the month. What is typed is
 * read as a date by the one grammar and the cursor goes there; so `t` is today. After a day stands
 * `!` where the source says so, H on a bank holiday, `.` on a weekend. */
#ifndef CASELOAD_TUI_MONTH_H
#define CASELOAD_TUI_MONTH_H

#include <caseload/base/date.h>
#include <caseload/base/err.h>
#include <caseload/tui/canvas.h>
#include <caseload/tui/key.h>

struct month_day {
	int count;   /* of what the source counts; 0 nothing to show */
	bool warned; /* shown as ! */
};

/* `fill` is asked once for each month that comes into sight: 31 days from the first, all zero
 * before. `one` and `many` name what is counted: "review", "reviews". */
struct month_source {
	void (*fill)(void *data, struct date first, struct month_day days[static 31]);
	void *data;
	const char *one, *many;
};

struct month;

enum { MONTH_COLS = 37, MONTH_ROWS = 8 }; /* of the grid alone: name, weekdays, six weeks */

/* `rules` are copied, `source` may be NULL. `day` not set: today. */
struct month *month_new(
	const struct date_rules *rules, const struct month_source *source, struct date day);
void month_free(struct month *month);
struct date month_day(const struct month *month); /* under the cursor */
void month_go(struct month *month, struct date day);
struct date month_first(const struct month *month);	 /* of the month in sight */
const struct month_day *month_days(struct month *month); /* 31 of them, for the month in sight */
void month_refresh(struct month *month);		 /* ask the source again */
const char *month_typed(const struct month *month);	 /* "" nothing */
/* "Thu 12-Mar-2026, today, 4 reviews". In `arena`. */
char *month_words(struct month *month, struct arena *arena);
/* DONE with Enter on a day the rules allow; CANCEL with Esc; where a day is not allowed or what was
 * typed is no date, Enter is TAKEN and the sentence is shown. */
enum tui_result month_key(struct month *month, const struct tui_event *event);
/* The grid, on MONTH_ROWS rows, or two rows a week with the counts under the days where `counts`
 * is set and there is room. Without `focus` the cursor is left alone. */
void month_draw_grid(struct month *month, const struct canvas *canvas, bool counts, bool focus);
/* All of it for a popup: grid, the day in words, what is typed. In calm mode the words alone: one
 * line that changes. */
void month_draw(struct month *month, const struct canvas *canvas, bool calm, bool focus);

#endif
