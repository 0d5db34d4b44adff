#include "sketch.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <criterion/hooks.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/db/db.h>

enum { CASELOAD_PEOPLE = 46, QUESTION_MS = 300 };

static const struct {
	const char *nhs_number, *family, *given, *born, *score, *review, *action;
} people[] = {
	{"9990000077", "Ahmed", "Fatima", "1938-03-01", "0.41", "2026-03-02", "Carer call"},
	{"9990000212", "Bailey", "Thomas", "1941-11-20", "0.31", "2026-03-05", NULL},
	{"9990000352", "Choudhury", "Rehana", "1950-06-06", "0.29", "2026-03-06", "OT visit"},
	{"9990000492", "Okonkwo", "Adaeze", "1945-07-14", "0.44", "2026-03-08", "Falls team"},
	{"9990000565", "Labisi", "Ola", "1952-09-30", "0.14", "2026-03-09", NULL},
	{"9990000638", "Müller", "Jürgen", "1939-01-17", "0.27", "2026-03-10", "Meds review"},
	{"9990000700", "Nguyễn", "Thi Ha", "1947-12-02", "0.15", "2026-03-11", "Carer call"},
	{"9990000778", "O'Brien", "Siobhan", "1936-02-03", "0.30", "2026-03-11", NULL},
	{"9990000840", "Singh", "Harpreet", "1949-08-08", "0.16", "2026-03-12", "Phone"},
	{"9990000913", "Smith", "Margaret", "1940-01-01", "0.43", "2026-03-12", "Home visit"},
	{"9990000980", "Williams", "Rhys", "1944-05-19", "0.13", "2026-03-12", NULL},
	{"9990001057", "Yılmaz", "Ayşe", "1943-04-23", "0.28", "2026-03-13", "MDT agenda"},
	{"9990001197", "Zhang", "Wei", "1951-10-10", "0.17", "2026-03-16", "Phone"},
	{"9990001278", "Smith", "Margaret", "1950-02-02", "0.18", "2026-04-20", NULL},
	{"9990001340", "Okoro", "Chidi", "1951-01-02", "0.19", "2026-04-21", NULL},
};
enum { NAMED = sizeof people / sizeof people[0] };

enum { PATH_SIZE = 64, NUMBER_SIZE = 24 };

/* Each test is a program of its own; what they share is the runner that started them. */
static const char *template_of(pid_t runner, char out[static PATH_SIZE])
{
	snprintf(out, PATH_SIZE, "/tmp/caseload-sketch-%ld.db", (long)runner);
	return out;
}

/* The n-th number of the test range that passes its check digit. */
static void test_number(int n, char out[static NUMBER_SIZE])
{
	int found = -1;

	for (int base = 999000200; found < n; base++) {
		int sum = 0, rest = base, check;

		for (int weight = 2; weight <= 10; weight++, rest /= 10)
			sum += weight * (rest % 10);
		check = 11 - sum % 11;
		if (check == 10)
			continue;
		snprintf(out, NUMBER_SIZE, "%09d%d", base, check == 11 ? 0 : check);
		found++;
	}
}

static void import(struct fixture *f)
{
	struct str list = {0};
	const char *path;

	str_addf(&list,
		"nhs_number,family_name,given_name,date_of_birth,gender,practice,instrument,"
		"score,scored_on\n");
	for (size_t i = 0; i < NAMED; i++)
		str_addf(&list, "%s,%s,%s,%s,Female,C99901,efi,%s,2026-02-01\n",
			people[i].nhs_number, people[i].family, people[i].given, people[i].born,
			people[i].score);
	path = fixture_write(f, "list.csv", str_text(&list), strlen(str_text(&list)));
	FIXTURE_OK(f, CMD_IMPORT_RISK, "file", path, "basis", "Direct care", NULL);
	unlink(path);
	str_free(&list);
}

static void take_on(struct fixture *f, const char *person, const char *review, const char *action)
{
	FIXTURE_OK(f, CMD_REGISTER_ADD, "person", person, "found", "risk_list", NULL);
	FIXTURE_OK(f, CMD_LEAD_ASSIGN, "person", person, "worker", "jpatel", "reason", "Knows them",
		NULL);
	FIXTURE_OK(f, CMD_REVIEW_BOOK, "person", person, "date", review, NULL);
	if (action)
		FIXTURE_OK(f, CMD_ACTION_ADD, "person", person, "what", action, "owner", "mlewis",
			"due", "2026-03-20", NULL);
}

static void fill(struct fixture *f)
{
	static const char *const more[] = {
		"Taylor", "Walker", "Wright", "Brown", "Jones", "Wilson"};
	char number[NUMBER_SIZE], born[24];

	for (int i = 0; i < CASELOAD_PEOPLE - NAMED; i++) {
		test_number(i, number);
		snprintf(born, sizeof born, "19%02d-05-%02d", 30 + i, 1 + i % 28);
		FIXTURE_OK(f, CMD_PERSON_ADD, "family", more[i % 6], "given", "Alex", "nhs-number",
			number, "born", born, "anyway", "1", NULL);
		take_on(f, number, "2026-05-11", NULL);
	}
}

