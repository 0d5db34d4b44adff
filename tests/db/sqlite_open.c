#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "scratch.h"

Test(sqlite_open, settings_read_back)
{
	static const struct {
		const char *sql, *want;
	} cases[] = {
		{"PRAGMA journal_mode", "truncate"},
		{"PRAGMA synchronous", "3"},
		{"PRAGMA foreign_keys", "1"},
		{"PRAGMA secure_delete", "1"},
		{"PRAGMA cell_size_check", "1"},
		{"PRAGMA temp_store", "2"},
		{"PRAGMA trusted_schema", "0"},
		{"PRAGMA busy_timeout", "10000"},
		{"PRAGMA mmap_size", "0"},
		{"PRAGMA threads", "0"},
	};
	struct scratch scratch;
	scratch_init(&scratch);
	for (int again = 0; again < 2; again++) {
		struct db *db = again ? scratch_open(&scratch, 0) : scratch_store(&scratch);
		for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
			const char *got = one_text(db, cases[i].sql);
			cr_assert_str_eq(got, cases[i].want, "%s: %s", cases[i].sql, got);
		}
		db_close(db);
	}
	struct stat st;
	cr_assert(stat(scratch.path, &st) == 0);
	cr_assert((st.st_mode & 07777) == 0600, "the store is for its owner alone");
	scratch_remove(&scratch);
}

Test(sqlite_open, doors_are_shut)
{
	char long_sql[70000], columns[256] = "SELECT 1";
	struct scratch scratch;
	struct err err = {0};

	scratch_init(&scratch);
	struct db *db = scratch_store(&scratch);
	memset(long_sql, ' ', sizeof(long_sql));
	memcpy(long_sql, "SELECT", 6);
	strcpy(long_sql + sizeof(long_sql) - 3, " 1");
	for (int i = 1; i < 65; i++)
		strcat(columns, ",1");
	const char *const refused[] = {
		"SELECT \"no_such_column\"",
		"SELECT load_extension('libm.so.6')",
		"ATTACH ':memory:' AS other",
		"PRAGMA writable_schema=ON; DELETE FROM sqlite_schema",
		"SELECT ?65",
		"SELECT length(zeroblob(5000000))",
		columns,
		long_sql,
	};
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		cr_assert(!db_run(db, refused[i], &err), "%.60s was allowed", refused[i]);
	cr_assert_str_eq(
		one_text(db, "SELECT count(*) FROM sqlite_schema WHERE name='person'"), "1");
	struct db_stmt *stmt;
	if (db_prepare(db, "SELECT fts3_tokenizer('simple')", &stmt, &err)) {
		cr_assert(db_step(stmt, &err) != DB_ROW || db_column_is_null(stmt, 0));
		db_finalize(stmt);
	}
	db_close(db);
	scratch_remove(&scratch);
}

static void write_file(const char *path, const char *bytes, size_t length)
{
	FILE *file = fopen(path, "w");
	cr_assert(file != NULL);
	cr_assert(fwrite(bytes, 1, length, file) == length);
	fclose(file);
}

Test(sqlite_open, what_is_no_store_is_refused)
{
	struct scratch scratch;
	char path[256], junk[5000];
	struct err err;
	struct db *db;

	scratch_init(&scratch);
	memset(junk, 'x', sizeof(junk));
	static const struct {
		const char *name;
		enum err_code code;
		const char *says;
	} cases[] = {
		{"missing.db", ERR_INVALID, "There is no store"},
		{"missing/store.db", ERR_INVALID, "There is no store"},
		{"directory", ERR_INVALID, "is a directory"},
		{"pipe", ERR_INVALID, "not an ordinary file"},
		{"empty.db", ERR_DAMAGED, "is empty"},
		{"junk.db", ERR_DAMAGED, "not a store"},
		{"short.db", ERR_DAMAGED, "not a store"},
	};
	snprintf(path, sizeof(path), "%s/directory", scratch.directory);
	cr_assert(mkdir(path, 0700) == 0);
	snprintf(path, sizeof(path), "%s/pipe", scratch.directory);
	cr_assert(mkfifo(path, 0600) == 0);
	snprintf(path, sizeof(path), "%s/empty.db", scratch.directory);
	write_file(path, "", 0);
	snprintf(path, sizeof(path), "%s/junk.db", scratch.directory);
	write_file(path, junk, sizeof(junk));
	snprintf(path, sizeof(path), "%s/short.db", scratch.directory);
	write_file(path, "SQLite", 6);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		snprintf(path, sizeof(path), "%s/%s", scratch.directory, cases[i].name);
		err_clear(&err);
		cr_assert(!db_open_sqlite(path, 0, &db, &err), "%s was opened", cases[i].name);
		cr_assert(err.code == cases[i].code, "%s: %s", cases[i].name, err.text);
		cr_assert(
			strstr(err.text, cases[i].says) != NULL, "%s: %s", cases[i].name, err.text);
		cr_assert_str_eq(err.field, "store");
	}
	scratch_remove(&scratch);
}

