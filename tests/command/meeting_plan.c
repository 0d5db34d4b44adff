/* Before a meeting: planned, its agenda built by the rules, names given and taken off. */
#include <criterion/criterion.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/agenda.h>
#include <caseload/base/str.h>
#include <caseload/meeting.h>

#include "fixture.h"

#define COUNT(a) (sizeof(a) / sizeof((a)[0]))
#define ADA "9990000018"
#define BEN "9990000026"
#define CAT "9990000034"
#define DAN "9990000042"

static const struct meeting_record *agenda(struct fixture *f, const char *meeting)
{
	FIXTURE_OK(f, CMD_MEETING_AGENDA, "meeting", meeting, NULL);
	return f->result.value;
}

static const struct case_item *item(struct fixture *f, const char *meeting, const char *nhs_number)
{
	const struct meeting_record *record = agenda(f, meeting);

	for (size_t i = 0; i < record->items_n; i++)
		if (text_equal(record->items[i].nhs_number, nhs_number))
			return &record->items[i];
	return NULL;
}

/* The words of a rule about somebody; NULL: it did not find them. */
static const char *why(struct fixture *f, const char *meeting, const char *nhs_number, int rule)
{
	const struct case_item *found = item(f, meeting, nhs_number);

	for (size_t i = 0; found != NULL && i < found->reasons_n; i++)
		if (found->reasons[i].rule == rule)
			return found->reasons[i].words;
	return NULL;
}

#define NOT_FOUND(f, who, rule)                                                                    \
	cr_assert_null(                                                                            \
		why((f), NULL, (who), (rule)), "%s: %s", (who), why((f), NULL, (who), (rule)))
#define FOUND(f, who, rule, words)                                                                 \
	do {                                                                                       \
		const char *is = why((f), NULL, (who), (rule));                                    \
		cr_assert(text_equal(is, (words)), "%s", is != NULL ? is : "not found");           \
	} while (0)

/* "ADA BEN - CAT": the family names in order, a dash before those proposed, a cross before those
 * taken off. */
static const char *order(struct fixture *f, const char *meeting)
{
	const struct meeting_record *record = agenda(f, meeting);
	const char *words = "";
	int64_t slot = 0;

	for (size_t i = 0; i < record->items_n; i++) {
		const struct case_item *one = &record->items[i];

		words = arena_printf(f->arena, "%s%s%s%.*s", words, i > 0 ? " " : "",
			one->status == CASE_PROPOSED  ? "-"
			: one->status == CASE_DROPPED ? "x"
						      : "",
			(int)strcspn(one->person, ","), one->person);
		if (one->status != CASE_DROPPED)
			cr_assert_eq(one->slot, ++slot, "no holes: %s", words);
	}
	return words;
}

#define ORDER(f, meeting, expected)                                                                \
	do {                                                                                       \
		const char *is = order((f), (meeting));                                            \
		cr_assert_str_eq(is, (expected));                                                  \
	} while (0)

/* Four people with a lead, on the register since 1 March. */
static void four(struct fixture *f)
{
	static const char *const people[][3] = {{"Ada", ADA, "1940-01-01"},
		{"Ben", BEN, "1941-01-01"}, {"Cat", CAT, "1942-01-01"}, {"Dan", DAN, "1943-01-01"}};

	fixture_open_at(f, "2026-03-01T09:00");
	FIXTURE_OK(f, CMD_WORKER_ADD, "name", "Ann Brown", "profession", "district_nurse", "login",
		"abrown", NULL);
	for (size_t i = 0; i < COUNT(people); i++) {
		fixture_on_register(f, people[i][0], "X", people[i][1], people[i][2]);
		FIXTURE_OK(f, CMD_LEAD_ASSIGN, "person", people[i][1], "worker", "jpatel", "reason",
			"First", NULL);
	}
	fixture_now(f, "2026-03-12T14:05");
}

static void plan(struct fixture *f, const char *date)
{
	FIXTURE_OK(f, CMD_MEETING_PLAN, "date", date, NULL);
}

/* One case is decided and the meeting closed. */
static void hold(struct fixture *f, const char *now, const char *who, const char *decision,
	const char *reason, const char *date)
{
	fixture_now(f, now);
	FIXTURE_OK(f, CMD_MEETING_BEGIN, NULL);
	FIXTURE_OK(f, CMD_MEETING_DECIDE, "person", who, "decision", decision, "reason", reason,
		"date", date, NULL);
	FIXTURE_OK(f, CMD_MEETING_CLOSE, NULL);
}

/* ---- planning ---- */

Test(meeting_plan, takes_over_what_was_so_last_time)
{
	struct fixture f;
	const struct meeting_record *record;

	fixture_open(&f);
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Ann Brown", "profession", "district_nurse", "login",
		"abrown", NULL);
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Odd Job", "profession", "other", NULL);
	plan(&f, "2026-03-26");
	cr_assert_str_eq(f.result.message,
		"Planned the meeting of Thu 26-Mar-2026 at 09:30: 0 cases in 60 minutes. Names are "
		"taken until 24-Mar-2026.");
	record = agenda(&f, NULL);
	cr_assert_eq(record->attendance_n, 2, "everybody with a profession");
	cr_assert_str_eq(record->meeting.recorder, "Jo Patel");
	cr_assert_null(record->meeting.chair);
	FIXTURE_OK(&f, CMD_MEETING_CHANGE, "time", "14", "minutes", "45", "place", "The hall",
		"chair", "abrown", NULL);
	FIXTURE_OK(&f, CMD_MEETING_ATTEND, "name", "Odd Job", NULL);
	plan(&f, "2026-04-09");
	record = agenda(&f, "2026-04-09");
	cr_assert_str_eq(record->meeting.at, "14:00");
	cr_assert_eq(record->meeting.minutes, 45);
	cr_assert_str_eq(record->meeting.place, "The hall");
	cr_assert_str_eq(record->meeting.chair, "Ann Brown");
	cr_assert_eq(record->attendance_n, 3, "who came is expected again");
	FIXTURE_OK(&f, CMD_WORKER_END, "worker", "abrown", NULL);
	plan(&f, "2026-04-23");
	record = agenda(&f, "2026-04-23");
	cr_assert_null(record->meeting.chair, "who left runs nothing");
	cr_assert_eq(record->attendance_n, 2, "and is not expected");
	FIXTURE_OK(&f, CMD_MEETING_LIST, "waiting", "1", NULL);
	cr_assert_eq(f.result.n, 3);
	FIXTURE_OK(&f, CMD_MEETING_LIST, "from", "2026-04-01", "to", "2026-04-10", NULL);
	cr_assert_eq(f.result.n, 1);
	fixture_close(&f);
}

