/* How the measures look. */
#include <string.h>

#include <caseload/base/str.h>

#include "measures.h"

enum { CODE = 4, FOLD = 2, SHARE = 6, HELD = 7, WIDE = 72, ABOUT_ROWS = 6 };

/* Words that are no number reach over the room of the count. */
static const char *row_words(const struct measure *measure, struct arena *arena)
{
	const char *count = measure_count_words(measure, arena),
		   *share = measure_share_words(measure);

	if ((int)strlen(share) > SHARE)
		return arena_printf(arena, "%s%s%s", count, *count != '\0' ? "  " : "", share);
	return arena_printf(arena, "%s  %*s", count, (int)SHARE, share);
}

int measures_numbers_width(const struct measure *all, size_t n)
{
	struct arena *arena = arena_new();
	int widest = 0;

	for (size_t i = 0; i < n; i++) {
		int width = (int)strlen(row_words(&all[i], arena));

		if (width > widest)
			widest = width;
	}
	arena_free(arena);
	return widest;
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
	int held = canvas->cols >= WIDE ? HELD + 1 : 0, col = 0,
	    name = canvas->cols - CODE - FOLD - page->numbers - 1 - held;
	bool part = measure->figure != NULL;
	struct arena *arena = arena_new();

	(void)look;
	if (app_options(page->view->app)->calm) {
		canvas_textf(canvas, 0, 0, -1, STYLE_NORMAL, "%s %s: %s %s",
			word_code(&words_measure_code, measure->code), measure->name,
			measure_count_words(measure, arena), measure_share_words(measure));
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
	canvas_text_right(canvas, 0, col, page->numbers, row_words(measure, arena), STYLE_NORMAL);
	if (held > 0 && measure->held)
		canvas_text(canvas, 0, col + page->numbers + 1, HELD, measure->held, STYLE_NORMAL);
	arena_free(arena);
}

/* ---- the heading ---- */

static const char *const lengths[] = {"Month", "Quarter", "Year"};

/* The days shown; true: the period is still running. */
static bool days_shown(const struct measures_page *page, struct date *from, struct date *to)
{
	*from = page->asked ? page->from : period_begin(PERIOD_QUARTER, page->day);
	*to = date_add_days(period_add(page->period, *from, 1), -1);
	if (page->outside || date_compare(*to, page->day) <= 0)
		return false;
	*to = page->day;
	return true;
}

const char *measures_heading(const struct measures_page *page, struct arena *arena)
{
	char a[DATE_SHOWN_SIZE], b[DATE_SHOWN_SIZE], c[DATE_SHOWN_SIZE];
	struct date from, to;
	bool running = days_shown(page, &from, &to);

	date_show(from, a);
	date_show(to, b);
	if (page->outside)
		return arena_printf(
			arena, "For outside, %s to %s: counts of 1 to 4 left out", a, b);
	return arena_printf(arena, "%s%s, %s to %s, as at %s", lengths[page->period],
		running ? " so far" : "", a, b, date_show(measures_as_at(page), c));
}

/* The heading says the period already. */
static bool is_of_the_page(const struct measures_page *page, const struct measure *measure)
{
	struct date from, to;

	days_shown(page, &from, &to);
	return date_equal(measure->from, from) && date_equal(measure->to, to);
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
		canvas_text(canvas, 0, 1, room, measures_heading(page, arena),
			page->outside ? STYLE_BOLD : STYLE_NORMAL);
	}
	arena_free(arena);
}

/* ---- what it is about ---- */

static void draw_about(const struct measures_page *page, const struct canvas *canvas)
{
	const struct measure *measure = measures_selected(page);
	char from[DATE_SHOWN_SIZE], to[DATE_SHOWN_SIZE], parted[THOUSANDS_SIZE];
	struct arena *arena;
	struct str text = {0};

	canvas_hline(canvas, 0, 0, canvas->cols);
	if (measure == NULL)
		return;
	arena = arena_new();
	str_addf(&text, "%s: %s", measure->name, measure_number_words(measure, arena));
	if (measure->of != NULL && measure->denominator > 0)
		str_addf(&text, ", of %s %s", thousands_show(measure->denominator, parted),
			measure->of);
	arena_free(arena);
	if (date_is_set(measure->from) && !is_of_the_page(page, measure))
		str_addf(&text, ", %s to %s", date_show(measure->from, from),
			date_show(measure->to, to));
	str_addf(&text, ".");
	if (!text_is_blank(measure->note))
		str_addf(&text, " %s.", measure->note);
	if (measure->target)
		str_addf(&text, " Target: %s. %s.", measure->target, measure->held);
	canvas_wrap(canvas, 1, 1, canvas->cols - 2, str_text(&text), STYLE_NORMAL);
	str_free(&text);
}

void measures_draw_behind(const struct measure_row *row, const struct canvas *canvas)
{
	const struct {
		const char *word;
		struct date day;
	} days[] = {{" from", row->from}, {", due", row->due}, {", done", row->done}};
	char day[DATE_SHOWN_SIZE];
	struct str text = {0};

	canvas_hline(canvas, 0, 0, canvas->cols);
	str_addf(&text, "%s: %s", word_shown(&words_measure_part, row->part), row->what);
	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++)
		if (date_is_set(days[i].day))
			str_addf(&text, "%s %s", days[i].word, date_show(days[i].day, day));
	if (!text_is_blank(row->words))
		str_addf(&text, ". %s", row->words);
	str_addf(&text, ".");
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
