/* A life of the team: every command that changes the records, each where it has something to do. */
#ifndef TESTS_COMMAND_LIFE_H
#define TESTS_COMMAND_LIFE_H

#include "fixture.h"

struct step {
	enum command_id id;
	const char *args[12]; /* name, value ..., ended by NULL; "the last": the uid made last */
};
extern const struct step life[];
extern const size_t life_n;

void life_begin(struct fixture *f); /* the files that are imported */
/* Runs one step, which must succeed. */
void life_step(struct fixture *f, size_t i);

#endif
