/* What goes out into people's own calendars. */
#ifndef CASELOAD_STORE_CALENDAR_H
#define CASELOAD_STORE_CALENDAR_H

#include <caseload/store/store.h>
#include <caseload/words.h>

/* A review, or (kind REVIEW_KIND_NONE) a meeting: of every status, for one that was cancelled has to be
 * taken off again. */
struct calendar_entry {
	const char *uid; /* of the record */
	int64_t version;
	const char *updated_at;
	int kind; /* enum review_kind; 0 a meeting */
	bool cancelled;
	struct date on; /* when a review was held, else is due */
	int64_t person_id;
	const char *family, *given, *nhs_number;
	const char *with_name;
	const char *at; /* of a meeting: "09:30" */
	int64_t minutes;
	const char *place, *practice;
};
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