Test(sqlite_open, a_truncated_store_is_damaged)
{
	struct scratch scratch;
	struct err err = {0};
	struct stat st;
	struct db *db;

	scratch_init(&scratch);
	db = scratch_store(&scratch);
	must_run(db, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<2000)"
		     " INSERT INTO person(name) SELECT 'Name ' || i FROM n");
	db_close(db);
	cr_assert(stat(scratch.path, &st) == 0);
	cr_assert(truncate(scratch.path, st.st_size / 2) == 0);
	bool opened = db_open_sqlite(scratch.path, 0, &db, &err);
	if (opened) {
		cr_assert(!db_check(db, &err));
		db_close(db);
	}
	cr_assert(err.code == ERR_DAMAGED, "%s", err.text);
	scratch_remove(&scratch);
}

Test(sqlite_open, a_flipped_page_fails_the_check)
{
	struct scratch scratch;
	struct err err = {0};
	unsigned char noise[64];

	scratch_init(&scratch);
	struct db *db = scratch_store(&scratch);
	must_run(db, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n WHERE i<2000)"
		     " INSERT INTO person(name) SELECT 'Name ' || i FROM n");
	cr_assert(db_check(db, &err));
	db_close(db);
	memset(noise, 0xA5, sizeof(noise));
	int fd = open(scratch.path, O_WRONLY);
	cr_assert(pwrite(fd, noise, sizeof(noise), 5 * 4096) == (ssize_t)sizeof(noise));
	close(fd);
	db = scratch_open(&scratch, 0);
	cr_assert(!db_check(db, &err));
	cr_assert(err.code == ERR_DAMAGED);
	db_close(db);
	scratch_remove(&scratch);
}

Test(sqlite_open, create_touches_nothing_that_exists)
{
	struct scratch scratch;
	struct err err = {0};
	char text[16] = "";
	struct db *db;

	scratch_init(&scratch);
	write_file(scratch.path, "letters", 7);
	cr_assert(!db_open_sqlite(scratch.path, DB_CREATE, &db, &err));
	cr_assert(err.code == ERR_INVALID);
	FILE *file = fopen(scratch.path, "r");
	cr_assert(fgets(text, sizeof(text), file) != NULL);
	fclose(file);
	cr_assert_str_eq(text, "letters");
	scratch_remove(&scratch);
}

/* Root may write everything, so the child becomes nobody; the exit status says what went wrong. */
static int as_nobody(const struct scratch *scratch, int (*check)(const struct scratch *scratch))
{
	int status;
	pid_t child = fork();

	if (child == 0) {
		if (getuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
			_exit(90);
		_exit(check(scratch));
	}
	cr_assert(waitpid(child, &status, 0) == child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 99;
}

static int reads_but_does_not_write(const struct scratch *scratch)
{
	struct err err = {0};
	struct db *db;
	if (!db_open_sqlite(scratch->path, 0, &db, &err))
		return 1;
	if (one_int(db, "SELECT count(*) FROM person") != 1)
		return 2;
	if (db_begin(db, true, &err))
		return 3;
	db_close(db);
	return err.code == ERR_READONLY ? 0 : 4;
}

Test(sqlite_open, read_only_file_and_directory)
{
	static const struct {
		mode_t file, directory;
	} cases[] = {{0444, 0777}, {0666, 0555}, {0444, 0555}};
	struct scratch scratch;
	struct err err = {0};

	scratch_init(&scratch);
	struct db *db = scratch_store(&scratch);
	must_run(db, "INSERT INTO person(name) VALUES('Ann')");
	db_close(db);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		chmod(scratch.path, cases[i].file);
		chmod(scratch.directory, cases[i].directory);
		int answer = as_nobody(&scratch, reads_but_does_not_write);
		cr_assert(answer == 0, "case %zu: %d", i, answer);
	}
	chmod(scratch.directory, 0700);
	db = scratch_open(&scratch, DB_READ_ONLY);
	cr_assert(!db_begin(db, true, &err));
	cr_assert(err.code == ERR_READONLY);
	db_close(db);
	scratch_remove(&scratch);
}

Test(sqlite_open, memory_and_bulk)
{
	struct scratch scratch;
	struct err err = {0};
	struct db *db;

	cr_assert(db_open_sqlite(NULL, DB_MEMORY, &db, &err), "%s", err.text);
	must_run(db, "CREATE TABLE t(x)");
	cr_assert(db_begin(db, true, &err));
	must_run(db, "INSERT INTO t VALUES(1)");
	cr_assert(db_commit(db, &err) == DB_COMMITTED);
	cr_assert(one_int(db, "SELECT count(*) FROM t") == 1);
	db_close(db);

	scratch_init(&scratch);
	db = scratch_open(&scratch, DB_CREATE | DB_BULK);
	cr_assert_str_eq(one_text(db, "PRAGMA synchronous"), "0");
	must_run(db, "CREATE TABLE t(x); INSERT INTO t VALUES(1);");
	cr_assert(db_settle(db, &err));
	cr_assert_str_eq(one_text(db, "PRAGMA synchronous"), "3");
	cr_assert_str_eq(one_text(db, "PRAGMA journal_mode"), "truncate");
	db_close(db);
	db = scratch_open(&scratch, 0);
	cr_assert(one_int(db, "SELECT x FROM t") == 1);
	db_close(db);
	scratch_remove(&scratch);
}
