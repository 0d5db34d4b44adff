#include "vt.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <regex.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#include <caseload/base/arena.h>
#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

struct vt {
	VTerm *term;
	VTermScreen *screen;
	int rows, cols;
	bool cursor_shown;
	int in_fd, out_fd; /* the program's ends; -1 with a pty */
	int to, from;	   /* ours; the same one with a pty */
	int frame_in, frame_out;
	unsigned long frames;
	pid_t child;
	int status; /* -1 while it runs */
	struct str output;
	struct str held; /* a piece of a sequence not yet whole */
	char last;
	struct arena *arena;
};

static long now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * 1000L + now.tv_nsec / 1000000L;
}

static int on_prop(VTermProp prop, VTermValue *value, void *data)
{
	struct vt *vt = data;

	if (prop == VTERM_PROP_CURSORVISIBLE)
		vt->cursor_shown = value->boolean;
	return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_prop};

static struct vt *blank(int rows, int cols)
{
	struct vt *vt = xcalloc(1, sizeof *vt);
	int frames[2];

	vt->term = vterm_new(rows, cols);
	vterm_set_utf8(vt->term, 1);
	vt->screen = vterm_obtain_screen(vt->term);
	vterm_screen_set_callbacks(vt->screen, &callbacks, vt);
	vterm_screen_enable_altscreen(vt->screen, 1);
	vterm_screen_reset(vt->screen, 1);
	vt->cursor_shown = true;
	vt->rows = rows;
	vt->cols = cols;
	vt->arena = arena_new();
	vt->status = -1;
	vt->child = -1;
	vt->in_fd = vt->out_fd = vt->to = vt->from = vt->frame_in = vt->frame_out = -1;
	if (pipe(frames) == 0) {
		vt->frame_out = frames[0];
		vt->frame_in = frames[1];
		fcntl(vt->frame_out, F_SETFL, O_NONBLOCK);
		fcntl(vt->frame_out, F_SETFD, FD_CLOEXEC);
	}
	return vt;
}

struct vt *vt_new(int rows, int cols)
{
	struct vt *vt = blank(rows, cols);
	int in[2], out[2];

	if (pipe(in) != 0 || pipe(out) != 0)
		abort();
	vt->in_fd = in[0];
	vt->to = in[1];
	vt->from = out[0];
	vt->out_fd = out[1];
	fcntl(vt->from, F_SETFL, O_NONBLOCK);
	return vt;
}

struct vt *vt_new_tty(int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
	struct vt *vt = blank(rows, cols);
	int master, slave;

	if (openpty(&master, &slave, NULL, NULL, &size) != 0)
		abort();
	vt->to = vt->from = master;
	vt->in_fd = slave;
	vt->out_fd = dup(slave);
	fcntl(master, F_SETFL, O_NONBLOCK);
	return vt;
}

static bool same_name(const char *a, const char *b)
{
	size_t n = strcspn(a, "=");

	return n == strcspn(b, "=") && strncmp(a, b, n) == 0;
}

static char **environment(struct vt *vt, const char *const env[])
{
	const char *path = getenv("PATH"), *home = getenv("HOME");
	size_t n = 0, extra = 0, room;
	char **all;

	while (env && env[extra])
		extra++;
	room = extra + 16;
	all = arena_new_array(vt->arena, char *, room);
	all[n++] = arena_printf(vt->arena, "PATH=%s", path ? path : "/usr/bin:/bin");
	all[n++] = arena_printf(vt->arena, "HOME=%s", home ? home : "/");
	all[n++] = arena_strdup(vt->arena, "TERM=xterm-256color");
	all[n++] = arena_strdup(vt->arena, "LC_ALL=C.UTF-8");
	all[n++] = arena_printf(vt->arena, "CASELOAD_FRAME_FD=%d", vt->frame_in);
	for (size_t i = 0; i < extra; i++) {
		size_t at = 0;

		while (at < n && !same_name(all[at], env[i]))
			at++;
		if (at == n)
			n++;
		all[at] = arena_strdup(vt->arena, env[i]);
	}
	for (const char *const *name = (const char *const[]){"ASAN_OPTIONS", "UBSAN_OPTIONS",
		     "LSAN_OPTIONS", NULL};
		*name && n + 1 < room; name++)
		if (getenv(*name))
			all[n++] = arena_printf(vt->arena, "%s=%s", *name, getenv(*name));
	return all;
}

