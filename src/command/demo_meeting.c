/* The team's meetings in the demonstration: three that were held, one this afternoon, one to come. */
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/meeting.h>

#include "demo_life.h"

enum { HELD = 3, PLANNED_BEFORE = 9, LIST_CLOSES = 2, TOLD_AFTER = 4, DONE_AFTER = 12 };
enum { CHAIR = 6, RECORDER = 1, LEADS = 0, MENTAL_HEALTH = 5 };

static const struct sitting {
	int day; /* Thursdays, where today is one */
	const char *time, *minutes, *place;
} sittings[] = {
	{-91, "14:00", "60", "Northfield Surgery"},
	{-56, "14:00", "60", "Mill Lane Medical Centre"},
	{-28, "14:00", "60", "Northfield Surgery"},
	{0, "14:30", "60", "Northfield Surgery"},
	{14, "14:30", "60", "Northfield Surgery"},
};
enum { SITTINGS = sizeof(sittings) / sizeof(sittings[0]), TODAY = HELD };

/* Asked for by a colleague, by whom in demo_names it is about. */
static const struct asked {
	int sitting, person, worker, days_before;
	const char *reason;
} asked[] = {
	{1, 5, 2, 4, "Rings the ambulance when her pain is bad; can we plan for it together?"},
	{2, 0, 0, 5, "Home from hospital with a nebuliser; who shows her how to use it?"},
	{TODAY, 0, 2, 5,
		"Two falls since November, the last on the stairs; she does not want a rail"},
};
enum { ASKED = sizeof(asked) / sizeof(asked[0]) };

void demo_plan_meetings(struct demo *d)
{
	for (int i = 0; i < SITTINGS; i++) {
		int day = sittings[i].day, planned = day - PLANNED_BEFORE;

		demo_plan_step(d, planned < 0 ? planned : -1, STEP_MEETING_PLAN, 0, i);
		/* What has happened since it was planned comes onto it as well. */
		demo_plan_step(d, day - LIST_CLOSES, STEP_MEETING_LIST, 0, i);
		if (i >= HELD)
			continue;
		demo_plan_step(d, day, STEP_MEETING_HOLD, 0, i);
		demo_plan_step(d, day + TOLD_AFTER, STEP_MEETING_TELL, 0, i);
		demo_plan_step(d, day + DONE_AFTER, STEP_MEETING_DONE, 0, i);
	}
	for (int i = 0; i < ASKED; i++)
		demo_plan_step(d, sittings[asked[i].sitting].day - asked[i].days_before,
			STEP_MEETING_ASK, asked[i].person, i);
}

static const char *day_of(struct demo *d, const struct sitting *sitting)
{
	char *text = arena_alloc(d->keep, DATE_ISO_SIZE);

	date_iso(date_add_days(d->today, sitting->day), text);
	return text;
}

/* The meeting with all that hangs on it, kept. */
static bool read_meeting(struct demo *d, const struct sitting *sitting, struct meeting_record **out)
{
	struct args args = args_new(d->keep);
	struct result result;

	args_set(&args, "meeting", day_of(d, sitting));
	d->session->worker = d->workers[RECORDER];
	if (!command_run(d->session, CMD_MEETING_AGENDA, &args, d->keep, &result, d->err))
		return false;
	*out = result.value;
	return true;
}

bool demo_play_meeting_plan(struct demo *d, int i)
{
	const struct sitting *s = &sittings[i];

	return demo_run(d, LEADS, CMD_MEETING_PLAN, "date", day_of(d, s), "time", s->time,
		"minutes", s->minutes, "place", s->place, "chair", demo_workers[CHAIR].login,
		"recorder", demo_workers[RECORDER].login, NULL);
}

bool demo_play_meeting_ask(struct demo *d, const struct demo_person *p, int i)
{
	return demo_run(d, asked[i].worker, CMD_MEETING_ADD, "person", p->nhs_number, "reason",
		asked[i].reason, "meeting", day_of(d, &sittings[asked[i].sitting]), NULL);
}

bool demo_play_meeting_list(struct demo *d, int i)
{
	const char *day = day_of(d, &sittings[i]);

	return demo_run(d, LEADS, CMD_MEETING_BUILD, "meeting", day, NULL) &&
	       demo_run(d, LEADS, CMD_MEETING_CLOSE_LIST, "meeting", day, NULL);
}

/* ---- in the room ---- */

static bool attend(struct demo *d, int i, const char *day, const struct meeting_record *record)
{
	for (size_t k = 0; k < record->attendance_n; k++) {
		const char *login = record->attendance[k].login;
		bool missing = strcmp(login, demo_workers[MENTAL_HEALTH].login) == 0;

		if (!demo_run(d, RECORDER, CMD_MEETING_ATTEND, "name", login, "status",
			    !missing	   ? "present"
			    : i + 1 < HELD ? "absent"
					   : "apologies",
			    "meeting", day, NULL))
			return false;
	}
	return true;
}

