/* From words typed in a shell to a command with its arguments. */
#ifndef CLI_READ_H
#define CLI_READ_H

#include <caseload/cli/cli.h>

struct cli_call {
	struct cli_options options;
	const struct command *command; /* NULL: none was named */
	struct args args;
	/* words that are no command of the table: after `help`, or of `man` and `completion` */
	char **words;
	int words_n;
};

/* ERR_USAGE where the line cannot be understood; out->options is filled as far as it was read, so
 * that the error can be shown as asked. Reads no file and no standard input. */
bool cli_read(int argc, char **argv, struct arena *arena, struct cli_call *out, struct err *err);

/* One option of every command. */
struct global {
	const char *name;  /* without the hyphens */
	const char *value; /* "FILE"; NULL for a flag */
	const char *text;  /* for help */
	size_t at;	   /* in struct cli_options */
};
extern const struct global cli_globals[];
extern const size_t cli_globals_n;

/* Commands of the shell, in the table's order: calls `each` for every one. */
void shell_commands(void (*each)(const struct command *command, void *data), void *data);

/* "<person> <section> <text> [--version NUMBER]": the table's notation without its types. */
const char *usage_words(const struct command *command, struct arena *arena);

/* Refuses words that name no command, with what may have been meant. Returns false. */
bool no_such_command(int n, char *const words[], struct arena *arena, struct err *err);

#endif
