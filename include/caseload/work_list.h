/* Work lists: people to look at next, each with the reason why. Facts and positions, no forecast. */
#ifndef CASELOAD_WORK_LIST_H
#define CASELOAD_WORK_LIST_H

#include <caseload/caseload.h>
#include <caseload/place.h>

enum {
	RISING_DAYS = 90,      /* over how long a score's change is told */
	READMISSION_DAYS = 30, /* days 0 to 29 after a discharge */
	READMITTED_DAYS = 90,  /* how far back readmissions are listed */
	FREQUENT_MONTHS = 12,
};

struct work_row {
	struct case_row who; /* score, band, lead, episode as on every list */
	const char *why;     /* "8 of 6-8", "7 A&E attendances in 12 months" */
	const char *change;  /* "6 -> 8 since 01-Dec-2025 (Falls 0 -> 2)"; NULL */
	int64_t count;	/* attendances, days since the discharge; 0 where the list counts nothing */
	struct date on; /* the newest attendance, the readmission, the list */
	struct date seen;   /* when a review was last held; none: never */
	struct place place; /* in a stratum */
	/* the score as it stood RISING_DAYS ago; not set where there was none */
	struct score before;
	struct date before_on;
};
struct work_list {
	int which;	   /* enum work_kind; WORK_NONE: the people of a stratum */
	const char *title; /* "Frequent A&E attenders, 5 or more in 12 months" */
	const char *order; /* "highest score first, then ..." */
	const char *note;  /* "3 or more: 9 people; 5 or more: 4; 10 or more: 1"; NULL */
	struct work_row *rows;
	size_t n;
	int64_t total; /* how many there are; more than n where a limit was given */
};

/* Rising: the higher score first, then the greater rise, then who was seen the longest ago (never
 * before all); then by name, so that the order is the same each time. For qsort(). */
int work_rising_compare(const void *a, const void *b);
/* The score less what it was; 0 where there was none before. In millionths. */
int64_t work_rise(const struct work_row *row);

/* A stay in hospital as it was recorded: days of admission and of discharge, in any order. */
struct hospital_day {
	struct date on;
	bool discharge;
};
/* Days from the discharge before it to the newest emergency admission not before `from`, where
 * that came within READMISSION_DAYS; -1: there is none. On one day, who is in goes out before they
 * come in again; who is not comes in first. Sorts `days`. */
int readmission_gap(struct hospital_day *days, size_t n, struct date from, struct date *admitted);

#endif
