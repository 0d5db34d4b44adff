#include <criterion/criterion.h>

#include <string.h>

#include <caseload/store/episode.h>

#include "fixture.h"

TestSuite(episode, .init = open_store, .fini = close_store);

Test(episode, is_kept_and_found)
{
	struct episode got;

	cr_assert(store_episode_open(store, person.id, team.id, arena, &got, &err), "%s", err.text);
	cr_assert_eq(got.id, episode.id);
	cr_assert_eq(got.found_how, FOUND_GP);
	got.status = EPISODE_ENDED;
	got.ended_on = today;
	got.end_reason = END_REASON_MOVED;
	cr_assert(store_episode_save(store, &got, &err), "%s", err.text);
	cr_assert_eq(got.version, 2);
	cr_assert(!store_episode_save(store, &episode, &err));
	cr_assert_eq(err.code, ERR_CONFLICT);
	cr_assert(store_episode_open(store, person.id, team.id, arena, &got, &err));
	cr_assert_eq(got.id, 0);
	cr_assert(store_episode_newest(store, person.id, team.id, arena, &got, &err));
	cr_assert_eq(got.end_reason, END_REASON_MOVED);
}

Test(episode, second_open_one_cannot_be)
{
	struct episode second = episode;

	second.id = 0;
	second.uid = NULL;
	cr_assert(!store_episode_save(store, &second, &err));
	cr_assert_eq(err.code, ERR_INVALID);
}
