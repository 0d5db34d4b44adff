#include "stage.h"

#include <stdlib.h>

#include <caseload/meeting.h>

TestSuite(meeting, .timeout = 60);

#define ADA "9990000018"
#define MARGARET "9990000026"
#define OTHER "9990000034"

static void add(struct stage *s, const char *person, const char *why)
{
	FIXTURE_OK(&s->f, CMD_MEETING_ADD, "person", person, "reason", why, "minutes", "20", NULL);
}

/* A meeting a week from 18 March with three cases asked for, and rules that bring nobody else. */
static void begin(struct stage *s, const char *date)
{
	stage_store(s);
	stage_people(s);
	FIXTURE_OK(&s->f, CMD_WORKER_ADD, "name", "Ravi Rao", "profession", "gp", "login", "rrao",
		NULL);
	for (int why = 1; why <= (int)words_agenda_why.n; why++)
		if (why != AGENDA_ASKED && why != AGENDA_CARRIED)
			FIXTURE_OK(&s->f, CMD_MEETING_RULE, "rule",
				word_code(&words_agenda_why, why), "used", "no", NULL);
	FIXTURE_OK(&s->f, CMD_MEETING_PLAN, "date", date, "minutes", "45", "place",
		"Northfield Surgery", NULL);
	if (strcmp(date, "2026-03-18") == 0)
		return;
	add(s, ADA, "Two falls in February");
	add(s, MARGARET, "Wants to go home");
	add(s, OTHER, "The son rang");
}

static void asked_late(struct stage *s, const char *person, const char *why)
{
	FIXTURE_OK(&s->f, CMD_MEETING_ADD, "person", person, "reason", why, "late",
		"Cannot wait for two weeks", NULL);
}

/* Today's, with two cases: both are late additions. */
static void begin_today(struct stage *s)
{
	begin(s, "2026-03-18");
	asked_late(s, ADA, "Two falls in February");
	asked_late(s, MARGARET, "Wants to go home");
}

static const struct meeting_record *record_of(struct stage *s)
{
	FIXTURE_OK(&s->f, CMD_MEETING_AGENDA, NULL);
	return s->f.result.value;
}

static size_t on_agenda(struct stage *s)
{
	const struct meeting_record *record = record_of(s);
	size_t n = 0;

	for (size_t i = 0; i < record->items_n; i++)
		n += record->items[i].status == CASE_ON_AGENDA;
	return n;
}

Test(meeting, none_is_planned_and_one_key_plans_one)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "3");
	STAGE_SEES(&s, "[3 Meeting]");
	STAGE_SEES(&s, "No meeting is planned.");
	STAGE_SEES(&s, "N Plan a meeting");
	stage_send(&s, "b");
	STAGE_SEES(&s, "! No meeting is planned. N plans one.");
	stage_send(&s, "w");
	STAGE_SEES(&s, "Meeting: none is planned.");
	stage_send(&s, "N");
	STAGE_SEES(&s, "Plan a team meeting");
	stage_send(&s, "+1w\r");
	STAGE_SEES(&s, "MDT Wed 25-Mar-2026 09:30, 60 min");
	STAGE_SEES(&s, "Planned. Names until Mon 23-Mar-2026.");
	stage_close(&s);
}