struct vt *vt_start(const char *const argv[], const char *const env[], int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};
	struct vt *vt = blank(rows, cols);
	char **all = environment(vt, env);
	int master;

	vt->child = forkpty(&master, NULL, NULL, &size);
	if (vt->child == 0) {
		execvpe(argv[0], (char *const *)(uintptr_t)argv, all);
		_exit(127);
	}
	if (vt->child < 0) {
		vt_free(vt);
		return NULL;
	}
	vt->to = vt->from = master;
	fcntl(master, F_SETFL, O_NONBLOCK);
	fcntl(master, F_SETFD, FD_CLOEXEC);
	return vt;
}

static void shut(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

void vt_free(struct vt *vt)
{
	if (!vt)
		return;
	if (vt->child > 0 && vt->status < 0) {
		kill(vt->child, SIGKILL);
		waitpid(vt->child, NULL, 0);
	}
	if (vt->to == vt->from)
		vt->to = -1;
	shut(&vt->to);
	shut(&vt->from);
	shut(&vt->in_fd);
	shut(&vt->out_fd);
	shut(&vt->frame_in);
	shut(&vt->frame_out);
	vterm_free(vt->term);
	str_free(&vt->output);
	str_free(&vt->held);
	arena_free(vt->arena);
	free(vt);
}

int vt_in_fd(const struct vt *vt)
{
	return vt->in_fd;
}

int vt_out_fd(const struct vt *vt)
{
	return vt->out_fd;
}

int vt_frame_fd(const struct vt *vt)
{
	return vt->frame_in;
}

void vt_close_in(struct vt *vt)
{
	shut(&vt->to);
}

void vt_sendn(struct vt *vt, const char *bytes, size_t length)
{
	long end = now_ms() + VT_WAIT_MS;

	while (length > 0 && vt->to >= 0 && now_ms() < end) {
		ssize_t n = write(vt->to, bytes, length);

		if (n > 0) {
			bytes += n;
			length -= (size_t)n;
		} else if (n < 0 && errno == EAGAIN) {
			/* A pty takes 4 kB at a time; reading what it draws lets it go on. */
			struct pollfd ready = {.fd = vt->to, .events = POLLOUT | POLLIN};

			poll(&ready, 1, 100);
			vt_pump(vt);
		} else if (n < 0 && errno != EINTR) {
			return;
		}
	}
}

void vt_send(struct vt *vt, const char *text)
{
	vt_sendn(vt, text, strlen(text));
}

void vt_paste(struct vt *vt, const char *text)
{
	vt_send(vt, "\033[200~");
	vt_send(vt, text);
	vt_send(vt, "\033[201~");
}

/* What a terminal answers when it is asked where the cursor is. */
static void answer(struct vt *vt)
{
	char bytes[256];
	size_t n = vterm_output_read(vt->term, bytes, sizeof bytes);

	if (n > 0 && vt->to >= 0 && write(vt->to, bytes, n) < 0)
		errno = 0;
}

/* Feeds libvterm, with "repeat the last character" spelt out: 0.1.4 forgets the last column
 * then. */
static void draw(struct vt *vt, const char *bytes, size_t length)
{
	size_t at = 0, done = 0;

	str_addn(&vt->held, bytes, length);
	bytes = str_text(&vt->held);
	length = vt->held.length;
	while (at < length) {
		size_t n;

		if (bytes[at] != '\033') {
			vt->last = bytes[at++];
			continue;
		}
		if (at + 1 == length)
			break;
		n = bytes[at + 1] == '[' ? 2 + strspn(bytes + at + 2, "0123456789") : 2;
		if (at + n >= length)
			break;
		if (n > 2 && bytes[at + n] == 'b') {
			vterm_input_write(vt->term, bytes + done, at - done);
			for (int left = atoi(bytes + at + 2); left > 0; left--)
				vterm_input_write(vt->term, &vt->last, 1);
			done = at + n + 1;
			at = done;
			continue;
		}
		at += n;
	}
	vterm_input_write(vt->term, bytes + done, at - done);
	answer(vt);
	length -= at;
	memmove(vt->held.text, vt->held.text + at, length + 1);
	vt->held.length = length;
}

size_t vt_pump(struct vt *vt)
{
	char bytes[8192];
	size_t total = 0;
	ssize_t n;

	while (vt->frame_out >= 0 && (n = read(vt->frame_out, bytes, sizeof bytes)) > 0)
		vt->frames += (unsigned long)n;
	while (vt->from >= 0 && (n = read(vt->from, bytes, sizeof bytes)) > 0) {
		draw(vt, bytes, (size_t)n);
		str_addn(&vt->output, bytes, (size_t)n);
		total += (size_t)n;
	}
	vterm_screen_flush_damage(vt->screen);
	return total;
}

void vt_resize(struct vt *vt, int rows, int cols)
{
	struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)cols};

	vt_pump(vt);
	vterm_set_size(vt->term, rows, cols);
	vt->rows = rows;
	vt->cols = cols;
	if (vt->to == vt->from && vt->to >= 0)
		ioctl(vt->to, TIOCSWINSZ, &size);
}

