/* Actions: one owner each, with a date. */
#ifndef CASELOAD_ACTION_H
#define CASELOAD_ACTION_H

#include <caseload/words.h>

struct action {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t person_id;
	int64_t episode_id;
	const char *person; /* name as shown */
	const char *person_uid;
	const char *nhs_number;
	const char *what;
	int64_t owner_id;
	const char *owner; /* login */
	const char *owner_name;
	struct date due;
	const char *source; /* "meeting", "plan", "review", "event" */
	int status;	    /* enum action_status; late is derived */
	int64_t carried;
	const char *outcome;
	struct date closed_on;
	int64_t late_days;
	int64_t asked_by_id; /* who made it */
	const char *asked_by;
	int64_t case_item_id;  /* of the meeting that asked for it; 0 none */
	struct date chased_on; /* the last time somebody asked after it */
	int64_t chased;	       /* how often */
};
extern const struct shape action_shape;

#endif
