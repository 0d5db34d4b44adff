/* What a worker's or a team's days hold: reviews and meetings. */
#ifndef CASELOAD_CALENDAR_H
#define CASELOAD_CALENDAR_H

#include <stdint.h>

#include <caseload/base/date.h>
#include <caseload/words.h>

/* A review, or (kind REVIEW_KIND_NONE) a meeting: of every status, for one that was cancelled has to be
 * taken off again. */
struct calendar_entry {
	const char *uid; /* of the record */
	int64_t version;
	const char *updated_at;
	int kind; /* enum review_kind; 0 a meeting */
	bool cancelled, held;
	struct date on; /* when a review was held, else is due */
	int64_t person_id;
	const char *family, *given, *nhs_number;
	struct date born;
	const char *with_name;
	const char *at; /* of a meeting: "09:30" */
	int64_t minutes;
	const char *place, *practice;
};

#endif
