/* Charts in text: bars that lie and say their number, and columns that stand for a trend. */
#include "sheet_text_block.h"

#include <string.h>

#include <caseload/base/utf8.h>

#include "sheet_wrap.h"

enum { CHART_KEPT_WHOLE = 15, COLUMN_LINES = 6, COLUMN_MOST = 12 };

static const char *bar_picture(const struct text_strips *strips, const struct sheet_block *chart,
	const struct sheet_bar *bar, int cells)
{
	long top = sheet_chart_top(chart);
	int length = (int)((double)bar->value * cells / (double)top + 0.5);
	int tick = (int)((double)bar->target * cells / (double)top + 0.5);
	char *line = arena_alloc(strips->arena, (size_t)cells + 1);

	/* Something is never shown as nothing. */
	if (bar->value && !length)
		length = 1;
	memset(line, ' ', (size_t)cells);
	memset(line, '#', (size_t)length);
	if (bar->target)
		line[tick ? tick - 1 : 0] = '|';
	return line;
}

static const char *value_words(struct arena *arena, const struct sheet_bar *bar)
{
	return arena_printf(arena, "%s%s%s", bar->shown, bar->mark[0] ? "  " : "", bar->mark);
}

/* Label, bar and value; what is long goes on below, and nothing is cut. */
static void add_bar(struct text_strips *strips, const struct sheet_block *chart,
	const struct sheet_bar *bar, int label_cells, int value_cells, struct lines *out)
{
	struct arena *arena = strips->arena;
	int cells = strips->columns - label_cells - value_cells - 4;
	struct lines labels = {0}, values = {0};

	lines_wrap(&labels, arena, bar->label, label_cells);
	lines_wrap(&values, arena, value_words(arena, bar), value_cells);
	for (size_t i = 0; i < labels.n || i < values.n; i++) {
		const char *label = i < labels.n ? labels.lines[i] : "";
		const char *line = arena_printf(arena, "%s%*s%-*s  %s", label,
			label_cells + 2 - text_cells(label), "", cells,
			i == 0 ? bar_picture(strips, chart, bar, cells) : "",
			i < values.n ? values.lines[i] : "");

		lines_add(out, arena, line_trim(arena, line));
	}
}

void text_strips_add_chart(struct text_strips *strips, const struct sheet_block *chart)
{
	int labels = 4, values = 4;
	struct lines lines = {0};

	if (chart->text[0]) {
		lines_wrap(&lines, strips->arena, chart->text, strips->columns);
		text_strip_add(strips, lines.lines, lines.n)->keep = true;
	}
	for (size_t i = 0; i < chart->n_bars; i++) {
		const struct sheet_bar *bar = &chart->bars[i];
		int value = text_cells(value_words(strips->arena, bar));

		if (text_cells(bar->label) > labels)
			labels = text_cells(bar->label);
		if (value > values)
			values = value;
	}
	if (labels > strips->columns * 2 / 5)
		labels = strips->columns * 2 / 5;
	if (values > strips->columns * 2 / 5)
		values = strips->columns * 2 / 5;
	for (size_t i = 0; i < chart->n_bars; i++) {
		struct lines bar = {0};
		struct sheet_strip *strip;

		add_bar(strips, chart, &chart->bars[i], labels, values, &bar);
		strip = text_strip_add(strips, bar.lines, bar.n);
		strip->keep = i + 1 < chart->n_bars && chart->n_bars <= CHART_KEPT_WHOLE;
	}
}

/* --- a trend --- */

struct text_trend {
	struct text_strips *strips;
	const struct sheet_block *block;
	int cell; /* width of a column, the space after it included */
	long top;
};

/* Width of a column so that its number stands whole above it and its label in whole words below;
 * 0 where the paper is too narrow for so many columns. */
static int column_cells(const struct text_strips *strips, const struct sheet_block *trend)
{
	int widest = 2, whole = 2, most;

	for (size_t i = 0; i < trend->n_bars; i++) {
		const struct sheet_bar *bar = &trend->bars[i];
		int word = text_widest_word(bar->label), shown = text_cells(bar->shown);
		int mark = text_widest_word(bar->mark), label = text_cells(bar->label);

		widest = word > widest ? word : widest;
		widest = shown > widest ? shown : widest;
		widest = mark > widest ? mark : widest;
		whole = label > whole ? label : whole;
	}
	whole = whole > widest ? whole : widest;
	most = trend->n_bars ? strips->columns / (int)trend->n_bars : COLUMN_MOST;
	if (widest + 1 > most)
		return 0;
	return whole + 1 < most ? whole + 1 : most < COLUMN_MOST ? most : COLUMN_MOST;
}

