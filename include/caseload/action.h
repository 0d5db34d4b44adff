/* Actions: one owner each, with a date. */
#ifndef CASELOAD_ACTION_H
#define CASELOAD_ACTION_H

#include <caseload/base/shape.h>
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
	struct date born;
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
	int64_t case_item_id;	 /* of the meeting that asked for it; 0 none */
	struct date chased_on;	 /* the last time somebody asked after it */
	int64_t chased;		 /* how often */
	int64_t reopened;	 /* how often */
	struct date owner_until; /* the owner's first day away from the team; unset: still there */
	bool owner_gone;	 /* and it has come */
};
extern const struct shape action_shape;

/* "M Lewis", "M Lewis ! has left"; "" nobody. */
const char *action_owner_words(const struct action *action, struct arena *arena);
/* How the ledger says that somebody asked after it: "", "asked 12-Mar-2026", "asked 12-Mar-2026, 2 times". */
const char *action_chased_words(const struct action *action, struct arena *arena);
/* Those that are equal keep their order; without a date last. */
void actions_sort(struct action *list, size_t n, enum action_sort by);

/* The chase list: what one worker has to do. */
struct action_owner {
	int64_t worker_id;
	const char *owner; /* login; NULL: does not use the program */
	const char *name;
	bool gone;		/* has left */
	int64_t late;		/* of the actions */
	struct date oldest;	/* the earliest due date; unset: none has one */
	struct action *actions; /* by date */
	size_t actions_n;
};
extern const struct shape action_owner_shape;
/* Who has most that is late comes first, then whose oldest is the oldest, then by name. */
struct action_owner *actions_by_owner(
	const struct action *list, size_t n, struct arena *arena, size_t *out_n);
/* "3 open, 2 late, oldest 06-Mar-2026" */
const char *action_owner_counts(const struct action_owner *owner, struct arena *arena);

#endif
