/* A store of its own for one test: made by the commands themselves, on 12 March 2026 at 14:05,
 * with a social worker who may do everything. */
#ifndef TESTS_COMMAND_FIXTURE_H
#define TESTS_COMMAND_FIXTURE_H

#include <caseload/command/command.h>

#include "folder.h"

struct fixture {
	struct arena *arena;
	struct session *session;
	char dir[FOLDER_SIZE];
	char path[96];
	struct result result; /* of the last command */
	struct err err;	      /* of the last refusal */
	const char *made;     /* life.c: the uid of what was made last */
};

void fixture_open(struct fixture *f); /* fails the test when anything goes wrong */
void fixture_open_at(struct fixture *f, const char *now); /* "2026-03-12T14:05" */
void fixture_now(struct fixture *f, const char *now);
void fixture_close(struct fixture *f);
/* Another session on the same store, acting as `login`. */
struct session *fixture_session(struct fixture *f, const char *login);
/* name, value pairs, ended by NULL. */
bool fixture_run(struct fixture *f, enum command_id id, ...) __attribute__((sentinel));
bool fixture_run_in(struct fixture *f, struct session *session, enum command_id id, ...)
	__attribute__((sentinel));
/* The command must succeed; the sentence is shown where it does not. */
#define FIXTURE_OK(f, ...)                                                                         \
	cr_assert(fixture_run((f), __VA_ARGS__), "%s:%d: %s", __FILE__, __LINE__, (f)->err.text)
/* A person on the register, by name; the uid lives in the fixture's arena. */
const char *fixture_person(struct fixture *f, const char *family, const char *given,
	const char *nhs_number, const char *born);
const char *fixture_on_register(struct fixture *f, const char *family, const char *given,
	const char *nhs_number, const char *born);
/* The i-th number of the test range, from 999 000 1000 on, that has a check digit. */
void fixture_number(int i, char out[static 11]);
/* The board's narrow table is as the records say; `after` names the command that may have left it
 * behind. */
void fixture_table_holds(struct fixture *f, const char *path, const char *after);
/* Files in the folder: the path, and what is in one ("" where there is none). */
const char *fixture_in(struct fixture *f, const char *name);
const char *fixture_content(struct fixture *f, const char *name);
const char *fixture_write(struct fixture *f, const char *name, const char *bytes, size_t length);
/* A program for the shell that runs in the folder; its path. */
const char *fixture_program(struct fixture *f, const char *name, const char *script);
/* The text of the pages that the last command made. */
const char *fixture_pages(struct fixture *f);
/* A printing service in the folder: Northfield-2 is the usual printer, Hall is on the network, Old
 * takes nothing and Jammed has stopped. Each job leaves its arguments in job0, job1 ... and its pages
 * in pages0, pages1 ... There is no caseload-pdf. */
void fixture_printers(struct fixture *f);

#endif
