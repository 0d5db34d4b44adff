/* Bar charts: a label, a bar in grey, a tick at the target, the value in words. */
#include "paper.h"

/* Up to this many bars stay together on a page. */
enum { CHART_KEPT_WHOLE = 15 };

/* The value and its mark side by side, or below one another where that is too wide; returns where
 * they end. */
static double add_value(struct paper *paper, struct ink *ink, const struct sheet_bar *bar,
	double points, double x, double width)
{
	PangoLayout *shown = text_layout(paper, bar->shown, points, LIGHT, width, PANGO_ALIGN_LEFT);
	PangoLayout *mark = text_layout(paper, bar->mark, points, BOLD, width, PANGO_ALIGN_LEFT);
	double beside = text_width(shown) + points * 0.6;

	text_ink(paper, ink, shown, x, 0, NULL, 0);
	if (!bar->mark[0])
		return text_height(shown);
	if (beside + text_width(mark) <= width) {
		text_ink(paper, ink, mark, x + beside, 0, NULL, 0);
		return text_height(shown);
	}
	text_ink(paper, ink, mark, x, text_height(shown), NULL, 0);
	return text_height(shown) + text_height(mark);
}

static void add_bar(struct paper *paper, const struct sheet_block *chart,
	const struct sheet_bar *bar, double labels, double values)
{
	double points = text_points(paper, chart->size);
	double from = labels + points;
	double room = paper->content - from - values - points;
	double top = (double)sheet_chart_top(chart);
	double length = room * (double)bar->value / top;
	PangoLayout *label =
		text_layout(paper, bar->label, points, LIGHT, labels, PANGO_ALIGN_LEFT);
	double line = points * 1.36;
	struct sheet_strip *strip = paper_strip(paper, 0, "P");
	struct ink *ink = strip_ink(strip);
	double height;

	/* Something is never shown as nothing. */
	if (bar->value && length < 1)
		length = 1;
	ink_box(paper, ink, from, line * 0.15, length, line * 0.75, 0.45);
	if (bar->target)
		ink_box(paper, ink, from + room * (double)bar->target / top - 0.75, 0, 1.5,
			line * 1.05, 0);
	text_ink(paper, ink, label, 0, 0, NULL, 0);
	height = add_value(paper, ink, bar, points, from + room + points, values);
	height = height > text_height(label) ? height : text_height(label);
	strip->height = height + points * 0.4;
}

void paper_add_chart(struct paper *paper, const struct sheet_block *chart)
{
	double points = text_points(paper, chart->size);
	double labels = 0, values = 0;

	if (chart->text[0]) {
		PangoLayout *title = text_layout(
			paper, chart->text, points, BOLD, paper->content, PANGO_ALIGN_LEFT);
		struct sheet_strip *strip =
			paper_strip(paper, text_height(title) + points * 0.4, "P");

		text_ink(paper, strip_ink(strip), title, 0, 0, NULL, 0);
		strip->keep = true;
	}
	for (size_t i = 0; i < chart->n_bars; i++) {
		const struct sheet_bar *bar = &chart->bars[i];
		double label = text_natural(paper, bar->label, points, LIGHT);
		double value = text_natural(paper, bar->shown, points, LIGHT);

		if (bar->mark[0])
			value += points * 0.6 + 1 + text_natural(paper, bar->mark, points, BOLD);
		labels = label > labels ? label : labels;
		values = value > values ? value : values;
	}
	labels = labels > paper->content * 0.4 ? paper->content * 0.4 : labels;
	values = values > paper->content * 0.34 ? paper->content * 0.34 : values;
	for (size_t i = 0; i < chart->n_bars; i++) {
		paper->group++;
		add_bar(paper, chart, &chart->bars[i], labels, values);
		paper->laid->strips[paper->laid->n - 1].keep =
			i + 1 < chart->n_bars && chart->n_bars <= CHART_KEPT_WHOLE;
	}
}