Test(meeting_plan, refuses_what_cannot_be)
{
	static const struct {
		enum command_id id;
		const char *name, *value, *second, *second_value, *field, *says;
	} cases[] = {
		{CMD_MEETING_PLAN, "place", "x", NULL, NULL, "date", "Date is missing"},
		{CMD_MEETING_PLAN, "date", "2026-03-11", NULL, NULL, "date", "passed"},
		{CMD_MEETING_PLAN, "date", "2026-03-26", NULL, NULL, "date",
			"There is a meeting on Thu 26-Mar-2026 at 09:30 already."},
		{CMD_MEETING_PLAN, "date", "2026-03-26", "time", "9.30", "date", "already"},
		{CMD_MEETING_PLAN, "date", "2026-03-27", "time", "25:00", "time",
			"25:00 is not a time of day. Type it as 09:30 or 14:00."},
		{CMD_MEETING_PLAN, "date", "2026-03-27", "minutes", "4", "minutes", "5"},
		{CMD_MEETING_PLAN, "date", "2026-03-27", "minutes", "481", "minutes", "480"},
		{CMD_MEETING_PLAN, "date", "2026-03-27", "chair", "nobody", "chair", "no worker"},
		{CMD_MEETING_PLAN, "date", "2026-03-27", "practice", "Z99", "practice",
			"not a practice of this team"},
		{CMD_MEETING_PLAN, "date", "9999-12-31", NULL, NULL, "date", "Check the year"},
		{CMD_MEETING_CHANGE, "date", "2029-01-01", NULL, NULL, "date", "Check the year"},
		{CMD_MEETING_CHANGE, "date", "2026-03-11", NULL, NULL, "date", "passed"},
		{CMD_MEETING_CHANGE, "meeting", "2026-03-26", NULL, NULL, "date", "Say what"},
		{CMD_MEETING_CHANGE, "meeting", "2026-03-26", "time", "10:00", "time", "already"},
		{CMD_MEETING_CHANGE, "meeting", "2026-05-01", "time", "9", "meeting",
			"There is no meeting 2026-05-01."},
		{CMD_MEETING_CANCEL, "meeting", "2026-03-26", NULL, NULL, "reason", ""},
		{CMD_MEETING_CANCEL, "meeting", "2026-03-26", "reason", " ", "reason", ""},
		{CMD_MEETING_OPEN_LIST, "meeting", "2026-03-26", NULL, NULL, "meeting", "is open"},
	};
	struct fixture f;

	fixture_open(&f);
	FIXTURE_OK(&f, CMD_MEETING_PLAN, "date", "2026-03-26", "time", "10:00", NULL);
	cr_assert_not(
		fixture_run(&f, CMD_MEETING_CHANGE, "meeting", "2026-03-27", "place", "x", NULL));
	FIXTURE_OK(&f, CMD_MEETING_PLAN, "date", "2026-03-26", "time", "9:30", NULL);
	FIXTURE_OK(&f, CMD_MEETING_LIST, NULL);
	const struct meeting *list = f.result.value;
	for (size_t i = 0; i < COUNT(cases); i++) {
		const char *value = cases[i].value;

		if (text_equal(cases[i].name, "meeting") && text_equal(value, "2026-03-26"))
			value = list[0].uid;
		cr_assert_not(fixture_run(&f, cases[i].id, cases[i].name, value,
				      cases[i].second != NULL ? cases[i].second : "none",
				      cases[i].second_value, NULL),
			"case %zu", i);
		cr_assert(text_equal(f.err.field, cases[i].field), "case %zu: %s: %s", i,
			f.err.field, f.err.text);
		cr_assert_not_null(
			strstr(f.err.text, cases[i].says), "case %zu: %s", i, f.err.text);
	}
	fixture_close(&f);
}

/* What nobody works on is said, and the clock of names goes by the table. */
Test(meeting_plan, remarks_on_the_day)
{
	static const struct {
		const char *date, *says;
	} cases[] = {{"2026-03-21", "That day is a Saturday. Names are taken until 19-Mar-2026."},
		{"2026-03-22", "That day is a Sunday."},
		{"2026-03-13", "Names were taken until 11-Mar-2026."},
		{"2026-03-14", "Names are taken until 12-Mar-2026."}};
	struct fixture f;

	fixture_open(&f);
	for (size_t i = 0; i < COUNT(cases); i++) {
		plan(&f, cases[i].date);
		cr_assert_not_null(strstr(f.result.message, cases[i].says), "%s", f.result.message);
	}
	FIXTURE_OK(&f, CMD_MEETING_CHANGE, "meeting", "2026-03-14", "date", "2026-03-16", NULL);
	cr_assert_not_null(strstr(f.result.message, "until 14-Mar-2026"), "%s", f.result.message);
	fixture_close(&f);
}

/* ---- the rules ---- */

