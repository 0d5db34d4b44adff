/* Rows 12 to 14: durable saves, one writer and thirty-two. A save here is what a form does: the
 * record read, its state kept, changed, the row of the board made anew, an audit row, one commit.
 */
#include "bench.h"

#include <fcntl.h>
#include <inttypes.h>
#include <pwd.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <caseload/caseload.h>

enum { WRITERS = 32, WRITING_S = 4, ROUNDS = RUNS };
static const double round_s = 0.4;

extern char **environ;

struct session *open_session(const char *store)
{
	const struct passwd *user = getpwuid(getuid());
	struct session_options options = {
		.store = store, .login = user != NULL ? user->pw_name : "bench"};
	struct session *session;
	struct err err = {0};

	if (!session_open(&options, &session, &err))
		give_up("%s", err.text);
	return session;
}

/* A person of the register, a different one for each number. */
static const char *person_of(struct session *session, int number, struct arena *arena)
{
	struct arena *own = arena_new();
	struct args args = args_new(own);
	struct result result;
	struct err err = {0};

	args_set(&args, "scope", "register");
	args_setf(&args, "limit", "%d", WRITERS + 1);
	if (!command_run(session, CMD_LIST, &args, own, &result, &err))
		give_up("%s", err.text);
	struct case_list *list = result.value;
	if (list->n == 0)
		give_up("Nobody is on the register.");
	const char *uid = arena_strdup(arena, list->rows[(size_t)number % list->n].uid);
	arena_free(own);
	return uid;
}

static bool save_once(struct session *session, const char *uid, long n, struct arena *arena)
{
	struct args args = args_new(arena);
	struct result result;
	struct err err = {0};

	args_set(&args, "person", uid);
	args_setf(&args, "phone", "01632 96%04ld", n % 10000);
	bool done = command_run(session, CMD_PERSON_EDIT, &args, arena, &result, &err);
	if (!done && getenv("BENCH_TELL") != NULL)
		fprintf(stderr, "%s\n", err.text);
	arena_reset(arena);
	return done;
}

struct writing {
	long saves, failures;
	double longest;
};

static struct writing write_for(struct session *session, const char *uid, double seconds)
{
	static long n; /* never the same telephone twice in a row */
	struct arena *arena = arena_new();
	struct writing writing = {0};
	double start = now_s(), before = start, now = start;

	while (now - start < seconds) {
		if (save_once(session, uid, ++n, arena))
			writing.saves++;
		else
			writing.failures++;
		now = now_s();
		if (now - before > writing.longest)
			writing.longest = now - before;
		before = now;
	}
	arena_free(arena);
	return writing;
}

/* ---- row 12 ---- */

/* How often this disk takes 4 KiB for good: the floor under any commit. */
static double syncs_per_second(struct bench *bench)
{
	static const char block[4096] = "caseload";
	int fd = open(
		arena_printf(bench->arena, "%s/floor", bench->scratch), O_RDWR | O_CREAT, 0600);
	double start = now_s();
	long n = 0;

	if (fd < 0)
		give_up("The scratch folder cannot be written.");
	while (now_s() - start < round_s) {
		if (pwrite(fd, block, sizeof(block), 0) != (ssize_t)sizeof(block) ||
			fdatasync(fd) != 0)
			give_up("fdatasync failed.");
		n++;
	}
	double rate = (double)n / (now_s() - start);
	close(fd);
	return rate;
}

static void one_writer(struct bench *bench, const char *store)
{
	struct session *session = open_session(store);
	const char *uid = person_of(session, 0, bench->arena);
	struct samples own = {0}, floor = {0};

	write_for(session, uid, round_s);
	syncs_per_second(bench);
	for (int i = 0; i < ROUNDS; i++) {
		struct writing writing = write_for(session, uid, round_s);
		if (writing.failures > 0)
			give_up("A save by one writer failed.");
		sample(&own, (double)writing.saves / round_s);
		sample(&floor, syncs_per_second(bench));
	}
	session_close(session);
	row("12", "durable saves a second / fdatasync of 4 KiB",
		arena_printf(bench->arena, "%.0f/s", median(&own)),
		arena_printf(bench->arena, "%.0f/s", median(&floor)), median(&own) / median(&floor),
		AT_LEAST, 0.15, own.n);
}

