#include "stage.h"

#include <stdlib.h>

#include <caseload/base/clock.h>
#include <caseload/record.h>

TestSuite(actions, .timeout = 30);

#define ADA "9990000018"

static void add(struct stage *s, const char *what, const char *owner, const char *due)
{
	FIXTURE_OK(&s->f, CMD_ACTION_ADD, "person", ADA, "what", what, "owner", owner, "due", due,
		NULL);
}

/* Three of mine, one late by four days when the stage opens; one of Anne Brown's. */
static void begin(struct stage *s)
{
	struct err err;

	stage_store(s);
	stage_people(s);
	setenv("CASELOAD_NOW", "2026-03-12T14:05", 1);
	cr_assert(clock_start(&err));
	FIXTURE_OK(&s->f, CMD_WORKER_ADD, "name", "Anne Brown", "profession", "district_nurse",
		"login", "abrown", NULL);
	add(s, "Ring the son", "jpatel", "2026-03-14");
	add(s, "Order a commode", "jpatel", "2026-03-25");
	add(s, "Write to the GP", "jpatel", "2026-03-30");
	add(s, "Dress the leg", "abrown", "2026-03-20");
	setenv("CASELOAD_NOW", "2026-03-18T14:05", 1);
	cr_assert(clock_start(&err));
}

static size_t open_of(struct stage *s, const char *owner)
{
	FIXTURE_OK(&s->f, CMD_ACTION_LIST, "owner", owner, NULL);
	return s->f.result.n;
}

Test(actions, late_ones_first_and_each_view_counts)
{
	static const struct {
		const char *typed, *rule, *sees, *not ;
	} cases[] = {
		{"mine", "Mine, 3 actions  1 late", "Order a commode", "Dress the leg"},
		{"late", "Late, 1 action  1 late", "Ring the son", "Order a commode"},
		{"wait", "Waiting for others, 1 action", "Dress the leg", "Ring the son"},
		{"closed", "Closed, 0 actions", "Nothing was closed", "Ring the son"},
		{"all", "All, 4 actions  1 late", "Dress the leg", "Nothing"},
	};
	struct stage s;

	begin(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "5");
	STAGE_SEES(&s, "[5 Actions]");
	STAGE_SEES(&s, ">  4d late  OKONKWO, Adaeze");
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		stage_send(&s, "f");
		stage_send(&s, cases[i].typed);
		stage_send(&s, "\r");
		STAGE_SEES(&s, cases[i].rule);
		STAGE_SEES(&s, cases[i].sees);
		STAGE_NOT(&s, cases[i].not );
	}
	FIXTURE_OK(&s.f, CMD_ACTION_LIST, "late", "1", NULL);
	cr_assert_eq(s.f.result.n, 1, "the same count as the shell's");
	stage_send(&s, "w");
	STAGE_SEES(&s, "Actions, All, row 1 of 4: Ring the son, OKONKWO, Adaeze, Jo Patel, 4 days");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "[Actions 4]");
	stage_close(&s);
}

Test(actions, one_key_and_enter_close_and_o_opens_again)
{
	struct stage s;

	begin(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "5d");
	STAGE_SEES(&s, "What came of it (may stay empty):");
	stage_send(&s, KEY_ESC);
	cr_assert_eq(open_of(&s, "jpatel"), 3);
	stage_send(&s, "d");
	stage_send(&s, "He comes on Friday");
	stage_send(&s, "\r");
	cr_assert_eq(open_of(&s, "jpatel"), 2);
	stage_send(&s, "d\r");
	cr_assert_eq(open_of(&s, "abrown"), 0);
	stage_send(&s, "f");
	stage_send(&s, "closed\r");
	STAGE_SEES(&s, "Closed, 2 actions");
	stage_send(&s, "d");
	STAGE_SEES(&s, "! It is closed. o reopens it.");
	stage_send(&s, "o");
	STAGE_SEES(&s, "Reopened an action");
	STAGE_SEES(&s, "Closed, 1 action");
	stage_close(&s);
}

