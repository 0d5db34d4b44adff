/* The list of drafts: gone on with, thrown away, brought back. */
#include "stage.h"

TestSuite(drafts, .timeout = 30);

Test(drafts, one_thrown_away_is_brought_back)
{
	struct stage s;
	const char *uid;

	stage_store(&s);
	uid = fixture_on_register(&s.f, "Okonkwo", "Adaeze", "9990000018", "14-Jul-1945");
	FIXTURE_OK(&s.f, CMD_DRAFT_KEEP, "person", uid, "place", "note add", "text", "Rang twice",
		NULL);
	stage_open(&s, 24, 80, NULL);
	STAGE_SEES(&s, "1 draft kept");
	stage_send(&s, "D");
	STAGE_SEES(&s, "Rang twice");
	stage_send(&s, "x");
	STAGE_SEES(&s, "Throw this draft away?");
	stage_send(&s, "y");
	STAGE_SEES(&s, "0 drafts kept, 1 saved or thrown away");
	STAGE_SEES(&s, "(old) Ran");
	stage_send(&s, "x");
	cr_assert_null(s.app->question, "it is thrown away already");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "1 draft kept");
	STAGE_NOT(&s, "(old)");
	stage_send(&s, "\r");
	STAGE_SEES(&s, "Rang twice");
	STAGE_SEES(&s, "2 words  line 1 of 1");
	stage_close(&s);
}

Test(drafts, an_empty_list_offers_nothing_to_do_with_a_draft)
{
	struct stage s;

	stage_store(&s);
	stage_people(&s);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "D");
	STAGE_SEES(&s, "No drafts.");
	STAGE_NOT(&s, "Throw away");
	STAGE_NOT(&s, "Go on with it");
	stage_close(&s);
}
