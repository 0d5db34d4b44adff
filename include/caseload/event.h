/* What happened to a person: admissions, attendances, falls, contacts. And notes. */
#ifndef CASELOAD_EVENT_H
#define CASELOAD_EVENT_H

#include <caseload/words.h>

struct event {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t person_id;
	int kind; /* enum event_kind */
	struct date on, until;
	const char *place;
	struct date notified_on; /* when we heard: the clock after a discharge starts here */
	const char *source;
	const char *text;
	const char *avoidable;	 /* Y N Z 9 */
	const char *change;	 /* what must change */
	const char *recorded_by; /* worker's name */
	const char *recorded_at;
};
extern const struct shape event_shape;

/* A contact log entry. Never changed: an amendment is a new note that points to the old. */
struct note {
	int64_t id;
	const char *uid;
	int64_t person_id;
	const char *text;
	struct date on;
	const char *amends; /* uid of the note this one amends */
	const char *author; /* worker's name */
	const char *written_at;
};
extern const struct shape note_shape;

bool event_check(const struct event *event, struct date today, struct err *err);

#endif
