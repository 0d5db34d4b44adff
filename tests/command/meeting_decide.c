/* What a decision does, who may, and how it is taken back; what a line asks for. */
#include <stdio.h>
#include <string.h>

#include <criterion/criterion.h>

#include <caseload/base/str.h>
#include <caseload/record.h>

#include "room.h"

static struct room room;

static void begin(void)
{
	room_begin(&room);
}

static void end(void)
{
	room_close(&room);
}

TestSuite(meeting_decide, .init = begin, .fini = end);

static const struct person_record *record(const char *person)
{
	FIXTURE_OK(&room.f, CMD_PERSON_SHOW, "person", person, NULL);
	return room.f.result.value;
}

static const struct case_item *item(const char *person)
{
	return &room_case(&room, person)->item;
}

Test(meeting_decide, asks_for_what_a_decision_needs)
{
	static const struct {
		const char *decision, *name, *value, *refused;
	} cases[] = {
		{"lead", NULL, NULL, "Lead changed needs who leads from now on: --lead."},
		{"lead", "lead", "mlewis", "Lead changed needs a reason: --reason."},
		{"refer", NULL, NULL, "Referred on needs the service: --to."},
		{"review", NULL, NULL, "Review on a date needs a date: --date."},
		{"close", NULL, NULL, "Closed: off the meeting's list needs a reason: --reason."},
		{"defer", NULL, NULL, "Deferred needs a reason: --reason."},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *name = cases[i].name != NULL ? cases[i].name : "meeting";
		const char *value = cases[i].name != NULL ? cases[i].value : "2026-03-12";

		cr_expect(!fixture_run(&room.f, CMD_MEETING_DECIDE, "person", ADA, "decision",
			cases[i].decision, name, value, NULL));
		cr_expect_str_eq(room.f.err.text, cases[i].refused, "%s", room.f.err.text);
	}
	cr_assert_eq(item(ADA)->decision, DECISION_NONE);
	cr_assert_eq(item(ADA)->status, CASE_ON_AGENDA);
	ROOM_NOT(&room,
		"COOK, Ann is not on the register. Decide \"Accepted to the caseload\" first.",
		CMD_MEETING_DECIDE, "person", CAT, "decision", "lead", "lead", "mlewis", "reason",
		"Near", NULL);
	ROOM_NOT(&room,
		"A review cannot be booked before today, and 01-Mar-2026 has passed. Give today or "
		"a later date. For a review that took place, record it as held.",
		CMD_MEETING_DECIDE, "person", ADA, "decision", "plan_agreed", "date", "2026-03-01",
		NULL);
	cr_assert_eq(item(ADA)->decision, DECISION_NONE, "all of it or nothing");
}

