/* The core promise: an acknowledged save is there, a failed one left nothing, nobody overwrites
 * anybody unseen. Killed, crowded, and with every call to the database failing in turn. */
#include "fixture.h"

#include <criterion/criterion.h>

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/person.h>
#include <caseload/record.h>

#include "../../src/command/inside.h"

static const char *first_person(struct fixture *f)
{
	return fixture_on_register(f, "Okonkwo", "Adaeze", "9990000018", "14/7/45");
}

/* Notes n = first, first + 1 ... each acknowledged on the pipe once the command said so. */
static _Noreturn void write_notes(struct fixture *f, const char *uid, int first, int pipe_fd)
{
	struct session *session = fixture_session(f, "jpatel");
	char text[40];

	for (int n = first;; n++) {
		snprintf(text, sizeof(text), "note %d.", n);
		if (!fixture_run_in(f, session, CMD_NOTE_ADD, "person", uid, "text", text, NULL) ||
			write(pipe_fd, &n, sizeof(n)) != sizeof(n))
			_exit(1);
	}
}

static bool note_is_there(const struct person_record *record, int n)
{
	char text[40];
	snprintf(text, sizeof(text), "note %d.", n);
	for (size_t i = 0; i < record->notes_n; i++)
		if (strcmp(record->notes[i].text, text) == 0)
			return true;
	return false;
}

Test(torture, killed_200_times_while_saving, .timeout = 120)
{
	struct fixture f;
	int next = 1, acknowledged = 0;

	fixture_open(&f);
	const char *uid = first_person(&f);
	session_close(f.session);
	f.session = NULL;
	unsigned seed = (unsigned)time(NULL);
	fprintf(stderr, "seed %u\n", seed);
	srand(seed);
	for (int round = 0; round < 200; round++) {
		int fds[2], n, last = 0;
		cr_assert(pipe(fds) == 0);
		pid_t child = fork();
		if (child == 0) {
			close(fds[0]);
			write_notes(&f, uid, next, fds[1]);
		}
		close(fds[1]);
		/* A moment that may fall anywhere: from the start, or after the first acknowledged save,
		 * however slow the machine is. */
		if (round % 2 == 1 && read(fds[0], &n, sizeof(n)) == sizeof(n)) {
			last = n;
			acknowledged++;
		}
		struct timespec moment = {0, (rand() % (round % 2 == 1 ? 5000 : 12000)) * 1000L};
		nanosleep(&moment, NULL);
		kill(child, SIGKILL);
		waitpid(child, NULL, 0);
		while (read(fds[0], &n, sizeof(n)) == sizeof(n)) {
			last = n;
			acknowledged++;
		}
		close(fds[0]);
		next = last >= next ? last + 2
				    : next + 1; /* the one in flight may or may not be there */
		if (last == 0)
			continue;
		if (round % 20 == 19) {
			f.session = fixture_session(&f, "jpatel");
			FIXTURE_OK(&f, CMD_PERSON_SHOW, "person", uid, NULL);
			cr_assert(note_is_there(f.result.value, last),
				"round %d: note %d was acknowledged and is gone", round, last);
			FIXTURE_OK(&f, CMD_AUDIT_VERIFY, NULL);
			session_close(f.session);
			f.session = NULL;
		}
	}
	f.session = fixture_session(&f, "jpatel");
	FIXTURE_OK(&f, CMD_PERSON_SHOW, "person", uid, NULL);
	const struct person_record *record = f.result.value;
	cr_assert(acknowledged >= 100, "only %d saves in 200 rounds", acknowledged);
	cr_assert((int)record->notes_n >= acknowledged, "%zu notes, %d acknowledged",
		record->notes_n, acknowledged);
	FIXTURE_OK(&f, CMD_AUDIT_VERIFY, NULL);
	fixture_close(&f);
}

/* One of eight: reads, changes, saves from the version it read; a conflict is read again. */
static _Noreturn void crowd_one(
	struct fixture *f, const char *uid, int who, int pipe_fd, int64_t until)
{
	struct session *session = fixture_session(f, "jpatel");
	int done[2] = {0, 0}; /* saved, failed */
	char phone[32], version[24];

