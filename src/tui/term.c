/* The only file that knows ncurses, and it only draws with it. */
#include "term_inside.h"

#include <errno.h>
#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <wchar.h>

#include <ncurses.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "term_job.h"
#include "term_known.h"
#include "term_signal.h"

enum { PAIR_RED = 1, PAIR_AMBER = 2, BRIGHT_WHITE = 15 };

static bool starts(const char *text, const char *prefix)
{
	return strncmp(text, prefix, strlen(prefix)) == 0;
}

/* Terminals that know OSC 0 and take a private mode they do not know in silence. */
static bool like_xterm(const char *type)
{
	static const char *const known[] = {"xterm", "putty", "screen", "tmux", "ms-terminal",
		"rxvt", "vte", "konsole", "gnome", "alacritty", "foot", "st-", "kitty", "mintty",
		"iterm"};

	for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
		if (starts(type, known[i]))
			return true;
	return strcmp(type, "st") == 0;
}

static void styles_set(struct term *term)
{
	static const attr_t plain[STYLE_COUNT] = {
		[STYLE_BOLD] = A_BOLD,
		[STYLE_UNDERLINE] = A_UNDERLINE,
		[STYLE_REVERSE] = A_REVERSE,
		[STYLE_BAR] = A_REVERSE,
		[STYLE_FOCUS] = A_REVERSE,
		[STYLE_MARKED] = A_BOLD,
		[STYLE_HEADING] = A_BOLD,
		[STYLE_LATE] = A_BOLD,
		[STYLE_KEY] = A_REVERSE | A_BOLD,
		[STYLE_FIELD] = A_UNDERLINE,
		[STYLE_SELECTED] = A_REVERSE,
		[STYLE_HIT] = A_BOLD | A_UNDERLINE,
		[STYLE_BLOCK_RED] = A_REVERSE | A_BOLD,
		[STYLE_BLOCK_AMBER] = A_BOLD,
		[STYLE_ALERT] = A_REVERSE,
		[STYLE_ERROR] = A_BOLD,
	};
	bool bright = COLORS > BRIGHT_WHITE;

	memset(term->pairs, 0, sizeof term->pairs);
	for (int i = 0; i < STYLE_COUNT; i++)
		term->styles[i] = plain[i] | (term->theme == THEME_HIGH_CONTRAST ? A_BOLD : 0);
	if (!term->colour || term->theme != THEME_STANDARD)
		return;
	init_pair(PAIR_RED, bright ? BRIGHT_WHITE : COLOR_WHITE, COLOR_RED);
	init_pair(PAIR_AMBER, COLOR_BLACK, COLOR_YELLOW);
	term->pairs[STYLE_BLOCK_RED] = term->pairs[STYLE_ERROR] = PAIR_RED;
	term->styles[STYLE_BLOCK_RED] = term->styles[STYLE_ERROR] = bright ? A_NORMAL : A_BOLD;
	term->pairs[STYLE_BLOCK_AMBER] = term->pairs[STYLE_ALERT] = PAIR_AMBER;
	term->styles[STYLE_BLOCK_AMBER] = term->styles[STYLE_ALERT] = A_NORMAL;
}

static const char *capability(const char *name)
{
	const char *value = tigetstr(name);

	return value && value != (const char *)-1 ? value : "";
}

static void restore_text(const struct term *term, struct str *text)
{
	const char *leave = capability("rmcup");

	str_add(text, "\033[?2004l");
	str_add(text, capability("sgr0"));
	str_add(text, capability("cnorm"));
	if (*leave)
		str_add(text, leave);
	else
		/* no other screen to go back to: leave no names behind */
		str_add(text, "\033[H\033[2J");
	if (term->titled)
		str_add(text, "\033[23;0t");
}

/* The modes the decoder counts on. Another program may have left the cursor keys in the other mode
 * or the mouse switched on, and PuTTY's Ctrl+arrows are told by that mode. */
static void modes_on(struct term *term)
{
	term_say(term, capability("rmkx"));
	if (term->titled)
		term_say(term, "\033[?1000;1002;1003;1004l");
	term_say(term, "\033[?2004h");
}

static void announce(struct term *term)
{
	modes_on(term);
	if (term->titled && term->title) {
		term_say(term, "\033[22;0t\033]0;");
		term_say(term, term->title);
		term_say(term, "\007");
	}
}

/* The entry that stands in for one that is not installed; NULL: it could be any terminal. */
static const char *stand_in(const char *type, int fd)
{
	bool inside = starts(type, "screen") || starts(type, "tmux");
	const char *const likely[] = {inside ? "screen-256color" : "xterm-256color",
		inside ? "screen" : "xterm", "xterm"};

	for (size_t i = 0; like_xterm(type) && i < sizeof likely / sizeof likely[0]; i++)
		if (term_known(likely[i], fd))
			return likely[i];
	return NULL;
}

