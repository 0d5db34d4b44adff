/* The terminal: ncurses draws, and that is all it does.
 *
 *	struct term *term = term_open(&options, &err);
 *	for (;;) {
 *		grid_clear(term_grid(term)); ... draw ...
 *		term_show(term);
 *		do {
 *			term_wait(term, timeout_ms, &event); ... handle ...
 *		} while (term_pending(term));
 *	}
 *	term_close(term);
 *
 * One terminal at a time. Handlers for SIGWINCH, SIGCONT, SIGHUP, SIGTERM, SIGQUIT, SIGPIPE and the
 * signals of a crash are set while it is open (SIGTSTP and SIGINT are ignored) and put back by
 * term_close(). */
#ifndef CASELOAD_TUI_TERM_H
#define CASELOAD_TUI_TERM_H

#include <stdbool.h>

#include <caseload/base/err.h>
#include <caseload/tui/canvas.h>
#include <caseload/tui/key.h>

struct term;

enum theme {
	THEME_STANDARD,
	THEME_HIGH_CONTRAST, /* bold text, no blocks except reverse */
	THEME_MONO,	     /* attributes only */
};

struct term_options {
	int in_fd, out_fd;
	const char *type;  /* the TERM; NULL or "" is refused like "dumb" */
	const char *title; /* of the window; never a person's name */
	enum theme theme;
	bool no_colour; /* NO_COLOR or --mono: as THEME_MONO */
	bool ascii;	/* also set by itself when the locale is not UTF-8 */
	int escape_ms;	/* how long to wait after ESC */
	/* one byte is written to it after each term_show(), for tests; -1 none */
	int frame_fd;
	int rows, cols; /* where the descriptor is no terminal; 0: ask it, else 24x80 */
};

/* Standard input and output, and what the environment says: TERM, NO_COLOR, CASELOAD_ASCII,
 * CASELOAD_ESC_MS (100), CASELOAD_FRAME_FD. */
struct term_options term_options_env(void);

/* Whether term_open() could draw on it: terminfo knows it, or it is of a family (PuTTY, xterm, tmux
 * ...) for which another entry stands in. */
bool term_type_known(const char *type);
/* ERR_USAGE, with a sentence on what to do, where that type is not known. */
struct term *term_open(const struct term_options *options, struct err *err);
/* Leaves the alternate screen, paste mode and raw mode, and puts signals back. NULL is fine. */
void term_close(struct term *term);

/* The frame to draw into; borrowed, and of the terminal's size at all times. */
struct grid *term_grid(struct term *term);
/* Sends what differs from what is on the terminal; nothing at all where nothing differs. */
void term_show(struct term *term);
void term_repaint(struct term *term); /* the next term_show() sends everything (Ctrl+L) */
void term_bell(struct term *term);
bool term_is_ascii(const struct term *term);
void term_theme(struct term *term, enum theme theme);
void term_set_ascii(struct term *term, bool ascii); /* ignored where the locale allows no other */
/* From now on these bytes are this key: see key_decoder_learn(). */
bool term_learn(struct term *term, const char *bytes, size_t length, struct key key);

/* A terminal that does not mark a paste sends it like typing. While this is on, 20 or more characters
 * in one read are taken as a paste, with all that follows at once: for lists, where letters are
 * commands, and for long text. Off at first, off for good once the terminal has marked one. */
void term_guess_paste(struct term *term, bool guess);
/* Waits for the next event. timeout_ms -1 waits for ever. A key, paste, resize, resume, hang-up or
 * timeout always comes back; after TUI_HANGUP every further call gives TUI_TIMEOUT at once. */
void term_wait(struct term *term, int timeout_ms, struct tui_event *out);
/* True while input is waiting that should be handled before drawing. Does not block. */
bool term_pending(struct term *term);
/* Throws away everything typed so far, read or not: before a question that protects something. */
void term_drain(struct term *term);
/* A new size where no signal tells it (tests on a pipe); the next event is TUI_RESIZE. */
void term_resize(struct term *term, int rows, int cols);
/* Clears the screen and its scrollback, for the lock. The next term_show() draws from nothing. */
void term_wipe(struct term *term);
/* Bytes straight to the terminal (printing at this PC); between two frames only. False when not
 * sent. */
bool term_send(struct term *term, const char *bytes, size_t length);
/* Stops the program as Ctrl+Z does elsewhere, and comes back with a repaint when the shell continues
 * it. ERR_INVALID where no shell with job control waits below: it would never wake. */
bool term_suspend(struct term *term, struct err *err);
/* Leaves the full screen for plain text, and comes back with a repaint. */
void term_leave(struct term *term);
void term_enter(struct term *term);

/* What a crash says on standard error once the terminal is back, one sentence; copied, cut at 220
 * bytes. */
void term_last_words(const char *text);
/* While the full screen is left: the beginning of the text on an emptied screen, as many characters
 * as fit above a last row that holds the hint, and nothing else. Lines are not broken, so that the
 * terminal's own selection has them whole. Returns the bytes shown. */
size_t term_page(struct term *term, const char *text, const char *hint);
void term_page_clear(struct term *term); /* takes it off again; nothing goes to the scrollback */
/* Puts the text into the clipboard of the person's own machine, where the terminal lets a program
 * do that (OSC 52) and the text is not over 74,000 bytes. There is no answer: false only says that
 * it was not sent. */
bool term_copy(struct term *term, const char *text);

/* Puts the terminal back with async-signal-safe calls only: for bug_set_hook() and crash handlers.
 * Does nothing while no terminal is open. */
void term_restore_async(void);

#endif
