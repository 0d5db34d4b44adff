/* When something counts as done in time, when not, and when it is left out. */
#include <criterion/criterion.h>

#include <caseload/base/clock.h>
#include <caseload/carer.h>
#include <caseload/event.h>
#include <caseload/measure.h>
#include <caseload/winter_plan.h>

static struct deadline_rules rules(void)
{
	struct deadline_rules all = {0};

	all.of[RULE_DISCHARGE_CONTACT] =
		(struct deadline_rule){.amount = 3, .unit = UNIT_WORKING_DAYS};
	all.of[RULE_ADMISSION_REVIEW] = (struct deadline_rule){.unit = UNIT_MONTH_END};
	all.of[RULE_REABLE_91] = (struct deadline_rule){.amount = 91, .unit = UNIT_DAYS};
	all.of[RULE_UCR_2H] = (struct deadline_rule){.amount = 2, .unit = UNIT_HOURS};
	all.of[RULE_EHCH_PLAN] = (struct deadline_rule){.amount = 7, .unit = UNIT_WORKING_DAYS};
	return all;
}

static struct date on(const char *iso)
{
	struct date day = DATE_NONE;

	if (iso != NULL)
		cr_assert(date_parse_iso(iso, &day), "%s", iso);
	return day;
}

struct
try {
	const char *name, *from, *done, *as_at;
	struct measure_fact more;
	const char *died, *back, *ended, *stopped;
	int part;
	int64_t days;
};

static struct measure_fact fact_of(const struct try *t)
{
	struct measure_fact fact = t->more;

	fact.from = on(t->from);
	fact.done = on(t->done);
	fact.died = on(t->died);
	fact.back_on = on(t->back);
	fact.ended_on = on(t->ended);
	fact.stopped_on = on(t->stopped);
	return fact;
}

static void same(const struct try *t, struct measure_row row)
{
	cr_assert_eq(row.part, t->part, "%s: %s (%s)", t->name,
		word_code(&words_measure_part, row.part), row.words);
	cr_assert_eq(row.days, t->days, "%s: %d days", t->name, (int)row.days);
	cr_assert_not_null(row.words, "%s", t->name);
}

enum { IN = MEASURE_PART_IN, OUT = MEASURE_PART_OUT, LEFT = MEASURE_PART_EXCLUDED };

Test(measure, a_review_counts_by_its_first_day)
{
	const struct measure_fact held = {.review_status = REVIEW_HELD},
				  open = {.review_status = REVIEW_BOOKED},
				  closed = {.review_status = REVIEW_CANCELLED,
					  .end_reason = END_REASON_DIED},
				  cancelled = {.review_status = REVIEW_CANCELLED,
					  .cancel_reason = "no room"};
	const struct try tries[] = {
		{"on the day", "2026-02-10", "2026-02-10", "2026-03-12", held, .part = IN},
		{"before it", "2026-02-10", "2026-01-10", "2026-03-12", held, .part = IN},
		{"a day later", "2026-02-10", "2026-02-11", "2026-03-12", held, .part = OUT,
			.days = 1},
		{"never", "2026-02-10", NULL, "2026-03-12", open, .part = OUT, .days = 30},
		{"its day is today", "2026-03-12", NULL, "2026-03-12", open, .part = LEFT},
		{"held before a day that is not up", "2026-03-20", "2026-03-01", "2026-03-12", held,
			.part = LEFT},
		{"the case was closed", "2026-02-10", NULL, "2026-03-12", closed,
			.ended = "2026-02-10", .part = LEFT},
		{"closed when it was late already", "2026-02-10", NULL, "2026-03-12", closed,
			.ended = "2026-02-11", .part = OUT, .days = 30},
		{"closed since the day asked for", "2026-02-10", NULL, "2026-02-15", closed,
			.ended = "2026-02-20", .part = OUT, .days = 5},
		{"somebody cancelled it", "2026-02-10", NULL, "2026-03-12", cancelled, .part = OUT,
			.days = 30},
		{"died before it", "2026-02-10", NULL, "2026-03-12", open, .died = "2026-02-01",
			.part = LEFT},
		{"held after the day asked for", "2026-02-10", "2026-03-20", "2026-03-12", held,
			.part = OUT, .days = 30},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
		struct measure_fact fact = fact_of(&tries[i]);

		same(&tries[i], measure_review(&fact, on(tries[i].as_at), arena));
	}
	arena_free(arena);
}

