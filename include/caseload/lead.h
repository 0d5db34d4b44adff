/* Who leads. Lead professional, care co-ordinator and accountable GP are three roles of the
 * same shape and may be three people. The current holder is the row whose status says so, and a
 * unique index lets there be one of each for an episode; nothing else decides it. */
#ifndef CASELOAD_LEAD_H
#define CASELOAD_LEAD_H

#include <caseload/words.h>

struct lead {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t episode_id;
	int kind;	    /* enum lead_kind */
	int64_t worker_id;  /* 0: an accountable GP who is not a worker here, by name */
	const char *worker; /* login */
	const char *name;   /* as shown */
	int profession;
	const char *phone;
	int status; /* enum lead_status */
	struct date from, until;
	const char *reason;
	struct date informed_on;
	int informed_how;	/* enum informed_how */
	struct date inform_due; /* 21 days from the entry or the change (field E6, 1.5) */
	int64_t contact_days;	/* co-ordinator: agreed contact interval; 0 none */
	struct date last_contact;
};
extern const struct shape lead_shape;

#endif
