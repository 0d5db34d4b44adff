#include <criterion/criterion.h>

#include "scratch.h"

/* A save as the store does one; false at the first failure, with the transaction ended. */
static bool save(struct db *db, enum db_commit *answer, struct err *err)
{
	struct db_stmt *stmt = NULL;

	*answer = DB_NOT_COMMITTED;
	bool done = db_begin(db, true, err) &&
		    db_run(db, "INSERT INTO person(name) VALUES('first')", err) &&
		    db_prepare(db, "INSERT INTO person(name) VALUES(?1)", &stmt, err);
	done = done && db_bind_text(stmt, 1, "second") && db_step(stmt, err) == DB_DONE;
	db_finalize(stmt);
	if (done)
		*answer = db_commit(db, err);
	else
		db_rollback(db);
	return *answer == DB_COMMITTED;
}

static struct db *fault_over_memory(void)
{
	struct err err = {0};
	struct db *inner;
	cr_assert(db_open_sqlite(NULL, DB_MEMORY, &inner, &err));
	must_run(inner, "CREATE TABLE person(id INTEGER PRIMARY KEY, name TEXT)");
	return db_fault_new(inner);
}

Test(fault, every_call_fails_once_and_nothing_is_left)
{
	struct db *db = fault_over_memory();
	enum db_commit answer;
	int calls = 0;

	for (int nth = 1; nth < 20; nth++) {
		struct err err = {0};
		db_fault_set(db, nth, ERR_FULL);
		bool done = save(db, &answer, &err);
		int64_t n = one_int(db->wrapped, "SELECT count(*) FROM person");
		if (done) {
			calls = nth - 1;
			cr_assert(n == 2);
			break;
		}
		cr_assert(err.code == ERR_FULL, "call %d: %s", nth, err.text);
		cr_assert(answer == DB_NOT_COMMITTED);
		cr_assert(n == 0, "call %d left %d rows", nth, (int)n);
		cr_assert(save(db, &answer, &err), "it fails only once");
		must_run(db->wrapped, "DELETE FROM person");
	}
	cr_assert(calls == 5, "begin, run, prepare, step, commit: %d", calls);
	cr_assert(db_fault_calls(db) == 5);
	db_close(db);
}

Test(fault, a_commit_whose_answer_is_lost)
{
	struct db *db = fault_over_memory();
	enum db_commit answer;
	struct err err = {0};

	db_fault_set(db, 5, ERR_UNKNOWN);
	cr_assert(!save(db, &answer, &err));
	cr_assert(answer == DB_COMMIT_UNCERTAIN);
	cr_assert(err.code == ERR_UNKNOWN);
	cr_assert(one_int(db->wrapped, "SELECT count(*) FROM person") == 2, "and yet it is there");
	db_close(db);
}

Test(fault, passes_everything_on)
{
	struct db *db = fault_over_memory();
	struct err err = {0};
	struct db_stmt *stmt;

	cr_assert_str_eq(db->dialect, "sqlite");
	cr_assert(db_prepare(db, "SELECT ?1 AS a, ?2 AS b, ?3 AS c", &stmt, &err));
	cr_assert(stmt->db == db);
	cr_assert(!db_bind_text(stmt, 1, "\xFF"));
	cr_assert(
		db_bind_text(stmt, 1, "text") && db_bind_int(stmt, 2, 5) && db_bind_null(stmt, 3));
	cr_assert(db_step(stmt, &err) == DB_ROW);
	cr_assert(db_columns(stmt) == 3);
	cr_assert_str_eq(db_column_name(stmt, 1), "b");
	cr_assert_str_eq(db_column_text(stmt, 0, NULL), "text");
	cr_assert(db_column_int(stmt, 1) == 5);
	cr_assert(db_column_is_null(stmt, 2));
	cr_assert(db_step(stmt, &err) == DB_DONE);
	db_reset(stmt);
	cr_assert(db_bind_blob(stmt, 1, "\0\1", 2));
	cr_assert(db_step(stmt, &err) == DB_ROW);
	db_finalize(stmt);
	must_run(db, "INSERT INTO person(name) VALUES('A'),('B')");
	cr_assert(db_changes(db) == 2);
	cr_assert(db_last_id(db) == 2);
	cr_assert(db_check(db, &err) && db_settle(db, &err));
	db_close(db);
}
