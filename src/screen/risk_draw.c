/* How the Risk screen looks: the pyramid as a picture with its numbers, and the practices below. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/risk.h>

#include "board.h"
#include "risk.h"

enum {
	INDENT = 2,
	LABEL = 11,
	NUMBER_COLS = 8,
	CARE = 8,
	LED = 6,
	PLANNED = 6,
	PICTURE_MOST = 36,
	TALL_ROWS = 20,
	TOP_MOST = 3
};

/* ---- the picture ---- */

/* Four steps, evenly wider: the shares themselves (0.5 to 80 in 100) cannot be drawn to scale. */
static int step_cells(int stratum, int picture)
{
	int cells = picture * (STRATUM_VERY_HIGH - stratum + 1) / STRATUM_VERY_HIGH;

	return cells - (picture - cells) % 2; /* so that every step stands in the middle */
}

static void draw_step(const struct canvas *row, int col, int picture, int stratum)
{
	int cells = step_cells(stratum, picture);

	canvas_fill(row, 0, col + (picture - cells) / 2, 1, cells,
		row->grid->ascii ? "#" : "\xe2\x96\x88", STYLE_NORMAL);
}

/* ---- columns ---- */

struct columns {
	int picture, places, care, led, planned; /* cells; 0: left out */
};

static struct columns columns_for(int cols)
{
	struct columns c = {0};
	int rest = cols - LABEL - 1 - NUMBER_COLS - CARE - LED - PLANNED;

	c.care = CARE;
	c.led = LED;
	c.planned = PLANNED;
	if (rest >= NUMBER_COLS + 1 + 12) {
		c.places = NUMBER_COLS + 1;
		rest -= c.places;
	}
	c.picture = rest > PICTURE_MOST ? PICTURE_MOST : rest;
	return c;
}

static const char *count(int64_t n, char out[static THOUSANDS_SIZE])
{
	return thousands_show(n, out);
}

static void draw_numbers(const struct canvas *row, const struct columns *c,
	const struct strata_row *step, enum style style)
{
	int col = LABEL + 1 + c->picture;
	char text[THOUSANDS_SIZE];

	canvas_text_right(row, 0, col, NUMBER_COLS, count(step->people, text), style);
	col += NUMBER_COLS;
	if (c->places)
		canvas_text_right(row, 0, col, c->places, count(step->places, text), style);
	col += c->places;
	canvas_text_right(row, 0, col, c->care, count(step->in_care, text), style);
	canvas_text_right(row, 0, col += c->care, c->led, count(step->with_lead, text), style);
	canvas_text_right(row, 0, col += c->led, c->planned, count(step->with_plan, text), style);
}

static void draw_head(const struct canvas *row)
{
	struct canvas inside = canvas_sub(row, 0, INDENT, 1, row->cols - INDENT);
	struct columns c = columns_for(inside.cols);
	int col = LABEL + 1 + c.picture;

	canvas_text(&inside, 0, 0, LABEL, "Of adults", STYLE_HEADING);
	canvas_text_right(&inside, 0, col, NUMBER_COLS, "People", STYLE_HEADING);
	col += NUMBER_COLS;
	if (c.places)
		canvas_text_right(&inside, 0, col, c.places, "Places", STYLE_HEADING);
	col += c.places;
	canvas_text_right(&inside, 0, col, c.care, "In care", STYLE_HEADING);
	canvas_text_right(&inside, 0, col += c.care, c.led, "Lead", STYLE_HEADING);
	canvas_text_right(&inside, 0, col += c.led, c.planned, "Plan", STYLE_HEADING);
}

/* ---- practices ---- */

static int64_t in_care(const struct risk_whose *whose)
{
	int64_t n = 0;

	for (int stratum = STRATUM_LOW; stratum < STRATA; stratum++)
		n += whose->steps[stratum].in_care;
	return n;
}

enum { PRACTICE_NUMBER = 7 };

/* The top three steps and who is in care; where there is room also adults and the list's day. */
struct practice_columns {
	int name, adults, list;
};

static struct practice_columns practice_columns(int cols)
{
	struct practice_columns c = {0};
	int rest = cols - 4 * (PRACTICE_NUMBER + 1);