static bool screen_open(struct term *term, const char *type, struct err *err)
{
	const char *used = type;

	if (!type || !*type || strcmp(type, "dumb") == 0)
		return err_set(err, ERR_USAGE, "TERM",
			"This terminal cannot show full screens (TERM is %s). Use caseload "
			"--plain, or set TERM to what the terminal is, for example xterm.",
			type && *type ? type : "not set");
	if (!term_known(type, term->out_fd))
		used = stand_in(type, term->out_fd);
	if (used)
		term->screen = newterm(used, term->out, term->in);
	if (!term->screen)
		return err_set(err, ERR_USAGE, "TERM",
			"The terminal type %s is not known here. Install the package ncurses-term, "
			"set TERM=xterm, or use caseload --plain.",
			type);
	set_term(term->screen);
	term->titled = like_xterm(used);
	key_decoder_terminal(term->decoder, type);
	return true;
}

bool term_type_known(const char *type)
{
	return type && *type && strcmp(type, "dumb") != 0 &&
	       (term_known(type, STDOUT_FILENO) || stand_in(type, STDOUT_FILENO) != NULL);
}

struct term *term_open(const struct term_options *options, struct err *err)
{
	struct term *term = xcalloc(1, sizeof *term);
	int rows = options->rows > 0 ? options->rows : 24,
	    cols = options->cols > 0 ? options->cols : 80;
	struct str restore = {0};

	term->in_fd = options->in_fd;
	term->out_fd = options->out_fd;
	term->frame_fd = options->frame_fd;
	term->escape_ms = options->escape_ms;
	term->theme = options->theme;
	term->title = options->title ? xstrdup(options->title) : NULL;
	term->ascii_only = strcmp(nl_langinfo(CODESET), "UTF-8") != 0;
	term->ascii = options->ascii || term->ascii_only;
	term->decoder = key_decoder_new();
	term->sized = options->rows <= 0;
	term->saved_tty = tcgetattr(term->in_fd, &term->saved) == 0;
	term->out = fdopen(dup(term->out_fd), "w");
	term->in = fdopen(dup(term->in_fd), "r");
	if (!term->out || !term->in) {
		err_set(err, ERR_IO, "terminal", "The terminal could not be opened: %s.",
			strerror(errno));
		term_close(term);
		return NULL;
	}
	if (!screen_open(term, options->type, err)) {
		term_close(term);
		return NULL;
	}
	if (term->sized)
		term_ask_size(term, &rows, &cols);
	resizeterm(rows, cols);
	raw();
	noecho();
	nonl();
	term_raw_mode(term);
	leaveok(stdscr, FALSE);
	scrollok(stdscr, FALSE);
	term->colour = !options->no_colour && has_colors() && start_color() == OK &&
		       use_default_colors() == OK;
	styles_set(term);
	term->grid = grid_new(rows, cols);
	term->grid->ascii = term->ascii;
	term->shown = grid_new(rows, cols);
	term->repaint = true;
	restore_text(term, &restore);
	term_signal_open(term->out_fd, fileno(term->out), term->in_fd, str_text(&restore),
		term->saved_tty ? &term->saved : NULL);
	str_free(&restore);
	announce(term);
	return term;
}

/* ncurses leaves the other screen and puts its modes back; the rest is ours. */
static void screen_close(struct term *term)
{
	if (term->hung_up) /* the terminal may be there or not: nothing is waited for */
		term_signal_restore();
	if (term->left || term->hung_up)
		return;
	endwin();
	term_say(term, "\033[?2004l");
	if (term->titled)
		term_say(term, "\033[23;0t");
	if (!*capability("rmcup"))
		term_say(term, "\033[H\033[2J");
}

void term_close(struct term *term)
{
	if (!term)
		return;
	if (term->screen) {
		screen_close(term);
		term_signal_close(term->hung_up);
		delscreen(term->screen);
		if (term->saved_tty)
			tcsetattr(term->in_fd, term->hung_up ? TCSANOW : TCSADRAIN, &term->saved);
	}
	if (term->out)
		fclose(term->out);
	if (term->in)
		fclose(term->in);
	grid_free(term->grid);
	grid_free(term->shown);
	key_decoder_free(term->decoder);
	free(term->title);
	free(term);
}

struct grid *term_grid(struct term *term)
{
	return term->grid;
}

bool term_is_ascii(const struct term *term)
{
	return term->ascii;
}

void term_theme(struct term *term, enum theme theme)
{
	term->theme = theme;
	styles_set(term);
	term->repaint = true;
}

void term_set_ascii(struct term *term, bool ascii)
{
	term->ascii = ascii || term->ascii_only;
	term->grid->ascii = term->ascii;
}

void term_guess_paste(struct term *term, bool guess)
{
	term->guess_paste = guess;
}

