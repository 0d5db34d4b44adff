/* Rows 22 to 24: Leads, Calendar and Actions of a team with far more people on its register than
 * any has; the whole program beside the sqlite3 shell with the same SQL. */
#include "bench.h"

#include <string.h>

/* The first five teams as one, all of them on the register: a lead and a review each, an action
 * for every second, a plan for nineteen of twenty. */
static const char crowd[] =
	"PRAGMA foreign_keys=OFF; PRAGMA synchronous=OFF; BEGIN;"
	"CREATE TEMP TABLE crew AS SELECT row_number() OVER (ORDER BY id) - 1 AS n, id FROM worker "
	"WHERE id > 1 LIMIT 24;"
	"CREATE TEMP TABLE made AS SELECT '2000-01-01T00:00:00Z' AS at;"
	"UPDATE risk_current SET team_id = 1 WHERE team_id <= 5;"
	"UPDATE episode SET team_id = 1 WHERE team_id <= 5;"
	"INSERT OR IGNORE INTO membership (worker_id, team_id, role, \"from\") SELECT id, 1, "
	"'clinician', '2026-01-01' FROM crew;"
	"INSERT INTO episode (uid, person_id, team_id, status, opened_on, found_how, created_at, "
	"updated_at) SELECT printf('00000000-0000-7000-8000-%012d', person_id), person_id, 1, "
	"'on_register', date('now', '-' || (person_id % 150) || ' days'), 'risk_list', at, at FROM "
	"risk_current, made WHERE team_id = 1 AND on_list = 0;"
	"CREATE TEMP TABLE new AS SELECT e.id, e.person_id, c.id AS worker_id, date('now', '-20 "
	"days', '+' || (e.id % 345) || ' days') AS due FROM episode e JOIN crew c ON c.n = e.id % "
	"(SELECT count(*) FROM crew) WHERE e.uid LIKE '00000000%';"
	"INSERT INTO review (uid, episode_id, kind, due_on, originally_due, status, created_at, "
	"updated_at) SELECT printf('00000000-0000-7000-8001-%012d', id), id, 'plan', due, due, "
	"'due', at, at FROM new, made;"
	"INSERT INTO lead (uid, episode_id, kind, worker_id, status, \"from\", informed_on, "
	"informed_how, created_at, updated_at) SELECT printf('00000000-0000-7000-8002-%012d', id), "
	"id, 'lead', worker_id, 'current', '2026-01-01', '2026-01-02', 'phone', at, at FROM new, "
	"made;"
	"INSERT INTO action (uid, person_id, episode_id, what, owner_id, due, status, created_at, "
	"updated_at) SELECT printf('00000000-0000-7000-8003-%012d', id), person_id, id, 'Visit', "
	"worker_id, due, 'open', at, at FROM new, made WHERE id % 2 = 0;"
	"INSERT INTO plan (uid, episode_id, number, status, begun_on, created_at, updated_at) "
	"SELECT printf('00000000-0000-7000-8004-%012d', id), id, 1, 'archived', '2026-01-01', at, "
	"at FROM new, made WHERE id % 20 <> 0;"
	"CREATE UNIQUE INDEX temp.new_person ON new (person_id);"
	"UPDATE risk_current SET on_list = 2, planned = 1, episode_id = (SELECT n.id FROM new n "
	"WHERE n.person_id = risk_current.person_id), lead_id = (SELECT n.worker_id FROM new n "
	"WHERE n.person_id = risk_current.person_id), due_on = (SELECT n.due FROM new n WHERE "
	"n.person_id = risk_current.person_id) WHERE person_id IN (SELECT person_id FROM new); "
	"COMMIT;";

#define PERSON "p.uid, p.nhs_number, p.family, p.given, p.title"