/* Heard on Thursday 2 April 2026, before Easter: the third working day is Thursday the 9th. */
Test(measure, after_a_discharge_somebody_is_in_touch)
{
	static const struct date days[] = {{2026, 4, 3}, {2026, 4, 6}};
	const struct measure_fact plain = {0}, away = {.stop_reason = STOP_OUT_OF_AREA},
				  declined = {.stop_reason = STOP_DECLINED};
	const struct try tries[] = {
		{"the last day", "2026-04-02", "2026-04-09", "2026-05-01", plain, .part = IN},
		{"one day late", "2026-04-02", "2026-04-10", "2026-05-01", plain, .part = OUT,
			.days = 1},
		{"nobody", "2026-04-02", NULL, "2026-04-10", plain, .part = OUT, .days = 1},
		{"the last day is today", "2026-04-02", NULL, "2026-04-09", plain, .part = LEFT},
		{"back in hospital", "2026-04-02", NULL, "2026-05-01", plain, .back = "2026-04-08",
			.part = LEFT},
		{"back too late to matter", "2026-04-02", NULL, "2026-05-01", plain,
			.back = "2026-04-20", .part = OUT, .days = 22},
		{"in touch, then back", "2026-04-02", "2026-04-03", "2026-05-01", plain,
			.back = "2026-04-08", .part = IN},
		{"died", "2026-04-02", NULL, "2026-05-01", plain, .died = "2026-04-05",
			.part = LEFT},
		{"out of the area", "2026-04-02", NULL, "2026-05-01", away, .stopped = "2026-04-03",
			.part = LEFT},
		{"declined is no reason to leave out", "2026-04-02", NULL, "2026-05-01", declined,
			.stopped = "2026-04-03", .part = OUT, .days = 22},
		{"closed", "2026-04-02", NULL, "2026-05-01", plain, .ended = "2026-04-07",
			.part = LEFT},
	};
	struct deadline_rules all = rules();
	struct arena *arena = arena_new();

	all.holidays.days = days;
	all.holidays.n = 2;
	for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
		struct measure_fact fact = fact_of(&tries[i]);

		same(&tries[i], measure_discharge(&fact, on(tries[i].as_at), &all, arena));
	}
	arena_free(arena);
}

Test(measure, an_admission_is_looked_at_by_the_end_of_its_month)
{
	const struct measure_fact no = {.avoidable = "N"}, yes = {.avoidable = "Y"},
				  said = {.avoidable = "Y", .change = "A rail"}, none = {0};
	const struct try tries[] = {
		{"the last day", "2026-02-10", "2026-02-28", "2026-03-12", no, .part = IN},
		{"the next", "2026-02-10", "2026-03-01", "2026-03-12", no, .part = OUT, .days = 1},
		{"never", "2026-02-10", NULL, "2026-03-12", none, .part = OUT, .days = 12},
		{"the month is not over", "2026-03-10", NULL, "2026-03-31", none, .part = LEFT},
		{"avoidable, and what must change", "2026-02-10", "2026-02-12", "2026-03-12", said,
			.part = IN},
		{"avoidable, and nothing said", "2026-02-10", "2026-02-12", "2026-03-12", yes,
			.part = OUT},
	};
	const struct deadline_rules all = rules();
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
		struct measure_fact fact = fact_of(&tries[i]);

		same(&tries[i], measure_admission(&fact, on(tries[i].as_at), &all, arena));
	}
	arena_free(arena);
}

