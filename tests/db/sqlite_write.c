#include <criterion/criterion.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "scratch.h"

Test(sqlite_write, constraints_name_the_field)
{
	static const struct {
		const char *sql, *field;
	} cases[] = {
		{"INSERT INTO person(name,nhs_number) VALUES('B','9990000018')", "nhs_number"},
		{"INSERT INTO person(name) VALUES(NULL)", "name"},
		{"INSERT INTO person(name,state) VALUES('B','odd')", "state"},
		{"INSERT INTO person(name,born) VALUES('B','2026-02-30')", "born"},
		{"INSERT INTO person(name,lead_id) VALUES('B','x')", "lead_id"},
		{"INSERT INTO person(name,lead_id) VALUES('B',77)", ""},
	};
	struct scratch scratch;
	scratch_init(&scratch);
	struct db *db = scratch_store(&scratch);
	must_run(db, "INSERT INTO person(name,nhs_number) VALUES('A','9990000018')");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct err err = {0};
		cr_assert(!db_run(db, cases[i].sql, &err), "%s was allowed", cases[i].sql);
		cr_assert(err.code == ERR_INVALID, "%s", err.text);
		cr_assert_str_eq(err.field, cases[i].field, "%s: %s", cases[i].sql, err.field);
	}
	must_run(db, "CREATE TRIGGER keep BEFORE DELETE ON person BEGIN SELECT"
		     " RAISE(ABORT,'records are never deleted'); END");
	struct err err = {0};
	cr_assert(!db_run(db, "DELETE FROM person", &err));
	cr_assert(strstr(err.text, "records are never deleted") != NULL, "%s", err.text);
	cr_assert(one_int(db, "SELECT count(*) FROM person") == 1);
	db_close(db);
	scratch_remove(&scratch);
}

Test(sqlite_write, hostile_text_is_not_bound)
{
	static const struct {
		const char *text;
		size_t length;
		bool kept;
	} cases[] = {
		{"plain", 5, true},
		{"", 0, true},
		{"Łukasz Nguyễn", 16, true},
		{"a\0b", 3, false},
		{"\xC3\x28", 2, false},
		{"abc\xFF", 4, false},
		{"\xED\xA0\x80", 3, false},
		{"\xC0\xAF", 2, false},
		{"\xF0\x9F\x98", 3, false},
	};
	struct err err = {0};
	struct db_stmt *stmt;
	struct db *db;

	cr_assert(db_open_sqlite(NULL, DB_MEMORY, &db, &err));
	cr_assert(db_prepare(db, "SELECT ?1, ?2", &stmt, &err));
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		bool kept = db->driver->bind_text(stmt, 1, cases[i].text, cases[i].length);
		cr_assert(kept == cases[i].kept, "case %zu", i);
		cr_assert(db_step(stmt, &err) == DB_ROW);
		size_t length;
		const char *back = db_column_text(stmt, 0, &length);
		if (kept) {
			cr_assert(length == cases[i].length, "case %zu", i);
			cr_assert(memcmp(back, cases[i].text, length) == 0);
		} else {
			cr_assert(back == NULL);
		}
		db_reset(stmt);
	}
	/* The text is copied at once, and forgotten by a reset. */
	char buffer[] = "first";
	cr_assert(db_bind_text(stmt, 1, buffer));
	memcpy(buffer, "other", 5);
	cr_assert(db_bind_int(stmt, 2, INT64_MIN));
	cr_assert(db_step(stmt, &err) == DB_ROW);
	cr_assert_str_eq(db_column_text(stmt, 0, NULL), "first");
	cr_assert(db_column_int(stmt, 1) == INT64_MIN);
	cr_assert(db_columns(stmt) == 2);
	cr_assert_str_eq(db_column_name(stmt, 0), "?1");
	db_reset(stmt);
	cr_assert(db_step(stmt, &err) == DB_ROW);
	cr_assert(db_column_is_null(stmt, 0) && db_column_is_null(stmt, 1));
	db_finalize(stmt);
	db_close(db);
}