Test(meeting, shows_who_why_how_long_and_where_the_time_is_full)
{
	static const struct {
		int rows, cols;
		const char *sees[5], *not ;
	} cases[] = {
		{24, 80,
			{"MDT Thu 26-Mar-2026 09:30, 45 min, Northfield",
				"Planned. Names until Tue 24-Mar-2026. 3 cases, 60 of 45 min.",
				">   1 OKONKWO, Adaeze      NO DATA Two falls in February",
				"---- 45 minutes are full here; 1 more on the agenda ----",
				"Why      Asked for by Jo Patel: Two falls in February"},
			"│"},
		{16, 60,
			{"MDT Thu 26-Mar-2026 09:30, 45 min, Northfield", ">   1 OKONKWO, Adaeze",
				"---- 45 minutes are full",
				"Why      Asked for by Jo Patel: Two falls",
				"Who      Expected 2:"},
			"Speaks"},
		{40, 140,
			{"Speaks", "│ OKONKWO, Adaeze", "Two falls in February",
				"Expected 2: J Patel, R Rao", "J Patel"},
			"…"},
	};
	struct stage s;

	begin(&s, "2026-03-26");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		stage_open(&s, cases[i].rows, cases[i].cols, NULL);
		stage_send(&s, "3");
		for (size_t k = 0; k < 5; k++)
			STAGE_SEES(&s, cases[i].sees[k]);
		STAGE_NOT(&s, cases[i].not );
		if (i + 1 == sizeof cases / sizeof *cases)
			break;
		app_free(s.app);
		vt_free(s.vt);
	}
	stage_send(&s, "w");
	STAGE_SEES(&s, "case 1 of 3: OKONKWO, Adaeze, NO DATA, On the agenda.");
	stage_close(&s);
}

Test(meeting, the_order_is_changed_by_one_or_by_a_number_and_taken_back)
{
	struct stage s;

	begin(&s, "2026-03-26");
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "3");
	stage_send(&s, "<");
	STAGE_SEES(&s, "It comes first already.");
	stage_send(&s, ">");
	STAGE_SEES(&s, ">   2 OKONKWO, Adaeze");
	stage_send(&s, ">>");
	STAGE_SEES(&s, "It comes last already.");
	STAGE_SEES(&s, ">   3 OKONKWO, Adaeze");
	stage_send(&s, "u");
	STAGE_SEES(&s, ">   2 OKONKWO, Adaeze");
	stage_send(&s, "m3\r");
	STAGE_SEES(&s, ">   3 OKONKWO, Adaeze");
	stage_send(&s, "m9\r");
	stage_send(&s, KEY_ESC);
	cr_assert_str_eq(record_of(&s)->items[2].nhs_number, ADA);
	stage_close(&s);
}

Test(meeting, takes_off_and_asks_for_somebody_who_is_found_first)
{
	struct stage s;

	begin(&s, "2026-03-26");
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "3");
	stage_send(&s, "\033[3~"); /* Delete */
	STAGE_SEES(&s, "Take somebody off the agenda");
	stage_send(&s, "Is in hospital\r");
	STAGE_SEES(&s, "---- 1 taken off");
	STAGE_SEES(&s, "2 cases, 40 of 45 min.");
	stage_send(&s, "T");
	STAGE_SEES(&s, "Find a person");
	stage_send(&s, "okonk\r");
	STAGE_SEES(&s, "Ask for somebody at the meeting");
	STAGE_SEES(&s, "MDT Thu 26-Mar-2026 09:30");
	STAGE_NOT(&s, "Why now");
	stage_send(&s, KEY_F2);
	STAGE_SEES(&s, "must be filled in");
	stage_send(&s, "Home again" KEY_F2);
	cr_assert_eq(on_agenda(&s), 3);
	stage_send(&s, "uu");
	cr_assert_eq(on_agenda(&s), 3, "one is off and one on, as before");
	stage_close(&s);
}

Test(meeting, a_late_addition_says_why_it_cannot_wait)
{
	struct stage s;

	begin(&s, "2026-03-26");
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "3K");
	STAGE_SEES(&s, "Agenda closed: additions are late.");
	stage_send(&s, "K");
	STAGE_SEES(&s, "! The list is closed already.");
	stage_send(&s, "T");
	stage_send(&s, "9990000018\r");
	STAGE_SEES(&s, "Ask for somebody at the meeting");
	STAGE_NOT(&s, "Why now"); /* she is on it already */
	stage_send(&s, KEY_ESC);
	stage_send(&s, "\033[3~");
	stage_send(&s, "Is in hospital\r");
	stage_send(&s, "T");
	stage_send(&s, "9990000018\r");
	STAGE_SEES(&s, "Why now");
	stage_send(&s, "Fell again\t" KEY_F2);
	STAGE_SEES(&s, "Why now must be filled in");
	stage_send(&s, "Goes home tomorrow" KEY_F2);
	STAGE_SEES(&s, "LATE");
	STAGE_SEES(&s, ", 1 late.");
	stage_close(&s);
}

