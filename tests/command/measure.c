/* Of every measure: the rows behind it make its numerator and denominator, the register's are the
 * register's own figures, and those of meetings come from the meetings. */
#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>

#include <caseload/measure.h>
#include <caseload/register.h>

#include "fixture.h"

static struct fixture f;

#define ADA "9990000018"
#define BEN "9990000026"
#define CAT "9990000034"

static void open_fixture(void)
{
	fixture_open_at(&f, "2026-01-05T09:00");
}

static void close_fixture(void)
{
	fixture_close(&f);
}

TestSuite(measure_command, .init = open_fixture, .fini = close_fixture, .timeout = 60);

static const struct measure *listed(const char *from, const char *to, size_t *n)
{
	FIXTURE_OK(&f, CMD_MEASURE_LIST, "from", from, "to", to, NULL);
	cr_assert_eq(f.result.kind, RESULT_MEASURES);
	*n = f.result.n;
	return f.result.value;
}

static struct measure one(const struct measure *list, size_t n, int code, const char *figure)
{
	for (size_t i = 0; i < n; i++)
		if (list[i].code == code &&
			(figure == NULL ? list[i].figure == NULL
					: list[i].figure != NULL &&
						  strcmp(list[i].figure, figure) == 0))
			return list[i];
	cr_assert_fail("no %s %s", word_code(&words_measure_code, code), figure ? figure : "");
	return (struct measure){0};
}

static struct measure then(const char *from, const char *to, int code)
{
	size_t n;
	const struct measure *list = listed(from, to, &n);

	return one(list, n, code, NULL);
}

static size_t rows_in(const struct measure *m, const char *which, const char *from, const char *to)
{
	FIXTURE_OK(&f, CMD_MEASURE_SHOW, "measure", word_code(&words_measure_code, m->code),
		"figure", m->figure != NULL ? m->figure : "", "which", which, "from", from, "to",
		to, NULL);
	cr_assert_eq(f.result.kind, RESULT_MEASURE_ROWS);
	const struct measure_row *rows = f.result.value;
	for (size_t i = 0; *which != '\0' && i < f.result.n; i++)
		cr_assert_str_eq(word_code(&words_measure_part, rows[i].part), which);
	return f.result.n;
}

static int64_t days_of(const struct measure *m)
{
	int64_t days = 0;

	for (size_t i = 0; i < m->rows_n; i++)
		days += m->rows[i].part == MEASURE_PART_IN ? m->rows[i].days : 0;
	return days;
}

/* Numerator and the rest are the denominator; nobody is lost between them and who was left out. */
static void rows_add_up(const char *from, const char *to)
{
	size_t n;
	const struct measure *list = listed(from, to, &n);

	for (size_t i = 0; i < n; i++) {
		size_t in = rows_in(&list[i], "in", from, to),
		       out = rows_in(&list[i], "out", from, to),
		       left = rows_in(&list[i], "excluded", from, to),
		       all = rows_in(&list[i], "", from, to);
		const char *name =
			arena_printf(f.arena, "%s %s", word_code(&words_measure_code, list[i].code),
				list[i].figure != NULL ? list[i].figure : "");

		if (!list[i].by_days)
			cr_assert_eq((int64_t)in, list[i].numerator, "%s: %zu rows in, it says %d",
				name, in, (int)list[i].numerator);
		else
			cr_assert_eq(days_of(&list[i]), list[i].numerator, "%s: %d", name,
				(int)list[i].numerator);
		cr_assert_eq(in + out + left, all, "%s", name);
		/* of the adults a practice has nobody has the names, nor of what a rate is to */
		if (list[i].code != MEASURE_M1 && list[i].of == NULL && list[i].denominator > 0)
			cr_assert_eq((int64_t)(in + out), list[i].denominator, "%s", name);
	}
}

static void on_register(const char *number, const char *given, const char *on)
{
	fixture_person(&f, "Ames", given, number, "1940-05-06");
	FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", number, "on", on, "reason", "x", NULL);
}

static void three_people(void)
{
	on_register(ADA, "Ada", "2026-01-05");
	on_register(BEN, "Ben", "2026-01-05");
	on_register(CAT, "Cat", "2026-01-05");
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", ADA, "worker", "jpatel", "reason", "x", NULL);
}