Test(sqlite_write, commit_and_rollback)
{
	struct scratch scratch;
	struct err err = {0};
	struct db_stmt *stmt;

	scratch_init(&scratch);
	struct db *db = scratch_store(&scratch);
	cr_assert(db_begin(db, true, &err));
	must_run(db, "INSERT INTO person(name) VALUES('A')");
	db_rollback(db);
	db_rollback(db);
	cr_assert(one_int(db, "SELECT count(*) FROM person") == 0);

	/* A statement that still stands on its row does not forbid the commit. */
	cr_assert(db_begin(db, true, &err));
	cr_assert(db_prepare(db, "INSERT INTO person(name) VALUES('B') RETURNING id", &stmt, &err));
	cr_assert(db_step(stmt, &err) == DB_ROW);
	cr_assert(db_column_int(stmt, 0) == db_last_id(db));
	cr_assert(db_commit(db, &err) == DB_COMMITTED, "%s", err.text);
	db_finalize(stmt);
	cr_assert(one_int(db, "SELECT count(*) FROM person") == 1);

	/* A constraint found at the end: certain that nothing was written, and the queue is free.
	 */
	must_run(db, "CREATE TABLE late(id INTEGER REFERENCES person(id) DEFERRABLE INITIALLY "
		     "DEFERRED)");
	cr_assert(db_begin(db, true, &err));
	must_run(db, "INSERT INTO late VALUES(99)");
	cr_assert(db_commit(db, &err) == DB_NOT_COMMITTED);
	cr_assert(err.code == ERR_INVALID, "%s", err.text);
	cr_assert(one_int(db, "SELECT count(*) FROM late") == 0);
	cr_assert(db_begin(db, true, &err));
	must_run(db, "UPDATE person SET name='C'");
	cr_assert(db_changes(db) == 1);
	cr_assert(db_commit(db, &err) == DB_COMMITTED);
	db_close(db);
	scratch_remove(&scratch);
}

Test(sqlite_write, a_full_store_keeps_what_it_has)
{
	struct scratch scratch;
	struct err err = {0};

	scratch_init(&scratch);
	struct db *db = scratch_store(&scratch);
	must_run(db, "INSERT INTO person(name) VALUES('A'); PRAGMA max_page_count=10;");
	cr_assert(db_begin(db, true, &err));
	cr_assert(!db_run(db,
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE"
		" i<5000) INSERT INTO person(name) SELECT 'Name ' || i FROM n",
		&err));
	cr_assert(err.code == ERR_FULL, "%s", err.text);
	db_rollback(db);
	cr_assert(one_int(db, "SELECT count(*) FROM person") == 1);
	cr_assert(db_check(db, &err));
	db_close(db);
	scratch_remove(&scratch);
}

/* In a child: files may not grow, as on a disk with no room. What the answer claims must be true.
 */
static int write_without_room(const struct scratch *scratch, rlim_t limit)
{
	struct rlimit small = {limit, limit};
	struct err err = {0};
	struct db *db;

	signal(SIGXFSZ, SIG_IGN);
	if (!db_open_sqlite(scratch->path, 0, &db, &err))
		return 1;
	if (setrlimit(RLIMIT_FSIZE, &small) != 0)
		return 2;
	if (!db_begin(db, true, &err))
		return 3;
	bool done = db_run(db,
		"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<3000)"
		" INSERT INTO person(name) SELECT 'Name ' || i FROM n",
		&err);
	enum db_commit answer = DB_NOT_COMMITTED;
	if (done)
		answer = db_commit(db, &err);
	else
		db_rollback(db);
	if (answer != DB_COMMITTED && err.code != ERR_FULL && err.code != ERR_UNKNOWN)
		return 4;
	db_close(db);
	return answer == DB_COMMITTED ? 10 : answer == DB_NOT_COMMITTED ? 11 : 12;
}