Test(measure, rows_make_the_number)
{
	struct measure_row rows[] = {{.part = IN}, {.part = OUT}, {.part = LEFT}, {.part = IN}};
	struct measure measure = {.rows = rows, .rows_n = 4};
	struct arena *arena = arena_new();
	size_t n;

	measure_settle(&measure, arena);
	cr_assert_eq(measure.numerator, 2);
	cr_assert_eq(measure.denominator, 3);
	cr_assert_str_eq(measure.value, "66.7%");
	measure_rows_of(&measure, OUT, arena, &n);
	cr_assert_eq(n, 1);
	measure_rows_of(&measure, MEASURE_PART_NONE, arena, &n);
	cr_assert_eq(n, 4);
	measure = (struct measure){.rows = rows + 2, .rows_n = 1};
	measure_settle(&measure, arena);
	cr_assert_str_eq(measure.value, "none");
	arena_free(arena);
}

Test(measure, the_middle_of_numbers)
{
	int64_t odd[] = {9, 1, 5}, even[] = {1, 9, 4, 5}, one[] = {7};

	cr_assert_eq(measure_median(odd, 3), 5);
	cr_assert_eq(measure_median(even, 4), 5, "4.5 is rounded up");
	cr_assert_eq(measure_median(one, 1), 7);
	cr_assert_eq(measure_median(NULL, 0), 0);
}

/* ---- rates and counts ---- */

Test(measure, a_rate_says_both_its_numbers)
{
	/* 3 admissions in 2,922 person-days, eight years: 37.5 to 100 years. */
	const struct measure_rate years = {.denominator = 2922 * 4,
		.times = 146100,
		.of = "person-days",
		.per = "100 person-years"};
	struct measure_row rows[] = {{.part = IN, .days = 4}, {.part = IN, .days = 2}, {.part = IN},
		{.part = LEFT, .days = 9}, {.part = OUT, .days = 7}};
	struct measure measure = {.rows = rows, .rows_n = 5};
	struct arena *arena = arena_new();

	measure_settle_rate(&measure, &years, arena);
	cr_assert_eq(measure.numerator, 3);
	cr_assert_str_eq(measure.rate, "37.5");
	cr_assert_str_eq(measure.value, "37.5 per 100 person-years");
	measure = (struct measure){.rows = rows, .rows_n = 5, .by_days = true};
	measure_settle_rate(&measure,
		&(struct measure_rate){.denominator = 0, .times = 1, .of = "x", .per = "y"}, arena);
	cr_assert_eq(measure.numerator, 6, "the days of those who are in");
	cr_assert_null(measure.rate, "nobody knows of how many");
	cr_assert_str_eq(measure.value, "6");
	measure_not_recorded(&measure, "Nothing holds it");
	cr_assert(measure.not_recorded);
	cr_assert_str_eq(measure.value, "not recorded here");
	arena_free(arena);
}

Test(measure, days_on_the_register)
{
	static const struct {
		const char *name, *opened, *ended, *died, *from, *to;
		int64_t days;
	} tries[] = {
		{"the whole of January", "2025-05-01", NULL, NULL, "2026-01-01", "2026-01-31", 31},
		{"from the day of entry", "2026-01-31", NULL, NULL, "2026-01-01", "2026-01-31", 1},
		{"entered the day after", "2026-02-01", NULL, NULL, "2026-01-01", "2026-01-31", 0},
		{"not the day it ended", "2025-05-01", "2026-01-02", NULL, "2026-01-01",
			"2026-01-31", 1},
		{"ended on the first", "2025-05-01", "2026-01-01", NULL, "2026-01-01", "2026-01-31",
			0},
		{"died before it ended", "2025-05-01", "2026-01-20", "2026-01-11", "2026-01-01",
			"2026-01-31", 10},
		{"a leap day", "2023-01-01", NULL, NULL, "2024-02-01", "2024-02-29", 29},
		{"a leap year", "2023-01-01", NULL, NULL, "2024-01-01", "2024-12-31", 366},
	};

	for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
		struct measure_fact fact = {.opened_on = on(tries[i].opened),
			.ended_on = on(tries[i].ended),
			.died = on(tries[i].died)};
		int64_t days = measure_days_on(&fact, on(tries[i].from), on(tries[i].to));

		cr_assert_eq(days, tries[i].days, "%s: %d", tries[i].name, (int)days);
	}
}

/* ---- in and out of hospital ---- */

