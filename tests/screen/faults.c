/* The fault finder: from the Board with one key, by kind, and from each line to what mends it; a line
 * that was mended is gone. */
#include "stage.h"

static struct stage s;

TestSuite(faults, .timeout = 60);

static void open_sized(int rows, int cols)
{
	stage_store(&s);
	stage_people(&s);
	stage_open(&s, rows, cols, NULL);
	stage_send(&s, "!");
}

Test(faults, are_listed_by_kind_with_what_mends_the_one_under_the_cursor)
{
	open_sized(24, 80);
	STAGE_SEES(&s, "Faults");
	STAGE_SEES(&s, "No lead: 2");
	STAGE_SEES(&s, "Enter: Assign a lead professional");
	STAGE_SEES(&s, "Nobody leads; on the list since");
	STAGE_SEES(&s, "Namesakes: 1");
	stage_close(&s);
}

Test(faults, mended_ones_are_gone)
{
	open_sized(24, 80);
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Assign a lead professional");
	stage_send(&s, "pat\r");
	stage_send(&s, "\tKnows her" KEY_F2);
	STAGE_SEES(&s, "No lead: 1");
	stage_send(&s, "u");
	STAGE_SEES(&s, "No lead: 2");
	stage_close(&s);
}

Test(faults, one_kind_alone)
{
	open_sized(24, 80);
	stage_send(&s, "f");
	STAGE_SEES(&s, "Which faults?");
	stage_send(&s, "namesakes\r");
	STAGE_SEES(&s, "Namesakes, 1 of");
	STAGE_NOT(&s, "No lead: 2");
	STAGE_SEES(&s, "Enter: Compare two people side by side");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "SMITH");
	stage_send(&s, KEY_ESC);
	stage_send(&s, "o");
	STAGE_SEES(&s, "Person");
	stage_close(&s);
}

Test(faults, stand_on_a_small_screen)
{
	open_sized(16, 60);
	STAGE_SEES(&s, "No lead: 2");
	STAGE_SEES(&s, "Enter: Assign a lead professional");
	stage_send(&s, "w");
	STAGE_SEES(&s, "Fault No lead");
	stage_close(&s);
}

Test(faults, today_says_how_many_there_are)
{
	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	STAGE_SEES(&s, "faults (!)");
	stage_close(&s);
}
