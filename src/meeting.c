#include <caseload/meeting.h>

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/worker.h>

static const struct field meeting_fields[] = {
	FIELD_HIDE(INT, meeting, id),
	FIELD(TEXT, meeting, uid),
	FIELD(INT, meeting, version),
	FIELD_HIDE(INT, meeting, team_id),
	FIELD_LINK(meeting, practice_id),
	FIELD(TEXT, meeting, practice),
	FIELD(DATE, meeting, on),
	FIELD(TEXT, meeting, at),
	FIELD(INT, meeting, minutes),
	FIELD(TEXT, meeting, place),
	FIELD_LINK(meeting, chair_id),
	FIELD_LINK(meeting, recorder_id),
	FIELD(TEXT, meeting, chair),
	FIELD(TEXT, meeting, recorder),
	FIELD_CODED(meeting, status, words_meeting_status),
	FIELD(DATE, meeting, cutoff),
	FIELD(TEXT, meeting, opened_at),
	FIELD(TEXT, meeting, closed_at),
	FIELD(TEXT, meeting, cancel_reason),
	FIELD(INT, meeting, cases),
	FIELD(INT, meeting, undecided),
	FIELD(INT, meeting, present),
};
const struct shape meeting_shape = SHAPE(meeting, meeting_fields);

static const struct field attendance_fields[] = {
	FIELD_HIDE(INT, attendance, id),
	FIELD(TEXT, attendance, uid),
	FIELD(INT, attendance, version),
	FIELD_HIDE(INT, attendance, meeting_id),
	FIELD_LINK(attendance, worker_id),
	FIELD(TEXT, attendance, name),
	FIELD(TEXT, attendance, login),
	FIELD_CODED(attendance, profession, words_profession),
	FIELD_CODED(attendance, status, words_attendance_status),
	FIELD_LINK(attendance, deputy_for_id),
	FIELD(TEXT, attendance, deputy_for),
};
const struct shape attendance_shape = SHAPE(attendance, attendance_fields);

static const struct field case_reason_fields[] = {
	FIELD_HIDE(INT, case_reason, id),
	FIELD_HIDE(INT, case_reason, version),
	FIELD_HIDE(INT, case_reason, case_item_id),
	FIELD_CODED(case_reason, rule, words_agenda_why),
	FIELD(TEXT, case_reason, words),
	FIELD_HIDE(BOOL, case_reason, gone),
};
const struct shape case_reason_shape = SHAPE(case_reason, case_reason_fields);

static const struct field case_item_fields[] = {
	FIELD_HIDE(INT, case_item, id),
	FIELD(TEXT, case_item, uid),
	FIELD(INT, case_item, version),
	FIELD_HIDE(INT, case_item, meeting_id),
	FIELD_HIDE(INT, case_item, person_id),
	FIELD_LINK(case_item, episode_id),
	FIELD(TEXT, case_item, person),
	FIELD(TEXT, case_item, person_uid),
	FIELD(TEXT, case_item, nhs_number),
	FIELD(DATE, case_item, born),
	FIELD_CODED(case_item, band, words_band),
	FIELD(INT, case_item, slot),
	FIELD(INT, case_item, minutes),
	FIELD(INT, case_item, seconds),
	FIELD_CODED(case_item, status, words_case_status),
	FIELD_LINK(case_item, asked_by_id),
	FIELD(TEXT, case_item, asked_by),
	FIELD(TEXT, case_item, asked_reason),
	FIELD(BOOL, case_item, late),
	FIELD(TEXT, case_item, late_reason),
	FIELD(TEXT, case_item, dropped_reason),
	FIELD_LINK(case_item, speaker_id),
	FIELD(TEXT, case_item, speaker),
	FIELD(TEXT, case_item, wants),
	FIELD(TEXT, case_item, situation),
	FIELD(TEXT, case_item, action_to_date),
	FIELD(TEXT, case_item, update),
	FIELD(TEXT, case_item, next_steps),
	FIELD_CODED(case_item, decision, words_decision),
	FIELD(TEXT, case_item, decision_reason),
	FIELD(TEXT, case_item, refer_to),
	FIELD(DATE, case_item, next_review),
	FIELD(TEXT, case_item, decided_at),
	FIELD(DATE, case_item, told_on),
	FIELD_CODED(case_item, told_how, words_informed_how),
	FIELD(TEXT, case_item, told_whom),
	FIELD(TEXT, case_item, told_not_needed),
	FIELD(INT, case_item, carried),
	FIELD_LINK(case_item, carried_from_id),
	FIELD_HIDE(BOOL, case_item, built),
	FIELD(DATE, case_item, on),
	FIELD(TEXT, case_item, meeting_uid),
	FIELD_CODED(case_item, meeting_status, words_meeting_status),
	FIELD(INT, case_item, actions),
	FIELD(INT, case_item, actions_open),
	FIELD(TEXT, case_item, new_lead),
	FIELD(INT, case_item, waiting),
	FIELD(INT, case_item, unchanged),
};
const struct shape case_item_shape = SHAPE(case_item, case_item_fields);

