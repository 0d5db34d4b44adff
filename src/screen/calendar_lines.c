/* The list beside the month: the chosen day in a place that keeps its height, then what is late. */
#include "calendar.h"

#include <caseload/base/str.h>

enum { LEAST_ROOM = 3 };

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

void calendar_find_day(struct calendar *calendar)
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

/* ---- the list ---- */

size_t calendar_row_count(void *data)
{
	return ((struct calendar *)data)->lines_n;
}

enum { MEETING_ROWS = 2 };

int64_t calendar_row_id(void *data, size_t row)
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

	calendar_find_day(calendar);
	row = list_selected_row(calendar->list);
	return row < 0 ? NULL : calendar->lines[row].due;
}

const struct meeting *calendar_meeting(struct calendar *calendar)
{
	long row;

	calendar_find_day(calendar);
	row = list_selected_row(calendar->list);
	return row < 0 ? NULL : calendar->lines[row].meeting;
}
