#include <criterion/criterion.h>

#include <string.h>

#include <caseload/store/caseload.h>
#include <caseload/store/episode.h>
#include <caseload/store/lead.h>
#include <caseload/store/review.h>
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

TestSuite(lead, .init = open_store, .fini = close_store);

static struct lead a_lead(int status, const char *reason)
{
	return (struct lead){.episode_id = episode.id,
		.kind = LEAD_KIND_LEAD,
		.worker_id = worker.id,
		.status = status,
		.from = {2026, 3, 2},
		.reason = reason};
}

Test(lead, second_current_one_cannot_be)
{
	struct lead first = a_lead(LEAD_CURRENT, "First"), second = a_lead(LEAD_CURRENT, "Second");
	struct lead got, *list;
	size_t n;

	cr_assert(store_lead_save(store, &first, &err), "%s", err.text);
	cr_assert(!store_lead_save(store, &second, &err));
	cr_assert_eq(err.code, ERR_INVALID);
	second.kind = LEAD_KIND_COORDINATOR;
	cr_assert(store_lead_save(store, &second, &err), "%s", err.text);
	cr_assert(store_lead_current(store, episode.id, LEAD_KIND_LEAD, arena, &got, &err));
	cr_assert_str_eq(got.worker, "jpatel");
	cr_assert_str_eq(got.name, "Jo Patel");
	cr_assert_eq(got.profession, PROFESSION_SOCIAL_WORKER);
	cr_assert(store_lead_of_worker(store, worker.id, arena, &list, &n, &err));
	cr_assert_eq(n, 2);
}

Test(lead, accountable_gp_may_be_a_name_alone)
{
	struct lead gp = a_lead(LEAD_CURRENT, NULL), got;

	gp.kind = LEAD_KIND_GP;
	gp.worker_id = 0;
	gp.name = "Dr Khan";
	cr_assert(store_lead_save(store, &gp, &err), "%s", err.text);
	cr_assert(store_lead_current(store, episode.id, LEAD_KIND_GP, arena, &got, &err));
	cr_assert_str_eq(got.name, "Dr Khan");
	cr_assert_null(got.worker);
}

Test(lead, proposal_is_found_until_answered)
{
	struct lead asked = a_lead(LEAD_PROPOSED, "Best placed"), got;

	cr_assert(store_lead_save(store, &asked, &err), "%s", err.text);
	cr_assert(store_lead_proposed(
		store, episode.id, LEAD_KIND_NONE, worker.id, arena, &got, &err));
	cr_assert_eq(got.id, asked.id);
	cr_assert(store_lead_proposed(store, episode.id, LEAD_KIND_GP, 0, arena, &got, &err));
	cr_assert_eq(got.id, 0);
	asked.status = LEAD_DECLINED;
	cr_assert(store_lead_save(store, &asked, &err));
	cr_assert(store_lead_proposed(store, episode.id, LEAD_KIND_LEAD, 0, arena, &got, &err));
	cr_assert_eq(got.id, 0);
}

Test(lead, load_counts_cases_weight_and_late)
{
	struct lead lead = a_lead(LEAD_CURRENT, NULL);
	struct review late = {.episode_id = episode.id,
		.kind = REVIEW_KIND_PLAN,
		.due_on = {2026, 3, 11},
		.originally_due = {2026, 3, 11},
		.status = REVIEW_DUE};
	struct worker *load;
	size_t n;

	cr_assert(store_lead_save(store, &lead, &err), "%s", err.text);
	cr_assert(store_review_save(store, &late, &err), "%s", err.text);
	cr_assert(store_current_refresh(store, person.id, &err), "%s", err.text);
	cr_assert(store_lead_load(store, team.id, today, arena, &load, &n, &err), "%s", err.text);
	cr_assert_eq(n, 1);
	cr_assert_eq(load[0].cases, 1);
	cr_assert_eq(load[0].weight, band_weight(BAND_NO_DATA));
	cr_assert_eq(load[0].late, 1);
	/* late from the day after, as everywhere */
	cr_assert(store_lead_load(store, team.id, date_make(2026, 3, 11), arena, &load, &n, &err));
	cr_assert_eq(load[0].late, 0);
}