Test(measure_command, reviews_by_their_first_day)
{
	three_people();
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", ADA, "date", "2026-01-20", NULL);
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", BEN, "date", "2026-01-20", NULL);
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", CAT, "date", "2026-01-25", NULL);
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", BEN, "date", "2026-02-20", NULL);
	fixture_now(&f, "2026-01-20T09:00");
	FIXTURE_OK(&f, CMD_REVIEW_HOLD, "person", ADA, "outcome", "continue", NULL);
	fixture_now(&f, "2026-01-22T09:00");
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", CAT, "died", "today", NULL);
	FIXTURE_OK(&f, CMD_REGISTER_END, "person", CAT, "reason", "died", NULL);
	fixture_now(&f, "2026-02-02T09:00");
	struct measure m6 = then("2026-01-01", "2026-01-31", MEASURE_M6);
	cr_assert_eq(m6.numerator, 1, "one held on its day");
	cr_assert_eq(
		m6.denominator, 2, "the moved one counts by its first day, the other is left out");
	cr_assert_str_eq(m6.value, "50.0%");
	cr_assert_eq(rows_in(&m6, "excluded", "2026-01-01", "2026-01-31"), 1);
	cr_assert_not_null(strstr(((const struct measure_row *)f.result.value)->words, "Died"));
	cr_assert_eq(then("2026-02-01", "2026-02-02", MEASURE_M6).denominator, 0,
		"what was moved there counts where it was first");
	struct measure m7 = then("2026-01-01", "2026-01-31", MEASURE_M7);
	cr_assert_eq(m7.numerator, 0, "moved, and not late now");
	fixture_now(&f, "2026-02-25T09:00");
	m7 = then("2026-01-01", "2026-01-31", MEASURE_M7);
	cr_assert_eq(m7.numerator, 1);
	cr_assert_str_eq(m7.note, "Days late: median 5, most 5");
	rows_add_up("2026-01-01", "2026-02-25");
}

Test(measure_command, discharges_and_admissions)
{
	size_t n;

	three_people();
	fixture_now(&f, "2026-01-12T09:00"); /* a Monday */
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", ADA, "kind", "discharge", "on", "2026-01-09",
		"notified", "2026-01-12", NULL);
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", BEN, "kind", "discharge", "on", "2026-01-09",
		"notified", "2026-01-12", NULL);
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", CAT, "kind", "discharge", "on", "2026-01-09",
		"notified", "2026-01-12", NULL);
	fixture_now(&f, "2026-01-15T09:00");
	FIXTURE_OK(&f, CMD_CONTACT_LOG, "person", ADA, "text", "Well", NULL);
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", BEN, "kind", "emergency_admission", "on", "today",
		NULL);
	const char *event = f.result.uid;
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", CAT, "kind", "ae_attendance", "on", "today", NULL);
	fixture_now(&f, "2026-01-31T09:00");
	FIXTURE_OK(&f, CMD_EVENT_REVIEW, "person", BEN, "event", event, "avoidable", "Y", "change",
		"A rail", NULL);
	fixture_now(&f, "2026-02-10T09:00");
	/* Another answer later does not make the first one late. */
	FIXTURE_OK(&f, CMD_EVENT_REVIEW, "person", BEN, "event", event, "avoidable", "Y", "change",
		"Two rails", NULL);
	const struct measure *list = listed("2026-01-01", "2026-02-10", &n);
	struct measure m9 = one(list, n, MEASURE_M9, NULL), m11 = one(list, n, MEASURE_M11, NULL),
		       month = one(list, n, MEASURE_M11, "2026-01");
	cr_assert_eq(m9.numerator, 1, "in touch on the third working day");
	cr_assert_eq(m9.denominator, 2, "who was in hospital again is left out");
	cr_assert_eq(m11.numerator, 1);
	cr_assert_eq(m11.denominator, 2);
	cr_assert_eq(month.numerator, m11.numerator);
	cr_assert_eq(month.denominator, m11.denominator);
	rows_add_up("2026-01-01", "2026-02-10");
}

Test(measure_command, the_register_says_the_same)
{
	size_t n;

	three_people();
	fixture_now(&f, "2026-02-10T09:00");
	const struct measure *list = listed("2026-01-01", "2026-02-10", &n);
	FIXTURE_OK(&f, CMD_REGISTER_STATUS, "on", "2026-02-10", "since", "2026-01-01", "team", "1",
		NULL);
	const struct register_line *line = f.result.value;
	struct measure m3 = one(list, n, MEASURE_M3, NULL), m4 = one(list, n, MEASURE_M4, NULL),
		       m5 = one(list, n, MEASURE_M5, NULL), m2 = one(list, n, MEASURE_M2, NULL);

	cr_assert_eq(m2.numerator, line->n[WHICH_JOINT]);
	cr_assert_eq(m2.denominator, line->n[WHICH_ON]);
	cr_assert_eq(m3.numerator, line->n[WHICH_LEAD]);
	cr_assert_eq(m3.numerator, 1);
	cr_assert_eq(m3.denominator, line->n[WHICH_ON]);
	cr_assert_eq(m4.numerator, line->n[WHICH_TOLD]);
	cr_assert_eq(m4.denominator,
		line->n[WHICH_TOLD] + line->n[WHICH_LATE] + line->n[WHICH_NOT_TOLD]);
	cr_assert_eq(m5.numerator, line->n[WHICH_PLAN_IN_TIME]);
	cr_assert_eq(m5.denominator, 3);
	rows_add_up("2026-01-01", "2026-02-10");
}

/* One meeting: two people spoken about, one of them deferred; three actions, one done and one late;
 * the doctor was there, the social worker sent apologies. */
