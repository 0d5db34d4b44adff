/* A Community Support Team, the practices it serves, and how it works. */
#ifndef CASELOAD_TEAM_H
#define CASELOAD_TEAM_H

#include <caseload/words.h>

struct team {
	int64_t id;
	const char *uid;
	int64_t version;
	const char *name;
	const char *area;
	const char *phone;	 /* where somebody of the team answers; NULL: not recorded */
	const char *person_word; /* "person", "patient", "service user" or "resident" */
	int64_t population;
	int64_t soon_days;		 /* a review is due soon this many days before its date */
	int64_t review_months_very_high; /* review intervals by band, never over 12 */
	int64_t review_months_high;
	int64_t review_months_rising;
	int64_t review_months_lower;
	int64_t frequent;	  /* A&E attendances in 12 months that make a frequent attender */
	int64_t over_65;	  /* residents of 65 and over; FIELD_NONE_ZERO: not known */
	int64_t residents_18;	  /* of 18 and over; not known: the adults of the list sizes */
	const char *lawful_basis; /* standing basis for risk lists; NULL: asked for each time */
	const char *instrument;	  /* the leading instrument's id; NULL: the newest score leads */
	bool acting_allowed;	  /* --as may name another worker: demonstrations only */
	bool live;		  /* refuse NHS Numbers of the 999 test range */
};
extern const struct shape team_shape;

/* A GP practice (a prescribing cost centre of the ODS). One that closes keeps its people. */
struct practice {
	int64_t id;
	const char *uid;
	int64_t version;
	const char *code; /* ODS code, ^[A-Z0-9]{1,9}$ */
	const char *name;
	const char *address;
	const char *postcode;
	const char *phone;
	int status; /* enum practice_status */
	struct date opened, closed;
	const char *successor; /* ODS code */
	int64_t team_id;       /* 0: not one of ours */
	/* the newest list size */
	struct date quarter_start;
	int64_t adults; /* registered 18 and over at quarter start; 0 not known */
	int64_t all_ages;
	int64_t on_register; /* adults on the register; only in the 2% arithmetic */
};
extern const struct shape practice_shape;

bool ods_code_valid(const char *code);
/* The 2% register: target is 2% of the adults, the floor 1.8%, both rounded up (field E1, E3). */
int64_t register_target(int64_t adults);
int64_t register_floor(int64_t adults);
/* The first day of the calendar quarter a day lies in: list sizes are of that day. */
struct date quarter_start(struct date on);
/* And the last. */
struct date quarter_end(struct date on);
/* "Q1 2026", of the calendar year: the health service numbers its quarters from April, so the first
 * day is always said with it. */
char *quarter_words(struct date start, struct arena *arena);
/* Months until the next review for a band, by the team's settings; never over 12 (field E12). */
int team_review_months(const struct team *team, enum band band);

#endif
