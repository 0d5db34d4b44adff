#include "stage.h"

#include <caseload/link.h>

TestSuite(duplicates, .timeout = 30);

static const char *second;

/* SMITH Margaret is there twice with two birth dates; OKONKWO once more, as a list wrote her. */
static void open_stage(struct stage *s, int rows, int cols)
{
	stage_store(s);
	stage_people(s);
	second = fixture_person(&s->f, "Okonkwo", "Ada", NULL, "14-Jul-1945");
	FIXTURE_OK(&s->f, CMD_ALERT_ADD, "person", second, "kind", "do_not_visit_alone", NULL);
	stage_open(s, rows, cols, NULL);
}

/* A question that protects is deaf at first. */
static void answer(struct stage *s, const char *key)
{
	stage_pass_deafness(s);
	stage_send(s, key);
}

Test(duplicates, are_listed_compared_and_merged_by_one_key)
{
	struct stage s;

	open_stage(&s, 24, 80);
	stage_send(&s, "6D");
	STAGE_SEES(&s, "Likely   OKONKWO, Adaeze");
	STAGE_SEES(&s, "Same date of birth, same family name, like given names");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "1 keep   OKONKWO, Adaeze");
	STAGE_SEES(&s, "2 merge  OKONKWO, Ada  14-Jul-1945  no NHS Number");
	STAGE_SEES(&s, "! Given name   Adaeze");
	STAGE_SEES(&s, "= Born         14-Jul-1945");
	STAGE_SEES(&s, "s Same person  n Two people  x Swap");
	stage_send(&s, KEY_F1);
	STAGE_SEES(&s, "Here: Side by side");
	STAGE_SEES(&s, "s                Same person");
	STAGE_SEES(&s, "x                Swap");
	stage_send(&s, KEY_ESC);
	stage_send(&s, "s");
	STAGE_SEES(&s, "Are these one person?");
	STAGE_SEES(&s, "Kept:      OKONKWO, Adaeze  14-Jul-1945  999 000 0018");
	STAGE_SEES(&s, "Merged in: OKONKWO, Ada  14-Jul-1945  no NHS Number");
	/* the key that raised it, Enter, and whatever was typed ahead answer nothing */
	stage_send(&s, "sy\r");
	STAGE_SEES(&s, "Are these one person?");
	answer(&s, "y");
	STAGE_SEES(&s, "Merged OKONKWO, Ada");
	STAGE_SEES(&s, "Nobody seems to be here twice.");
	/* asked for by its own uid, the merged record leads to the kept one and says so */
	stage_send(&s, KEY_F3 "okonkwo ada");
	STAGE_SEES(&s, "1 person found.");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "2 records as one");
	STAGE_SEES(&s, "DO NOT VISIT ALONE");
	stage_send(&s, "u");
	STAGE_SEES(&s, "Undone: Merged");
	STAGE_SEES(&s, "! here twice? D");
	stage_send(&s, "D");
	STAGE_SEES(&s, "1 pair may be one person");
	stage_close(&s);
}

Test(duplicates, x_swaps_and_n_keeps_the_pair_away)
{
	struct stage s;

	open_stage(&s, 24, 80);
	stage_send(&s, "6D\rx");
	STAGE_SEES(&s, "1 keep   OKONKWO, Ada  14-Jul-1945");
	stage_send(&s, "s");
	STAGE_SEES(&s, "Merge into OKONKWO, Ada");
	answer(&s, "y");
	/* who is on the register cannot be merged away, and the sentence says what to do */
	STAGE_SEES(&s, "is on the register and");
	stage_send(&s, "xn");
	STAGE_SEES(&s, "Are these two people?");
	answer(&s, KEY_ESC);
	STAGE_NOT(&s, "Are these two people?");
	stage_send(&s, "n");
	answer(&s, "y");
	STAGE_SEES(&s, "are two people.");
	STAGE_SEES(&s, "Nobody seems to be here twice.");
	stage_close(&s);
}

Test(duplicates, both_on_the_register_asks_once_more)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	second = fixture_on_register(&s.f, "Okonkwo", "Ada", NULL, "14-Jul-1945");
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "6D\rs");
	answer(&s, "y");
	STAGE_SEES(&s, "Both are on the register");
	stage_send(&s, "e");
	STAGE_SEES(&s, "Both are on the register");
	answer(&s, "e");
	STAGE_SEES(&s, "Merged OKONKWO, Ada");
	stage_close(&s);
}

/* Nothing of who they are may be cut where there is little room. */
Test(duplicates, at_60x16_one_stands_under_the_other)
{
	struct stage s;

	open_stage(&s, 16, 60);
	stage_send(&s, "6D\r");
	STAGE_SEES(&s, "1 keep   OKONKWO, Adaeze");
	STAGE_SEES(&s, "14-Jul-1945  999 000 0018");
	STAGE_SEES(&s, "no NHS Number");
	STAGE_SEES(&s, "! Given name   1 Adaeze");
	STAGE_SEES(&s, "!              2 Ada");
	stage_send(&s, "w");
	STAGE_SEES(&s, "The first would be kept.");
	stage_close(&s);
}

Test(duplicates, a_merged_row_says_whose_record_it_came_from)
{
	struct stage s;

	open_stage(&s, 24, 80);
	FIXTURE_OK(&s.f, CMD_EVENT_ADD, "person", second, "kind", "fall", "on", "yesterday", NULL);
	FIXTURE_OK(&s.f, CMD_PERSON_MERGE, "person", "9990000018", "other", second, "reason", "x",
		NULL);
	stage_send(&s, KEY_F3 "9990000018\r\t\t\t\t\t\t\t");
	STAGE_SEES(&s, "Fall");
	STAGE_SEES(&s, "from a merged one");
	stage_close(&s);
}
