/* The bench: each figure beside its reference in one run, interleaved, medians, and a verdict
 * against the target of the table. Nothing here is a gate; it prints what it found. */
#ifndef TESTS_BENCH_H
#define TESTS_BENCH_H

#include <stdbool.h>
#include <stdint.h>

#include <caseload/base/arena.h>
#include <caseload/command/command.h>
#include <caseload/store/store.h>

enum { RUNS_QUICK = 21, RUNS = 11, RUNS_LONG = 3, SAMPLES_MAX = 256, PAGE_ROWS = 50 };

struct bench {
	struct arena *arena;
	const char *program; /* build/caseload */
	const char *self;    /* this program, for the writers of row 13 */
	const char *dir;     /* where stores are kept between runs */
	const char *scratch; /* emptied at the start and at the end */
	int64_t people;
	const char *big, *small; /* stores of `people` and of 20,000 */
	const char *csv;	 /* a risk list of `csv_rows` */
	int64_t csv_rows;
};

/* ---- measuring ---- */

struct samples {
	double v[SAMPLES_MAX];
	int n;
};
void sample(struct samples *samples, double value); /* beyond the room for them: left out */
double median(const struct samples *samples);
double smallest(const struct samples *samples);
double now_s(void);

struct ran {
	double seconds;
	long rss_kb;
	int status; /* exit status; 128 and more: a signal, or not started */
};
/* What it writes is thrown away. */
struct ran run_program(const char *const argv[]);
/* Its standard output; NULL where it failed. */
char *run_read(const char *const argv[], struct arena *arena);
double run_seconds(const char *const argv[]); /* a failure ends the bench with its name */
void stop_children(void);		      /* safe in a signal handler */
void note_child(int pid);
void forget_child(int pid);
_Noreturn void give_up(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* ---- the table ---- */

enum aim { AT_MOST, AT_LEAST, TOLD }; /* TOLD: for comparison, without a target */
void row(const char *number, const char *what, const char *figure, const char *reference,
	double ratio, enum aim aim, double target, int runs);
/* "1.24 ms", "38 us", "7.3 s" */
const char *show_time(double seconds, struct arena *arena);
/* Compares medians of two columns of times. */
void row_times(struct bench *bench, const char *number, const char *what, const struct samples *own,
	const struct samples *reference, enum aim aim, double target);

/* ---- what is measured ---- */

void bench_data(struct bench *bench);	       /* stores and the CSV, made once */
void bench_cold(struct bench *bench);	       /* rows 1, 3, 8 */
void bench_lists(struct bench *bench);	       /* rows 4, 6, 7 */
void bench_import(struct bench *bench);	       /* row 9 */
void bench_saves(struct bench *bench);	       /* rows 12, 13 */
void bench_screen(struct bench *bench);	       /* rows 15 to 17 */
void bench_backup(struct bench *bench);	       /* row 18 */
void bench_register(struct bench *bench);      /* rows 22 to 24 */
void bench_risk(struct bench *bench);	       /* rows 10, 11, 19, 20 */
void bench_users(struct bench *bench);	       /* row 14 */
void bench_paper(struct bench *bench);	       /* rows 25, 26 */
double ninety_ninth(double *values, size_t n); /* sorts them */
/* bench --saver STORE NUMBER START SECONDS: one writer of row 13; prints "saves failures longest".
 */
int saver_main(char **argv);
/* bench --user STORE NUMBER START: one user of row 14; prints how long each save took. */
int user_main(char **argv);
/* bench --echo FILE: the program of row 16 that answers every key with the same bytes. */
int echo_main(const char *path);

struct session *open_session(const char *store);
const char *page_sql(
	struct arena *arena); /* what the first page of `caseload list` asks of the store */

#endif
