/* What follows from a meeting: minutes, one person's entry without the others', whom to tell, and what
 * is printed of it. */
#include <string.h>

#include <criterion/criterion.h>

#include <caseload/record.h>

#include "room.h"

static struct room room;

#define OK(...) FIXTURE_OK(&room.f, __VA_ARGS__)

static void begin(void)
{
	room_begin(&room);
}

static void end(void)
{
	room_close(&room);
}

TestSuite(meeting_after, .init = begin, .fini = end);

/* Three decisions, two actions, and closed. */
static void play(void)
{
	OK(CMD_MEETING_ATTEND, "name", "mlewis", NULL);
	OK(CMD_MEETING_WRITE, "person", ADA, "update", "Fell on the stairs", "wants",
		"To stay at home", NULL);
	OK(CMD_MEETING_ACTION, "person", ADA, "line", "Ring the clinic / mary / +1w", NULL);
	OK(CMD_MEETING_DECIDE, "person", ADA, "decision", "refer", "to", "Falls clinic", NULL);
	OK(CMD_MEETING_WRITE, "person", BEN, "update", "His wife has died", NULL);
	OK(CMD_MEETING_ACTION, "person", BEN, "line", "Visit him / ravi / +2w", NULL);
	OK(CMD_MEETING_DECIDE, "person", BEN, "decision", "defer", "reason", "GP not here", NULL);
	OK(CMD_MEETING_DECIDE, "person", CAT, "decision", "close", "reason", "Nothing to do", NULL);
	OK(CMD_MEETING_CLOSE, NULL);
}

static const struct meeting_record *minutes(const char *person)
{
	OK(CMD_MEETING_MINUTES, "meeting", "2026-03-12", "person", person, NULL);
	cr_assert_eq(room.f.result.kind, RESULT_MEETING);
	return room.f.result.value;
}

/* How many rows of the audit a command left for each person, and for nobody. */
static size_t audited(const char *command, const char *person)
{
	OK(CMD_AUDIT_LIST, "limit", "30", "person", person, NULL);
	const struct audit *rows = room.f.result.value;
	size_t n = 0;

	for (size_t i = 0; i < room.f.result.n; i++)
		n += strcmp(rows[i].command, command) == 0;
	return n;
}

static const char *paper(enum command_id id, const char *name, const char *value)
{
	OK(id, "meeting", "2026-03-12", "preview", "1", name, value, NULL);
	return fixture_pages(&room.f);
}

Test(meeting_after, minutes_hold_everybody_or_one_alone)
{
	play();
	const struct meeting_record *all = minutes(NULL);
	cr_assert_eq(all->items_n, 3);
	cr_assert_eq(all->actions_n, 2);
	const struct meeting_record *one = minutes(ADA);
	cr_assert_eq(one->items_n, 1);
	cr_assert_str_eq(one->items[0].update, "Fell on the stairs");
	cr_assert_eq(one->actions_n, 1);
	cr_assert_str_eq(one->actions[0].what, "Ring the clinic");
	cr_assert(one->attendance_n > 0, "who was there is part of the entry");
	cr_assert_not(fixture_run(&room.f, CMD_MEETING_MINUTES, "meeting", "2026-03-12", "person",
		"9990000042", NULL));
}

Test(meeting_after, a_look_at_the_minutes_is_in_everybodys_history)
{
	static const char *const people[] = {ADA, BEN, CAT};

	play();
	minutes(NULL);
	for (size_t i = 0; i < 3; i++)
		cr_assert_eq(audited("meeting minutes", people[i]), 1, "%s", people[i]);
	minutes(BEN);
	for (size_t i = 0; i < 3; i++)
		cr_assert_eq(
			audited("meeting minutes", people[i]), i == 1 ? 2 : 1, "%s", people[i]);
}

