/* What the files of the command line share. */
#ifndef CLI_INSIDE_H
#define CLI_INSIDE_H

#include <caseload/cli/cli.h>

#include "out.h"
#include "read.h"

struct cli {
	struct cli_call call;
	struct arena *arena;
	struct out out;		 /* standard output */
	struct out notes;	 /* standard error */
	struct session *session; /* NULL until a store is open */
	board_fn board;
	terminal_fn terminal;
};

/* Shows the error as it was asked for, and gives the exit status. */
int cli_fail(struct cli *cli, const struct err *err);
/* Runs the command of the call, with progress on standard error, and stops it at Ctrl+C. */
bool cli_do(struct cli *cli, struct result *out, struct err *err);
/* `import risk` at a terminal: shows what would be done and asks, then does that and no other. */
int cli_import_risk(struct cli *cli);
/* Prints a result as asked for, and gives the exit status. */
int cli_print(struct cli *cli, const struct result *result);

/* Reads what `-` stands for: text from standard input, at most 4 MB of UTF-8. */
bool cli_read_long(struct cli *cli, struct err *err);
/* A question on standard error: true for yes. Anything else, and the end of the input, is no. */
bool cli_ask(struct cli *cli, const char *question);

/* Help from the table: everything, a noun's commands, or one command. False: no such. */
bool help_all(struct out *out);
bool help_words(struct out *out, int n, char *const words[]);
void help_command(struct out *out, const struct command *command);
/* "caseload lead assign 9990000018 mlewis --reason "..."": in the arena. */
const char *help_example(const struct command *command, struct arena *arena);
/* What a TYPE of the argument notation means, for a person. */
const char *type_words(const struct arg_spec *spec, struct arena *arena);

/* Sections of the manual in roff; shell completion. False for a shell we do not know. */
void man_commands(struct out *out);
bool completion(struct out *out, const char *shell);

#endif
