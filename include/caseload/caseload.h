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
	int64_t late_days;
	int64_t open_actions;
	const char *next_action; /* what the earliest open action is */
	bool restricted;
	bool same_name; /* another person in the team's care has the same name */
	struct date died;
	const char *fold;
};
extern const struct shape case_row_shape;

enum case_sort { SORT_DUE, SORT_RISK, SORT_NAME };
enum case_scope {
	SCOPE_ALL,	 /* everyone known to the team */
	SCOPE_REGISTER,	 /* open episodes */
	SCOPE_TODAY,	 /* open episodes late or due within the team's soon_days */
	SCOPE_RISK_LIST, /* scored, not on the register */
};
struct case_filter {
	enum case_scope scope;
	int64_t team_id;
	int64_t lead_id;	   /* 0 any */
	int band;		   /* BAND_NONE any */
	const char *practice;	   /* NULL any */
	struct date due_by;	   /* next review on or before; none: any */
	bool unled, no_plan, late; /* of open episodes */
	const char *text;	   /* up to four words of name, lead or number; NULL any */
	enum case_sort sort;
	int64_t limit;	   /* 0: no limit */
	int64_t offset;	   /* rows passed over before the first */
	struct date today; /* late and due soon are told from this day */
	int64_t soon_days; /* of the team */
};

/* Counts over a filter's people, by the same definitions as the rows. */
struct case_counts {
	int64_t people;
	int64_t by_band[8]; /* indexed by enum band */
	int64_t no_lead, no_plan, late, due_soon;
};
extern const struct shape case_counts_shape;

/* Name as shown on a list, "AHMED, Fatima", from a row. */
char *case_name(const struct case_row *row, int names, struct arena *arena);
/* "A Brown for J Patel until 30-Mar-2026"; NULL where there is no lead. */
char *case_lead_words(const struct case_row *row, struct arena *arena);
/* "V HIGH 9", "HIGH 0.31~" (past its validity), "NO DATA". */
char *case_band_words(const struct case_row *row, struct date today, struct arena *arena);

#endif
