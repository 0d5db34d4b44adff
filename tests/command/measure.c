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

static size_t rows_of(const struct measure *m, int part)
{
	size_t n = 0;

	for (size_t i = 0; i < m->rows_n; i++)
		n += m->rows[i].part == part;
	return n;
}

/* Numerator and the rest are the denominator; nobody is lost between them and who was left out. */
static void rows_add_up(const char *from, const char *to)
{
	size_t n;
	const struct measure *list = listed(from, to, &n);

	for (size_t i = 0; i < n; i++) {
		size_t in = rows_of(&list[i], MEASURE_PART_IN),
		       out = rows_of(&list[i], MEASURE_PART_OUT),
		       left = rows_of(&list[i], MEASURE_PART_EXCLUDED);
		const char *name =
			arena_printf(f.arena, "%s %s", word_code(&words_measure_code, list[i].code),
				list[i].figure != NULL ? list[i].figure : "");

		if (!list[i].by_days)
			cr_assert_eq((int64_t)in, list[i].numerator, "%s: %zu rows in, it says %d",
				name, in, (int)list[i].numerator);
		else
			cr_assert_eq(days_of(&list[i]), list[i].numerator, "%s: %d", name,
				(int)list[i].numerator);
		cr_assert_eq(in + out + left, list[i].rows_n, "%s", name);
		/* of the adults a practice has nobody has the names, nor of what a rate is to */
		if (list[i].code != MEASURE_M1 && list[i].of == NULL && list[i].denominator > 0)
			cr_assert_eq((int64_t)(in + out), list[i].denominator, "%s", name);
		/* and what is shown of one is what it rests on */
		if (list[i].figure == NULL || list[i].code == MEASURE_M17) {
			cr_assert_eq(rows_in(&list[i], "in", from, to), in, "%s", name);
			cr_assert_eq(rows_in(&list[i], "", from, to), list[i].rows_n, "%s", name);
		}
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
	m7 = then("2026-01-01", "2026-02-25", MEASURE_M7);
	cr_assert_eq(m7.numerator, 1);
	cr_assert_str_eq(m7.note, "Days late: median 5, most 5");
	FIXTURE_OK(&f, CMD_REVIEW_HOLD, "person", BEN, "outcome", "continue", NULL);
	cr_assert_eq(then("2026-01-01", "2026-02-25", MEASURE_M7).numerator, 0, "held meanwhile");
	static const struct {
		const char *day;
		int64_t late;
	} evenings[] = {{"2026-02-20", 0}, {"2026-02-21", 1}, {"2026-02-24", 1}};
	for (size_t i = 0; i < sizeof evenings / sizeof evenings[0]; i++) {
		m7 = then("2026-01-01", evenings[i].day, MEASURE_M7);
		cr_assert_eq(m7.numerator, evenings[i].late, "on the evening of %s: %d",
			evenings[i].day, (int)m7.numerator);
	}
	cr_assert(then("2025-01-01", "2025-12-31", MEASURE_M7).not_recorded,
		"before the first record nobody knows");
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

/* Three people of 85 on the register from 5 January 2026; what happens to them in that month. */
static void a_month(void)
{
	static const char *const attended[] = {
		"2025-01-31", "2025-02-01", "2025-06-01", "2025-12-24", "2026-01-31"};

	three_people();
	FIXTURE_OK(&f, CMD_TEAM_SET, "over-65", "2000", "residents-18", "10000", NULL);
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", ADA, "date", "2026-01-20", "kind",
		"care_act_first", NULL);
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", BEN, "date", "2026-01-25", "kind",
		"care_act_first", NULL);
	fixture_now(&f, "2026-01-20T09:00");
	FIXTURE_OK(&f, CMD_REVIEW_HOLD, "person", ADA, "outcome", "continue", "kind",
		"care_act_first", NULL);
	fixture_now(&f, "2026-01-26T09:00");
	FIXTURE_OK(&f, CMD_REVIEW_HOLD, "person", BEN, "outcome", "continue", "kind",
		"care_act_first", NULL);
	fixture_now(&f, "2026-02-10T09:00");
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", BEN, "kind", "emergency_admission", "on",
		"2026-01-10", NULL);
	FIXTURE_OK(&f, CMD_EVENT_EDIT, "person", BEN, "event", f.result.uid, "until", "2026-01-14",
		"ready", "2026-01-12", "delay", "both", NULL);
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", BEN, "kind", "discharge", "on", "2026-01-14", NULL);
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", BEN, "kind", "emergency_admission", "on",
		"2026-01-20", NULL);
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", CAT, "kind", "discharge", "on", "2026-01-20", NULL);
	for (size_t i = 0; i < sizeof attended / sizeof attended[0]; i++)
		FIXTURE_OK(&f, CMD_EVENT_ADD, "person", CAT, "kind", "ae_attendance", "on",
			attended[i], NULL);
	FIXTURE_OK(&f, CMD_REFERRAL_ADD, "person", ADA, "service", "Reablement", "discharged",
		"2025-10-02", NULL);
	FIXTURE_OK(&f, CMD_REFERRAL_WHERE, "person", ADA, "where", "home", NULL);
	FIXTURE_OK(&f, CMD_REFERRAL_ADD, "person", BEN, "service", "Reablement", "discharged",
		"2025-10-20", NULL);
	FIXTURE_OK(&f, CMD_REFERRAL_ADD, "person", BEN, "service", "Reablement", "discharged",
		"2026-01-14", NULL);
	FIXTURE_OK(&f, CMD_REFERRAL_ADD, "person", CAT, "service", "Reablement", "discharged",
		"2026-01-20", NULL);
	FIXTURE_OK(&f, CMD_REFERRAL_DECLINE, "person", CAT, "referral", "Reablement", "reason",
		"Full", NULL);
	FIXTURE_OK(&f, CMD_REFERRAL_ADD, "person", ADA, "service", "Urgent", "urgency", "two_hour",
		"received", "2026-01-12 09:00", NULL);
	FIXTURE_OK(&f, CMD_REFERRAL_CONTACT, "person", ADA, "referral", "Urgent", "at",
		"2026-01-12 11:00", NULL);
	FIXTURE_OK(&f, CMD_REFERRAL_ADD, "person", CAT, "service", "Urgent", "urgency", "two_hour",
		"received", "2026-01-12 09:00", NULL);
	FIXTURE_OK(&f, CMD_REFERRAL_CONTACT, "person", CAT, "referral", "Urgent", "at",
		"2026-01-12 11:01", NULL);
	FIXTURE_OK(&f, CMD_REFERRAL_ADD, "person", BEN, "service", "Urgent", "urgency", "two_hour",
		"received", "2026-01-31 23:59", NULL);
	FIXTURE_OK(&f, CMD_REFERRAL_DECLINE, "person", BEN, "referral", "Urgent", "reason", "Full",
		NULL);
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", CAT, "kind", "care_home_admission", "on",
		"2026-01-22", "permanent", "Y", NULL);
	FIXTURE_OK(
		&f, CMD_WINTER_OFFER, "person", ADA, "answer", "offered", "on", "2026-01-15", NULL);
	FIXTURE_OK(&f, CMD_WINTER_OFFER, "person", ADA, "answer", "accepted", "on", "2026-02-05",
		NULL);
	FIXTURE_OK(&f, CMD_WINTER_OFFER, "person", BEN, "answer", "declined", "on", "2026-02-01",
		NULL);
}

