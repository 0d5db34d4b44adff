/* Who may do what. One table of role x capability, asked once by command/run.c. */
#ifndef CASELOAD_ACCESS_H
#define CASELOAD_ACCESS_H

#include <caseload/words.h>

enum capability {
	MAY_ANYONE = 0,	       /* help, version: no store needed */
	MAY_VIEW = 1 << 0,     /* lists and records of the team's people */
	MAY_REGISTER = 1 << 1, /* people on and off the register, demographics, contacts, alerts */
	MAY_LEAD = 1 << 2,     /* assign and end leads */
	MAY_PLAN = 1 << 3,     /* write, agree and decline plans */
	MAY_REVIEW = 1 << 4,   /* book, hold, cancel reviews */
	MAY_NOTE = 1 << 5,     /* notes, events, actions */
	MAY_PRINT = 1 << 6,    /* disclose on paper or to a file */
	MAY_IMPORT = 1 << 7,
	MAY_TEAM = 1 << 8, /* workers, settings, practices, hand-over */
	MAY_AUDIT = 1 << 9,
	MAY_CONTINGENCY = 1 << 10, /* the contingency page alone */
	MAY_BACKUP = 1 << 11,
};

/* Does a set of roles (bits 1 << enum role) hold every capability of `needs`? */
bool access_may(unsigned roles, unsigned needs);
/* "write plans": for the sentence of a refusal. */
const char *capability_words(unsigned needs);

#endif
