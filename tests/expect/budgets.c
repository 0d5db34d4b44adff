/* How many keys the commonest jobs take, from the Board. */
#include "sketch.h"

#include <string.h>

Test(expect, budgets_of_the_commonest_jobs)
{
	static const struct {
		const char *job, *keys, *sees;
		size_t most, typed; /* letters of a text that are the job itself */
	} jobs[] = {
		{"open an urgent case on screen", "<Down><Enter>", "BAILEY, Thomas", 3, 0},
		{"open anyone by name", "<F3>okon<Enter>", "OKONKWO, Adaeze", 6, 0},
		{"move a review three months", "b+3m<Enter>", "12-Jun-2026", 6, 0},
		{"log a phone contact with one line", "c<Enter>Well today.<F2>", "Logged a contact",
			4, 11},
		{"print my caseload", "P", "Page 1 of 4   My caseload", 2, 0},
		{"hide the screen", "<F12>", "Press any key", 1, 0},
	};
	struct sketch s;

	for (size_t i = 0; i < sizeof jobs / sizeof jobs[0]; i++) {
		sketch_open(&s, 24, 80);
		sketch_press(&s, jobs[i].keys);
		SKETCH_SEES(&s, jobs[i].sees);
		cr_assert_leq(s.keys, jobs[i].most + jobs[i].typed, "%s takes %zu keys",
			jobs[i].job, s.keys);
		sketch_close(&s);
	}
}

Test(expect, budget_of_reassigning_three_and_of_undo)
{
	struct sketch s;

	sketch_open(&s, 24, 80);
	sketch_press(&s, "<Space><Space><Space>mlo<Enter>");
	sketch_answer(&s, "M");
	cr_assert_leq(s.keys, 8, "%zu keys", s.keys);
	SKETCH_DB(&s, "SELECT count(*) FROM lead WHERE status = 'proposed'", "3");
	s.keys = 0;
	sketch_press(&s, "u");
	cr_assert_eq(s.keys, 1);
	SKETCH_DB(&s, "SELECT count(*) FROM lead WHERE status = 'proposed'", "0");
	sketch_close(&s);
}

/* Age and sex are known, so five of the seven questions are asked; the form is opened from the Risk
 * tab and saved: nine keys where all seven are. */
Test(expect, budget_of_prisma_7)
{
	struct sketch s;

	sketch_open(&s, 24, 80);
	sketch_press(&s, "<F3>okon<Enter><Tab><Tab><Tab><Tab><Tab>");
	for (int i = 0; i < 20 && !strstr(sketch_row(&s, sketch_focus_row(&s)), "PRISMA"); i++)
		sketch_press(&s, "<Down>");
	s.keys = 0;
	sketch_press(&s, "fynyyn<F2>");
	SKETCH_SEES(&s, "Recorded 5 answers");
	cr_assert_leq(s.keys, 9, "%zu keys", s.keys);
	s.keys = 0;
	sketch_press(&s, "u");
	SKETCH_SEES(&s, "Undone: ");
	cr_assert_eq(s.keys, 1);
	SKETCH_DB(&s, "SELECT count(*) FROM factor WHERE withdrawn_at IS NULL", "0");
	sketch_close(&s);
}

/* In the room: into the case of a meeting of today, past who came and the notice about the wall. */
static void open_meeting(struct sketch *s)
{
	static const char *const who[] = {"jpatel", "mlewis"};
	struct fixture *f = &s->stage.f;

	sketch_open(s, 24, 80);
	FIXTURE_OK(f, CMD_MEETING_PLAN, "date", "today", "time", "14:00", "minutes", "60", NULL);
	FIXTURE_OK(f, CMD_MEETING_ADD, "person", "9990000492", "reason", "Falls", "late", "Today",
		"meeting", "today", NULL);
	FIXTURE_OK(f, CMD_MEETING_MOVE, "person", "9990000492", "slot", "1", NULL);
	FIXTURE_OK(f, CMD_MEETING_BEGIN, NULL);
	for (size_t i = 0; i < 2; i++)
		FIXTURE_OK(f, CMD_MEETING_ATTEND, "name", who[i], NULL);
	sketch_press(s, "3<Enter><Enter>");
	SKETCH_SEES(s, "OKONKWO, Adaeze");
	SKETCH_SEES(s, "Case 1 of ");
	s->keys = 0;
}

Test(expect, budgets_of_a_meeting)
{
	static const char what[] = "Falls team";
	struct sketch s;

	open_meeting(&s);
	sketch_press(&s, "aFalls team/le/fri<Enter>");
	SKETCH_SEES(&s, "Mary Lewis        by Fri 13-Mar-2026");
	cr_assert_leq(s.keys, strlen(what) + 10, "an action takes %zu keys", s.keys);
	SKETCH_DB(&s,
		"SELECT due || ' ' || (SELECT login FROM worker w WHERE w.id = owner_id) FROM "
		"action WHERE case_item_id IS NOT NULL",
		"2026-03-13 mlewis");
	sketch_press(&s, "<Enter>");
	s.keys = 0;
	sketch_press(&s, "dp<Enter>n");
	SKETCH_SEES(&s, "Case 2 of ");
	cr_assert_leq(s.keys, 4, "to decide and go on takes %zu keys", s.keys);
	SKETCH_DB(&s, "SELECT decision FROM case_item WHERE decision IS NOT NULL", "plan_agreed");
	/* Going on first and deciding when asked takes no more. */
	s.keys = 0;
	sketch_press(&s, "np");
	SKETCH_SEES(&s, "Case 3 of ");
	cr_assert_leq(s.keys, 4, "%zu keys", s.keys);
	sketch_close(&s);
}