Test(measure, a_readmission_is_within_thirty_days)
{
	static const struct {
		const char *from, *back;
		int part;
	} tries[] = {{"2026-03-31", "2026-03-01", IN}, {"2026-03-31", "2026-02-28", OUT},
		{"2026-03-02", "2026-03-01", IN}, {"2024-03-30", "2024-02-29", IN},
		{"2024-03-31", "2024-02-29", OUT}, {"2026-03-02", NULL, OUT}};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
		struct measure_fact fact = {
			.from = on(tries[i].from), .back_on = on(tries[i].back)};
		struct measure_row row = measure_readmission(&fact, arena);

		cr_assert_eq(row.part, tries[i].part, "%zu: %s", i, row.words);
	}
	arena_free(arena);
}

Test(measure, at_home_on_day_91)
{
	/* 1 Oct 2025 and 91 days is 31 Dec 2025; before a leap day 31 Dec is followed by 31 March. */
	static const struct {
		const char *name, *born, *from, *as_at, *died;
		int at, status, part;
	} tries[] = {
		{"home", "1940-01-01", "2025-10-01", "2026-01-01", NULL, AT_91_HOME, 0, IN},
		{"its day is today", "1940-01-01", "2025-10-01", "2025-12-31", NULL, AT_91_HOME, 0,
			LEFT},
		{"extra care", "1940-01-01", "2025-10-01", "2026-01-01", NULL, AT_91_EXTRA_CARE, 0,
			IN},
		{"adult placement", "1940-01-01", "2025-10-01", "2026-01-01", NULL,
			AT_91_ADULT_PLACEMENT, 0, IN},
		{"care home", "1940-01-01", "2025-10-01", "2026-01-01", NULL, AT_91_CARE_HOME, 0,
			OUT},
		{"hospital", "1940-01-01", "2025-10-01", "2026-01-01", NULL, AT_91_HOSPITAL, 0,
			OUT},
		{"died, and somebody said so", "1940-01-01", "2025-10-01", "2026-01-01", NULL,
			AT_91_DIED, 0, OUT},
		{"died, and nobody was asked", "1940-01-01", "2025-10-01", "2026-01-01",
			"2025-11-01", 0, 0, OUT},
		{"died, and yet at home", "1940-01-01", "2025-10-01", "2026-01-01", "2025-12-31",
			AT_91_HOME, 0, OUT},
		{"died the day after", "1940-01-01", "2025-10-01", "2026-01-01", "2026-01-01",
			AT_91_HOME, 0, IN},
		{"nobody knows", "1940-01-01", "2025-10-01", "2026-01-01", NULL, AT_91_NOT_KNOWN, 0,
			OUT},
		{"not asked", "1940-01-01", "2025-10-01", "2026-01-01", NULL, 0, 0, OUT},
		{"65 that day", "1960-10-01", "2025-10-01", "2026-01-01", NULL, AT_91_HOME, 0, IN},
		{"65 the day after", "1960-10-02", "2025-10-01", "2026-01-01", NULL, AT_91_HOME, 0,
			LEFT},
		{"no age", NULL, "2025-10-01", "2026-01-01", NULL, AT_91_HOME, 0, LEFT},
		{"declined", "1940-01-01", "2025-10-01", "2026-01-01", NULL, 0, REFERRAL_DECLINED,
			LEFT},
		{"31 December, 1 April", "1940-01-01", "2025-12-31", "2026-04-01", NULL, AT_91_HOME,
			0, LEFT},
		{"and 2 April", "1940-01-01", "2025-12-31", "2026-04-02", NULL, AT_91_HOME, 0, IN},
		{"a leap year: 31 March is the day", "1940-01-01", "2023-12-31", "2024-03-31", NULL,
			AT_91_HOME, 0, LEFT},
		{"and 1 April", "1940-01-01", "2023-12-31", "2024-04-01", NULL, AT_91_HOME, 0, IN},
	};
	const struct deadline_rules all = rules();
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
		struct measure_fact fact = {.born = on(tries[i].born),
			.from = on(tries[i].from),
			.died = on(tries[i].died),
			.at_91_days = tries[i].at,
			.referral_status = tries[i].status};
		struct measure_row row = measure_at_home(&fact, on(tries[i].as_at), &all, arena);

		cr_assert_eq(row.part, tries[i].part, "%s: %s", tries[i].name, row.words);
	}
	arena_free(arena);
}