Test(actions, several_are_given_or_closed_with_one_question_and_one_undo)
{
	struct stage s;

	begin(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "5");
	stage_send(&s, "/jo\r");
	STAGE_SEES(&s, "(3 shown)");
	stage_send(&s, "*");
	STAGE_SEES(&s, "3 marked.");
	stage_send(&s, "e");
	STAGE_SEES(&s, "What changes for 3 actions?");
	stage_send(&s, "o");
	stage_send(&s, "an\r");
	STAGE_SEES(&s, "Give 3 actions to another owner?");
	stage_pass_deafness(&s);
	stage_send(&s, "\r");
	cr_assert_eq(open_of(&s, "abrown"), 1, "Enter never means yes");
	stage_send(&s, "G");
	cr_assert_eq(open_of(&s, "abrown"), 4);
	stage_send(&s, "u");
	cr_assert_eq(open_of(&s, "abrown"), 1);
	stage_send(&s, "*d");
	STAGE_SEES(&s, "Close 3 actions as done?");
	stage_pass_deafness(&s);
	stage_send(&s, "C");
	cr_assert_eq(open_of(&s, "jpatel"), 0);
	stage_send(&s, "u");
	cr_assert_eq(open_of(&s, "jpatel"), 3);
	stage_close(&s);
}

Test(actions, several_get_another_date)
{
	struct stage s;

	begin(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "5/jo\r*e");
	stage_send(&s, "d");
	STAGE_SEES(&s, "By when (fri, +2w, 12/6):");
	stage_send(&s, "y\r");
	STAGE_SEES(&s, "By when (fri, +2w, 12/6):");
	STAGE_NOT(&s, "Move 3 actions");
	stage_send(&s, "\025+4w\r");
	STAGE_SEES(&s, "Move 3 actions to Wed 15-Apr-2026?");
	stage_pass_deafness(&s);
	stage_send(&s, "M");
	FIXTURE_OK(&s.f, CMD_ACTION_LIST, "carried", "1", NULL);
	cr_assert_eq(s.f.result.n, 3);
	stage_send(&s, "u");
	FIXTURE_OK(&s.f, CMD_ACTION_LIST, "carried", "1", NULL);
	cr_assert_eq(s.f.result.n, 0);
	stage_close(&s);
}

Test(actions, by_owner_with_counts_and_asked_after)
{
	static const struct {
		int rows, cols;
	} sizes[] = {{24, 80}, {16, 60}};

	for (size_t i = 0; i < 2; i++) {
		struct stage s;

		begin(&s);
		stage_open(&s, sizes[i].rows, sizes[i].cols, NULL);
		stage_send(&s, "5f");
		stage_send(&s, "owner\r");
		STAGE_SEES(&s, "By owner, 4 actions  1 late");
		STAGE_SEES(&s, "Jo Patel: 3 open, 1 late, oldest 14-Mar-2026");
		STAGE_SEES(&s, "Anne Brown: 1 open, oldest 20-Mar-2026");
		STAGE_SEES(&s, ">  4d late");
		stage_send(&s, "c");
		STAGE_SEES(&s, "Asked Jo Patel today after an action about OKONKWO");
		STAGE_SEES(&s, "1 time");
		stage_send(&s, "c");
		STAGE_SEES(&s, "asked after today already");
		stage_send(&s, "s");
		STAGE_SEES(&s, "first here");
		stage_send(&s, "jjjw");
		STAGE_SEES(&s, "row 4 of 4: Dress the leg");
		stage_send(&s, "/commode");
		STAGE_SEES(&s, "(1 shown)");
		STAGE_NOT(&s, "Anne Brown:");
		stage_close(&s);
	}
}