static const struct field agenda_rule_fields[] = {
	FIELD_HIDE(INT, agenda_rule, id),
	FIELD_HIDE(INT, agenda_rule, version),
	FIELD_LINK(agenda_rule, team_id),
	FIELD_CODED(agenda_rule, rule, words_agenda_why),
	FIELD(BOOL, agenda_rule, used),
	FIELD(INT, agenda_rule, rank),
	FIELD(INT, agenda_rule, minutes),
	FIELD_MAYBE(agenda_rule, most),
	FIELD_MAYBE(agenda_rule, days),
};
const struct shape agenda_rule_shape = SHAPE(agenda_rule, agenda_rule_fields);

static const struct field seat_fields[] = {
	FIELD_HIDE(INT, seat, meeting_id),
	FIELD_HIDE(INT, seat, worker_id),
	FIELD(TEXT, seat, name),
	FIELD_LINK(seat, case_item_id),
	FIELD(TEXT, seat, place),
	FIELD(TEXT, seat, seen_at),
	FIELD(BOOL, seat, gone),
};
const struct shape seat_shape = SHAPE(seat, seat_fields);

bool meeting_is_over(const struct meeting *meeting)
{
	return meeting->status == MEETING_CLOSED || meeting->status == MEETING_CANCELLED;
}

bool meeting_takes_names(const struct meeting *meeting, struct date today)
{
	return meeting->status == MEETING_PLANNED && date_compare(today, meeting->cutoff) <= 0;
}

const char *meeting_missing(const struct attendance *attendance, size_t n, struct arena *arena)
{
	bool health = false, social_care = false;

	for (size_t i = 0; i < n; i++) {
		if (attendance[i].status != ATTENDANCE_PRESENT)
			continue;
		health = health || profession_is_health((enum profession)attendance[i].profession);
		social_care = social_care ||
			      profession_is_social_care((enum profession)attendance[i].profession);
	}
	if (health && social_care)
		return "";
	return arena_printf(arena, "Nobody from %s is here.",
		health	      ? "social care"
		: social_care ? "health"
			      : "health or social care");
}

size_t meeting_fits(const struct meeting *meeting, const struct case_item *items, size_t n)
{
	int64_t left = meeting->minutes;
	size_t fits = 0;

	for (size_t i = 0; i < n; i++) {
		if (items[i].status == CASE_PROPOSED || items[i].status == CASE_DROPPED)
			continue;
		left -= items[i].minutes;
		if (left < 0)
			break;
		fits++;
	}
	return fits;
}

/* ---- cases ---- */

const char *case_begins(
	const struct meeting *meeting, const struct case_item *items, size_t i, struct arena *arena)
{
	int64_t at = ((meeting->at[0] - '0') * 10 + meeting->at[1] - '0') * 60 +
		     (meeting->at[3] - '0') * 10 + meeting->at[4] - '0';

	for (size_t k = 0; k < i; k++)
		if (items[k].status != CASE_PROPOSED && items[k].status != CASE_DROPPED)
			at += items[k].minutes;
	return arena_printf(arena, "%02" PRId64 ":%02" PRId64, at / 60 % 24, at % 60);
}

const char *case_why_words(const struct case_item *item, struct arena *arena)
{
	const char *all = "";

	for (size_t i = 0; i < item->reasons_n; i++)
		all = arena_printf(arena, "%s%s%s", all, i > 0 ? "; " : "", item->reasons[i].words);
	if (item->reasons_n == 0 && item->asked_reason != NULL)
		all = item->asked_reason;
	return all;
}

const char *case_decision_words(const struct case_item *item, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];

	if (item->decision == DECISION_REVIEW && date_is_set(item->next_review))
		return arena_printf(arena, "Review on %s", date_show(item->next_review, day));
	if (item->decision == DECISION_REFER && item->refer_to != NULL)
		return arena_printf(arena, "Referred on: %s", item->refer_to);
	if ((item->decision == DECISION_LEAD || item->decision == DECISION_ACCEPT) &&
		item->new_lead != NULL)
		return arena_printf(arena,
			item->decision == DECISION_LEAD ? "%s: %s" : "%s, lead %s",
			word_shown(&words_decision, item->decision), item->new_lead);
	return word_shown(&words_decision, item->decision);
}