Test(meeting_after, whom_to_tell_until_they_are_told)
{
	play();
	fixture_now(&room.f, "2026-03-16T09:00");
	OK(CMD_MEETING_TO_TELL, NULL);
	const struct case_item *items = room.f.result.value;
	cr_assert_eq(room.f.result.n, 2, "deferred is nothing to tell");
	cr_assert_str_eq(items[0].nhs_number, ADA);
	cr_assert_str_eq(items[1].nhs_number, CAT);
	cr_assert_eq(items[0].waiting, 4);
	OK(CMD_MEETING_TELL, "person", ADA, "how", "phone", "on", "t", NULL);
	OK(CMD_MEETING_TO_TELL, NULL);
	cr_assert_eq(room.f.result.n, 1);
	OK(CMD_MEETING_TELL, "person", CAT, "not-needed", "Never came into our care", NULL);
	OK(CMD_MEETING_TO_TELL, NULL);
	cr_assert_eq(room.f.result.n, 0);
	cr_assert_str_eq(room.f.result.message, "Nobody waits to be told.");
}

/* Told without naming the meeting: the one that has waited longest, not the newest. */
Test(meeting_after, told_goes_to_the_entry_that_waits)
{
	play();
	fixture_now(&room.f, "2026-04-09T13:00");
	room_plan(&room, "2026-04-09");
	OK(CMD_MEETING_BEGIN, NULL);
	OK(CMD_MEETING_DECIDE, "person", ADA, "decision", "plan_agreed", NULL);
	OK(CMD_MEETING_TO_TELL, NULL);
	cr_assert_eq(room.f.result.n, 3, "%zu", room.f.result.n);
	OK(CMD_MEETING_TELL, "person", ADA, "how", "phone", "on", "t", NULL);
	OK(CMD_MEETING_TO_TELL, NULL);
	const struct case_item *items = room.f.result.value;
	cr_assert_eq(room.f.result.n, 2);
	for (size_t i = 0; i < 2; i++)
		cr_assert(strcmp(items[i].nhs_number, ADA) != 0 ||
				  items[i].decision == DECISION_PLAN_AGREED,
			"the referral was told");
}

Test(meeting_after, an_entry_is_part_of_the_persons_record)
{
	play();
	OK(CMD_MEETING_ENTRIES, "person", ADA, NULL);
	const struct case_item *items = room.f.result.value;
	cr_assert_eq(room.f.result.n, 1);
	cr_assert_str_eq(items[0].update, "Fell on the stairs");
	cr_assert_eq(items[0].meeting_status, MEETING_CLOSED);
	OK(CMD_PERSON_SHOW, "person", ADA, NULL);
	const struct person_record *record = room.f.result.value;
	cr_assert_eq(record->meetings_n, 1);
	const char *text = case_text(&record->meetings[0], record->actions, record->actions_n,
		(struct date){2026, 3, 12}, room.f.arena);
	cr_assert_str_eq(text,
		"Why: Asked for by Jo Patel: Two falls\n"
		"Wants: To stay at home\n"
		"Update: Fell on the stairs\n"
		"Decision: Referred on: Falls clinic\n"
		"Action: Ring the clinic / Mary Lewis / 19-Mar-2026, in 7d\n"
		"Told: NOT TOLD YET",
		"%s", text);
}

/* What the rules propose is nothing that a meeting said of anybody. */
Test(meeting_after, a_proposal_is_no_entry)
{
	static const struct {
		enum case_status status;
		bool built, in, said;
	} cases[] = {
		{CASE_PROPOSED, true, false, false},
		{CASE_DROPPED, true, false, false},
		{CASE_DROPPED, false, true, true},
		{CASE_ON_AGENDA, true, true, false},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct case_item item = {.status = cases[i].status,
			.built = cases[i].built,
			.wants = "Filled in before",
			.meeting_status = MEETING_PLANNED};

		cr_assert_eq(case_in_minutes(&item), cases[i].in, "%zu", i);
		cr_assert_eq(case_says_anything(&item), cases[i].said, "%zu", i);
		item.meeting_status = MEETING_OPEN;
		cr_assert_eq(case_says_anything(&item), cases[i].in, "%zu", i);
	}
}

