/* Rows 10, 11, 19 and 20: ranking everyone anew beside one UPDATE of SQL, who reads meanwhile, and a
 * team as a file or from one. */
#include "bench.h"

#include <fcntl.h>
#include <inttypes.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <caseload/base/clock.h>
#include <caseload/store/caseload.h>

extern char **environ;

/* ---- row 10 ---- */

/* What SQL alone would keep: rank and stratum with each person, and an index that finds a stratum.
 * Under the settings that caseload writes with, in a file beside the store, whose tables are no
 * others than its own. */
static const char kept[] =
	"PRAGMA side.journal_mode=TRUNCATE; CREATE TABLE side.placed (person_id INTEGER PRIMARY "
	"KEY, practice_id INTEGER NOT NULL, team_id INTEGER NOT NULL, stratum INTEGER, rank "
	"INTEGER, tied INTEGER, adults INTEGER, score_id INTEGER) STRICT; INSERT INTO side.placed "
	"(person_id, practice_id, team_id) SELECT id, practice_id, team_id FROM person WHERE "
	"practice_id IS NOT NULL AND team_id IS NOT NULL; CREATE INDEX side.placed_stratum ON "
	"placed (team_id, stratum, practice_id, rank);";
static const char update[] =
	"PRAGMA side.journal_mode=TRUNCATE; PRAGMA side.synchronous=EXTRA; PRAGMA "
	"side.secure_delete=ON; PRAGMA temp_store=MEMORY; UPDATE side.placed SET stratum = "
	"x.stratum, rank = x.rank, tied = x.tied, adults = x.adults, score_id = x.id FROM (SELECT "
	"person_id, id, adults, rank, tied, CASE WHEN rank <= (adults * 5 + 999) / 1000 THEN 4 "
	"WHEN rank <= (adults * 50 + 999) / 1000 THEN 3 WHEN rank <= (adults * 200 + 999) / 1000 "
	"THEN 2 ELSE 1 END AS stratum FROM (SELECT s.person_id, s.id, z.adults, rank() OVER w AS "
	"rank, count(*) OVER (PARTITION BY p.practice_id, s.value) AS tied FROM risk_score s JOIN "
	"person p ON p.id = s.person_id JOIN list_size z ON z.practice_id = p.practice_id WHERE "
	"s.import_run_id IS NOT NULL AND s.withdrawn_at IS NULL AND p.died IS NULL AND p.born <= "
	"date('now', '-18 years') WINDOW w AS (PARTITION BY p.practice_id ORDER BY s.value DESC))) "
	"x WHERE placed.person_id = x.person_id;";

static const char look_again[] = "UPDATE risk_ranking SET stale = 1;";
static const char change_all[] =
	"UPDATE risk_score SET value = (value + 1) % 13; UPDATE risk_ranking SET stale = 1;";

static void run_sql(const char *store, const char *sql)
{
	run_seconds((const char *const[]){"sqlite3", store, sql, NULL});
}

static double score_all(struct bench *bench, const char *store)
{
	return run_seconds((const char *const[]){bench->program, "--store", store, "risk",
		"score-all", "--places", "--everywhere", NULL});
}

static void rank_anew(struct bench *bench, const char *store)
{
	struct samples sql = {0}, all = {0}, some = {0}, looked = {0}, none = {0};
	int runs = bench->people > 100000 ? RUNS_LONG : RUNS;
	const char *side = arena_printf(bench->arena, "%s/placed.db", bench->scratch);
	const char *attach = arena_printf(bench->arena, "ATTACH '%s' AS side;", side);

	run_seconds((const char *const[]){"sqlite3", store, attach, kept, NULL});
	for (int i = 0; i <= runs; i++) {
		const char *few = arena_printf(bench->arena,
			"UPDATE risk_score SET value = (value + 1) %% 13 WHERE id %% 20 = %d; "
			"UPDATE risk_ranking SET stale = 1;",
			i);
		run_sql(store, change_all);
		double a = score_all(bench, store);
		double b =
			run_seconds((const char *const[]){"sqlite3", store, attach, update, NULL});
		run_sql(store, few);
		double c = score_all(bench, store);
		run_sql(store, look_again);
		double d = score_all(bench, store), e = score_all(bench, store);
		if (i == 0)
			continue;
		sample(&all, a);
		sample(&sql, b);
		sample(&some, c);
		sample(&looked, d);
		sample(&none, e);
	}
	row_times(bench, "10", "rank all anew, every score changed / UPDATE", &all, &sql, AT_MOST,
		0.5);
	row_times(
		bench, "10a", "  one score of twenty changed / UPDATE", &some, &sql, AT_MOST, 0.25);
	row_times(bench, "10b", "  none changed / UPDATE", &none, &sql, AT_MOST, 0.15);
	row_times(bench, "10c", "  none changed, all looked at / UPDATE", &looked, &sql, TOLD, 0);
}