/* ---- row 13 ---- */

int saver_main(char **argv)
{
	struct session *session = open_session(argv[0]);
	struct arena *arena = arena_new();
	const char *uid = person_of(session, atoi(argv[1]), arena);
	double start = atof(argv[2]);

	while (now_s() < start)
		usleep(1000);
	struct writing writing = write_for(session, uid, WRITING_S);
	printf("%ld %ld %f\n", writing.saves, writing.failures, writing.longest);
	session_close(session);
	arena_free(arena);
	return 0;
}

static pid_t start_child(struct bench *bench, const char *const argv[], int out)
{
	posix_spawn_file_actions_t actions;
	pid_t pid;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, out, STDOUT_FILENO);
	/* What fails is counted; without the queue that is expected. */
	posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
	if (posix_spawn(&pid, bench->self, &actions, NULL, (char *const *)argv, environ) != 0)
		give_up("A writer could not be started.");
	posix_spawn_file_actions_destroy(&actions);
	note_child(pid);
	return pid;
}

static pid_t start_saver(struct bench *bench, const char *store, int number, double start, int out)
{
	return start_child(bench,
		(const char *const[]){bench->self, "--saver", store,
			arena_printf(bench->arena, "%d", number),
			arena_printf(bench->arena, "%f", start), "-", NULL},
		out);
}

struct crowd {
	double total, least, longest; /* saves a second; the longest wait in seconds */
	long failures;
};

static struct crowd crowd_of(struct bench *bench, const char *store, int writers)
{
	struct crowd crowd = {.least = 1e9};
	pid_t pids[WRITERS];
	FILE *said[WRITERS];
	double start = now_s() + 1.0;

	for (int i = 0; i < writers; i++) {
		said[i] = tmpfile();
		pids[i] =
			said[i] != NULL ? start_saver(bench, store, i, start, fileno(said[i])) : -1;
	}
	for (int i = 0; i < writers; i++) {
		long saves = 0, failures = 0;
		double longest = 0;
		int status = -1;

		waitpid(pids[i], &status, 0);
		forget_child(pids[i]);
		rewind(said[i]);
		if (status != 0 || fscanf(said[i], "%ld %ld %lf", &saves, &failures, &longest) != 3)
			failures++;
		fclose(said[i]);
		double rate = (double)saves / WRITING_S;
		crowd.total += rate;
		crowd.least = rate < crowd.least ? rate : crowd.least;
		crowd.longest = longest > crowd.longest ? longest : crowd.longest;
		crowd.failures += failures;
	}
	return crowd;
}

/* Each round takes five seconds twice: fewer than elsewhere, the saves are thousands. */
static void many_writers(struct bench *bench, const char *store)
{
	struct samples alone = {0}, together = {0}, share = {0};
	double longest = 0;
	long failures = 0;

	for (int i = 0; i < RUNS_LONG; i++) {
		struct crowd one = crowd_of(bench, store, 1), all = crowd_of(bench, store, WRITERS);
		sample(&alone, one.total);
		sample(&together, all.total);
		sample(&share, all.least / (all.total / WRITERS));
		longest = all.longest > longest ? all.longest : longest;
		failures += all.failures + one.failures;
	}
	row("13", "32 writers, saves a second / one writer",
		arena_printf(bench->arena, "%.0f/s", median(&together)),
		arena_printf(bench->arena, "%.0f/s", median(&alone)),
		median(&together) / median(&alone), AT_LEAST, 0.6, together.n);
	row("13a", "  smallest share of a writer / mean share",
		arena_printf(bench->arena, "%.2f", smallest(&share)), "1", smallest(&share),
		AT_LEAST, 0.5, share.n);
	row("13b", "  failures", arena_printf(bench->arena, "%ld", failures), "0", (double)failures,
		AT_MOST, 0, share.n);
	row("13c", "  longest wait for a save", show_time(longest, bench->arena), "-", longest,
		TOLD, 0, share.n);
}

