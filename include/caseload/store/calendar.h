/* What goes out into people's own calendars. */
#ifndef CASELOAD_STORE_CALENDAR_H
#define CASELOAD_STORE_CALENDAR_H

#include <caseload/calendar.h>
#include <caseload/store/store.h>

struct calendar_filter {
	int64_t team_id;
	int64_t worker_id; /* reviews booked with them or, with nobody, of whom they lead; meetings they
			      are asked to; 0 the team's */
	struct date from, to; /* both included */
};
/* By day. */
bool store_calendar(struct store *store, const struct calendar_filter *filter, struct arena *arena,
	struct calendar_entry **out, size_t *n, struct err *err);

#endif
