/* What the meeting screen says in words: its state, who is there, what was decided. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "meeting.h"

const char *meeting_words(const struct meeting *meeting, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];

	return arena_printf(arena, "MDT %s %s", date_show_weekday(meeting->on, day), meeting->at);
}

const char *meeting_decided(const struct case_item *item, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];

	switch (item->decision) {
	case DECISION_PLAN_AGREED:
		return "Plan agreed";
	case DECISION_ACCEPT:
		return "Accepted";
	case DECISION_LEAD:
		return "Lead changed";
	case DECISION_REFER:
		return item->refer_to ? arena_printf(arena, "Refer: %s", item->refer_to)
				      : "Referred on";
	case DECISION_REVIEW:
		return arena_printf(arena, "Review %.6s", date_show(item->next_review, day));
	case DECISION_CLOSE:
		return "Closed";
	case DECISION_DEFER:
		return "Deferred";
	default:
		return "";
	}
}

const char *meeting_told(const struct case_item *item, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];

	if (date_is_set(item->told_on))
		return arena_printf(arena, "told %s", date_show(item->told_on, day));
	if (item->told_not_needed != NULL)
		return "not needed";
	return case_must_tell(item) ? "! TO BE TOLD" : "";
}

/* "M Lewis": in a room full of people who know each other. */
const char *meeting_short_name(const char *name, struct arena *arena)
{
	const char *family = name != NULL ? strrchr(name, ' ') : NULL;
	size_t first = family != NULL ? utf8_grapheme_next(name, strlen(name), 0) : 0;

	return family != NULL ? arena_printf(arena, "%.*s%s", (int)first, name, family) : name;
}

static const char *names_of(
	const struct meeting_record *record, int status, size_t *n, struct arena *arena)
{
	struct str text = {0};
	char *out;

	*n = 0;
	for (size_t i = 0; i < record->attendance_n; i++) {
		const struct attendance *at = &record->attendance[i];

		if (at->status != status)
			continue;
		str_addf(
			&text, "%s%s", (*n)++ > 0 ? ", " : "", meeting_short_name(at->name, arena));
		if (at->deputy_for != NULL)
			str_addf(&text, " (for %s)", meeting_short_name(at->deputy_for, arena));
	}
	out = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return out;
}

const char *attendance_words(const struct meeting_record *record, struct arena *arena)
{
	size_t here, sorry, expected;
	const char *here_names = names_of(record, ATTENDANCE_PRESENT, &here, arena);
	const char *sorry_names = names_of(record, ATTENDANCE_APOLOGIES, &sorry, arena);
	const char *expected_names = names_of(record, ATTENDANCE_EXPECTED, &expected, arena);
	bool begun = record->meeting.opened_at != NULL || here > 0;
	struct str text = {0};
	char *out;

	/* Before anybody can be here, that somebody is missing says nothing. */
	if (begun && !text_is_blank(record->missing))
		str_addf(&text, "! %s ", record->missing);
	if (here > 0)
		str_addf(&text, "Here %zu: %s. ", here, here_names);
	if (sorry > 0)
		str_addf(&text, "Sorry: %s. ", sorry_names);
	if (expected > 0 && !meeting_is_over(&record->meeting))
		str_addf(&text, "Expected %zu: %s.", expected, expected_names);
	if (here + sorry + expected == 0)
		str_add(&text, "Nobody is written down as coming. o says who.");
	out = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return out;
}

/* ---- the head ---- */

struct counts {
	size_t cases, decided, late, tell;
	int64_t minutes;
};

static struct counts count(const struct meeting_record *record)
{
	struct counts counts = {0};

	for (size_t i = 0; i < record->items_n; i++) {
		const struct case_item *item = &record->items[i];

		if (item->status == CASE_PROPOSED || item->status == CASE_DROPPED)
			continue;
		counts.cases++;
		counts.minutes += item->minutes;
		counts.decided += case_is_decided(item);
		counts.late += item->late;
		counts.tell += case_must_tell(item) && !case_is_told(item);
	}
	return counts;
}

const char *meeting_first_row(const struct meeting *meeting, struct arena *arena)
{
	const char *place = meeting->place ? meeting->place : meeting->practice;

	return arena_printf(arena, "%s, %" PRId64 " min%s%s", meeting_words(meeting, arena),
		meeting->minutes, place ? ", " : "", place ? place : "");
}

static const char *plural(size_t n, const char *one, const char *many)
{
	return n == 1 ? one : many;
}

static const char *time_words(
	const struct meeting *meeting, const struct counts *counts, struct arena *arena)
{
	return arena_printf(arena, "%zu %s, %" PRId64 " of %" PRId64 " min%s", counts->cases,
		plural(counts->cases, "case", "cases"), counts->minutes, meeting->minutes,
		counts->late > 0 ? arena_printf(arena, ", %zu late", counts->late) : "");
}

static const char *begun_words(const struct meeting_record *record, const struct counts *counts,
	const char *word, const char *instant, struct arena *arena)
{
	char time[8];

	return arena_printf(arena, "%s%s. %zu of %zu decided, %zu %s. Enter goes on.", word,
		instant ? arena_printf(arena, " since %s", instant_show_time(instant, time)) : "",
		counts->decided, counts->cases, record->actions_n,
		plural(record->actions_n, "action", "actions"));
}

static const char *closed_words(
	const struct meeting_record *record, const struct counts *counts, struct arena *arena)
{
	char time[8];
	const char *tell = counts->tell == 0 ? "nobody left to tell"
					     : arena_printf(arena, "! %zu to tell", counts->tell);

	return arena_printf(arena, "Closed %s. %zu %s, %zu %s, %s. The minutes are ready: P.",
		instant_show_time(record->meeting.closed_at, time), counts->cases,
		plural(counts->cases, "case", "cases"), record->actions_n,
		plural(record->actions_n, "action", "actions"), tell);
}

const char *meeting_state_words(
	const struct meeting_record *record, struct date today, struct arena *arena)
{
	const struct meeting *meeting = &record->meeting;
	struct counts counts = count(record);
	char day[DATE_SHOWN_SIZE];

	switch (meeting->status) {
	case MEETING_OPEN:
		return begun_words(record, &counts, "Open", meeting->opened_at, arena);
	case MEETING_SUSPENDED:
		return begun_words(record, &counts, "Suspended", NULL, arena);
	case MEETING_CLOSED:
		return closed_words(record, &counts, arena);
	case MEETING_CANCELLED:
		return arena_printf(arena, "Cancelled: %s", meeting->cancel_reason);
	default:
		break;
	}
	if (meeting_is_due(meeting, today))
		return arena_printf(arena, "%s %s. Enter begins it.",
			date_equal(meeting->on, today) ? "Today." : "Not held yet.",
			time_words(meeting, &counts, arena));
	if (!meeting_takes_names(meeting, today))
		return arena_printf(arena, "%s: additions are late. %s.",
			word_shown(&words_meeting_status, meeting->status),
			time_words(meeting, &counts, arena));
	return arena_printf(arena, "%s. Names until %s. %s.",
		word_shown(&words_meeting_status, meeting->status),
		date_show_weekday(meeting->cutoff, day), time_words(meeting, &counts, arena));
}