void bench_saves(struct bench *bench)
{
	const char *store = arena_printf(bench->arena, "%s/saves.db", bench->scratch);

	run_seconds((const char *const[]){"cp", bench->small, store, NULL});
	one_writer(bench, store);
	many_writers(bench, store);
}

/* ---- row 14 ---- */

enum { EACH_SAVES = 25, APART_MS = 200 };

/* A person saves, thinks, and saves again. */
int user_main(char **argv)
{
	struct session *session = open_session(argv[0]);
	struct arena *arena = arena_new();
	int number = atoi(argv[1]);
	const char *uid = person_of(session, number, arena);
	struct arena *own = arena_new();
	double start = atof(argv[2]) + APART_MS / 1000.0 * number / WRITERS;

	for (int i = 0; i < EACH_SAVES; i++) {
		while (now_s() < start + i * APART_MS / 1000.0)
			usleep(500);
		double before = now_s();
		if (!save_once(session, uid, i * 7L + number, own))
			printf("failed\n");
		else
			printf("%f\n", now_s() - before);
	}
	session_close(session);
	arena_free(own);
	arena_free(arena);
	return 0;
}

/* By a name of one's own the store has a queue of one's own: then there is only SQLite's waiting. */
static const char *name_for(struct bench *bench, const char *store, int number, bool queue)
{
	const char *name = arena_printf(bench->arena, "%s/user%d.db", bench->scratch, number);

	if (queue)
		return store;
	if (access(name, F_OK) != 0 && link(store, name) != 0)
		give_up("%s cannot be linked.", name);
	return name;
}

static double users_p99(struct bench *bench, const char *store, bool queue, long *failures)
{
	static double took[WRITERS * EACH_SAVES];
	pid_t pids[WRITERS];
	FILE *said[WRITERS];
	double start = now_s() + 1.0;
	char line[64];
	size_t n = 0;

	for (int i = 0; i < WRITERS; i++) {
		const char *const argv[] = {bench->self, "--user", name_for(bench, store, i, queue),
			arena_printf(bench->arena, "%d", i),
			arena_printf(bench->arena, "%f", start), NULL};
		said[i] = tmpfile();
		if (said[i] == NULL)
			give_up("A file for a user's times cannot be made.");
		pids[i] = start_child(bench, argv, fileno(said[i]));
	}
	for (int i = 0; i < WRITERS; i++) {
		int status = -1;

		waitpid(pids[i], &status, 0);
		forget_child(pids[i]);
		*failures += status != 0;
		rewind(said[i]);
		while (fgets(line, sizeof(line), said[i]) != NULL && n < WRITERS * EACH_SAVES) {
			if (line[0] == 'f')
				++*failures;
			else
				took[n++] = atof(line);
		}
		fclose(said[i]);
	}
	return ninety_ninth(took, n);
}

void bench_users(struct bench *bench)
{
	const char *store = arena_printf(bench->arena, "%s/users.db", bench->scratch);
	struct samples queue = {0}, busy = {0};
	long failures = 0, ignored = 0;

	run_seconds((const char *const[]){"cp", bench->small, store, NULL});
	for (int i = 0; i < RUNS_LONG; i++) {
		sample(&queue, users_p99(bench, store, true, &failures));
		sample(&busy, users_p99(bench, store, false, &ignored));
	}
	row_times(bench, "14", "32 users 200 ms apart, p99 of a save / no queue", &queue, &busy,
		AT_MOST, 0.3);
	row("14a", "  failures / without the queue", arena_printf(bench->arena, "%ld", failures),
		arena_printf(bench->arena, "%ld", ignored), (double)failures, AT_MOST, 0, queue.n);
}