/* Written on 1 January, so that they count on the 31st. */
static void carers_and_frailty(void)
{
	static const char severe[] = "anaemia=y arthritis=y ckd=y falls=y hearing=y visual=y "
				     "housebound=y hypertension=y sleep=y thyroid=y pvd=y "
				     "dizziness=y osteoporosis=y weight_loss=y";
	static const char moderate[] = "anaemia=y arthritis=y ckd=y falls=y hearing=y visual=y "
				       "housebound=y hypertension=y sleep=y thyroid=y";

	FIXTURE_OK(&f, CMD_CONTACT_ADD, "person", ADA, "name", "Sam", "role", "carer", NULL);
	FIXTURE_OK(&f, CMD_CONTACT_ADD, "person", BEN, "name", "Kim", "role", "next_of_kin", NULL);
	FIXTURE_OK(&f, CMD_CONTACT_ADD, "person", BEN, "name", "Jan", "role", "emergency", NULL);
	FIXTURE_OK(
		&f, CMD_RISK_ANSWER, "person", ADA, "instrument", "efi", "answers", severe, NULL);
	FIXTURE_OK(&f, CMD_RISK_JUDGE, "person", ADA, "instrument", "efi", "view", "agree",
		"reason", "So she is", NULL);
	FIXTURE_OK(
		&f, CMD_RISK_ANSWER, "person", BEN, "instrument", "efi", "answers", moderate, NULL);
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", ADA, "kind", "fall", "on", "2025-06-01", NULL);
	fixture_now(&f, "2026-02-10T09:00");
	FIXTURE_OK(&f, CMD_CARER_SET, "person", ADA, "contact", "Sam", "assessment", "offered",
		"on", "2026-01-20", NULL);
	FIXTURE_OK(&f, CMD_CARER_SET, "person", ADA, "contact", "Sam", "assessment", "declined",
		"on", "2026-02-05", NULL);
	FIXTURE_OK(&f, CMD_CARER_SET, "person", BEN, "contact", "Kim", "emergency-plan",
		"2026-01-31", NULL);
}

