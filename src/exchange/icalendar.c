#include <caseload/exchange/icalendar.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <caseload/base/arena.h>
#include <caseload/base/clock.h>
#include <caseload/base/err.h>
#include <caseload/base/utf8.h>

enum { LINE_OCTETS = 75, STAMP_SIZE = 20, MINUTES_A_DAY = 24 * 60 };

struct writer {
	struct str *out;
	struct arena *arena;
	const char *stamp; /* DTSTAMP */
};

/* ---- lines ---- */

/* A line that is too long goes on after a line break and a blank, which counts. */
static void put_folded(struct str *out, const char *line)
{
	size_t length = strlen(line), in_line = 0;

	for (size_t at = 0; at < length;) {
		int32_t code;
		size_t bytes = utf8_decode(line + at, length - at, &code);

		if (in_line + bytes > LINE_OCTETS) {
			str_add(out, "\r\n ");
			in_line = 1;
		}
		str_addn(out, line + at, bytes);
		in_line += bytes;
		at += bytes;
	}
	str_add(out, "\r\n");
}

static void put(struct writer *w, const char *name, const char *value)
{
	put_folded(w->out, arena_printf(w->arena, "%s:%s", name, value));
}

/* RFC 5545, 3.3.11: backslash, semicolon, comma and line break are written with a backslash. */
static void put_text(struct writer *w, const char *name, const char *text)
{
	struct str value = {0};

	if (text_is_blank(text))
		return;
	for (const char *at = safe_text(w->arena, text, strlen(text), true, NULL); *at != '\0';
		at++) {
		if (*at == '\n') {
			str_add(&value, "\\n");
			continue;
		}
		if (*at == '\\' || *at == ';' || *at == ',')
			str_addc(&value, '\\');
		str_addc(&value, *at);
	}
	put(w, name, str_text(&value));
	str_free(&value);
}

/* ---- times ---- */

/* "2026-03-12T14:05:00Z" is 20260312T140500Z here; NULL what is no instant. */
static const char *instant_stamp(struct writer *w, const char *instant)
{
	char stamp[STAMP_SIZE];
	size_t n = 0;

	for (const char *at = instant; at != NULL && *at != '\0' && n + 1 < sizeof(stamp); at++)
		if (*at != '-' && *at != ':')
			stamp[n++] = *at;
	stamp[n] = '\0';
	return n == strlen("20260312T140500Z") ? arena_strdup(w->arena, stamp) : NULL;
}

static const char *day_stamp(struct writer *w, struct date day)
{
	return arena_printf(w->arena, "%04d%02d%02d", day.year, day.month, day.day);
}

static bool minute_of_day(const char *at, int *out)
{
	int hours, minutes;

	if (at == NULL || sscanf(at, "%2d:%2d", &hours, &minutes) != 2 || hours < 0 || hours > 23 ||
		minutes < 0 || minutes > 59)
		return false;
	*out = hours * 60 + minutes;
	return true;
}

static const char *local_stamp(struct writer *w, struct date day, int64_t minute)
{
	day = date_add_days(day, (int)(minute / MINUTES_A_DAY));
	minute %= MINUTES_A_DAY;
	return arena_printf(w->arena, "%sT%02d%02d00", day_stamp(w, day), (int)(minute / 60),
		(int)(minute % 60));
}

static void put_when(struct writer *w, const struct calendar_event *event)
{
	int minute;

	if (!minute_of_day(event->at, &minute)) {
		put(w, "DTSTART;VALUE=DATE", day_stamp(w, event->on));
		put(w, "DTEND;VALUE=DATE", day_stamp(w, date_add_days(event->on, 1)));
		put(w, "TRANSP", "TRANSPARENT");
		return;
	}
	put(w, "DTSTART;TZID=Europe/London", local_stamp(w, event->on, minute));
	put(w, "DTEND;TZID=Europe/London",
		local_stamp(w, event->on, minute + (event->minutes > 0 ? event->minutes : 60)));
	put(w, "TRANSP", event->cancelled ? "TRANSPARENT" : "OPAQUE");
}

/* Since 1996, the last Sundays of March and October at 01:00 UTC. */
static void put_zone(struct writer *w)
{
	static const char *const lines[] = {"BEGIN:VTIMEZONE", "TZID:Europe/London",
		"BEGIN:DAYLIGHT", "DTSTART:19960331T010000",
		"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU", "TZOFFSETFROM:+0000", "TZOFFSETTO:+0100",
		"TZNAME:BST", "END:DAYLIGHT", "BEGIN:STANDARD", "DTSTART:19961027T020000",
		"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0000",
		"TZNAME:GMT", "END:STANDARD", "END:VTIMEZONE"};

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		put_folded(w->out, lines[i]);
}

/* ---- events ---- */

static void put_event(struct writer *w, const struct calendar_event *event)
{
	const char *changed = instant_stamp(w, event->changed_at);

	if (event->uid == NULL || !date_is_set(event->on))
		bug("an event of a calendar without a uid or a day");
	put(w, "BEGIN", "VEVENT");
	put_text(w, "UID", arena_printf(w->arena, "%s@caseload", event->uid));
	put(w, "DTSTAMP", w->stamp);
	if (changed != NULL)
		put(w, "LAST-MODIFIED", changed);
	put(w, "SEQUENCE", arena_printf(w->arena, "%" PRId64, event->version));
	put_when(w, event);
	put_text(w, "SUMMARY", event->summary);
	put_text(w, "LOCATION", event->place);
	put_text(w, "DESCRIPTION", event->text);
	put(w, "STATUS", event->cancelled ? "CANCELLED" : "CONFIRMED");
	put(w, "CLASS", "CONFIDENTIAL");
	put(w, "END", "VEVENT");
}

void icalendar_write(const struct calendar_file *file, struct str *out)
{
	struct writer w = {.out = out, .arena = arena_new()};
	char now[INSTANT_SIZE];

	w.stamp = instant_stamp(&w, file->now);
	if (w.stamp == NULL)
		w.stamp = instant_stamp(&w, clock_now_utc(now));
	put(&w, "BEGIN", "VCALENDAR");
	put(&w, "VERSION", "2.0");
	put_text(
		&w, "PRODID", arena_printf(w.arena, "-//caseload//caseload %s//EN", file->program));
	put(&w, "CALSCALE", "GREGORIAN");
	/* Without METHOD it is a calendar and no message to be answered: PUBLISH wants an organiser
	 * with an address for every event (RFC 5546, 3.2.1). */
	put_text(&w, "X-WR-CALNAME", file->name);
	put_zone(&w);
	for (size_t i = 0; i < file->n; i++)
		put_event(&w, &file->events[i]);
	put(&w, "END", "VCALENDAR");
	arena_free(w.arena);
}
