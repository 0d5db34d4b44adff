#include <criterion/criterion.h>

#include <string.h>

#include <caseload/store/caseload.h>
#include <caseload/store/draft.h>
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