/* A line of texts, one for each column, centred. */
static void add_texts(const struct text_trend *trend, const char *const *texts, struct lines *out)
{
	struct str line = {0};

	for (size_t i = 0; i < trend->block->n_bars; i++) {
		int space = trend->cell - text_cells(texts[i]);

		str_addf(&line, "%*s%s%*s", (space - 1) / 2, "", texts[i], space - (space - 1) / 2,
			"");
	}
	lines_add(out, trend->strips->arena, line_trim(trend->strips->arena, str_text(&line)));
	str_free(&line);
}

/* Labels or marks below the columns, wrapped. */
static void add_below(const struct text_trend *trend, bool marks, struct lines *out)
{
	struct lines wrapped[SHEET_POINTS_MAX] = {{0}};
	size_t tallest = 0;

	for (size_t i = 0; i < trend->block->n_bars; i++) {
		const struct sheet_bar *bar = &trend->block->bars[i];

		lines_wrap(&wrapped[i], trend->strips->arena, marks ? bar->mark : bar->label,
			trend->cell - 1);
		if ((!marks || bar->mark[0]) && wrapped[i].n > tallest)
			tallest = wrapped[i].n;
	}
	for (size_t at = 0; at < tallest; at++) {
		const char *texts[SHEET_POINTS_MAX];

		for (size_t i = 0; i < trend->block->n_bars; i++)
			texts[i] = at < wrapped[i].n ? wrapped[i].lines[at] : "";
		add_texts(trend, texts, out);
	}
}

/* Height in eighths of a line. Something is never shown as nothing. */
static int eighths(const struct text_trend *trend, long value)
{
	int height = (int)((double)value * COLUMN_LINES * 8 / (double)trend->top + 0.5);

	return value && !height ? 1 : height;
}

/* The blocks of one line, counted from the bottom; the target is a dashed line behind them. */
static void add_blocks(const struct text_trend *trend, int line, struct lines *out)
{
	static const char *const parts[] = {"", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
	bool ascii = trend->strips->ascii;
	bool target =
		trend->block->target && (eighths(trend, trend->block->target) - 1) / 8 == line;
	const char *behind = target ? "-" : " ";
	struct str text = {0};

	for (size_t i = 0; i < trend->block->n_bars; i++) {
		int full = eighths(trend, trend->block->bars[i].value) - line * 8;
		const char *part;

		full = full < 0 ? 0 : full > 8 ? 8 : full;
		if (ascii)
			part = full >= 4 || (line == 0 && full) ? "#" : behind;
		else
			part = full ? parts[full] : behind;
		for (int cell = 0; cell < trend->cell; cell++)
			str_add(&text, cell + 1 < trend->cell ? part : behind);
	}
	lines_add(out, trend->strips->arena, line_trim(trend->strips->arena, str_text(&text)));
	str_free(&text);
}

static void add_target(const struct text_trend *trend, struct lines *out)
{
	struct arena *arena = trend->strips->arena;
	const struct sheet_block *block = trend->block;

	if (block->target)
		lines_wrap(out, arena,
			arena_printf(arena, "---- %s",
				block->label[0] ? block->label
						: arena_printf(arena, "%ld", block->target)),
			trend->strips->columns);
}

static void add_columns(const struct text_trend *trend, struct lines *out)
{
	const char *texts[SHEET_POINTS_MAX];

	for (size_t i = 0; i < trend->block->n_bars; i++)
		texts[i] = trend->block->bars[i].shown;
	add_texts(trend, texts, out);
	for (int line = COLUMN_LINES - 1; line >= 0; line--)
		add_blocks(trend, line, out);
	add_below(trend, false, out);
	add_below(trend, true, out);
}

void text_strips_add_trend(struct text_strips *strips, const struct sheet_block *block)
{
	struct text_trend trend = {.strips = strips,
		.block = block,
		.cell = column_cells(strips, block),
		.top = sheet_chart_top(block)};
	struct lines lines = {0};

	if (!trend.cell) {
		struct sheet_block bars = *block;

		bars.bars = arena_new_array(strips->arena, struct sheet_bar, block->n_bars);
		for (size_t i = 0; i < block->n_bars; i++) {
			bars.bars[i] = block->bars[i];
			bars.bars[i].target = block->target;
		}
		text_strips_add_chart(strips, &bars);
		if (!block->target || !strips->n)
			return;
		strips->strips[strips->n - 1].keep = true;
		add_target(&trend, &lines);
		text_strip_add(strips, lines.lines, lines.n);
		return;
	}
	if (block->text[0])
		lines_wrap(&lines, strips->arena, block->text, strips->columns);
	add_columns(&trend, &lines);
	add_target(&trend, &lines);
	text_strip_add(strips, lines.lines, lines.n);
}
