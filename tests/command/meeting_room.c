/* A meeting from its beginning to its close, who comes, and where each sits. */
#include <string.h>

#include <criterion/criterion.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/record.h>

#include "room.h"

static struct room room;

static void end(void)
{
	room_close(&room);
}

TestSuite(meeting_room, .fini = end);

static const struct action *action_of(const char *person, const char *what)
{
	const struct person_record *record;

	FIXTURE_OK(&room.f, CMD_PERSON_SHOW, "person", person, NULL);
	record = room.f.result.value;
	for (size_t i = 0; i < record->actions_n; i++)
		if (strcmp(record->actions[i].what, what) == 0)
			return &record->actions[i];
	return NULL;
}

Test(meeting_room, from_beginning_to_close)
{
	room_open(&room);
	ROOM_SAYS(&room, "Began the meeting of Thu 12-Mar-2026: 3 cases, 3 undecided.",
		CMD_MEETING_BEGIN, NULL);
	ROOM_SAYS(&room, "Ravi Rao, GP: Present. Nobody from social care is here.",
		CMD_MEETING_ATTEND, "name", "rao", NULL);
	ROOM_SAYS(&room, "Jo Patel, Social worker: Present.", CMD_MEETING_ATTEND, "name", "pat",
		NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_WRITE, "person", ADA, "update", "Daughter away.", NULL);
	ROOM_SAYS(&room, "Asked Mary Lewis: Falls team referral, by Fri 13-Mar-2026.",
		CMD_MEETING_ACTION, "person", ADA, "line", "Falls team referral / le / fri", NULL);
	ROOM_SAYS(&room,
		"Decided about OKONKWO, Adaeze: Lead changed. Mary Lewis leads from today. Tell "
		"the person by 02-Apr-2026.",
		CMD_MEETING_DECIDE, "person", ADA, "decision", "lead", "lead", "mlewis", "reason",
		"Knows her", NULL);
	ROOM_NOT(&room,
		"2 cases are undecided: BELL, Ben; COOK, Ann. Decide, defer or take off the "
		"agenda, or suspend the meeting.",
		CMD_MEETING_CLOSE, NULL);
	ROOM_SAYS(&room,
		"Suspended the meeting of Thu 12-Mar-2026: 2 cases are undecided. Begin it again "
		"to go on.",
		CMD_MEETING_SUSPEND, NULL);
	ROOM_NOT(&room,
		"The meeting of Thu 12-Mar-2026 is suspended. Go on with it first: caseload "
		"meeting begin.",
		CMD_MEETING_DECIDE, "person", BEN, "decision", "defer", "reason", "No time", NULL);
	ROOM_SAYS(&room, "Went on with the meeting of Thu 12-Mar-2026: 3 cases, 2 undecided.",
		CMD_MEETING_BEGIN, NULL);
	ROOM_SAYS(&room, "Decided about BELL, Ben: Deferred.", CMD_MEETING_DECIDE, "person", BEN,
		"decision", "defer", "reason", "No time", NULL);
	ROOM_SAYS(&room, "Decided about COOK, Ann: Closed: off the meeting's list.",
		CMD_MEETING_DECIDE, "person", CAT, "decision", "close", "reason", "Moved away",
		NULL);
	ROOM_SAYS(&room,
		"Closed the meeting of Thu 12-Mar-2026: 3 cases, 1 action asked for, 0 older "
		"actions carried over. People to tell: 2.",
		CMD_MEETING_CLOSE, NULL);
	ROOM_NOT(&room,
		"A meeting that was closed stays closed: its minutes stand. What came to light "
		"since belongs to the next meeting, or in a note.",
		CMD_UNDO, NULL);
}