	while (clock_monotonic_ms() < until) {
		if (!fixture_run_in(f, session, CMD_PERSON_SHOW, "person", uid, NULL)) {
			done[1]++;
			continue;
		}
		const struct person_record *record = f->result.value;
		snprintf(phone, sizeof(phone), "01632 96%d%03d", who, done[0] % 1000);
		snprintf(version, sizeof(version), "%d", (int)record->person.version);
		if (fixture_run_in(f, session, CMD_PERSON_EDIT, "person", uid, "phone", phone,
			    "version", version, NULL))
			done[0]++;
		else if (f->err.code != ERR_CONFLICT) {
			fprintf(stderr, "process %d: %s\n", who, f->err.text);
			done[1]++;
		}
		arena_reset(f->arena);
	}
	_exit(write(pipe_fd, done, sizeof(done)) == sizeof(done) ? 0 : 1);
}

Test(torture, eight_processes_saving_at_once, .timeout = 120)
{
	struct fixture f;
	const char *soak = getenv("CASELOAD_SOAK");
	int fds[2], done[2], saved = 0, failed = 0;

	fixture_open(&f);
	char uid[64];
	snprintf(uid, sizeof(uid), "%s", first_person(&f));
	FIXTURE_OK(&f, CMD_PERSON_SHOW, "person", uid, NULL);
	int64_t first = ((const struct person_record *)f.result.value)->person.version;
	session_close(f.session);
	f.session = NULL;
	cr_assert(pipe(fds) == 0);
	int64_t until = clock_monotonic_ms() + (soak != NULL ? atoi(soak) : 3) * 1000;
	for (int i = 0; i < 8; i++)
		if (fork() == 0)
			crowd_one(&f, uid, i, fds[1], until);
	for (int i = 0; i < 8; i++) {
		struct pollfd wait = {fds[0], POLLIN, 0};
		cr_assert(poll(&wait, 1, 60000) == 1);
		cr_assert(read(fds[0], done, sizeof(done)) == sizeof(done));
		saved += done[0];
		failed += done[1];
	}
	while (wait(NULL) > 0)
		;
	fprintf(stderr, "%d saves, %d failures\n", saved, failed);
	cr_assert(failed == 0, "%d failures", failed);
	f.session = fixture_session(&f, "jpatel");
	FIXTURE_OK(&f, CMD_PERSON_SHOW, "person", uid, NULL);
	cr_assert(((const struct person_record *)f.result.value)->person.version == first + saved,
		"%d saves were acknowledged, the version grew by %d", saved,
		(int)(((const struct person_record *)f.result.value)->person.version - first));
	FIXTURE_OK(&f, CMD_AUDIT_VERIFY, NULL);
	fixture_close(&f);
}

/* Everything in the store as one text, but what a refusal may add: the audit. */
static char *dump(const char *path, struct arena *arena)
{
	struct db *db;
	struct db_stmt *tables, *rows;
	struct err err = {0};
	struct str out = {0};

	cr_assert(db_open_sqlite(path, DB_READ_ONLY, &db, &err), "%s", err.text);
	cr_assert(db_prepare(db,
		"SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('audit', "
		"'save_id', 'sqlite_sequence') ORDER BY name",
		&tables, &err));
	while (db_step(tables, &err) == DB_ROW) {
		char *sql = arena_printf(
			arena, "SELECT * FROM \"%s\"", db_column_text(tables, 0, NULL));
		cr_assert(db_prepare(db, sql, &rows, &err), "%s", err.text);
		str_addf(&out, "%s\n", sql);
		while (db_step(rows, &err) == DB_ROW)
			for (int i = 0; i < db_columns(rows); i++)
				str_addf(&out, "%s|",
					db_column_is_null(rows, i) ? "-"
								   : db_column_text(rows, i, NULL));
		db_finalize(rows);
	}
	db_finalize(tables);
	db_close(db);
	char *text = arena_strdup(arena, str_text(&out));
	str_free(&out);
	return text;
}

static void sweep(struct fixture *f, enum err_code code, enum command_id id, const char *uid,
	const char *name, const char *value, const char *name2, const char *value2)
{
	struct db *inner;
	struct store *real = f->session->store;
	int n = 1;

	cr_assert(db_open_sqlite(f->path, 0, &inner, &f->err), "%s", f->err.text);
	struct db *fault = db_fault_new(inner);
	f->session->store = store_on(fault);
	for (;; n++) {
		struct arena *arena = arena_new();
		char *before = dump(f->path, arena);
		db_fault_set(fault, n, code);
		bool done = fixture_run(f, id, "person", uid, name, value, name2, value2, NULL);
		db_fault_set(fault, 0, ERR_NONE);
		char *after = dump(f->path, arena);
		bool same = strcmp(before, after) == 0;
		arena_free(arena);
		if (done) {
			cr_assert_not(same, "%s: said to be done at call %d, and nothing changed",
				command_get(id)->name, n);
			break;
		}
		cr_assert(same, "%s: refused at call %d (%s) but something was written",
			command_get(id)->name, n, f->err.text);
		cr_assert(n < 400, "%s never succeeds: %s", command_get(id)->name, f->err.text);
	}
	cr_assert(n > 3, "%s: only %d calls could fail", command_get(id)->name, n);
	store_close(f->session->store);
	f->session->store = real;
}

