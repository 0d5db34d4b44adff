#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/absence.h>
#include <caseload/base/clock.h>
#include <caseload/due.h>
#include <caseload/record.h>
#include <caseload/worker.h>

#include "fixture.h"

static struct fixture f;
static const char *uid;

static void open_fixture(void)
{
	fixture_open(&f);
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Ann Smith", "profession", "district_nurse", "login",
		"asmith", "phone", "01632 960001", NULL);
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Raj Gupta", "profession", "gp", "login", "rgupta",
		NULL);
	uid = fixture_on_register(&f, "Ahmed", "Fatima", "9990000018", "1940-03-12");
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", uid, "worker", "jpatel", "reason", "Knows her",
		NULL);
	FIXTURE_OK(&f, CMD_LEAD_INFORM, "person", uid, "on", "today", "how", "phone", NULL);
}

static void close_fixture(void)
{
	fixture_close(&f);
}

TestSuite(absence, .init = open_fixture, .fini = close_fixture);

static void on_day(const char *day)
{
	setenv("CASELOAD_NOW", arena_printf(f.arena, "%sT09:00", day), 1);
	cr_assert(clock_start(&f.err));
}

static const struct person_record *record(void)
{
	FIXTURE_OK(&f, CMD_PERSON_SHOW, "person", uid, NULL);
	return f.result.value;
}

static const struct case_row *row(void)
{
	FIXTURE_OK(&f, CMD_LIST, "lead", "jpatel", NULL);
	return ((const struct case_list *)f.result.value)->rows;
}

static int64_t load_of(const char *login, const struct worker **out)
{
	FIXTURE_OK(&f, CMD_LEAD_LOAD, NULL);
	const struct worker *load = f.result.value;
	for (size_t i = 0; i + 1 < f.result.n; i++)
		if (strcmp(load[i].login, login) == 0) {
			*out = &load[i];
			return load[i].cases;
		}
	cr_assert_fail("no %s", login);
	return 0;
}

Test(absence, the_cover_is_said_while_it_lasts_and_ends_by_itself)
{
	static const struct {
		const char *day;
		bool acts;
	} days[] = {{"2026-03-12", false}, {"2026-03-13", true}, {"2026-03-20", true},
		{"2026-03-21", false}};
	const struct worker *worker;

	FIXTURE_OK(&f, CMD_ABSENCE_ADD, "worker", "jpatel", "from", "2026-03-13", "until",
		"2026-03-20", "cover", "asmith", "reason", "Leave", NULL);
	cr_assert_str_eq(f.result.message, "Jo Patel is away from 13-Mar-2026 to 20-Mar-2026; Ann "
					   "Smith acts for them.");
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		on_day(days[i].day);
		cr_assert_eq(record()->lead->acting != NULL, days[i].acts, "%s", days[i].day);
		cr_assert_str_eq(record_lead_words(record(), f.arena),
			days[i].acts ? "Ann Smith for Jo Patel until 20-Mar-2026"
				     : "Jo Patel, Social worker");
		cr_assert_str_eq(case_lead_words(row(), f.arena),
			days[i].acts ? "Ann Smith for Jo Patel until 20-Mar-2026" : "Jo Patel");
		FIXTURE_OK(&f, CMD_DEADLINE_LIST, NULL);
		cr_assert_gt(f.result.n, 0);
		cr_assert_str_eq(due_lead_words(f.result.value, f.arena),
			days[i].acts ? "Ann Smith for Jo Patel until 20-Mar-2026" : "Jo Patel");
		/* For the load, and for who was told, the lead stays the lead. */
		cr_assert_eq(load_of("jpatel", &worker), 1);
		cr_assert_eq(date_is_set(worker->away_until), days[i].acts);
		cr_assert_eq(load_of("asmith", &worker), 0);
		cr_assert(date_is_set(record()->lead->informed_on));
	}
}

