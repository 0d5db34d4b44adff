#include "help.h"

#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include <caseload/base/clock.h>

#include <caseload/tui/area.h>
#include <caseload/tui/list.h>
#include <caseload/tui/term.h>

#include "vt.h"

TestSuite(term, .init = help_locale, .timeout = 20);

static struct term_options options_for(const struct vt *vt, const char *type)
{
	return (struct term_options){
		.in_fd = vt_in_fd(vt),
		.out_fd = vt_out_fd(vt),
		.frame_fd = vt_frame_fd(vt),
		.type = type,
		.title = "caseload",
		.escape_ms = 20,
		.rows = vt_rows(vt),
		.cols = vt_cols(vt),
	};
}

static struct term *open_term(struct vt *vt, const char *type)
{
	struct term_options options = options_for(vt, type);
	struct err err = {0};
	struct term *term = term_open(&options, &err);

	cr_assert(term, "%s", err.text);
	return term;
}

static const char *next(struct term *term, char name[static KEY_NAME_SIZE])
{
	struct tui_event event;

	term_wait(term, 0, &event);
	switch (event.kind) {
	case TUI_KEY:
		return key_label(event.key, name);
	case TUI_PASTE:
		return "paste";
	case TUI_RESIZE:
		return "resize";
	case TUI_RESUME:
		return "resume";
	case TUI_TIMEOUT:
		return "timeout";
	case TUI_HANGUP:
		return "hangup";
	}
	return "";
}

Test(term, shows_cells_styles_and_cursor)
{
	static const char *const types[] = {"xterm", "xterm-256color", "putty", "linux",
		"screen-256color", "tmux-256color", "vt100"};

	for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
		struct vt *vt = vt_new(24, 80);
		struct term_options options = options_for(vt, types[i]);
		struct term *term = term_open(&options, NULL);
		struct canvas all;
		struct vt_look look;
		const char *output;
		size_t length;

		if (!term) { /* ncurses-term need not be installed */
			vt_free(vt);
			continue;
		}
		all = grid_canvas(term_grid(term));
		canvas_text(&all, 2, 5, -1, "Łukasz 王小明 e\xcc\x81 é", STYLE_NORMAL);
		canvas_text(&all, 3, 0, -1, "V HIGH 9", STYLE_BLOCK_RED);
		canvas_text(&all, 4, 0, -1, "HIGH 7", STYLE_BLOCK_AMBER);
		canvas_text(&all, 5, 0, -1, "> row", STYLE_FOCUS);
		canvas_hline(&all, 6, 0, 80);
		canvas_vline(&all, 7, 40, 3);
		canvas_text(&all, 23, 72, -1, "the end!", STYLE_BAR);
		canvas_cursor(&all, 5, 0);
		term_show(term);
		vt_pump(vt);
		cr_assert_str_eq(vt_row(vt, 2), "     Łukasz 王小明 e\xcc\x81 é", "%s: %s",
			types[i], vt_screen(vt));
		cr_assert_str_eq(
			vt_row(vt, 23) + 72, "the end!", "%s: the last cell of all", types[i]);
		cr_assert(strncmp(vt_row(vt, 6), "───", 9) == 0, "%s: %s", types[i], vt_row(vt, 6));
		cr_assert(vt_cursor_row(vt) == 5 && vt_cursor_col(vt) == 0 && vt_cursor_shown(vt),
			"%s", types[i]);
		look = vt_look(vt, 5, 0);
		cr_assert(look.reverse && look.fg == VT_DEFAULT && look.bg == VT_DEFAULT);
		look = vt_look(vt, 3, 0);
		if (strcmp(types[i], "vt100") == 0)
			cr_assert(look.reverse && look.bold && look.bg == VT_DEFAULT);
		else
			cr_assert(look.bg == 1 && (look.fg == 15 || (look.fg == 7 && look.bold)),
				"%s: %d on %d", types[i], look.fg, look.bg);
		cr_assert_eq(vt_look(vt, 2, 5).fg, VT_DEFAULT);
		output = vt_output(vt, &length);
		cr_assert(!memmem(output, length, "\033(0", 3),
			"%s: no lines from another alphabet", types[i]);
		cr_assert(strcmp(types[i], "xterm") != 0 || strstr(output, "\033]0;caseload\007"));
		cr_assert_eq(vt_frames(vt), 1);
		/* Nothing changed: nothing sent. */
		vt_mark(vt);
		term_show(term);
		vt_pump(vt);
		cr_assert_eq(vt_bytes(vt), 0, "%s: idle sends %zu bytes", types[i], vt_bytes(vt));
		vt_mark(vt);
		term_close(term);
		vt_pump(vt);
		cr_assert(strstr(vt_output(vt, &length), "\033[?2004l"), "%s", types[i]);
		vt_free(vt);
	}
}

