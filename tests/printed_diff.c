/* What changed between a printed list and the people on it now: each kind once, and nothing else. */
#include <criterion/criterion.h>

#include <string.h>

#include <caseload/caseload.h>
#include <caseload/printed_list.h>

static const struct date today = {2026, 3, 12};
static const struct date soon = {2026, 4, 1};

static struct printed_row then(int64_t id)
{
	return (struct printed_row){.row = id,
		.person_id = id,
		.band = BAND_HIGH,
		.lead_id = 1,
		.lead = "Jo Patel",
		.plan_status = PLAN_DRAFT,
		.review_due = soon,
		.review_status = REVIEW_DUE};
}

static struct case_row now(int64_t id, const char *family)
{
	return (struct case_row){.person_id = id,
		.family = family,
		.band = BAND_HIGH,
		.lead_id = 1,
		.lead_name = "Jo Patel",
		.plan_status = PLAN_DRAFT,
		.next_review = soon};
}

Test(printed_diff, finds_each_kind)
{
	enum { N = 9 };
	struct arena *arena = arena_new();
	struct printed_row was[N];
	struct case_row is[N + 1];
	static const char *const names[N] = {
		"Same", "Up", "Down", "Lead", "Plan", "Held", "Late", "Actions", "Band"};
	static const struct printed_closed closed[] = {{8, 3}, {77, 1}};
	static const struct printed_gone gone[] = {
		{.person_id = 20,
			.family = "Gone",
			.known = true,
			.ended_on = {2026, 3, 3},
			.end_reason = END_REASON_DIED},
		{.person_id = 21,
			.family = "Other",
			.known = true,
			.on_register = true,
			.lead_now = "Mary Lewis"},
		{.person_id = 22},
	};
	static const struct {
		enum list_change kind;
		const char *family, *text;
	} wanted[] = {
		{LIST_NEW, "New", "RISING"},
		{LIST_GONE, "Gone", "Ended 03-Mar-2026: Died"},
		{LIST_GONE, "Other", "Led by Mary Lewis now"},
		{LIST_GONE, NULL, "Not known to the team any more"},
		{LIST_BAND_UP, "Up", "HIGH, now V HIGH"},
		{LIST_BAND_DOWN, "Down", "HIGH, now LOWER"},
		{LIST_LEAD, "Lead", "Jo Patel, now Mary Lewis"},
		{LIST_PLAN, "Plan", "Agreed"},
		{LIST_HELD, "Held", "05-Mar-2026, Jo Patel"},
		{LIST_LATE, "Late", "Due 10-Mar-2026, 2 days late"},
		{LIST_ACTIONS, "Actions", "3 closed"},
	};
	size_t n;

	for (int i = 0; i < N; i++) {
		was[N - 1 - i] = then(i + 1); /* in no order */
		is[i] = now(i + 1, names[i]);
	}
	is[N] = now(99, "New");
	is[N].band = BAND_RISING;
	is[1].band = BAND_VERY_HIGH;
	is[2].band = BAND_LOWER;
	is[3].lead_id = 2;
	is[3].lead_name = "Mary Lewis";
	is[4].plan_status = PLAN_AGREED;
	was[N - 6].review_status = REVIEW_HELD;
	was[N - 6].held_on = (struct date){2026, 3, 5};
	was[N - 6].held_by = "Jo Patel";
	was[N - 7].review_due = is[6].next_review = (struct date){2026, 3, 10};
	is[6].late_days = 2;
	is[8].band = BAND_NO_DATA; /* neither higher nor lower */
	struct printed_then all = {.list = {.sheet = 3, .printed_at = "2026-03-01T14:05:00Z"},
		.rows = was,
		.rows_n = N,
		.gone = gone,
		.gone_n = 3,
		.closed = closed,
		.closed_n = 2};
	struct list_difference *found = list_differences(&all, is, N + 1, today, arena, &n);

	cr_assert_eq(n, sizeof(wanted) / sizeof(wanted[0]), "%zu", n);
	for (size_t i = 0; i < n; i++) {
		cr_expect_eq(found[i].kind, wanted[i].kind, "%zu: %s", i, found[i].text);
		cr_expect_str_eq(found[i].text, wanted[i].text);
		if (wanted[i].family != NULL)
			cr_expect_str_eq(found[i].family, wanted[i].family);
	}
	arena_free(arena);
}

Test(printed_diff, of_the_same_is_empty_and_late_stays_late)
{
	struct arena *arena = arena_new();
	struct printed_row was = then(1);
	struct case_row is = now(1, "Same");
	struct printed_then all = {
		.list = {.printed_at = "2026-03-11T14:05:00Z"}, .rows = &was, .rows_n = 1};
	size_t n;

	list_differences(&all, &is, 1, today, arena, &n);
	cr_expect_eq(n, 0);
	/* It was late when it was printed. */
	was.review_due = is.next_review = (struct date){2026, 3, 9};
	is.late_days = 3;
	list_differences(&all, &is, 1, today, arena, &n);
	cr_expect_eq(n, 0);
	was.plan_status = is.plan_status = PLAN_AGREED;
	list_differences(&all, &is, 1, today, arena, &n);
	cr_expect_eq(n, 0);
	list_differences(&all, NULL, 0, today, arena, &n);
	cr_expect_eq(n, 0, "who is gone is told by the store");
	arena_free(arena);
}
