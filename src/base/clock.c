#include <caseload/base/clock.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static bool fixed;
static int64_t fixed_at;
static int64_t skipped_ms;

/* London's rule, spelt out so that no time zone files are needed: summer time from the last
 * Sunday of March, 01:00 UTC, to the last Sunday of October, 01:00 UTC. */
static bool summer_time(int64_t at)
{
	struct date day = date_from_days((long)(at >= 0 ? at / 86400 : (at - 86399) / 86400));
	struct date march = date_make(day.year, 3, 31), october = date_make(day.year, 10, 31);

	march = date_add_days(march, -(date_weekday(march) % 7));
	october = date_add_days(october, -(date_weekday(october) % 7));
	return at >= date_days(march) * 86400LL + 3600 && at < date_days(october) * 86400LL + 3600;
}

static int64_t london(int64_t at)
{
	return summer_time(at) ? at + 3600 : at;
}

int64_t instant_at(struct date day, int hour, int minute)
{
	int64_t at = date_days(day) * 86400LL + hour * 3600LL + minute * 60LL;

	return summer_time(at - 3600) ? at - 3600 : at;
}

bool clock_start(struct err *err)
{
	const char *now = getenv("CASELOAD_NOW");
	char day[11] = "";
	unsigned hour = 0, minute = 0;
	struct date d;

	fixed = false;
	if (now == NULL || *now == '\0')
		return true;
	size_t length = strlen(now);
	if (length >= 10)
		memcpy(day, now, 10);
	if (!date_parse_iso(day, &d) ||
		(length > 10 && sscanf(now + 10, "T%2u:%2u", &hour, &minute) != 2) || hour > 23 ||
		minute > 59)
		return err_set(err, ERR_USAGE, "CASELOAD_NOW",
			"CASELOAD_NOW must look like 2026-03-12T14:05.");
	fixed = true;
	fixed_at = instant_at(d, (int)hour, (int)minute);
	return true;
}

void clock_fix(int64_t unix_seconds)
{
	fixed = true;
	fixed_at = unix_seconds;
}

void clock_release(void)
{
	fixed = false;
}

bool clock_is_fixed(void)
{
	return fixed;
}

int64_t clock_unix(void)
{
	return fixed ? fixed_at : (int64_t)time(NULL);
}

int64_t clock_monotonic_ms(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000 + skipped_ms;
}

void clock_skip(int64_t ms)
{
	skipped_ms += ms;
}

struct date clock_today(void)
{
	return date_from_days((long)(london(clock_unix()) / 86400));
}

const char *clock_utc(int64_t now, char buffer[static INSTANT_SIZE])
{
	char day[DATE_ISO_SIZE];
	unsigned second = (unsigned)(now % 86400);

	date_iso(date_from_days((long)(now / 86400)), day);
	snprintf(buffer, INSTANT_SIZE, "%sT%02u:%02u:%02uZ", day, second / 3600, second / 60 % 60,
		second % 60);
	return buffer;
}

const char *clock_now_utc(char buffer[static INSTANT_SIZE])
{
	return clock_utc(clock_unix(), buffer);
}

bool instant_unix(const char *text, int64_t *out)
{
	char day[11];
	unsigned hour, minute, second;
	struct date d;

	if (text == NULL || strlen(text) < 20)
		return false;
	memcpy(day, text, 10);
	day[10] = '\0';
	if (!date_parse_iso(day, &d) ||
		sscanf(text + 10, "T%2u:%2u:%2u", &hour, &minute, &second) != 3 || hour > 23 ||
		minute > 59 || second > 60)
		return false;
	*out = date_days(d) * 86400LL + hour * 3600LL + minute * 60LL + second;
	return true;
}

const char *instant_show_time(const char *instant, char buffer[static 8])
{
	int64_t at;
	buffer[0] = '\0';
	if (instant_unix(instant, &at)) {
		unsigned second = (unsigned)(london(at) % 86400);
		snprintf(buffer, 8, "%02u:%02u", second / 3600 % 24, second / 60 % 60);
	}
	return buffer;
}

struct date instant_date(const char *instant)
{
	int64_t at;
	return instant_unix(instant, &at) ? date_from_days((long)(london(at) / 86400)) : DATE_NONE;
}

const char *instant_show(const char *instant, char buffer[static 24])
{
	char day[DATE_SHOWN_SIZE], clock[8];
	buffer[0] = '\0';
	if (date_is_set(instant_date(instant)))
		snprintf(buffer, 24, "%s %s", date_show(instant_date(instant), day),
			instant_show_time(instant, clock));
	return buffer;
}
