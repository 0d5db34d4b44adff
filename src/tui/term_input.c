/* Waiting, reading, signals, and the modes of the descriptor. */
#include "term_inside.h"

#include <ctype.h>
#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <caseload/base/clock.h>

#include "term_signal.h"

enum {
	READ_SIZE = 4096,
	ESCAPE_MAX_MS = 5000,
	HELD_MS = 2000,	  /* a sequence that drips in without end is given up */
	PASTE_MS = 10000, /* the end mark of a paste is not coming */
	ROWS_MAX = 300,	  /* whatever size is claimed, so much is used */
	COLS_MAX = 500,
	/* What nobody types at once: see term_guess_paste(). */
	PASTE_LEAST = 20,
	PASTE_GAP_MS = 20,
};
static const char paste_begins[] = "\033[200~", paste_ends[] = "\033[201~";

static int at_most(const char *number, int most)
{
	unsigned long n = strtoul(number, NULL, 10);

	return n < (unsigned long)most ? (int)n : most;
}

struct term_options term_options_env(void)
{
	const char *no_colour = getenv("NO_COLOR"), *ascii = getenv("CASELOAD_ASCII");
	const char *delay = getenv("CASELOAD_ESC_MS"), *frame = getenv("CASELOAD_FRAME_FD");
	struct term_options options = {
		.in_fd = STDIN_FILENO,
		.out_fd = STDOUT_FILENO,
		.type = getenv("TERM"),
		.title = "caseload",
		.no_colour = no_colour && *no_colour,
		.ascii = ascii && *ascii && strcmp(ascii, "0") != 0,
		.escape_ms = 100,
		.frame_fd = -1,
	};

	if (delay && isdigit((unsigned char)*delay))
		options.escape_ms = at_most(delay, ESCAPE_MAX_MS);
	if (frame && isdigit((unsigned char)*frame))
		options.frame_fd = atoi(frame);
	return options;
}

bool term_write(int fd, const char *bytes, size_t length)
{
	while (length > 0) {
		ssize_t n = write(fd, bytes, length);

		if (n < 0 && errno == EINTR && !term_signal_ended())
			continue;
		if (n < 0 && errno == EAGAIN) {
			struct pollfd ready = {.fd = fd, .events = POLLOUT};

			if (poll(&ready, 1, 1000) > 0)
				continue;
		}
		if (n <= 0)
			return false;
		bytes += n;
		length -= (size_t)n;
	}
	return true;
}

void term_say(struct term *term, const char *bytes)
{
	if (!term_write(term->out_fd, bytes, strlen(bytes)) && errno != EAGAIN && errno != EINTR)
		term->hung_up = true;
}

void term_ask_size(const struct term *term, int *rows, int *cols)
{
	struct winsize size;

	if ((ioctl(term->out_fd, TIOCGWINSZ, &size) == 0 ||
		    ioctl(term->in_fd, TIOCGWINSZ, &size) == 0) &&
		size.ws_row > 0 && size.ws_col > 0) {
		*rows = size.ws_row < ROWS_MAX ? size.ws_row : ROWS_MAX;
		*cols = size.ws_col < COLS_MAX ? size.ws_col : COLS_MAX;
	}
}

void term_raw_mode(struct term *term)
{
	struct termios mode;

	if (!term->saved_tty)
		return;
	mode = term->saved;
	mode.c_iflag &= ~(tcflag_t)(IXON | IXOFF | ICRNL | INLCR | IGNCR | ISTRIP | BRKINT);
	mode.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
	mode.c_cc[VMIN] = 1;
	mode.c_cc[VTIME] = 0;
	tcsetattr(term->in_fd, TCSADRAIN, &mode);
}

static void take_signals(struct term *term)
{
	unsigned seen = term_signal_take();

	if (seen & SEEN_END)
		term->hung_up = true;
	if (seen & SEEN_CONTINUE) {
		term_raw_mode(term);
		term->repaint = true;
		term->resumed = true;
		if (!term->left)
			term_say(term, "\033[?2004h");
	}
	if ((seen & (SEEN_RESIZE | SEEN_CONTINUE)) && term->sized) {
		int rows = term->grid->rows, cols = term->grid->cols;

		term_ask_size(term, &rows, &cols);
		term_new_size(term, rows, cols);
	}
}

/* Only characters and line ends, and a tab inside at most. */
static bool is_plain(const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		unsigned char c = (unsigned char)bytes[i];

		if ((c < ' ' && c != '\r' && c != '\n' && c != '\t') || c == 0x7f)
			return false;
	}
	return length > 0 && bytes[length - 1] != '\t';
}

/* A key that is held down comes in such lumps too on a slow line. */
static bool looks_pasted(const char *bytes, size_t length)
{
	size_t printable = 0, same = 0;

	for (size_t i = 0; i < length; i++) {
		printable += (unsigned char)bytes[i] >= ' ';
		same += bytes[i] == bytes[0];
	}
	return printable >= PASTE_LEAST && same < length && is_plain(bytes, length);
}

