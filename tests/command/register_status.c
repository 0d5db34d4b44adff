/* The page of a practice of 8,214 adults: each figure is as many as the rows behind it, and both are
 * what was put in. */
#include <criterion/criterion.h>

#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/command/rows.h>
#include <caseload/record.h>
#include <caseload/register.h>

#include "fixture.h"

static struct fixture f;
static struct session *nurse;

static void open_fixture(void)
{
	fixture_open(&f);
}

static void close_fixture(void)
{
	session_close(nurse);
	nurse = NULL;
	fixture_close(&f);
}

TestSuite(register_status, .init = open_fixture, .fini = close_fixture, .timeout = 60);

#define CODE "C81001"
enum { PEOPLE = 60 };

/* Somebody of the practice, by number: each property comes at a rhythm of its own, so that they meet
 * in every way. */
struct someone {
	char number[11];
	bool child, candidate, early, led, told, told_late, gone, dead, elsewhere;
	enum { JOINT, AGREED, WRITING, DECLINED, NOTHING } plan;
	enum { CURRENT, STALE, EXPIRED, UNSCORED } score;
};

static struct someone someone(int i)
{
	struct someone one = {.child = i % 16 == 15,
		.candidate = i % 11 == 10,
		.early = i % 2 == 0,
		.led = i % 6 != 5,
		.gone = i == 22 || i == 30,
		.dead = i == 24,
		.elsewhere = i % 13 == 12,
		.plan = i % 5,
		.score = i % 4};

	/* Who has no lead cannot be told; who came two weeks ago cannot be late yet. */
	one.told = one.led && !one.candidate && i % 3 == 0;
	one.told_late = one.led && !one.candidate && one.early && i % 3 == 1;
	if (one.candidate)
		one.plan = NOTHING;
	fixture_number(i, one.number);
	return one;
}

static void import_everyone(void)
{
	static const char *const scored[] = {"2026-03-01", "2025-11-01", "2025-06-01"};
	struct str text = {0};

	str_add(&text, "nhs_number,family_name,given_name,date_of_birth,practice_code,instrument,"
		       "score,score_date\n");
	for (int i = 0; i < PEOPLE; i++) {
		struct someone one = someone(i);

		str_addf(&text, "%s,SOMEONE%02d,Ann,%s,%s,%s,%s,%s\n", one.number, i,
			one.child ? "2012-01-01" : "1940-01-01", one.elsewhere ? "C81002" : CODE,
			one.score == UNSCORED ? "" : "local_cst",
			one.score == UNSCORED ? "" : (const char[]){(char)('0' + i % 10), 0},
			one.score == UNSCORED ? "" : scored[one.score]);
	}
	const char *path = fixture_write(&f, "list.csv", str_text(&text), strlen(str_text(&text)));
	str_free(&text);
	FIXTURE_OK(&f, CMD_IMPORT_RISK, "file", path, "basis", "Direct care", NULL);
}

static void plan(const struct someone *one, const char *on)
{
	if (one->plan == NOTHING)
		return;
	if (one->plan == DECLINED) {
		FIXTURE_OK(&f, CMD_PLAN_DECLINE, "person", one->number, "reason", "No", NULL);
		return;
	}
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", one->number, "section", "what_matters", "text",
		"The garden", NULL);
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", one->number, "section", "summary", "text", "Well",
		NULL);
	if (one->plan == WRITING)
		return;
	if (one->plan == JOINT) {
		cr_assert(fixture_run_in(&f, nurse, CMD_PLAN_SET, "person", one->number, "section",
				  "summary", "text", "Well, with help", NULL),
			"%s", f.err.text);
		FIXTURE_OK(&f, CMD_PLAN_AGREE, "person", one->number, "party", "health", "name",
			"Ann Smith", "on", on, "more", "1", NULL);
	}
	FIXTURE_OK(&f, CMD_PLAN_AGREE, "person", one->number, "party", "social_care", "name",
		"Jo Patel", "on", on, NULL);
}

