/* Going back, questions, undo (expectations 12 to 17). */
#include "sketch.h"

#include <stdlib.h>

#define REVIEW_OF(number)                                                                          \
	"SELECT due_on FROM risk_current r JOIN person p ON p.id = r.person_id "                   \
	"WHERE p.nhs_number = '" number "'"
#define ENDED "SELECT count(*) FROM episode WHERE status = 'ended'"
#define AUDIT_CHANGES "SELECT count(*) FROM audit WHERE touches = 'change' AND result = 'done'"

Test(expect, e12_esc_goes_back_and_loses_nothing)
{
	struct sketch s;

	sketch_open(&s, 24, 80);
	sketch_press(&s, "<Enter>e<Tab><Tab>xyz<Esc>");
	SKETCH_SEES(&s, "Save");
	SKETCH_SEES(&s, "Keep");
	SKETCH_SEES(&s, "Throw away");
	sketch_answer(&s, "<Esc>");
	SKETCH_NOT(&s, "Throw away");
	SKETCH_SEES(&s, "xyz");
	sketch_close(&s);
}

Test(expect, e13_enter_never_destroys)
{
	struct sketch s;

	sketch_open(&s, 24, 80);
	sketch_press(&s, "<Space><Space><Delete>");
	sketch_answer(&s, "<Enter><Enter><Enter>");
	SKETCH_DB(&s, ENDED, "0");
	sketch_close(&s);
}

Test(expect, e14_keys_typed_before_a_question_do_not_answer_it)
{
	struct sketch s;

	sketch_open(&s, 24, 80);
	sketch_press(&s, "<Enter>");
	sketch_burst(&s, "<Delete>END<Enter>");
	SKETCH_DB(&s, ENDED, "0");
	sketch_close(&s);
}

Test(expect, e15_undo_takes_back_the_last_change_and_says_so)
{
	struct sketch s;
	const char *before;
	long audit;

	sketch_open(&s, 24, 80);
	before = sketch_db(&s, REVIEW_OF("9990000077"));
	audit = strtol(sketch_db(&s, AUDIT_CHANGES), NULL, 10);
	sketch_press(&s, "b+3m<Enter>");
	SKETCH_DB(&s, REVIEW_OF("9990000077"), "2026-06-12");
	sketch_press(&s, "u");
	SKETCH_DB(&s, REVIEW_OF("9990000077"), before);
	cr_assert(strstr(sketch_message(&s), "Undone: Moved the review"), "%s", sketch_screen(&s));
	cr_assert_eq(strtol(sketch_db(&s, AUDIT_CHANGES), NULL, 10), audit + 2);
	cr_assert(strstr(sketch_row(&s, sketch_focus_row(&s)), "AHMED, Fatima"),
		"the cursor is back on whom it was about\n%s", sketch_screen(&s));
	sketch_close(&s);
}

Test(expect, e16_a_bulk_change_is_one_undo)
{
	struct sketch s;
	const char *proposed = "SELECT count(*) FROM lead WHERE status = 'proposed'";

	sketch_open(&s, 24, 80);
	sketch_press(&s, "<Space><Space><Space>mlo<Enter>");
	SKETCH_DB(&s, proposed, "0");
	sketch_answer(&s, "M");
	SKETCH_DB(&s, proposed, "3");
	sketch_press(&s, "u");
	SKETCH_DB(&s, proposed, "0");
	SKETCH_SEES(&s, "Undone: Proposed Lowri Evans");
	sketch_close(&s);
}

Test(expect, e17_undo_refuses_when_somebody_else_changed_it_since)
{
	struct sketch s;

	sketch_open(&s, 24, 80);
	sketch_press(&s, "b+3m<Enter>");
	sketch_other(&s, CMD_REVIEW_BOOK, "person", "9990000077", "date", "2026-07-01", NULL);
	sketch_press(&s, "u");
	cr_assert(strstr(sketch_message(&s), "Mary Lewis") || vt_sees(s.stage.vt, "Mary Lewis"),
		"%s", sketch_screen(&s));
	SKETCH_DB(&s, REVIEW_OF("9990000077"), "2026-07-01");
	sketch_close(&s);
}
