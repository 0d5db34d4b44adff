#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/record.h>
#include <caseload/store/caseload.h>

#include "fixture.h"

static struct fixture f;

static void open_fixture(void)
{
	fixture_open(&f);
}

static void close_fixture(void)
{
	fixture_close(&f);
}

TestSuite(lead, .init = open_fixture, .fini = close_fixture);

static const char *uid;

static void begin(void)
{
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Ann Smith", "profession", "district_nurse", "login",
		"asmith", NULL);
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Raj Gupta", "profession", "gp", "login", "rgupta",
		NULL);
	uid = fixture_on_register(&f, "Ahmed", "Fatima", "9990000018", "1940-03-12");
}

static const struct person_record *shown(void)
{
	FIXTURE_OK(&f, CMD_PERSON_SHOW, "person", uid, NULL);
	return f.result.value;
}

Test(lead, takes_the_place_of_the_one_before)
{
	begin();
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", uid, "worker", "jpatel", "reason", "Knows her",
		NULL);
	cr_assert_str_eq(f.result.message, "Jo Patel is now the lead professional for AHMED, "
					   "Fatima. Tell the person by 02-Apr-2026.");
	cr_assert(!fixture_run(
		&f, CMD_LEAD_ASSIGN, "person", uid, "worker", "jpatel", "reason", "x", NULL));
	cr_assert_str_eq(f.err.field, "worker");
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", uid, "worker", "asmith", "reason",
		"Visits weekly", NULL);
	const struct person_record *record = shown();
	cr_assert_str_eq(record->lead->worker, "asmith");
	cr_assert_eq(record->leads_n, 2);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", uid, "worker", "rgupta", "kind", "accountable_gp",
		"reason", "Her GP", NULL);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", uid, "worker", "jpatel", "kind", "coordinator",
		"reason", "Rings", "contact-days", "14", NULL);
	record = shown();
	cr_assert_str_eq(record->accountable_gp->name, "Raj Gupta");
	cr_assert_eq(record->coordinator->contact_days, 14);
	cr_assert_str_eq(record->lead->worker, "asmith");
}

Test(lead, refuses_what_cannot_be)
{
	static const struct {
		const char *name, *value, *field;
	} cases[] = {
		{"worker", "nobody", "worker"},
		{"reason", "", "reason"},
		{"on", "2026-03-13", "on"},
		{"contact-days", "7", "contact_days"},
		{"kind", "accountable_gp", "worker"},
	};

	begin();
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct args args = args_new(f.arena);
		args_set(&args, "person", uid);
		args_set(&args, "worker", "asmith");
		args_set(&args, "reason", "Visits weekly");
		args_set(&args, cases[i].name, cases[i].value);
		cr_assert(!command_run(
			f.session, CMD_LEAD_ASSIGN, &args, f.arena, &f.result, &f.err));
		cr_assert_str_eq(f.err.field, cases[i].field, "case %zu: %s", i, f.err.text);
	}
	FIXTURE_OK(&f, CMD_WORKER_END, "worker", "asmith", NULL);
	setenv("CASELOAD_NOW", "2026-03-13T09:00", 1);
	cr_assert(clock_start(&f.err));
	cr_assert(!fixture_run(
		&f, CMD_LEAD_ASSIGN, "person", uid, "worker", "asmith", "reason", "x", NULL));
	cr_assert_not_null(strstr(f.err.text, "Ann Smith left on"), "%s", f.err.text);
}

Test(lead, proposed_must_accept)
{
	begin();
	struct session *nurse = fixture_session(&f, "asmith");
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", uid, "worker", "jpatel", "reason", "First", NULL);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", uid, "worker", "asmith", "reason", "Best placed",
		"propose", "1", NULL);
	cr_assert_str_eq(shown()->lead->worker, "jpatel");
	cr_assert(!fixture_run(&f, CMD_LEAD_ACCEPT, "person", uid, NULL));
	cr_assert_eq(f.err.code, ERR_NOT_FOUND);
	cr_assert(
		fixture_run_in(&f, nurse, CMD_LEAD_DECLINE, "person", uid, "reason", "Full", NULL),
		"%s", f.err.text);
	cr_assert_str_eq(shown()->lead->worker, "jpatel");
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", uid, "worker", "asmith", "reason", "Asked again",
		"propose", "1", NULL);
	cr_assert(
		fixture_run_in(&f, nurse, CMD_LEAD_ACCEPT, "person", uid, NULL), "%s", f.err.text);
	cr_assert_str_eq(shown()->lead->worker, "asmith");
	session_close(nurse);
}

Test(lead, telling_and_ending)
{
	begin();
	cr_assert(!fixture_run(
		&f, CMD_LEAD_INFORM, "person", uid, "on", "today", "how", "phone", NULL));
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", uid, "worker", "jpatel", "reason", "First", NULL);
	cr_assert(!fixture_run(
		&f, CMD_LEAD_INFORM, "person", uid, "on", "2026-03-01", "how", "phone", NULL));
	FIXTURE_OK(&f, CMD_LEAD_INFORM, "person", uid, "on", "today", "how", "phone", NULL);
	cr_assert_eq(shown()->lead->informed_how, INFORMED_PHONE);
	FIXTURE_OK(&f, CMD_LEAD_END, "person", uid, "reason", "Left the area", NULL);
	const struct person_record *record = shown();
	cr_assert_null(record->lead);
	cr_assert_str_eq(record->leads[0].reason, "First\nEnded: Left the area");
	cr_assert(!fixture_run(&f, CMD_LEAD_END, "person", uid, "reason", "Again", NULL));
}