	if (rest >= 20 + 9) {
		c.adults = 8;
		rest -= c.adults + 1;
	}
	if (rest >= 22 + 12) {
		c.list = 11;
		rest -= c.list + 1;
	}
	c.name = rest > 40 ? 40 : rest;
	return c;
}

static void draw_practice_head(const struct canvas *row)
{
	static const char *const titles[] = {"0.5%", "to 5%", "to 20%", "In care"};
	struct practice_columns c = practice_columns(row->cols);
	int col = c.name + 1;

	canvas_text(row, 0, 0, c.name, "Practice", STYLE_HEADING);
	if (c.adults) {
		canvas_text_right(row, 0, col, c.adults, "Adults", STYLE_HEADING);
		col += c.adults + 1;
	}
	for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++, col += PRACTICE_NUMBER + 1)
		canvas_text_right(row, 0, col, PRACTICE_NUMBER, titles[i], STYLE_HEADING);
	if (c.list)
		canvas_text(row, 0, col, c.list, "List of", STYLE_HEADING);
}

static void draw_practice(const struct canvas *row, const struct risk_whose *whose)
{
	struct practice_columns c = practice_columns(row->cols);
	char text[THOUSANDS_SIZE], day[DATE_SHOWN_SIZE];
	int col = c.name + 1;

	if (whose->why_none) {
		int why = utf8_width(whose->why_none, strlen(whose->why_none)) + 2;

		c.name = row->cols - why - 1 < c.name ? row->cols - why - 1 : c.name;
		canvas_text(row, 0, 0, c.name, whose->name, STYLE_NORMAL);
		canvas_textf(row, 0, c.name + 1, why, STYLE_BOLD, "! %s", whose->why_none);
		return;
	}
	canvas_text(row, 0, 0, c.name, whose->name, STYLE_NORMAL);
	if (c.adults) {
		canvas_text_right(row, 0, col, c.adults, count(whose->adults, text), STYLE_NORMAL);
		col += c.adults + 1;
	}
	for (int stratum = STRATUM_VERY_HIGH; stratum > STRATUM_LOW;
		stratum--, col += PRACTICE_NUMBER + 1)
		canvas_text_right(row, 0, col, PRACTICE_NUMBER,
			count(whose->steps[stratum].people, text), STYLE_NORMAL);
	canvas_text_right(row, 0, col, PRACTICE_NUMBER, count(in_care(whose), text), STYLE_NORMAL);
	if (c.list)
		canvas_text(row, 0, col + PRACTICE_NUMBER + 1, c.list,
			date_show(whose->list_on, day), STYLE_NORMAL);
}

/* ---- rows ---- */

static void draw_calm(const struct risk *risk, const struct risk_line *line,
	const struct canvas *row, struct arena *arena)
{
	const struct risk_whose *whose = &risk->whose[risk->shows];
	const struct strata_row *step = &whose->steps[line->stratum];
	char people[THOUSANDS_SIZE], places[THOUSANDS_SIZE];

	switch (line->kind) {
	case LINE_STEP:
		canvas_textf(row, 0, 0, -1, STYLE_NORMAL,
			"%s, %s of %s places, %" PRId64 " in care, %" PRId64
			" with a lead, %" PRId64 " with a plan",
			risk_step_name(line->stratum), count(step->people, people),
			count(step->places, places), step->in_care, step->with_lead,
			step->with_plan);
		break;
	case LINE_PRACTICE:
		whose = &risk->whose[line->whose];
		canvas_text(row, 0, 0, -1,
			whose->why_none
				? arena_printf(arena, "%s, %s", whose->name, whose->why_none)
				: arena_printf(arena,
					  "%s, top 0.5%% %" PRId64 ", to 5%% %" PRId64
					  ", to 20%% %" PRId64 ", in care %" PRId64,
					  whose->name, whose->steps[STRATUM_VERY_HIGH].people,
					  whose->steps[STRATUM_HIGH].people,
					  whose->steps[STRATUM_MODERATE].people, in_care(whose)),
			STYLE_NORMAL);
		break;
	case LINE_HEAD:
		canvas_text(row, 0, 0, -1, "Practices", STYLE_HEADING);
		break;
	default:
		break;
	}
}