Test(term, without_colour_only_attributes)
{
	for (int way = 0; way < 3; way++) {
		struct vt *vt = vt_new(5, 40);
		struct term_options options = options_for(vt, "xterm-256color");
		struct term *term;
		struct canvas all;
		const char *output;
		size_t length;

		options.no_colour = way == 0;
		options.theme = way == 1   ? THEME_MONO
				: way == 2 ? THEME_HIGH_CONTRAST
					   : THEME_STANDARD;
		term = term_open(&options, NULL);
		all = grid_canvas(term_grid(term));
		for (int style = 0; style < STYLE_COUNT; style++)
			canvas_text(&all, style / 8, (style % 8) * 5, -1, "ab", (enum style)style);
		term_show(term);
		vt_pump(vt);
		output = vt_output(vt, &length);
		for (const char *at = output;
			(at = memmem(at, length - (size_t)(at - output), "\033[", 2)); at += 2) {
			size_t n = strspn(at + 2, "0123456789;");

			if (at[2 + n] != 'm')
				continue;
			for (const char *p = at + 2; p < at + 2 + n; p++)
				cr_assert(!((p[-1] == '[' || p[-1] == ';') &&
						  (*p == '3' || *p == '4') && p[1] >= '0' &&
						  p[1] <= '8'),
					"a colour: %.*s", (int)n, at + 2);
		}
		term_close(term);
		vt_free(vt);
	}
}

Test(term, what_cannot_work_is_refused_in_a_sentence)
{
	static const char *const types[] = {"dumb", "", NULL};
	struct vt *vt = vt_new(24, 80);

	for (size_t i = 0; i < 3; i++) {
		struct term_options options = options_for(vt, types[i]);
		struct err err = {0};

		cr_assert_null(term_open(&options, &err));
		cr_assert_eq(err.code, ERR_USAGE);
		cr_assert(strstr(err.text, "caseload --plain"), "%s", err.text);
	}
	cr_assert_not(term_type_known("no-such-terminal"));
	cr_assert_not(term_type_known("dumb") || term_type_known("") || term_type_known(NULL));
	struct term_options unknown = options_for(vt, "no-such-terminal");
	struct err err = {0};
	cr_assert_null(term_open(&unknown, &err));
	cr_assert(err.code == ERR_USAGE && strstr(err.text, "ncurses-term"), "%s", err.text);
	/* One of a family we know is drawn by another entry of it. */
	static const char *const families[] = {
		"putty-unheard-of", "xterm-unheard-of", "tmux-unheard-of"};
	for (size_t i = 0; i < 3; i++) {
		cr_assert(term_type_known(families[i]));
		term_close(open_term(vt, families[i]));
		vt_pump(vt);
	}
	vt_free(vt);
	term_restore_async(); /* does nothing when none is open */
}

