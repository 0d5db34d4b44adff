#include "fixture.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <criterion/criterion.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/store/caseload.h>

static bool run(struct fixture *f, struct session *session, enum command_id id, va_list list)
{
	struct args args = args_new(f->arena);
	const char *name;

	while ((name = va_arg(list, const char *)) != NULL)
		args_set(&args, name, va_arg(list, const char *));
	err_clear(&f->err);
	return command_run(session, id, &args, f->arena, &f->result, &f->err);
}

bool fixture_run(struct fixture *f, enum command_id id, ...)
{
	va_list list;
	va_start(list, id);
	bool done = run(f, f->session, id, list);
	va_end(list);
	return done;
}

bool fixture_run_in(struct fixture *f, struct session *session, enum command_id id, ...)
{
	va_list list;
	va_start(list, id);
	bool done = run(f, session, id, list);
	va_end(list);
	return done;
}

struct session *fixture_session(struct fixture *f, const char *login)
{
	struct session_options options = {.store = f->path, .login = login};
	struct session *session;

	cr_assert(
		session_open(&options, &session, &f->err), "session of %s: %s", login, f->err.text);
	return session;
}

void fixture_open(struct fixture *f)
{
	fixture_open_at(f, "2026-03-12T14:05");
}

void fixture_now(struct fixture *f, const char *now)
{
	setenv("CASELOAD_NOW", now, 1);
	cr_assert(clock_start(&f->err));
}

void fixture_open_at(struct fixture *f, const char *now)
{
	memset(f, 0, sizeof(*f));
	fixture_now(f, now);
	utf8_locale();
	f->arena = arena_new();
	folder_make(f->dir);
	snprintf(f->path, sizeof(f->path), "%s/store.db", f->dir);
	cr_assert(fixture_run(f, CMD_INIT, "store", f->path, "team", "Team North", "worker",
			  "Jo Patel", "profession", "social_worker", "login", "jpatel", NULL),
		"init: %s", f->err.text);
	f->session = fixture_session(f, "jpatel");
}

void fixture_close(struct fixture *f)
{
	session_close(f->session);
	arena_free(f->arena);
	folder_remove(f->dir);
}

const char *fixture_person(struct fixture *f, const char *family, const char *given,
	const char *nhs_number, const char *born)
{
	FIXTURE_OK(f, CMD_PERSON_ADD, "family", family, "given", given, "nhs-number", nhs_number,
		"born", born, "anyway", "1", NULL);
	cr_assert_not_null(f->result.uid);
	return f->result.uid;
}

const char *fixture_on_register(struct fixture *f, const char *family, const char *given,
	const char *nhs_number, const char *born)
{
	const char *uid = fixture_person(f, family, given, nhs_number, born);
	FIXTURE_OK(f, CMD_REGISTER_ADD, "person", uid, "found", "risk_list", NULL);
	return uid;
}

void fixture_table_holds(struct fixture *f, const char *path, const char *after)
{
	struct save save = {0, "2026-03-12T14:05:00Z", 0};
	struct store *store;
	int64_t rows = -1;

	cr_assert(store_open(path, 0, &store, &f->err), "%s", f->err.text);
	cr_assert(store_begin_save(store, &save, &f->err), "%s", f->err.text);
	cr_assert(store_current_differs(store, &rows, &f->err), "%s", f->err.text);
	cr_assert_eq(rows, 0, "after %s %ld rows of the board's table are not as the records say",
		after, (long)rows);
	store_end(store);
	store_close(store);
}

const char *fixture_write(struct fixture *f, const char *name, const char *bytes, size_t length)
{
	char *path = arena_printf(f->arena, "%s/%s", f->dir, name);
	FILE *file = fopen(path, "wb");

	cr_assert_not_null(file);
	cr_assert_eq(fwrite(bytes, 1, length, file), length);
	fclose(file);
	return path;
}
