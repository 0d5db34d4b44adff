/* Clocks that stop and run again, by the commands: one answer on the Board, in both lists and in the
 * record. */
#include "fixture.h"

#include <string.h>

#include <criterion/criterion.h>

#include <caseload/caseload.h>
#include <caseload/due.h>
#include <caseload/record.h>

TestSuite(clock, .timeout = 60);

static const struct due *find(struct fixture *f, int kind)
{
	const struct due *dues;

	FIXTURE_OK(f, CMD_DEADLINE_LIST, NULL);
	dues = f->result.value;
	for (size_t i = 0; i < f->result.n; i++)
		if (dues[i].kind == kind)
			return &dues[i];
	return NULL;
}

static void is_due(struct fixture *f, int kind, const char *on, int stand, bool late, int line)
{
	char got[DATE_ISO_SIZE] = "nothing";
	const struct due *due = find(f, kind);

	cr_assert_eq(due != NULL, on != NULL, "line %d", line);
	if (due == NULL)
		return;
	cr_assert_str_eq(date_iso(due->due_on, got), on, "line %d: %s", line, got);
	cr_assert_eq(due->clock.stand, stand, "line %d: %s", line,
		word_shown(&words_clock_stand, due->clock.stand));
	cr_assert_eq(due->late, late, "line %d: late", line);
}
#define IS_DUE(f, kind, on, stand, late) is_due(f, kind, on, stand, late, __LINE__)

static void late_reviews(struct fixture *f, size_t n, int line)
{
	const struct case_list *board;

	FIXTURE_OK(f, CMD_REVIEW_LIST, "overdue", "yes", NULL);
	cr_assert_eq(f->result.n, n, "line %d: review list: %zu", line, f->result.n);
	FIXTURE_OK(f, CMD_DEADLINE_LIST, "late", "yes", "reviews", "yes", NULL);
	cr_assert_eq(f->result.n, n, "line %d: deadline list: %zu", line, f->result.n);
	FIXTURE_OK(f, CMD_LIST, NULL);
	board = f->result.value;
	cr_assert_eq((size_t)board->counts->late, n, "line %d: the Board: %d", line,
		(int)board->counts->late);
}
#define LATE(f, n) late_reviews(f, n, __LINE__)

static const char *begin(struct fixture *f)
{
	fixture_open_at(f, "2026-02-20T09:00");
	const char *uid = fixture_on_register(f, "Ahmed", "Fatima", "9990000018", "1-Jan-1940");
	FIXTURE_OK(f, CMD_REVIEW_BOOK, "person", uid, "date", "2026-03-08", NULL);
	return uid;
}

Test(clock, stopped_before_it_was_due_moves_by_the_days_it_stood)
{
	struct fixture f;
	const char *uid = begin(&f);
	const struct case_list *board;
	const struct review *reviews;
	struct arena *arena = arena_new();

	fixture_now(&f, "2026-03-02T09:00");
	FIXTURE_OK(
		&f, CMD_CLOCK_STOP, "person", uid, "kind", "review", "reason", "in_hospital", NULL);
	fixture_now(&f, "2026-03-12T09:00");
	IS_DUE(&f, DUE_REVIEW, "2026-03-08", STAND_STOPPED, false);
	cr_assert_str_eq(clock_words(&find(&f, DUE_REVIEW)->clock, arena),
		"stopped: in hospital since 02-Mar-2026 (originally due 08-Mar-2026)");
	LATE(&f, 0);
	FIXTURE_OK(&f, CMD_LIST, NULL);
	board = f.result.value;
	cr_assert_eq(board->rows[0].stopped_for, STOP_IN_HOSPITAL);
	cr_assert(!date_is_set(board->rows[0].next_review));
	/* seven days: due on the 15th */
	FIXTURE_OK(&f, CMD_CLOCK_START, "person", uid, "on", "2026-03-09", NULL);
	cr_assert(strstr(f.result.message, "15-Mar-2026 (first on 08-Mar-2026)"), "%s",
		f.result.message);
	IS_DUE(&f, DUE_REVIEW, "2026-03-15", STAND_RUNS, false);
	/* stopped a second time, and the first date still stands */
	fixture_now(&f, "2026-03-14T09:00");
	FIXTURE_OK(&f, CMD_CLOCK_STOP, "person", uid, "kind", "review", "reason", "not_contactable",
		"attempts", "3", NULL);
	fixture_now(&f, "2026-03-17T09:00");
	LATE(&f, 0);
	FIXTURE_OK(&f, CMD_CLOCK_START, "person", uid, NULL);
	IS_DUE(&f, DUE_REVIEW, "2026-03-18", STAND_RUNS, false);
	fixture_now(&f, "2026-03-19T09:00");
	IS_DUE(&f, DUE_REVIEW, "2026-03-18", STAND_RUNS, true);
	LATE(&f, 1);
	FIXTURE_OK(&f, CMD_REVIEW_LIST, NULL);
	reviews = f.result.value;
	cr_assert(date_equal(reviews[0].originally_due, date_make(2026, 3, 8)));
	FIXTURE_OK(&f, CMD_CLOCK_LIST, "person", uid, NULL);
	cr_assert_eq(f.result.n, 2);
	cr_assert(date_equal(
		((struct clock_stop *)f.result.value)[1].originally_due, date_make(2026, 3, 8)));
	arena_free(arena);
	fixture_close(&f);
}

