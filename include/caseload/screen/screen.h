/* The screens: everything a person can do, on a terminal. */
#ifndef CASELOAD_SCREEN_SCREEN_H
#define CASELOAD_SCREEN_SCREEN_H

#include <stdbool.h>

struct session;

struct screen_options {
	bool mono, calm, ascii, high_contrast;
	const char *start_message; /* shown first; NULL none */
};

/* What screen_main() answers where the terminal is of an unknown type and the user chose to go on
 * line by line. */
enum { SCREEN_PLAIN = -1 };

/* Opens the Board on standard input and output and runs until the user leaves or the terminal goes
 * away. Where the type of the terminal is unknown, asks first which one to take it for. The session
 * stays the caller's. Returns SCREEN_PLAIN or the exit status: 0, also after a hang-up, when what was
 * being typed has been kept; 2 where this terminal cannot show screens (said on standard error). */
int screen_main(struct session *session, const struct screen_options *options);

/* The second half of `caseload doctor`, on standard input and output: tries the terminal and says what
 * to set. Keys it is taught are kept for the session's worker; with NULL they are only shown. */
void screen_terminal_test(struct session *session, const struct screen_options *options);

#endif
