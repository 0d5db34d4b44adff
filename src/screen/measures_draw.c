/* How the measures look. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>

#include "measures.h"

enum { CODE = 4, FOLD = 2, COUNT = 14, SHARE = 10, HELD = 7, WIDE = 72, ABOUT_ROWS = 6 };

static const char *count_words(const struct measure *measure, struct arena *arena)
{
	if (measure->denominator > 0)
		return arena_printf(
			arena, "%" PRId64 " of %" PRId64, measure->numerator, measure->denominator);
	return arena_printf(arena, "%" PRId64, measure->numerator);
}

/* A share, or why there is none; a count says it once. */
static const char *share_words(const struct measure *measure)
{
	bool counted =
		measure->denominator == 0 && measure->value[0] >= '0' && measure->value[0] <= '9';

	return counted ? "" : measure->value;
}

static const char *fold_mark(const struct measures_page *page, const struct measure *measure)
{
	if (measure->figure != NULL || !measures_has_parts(page, measure->code))
		return " ";
	return page->open[measure->code] ? "-" : "+";
}

void measures_draw_row(void *data, size_t row, const struct canvas *canvas, struct list_look look)
{
	const struct measures_page *page = data;
	const struct measure *measure = &page->all[page->shown[row]];
	int name = canvas->cols - CODE - 1 - FOLD - COUNT - 1 - SHARE - 1 -
		   (canvas->cols >= WIDE ? HELD + 1 : 0),
	    col = 0;
	bool part = measure->figure != NULL;
	struct arena *arena = arena_new();

	(void)look;
	if (app_options(page->view->app)->calm) {
		canvas_textf(canvas, 0, 0, -1, STYLE_NORMAL, "%s %s: %s %s",
			word_code(&words_measure_code, measure->code), measure->name,
			count_words(measure, arena), share_words(measure));
		arena_free(arena);
		return;
	}
	if (!part)
		canvas_text(canvas, 0, col, CODE, word_code(&words_measure_code, measure->code),
			STYLE_NORMAL);
	col += CODE;
	canvas_text(canvas, 0, col, FOLD, fold_mark(page, measure), STYLE_NORMAL);
	col += FOLD;
	canvas_text(canvas, 0, col + (part ? 2 : 0), name - (part ? 2 : 0), measure->name,
		STYLE_NORMAL);
	col += name + 1;
	canvas_text_right(canvas, 0, col, COUNT, count_words(measure, arena), STYLE_NORMAL);
	canvas_text_right(canvas, 0, col + COUNT + 1, SHARE, share_words(measure), STYLE_NORMAL);
	if (canvas->cols >= WIDE && measure->held)
		canvas_text(
			canvas, 0, col + COUNT + 1 + SHARE + 1, HELD, measure->held, STYLE_NORMAL);
	arena_free(arena);
}

/* ---- the heading ---- */

static const char *const lengths[] = {"Month", "Quarter", "Year"};

const char *measures_heading(const struct measures_page *page, struct arena *arena)
{
	struct date end = page->day, from, to;
	char a[DATE_SHOWN_SIZE], b[DATE_SHOWN_SIZE], c[DATE_SHOWN_SIZE];
	bool running;

	from = page->asked ? page->from : period_begin(PERIOD_QUARTER, end);
	to = date_add_days(period_add(page->period, from, 1), -1);
	running = date_compare(to, end) > 0;
	return arena_printf(arena, "%s%s, %s to %s, as at %s", lengths[page->period],
		running ? " so far" : "", date_show(from, a), date_show(running ? end : to, b),
		date_show(measures_as_at(page), c));
}

static void draw_head(struct measures_page *page, const struct canvas *canvas, bool focus)
{
	int room = canvas->cols - page->view->right_taken - 1;
	struct arena *arena = arena_new();

	if (page->prompting) {
		int used =
			1 + canvas_text(canvas, 0, 1, -1, "As at (empty: today):", STYLE_BOLD) + 1;
		struct canvas field = canvas_sub(canvas, 0, used, 1, room - used);

		canvas_fill(&field, 0, 0, 1, field.cols, " ", STYLE_FIELD);
		input_draw(page->input, &field, focus);
	} else {
		canvas_text(canvas, 0, 1, room, measures_heading(page, arena), STYLE_NORMAL);
	}
	arena_free(arena);
}

/* ---- what it is about ---- */

static void draw_about(const struct measures_page *page, const struct canvas *canvas)
{
	const struct measure *measure = measures_selected(page);
	char from[DATE_SHOWN_SIZE], to[DATE_SHOWN_SIZE];
	struct arena *arena;
	struct str text = {0};

	canvas_hline(canvas, 0, 0, canvas->cols);
	if (measure == NULL)
		return;
	arena = arena_new();
	str_addf(&text, "%s: %s %s", measure->name, count_words(measure, arena),
		measure->unit ? measure->unit : "");
	if (*share_words(measure) != '\0')
		str_addf(&text, ", %s", share_words(measure));
	arena_free(arena);
	if (date_is_set(measure->from))
		str_addf(&text, ", %s to %s", date_show(measure->from, from),
			date_show(measure->to, to));
	str_addf(&text, ".");
	if (!text_is_blank(measure->note))
		str_addf(&text, " %s.", measure->note);
	if (measure->target)
		str_addf(&text, " Aim: %s.%s%s", measure->target, measure->held ? " " : "",
			measure->held ? measure->held : "");
	canvas_wrap(canvas, 1, 1, canvas->cols - 2, str_text(&text), STYLE_NORMAL);
	str_free(&text);
}

void measures_draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct measures_page *page = view->data;
	int about = canvas->rows >= 3 * ABOUT_ROWS ? ABOUT_ROWS : ABOUT_ROWS - 2;
	struct canvas rows = canvas_sub(canvas, 1, 0, canvas->rows - 1 - about, canvas->cols);
	struct canvas below = canvas_sub(canvas, canvas->rows - about, 0, about, canvas->cols);

	draw_head(page, canvas, focus);
	list_draw(page->list, &rows, focus && !page->prompting);
	draw_about(page, &below);
}
