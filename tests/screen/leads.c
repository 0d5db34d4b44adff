#include "stage.h"

#include <stdlib.h>

#include <caseload/record.h>
#include <caseload/worker.h>

TestSuite(leads, .timeout = 30);

#define ADA "9990000018"

/* Three workers; Jo Patel leads Adaeze Okonkwo and two others, with room for four. */
static void team(struct stage *s)
{
	static const char *const more[][3] = {
		{"Ahmed", "Fatima", "9990000042"}, {"Bailey", "Thomas", "9996060128"}};
	struct fixture *f = &s->f;

	stage_store(s);
	stage_people(s);
	FIXTURE_OK(f, CMD_WORKER_ADD, "name", "Lowri Evans", "profession", "social_worker", "login",
		"levans", "capacity", "2", NULL);
	FIXTURE_OK(f, CMD_WORKER_ADD, "name", "Anne Brown", "profession", "district_nurse", "login",
		"abrown", "capacity", "70", NULL);
	for (size_t i = 0; i < 2; i++) {
		const char *uid =
			fixture_on_register(f, more[i][0], more[i][1], more[i][2], "1-Jan-1941");
		FIXTURE_OK(
			f, CMD_LEAD_ASSIGN, "person", uid, "worker", "jpatel", "reason", "x", NULL);
	}
}

static const struct person_record *person(struct stage *s, const char *number)
{
	FIXTURE_OK(&s->f, CMD_PERSON_SHOW, "person", number, NULL);
	return s->f.result.value;
}

static size_t proposals(struct stage *s)
{
	FIXTURE_OK(&s->f, CMD_LEAD_LIST, NULL);
	return s->f.result.n;
}

Test(leads, shows_who_carries_how_much)
{
	struct stage s;

	team(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "4");
	STAGE_SEES(&s, "[4 Leads]");
	STAGE_SEES(&s, "5 cases, 2 unassigned  Weight: V HIGH 4, HIGH 3, RISING 2, other 1");
	STAGE_SEES(&s, "> Anne Brown      DN       0");
	STAGE_SEES(&s, "Jo Patel        SW       3");
	STAGE_SEES(&s, "Unassigned               2");
	stage_send(&s, "j");
	STAGE_SEES(&s, "OKONKWO, Adaeze");
	STAGE_SEES(&s, "Jo Patel: 3 cases, 1 late");
	stage_send(&s, "w");
	STAGE_SEES(&s, "Leads, row 2 of 4: Jo Patel, 3 cases, 1 late, weight 3.");
	stage_send(&s, "s");
	STAGE_SEES(&s, "Sorted by room, most first.");
	stage_send(&s, "\t");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Person record");
	stage_close(&s);
}

/* Space three times, m, two letters, Enter, M: eight keys (ux 3.15). One u takes all of it back. */
Test(leads, three_cases_move_with_eight_keys_and_come_back_with_one)
{
	struct stage s;

	team(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "4j\t");
	stage_send(&s, "   ");
	STAGE_SEES(&s, "3 marked.");
	stage_send(&s, "m");
	stage_send(&s, "lo");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Move 3 cases to Lowri Evans?");
	STAGE_SEES(&s, "Jo Patel 3 -> 0");
	STAGE_SEES(&s, "Lowri Evans 0 -> 3 of 2, over by 1");
	STAGE_SEES(&s, "Lowri Evans must accept");
	stage_send(&s, "M\r");
	STAGE_SEES(&s, "Move 3 cases to Lowri Evans?");
	cr_assert_eq(proposals(&s), 0, "keys typed before the question do not answer it");
	stage_pass_deafness(&s);
	stage_send(&s, "\r");
	cr_assert_eq(proposals(&s), 0, "Enter never means yes");
	stage_send(&s, "M");
	cr_assert_eq(proposals(&s), 3);
	cr_assert_str_eq(person(&s, ADA)->lead->worker, "jpatel", "the old lead stays until then");
	STAGE_SEES(&s, "asked: Lowri Evans");
	stage_send(&s, "u");
	cr_assert_eq(proposals(&s), 0, "one undo takes all back");
	stage_close(&s);
}

Test(leads, marks_carry_on_from_lead_to_lead)
{
	struct stage s;

	team(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "4j\t");
	stage_send(&s, " ");
	STAGE_SEES(&s, "1 marked. m moves them");
	stage_send(&s, "\tjj");
	STAGE_SEES(&s, "Unassigned: 2 cases");
	STAGE_SEES(&s, "1 marked (1 not shown).");
	stage_send(&s, "\t ");
	STAGE_SEES(&s, "2 marked (1 not shown).");
	stage_send(&s, "mlo\r");
	STAGE_SEES(&s, "Move 2 cases to Lowri Evans?");
	STAGE_SEES(&s, "Jo Patel 3 -> 2");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "2 marked");
	stage_close(&s);
}

