/* A person's scores explained, and the fast form that they are computed from. */
#include "stage.h"

#include <stdio.h>

TestSuite(risk_panel, .timeout = 30);

static const char *const ada = "9990000018";

/* OKONKWO Adaeze, 80, with falls and admissions, the local criteria switched on. */
static void somebody(struct stage *s)
{
	struct fixture *f = &s->f;

	stage_store(s);
	stage_people(s);
	FIXTURE_OK(f, CMD_RISK_ENABLE, "instrument", "local_cst", "approved-by", "R Osei", "on",
		"2026-03-01", NULL);
	FIXTURE_OK(f, CMD_EVENT_ADD, "person", ada, "kind", "fall", "on", "2026-03-10", NULL);
	FIXTURE_OK(f, CMD_EVENT_ADD, "person", ada, "kind", "fall", "on", "2026-02-10", NULL);
	FIXTURE_OK(f, CMD_RISK_ANSWER, "person", ada, "instrument", "prisma7", "answers",
		"limit_activities=y need_help=y stay_home=n count_on_someone=y", "source",
		"home visit", NULL);
}

static void open_tab(struct stage *s, int rows, int cols, const struct screen_options *options)
{
	stage_open(s, rows, cols, options);
	stage_send(s, KEY_F3 "okonkwo\r");
	stage_send(s, "\t\t\t\t\t");
	STAGE_SEES(s, "[Risk]");
}

/* To the row that says so. */
static void choose(struct stage *s, const char *name)
{
	for (int i = 0; i < 20; i++) {
		char row[300];
		int at = vt_cursor_row(s->vt);

		snprintf(row, sizeof row, "%s", vt_row(s->vt, at));
		if (strstr(row, name))
			return;
		stage_send(s, KEY_DOWN);
	}
	cr_assert(false, "no row %s in\n%s", name, vt_screen(s->vt));
}

Test(risk_panel, says_everything_of_a_score_at_every_size)
{
	static const struct {
		int rows, cols;
		struct screen_options options;
	} cases[] = {
		{24, 80, {0}},
		{16, 60, {0}},
		{40, 140, {0}},
		{24, 80, {.ascii = true}},
		{24, 80, {.mono = true}},
		{24, 80, {.calm = true}},
	};
	static const char *const said[] = {"PRISMA-7", "HIGH", "as of 18-Mar-2026",
		"Health problems limit", "yes", "home visit", "NOT RECORDED", "0 to +1", "Valid to",
		"Judgement: nobody's", "What could change in 3 months? Not said"};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct stage s;
		bool seen[sizeof said / sizeof said[0]] = {false};

		somebody(&s);
		open_tab(&s, cases[i].rows, cases[i].cols, &cases[i].options);
		choose(&s, "PRISMA-7");
		stage_send(&s, "\r");
		for (int page = 0; page < 6; page++) {
			for (size_t j = 0; j < sizeof said / sizeof said[0]; j++)
				seen[j] = seen[j] || stage_sees(&s, said[j]);
			stage_send(&s, KEY_DOWN KEY_DOWN KEY_DOWN KEY_DOWN);
		}
		for (size_t j = 0; j < sizeof said / sizeof said[0]; j++)
			cr_assert(
				seen[j], "case %zu: no \"%s\" in\n%s", i, said[j], vt_screen(s.vt));
		stage_close(&s);
	}
}

/* ---- the fast form ---- */

static void open_form(struct stage *s, int rows, int cols, const char *name)
{
	somebody(s);
	open_tab(s, rows, cols, NULL);
	choose(s, name);
	stage_send(s, "f");
}

/* Age and sex are worked out, so five of the seven are asked; what is known stays. */
Test(risk_panel, prisma_7_is_a_key_for_each_answer)
{
	struct stage s;

	open_form(&s, 24, 80, "PRISMA-7");
	STAGE_SEES(&s, "Worked out, not asked");
	STAGE_SEES(&s, "Aged more than 85 years");
	STAGE_SEES(&s, "yes, 18-Mar-2026, home visit");
	stage_send(&s, "nnyd?");
	STAGE_SEES(&s, "was yes, 18-Mar-2026");
	STAGE_SEES(&s, "declined");
	STAGE_SEES(&s, "not known");
	stage_send(&s, "y"); /* one too many: not yesterday */
	STAGE_SEES(&s, "That was the last question. F2 saves.");
	stage_send(&s, KEY_F2);
	STAGE_SEES(&s, "Recorded 5 answers");
	STAGE_SEES(&s, "[Risk]");
	stage_send(&s, "u");
	STAGE_SEES(&s, "Undone: ");
	stage_send(&s, "f");
	STAGE_SEES(&s, "yes, 18-Mar-2026, home visit");
	stage_close(&s);
}