int vt_rows(const struct vt *vt)
{
	return vt->rows;
}

int vt_cols(const struct vt *vt)
{
	return vt->cols;
}

static void row_text(const struct vt *vt, int row, struct str *out)
{
	size_t from = out->length;

	for (int col = 0; col < vt->cols; col++) {
		VTermScreenCell cell;
		char bytes[4];

		vterm_screen_get_cell(vt->screen, (VTermPos){.row = row, .col = col}, &cell);
		if (cell.chars[0] == (uint32_t)-1) /* right half of a wide one */
			continue;
		if (cell.chars[0] == 0)
			str_addc(out, ' ');
		for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell.chars[i]; i++)
			str_addn(out, bytes, utf8_encode((int32_t)cell.chars[i], bytes));
	}
	while (out->length > from && out->text[out->length - 1] == ' ')
		out->text[--out->length] = '\0';
}

const char *vt_row(struct vt *vt, int row)
{
	struct str text = {0};
	const char *copy;

	row_text(vt, row, &text);
	copy = arena_strdup(vt->arena, str_text(&text));
	str_free(&text);
	return copy;
}

const char *vt_screen(struct vt *vt)
{
	struct str text = {0};
	const char *copy;

	for (int row = 0; row < vt->rows; row++) {
		row_text(vt, row, &text);
		str_addc(&text, '\n');
	}
	copy = arena_strdup(vt->arena, str_text(&text));
	str_free(&text);
	return copy;
}

int vt_find(struct vt *vt, const char *text)
{
	for (int row = 0; row < vt->rows; row++)
		if (strstr(vt_row(vt, row), text))
			return row;
	return -1;
}

bool vt_sees(struct vt *vt, const char *text)
{
	return vt_find(vt, text) >= 0;
}

static int colour(const VTermColor *colour, bool is_default)
{
	if (is_default)
		return VT_DEFAULT;
	return VTERM_COLOR_IS_INDEXED(colour) ? colour->indexed.idx : 256;
}

struct vt_look vt_look(struct vt *vt, int row, int col)
{
	VTermScreenCell cell;

	vterm_screen_get_cell(vt->screen, (VTermPos){.row = row, .col = col}, &cell);
	return (struct vt_look){
		.bold = cell.attrs.bold,
		.underline = cell.attrs.underline != 0,
		.reverse = cell.attrs.reverse,
		.dim_or_blink = cell.attrs.blink,
		.fg = colour(&cell.fg, VTERM_COLOR_IS_DEFAULT_FG(&cell.fg)),
		.bg = colour(&cell.bg, VTERM_COLOR_IS_DEFAULT_BG(&cell.bg)),
	};
}

static VTermPos cursor(const struct vt *vt)
{
	VTermPos pos = {0};

	vterm_state_get_cursorpos(vterm_obtain_state(vt->term), &pos);
	return pos;
}