Test(meeting_plan, finds_reviews_that_are_late)
{
	static const struct {
		const char *now, *words; /* NULL: not found */
	} cases[] = {{"2026-04-05T09:00", NULL},
		{"2026-04-06T09:00", "Plan review due 05-Apr-2026, late"},
		{"2026-04-09T09:00", "Plan review due 05-Apr-2026, late"}};
	struct fixture f;

	four(&f);
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", ADA, "date", "2026-04-05", NULL);
	plan(&f, "2026-04-16");
	for (size_t i = 0; i < COUNT(cases); i++) {
		fixture_now(&f, cases[i].now);
		FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
		FOUND(&f, ADA, AGENDA_REVIEW_LATE, cases[i].words);
		NOT_FOUND(&f, BEN, AGENDA_REVIEW_LATE);
	}
	FIXTURE_OK(&f, CMD_MEETING_RULE, "rule", "review_late", "days", "5", NULL);
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	NOT_FOUND(&f, ADA, AGENDA_REVIEW_LATE);
	FIXTURE_OK(&f, CMD_MEETING_RULE, "rule", "review_late", "days", "4", NULL);
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	FOUND(&f, ADA, AGENDA_REVIEW_LATE, "Plan review due 05-Apr-2026, late");
	FIXTURE_OK(&f, CMD_CLOCK_STOP, "person", ADA, "reason", "in_hospital", NULL);
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	NOT_FOUND(&f, ADA, AGENDA_REVIEW_LATE);
	FIXTURE_OK(&f, CMD_CLOCK_START, "person", ADA, NULL);
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	FOUND(&f, ADA, AGENDA_REVIEW_LATE, "Plan review due 05-Apr-2026, late");
	FIXTURE_OK(&f, CMD_REVIEW_HOLD, "person", ADA, "outcome", "continue", NULL);
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	NOT_FOUND(&f, ADA, AGENDA_REVIEW_LATE);
	cr_assert_str_eq(item(&f, NULL, ADA)->dropped_reason, agenda_gone);
	fixture_close(&f);
}

Test(meeting_plan, finds_actions_that_are_late)
{
	struct fixture f;

	four(&f);
	FIXTURE_OK(&f, CMD_ACTION_ADD, "person", ADA, "what", "OT to visit", "owner", "abrown",
		"due", "2026-03-12", NULL);
	FIXTURE_OK(&f, CMD_ACTION_ADD, "person", BEN, "what", "Ring", "owner", "abrown", NULL);
	plan(&f, "2026-03-26");
	NOT_FOUND(&f, ADA, AGENDA_ACTION_LATE);
	fixture_now(&f, "2026-03-13T09:00");
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	FOUND(&f, ADA, AGENDA_ACTION_LATE, "OT to visit (Ann Brown), due 12-Mar-2026, late");
	NOT_FOUND(&f, BEN, AGENDA_ACTION_LATE);
	FIXTURE_OK(&f, CMD_ACTION_ADD, "person", ADA, "what", "GP to ring", "owner", "jpatel",
		"due", "2026-03-13", NULL);
	fixture_now(&f, "2026-03-15T09:00");
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	FOUND(&f, ADA, AGENDA_ACTION_LATE,
		"OT to visit (Ann Brown), due 12-Mar-2026, late; 1 more");
	FIXTURE_OK(&f, CMD_ACTION_DONE, "person", ADA, "action", "OT to visit", NULL);
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	FOUND(&f, ADA, AGENDA_ACTION_LATE, "GP to ring (Jo Patel), due 13-Mar-2026, late");
	fixture_close(&f);
}

/* Since last time: the last meeting's day, else thirty days; what was recorded since counts too. */
Test(meeting_plan, finds_what_happened_since_last_time)
{
	struct fixture f;

	four(&f);
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", ADA, "kind", "emergency_admission", "on",
		"2026-03-10", "place", "Royal Derby", NULL);
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", BEN, "kind", "ae_attendance", "on", "2026-02-10",
		NULL);
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", CAT, "kind", "fall", "on", "2026-03-10", NULL);
	plan(&f, "2026-03-13");
	FOUND(&f, ADA, AGENDA_ADMITTED, "Emergency admission 10-Mar-2026, Royal Derby");
	NOT_FOUND(&f, ADA, AGENDA_ATTENDED);
	FOUND(&f, BEN, AGENDA_ATTENDED, "A&E attendance 10-Feb-2026");
	cr_assert_null(item(&f, NULL, CAT), "a fall is no admission");
	FIXTURE_OK(&f, CMD_MEETING_DROP, "person", BEN, "reason", "Well again", NULL);
	hold(&f, "2026-03-13T10:00", ADA, "close", "Home and well", NULL);
	fixture_now(&f, "2026-03-20T10:00");
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", BEN, "kind", "ae_attendance", "on", "2026-03-11",
		NULL);
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", CAT, "kind", "ae_attendance", "on", "2026-03-14",
		NULL);
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", CAT, "kind", "ae_attendance", "on", "2026-03-15",
		NULL);
	plan(&f, "2026-03-26");
	cr_assert_null(item(&f, NULL, ADA), "that was spoken about");
	FOUND(&f, BEN, AGENDA_ATTENDED, "A&E attendance 11-Mar-2026");
	FOUND(&f, CAT, AGENDA_ATTENDED, "A&E attendance 15-Mar-2026; 2 since last time");
	fixture_close(&f);
}

Test(meeting_plan, finds_who_has_no_lead_or_one_who_is_away)
{
	struct fixture f;

	four(&f);
	FIXTURE_OK(
		&f, CMD_LEAD_ASSIGN, "person", BEN, "worker", "abrown", "reason", "Nearer", NULL);
	FIXTURE_OK(&f, CMD_LEAD_END, "person", CAT, "reason", "Moved", NULL);
	FIXTURE_OK(&f, CMD_ABSENCE_ADD, "worker", "abrown", "from", "2026-03-26", "until",
		"2026-03-30", NULL);
	plan(&f, "2026-03-26");
	NOT_FOUND(&f, ADA, AGENDA_LEAD_AWAY);
	FOUND(&f, BEN, AGENDA_LEAD_AWAY, "Lead Ann Brown is away until 30-Mar-2026, nobody acts");
	cr_assert_null(item(&f, NULL, BEN)->speaker, "nobody speaks to it");
	FOUND(&f, CAT, AGENDA_NO_LEAD, "No lead since 12-Mar-2026");
	FIXTURE_OK(&f, CMD_MEETING_CHANGE, "date", "2026-03-25", NULL);
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	NOT_FOUND(&f, BEN, AGENDA_LEAD_AWAY); /* here the day before */
	FIXTURE_OK(&f, CMD_MEETING_CHANGE, "date", "2026-03-30", NULL);
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	cr_assert_not_null(why(&f, NULL, BEN, AGENDA_LEAD_AWAY), "the last day counts");
	FIXTURE_OK(&f, CMD_ABSENCE_END, "worker", "abrown", NULL);
	FIXTURE_OK(&f, CMD_ABSENCE_ADD, "worker", "abrown", "from", "2026-03-26", "until",
		"2026-03-30", "cover", "jpatel", NULL);
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	NOT_FOUND(&f, BEN, AGENDA_LEAD_AWAY); /* somebody acts, and not for long */
	FIXTURE_OK(&f, CMD_MEETING_ADD, "person", BEN, "reason", "Falls", NULL);
	cr_assert_str_eq(item(&f, NULL, BEN)->speaker, "Jo Patel", "who acts speaks to it");
	fixture_close(&f);
}

