/* A terminal for tests: libvterm reads what a program draws, the test reads the cells.
 *
 * In process: vt_new() makes pipes; open the terminal under test on vt_in_fd() and vt_out_fd(),
 * then vt_send() keys and vt_pump() what was drawn. A whole program: vt_start() runs it on a pty.
 * Nothing sleeps: vt_wait...() polls until what is awaited is there or the deadline has passed.
 * Texts returned are borrowed until vt_free(). */
#ifndef CASELOAD_TESTS_TOOLS_VT_H
#define CASELOAD_TESTS_TOOLS_VT_H

#include <stdbool.h>
#include <stddef.h>

struct vt;

enum { VT_WAIT_MS = 5000, VT_DEFAULT = -1 };

struct vt_look {
	bool bold, underline, reverse, dim_or_blink;
	int fg, bg; /* index of the palette; VT_DEFAULT for the terminal's own */
};

struct vt *vt_new(int rows, int cols);
struct vt *vt_new_tty(int rows, int cols); /* in process, but on a pty: raw mode, sizes, hang-up */
/* env: "NAME=value" strings, NULL-ended, on top of PATH, HOME, TERM=xterm-256color, LC_ALL=C.UTF-8
 * and CASELOAD_FRAME_FD; a NAME given again replaces. NULL: none. Returns NULL if it could not be
 * started. */
struct vt *vt_start(const char *const argv[], const char *const env[], int rows, int cols);
void vt_free(struct vt *vt); /* a program still running is killed */

int vt_in_fd(const struct vt *vt);  /* the program under test reads here */
int vt_out_fd(const struct vt *vt); /* and writes here */
int vt_frame_fd(const struct vt *vt);
void vt_close_in(struct vt *vt); /* end of input, in process */

void vt_send(struct vt *vt, const char *text);
void vt_sendn(struct vt *vt, const char *bytes, size_t length);
void vt_paste(struct vt *vt, const char *text); /* with the marks of bracketed paste */
size_t vt_pump(struct vt *vt); /* reads what is there now; returns how many bytes */
void vt_resize(struct vt *vt, int rows, int cols);

int vt_rows(const struct vt *vt);
int vt_cols(const struct vt *vt);
const char *vt_row(struct vt *vt, int row); /* without trailing blanks */
/* all rows, each with a line end: for the message of a failing test */
const char *vt_screen(struct vt *vt);
bool vt_sees(struct vt *vt, const char *text); /* on one row */
int vt_find(struct vt *vt, const char *text);  /* its row, or -1 */
struct vt_look vt_look(struct vt *vt, int row, int col);
int vt_cursor_row(const struct vt *vt);
int vt_cursor_col(const struct vt *vt);
bool vt_cursor_shown(const struct vt *vt);

size_t vt_bytes(const struct vt *vt); /* from the program since the last vt_mark() */
const char *vt_output(const struct vt *vt, size_t *length); /* these bytes themselves */
void vt_mark(struct vt *vt);
unsigned long vt_frames(const struct vt *vt); /* how often it has drawn */

/* False when the deadline passed. */
bool vt_wait(struct vt *vt, const char *text, int timeout_ms);
bool vt_wait_gone(struct vt *vt, const char *text, int timeout_ms);
/* extended regular expression */
bool vt_wait_row(struct vt *vt, int row, const char *regex, int timeout_ms);
/* until it has drawn that often */
bool vt_wait_frames(struct vt *vt, unsigned long frames, int timeout_ms);
/* Sends, and waits for the next frame. */
bool vt_press(struct vt *vt, const char *text);

void vt_hangup(struct vt *vt); /* closes the pty */
bool vt_signal(struct vt *vt, int number);
int vt_exit(struct vt *vt, int timeout_ms); /* exit status, 128 + signal, or -1 if it still runs */

#endif
