/* What the files of the review calendar share. */
#ifndef SCREEN_CALENDAR_H
#define SCREEN_CALENDAR_H

#include <caseload/due.h>
#include <caseload/meeting.h>
#include <caseload/tui/list.h>
#include <caseload/tui/month.h>

#include "screen.h"

/* What was read at one time, by day. */
struct due_rows {
	struct arena *arena; /* NULL: borrowed */
	const struct due *rows;
	size_t n;
};

/* A row of the list: something due, a heading over what follows, or a place left free. */
struct calendar_line {
	const struct due *due; /* NULL: the heading, or a meeting */
	const struct meeting *meeting;
	const char *heading; /* "Late before today"; NULL where the day's rows have their place */
	size_t count;	     /* of what it is about, on whatever day; how many more of the day */
};

struct calendar {
	struct view *view;
	struct month *month;
	struct list *list;
	struct due_rows known; /* all until known_to; these are borrowed of it: */
	struct due_rows late;  /* before today */
	struct due_rows ahead; /* from today on, for the next deadline */
	struct due_rows shown; /* of the month in sight; its own where the month is a later one */
	struct date known_to;
	size_t late_reviews;
	struct arena *meetings_arena;
	const struct meeting *meetings; /* the team's, by day; without those cancelled */
	size_t meetings_n;
	/* The day's, in a place that keeps its height, then what is late, which keeps still. */
	struct calendar_line *lines;
	size_t lines_n, late_from; /* late_from: where what is late begins */
	size_t day_room;	   /* rows of the day's place */
	size_t day_reviews, day_others, day_meetings;
	struct date day_of;	/* the day these are about */
	bool whole_day;		/* all of the day's rows, however many */
	bool in_list;		/* the day's list has the focus */
	bool going;		/* a day is being typed */
	struct date came_from;	/* where Esc goes back to while typing */
	char *lead, *lead_name; /* whose: login and name; NULL the team's */
	bool reviews_only;
};

extern const struct screen screen_whose; /* popup: whose, and what is shown */

/* What the list's cursor is on; NULL nothing. Brings the list up to the chosen day. */
const struct due *calendar_selected(struct calendar *calendar);
/* The meeting it is on; NULL where it is on none. */
const struct meeting *calendar_meeting(struct calendar *calendar);
/* One of month and list alone: too narrow or too low for both. */
bool calendar_is_single(const struct calendar *calendar);
/* How many rows the list has to be drawn in: the day's part takes a third of them. */
void calendar_make_room(struct calendar *calendar, int rows);
void calendar_draw(struct view *view, const struct canvas *canvas, bool focus);
void calendar_draw_row(
	void *calendar, size_t row, const struct canvas *canvas, struct list_look look);

/* ---- calendar_read.c ---- */

void calendar_drop(struct due_rows *rows);
/* Asked by the month for each one that comes into sight; only a later one has to be read. */
void calendar_fill_month(void *data, struct date first, struct month_day days[static 31]);
/* One reading, and one row of the audit: what is late, the month, and four weeks ahead. */
bool calendar_read(struct calendar *calendar, struct err *err);

/* ---- calendar_lines.c ---- */

/* The lines are made again when the chosen day is another one. */
void calendar_find_day(struct calendar *calendar);
size_t calendar_row_count(void *data);
/* What is late on the chosen day stands in both places, and is two rows to the cursor. */
int64_t calendar_row_id(void *data, size_t row);

#endif
