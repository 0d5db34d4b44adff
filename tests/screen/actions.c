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

static void pass_deafness(struct stage *s)
{
	int64_t until = clock_monotonic_ms() + QUESTION_DEAF_MS + 20;

	while (clock_monotonic_ms() < until)
		app_turn(s->app, 20);
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
	stage_send(&s, "an\r");
	STAGE_SEES(&s, "Give 3 actions to another owner?");
	pass_deafness(&s);
	stage_send(&s, "\r");
	cr_assert_eq(open_of(&s, "abrown"), 1, "Enter never means yes");
	stage_send(&s, "G");
	cr_assert_eq(open_of(&s, "abrown"), 4);
	stage_send(&s, "u");
	cr_assert_eq(open_of(&s, "abrown"), 1);
	stage_send(&s, "*d");
	STAGE_SEES(&s, "Close 3 actions as done?");
	pass_deafness(&s);
	stage_send(&s, "C");
	cr_assert_eq(open_of(&s, "jpatel"), 0);
	stage_send(&s, "u");
	cr_assert_eq(open_of(&s, "jpatel"), 3);
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