/* A first score moves its row up to the others: the cursor goes along. */
Test(risk_panel, the_cursor_stays_on_what_was_answered)
{
	struct stage s;

	open_form(&s, 24, 80, "Electronic frailty");
	stage_send(&s, "yn" KEY_F2);
	STAGE_SEES(&s, "Recorded 2 answers");
	cr_assert(strstr(vt_row(s.vt, vt_cursor_row(s.vt)), "Electronic frailty"),
		"the cursor left its score:\n%s", vt_screen(s.vt));
	STAGE_SEES(&s, "as of 18-Mar-2026");
	stage_close(&s);
}

Test(risk_panel, space_skips_and_what_is_known_is_kept)
{
	struct stage s;

	open_form(&s, 24, 80, "PRISMA-7");
	stage_send(&s, "    y" KEY_F2);
	STAGE_SEES(&s, "Recorded 1 answer");
	stage_send(&s, "f" KEY_F2);
	STAGE_SEES(&s, "Nothing was answered.");
	STAGE_SEES(&s, "[Risk]");
	stage_close(&s);
}

Test(risk_panel, another_key_says_which_there_are_and_changes_nothing)
{
	struct stage s;

	open_form(&s, 24, 80, "PRISMA-7");
	stage_send(&s, "x");
	STAGE_SEES(&s, "y yes, n no, d declined, ? not known, Space skips");
	stage_send(&s, "7");
	STAGE_NOT(&s, "was Yes");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "[Risk]");
	stage_close(&s);
}

/* What was answered outlives leaving, and is offered when the form is opened again. */
Test(risk_panel, answers_are_kept_as_a_draft)
{
	struct stage s;

	open_form(&s, 24, 80, "PRISMA-7");
	stage_send(&s, "ny");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "Keep as draft");
	stage_send(&s, "k");
	STAGE_SEES(&s, "Kept what you answered as a draft.");
	stage_send(&s, "f");
	STAGE_SEES(&s, "was not saved");
	stage_send(&s, "o");
	STAGE_SEES(&s, "was yes, 18-Mar-2026");
	stage_send(&s, KEY_F2);
	STAGE_SEES(&s, "Recorded 2 answers");
	stage_send(&s, "f");
	STAGE_NOT(&s, "was not saved");
	stage_close(&s);
}

/* 12 where g/L is meant is told under the field at once, and F2 goes back to it. */
Test(risk_panel, a_wrong_unit_is_told_under_the_field)
{
	struct stage s;

	somebody(&s);
	FIXTURE_OK(&s.f, CMD_RISK_ENABLE, "instrument", "hospital_2016", "approved-by", "R Osei",
		"on", "2026-03-01", NULL);
	open_tab(&s, 24, 80, NULL);
	choose(&s, "HOSPITAL");
	stage_send(&s, "f");
	STAGE_SEES(&s, "aemoglobin");
	for (int i = 0; i < 12 && !strstr(vt_row(s.vt, vt_cursor_row(s.vt)), "aemoglobin"); i++)
		stage_send(&s, KEY_DOWN);
	stage_send(&s, "12 ");
	STAGE_SEES(&s, "g/L");
	STAGE_SEES(&s, "! ");
	stage_send(&s, KEY_F2);
	STAGE_NOT(&s, "Recorded");
	cr_assert(strstr(vt_row(s.vt, vt_cursor_row(s.vt)), "aemoglobin"), "%s", vt_screen(s.vt));
	stage_send(&s, "\177\177118 g/L\r" KEY_F2);
	STAGE_SEES(&s, "Recorded 1 answer");
	stage_close(&s);
}