Test(term, reads_keys_pastes_and_time)
{
	struct vt *vt = vt_new(24, 80);
	struct term *term = open_term(vt, "xterm");
	struct tui_event event;
	char name[KEY_NAME_SIZE];

	cr_assert_str_eq(next(term, name), "timeout");
	cr_assert_not(term_pending(term));
	vt_send(vt, "j\033OB\033[1~\303\251");
	cr_assert(term_pending(term));
	cr_assert_str_eq(next(term, name), "j");
	cr_assert(term_pending(term));
	cr_assert_str_eq(next(term, name), "Down");
	cr_assert_str_eq(next(term, name), "Home");
	cr_assert_str_eq(next(term, name), "é");
	cr_assert_not(term_pending(term));
	vt_send(vt, "\033"); /* nothing follows: Esc after the delay */
	cr_assert_str_eq(next(term, name), "Esc");
	vt_paste(vt, "one\ntwo");
	term_wait(term, 1000, &event);
	cr_assert(event.kind == TUI_PASTE && strcmp(event.text, "one\ntwo") == 0);
	vt_send(vt, "END\r");
	term_drain(term);
	cr_assert_str_eq(next(term, name), "timeout");
	term_resize(term, 16, 60);
	cr_assert_str_eq(next(term, name), "resize");
	cr_assert(term_grid(term)->rows == 16 && term_grid(term)->cols == 60);
	vt_close_in(vt);
	cr_assert_str_eq(next(term, name), "hangup");
	for (int i = 0; i < 3; i++)
		cr_assert_str_eq(next(term, name), "timeout", "once only");
	cr_assert_not(term_pending(term));
	term_close(term);
	vt_free(vt);
}

Test(term, on_a_real_terminal)
{
	struct vt *vt = vt_new_tty(24, 80);
	struct term_options options = options_for(vt, "xterm-256color");
	struct term *term;
	struct canvas all;
	char name[KEY_NAME_SIZE];

	options.rows = options.cols = 0;
	term = term_open(&options, NULL);
	cr_assert(term && term_grid(term)->rows == 24 && term_grid(term)->cols == 80);
	vt_send(vt, "\x13\x03\x1a\x1c\x11"); /* no flow control, no signals from keys */
	cr_assert_str_eq(next(term, name), "Ctrl+S");
	cr_assert_str_eq(next(term, name), "Ctrl+C");
	cr_assert_str_eq(next(term, name), "Ctrl+Z");
	cr_assert_str_eq(next(term, name), "Ctrl+\\");
	cr_assert_str_eq(next(term, name), "Ctrl+Q");
	vt_resize(vt, 40, 140);
	raise(SIGWINCH);
	cr_assert_str_eq(next(term, name), "resize");
	cr_assert(term_grid(term)->rows == 40 && term_grid(term)->cols == 140);
	all = grid_canvas(term_grid(term));
	canvas_text(&all, 39, 130, -1, "corner", STYLE_NORMAL);
	term_show(term);
	cr_assert(vt_wait_row(vt, 39, "corner$", VT_WAIT_MS), "%s", vt_screen(vt));
	raise(SIGTSTP); /* ignored */
	struct termios mode;
	tcgetattr(vt_in_fd(vt), &mode); /* as a shell leaves it that we were stopped under */
	mode.c_iflag |= IXON | ICRNL;
	mode.c_lflag |= ICANON | ECHO | ISIG;
	tcsetattr(vt_in_fd(vt), TCSANOW, &mode);
	raise(SIGCONT);
	cr_assert_str_eq(next(term, name), "resume");
	tcgetattr(vt_in_fd(vt), &mode);
	cr_assert(!(mode.c_iflag & (IXON | ICRNL)) && !(mode.c_lflag & (ICANON | ECHO | ISIG)),
		"raw again");
	raise(SIGTERM);
	cr_assert_str_eq(next(term, name), "hangup");
	cr_assert_str_eq(next(term, name), "timeout");
	term_close(term);
	vt_free(vt);

	vt = vt_new_tty(24, 80);
	term = open_term(vt, "xterm");
	vt_hangup(vt);
	cr_assert_str_eq(next(term, name), "hangup");
	term_show(term);
	cr_assert_str_eq(next(term, name), "timeout");
	term_close(term);
	vt_free(vt);
}