Test(actions, are_sorted_and_tell_their_history)
{
	struct stage s;

	begin(&s);
	FIXTURE_OK(
		&s.f, CMD_ACTION_EDIT, "person", ADA, "action", "dress", "due", "2026-03-28", NULL);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "5s");
	STAGE_SEES(&s, "In which order?");
	stage_send(&s, "carr\r");
	STAGE_SEES(&s, "Sort: carried over");
	STAGE_SEES(&s, ">  in 10d   OKONKWO, Adaeze");
	STAGE_SEES(&s, "put off 1 time");
	stage_send(&s, "H");
	STAGE_SEES(&s, "Put off");
	STAGE_SEES(&s, "Added, for Anne Brown");
	stage_send(&s, KEY_ESC);
	stage_send(&s, "\033[17~"); /* F6 */
	STAGE_NOT(&s, "put off 1 time");
	stage_close(&s);
}

Test(actions, one_line_fills_the_form)
{
	struct stage s;

	begin(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "5a");
	stage_send(&s, "BP standing / brown / fri\t");
	STAGE_SEES(&s, "BP standing ");
	STAGE_SEES(&s, "Anne Brown, District nurse");
	STAGE_SEES(&s, "20-Mar-2026");
	stage_send(&s, KEY_F2);
	STAGE_SEES(&s, "Added an action for Anne Brown about OKONKWO, Adaeze, due on 20-Mar-2026.");
	stage_send(&s, "a");
	stage_send(&s, "ECG / br / +1w" KEY_F2);
	STAGE_SEES(&s, "Added an action for Anne Brown about OKONKWO, Adaeze, due on 25-Mar-2026.");
	stage_send(&s, "a");
	stage_send(&s, "Weigh / zed / fri\t");
	STAGE_SEES(&s, "is meant by \"zed\"");
	stage_close(&s);
}

Test(actions, are_done_from_the_board_with_d_and_enter)
{
	struct stage s;

	begin(&s);
	FIXTURE_OK(&s.f, CMD_ACTION_DONE, "person", ADA, "action", "order", NULL);
	FIXTURE_OK(&s.f, CMD_ACTION_DONE, "person", ADA, "action", "write", NULL);
	FIXTURE_OK(&s.f, CMD_ACTION_DONE, "person", ADA, "action", "dress", NULL);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "/okonkwo\r");
	stage_send(&s, "d");
	STAGE_SEES(&s, "Close an action");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Closed an action of Jo Patel about OKONKWO, Adaeze: Done.");
	cr_assert_eq(open_of(&s, "jpatel"), 0);
	stage_send(&s, "d");
	STAGE_SEES(&s, "There is no open action to close.");
	stage_close(&s);
}

Test(actions, another_owner_and_date_in_a_form)
{
	struct stage s;

	begin(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "5e");
	STAGE_SEES(&s, "Change an action");
	stage_send(&s, "\t\t\025+1w" KEY_F2);
	STAGE_SEES(&s, "Changed an action about OKONKWO, Adaeze: now Jo Patel's, due on "
		       "25-Mar-2026.");
	STAGE_NOT(&s, "4d late");
	stage_close(&s);
}

Test(actions, the_filter_is_live_and_marks_survive_it)
{
	struct stage s;

	begin(&s);
	stage_open(&s, 16, 60, NULL);
	stage_send(&s, "5 ");
	STAGE_SEES(&s, "1 marked.");
	stage_send(&s, "/commode");
	STAGE_SEES(&s, "(1 shown)");
	STAGE_SEES(&s, "1 marked (1 not shown).");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "1 marked.");
	STAGE_SEES(&s, "Ring the son");
	stage_send(&s, "/fri"); /* 20 March */
	STAGE_SEES(&s, "(1 shown)");
	STAGE_SEES(&s, "Dress the leg");
	stage_close(&s);
}

Test(actions, is_cheap_to_open_and_to_move_in)
{
	struct stage s;

	begin(&s);
	stage_open(&s, 24, 80, NULL);
	vt_mark(s.vt);
	stage_send(&s, "5");
	cr_assert_leq(vt_bytes(s.vt), 3000, "opening took %zu bytes", vt_bytes(s.vt));
	vt_mark(s.vt);
	stage_send(&s, "j");
	cr_assert_leq(vt_bytes(s.vt), 600, "a move took %zu bytes", vt_bytes(s.vt));
	stage_close(&s);
}
