#include "fixture.h"

#include <string.h>

#include <criterion/criterion.h>

#include <caseload/base/str.h>
#include <caseload/record.h>
#include <caseload/work_list.h>

static struct fixture f;

static void open_fixture(void)
{
	fixture_open(&f);
}

static void close_fixture(void)
{
	fixture_close(&f);
}

TestSuite(strata, .init = open_fixture, .fini = close_fixture);

static const char head[] = "nhs_number,family_name,given_name,date_of_birth,practice_code,"
			   "instrument,score,score_date\n";

#define ADA(score, day) "9990000018,AHMED,Ada,1941-05-06,C81009,efi," score "," day "\n"
#define BEN(score, day) "9990000026,BELL,Ben,1950-01-02,C81009,efi," score "," day "\n"
#define CAT(score, day) "9990000034,COOK,Cat,1950-01-02,C81009,efi," score "," day "\n"

static void import_list(const char *name, const char *rows, const char *as_of)
{
	const char *text = arena_printf(f.arena, "%s%s", head, rows);
	const char *path = fixture_write(&f, name, text, strlen(text));

	FIXTURE_OK(&f, CMD_IMPORT_RISK, "file", path, "basis", "Direct care", "as-of", as_of, NULL);
}

static void list_size(const char *adults)
{
	FIXTURE_OK(&f, CMD_PRACTICE_LIST_SIZE, "code", "C81009", "quarter", "2026-01-01", "adults",
		adults, NULL);
}

/* "1/2 of 500" of the person's first score; "" no place. */
static const char *place(const char *person)
{
	FIXTURE_OK(&f, CMD_PERSON_SHOW, "person", person, NULL);
	const struct person_record *record = f.result.value;

	if (record->scores_n == 0 || record->scores[0].rank == 0)
		return "";
	return arena_printf(f.arena, "%d/%d of %d", (int)record->scores[0].rank,
		(int)record->scores[0].tied, (int)record->scores[0].percentile_of);
}

static const struct work_list *work(const char *which)
{
	FIXTURE_OK(&f, CMD_RISK_LIST, "which", which, NULL);
	cr_assert_eq(f.result.kind, RESULT_WORK);
	return f.result.value;
}

/* The NHS Numbers on a list, with a blank between. */
static const char *numbers(const char *which)
{
	const struct work_list *list = work(which);
	const char *text = "";

	for (size_t i = 0; i < list->n; i++)
		text = arena_printf(
			f.arena, "%s%s%s", text, i > 0 ? " " : "", list->rows[i].who.nhs_number);
	return text;
}

Test(strata, an_import_ranks_the_practice_in_its_own_save_and_so_do_its_undo_and_the_list_size)
{
	import_list("one.csv", ADA("0.30", "2026-02-01") BEN("0.20", "2026-02-01"), "2026-02-02");
	cr_assert_str_eq(place("9990000018"), "", "no list size yet");
	list_size("500");
	cr_assert_str_eq(place("9990000018"), "1/1 of 500");
	cr_assert_str_eq(place("9990000026"), "2/1 of 500");
	import_list("two.csv",
		ADA("0.30", "2026-03-01") BEN("0.40", "2026-03-01") CAT("0.40", "2026-03-01"),
		"2026-03-02");
	const char *run = f.result.uid;
	cr_assert_str_eq(place("9990000026"), "1/2 of 500");
	cr_assert_str_eq(place("9990000034"), "1/2 of 500");
	cr_assert_str_eq(place("9990000018"), "3/1 of 500");
	list_size("700");
	cr_assert_str_eq(place("9990000018"), "3/1 of 700");
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	cr_assert_str_eq(place("9990000018"), "3/1 of 500", "with the list size of before");
	FIXTURE_OK(&f, CMD_IMPORT_UNDO, "run", run, NULL);
	cr_assert_str_eq(place("9990000026"), "2/1 of 500", "by the list of before");
}

