/* Civil dates: no clock, no time zone.
 * Shown as dd-Mmm-yyyy, stored as YYYY-MM-DD; the month is never a number on
 * screen or paper (NHS common user interface guidance). */
#ifndef CASELOAD_BASE_DATE_H
#define CASELOAD_BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>

#include <caseload/base/err.h>

struct date {
	short year;	   /* 0 means no date */
	signed char month; /* 1 to 12 */
	signed char day;   /* 1 to 31 */
};

#define DATE_NONE ((struct date){0, 0, 0})
enum { DATE_ISO_SIZE = 11, DATE_SHOWN_SIZE = 16 };

bool date_is_set(struct date d);
bool date_valid(int year, int month, int day); /* in the Gregorian calendar, years 1 to 9999 */
struct date date_make(int year, int month, int day); /* DATE_NONE where not valid */
int date_compare(struct date a, struct date b);	     /* <0, 0, >0; no date sorts last */
bool date_equal(struct date a, struct date b);

long date_days(struct date d); /* days since 1970-01-01 */
struct date date_from_days(long days);
struct date date_add_days(struct date d, long days);
struct date date_add_months(
	struct date d, int months);		     /* 31 January + 1 month = last of February */
long date_between(struct date from, struct date to); /* to - from in days */
int date_weekday(struct date d);		     /* 1 Monday to 7 Sunday */
int date_age(struct date born, struct date on);	     /* whole years; 29 February turns on 1 March */

bool date_parse_iso(const char *text, struct date *out); /* exactly YYYY-MM-DD and a real date */
const char *date_iso(struct date d, char buffer[static DATE_ISO_SIZE]);	   /* "" for no date */
const char *date_show(struct date d, char buffer[static DATE_SHOWN_SIZE]); /* "12-Mar-2026" */
const char *date_show_weekday(
	struct date d, char buffer[static DATE_SHOWN_SIZE]); /* "Thu 12-Mar-2026" */
const char *date_month_name(int month);			     /* "Jan" */

/* "in 13 weeks", "in 4 days", "today", "3 days ago": in words, for the echo line. */
const char *date_distance(struct date d, struct date today, char buffer[static 32]);

/* Days on which nobody is in the office besides Saturday and Sunday: sorted, owned by the caller. */
struct holidays {
	const struct date *days;
	size_t n;
	const char *const *names; /* of each day, "Good Friday"; may be NULL */
};
/* "Good Friday", "a bank holiday" where it has no name; NULL: the day is none. */
const char *date_holiday(struct date d, const struct holidays *holidays);
bool date_is_working_day(struct date d, const struct holidays *holidays);
/* The nth working day after `d` (before it when n is negative); day 0 is not counted. */
struct date date_add_working_days(struct date d, int n, const struct holidays *holidays);

/* What a person may type for a date: one grammar in fields, filters and the shell.
 *   t today y tom  +3 +3d +2w +3m +1y -2d t+7 T-1W +3wd  fri, last fri, next fri
 *   16  16/3 16.3 16-3 16 mar 16mar  16/3/26 160326 16032026 16 March 2026 2026-03-16 16-Mar-2026
 *   eom 1st  u (unknown, where allowed)
 * A whole day is wanted everywhere: "mar 2025" and "2025" are refused with what is missing.
 * Always day first. A day or day and month alone means the next one to come
 * (in a birth field: refused). Two-digit years fall within 50 years of today,
 * in the past in a birth field. */
enum date_kind {
	DATE_ANY,    /* any date */
	DATE_PAST,   /* today or before: when something happened */
	DATE_FUTURE, /* today or after: when something is due */
	DATE_BIRTH,  /* before today, not before 1900, under 120 years */
};
struct date_rules {
	enum date_kind kind;
	bool unknown_allowed; /* "u" gives DATE_NONE */
	struct date today;
	const struct holidays *holidays; /* may be NULL: only weekends are not worked */
};
/* On success *out is set. On failure the sentence says what is wrong and what to type instead;
 * `field` is put into err->field. */
bool date_read(const char *text, const struct date_rules *rules, const char *field,
	struct date *out, struct err *err);
/* Whether all of a text is meant as a date, where names and numbers are typed too (filters, the
 * palette): true only for what nobody would type for anything else. Single letters, bare numbers,
 * and what is also a name ("may", "mark") or an NHS Number are not. */
bool date_meant(const char *text, const struct date_rules *rules, struct date *out);
/* "Fri 12-Jun-2026, in 13 weeks" and where it applies ", a Saturday" or ", Good Friday". */
const char *date_echo(struct date d, const struct date_rules *rules, char buffer[static 80]);

#endif