Test(term, a_crash_leaves_a_usable_terminal)
{
	struct vt *vt = vt_new(24, 80);
	struct term *term = open_term(vt, "xterm-256color");
	const char *output;
	size_t length;

	term_show(term);
	vt_mark(vt);
	term_restore_async();
	vt_pump(vt);
	output = vt_output(vt, &length);
	cr_assert(strstr(output, "\033[?2004l") && strstr(output, "\033[?1049l"), "%s", output);
	term_restore_async();
	term_close(term);
	vt_free(vt);
}

/* What is written slower than the escape delay would be an arrow torn into commands. */
Test(term, a_slow_line_still_sends_arrows)
{
	static const char bytes[] = "\033OB\033[1~\033[1;5D";
	struct vt *vt = vt_new(24, 80);
	struct term_options options = options_for(vt, "xterm");
	struct term *term;
	struct tui_event event;
	char name[KEY_NAME_SIZE];
	pid_t writer;

	options.escape_ms = 100;
	term = term_open(&options, NULL);
	writer = fork();
	if (writer == 0) {
		for (size_t i = 0; i + 1 < sizeof bytes; i++) {
			vt_sendn(vt, bytes + i, 1);
			poll(NULL, 0, 60);
		}
		_exit(0);
	}
	static const char *const wanted[] = {"Down", "Home", "Ctrl+Left"};
	for (size_t i = 0; i < 3; i++) {
		term_wait(term, 3000, &event);
		cr_assert(
			event.kind == TUI_KEY && strcmp(key_label(event.key, name), wanted[i]) == 0,
			"%s, not %s", name, wanted[i]);
	}
	waitpid(writer, NULL, 0);
	term_close(term);
	vt_free(vt);
}

/* The signal to end, while the terminal takes no more bytes: as over a line that has stalled. */
Test(term, ends_though_the_terminal_is_stuck)
{
	struct vt *vt = vt_new_tty(60, 200);
	struct term *term = open_term(vt, "xterm-256color");
	struct tui_event event;
	int64_t begun;

	pid_t killer = fork();
	if (killer == 0) {
		poll(NULL, 0, 100);
		kill(getppid(), SIGTERM);
		_exit(0);
	}
	begun = clock_monotonic_ms();
	for (int i = 0; i < 20; i++) { /* nobody reads: the pty fills after a frame or two */
		struct canvas all = grid_canvas(term_grid(term));

		canvas_fill(&all, 0, 0, 60, 200, i % 2 ? "a" : "b", STYLE_NORMAL);
		term_show(term);
	}
	term_wait(term, 0, &event);
	cr_assert(event.kind == TUI_HANGUP);
	term_close(term);
	cr_assert_lt(clock_monotonic_ms() - begun, 100 + 200 + 100, "it took %d ms",
		(int)(clock_monotonic_ms() - begun));
	waitpid(killer, NULL, 0);
	vt_free(vt);
}

/* Ended from outside, the terminal is there for the next program: nothing of ours stays. */
Test(term, ended_from_outside_leaves_the_terminal_in_order)
{
	struct vt *vt = vt_new_tty(24, 80);
	struct term *term;
	struct termios before, after;
	char name[KEY_NAME_SIZE];
	const char *output;
	size_t length;

	tcgetattr(vt_in_fd(vt), &before);
	term = open_term(vt, "xterm-256color");
	term_show(term);
	vt_mark(vt);
	raise(SIGTERM);
	cr_assert_str_eq(next(term, name), "hangup");
	term_close(term);
	vt_pump(vt);
	output = vt_output(vt, &length);
	cr_assert(strstr(output, "\033[?2004l") && strstr(output, "\033[?1049l") &&
			  strstr(output, "\033[23;0t"),
		"%s", output);
	tcgetattr(vt_in_fd(vt), &after);
	cr_assert(before.c_iflag == after.c_iflag && before.c_oflag == after.c_oflag &&
			  before.c_lflag == after.c_lflag,
		"the modes are back: %x %x %x", before.c_iflag ^ after.c_iflag,
		before.c_oflag ^ after.c_oflag, before.c_lflag ^ after.c_lflag);
	vt_free(vt);
}