Test(meeting_plan, finds_plans_that_wait)
{
	struct fixture f;

	four(&f);
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", ADA, "section", "what_matters", "text",
		"The garden. And the cat.", NULL);
	plan(&f, "2026-04-16");
	NOT_FOUND(&f, ADA, AGENDA_PLAN_WAITING);
	fixture_now(&f, "2026-03-25T09:00");
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	NOT_FOUND(&f, ADA, AGENDA_PLAN_WAITING);
	fixture_now(&f, "2026-03-26T09:00");
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	FOUND(&f, ADA, AGENDA_PLAN_WAITING, "Plan 1 waits for agreement since 12-Mar-2026");
	cr_assert_str_eq(item(&f, NULL, ADA)->wants, "The garden.");
	cr_assert_str_eq(item(&f, NULL, ADA)->speaker, "Jo Patel");
	fixture_close(&f);
}

static void list(struct fixture *f, const char *name, const char *rows)
{
	const char *text = arena_printf(f->arena,
		"nhs_number,family_name,given_name,date_of_birth,practice_code,instrument,score,"
		"score_date\n%s",
		rows);
	const char *path = fixture_write(f, name, text, strlen(text));

	FIXTURE_OK(f, CMD_IMPORT_RISK, "file", path, "basis", "Direct care", "instrument",
		"local_cst", NULL);
}

Test(meeting_plan, finds_who_is_new_on_the_risk_list_or_moved_up)
{
	struct fixture f;

	fixture_open_at(&f, "2026-02-20T09:00");
	list(&f, "a.csv",
		ADA ",ADA,X,1940-01-01,C81009,local_cst,5,2026-02-12\n" BEN
		    ",BEN,X,1941-01-01,C81009,local_cst,7,2026-02-12\n");
	plan(&f, "2026-02-26");
	cr_assert_eq(agenda(&f, NULL)->items_n, 0, "all are new on the first list, so nobody is");
	FIXTURE_OK(&f, CMD_MEETING_ADD, "person", BEN, "reason", "Asked", NULL);
	hold(&f, "2026-02-26T09:30", BEN, "close", "Well", NULL);
	fixture_now(&f, "2026-03-12T14:05");
	list(&f, "b.csv",
		ADA ",ADA,X,1940-01-01,C81009,local_cst,7,2026-03-01\n" BEN
		    ",BEN,X,1941-01-01,C81009,local_cst,6,2026-03-01\n" CAT
		    ",CAT,X,1942-01-01,C81009,local_cst,7,2026-03-01\n" DAN
		    ",DAN,X,1943-01-01,C81009,local_cst,4,2026-03-01\n");
	plan(&f, "2026-03-26");
	FOUND(&f, CAT, AGENDA_RISK_NEW, "HIGH 7, new on the list of 01-Mar-2026");
	NOT_FOUND(&f, DAN, AGENDA_RISK_NEW); /* not high */
	NOT_FOUND(&f, ADA, AGENDA_RISK_NEW);
	FOUND(&f, ADA, AGENDA_RISK_UP, "Risk rising -> high since 12-Feb-2026");
	cr_assert_null(item(&f, NULL, BEN), "high as before");
	fixture_close(&f);
}

/* ---- carried over ---- */

Test(meeting_plan, carries_over_what_stays_open)
{
	struct fixture f;

	four(&f);
	plan(&f, "2026-03-13");
	FIXTURE_OK(
		&f, CMD_MEETING_ADD, "person", ADA, "reason", "Falls", "late", "Since today", NULL);
	fixture_now(&f, "2026-03-13T09:30");
	FIXTURE_OK(&f, CMD_MEETING_BEGIN, NULL);
	FIXTURE_OK(&f, CMD_MEETING_ACTION, "person", ADA, "line",
		"OT to visit / abrown / 2026-03-16", NULL);
	hold(&f, "2026-03-13T09:40", ADA, "defer", "daughter could not come", NULL);
	fixture_now(&f, "2026-03-18T09:00");
	plan(&f, "2026-03-20");
	FOUND(&f, ADA, AGENDA_CARRIED,
		"Carried over from 13-Mar-2026: deferred, daughter could not come");
	cr_assert_eq(item(&f, NULL, ADA)->carried, 1);
	cr_assert_eq(item(&f, NULL, ADA)->status, CASE_ON_AGENDA);
	cr_assert_str_eq(item(&f, NULL, ADA)->action_to_date,
		"OT to visit (Ann Brown), due 16-Mar-2026, late");
	FOUND(&f, ADA, AGENDA_ACTION_LATE, "OT to visit (Ann Brown), due 16-Mar-2026, late");
	hold(&f, "2026-03-20T09:30", ADA, "defer", "again", NULL);
	plan(&f, "2026-03-27");
	FOUND(&f, ADA, AGENDA_ACTION_LATE,
		"OT to visit (Ann Brown), due 16-Mar-2026, late, carried 1x");
	cr_assert_eq(item(&f, NULL, ADA)->carried, 2);
	FIXTURE_OK(&f, CMD_MEETING_CANCEL, "reason", "Snow", NULL);
	plan(&f, "2026-04-03");
	FOUND(&f, ADA, AGENDA_CARRIED, "Carried over from 27-Mar-2026: the meeting was cancelled");
	cr_assert_eq(item(&f, NULL, ADA)->carried, 3);
	FIXTURE_OK(&f, CMD_ACTION_DONE, "person", ADA, "action", "OT to visit", NULL);
	hold(&f, "2026-04-03T09:30", ADA, "close", "Well", NULL);
	plan(&f, "2026-04-10");
	cr_assert_null(item(&f, NULL, ADA), "closed");
	fixture_close(&f);
}