Test(meeting, begins_with_who_came_one_key_a_person)
{
	struct stage s;
	const struct meeting_record *record;

	begin_today(&s);
	stage_open(&s, 24, 80, NULL);
	STAGE_SEES(&s, "Meeting today at 09:30 (3).");
	stage_send(&s, "3");
	STAGE_SEES(&s, "Today. 2 cases, 20 of 45 min, 2 late. Enter begins it.");
	STAGE_SEES(&s, "LATE");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Who came");
	STAGE_SEES(&s, "! Nobody from health or social care is here.");
	stage_send(&s, "p");
	STAGE_SEES(&s, "! Nobody from health is here.");
	stage_send(&s, "s");
	STAGE_SEES(&s, "Apologies");
	stage_send(&s, " "); /* sorry, then absent */
	STAGE_SEES(&s, "Absent");
	stage_send(&s, "u");
	STAGE_SEES(&s, "Apologies");
	stage_send(&s, "g");
	STAGE_SEES(&s, "Who came? Type a name");
	stage_send(&s, "Ursula Moss");
	STAGE_SEES(&s, "Nobody of the team. Enter takes them as a guest.");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Of what profession is this guest?");
	stage_send(&s, "district\r");
	STAGE_SEES(&s, "Ursula Moss");
	STAGE_SEES(&s, "Health and social care are both here.");
	STAGE_NOT(&s, "Nobody from"); /* nor on the meeting below */
	record = record_of(&s);
	cr_assert_eq(record->attendance_n, 3);
	cr_assert_str_empty(record->missing);
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "[3 Meeting: Case]");
	stage_close(&s);
}

Test(meeting, a_deputy_comes_for_somebody_and_all_are_here_in_one_step)
{
	struct stage s;
	const struct meeting_record *record;

	begin_today(&s);
	FIXTURE_OK(&s.f, CMD_WORKER_ADD, "name", "Anne Brown", "profession", "district_nurse",
		"login", "abrown", NULL);
	stage_open(&s, 16, 60, NULL);
	stage_send(&s, "3o");
	stage_send(&s, "*");
	STAGE_SEES(&s, "2 people are recorded as present.");
	stage_send(&s, "u");
	STAGE_NOT(&s, "Present");
	stage_send(&s, KEY_DOWN "d");
	STAGE_SEES(&s, "Who came instead?");
	stage_send(&s, "brown\r");
	STAGE_SEES(&s, "for Ravi Rao");
	record = record_of(&s);
	for (size_t i = 0; i < record->attendance_n; i++)
		if (strcmp(record->attendance[i].name, "Ravi Rao") == 0)
			cr_assert_eq(record->attendance[i].status, ATTENDANCE_APOLOGIES);
	stage_send(&s, "d");
	stage_send(&s, KEY_ESC);
	STAGE_NOT(&s, "Who came instead?");
	stage_close(&s);
}

static void open_it(struct stage *s)
{
	begin_today(s);
	FIXTURE_OK(&s->f, CMD_MEETING_ATTEND, "name", "*", NULL);
	FIXTURE_OK(&s->f, CMD_MEETING_BEGIN, NULL);
}

