/* A calendar as a file: iCalendar (RFC 5545). Values in, bytes out.
 * Times are those of Europe/London, whose rules go with the file. Every event is confidential. Lines
 * are folded at 75 octets and never within a character. What comes in is cleaned: no control or
 * direction character gets out. */
#ifndef CASELOAD_EXCHANGE_ICALENDAR_H
#define CASELOAD_EXCHANGE_ICALENDAR_H

#include <stddef.h>
#include <stdint.h>

#include <caseload/base/date.h>
#include <caseload/base/str.h>

struct calendar_event {
	const char
		*uid; /* of the record: the same in every file, so that a later one replaces this */
	int64_t version;	/* of the record, from 1 */
	const char *changed_at; /* instant (base/clock.h); NULL not known */
	const char *summary;
	const char *text;  /* NULL none; line breaks are kept */
	const char *place; /* NULL none */
	struct date on;
	const char *at;	 /* "09:30" in London; NULL: the whole day, which is not taken up by it */
	int64_t minutes; /* from then on */
	bool cancelled;	 /* an update takes it off */
};
struct calendar_file {
	const char *name;    /* "Reviews, L Evans" */
	const char *program; /* version of this program */
	const char *now;     /* instant */
	const struct calendar_event *events;
	size_t n;
};

/* Appends the file to *out. An event without a day or a uid is a bug(). */
void icalendar_write(const struct calendar_file *file, struct str *out);

#endif