Test(meeting_plan, a_review_waits_for_its_day)
{
	struct fixture f;

	four(&f);
	plan(&f, "2026-03-16");
	FIXTURE_OK(&f, CMD_MEETING_ADD, "person", ADA, "reason", "Falls", NULL);
	hold(&f, "2026-03-16T09:30", ADA, "review", NULL, "2026-04-03");
	plan(&f, "2026-04-02");
	cr_assert_null(item(&f, NULL, ADA), "the day before");
	FIXTURE_OK(&f, CMD_MEETING_ADD, "person", BEN, "reason", "Asked", NULL);
	hold(&f, "2026-04-02T09:30", BEN, "close", "Well", NULL);
	plan(&f, "2026-04-03");
	FOUND(&f, ADA, AGENDA_CARRIED,
		"Carried over from 16-Mar-2026: to be reviewed on 03-Apr-2026");
	fixture_close(&f);
}

/* What the agenda took off by itself is no word about anybody: the one before it holds. */
Test(meeting_plan, carries_past_what_the_agenda_took_off)
{
	struct fixture f;

	four(&f);
	plan(&f, "2026-03-16");
	FIXTURE_OK(&f, CMD_MEETING_ADD, "person", ADA, "reason", "Falls", NULL);
	hold(&f, "2026-03-16T09:30", ADA, "review", NULL, "2026-04-03");
	FIXTURE_OK(&f, CMD_ACTION_ADD, "person", ADA, "what", "Ring", "owner", "abrown", "due",
		"2026-03-16", NULL);
	fixture_now(&f, "2026-03-18T09:00");
	plan(&f, "2026-03-23");
	ORDER(&f, NULL, "ADA");
	FIXTURE_OK(&f, CMD_ACTION_DONE, "person", ADA, "action", "Ring", NULL);
	FIXTURE_OK(&f, CMD_MEETING_ADD, "person", BEN, "reason", "Asked", NULL);
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	ORDER(&f, NULL, "BEN xADA");
	hold(&f, "2026-03-23T09:30", BEN, "close", "Well", NULL);
	plan(&f, "2026-04-03");
	FOUND(&f, ADA, AGENDA_CARRIED,
		"Carried over from 16-Mar-2026: to be reviewed on 03-Apr-2026");
	fixture_close(&f);
}

Test(meeting_plan, what_was_taken_off_is_not_carried)
{
	struct fixture f;

	four(&f);
	plan(&f, "2026-03-16");
	FIXTURE_OK(&f, CMD_MEETING_ADD, "person", ADA, "reason", "Falls", NULL);
	FIXTURE_OK(&f, CMD_MEETING_ADD, "person", BEN, "reason", "Falls", NULL);
	FIXTURE_OK(&f, CMD_MEETING_DROP, "person", BEN, "reason", "In hospital", NULL);
	cr_assert_not_null(strstr(f.result.message, "not carried over"), "%s", f.result.message);
	hold(&f, "2026-03-16T09:30", ADA, "defer", "No time", NULL);
	plan(&f, "2026-03-23");
	ORDER(&f, NULL, "ADA");
	/* Nor what was carried once, and then taken off. */
	FIXTURE_OK(&f, CMD_MEETING_DROP, "person", ADA, "reason", "In hospital", NULL);
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	ORDER(&f, NULL, "xADA");
	FIXTURE_OK(&f, CMD_MEETING_ADD, "person", BEN, "reason", "Asked", NULL);
	hold(&f, "2026-03-23T09:30", BEN, "close", "Well", NULL);
	plan(&f, "2026-03-30");
	ORDER(&f, NULL, "");
	fixture_close(&f);
}

/* A meeting that is planned already learns what another left open. */
Test(meeting_plan, the_next_meeting_learns_of_it)
{
	struct fixture f;

	four(&f);
	plan(&f, "2026-03-16");
	plan(&f, "2026-03-23");
	FIXTURE_OK(&f, CMD_MEETING_ADD, "meeting", "2026-03-16", "person", ADA, "reason", "Falls",
		NULL);
	ORDER(&f, "2026-03-23", "");
	hold(&f, "2026-03-16T09:30", ADA, "defer", "No time", NULL);
	ORDER(&f, "2026-03-23", "ADA");
	plan(&f, "2026-03-30");
	FIXTURE_OK(&f, CMD_MEETING_ADD, "meeting", "2026-03-23", "person", BEN, "reason", "Falls",
		NULL);
	FIXTURE_OK(&f, CMD_MEETING_CANCEL, "meeting", "2026-03-23", "reason", "Snow", NULL);
	ORDER(&f, "2026-03-30", "ADA BEN");
	fixture_close(&f);
}

/* ---- who is never found ---- */

/* What was planned a fortnight ago looks once more when it begins, unless somebody closed it. */
Test(meeting_plan, looks_again_when_it_begins)
{
	struct fixture f;

	four(&f);
	plan(&f, "2026-03-26");
	ORDER(&f, NULL, "");
	FIXTURE_OK(&f, CMD_ACTION_ADD, "person", BEN, "what", "Ring", "owner", "abrown", "due",
		"2026-03-20", NULL);
	fixture_now(&f, "2026-03-26T14:00");
	FIXTURE_OK(&f, CMD_MEETING_BEGIN, NULL);
	cr_assert_not_null(
		strstr(f.result.message, "1 case, 1 undecided. The agenda looked again: 1 came "
					 "onto it, 0 went off."),
		"%s", f.result.message);
	ORDER(&f, NULL, "BEN");
	FIXTURE_OK(&f, CMD_MEETING_SUSPEND, NULL);
	FIXTURE_OK(&f, CMD_MEETING_BEGIN, NULL);
	cr_assert_null(strstr(f.result.message, "looked again"), "%s", f.result.message);
	fixture_close(&f);
}

