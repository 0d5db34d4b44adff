/* What happened to a person: admissions, attendances, falls, contacts. And notes. */
#ifndef CASELOAD_EVENT_H
#define CASELOAD_EVENT_H

#include <caseload/clock_stop.h>

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
	struct date ready_on;	 /* of a stay in hospital: ready to leave (field M16) */
	int delay_due;		 /* enum delay_due: who the days after that wait for */
	int permanent;		 /* enum factor_answer, of a care home: meant to stay, supported by
				  * the council (field M18) */
	const char *recorded_by; /* worker's name */
	const char *recorded_at;
	/* of a person's record: the clock that runs, by event_mark_waiting() */
	int waits; /* enum due_kind; none */
	struct date due_on;
	struct clock clock;
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

/* The clock that an event has started and that still runs, by what else happened to the person:
 * - after a discharge somebody is in touch within a few working days of the day the team heard of
 *   it (DISCHARGE_CONTACT, field E15); until a contact is logged, or the person is back in hospital;
 * - an admission or A&E attendance is looked at by the end of its month: could it have been avoided,
 *   what must change (ADMISSION_REVIEW, field E17); until that is recorded.
 * `since`: the day the episode opened; what happened before it was another team's to follow.
 * Returns the enum due_kind, DUE_NONE where nothing runs. */
int event_waits(const struct event *events, size_t n, size_t i, struct date since,
	const struct deadline_rules *rules, struct date *due_on);
/* Fills in `waits` and `due_on` of all; of those who died nobody is to be in touch. */
void event_mark_waiting(struct event *events, size_t n, struct date since, bool died,
	const struct deadline_rules *rules);
/* The day the team was told, else the day it happened. */
struct date event_heard_on(const struct event *event);
enum { EVENT_READMITTED_DAYS = 30 };

bool event_check(const struct event *event, struct date today, struct err *err);

#endif
