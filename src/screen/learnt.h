/* Keys a worker has taught the program: settings of theirs, named key/ and the bytes in hex. */
#ifndef SCREEN_LEARNT_H
#define SCREEN_LEARNT_H

#include <caseload/command/command.h>
#include <caseload/tui/term.h>

bool learnt_keep(struct session *session, const char *bytes, size_t length, const char *key,
	struct err *err);
/* Teaches the terminal all of them; what cannot be read is left out. */
void learnt_teach(struct session *session, struct term *term);

#endif