static void feed(struct term *term, const char *bytes, size_t length)
{
	struct key_decoder *decoder = term->decoder;
	bool undecided = key_decoder_waiting(decoder) || key_decoder_pasting(decoder);

	/* A terminal that brackets one paste brackets all of them. */
	if (memmem(bytes, length, paste_begins, sizeof paste_begins - 1))
		term->brackets = true;
	if (!term->guess_paste || term->brackets || undecided || !looks_pasted(bytes, length)) {
		key_decoder_feed(decoder, bytes, length);
		return;
	}
	struct pollfd more = {.fd = term->in_fd, .events = POLLIN};
	char next[READ_SIZE];
	ssize_t n = 0;

	key_decoder_feed(decoder, paste_begins, sizeof paste_begins - 1);
	key_decoder_feed(decoder, bytes, length);
	/* The rest of a long one must not run as commands. */
	while (poll(&more, 1, PASTE_GAP_MS) > 0) {
		n = read(term->in_fd, next, sizeof next);
		if (n <= 0 || !is_plain(next, (size_t)n))
			break;
		key_decoder_feed(decoder, next, (size_t)n);
		n = 0;
	}
	key_decoder_feed(decoder, paste_ends, sizeof paste_ends - 1);
	if (n > 0)
		key_decoder_feed(decoder, next, (size_t)n);
	else if (n < 0 && errno != EINTR && errno != EAGAIN)
		term->hung_up = true;
}

/* Waits for input or a signal. True when there was either before the time was up. */
static bool wait_input(struct term *term, int timeout_ms)
{
	struct pollfd waits[2] = {
		{.fd = term_signal_fd(), .events = POLLIN},
		{.fd = term->in_fd, .events = POLLIN},
	};
	char bytes[READ_SIZE];
	ssize_t n;
	int ready = poll(waits, 2, timeout_ms);

	take_signals(term);
	if (ready <= 0)
		return ready < 0; /* EINTR: a signal, whose word is in the pipe */
	if (!waits[1].revents)
		return true;
	n = read(term->in_fd, bytes, sizeof bytes);
	if (n > 0)
		feed(term, bytes, (size_t)n);
	else if (n == 0 || (errno != EINTR && errno != EAGAIN))
		term->hung_up = true;
	return true;
}

static bool take_event(struct term *term, struct tui_event *out)
{
	if (term->hung_up) {
		*out = (struct tui_event){.kind = term->told ? TUI_TIMEOUT : TUI_HANGUP};
		term->told = true;
		return true;
	}
	if (term->resumed) {
		term->resumed = false;
		*out = (struct tui_event){.kind = TUI_RESUME};
		return true;
	}
	if (term->resized) {
		term->resized = false;
		*out = (struct tui_event){.kind = TUI_RESIZE};
		return true;
	}
	return key_decoder_next(term->decoder, out);
}

/* How long until time decides about what is held back; -1: nothing is. */
static int held_wait(struct term *term)
{
	int64_t now = clock_monotonic_ms(), left;

	if (key_decoder_pasting(term->decoder))
		return PASTE_MS;
	if (!key_decoder_waiting(term->decoder)) {
		term->held_ms = 0;
		return -1;
	}
	if (term->held_ms == 0)
		term->held_ms = now;
	left = term->held_ms + HELD_MS + 10 * term->escape_ms - now;
	return left < 0 ? 0 : left < term->escape_ms ? (int)left : term->escape_ms;
}

static void time_is_up(struct term *term)
{
	key_decoder_paste_over(term->decoder);
	key_decoder_time_up(term->decoder);
	term->held_ms = 0;
}

void term_wait(struct term *term, int timeout_ms, struct tui_event *out)
{
	int64_t end = clock_monotonic_ms() + timeout_ms;

	for (;;) {
		int64_t left = timeout_ms < 0 ? -1 : end - clock_monotonic_ms();
		int held = held_wait(term);

		take_signals(term);
		if (take_event(term, out))
			return;
		if (held >= 0 && !key_decoder_pasting(term->decoder)) {
			if (!wait_input(term, held) || held == 0)
				time_is_up(term);
			continue;
		}
		if (timeout_ms >= 0 && left <= 0) {
			wait_input(term, 0);
			if (take_event(term, out))
				return;
			if (key_decoder_waiting(term->decoder))
				continue; /* a key has begun */
			*out = (struct tui_event){.kind = TUI_TIMEOUT};
			return;
		}
		if (held >= 0 && (left < 0 || held < left)) {
			if (!wait_input(term, held))
				time_is_up(term);
			continue;
		}
		wait_input(term, (int)left);
	}
}

bool term_pending(struct term *term)
{
	struct pollfd waits[2] = {
		{.fd = term_signal_fd(), .events = POLLIN},
		{.fd = term->in_fd, .events = POLLIN},
	};

	if (term->hung_up)
		return !term->told;
	if (term->resized || term->resumed || key_decoder_ready(term->decoder))
		return true;
	return poll(waits, 2, 0) > 0;
}

void term_drain(struct term *term)
{
	struct pollfd wait = {.fd = term->in_fd, .events = POLLIN};

	while (!term->hung_up && poll(&wait, 1, 0) > 0)
		wait_input(term, 0);
	key_decoder_drop(term->decoder);
}
