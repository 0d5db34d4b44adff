#include <criterion/criterion.h>

#include <string.h>

#include <caseload/store/action.h>
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
	cr_assert(store_action_of_worker(store, worker.id, today, arena, &list, &n, &err));
	cr_assert_eq(n, 1);
}