Test(term, a_crash_says_one_line_and_dies_of_it)
{
#ifdef __SANITIZE_ADDRESS__
	cr_skip_test("the sanitizer has handlers of its own");
#endif
	struct vt *vt = vt_new_tty(24, 80);
	const char *output;
	size_t length;
	int status;
	pid_t child = fork();

	if (child == 0) {
		signal(SIGSEGV, SIG_DFL);
		dup2(vt_out_fd(vt), STDERR_FILENO);
		open_term(vt, "xterm-256color");
		term_last_words("stopped by a fault of its own; your draft of 14:06 is kept.");
		raise(SIGSEGV);
		_exit(0);
	}
	waitpid(child, &status, 0);
	vt_pump(vt);
	output = vt_output(vt, &length);
	cr_assert(WIFSIGNALED(status) && WTERMSIG(status) == SIGSEGV, "%d", status);
	cr_assert(strstr(output, "\033[?1049l"), "%s", output);
	cr_assert(strstr(output, "caseload: stopped by a fault of its own; your draft of 14:06"),
		"%s", output);
	vt_free(vt);
}

Test(term, sizes_come_in_a_storm_and_without_sense)
{
	static const int sizes[][2] = {
		{16, 60}, {1, 1}, {60, 200}, {10, 40}, {9000, 9000}, {24, 80}};
	struct vt *vt = vt_new_tty(24, 80);
	struct term_options options = options_for(vt, "xterm-256color");
	struct winsize size = {0};
	struct term *term;
	char name[KEY_NAME_SIZE];

	options.rows = options.cols = 0;
	term = term_open(&options, NULL);
	for (int i = 0; i < 600; i++) {
		size.ws_row = (unsigned short)sizes[i % 6][0];
		size.ws_col = (unsigned short)sizes[i % 6][1];
		ioctl(vt_out_fd(vt), TIOCSWINSZ, &size);
		raise(SIGWINCH);
		if (i % 7 == 0) {
			cr_assert(strcmp(next(term, name), "resize") == 0 || i % 6 == 5);
			cr_assert(term_grid(term)->rows <= 300 && term_grid(term)->cols <= 500);
			term_show(term);
			vt_pump(vt);
		}
	}
	while (term_pending(term))
		next(term, name);
	cr_assert(term_grid(term)->rows == 24 && term_grid(term)->cols == 80);
	term_close(term);
	vt_free(vt);
}

Test(term, stopping_is_refused_where_nobody_would_notice)
{
	struct vt *vt = vt_new_tty(24, 80);
	struct term *term = open_term(vt, "xterm-256color");
	struct err err = {0};
	pid_t child = fork();
	int status;

	if (child == 0) {
		setsid(); /* as a window of its own or a login without a shell */
		_exit(!term_suspend(term, &err) && strstr(err.text, "no shell below") ? 0 : 1);
	}
	waitpid(child, &status, 0);
	cr_assert_eq(status, 0);
	term_close(term);
	vt_free(vt);
}

