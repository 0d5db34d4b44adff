#include <criterion/criterion.h>

#include <stdlib.h>

#include <caseload/work_list.h>

static struct work_row row_of(int64_t id, int64_t score, int64_t before, const char *seen)
{
	struct work_row row = {.who = {.person_id = id, .score = {score, 0, true}}};

	if (before >= 0)
		row.before = (struct score){before, 0, true};
	date_parse_iso(seen, &row.seen);
	return row;
}

Test(work_list, rising_goes_by_score_then_rise_then_who_was_seen_longest_ago)
{
	struct work_row rows[] = {
		row_of(1, 7, 7, "2026-01-01"), /* no rise, seen */
		row_of(2, 8, 8, "2026-02-01"), row_of(3, 8, 6, "2026-02-01"),
		row_of(4, 8, 6, ""),				     /* never seen: before all */
		row_of(5, 8, 6, "2026-01-01"), row_of(6, 7, -1, ""), /* nothing before is no rise */
		row_of(7, 7, 3, "2026-03-01"),
		row_of(8, 8, 6, ""), /* equal to 4: the lower number first */
		row_of(9, 6, 7, ""), /* fell */
	};
	static const int64_t order[] = {4, 8, 5, 3, 2, 7, 6, 1, 9};
	enum { N = sizeof(rows) / sizeof(rows[0]) };

	qsort(rows, N, sizeof(rows[0]), work_rising_compare);
	for (size_t i = 0; i < N; i++)
		cr_assert_eq(rows[i].who.person_id, order[i], "at %zu stands %d, not %d", i,
			(int)rows[i].who.person_id, (int)order[i]);
}

Test(work_list, a_rise_is_told_across_scales)
{
	struct work_row row = {.who = {.score = {31, 2, true}}, .before = {3, 1, true}};

	cr_assert_eq(work_rise(&row), 10000);
	row.who.score = (struct score){30, 2, true};
	cr_assert_eq(work_rise(&row), 0, "0.30 is 0.3");
	row.before.set = false;
	cr_assert_eq(work_rise(&row), 0);
}

Test(work_list, a_readmission_is_within_days_0_to_29_of_the_discharge_before_it)
{
	static const struct {
		const char *days; /* i and o: in or out on that day of 2026 */
		int gap;
		int admitted; /* day of the year */
	} cases[] = {
		{"", -1, 0}, {"i10", -1, 0}, {"o10", -1, 0},
		{"o10 i10", -1, 0},	   /* who is not in comes in first: one stay of a day */
		{"i5 o10 i10", 0, 10},	   /* who is in goes out first */
		{"i5 o10 i10 o10", 0, 10}, /* in, out, in and out again */
		{"i5 o10 i39", 29, 39}, {"i5 o10 i40", -1, 0},
		{"o10 i39", 29, 39},		/* the stay before was not recorded */
		{"i5 o10 i20 o25 i50", 25, 50}, /* the newest */
		{"i5 o10 i20 o25 i80", 10, 20}, /* the newest that counts */
		{"i5 i20", -1, 0},		/* no discharge was recorded */
		{"i30 o35 i5 o10", 20, 30},	/* in any order */
		{"i1 o2 i3", -1, 0},		/* before the first day asked for */
	};
	struct date start = date_make(2026, 1, 1), from = date_make(2026, 1, 5);

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct hospital_day days[8];
		struct date admitted = DATE_NONE;
		size_t n = 0;

		for (const char *p = cases[i].days; *p != '\0'; p += *p == ' ') {
			char *end;
			days[n].discharge = *p == 'o';
			days[n++].on = date_add_days(start, strtol(p + 1, &end, 10) - 1);
			p = end;
		}
		cr_assert_eq(readmission_gap(days, n, from, &admitted), cases[i].gap, "%s",
			cases[i].days);
		if (cases[i].gap >= 0)
			cr_assert(date_equal(admitted, date_add_days(start, cases[i].admitted - 1)),
				"%s", cases[i].days);
	}
}
