/* A terminal looked at from outside, without a screen: what its keys send, what it answers, how wide
 * it draws. For `caseload doctor`, which talks line by line and must show bytes as they arrive. */
#ifndef CASELOAD_TUI_PROBE_H
#define CASELOAD_TUI_PROBE_H

#include <caseload/tui/key.h>

struct probe;

enum { PROBE_BYTES = 64 };

enum probe_answer {
	PROBE_KEY,
	PROBE_NOTHING, /* the time has passed */
	PROBE_END,     /* Ctrl+C, or nobody is there any more */
};

struct probe_key {
	char bytes[PROBE_BYTES];
	size_t length;
	struct key key; /* what it was understood as; K_NONE nothing */
};

/* Keys come one by one and unseen from here to probe_close(), which puts the modes back. NULL where
 * in_fd is no terminal. escape_ms as in term.h. */
struct probe *probe_open(int in_fd, int out_fd, const char *type, int escape_ms);
void probe_close(struct probe *probe);
/* As key_decoder_learn(). */
bool probe_learn(struct probe *probe, const char *bytes, size_t length, struct key key);
/* All that one key sends, up to a pause of the escape delay. */
enum probe_answer probe_read(struct probe *probe, int wait_ms, struct probe_key *out);
/* Asks where the cursor is (from 1) and measures how long the answer took; false: it gave none. What
 * was typed meanwhile is lost. */
bool probe_cursor(struct probe *probe, int wait_ms, int *row, int *col, int *took_ms);
/* How many colours terminfo gives that type: 0 none, -1 where it does not know it. */
int probe_colours(const char *type);
/* Whether terminfo has an entry of that name. */
bool probe_entry(const char *type);

#endif
