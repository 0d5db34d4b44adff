#include <caseload/tui/keybar.h>

#include <stdlib.h>
#include <string.h>

#include <caseload/base/utf8.h>

enum { GAP = 2 };

static const char *words_of(const struct keybar_hint *hint, bool brief)
{
	return brief && hint->brief ? hint->brief : hint->words;
}

static int hint_cells(const struct keybar_hint *hint, bool brief)
{
	const char *words = words_of(hint, brief);

	return utf8_width(hint->key, strlen(hint->key)) + 1 + utf8_width(words, strlen(words)) +
	       GAP;
}

/* The one to go next: lowest rank, of equals the last. -1: none left. */
static int weakest(const struct keybar_hint *hints, size_t n, const bool *shown)
{
	int found = -1;

	for (size_t i = 0; i < n; i++)
		if (shown[i] && (found < 0 || hints[i].priority <= hints[found].priority))
			found = (int)i;
	return found;
}

/* Decides which of those still `open` go on a row of that width; returns whether in brief words. */
static bool choose(
	const struct keybar_hint *hints, size_t n, const bool *open, bool *shown, int cols)
{
	size_t count = 0;
	int full = 1, brief = 1;

	for (size_t i = 0; i < n; i++) {
		shown[i] = open[i];
		count += open[i];
	}
	for (;;) {
		int out;

		full = brief = 1;
		for (size_t i = 0; i < n; i++) {
			if (!shown[i])
				continue;
			full += hint_cells(&hints[i], false);
			brief += hint_cells(&hints[i], true);
		}
		/* The gap after the last one need not fit. */
		if (count <= KEYBAR_MAX && brief - GAP <= cols)
			return full - GAP > cols;
		out = weakest(hints, n, shown);
		if (out < 0)
			return false;
		shown[out] = false;
		count--;
	}
}

static void draw_row(const struct canvas *canvas, int row, const struct keybar_hint *hints,
	size_t n, bool *open, bool *shown)
{
	bool brief = choose(hints, n, open, shown, canvas->cols);
	int col = 1;

	canvas_fill(canvas, row, 0, 1, canvas->cols, " ", STYLE_BAR);
	for (size_t i = 0; i < n; i++) {
		if (!shown[i])
			continue;
		open[i] = false;
		col += canvas_text(canvas, row, col, -1, hints[i].key, STYLE_KEY);
		col += canvas_text(canvas, row, col, -1, " ", STYLE_BAR);
		col += canvas_text(canvas, row, col, -1, words_of(&hints[i], brief), STYLE_BAR);
		col += GAP;
	}
}

void keybar_draw(const struct canvas *canvas, const struct keybar_hint *hints, size_t n)
{
	bool *open = xcalloc(n + 1, sizeof *open);
	bool *shown = xcalloc(n + 1, sizeof *shown);

	for (size_t i = 0; i < n; i++)
		open[i] = true;
	for (int row = 0; row < canvas->rows && row < 2; row++)
		draw_row(canvas, row, hints, n, open, shown);
	free(open);
	free(shown);
}