Test(meeting_after, minutes_on_paper_and_an_entry_alone)
{
	const char *text = paper(CMD_PRINT_MINUTES, "names", "full");
	cr_assert(strstr(text, "DRAFT minutes: team meeting, Thu 12-Mar-2026"), "%s", text);
	play();
	text = paper(CMD_PRINT_MINUTES, "names", "full");
	cr_assert(strstr(text, "\nMinutes: team meeting, Thu 12-Mar-2026"), "%s", text);
	cr_assert(strstr(text, "Mary Lewis, Occupational therapist"), "%s", text);
	cr_assert(strstr(text, "His wife has died") && strstr(text, "Fell on the stairs"), "%s",
		text);
	cr_assert_eq(audited("print minutes", BEN), 2);
	text = paper(CMD_PRINT_MINUTES, "person", ADA);
	cr_assert(strstr(text, "Fell on the stairs"), "%s", text);
	cr_assert(strstr(text, "Born 14-Jul-1945"), "%s", text);
	cr_assert_not(strstr(text, "His wife") || strstr(text, "BELL") || strstr(text, "COOK") ||
			      strstr(text, "999 000 0026"),
		"%s", text);
	cr_assert_eq(audited("print minutes", BEN), 2, "nothing about him left");
	cr_assert_eq(audited("print minutes", ADA), 3);
}

/* Nothing was asked for and nothing decided anew three times: the minutes of the fourth say so. */
Test(meeting_after, minutes_say_that_nothing_changed)
{
	static const char *const days[] = {"2026-03-26", "2026-04-09", "2026-04-23"};

	OK(CMD_MEETING_DECIDE, "person", ADA, "decision", "defer", "reason", "Later", NULL);
	OK(CMD_MEETING_DECIDE, "person", BEN, "decision", "defer", "reason", "Later", NULL);
	OK(CMD_MEETING_DECIDE, "person", CAT, "decision", "defer", "reason", "Later", NULL);
	OK(CMD_MEETING_CLOSE, NULL);
	for (size_t i = 0; i < 3; i++) {
		fixture_now(&room.f, arena_printf(room.f.arena, "%sT13:00", days[i]));
		room_plan(&room, days[i]);
		OK(CMD_MEETING_BEGIN, NULL);
		OK(CMD_PRINT_MINUTES, "meeting", days[i], "preview", "1", NULL);
		const struct paper *pages = room.f.result.value;
		bool said = false;
		for (size_t j = 0; j < pages->pages[0].n; j++)
			said = said || strstr(pages->pages[0].lines[j], "No change in 3 meetings");
		cr_assert_eq(said, i == 2, "%s", days[i]);
		OK(CMD_MEETING_DECIDE, "person", ADA, "decision", "defer", "reason", "Later", NULL);
		OK(CMD_MEETING_CLOSE, NULL);
	}
}

Test(meeting_after, a_sheet_of_actions_for_each_owner)
{
	play();
	const char *text = paper(CMD_PRINT_ACTIONS, "names", "full");
	cr_assert(strstr(text, "Action for Mary Lewis") && strstr(text, "Action for Ravi Rao"),
		"%s", text);
	cr_assert(strstr(text, "Asked for at the meeting of Thu 12-Mar-2026"), "%s", text);
	cr_assert_eq(((const struct paper *)room.f.result.value)->pages_n, 2);
	text = paper(CMD_PRINT_ACTIONS, "owner", "rrao");
	cr_assert(strstr(text, "Open actions: Ravi Rao") && strstr(text, "Visit him"), "%s", text);
	cr_assert_not(strstr(text, "OKONKWO") || strstr(text, "Ring the clinic"), "%s", text);
	cr_assert_eq(audited("print actions", ADA), 1, "the first sheet alone was about her");
	text = paper(CMD_PRINT_ACTIONS, "owner", "sgreen");
	cr_assert(strstr(text, "Maria Green has no open actions."), "%s", text);
}

Test(meeting_after, the_agenda_says_who_is_late)
{
	const char *text = paper(CMD_PRINT_AGENDA, "names", "initials");

	cr_assert(strstr(text, "Agenda: team meeting, Thu 12-Mar-2026"), "%s", text);
	cr_assert(strstr(text, "ADDED LATE: Asked today"), "%s", text);
	cr_assert(strstr(text, "O, A"), "%s", text);
	cr_assert_not(strstr(text, "OKONKWO"), "%s", text);
	cr_assert_eq(audited("print agenda", CAT), 1);
}
