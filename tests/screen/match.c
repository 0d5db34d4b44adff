/* A ward list on screen: pasted, looked up, recorded, gone. */
#include <caseload/base/clock.h>

#include "stage.h"

TestSuite(match_screen, .timeout = 60);

#define ADA "9990000018"
#define BEN "9990000026"
#define NOBODY "9996060128"

static const char list[] =
	"Ward 7\tSMITH\t" NOBODY "\r999 000 0018\tadm 12-Mar-2026\r9990000019\r" BEN
	"\tadm 10-Mar-2026\r";

static void open_list(struct stage *s, int rows, int cols)
{
	stage_store(s);
	fixture_on_register(&s->f, "Okonkwo", "Adaeze", ADA, "14-Jul-1945");
	fixture_on_register(&s->f, "Bailey", "Thomas", BEN, "2-Jan-1950");
	FIXTURE_OK(&s->f, CMD_LEAD_ASSIGN, "person", ADA, "worker", "jpatel", "reason", "Knows her",
		NULL);
	stage_open(s, rows, cols, NULL);
	stage_send(s, "6M");
	STAGE_SEES(s, "Nothing of the list is kept");
}

static size_t events(struct stage *s, const char *person)
{
	FIXTURE_OK(&s->f, CMD_PERSON_SHOW, "person", person, NULL);
	return ((const struct person_record *)s->f.result.value)->events_n;
}

static size_t drafts(struct stage *s)
{
	FIXTURE_OK(&s->f, CMD_DRAFT_LIST, NULL);
	return s->f.result.n;
}

static void answer(struct stage *s, const char *key)
{
	cr_assert_not_null(s->app->question, "no question in\n%s", vt_screen(s->vt));
	while (s->app->question) /* the quarter of a second in which nothing answers */
		stage_send(s, key);
}

Test(match_screen, a_paste_is_looked_up_at_once_and_runs_nothing)
{
	static const int sizes[][2] = {{24, 80}, {16, 60}, {40, 140}};

	for (size_t i = 0; i < 3; i++) {
		struct stage s;

		open_list(&s, sizes[i][0], sizes[i][1]);
		STAGE_SEES(&s, "Nothing of the list is kept");
		vt_paste(s.vt, list);
		stage_send(&s, "");
		STAGE_SEES(&s, "2 ours, 1 not ours, 1 unreadable");
		STAGE_SEES(&s, "> 999 000 0018 OKONKWO, Adaeze");
		STAGE_SEES(&s, "Jo Patel");
		STAGE_SEES(&s, "! No lead");
		STAGE_SEES(&s, "999 606 0128 Not ours");
		STAGE_SEES(&s, "9990000019   ! NHS Number fails its check digit");
		cr_assert_null(s.app->question);
		/* another paste goes on where the first ended */
		vt_paste(s.vt, "R\rx\rq\r999 000 0042");
		stage_send(&s, "");
		STAGE_SEES(&s, "2 ours, 2 not ours, 1 unreadable");
		stage_send(&s, "\r");
		STAGE_SEES(&s, "[Summary]");
		stage_send(&s, KEY_ESC);
		STAGE_SEES(&s, "2 ours, 2 not ours, 1 unreadable");
		stage_close(&s);
	}
}

/* Where the terminal does not mark a paste, its lines come as if they were typed. */
Test(match_screen, typed_lines_and_files_are_looked_up_too)
{
	struct stage s;

	open_list(&s, 24, 80);
	stage_send(&s, "Ward R\tx " ADA " adm 11-Mar-2026\r" NOBODY "\r");
	STAGE_SEES(&s, "1 ours, 1 not ours, 0 unreadable");
	STAGE_SEES(&s, "11-Mar-2026");
	stage_send(&s, "hello\r");
	STAGE_SEES(&s, "1 line without a number");
	stage_send(&s, fixture_write(&s.f, "ward.csv", "NHS Number,Adm\n" BEN ",2026-03-10\n", 37));
	stage_send(&s, "\r");
	STAGE_SEES(&s, "1 ours, 0 not ours, 0 unreadable.");
	STAGE_SEES(&s, "BAILEY, Thomas");
	STAGE_NOT(&s, "OKONKWO");
	stage_send(&s, "a/nowhere/ward.csv\r");
	STAGE_SEES(&s, "There is no file");
	stage_close(&s);
}

