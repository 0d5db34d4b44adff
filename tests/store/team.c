#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/store/person.h>
#include <caseload/store/team.h>
#include <caseload/store/worker.h>

static struct arena *arena;
static struct store *store;
static struct err err;
static struct team team;
static struct worker worker;
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
	commit();
}

static void close_store(void)
{
	store_close(store);
	arena_free(arena);
}

TestSuite(team, .init = open_store, .fini = close_store);

Test(team, has_intervals_from_the_start)
{
	struct team got;
	cr_assert(store_team_first(store, arena, &got, &err));
	cr_assert_eq(got.id, team.id);
	cr_assert_eq(got.review_months_very_high, 1);
	cr_assert_eq(got.review_months_lower, 12);
	cr_assert_eq(got.soon_days, 7);
	cr_assert_str_eq(got.person_word, "person");
	cr_assert(!got.live && !got.acting_allowed);
}

Test(team, practices_are_brought_up_to_date_and_never_emptied)
{
	struct practice file[] = {
		{.code = "C81001",
			.name = "GREEN LANE SURGERY",
			.phone = "01332 1",
			.status = PRACTICE_ACTIVE},
		{.code = "C81002", .name = "MILL_HOUSE", .status = PRACTICE_ACTIVE},
	};
	struct practice_counts counts = {0};
	begin();
	cr_assert(store_practice_upsert(store, file, 2, &counts, &err), "%s", err.text);
	cr_assert_eq(counts.added, 2);
	file[0].phone = NULL;
	file[1].status = PRACTICE_CLOSED;
	file[1].closed = (struct date){2026, 2, 1};
	cr_assert(store_practice_upsert(store, file, 2, &counts, &err), "%s", err.text);
	commit();
	cr_assert_eq(counts.unchanged, 1);
	cr_assert_eq(counts.changed, 1);

	struct practice got, *list;
	size_t n;
	cr_assert(store_practice_by_code(store, "C81001", arena, &got, &err));
	cr_assert_str_eq(got.phone, "01332 1");
	cr_assert(store_practice_by_code(store, "C81002", arena, &got, &err));
	cr_assert_eq(got.status, PRACTICE_CLOSED);
	cr_assert_eq(got.version, 2);
	static const struct {
		const char *find;
		size_t n;
	} cases[] = {{NULL, 2}, {"green", 1}, {"c8100", 2}, {"l_h", 1}, {"%", 0}, {"nowhere", 0}};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct practice_filter filter = {.find = cases[i].find};
		cr_assert(store_practice_list(store, &filter, arena, &list, &n, &err), "%s",
			err.text);
		cr_assert_eq(n, cases[i].n, "%s gave %zu", cases[i].find, n);
	}
	struct practice_filter ours = {.team_id = team.id};
	cr_assert(store_practice_list(store, &ours, arena, &list, &n, &err));
	cr_assert_eq(n, 0);
}

Test(team, the_national_file_loads_quickly)
{
	enum { ROWS = 15971 };
	struct practice *file = arena_new_array(arena, struct practice, ROWS);
	struct practice_counts counts = {0};

	for (int i = 0; i < ROWS; i++)
		file[i] = (struct practice){.code = arena_printf(arena, "X%05d", i),
			.name = "PRACTICE",
			.address = "1 HIGH STREET",
			.postcode = "DE1 1AA",
			.status = PRACTICE_ACTIVE};
	int64_t start = clock_monotonic_ms();
	begin();
	cr_assert(store_practice_upsert(store, file, ROWS, &counts, &err), "%s", err.text);
	commit();
	cr_assert_eq(counts.added, ROWS);
	cr_assert_lt(
		clock_monotonic_ms() - start, 10000, "a practice takes well under a millisecond");
}

Test(team, people_of_a_practice_that_joins_are_known)
{
	struct practice practice = {.code = "C81001", .name = "GREEN LANE"};
	int64_t *people;
	size_t n;

	begin();
	cr_assert(store_practice_save(store, &practice, &err));
	struct person unknown = {.family = "A", .practice_id = practice.id};
	struct person elsewhere = {.family = "B"};
	cr_assert(store_person_save(store, &unknown, &err) &&
		  store_person_save(store, &elsewhere, &err));
	cr_assert(store_practice_join(store, &practice, team.id, arena, &people, &n, &err), "%s",
		err.text);
	commit();
	cr_assert_eq(n, 1);
	cr_assert_eq(people[0], unknown.id);
	struct person got;
	cr_assert(store_person_by_id(store, unknown.id, arena, &got, &err));
	cr_assert_eq(got.team_id, team.id);
	cr_assert_eq(got.version, 2);
	cr_assert_str_eq(got.fold, "a");
}

Test(team, workers_have_the_roles_of_the_day)
{
	struct date from = {2026, 1, 1}, until = {2026, 3, 1};
	struct worker got, *list;
	size_t n;

	begin();
	cr_assert(store_membership_add(store, worker.id, team.id, ROLE_SOCIAL_WORKER, from, &err));
	cr_assert(store_membership_add(store, worker.id, team.id, ROLE_TEAM_LEAD, from, &err));
	cr_assert(store_membership_add(store, worker.id, team.id, ROLE_TEAM_LEAD, from, &err),
		"again");
	commit();
	cr_assert(store_worker_by_login(store, "jpatel", today, arena, &got, &err));
	cr_assert_eq(got.roles, 1u << ROLE_SOCIAL_WORKER | 1u << ROLE_TEAM_LEAD);
	cr_assert_eq(got.team_id, team.id);
	cr_assert_eq(got.wte_percent, 100);
	cr_assert(
		store_worker_by_id(store, got.id, (struct date){2025, 12, 31}, arena, &got, &err));
	cr_assert_eq(got.roles, 0, "not yet a member");

	begin();
	cr_assert(store_membership_end(store, worker.id, team.id, until, &err));
	commit();
	cr_assert(store_worker_by_login(store, "jpatel", today, arena, &got, &err));
	cr_assert_eq(got.roles, 0);
	cr_assert(store_worker_list(store, team.id, today, false, arena, &list, &n, &err));
	cr_assert_eq(n, 0);
	cr_assert(store_worker_list(store, team.id, today, true, arena, &list, &n, &err));
	cr_assert_eq(n, 1);
	cr_assert(store_worker_by_login(store, "nobody", today, arena, &got, &err));
	cr_assert_eq(got.id, 0);
}

Test(team, holdings_count_what_is_theirs)
{
	struct worker_holdings holds = {0};
	struct person person = {.family = "A", .team_id = team.id};
	char sql[600];

	cr_assert(store_worker_holdings(store, worker.id, team.id, &holds, &err));
	cr_assert_eq(holds.leads + holds.reviews + holds.actions, 0);
	begin();
	cr_assert(store_person_save(store, &person, &err));
	snprintf(sql, sizeof(sql),
		"INSERT INTO action (uid, person_id, what, owner_id, status, created_at, "
		"updated_at) VALUES ('%s', %ld, 'Ring', %ld, 'open', 'x', 'x')",
		person.uid, (long)person.id, (long)worker.id);
	cr_assert(db_run(store_db(store), sql, &err), "%s", err.text);
	commit();
	cr_assert(store_worker_holdings(store, worker.id, team.id, &holds, &err));
	cr_assert_eq(holds.actions, 1);
}