Test(measure, reablement_of_a_discharge)
{
	static const struct {
		const char *name, *born, *died, *named;
		int part;
	} tries[] = {{"named by a referral", "1940-01-01", NULL, "2026-01-10", IN},
		{"by none", "1940-01-01", NULL, NULL, OUT},
		{"64", "1961-01-11", NULL, "2026-01-10", LEFT},
		{"65 that day", "1961-01-10", NULL, "2026-01-10", IN},
		{"died that day", "1940-01-01", "2026-01-10", NULL, LEFT},
		{"died later", "1940-01-01", "2026-01-11", NULL, OUT}};

	for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
		struct measure_fact fact = {.from = on("2026-01-10"),
			.born = on(tries[i].born),
			.died = on(tries[i].died),
			.done = on(tries[i].named)};
		struct measure_row row = measure_reablement(&fact);

		cr_assert_eq(row.part, tries[i].part, "%s: %s", tries[i].name, row.words);
	}
}

Test(measure, seen_within_two_hours)
{
	static const struct {
		const char *name, *born, *received, *contact, *now;
		int status, part;
	} tries[] = {
		{"two hours", "1940-01-01", "2026-01-10T09:00:00Z", "2026-01-10T11:00:00Z",
			"2026-01-10T18:00:00Z", 0, IN},
		{"and a minute", "1940-01-01", "2026-01-10T09:00:00Z", "2026-01-10T11:01:00Z",
			"2026-01-10T18:00:00Z", 0, OUT},
		{"over midnight", "1940-01-01", "2026-01-10T23:30:00Z", "2026-01-11T01:30:00Z",
			"2026-01-11T18:00:00Z", 0, IN},
		{"nobody", "1940-01-01", "2026-01-10T09:00:00Z", NULL, "2026-01-10T18:00:00Z", 0,
			OUT},
		{"nobody, two hours to the second", "1940-01-01", "2026-01-10T09:00:00Z", NULL,
			"2026-01-10T11:00:00Z", 0, LEFT},
		{"seen, and the hours not up", "1940-01-01", "2026-01-10T09:00:00Z",
			"2026-01-10T09:10:00Z", "2026-01-10T10:00:00Z", 0, LEFT},
		{"seen after the day asked for", "1940-01-01", "2026-01-10T20:00:00Z",
			"2026-01-11T09:00:00Z", "2026-01-10T23:59:59Z", 0, OUT},
		{"declined", "1940-01-01", "2026-01-10T09:00:00Z", NULL, "2026-01-10T18:00:00Z",
			REFERRAL_DECLINED, LEFT},
		{"17", "2008-01-11", "2026-01-10T09:00:00Z", NULL, "2026-01-10T18:00:00Z", 0, LEFT},
		{"18 that day", "2008-01-10", "2026-01-10T09:00:00Z", NULL, "2026-01-10T18:00:00Z",
			0, OUT},
	};
	const struct deadline_rules all = rules();
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
		struct measure_fact fact = {.born = on(tries[i].born),
			.received_at = tries[i].received,
			.contact_at = tries[i].contact,
			.referral_status = tries[i].status};
		int64_t now = 0;

		cr_assert(instant_unix(tries[i].now, &now));
		struct measure_row row = measure_two_hours(&fact, now, &all, arena);

		cr_assert_eq(row.part, tries[i].part, "%s: %s", tries[i].name, row.words);
	}
	arena_free(arena);
}