Test(match_screen, is_recorded_after_one_question_that_names_how_many)
{
	struct stage s;

	open_list(&s, 24, 80);
	stage_send(&s, KEY_ESC);
	stage_send(&s, "R");
	STAGE_NOT(&s, "What happened");
	stage_send(&s, "6M");
	vt_paste(s.vt, list);
	stage_send(&s, "");
	stage_send(&s, "R");
	STAGE_SEES(&s, "What happened");
	stage_send(&s, "Emer\r" KEY_F2);
	STAGE_SEES(&s, "Would record for 2 of ours: Emergency admission.");
	answer(&s, KEY_ESC);
	cr_assert_eq(events(&s, ADA), 0);
	stage_send(&s, "REmer\r" KEY_F2);
	answer(&s, "R");
	STAGE_SEES(&s, "Recorded for 2 of ours: Emergency admission.");
	STAGE_SEES(&s, "Recorded");
	cr_assert_eq(events(&s, ADA), 1);
	cr_assert_eq(events(&s, BEN), 1);
	stage_send(&s, "\r");
	STAGE_SEES(&s, "look at it by");
	stage_send(&s, KEY_ESC);
	stage_send(&s, "u");
	cr_assert_eq(events(&s, ADA), 0);
	STAGE_SEES(&s, "2 ours, 1 not ours, 1 unreadable");
	stage_close(&s);
}

Test(match_screen, nothing_of_it_is_a_draft_and_leaving_clears_it)
{
	struct stage s;

	open_list(&s, 24, 80);
	vt_paste(s.vt, list);
	stage_send(&s, "");
	stage_send(&s, "a999606");
	stack_keep(s.app);
	cr_assert_eq(drafts(&s), 0);
	stage_send(&s, KEY_ESC);
	stage_send(&s, KEY_ESC);
	stage_send(&s, "x");
	STAGE_NOT(&s, "OKONKWO");
	stage_send(&s, KEY_ESC);
	stage_send(&s, "6M");
	vt_paste(s.vt, list);
	stage_send(&s, "");
	stage_send(&s, KEY_ESC);
	STAGE_NOT(&s, "OKONKWO");
	stage_send(&s, "M");
	STAGE_NOT(&s, "OKONKWO");
	STAGE_SEES(&s, "Nothing of the list is kept");
	cr_assert_eq(drafts(&s), 0);
	stage_close(&s);
}

Test(match_screen, x_clears_and_u_brings_back)
{
	struct stage s;

	open_list(&s, 24, 80);
	vt_paste(s.vt, list);
	stage_send(&s, "");
	stage_send(&s, "x");
	STAGE_NOT(&s, "OKONKWO");
	stage_send(&s, KEY_ESC);
	STAGE_NOT(&s, "Ward list]");
	stage_send(&s, "M");
	vt_paste(s.vt, list);
	stage_send(&s, "");
	stage_send(&s, "x");
	stage_send(&s, "u");
	STAGE_SEES(&s, "2 ours, 1 not ours, 1 unreadable");
	stage_close(&s);
}

/* Ten thousand lines are read in well under a second, and keys after them are not slow. */
Test(match_screen, a_huge_paste_stays_quick)
{
	enum { PIECE = 16000 };
	struct stage s;
	struct str big = {0};
	int64_t began;
	size_t before;

	for (int i = 0; i < 10000; i++)
		str_addf(&big,
			"Ward %d\tSOMEBODY, Ann\t" NOBODY "\tDOB 13/05/1940\t11/03/2026 14:05\r",
			i % 30);
	str_add(&big, ADA "\r");
	open_list(&s, 24, 80);
	FIXTURE_OK(&s.f, CMD_AUDIT_LIST, "limit", "1", NULL);
	before = (size_t)((const struct audit *)s.f.result.value)->seq;
	/* A pipe holds less than all of it. */
	stage_send(&s, "\033[200~");
	for (size_t at = 0; at < big.length; at += PIECE) {
		char piece[PIECE + 1] = "";

		strncpy(piece, big.text + at, PIECE);
		stage_send(&s, piece);
	}
	stage_send(&s, "\033[201~");
	STAGE_SEES(&s, "1 ours, 10000 not ours");
	began = clock_monotonic_ms();
	for (int i = 0; i < 50; i++)
		stage_send(&s, KEY_DOWN);
	cr_assert(clock_monotonic_ms() - began < 2000, "50 keys took %ld ms",
		(long)(clock_monotonic_ms() - began));
	FIXTURE_OK(&s.f, CMD_AUDIT_LIST, "limit", "1", NULL);
	cr_assert_eq((size_t)((const struct audit *)s.f.result.value)->seq, before + 2,
		"looked up once");
	str_free(&big);
	stage_close(&s);
}