Test(risk_panel, many_inputs_scroll_and_are_looked_for)
{
	struct stage s;

	open_form(&s, 16, 60, "lectronic frailty");
	stage_send(&s, "/hear");
	STAGE_SEES(&s, "Filter:");
	STAGE_SEES(&s, "Hearing");
	STAGE_NOT(&s, "naemia");
	stage_send(&s, "\ry");
	STAGE_SEES(&s, "yes");
	stage_send(&s, KEY_ESC);
	STAGE_SEES(&s, "naemia");
	stage_send(&s, KEY_F2);
	STAGE_SEES(&s, "Recorded 1 answer");
	stage_close(&s);
}

/* ---- beside the score ---- */

Test(risk_panel, judgement_and_outlook_stand_beside_the_score)
{
	struct stage s;

	somebody(&s);
	open_tab(&s, 24, 80, NULL);
	choose(&s, "PRISMA-7");
	stage_send(&s, "\rJ");
	STAGE_SEES(&s, "Your own judgement");
	stage_send(&s, "hig\r\tHer sister has moved away." KEY_F2);
	STAGE_SEES(&s, "Judgement: Judges the risk higher.");
	STAGE_SEES(&s, "Her sister has moved");
	stage_send(&s, "o");
	STAGE_SEES(&s, "What could change in 3 months?");
	stage_send(&s, "lone\r" KEY_F2);
	STAGE_SEES(&s, "What could change in 3 months? Loneliness or bereavement.");
	stage_send(&s, "u");
	STAGE_SEES(&s, "What could change in 3 months? Not said yet.");
	stage_close(&s);
}

Test(risk_panel, a_score_can_wait_until_somebody_has_judged)
{
	struct stage s;

	somebody(&s);
	FIXTURE_OK(&s.f, CMD_SETTING_SET, "name", "judge-first", "value", "yes", NULL);
	open_tab(&s, 24, 80, NULL);
	choose(&s, "PRISMA-7");
	STAGE_SEES(&s, "Hidden until you have judged it");
	STAGE_NOT(&s, "Health problems limit");
	stage_send(&s, "\r");
	STAGE_NOT(&s, "as of");
	stage_send(&s, "v");
	STAGE_SEES(&s, "as of 18-Mar-2026");
	stage_send(&s, "v");
	STAGE_NOT(&s, "as of");
	stage_send(&s, "Jagr\r\tI know her." KEY_F2);
	STAGE_SEES(&s, "as of 18-Mar-2026");
	stage_close(&s);
}

Test(risk_panel, citation_is_one_key_away_and_so_is_the_next_score)
{
	struct stage s;

	somebody(&s);
	open_tab(&s, 24, 80, NULL);
	choose(&s, "PRISMA-7");
	stage_send(&s, "\r");
	STAGE_NOT(&s, "Raiche");
	stage_send(&s, "i");
	STAGE_SEES(&s, "Raiche");
	stage_send(&s, "]");
	STAGE_NOT(&s, "PRISMA-7");
	stage_send(&s, "[");
	STAGE_SEES(&s, "PRISMA-7");
	stage_send(&s, "P");
	STAGE_SEES(&s, "Print preview: risk scores");
	stage_send(&s, KEY_DOWN KEY_DOWN KEY_DOWN KEY_DOWN KEY_DOWN KEY_DOWN);
	STAGE_SEES(&s, "Points  What counts");
	stage_close(&s);
}

Test(risk_panel, bytes_stay_within_their_budgets)
{
	static const struct {
		const char *what, *keys;
		size_t most;
	} cases[] = {
		{"opening the panel", "\r", 3000},
		{"the next score", "]", 3000},
		{"a line down", KEY_DOWN, 2000},
		{"back", KEY_ESC, 3000},
		{"opening the form", "f", 3000},
		{"an answer", "y", 400},
		{"declined", "d", 400},
		{"skipping", " ", 400},
	};
	struct stage s;

	somebody(&s);
	open_tab(&s, 24, 80, NULL);
	choose(&s, "PRISMA-7");
	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		vt_mark(s.vt);
		stage_send(&s, cases[i].keys);
		cr_assert_leq(vt_bytes(s.vt), cases[i].most, "%s: %zu bytes", cases[i].what,
			vt_bytes(s.vt));
	}
	stage_close(&s);
}