Test(torture, every_call_failing_in_turn_leaves_the_store_as_it_was, .timeout = 120)
{
	struct fixture f;

	fixture_open(&f);
	const char *uid = first_person(&f);
	const char *other = fixture_person(&f, "Smith", "Margaret", "9990000026", "2/3/40");
	sweep(&f, ERR_FULL, CMD_PERSON_EDIT, uid, "phone", "01632 960111", "title", "Mrs");
	sweep(&f, ERR_IO, CMD_NOTE_ADD, uid, "text", "Rang.", "on", "t");
	sweep(&f, ERR_FULL, CMD_REGISTER_ADD, other, "found", "gp", "reason", "Asked for");
	sweep(&f, ERR_BUSY, CMD_LEAD_ASSIGN, uid, "worker", "jpatel", "reason", "Knows her");
	sweep(&f, ERR_FULL, CMD_PLAN_SET, uid, "section", "what_matters", "text", "Choir.");
	sweep(&f, ERR_IO, CMD_PLAN_NEED_ADD, uid, "text", "Falls", "domain", "mobility");
	sweep(&f, ERR_FULL, CMD_REVIEW_BOOK, uid, "date", "+3m", "kind", "plan");
	sweep(&f, ERR_DAMAGED, CMD_ACTION_ADD, uid, "what", "Visit", "owner", "jpatel");
	sweep(&f, ERR_FULL, CMD_UNDO, uid, NULL, NULL, NULL, NULL);
	sweep(&f, ERR_IO, CMD_UNDO, uid, NULL, NULL, NULL, NULL);
	sweep(&f, ERR_BUSY, CMD_REDO, uid, NULL, NULL, NULL, NULL);
	fixture_close(&f);
}

Test(torture, an_uncertain_commit_is_never_a_lie, .timeout = 60)
{
	struct fixture f;
	struct db *inner;

	fixture_open(&f);
	const char *uid = first_person(&f);
	struct store *real = f.session->store;
	for (int n = 1; n < 80; n++) {
		cr_assert(db_open_sqlite(f.path, 0, &inner, &f.err), "%s", f.err.text);
		struct db *fault = db_fault_new(inner);
		f.session->store = store_on(fault);
		struct arena *arena = arena_new();
		char *before = dump(f.path, arena);
		char phone[24];
		snprintf(phone, sizeof(phone), "01632 960%03d", n);
		db_fault_set(fault, n, ERR_UNKNOWN);
		bool done = fixture_run(&f, CMD_PERSON_EDIT, "person", uid, "phone", phone, NULL);
		db_fault_set(fault, 0, ERR_NONE);
		bool there = strcmp(before, dump(f.path, arena)) != 0;
		cr_assert(done == there, "call %d: said %s, is %s (%s)", n,
			done ? "saved" : "not saved", there ? "there" : "not there", f.err.text);
		arena_free(arena);
		store_close(f.session->store);
	}
	f.session->store = real;
	fixture_close(&f);
}

Test(torture, a_session_for_reading_only_changes_nothing_but_the_audit)
{
	struct fixture f;

	fixture_open(&f);
	const char *uid = first_person(&f);
	struct session_options options = {.store = f.path, .login = "jpatel", .read_only = true};
	struct session *reader;
	cr_assert(session_open(&options, &reader, &f.err), "%s", f.err.text);
	cr_assert(
		fixture_run_in(&f, reader, CMD_PERSON_SHOW, "person", uid, NULL), "%s", f.err.text);
	cr_assert_not(fixture_run_in(&f, reader, CMD_NOTE_ADD, "person", uid, "text", "x", NULL));
	cr_assert(f.err.code == ERR_READONLY);
	cr_assert_not(session_may(reader, CMD_PLAN_SET));
	session_close(reader);
	fixture_close(&f);
}
