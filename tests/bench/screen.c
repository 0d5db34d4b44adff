/* Rows 15 to 17: what the board sends to the terminal, and the memory it takes.
 *
 * The minimum made by hand: for each row of cells that changed, go there, write it whole with its
 * looks, erase the rest. */
#include "bench.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include <caseload/base/str.h>

#include "../tools/vt.h"

enum { ROWS = 24, COLS = 80, QUIET_MS = 250, KEYS = RUNS_QUICK };

struct picture {
	char *rows[ROWS];
	struct vt_look looks[ROWS][COLS];
};

static void take(struct vt *vt, struct picture *picture, struct arena *arena)
{
	for (int r = 0; r < ROWS; r++) {
		picture->rows[r] = arena_strdup(arena, vt_row(vt, r));
		for (int c = 0; c < COLS; c++)
			picture->looks[r][c] = vt_look(vt, r, c);
	}
}

static bool same_look(struct vt_look a, struct vt_look b)
{
	return a.bold == b.bold && a.underline == b.underline && a.reverse == b.reverse &&
	       a.dim_or_blink == b.dim_or_blink && a.fg == b.fg && a.bg == b.bg;
}

static bool row_changed(const struct picture *a, const struct picture *b, int r)
{
	if (strcmp(a->rows[r], b->rows[r]) != 0)
		return true;
	for (int c = 0; c < COLS; c++)
		if (!same_look(a->looks[r][c], b->looks[r][c]))
			return true;
	return false;
}

static size_t by_hand(const struct picture *before, const struct picture *after)
{
	static const struct vt_look usual = {.fg = VT_DEFAULT, .bg = VT_DEFAULT};
	size_t bytes = 0;

	for (int r = 0; r < ROWS; r++) {
		struct vt_look look = usual;
		size_t length = strlen(after->rows[r]);

		if (!row_changed(before, after, r))
			continue;
		bytes += r < 9 ? strlen("\x1b[9;1H") : strlen("\x1b[10;1H");
		for (int c = 0; c < COLS; c++) {
			if (same_look(look, after->looks[r][c]))
				continue;
			look = after->looks[r][c];
			bytes += same_look(look, usual) ? strlen("\x1b[m") : strlen("\x1b[7m");
		}
		bytes += length;
		if (!same_look(look, usual))
			bytes += strlen("\x1b[m");
		else if (length < COLS)
			bytes += strlen("\x1b[K");
	}
	return bytes;
}

/* Until it has sent nothing for a while. */
static void settle(struct vt *vt)
{
	while (vt_wait_frames(vt, vt_frames(vt) + 1, QUIET_MS))
		;
}

static void press(struct vt *vt, const char *key, struct samples *sent, struct samples *least)
{
	struct arena *arena = arena_new();
	struct picture before, after;

	take(vt, &before, arena);
	vt_mark(vt);
	if (!vt_press(vt, key))
		give_up("The board does not answer to a key.");
	settle(vt);
	take(vt, &after, arena);
	size_t hand = by_hand(&before, &after);
	if (hand > 0) {
		sample(sent, (double)vt_bytes(vt));
		sample(least, (double)hand);
	}
	arena_free(arena);
}

/* ---- row 16 ---- */

/* From a key to the last byte of the answer. The reference is a program that writes the same bytes
 * at once, at the other end of a pty of its own. */
static double answer_seconds(struct vt *vt, const char *key, size_t expected)
{
	vt_mark(vt);
	double start = now_s(), last = start;
	size_t seen = 0;

	vt_send(vt, key);
	while (now_s() - start < 3) {
		vt_pump(vt);
		if (vt_bytes(vt) > seen) {
			seen = vt_bytes(vt);
			last = now_s();
		}
		if (expected > 0 ? seen >= expected : seen > 0 && now_s() - last > 0.03)
			break;
	}
	return last - start;
}

static struct vt *open_echo(struct bench *bench, const char *bytes, size_t length)
{
	const char *path = arena_printf(bench->arena, "%s/answer", bench->scratch);
	FILE *file = fopen(path, "w");
	const char *const argv[] = {bench->self, "--echo", path, NULL};

	if (file == NULL || fwrite(bytes, 1, length, file) != length || fclose(file) != 0)
		give_up("%s cannot be written.", path);
	struct vt *vt = vt_start(argv, NULL, ROWS, COLS);
	if (vt == NULL || !vt_wait(vt, "ready", VT_WAIT_MS))
		give_up("The program that only writes did not start.");
	return vt;
}