Test(sqlite_write, no_room_on_the_disk)
{
	int seen[3] = {0};

	for (rlim_t limit = 0; limit <= 40; limit++) {
		struct scratch scratch;
		struct err err = {0};
		int status;

		scratch_init(&scratch);
		struct db *db = scratch_store(&scratch);
		must_run(db, "INSERT INTO person(name) VALUES('A')");
		db_close(db);
		struct stat before;
		cr_assert(stat(scratch.path, &before) == 0);
		pid_t child = fork();
		if (child == 0)
			_exit(write_without_room(&scratch, limit * 4096 + limit % 3 * 100));
		cr_assert(waitpid(child, &status, 0) == child);
		cr_assert(WIFEXITED(status));
		int answer = WEXITSTATUS(status) - 10;
		cr_assert(answer >= 0 && answer <= 2, "limit %d: %d", (int)limit, answer + 10);
		/* Where what is there already fits, it is known that nothing was saved. */
		cr_assert(answer != 2 || (off_t)limit * 4096 < before.st_size,
			"limit %d: uncertain", (int)limit);
		seen[answer]++;
		db = scratch_open(&scratch, 0);
		int64_t n = one_int(db, "SELECT count(*) FROM person");
		cr_assert(n == 1 || n == 3001, "%d rows", (int)n);
		cr_assert(answer != 0 || n == 3001, "limit %d: what was saved is gone", (int)limit);
		cr_assert(
			answer != 1 || n == 1, "limit %d: what was not saved is there", (int)limit);
		cr_assert(db_check(db, &err), "%s", err.text);
		db_close(db);
		scratch_remove(&scratch);
	}
	cr_assert(seen[0] > 0 && seen[1] > 0, "%d saved, %d not", seen[0], seen[1]);
}

static void add_some(const struct scratch *scratch, int n)
{
	struct err err = {0};
	struct db *db;

	if (!db_open_sqlite(scratch->path, 0, &db, &err))
		_exit(1);
	for (int i = 0; i < n; i++)
		if (!db_begin(db, true, &err) ||
			!db_run(db, "INSERT INTO person(name) VALUES('A')", &err) ||
			db_commit(db, &err) != DB_COMMITTED)
			_exit(2);
	db_close(db);
	_exit(0);
}

Test(sqlite_write, writers_queue)
{
	enum { WRITERS = 6, EACH = 15 };
	struct scratch scratch;
	int status;

	scratch_init(&scratch);
	struct db *db = scratch_store(&scratch);
	db_close(db);
	for (int i = 0; i < WRITERS; i++)
		if (fork() == 0)
			add_some(&scratch, EACH);
	for (int i = 0; i < WRITERS; i++) {
		cr_assert(wait(&status) > 0);
		cr_assert(WIFEXITED(status) && WEXITSTATUS(status) == 0, "a writer failed");
	}
	db = scratch_open(&scratch, 0);
	cr_assert(one_int(db, "SELECT count(*) FROM person") == WRITERS * EACH);
	db_close(db);
	scratch_remove(&scratch);
}

/* The holder says on the pipe that it writes, and then never ends by itself. */
static pid_t hold(const struct scratch *scratch)
{
	int pipe_ends[2];
	char byte;

	cr_assert(pipe(pipe_ends) == 0);
	pid_t child = fork();
	if (child == 0) {
		struct err err = {0};
		struct db *db;
		if (db_open_sqlite(scratch->path, 0, &db, &err) && db_begin(db, true, &err) &&
			db_run(db, "INSERT INTO person(name) VALUES('lost')", &err))
			(void)!write(pipe_ends[1], "x", 1);
		pause();
		_exit(0);
	}
	close(pipe_ends[1]);
	cr_assert(read(pipe_ends[0], &byte, 1) == 1, "the holder could not write");
	close(pipe_ends[0]);
	return child;
}

Test(sqlite_write, a_killed_writer_lets_go)
{
	struct scratch scratch;
	struct err err = {0};

	scratch_init(&scratch);
	struct db *db = scratch_store(&scratch);
	pid_t child = hold(&scratch);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	cr_assert(db_begin(db, true, &err), "%s", err.text);
	must_run(db, "INSERT INTO person(name) VALUES('kept')");
	cr_assert(db_commit(db, &err) == DB_COMMITTED, "%s", err.text);
	cr_assert_str_eq(one_text(db, "SELECT group_concat(name) FROM person"), "kept");
	db_close(db);
	scratch_remove(&scratch);
}
