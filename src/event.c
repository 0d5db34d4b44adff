#include <caseload/event.h>

static const struct field event_fields[] = {
	FIELD_HIDE(INT, event, id),
	FIELD(TEXT, event, uid),
	FIELD(INT, event, version),
	FIELD_HIDE(INT, event, person_id),
	FIELD_CODED(event, kind, words_event_kind),
	FIELD(DATE, event, on),
	FIELD(DATE, event, until),
	FIELD(TEXT, event, place),
	FIELD(DATE, event, notified_on),
	FIELD(TEXT, event, source),
	FIELD(TEXT, event, text),
	FIELD(TEXT, event, avoidable),
	FIELD(TEXT, event, change),
	FIELD(DATE, event, ready_on),
	FIELD_CODED(event, delay_due, words_delay_due),
	FIELD_CODED(event, permanent, words_factor_answer),
	FIELD(TEXT, event, recorded_by),
	FIELD(TEXT, event, recorded_at),
	FIELD_CODED(event, waits, words_due_kind),
	FIELD(DATE, event, due_on),
	{"clock", FIELD_WORD, offsetof(struct event, clock.stand), &words_clock_stand, 0},
};
const struct shape event_shape = SHAPE(event, event_fields);

static const struct field note_fields[] = {
	FIELD_HIDE(INT, note, id),
	FIELD(TEXT, note, uid),
	FIELD_HIDE(INT, note, person_id),
	FIELD(TEXT, note, text),
	FIELD(DATE, note, on),
	FIELD(TEXT, note, amends),
	FIELD(TEXT, note, author),
	FIELD(TEXT, note, written_at),
};
const struct shape note_shape = SHAPE(note, note_fields);

/* Only a stay in hospital has a day of being ready, only a care home is for good. */
static bool check_stay(const struct event *event, struct date today, struct err *err)
{
	bool stay = event->kind == EVENT_EMERGENCY_ADMISSION;

	if (date_is_set(event->ready_on) && !stay)
		return err_set(err, ERR_INVALID, "ready",
			"Ready to leave belongs to an emergency admission. Leave it empty here.");
	if (date_is_set(event->ready_on) && date_compare(event->ready_on, event->on) < 0)
		return err_set(err, ERR_INVALID, "ready",
			"Nobody is ready to leave before they came. Check both dates.");
	if (date_is_set(event->ready_on) && date_compare(event->ready_on, today) > 0)
		return err_set(err, ERR_INVALID, "ready",
			"The day they were ready to leave must be today or before.");
	if (date_is_set(event->ready_on) && date_is_set(event->until) &&
		date_compare(event->ready_on, event->until) > 0)
		return err_set(err, ERR_INVALID, "ready",
			"They left before that day. Check it, and the day they left.");
	if (event->delay_due != DELAY_NONE && !date_is_set(event->ready_on))
		return err_set(err, ERR_INVALID, "delay",
			"Give the day they were ready to leave too: the wait counts from it.");
	if (event->permanent != ANSWER_NONE && event->kind != EVENT_CARE_HOME)
		return err_set(err, ERR_INVALID, "permanent",
			"Whether it is for good is asked of a care home admission alone.");
	return true;
}

bool event_check(const struct event *event, struct date today, struct err *err)
{
	if (event->kind == EVENT_NONE)
		return err_set(err, ERR_INVALID, "kind",
			"What happened is missing. Choose the kind of event, for example a fall.");
	if (!date_is_set(event->on))
		return err_set(
			err, ERR_INVALID, "on", "The date is missing. Type the day it happened.");
	if (date_compare(event->on, today) > 0)
		return err_set(err, ERR_INVALID, "on",
			"An event has happened already: its date must be today or before.");
	if (date_is_set(event->until) && date_compare(event->until, event->on) < 0)
		return err_set(err, ERR_INVALID, "until",
			"The end is before the beginning. Check both dates.");
	if (date_is_set(event->until) && date_compare(event->until, today) > 0)
		return err_set(err, ERR_INVALID, "until",
			"The end must be today or before. Leave it empty until it is over.");
	if (date_is_set(event->notified_on) && date_compare(event->notified_on, event->on) < 0)
		return err_set(err, ERR_INVALID, "notified",
			"The team cannot have been told before it happened. Check both dates.");
	if (date_is_set(event->notified_on) && date_compare(event->notified_on, today) > 0)
		return err_set(err, ERR_INVALID, "notified",
			"The day the team was told must be today or before.");
	return check_stay(event, today, err);
}

struct date event_heard_on(const struct event *event)
{
	return date_is_set(event->notified_on) ? event->notified_on : event->on;
}

static bool was_seen_to(const struct event *events, size_t n, const struct event *discharge)
{
	for (size_t i = 0; i < n; i++) {
		int after = date_compare(events[i].on, discharge->on);

		if ((events[i].kind == EVENT_CONTACT && after >= 0) ||
			(events[i].kind == EVENT_EMERGENCY_ADMISSION && after > 0))
			return true;
	}
	return false;
}

int event_waits(const struct event *events, size_t n, size_t i, struct date since,
	const struct deadline_rules *rules, struct date *due_on)
{
	const struct event *event = &events[i];

	if (!date_is_set(since) || date_compare(event->on, since) < 0)
		return DUE_NONE;
	if (event->kind == EVENT_DISCHARGE && !was_seen_to(events, n, event)) {
		*due_on = deadline_by(rules, RULE_DISCHARGE_CONTACT, event_heard_on(event));
		return DUE_DISCHARGE;
	}
	if ((event->kind == EVENT_EMERGENCY_ADMISSION || event->kind == EVENT_AE_ATTENDANCE) &&
		event->avoidable == NULL) {
		*due_on = deadline_by(rules, RULE_ADMISSION_REVIEW, event->on);
		return DUE_ADMISSION;
	}
	return DUE_NONE;
}

void event_mark_waiting(struct event *events, size_t n, struct date since, bool died,
	const struct deadline_rules *rules)
{
	for (size_t i = 0; i < n; i++) {
		events[i].due_on = DATE_NONE;
		events[i].waits = event_waits(events, n, i, since, rules, &events[i].due_on);
		if (died && events[i].waits == DUE_DISCHARGE)
			events[i].waits = DUE_NONE;
	}
}
