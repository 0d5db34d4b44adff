/* Who came to the meetings of a period, by profession and meeting by meeting. Patients are not on it. */
#ifndef CASELOAD_REPORT_ATTENDANCE_H
#define CASELOAD_REPORT_ATTENDANCE_H

#include <caseload/meeting.h>
#include <caseload/report/caseload.h>

struct attendance_meeting {
	const struct meeting *meeting;
	const struct attendance *came;
	size_t n;
};
struct attendance_paper {
	const char *team;
	struct date from, to;
	const struct attendance_meeting *meetings; /* closed ones, by day */
	size_t n;
	const char **watched; /* "No mental health at 3 of 3 meetings."; from the measures */
	size_t watched_n;
};

/* How one profession was at a meeting: the best that anybody of it was. */
enum came {
	CAME_NOT_ASKED,
	CAME_ABSENT, /* asked, and neither there nor heard of */
	CAME_APOLOGIES,
	CAME_DEPUTY, /* somebody else came for them */
	CAME_PRESENT,
};
enum came came_as(const struct attendance_meeting *meeting, int profession);

struct sheet *attendance_sheet(
	const struct attendance_paper *paper, const struct printing *printing, struct arena *arena);

#endif