Test(meeting_decide, does_what_it_says)
{
	const struct person_record *r;

	ROOM_SAYS(&room,
		"Decided about COOK, Ann: Accepted to the caseload. On the register from today. "
		"Tell them who leads by 02-Apr-2026; agree the plan by 12-Apr-2026.",
		CMD_MEETING_DECIDE, "person", CAT, "decision", "accept", "reason", "Frail", NULL);
	r = record(CAT);
	cr_assert_eq(r->episode->status, EPISODE_ON_REGISTER);
	cr_assert_eq(r->episode->found_how, FOUND_MDT);
	cr_assert_eq(item(CAT)->episode_id, r->episode->id);
	ROOM_SAYS(&room,
		"Decided about OKONKWO, Adaeze: Accepted to the caseload. On the register since "
		"12-Mar-2026.",
		CMD_MEETING_DECIDE, "person", ADA, "decision", "accept", NULL);
	ROOM_SAYS(&room,
		"Decided about COOK, Ann: Lead changed. Mary Lewis leads from today. Tell the "
		"person by 02-Apr-2026.",
		CMD_MEETING_DECIDE, "person", CAT, "decision", "lead", "lead", "mlewis", "reason",
		"Near", NULL);
	cr_assert_str_eq(record(CAT)->lead->name, "Mary Lewis");
	cr_assert_eq(record(CAT)->lead->case_item_id, item(CAT)->id);
	/* The same again gives another reason and no second lead. */
	ROOM_SAYS(&room, "Decided about COOK, Ann: Lead changed.", CMD_MEETING_DECIDE, "person",
		CAT, "decision", "lead", "lead", "mlewis", "reason", "Knows her", NULL);
	cr_assert_eq(record(CAT)->leads_n, 1);
	ROOM_SAYS(&room, "Decided about COOK, Ann: Deferred. Mary Lewis still leads.",
		CMD_MEETING_DECIDE, "person", CAT, "decision", "defer", "reason", "No time", NULL);
	ROOM_SAYS(&room,
		"Decided about BELL, Ben: Referred on. To Falls clinic. Next review Fri "
		"12-Jun-2026, in 13 weeks.",
		CMD_MEETING_DECIDE, "person", BEN, "decision", "refer", "to", "Falls clinic",
		"date", "2026-06-12", NULL);
	cr_assert(date_equal(record(BEN)->reviews[0].due_on, item(BEN)->next_review));
	ROOM_SAYS(&room,
		"Decided about BELL, Ben: Review on a date. Not referred to Falls clinic. Next "
		"review Tue 12-May-2026, in 8 weeks.",
		CMD_MEETING_DECIDE, "person", BEN, "decision", "review", "date", "2026-05-12",
		NULL);
	cr_assert_eq(record(BEN)->reviews_n, 1, "moved, not a second one");
	cr_assert_null(item(BEN)->refer_to, "decided anew");
	FIXTURE_OK(&room.f, CMD_REFERRAL_LIST, NULL);
	cr_assert_eq(room.f.result.n, 0, "nothing waits there");
	ROOM_SAYS(&room,
		"Next review of BELL, Ben: Fri 10-Apr-2026, in 4 weeks. It was 12-May-2026.",
		CMD_MEETING_REVIEW, "person", BEN, "date", "2026-04-10", NULL);
	cr_assert_eq(item(BEN)->decision, DECISION_REVIEW);
}

Test(meeting_decide, says_where_no_plan_is_agreed)
{
	FIXTURE_OK(&room.f, CMD_PLAN_SET, "person", ADA, "section", "what_matters", "text",
		"The garden.", NULL);
	ROOM_SAYS(&room,
		"Decided about OKONKWO, Adaeze: Plan agreed. The plan is still a draft: agree it "
		"with the person, caseload plan agree.",
		CMD_MEETING_DECIDE, "person", ADA, "decision", "plan_agreed", NULL);
	FIXTURE_OK(&room.f, CMD_PLAN_NEED_ADD, "person", ADA, "text", "Falls", NULL);
	FIXTURE_OK(&room.f, CMD_PLAN_GOAL_ADD, "person", ADA, "text", "To walk", NULL);
	FIXTURE_OK(&room.f, CMD_PLAN_ACTION_ADD, "person", ADA, "what", "Exercises", "who",
		"jpatel", NULL);
	FIXTURE_OK(&room.f, CMD_PLAN_AGREE, "person", ADA, "party", "person", "name", "Ada", NULL);
	ROOM_SAYS(&room, "Decided about OKONKWO, Adaeze: Plan agreed.", CMD_MEETING_DECIDE,
		"person", ADA, "decision", "plan_agreed", NULL);
}

Test(meeting_decide, one_undo_takes_all_of_it_back)
{
	FIXTURE_OK(&room.f, CMD_LEAD_ASSIGN, "person", ADA, "worker", "jpatel", "reason", "First",
		NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_DECIDE, "person", ADA, "decision", "lead", "lead", "mlewis",
		"reason", "Near", "date", "2026-06-12", NULL);
	cr_assert_str_eq(record(ADA)->lead->name, "Mary Lewis");
	cr_assert_eq(record(ADA)->reviews_n, 1);
	FIXTURE_OK(&room.f, CMD_UNDO, NULL);
	cr_assert_str_eq(record(ADA)->lead->name, "Jo Patel");
	cr_assert_eq(record(ADA)->reviews_n, 0);
	cr_assert_eq(item(ADA)->decision, DECISION_NONE);
	cr_assert_eq(item(ADA)->status, CASE_ON_AGENDA);
	FIXTURE_OK(&room.f, CMD_REDO, NULL);
	cr_assert_str_eq(record(ADA)->lead->name, "Mary Lewis");
	cr_assert_eq(item(ADA)->decision, DECISION_LEAD);
}

