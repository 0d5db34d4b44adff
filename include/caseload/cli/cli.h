/* The command line: the commands of commands.def from the shell, with their help, completion and
 * manual. Results go to standard output, everything else to standard error; the exit status is
 * that of err_exit_status(). */
#ifndef CASELOAD_CLI_CLI_H
#define CASELOAD_CLI_CLI_H

#include <caseload/command/command.h>

/* What may be said with every command. */
struct cli_options {
	const char *store; /* NULL: not named */
	const char *as;	   /* NULL: as oneself */
	bool json, csv;
	bool plain;			       /* lines to be read in order: no columns */
	bool calm, mono, ascii, high_contrast; /* for the screens; also from the environment */
	bool read_only;
	bool yes; /* ask nothing */
	bool help, version;
};

/* Opens the screens on a session, which stays the caller's; returns the exit status, or BOARD_PLAIN
 * where the user would rather go on line by line. */
enum { BOARD_PLAIN = -1 };
typedef int (*board_fn)(
	struct session *session, const struct cli_options *options, const char *message);

/* Tries the terminal, for doctor; the session is NULL where there is no store or nobody is known. */
typedef void (*terminal_fn)(struct session *session, const struct cli_options *options);

/* The whole command line. Where nothing is named and both ends are a terminal, `board` is opened;
 * doctor at a terminal goes on with `terminal`. The locale and the clock have been set. */
int cli_main(int argc, char **argv, board_fn board, terminal_fn terminal);

/* The default place of a file of ours: CASELOAD_STORE's where `name` is "caseload.db" and the
 * variable is set, else $XDG_DATA_HOME/caseload/<name>, else ~/.local/share/caseload/<name>.
 * Makes nothing. NULL where there is no home. */
const char *cli_data_file(const char *name, struct arena *arena);

#endif