Test(term, without_utf8_nothing_but_ascii_is_sent)
{
	struct vt *vt = vt_new(5, 40);
	struct term_options options = options_for(vt, "xterm");
	struct term *term;
	struct canvas all;
	const char *output;
	size_t length;

	setlocale(LC_ALL, "C");
	term = term_open(&options, NULL);
	cr_assert(term_is_ascii(term));
	term_set_ascii(term, false);
	cr_assert(term_is_ascii(term));
	all = grid_canvas(term_grid(term));
	canvas_text(&all, 0, 0, -1, "Łukasz café", STYLE_NORMAL);
	canvas_text(&all, 1, 0, 5, "too long", STYLE_NORMAL);
	all = canvas_sub(&all, 2, 0, 3, 40);
	canvas_box(&all);
	canvas_raw(&all, 1, 2, "\xc3\xa9", 2, STYLE_NORMAL);
	term_show(term);
	vt_pump(vt);
	output = vt_output(vt, &length);
	for (size_t i = 0; i < length; i++)
		cr_assert((unsigned char)output[i] < 0x80, "byte %02x", (unsigned char)output[i]);
	cr_assert(vt_sees(vt, "+----"), "%s", vt_screen(vt));
	cr_assert_str_eq(vt_row(vt, 0), "?ukasz caf?", "%s", vt_screen(vt));
	cr_assert_str_eq(
		vt_row(vt, 4), "+--------------------------------------+", "%s", vt_screen(vt));
	cr_assert(strncmp(vt_row(vt, 3), "| ?", 3) == 0, "%s", vt_screen(vt));
	term_close(term);
	vt_free(vt);
}

/* --- how many bytes a move costs (64 kbit/s lines exist) ----------------------------------- */

static size_t people(void *data)
{
	(void)data;
	return 46;
}

static int64_t person(void *data, size_t row)
{
	(void)data;
	return (int64_t)row + 1;
}

static void draw_person(void *data, size_t row, const struct canvas *canvas, struct list_look look)
{
	static const char *const names[] = {
		"AHMED, Fatima", "BAILEY, Thomas", "CHOUDHURY, Rehana", "OKONKWO, Adaeze"};
	static const char *const next_actions[] = {"Carer call", "Plan review", "OT visit"};

	(void)data;
	(void)look;
	canvas_textf(canvas, 0, 0, -1, STYLE_NORMAL, "999 000 %04d  %-22s", (int)row * 7,
		names[row % 4]);
	if (row % 5 == 0)
		canvas_text(canvas, 0, 37, -1, "HIGH 7", STYLE_BLOCK_AMBER);
	canvas_textf(canvas, 0, 44, -1, STYLE_NORMAL, "%02d-Mar-2026", (int)row % 28 + 1);
	canvas_textf(canvas, 0, 56, -1, STYLE_LATE, "%dd late", (int)row);
	canvas_text(canvas, 0, 65, -1, next_actions[row % 3], STYLE_NORMAL);
}

static void draw_board(struct term *term, struct list *list)
{
	struct grid *grid = term_grid(term);
	struct canvas all, body, pane;
	int row = (int)list_selected_row(list);

	grid_clear(grid);
	all = grid_canvas(grid);
	canvas_fill(&all, 0, 0, 1, grid->cols, " ", STYLE_BAR);
	canvas_text(&all, 0, 1, -1, "caseload [1 Board] 2 Calendar 3 Meeting", STYLE_BAR);
	canvas_hline(&all, grid->rows - 8, 0, grid->cols);
	pane = canvas_sub(&all, grid->rows - 7, 0, 5, grid->cols);
	canvas_textf(&pane, 0, 1, -1, STYLE_HEADING,
		"OKONKWO, Adaeze (Mrs)  Born %02d-Jul-1945  NHS No. 999 000 %04d", row % 28 + 1,
		row * 7);
	canvas_textf(&pane, 1, 1, -1, STYLE_NORMAL,
		"Open   %d actions, 1 late: OT home visit, M Lewis", row % 5);
	body = canvas_sub(&all, 3, 0, grid->rows - 11, grid->cols);
	list_draw(list, &body, true);
	term_show(term);
}