struct hand {
	int code;
	const char *figure;
	int64_t numerator, denominator, left_out;
	const char *value;
};

static void by_hand(const struct hand *hands, size_t hands_n, const char *from, const char *to)
{
	size_t n;
	const struct measure *list = listed(from, to, &n);

	for (size_t i = 0; i < hands_n; i++) {
		struct measure m = one(list, n, hands[i].code, hands[i].figure);
		const char *name = arena_printf(f.arena, "%s %s to %s",
			word_code(&words_measure_code, m.code), m.figure ? m.figure : "", to);
		size_t left = 0;

		for (size_t j = 0; j < m.rows_n; j++)
			left += m.rows[j].part == MEASURE_PART_EXCLUDED;
		cr_assert_eq(m.numerator, hands[i].numerator, "%s: %d", name, (int)m.numerator);
		cr_assert_eq(
			m.denominator, hands[i].denominator, "%s: of %d", name, (int)m.denominator);
		cr_assert_eq((int64_t)left, hands[i].left_out, "%s: %zu left out", name, left);
		cr_assert_str_eq(m.value, hands[i].value, "%s: %s", name, m.value);
	}
}

Test(measure_command, a_month_counted_by_hand)
{
	static const struct hand january[] = {
		{MEASURE_M8, NULL, 1, 2, 0, "50.0%"},
		/* 3 people x 27 days; 2 x 36525 / 81 */
		{MEASURE_M10, NULL, 2, 81, 0, "901.9 per 100 person-years"},
		{MEASURE_M10, "person_days", 81, 0, 0, "81"},
		{MEASURE_M10, "people", 1, 3, 0, "33.3%"},
		{MEASURE_M10, "again", 1, 2, 0, "50.0%"},
		/* four of the five in the twelve months to the 31st */
		{MEASURE_M12, NULL, 0, 3, 0, "0.0%"},
		{MEASURE_M12, "3", 1, 3, 0, "33.3%"},
		{MEASURE_M12, "5", 0, 3, 0, "0.0%"},
		{MEASURE_M13, NULL, 1, 2, 0, "50.0%"},
		{MEASURE_M13, "national", 1, 2, 0, "50.0%"},
		{MEASURE_M14, NULL, 1, 2, 0, "50.0%"},
		{MEASURE_M15, NULL, 1, 2, 1, "50.0%"},
		{MEASURE_M15, "2026-01", 1, 2, 1, "50.0%"},
		/* the midnights to the 13th and the 14th */
		{MEASURE_M16, NULL, 2, 10000, 0, "20.0 per 100,000 adults"},
		/* 2 x 100000 / (10000 x 31) */
		{MEASURE_M17, NULL, 2, 310000, 0, "0.6 per 100,000 adults a day"},
		{MEASURE_M17, "both", 2, 310000, 0, "0.6 per 100,000 adults a day"},
		{MEASURE_M17, "health", 0, 310000, 0, "0.0 per 100,000 adults a day"},
		{MEASURE_M18, NULL, 1, 2000, 0, "50.0 per 100,000 of 65 and over"},
		{MEASURE_M19, NULL, 1, 100, 0, "1.0 per full-time worker"},
		{MEASURE_M19, "jpatel", 1, 100, 0, "1.0 per full-time worker"},
		{MEASURE_M21, NULL, 1, 3, 0, "33.3%"},
		/* due on 2 February, no plan */
		{MEASURE_M23, NULL, 0, 1, 0, "0.0%"},
	};
	static const struct hand february[] = {
		{MEASURE_M10, NULL, 0, 30, 0, "0.0 per 100 person-years"},
		{MEASURE_M21, NULL, 2, 3, 0, "66.7%"},
		{MEASURE_M23, NULL, 0, 0, 0, "none"},
	};

	a_month();
	by_hand(january, sizeof january / sizeof january[0], "2026-01-01", "2026-01-31");
	by_hand(february, sizeof february / sizeof february[0], "2026-02-01", "2026-02-10");
	rows_add_up("2026-01-01", "2026-01-31");
}