Test(meeting, is_not_closed_with_a_case_undecided_but_suspended)
{
	struct stage s;

	open_it(&s);
	FIXTURE_OK(&s.f, CMD_MEETING_DECIDE, "person", ADA, "decision", "plan_agreed", NULL);
	stage_open(&s, 24, 80, NULL);
	STAGE_SEES(&s, "The meeting is open (3).");
	stage_send(&s, "3");
	STAGE_SEES(&s, "1 of 2 decided");
	STAGE_SEES(&s, "Plan agreed");
	stage_send(&s, "C");
	STAGE_SEES(&s, "1 case is undecided");
	STAGE_SEES(&s, "SMITH, Margaret");
	stage_pass_deafness(&s);
	stage_send(&s, "\r");
	cr_assert_eq(record_of(&s)->meeting.status, MEETING_OPEN, "Enter never means yes");
	stage_send(&s, "s");
	STAGE_SEES(&s, "Suspended. 1 of 2 decided");
	stage_send(&s, "C");
	STAGE_SEES(&s, "! It is suspended. Enter goes on with it.");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "[3 Meeting: Case]");
	stage_close(&s);
}

Test(meeting, comes_back_from_the_room_at_its_case_and_names_nobody_on_the_wall)
{
	struct stage s;

	setenv("CASELOAD_DEAF_MS", "0", 1);
	open_it(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "3\r");
	STAGE_SEES(&s, "This screen may be seen by everyone in the room.");
	stage_pass_deafness(&s);
	stage_send(&s, "\r");
	stage_send(&s, "n");
	stage_send(&s, "l"); /* decided later */
	STAGE_SEES(&s, "Case 2 of 2");
	stage_send(&s, "C");
	STAGE_SEES(&s, "2 cases are undecided");
	STAGE_SEES(&s, "Numbers: 1, 2. g and a number goes there.");
	STAGE_NOT(&s, "OKONKWO");
	stage_pass_deafness(&s);
	stage_send(&s, KEY_ESC);
	stage_send(&s, KEY_ESC);
	stage_send(&s, "l"); /* decided later */
	STAGE_SEES(&s, ">   2 SMITH, Margaret");
	stage_send(&s, "i");
	STAGE_SEES(&s, "! Nothing is decided about them yet.");
	stage_close(&s);
}

Test(meeting, is_closed_by_a_word_and_shows_what_follows)
{
	struct stage s;

	open_it(&s);
	FIXTURE_OK(&s.f, CMD_MEETING_DECIDE, "person", ADA, "decision", "plan_agreed", NULL);
	FIXTURE_OK(&s.f, CMD_MEETING_DECIDE, "person", MARGARET, "decision", "defer", "reason",
		"The daughter could not come", NULL);
	FIXTURE_OK(&s.f, CMD_MEETING_ACTION, "person", ADA, "line", "Falls team / jo / fri", NULL);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "3C");
	STAGE_SEES(&s, "2 cases are decided, 1 action is asked for.");
	STAGE_SEES(&s, "1 person has to be told");
	stage_pass_deafness(&s);
	stage_send(&s, "CLOSED\r");
	cr_assert_eq(record_of(&s)->meeting.status, MEETING_OPEN, "another word");
	stage_send(&s, "\025CLOSE\r");
	STAGE_SEES(&s, "1 action, ! 1 to tell. The minutes are ready: P.");
	STAGE_SEES(&s, "! TO BE TOLD");
	STAGE_SEES(&s, "Falls team, Jo Patel, by 20-Mar-2026");
	stage_send(&s, "i");
	STAGE_SEES(&s, "The person was told");
	stage_send(&s, "tel\r\r");
	STAGE_SEES(&s, "told 18-Mar-2026");
	STAGE_SEES(&s, "Plan agreed. Told 18-Mar-2026, By telephone");
	STAGE_SEES(&s, "nobody left to tell");
	stage_send(&s, "b");
	STAGE_SEES(&s, "! This meeting is closed. ] goes to the one after it.");
	stage_send(&s, "P");
	STAGE_SEES(&s, "Print preview");
	stage_send(&s, KEY_ESC);
	stage_close(&s);
}

/* From the list of whom to tell: what they are told stands in the form, and it is that entry of theirs
 * which is answered. */