Test(term, moves_in_a_list_are_cheap)
{
	static const struct {
		const char *type;
		int rows, cols;
		size_t first, move, page;
	} cases[] = {
		{"xterm-256color", 24, 80, 3000, 600, 2000},
		{"xterm", 24, 80, 3000, 600, 2000},
		{"vt100", 24, 80, 3000, 600, 2000},
		{"xterm-256color", 60, 200, 12000, 900, 8000},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct list_source source = {.count = people, .id = person, .draw = draw_person};
		struct list *list = list_new(&source);
		struct vt *vt = vt_new(cases[i].rows, cases[i].cols);
		struct term *term = open_term(vt, cases[i].type);
		struct tui_event down = tui_key("Down"), page = tui_key("PgDn");
		const char *output;
		size_t length;

		list_marks(list, true);
		draw_board(term, list);
		vt_pump(vt);
		cr_assert(vt_bytes(vt) <= cases[i].first, "%s first: %zu", cases[i].type,
			vt_bytes(vt));
		for (int n = 0; n < 20; n++) { /* moves, and scrolls */
			vt_mark(vt);
			list_key(list, &down);
			draw_board(term, list);
			vt_pump(vt);
			cr_assert(vt_bytes(vt) <= cases[i].move, "%s move %d: %zu", cases[i].type,
				n, vt_bytes(vt));
			output = vt_output(vt, &length);
			cr_assert(!memmem(output, length, "\033[2J", 4));
			cr_assert_str_eq(
				grid_cell(term_grid(term), vt_cursor_row(vt), 0)->text, ">");
		}
		vt_mark(vt);
		list_key(list, &page);
		draw_board(term, list);
		vt_pump(vt);
		cr_assert(
			vt_bytes(vt) <= cases[i].page, "%s page: %zu", cases[i].type, vt_bytes(vt));
		vt_mark(vt);
		term_repaint(term);
		draw_board(term, list);
		vt_pump(vt);
		cr_assert(vt_bytes(vt) <= cases[i].first, "%s repaint: %zu", cases[i].type,
			vt_bytes(vt));
		list_free(list);
		term_close(term);
		vt_free(vt);
	}
}

Test(term, typing_in_the_middle_of_text_is_cheap)
{
	struct edit *edit = edit_new(true);
	struct area *area = area_new(edit);
	struct vt *vt = vt_new(24, 80);
	struct term *term = open_term(vt, "xterm-256color");
	struct tui_event key = tui_char('x');
	struct canvas all = grid_canvas(term_grid(term));

	/* Paragraphs of four rows: what a key can move ends with its paragraph. */
	for (int i = 0; i < 24; i++) {
		char sentence[100];
		int n = snprintf(sentence, sizeof sentence,
			"I sang in choir %d at St Mary's for %d years.%s", i, 3 * i,
			i % 6 == 5 ? "\n\n" : " ");

		edit_type(edit, sentence, (size_t)n);
	}
	edit_move_to(edit, 300, false);
	for (int i = 0; i < 40; i++) {
		vt_mark(vt);
		area_key(area, &key);
		grid_clear(term_grid(term));
		area_draw(area, &all, true);
		term_show(term);
		vt_pump(vt);
		cr_assert(i == 0 || vt_bytes(vt) <= 400, "key %d: %zu", i, vt_bytes(vt));
	}
	area_free(area);
	edit_free(edit);
	term_close(term);
	vt_free(vt);
}

Test(term, the_harness_runs_a_program)
{
	static const char *const argv[] = {"/bin/sh", "-c",
		"stty size; printf 'ready\\n'; read a; printf 'got <%s> %s\\n' \"$a\" \"$MARK\"; "
		"exit 7",
		NULL};
	static const char *const env[] = {"MARK=here", "LC_ALL=C", NULL};
	struct vt *vt = vt_start(argv, env, 16, 60);

	cr_assert(vt);
	cr_assert(vt_wait(vt, "ready", VT_WAIT_MS), "%s", vt_screen(vt));
	cr_assert(vt_wait_row(vt, 0, "^16 60$", VT_WAIT_MS), "%s", vt_screen(vt));
	vt_send(vt, "abc\n");
	cr_assert(vt_wait(vt, "got <abc> here", VT_WAIT_MS), "%s", vt_screen(vt));
	cr_assert_eq(vt_exit(vt, VT_WAIT_MS), 7);
	cr_assert_not(vt_wait(vt, "never", 10));
	vt_free(vt);
}
