#include "bench.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <caseload/base/str.h>

extern char **environ;

enum { CHILDREN_MAX = 64 };
static volatile pid_t children[CHILDREN_MAX];

void note_child(int pid)
{
	for (int i = 0; i < CHILDREN_MAX; i++)
		if (children[i] == 0) {
			children[i] = pid;
			return;
		}
}

void forget_child(int pid)
{
	for (int i = 0; i < CHILDREN_MAX; i++)
		if (children[i] == pid)
			children[i] = 0;
}

void stop_children(void)
{
	for (int i = 0; i < CHILDREN_MAX; i++)
		if (children[i] != 0)
			kill(children[i], SIGKILL);
}

void give_up(const char *format, ...)
{
	va_list args;

	stop_children();
	fflush(stdout);
	va_start(args, format);
	fputs("bench: ", stderr);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	exit(EXIT_FAILURE);
}

/* ---- samples ---- */

void sample(struct samples *samples, double value)
{
	if (samples->n < SAMPLES_MAX)
		samples->v[samples->n++] = value;
}

static int by_value(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

double median(const struct samples *samples)
{
	struct samples sorted = *samples;

	if (sorted.n == 0)
		return 0;
	qsort(sorted.v, (size_t)sorted.n, sizeof(sorted.v[0]), by_value);
	return sorted.n % 2 == 1 ? sorted.v[sorted.n / 2]
				 : (sorted.v[sorted.n / 2 - 1] + sorted.v[sorted.n / 2]) / 2;
}

double smallest(const struct samples *samples)
{
	double least = samples->n > 0 ? samples->v[0] : 0;

	for (int i = 1; i < samples->n; i++)
		least = samples->v[i] < least ? samples->v[i] : least;
	return least;
}

double now_s(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* ---- programs ---- */

static struct ran run_to(const char *const argv[], int out)
{
	posix_spawn_file_actions_t actions;
	struct ran ran = {.status = 255};
	struct rusage usage;
	pid_t pid;
	int status;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
	posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	double start = now_s();
	int failed = posix_spawnp(&pid, argv[0], &actions, NULL, (char *const *)argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	if (failed)
		return ran;
	note_child(pid);
	while (wait4(pid, &status, 0, &usage) < 0)
		if (errno != EINTR)
			return ran;
	ran.seconds = now_s() - start;
	forget_child(pid);
	ran.rss_kb = usage.ru_maxrss;
	ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	return ran;
}

struct ran run_program(const char *const argv[])
{
	/* Not /dev/null: grep -c sees that and stops at the first line it finds. */
	int out = memfd_create("bench", MFD_CLOEXEC);
	struct ran ran = run_to(argv, out);

	close(out);
	return ran;
}

char *run_read(const char *const argv[], struct arena *arena)
{
	FILE *file = tmpfile();
	struct str text = {0};
	char buffer[4096], *copy = NULL;
	size_t n;

	if (file == NULL)
		return NULL;
	if (run_to(argv, fileno(file)).status == 0) {
		rewind(file);
		while ((n = fread(buffer, 1, sizeof(buffer), file)) > 0)
			str_addn(&text, buffer, n);
		copy = arena_strdup(arena, str_text(&text));
	}
	fclose(file);
	str_free(&text);
	return copy;
}

double run_seconds(const char *const argv[])
{
	struct ran ran = run_program(argv);

	if (ran.status != 0)
		give_up("%s %s %s failed with status %d.", argv[0], argv[1],
			argv[2] != NULL ? argv[2] : "", ran.status);
	return ran.seconds;
}