Test(meeting_room, begins_on_its_day_and_once)
{
	room_open(&room);
	room_plan(&room, "2026-03-26");
	ROOM_NOT(&room,
		"The meeting of Thu 26-Mar-2026 cannot begin before its day. Where it is held "
		"today, say so first: caseload meeting change --date today.",
		CMD_MEETING_BEGIN, "meeting", "2026-03-26", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_BEGIN, NULL);
	/* The second recorder begins nothing and may come in. */
	cr_assert(
		fixture_run_in(&room.f, room.mary, CMD_MEETING_BEGIN, NULL), "%s", room.f.err.text);
	cr_assert_str_eq(room.f.result.message, "The meeting of Thu 12-Mar-2026 is open.");
	/* Left open overnight it goes on. */
	room_next_day(&room, "2026-03-26T09:00");
	ROOM_SAYS(&room, "Decided about OKONKWO, Adaeze: Plan agreed. No plan is written yet.",
		CMD_MEETING_DECIDE, "person", ADA, "decision", "plan_agreed", NULL);
	ROOM_NOT(&room,
		"The meeting of Thu 12-Mar-2026 is still open. Close or suspend it first: caseload "
		"meeting suspend.",
		CMD_MEETING_BEGIN, "meeting", "2026-03-26", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_SUSPEND, NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_BEGIN, "meeting", "2026-03-26", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_DECIDE, "person", ADA, "decision", "plan_agreed", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_CLOSE, NULL);
	ROOM_NOT(&room, "The meeting of Thu 26-Mar-2026 was closed. It can no longer be changed.",
		CMD_MEETING_WRITE, "person", ADA, "update", "Late", "meeting", "2026-03-26", NULL);
	ROOM_NOT(&room,
		"The meeting of Thu 26-Mar-2026 is over. For an action of today use: caseload "
		"action add.",
		CMD_MEETING_ACTION, "person", ADA, "line", "Ring / jo", "meeting", "2026-03-26",
		NULL);
	/* An earlier one that never took place may still be held. */
	ROOM_SAYS(&room, "Went on with the meeting of Thu 12-Mar-2026: 3 cases, 2 undecided.",
		CMD_MEETING_BEGIN, "meeting", "2026-03-12", NULL);
}

Test(meeting_room, counts_what_is_carried)
{
	room_begin(&room);
	FIXTURE_OK(&room.f, CMD_MEETING_ACTION, "person", ADA, "line", "Visit / jo / +1w", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_ACTION, "person", BEN, "line", "Ring / jo / +1w", NULL);
	FIXTURE_OK(&room.f, CMD_ACTION_ADD, "person", ADA, "what", "Ours", "owner", "jpatel", "due",
		"+1w", NULL);
	static const char *const people[] = {ADA, BEN, CAT};
	for (size_t i = 0; i < 3; i++)
		FIXTURE_OK(&room.f, CMD_MEETING_DECIDE, "person", people[i], "decision", "defer",
			"reason", "No time", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_CLOSE, NULL);
	cr_assert_eq(action_of(ADA, "Visit")->carried, 0);
	room_next_day(&room, "2026-03-26T14:00");
	room_plan(&room, "2026-03-26");
	FIXTURE_OK(&room.f, CMD_MEETING_BEGIN, NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_ACTION, "person", ADA, "line", "Again / jo / +1w", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_DECIDE, "person", ADA, "decision", "plan_agreed", NULL);
	ROOM_SAYS(&room,
		"Closed the meeting of Thu 26-Mar-2026: 1 case, 1 action asked for, 1 older action "
		"carried over. People to tell: 1.",
		CMD_MEETING_CLOSE, NULL);
	cr_assert_eq(action_of(ADA, "Visit")->carried, 1, "asked for earlier, still open");
	cr_assert_eq(action_of(ADA, "Again")->carried, 0, "asked for here");
	cr_assert_eq(action_of(ADA, "Ours")->carried, 0, "no meeting asked for it");
	cr_assert_eq(action_of(BEN, "Ring")->carried, 0, "not on this agenda");
}

