/* Signals become bytes in a pipe; and what a dying program can still do for its terminal. */
#ifndef CASELOAD_SRC_TUI_TERM_SIGNAL_H
#define CASELOAD_SRC_TUI_TERM_SIGNAL_H

#include <stdbool.h>

#include <termios.h>

enum { SEEN_RESIZE = 1, SEEN_CONTINUE = 2, SEEN_HANGUP = 4 };

/* `restore` is copied: what term_restore_async() writes to out_fd. `saved` may be NULL. */
void term_signal_open(int out_fd, int in_fd, const char *restore, const struct termios *saved);
void term_signal_close(bool gone); /* after a hang-up nothing more is heard */
int term_signal_fd(void);	 /* readable when there is something to take */
unsigned term_signal_take(void); /* SEEN_ bits since the last call; does not block */

#endif
