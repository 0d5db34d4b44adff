/* Signals become bytes in a pipe; and what a dying program can still do for its terminal. */
#ifndef CASELOAD_SRC_TUI_TERM_SIGNAL_H
#define CASELOAD_SRC_TUI_TERM_SIGNAL_H

#include <stdbool.h>

#include <termios.h>

enum {
	SEEN_RESIZE = 1,
	SEEN_CONTINUE = 2,
	SEEN_END = 4, /* SIGHUP, SIGPIPE, SIGTERM, SIGQUIT */
};

/* `restore` is copied: what is written to out_fd to leave the terminal in order. draw_fd is the one
 * that frames go to. `saved` may be NULL. */
void term_signal_open(
	int out_fd, int draw_fd, int in_fd, const char *restore, const struct termios *saved);
void term_signal_close(bool gone); /* after a hang-up nothing more is heard */
int term_signal_fd(void);	   /* readable when there is something to take */
unsigned term_signal_take(void);   /* SEEN_ bits since the last call; does not block */
/* True once a signal has said that this is the end, taken or not. */
bool term_signal_ended(void);
/* Around a frame: a terminal that takes no more bytes must not keep us from ending, so the rest of
 * the frame is let go when the signal comes. False: it has come, do not draw. */
bool term_signal_drawing(bool drawing);
/* Writes `restore` and puts the modes back, waiting for nothing. Async-signal-safe. */
void term_signal_restore(void);
/* Stops this job as Ctrl+Z does elsewhere; comes back when it is continued. */
void term_signal_stop(void);

#endif
