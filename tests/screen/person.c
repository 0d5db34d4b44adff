#include "stage.h"

TestSuite(person, .timeout = 30);

static const char *one_person(struct stage *s)
{
	struct fixture *f = &s->f;
	const char *uid;

	stage_store(s);
	uid = fixture_on_register(f, "Okonkwo", "Adaeze", "9990000018", "14-Jul-1945");
	FIXTURE_OK(f, CMD_PERSON_EDIT, "person", uid, "key_safe", "C1945Y", "phone", "01632 960001",
		NULL);
	FIXTURE_OK(
		f, CMD_LEAD_ASSIGN, "person", uid, "worker", "jpatel", "reason", "Knows her", NULL);
	FIXTURE_OK(f, CMD_REVIEW_BOOK, "person", uid, "date", "2026-04-14", NULL);
	FIXTURE_OK(f, CMD_REVIEW_BOOK, "person", uid, "date", "2026-04-20", NULL);
	FIXTURE_OK(f, CMD_CONTACT_ADD, "person", uid, "name", "Ngozi Okonkwo", "relationship",
		"Daughter", "phone", "01632 960002", "order", "1", NULL);
	FIXTURE_OK(f, CMD_CONTACT_ADD, "person", uid, "name", "Obi Okonkwo", "phone",
		"01632 960003", "do_not_contact", "yes", NULL);
	FIXTURE_OK(f, CMD_CONTACT_ADD, "person", uid, "name", "Chidi Okonkwo", "do_not_contact",
		"yes", NULL);
	FIXTURE_OK(
		f, CMD_NOTE_ADD, "person", uid, "text", "Rang: daughter away until April.", NULL);
	FIXTURE_OK(f, CMD_ACTION_ADD, "person", uid, "what", "Falls team referral", "owner",
		"jpatel", "due", "2026-03-13", NULL);
	FIXTURE_OK(f, CMD_EVENT_ADD, "person", uid, "kind", "fall", "on", "2026-02-28", "place",
		"At home", NULL);
	return uid;
}

static void open_record(struct stage *s, const char *uid, int rows, int cols)
{
	struct screen_arg arg = {.person = uid};

	stage_open(s, rows, cols, NULL);
	cr_assert(stack_push(s->app, &screen_person, &arg), "%s", message_text(s->app->message));
	stage_resize(s, rows, cols);
}

Test(person, summary_says_who_leads_and_by_when_to_tell)
{
	struct stage s;

	open_record(&s, one_person(&s), 24, 80);
	STAGE_SEES(&s,
		"[Summary]  Plan  Contacts  Reviews 1  Actions 1  Risk  Notes  Events  History");
	STAGE_SEES(&s, "Jo Patel, Social");
	STAGE_SEES(&s, "not yet: tell by");
	STAGE_SEES(&s, "02-Apr-2026 (in 3w)");
	STAGE_SEES(&s, "01632 960001");
	STAGE_SEES(&s, "Mobile           Not known");
	STAGE_SEES(&s, "NO DATA");
	STAGE_NOT(&s, "?");
	cr_assert_eq(vt_cursor_row(s.vt), 5, "the cursor is on the first line");
	stage_send(&s, KEY_DOWN);
	cr_assert_eq(vt_cursor_row(s.vt), 6);
	stage_close(&s);
}

Test(person, every_tab_shows_its_part)
{
	struct stage s;

	open_record(&s, one_person(&s), 24, 80);
	stage_send(&s, "\t");
	STAGE_SEES(&s, "There is no plan yet.");
	stage_send(&s, "\t");
	STAGE_SEES(&s, "1  01632 960002");
	STAGE_SEES(&s, "DO NOT CONTACT 01632 960003");
	STAGE_SEES(&s, "Ngozi Okonkwo, Daughter");
	STAGE_SEES(&s, "DO NOT CONTACT         Chidi Okonkwo"); /* under the others' names */
	stage_send(&s, "\t");
	STAGE_SEES(&s, "20-Apr-2026  in 5w");
	STAGE_SEES(&s, "Originally due 14-Apr-2026");
	stage_send(&s, "\t");
	STAGE_SEES(&s, "13-Mar-2026  in 1d     Jo Patel         Falls team referral");
	stage_send(&s, "\t");
	STAGE_SEES(&s, "One fall"); /* counted from the event */
	stage_send(&s, "\t");
	STAGE_SEES(&s, "12-Mar-2026  Jo Patel");
	STAGE_SEES(&s, "Rang: daughter away until April.");
	stage_send(&s, "\t");
	STAGE_SEES(&s, "28-Feb-2026  Fall, At home");
	stage_send(&s, "\t");
	STAGE_SEES(&s, "[History]");
	STAGE_SEES(&s, "Looked at the record");
	STAGE_NOT(&s, "person show");
	STAGE_SEES(&s, "Recorded: Fall on 28-Feb-2026.");
	stage_send(&s, "\t");
	STAGE_SEES(&s, "[Summary]");
	stage_send(&s, "\033[C");
	STAGE_SEES(&s, "[Plan]");
	stage_send(&s, "\033[Z");
	STAGE_SEES(&s, "[Summary]");
	stage_send(&s, "\033[D");
	STAGE_SEES(&s, "[1 Board]");
	stage_close(&s);
}