/* On 10 January, 61 days ago, or on 25 February, 15 days ago. */
static void take_on(const struct someone *one)
{
	const char *opened = one->early ? "2026-01-10" : "2026-02-25";

	FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", one->number, "on", opened,
		one->candidate ? "candidate" : "reason", "1", NULL);
	if (one->led && !one->candidate)
		FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", one->number, "worker", "jpatel", "reason",
			"x", "on", opened, NULL);
	if (one->told || one->told_late)
		FIXTURE_OK(&f, CMD_LEAD_INFORM, "person", one->number, "how", "phone", "on",
			one->told_late ? "2026-02-10"
			: one->early   ? "2026-01-31"
				       : "2026-03-01",
			NULL);
	plan(one, one->early ? "2026-02-10" : "2026-03-02");
	if (one->gone)
		FIXTURE_OK(&f, CMD_REGISTER_END, "person", one->number, "reason", "moved", "on",
			"2026-01-20", NULL);
	if (one->dead)
		FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", one->number, "died", "2026-03-01", NULL);
}

static void practice_of_8214(void)
{
	static const char file[] = "C81001,GREEN LANE,Y54,QJ2,1 A ST,,,,,DE1 "
				   "1AA,20000101,,A,B,,,,01,20000101,,,,,,,,\n"
				   "C81002,HILL SIDE,Y54,QJ2,1 A ST,,,,,DE1 "
				   "1AA,20000101,,A,B,,,,01,20000101,,,,,,,,\n";
	const char *path = fixture_write(&f, "practices.csv", file, sizeof file - 1);

	FIXTURE_OK(&f, CMD_PRACTICE_IMPORT, "file", path, NULL);
	FIXTURE_OK(&f, CMD_PRACTICE_JOIN, "code", CODE, NULL);
	FIXTURE_OK(&f, CMD_PRACTICE_JOIN, "code", "C81002", NULL);
	FIXTURE_OK(&f, CMD_PRACTICE_LIST_SIZE, "code", CODE, "quarter", "2026-01-01", "adults",
		"8214", NULL);
	FIXTURE_OK(&f, CMD_TEAM_SET, "instrument", "local_cst", NULL);
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Ann Smith", "profession", "district_nurse", "login",
		"asmith", NULL);
	nurse = fixture_session(&f, "asmith");
	import_everyone();
	for (int i = 0; i < PEOPLE; i++) {
		struct someone one = someone(i);

		take_on(&one);
	}
}

/* What the page must say, from what was put in. */
static bool expected(const struct someone *one, enum register_which which)
{
	bool on = !one->candidate && !one->gone && !one->dead, adult = !one->child;
	bool entered = adult && !one->candidate, counted = on && adult;
	/* who died on 1 March had been there past day 21 and past the month */
	bool stayed = entered && !one->gone;

	switch (which) {
	case WHICH_ON:
		return counted;
	case WHICH_CANDIDATES:
		return one->candidate && !one->gone && !one->dead;
	case WHICH_UNDER_18:
		return on && one->child;
	case WHICH_JOINT:
		return counted && one->plan == JOINT;
	case WHICH_PLAN:
		return counted && (one->plan == JOINT || one->plan == AGREED);
	case WHICH_WRITING:
		return counted && one->plan == WRITING;
	case WHICH_DECLINED:
		return counted && one->plan == DECLINED;
	case WHICH_NO_PLAN:
		return counted && one->plan == NOTHING;
	case WHICH_LEAD:
		return counted && one->led;
	case WHICH_NO_LEAD:
		return counted && !one->led;
	case WHICH_TOLD:
		return stayed && one->told;
	case WHICH_LATE:
		return stayed && one->told_late;
	case WHICH_NOT_TOLD:
		return stayed && one->early && !one->told && !one->told_late;
	case WHICH_TO_TELL:
		return stayed && !one->early && !one->told;
	case WHICH_LEFT:
		return entered && one->gone;
	case WHICH_PLAN_IN_TIME: /* on the very last day; declined today is too late */
		return stayed && one->early && (one->plan == JOINT || one->plan == AGREED);
	case WHICH_PLAN_LATE:
		return stayed && one->early && one->plan == DECLINED;
	case WHICH_PLAN_OVERDUE:
		return stayed && one->early && (one->plan == WRITING || one->plan == NOTHING);
	case WHICH_PLAN_AHEAD:
		return stayed && !one->early;
	case WHICH_CURRENT:
		return counted && one->score == CURRENT;
	case WHICH_STALE:
		return counted && one->score == STALE;
	case WHICH_EXPIRED:
		return counted && one->score == EXPIRED;
	case WHICH_NO_SCORE:
		return counted && one->score == UNSCORED;
	default:
		return false;
	}
}

