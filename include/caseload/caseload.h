/* The caseload: one row for each person a team has in its care or on its risk list. */
#ifndef CASELOAD_CASELOAD_H
#define CASELOAD_CASELOAD_H

#include <caseload/person.h>

struct case_row {
	int64_t person_id;
	int64_t episode_id; /* 0: not on the register */
	const char *uid;    /* of the person */
	const char *nhs_number;
	const char *family, *given, *title;
	struct date born;
	int64_t age; /* FIELD_NONE_ZERO: not known */
	int gender;
	const char *practice; /* ODS code */
	int status;	      /* enum episode_status; none: not on the register */
	const char *instrument;
	struct score score;
	int band; /* enum band */
	struct date scored_on;
	struct date valid_until;
	const char *lead; /* login */
	const char *lead_name;
	int64_t lead_id;
	const char *acting; /* who acts while the lead is away, by lead_acting(); NULL */
	struct date acting_until;
	const char *coordinator;
	int64_t plan; /* number; 0 none */
	int plan_status;
	struct date next_review;
	int review_kind;
	int64_t review_id; /* the next, or the one that is stopped; 0 none */
	/* Where none runs and one is stopped (clock_stop.h): why, since when, when it was due. */
	int stopped_for; /* enum stop_reason */
	struct date stopped_on, stopped_due;
	int64_t late_days;
	int64_t open_actions;
	const char *next_action; /* what the earliest open action is */
	const char *next_action_owner;
	struct date next_action_due;
	/* For whoever answers the telephone; on the screen only, and the goal of nobody whose record
	 * is restricted. */
	const char *usual_gp, *practice_name;
	bool alerted; /* has or had an alert: whether there is one to read */
	const char
		*alerts;  /* one in a line, "Do not visit alone", "Interpreter: Igbo"; NULL none */
	const char *goal; /* the first that is worked on in the plan that counts */
	bool restricted;
	bool same_name; /* another person in the team's care has the same name */
	struct date died;
	const char *fold;
};
extern const struct shape case_row_shape;

enum case_sort { SORT_DUE, SORT_RISK, SORT_NAME, SORT_LEAD };
enum case_scope {
	SCOPE_ALL,	 /* everyone known to the team */
	SCOPE_REGISTER,	 /* open episodes */
	SCOPE_TODAY,	 /* open episodes late or due within the team's soon_days */
	SCOPE_RISK_LIST, /* scored, not on the register */
};
/* How many others one worker can act for at a time. */
enum { ACTING_MAX = 4 };

struct case_filter {
	enum case_scope scope;
	int64_t team_id;
	int64_t lead_id;		/* 0 any */
	int64_t acting_for[ACTING_MAX]; /* the people of these leads as well; 0 none */
	int band;			/* BAND_NONE any */
	const char *practice;		/* NULL any */
	struct date due_by;		/* next review on or before; none: any */
	struct date due_from;		/* and on or after; none: any */
	int64_t proposed_to;	   /* the worker was asked to lead and has not answered; 0 any */
	bool unled, no_plan, late; /* of open episodes */
	/* Up to four words, each in name, lead, NHS Number, postcode or an open action; NULL any. */
	const char *text;
	enum case_sort sort;
	int64_t limit;	   /* 0: no limit */
	int64_t offset;	   /* rows passed over before the first */
	struct date today; /* late and due soon are told from this day */
	int64_t soon_days; /* of the team */
};

/* Is what was typed into a filter a day rather than words to look for ("fri", "+2w", "12/3")? Digits
 * alone are part of a number, fewer than four letters (but for a day of the week) part of a name. */
bool case_due_words(
	const char *text, struct date today, const struct holidays *holidays, struct date *out);

/* Counts over a filter's people, by the same definitions as the rows. */
struct case_counts {
	int64_t people;
	int64_t by_band[8]; /* indexed by enum band */
	int64_t no_lead, no_plan;
	int64_t late;	     /* reviews: somebody may have two of different kinds */
	int64_t late_people; /* whose they are */
	int64_t due_soon;
};
extern const struct shape case_counts_shape;

/* What waits for one worker, beside the people on their list. */
struct case_waiting {
	int64_t proposals;    /* to lead, not answered */
	int64_t drafts;	      /* kept */
	int64_t late_actions; /* open, theirs, past their day */
	int64_t meetings;     /* of the team today, not closed yet; and one that is open */
	int64_t meeting_at;   /* the first of these: minutes from midnight, local */
	int64_t meeting_open; /* 1: one has begun */
	int64_t two_hour;     /* referrals of that urgency that nobody has answered yet */
	int64_t two_hour_due; /* the first of them: seconds since 1970 */
	int64_t faults; /* in the team's cases, by the fault finder; late reviews and pairs apart */
};
extern const struct shape case_waiting_shape;
/* What others changed since a list was read. */
struct case_news {
	int64_t people, workers;
	const char *worker; /* one of them */
};
extern const struct shape case_news_shape;

/* Name as shown on a list, "AHMED, Fatima", from a row. */
char *case_name(const struct case_row *row, int names, struct arena *arena);
/* "A Brown for J Patel until 30-Mar-2026"; NULL where there is no lead. */
char *case_lead_words(const struct case_row *row, struct arena *arena);
/* "V HIGH 9", "HIGH 0.31~" (past its validity), "NO DATA". */
char *case_band_words(const struct case_row *row, struct date today, struct arena *arena);

#endif