Test(measure, a_day_of_delay_is_a_midnight)
{
	static const struct {
		const char *name, *born, *ready, *until, *died;
		int64_t days;
		int part;
	} tries[] = {
		{"left the day they were ready", "1940-01-01", "2026-01-10", "2026-01-10", NULL, 0,
			MEASURE_PART_NONE},
		{"left the day after", "1940-01-01", "2026-01-10", "2026-01-11", NULL, 1, IN},
		{"over a weekend", "1940-01-01", "2026-01-09", "2026-01-12", NULL, 3, IN},
		{"still there", "1940-01-01", "2026-01-28", NULL, NULL, 3, IN},
		{"ready the month before", "1940-01-01", "2025-12-20", "2026-01-02", NULL, 2, IN},
		{"left on the first", "1940-01-01", "2025-12-31", "2026-01-01", NULL, 1, IN},
		{"left before the month", "1940-01-01", "2025-12-20", "2025-12-31", NULL, 0,
			MEASURE_PART_NONE},
		{"left after it", "1940-01-01", "2026-01-30", "2026-02-15", NULL, 1, IN},
		{"ready on its last day", "1940-01-01", "2026-01-31", "2026-02-15", NULL, 0,
			MEASURE_PART_NONE},
		{"died there", "1940-01-01", "2026-01-10", NULL, "2026-01-12", 2, IN},
		{"under 18", "2008-01-11", "2026-01-10", "2026-01-12", NULL, 0, LEFT},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
		struct measure_fact fact = {.born = on(tries[i].born),
			.ready_on = on(tries[i].ready),
			.until = on(tries[i].until),
			.died = on(tries[i].died)};
		struct measure_row row =
			measure_delay(&fact, on("2026-01-01"), on("2026-01-31"), arena);

		cr_assert_eq(row.part, tries[i].part, "%s: part %d", tries[i].name, row.part);
		cr_assert_eq(row.days, tries[i].days, "%s: %d days", tries[i].name, (int)row.days);
	}
	arena_free(arena);
}

Test(measure, care_homes_and_their_plans)
{
	static const struct {
		const char *born;
		int permanent, part;
	} tries[] = {{"1940-01-01", ANSWER_YES, IN}, {"1940-01-01", ANSWER_NO, LEFT},
		{"1940-01-01", ANSWER_NONE, LEFT}, {"1960-12-24", ANSWER_YES, IN},
		{"1960-12-25", ANSWER_YES, LEFT}, {NULL, ANSWER_YES, LEFT}};
	static const struct date days[] = {{2025, 12, 25}, {2025, 12, 26}, {2026, 1, 1}};
	/* 24 Dec 2025 and seven working days is 7 Jan 2026. */
	static const struct {
		const char *name, *done, *as_at, *died, *ended;
		int part;
	} plans[] = {{"the last day", "2026-01-07", "2026-01-20", NULL, NULL, IN},
		{"the day after", "2026-01-08", "2026-01-20", NULL, NULL, OUT},
		{"the day of it", "2025-12-24", "2026-01-20", NULL, NULL, IN},
		{"none", NULL, "2026-01-20", NULL, NULL, OUT},
		{"not up", NULL, "2026-01-07", NULL, NULL, LEFT},
		{"died", NULL, "2026-01-20", "2026-01-07", NULL, LEFT},
		{"died later", NULL, "2026-01-20", "2026-01-08", NULL, OUT},
		{"closed", NULL, "2026-01-20", NULL, "2026-01-02", LEFT}};
	struct deadline_rules all = rules();
	struct arena *arena = arena_new();

	all.holidays.days = days;
	all.holidays.n = 3;
	for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
		struct measure_fact fact = {.from = on("2025-12-24"),
			.born = on(tries[i].born),
			.permanent = tries[i].permanent};
		struct measure_row row = measure_care_home(&fact);

		cr_assert_eq(row.part, tries[i].part, "%zu: %s", i, row.words);
	}
	for (size_t i = 0; i < sizeof plans / sizeof plans[0]; i++) {
		struct measure_fact fact = {.from = on("2025-12-24"),
			.done = on(plans[i].done),
			.died = on(plans[i].died),
			.ended_on = on(plans[i].ended)};
		struct measure_row row =
			measure_care_home_plan(&fact, on(plans[i].as_at), &all, arena);

		cr_assert_eq(row.part, plans[i].part, "%s: %s", plans[i].name, row.words);
	}
	arena_free(arena);
}

