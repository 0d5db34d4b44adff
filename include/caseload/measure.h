/* Measures (field 6): how many of how many, in which time, and who is behind each number. The rows
 * make the number: those in are the numerator, those in and those out the denominator. What was left
 * out is listed with its reason and counts in neither. */
#ifndef CASELOAD_MEASURE_H
#define CASELOAD_MEASURE_H

#include <caseload/base/str.h>
#include <caseload/deadline.h>

/* Somebody, or something about somebody, behind a measure. */
struct measure_row {
	int64_t person_id; /* 0: about nobody, as a meeting */
	const char *person_uid;
	const char *nhs_number;
	const char *person; /* name as shown */
	struct date born;
	int part;	  /* enum measure_part */
	const char *what; /* "Plan review", "Hospital discharge" */
	struct date from; /* day 0 */
	struct date due, done;
	int64_t days;	   /* late, or open; 0 none */
	const char *words; /* why it counts or does not */
};
extern const struct shape measure_row_shape;

struct measure {
	int code;	    /* enum measure_code */
	const char *figure; /* part of a measure: "2026-01", "actions_done"; NULL: the measure */
	const char *name;
	int64_t numerator;
	int64_t denominator; /* 0: the numerator is a count, or there is nothing to count of */
	const char *value;   /* "87.5%", "12", "46.2 per 100 person-years", "no list size" */
	const char *rate;    /* of a rate its number alone: "46.2"; NULL: a share or a count */
	const char *per;     /* of a rate: "100 person-years" */
	int64_t times;	     /* of a rate: it is numerator * times / denominator */
	const char *unit;    /* what is counted: "reviews" */
	const char
		*of; /* what the denominator counts, where that is something else: "person-days" */
	struct date from, to; /* the period, both days included; none: as it stands */
	struct date as_at;
	bool by_days;	   /* the days of the rows that are in make the numerator, not the rows */
	bool not_recorded; /* nothing here can hold it: neither number means anything */
	const char *note;  /* what else to know; NULL nothing */
	struct measure_row *rows;
	size_t rows_n;
	int numerator_hidden, denominator_hidden; /* enum measure_hidden */
	const char *target; /* "95.0% or more (Derby 2012-13)"; NULL none it can be held against */
	const char *held;   /* "Met", "Not met" */
};
extern const struct shape measure_shape;

/* Outside the team (suppress.h): is a number left out, and as what? */
enum measure_hidden {
	MEASURE_HIDDEN_NONE,
	MEASURE_HIDDEN_FEW, /* 1 to 4 */
	MEASURE_HIDDEN_TOO, /* 5 or more: it would tell another number */
};
/* "12 of 1,046", "1 to 4 of 46", "12"; of a rate what is counted alone; "" not recorded. */
const char *measure_count_words(const struct measure *measure, struct arena *arena);
/* What else is to say than the count: "26.1%", "none", "not recorded here"; of a rate "46.2" without
 * what it is to; "" of a count. */
const char *measure_share_words(const struct measure *measure);
/* In a sentence: "12 of 46 people, 26.1%", "8 days, 50.3 per 100,000 adults", "31 reviews", "no
 * discharges", "not recorded here". */
const char *measure_number_words(const struct measure *measure, struct arena *arena);

/* Counts the rows into numerator and denominator, and says the percentage. */
void measure_settle(struct measure *measure, struct arena *arena);
/* The same of a rate of what is counted to `denominator` others, "46.2 per 100 person-years":
 * numerator * times / denominator, to one decimal, half up. Rows that are not reached are none of it.
 * Where the denominator is not known the count stands alone. */
struct measure_rate {
	int64_t denominator, times;
	const char *of, *per;
};
void measure_settle_rate(
	struct measure *measure, const struct measure_rate *rate, struct arena *arena);
/* A count without a denominator. */
void measure_settle_count(struct measure *measure, struct arena *arena);
/* What nothing here holds: `why` is said in place of the numbers. */
void measure_not_recorded(struct measure *measure, const char *why);
/* The rows that stand in one part; MEASURE_PART_NONE: all. */
struct measure_row *measure_rows_of(
	const struct measure *measure, int part, struct arena *arena, size_t *n);
/* The middle one of n numbers, of two the half between them rounded up; 0 of none. Sorts them. */
int64_t measure_median(int64_t *numbers, size_t n);