/* A closed meeting has no case without a decision, whatever is taken back afterwards. */
Test(meeting_decide, is_not_taken_back_from_under_a_closed_meeting)
{
	static const char *const people[] = {ADA, BEN, CAT};

	for (size_t i = 0; i < 3; i++)
		FIXTURE_OK(&room.f, CMD_MEETING_DECIDE, "person", people[i], "decision", "defer",
			"reason", "No time", NULL);
	cr_assert(
		fixture_run_in(&room.f, room.mary, CMD_MEETING_CLOSE, NULL), "%s", room.f.err.text);
	ROOM_NOT(&room,
		"The meeting was closed since and its minutes stand, so your change of 14:05 was "
		"not undone. Put it right at the next meeting.",
		CMD_UNDO, NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_CASE, "person", CAT, "meeting", "2026-03-12", NULL);
	cr_assert_eq(
		((const struct case_page *)room.f.result.value)->item.decision, DECISION_DEFER);
}

Test(meeting_decide, roles)
{
	FIXTURE_OK(&room.f, CMD_WORKER_ADD, "name", "Pat Officer", "profession", "other", "login",
		"pofficer", NULL);
	FIXTURE_OK(&room.f, CMD_WORKER_SET, "worker", "pofficer", "role", "privacy", NULL);
	struct session *pat = fixture_session(&room.f, "pofficer");

	cr_expect(!fixture_run_in(
		&room.f, pat, CMD_MEETING_WRITE, "person", ADA, "update", "x", NULL));
	cr_expect(!fixture_run_in(
		&room.f, pat, CMD_MEETING_DECIDE, "person", ADA, "decision", "plan_agreed", NULL));
	cr_expect(!fixture_run_in(&room.f, pat, CMD_MEETING_CLOSE, NULL));
	cr_expect_str_eq(room.f.err.text,
		"Your role does not let you write notes, events and actions. Ask your team lead.",
		"%s", room.f.err.text);
	session_close(pat);
}

Test(meeting_decide, the_person_is_told_and_so_is_who_leads)
{
	ROOM_NOT(&room, "No meeting has decided anything about OKONKWO, Adaeze yet.",
		CMD_MEETING_TELL, "person", ADA, "how", "phone", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_DECIDE, "person", ADA, "decision", "lead", "lead", "mlewis",
		"reason", "Near", NULL);
	ROOM_NOT(&room, "It was decided on 12-Mar-2026. Nobody can have been told before that.",
		CMD_MEETING_TELL, "person", ADA, "how", "phone", "on", "2026-03-11", NULL);
	ROOM_NOT(&room,
		"Either somebody was told, or nobody had to be. Leave out --how or --not-needed.",
		CMD_MEETING_TELL, "person", ADA, "how", "phone", "not-needed", "Knows", NULL);
	ROOM_SAYS(&room, "Nobody has to be told about OKONKWO, Adaeze: She was here.",
		CMD_MEETING_TELL, "person", ADA, "not-needed", "She was here", NULL);
	cr_assert(!date_is_set(record(ADA)->lead->informed_on));
	ROOM_SAYS(&room,
		"Recorded for OKONKWO, Adaeze: told on 12-Mar-2026, By telephone, also who leads.",
		CMD_MEETING_TELL, "person", ADA, "how", "phone", NULL);
	cr_assert_null(item(ADA)->told_not_needed);
	cr_assert_eq(record(ADA)->lead->informed_how, INFORMED_PHONE);
	room_next_day(&room, "2026-03-14T09:00");
	ROOM_SAYS(&room,
		"Recorded for OKONKWO, Adaeze: Her daughter told on 14-Mar-2026, By letter.",
		CMD_MEETING_TELL, "person", ADA, "how", "letter", "whom", "Her daughter", NULL);
	cr_assert_eq(record(ADA)->lead->informed_how, INFORMED_PHONE, "the first time counts");
}