static void meeting_held(void)
{
	FIXTURE_OK(
		&f, CMD_WORKER_ADD, "name", "Gita Rao", "profession", "gp", "login", "grao", NULL);
	FIXTURE_OK(&f, CMD_MEETING_PLAN, "date", "2026-01-20", NULL);
	const char *uid = f.result.uid;
	FIXTURE_OK(&f, CMD_MEETING_ADD, "person", ADA, "reason", "x", "meeting", uid, NULL);
	FIXTURE_OK(&f, CMD_MEETING_ADD, "person", BEN, "reason", "x", "meeting", uid, NULL);
	fixture_now(&f, "2026-01-20T14:00");
	FIXTURE_OK(&f, CMD_MEETING_BEGIN, "meeting", uid, NULL);
	FIXTURE_OK(&f, CMD_MEETING_ATTEND, "name", "grao", "meeting", uid, NULL);
	FIXTURE_OK(&f, CMD_MEETING_ATTEND, "name", "jpatel", "status", "apologies", "meeting", uid,
		NULL);
	FIXTURE_OK(&f, CMD_MEETING_ACTION, "person", ADA, "line", "Ring / grao / 22 jan", "meeting",
		uid, NULL);
	FIXTURE_OK(&f, CMD_MEETING_ACTION, "person", ADA, "line", "Write / grao / 23 jan",
		"meeting", uid, NULL);
	FIXTURE_OK(&f, CMD_MEETING_ACTION, "person", ADA, "line", "Visit / grao / 1 mar", "meeting",
		uid, NULL);
	FIXTURE_OK(&f, CMD_MEETING_DECIDE, "person", ADA, "decision", "plan_agreed", "meeting", uid,
		NULL);
	FIXTURE_OK(&f, CMD_MEETING_DECIDE, "person", BEN, "decision", "defer", "reason", "No time",
		"meeting", uid, NULL);
	FIXTURE_OK(
		&f, CMD_MEETING_DROP, "person", CAT, "reason", "Not today", "meeting", uid, NULL);
	FIXTURE_OK(&f, CMD_MEETING_CLOSE, "meeting", uid, NULL);
	FIXTURE_OK(&f, CMD_ACTION_DONE, "person", ADA, "action", "Ring", NULL);
}

Test(measure_command, what_the_meeting_does)
{
	static const struct {
		const char *figure;
		int64_t numerator, denominator;
	} figures[] = {{"cases", 1, 0}, {"decisions", 1, 0}, {"deferred", 1, 0},
		{"actions_made", 3, 0}, {"actions_done", 1, 3}, {"actions_late", 1, 0},
		{"actions_open", 2, 0}, {"health", 1, 1}, {"social_care", 0, 1},
		{"mental_health", 0, 1}, {"gp", 1, 1}, {"social_worker", 0, 1},
		{"apologies", 1, 0}};
	size_t n;

	three_people();
	meeting_held();
	fixture_now(&f, "2026-01-30T09:00");
	const struct measure *list = listed("2026-01-01", "2026-01-30", &n);
	for (size_t i = 0; i < sizeof figures / sizeof figures[0]; i++) {
		struct measure m = one(list, n, MEASURE_M20, figures[i].figure);

		cr_assert_eq(m.numerator, figures[i].numerator, "%s: %d", figures[i].figure,
			(int)m.numerator);
		cr_assert_eq(m.denominator, figures[i].denominator, "%s of %d", figures[i].figure,
			(int)m.denominator);
	}
	cr_assert_str_eq(
		one(list, n, MEASURE_M20, "mental_health").note, "Has not been at 1 of 1 meeting");
	cr_assert_str_eq(one(list, n, MEASURE_M20, "actions_open").note,
		"Days since the meeting: median 10");
	cr_assert_eq(one(list, n, MEASURE_M20, NULL).numerator, 1);
	rows_add_up("2026-01-01", "2026-01-30");
	cr_assert_eq(then("2026-01-21", "2026-01-30", MEASURE_M20).numerator, 0);
}

Test(measure_command, rows_add_up_in_the_demonstration)
{
	const char *path = arena_printf(f.arena, "%s/demo.db", f.dir);
	struct session_options options = {.store = path, .login = "jpatel"};

	fixture_now(&f, "2026-03-12T14:05");
	FIXTURE_OK(&f, CMD_DEMO, "store", path, NULL);
	session_close(f.session);
	cr_assert(session_open(&options, &f.session, &f.err), "%s", f.err.text);
	rows_add_up("2025-10-01", "2026-03-12");
}

Test(measure_command, what_cannot_be_asked)
{
	cr_assert_not(fixture_run(&f, CMD_MEASURE_SHOW, "measure", "M25", NULL));
	cr_assert_str_eq(f.err.field, "measure");
	cr_assert_not(fixture_run(&f, CMD_MEASURE_SHOW, "measure", "M6", "figure", "x", NULL));
	cr_assert_str_eq(f.err.field, "figure");
	cr_assert_not(
		fixture_run(&f, CMD_MEASURE_LIST, "from", "2026-01-04", "to", "2026-01-02", NULL));
	cr_assert_str_eq(f.err.field, "to");
}
