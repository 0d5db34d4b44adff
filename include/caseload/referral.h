/* Referrals to the team or from it, and requests of people to see what is held about them. */
#ifndef CASELOAD_REFERRAL_H
#define CASELOAD_REFERRAL_H

#include <caseload/words.h>

struct referral {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t person_id;
	int64_t episode_id;   /* 0: in nobody's care */
	int64_t case_item_id; /* of the meeting that asked for it; 0 none */
	const char *person, *person_uid, *nhs_number;
	int direction; /* enum referral_direction */
	const char *service;
	int urgency; /* enum referral_urgency */
	const char *reason;
	const char *received_at; /* UTC: the clock of two hours starts here */
	int status;		 /* enum referral_status */
	const char *declined_reason;
	const char *contact_at; /* UTC: the first contact stops it */
	struct date started_on, ended_on;
	struct date discharged_on; /* reablement after hospital: day 0 of the 91 */
	const char *outcome;
	int at_91_days; /* enum at_91_days */
};
extern const struct shape referral_shape;

bool referral_is_open(const struct referral *referral); /* neither declined nor ended */

struct access_request {
	int64_t id;
	const char *uid;
	int64_t version;
	int64_t person_id;
	const char *person, *person_uid, *nhs_number;
	struct date received_on;
	const char *asked_by; /* NULL: the person */
	struct date sent_on;
	const char *refused_reason;
	const char *note;
	struct date due_on; /* worked out; not stored */
};
extern const struct shape access_request_shape;

bool access_request_is_open(const struct access_request *request);

#endif
