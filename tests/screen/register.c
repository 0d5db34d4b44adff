/* The 2% register on screen: pages, figures, people, candidates. */
#include "stage.h"

#include <caseload/record.h>

TestSuite(register_screen, .timeout = 30);

/* Two on the register of a practice of 120 adults, which has three places, and three who could come:
 * two of them with the same score. */
static void team(struct stage *s)
{
	static const char practice[] = "C81001,GREEN LANE,Y54,QJ2,1 A ST,,,,,DE1 "
				       "1AA,20000101,,A,B,,,,01,20000101,,,,,,,,\n";
	static const char list[] =
		"nhs_number,family_name,given_name,date_of_birth,practice_code,instrument,score,"
		"score_date\n9990000018,AHMED,Ann,1940-01-01,C81001,local_cst,9,2026-03-01\n"
		"9990000026,BELL,Ben,1940-01-01,C81001,local_cst,8,2026-03-01\n"
		"9990000034,COOK,Cy,1940-01-01,C81001,local_cst,5,2026-03-01\n"
		"9990000042,DIAZ,Eva,1940-01-01,C81001,local_cst,5,2026-03-01\n"
		"9996060128,EVANS,Flo,1940-01-01,C81001,local_cst,7,2026-03-01\n";
	struct fixture *f = &s->f;

	stage_store(s);
	const char *practices = fixture_write(f, "p.csv", practice, sizeof practice - 1);
	const char *people = fixture_write(f, "l.csv", list, sizeof list - 1);
	FIXTURE_OK(f, CMD_PRACTICE_IMPORT, "file", practices, NULL);
	FIXTURE_OK(f, CMD_PRACTICE_JOIN, "code", "C81001", NULL);
	FIXTURE_OK(f, CMD_PRACTICE_LIST_SIZE, "code", "C81001", "quarter", "2025-10-01", "adults",
		"200", NULL);
	FIXTURE_OK(f, CMD_IMPORT_RISK, "file", people, "basis", "Direct care", NULL);
	FIXTURE_OK(f, CMD_REGISTER_ADD, "person", "9990000018", "on", "2026-01-10", NULL);
	FIXTURE_OK(f, CMD_REGISTER_ADD, "person", "9990000026", "on", "2026-03-01", NULL);
}

Test(register_screen, shows_each_practice_and_who_is_behind_a_figure)
{
	struct stage s;

	team(&s);
	stage_open(&s, 24, 80, &(struct screen_options){.ascii = true});
	stage_send(&s, "6r");
	STAGE_SEES(&s, "2% register]");
	STAGE_SEES(&s, "> C81001 GREEN LANE");
	STAGE_SEES(&s, "2 of 4 ######.....:|... ! 2 short");
	STAGE_SEES(&s, "No list size for Q1 2026 (from 01-Jan-2026) yet, that of 01-Oct-2025");
	STAGE_SEES(&s, "On the register                       2   1.0%  M1, 2 short, under the");
	stage_send(&s, "\t");
	for (int i = 0; i < 12; i++)
		stage_send(&s, "j");
	stage_send(&s, "w");
	STAGE_SEES(&s, "Not told, 21 days up, 1.");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Not told, 21 days up, C81001 on 12-Mar-2026: 1 person.");
	STAGE_SEES(&s, "> AHMED, Ann");
	STAGE_NOT(&s, "BELL");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "[Summary]");
	stage_send(&s, KEY_ESC);
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "> ");
	stage_send(&s, KEY_ESC); /* to the practices */
	stage_send(&s, "z");
	STAGE_SEES(&s, "01-Jan-2026");
	stage_send(&s, "150" KEY_F2); /* practice and quarter are known */
	STAGE_SEES(&s, "Recorded 150 adults at C81001");
	STAGE_SEES(&s, "2 of 3");
	stage_close(&s);
}

Test(register_screen, candidates_come_on_with_their_ties_told)
{
	static const int sizes[][2] = {{24, 80}, {16, 60}};

	for (size_t i = 0; i < 2; i++) {
		struct stage s;

		team(&s);
		stage_open(&s, sizes[i][0], sizes[i][1], NULL);
		stage_send(&s, "6rc");
		STAGE_SEES(&s, "2 places to 4. In: 1. Tied: 2 people for 1 place");
		STAGE_SEES(&s, ">  HIGH 7       EVANS, Flo");
		STAGE_SEES(&s, "Tied: 2 for 1 place, the team chooses; by name");
		stage_send(&s, "*");
		STAGE_SEES(&s, "3 marked. Places: 2. That is more than there are.");
		stage_send(&s, "-  "); /* none, then the first two */
		stage_send(&s, "+" KEY_F2);
		STAGE_SEES(&s, "Add 2 people to the register?");
		stage_pass_deafness(&s);
		stage_send(&s, "A");
		STAGE_SEES(&s, "Added 2 people to the register");
		STAGE_SEES(&s, "The target of 4 is met");
		stage_close(&s);
	}
}
