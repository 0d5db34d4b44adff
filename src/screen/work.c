#include "work.h"

#include <inttypes.h>
#include <stdio.h>

#include <caseload/base/clock.h>

enum { QUIET_MS = 100, RATE_MS = 1000, BAR = 20 };

void work_begin(struct app *app)
{
	app->work_began_ms = clock_monotonic_ms();
	app->work_what = NULL;
}

void work_end(struct app *app)
{
	app->work_began_ms = 0;
}

/* Right of the words, where there is room; whoever listens has the words. */
static void draw_bar(
	struct app *app, const struct canvas *row, int from, int64_t done, int64_t total)
{
	int col = row->cols - BAR - 1;
	int full = (int)(done * BAR / total);

	if (col <= from || app->options.calm)
		return;
	canvas_fill(row, 0, col, 1, BAR, row->grid->ascii ? "." : "\xe2\x96\x91", STYLE_NORMAL);
	canvas_fill(row, 0, col, 1, full > BAR ? BAR : full,
		row->grid->ascii ? "#" : "\xe2\x96\x88", STYLE_NORMAL);
}

static void show(struct app *app, const char *text, int64_t done, int64_t total)
{
	struct frame frame = frame_lay(app);
	int cells;

	canvas_clear(&frame.message);
	cells = canvas_text(&frame.message, 0, 1, -1, text, STYLE_NORMAL);
	if (total > 0)
		draw_bar(app, &frame.message, cells + 1, done, total);
	canvas_cursor(&frame.message, 0, 1);
	term_show(app->term);
}

void work_say(struct app *app, const char *text)
{
	show(app, text, 0, 0);
}

/* Esc, wherever in what was typed meanwhile; a hang-up is kept for the loop. */
static bool stopped(struct app *app)
{
	struct tui_event event;

	while (!app->hung_up) {
		term_wait(app->term, 0, &event);
		if (event.kind == TUI_TIMEOUT)
			break;
		if (event.kind == TUI_HANGUP)
			app->hung_up = true;
		if (event.kind == TUI_KEY &&
			(key_is(event.key, "Esc") || key_is(event.key, "Ctrl+C")))
			return true;
	}
	return app->hung_up;
}

bool work_progress(void *data, const char *what, int64_t done, int64_t total)
{
	struct app *app = data;
	int64_t taken = clock_monotonic_ms() - app->work_began_ms;
	char done_text[32], total_text[32], rate_text[32], line[240];
	int64_t rate = taken > 0 ? done * 1000 / taken : 0;

	if (taken < QUIET_MS)
		return !app->hung_up;
	if (taken < RATE_MS || rate == 0)
		snprintf(line, sizeof line, "%s: %s. Esc stops.", what,
			thousands_show(done, done_text));
	else if (total > 0)
		snprintf(line, sizeof line,
			"%s: %s of %s, %s a second, %" PRId64 " s left. Esc stops.", what,
			thousands_show(done, done_text), thousands_show(total, total_text),
			thousands_show(rate, rate_text), (total - done) / rate + 1);
	else
		snprintf(line, sizeof line, "%s: %s, %s a second. Esc stops.", what,
			thousands_show(done, done_text), thousands_show(rate, rate_text));
	show(app, line, done, total);
	return !stopped(app);
}
