/* A trend: columns side by side, the number above each, its label below, one piece. Where the
 * columns are too narrow for their words, it is drawn as lying bars. */
#include "paper.h"

struct pdf_trend {
	struct paper *paper;
	const struct sheet_block *block;
	double points; /* of the words at the columns */
	double column; /* width of one with its space */
	double bars;   /* height of the tallest */
	long top;
};

/* Is every word as narrow as its column? */
static bool words_fit(const struct pdf_trend *trend)
{
	for (size_t i = 0; i < trend->block->n_bars; i++) {
		const struct sheet_bar *bar = &trend->block->bars[i];
		const char *const words[] = {bar->shown, bar->label, bar->mark};

		for (size_t j = 0; j < 3; j++) {
			PangoLayout *layout = text_layout(trend->paper, words[j], trend->points,
				j == 2 ? BOLD : LIGHT, 0, PANGO_ALIGN_LEFT);

			if (j > 0) {
				pango_layout_set_wrap(layout, PANGO_WRAP_WORD);
				pango_layout_set_width(layout, 0);
			}
			if (text_width(layout) > trend->column * 0.96)
				return false;
		}
	}
	return true;
}

static const char *target_words(const struct pdf_trend *trend)
{
	return trend->block->label[0]
		       ? trend->block->label
		       : arena_printf(trend->paper->arena, "%ld", trend->block->target);
}

static void add_bars(struct pdf_trend *trend)
{
	struct sheet_block bars = *trend->block;
	struct paper *paper = trend->paper;
	struct sheet_strip *strip;

	bars.bars = arena_new_array(paper->arena, struct sheet_bar, bars.n_bars);
	for (size_t i = 0; i < bars.n_bars; i++) {
		bars.bars[i] = trend->block->bars[i];
		bars.bars[i].target = bars.target;
	}
	paper_add_chart(paper, &bars);
	if (!bars.target)
		return;
	paper->laid->strips[paper->laid->n - 1].keep = true;
	strip = paper_strip(paper, trend->points * 1.5, "P");
	ink_box(paper, strip_ink(strip), trend->points * 0.5, trend->points * 0.15, 1.5,
		trend->points, 0);
	text_ink(paper, strip_ink(strip),
		text_layout(paper, target_words(trend), trend->points, LIGHT,
			paper->content - trend->points * 1.5, PANGO_ALIGN_LEFT),
		trend->points * 1.5, 0, NULL, 0);
}

/* One column from `y`, the top of the tallest; returns where its words end. */
static double add_column(struct pdf_trend *trend, struct ink *ink, size_t at, double y)
{
	const struct sheet_bar *bar = &trend->block->bars[at];
	struct paper *paper = trend->paper;
	double x = trend->column * (double)at;
	double height = trend->bars * (double)bar->value / (double)trend->top;
	double base = y + trend->bars;
	PangoLayout *shown = text_layout(
		paper, bar->shown, trend->points, LIGHT, trend->column, PANGO_ALIGN_CENTER);
	PangoLayout *label = text_layout(
		paper, bar->label, trend->points, LIGHT, trend->column, PANGO_ALIGN_CENTER);

	/* Something is never shown as nothing. */
	if (bar->value && height < 1)
		height = 1;
	ink_box(paper, ink, x + trend->column * 0.15, base - height, trend->column * 0.7, height,
		0.45);
	/* The target's line does not cross the number. */
	ink_box(paper, ink, x + (trend->column - text_width(shown)) / 2 - 1,
		base - height - text_height(shown), text_width(shown) + 2, text_height(shown), 1);
	text_ink(paper, ink, label, x, base + 2, NULL, 0);
	text_ink(paper, ink, shown, x, base - height - text_height(shown), NULL, 0);
	base += 2 + text_height(label);
	if (bar->mark[0]) {
		PangoLayout *mark = text_layout(
			paper, bar->mark, trend->points, BOLD, trend->column, PANGO_ALIGN_CENTER);

		text_ink(paper, ink, mark, x, base, NULL, 0);
		base += text_height(mark);
	}
	return base;
}

static void dashes(struct pdf_trend *trend, struct ink *ink, double y, double length)
{
	const double dash = 3.5, step = 6;

	for (double x = 0; x + dash <= length; x += step)
		ink_box(trend->paper, ink, x, y, dash, 1, 0);
}

static double add_target(struct pdf_trend *trend, struct ink *ink, double y)
{
	struct paper *paper = trend->paper;
	PangoLayout *words = text_layout(paper, target_words(trend), trend->points, LIGHT,
		paper->content - trend->points * 3, PANGO_ALIGN_LEFT);

	dashes(trend, ink, y + trend->points * 0.8, trend->points * 2.4);
	text_ink(paper, ink, words, trend->points * 3, y, NULL, 0);
	return y + text_height(words);
}

void paper_add_trend(struct paper *paper, const struct sheet_block *block)
{
	double points = text_points(paper, block->size);
	double widest = points * 6;
	struct pdf_trend trend = {.paper = paper,
		.block = block,
		.points = paper->sheet->large_print ? points : points * 0.85,
		.bars = points * 8,
		.top = sheet_chart_top(block)};
	struct sheet_strip *strip;
	struct ink *ink;
	double y = 0, end = 0;

	trend.column = block->n_bars ? paper->content / (double)block->n_bars : widest;
	trend.column = trend.column > widest ? widest : trend.column;
	if (!words_fit(&trend)) {
		add_bars(&trend);
		return;
	}
	strip = paper_strip(paper, 0, "P");
	ink = strip_ink(strip);
	if (block->text[0]) {
		PangoLayout *title = text_layout(
			paper, block->text, points, BOLD, paper->content, PANGO_ALIGN_LEFT);

		text_ink(paper, ink, title, 0, 0, NULL, 0);
		y = text_height(title);
	}
	y += trend.points * 1.8;
	if (block->target)
		dashes(&trend, ink,
			y + trend.bars * (1 - (double)block->target / (double)trend.top) - 0.5,
			trend.column * (double)block->n_bars);
	for (size_t i = 0; i < block->n_bars; i++) {
		double bottom = add_column(&trend, ink, i, y);

		end = bottom > end ? bottom : end;
	}
	ink_rule(paper, ink, 0, y + trend.bars, trend.column * (double)block->n_bars, 0.8, 0);
	end = end > 0 ? end + 2 : y;
	if (block->target)
		end = add_target(&trend, ink, end);
	strip->height = end;
}
