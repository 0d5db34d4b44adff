#include <criterion/criterion.h>

#include <string.h>

#include <caseload/store/caseload.h>
#include <caseload/store/episode.h>
#include <caseload/store/person.h>
#include <caseload/store/team.h>
#include <caseload/store/worker.h>

static struct arena *arena;
static struct store *store;
static struct err err;
static struct team team;
static struct worker worker;
static struct person person;
static struct episode episode;
static const struct date today = {2026, 3, 12};

static void begin(void)
{
	struct save save = {worker.id, "2026-03-12T14:05:00Z", 0};
	cr_assert(store_begin_save(store, &save, &err), "%s", err.text);
}

static void commit(void)
{
	cr_assert(store_commit(store, &err), "%s", err.text);
}

static void open_store(void)
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

static void close_store(void)
{
	store_end(store);
	store_close(store);
	arena_free(arena);
}

TestSuite(episode, .init = open_store, .fini = close_store);

Test(episode, is_kept_and_found)
{
	struct episode got, *list;
	size_t n;

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
	cr_assert(store_episode_list(store, person.id, arena, &list, &n, &err));
	cr_assert_eq(n, 1);
}

Test(episode, second_open_one_cannot_be)
{
	struct episode second = episode;

	second.id = 0;
	second.uid = NULL;
	cr_assert(!store_episode_save(store, &second, &err));
	cr_assert_eq(err.code, ERR_INVALID);
}