Test(strata, whoever_dies_or_moves_has_no_place_and_the_others_move_up_when_all_are_scored)
{
	import_list("one.csv", ADA("0.30", "2026-02-01") BEN("0.20", "2026-02-01"), "2026-02-02");
	list_size("500");
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", "9990000018", "died", "2026-03-10", NULL);
	cr_assert_str_eq(place("9990000018"), "");
	cr_assert_str_eq(place("9990000026"), "2/1 of 500");
	FIXTURE_OK(&f, CMD_RISK_SCORE_ALL, NULL);
	cr_assert_str_eq(place("9990000026"), "1/1 of 500");
	FIXTURE_OK(&f, CMD_RISK_SCORE_ALL, NULL);
}

Test(strata, new_and_gone_are_told_between_the_two_newest_lists)
{
	cr_assert_str_eq(numbers("new"), "");
	cr_assert_not_null(strstr(f.result.message, "No practice has two lists"));
	import_list("one.csv", ADA("0.30", "2026-02-01") BEN("0.20", "2026-02-01"), "2026-02-02");
	cr_assert_str_eq(numbers("new"), "", "the first list makes nobody new");
	/* Ada again with the score that is held; Ben is gone; Cat is new */
	import_list("two.csv", ADA("0.30", "2026-02-01") CAT("0.40", "2026-03-01"), "2026-03-02");
	cr_assert_str_eq(numbers("new"), "9990000034");
	cr_assert_str_eq(numbers("gone"), "9990000026");
	cr_assert_not_null(strstr(f.result.message, "Nobody is discharged by it."));
	cr_assert_str_eq(work("gone")->rows[0].why,
		"on the list of 02-Feb-2026, not on that of 02-Mar-2026");
	/* a list that brings nothing but that somebody is missing is a list all the same */
	import_list("three.csv", CAT("0.40", "2026-03-01"), "2026-03-09");
	cr_assert_str_eq(numbers("gone"), "9990000018");
	cr_assert_str_eq(numbers("new"), "");
}

Test(strata, rising_tells_the_change_of_ninety_days)
{
	FIXTURE_OK(&f, CMD_TEAM_SET, "instrument", "efi", NULL);
	import_list("one.csv",
		ADA("0.22", "2025-11-01") BEN("0.30", "2025-11-01") CAT("0.30", "2025-11-01"),
		"2025-11-02");
	import_list("two.csv",
		ADA("0.31", "2026-03-01") BEN("0.31", "2026-03-01") CAT("0.40", "2026-03-01"),
		"2026-03-02");
	const struct work_list *list = work("rising");
	cr_assert_eq(list->n, 2, "very high is not the top of high");
	cr_assert_str_eq(list->rows[0].who.nhs_number, "9990000018", "the same score, more rise");
	cr_assert_str_eq(list->rows[0].why, "0.31 (9-12 of 36)");
	cr_assert_str_eq(list->rows[0].change, "0.22 -> 0.31 since 01-Nov-2025");
	cr_assert_str_eq(list->rows[1].change, "0.3 -> 0.31 since 01-Nov-2025");
	FIXTURE_OK(&f, CMD_RISK_LIST, "which", "rising", "limit", "1", NULL);
	list = f.result.value;
	cr_assert(list->n == 1 && list->total == 2);
	cr_assert_not_null(strstr(f.result.message, "2 people"));
}

