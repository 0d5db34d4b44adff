#include <caseload/tui/probe.h>

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <caseload/base/arena.h>
#include <caseload/base/clock.h>

#include "term_known.h"

enum { CTRL_C = 3 };

struct probe {
	int in_fd, out_fd, escape_ms;
	struct termios saved;
	struct key_decoder *decoder;
};

struct probe *probe_open(int in_fd, int out_fd, const char *type, int escape_ms)
{
	struct probe *probe;
	struct termios saved, mode;

	if (tcgetattr(in_fd, &saved) != 0)
		return NULL;
	probe = xcalloc(1, sizeof *probe);
	probe->in_fd = in_fd;
	probe->out_fd = out_fd;
	probe->escape_ms = escape_ms;
	probe->saved = mode = saved;
	probe->decoder = key_decoder_new();
	key_decoder_terminal(probe->decoder, type ? type : "");
	mode.c_iflag &= ~(tcflag_t)(IXON | IXOFF | ICRNL | INLCR | IGNCR | ISTRIP | BRKINT);
	mode.c_lflag &= ~(tcflag_t)(ICANON | ECHO | ISIG | IEXTEN);
	mode.c_cc[VMIN] = 1;
	mode.c_cc[VTIME] = 0;
	tcsetattr(in_fd, TCSADRAIN, &mode);
	return probe;
}

void probe_close(struct probe *probe)
{
	if (!probe)
		return;
	tcsetattr(probe->in_fd, TCSAFLUSH, &probe->saved);
	key_decoder_free(probe->decoder);
	free(probe);
}

bool probe_learn(struct probe *probe, const char *bytes, size_t length, struct key key)
{
	return key_decoder_learn(probe->decoder, bytes, length, key);
}

/* More bytes behind those there are. PROBE_END where the room is full, too: no key is that long. */
static enum probe_answer read_some(struct probe *probe, int wait_ms, char *bytes, size_t *length)
{
	struct pollfd ready = {.fd = probe->in_fd, .events = POLLIN};
	ssize_t n;

	if (*length == PROBE_BYTES)
		return PROBE_END;
	if (poll(&ready, 1, wait_ms) <= 0)
		return PROBE_NOTHING;
	n = read(probe->in_fd, bytes + *length, PROBE_BYTES - *length);
	if (n <= 0)
		return PROBE_END;
	*length += (size_t)n;
	return PROBE_KEY;
}

enum probe_answer probe_read(struct probe *probe, int wait_ms, struct probe_key *out)
{
	struct tui_event event = {.kind = TUI_KEY};
	enum probe_answer answer;

	*out = (struct probe_key){.key = {.code = K_NONE}};
	answer = read_some(probe, wait_ms, out->bytes, &out->length);
	if (answer != PROBE_KEY)
		return answer;
	if (memchr(out->bytes, CTRL_C, out->length))
		return PROBE_END;
	/* Esc alone is whole as well, so only time tells. */
	while (read_some(probe, probe->escape_ms, out->bytes, &out->length) == PROBE_KEY)
		continue;
	key_decoder_feed(probe->decoder, out->bytes, out->length);
	key_decoder_time_up(probe->decoder);
	if (key_decoder_next(probe->decoder, &event) && event.kind == TUI_KEY)
		out->key = event.key;
	key_decoder_drop(probe->decoder);
	return PROBE_KEY;
}

/* ESC [ row ; column R */
static bool read_report(const char *bytes, size_t length, int *row, int *col)
{
	for (size_t at = 0; at + 1 < length; at++) {
		char text[PROBE_BYTES + 1];
		char last = '\0';

		if (bytes[at] != '\033' || bytes[at + 1] != '[')
			continue;
		memcpy(text, bytes + at, length - at);
		text[length - at] = '\0';
		if (sscanf(text + 2, "%4d;%4d%c", row, col, &last) == 3 && last == 'R')
			return true;
	}
	return false;
}

bool probe_cursor(struct probe *probe, int wait_ms, int *row, int *col, int *took_ms)
{
	static const char ask[] = "\033[6n";
	int64_t begun = clock_monotonic_ms();
	char bytes[PROBE_BYTES];
	size_t length = 0;

	if (write(probe->out_fd, ask, sizeof ask - 1) != (ssize_t)(sizeof ask - 1))
		return false;
	while (!read_report(bytes, length, row, col)) {
		int64_t left = begun + wait_ms - clock_monotonic_ms();

		if (left <= 0 || read_some(probe, (int)left, bytes, &length) != PROBE_KEY)
			return false;
	}
	*took_ms = (int)(clock_monotonic_ms() - begun);
	return true;
}

int probe_colours(const char *type)
{
	return type && *type ? term_colours(type, STDOUT_FILENO) : -1;
}

bool probe_entry(const char *type)
{
	return type && *type && term_known(type, STDOUT_FILENO);
}