static const char leads_sql[] =
	"SELECT w.id, w.uid, w.name, w.profession, w.capacity, w.login, count(c.person_id), "
	"sum(c.band_rank = 5), sum(c.band_rank = 4), sum(c.band_rank = 3), sum(c.band_rank < 3), "
	"sum(c.due_on < date('now')) FROM worker w LEFT JOIN risk_current c ON c.lead_id = w.id "
	"AND c.team_id = 1 AND c.on_list > 0 WHERE w.id IN (SELECT worker_id FROM membership WHERE "
	"team_id = 1) GROUP BY w.id ORDER BY w.name, w.id;"
	"SELECT count(*), sum(band_rank = 5), sum(band_rank = 4), sum(band_rank = 3), sum(due_on < "
	"date('now')) FROM risk_current WHERE team_id = 1 AND on_list > 0 AND lead_id IS NULL;";
static const char due_sql[] =
	"SELECT r.id, r.uid, r.due_on, r.kind, " PERSON ", s.band, s.value, lw.login, lw.name FROM "
	"review r JOIN episode e ON e.id = r.episode_id JOIN person p ON p.id = e.person_id LEFT "
	"JOIN risk_current rc ON rc.person_id = p.id LEFT JOIN risk_score s ON s.id = rc.score_id "
	"LEFT JOIN worker lw ON lw.id = rc.lead_id WHERE r.status IN ('due', 'booked', 'missed') "
	"AND r.due_on BETWEEN '0001-01-01' AND date('now', '+28 days') AND e.team_id = 1 AND "
	"e.status <> 'ended' ORDER BY r.due_on;";
static const char actions_sql[] =
	"SELECT a.id, a.uid, a.what, w.login, w.name, a.due, a.status, " PERSON " FROM action a "
	"JOIN risk_current c ON c.person_id = a.person_id JOIN person p ON p.id = a.person_id JOIN "
	"worker w ON w.id = a.owner_id WHERE a.owner_id = (SELECT id FROM worker WHERE id > 1 "
	"ORDER BY id LIMIT 1) AND a.status = 'open' AND +c.team_id = 1 ORDER BY coalesce(a.due, "
	"'9999-12-31'), a.id;";

static void compare(struct bench *bench, const char *number, const char *what,
	const char *const own[], const char *store, const char *sql)
{
	const char *const shell[] = {"sqlite3", store, sql, NULL};
	struct samples mine = {0}, theirs = {0};

	for (int i = 0; i <= RUNS; i++) {
		double a = run_seconds(own), b = run_seconds(shell);

		if (i == 0) /* warms the page cache */
			continue;
		sample(&mine, a);
		sample(&theirs, b);
	}
	row_times(bench, number, what, &mine, &theirs, AT_MOST, 2.5);
}

void bench_register(struct bench *bench)
{
	const char *store = arena_printf(bench->arena, "%s/register.db", bench->scratch);
	char *login, *until;

	run_seconds((const char *const[]){"cp", bench->big, store, NULL});
	run_seconds((const char *const[]){"sqlite3", store, crowd, NULL});
	login = run_read((const char *const[]){"sqlite3", store,
				 "SELECT login FROM worker WHERE id > 1 ORDER BY id LIMIT 1", NULL},
		bench->arena);
	until = run_read(
		(const char *const[]){"sqlite3", store, "SELECT date('now', '+28 days')", NULL},
		bench->arena);
	if (login == NULL || until == NULL)
		give_up("%s cannot be read.", store);
	login[strcspn(login, "\n")] = until[strcspn(until, "\n")] = '\0';
	compare(bench, "22", "everyone on the register: leads / sqlite3",
		(const char *const[]){bench->program, "--store", store, "lead", "load", NULL},
		store, leads_sql);
	compare(bench, "23", "  calendar, late and four weeks / sqlite3",
		(const char *const[]){bench->program, "--store", store, "deadline", "list",
			"--reviews", "--to", until, NULL},
		store, due_sql);
	compare(bench, "24", "  one worker's actions / sqlite3",
		(const char *const[]){
			bench->program, "--store", store, "action", "list", "--owner", login, NULL},
		store, actions_sql);
}
