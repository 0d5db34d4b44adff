/* A contact who cares: what they were offered, and what happens if they cannot go on (field 3.5). */
#ifndef CASELOAD_CARER_H
#define CASELOAD_CARER_H

#include <caseload/words.h>

struct carer {
	int64_t id; /* 0: a contact with the role carer, of whom nothing more is recorded */
	const char *uid;
	int64_t version;
	int64_t person_id, contact_id;
	const char *person, *person_uid, *nhs_number;
	const char *contact_uid, *name, *relationship; /* of the contact */
	int lives_with;				       /* enum factor_answer */
	int64_t hours;				       /* a week; FIELD_NONE_ZERO */
	int assessment;				       /* enum carer_assessment */
	struct date assessment_on;		       /* of that answer */
	struct date offered_on;			       /* first */
	struct date emergency_plan_on;		       /* held since */
	int64_t alone_hours; /* how long the person can safely be left; FIELD_NONE_ZERO */
	struct date review_on;
	const char *note;
};
extern const struct shape carer_shape;

bool carer_check(const struct carer *carer, struct date today, struct err *err);
/* "assessment accepted 03-Mar-2026, emergency plan 01-Feb-2026"; "nothing recorded". */
char *carer_words(const struct carer *carer, struct arena *arena);

#endif
