/* Runs the whole program in a folder of its own: no store, no home, a fixed clock. */
#ifndef TESTS_CLI_PROGRAM_H
#define TESTS_CLI_PROGRAM_H

#include <stdbool.h>
#include <stddef.h>

#include "folder.h"

struct program {
	char folder[FOLDER_SIZE];
};
struct ran {
	int status; /* 128 + number for a signal */
	char *out, *err;
};

/* False where the program has not been built; says so. */
bool program_open(struct program *program);
void program_close(struct program *program);
/* A line for the shell, in the folder; `caseload` is found. Free with ran_free(). */
struct ran program_run(const struct program *program, const char *line);
void ran_free(struct ran *ran);
/* Runs it, and fails the test where the status is another; shows what was printed. */
void program_expect(const struct program *program, const char *line, int status, const char *out,
	const char *err); /* parts of what must be printed; NULL: whatever; "": nothing */
void program_file(const struct program *program, const char *name, const char *text, size_t length);
/* Init with Jo Patel as the user who runs the tests, and the social worker mlewis. */
void program_team(const struct program *program);

#endif
