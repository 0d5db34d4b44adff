#include "stage.h"

TestSuite(leave, .timeout = 30);

Test(leave, asks_and_only_y_leaves)
{
	static const char *const stays[] = {"n", KEY_ESC};
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	for (size_t i = 0; i < 2; i++) {
		stage_send(&s, "q");
		STAGE_SEES(&s, "Leave caseload?");
		stage_send(&s, "\r");
		cr_assert(s.running, "Enter is not yes");
		stage_send(&s, stays[i]);
		STAGE_NOT(&s, "Leave caseload?");
		cr_assert(s.running);
	}
	stage_send(&s, KEY_ESC);
	stage_send(&s, "y");
	cr_assert_not(s.running);
	stage_close(&s);
}

Test(leave, hang_up_ends_at_once)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, KEY_F3);
	vt_close_in(s.vt);
	cr_assert_not(app_turn(s.app, 1000), "still running after the terminal has gone");
	stage_close(&s);
}

Test(leave, hides_the_screen_until_a_key)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, KEY_F12);
	STAGE_NOT(&s, "OKONKWO");
	STAGE_SEES(&s, "Jo Patel is still signed in.");
	STAGE_SEES(&s, "It does not lock it.");
	stage_send(&s, "q");
	STAGE_SEES(&s, "OKONKWO");
	STAGE_NOT(&s, "Leave caseload?");
	stage_close(&s);
}

Test(leave, drafts_are_told_listed_and_thrown_away)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	FIXTURE_OK(&s.f, CMD_DRAFT_KEEP, "person", "9990000018", "place", "note add", "text",
		"Half a sentence", NULL);
	stage_open(&s, 24, 80, NULL);
	STAGE_SEES(&s, "1 draft kept. D shows it.");
	stage_send(&s, "D");
	STAGE_SEES(&s, "OKONKWO, Adaeze");
	STAGE_SEES(&s, "Add a note");
	stage_send(&s, "xy");
	STAGE_SEES(&s, "0 drafts kept, 1 saved or thrown away");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "[1 Board]");
	stage_close(&s);
}

Test(leave, what_is_being_typed_survives_refresh_find_and_resize)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "nHalf a sentence");
	STAGE_SEES(&s, "Half a sentence");
	stage_send(&s, KEY_F5);
	STAGE_SEES(&s, "Half a sentence");
	stage_send(&s, KEY_F3 "smith\r");
	STAGE_SEES(&s, ": Person record]");
	stage_resize(&s, 16, 60);
	stage_resize(&s, 24, 80);
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "Half a sentence");
	stage_send(&s, " more");
	STAGE_SEES(&s, "Half a sentence more");
	stage_close(&s);
}