/* What a store says of one thing that was due, before it is judged. */
struct measure_fact {
	int64_t person_id;
	const char *person_uid, *nhs_number, *person;
	int review_kind, review_status, event_kind;
	struct date from;    /* originally due; heard of; happened */
	struct date done;    /* held; in touch; looked at */
	struct date back_on; /* in hospital again */
	struct date died, ended_on;
	int end_reason;	 /* enum end_reason of the episode */
	int stop_reason; /* enum stop_reason of a clock that was stopped */
	struct date stopped_on;
	const char *avoidable, *change, *cancel_reason;
	/* of stays, referrals, winters, carers, plans and frailty, where the source asks for them */
	struct date born;
	int64_t age; /* as told, where the day of birth is not known; 0 none */
	struct date opened_on, until, ready_on;
	int delay_due, permanent, referral_status, at_91_days, winter_answer, assessment, band,
		judged;							  /* enum judgement_view */
	const char *service, *received_at, *contact_at, *declined_reason; /* instants in UTC */
	struct date offered_on, emergency_plan_on;
	const char *who, *instrument, *own_band;
	bool clinician; /* scored by one, not worked out or imported */
	int64_t worker_id, count;
};
extern const struct shape measure_fact_shape;

/* M6: a review counts by the day it was first due for, however often it was moved; once that day has
 * passed. One that fell away because the case was closed is left out, one that somebody cancelled is
 * not. */
struct measure_row measure_review(
	const struct measure_fact *fact, struct date as_at, struct arena *arena);
/* M9: in touch within the days of rule DISCHARGE_CONTACT after hearing of a discharge. Left out: in hospital again, died, or
 * out of the area, before the days were up and before anybody was in touch. */
struct measure_row measure_discharge(const struct measure_fact *fact, struct date as_at,
	const struct deadline_rules *rules, struct arena *arena);
/* M11: looked at by the day of rule ADMISSION_REVIEW, with the answer and, where it could have been avoided, what
 * must change. */
struct measure_row measure_admission(const struct measure_fact *fact, struct date as_at,
	const struct deadline_rules *rules, struct arena *arena);

/* ---- rules of one thing each; a row of MEASURE_PART_NONE is none of the measure's ---- */

/* Age in whole years on a day, by the day of birth or else as told; -1 not known. */
int64_t measure_age(const struct measure_fact *fact, struct date on);

/* M10: the days of [from, to] on which somebody was on the register, alive: from the day of entry to
 * the day before the end or the death. */
int64_t measure_days_on(const struct measure_fact *fact, struct date from, struct date to);
/* M10: an admission on one of the 30 days after the day of a discharge (back_on: the newest discharge
 * before it). On the day itself nobody knows which came first: it is not one. */
struct measure_row measure_readmission(const struct measure_fact *fact, struct arena *arena);

/* M13: 65 and over on the day they left hospital (`from`) with reablement: at home, in extra care or
 * an adult placement on day 91, of rule REABLE_91. Whoever died, is in hospital or a care home, or of
 * whom nobody has said where they are counts as not at home. Left out: under 65, age not known, the
 * service declined, day 91 not up. */
struct measure_row measure_at_home(const struct measure_fact *fact, struct date as_at,
	const struct deadline_rules *rules, struct arena *arena);
/* M14: a discharge (`from`) of somebody of 65 and over; reached when a referral that was not declined
 * names that day as its discharge (`done`). Left out: under 65, age not known, died that day. */
struct measure_row measure_reablement(const struct measure_fact *fact);
/* M15: the first contact within the hours of rule UCR_2H of the receipt. `now` is the
 * instant up to which is counted, in seconds since 1970 UTC. Left out: declined, under 18, and while
 * the two hours are not up. */
struct measure_row measure_two_hours(const struct measure_fact *fact, int64_t now,
	const struct deadline_rules *rules, struct arena *arena);

/* M16: the days of [from, to] that somebody of 18 and over stayed after they were ready: one for each
 * midnight in hospital, from that after the day they were ready to that of the day they left, whatever
 * day of the week. Goes into row.days. Left out: under 18. Of one stay: days that another stay of this
 * person has counted are kept out by `from`. */
struct measure_row measure_delay(
	const struct measure_fact *fact, struct date from, struct date to, struct arena *arena);
/* M18: a care home admission of somebody of 65 and over, meant to be for good and supported by the
 * council. Left out: under 65, age not known, not for good, nobody said whether. */
struct measure_row measure_care_home(const struct measure_fact *fact);
/* M23: a plan agreed (`done`) from the day of a care home admission to the last of the working days of
 * rule EHCH_PLAN. Left out: died or closed by then, and while the days are not up. */
struct measure_row measure_care_home_plan(const struct measure_fact *fact, struct date as_at,
	const struct deadline_rules *rules, struct arena *arena);

/* M24: what a frailty score says, in the words of 1.6 of the field: moderate, severe, or neither. */
enum frailty { FRAILTY_NONE, FRAILTY_MODERATE, FRAILTY_SEVERE };
enum frailty measure_frailty(const struct measure_fact *fact);
/* A clinician's own score, or one that a clinician agreed with: the index alone confirms nothing. */
bool measure_frailty_confirmed(const struct measure_fact *fact);

/* Is a number of it left out, for readers outside the team? */
bool measure_is_suppressed(const struct measure *measure);
/* As a table for spreadsheets, added to *out; what is left out is an empty cell. */
void measures_csv(struct str *out, const struct measure *list, size_t n, struct arena *arena);

#endif
