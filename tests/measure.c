/* When something counts as done in time, when not, and when it is left out. */
#include <criterion/criterion.h>

#include <caseload/measure.h>

static struct deadline_rules rules(void)
{
	struct deadline_rules all = {0};

	all.of[RULE_DISCHARGE_CONTACT] =
		(struct deadline_rule){.amount = 3, .unit = UNIT_WORKING_DAYS};
	all.of[RULE_ADMISSION_REVIEW] = (struct deadline_rule){.unit = UNIT_MONTH_END};
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
			.ended = "2026-02-20", .part = LEFT},
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