static void assert_rows(const char *practice, int which, int64_t n)
{
	FIXTURE_OK(&f, CMD_REGISTER_PEOPLE, "which", word_code(&words_register_which, which),
		"practice", practice, NULL);
	cr_assert_eq(f.result.kind, RESULT_REGISTER_PEOPLE);
	cr_assert_eq((int64_t)f.result.n, n, "%s, %s: %zu rows, the page says %ld",
		practice ? practice : "the team", word_shown(&words_register_which, which),
		f.result.n, (long)n);
	const struct register_case *rows = f.result.value;
	for (size_t i = 0; practice != NULL && i < f.result.n; i++)
		cr_assert_str_eq(rows[i].practice, practice);
}

Test(register_status, page_of_a_practice_of_8214_adds_up_to_the_rows_behind_it)
{
	static const char *const codes[] = {CODE, "C81002"};
	struct register_line lines[3];

	practice_of_8214();
	FIXTURE_OK(&f, CMD_REGISTER_STATUS, NULL);
	cr_assert_eq(f.result.n, 3);
	memcpy(lines, f.result.value, sizeof lines);
	cr_assert_eq(lines[0].practice.adults, 8214);
	cr_assert_eq(lines[0].target, 165);
	cr_assert_eq(lines[0].floor, 148);
	cr_assert_eq(lines[0].short_by, 165 - lines[0].n[WHICH_ON]);
	cr_assert_eq(lines[0].practice.on_register, lines[0].n[WHICH_ON]);
	cr_assert_eq(lines[1].target, 0);
	cr_assert(lines[2].team);
	for (int which = 1; which < REGISTER_WHICH_N; which++) {
		int64_t sums[2] = {0, 0};

		for (int i = 0; i < PEOPLE; i++) {
			struct someone one = someone(i);

			sums[one.elsewhere] += expected(&one, (enum register_which)which);
		}
		for (int i = 0; i < 2; i++) {
			cr_assert_eq(lines[i].n[which], sums[i], "%s, %s: %ld, put in were %ld",
				codes[i], word_shown(&words_register_which, which),
				(long)lines[i].n[which], (long)sums[i]);
			assert_rows(codes[i], which, sums[i]);
		}
		cr_assert(sums[0] > 0, "%s: nobody, which shows nothing",
			word_shown(&words_register_which, which));
		cr_assert_eq(lines[2].n[which], sums[0] + sums[1]);
		assert_rows(NULL, which, sums[0] + sums[1]);
	}
}

Test(register_status, an_earlier_day_is_as_it_was_then)
{
	const struct register_line *line;

	practice_of_8214();
	FIXTURE_OK(&f, CMD_REGISTER_STATUS, "practice", "c81001", "on", "2026-01-12", NULL);
	cr_assert_eq(f.result.n, 1);
	line = f.result.value;
	int64_t on = 0, led = 0, stale = 0;
	for (int i = 0; i < PEOPLE; i++) {
		struct someone one = someone(i);
		bool counted = one.early && !one.elsewhere && !one.child && !one.candidate;

		on += counted;
		led += counted && one.led;
		/* of 1 November, 72 days before: then it was current; of 1 March, not yet there */
		stale += counted && one.score == EXPIRED;
	}
	cr_assert_eq(line->n[WHICH_ON], on, "who has gone or died since was there");
	cr_assert_eq(line->n[WHICH_LEAD], led);
	cr_assert_eq(line->n[WHICH_PLAN], 0);
	cr_assert_eq(line->n[WHICH_TOLD], 0);
	cr_assert_eq(line->n[WHICH_EXPIRED], stale, "of 1 June, 225 days before");
	FIXTURE_OK(&f, CMD_REGISTER_STATUS, "practice", CODE, "on", "2025-12-31", NULL);
	line = f.result.value;
	cr_assert_eq(line->n[WHICH_ON], 0);
	cr_assert_eq(line->target, 0, "no size of that quarter or before");
	cr_assert_not_null(
		strstr(f.result.message, "No list size for Q4 2025"), "%s", f.result.message);
}

