#include "term_signal.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <caseload/base/arena.h>
#include <caseload/base/err.h>
#include <caseload/tui/term.h>

/* SIGPIPE is a hang-up too: the other end of the terminal is gone. */
static const int caught[] = {SIGWINCH, SIGCONT, SIGHUP, SIGPIPE, SIGTERM, SIGQUIT};
static const int ignored[] = {SIGTSTP, SIGTTIN, SIGTTOU, SIGINT};
static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGSYS};
enum {
	N_CAUGHT = sizeof caught / sizeof caught[0],
	N_IGNORED = sizeof ignored / sizeof ignored[0],
	N_CRASHES = sizeof crashes / sizeof crashes[0],
	CRASH_STACK = 32768, /* a stack that ran over leaves none to handle it on */
	WORDS_SIZE = 240,
	RESTORE_MS = 100,
};

/* Handlers have no argument to carry these in. */
static struct {
	int pipe[2];
	volatile sig_atomic_t open, drawing, ended;
	struct sigaction before[N_CAUGHT], before_ignored[N_IGNORED], before_crash[N_CRASHES];
	int out_fd, draw_fd, in_fd, null_fd;
	char *restore;
	size_t restore_length;
	struct termios saved;
	bool saved_tty;
	char words[WORDS_SIZE];
	_Alignas(64) char stack[CRASH_STACK];
} state = {.pipe = {-1, -1}};

static void on_signal(int number)
{
	char byte = number == SIGWINCH ? 'w' : number == SIGCONT ? 'c' : 'e';
	int saved = errno;

	if (byte == 'e') {
		state.ended = 1;
		if (state.drawing)
			dup2(state.null_fd, state.draw_fd);
	}
	/* A full pipe already says what there is to say. */
	if (write(state.pipe[1], &byte, 1) < 0)
		errno = 0;
	errno = saved;
}

/* The terminal first, then one line, then the death it would have been. */
static void on_crash(int number)
{
	bool ours = state.open;

	term_restore_async();
	if (ours && write(STDERR_FILENO, state.words, strlen(state.words)) < 0)
		errno = 0;
	raise(number); /* SA_RESETHAND: what stood there before is back */
}

static void catch_crashes(void)
{
	struct sigaction action = {
		.sa_handler = on_crash, .sa_flags = (int)SA_RESETHAND | SA_ONSTACK | SA_NODEFER};
	stack_t stack = {.ss_sp = state.stack, .ss_size = sizeof state.stack};

	sigaltstack(&stack, NULL);
	sigemptyset(&action.sa_mask);
	for (int i = 0; i < N_CRASHES; i++) {
		sigaction(crashes[i], NULL, &state.before_crash[i]);
		/* A sanitizer or a test that waits for it keeps its own. */
		if (state.before_crash[i].sa_handler == SIG_DFL)
			sigaction(crashes[i], &action, NULL);
	}
}

void term_last_words(const char *text)
{
	snprintf(state.words, sizeof state.words, "caseload: %s\n", text);
}

void term_signal_open(
	int out_fd, int draw_fd, int in_fd, const char *restore, const struct termios *saved)
{
	struct sigaction action = {.sa_handler = on_signal};

	if (pipe2(state.pipe, O_CLOEXEC | O_NONBLOCK) != 0)
		bug("no pipe for signals");
	state.out_fd = out_fd;
	state.draw_fd = draw_fd;
	state.in_fd = in_fd;
	state.null_fd = open("/dev/null", O_WRONLY | O_CLOEXEC);
	state.restore = xstrdup(restore);
	state.restore_length = strlen(restore);
	state.saved_tty = saved != NULL;
	if (saved)
		state.saved = *saved;
	state.drawing = state.ended = 0;
	term_last_words("stopped by a fault of its own. What was saved is safe; what was being "
			"typed is kept as a draft.");
	sigemptyset(&action.sa_mask);
	for (int i = 0; i < N_CAUGHT; i++)
		sigaction(caught[i], &action, &state.before[i]);
	action.sa_handler = SIG_IGN;
	for (int i = 0; i < N_IGNORED; i++)
		sigaction(ignored[i], &action, &state.before_ignored[i]);
	catch_crashes();
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
	for (int i = 0; i < N_CRASHES; i++)
		sigaction(crashes[i], &state.before_crash[i], NULL);
	close(state.pipe[0]);
	close(state.pipe[1]);
	close(state.null_fd);
	free(state.restore);
	state.restore = NULL;
	state.pipe[0] = state.pipe[1] = -1;
}

bool term_signal_ended(void)
{
	return state.ended;
}

bool term_signal_drawing(bool drawing)
{
	state.drawing = drawing;
	return !state.ended;
}

void term_signal_stop(void)
{
	struct sigaction normal = {.sa_handler = SIG_DFL}, before;

	sigaction(SIGTSTP, &normal, &before);
	kill(0, SIGTSTP); /* the whole job: a script that started us waits with us */
	sigaction(SIGTSTP, &before, NULL);
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
		if (memchr(bytes, 'e', (size_t)n))
			seen |= SEEN_END;
	}
	return seen;
}

void term_signal_restore(void)
{
	struct pollfd ready = {.fd = state.out_fd, .events = POLLOUT};

	/* A terminal that takes nothing cannot be put right either. */
	if (poll(&ready, 1, RESTORE_MS) == 1 && (ready.revents & POLLOUT) &&
		write(state.out_fd, state.restore, state.restore_length) < 0)
		errno = 0;
	if (state.saved_tty)
		tcsetattr(state.in_fd, TCSANOW, &state.saved);
}

void term_restore_async(void)
{
	if (!state.open)
		return;
	state.open = 0;
	term_signal_restore();
}
