#include "fixture.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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

void fixture_number(int i, char out[static 11])
{
	for (int base = 999000100, seen = -1;; base++) {
		int sum = 0, digit;

		snprintf(out, 11, "%d", base);
		for (int j = 0; j < 9; j++)
			sum += (out[j] - '0') * (10 - j);
		digit = (11 - sum % 11) % 11;
		if (digit == 10 || ++seen < i)
			continue;
		out[9] = (char)('0' + digit);
		out[10] = '\0';
		return;
	}
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

/* ---- files and programs in the folder ---- */

const char *fixture_in(struct fixture *f, const char *name)
{
	return arena_printf(f->arena, "%s/%s", f->dir, name);
}

const char *fixture_content(struct fixture *f, const char *name)
{
	FILE *file = fopen(fixture_in(f, name), "rb");
	struct str text = {0};
	char buffer[4096];
	size_t n;

	while (file != NULL && (n = fread(buffer, 1, sizeof(buffer), file)) > 0)
		str_addn(&text, buffer, n);
	if (file != NULL)
		fclose(file);
	const char *copy = arena_strndup(f->arena, str_text(&text), text.length);
	str_free(&text);
	return copy;
}

const char *fixture_write(struct fixture *f, const char *name, const char *bytes, size_t length)
{
	const char *path = fixture_in(f, name);
	FILE *file = fopen(path, "wb");

	cr_assert_not_null(file);
	cr_assert_eq(fwrite(bytes, 1, length, file), length);
	fclose(file);
	return path;
}

const char *fixture_program(struct fixture *f, const char *name, const char *script)
{
	const char *text = arena_printf(f->arena, "#!/bin/sh\ncd %s\n%s", f->dir, script);
	const char *path = fixture_write(f, name, text, strlen(text));

	cr_assert_eq(chmod(path, 0700), 0);
	return path;
}

/* ---- paper ---- */

const char *fixture_pages(struct fixture *f)
{
	const struct paper *paper = f->result.value;
	struct str text = {0};

	cr_assert_eq(f->result.kind, RESULT_PAPER);
	for (size_t i = 0; i < paper->pages_n; i++)
		for (size_t j = 0; j < paper->pages[i].n; j++)
			str_addf(&text, "%s\n", paper->pages[i].lines[j]);
	const char *copy = arena_strdup(f->arena, str_text(&text));
	str_free(&text);
	return copy;
}

void fixture_printers(struct fixture *f)
{
	fixture_program(f, "lpstat",
		"case \"$*\" in\n"
		"-e) echo Northfield-2; echo Hall;;\n"
		"*) cat <<END\n"
		"system default destination: Northfield-2\n"
		"Northfield-2 accepting requests since Thu 12 Mar 2026\n"
		"Old not accepting requests since Thu 12 Mar 2026 -\n"
		"\tMoved away\n"
		"Jammed accepting requests since Thu 12 Mar 2026\n"
		"printer Northfield-2 is idle.  enabled since Thu 12 Mar 2026\n"
		"printer Jammed disabled since Thu 12 Mar 2026 -\n"
		"\tOut of paper\n"
		"END\n"
		"esac\n");
	fixture_program(f, "lp",
		"n=$(ls | grep -c ^job)\n"
		"printf '%s\\n' \"$@\" >job$n\n"
		"cat >pages$n\n"
		"echo \"request id is X-1\"\n");
	setenv("CASELOAD_LP", f->dir, 1);
	setenv("CASELOAD_PDF", "/nonexistent/caseload-pdf", 1);
}