Test(meeting_plan, finds_nobody_who_died_or_left)
{
	struct fixture f;

	four(&f);
	for (size_t i = 0; i < 4; i++) {
		static const char *const all[] = {ADA, BEN, CAT, DAN};

		FIXTURE_OK(&f, CMD_ACTION_ADD, "person", all[i], "what", "Ring", "owner", "abrown",
			"due", "2026-03-12", NULL);
	}
	plan(&f, "2026-03-16");
	FIXTURE_OK(&f, CMD_MEETING_ADD, "person", ADA, "reason", "Falls", NULL);
	FIXTURE_OK(&f, CMD_MEETING_CLOSE_LIST, NULL);
	fixture_now(&f, "2026-03-16T09:30");
	FIXTURE_OK(&f, CMD_MEETING_BEGIN, NULL);
	hold(&f, "2026-03-16T09:30", ADA, "defer", "No time", NULL);
	plan(&f, "2026-03-30");
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	ORDER(&f, NULL, "ADA BEN CAT DAN");
	FIXTURE_OK(&f, CMD_REGISTER_END, "person", ADA, "reason", "moved", NULL);
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", BEN, "died", "2026-03-15", NULL);
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	ORDER(&f, NULL, "CAT DAN xADA xBEN");
	cr_assert_not(fixture_run(&f, CMD_MEETING_ADD, "person", BEN, "reason", "x", NULL));
	cr_assert_not_null(strstr(f.err.text, "died on 15-Mar-2026"), "%s", f.err.text);
	FIXTURE_OK(
		&f, CMD_MEETING_ADD, "person", ADA, "reason", "Back", NULL); /* may be asked for */
	FIXTURE_OK(&f, CMD_PERSON_MERGE, "person", CAT, "other", DAN, "reason", "The same",
		"end-episode", "1", NULL);
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	cr_assert_not_null(item(&f, NULL, CAT));
	fixture_close(&f);
}

/* ---- names ---- */

Test(meeting_plan, takes_names_until_the_cut_off_day)
{
	struct fixture f;
	const struct case_item *found;

	four(&f);
	fixture_person(&f, "Eve", "X", "9996060128", "1944-01-01"); /* in nobody's care yet */
	plan(&f, "2026-03-26");
	fixture_now(&f, "2026-03-24T23:30");
	FIXTURE_OK(&f, CMD_MEETING_ADD, "person", "9996060128", "reason", "New referral", NULL);
	found = item(&f, NULL, "9996060128");
	cr_assert(!found->late && found->status == CASE_ON_AGENDA && found->episode_id == 0);
	cr_assert_str_eq(found->asked_by, "Jo Patel");
	FOUND(&f, "9996060128", AGENDA_ASKED, "Asked for by Jo Patel: New referral");
	fixture_now(&f, "2026-03-25T00:30");
	cr_assert_not(fixture_run(&f, CMD_MEETING_ADD, "person", ADA, "reason", "Fell", NULL));
	cr_assert_str_eq(f.err.field, "late");
	cr_assert_str_eq(f.err.text,
		"Names for the meeting of Thu 26-Mar-2026 were taken until 24-Mar-2026. Say with "
		"--late why it cannot wait for the next.");
	FIXTURE_OK(
		&f, CMD_MEETING_ADD, "person", ADA, "reason", "Fell", "late", "Last night", NULL);
	cr_assert_not_null(strstr(f.result.message, "late addition"), "%s", f.result.message);
	found = item(&f, NULL, ADA);
	cr_assert(found->late);
	cr_assert_str_eq(found->late_reason, "Last night");
	FIXTURE_OK(&f, CMD_AUDIT_LIST, "person", ADA, NULL);
	const struct audit *row = f.result.value;
	cr_assert(
		text_equal(row->command, "meeting add") && text_equal(row->detail, "late addition"),
		"%s: %s", row->command, row->detail);
	/* Another reason for somebody who is on it is no late name. */
	FIXTURE_OK(&f, CMD_MEETING_ADD, "person", ADA, "reason", "And lonely", NULL);
	FOUND(&f, ADA, AGENDA_ASKED,
		"Asked for by Jo Patel: Fell; Asked for by Jo Patel: And lonely");
	fixture_close(&f);
}

Test(meeting_plan, a_closed_agenda_takes_late_names_alone)
{
	struct fixture f;

	four(&f);
	plan(&f, "2026-03-26");
	FIXTURE_OK(&f, CMD_MEETING_ADD, "person", ADA, "reason", "Fell", NULL);
	FIXTURE_OK(&f, CMD_MEETING_CLOSE_LIST, NULL);
	cr_assert_str_eq(f.result.message,
		"Closed the agenda of the meeting of Thu 26-Mar-2026: 1 case. An addition is late "
		"now.");
	cr_assert_not(fixture_run(&f, CMD_MEETING_CLOSE_LIST, NULL));
	cr_assert_not(fixture_run(&f, CMD_MEETING_ADD, "person", BEN, "reason", "Fell", NULL));
	cr_assert_not_null(strstr(f.err.text, "and its agenda is closed"), "%s", f.err.text);
	cr_assert_not(fixture_run(&f, CMD_MEETING_BUILD, NULL));
	cr_assert_not_null(strstr(f.err.text, "open-list"), "%s", f.err.text);
	FIXTURE_OK(&f, CMD_MEETING_ADD, "person", BEN, "reason", "Fell", "late", "Today", NULL);
	FIXTURE_OK(&f, CMD_MEETING_OPEN_LIST, NULL);
	FIXTURE_OK(&f, CMD_MEETING_ADD, "person", CAT, "reason", "Fell", NULL);
	ORDER(&f, NULL, "ADA BEN CAT");
	cr_assert(!item(&f, NULL, CAT)->late);
	fixture_now(&f, "2026-03-26T09:30");
	FIXTURE_OK(&f, CMD_MEETING_BEGIN, NULL);
	cr_assert_not(fixture_run(&f, CMD_MEETING_CLOSE_LIST, NULL));
	cr_assert_not(fixture_run(&f, CMD_MEETING_BUILD, NULL));
	cr_assert_not(fixture_run(&f, CMD_MEETING_CANCEL, "reason", "Snow", NULL));
	cr_assert_not(fixture_run(&f, CMD_MEETING_CHANGE, "date", "2026-04-01", NULL));
	cr_assert_not(fixture_run(&f, CMD_MEETING_ADD, "person", DAN, "reason", "Fell", NULL));
	FIXTURE_OK(&f, CMD_MEETING_ADD, "person", DAN, "reason", "Fell", "late", "Now", NULL);
	ORDER(&f, NULL, "ADA BEN CAT DAN");
	FIXTURE_OK(
		&f, CMD_MEETING_DECIDE, "person", ADA, "decision", "close", "reason", "Well", NULL);
	cr_assert_not(fixture_run(&f, CMD_MEETING_ADD, "person", ADA, "reason", "Fell", NULL));
	cr_assert_not(fixture_run(&f, CMD_MEETING_DROP, "person", ADA, "reason", "Fell", NULL));
	cr_assert_not(fixture_run(&f, CMD_MEETING_MOVE, "person", ADA, "slot", "2", NULL));
	fixture_close(&f);
}

