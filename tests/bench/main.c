/* make bench: the rows of the targets table that can be measured on any machine. */
#include "bench.h"

#include <dirent.h>
#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <caseload/base/clock.h>
#include <caseload/base/utf8.h>

enum { MINUTES_MOST = 40 };

static int met, missed;

/* ---- the table ---- */

const char *show_time(double seconds, struct arena *arena)
{
	if (seconds < 0.001)
		return arena_printf(arena, "%.1f us", seconds * 1e6);
	if (seconds < 1)
		return arena_printf(arena, "%.2f ms", seconds * 1e3);
	return arena_printf(arena, "%.2f s", seconds);
}

static void head(void)
{
	printf("%-4s %-46s %12s %12s %9s %9s %4s  %s\n", "row", "measure", "figure", "reference",
		"ratio", "target", "runs", "verdict");
	fflush(stdout);
}

void row(const char *number, const char *what, const char *figure, const char *reference,
	double ratio, enum aim aim, double target, int runs)
{
	char aimed[32] = "-", verdict[64] = "(told)";
	bool good = aim == AT_LEAST ? ratio >= target : ratio <= target;

	if (aim != TOLD) {
		snprintf(aimed, sizeof(aimed), "%s%g", aim == AT_MOST ? "<=" : ">=", target);
		if (good)
			strcpy(verdict, "met");
		else if (target == 0)
			snprintf(verdict, sizeof(verdict), "MISS by %g", ratio);
		else if (aim == AT_MOST && ratio > 2 * target)
			snprintf(verdict, sizeof(verdict), "MISS: %.3g times the target",
				ratio / target);
		else
			snprintf(verdict, sizeof(verdict), "MISS by %.0f%%",
				100 * fabs(ratio - target) / target);
		met += good;
		missed += !good;
	}
	printf("%-4s %-46s %12s %12s %9.4g %9s %4d  %s\n", number, what, figure, reference, ratio,
		aimed, runs, verdict);
	fflush(stdout);
}

void row_times(struct bench *bench, const char *number, const char *what, const struct samples *own,
	const struct samples *reference, enum aim aim, double target)
{
	double a = median(own), b = median(reference);

	row(number, what, show_time(a, bench->arena), show_time(b, bench->arena), b > 0 ? a / b : 0,
		aim, target, own->n);
}

/* ---- start and end ---- */

static const char *scratch_path;

static void empty_scratch(void)
{
	DIR *dir = opendir(scratch_path);
	struct dirent *entry;

	if (dir == NULL)
		return;
	while ((entry = readdir(dir)) != NULL)
		if (entry->d_name[0] != '.')
			unlinkat(dirfd(dir), entry->d_name, 0);
	closedir(dir);
}

static void clean_up(void)
{
	empty_scratch();
	rmdir(scratch_path);
}

static void stopped(int number)
{
	static const char late[] = "\nbench: stopped, it took longer than it may.\n";

	stop_children();
	if (number == SIGALRM && write(STDERR_FILENO, late, sizeof(late) - 1) < 0)
		_exit(EXIT_FAILURE);
	empty_scratch(); /* the process ends here whatever this meets */
	_exit(EXIT_FAILURE);
}

static int64_t people_asked(void)
{
	const char *text = getenv("BENCH_PEOPLE");
	long long people = text != NULL && text[0] != '\0' ? atoll(text) : 1000000;

	if (people < 2000 || people > 1000000)
		give_up("BENCH_PEOPLE must be between 2000 and 1000000.");
	return people;
}

static void begin(struct bench *bench, char **argv)
{
	struct err err = {0};

	bench->arena = arena_new();
	bench->self = argv[0];
	bench->dir = argv[2];
	bench->scratch = arena_printf(bench->arena, "%s/run", bench->dir);
	bench->people = people_asked();
	mkdir(bench->dir, 0700);
	mkdir(bench->scratch, 0700);
	scratch_path = bench->scratch;
	empty_scratch();
	atexit(clean_up);
	signal(SIGALRM, stopped);
	signal(SIGINT, stopped);
	signal(SIGTERM, stopped);
	signal(SIGPIPE, SIG_IGN);
	alarm(MINUTES_MOST * 60);
	utf8_locale();
	if (!clock_start(&err))
		give_up("%s", err.text);
	/* A copy, so that a build going on beside this takes nothing away. */
	bench->program = arena_printf(bench->arena, "%s/caseload", bench->scratch);
	run_seconds((const char *const[]){"cp", argv[1], bench->program, NULL});
	if (run_program((const char *const[]){"sqlite3", "--version", NULL}).status != 0)
		give_up("The sqlite3 shell is the reference: apt-get install sqlite3.");
}

static const struct {
	const char *name;
	void (*measure)(struct bench *bench);
} parts[] = {
	{"cold", bench_cold},
	{"lists", bench_lists},
	{"import", bench_import},
	{"saves", bench_saves},
	{"users", bench_users},
	{"screen", bench_screen},
	{"backup", bench_backup},
	{"register", bench_register},
	{"risk", bench_risk},
	{"paper", bench_paper},
};

static bool is_asked_for(const char *name)
{
	const char *only = getenv("BENCH_ONLY");
	return only == NULL || *only == '\0' || strstr(only, name) != NULL;
}

int main(int argc, char **argv)
{
	struct bench bench = {0};
	double start = now_s();

	if (argc == 6 && strcmp(argv[1], "--saver") == 0)
		return saver_main(argv + 2);
	if (argc == 5 && strcmp(argv[1], "--user") == 0)
		return user_main(argv + 2);
	if (argc == 3 && strcmp(argv[1], "--echo") == 0)
		return echo_main(argv[2]);
	if (argc != 3) {
		fputs("Usage: bench PROGRAM FOLDER, or make bench. BENCH_PEOPLE=20000 makes it "
		      "quick.\n",
			stderr);
		return 2;
	}
	begin(&bench, argv);
	bench_data(&bench);
	printf("%lld people, a risk list of %lld rows; medians, figure and reference by turns\n\n",
		(long long)bench.people, (long long)bench.csv_rows);
	if (bench.people < 1000000)
		puts("Rows 6, 7 and 9 have targets meant for 1,000,000 people.\n");
	head();
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
		if (is_asked_for(parts[i].name))
			parts[i].measure(&bench);
	printf("\n%d met, %d missed, in %.0f s. Times are of this machine; the ratios are what "
	       "counts.\n",
		met, missed, now_s() - start);
	arena_free(bench.arena);
	return 0;
}