Test(register_status, who_was_only_a_candidate_never_entered)
{
	const char *uid = fixture_person(&f, "Ahmed", "Fatima", "9990000018", "1940-03-12");

	FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", uid, "candidate", "1", "on", "2026-01-01", NULL);
	FIXTURE_OK(&f, CMD_REGISTER_END, "person", uid, "reason", "lower_risk", "on", "2026-03-01",
		NULL);
	FIXTURE_OK(&f, CMD_REGISTER_PEOPLE, "which", "not_told", NULL);
	cr_assert_eq(f.result.n, 0);
	FIXTURE_OK(&f, CMD_REGISTER_PEOPLE, "on", "2026-02-01", NULL);
	cr_assert_eq(f.result.n, 0);
	/* and one who was taken on and then off did */
	FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", uid, "candidate", "1", "on", "2026-03-01", NULL);
	FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", uid, "on", "2026-03-02", NULL);
	FIXTURE_OK(&f, CMD_REGISTER_END, "person", uid, "reason", "lower_risk", NULL);
	FIXTURE_OK(&f, CMD_REGISTER_PEOPLE, "which", "left", NULL);
	cr_assert_eq(f.result.n, 1);
	/* nor does a second record of somebody who was on it */
	FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", uid, NULL);
	FIXTURE_OK(&f, CMD_REGISTER_END, "person", uid, "reason", "duplicate", NULL);
	FIXTURE_OK(&f, CMD_REGISTER_PEOPLE, "which", "left", NULL);
	cr_assert_eq(f.result.n, 1);
}

Test(register_status, goes_on_paper_without_a_name)
{
	fixture_on_register(&f, "Ahmed", "Fatima", "9990000018", "1940-03-12");
	FIXTURE_OK(&f, CMD_PRINT_REGISTER, "preview", "1", NULL);
	cr_assert_eq(f.result.kind, RESULT_PAPER);
	const struct paper *paper = f.result.value;
	struct str text = {0};
	for (size_t i = 0; i < paper->pages_n; i++)
		for (size_t j = 0; j < paper->pages[i].n; j++)
			str_addf(&text, "%s\n", paper->pages[i].lines[j]);
	cr_assert_not_null(strstr(str_text(&text), "No practice recorded"));
	cr_assert_not_null(strstr(str_text(&text), "On the register"));
	cr_assert_null(strstr(str_text(&text), "AHMED"), "%s", str_text(&text));
	str_free(&text);
	cr_assert(!fixture_run(&f, CMD_PRINT_REGISTER, "practice", "C99999", "preview", "1", NULL));
	cr_assert_str_eq(f.err.field, "practice");
}

Test(register_status, refuses_what_it_cannot_answer)
{
	static const struct {
		const char *name, *value, *field, *says;
	} cases[] = {
		{"practice", "C99999", "practice", "There is no practice with the ODS code C99999"},
		{"on", "2026-03-13", "on", ""},
		{"since", "2026-03-13", "since", ""},
		{"since", "31/2", "since", ""},
		{"on", "soon", "on", ""},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		cr_assert(
			!fixture_run(&f, CMD_REGISTER_STATUS, cases[i].name, cases[i].value, NULL));
		cr_assert_str_eq(f.err.field, cases[i].field, "case %zu", i);
		cr_assert_not_null(strstr(f.err.text, cases[i].says), "%s", f.err.text);
	}
	cr_assert(!fixture_run(&f, CMD_REGISTER_PEOPLE, "which", "everybody", NULL));
	cr_assert_str_eq(f.err.field, "which");
	cr_assert(!fixture_run(
		&f, CMD_REGISTER_STATUS, "on", "2026-01-01", "since", "2026-02-01", NULL));
	cr_assert_str_eq(f.err.field, "since");
}

/* ---- candidates ---- */