static void draw_columns(
	const struct risk *risk, const struct risk_line *line, const struct canvas *row)
{
	struct columns c = columns_for(row->cols);

	switch (line->kind) {
	case LINE_STEP:
		canvas_text(row, 0, 0, LABEL, risk_step_name(line->stratum), STYLE_BOLD);
		draw_step(row, LABEL + 1, c.picture, line->stratum);
		draw_numbers(row, &c, &risk->whose[risk->shows].steps[line->stratum], STYLE_NORMAL);
		break;
	case LINE_STEP_MORE:
		draw_step(row, LABEL + 1, c.picture, line->stratum);
		break;
	case LINE_HEAD:
		draw_practice_head(row);
		break;
	case LINE_PRACTICE:
		draw_practice(row, &risk->whose[line->whose]);
		break;
	case LINE_BLANK:
		break;
	}
}

void risk_draw_row(void *data, size_t at, const struct canvas *canvas, struct list_look look)
{
	const struct risk *risk = data;
	struct arena *arena;

	(void)look;
	if (!app_options(risk->view->app)->calm) {
		draw_columns(risk, &risk->lines[at], canvas);
		return;
	}
	arena = arena_new();
	draw_calm(risk, &risk->lines[at], canvas, arena);
	arena_free(arena);
}

/* ---- the rows above: whose it is, of what, and from when ---- */

/* The places are shares of everyone registered, so that day is said as well as the list's. */
static const char *when_words(const struct risk_whose *whose, struct arena *arena)
{
	char from[DATE_SHOWN_SIZE], to[DATE_SHOWN_SIZE], quarter[DATE_SHOWN_SIZE];
	const char *lists;

	if (whose->why_none)
		return arena_printf(arena, "Nobody can be placed: %s.", whose->why_none);
	lists = date_equal(whose->list_from, whose->list_on)
			? arena_printf(arena, "list of %s", date_show(whose->list_on, to))
			: arena_printf(arena, "lists of %s to %s",
				  date_show(whose->list_from, from), date_show(whose->list_on, to));
	return arena_printf(arena, "Placed among all adults registered on %s; %s.",
		date_show(whose->quarter, quarter), lists);
}

static const char *instrument_words(const struct risk *risk)
{
	if (risk->instrument == NULL)
		return "";
	return risk->mixed && risk->shows == 0 ? "each practice's own list"
					       : risk_instrument_name(risk->instrument);
}

/* Returns the rows it took. */
static int draw_top(struct risk *risk, const struct canvas *canvas, struct arena *arena)
{
	const struct risk_whose *whose = &risk->whose[risk->shows];
	struct canvas under = canvas_sub(canvas, 1, 0, TOP_MOST, canvas->cols);
	const char *gaps = risk_gaps(risk, arena);
	char adults[THOUSANDS_SIZE];

	canvas_text(canvas, 0, 1, canvas->cols - 1 - risk->view->right_taken,
		arena_printf(arena, "%s, %s adults%s%s", whose->name,
			thousands_show(whose->adults, adults), risk->instrument ? ", by " : "",
			instrument_words(risk)),
		STYLE_NORMAL);
	return 1 + canvas_wrap(&under, 0, 1, under.cols - 2,
			   arena_printf(arena, "%s%s%s", when_words(whose, arena),
				   *gaps ? "\n! " : "", gaps),
			   STYLE_NORMAL);
}

void risk_draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct risk *risk = view->data;
	bool calm = app_options(view->app)->calm;
	struct arena *arena = arena_new();
	int top = draw_top(risk, canvas, arena), head = calm ? 0 : 1;
	struct canvas header = canvas_sub(canvas, top, 0, head, canvas->cols);
	struct canvas rows =
		canvas_sub(canvas, top + head, 0, canvas->rows - top - head, canvas->cols);

	risk_lay(risk, !calm && canvas->rows >= TALL_ROWS);
	if (head)
		draw_head(&header);
	list_draw(risk->list, &rows, focus);
	arena_free(arena);
}