/* Four days late before, not late while it stands, four days late after. */
Test(clock, days_late_before_are_days_late_after)
{
	struct fixture f;
	const char *uid = begin(&f);

	fixture_now(&f, "2026-03-12T09:00");
	cr_assert_eq(find(&f, DUE_REVIEW)->late_days, 4);
	FIXTURE_OK(
		&f, CMD_CLOCK_STOP, "person", uid, "kind", "review", "reason", "out_of_area", NULL);
	fixture_now(&f, "2026-04-01T09:00");
	IS_DUE(&f, DUE_REVIEW, "2026-03-08", STAND_STOPPED, false);
	LATE(&f, 0);
	FIXTURE_OK(&f, CMD_CLOCK_START, "person", uid, NULL);
	IS_DUE(&f, DUE_REVIEW, "2026-03-28", STAND_RUNS, true);
	cr_assert_eq(find(&f, DUE_REVIEW)->late_days, 4);
	LATE(&f, 1);
	/* taken back, it is stopped again and due as it was */
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	IS_DUE(&f, DUE_REVIEW, "2026-03-08", STAND_STOPPED, false);
	LATE(&f, 0);
	fixture_close(&f);
}

Test(clock, what_is_worked_out_moves_too_and_in_working_days)
{
	struct fixture f;
	const char *uid = begin(&f);

	IS_DUE(&f, DUE_PLAN, "2026-03-20", STAND_RUNS, false);
	FIXTURE_OK(&f, CMD_CLOCK_STOP, "person", uid, "kind", "plan", "reason", "declined", NULL);
	fixture_now(&f, "2026-03-02T09:00");
	FIXTURE_OK(&f, CMD_CLOCK_START, "person", uid, "kind", "plan", NULL);
	IS_DUE(&f, DUE_PLAN, "2026-03-30", STAND_RUNS, false);
	/* three working days from Thursday 2 April are Thursday the 9th; stopped over Easter, from
	 * Thursday to Wednesday the 8th, it moves by the two that were worked */
	fixture_now(&f, "2026-04-02T09:00");
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", uid, "kind", "discharge", "on", "today", NULL);
	IS_DUE(&f, DUE_DISCHARGE, "2026-04-09", STAND_RUNS, false);
	FIXTURE_OK(&f, CMD_CLOCK_STOP, "person", uid, "kind", "discharge", "reason",
		"not_contactable", "attempts", "2", NULL);
	fixture_now(&f, "2026-04-08T09:00");
	FIXTURE_OK(&f, CMD_CLOCK_START, "person", uid, "kind", "discharge", NULL);
	IS_DUE(&f, DUE_DISCHARGE, "2026-04-13", STAND_RUNS, false);
	fixture_close(&f);
}

