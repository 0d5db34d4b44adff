/* A worker is away, and who acts for them meanwhile. It ends by itself: nothing is changed on the
 * day it begins or the day it is over, every reader asks lead_acting() (lead.h). */
#ifndef CASELOAD_ABSENCE_H
#define CASELOAD_ABSENCE_H

#include <caseload/words.h>

struct absence {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t worker_id;
	const char *worker; /* login */
	const char *name;
	int64_t cover_id;  /* 0: nobody acts */
	const char *cover; /* login */
	const char *cover_name, *cover_phone;
	struct date from, until; /* both days are away */
	const char *reason;	 /* "Leave": never why somebody is ill */
	bool cancelled;
};
extern const struct shape absence_shape;

/* Longer than this the lead is away for a significant time, and the people are told anew who acts
 * (field 1.5 gives no number; the 21 days of the clock itself are taken). */
enum { ABSENCE_LONG_DAYS = 21 };

bool absence_is_long(const struct absence *absence);
/* The worker's absence on that day; NULL: they are here. */
const struct absence *absence_on(
	const struct absence *absences, size_t n, int64_t worker_id, struct date on);

#endif
