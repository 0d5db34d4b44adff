/* Bar charts: a label, a bar in grey, a tick at the target, the value in words. */
#include "paper.h"

/* Up to this many bars stay together on a page. */
enum { CHART_KEPT_WHOLE = 15 };

static void add_bar(struct paper *paper, const struct sheet_block *chart,
	const struct sheet_bar *bar, double labels, double values)
{
	double points = text_points(paper, chart->size);
	double from = labels + points;
	double room = paper->content - from - values - points;
	double top = (double)sheet_chart_top(chart);
	PangoLayout *label =
		text_layout(paper, bar->label, points, LIGHT, labels, PANGO_ALIGN_LEFT);
	PangoLayout *shown = text_layout(paper, bar->shown, points, LIGHT, 0, PANGO_ALIGN_LEFT);
	double height = text_height(label) + points * 0.4;
	double line = text_height(shown);
	struct ink *ink = strip_ink(paper_strip(paper, height, "P"));
	struct mark *box = ink_add(paper, ink, MARK_BOX);

	box->x = from;
	box->y = line * 0.15;
	box->width = room * (double)bar->value / top;
	box->height = line * 0.75;
	box->grey = 0.45;
	if (bar->target) {
		struct mark *tick = ink_add(paper, ink, MARK_BOX);

		tick->x = from + room * (double)bar->target / top - 0.75;
		tick->width = 1.5;
		tick->height = line * 1.05;
	}
	text_ink(paper, ink, label, 0, 0, NULL, 0);
	text_ink(paper, ink, shown, from + room + points, 0, NULL, 0);
	if (bar->mark[0])
		text_ink(paper, ink,
			text_layout(paper, bar->mark, points, BOLD, 0, PANGO_ALIGN_LEFT),
			from + room + points * 1.6 + text_width(shown), 0, NULL, 0);
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
			value += points * 0.6 + text_natural(paper, bar->mark, points, BOLD);
		labels = label > labels ? label : labels;
		values = value > values ? value : values;
	}
	labels = labels > paper->content * 0.4 ? paper->content * 0.4 : labels;
	values = values > paper->content * 0.3 ? paper->content * 0.3 : values;
	for (size_t i = 0; i < chart->n_bars; i++) {
		paper->group++;
		add_bar(paper, chart, &chart->bars[i], labels, values);
		paper->laid->strips[paper->laid->n - 1].keep =
			i + 1 < chart->n_bars && chart->n_bars <= CHART_KEPT_WHOLE;
	}
}