int echo_main(const char *path)
{
	static char bytes[65536];
	struct termios raw;
	FILE *file = fopen(path, "r");
	size_t length = file != NULL ? fread(bytes, 1, sizeof(bytes), file) : 0;
	char key[64];

	if (file == NULL || tcgetattr(STDIN_FILENO, &raw) != 0)
		return 1;
	fclose(file);
	cfmakeraw(&raw);
	tcsetattr(STDIN_FILENO, TCSANOW, &raw);
	if (write(STDOUT_FILENO, "ready", 5) != 5)
		return 1;
	while (read(STDIN_FILENO, key, sizeof(key)) > 0)
		if (write(STDOUT_FILENO, bytes, length) != (ssize_t)length)
			return 1;
	return 0;
}

static void answer_time(struct bench *bench, struct vt *board, const char *number, const char *what,
	const char *key, double target)
{
	struct samples own = {0}, plain = {0};
	const char *bytes;
	size_t length;

	if (answer_seconds(board, key, 0) == 0)
		give_up("The board does not answer to a key.");
	bytes = vt_output(board, &length);
	struct vt *echo = open_echo(bench, bytes, length);
	for (int i = 0; i < KEYS; i++) {
		/* From the top again: the list may have fewer pages than this has turns. */
		vt_send(board, "\x1b[H");
		settle(board);
		double took = answer_seconds(board, key, 0);
		if (took == 0)
			give_up("The board does not answer to a key.");
		sample(&own, took);
		settle(board);
		sample(&plain, answer_seconds(echo, "x", length));
	}
	vt_free(echo);
	row_times(bench, number, what, &own, &plain, AT_MOST, target);
}

static void row_bytes(struct bench *bench, const char *number, const char *what,
	const struct samples *sent, const struct samples *least, double target)
{
	if (sent->n == 0)
		give_up("The board did not change when it should.");
	row(number, what, arena_printf(bench->arena, "%.0f bytes", median(sent)),
		arena_printf(bench->arena, "%.0f bytes", median(least)),
		median(sent) / median(least), AT_MOST, target, sent->n);
}

/* Peak memory of the only child there is, in KiB. */
static long child_peak_kb(void)
{
	FILE *file = fopen("/proc/thread-self/children", "r");
	long pid = 0, peak = 0;
	char path[64], line[256];

	if (file == NULL || fscanf(file, "%ld", &pid) != 1)
		pid = 0;
	if (file != NULL)
		fclose(file);
	snprintf(path, sizeof(path), "/proc/%ld/status", pid);
	file = pid > 0 ? fopen(path, "r") : NULL;
	while (file != NULL && fgets(line, sizeof(line), file) != NULL)
		if (sscanf(line, "VmHWM: %ld", &peak) == 1)
			break;
	if (file != NULL)
		fclose(file);
	return peak;
}

static struct vt *open_board(struct bench *bench, const char *store)
{
	const char *const argv[] = {bench->program, "--store", store, NULL};
	struct vt *vt = vt_start(argv, NULL, ROWS, COLS);

	if (vt == NULL || !vt_wait_frames(vt, 1, VT_WAIT_MS))
		give_up("The board did not open.");
	settle(vt);
	return vt;
}

void bench_screen(struct bench *bench)
{
	struct samples down = {0}, down_least = {0}, page = {0}, page_least = {0}, memory = {0},
		       shell = {0};
	struct vt *vt = open_board(bench, bench->big);

	for (int i = 0; i < KEYS / 2; i++)
		press(vt, "\x1b[B", &down, &down_least);
	for (int i = 0; i < KEYS / 2; i++)
		press(vt, "\x1b[6~", &page, &page_least);
	sample(&memory, (double)child_peak_kb());
	vt_send(vt, "\x1b[H");
	settle(vt);
	answer_time(bench, vt, "16", "selection down one row, to the last byte / write()", "\x1b[B",
		12);
	answer_time(bench, vt, "16a", "page down, to the last byte / write()", "\x1b[6~", 40);
	vt_free(vt);
	for (int i = 0; i < RUNS_LONG; i++)
		sample(&shell, (double)run_program((const char *const[]){"sqlite3", bench->big,
							   page_sql(bench->arena), NULL})
				       .rss_kb);
	row_bytes(bench, "15", "selection down one row / made by hand", &down, &down_least, 1.15);
	row_bytes(bench, "15a", "page down / made by hand", &page, &page_least, 1.1);
	row("17", "peak memory of the board / sqlite3, same SQL",
		arena_printf(bench->arena, "%.1f MiB", median(&memory) / 1024),
		arena_printf(bench->arena, "%.1f MiB", median(&shell) / 1024),
		median(&memory) / median(&shell), AT_MOST, 2.5, memory.n);
}
