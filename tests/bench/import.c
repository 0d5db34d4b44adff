/* Rows 9 and 18: what moves whole files. */
#include "bench.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* ---- row 9 ---- */

static double import_once(struct bench *bench, int i)
{
	const char *store = arena_printf(bench->arena, "%s/import%d.db", bench->scratch, i);
	const char *const init[] = {bench->program, "--store", store, "init", "--team", "Bench",
		"--worker", "Bench Worker", "--profession", "care_coordinator", "--as-allowed",
		NULL};
	const char *const take_in[] = {bench->program, "--store", store, "import", "risk",
		bench->csv, "--as-of", "2026-03-01", "--basis", "bench", NULL};

	run_seconds(init);
	double took = run_seconds(take_in);
	char *n = run_read(
		(const char *const[]){"sqlite3", store, "SELECT count(*) FROM person", NULL},
		bench->arena);
	if (n == NULL || atoll(n) != bench->csv_rows)
		give_up("The import took in %s people of %" PRId64 ".", n != NULL ? n : "no",
			bench->csv_rows);
	unlink(store);
	return took;
}

/* The shell takes the rows in unchecked, and makes the indexes afterwards: those that caseload
 * keeps over the same columns. */
static double shell_once(struct bench *bench, int i)
{
	const char *store = arena_printf(bench->arena, "%s/shell%d.db", bench->scratch, i);
	const char *take_in =
		arena_printf(bench->arena, ".import --csv --skip 1 %s person", bench->csv);
	static const char table[] = "CREATE TABLE person (nhs_number TEXT, family TEXT, given "
				    "TEXT, born TEXT, gender TEXT, postcode TEXT, instrument TEXT, "
				    "score TEXT, scored_on TEXT);";
	static const char indexes[] =
		"CREATE UNIQUE INDEX i1 ON person (nhs_number); CREATE INDEX i2 ON person (family, "
		"given);"
		"CREATE INDEX i3 ON person (born); CREATE INDEX i4 ON person (postcode);"
		"CREATE INDEX i5 ON person (nhs_number, scored_on); CREATE INDEX i6 ON person "
		"(score DESC, nhs_number);"
		"CREATE INDEX i7 ON person (family, given, nhs_number);";
	double took =
		run_seconds((const char *const[]){"sqlite3", store, table, take_in, indexes, NULL});

	unlink(store);
	return took;
}

void bench_import(struct bench *bench)
{
	struct samples own = {0}, shell = {0};
	int runs = bench->people > 100000 ? RUNS_LONG : RUNS;

	for (int i = 0; i < runs; i++) {
		sample(&own, import_once(bench, i));
		sample(&shell, shell_once(bench, i));
	}
	row_times(bench, "9", "import of the risk list / .import + 7 indexes", &own, &shell,
		AT_MOST, 1.0);
}

/* ---- row 18 ---- */

void bench_backup(struct bench *bench)
{
	struct samples own = {0}, copy = {0};
	int runs = bench->people > 100000 ? 2 * RUNS_LONG : RUNS;
	const char *to = arena_printf(bench->arena, "%s/backup.db", bench->scratch);
	const char *const own_argv[] = {bench->program, "--store", bench->big, "backup", to, NULL};
	const char *const cp[] = {"cp", bench->big, to, NULL};

	for (int i = 0; i < runs; i++) {
		double a = run_seconds(own_argv);
		unlink(to);
		unlink(arena_printf(bench->arena, "%s.lock", to));
		double b = run_seconds(cp);
		unlink(to);
		sample(&own, a);
		sample(&copy, b);
	}
	row_times(bench, "18", "online backup, checked / cp", &own, &copy, AT_MOST, 2.5);
}
