/* Measures (field 6): how many of how many, in which time, and who is behind each number. The rows
 * make the number: those in are the numerator, those in and those out the denominator. What was left
 * out is listed with its reason and counts in neither. */
#ifndef CASELOAD_MEASURE_H
#define CASELOAD_MEASURE_H

#include <caseload/deadline.h>

/* Somebody, or something about somebody, behind a measure. */
struct measure_row {
	int64_t person_id; /* 0: about nobody, as a meeting */
	const char *person_uid;
	const char *nhs_number;
	const char *person; /* name as shown */
	int part;	    /* enum measure_part */
	const char *what;   /* "Plan review", "Hospital discharge" */
	struct date from;   /* day 0 */
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
	const char *unit;    /* what is counted: "reviews" */
	const char
		*of; /* what the denominator counts, where that is something else: "person-days" */
	struct date from, to; /* the period, both days included; none: as it stands */
	struct date as_at;
	const char *note; /* what else to know; NULL nothing */
	struct measure_row *rows;
	size_t rows_n;
	int numerator_hidden, denominator_hidden; /* enum measure_hidden */
};
extern const struct shape measure_shape;

/* Outside the team (suppress.h): is a number left out, and as what? */
enum measure_hidden {
	MEASURE_HIDDEN_NONE,
	MEASURE_HIDDEN_FEW, /* 1 to 4 */
	MEASURE_HIDDEN_TOO, /* 5 or more: it would tell another number */
};
/* "12 of 46", "1 to 4 of 46", "12" */
const char *measure_count_words(const struct measure *measure, struct arena *arena);

/* Counts the rows into numerator and denominator, and says the percentage. */
void measure_settle(struct measure *measure, struct arena *arena);
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

#endif