Test(clock, refuses_what_cannot_be_and_ends_with_a_death)
{
	static const struct {
		const char *name[8];
		const char *says;
	} cases[] = {
		{{"reason", "not_contactable"}, "attempts"},
		{{"reason", "in_hospital", "on", "2026-05-01"}, "today or before"},
		{{"reason", "in_hospital", "kind", "request"}, "Nothing like that is due"},
		{{"reason", "away"}, "in_hospital"},
	};
	struct fixture f;
	const char *uid = begin(&f);

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *const *a = cases[i].name;

		cr_assert_not(fixture_run(&f, CMD_CLOCK_STOP, "person", uid, a[0], a[1],
			a[2] != NULL ? a[2] : "note", a[2] != NULL ? a[3] : "x", NULL));
		cr_assert(strcasestr(f.err.text, cases[i].says) ||
				  strcasestr(f.err.field, cases[i].says),
			"case %zu: %s", i, f.err.text);
	}
	cr_assert_not(fixture_run(&f, CMD_CLOCK_START, "person", uid, NULL));
	FIXTURE_OK(&f, CMD_CLOCK_STOP, "person", uid, "kind", "review", "reason", "moved", NULL);
	cr_assert_null(find(&f, DUE_REVIEW), "nobody waits for them");
	cr_assert_not(fixture_run(
		&f, CMD_CLOCK_STOP, "person", uid, "kind", "review", "reason", "moved", NULL));
	fixture_now(&f, "2026-03-12T09:00");
	LATE(&f, 0);
	/* they came back after all */
	FIXTURE_OK(&f, CMD_CLOCK_START, "person", uid, "on", "2026-02-21", NULL);
	IS_DUE(&f, DUE_REVIEW, "2026-03-09", STAND_RUNS, true);
	/* a date of its own starts a stopped clock */
	FIXTURE_OK(&f, CMD_CLOCK_STOP, "person", uid, "kind", "review", "reason", "declined", NULL);
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", uid, "date", "2026-03-20", NULL);
	IS_DUE(&f, DUE_REVIEW, "2026-03-20", STAND_RUNS, false);
	FIXTURE_OK(&f, CMD_CLOCK_LIST, NULL);
	cr_assert_eq(f.result.n, 0, "nothing is stopped: %zu", f.result.n);
	fixture_close(&f);
}

/* A rule that is changed moves what is worked out from it, and no date that was booked. */
Test(clock, a_rule_is_data)
{
	struct fixture f;
	const char *uid = begin(&f);

	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", uid, "worker", "jpatel", "reason", "Knows her",
		NULL);
	IS_DUE(&f, DUE_INFORM, "2026-03-13", STAND_RUNS, false);
	FIXTURE_OK(&f, CMD_DEADLINE_SET, "code", "INFORM_LEAD", "amount", "10", NULL);
	FIXTURE_OK(&f, CMD_DEADLINE_SET, "code", "PLAN_DUE", "amount", "2", NULL);
	IS_DUE(&f, DUE_PLAN, "2026-04-20", STAND_RUNS, false);
	IS_DUE(&f, DUE_INFORM, "2026-03-13", STAND_RUNS, false);
	IS_DUE(&f, DUE_REVIEW, "2026-03-08", STAND_RUNS, false);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", uid, "worker", "jpatel", "kind", "coordinator",
		"reason", "Also", NULL);
	cr_assert_not(
		fixture_run(&f, CMD_DEADLINE_SET, "code", "PLAN_REVIEW", "amount", "13", NULL));
	cr_assert(strstr(f.err.text, "12 months"), "%s", f.err.text);
	FIXTURE_OK(&f, CMD_DEADLINE_SET, "code", "PLAN_REVIEW", "amount", "6", NULL);
	cr_assert_not(fixture_run(&f, CMD_REVIEW_BOOK, "person", uid, "date", "2026-10-01", NULL));
	cr_assert(strstr(f.err.text, "every 6 months"), "%s", f.err.text);
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", uid, "date", "2026-10-01", NULL);
	/* a working day less in May moves the contact after a discharge */
	fixture_now(&f, "2026-05-01T09:00");
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", uid, "kind", "discharge", "on", "today", NULL);
	IS_DUE(&f, DUE_DISCHARGE, "2026-05-07", STAND_RUNS, false);
	cr_assert_not(fixture_run(&f, CMD_CALENDAR_ADD, "date", "9999-12-31", "name", "X", NULL));
	cr_assert(strstr(f.err.text, "1971 to 2199"), "%s", f.err.text);
	FIXTURE_OK(&f, CMD_CALENDAR_ADD, "date", "2026-05-05", "name", "A proclaimed day", NULL);
	IS_DUE(&f, DUE_DISCHARGE, "2026-05-08", STAND_RUNS, false);
	FIXTURE_OK(&f, CMD_CALENDAR_REMOVE, "date", "2026-05-05", NULL);
	IS_DUE(&f, DUE_DISCHARGE, "2026-05-07", STAND_RUNS, false);
	fixture_close(&f);
}