static void compute_anew(struct bench *bench, const char *store)
{
	const char *const argv[] = {
		bench->program, "--store", store, "risk", "score-all", "--everywhere", NULL};
	double first = run_seconds(argv), again = run_seconds(argv);

	row("10d", "score all who are in care, first / once more", show_time(first, bench->arena),
		show_time(again, bench->arena), again > 0 ? first / again : 0, TOLD, 0, 1);
}

/* ---- row 11 ---- */

static double page_seconds(struct store *store, struct arena *arena)
{
	struct case_filter filter = {.scope = SCOPE_ALL,
		.team_id = 1,
		.sort = SORT_DUE,
		.limit = PAGE_ROWS,
		.today = clock_today(),
		.soon_days = 7};
	struct case_row *rows;
	struct err err = {0};
	size_t n;
	double start = now_s();

	if (!store_begin_read(store, &err) ||
		!store_case_list(store, &filter, arena, &rows, &n, &err))
		give_up("%s", err.text);
	store_end(store);
	double took = now_s() - start;
	arena_reset(arena);
	return took;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

double ninety_ninth(double *values, size_t n)
{
	if (n == 0)
		return 0;
	qsort(values, n, sizeof(*values), by_value);
	return values[(n * 99) / 100 < n ? (n * 99) / 100 : n - 1];
}

enum { READS_MOST = 200000 };

/* Pages one after the other, until `pid` is over (0: for so long). */
static size_t read_while(struct store *store, pid_t pid, double seconds, double *values)
{
	struct arena *arena = arena_new();
	double start = now_s();
	size_t n = 0;
	int status;

	while (n < READS_MOST &&
		(pid != 0 ? waitpid(pid, &status, WNOHANG) == 0 : now_s() - start < seconds)) {
		values[n++] = page_seconds(store, arena);
		usleep(500);
	}
	if (pid != 0 && n == READS_MOST)
		waitpid(pid, &status, 0);
	arena_free(arena);
	return n;
}

static pid_t start_scoring(struct bench *bench, const char *path)
{
	const char *const argv[] = {bench->program, "--store", path, "risk", "score-all",
		"--places", "--everywhere", NULL};
	posix_spawn_file_actions_t actions;
	pid_t pid;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
	if (posix_spawn(&pid, argv[0], &actions, NULL, (char *const *)argv, environ) != 0)
		give_up("risk score-all could not be started.");
	posix_spawn_file_actions_destroy(&actions);
	note_child(pid);
	return pid;
}

static void read_meanwhile(struct bench *bench, const char *path)
{
	double *values = xcalloc(READS_MOST, sizeof(*values));
	struct samples idle = {0}, busy = {0}, longest = {0};
	struct store *store;
	struct err err = {0};

	if (!store_open(path, STORE_READ_ONLY, &store, &err))
		give_up("%s", err.text);
	for (int i = 0; i <= RUNS_LONG; i++) {
		double quiet = ninety_ninth(values, read_while(store, 0, 2, values));
		run_sql(path, change_all);
		pid_t pid = start_scoring(bench, path);
		size_t n = read_while(store, pid, 0, values);
		double scoring = ninety_ninth(values, n);
		forget_child(pid);
		if (i == 0)
			continue;
		sample(&idle, quiet);
		sample(&busy, scoring);
		sample(&longest, n > 0 ? values[n - 1] : 0);
	}
	store_close(store);
	free(values);
	row_times(bench, "11", "page of the board while all are ranked, p99 / idle", &busy, &idle,
		AT_MOST, 2.5);
	row_times(bench, "11a", "  the longest of them / idle p99", &longest, &idle, TOLD, 0);
}

/* ---- rows 19 and 20 ---- */

#define LISTED                                                                                     \
	"SELECT p.uid, p.nhs_number, p.family, p.given, p.title, p.born, p.gender, pr.code, "      \
	"e.status, s.instrument, s.value, s.band, s.scored_on, s.valid_until, lw.login, lw.name, " \
	"pl.number, pl.status, rv.due_on, rv.kind, (SELECT count(*) FROM action a WHERE "          \
	"a.person_id = p.id AND a.status = 'open'), p.restricted, p.died FROM risk_current rc "    \
	"JOIN person p ON p.id = rc.person_id LEFT JOIN practice pr ON pr.id = p.practice_id "     \
	"LEFT JOIN episode e ON e.id = rc.episode_id LEFT JOIN risk_score s ON s.id = "            \
	"rc.score_id LEFT JOIN worker lw ON lw.id = rc.lead_id LEFT JOIN plan pl ON pl.id = "      \
	"rc.plan_id LEFT JOIN review rv ON rv.id = (SELECT r.id FROM review r WHERE "              \
	"r.episode_id = rc.episode_id AND r.status IN ('due', 'booked', 'missed') ORDER BY "       \
	"r.due_on, r.id LIMIT 1) "

static void export_team(struct bench *bench)
{
	static const char sql[] = LISTED
		"WHERE rc.team_id = 1 ORDER BY rc.due_on, rc.band_rank DESC, rc.score_key DESC, "
		"rc.person_id";
	const char *const own[] = {bench->program, "--store", bench->big, "list", "--csv", NULL};
	const char *const shell[] = {"sqlite3", "-csv", bench->big, sql, NULL};
	struct samples mine = {0}, theirs = {0};

	for (int i = 0; i <= RUNS; i++) {
		double a = run_seconds(own), b = run_seconds(shell);
		if (i == 0)
			continue;
		sample(&mine, a);
		sample(&theirs, b);
	}
	row_times(bench, "19", "a team as CSV / sqlite3 -csv, same columns", &mine, &theirs,
		AT_MOST, 1.0);
}

/* One team by risk: from the store, and from a file of everyone. */
static void whole_job(struct bench *bench)
{
	const char *csv = arena_printf(bench->arena, "%s/everyone.csv", bench->scratch);
	/* One line a person, as the reference needs it. */
	const char *make = arena_printf(bench->arena,
		"sqlite3 -csv %s \"SELECT rc.team_id, s.value, p.uid, p.nhs_number, p.family, "
		"p.given, p.title, p.born, p.gender, replace(p.address, char(10), ' '), "
		"p.postcode, p.phone, s.instrument, s.band, s.scored_on FROM risk_current rc JOIN "
		"person p ON p.id = rc.person_id JOIN risk_score s ON s.id = rc.score_id\" > %s",
		bench->big, csv);
	const char *job = arena_printf(bench->arena,
		"LC_ALL=C awk -F, '$1 == 1' %s | LC_ALL=C sort -t, -k2,2nr | head -50", csv);
	const char *const own[] = {bench->program, "--store", bench->big, "list", "--sort", "risk",
		"--limit", "50", NULL};
	const char *const pipe[] = {"sh", "-c", job, NULL};
	struct samples mine = {0}, theirs = {0};

	run_seconds((const char *const[]){"sh", "-c", make, NULL});
	for (int i = 0; i <= RUNS; i++) {
		double a = run_seconds(own), b = run_seconds(pipe);
		if (i == 0)
			continue;
		sample(&mine, a);
		sample(&theirs, b);
	}
	row_times(bench, "20", "a team by risk, cold / awk | sort | head on the CSV", &mine,
		&theirs, AT_MOST, 0.02);
	unlink(csv);
}

void bench_risk(struct bench *bench)
{
	const char *store = arena_printf(bench->arena, "%s/risk.db", bench->scratch);

	run_seconds((const char *const[]){"cp", bench->big, store, NULL});
	rank_anew(bench, store);
	read_meanwhile(bench, store);
	compute_anew(bench, store);
	unlink(store);
	export_team(bench);
	whole_job(bench);
}
