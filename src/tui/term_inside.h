/* The inside of a terminal: term.c draws with ncurses, term_input.c reads and waits. */
#ifndef CASELOAD_SRC_TUI_TERM_INSIDE_H
#define CASELOAD_SRC_TUI_TERM_INSIDE_H

#include <stdint.h>
#include <stdio.h>
#include <termios.h>

#include <caseload/tui/term.h>

struct term {
	void *screen; /* SCREEN, which only term.c knows */
	FILE *out, *in;
	int in_fd, out_fd, frame_fd;
	int escape_ms;
	bool ascii, ascii_only;
	bool colour;
	bool titled;	    /* the title was set and is to be put back */
	bool sized;	    /* the size comes from the descriptor */
	bool left;	    /* term_leave() */
	bool hung_up, told; /* the terminal is gone or we are told to end; and the caller knows */
	int64_t held_ms;    /* since when bytes are held back; 0: none are */
	enum theme theme;
	unsigned styles[STYLE_COUNT];
	short pairs[STYLE_COUNT];
	struct grid *grid;  /* to draw into */
	struct grid *shown; /* what the terminal has */
	bool repaint;	    /* from a blank screen */
	bool reshaped;	    /* a new size: nothing the terminal shows can be relied on */
	bool resized, resumed;
	struct key_decoder *decoder;
	bool guess_paste, brackets; /* term_guess_paste(); the terminal marks pastes itself */
	struct termios saved;
	bool saved_tty;
	char *title;
};

/* Bytes around ncurses: only between frames. False when the descriptor takes no more. */
bool term_write(int fd, const char *bytes, size_t length);
void term_say(struct term *term, const char *bytes); /* a terminal that is gone is noted */
/* Both are left alone where it cannot tell. */
void term_ask_size(const struct term *term, int *rows, int *cols);
/* Type-ahead, Ctrl+S and Ctrl+C are ours: no flow control, no signals from keys. */
void term_raw_mode(struct term *term);
void term_new_size(struct term *term, int rows, int cols);

#endif