static void make_template(void)
{
	char template[PATH_SIZE];
	struct fixture f;

	fixture_open_at(&f, "2026-02-02T09:00");
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Mary Lewis", "profession", "occupational_therapist",
		"login", "mlewis", NULL);
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Lowri Evans", "profession", "social_worker",
		"login", "levans", "capacity", "70", NULL);
	import(&f);
	for (size_t i = 0; i < NAMED; i++)
		take_on(&f, people[i].nhs_number, people[i].review, people[i].action);
	fill(&f);
	unlink(template_of(getpid(), template));
	FIXTURE_OK(&f, CMD_BACKUP, "file", template, NULL);
	fixture_close(&f);
}

ReportHook(PRE_ALL)(struct criterion_test_set *tests)
{
	(void)tests;
	make_template();
}

ReportHook(POST_ALL)(struct criterion_global_stats *stats)
{
	char template[PATH_SIZE];

	(void)stats;
	unlink(template_of(getpid(), template));
}

/* ---- a copy for one test ---- */

static void copy_file(const char *from, const char *to)
{
	FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
	char bytes[65536];
	size_t n;

	cr_assert(in && out, "cannot copy %s", from);
	while ((n = fread(bytes, 1, sizeof bytes, in)) > 0)
		cr_assert_eq(fwrite(bytes, 1, n, out), n);
	fclose(in);
	fclose(out);
}

void sketch_open_with(struct sketch *s, int rows, int cols, const struct screen_options *options)
{
	struct fixture *f = &s->stage.f;
	char template[PATH_SIZE];

	memset(s, 0, sizeof *s);
	fixture_now(f, "2026-03-12T14:05");
	utf8_locale();
	f->arena = arena_new();
	folder_make(f->dir);
	snprintf(f->path, sizeof f->path, "%s/store.db", f->dir);
	copy_file(template_of(getppid(), template), f->path);
	f->session = fixture_session(f, "jpatel");
	s->other = fixture_session(f, "mlewis");
	stage_open(&s->stage, rows, cols, options);
}

void sketch_open(struct sketch *s, int rows, int cols)
{
	sketch_open_with(s, rows, cols, NULL);
}

void sketch_close(struct sketch *s)
{
	session_close(s->other);
	stage_close(&s->stage);
}

/* ---- keys ---- */

void sketch_press(struct sketch *s, const char *keys)
{
	char bytes[KEY_BYTES];

	while (s->stage.running && keys_next(&keys, bytes) > 0) {
		stage_send(&s->stage, bytes);
		s->keys++;
	}
	cr_assert(!*keys || !s->stage.running, "no such key: %s", keys);
}

void sketch_burst(struct sketch *s, const char *keys)
{
	char bytes[KEY_BYTES];
	struct str all = {0};

	while (keys_next(&keys, bytes) > 0)
		str_addf(&all, "%s", bytes);
	stage_send(&s->stage, str_text(&all));
	str_free(&all);
}

void sketch_paste(struct sketch *s, const char *text)
{
	struct str all = {0};

	str_addf(&all, "\033[200~%s\033[201~", text);
	stage_send(&s->stage, str_text(&all));
	str_free(&all);
}

void sketch_answer(struct sketch *s, const char *keys)
{
	int64_t until = clock_monotonic_ms() + QUESTION_MS;

	while (clock_monotonic_ms() < until)
		app_turn(s->stage.app, (int)(until - clock_monotonic_ms()));
	sketch_press(s, keys);
}

/* ---- looking ---- */

const char *sketch_db(struct sketch *s, const char *sql)
{
	struct arena *arena = s->stage.f.arena;
	struct db_stmt *stmt;
	const char *text = NULL;
	struct err err = {0};
	struct db *db;

	cr_assert(db_open_sqlite(s->stage.f.path, DB_READ_ONLY, &db, &err), "%s", err.text);
	cr_assert(db_prepare(db, sql, &stmt, &err), "%s: %s", sql, err.text);
	if (db_step(stmt, &err) == DB_ROW)
		text = arena_strdup(arena, db_column_text(stmt, 0, NULL));
	db_finalize(stmt);
	db_close(db);
	return text ? text : "";
}

int sketch_focus_row(struct sketch *s)
{
	int found = -1;

	for (int row = 0; row < vt_rows(s->stage.vt); row++)
		if (vt_row(s->stage.vt, row)[0] == '>') {
			if (found >= 0)
				return -1;
			found = row;
		}
	return found;
}

const char *sketch_row(struct sketch *s, int row)
{
	return arena_strdup(s->stage.f.arena, vt_row(s->stage.vt, row));
}

const char *sketch_message(struct sketch *s)
{
	return sketch_row(s, vt_rows(s->stage.vt) - 2);
}

const char *sketch_screen(struct sketch *s)
{
	return arena_strdup(s->stage.f.arena, vt_screen(s->stage.vt));
}

void sketch_other(struct sketch *s, enum command_id id, ...)
{
	struct args args = args_new(s->stage.f.arena);
	struct result result;
	struct err err = {0};
	const char *name;
	va_list list;

	va_start(list, id);
	while ((name = va_arg(list, const char *)) != NULL)
		args_set(&args, name, va_arg(list, const char *));
	va_end(list);
	cr_assert(
		command_run(s->other, id, &args, s->stage.f.arena, &result, &err), "%s", err.text);
}