Test(meeting, whoever_waits_to_be_told_is_told_of_that_meeting)
{
	struct stage s;

	open_it(&s);
	FIXTURE_OK(&s.f, CMD_MEETING_DECIDE, "person", ADA, "decision", "refer", "to",
		"Falls clinic", "reason", "Fell twice", NULL);
	FIXTURE_OK(&s.f, CMD_MEETING_DECIDE, "person", MARGARET, "decision", "plan_agreed", NULL);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "3C");
	stage_pass_deafness(&s);
	stage_send(&s, "CLOSE\r");
	stage_send(&s, "t");
	STAGE_SEES(&s, "Referred on: Falls");
	stage_send(&s, "i");
	STAGE_SEES(&s, "Decided     Referred on: Falls clinic: Fell twice");
	stage_send(&s, "tel\r\r");
	STAGE_NOT(&s, "Falls");
	STAGE_SEES(&s, "Plan agreed");
	stage_close(&s);
}

Test(meeting, other_meetings_are_a_key_away_and_on_the_calendar)
{
	struct stage s;

	begin(&s, "2026-03-26");
	FIXTURE_OK(&s.f, CMD_MEETING_PLAN, "date", "2026-04-09", NULL);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "3]");
	STAGE_SEES(&s, "MDT Thu 09-Apr-2026");
	stage_send(&s, "]");
	STAGE_SEES(&s, "There is no meeting after this one. N plans one.");
	stage_send(&s, "[");
	STAGE_SEES(&s, "MDT Thu 26-Mar-2026");
	stage_send(&s, "M");
	STAGE_SEES(&s, "09-Apr-2026");
	stage_send(&s, "/apr\r\r");
	STAGE_SEES(&s, "MDT Thu 09-Apr-2026");
	stage_send(&s, "2");
	stage_send(&s, "/26/3\r");
	STAGE_SEES(&s, "Thu 26-Mar-2026: 1 meeting");
	STAGE_SEES(&s, "09:30 MDT Northfield Surgery  3 cases");
	stage_send(&s, "\r");
	stage_send(&s, "w");
	STAGE_SEES(&s, "team meeting at 09:30, 3 cases.");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Planned. Names until Tue 24-Mar-2026.");
	stage_close(&s);
}

Test(meeting, others_changes_come_on_f5_and_enter_before_the_day_opens_the_record)
{
	struct stage s;

	begin(&s, "2026-03-26");
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "3" KEY_DOWN);
	FIXTURE_OK(&s.f, CMD_MEETING_MOVE, "person", MARGARET, "slot", "1", NULL);
	STAGE_SEES(&s, ">   2 SMITH, Margaret");
	stage_send(&s, KEY_F5);
	STAGE_SEES(&s, ">   1 SMITH, Margaret");
	stage_send(&s, "B");
	STAGE_SEES(&s, "! It is on Thu 26-Mar-2026: it can begin on that day.");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "NHS No. 999 000 0026");
	STAGE_SEES(&s, "[Summary]");
	stage_close(&s);
}

Test(meeting, one_line_says_each_case_in_calm_mode)
{
	struct stage s;
	struct screen_options calm = {.calm = true};

	begin(&s, "2026-03-26");
	stage_open(&s, 24, 80, &calm);
	stage_send(&s, "3");
	STAGE_SEES(&s, "1 OKONKWO, Adaeze, NO DATA, Two falls in February, 20 min");
	stage_close(&s);
}

Test(meeting, is_cheap_to_open_and_to_move_in)
{
	struct stage s;

	begin(&s, "2026-03-26");
	stage_open(&s, 24, 80, NULL);
	vt_mark(s.vt);
	stage_send(&s, "3");
	cr_assert_leq(vt_bytes(s.vt), 3000, "opening took %zu bytes", vt_bytes(s.vt));
	vt_mark(s.vt);
	stage_send(&s, "j");
	cr_assert_leq(vt_bytes(s.vt), 600, "a move took %zu bytes", vt_bytes(s.vt));
	stage_close(&s);
}
