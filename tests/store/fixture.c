#include "fixture.h"

#include <criterion/criterion.h>

#include <caseload/store/episode.h>
#include <caseload/store/person.h>
#include <caseload/store/team.h>
#include <caseload/store/worker.h>

struct arena *arena;
struct store *store;
struct err err;
struct team team;
struct worker worker;
struct person person;
struct episode episode;
const struct date today = {2026, 3, 12};

void begin(void)
{
	struct save save = {worker.id, "2026-03-12T14:05:00Z", 0};
	cr_assert(store_begin_save(store, &save, &err), "%s", err.text);
}

void commit(void)
{
	cr_assert(store_commit(store, &err), "%s", err.text);
}

void open_store(void)
{
	team = (struct team){.name = "Team North"};
	worker = (struct worker){.name = "Jo Patel",
		.profession = PROFESSION_SOCIAL_WORKER,
		.login = "jpatel",
		.active_from = {2026, 1, 1}};
	arena = arena_new();
	cr_assert(store_create(NULL, &store, &err), "%s", err.text);
	begin();
	cr_assert(store_team_save(store, &team, &err), "%s", err.text);
	cr_assert(store_worker_save(store, &worker, &err), "%s", err.text);
	cr_assert(store_membership_add(
		store, worker.id, team.id, ROLE_CLINICIAN, worker.active_from, &err));
	person = (struct person){.family = "Ahmed",
		.given = "Fatima",
		.nhs_number = "9990000018",
		.nhs_status = NHS_STATUS_NOT_TRACED,
		.team_id = team.id};
	cr_assert(store_person_save(store, &person, &err), "%s", err.text);
	episode = (struct episode){.person_id = person.id,
		.team_id = team.id,
		.status = EPISODE_ON_REGISTER,
		.opened_on = {2026, 3, 1},
		.found_how = FOUND_GP};
	cr_assert(store_episode_save(store, &episode, &err), "%s", err.text);
	commit();
	begin();
}

void close_store(void)
{
	store_end(store);
	store_close(store);
	arena_free(arena);
}