Test(strata, the_threshold_of_frequent_attenders_is_a_setting_and_is_told)
{
	const char *uid = fixture_person(&f, "Ahmed", "Ada", "9990000018", "1941-05-06");

	cr_assert_str_eq(work("frequent")->title, "Frequent A&E attenders, 5 or more in 12 months");
	for (int i = 0; i < 3; i++)
		FIXTURE_OK(&f, CMD_EVENT_ADD, "person", uid, "kind", "ae_attendance", "on",
			arena_printf(f.arena, "-%dd", i), NULL);
	cr_assert_eq(work("frequent")->n, 0);
	cr_assert_not_null(strstr(f.result.message, "3 or more: 1; 5 or more: 0; 10 or more: 0."));
	FIXTURE_OK(&f, CMD_TEAM_SET, "frequent", "3", NULL);
	const struct work_list *list = work("frequent");
	cr_assert_str_eq(list->title, "Frequent A&E attenders, 3 or more in 12 months");
	cr_assert_str_eq(
		list->rows[0].why, "3 A&E attendances in 12 months, the last on 12-Mar-2026");
	cr_assert_not(fixture_run(&f, CMD_TEAM_SET, "frequent", "0", NULL));
	cr_assert_str_eq(f.err.field, "frequent");
}

Test(strata, what_is_asked_for_wrongly_is_refused)
{
	static const struct {
		enum command_id id;
		const char *name, *value, *field;
	} cases[] = {
		{CMD_RISK_LIST, "which", "falling", "which"},
		{CMD_RISK_LIST, "practice", "C81009", "which"},
		{CMD_RISK_STRATA, "practice", "C99999", "practice"},
		{CMD_RISK_STRATA, "stratum", "middle", "stratum"},
		{CMD_RISK_SCORE_ALL, "instrument", "tarot", "instrument"},
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cr_assert_not(fixture_run(&f, cases[i].id, cases[i].name, cases[i].value, NULL),
			"case %zu", i);
		cr_assert_str_eq(f.err.field, cases[i].field, "case %zu: %s", i, f.err.text);
	}
}

static bool stop_at_second(void *data, const char *what, int64_t done, int64_t total)
{
	(void)data, (void)what, (void)total;
	return done < 1;
}

Test(strata, stopped_it_leaves_whole_practices_and_says_which)
{
	import_list("one.csv",
		ADA("0.30", "2026-02-01") "9990000042,DIAZ,Eva,1944-05-06,C81010,efi,0.30,2026-02-"
					  "01\n",
		"2026-02-02");
	session_set_progress(f.session, stop_at_second, NULL);
	cr_assert_not(fixture_run(&f, CMD_RISK_SCORE_ALL, NULL));
	session_set_progress(f.session, NULL, NULL);
	cr_assert_eq(f.err.code, ERR_CANCELLED);
	cr_assert_str_eq(f.err.text, "Stopped after 1 of 2 practices: C81009. What was done in "
				     "them stays; the others are as they were.");
}

Test(strata, people_in_care_are_scored_anew_by_what_is_known_on_the_day)
{
	const char *uid = fixture_on_register(&f, "Ahmed", "Ada", "9990000018", "1941-05-06");

	fixture_person(&f, "Bell", "Ben", "9990000026", "1940-05-06"); /* in nobody's care */
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", uid, "kind", "fall", "on", "today", NULL);
	FIXTURE_OK(&f, CMD_RISK_SCORE_ALL, "instrument", "ind_falls", NULL);
	cr_assert(text_starts(
			  f.result.message, "Scored 1 person in care: 0 scores changed, 0 moved "),
		"computed when the fall was recorded: %s", f.result.message);
	fixture_now(&f, "2026-04-20T09:00"); /* a count stands for 31 days */
	FIXTURE_OK(&f, CMD_RISK_SCORE_ALL, "instrument", "ind_falls", NULL);
	cr_assert(text_starts(f.result.message,
			  "Scored 1 person in care: 0 scores changed, 1 renewed, "),
		"%s", f.result.message);
	fixture_now(&f, "2027-03-13T09:00"); /* a year on nothing is known */
	FIXTURE_OK(&f, CMD_RISK_SCORE_ALL, "instrument", "ind_falls", NULL);
	cr_assert(text_starts(f.result.message, "Scored 1 person in care: 0 scores changed, 0 "),
		"%s", f.result.message);
}
