/* The only clock. CASELOAD_NOW=2026-03-12T14:05 fixes it, for tests and demonstrations.
 * Instants are stored as UTC text, "2026-03-12T14:05:00Z"; what people see is Europe/London. */
#ifndef CASELOAD_BASE_CLOCK_H
#define CASELOAD_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include <caseload/base/date.h>

enum { INSTANT_SIZE = 32 };

/* Reads CASELOAD_NOW and sets the time zone. False when the variable cannot be read as a time. */
bool clock_start(struct err *err);
/* From now on it is that second; the demonstration caseload plays a year through the commands. */
void clock_fix(int64_t unix_seconds);
void clock_release(void); /* back to the real time */
bool clock_is_fixed(void);
int64_t clock_unix(void);	  /* seconds; the fixed one if fixed */
int64_t clock_monotonic_ms(void); /* never fixed: for measuring waits */
void clock_skip(int64_t ms);	  /* that wait is over at once: nothing has to sleep for it */
struct date clock_today(void);	  /* in London */
const char *clock_now_utc(char buffer[static INSTANT_SIZE]); /* for the store */
const char *clock_utc(int64_t unix_seconds, char buffer[static INSTANT_SIZE]);
/* "14:05" and "12-Mar-2026 14:05" in London from a stored instant; "" if it cannot be read. */
const char *instant_show_time(const char *instant, char buffer[static 8]);
const char *instant_show(const char *instant, char buffer[static 24]);
struct date instant_date(const char *instant); /* the London day of an instant */
/* Seconds since 1970 of a stored instant, and of a time of day in London. When the clocks go back an
 * hour comes twice: the first is meant; when they go forward one is missing: the hour after. */
bool instant_unix(const char *instant, int64_t *out);
int64_t instant_at(struct date day, int hour, int minute);

#endif
