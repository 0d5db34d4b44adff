#include <criterion/criterion.h>

#include <string.h>

#include <caseload/store/draft.h>

#include "fixture.h"

TestSuite(draft, .init = open_store, .fini = close_store);

Test(draft, thrown_away_is_kept_a_while)
{
	struct draft draft = {.worker_id = worker.id, .place = "note", .text = "Half"};
	struct draft *list;
	bool found;
	size_t n;

	cr_assert(store_draft_keep(store, &draft, &err), "%s", err.text);
	int64_t id = draft.id;
	draft.text = "Half a word";
	cr_assert(store_draft_keep(store, &draft, &err), "%s", err.text);
	cr_assert_eq(draft.id, id);
	cr_assert(store_draft_list(store, worker.id, 0, NULL, arena, &list, &n, &err));
	cr_assert_eq(n, 1);
	cr_assert_str_eq(list[0].text, "Half a word");
	cr_assert(store_draft_drop(store, worker.id, 0, "note", &found, &err));
	cr_assert(found);
	cr_assert(store_draft_drop(store, worker.id, 0, "note", &found, &err));
	cr_assert(!found);
	cr_assert(store_draft_sweep(store, "2026-03-12", &err));
	cr_assert_eq(db_changes(store_db(store)), 0);
	cr_assert(store_draft_sweep(store, "2026-03-13", &err));
	cr_assert_eq(db_changes(store_db(store)), 1);
}