Test(register_status, candidates_stand_in_order_and_ties_are_the_teams)
{
	const struct candidate_list *list;
	const struct candidate_cut *cut;

	practice_of_8214();
	/* All are taken off again but for the candidates: who may come on are 60 less children,
	 * those elsewhere, and scores that are expired or not there. */
	for (int i = 0; i < PEOPLE; i++) {
		struct someone one = someone(i);

		if (!one.candidate && !one.gone && !one.dead)
			FIXTURE_OK(&f, CMD_REGISTER_END, "person", one.number, "reason",
				"needs_met", NULL);
	}
	FIXTURE_OK(&f, CMD_PRACTICE_LIST_SIZE, "code", CODE, "quarter", "2026-01-01", "adults",
		"350", NULL);
	size_t scores[10] = {0}, scored = 0, expired = 0, above = 0, children = 0;
	for (int i = 0; i < PEOPLE; i++) {
		struct someone one = someone(i);

		if (one.elsewhere || one.dead)
			continue;
		expired += one.score == EXPIRED;
		if (one.score > STALE)
			continue;
		children += one.child;
		scores[i % 10] += !one.child;
		scored += !one.child;
	}
	int cut_at = 9;
	while (above + scores[cut_at] < 7)
		above += scores[cut_at--];
	FIXTURE_OK(&f, CMD_REGISTER_CANDIDATES, "practice", CODE, NULL);
	list = f.result.value;
	cr_assert_eq(list->cuts_n, 1);
	cut = &list->cuts[0];
	cr_assert_eq(cut->places, 7);
	cr_assert_eq(cut->scored, scored);
	cr_assert_eq(cut->expired, expired);
	cr_assert_eq(cut->under_18, children);
	cr_assert_eq(cut->in, above, "%zu of %zu", cut->in, above);
	cr_assert_eq(cut->tied, scores[cut_at]);
	cr_assert_eq(cut->tied_places, 7 - above);
	cr_assert(cut->must_choose);
	for (size_t i = 1; i < list->n && list->rows[i].place != PLACE_UNDER_18; i++) {
		const struct candidate *one = &list->rows[i - 1], *next = &list->rows[i];

		cr_assert(one->score_key >= next->score_key);
		cr_assert(one->score_key > next->score_key || strcmp(one->fold, next->fold) < 0,
			"equals by name");
		cr_assert_eq(next->off_reason, next->status == EPISODE_CANDIDATE ? END_REASON_NONE
					       : next->off_reason == END_REASON_MOVED
						       ? END_REASON_MOVED
						       : END_REASON_NEEDS_MET);
	}
	cr_assert_not_null(strstr(f.result.message, "the team chooses"), "%s", f.result.message);
}

Test(register_status, scores_of_two_instruments_have_no_order)
{
	static const char file[] =
		"nhs_number,family_name,given_name,date_of_birth,practice_code,instrument,score,"
		"score_date\n9990000018,AHMED,Ann,1940-01-01,C81001,efi,0.3,2026-03-01\n"
		"9990000026,BELL,Ann,1940-01-01,C81001,local_cst,4,2026-03-01\n";
	const char *path = fixture_write(&f, "two.csv", file, sizeof file - 1);

	FIXTURE_OK(&f, CMD_REGISTER_CANDIDATES, NULL);
	cr_assert_eq(f.result.n, 0);
	FIXTURE_OK(&f, CMD_IMPORT_RISK, "file", path, "basis", "Direct care", NULL);
	cr_assert(!fixture_run(&f, CMD_REGISTER_CANDIDATES, NULL));
	cr_assert_not_null(strstr(f.err.text, "caseload team set --instrument"), "%s", f.err.text);
	FIXTURE_OK(&f, CMD_TEAM_SET, "instrument", "efi", NULL);
	FIXTURE_OK(&f, CMD_REGISTER_CANDIDATES, NULL);
}

/* A date cut short misleads: other columns go first. */
Test(register_status, dates_of_who_is_behind_a_figure_are_whole_where_it_is_narrow)
{
	int widths[20];
	struct rows rows;

	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person",
		fixture_on_register(&f, "Fitzgerald-Jones", "Dorothy", "9990000018", "1940-03-12"),
		"worker", "jpatel", "reason", "Knows her", NULL);
	FIXTURE_OK(
		&f, CMD_LEAD_INFORM, "person", "9990000018", "on", "today", "how", "phone", NULL);
	FIXTURE_OK(&f, CMD_REGISTER_PEOPLE, NULL);
	cr_assert(rows_make(&f.result, clock_today(), f.arena, &rows));
	rows_widths(&rows, widths);
	cr_assert(rows_fit(&rows, 66, widths));
	for (size_t i = 0; i < rows.n; i++)
		if (strcmp(rows.columns[i].title, "Told") == 0) {
			const char *told = rows_cell(&rows, 0, i);

			cr_assert(strlen(told) >= strlen("12-Mar-2026"), "told: %s", told);
			cr_assert_geq(widths[i], (int)strlen(told));
			return;
		}
	cr_assert(false, "no column Told");
}