Test(meeting_decide, a_merged_record_is_one_case)
{
	const char *other = fixture_person(&room.f, "Bell", "Benn", "9996060128", "1950-01-02");

	FIXTURE_OK(
		&room.f, CMD_MEETING_ADD, "person", other, "reason", "Also", "late", "Today", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_DROP, "person", BEN, "reason", "Twice", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_SUSPEND, NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_PLAN, "date", "2026-03-26", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_CANCEL, "meeting", "2026-03-26", "reason", "x", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_BEGIN, NULL);
	const char *extra = fixture_person(&room.f, "Diaz", "Evan", "9990000042", "1944-05-06");
	FIXTURE_OK(
		&room.f, CMD_MEETING_ADD, "person", extra, "reason", "New", "late", "Today", NULL);
	const char *kept = fixture_person(&room.f, "Diaz", "Eva", NULL, "1944-05-06");
	FIXTURE_OK(
		&room.f, CMD_PERSON_MERGE, "person", extra, "other", kept, "reason", "Same", NULL);
	/* By either record it is the same entry, and what comes of it is on the one that is kept. */
	FIXTURE_OK(&room.f, CMD_MEETING_WRITE, "person", kept, "update", "One", NULL);
	cr_assert_str_eq(item(extra)->update, "One");
	FIXTURE_OK(&room.f, CMD_MEETING_ACTION, "person", kept, "line", "Ring / jo / fri", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_DECIDE, "person", kept, "decision", "refer", "to", "Clinic",
		NULL);
	cr_assert_eq(room_case(&room, extra)->actions_n, 1);
	cr_assert_eq(item(kept)->decision, DECISION_REFER);
}

/* What was typed about one would go to the other, and the meeting could not be closed. */
Test(meeting_decide, two_cases_of_one_agenda_are_not_merged)
{
	struct fixture *f = &room.f;
	const char *other = fixture_person(f, "Bell", "Benn", "9996060128", "1950-01-02");

	FIXTURE_OK(f, CMD_MEETING_ADD, "person", other, "reason", "Also", "late", "Today", NULL);
	ROOM_NOT(&room,
		"Both are on the agenda of the meeting of Thu 12-Mar-2026. Take one off first "
		"(meeting drop), or merge them once it is closed.",
		CMD_PERSON_MERGE, "person", BEN, "other", other, "reason", "Same", NULL);
	FIXTURE_OK(f, CMD_MEETING_DROP, "person", BEN, "reason", "Twice", NULL);
	FIXTURE_OK(f, CMD_PERSON_MERGE, "person", BEN, "other", other, "reason", "Same", NULL);
	FIXTURE_OK(f, CMD_MEETING_WRITE, "person", BEN, "update", "The one that waits", NULL);
	cr_assert_eq(item(BEN)->status, CASE_ON_AGENDA);
	cr_assert_str_eq(item(BEN)->update, "The one that waits");
}

/* ---- the line ---- */

/* Somebody who was here when it began, and left the team since. */
Test(meeting_decide, who_left_is_asked_for_nothing)
{
	FIXTURE_OK(&room.f, CMD_MEETING_ATTEND, "name", "mlewis", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_ATTEND, "name", "jpatel", NULL);
	FIXTURE_OK(&room.f, CMD_LEAD_HANDOVER, "from", "mlewis", "to", "jpatel", NULL);
	FIXTURE_OK(&room.f, CMD_WORKER_END, "worker", "mlewis", NULL);
	cr_assert_not(fixture_run(
		&room.f, CMD_MEETING_ACTION, "person", BEN, "line", "Ring / mary / fri", NULL));
	cr_assert(strstr(room.f.err.text, "Mary Lewis has left the team."), "%s", room.f.err.text);
}