Test(measure, frailty_is_confirmed_by_somebody)
{
	static const struct {
		const char *own;
		bool clinician;
		int judged, is;
		bool confirmed;
	} tries[] = {{"severe", false, JUDGEMENT_AGREE, FRAILTY_SEVERE, true},
		{"Moderate frailty", false, JUDGEMENT_AGREE, FRAILTY_MODERATE, true},
		{"severe", false, JUDGEMENT_LOWER, FRAILTY_SEVERE, false},
		{"severe", false, JUDGEMENT_HIGHER, FRAILTY_SEVERE, false},
		{"severe", false, JUDGEMENT_NONE, FRAILTY_SEVERE, false},
		{"severe", true, JUDGEMENT_NONE, FRAILTY_SEVERE, true},
		{"mild", true, JUDGEMENT_AGREE, FRAILTY_NONE, true},
		{NULL, false, JUDGEMENT_NONE, FRAILTY_NONE, false}};

	for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
		struct measure_fact fact = {.own_band = tries[i].own,
			.clinician = tries[i].clinician,
			.judged = tries[i].judged};

		cr_assert_eq((int)measure_frailty(&fact), tries[i].is, "%zu", i);
		cr_assert_eq(measure_frailty_confirmed(&fact), tries[i].confirmed, "%zu", i);
	}
}

/* ---- what the measures need ---- */

Test(measure, a_winter_runs_from_october_to_march)
{
	static const struct {
		const char *day;
		int64_t winter;
	} days[] = {{"2025-10-01", 2025}, {"2025-09-30", 2024}, {"2026-03-31", 2025},
		{"2026-04-01", 2025}, {"2026-01-01", 2025}, {"2025-12-31", 2025}};
	static const struct {
		const char *on;
		bool may;
	} tries[] = {{"2025-10-01", true}, {"2025-09-30", false}, {"2026-03-12", true},
		{"2026-03-13", false}};
	struct err err = {0};

	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
		cr_assert_eq(winter_of(on(days[i].day)), days[i].winter, "%s", days[i].day);
	for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
		struct winter_plan plan = {.winter = 2025, .on = on(tries[i].on)};

		cr_assert_eq(winter_plan_check(&plan, on("2026-03-12"), &err), tries[i].may, "%s",
			tries[i].on);
	}
}

Test(measure, what_an_event_may_say_of_a_stay)
{
	static const struct {
		const char *name, *until, *ready, *field;
		int kind, delay, permanent;
	} tries[] = {
		{"ready and gone", "2026-01-12", "2026-01-10", NULL, EVENT_EMERGENCY_ADMISSION,
			DELAY_HEALTH, 0},
		{"ready on the day they left", "2026-01-12", "2026-01-12", NULL,
			EVENT_EMERGENCY_ADMISSION, 0, 0},
		{"ready after they left", "2026-01-12", "2026-01-13", "ready",
			EVENT_EMERGENCY_ADMISSION, 0, 0},
		{"ready before they came", NULL, "2026-01-04", "ready", EVENT_EMERGENCY_ADMISSION,
			0, 0},
		{"ready tomorrow", NULL, "2026-02-02", "ready", EVENT_EMERGENCY_ADMISSION, 0, 0},
		{"a fall is no stay", NULL, "2026-01-10", "ready", EVENT_FALL, 0, 0},
		{"waits and was never ready", NULL, NULL, "delay", EVENT_EMERGENCY_ADMISSION,
			DELAY_BOTH, 0},
		{"a care home for good", NULL, NULL, NULL, EVENT_CARE_HOME, 0, ANSWER_YES},
		{"a fall for good", NULL, NULL, "permanent", EVENT_FALL, 0, ANSWER_NO},
	};

	for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
		struct event event = {.kind = tries[i].kind,
			.on = on("2026-01-05"),
			.until = on(tries[i].until),
			.ready_on = on(tries[i].ready),
			.delay_due = tries[i].delay,
			.permanent = tries[i].permanent};
		struct err err = {0};
		bool may = event_check(&event, on("2026-02-01"), &err);

		cr_assert_eq(may, tries[i].field == NULL, "%s: %s", tries[i].name, err.text);
		if (!may)
			cr_assert_str_eq(err.field, tries[i].field, "%s", tries[i].name);
	}
}