static void put_cell(const struct term *term, int row, int col, const struct cell *cell)
{
	wchar_t wide[CCHARW_MAX + 1];
	cchar_t out;
	size_t n = 0, length = strlen(cell->text);

	for (size_t at = 0, bytes; at < length && n < CCHARW_MAX; at += bytes) {
		int32_t code;

		bytes = utf8_decode(cell->text + at, length - at, &code);
		if (bytes == 0)
			break;
		wide[n++] = (wchar_t)code;
	}
	wide[n] = L'\0';
	if (n == 0 || setcchar(&out, wide, term->styles[cell->style], term->pairs[cell->style],
			      NULL) == ERR)
		setcchar(&out, L"?", term->styles[cell->style], term->pairs[cell->style], NULL);
	mvwadd_wch(stdscr, row, col, &out);
}

static bool row_differs(const struct term *term, int row)
{
	for (int col = 0; col < term->grid->cols; col++) {
		const struct cell *a = grid_cell(term->grid, row, col),
				  *b = grid_cell(term->shown, row, col);

		if (a->style != b->style || a->width != b->width || strcmp(a->text, b->text) != 0)
			return true;
	}
	return false;
}

static void copy_row(struct term *term, int row)
{
	size_t from = (size_t)row * (size_t)term->grid->cols;

	wmove(stdscr, row, 0);
	wclrtoeol(stdscr);
	for (int col = 0; col < term->grid->cols; col++) {
		const struct cell *cell = grid_cell(term->grid, row, col);

		if (cell->width > 0 &&
			!(cell->style == STYLE_NORMAL && strcmp(cell->text, " ") == 0 &&
				term->theme != THEME_HIGH_CONTRAST))
			put_cell(term, row, col, cell);
	}
	memcpy(term->shown->cells + from, term->grid->cells + from,
		(size_t)term->grid->cols * sizeof *term->grid->cells);
}

void term_show(struct term *term)
{
	char mark = '.';

	if (term->left || term->hung_up || !term_signal_drawing(true))
		return;
	if (term->repaint) {
		clearok(curscr, TRUE);
		werase(stdscr);
	}
	for (int row = 0; row < term->grid->rows; row++)
		if (term->repaint || term->reshaped || row_differs(term, row))
			copy_row(term, row);
	if (term->reshaped && !term->repaint)
		redrawwin(stdscr); /* every cell, but no blank screen in between */
	wmove(stdscr, term->grid->cursor_row, term->grid->cursor_col);
	wnoutrefresh(stdscr);
	doupdate();
	term->repaint = term->reshaped = false;
	term_signal_drawing(false);
	if (ferror(term->out))
		term->hung_up = true;
	if (term->frame_fd >= 0)
		term_write(term->frame_fd, &mark, 1);
}

void term_repaint(struct term *term)
{
	term->repaint = true;
}

void term_bell(struct term *term)
{
	term_say(term, "\007");
}

void term_wipe(struct term *term)
{
	term->repaint = true;
	grid_clear(term->grid);
	term_show(term);
	if (term->titled)
		term_say(term, "\033[3J");
	term->repaint = true;
}

bool term_send(struct term *term, const char *bytes, size_t length)
{
	return !term->hung_up && term_write(term->out_fd, bytes, length);
}

void term_leave(struct term *term)
{
	if (term->left || term->hung_up)
		return;
	endwin();
	term_say(term, "\033[?2004l");
	if (!*capability("rmcup"))
		term_say(term, "\033[H\033[2J");
	/* Still raw: one key brings the screen back. */
	term_raw_mode(term);
	term->left = true;
}

void term_enter(struct term *term)
{
	if (!term->left)
		return;
	term->left = false;
	term_raw_mode(term);
	modes_on(term);
	term->repaint = true;
}

bool term_learn(struct term *term, const char *bytes, size_t length, struct key key)
{
	return key_decoder_learn(term->decoder, bytes, length, key);
}

bool term_suspend(struct term *term, struct err *err)
{
	if (!term_job_control())
		return err_set(err, ERR_INVALID, "suspend",
			"There is no shell below to go back to. Leave caseload instead; drafts are "
			"kept.");
	term_leave(term);
	if (term->saved_tty)
		tcsetattr(term->in_fd, TCSADRAIN, &term->saved);
	term_signal_stop();
	term_enter(term);
	return true;
}

void term_new_size(struct term *term, int rows, int cols)
{
	if (rows == term->grid->rows && cols == term->grid->cols)
		return;
	resize_term(rows, cols); /* resizeterm() would clear the screen */
	grid_resize(term->grid, rows, cols);
	grid_resize(term->shown, rows, cols);
	term->reshaped = true;
	term->resized = true;
}

void term_resize(struct term *term, int rows, int cols)
{
	term->sized = false;
	term_new_size(term, rows, cols);
}