const char *case_open_words(const struct case_item *item)
{
	return item->status == CASE_CLOSED    ? "CLOSED"
	       : item->status == CASE_DROPPED ? "TAKEN OFF"
					      : "OPEN";
}

const char *case_told_words(const struct case_item *item, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];

	if (date_is_set(item->told_on))
		return arena_printf(arena, "%s, %s%s%s", date_show(item->told_on, day),
			word_shown(&words_informed_how, item->told_how),
			item->told_whom != NULL ? ", " : "",
			item->told_whom != NULL ? item->told_whom : "");
	if (item->told_not_needed != NULL)
		return arena_printf(arena, "Nobody has to be told: %s", item->told_not_needed);
	return case_must_tell(item) ? "NOT TOLD YET" : "";
}

bool case_is_decided(const struct case_item *item)
{
	return item->decision != DECISION_NONE;
}

bool case_is_open(const struct case_item *item)
{
	return item->status == CASE_ON_AGENDA && !case_is_decided(item);
}

bool case_carries(const struct case_item *item, struct date on)
{
	if (item->status == CASE_CLOSED || item->status == CASE_DROPPED)
		return false;
	return item->decision != DECISION_REVIEW || !date_is_set(item->next_review) ||
	       date_compare(item->next_review, on) <= 0;
}

int64_t case_unchanged(const struct case_item *before, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool waits = before[i].decision == DECISION_REVIEW ||
			     before[i].decision == DECISION_DEFER;
		bool again = i + 1 < n && before[i + 1].decision == before[i].decision;

		if (before[i].actions > 0 || (!waits && !again))
			return (int64_t)i;
	}
	return (int64_t)n;
}

bool meeting_asks_close(int64_t unchanged)
{
	return unchanged >= UNCHANGED_MEETINGS;
}

bool case_must_tell(const struct case_item *item)
{
	switch (item->decision) {
	case DECISION_PLAN_AGREED:
	case DECISION_ACCEPT:
	case DECISION_LEAD:
	case DECISION_REFER:
	case DECISION_CLOSE:
		return true;
	default:
		return false;
	}
}

bool case_is_told(const struct case_item *item)
{
	return date_is_set(item->told_on) || item->told_not_needed != NULL;
}

/* ---- decisions ---- */

static const struct {
	enum decision decision;
	char key;
	unsigned needs;
} decisions[] = {
	{DECISION_PLAN_AGREED, 'p', 0},
	{DECISION_ACCEPT, 'a', 0},
	{DECISION_LEAD, 'm', DECISION_NEEDS_LEAD | DECISION_NEEDS_REASON},
	{DECISION_REFER, 'r', DECISION_NEEDS_SERVICE},
	{DECISION_REVIEW, 'v', DECISION_NEEDS_DATE},
	{DECISION_CLOSE, 'c', DECISION_NEEDS_REASON},
	{DECISION_DEFER, 'f', DECISION_NEEDS_REASON},
};

enum { DECISIONS = sizeof(decisions) / sizeof(decisions[0]) };

char decision_key(enum decision decision)
{
	for (size_t i = 0; i < DECISIONS; i++)
		if (decisions[i].decision == decision)
			return decisions[i].key;
	return 0;
}

unsigned decision_needs(enum decision decision)
{
	for (size_t i = 0; i < DECISIONS; i++)
		if (decisions[i].decision == decision)
			return decisions[i].needs;
	return 0;
}

/* ---- the quick line ---- */

static const char *part(const char *from, const char *to, struct arena *arena)
{
	while (from < to && isspace((unsigned char)*from))
		from++;
	while (to > from && isspace((unsigned char)to[-1]))
		to--;
	return arena_printf(arena, "%.*s", (int)(to - from), from);
}

struct action_line action_line_read(const char *text, struct arena *arena)
{
	const char *first = NULL, *second = NULL, *end = text + strlen(text);

	/* "BP / ECG / lewis / fri" is rare; "16/3" and "and/or" are not: a slash with blanks round it
	 * separates first, any slash where there is none. */
	for (const char *at = text; *at != '\0' && second == NULL; at++)
		if (*at == '/' && (at == text || at[-1] == ' ')) {
			if (first == NULL)
				first = at;
			else
				second = at;
		}
	if (first == NULL) {
		first = strchr(text, '/');
		second = first != NULL ? strchr(first + 1, '/') : NULL;
	} else if (second == NULL) {
		second = strchr(first + 1, '/');
	}
	if (first == NULL)
		return (struct action_line){part(text, end, arena), "", ""};
	if (second == NULL)
		return (struct action_line){
			part(text, first, arena), part(first + 1, end, arena), ""};
	return (struct action_line){part(text, first, arena), part(first + 1, second, arena),
		part(second + 1, end, arena)};
}