Test(meeting_decide, a_line_finds_who_and_when)
{
	static const struct {
		const char *line, *said;
	} cases[] = {
		{"Falls team referral / ma / fri",
			"Asked Mary Lewis: Falls team referral, by Fri 13-Mar-2026."},
		{"Blood pressure / rao / 16/3",
			"Asked Ravi Rao: Blood pressure, by Mon 16-Mar-2026."},
		{"Ring / sgr / +1w", "Asked Maria Green: Ring, by Thu 19-Mar-2026."},
		{"Ring / green", "Asked Maria Green: Ring, by Thu 26-Mar-2026."},
		{"Ring", "Asked Jo Patel: Ring, by Thu 26-Mar-2026."},
		{"Ring // fri", "Asked Jo Patel: Ring, by Fri 13-Mar-2026."},
		{"Ring / fri", "Asked Jo Patel: Ring, by Fri 13-Mar-2026."},
		{"Key safe/jo/tom", "Asked Jo Patel: Key safe, by Fri 13-Mar-2026."},
	};
	static const struct {
		const char *line, *refused;
	} wrong[] = {
		{"Ring / zed / fri",
			"Nobody here or in the team is called \"zed\". Here are Mary Lewis."},
		{"Ring / maggie / fri",
			"Maggie is a guest. Somebody of the team has to see to it. Here are Mary "
			"Lewis."},
		{"\xe2\x80\x8b", "Line is missing. Type it."},
		{"/ ma / fri", "Say what is to be done first: what / who / when."},
	};

	FIXTURE_OK(&room.f, CMD_LEAD_ASSIGN, "person", ADA, "worker", "jpatel", "reason", "First",
		NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_ATTEND, "name", "mlewis", NULL);
	FIXTURE_OK(&room.f, CMD_MEETING_ATTEND, "name", "Maggie", "profession", "gp", NULL);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		if (i == 3) /* with another planned */
			room_plan(&room, "2026-03-26");
		FIXTURE_OK(&room.f, CMD_MEETING_ACTION, "person", ADA, "line", cases[i].line, NULL);
		cr_expect_str_eq(room.f.result.message, cases[i].said, "%s: %s", cases[i].line,
			room.f.result.message);
	}
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
		cr_expect(!fixture_run(
			&room.f, CMD_MEETING_ACTION, "person", ADA, "line", wrong[i].line, NULL));
		cr_expect_str_eq(room.f.err.text, wrong[i].refused, "%s", room.f.err.text);
	}
	cr_expect(!fixture_run(
		&room.f, CMD_MEETING_ACTION, "person", ADA, "line", "Ring / ma / 1/1/2020", NULL));
	ROOM_NOT(&room, "BELL, Ben has no lead, so say who: what / who / when.", CMD_MEETING_ACTION,
		"person", BEN, "line", "Ring", NULL);
	/* Two who are here. */
	FIXTURE_OK(&room.f, CMD_MEETING_ATTEND, "name", "sgreen", NULL);
	ROOM_NOT(&room, "\"ma\" may be Maria Green or Mary Lewis. Type more of the name.",
		CMD_MEETING_ACTION, "person", ADA, "line", "Ring / ma / fri", NULL);
	cr_assert_eq(room_case(&room, ADA)->actions_n, sizeof(cases) / sizeof(cases[0]));
}

/* "le" is Lewis, though a login begins so too; a login alone is still somebody. */
Test(meeting_decide, a_name_counts_for_more_than_a_login)
{
	static const struct {
		const char *who, *said;
	} cases[] = {{"le", "Asked Mary Lewis: Ring"}, {"lo", "Asked Lowri Evans: Ring"},
		{"lev", "Asked Lowri Evans: Ring"}};

	FIXTURE_OK(&room.f, CMD_WORKER_ADD, "name", "Lowri Evans", "profession", "social_worker",
		"login", "levans", NULL);
	for (int here = 0; here < 2; here++) {
		for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
			char line[40];

			snprintf(line, sizeof line, "Ring / %s / fri", cases[i].who);
			FIXTURE_OK(&room.f, CMD_MEETING_ACTION, "person", ADA, "line", line, NULL);
			cr_expect(strncmp(room.f.result.message, cases[i].said,
					  strlen(cases[i].said)) == 0,
				"%s: %s", cases[i].who, room.f.result.message);
		}
		FIXTURE_OK(&room.f, CMD_MEETING_ATTEND, "name", "mlewis", NULL);
		FIXTURE_OK(&room.f, CMD_MEETING_ATTEND, "name", "levans", NULL);
	}
}
