#include "term_signal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <caseload/base/arena.h>
#include <caseload/base/err.h>
#include <caseload/tui/term.h>

/* SIGPIPE is a hang-up too: the other end of the terminal is gone. */
static const int caught[] = {SIGWINCH, SIGCONT, SIGHUP, SIGTERM, SIGPIPE};
static const int ignored[] = {SIGTSTP, SIGTTIN, SIGTTOU, SIGINT};
enum {
	N_CAUGHT = sizeof caught / sizeof caught[0],
	N_IGNORED = sizeof ignored / sizeof ignored[0]
};

/* Handlers have no argument to carry these in. */
static struct {
	int pipe[2];
	volatile sig_atomic_t open;
	struct sigaction before[N_CAUGHT], before_ignored[N_IGNORED];
	int out_fd, in_fd;
	char *restore;
	size_t restore_length;
	struct termios saved;
	bool saved_tty;
} state = {.pipe = {-1, -1}};

static void on_signal(int number)
{
	char byte = number == SIGWINCH ? 'w' : number == SIGCONT ? 'c' : 'h';
	int saved = errno;

	/* A full pipe already says what there is to say. */
	if (write(state.pipe[1], &byte, 1) < 0)
		errno = 0;
	errno = saved;
}

void term_signal_open(int out_fd, int in_fd, const char *restore, const struct termios *saved)
{
	struct sigaction action = {.sa_handler = on_signal};

	if (pipe2(state.pipe, O_CLOEXEC | O_NONBLOCK) != 0)
		bug("no pipe for signals");
	state.out_fd = out_fd;
	state.in_fd = in_fd;
	state.restore = xstrdup(restore);
	state.restore_length = strlen(restore);
	state.saved_tty = saved != NULL;
	if (saved)
		state.saved = *saved;
	sigemptyset(&action.sa_mask);
	for (int i = 0; i < N_CAUGHT; i++)
		sigaction(caught[i], &action, &state.before[i]);
	action.sa_handler = SIG_IGN;
	for (int i = 0; i < N_IGNORED; i++)
		sigaction(ignored[i], &action, &state.before_ignored[i]);
	state.open = 1;
}

void term_signal_close(bool gone)
{
	/* The line dropped: its SIGHUP may come after the end of input, and we are leaving anyway. */
	struct sigaction deaf = {.sa_handler = SIG_IGN};

	if (!state.open)
		return;
	state.open = 0;
	for (int i = 0; i < N_CAUGHT; i++)
		sigaction(caught[i], gone ? &deaf : &state.before[i], NULL);
	for (int i = 0; i < N_IGNORED; i++)
		sigaction(ignored[i], &state.before_ignored[i], NULL);
	close(state.pipe[0]);
	close(state.pipe[1]);
	free(state.restore);
	state.restore = NULL;
	state.pipe[0] = state.pipe[1] = -1;
}

int term_signal_fd(void)
{
	return state.pipe[0];
}

unsigned term_signal_take(void)
{
	char bytes[64];
	unsigned seen = 0;
	ssize_t n;

	while ((n = read(state.pipe[0], bytes, sizeof bytes)) > 0) {
		if (memchr(bytes, 'w', (size_t)n))
			seen |= SEEN_RESIZE;
		if (memchr(bytes, 'c', (size_t)n))
			seen |= SEEN_CONTINUE;
		if (memchr(bytes, 'h', (size_t)n))
			seen |= SEEN_HANGUP;
	}
	return seen;
}

void term_restore_async(void)
{
	if (!state.open)
		return;
	state.open = 0;
	if (write(state.out_fd, state.restore, state.restore_length) < 0)
		errno = 0;
	if (state.saved_tty)
		tcsetattr(state.in_fd, TCSANOW, &state.saved);
}