Test(measure_command, who_is_in_two_stays_waits_once_a_day)
{
	/* ready on the 12th, the 13th and the 14th; the midnights from the 13th to the 22nd */
	static const struct {
		const char *ready, *until, *delay;
	} stays[] = {{"2026-01-12", "2026-01-20", "health"}, {"2026-01-13", "2026-01-17", "both"},
		{"2026-01-14", "2026-01-22", "social_care"}};
	static const struct hand january[] = {
		{MEASURE_M16, NULL, 10, 10000, 0, "100.0 per 100,000 adults"},
		{MEASURE_M17, NULL, 10, 310000, 0, "3.2 per 100,000 adults a day"},
		{MEASURE_M17, "health", 8, 310000, 0, "2.6 per 100,000 adults a day"},
		{MEASURE_M17, "social_care", 2, 310000, 0, "0.6 per 100,000 adults a day"},
		{MEASURE_M17, "both", 0, 310000, 0, "0.0 per 100,000 adults a day"},
	};

	three_people();
	FIXTURE_OK(&f, CMD_TEAM_SET, "residents-18", "10000", NULL);
	fixture_now(&f, "2026-02-10T09:00");
	for (size_t i = 0; i < sizeof stays / sizeof stays[0]; i++)
		FIXTURE_OK(&f, CMD_EVENT_ADD, "person", BEN, "kind", "emergency_admission", "on",
			"2026-01-10", "ready", stays[i].ready, "until", stays[i].until, "delay",
			stays[i].delay, NULL);
	by_hand(january, sizeof january / sizeof january[0], "2026-01-01", "2026-01-31");
	rows_add_up("2026-01-01", "2026-01-31");
}

Test(measure_command, carers_and_frailty_counted_by_hand)
{
	static const struct hand january[] = {
		{MEASURE_M22, NULL, 1, 2, 0, "50.0%"},
		{MEASURE_M22, "emergency_plan", 1, 2, 0, "50.0%"},
		{MEASURE_M24, NULL, 1, 3, 0, "33.3%"},
		{MEASURE_M24, "severe", 1, 3, 0, "33.3%"},
		{MEASURE_M24, "moderate", 0, 3, 0, "0.0%"},
		{MEASURE_M24, "severe_fall", 1, 1, 0, "100.0%"},
		{MEASURE_M24, "severe_medicines", 0, 0, 0, "not recorded here"},
	};
	static const struct hand between[] = {
		{MEASURE_M22, NULL, 1, 2, 0, "50.0%"},
		{MEASURE_M22, "emergency_plan", 0, 2, 0, "0.0%"},
	};
	static const struct hand before[] = {
		{MEASURE_M22, NULL, 0, 2, 0, "0.0%"},
		{MEASURE_M22, "emergency_plan", 0, 2, 0, "0.0%"},
	};

	three_people();
	carers_and_frailty();
	by_hand(january, sizeof january / sizeof january[0], "2026-01-01", "2026-01-31");
	by_hand(between, sizeof between / sizeof between[0], "2026-01-01", "2026-01-30");
	by_hand(before, sizeof before / sizeof before[0], "2026-01-01", "2026-01-19");
	rows_add_up("2026-01-01", "2026-01-31");
}

/* What nobody can have done, or twice. */
Test(measure_command, winter_and_carers_refuse)
{
	static const struct {
		enum command_id id;
		const char *args[8], *field;
	} tries[] = {
		{CMD_WINTER_OFFER, {"answer", "maybe"}, "answer"},
		{CMD_WINTER_OFFER, {"answer", "offered", "on", "2025-08-01", "winter", "2025"},
			"on"},
		{CMD_WINTER_OFFER, {"answer", "offered", "on", "2026-03-01"}, "on"},
		{CMD_CARER_SET, {"contact", "Nobody", "assessment", "offered"}, "contact"},
		{CMD_CARER_SET, {"contact", "Sam"}, "assessment"},
		{CMD_CARER_SET, {"contact", "Sam", "on", "2026-01-01"}, "assessment"},
		{CMD_CARER_SET, {"contact", "Sam", "emergency-plan", "2026-03-01"},
			"emergency_plan"},
		{CMD_CARER_SET, {"contact", "Sam", "alone-hours", "200"}, "alone_hours"},
		{CMD_EVENT_EDIT, {"event", "fall", "place", "x"}, "event"},
	};

	three_people();
	FIXTURE_OK(&f, CMD_CONTACT_ADD, "person", ADA, "name", "Sam", "role", "carer", NULL);
	for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
		const char *const *a = tries[i].args;

		cr_assert_not(fixture_run(&f, tries[i].id, "person", ADA, a[0], a[1], a[2], a[3],
				      a[4], a[5], a[6], a[7], NULL),
			"%zu", i);
		cr_assert_str_eq(
			f.err.field, tries[i].field, "%zu: %s, %s", i, f.err.field, f.err.text);
	}
	FIXTURE_OK(&f, CMD_CARER_LIST, "person", ADA, NULL);
	cr_assert_eq(f.result.n, 1, "a carer of whom nothing is recorded is one");
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
	fixture_now(&f, "2026-03-12T14:05");
	FIXTURE_OK(&f, CMD_MEASURE_LIST, "from", "1/1", NULL); /* not that of next year */
	cr_assert_not_null(strstr(f.result.message, "from 01-Jan-2026 to 12-Mar-2026"), "%s",
		f.result.message);
}