/* ---- the order ---- */

/* Admissions of 8 minutes: with 20 there is time for two. */
static void admitted(struct fixture *f)
{
	static const char *const all[] = {ADA, BEN, CAT, DAN};

	four(f);
	for (size_t i = 0; i < COUNT(all); i++)
		FIXTURE_OK(f, CMD_EVENT_ADD, "person", all[i], "kind", "emergency_admission", "on",
			"2026-03-11", NULL);
	FIXTURE_OK(f, CMD_MEETING_PLAN, "date", "2026-03-26", "minutes", "20", NULL);
}

Test(meeting_plan, proposes_what_there_is_no_time_for)
{
	struct fixture f;

	admitted(&f);
	cr_assert_not_null(
		strstr(f.result.message, ": 2 cases in 20 minutes, 2 more are proposed."), "%s",
		f.result.message);
	ORDER(&f, NULL, "ADA BEN -CAT -DAN");
	cr_assert_eq(agenda(&f, NULL)->fits, 2);
	FIXTURE_OK(&f, CMD_MEETING_ADD, "person", DAN, "reason", "Fell", NULL);
	ORDER(&f, NULL, "DAN ADA BEN -CAT");
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	cr_assert_str_eq(f.result.message,
		"Built the agenda of the meeting of Thu 26-Mar-2026: 2 cases in 20 minutes, 2 more "
		"are proposed.");
	ORDER(&f, NULL, "DAN ADA -BEN -CAT");
	FIXTURE_OK(&f, CMD_MEETING_MOVE, "person", CAT, "slot", "1", NULL);
	ORDER(&f, NULL, "CAT DAN ADA -BEN");
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	ORDER(&f, NULL, "CAT DAN -ADA -BEN");
	FIXTURE_OK(&f, CMD_MEETING_CHANGE, "minutes", "60", NULL);
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	ORDER(&f, NULL, "CAT DAN ADA BEN");
	/* Before what the rules put there, but not before what somebody placed. */
	fixture_person(&f, "Eve", "X", "9996060128", "1944-01-01");
	FIXTURE_OK(&f, CMD_MEETING_ADD, "person", "9996060128", "reason", "New", NULL);
	ORDER(&f, NULL, "CAT DAN EVE ADA BEN");
	fixture_close(&f);
}

/* A rule brings so many; who stands there already is not taken off for somebody at higher risk. */
Test(meeting_plan, a_rule_brings_no_more_than_it_may)
{
	static const char *const late[] = {ADA, BEN, CAT};
	struct fixture f;

	four(&f);
	FIXTURE_OK(&f, CMD_MEETING_RULE, "rule", "action_late", "most", "2", NULL);
	for (size_t i = 0; i < COUNT(late); i++)
		FIXTURE_OK(&f, CMD_ACTION_ADD, "person", late[i], "what", "Ring", "owner", "abrown",
			"due", "2026-03-12", NULL);
	fixture_now(&f, "2026-03-13T09:00");
	plan(&f, "2026-03-26");
	ORDER(&f, NULL, "ADA BEN");
	list(&f, "a.csv", CAT ",CAT,X,1942-01-01,C81009,local_cst,7,2026-03-01\n");
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	ORDER(&f, NULL, "CAT ADA BEN");
	FIXTURE_OK(&f, CMD_ACTION_DONE, "person", CAT, "action", "Ring", NULL);
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	ORDER(&f, NULL, "ADA BEN xCAT");
	/* Who was only proposed goes. */
	FIXTURE_OK(&f, CMD_MEETING_PLAN, "date", "2026-03-27", "minutes", "5", NULL);
	ORDER(&f, "2026-03-27", "ADA -BEN");
	FIXTURE_OK(&f, CMD_MEETING_RULE, "rule", "action_late", "most", "1", NULL);
	FIXTURE_OK(&f, CMD_MEETING_BUILD, "meeting", "2026-03-27", NULL);
	ORDER(&f, "2026-03-27", "ADA xBEN");
	cr_assert_str_eq(item(&f, "2026-03-27", BEN)->dropped_reason, agenda_outranked);
	fixture_close(&f);
}

/* The reasons stand in the order of the rules, whichever was found first. */
Test(meeting_plan, tells_the_reasons_in_the_order_of_the_rules)
{
	struct fixture f;

	four(&f);
	FIXTURE_OK(&f, CMD_ACTION_ADD, "person", ADA, "what", "Ring", "owner", "abrown", "due",
		"2026-03-12", NULL);
	fixture_now(&f, "2026-03-13T09:00");
	plan(&f, "2026-03-26");
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", ADA, "kind", "ae_attendance", "on", "today", NULL);
	FIXTURE_OK(&f, CMD_MEETING_ADD, "person", ADA, "reason", "Fell", NULL);
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	const struct case_item *ada = item(&f, NULL, ADA);
	cr_assert_eq(ada->reasons_n, 3);
	cr_assert(ada->reasons[0].rule == AGENDA_ASKED && ada->reasons[1].rule == AGENDA_ATTENDED &&
		  ada->reasons[2].rule == AGENDA_ACTION_LATE);
	FIXTURE_OK(&f, CMD_MEETING_RULE, "rule", "action_late", "rank", "2", NULL);
	cr_assert_eq(item(&f, NULL, ADA)->reasons[1].rule, AGENDA_ACTION_LATE);
	fixture_close(&f);
}

