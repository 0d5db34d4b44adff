#include "stage.h"

TestSuite(banner, .timeout = 30);

static const char *person(struct stage *s)
{
	stage_store(s);
	FIXTURE_OK(&s->f, CMD_PERSON_ADD, "family", "o'brien", "given", "Siobhan", "title", "Mrs",
		"preferred", "Shiv", "born", "14-Jul-1945", "gender", "2", "nhs-number",
		"9990000018", "sharing", "agreed", NULL);
	return s->f.result.uid;
}

static void open_person(struct stage *s, int rows, int cols)
{
	stage_open(s, rows, cols, NULL);
	stage_send(s, "F9990000018\r");
	STAGE_SEES(s, ": Person record]");
}

Test(banner, says_who_without_colons)
{
	struct stage s;

	person(&s);
	open_person(&s, 24, 80);
	cr_assert_str_eq(vt_row(s.vt, 1),
		" O'BRIEN, Siobhan (Mrs)  Born 14-Jul-1945 (80y)  Female    NHS No. 999 000 0018",
		"%s", vt_row(s.vt, 1));
	cr_assert(strstr(vt_row(s.vt, 2), "Preferred name Shiv"), "%s", vt_row(s.vt, 2));
	cr_assert(strstr(vt_row(s.vt, 2), "Sharing agreed"), "%s", vt_row(s.vt, 2));
	stage_close(&s);
}

Test(banner, alerts_and_namesakes_are_marked_and_stay_under_an_overlay)
{
	struct stage s;
	const char *uid = person(&s);

	FIXTURE_OK(&s.f, CMD_ALERT_ADD, "person", uid, "kind", "do_not_visit_alone", NULL);
	fixture_person(&s.f, "O'Brien", "Siobhan", "9990000026", "1-Jan-1950");
	open_person(&s, 24, 80);
	STAGE_SEES(&s, "! same name  ! DO NOT VISIT ALONE");
	stage_send(&s, KEY_F1);
	STAGE_SEES(&s, "! same name  ! DO NOT VISIT ALONE");
	stage_send(&s, KEY_ESC);
	stage_resize(&s, 16, 60);
	STAGE_SEES(&s, "O'BRIEN, Siobhan (Mrs)  ! same name");
	STAGE_SEES(&s, "Born 14-Jul-1945 (80y)  Female        NHS No. 999 000 0018");
	stage_close(&s);
}

Test(banner, never_cuts_a_name_at_sixty_columns)
{
	struct stage s;

	person(&s);
	open_person(&s, 16, 60);
	STAGE_SEES(&s, " O'BRIEN, Siobhan (Mrs)");
	STAGE_SEES(&s, "NHS No. 999 000 0018");
	stage_close(&s);
}

Test(banner, the_dead_stand_in_reverse)
{
	static const int sizes[][2] = {{24, 80}, {16, 60}};

	for (size_t i = 0; i < 2; i++) {
		struct stage s;
		const char *uid = person(&s);

		FIXTURE_OK(&s.f, CMD_PERSON_EDIT, "person", uid, "died", "3-Feb-2026", NULL);
		open_person(&s, sizes[i][0], sizes[i][1]);
		STAGE_SEES(&s, "DECEASED 03-Feb-2026");
		STAGE_SEES(&s, "NHS No. 999 000 0018");
		cr_assert(vt_look(s.vt, 1, 1).reverse);
		cr_assert(vt_look(s.vt, 2, sizes[i][1] - 2).reverse);
		stage_close(&s);
	}
}

Test(banner, unknown_is_said_in_words)
{
	struct stage s;

	stage_store(&s);
	FIXTURE_OK(&s.f, CMD_PERSON_ADD, "family", "Hill", "given", "Ann", NULL);
	stage_open(&s, 24, 80, NULL);
	stage_send(&s, "Fhill\r");
	STAGE_SEES(&s, "Born Not known");
	STAGE_SEES(&s, "NHS No. Not known");
	cr_assert_null(strchr(vt_row(s.vt, 1), '?'));
	stage_close(&s);
}
