/* Rows 1, 3, 8: the whole program from start to end, beside the sqlite3 shell with the same SQL. */
#include "bench.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/clock.h>

#define PAGE_FROM                                                                                  \
	"FROM (SELECT person_id FROM risk_current WHERE team_id = 1 AND due_on <= '9999-12-31' "   \
	"ORDER BY due_on, band_rank DESC, score_key DESC, person_id LIMIT 50) x "                  \
	"JOIN risk_current rc ON rc.person_id = x.person_id JOIN person p ON p.id = x.person_id "  \
	"LEFT JOIN practice pr ON pr.id = p.practice_id LEFT JOIN episode e ON e.id = "            \
	"rc.episode_id "                                                                           \
	"LEFT JOIN risk_score s ON s.id = rc.score_id LEFT JOIN worker lw ON lw.id = rc.lead_id "  \
	"LEFT JOIN plan pl ON pl.id = rc.plan_id LEFT JOIN review rv ON rv.id = (SELECT r.id "     \
	"FROM review r "                                                                           \
	"WHERE r.episode_id = rc.episode_id AND r.status IN ('due', 'booked', 'missed') "          \
	"ORDER BY r.due_on, r.id LIMIT 1)"

#define PAGE                                                                                       \
	"SELECT p.uid, p.nhs_number, p.family, p.given, p.title, p.born, p.gender, pr.code, "      \
	"e.status, "                                                                               \
	"s.instrument, s.value, s.value_scale, s.band, s.scored_on, s.valid_until, lw.login, "     \
	"lw.name, "                                                                                \
	"pl.number, pl.status, rv.due_on, rv.kind, (SELECT count(*) FROM action a "                \
	"WHERE a.person_id = p.id AND a.status = 'open'), p.restricted, p.died " PAGE_FROM ";"     \
	"SELECT count(*), sum(band_rank = 5), sum(band_rank = 4), sum(band_rank = 3), "            \
	"sum(band_rank = 2), sum(on_list > 0 AND lead_id IS NULL), sum(on_list > 0 AND planned = " \
	"0), "                                                                                     \
	"sum(due_on < '%s'), sum(due_on BETWEEN '%s' AND '%s') FROM risk_current WHERE team_id = " \
	"1;"

const char *page_sql(struct arena *arena)
{
	char today[DATE_ISO_SIZE], soon[DATE_ISO_SIZE];

	date_iso(clock_today(), today);
	date_iso(date_add_days(clock_today(), 7), soon);
	return arena_printf(arena, PAGE, today, today, soon);
}

/* caseload commits an audit row, durably, before it shows anything. The shell does the like in a
 * file of its own, under the same settings. */
static const char *with_commit(struct bench *bench, const char *sql, const char *name)
{
	const char *side = arena_printf(bench->arena, "%s/%s", bench->scratch, name);
	const char *made =
		arena_printf(bench->arena, "PRAGMA journal_mode=TRUNCATE; CREATE TABLE audit (seq "
					   "INTEGER PRIMARY KEY, at TEXT, detail TEXT);");

	run_seconds((const char *const[]){"sqlite3", side, made, NULL});
	return arena_printf(bench->arena,
		"ATTACH '%s' AS side; PRAGMA side.journal_mode=TRUNCATE; PRAGMA "
		"side.synchronous=EXTRA; INSERT INTO side.audit (at, detail) VALUES "
		"(datetime('now'), 'list'); %s",
		side, sql);
}

