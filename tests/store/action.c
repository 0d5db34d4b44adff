#include <criterion/criterion.h>

#include <string.h>

#include <caseload/store/action.h>
#include <caseload/store/caseload.h>

#include "fixture.h"

TestSuite(action, .init = open_store, .fini = close_store);

Test(action, open_ones_first_and_late_counted)
{
	struct action done = {.person_id = person.id,
		.what = "Ring",
		.owner_id = worker.id,
		.status = ACTION_DONE,
		.closed_on = today};
	struct action late = {.person_id = person.id,
		.what = "Write",
		.owner_id = worker.id,
		.due = {2026, 3, 10},
		.status = ACTION_OPEN};
	struct action *list;
	size_t n;

	cr_assert(store_action_save(store, &done, &err), "%s", err.text);
	cr_assert(store_action_save(store, &late, &err), "%s", err.text);
	cr_assert(store_current_refresh(store, person.id, &err), "%s", err.text);
	cr_assert(store_action_of_person(store, person.id, today, arena, &list, &n, &err));
	cr_assert_eq(n, 2);
	cr_assert_eq(list[0].late_days, 2);
	cr_assert_str_eq(list[0].owner, "jpatel");
	for (int only_late = 0; only_late < 2; only_late++) {
		struct action_filter filter = {
			.team_id = team.id, .late = only_late, .today = today};
		cr_assert(store_action_list(store, &filter, arena, &list, &n, &err));
		cr_assert_eq(n, 1);
	}
	for (int other = 0; other < 2; other++) {
		cr_assert(store_action_of_worker(
			store, worker.id, team.id + other, today, arena, &list, &n, &err));
		cr_assert_eq(n, (size_t)(1 - other), "only this team's");
	}
}