Test(person, the_key_safe_is_hidden_until_asked_for)
{
	struct stage s;
	const struct audit *rows;
	bool seen = false;

	open_record(&s, one_person(&s), 24, 80);
	STAGE_SEES(&s, "hidden: v shows it");
	STAGE_NOT(&s, "C1945Y");
	stage_send(&s, "v");
	STAGE_SEES(&s, "Key safe         C1945Y");
	FIXTURE_OK(&s.f, CMD_AUDIT_LIST, NULL);
	rows = s.f.result.value;
	for (size_t i = 0; i < s.f.result.n; i++)
		seen = seen || strcmp(rows[i].command, "person key-safe") == 0;
	cr_assert(seen, "looking at the key safe is in the audit");
	stage_close(&s);
}

Test(person, fits_the_smallest_window)
{
	struct stage s;

	open_record(&s, one_person(&s), 16, 60);
	STAGE_SEES(&s, "[Summary]");
	STAGE_SEES(&s, "Family name      Okonkwo");
	for (int i = 0; i < 8; i++)
		stage_send(&s, "\t");
	STAGE_SEES(&s, "[History]");
	STAGE_SEES(&s, "F1");
	stage_close(&s);
}

Test(person, commands_that_need_the_register_say_so)
{
	struct stage s;
	const char *uid;

	stage_store(&s);
	uid = fixture_person(&s.f, "Smith", "Margaret", "9990000026", "1-Jan-1940");
	open_record(&s, uid, 24, 80);
	STAGE_SEES(&s, "Not on the register");
	stage_send(&s, "b");
	STAGE_SEES(&s, "! Not on the register. r adds to the register first.");
	stage_send(&s, "r");
	STAGE_SEES(&s, "Add to the register");
	stage_send(&s, "ref\r" KEY_F2);
	STAGE_SEES(&s, "On register since");
	stage_close(&s);
}

/* What a meeting said is read where notes are, listed by M, and printed without anybody else. */
Test(person, what_a_meeting_said_is_part_of_the_record)
{
	struct stage s;
	struct fixture *f = &s.f;
	const char *uid = one_person(&s);

	fixture_on_register(f, "Bell", "Ben", "9990000026", "02-Jan-1950");
	FIXTURE_OK(
		f, CMD_MEETING_PLAN, "date", "2026-03-12", "time", "14:00", "minutes", "60", NULL);
	FIXTURE_OK(f, CMD_MEETING_ADD, "person", uid, "reason", "Two falls", "late", "Today", NULL);
	FIXTURE_OK(f, CMD_MEETING_ADD, "person", "9990000026", "reason", "Alone", "late", "Today",
		NULL);
	FIXTURE_OK(f, CMD_MEETING_BEGIN, NULL);
	FIXTURE_OK(f, CMD_MEETING_WRITE, "person", uid, "update", "Walks with a stick now", NULL);
	FIXTURE_OK(f, CMD_MEETING_DECIDE, "person", uid, "decision", "refer", "to", "Falls clinic",
		NULL);
	open_record(&s, uid, 24, 80);
	for (int i = 0; i < 6; i++)
		stage_send(&s, "\t");
	STAGE_SEES(&s, "12-Mar-2026  Team meeting");
	STAGE_SEES(&s, "The meeting is not closed yet: a draft.");
	STAGE_SEES(&s, "Update: Walks with a stick now");
	STAGE_SEES(&s, "Told: NOT TOLD YET");
	STAGE_SEES(&s, "Rang: daughter away until April.");
	stage_send(&s, "M");
	STAGE_SEES(&s, "Referred on: Falls");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Decision: Referred on: Falls clinic");
	stage_send(&s, "\x1b");
	stage_send(&s, "P");
	STAGE_SEES(&s, "DRAFT entry: team meeting, Thu 12-Mar-2026");
	STAGE_SEES(&s, "About 1 person. No printer here");
	STAGE_NOT(&s, "BELL");
	stage_close(&s);
}