/* Whoever acts finds the people of the lead who is away among their own; nobody's load moves. */
Test(absence, the_cover_has_the_people_beside_their_own)
{
	const struct case_list *list;

	FIXTURE_OK(&f, CMD_ABSENCE_ADD, "worker", "jpatel", "from", "2026-03-12", "until",
		"2026-03-12", "cover", "asmith", NULL);
	FIXTURE_OK(&f, CMD_LIST, "lead", "asmith", NULL);
	cr_assert_eq(((const struct case_list *)f.result.value)->total, 0);
	FIXTURE_OK(&f, CMD_LIST, "lead", "asmith", "acting", "1", NULL);
	list = f.result.value;
	cr_assert_eq(list->total, 1);
	cr_assert_eq(list->n, 1);
	cr_assert(!fixture_run(&f, CMD_WORKER_END, "worker", "asmith", NULL));
	cr_assert_not_null(strstr(f.err.text, "acts for Jo Patel"), "%s", f.err.text);
	on_day("2026-03-13");
	FIXTURE_OK(&f, CMD_LIST, "lead", "asmith", "acting", "1", NULL);
	cr_assert_eq(((const struct case_list *)f.result.value)->total, 0, "it is over");
}

Test(absence, a_long_one_starts_the_clock_of_telling_again)
{
	/* 21 days are not long, 22 are. */
	FIXTURE_OK(&f, CMD_ABSENCE_ADD, "worker", "jpatel", "from", "2026-03-16", "until",
		"2026-04-05", "cover", "asmith", NULL);
	cr_assert(date_is_set(record()->lead->informed_on));
	FIXTURE_OK(&f, CMD_ABSENCE_END, "worker", "jpatel", NULL);
	cr_assert_str_eq(f.result.message, "Cancelled the absence of Jo Patel from 16-Mar-2026.");
	FIXTURE_OK(&f, CMD_ABSENCE_ADD, "worker", "jpatel", "from", "2026-03-16", "until",
		"2026-04-06", "cover", "asmith", NULL);
	cr_assert_not_null(strstr(f.result.message, "tell 1 person who acts by 06-Apr-2026"), "%s",
		f.result.message);
	const struct person_record *now = record();
	cr_assert_str_eq(now->lead->worker, "jpatel");
	cr_assert(!date_is_set(now->lead->informed_on));
	cr_assert(date_equal(now->lead->inform_due, date_make(2026, 4, 6)));
	cr_assert(date_is_set(now->leads[1].informed_on), "when they were told first stays");
}

Test(absence, refuses_what_cannot_be)
{
	static const struct {
		const char *worker, *from, *until, *cover, *field;
	} cases[] = {
		{"jpatel", "2026-03-20", "2026-03-19", NULL, "until"},
		{"jpatel", "2026-03-20", "2026-03-25", "jpatel", "cover"},
		{"jpatel", "2026-03-14", "2026-03-15", NULL, "from"},	   /* away already */
		{"rgupta", "2026-03-14", "2026-03-15", "jpatel", "cover"}, /* cover is away */
		{"asmith", "2026-03-14", "2026-03-15", NULL, "worker"},	   /* acts for another */
		{"nobody", "2026-03-14", "2026-03-15", NULL, "worker"},
	};

	FIXTURE_OK(&f, CMD_ABSENCE_ADD, "worker", "jpatel", "from", "2026-03-13", "until",
		"2026-03-16", "cover", "asmith", NULL);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		cr_assert(!fixture_run(&f, CMD_ABSENCE_ADD, "worker", cases[i].worker, "from",
				  cases[i].from, "until", cases[i].until, "cover", cases[i].cover,
				  NULL),
			"case %zu", i);
		cr_assert_str_eq(f.err.field, cases[i].field, "case %zu: %s", i, f.err.text);
	}
	cr_assert(!fixture_run(&f, CMD_ABSENCE_END, "worker", "rgupta", NULL));
	cr_assert_eq(f.err.code, ERR_NOT_FOUND);
}

Test(absence, back_early_and_listed)
{
	FIXTURE_OK(&f, CMD_ABSENCE_ADD, "worker", "jpatel", "from", "2026-03-10", "until",
		"2026-03-20", "cover", "asmith", NULL);
	FIXTURE_OK(&f, CMD_ABSENCE_LIST, NULL);
	cr_assert_eq(f.result.n, 1);
	cr_assert_str_eq(((const struct absence *)f.result.value)->cover_phone, "01632 960001");
	cr_assert(!fixture_run(&f, CMD_ABSENCE_END, "worker", "jpatel", "on", "2026-03-21", NULL));
	FIXTURE_OK(&f, CMD_ABSENCE_END, "worker", "jpatel", NULL);
	cr_assert_null(record()->lead->acting);
	FIXTURE_OK(&f, CMD_ABSENCE_LIST, NULL);
	cr_assert_eq(f.result.n, 0);
	FIXTURE_OK(&f, CMD_ABSENCE_LIST, "all", "1", NULL);
	cr_assert_eq(f.result.n, 1);
}
