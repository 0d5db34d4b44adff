/* Sessions of plain mode: a script goes in, prompts and answers come out. */
#ifndef TESTS_CLI_SESSION_H
#define TESTS_CLI_SESSION_H

#include "program.h"

/* store.db with a team of three, four people on the register with reviews late by 10, 7, 6 and 4
 * days (the sketch of the specification), one with a plan begun, one with an action. */
void session_people(const struct program *program);
/* A copy of it in `name`. */
void session_copy(const struct program *program, const char *name);
/* The script through a pipe. It must end with 0, and without a byte that steers a terminal. */
struct ran session_run(const struct program *program, const char *store, const char *script);
/* The same, and all of these must be in what came out, in this order. NULL-ended. */
void session_expect(const struct program *program, const char *store, const char *script,
	const char *const parts[]);
/* The fourth person's record, or whoever `person` names. Free it. */
char *session_record(const struct program *program, const char *store, const char *person);

#endif
