#include "stage.h"

TestSuite(history, .timeout = 30);

static void open_history(struct stage *s, int rows, int cols)
{
	stage_store(s);
	stage_people(s);
	FIXTURE_OK(&s->f, CMD_PLAN_SET, "person", "9990000018", "section", "what_matters", "text",
		"The garden.\nHer sister on Sundays.\nChoir.", NULL);
	FIXTURE_OK(&s->f, CMD_PLAN_SET, "person", "9990000018", "section", "what_matters", "text",
		"The garden.\nHer sister on Saturdays.\nChoir.", NULL);
	FIXTURE_OK(&s->f, CMD_REVIEW_BOOK, "person", "9990000018", "date", "2026-06-12", NULL);
	stage_open(s, rows, cols, NULL);
	stage_send(s, KEY_F3 "okonkwo\r");
	stage_send(s, "H");
}

Test(history, says_who_and_what_with_the_values_below)
{
	struct stage s;

	open_history(&s, 24, 80);
	STAGE_SEES(&s, "[History]");
	STAGE_SEES(&s, "18-Mar-2026 14:05  Looked    Jo Patel        Looked at the record");
	STAGE_SEES(&s, "Changed   Jo Patel        Moved the review from 14-Mar-20");
	stage_send(&s, KEY_DOWN);
	STAGE_SEES(&s, "Jo Patel, Social worker. Moved the review from 14-Mar-2026");
	STAGE_SEES(&s, "Next review: 14-Mar-2026 -> 12-Jun-2026");
	stage_close(&s);
}

Test(history, is_narrowed_by_typing_and_escape_shows_all_again)
{
	struct stage s;

	open_history(&s, 24, 80);
	stage_send(&s, "/changed review");
	STAGE_SEES(&s, "Filter: changed review");
	STAGE_SEES(&s, "2 of 8");
	STAGE_NOT(&s, "Looked at the record");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "2 of 8");
	stage_send(&s, "/ zzz");
	STAGE_SEES(&s, "Nothing matches. Esc clears the filter.");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "Looked at the record");
	STAGE_SEES(&s, "[History]");
	stage_close(&s);
}

Test(history, shows_a_change_whole_with_old_and_new_text_compared)
{
	struct stage s;

	open_history(&s, 24, 80);
	stage_send(&s, KEY_DOWN KEY_DOWN "\r");
	STAGE_SEES(&s, "What changed");
	STAGE_SEES(&s, "What matters to me: changed, 7 words");
	STAGE_SEES(&s, "- Her sister on Sundays.");
	STAGE_SEES(&s, "+ Her sister on Saturdays.");
	stage_send(&s, KEY_ESC);
	STAGE_NOT(&s, "+ Her sister");
	STAGE_SEES(&s, "[History]");
	stage_close(&s);
}

/* What is undone here is in the history at once, and the message says which it was. */
Test(history, shows_an_undo_at_once)
{
	struct stage s;

	open_history(&s, 24, 80);
	stage_send(&s, "u");
	STAGE_SEES(&s, "Undone: Moved the review for OKONKWO");
	STAGE_SEES(&s, "Undone: Moved the review from 14");
	stage_close(&s);
}

Test(history, fits_the_smallest_window)
{
	struct stage s;

	open_history(&s, 16, 60);
	STAGE_SEES(&s, "18-Mar-2026 14:05  Looked    Jo Patel");
	stage_send(&s, KEY_DOWN "\r");
	STAGE_SEES(&s, "Next review: 14-Mar-2026 -> 12-Jun-2026");
	stage_close(&s);
}
