#include "fixture.h"

#include <caseload/caseload.h>
#include <caseload/due.h>

#include <criterion/criterion.h>

TestSuite(deadline, .timeout = 60);

static const struct due *find(const struct fixture *f, int kind)
{
	const struct due *dues = f->result.value;

	for (size_t i = 0; i < f->result.n; i++)
		if (dues[i].kind == kind)
			return &dues[i];
	return NULL;
}

static void is_due(struct fixture *f, int kind, const char *iso)
{
	char text[DATE_ISO_SIZE];
	const struct due *due;

	FIXTURE_OK(f, CMD_DEADLINE_LIST, NULL);
	due = find(f, kind);
	cr_assert_eq(due != NULL, iso != NULL, "%s", word_code(&words_due_kind, kind));
	if (due)
		cr_assert_str_eq(date_iso(due->due_on, text), iso);
}

Test(deadline, clocks_run_and_stop)
{
	struct fixture f;
	const char *uid;

	fixture_open_at(&f, "2026-01-31T09:00");
	uid = fixture_on_register(&f, "Ahmed", "Fatima", "9990000018", "1-Jan-1940");
	is_due(&f, DUE_PLAN, "2026-02-28"); /* a month from the 31st */
	is_due(&f, DUE_INFORM, NULL);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", uid, "worker", "jpatel", "reason", "Knows her",
		NULL);
	is_due(&f, DUE_INFORM, "2026-02-21");
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", uid, "worker", "jpatel", "reason", "Knows her",
		"kind", "coordinator", "contact_days", "28", NULL);
	is_due(&f, DUE_CONTACT, "2026-02-28");
	fixture_now(&f, "2026-02-10T09:00");
	FIXTURE_OK(&f, CMD_CONTACT_LOG, "person", uid, "text", "Rang", NULL);
	is_due(&f, DUE_CONTACT, "2026-03-10");
	FIXTURE_OK(&f, CMD_LEAD_INFORM, "person", uid, "on", "t", "how", "phone", NULL);
	is_due(&f, DUE_INFORM, NULL);
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", uid, "date", "2026-03-05", NULL);
	is_due(&f, DUE_REVIEW, "2026-03-05");
	FIXTURE_OK(&f, CMD_DEADLINE_LIST, "reviews", "yes", NULL);
	cr_assert_eq(f.result.n, 1);
	FIXTURE_OK(&f, CMD_DEADLINE_LIST, "from", "2026-02-28", "to", "2026-03-05", NULL);
	cr_assert_eq(f.result.n, 2, "both days are included: %zu", f.result.n);
	FIXTURE_OK(&f, CMD_DEADLINE_LIST, "late", "yes", NULL);
	cr_assert_eq(f.result.n, 0);
	FIXTURE_OK(&f, CMD_PLAN_DECLINE, "person", uid, "reason", "Does not want one", NULL);
	is_due(&f, DUE_PLAN, NULL);
	FIXTURE_OK(&f, CMD_REGISTER_END, "person", uid, "reason", "needs_met", NULL);
	FIXTURE_OK(&f, CMD_DEADLINE_LIST, NULL);
	cr_assert_eq(f.result.n, 0, "what ended waits for nothing");
	cr_assert_not(fixture_run(&f, CMD_DEADLINE_LIST, "from", "5/3", "to", "4/3", NULL));
	fixture_close(&f);
}

/* One definition of late: here, in the list of reviews and on the Board. */
Test(deadline, late_means_the_same_everywhere)
{
	static const char *const days[] = {
		"2026-03-12T14:05", "2026-03-13T09:00", "2026-03-21T09:00", "2026-04-30T09:00"};
	static const size_t late[] = {0, 1, 3, 4};
	static const char *const numbers[] = {
		"9990000018", "9990000026", "9990000034", "9990000042", "9996060128"};
	static const char *const due[] = {
		"2026-03-12", "2026-03-20", "2026-03-14", "2026-04-29", "2026-03-15"};
	static const char *const families[] = {"Ahmed", "Bailey", "Hill", "Okonkwo", "Labisi"};
	struct fixture f;

	fixture_open(&f);
	fixture_now(&f, days[0]);
	for (size_t i = 0; i < 5; i++) {
		const char *uid =
			fixture_on_register(&f, families[i], "Ann", numbers[i], "1-Jan-1940");
		FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", uid, "date", due[i], NULL);
		if (i == 4)
			FIXTURE_OK(
				&f, CMD_REGISTER_END, "person", uid, "reason", "needs_met", NULL);
	}
	for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
		const struct case_list *board;

		fixture_now(&f, days[i]);
		FIXTURE_OK(&f, CMD_DEADLINE_LIST, "late", "yes", "reviews", "yes", NULL);
		cr_assert_eq(f.result.n, late[i], "%s: %zu", days[i], f.result.n);
		FIXTURE_OK(&f, CMD_REVIEW_LIST, "overdue", "yes", NULL);
		cr_assert_eq(f.result.n, late[i], "review list on %s: %zu", days[i], f.result.n);
		FIXTURE_OK(&f, CMD_LIST, NULL);
		board = f.result.value;
		cr_assert_eq((size_t)board->counts->late, late[i], "the Board on %s: %d", days[i],
			(int)board->counts->late);
	}
	fixture_close(&f);
}