Test(meeting_room, records_who_came_and_for_whom)
{
	static const struct {
		const char *name, *status, *profession, *deputy, *said;
	} cases[] = {
		{"Mary", NULL, NULL, NULL,
			"Mary Lewis, Occupational therapist: Present. Nobody from social care is "
			"here."},
		{"ravi", "apologies", NULL, NULL, "Ravi Rao, GP: Apologies."},
		{"Dr Nowak", NULL, "gp", "rrao", "Dr Nowak, GP: Present, for Ravi Rao."},
		{"Nowak", "absent", NULL, NULL, "Dr Nowak, GP: Absent, for Ravi Rao."},
		{"Nowak", NULL, NULL, "", "Dr Nowak, GP: Present."},
	};

	room_begin(&room);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		FIXTURE_OK(&room.f, CMD_MEETING_ATTEND, "name", cases[i].name, "status",
			cases[i].status, "profession", cases[i].profession, "deputy-for",
			cases[i].deputy, NULL);
		cr_expect(strncmp(room.f.result.message, cases[i].said, strlen(cases[i].said)) == 0,
			"%s", room.f.result.message);
	}
	ROOM_NOT(&room, "\"mar\" may be Mary Lewis or Maria Green. Type more of the name.",
		CMD_MEETING_ATTEND, "name", "mar", "status", "present", "meeting", "2026-03-12",
		NULL);
	ROOM_NOT(&room,
		"Nobody in the team is called Kim. For a guest say their profession: --profession.",
		CMD_MEETING_ATTEND, "name", "Kim", NULL);
	ROOM_NOT(&room, "Zed is not on the list of this meeting. Record their apologies first.",
		CMD_MEETING_ATTEND, "name", "Kim", "profession", "gp", "deputy-for", "Zed", NULL);
	ROOM_NOT(&room, "Nobody comes for themselves. Say who Mary Lewis came for.",
		CMD_MEETING_ATTEND, "name", "mlewis", "deputy-for", "mlewis", NULL);
}

Test(meeting_room, a_deputy_is_an_apology_of_who_was_expected)
{
	const struct meeting_record *record;

	room_open(&room);
	FIXTURE_OK(&room.f, CMD_MEETING_ATTEND, "name", "rrao", "status", "expected", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_ATTEND, "name", "sgreen", "deputy-for", "Rao", NULL);
	record = room_case(&room, ADA)->meeting;
	for (size_t i = 0; i < record->attendance_n; i++)
		if (text_equal(record->attendance[i].login, "rrao"))
			cr_assert_eq(record->attendance[i].status, ATTENDANCE_APOLOGIES);
	/* Who came all the same is here. */
	FIXTURE_OK(&room.f, CMD_MEETING_ATTEND, "name", "rrao", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_ATTEND, "name", "sgreen", "deputy-for", "Rao", NULL);
	record = room_case(&room, ADA)->meeting;
	for (size_t i = 0; i < record->attendance_n; i++)
		if (text_equal(record->attendance[i].login, "rrao"))
			cr_assert_eq(record->attendance[i].status, ATTENDANCE_PRESENT);
}

static size_t rows_of_audit(void)
{
	FIXTURE_OK(&room.f, CMD_AUDIT_LIST, NULL);
	return room.f.result.n;
}

Test(meeting_room, others_see_who_sits_where)
{
	const struct case_page *page;

	room_begin(&room);
	FIXTURE_OK(&room.f, CMD_WORKER_SET, "worker", "jpatel", "role", "privacy", NULL);
	size_t before = rows_of_audit();
	cr_assert(fixture_run_in(&room.f, room.mary, CMD_MEETING_SEAT, "case", BEN, "place",
			  "update", NULL),
		"%s", room.f.err.text);
	cr_assert_eq(rows_of_audit(), before + 1, "a seat is nobody's record");
	page = room_case(&room, ADA);
	cr_assert_eq(page->meeting->seats_n, 1);
	cr_assert_str_eq(page->meeting->seats[0].name, "Mary Lewis");
	cr_assert_str_eq(page->meeting->seats[0].place, "update");
	cr_assert_eq(page->meeting->seats[0].case_item_id, room_case(&room, BEN)->item.id);
	FIXTURE_OK(&room.f, CMD_MEETING_SEAT, "case", ADA, NULL);
	cr_assert_eq(room_case(&room, ADA)->meeting->seats_n, 1, "not their own");
	clock_fix(clock_unix() + SEAT_MINUTES * 60 + 1);
	cr_assert_eq(room_case(&room, ADA)->meeting->seats_n, 0, "not seen for five minutes");
	cr_assert(fixture_run_in(&room.f, room.mary, CMD_MEETING_SEAT, NULL));
	cr_assert_eq(room_case(&room, ADA)->meeting->seats_n, 1);
	cr_assert(fixture_run_in(&room.f, room.mary, CMD_MEETING_SEAT, "gone", "1", NULL));
	cr_assert_eq(room_case(&room, ADA)->meeting->seats_n, 0, "left in order");
}