int vt_cursor_row(const struct vt *vt)
{
	return cursor(vt).row;
}

int vt_cursor_col(const struct vt *vt)
{
	return cursor(vt).col;
}

bool vt_cursor_shown(const struct vt *vt)
{
	return vt->cursor_shown;
}

size_t vt_bytes(const struct vt *vt)
{
	return vt->output.length;
}

const char *vt_output(const struct vt *vt, size_t *length)
{
	*length = vt->output.length;
	return str_text(&vt->output);
}

void vt_mark(struct vt *vt)
{
	vt_pump(vt);
	str_clear(&vt->output);
}

unsigned long vt_frames(const struct vt *vt)
{
	return vt->frames;
}

struct awaited {
	const char *text;
	bool gone;
	int row;
	regex_t *regex;
	unsigned long frames;
};

static bool there(struct vt *vt, const struct awaited *awaited)
{
	if (awaited->regex)
		return regexec(awaited->regex, vt_row(vt, awaited->row), 0, NULL, 0) == 0;
	if (awaited->text)
		return vt_sees(vt, awaited->text) != awaited->gone;
	return vt->frames >= awaited->frames;
}

static bool await(struct vt *vt, const struct awaited *awaited, int timeout_ms)
{
	long end = now_ms() + timeout_ms;

	for (;;) {
		struct pollfd ready[2] = {{.fd = vt->from, .events = POLLIN},
			{.fd = vt->frame_out, .events = POLLIN}};
		long left = end - now_ms();

		vt_pump(vt);
		if (there(vt, awaited))
			return true;
		if (left <= 0)
			return false;
		if (poll(ready, 2, (int)left) > 0 && ready[0].revents & POLLHUP &&
			!(ready[0].revents & POLLIN)) {
			vt_pump(vt);
			return there(vt, awaited);
		}
	}
}

bool vt_wait(struct vt *vt, const char *text, int timeout_ms)
{
	return await(vt, &(struct awaited){.text = text}, timeout_ms);
}

bool vt_wait_gone(struct vt *vt, const char *text, int timeout_ms)
{
	return await(vt, &(struct awaited){.text = text, .gone = true}, timeout_ms);
}

bool vt_wait_row(struct vt *vt, int row, const char *regex, int timeout_ms)
{
	regex_t compiled;
	bool seen;

	if (regcomp(&compiled, regex, REG_EXTENDED | REG_NOSUB) != 0)
		return false;
	seen = await(vt, &(struct awaited){.row = row, .regex = &compiled}, timeout_ms);
	regfree(&compiled);
	return seen;
}

bool vt_wait_frames(struct vt *vt, unsigned long frames, int timeout_ms)
{
	return await(vt, &(struct awaited){.frames = frames}, timeout_ms);
}

bool vt_press(struct vt *vt, const char *text)
{
	unsigned long before;

	vt_pump(vt);
	before = vt->frames;
	vt_send(vt, text);
	return vt_wait_frames(vt, before + 1, VT_WAIT_MS);
}

void vt_hangup(struct vt *vt)
{
	if (vt->to == vt->from)
		vt->to = -1;
	shut(&vt->to);
	shut(&vt->from);
}

bool vt_signal(struct vt *vt, int number)
{
	return vt->child > 0 && vt->status < 0 && kill(vt->child, number) == 0;
}

int vt_exit(struct vt *vt, int timeout_ms)
{
	long end = now_ms() + timeout_ms;

	while (vt->status < 0 && vt->child > 0) {
		struct pollfd ready = {.fd = vt->from, .events = POLLIN};
		int status;

		if (waitpid(vt->child, &status, WNOHANG) == vt->child) {
			vt->status =
				WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
			break;
		}
		if (now_ms() >= end)
			return -1;
		/* Wakes at once when it draws or closes; a closed pty would wake for nothing. */
		if (poll(&ready, 1, 5) > 0 && vt_pump(vt) == 0)
			poll(NULL, 0, 1);
	}
	if (vt->from >= 0)
		vt_pump(vt);
	return vt->status;
}
