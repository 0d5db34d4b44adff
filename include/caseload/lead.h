/* Who leads. Lead professional, care co-ordinator and accountable GP are three roles of the
 * same shape and may be three people. The current holder is the row whose status says so, and a
 * unique index lets there be one of each for an episode; nothing else decides it. */
#ifndef CASELOAD_LEAD_H
#define CASELOAD_LEAD_H

#include <caseload/absence.h>

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
	int64_t case_item_id; /* of the meeting that decided it; 0 none */
	/* Who acts while the lead is away, by lead_acting(); NULL: the lead is here, or nobody
	 * does. The lead stays the lead: for the load, and for who was told. */
	const char *acting, *acting_phone;
	struct date acting_until;
	/* only in a list of what one worker holds */
	int64_t person_id;
	int64_t band_rank; /* very high 5 ... no data 0 */
};
extern const struct shape lead_shape;

/* Who acts for a worker on a day, and until when: the absence, with its cover. NULL: nobody, the
 * worker is here or has no cover. Nothing else decides it. */
const struct absence *lead_acting(
	const struct absence *absences, size_t n, int64_t worker_id, struct date on);
/* "A Brown for J Patel until 30-Mar-2026"; just the name where nobody acts. */
char *lead_acting_words(
	const char *name, const char *acting, struct date until, struct arena *arena);

/* Somebody was asked to take a role on: not answered yet, or declined. */
struct proposal {
	int64_t person_id;
	const char *person; /* uid */
	const char *person_name;
	const char *nhs_number;
	int band;
	int kind;	    /* enum lead_kind */
	int64_t worker_id;  /* who was asked */
	const char *worker; /* login */
	const char *name;
	const char *now; /* who has the role until they accept; NULL nobody */
	int64_t asked_by_id;
	const char *asked_by;
	struct date from; /* when they were asked */
	int status;	  /* LEAD_PROPOSED or LEAD_DECLINED */
	struct date until;
	const char *reason; /* for the choice, and below it why it was declined */
	bool mine;	    /* I was asked */
	bool asked_by_me;
};
extern const struct shape proposal_shape;

#endif
