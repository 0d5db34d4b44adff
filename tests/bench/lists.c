/* Rows 4, 6, 7: pages and searches inside the program, as a screen asks for them. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>

#include <caseload/base/clock.h>
#include <caseload/store/caseload.h>

static struct store *open_store(const char *path)
{
	struct store *store;
	struct err err = {0};

	if (!store_open(path, STORE_READ_ONLY, &store, &err))
		give_up("%s", err.text);
	return store;
}

/* ---- row 4 ---- */

static double rows_seconds(struct store *store, const int64_t *ids, size_t n, struct arena *arena)
{
	struct case_row *rows;
	struct err err = {0};
	size_t got;
	double start = now_s();

	if (!store_case_rows(store, ids, n, clock_today(), arena, &rows, &got, &err))
		give_up("%s", err.text);
	double took = now_s() - start;
	arena_reset(arena);
	return took;
}

/* A screen keeps the ids of its list and asks for the rows of a window; so any page is as far away
 * as the first. */
static void pages(struct bench *bench, struct store *store)
{
	struct case_filter filter = {.scope = SCOPE_ALL,
		.team_id = 1,
		.sort = SORT_DUE,
		.today = clock_today(),
		.soon_days = 7};
	struct arena *kept = arena_new(), *arena = arena_new();
	struct samples first = {0}, later = {0}, all = {0};
	struct err err = {0};
	int64_t *ids;
	size_t n;

	for (int i = 0; i <= RUNS_QUICK; i++) {
		arena_reset(kept);
		double start = now_s();
		if (!store_case_ids(store, &filter, kept, &ids, &n, &err))
			give_up("%s", err.text);
		double took = now_s() - start;
		if (n < 3 * PAGE_ROWS)
			give_up("The team is too small to have pages.");
		double a = rows_seconds(store, ids, PAGE_ROWS, arena);
		double b = rows_seconds(store, ids + n / 2, PAGE_ROWS, arena);
		if (i == 0)
			continue;
		sample(&all, took);
		sample(&first, a);
		sample(&later, b);
	}
	row_times(bench, "4", "page in the middle / first page, in process", &later, &first,
		AT_MOST, 1.3);
	row_times(bench, "4a", "  ids of the whole team, once / first page", &all, &first, TOLD, 0);
	arena_free(kept);
	arena_free(arena);
}

/* ---- rows 6 and 7 ---- */

static double find_seconds(
	struct store *store, int64_t team, const char *text, struct arena *arena, size_t *found)
{
	struct case_row *rows;
	struct err err = {0};
	double start = now_s();

	if (!store_case_find(
		    store, team, text, clock_today(), PAGE_ROWS, arena, &rows, found, &err))
		give_up("%s", err.text);
	double took = now_s() - start;
	arena_reset(arena);
	return took;
}

static int64_t teams(struct bench *bench)
{
	char *n = run_read(
		(const char *const[]){"sqlite3", bench->big, "SELECT count(*) FROM team", NULL},
		bench->arena);
	return n != NULL ? atoll(n) : 1;
}

static void searches(struct bench *bench, struct store *store)
{
	static const char prefix[] = "wil", part[] = "ughe";
	const char *const grep_prefix[] = {
		"env", "LC_ALL=C", "grep", "-c", "Wil", bench->csv, NULL};
	const char *const grep_part[] = {"env", "LC_ALL=C", "grep", "-c", "ughe", bench->csv, NULL};
	struct samples begin = {0}, within = {0}, everywhere = {0}, grep_begin = {0},
		       grep_within = {0};
	struct arena *arena = arena_new();
	int64_t n = teams(bench);
	size_t found;

	for (int i = 0; i <= RUNS_QUICK; i++) {
		double a = find_seconds(store, 1, prefix, arena, &found);
		double b = run_seconds(grep_prefix);
		double c = find_seconds(store, 1, part, arena, &found);
		double d = run_seconds(grep_part);
		double all = 0;
		for (int64_t team = 1; team <= n; team++)
			all += find_seconds(store, team, part, arena, &found);
		if (i == 0)
			continue;
		sample(&begin, a);
		sample(&grep_begin, b);
		sample(&within, c);
		sample(&grep_within, d);
		sample(&everywhere, all);
	}
	row_times(bench, "6", "beginning of a name to 50 rows / grep -c", &begin, &grep_begin,
		AT_MOST, 0.005);
	row_times(bench, "7", "part of a name, one team / grep -c", &within, &grep_within, AT_MOST,
		0.05);
	row_times(bench, "7a", "  every team, one after the other / grep -c", &everywhere,
		&grep_within, AT_MOST, 1.2);
	arena_free(arena);
}

void bench_lists(struct bench *bench)
{
	struct store *store = open_store(bench->big);

	pages(bench, store);
	searches(bench, store);
	store_close(store);
}