Test(lead, hands_everything_over_at_once)
{
	begin();
	const char *second = fixture_on_register(&f, "Jones", "Tom", "9990000026", "1938-01-01");
	const char *people[] = {uid, second};
	for (size_t i = 0; i < 2; i++) {
		FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", people[i], "worker", "asmith", "reason",
			"x", NULL);
		FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", people[i], "date", "2026-06-12", NULL);
	}
	FIXTURE_OK(&f, CMD_ACTION_ADD, "person", second, "what", "Ring", "owner", "asmith", NULL);
	cr_assert(!fixture_run(&f, CMD_WORKER_END, "worker", "asmith", NULL));
	cr_assert(!fixture_run(&f, CMD_LEAD_HANDOVER, "from", "asmith", "to", "asmith", NULL));
	FIXTURE_OK(
		&f, CMD_LEAD_HANDOVER, "from", "asmith", "to", "jpatel", "reason", "Retires", NULL);
	cr_assert_str_eq(f.result.message, "Ann Smith handed over to Jo Patel. Cases: 2. Reviews: "
					   "2. Actions: 1.");
	const struct person_record *record = shown();
	cr_assert_str_eq(record->lead->worker, "jpatel");
	cr_assert_str_eq(record->reviews[0].booked_with, "jpatel");
	cr_assert(date_equal(record->lead->inform_due, date_make(2026, 4, 2)));
	fixture_table_holds(&f, f.path, "lead handover");
	FIXTURE_OK(&f, CMD_LEAD_LOAD, NULL);
	const struct worker *load = f.result.value;
	cr_assert_eq(f.result.n, 4, "three workers, and nobody");
	for (size_t i = 0; i < f.result.n; i++)
		cr_assert_eq(load[i].cases, text_equal(load[i].login, "jpatel") ? 2 : 0);
	FIXTURE_OK(&f, CMD_WORKER_END, "worker", "asmith", NULL);
}

static const struct worker *load_of(const char *login)
{
	FIXTURE_OK(&f, CMD_LEAD_LOAD, NULL);
	const struct worker *load = f.result.value;
	for (size_t i = 0; i < f.result.n; i++)
		if (text_equal(load[i].login, login))
			return &load[i];
	cr_assert_fail("nobody is %s", login);
	return NULL;
}

Test(lead, handover_shares_out_by_room_and_a_trial_changes_nothing)
{
	static const char *const numbers[] = {"9990000026", "9990000034", "9990000042"};
	const char *second;

	begin();
	FIXTURE_OK(&f, CMD_WORKER_SET, "worker", "asmith", "capacity", "3", NULL);
	FIXTURE_OK(&f, CMD_WORKER_SET, "worker", "rgupta", "capacity", "1", NULL);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", uid, "worker", "jpatel", "reason", "x", NULL);
	for (size_t i = 0; i < 3; i++) {
		second = fixture_on_register(&f, "Jones", numbers[i], numbers[i], "1938-01-01");
		FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", second, "worker", "jpatel", "reason", "x",
			NULL);
	}
	FIXTURE_OK(&f, CMD_LEAD_HANDOVER, "from", "jpatel", "to", "asmith, rgupta", "dry-run", "1",
		NULL);
	cr_assert_str_eq(f.result.message,
		"Jo Patel would hand over to Ann Smith and Raj Gupta. Cases: 4. Reviews: 0. "
		"Actions: 0. Load: Ann Smith 0 -> 3 of 3; Raj Gupta 0 -> 1 of 1.");
	cr_assert_eq(load_of("jpatel")->cases, 4);
	FIXTURE_OK(&f, CMD_LEAD_HANDOVER, "from", "jpatel", "to", "asmith,rgupta", NULL);
	cr_assert_eq(load_of("jpatel")->cases, 0);
	cr_assert_eq(load_of("asmith")->cases, 3);
	cr_assert_eq(load_of("rgupta")->cases, 1);
	cr_assert(
		!fixture_run(&f, CMD_LEAD_HANDOVER, "from", "asmith", "to", "rgupta,rgupta", NULL));
	cr_assert_str_eq(f.err.field, "to");
}

Test(lead, handover_ends_the_leaver_and_moves_whom_they_cover)
{
	begin();
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", uid, "worker", "asmith", "reason", "x", NULL);
	FIXTURE_OK(&f, CMD_ABSENCE_ADD, "worker", "rgupta", "from", "today", "until", "+5d",
		"cover", "asmith", NULL);
	FIXTURE_OK(
		&f, CMD_LEAD_HANDOVER, "from", "asmith", "to", "jpatel", "end", "2026-03-31", NULL);
	cr_assert_str_eq(f.result.message,
		"Ann Smith handed over to Jo Patel. Cases: 1. Reviews: 0. Actions: 0. Covers for: "
		"1. Their time in Team North ends on 31-Mar-2026.");
	cr_assert_str_eq(load_of("rgupta")->cover, "Jo Patel");
	cr_assert(date_equal(load_of("asmith")->active_to, date_make(2026, 3, 31)));
}