Test(meeting_plan, moves_and_takes_off_without_holes)
{
	static const struct {
		const char *who, *slot, *order; /* NULL: refused */
	} cases[] = {{ADA, "2", "BEN ADA CAT DAN"}, {DAN, "1", "DAN BEN ADA CAT"},
		{DAN, "4", "BEN ADA CAT DAN"}, {CAT, "3", "BEN ADA CAT DAN"}, {CAT, "0", NULL},
		{CAT, "5", NULL}, {CAT, "x", NULL}, {CAT, "", NULL}, {"9996060128", "1", NULL}};
	struct fixture f;

	admitted(&f);
	fixture_person(&f, "Eve", "X", "9996060128", "1944-01-01");
	FIXTURE_OK(&f, CMD_MEETING_CHANGE, "minutes", "60", NULL);
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	for (size_t i = 0; i < COUNT(cases); i++) {
		bool done = fixture_run(
			&f, CMD_MEETING_MOVE, "person", cases[i].who, "slot", cases[i].slot, NULL);

		cr_assert_eq(done, cases[i].order != NULL, "case %zu: %s", i, f.err.text);
		if (done)
			ORDER(&f, NULL, cases[i].order);
		else
			ORDER(&f, NULL, "BEN ADA CAT DAN");
	}
	cr_assert_not(fixture_run(&f, CMD_MEETING_DROP, "person", ADA, NULL));
	FIXTURE_OK(&f, CMD_MEETING_DROP, "person", ADA, "reason", "In hospital", NULL);
	ORDER(&f, NULL, "BEN CAT DAN xADA");
	cr_assert_not(fixture_run(&f, CMD_MEETING_DROP, "person", ADA, "reason", "Again", NULL));
	cr_assert_not(fixture_run(&f, CMD_MEETING_MOVE, "person", ADA, "slot", "1", NULL));
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	ORDER(&f, NULL, "BEN CAT DAN xADA");
	FIXTURE_OK(&f, CMD_MEETING_ADD, "person", ADA, "reason", "Home", NULL);
	ORDER(&f, NULL, "ADA BEN CAT DAN"); /* before what the rules put there */
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	ORDER(&f, NULL, "BEN CAT DAN xADA");
	fixture_close(&f);
}

/* ---- building again ---- */

Test(meeting_plan, building_again_leaves_what_somebody_touched)
{
	struct fixture f;

	admitted(&f);
	FIXTURE_OK(&f, CMD_MEETING_CHANGE, "minutes", "60", NULL);
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	FIXTURE_OK(&f, CMD_MEETING_WRITE, "person", BEN, "situation", "Back home", "minutes", "15",
		NULL);
	FIXTURE_OK(&f, CMD_MEETING_MOVE, "person", DAN, "slot", "1", NULL);
	ORDER(&f, NULL, "DAN ADA BEN CAT");
	FIXTURE_OK(&f, CMD_MEETING_RULE, "rule", "admitted", "used", "no", NULL);
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	ORDER(&f, NULL, "DAN BEN xADA xCAT");
	cr_assert_eq(item(&f, NULL, BEN)->minutes, 15);
	cr_assert_str_eq(item(&f, NULL, BEN)->situation, "Back home");
	cr_assert_eq(item(&f, NULL, BEN)->reasons_n, 0, "what no longer holds is not shown");
	FIXTURE_OK(&f, CMD_MEETING_RULE, "rule", "admitted", "used", "yes", "minutes", "9", NULL);
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	ORDER(&f, NULL, "DAN BEN ADA CAT");
	cr_assert_null(item(&f, NULL, ADA)->dropped_reason, "found again");
	cr_assert_eq(item(&f, NULL, ADA)->minutes, 9);
	cr_assert_eq(item(&f, NULL, BEN)->minutes, 15);
	FOUND(&f, BEN, AGENDA_ADMITTED, "Emergency admission 11-Mar-2026");
	int64_t version = item(&f, NULL, ADA)->version;
	FIXTURE_OK(&f, CMD_MEETING_BUILD, NULL);
	cr_assert_eq(item(&f, NULL, ADA)->version, version, "nothing changed, nothing is written");
	fixture_close(&f);
}

Test(meeting_plan, the_team_has_rules_of_its_own)
{
	static const struct {
		const char *rule, *name, *value, *field;
	} refused[] = {{"nothing", "rank", "1", "rule"}, {"carried", "most", "3", "most"},
		{"admitted", "days", "3", "days"}, {"asked", "used", "no", "used"},
		{"admitted", "used", "perhaps", "used"}, {"admitted", "rank", "0", "rank"},
		{"admitted", "minutes", "121", "minutes"}, {"admitted", "none", "x", "used"}};
	struct fixture f;
	const struct agenda_rule *list;

	fixture_open(&f);
	FIXTURE_OK(&f, CMD_MEETING_RULE, "rule", "review_late", "rank", "1", "most", "0", NULL);
	FIXTURE_OK(&f, CMD_MEETING_RULE, "rule", "review_late", "minutes", "7", NULL);
	FIXTURE_OK(&f, CMD_MEETING_RULES, NULL);
	cr_assert_eq(f.result.n, 11, "each rule once: %zu", f.result.n);
	list = f.result.value;
	for (size_t i = 0; i < f.result.n; i++)
		if (list[i].rule == AGENDA_REVIEW_LATE)
			cr_assert(list[i].rank == 1 && list[i].most == 0 && list[i].minutes == 7 &&
				  list[i].days == 1);
	for (size_t i = 0; i < COUNT(refused); i++) {
		cr_assert_not(fixture_run(&f, CMD_MEETING_RULE, "rule", refused[i].rule,
				      refused[i].name, refused[i].value, NULL),
			"case %zu", i);
		cr_assert_str_eq(f.err.field, refused[i].field, "case %zu: %s", i, f.err.text);
	}
	fixture_close(&f);
}

/* A meeting of one practice is about its people. */
Test(meeting_plan, may_be_of_one_practice)
{
	struct fixture f;

	admitted(&f);
	list(&f, "a.csv", ADA ",ADA,X,1940-01-01,C81009,local_cst,1,2026-03-01\n");
	FIXTURE_OK(&f, CMD_MEETING_PLAN, "date", "2026-03-27", "practice", "C81009", NULL);
	ORDER(&f, "2026-03-27", "ADA");
	FIXTURE_OK(&f, CMD_MEETING_PLAN, "date", "2026-03-28", NULL);
	ORDER(&f, "2026-03-28", "ADA"); /* as last time */
	FIXTURE_OK(
		&f, CMD_MEETING_PLAN, "date", "2026-03-29", "practice", "", "minutes", "60", NULL);
	ORDER(&f, "2026-03-29", "ADA BEN CAT DAN");
	fixture_close(&f);
}