static const struct demo_person *who_is(struct demo *d, const struct case_item *item)
{
	for (int i = 0; i < DEMO_PEOPLE; i++)
		if (strcmp(d->people[i].nhs_number, item->nhs_number) == 0)
			return &d->people[i];
	bug("somebody on the agenda is nobody of the demonstration");
}

static bool write_about(struct demo *d, const struct case_item *item, const char *day)
{
	const struct demo_story *s = &demo_stories[who_is(d, item)->story];

	return demo_run(d, RECORDER, CMD_MEETING_WRITE, "person", item->nhs_number, "wants",
		s->matters, "situation", s->summary, "update", s->note, "next-steps", s->action,
		"seconds", arena_printf(d->keep, "%d", (int)item->minutes * 55), "meeting", day,
		NULL);
}

static bool ask_action(struct demo *d, const struct case_item *item, size_t k, const char *day)
{
	const struct demo_story *s = &demo_stories[who_is(d, item)->story];
	int owner = 2 + (int)(k * 3 % 8);

	return demo_run(d, RECORDER, CMD_MEETING_ACTION, "person", item->nhs_number, "line",
		arena_printf(d->keep, "%s / %s / +%dw", s->action, demo_workers[owner].name,
			1 + (int)(k % 3)),
		"meeting", day, NULL);
}

/* By turns; a review is left on the day it is booked for. */
static bool decide(struct demo *d, const struct case_item *item, size_t k, const char *day)
{
	static const char *const services[] = {"Falls clinic", "Reablement team",
		"Community pharmacist, medicines review", "Memory clinic"};
	const char *who = item->nhs_number;

	switch (k % 5) {
	case 0:
		return demo_run(d, LEADS, CMD_MEETING_DECIDE, "person", who, "decision", "refer",
			"to", services[k / 5 % 4], "reason", "Everybody agreed", "meeting", day,
			NULL);
	case 1:
		return demo_run(d, LEADS, CMD_MEETING_DECIDE, "person", who, "decision",
			"plan_agreed", "reason", "The plan stands as it was read out", "meeting",
			day, NULL);
	case 3:
		return demo_run(d, LEADS, CMD_MEETING_DECIDE, "person", who, "decision", "defer",
			"reason", "Nobody from mental health was there", "meeting", day, NULL);
	default:
		return demo_run(d, LEADS, CMD_MEETING_DECIDE, "person", who, "decision", "close",
			"reason", "Settled; the lead goes on without the meeting", "meeting", day,
			NULL);
	}
}

bool demo_play_meeting_hold(struct demo *d, int i)
{
	const char *day = day_of(d, &sittings[i]);
	struct meeting_record *record;
	size_t k = 0;

	clock_fix((date_days(d->today) + sittings[i].day) * 86400LL + 14 * 3600LL);
	if (!demo_run(d, RECORDER, CMD_MEETING_BEGIN, "meeting", day, NULL) ||
		!read_meeting(d, &sittings[i], &record) || !attend(d, i, day, record))
		return false;
	for (size_t n = 0; n < record->items_n; n++) {
		const struct case_item *item = &record->items[n];

		if (item->status != CASE_ON_AGENDA)
			continue;
		if (!write_about(d, item, day) || !ask_action(d, item, k, day) ||
			!decide(d, item, k, day))
			return false;
		k++;
		clock_fix(clock_unix() + item->minutes * 60);
	}
	return demo_run(d, RECORDER, CMD_MEETING_CLOSE, "meeting", day, NULL);
}

/* ---- after it ---- */

/* All but the last of the newest meeting, so that somebody waits. */
bool demo_play_meeting_tell(struct demo *d, int i)
{
	const char *day = day_of(d, &sittings[i]);
	struct meeting_record *record;
	size_t told = 0;

	if (!read_meeting(d, &sittings[i], &record))
		return false;
	for (size_t n = 0; n < record->items_n; n++) {
		const struct case_item *item = &record->items[n];

		if (!case_must_tell(item) || (i + 1 == HELD && told == 3))
			continue;
		if (!demo_run(d, LEADS, CMD_MEETING_TELL, "person", item->nhs_number, "how",
			    told % 2 == 0 ? "phone" : "face_to_face", "on", "t", "meeting", day,
			    NULL))
			return false;
		told++;
	}
	return true;
}

/* All but two of the newest meeting's actions. */
bool demo_play_meeting_done(struct demo *d, int i)
{
	struct meeting_record *record;

	if (!read_meeting(d, &sittings[i], &record))
		return false;
	for (size_t n = i + 1 == HELD ? 2 : 0; n < record->actions_n; n++) {
		const struct action *action = &record->actions[n];

		if (action->status == ACTION_OPEN &&
			!demo_run(d, LEADS, CMD_ACTION_DONE, "person", action->nhs_number, "action",
				action->uid, "outcome", "As it was asked for", NULL))
			return false;
	}
	return true;
}
