#include <criterion/criterion.h>

#include <string.h>

#include <caseload/store/review.h>

#include "fixture.h"

TestSuite(review, .init = open_store, .fini = close_store);

static struct review a_review(int kind, struct date due)
{
	return (struct review){.episode_id = episode.id,
		.kind = kind,
		.due_on = due,
		.originally_due = due,
		.with_id = worker.id,
		.status = REVIEW_DUE};
}

Test(review, second_open_one_of_a_kind_cannot_be)
{
	struct review first = a_review(REVIEW_KIND_PLAN, today), second = first, got;

	cr_assert(store_review_save(store, &first, &err), "%s", err.text);
	cr_assert(!store_review_save(store, &second, &err));
	cr_assert_eq(err.code, ERR_INVALID);
	second.kind = REVIEW_KIND_ANNUAL;
	cr_assert(store_review_save(store, &second, &err), "%s", err.text);
	first.status = REVIEW_HELD;
	first.held_on = today;
	first.held_by_id = worker.id;
	cr_assert(store_review_save(store, &first, &err), "%s", err.text);
	cr_assert(store_review_open(store, episode.id, REVIEW_KIND_PLAN, today, arena, &got, &err));
	cr_assert_eq(got.id, 0);
	cr_assert(store_review_open(store, episode.id, REVIEW_KIND_NONE, today, arena, &got, &err));
	cr_assert_eq(got.id, second.id);
	cr_assert(store_review_last_held(store, episode.id, REVIEW_KIND_PLAN, arena, &got, &err));
	cr_assert_eq(got.id, first.id);
	cr_assert_str_eq(got.held_by, "Jo Patel");
	cr_assert_str_eq(got.person, "AHMED, Fatima");
}

Test(review, lists_by_the_filter)
{
	struct review plan = a_review(REVIEW_KIND_PLAN, date_make(2026, 3, 8));
	struct review annual = a_review(REVIEW_KIND_ANNUAL, date_make(2026, 6, 1));
	const struct {
		struct review_filter filter;
		size_t n;
		int64_t late;
	} cases[] = {
		{{.team_id = team.id, .today = today}, 2, 4},
		{{.team_id = team.id, .today = today, .overdue = true}, 1, 4},
		{{.team_id = team.id, .today = {2026, 3, 8}, .overdue = true}, 0, 0},
		{{.team_id = team.id, .today = today, .from = {2026, 6, 1}}, 1, 0},
		{{.team_id = team.id, .today = today, .to = {2026, 5, 31}}, 1, 4},
		{{.team_id = team.id, .today = today, .with_id = worker.id}, 2, 4},
		{{.team_id = team.id, .today = today, .with_id = worker.id + 1}, 0, 0},
		{{.team_id = team.id + 1, .today = today}, 0, 0},
	};

	cr_assert(store_review_save(store, &plan, &err), "%s", err.text);
	cr_assert(store_review_save(store, &annual, &err), "%s", err.text);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct review *list;
		size_t n;
		cr_assert(store_review_list(store, &cases[i].filter, arena, &list, &n, &err));
		cr_assert_eq(n, cases[i].n, "case %zu: %zu", i, n);
		if (n > 0)
			cr_assert_eq(list[0].late_days, cases[i].late, "case %zu", i);
	}
}
