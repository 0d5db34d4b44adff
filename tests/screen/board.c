#include "stage.h"

#include <stdio.h>

TestSuite(board, .timeout = 30);

Test(board, opens_on_today_and_says_what_it_shows)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	STAGE_SEES(&s, "caseload [1 Board]");
	STAGE_SEES(&s, "Today, 1 person");
	STAGE_SEES(&s, "Sort: due date");
	STAGE_SEES(&s, "1 late");
	STAGE_SEES(&s, "999 000 0018 OKONKWO, Adaeze");
	STAGE_SEES(&s, "14-Mar-2026 4d late");
	STAGE_SEES(&s, "Born 14-Jul-1945 (80y)");
	STAGE_SEES(&s, "F1 Help  Enter Open");
	cr_assert(strstr(vt_row(s.vt, 1), "Jo Patel"), "who acts stands on row 2");
	cr_assert_eq(vt_cursor_row(s.vt), 3, "the cursor is on the row");
	stage_close(&s);
}

Test(board, views_sort_and_empty_lists)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "f");
	STAGE_SEES(&s, "Which people?");
	stage_send(&s, "team\r");
	STAGE_SEES(&s, "Team register, 3 people");
	stage_send(&s, "s");
	STAGE_SEES(&s, "> Due date");
	stage_send(&s, "le\r");
	STAGE_SEES(&s, "Sort: lead");
	stage_send(&s, "sri\r");
	STAGE_SEES(&s, "Sort: risk");
	stage_send(&s, "fno lead\r");
	STAGE_SEES(&s, "No lead, 2 people");
	stage_send(&s, "frisk\r");
	STAGE_SEES(&s, "Nobody is on the risk list alone. I imports a list.");
	STAGE_SEES(&s, "f Views  I Import a list  N Add person");
	stage_send(&s, "f");
	STAGE_SEES(&s, "> Risk list");
	stage_send(&s, KEY_ESC);
	stage_send(&s, "b");
	STAGE_SEES(&s, "! Choose a person first.");
	stage_close(&s);
}

Test(board, filter_is_live_and_escape_clears_it)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "fevery\r");
	stage_send(&s, "/smi");
	STAGE_SEES(&s, "(2 shown)");
	STAGE_SEES(&s, "SMITH, Margaret");
	STAGE_NOT(&s, "OKONKWO, Adaeze");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Filter: smi (2 shown)");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "Everyone, 3 people  Sort");
	stage_send(&s, "/nobody");
	STAGE_SEES(&s, "Nobody matches. Esc clears the filter.");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "OKONKWO, Adaeze");
	vt_paste(s.vt, "oko");
	stage_send(&s, "");
	STAGE_SEES(&s, "(1 shown)");
	stage_close(&s);
}

Test(board, cursor_stays_on_the_person_when_others_change_the_list)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "fevery\rsname\r");
	stage_send(&s, "G");
	STAGE_SEES(&s, ">  999 000 0034 SMITH, Margaret");
	fixture_person(&s.f, "Abbott", "Ann", "9990000042", "3-Mar-1930");
	STAGE_NOT(&s, "ABBOTT");
	stage_send(&s, KEY_F5);
	STAGE_SEES(&s, "ABBOTT, Ann");
	STAGE_SEES(&s, ">  999 000 0034 SMITH, Margaret");
	STAGE_SEES(&s, "As it stood at 14:05.");
	stage_close(&s);
}

Test(board, reads_far_rows_when_they_come_into_sight)
{
	static char family[32];
	struct stage s;

	stage_store(&s);
	for (int i = 0; i < 130; i++) {
		snprintf(family, sizeof family, "Person%03d", i % 1000);
		FIXTURE_OK(&s.f, CMD_PERSON_ADD, "family", family, "given", "Ann", "born",
			"1-Jan-1940", "anyway", "1", NULL);
	}
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "fevery\rsname\r");
	STAGE_SEES(&s, "Everyone, 130 people  Sort: name");
	stage_send(&s, "G");
	STAGE_SEES(&s, "PERSON129");
	stage_send(&s, KEY_UP KEY_UP);
	STAGE_SEES(&s, ">  Not known    PERSON127");
	stage_send(&s, "w");
	STAGE_SEES(&s, "Everyone, row 128 of 130: PERSON127, Ann, NO DATA.");
	stage_close(&s);
}

Test(board, refuses_in_words_what_cannot_be_done)
{
	struct stage s;

	stage_store(&s);
	fixture_person(&s.f, "Hill", "Ann", "9990000042", "3-Mar-1930");
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "fevery\r");
	stage_send(&s, "b");
	STAGE_SEES(&s, "! Not on the register yet. + adds them.");
	stage_send(&s, "Z");
	STAGE_SEES(&s, "Z does nothing here. F1 shows the keys.");
	STAGE_NOT(&s, "b Review");
	stage_close(&s);
}

Test(board, pane_cuts_neither_the_birth_date_nor_the_number)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	fixture_on_register(&s.f, "van der Berg-Featherstonehaugh", "Sylvia Wilhelmina",
		"9996060128", "2-Mar-1974");
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "fevery\r/featherstone\r");
	STAGE_SEES(&s, "Born 02-Mar-1974 (52y)");
	STAGE_SEES(&s, "NHS No. 999 606 0128");
	stage_close(&s);
}
