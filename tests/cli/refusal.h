/* What every refusal owes: the exit status of the contract, an error object and the same sentence
 * on standard error, and a store that is as it was. */
#ifndef TESTS_CLI_REFUSAL_H
#define TESTS_CLI_REFUSAL_H

#include "program.h"

/* `before` is a line for the shell that makes what is needed. `line` goes after "caseload"; the
 * store is store.db of the folder, where there is one. `part` is in the message. */
struct refusal {
	const char *before, *line;
	int status;
	const char *code, *part;
};

void refusal_expect(const struct program *program, const struct refusal *refusal);
/* program_team() in store.db, with Adaeze Okonkwo, 9990000018, on the register and led by mlewis.
 */
void refusal_store(const struct program *program);

#endif