static void first_page(struct bench *bench)
{
	struct samples own = {0}, plain = {0}, committed = {0}, small = {0};
	const char *page = page_sql(bench->arena);
	const char *commit = with_commit(bench, page, "side1.db");
	const char *const big_page[] = {
		bench->program, "--store", bench->big, "list", "--limit", "50", NULL};
	const char *const small_page[] = {
		bench->program, "--store", bench->small, "list", "--limit", "50", NULL};
	const char *const shell[] = {"sqlite3", bench->big, page, NULL};
	const char *const shell_commit[] = {"sqlite3", bench->big, commit, NULL};

	for (int i = 0; i <= RUNS_QUICK; i++) {
		double a = run_seconds(big_page), b = run_seconds(shell),
		       c = run_seconds(shell_commit), d = run_seconds(small_page);
		if (i == 0) /* warms the page cache */
			continue;
		sample(&own, a);
		sample(&plain, b);
		sample(&committed, c);
		sample(&small, d);
	}
	row_times(bench, "1", "first page, cold / sqlite3, same SQL", &own, &plain, AT_MOST, 1.0);
	row_times(bench, "1a", "  the same / sqlite3 that also commits a row", &own, &committed,
		TOLD, 0);
	row_times(bench, "3", "page 1: this store / store of 20,000", &own, &small, AT_MOST, 1.15);
}

/* Someone on the register with a plan. */
static const char *somebody(struct bench *bench)
{
	char *number = run_read((const char *const[]){"sqlite3", bench->big,
					"SELECT p.nhs_number FROM plan x JOIN episode e ON e.id = "
					"x.episode_id JOIN person p ON p.id = e.person_id WHERE "
					"e.team_id = 1 AND p.nhs_number IS NOT NULL ORDER BY x.id "
					"LIMIT 1",
					NULL},
		bench->arena);

	if (number == NULL || strlen(number) < 10)
		give_up("Nobody in %s has a plan.", bench->big);
	number[10] = '\0';
	return number;
}

static void open_person(struct bench *bench)
{
	static const char parts[] =
		"CREATE TEMP TABLE w AS SELECT p.id, (SELECT e.id FROM episode e WHERE e.person_id "
		"= p.id ORDER BY e.id DESC LIMIT 1) AS episode FROM person p WHERE p.nhs_number = "
		"'%s' AND p.withdrawn_at IS NULL; SELECT * FROM person WHERE id = (SELECT id FROM "
		"w);"
		"SELECT * FROM identifier WHERE person_id = (SELECT id FROM w);"
		"SELECT * FROM alert WHERE person_id = (SELECT id FROM w);"
		"SELECT * FROM contact WHERE person_id = (SELECT id FROM w);"
		"SELECT * FROM event WHERE person_id = (SELECT id FROM w);"
		"SELECT * FROM note WHERE person_id = (SELECT id FROM w);"
		"SELECT * FROM risk_score WHERE person_id = (SELECT id FROM w);"
		"SELECT * FROM action WHERE person_id = (SELECT id FROM w);"
		"SELECT * FROM lead WHERE episode_id = (SELECT episode FROM w);"
		"SELECT * FROM review WHERE episode_id = (SELECT episode FROM w);"
		"SELECT * FROM plan WHERE episode_id = (SELECT episode FROM w);"
		"SELECT n.*, g.*, a.* FROM plan x JOIN need n ON n.plan_id = x.id LEFT JOIN goal g "
		"ON g.need_id = n.id LEFT JOIN plan_action a ON a.goal_id = g.id WHERE "
		"x.episode_id = (SELECT episode FROM w);";
	const char *number = somebody(bench);
	const char *sql = arena_printf(bench->arena, parts, number);
	const char *commit = with_commit(bench, sql, "side8.db");
	const char *const own_argv[] = {
		bench->program, "--store", bench->big, "person", "show", number, NULL};
	const char *const shell[] = {"sqlite3", bench->big, sql, NULL};
	const char *const shell_commit[] = {"sqlite3", bench->big, commit, NULL};
	struct samples own = {0}, plain = {0}, committed = {0};

	for (int i = 0; i <= RUNS_QUICK; i++) {
		double a = run_seconds(own_argv), b = run_seconds(shell),
		       c = run_seconds(shell_commit);
		if (i == 0)
			continue;
		sample(&own, a);
		sample(&plain, b);
		sample(&committed, c);
	}
	row_times(bench, "8", "person by NHS Number, cold, with plan / sqlite3", &own, &plain,
		AT_MOST, 1.0);
	row_times(bench, "8a", "  the same / sqlite3 that also commits a row", &own, &committed,
		TOLD, 0);
}

void bench_cold(struct bench *bench)
{
	first_page(bench);
	open_person(bench);
}
