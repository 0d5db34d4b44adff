#include "person_risk.h"

#include <stdio.h>
#include <string.h>

#include <caseload/base/str.h>

#include "person_summary.h"

enum { RISK = 15, COULD_BE = 9, AS_OF = 13, LIST_MOST = 6, WITH_DAY = 70 };

void person_risk_read(struct person_page *page)
{
	struct err err = {0};

	if (!risk_scores_read(page->view, &page->scores, &err))
		app_error(page->view->app, &err);
	page->rows.scores = page->scores.items;
	page->rows.scores_n = page->scores.n;
}

const struct risk_explained *person_risk_selected(const struct person_page *page)
{
	long row;

	if (page->rows.tab != TAB_RISK || !page->lists[TAB_RISK])
		return NULL;
	row = list_selected_row(page->lists[TAB_RISK]);
	return row < 0 ? NULL : page->rows.scores[row];
}

enum answer person_risk_open(struct person_page *page)
{
	struct screen_arg arg = {.person = page->view->arg.person};
	char at[24];
	long row = list_selected_row(page->lists[TAB_RISK]);

	if (row < 0)
		return ANSWER_STAY;
	snprintf(at, sizeof at, "%ld", row);
	arg.text = at;
	return app_push(page->view->app, &screen_risk_panel, &arg);
}

enum answer person_risk_command(struct person_page *page, enum command_id id)
{
	return risk_do(page->view, id, person_risk_selected(page));
}

/* ---- drawing ---- */

void person_risk_draw_row(
	const struct view *view, const struct risk_explained *e, const struct canvas *canvas)
{
	bool dated = canvas->cols >= WITH_DAY;
	int col = RISK + 1 + COULD_BE + 1 + (dated ? AS_OF + 1 : 0);
	struct arena *arena = arena_new();
	char day[DATE_SHOWN_SIZE], value[SCORE_SIZE];

	if (risk_is_hidden(view, e)) {
		canvas_text(canvas, 0, 0, col - 1, "Hidden", STYLE_NORMAL);
	} else if (e->score) {
		canvas_textf(canvas, 0, 0, RISK, band_style(e->score->band), "%s %s%s",
			word_shown(&words_band, e->score->band), score_show(e->score->score, value),
			e->age == RISK_CURRENT ? "" : "~");
		canvas_text(
			canvas, 0, RISK + 1, COULD_BE, risk_range_short(e, arena), STYLE_NORMAL);
		canvas_text(canvas, 0, RISK + 1 + COULD_BE + 1, dated ? AS_OF : 0,
			date_show(e->score->scored_on, day), STYLE_NORMAL);
	} else {
		canvas_text(canvas, 0, 0, col - 1, e->enabled ? "No score" : "Switched off",
			STYLE_NORMAL);
	}
	canvas_text(canvas, 0, col, -1, risk_title(e), STYLE_NORMAL);
	arena_free(arena);
}

int person_risk_pane_rows(const struct person_page *page, int rows)
{
	int list = (int)page->rows.scores_n;

	if (list > LIST_MOST)
		list = LIST_MOST;
	if (list > rows / 3)
		list = rows / 3;
	return list > 0 ? rows - 2 - list : 0;
}

void person_risk_draw_pane(struct person_page *page, const struct canvas *canvas)
{
	const struct risk_explained *e = person_risk_selected(page);
	struct risk_text_options options = risk_text_for(page->view, canvas);
	struct arena *arena = arena_new();
	struct risk_text text;
	const char *line;

	if (e && risk_is_hidden(page->view, e)) {
		canvas_text(canvas, 0, 0, -1,
			"Hidden until you have judged it: J. Enter, then v, shows it.",
			STYLE_NORMAL);
	} else if (e) {
		int at = risk_headline_draw(canvas, e);

		risk_text(e, &options, arena, &text);
		line = text.text;
		for (size_t i = 0; i < text.n && at < canvas->rows; i++, at++) {
			size_t length = strcspn(line, "\n");
			bool cut = at + 1 == canvas->rows && i + 1 < text.n;

			canvas_text(canvas, at, 0, -1,
				cut ? arena_printf(
					      arena, "(Enter shows %zu more lines)", text.n - i)
				    : arena_strndup(arena, line, length),
				text.strong[i] && !cut ? STYLE_BOLD : STYLE_NORMAL);
			line += length + (line[length] == '\n');
		}
	}
	arena_free(arena);
}