Test(leads, what_waits_for_me_is_accepted_or_declined)
{
	struct stage s;
	struct session *nurse;

	team(&s);
	nurse = fixture_session(&s.f, "levans");
	cr_assert(fixture_run_in(&s.f, nurse, CMD_LEAD_ASSIGN, "person", "9990000026", "worker",
			  "jpatel", "reason", "Near her", "propose", "1", NULL),
		"%s", s.f.err.text);
	cr_assert(fixture_run_in(&s.f, nurse, CMD_LEAD_ASSIGN, "person", "9990000034", "worker",
			  "jpatel", "reason", "Near her", "propose", "1", NULL),
		"%s", s.f.err.text);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "4");
	stage_send(&s, "g");
	stage_send(&s, "g");
	STAGE_SEES(&s, "> 2 wait for your answer: y accepts, x declines");
	STAGE_SEES(&s, "Lowri Evans, 18-Mar-2026; now nobody");
	stage_send(&s, "y");
	STAGE_SEES(&s, "You are now the lead professional for SMITH, Margaret.");
	cr_assert_str_eq(person(&s, "9990000026")->lead->worker, "jpatel");
	STAGE_SEES(&s, "> 1 waits for your answer");
	stage_send(&s, "x");
	STAGE_SEES(&s, "Decline being the lead");
	stage_send(&s, "Too far away" KEY_F2);
	cr_assert_null(person(&s, "9990000034")->lead);
	STAGE_NOT(&s, "for your answer");
	cr_assert(fixture_run_in(&s.f, nurse, CMD_LEAD_LIST, NULL));
	cr_assert_eq(s.f.result.n, 1);
	cr_assert_eq(((const struct proposal *)s.f.result.value)->status, LEAD_DECLINED);
	cr_assert(((const struct proposal *)s.f.result.value)->asked_by_me);
	session_close(nurse);
	stage_close(&s);
}

Test(leads, a_leaver_hands_everything_over_and_one_key_takes_it_back)
{
	struct stage s;

	team(&s);
	FIXTURE_OK(&s.f, CMD_ACTION_ADD, "person", ADA, "what", "Ring", "owner", "jpatel", NULL);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "4j");
	stage_send(&s, "O");
	STAGE_SEES(&s, "Who hands over");
	stage_send(&s, "\t");
	stage_send(&s, "anne\t");
	stage_send(&s, KEY_F2);
	STAGE_SEES(&s, "Jo Patel would hand over to Anne Brown. Cases: 3. Reviews: 1.");
	STAGE_SEES(&s, "Anne Brown 0 -> 3 of 70");
	stage_pass_deafness(&s);
	stage_send(&s, "H");
	cr_assert_str_eq(person(&s, ADA)->lead->worker, "abrown");
	cr_assert_str_eq(person(&s, ADA)->actions[0].owner, "abrown");
	stage_send(&s, "u");
	cr_assert_str_eq(person(&s, ADA)->lead->worker, "jpatel");
	cr_assert_str_eq(person(&s, ADA)->actions[0].owner, "jpatel");
	stage_close(&s);
}

Test(leads, cover_is_said_wherever_the_lead_is)
{
	struct stage s;

	team(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "4j");
	stage_send(&s, "A");
	STAGE_SEES(&s, "A worker is away");
	stage_send(&s, "\t\t");
	stage_send(&s, "+5d\t");
	stage_send(&s, "anne\t");
	stage_send(&s, KEY_F2);
	STAGE_SEES(&s, "Jo Patel is away from 18-Mar-2026 to 23-Mar-2026; Anne Brown acts for "
		       "them.");
	STAGE_SEES(&s, "away until 23-Mar-2026, Anne Brown acts");
	stage_send(&s, "\t\r");
	STAGE_SEES(&s, "Anne Brown for Jo");
	STAGE_SEES(&s, "23-Mar-2026");
	stage_close(&s);
}

Test(leads, at_the_smallest_size_one_list_at_a_time)
{
	struct stage s;

	team(&s);
	stage_open(&s, 16, 60, NULL);
	stage_send(&s, "4j");
	STAGE_SEES(&s, "> Jo Patel");
	STAGE_NOT(&s, "OKONKWO");
	stage_send(&s, "\t");
	STAGE_SEES(&s, "OKONKWO, Adaeze");
	STAGE_NOT(&s, "Anne Brown");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "> Jo Patel");
	stage_close(&s);
}

/* At 60 columns the name of who acts has the first row; the first field has the next. */
Test(leads, no_field_lies_under_who_acts)
{
	struct stage s;

	team(&s);
	stage_open(&s, 16, 60, NULL);
	stage_send(&s, "4A");
	STAGE_SEES(&s, " A worker is away                                  Jo Patel");
	STAGE_SEES(&s, "> Who is away  [Anne Brown, District nurse           v]");
	stage_close(&s);
}

Test(leads, is_cheap_to_open_and_to_move_in)
{
	static const char *const names[] = {"Kaur", "Macdonald", "Friedman", "Hussain", "D'Souza",
		"Roberts", "Achebe", "Walker", "Popescu", "Zhang", "Hughes", "Baptiste", "Thomas",
		"Mensah", "Turner", "Silva", "Rees", "Nowak", "Price", "Wood"};
	struct stage s;

	team(&s);
	for (int i = 0; i < 20; i++) {
		const char *uid =
			fixture_on_register(&s.f, names[i], names[19 - i], NULL, "1-Jan-1941");
		FIXTURE_OK(&s.f, CMD_LEAD_ASSIGN, "person", uid, "worker",
			i % 2 ? "abrown" : "levans", "reason", "x", NULL);
		FIXTURE_OK(&s.f, CMD_REVIEW_BOOK, "person", uid, "date",
			arena_printf(s.f.arena, "+%dd", i + 1), NULL);
	}
	stage_open(&s, 24, 80, NULL);
	vt_mark(s.vt);
	stage_send(&s, "4");
	cr_assert_leq(vt_bytes(s.vt), 3000, "opening took %zu bytes", vt_bytes(s.vt));
	for (int i = 0; i < 4; i++) {
		vt_mark(s.vt);
		stage_send(&s, "j");
		cr_assert_leq(vt_bytes(s.vt), 600, "a move took %zu bytes", vt_bytes(s.vt));
	}
	stage_close(&s);
}
