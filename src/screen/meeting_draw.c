/* How a meeting looks: its list of cases, with a line where the time is full. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>

#include "meeting.h"
#include "person_summary.h"

enum { SLOT = 3, NAME = 20, NAME_WIDE = 26, BAND = 7, MINUTES = 3, SPEAKER = 9, MARK = 8 };
enum { MARK_DECIDED = 13, TOLD = 16, ACTIONS = 7, WIDE_LIST = 84, NARROW_LIST = 70 };
enum { HEAD_ROWS = 3, PANE_COLS = 120, PANE_MOST = 60, PANE_ROWS = 6, LOW_ROWS = 2 };

/* ---- columns ---- */

struct columns {
	int name, band, why, minutes, speaker, mark; /* cells; 0: left out */
	bool after;				     /* decision, actions and told instead */
};

static int beside(int cells)
{
	return cells > 0 ? cells + 1 : 0;
}

static struct columns columns_for(const struct meeting_record *record, int cols)
{
	struct columns c = {.after = record->meeting.status == MEETING_CLOSED};
	bool wide = cols >= WIDE_LIST, narrow = cols < NARROW_LIST;

	c.name = wide ? NAME_WIDE : NAME;
	c.mark = record->meeting.opened_at != NULL && !narrow ? MARK_DECIDED : MARK;
	if (c.after) {
		c.mark = TOLD;
		c.minutes = narrow ? 0 : ACTIONS;
	} else {
		c.band = BAND;
		c.minutes = MINUTES;
		c.speaker = narrow ? 0 : SPEAKER;
	}
	c.why = cols - SLOT - 2 - beside(c.name) - beside(c.band) - beside(c.minutes) -
		beside(c.speaker) - c.mark;
	return c;
}

static void draw_header(const struct meeting_record *record, const struct canvas *row)
{
	struct canvas inside = canvas_sub(row, 0, 2, 1, row->cols - 2);
	struct columns c = columns_for(record, inside.cols);
	const char *mark = c.after ? "Told" : record->meeting.opened_at ? "Decision" : "";
	int col = SLOT + 1;

	canvas_text(&inside, 0, col, c.name, "Person", STYLE_HEADING);
	col += beside(c.name);
	canvas_text(&inside, 0, col, c.band, "Risk", STYLE_HEADING);
	col += beside(c.band);
	canvas_text(&inside, 0, col, c.why, c.after ? "Decision" : "Why", STYLE_HEADING);
	col += beside(c.why);
	canvas_text_right(&inside, 0, col, c.minutes, c.after ? "Actions" : "Min", STYLE_HEADING);
	col += beside(c.minutes);
	canvas_text(&inside, 0, col, c.speaker, "Speaks", STYLE_HEADING);
	col += beside(c.speaker);
	canvas_text(&inside, 0, col, c.mark, mark, STYLE_HEADING);
}

/* "Review 4 days late +2": the first reason, and how many more there are. */
static const char *why_words(const struct case_item *item, struct arena *arena)
{
	if (meeting_asks_close(item->unchanged) && case_is_open(item))
		return arena_printf(
			arena, "? no change in %" PRId64 " meetings: close?", item->unchanged);
	if (item->status == CASE_DROPPED)
		return item->dropped_reason;
	if (item->reasons_n == 0)
		return item->asked_reason ? item->asked_reason : "";
	/* Who asked stands in full below the list. */
	return item->reasons[0].rule == AGENDA_ASKED && item->asked_reason != NULL
		       ? item->asked_reason
		       : item->reasons[0].words;
}

static const char *more_words(const struct case_item *item, struct arena *arena)
{
	size_t n = item->status == CASE_DROPPED ? 0 : item->reasons_n;

	return n > 1 ? arena_printf(arena, " +%zu", n - 1) : "";
}

/* "LATE 2x": added late, carried over twice; or what was decided. */
static const char *mark_words(
	const struct meeting_record *record, const struct case_item *item, struct arena *arena)
{
	const char *late = item->late ? "LATE " : "";

	if (record->meeting.status == MEETING_CLOSED)
		return meeting_told(item, arena);
	if (case_is_decided(item))
		return meeting_decided(item, arena);
	if (item->carried > 0)
		return arena_printf(arena, "%s%" PRId64 "x", late, item->carried);
	return late;
}

static size_t untitled(const char *name)
{
	const char *title = strstr(name, " (");

	return title != NULL ? (size_t)(title - name) : strlen(name);
}

static void draw_why(const struct case_item *item, const struct canvas *row, int col, int cols,
	struct arena *arena)
{
	const char *more = more_words(item, arena);
	int after = (int)strlen(more);
	int used = canvas_text(row, 0, col, cols - after, why_words(item, arena), STYLE_NORMAL);

	canvas_text(row, 0, col + used, after, more, STYLE_NORMAL);
}

static void draw_columns(const struct meeting_record *record, const struct case_item *item,
	const struct canvas *row, struct arena *arena)
{
	struct columns c = columns_for(record, row->cols);
	bool on = item->status != CASE_PROPOSED && item->status != CASE_DROPPED;
	const char *mark = mark_words(record, item, arena);
	int col = SLOT + 1;

	if (on)
		canvas_text_right(
			row, 0, 0, SLOT, arena_printf(arena, "%" PRId64, item->slot), STYLE_NORMAL);
	canvas_textf(row, 0, col, c.name, STYLE_NORMAL, "%.*s", (int)untitled(item->person),
		item->person);
	col += beside(c.name);
	if (c.band > 0)
		canvas_text(row, 0, col, c.band, word_shown(&words_band, item->band),
			band_style(item->band));
	col += beside(c.band);
	if (c.after)
		canvas_text(row, 0, col, c.why, meeting_decided(item, arena), STYLE_NORMAL);
	else
		draw_why(item, row, col, c.why, arena);
	col += beside(c.why);
	canvas_text_right(row, 0, col, c.minutes,
		arena_printf(arena, "%" PRId64, c.after ? item->actions : item->minutes),
		STYLE_NORMAL);
	col += beside(c.minutes);
	canvas_text(row, 0, col, c.speaker, meeting_short_name(item->speaker, arena), STYLE_NORMAL);
	col += beside(c.speaker);
	canvas_text(
		row, 0, col, c.mark, mark, item->late || *mark == '!' ? STYLE_LATE : STYLE_NORMAL);
}

static void draw_calm(const struct meeting_record *record, const struct case_item *item,
	const struct canvas *row, struct arena *arena)
{
	const char *mark = mark_words(record, item, arena);

	canvas_textf(row, 0, 0, -1, STYLE_NORMAL,
		"%" PRId64 " %s, %s, %s%s, %" PRId64 " min%s%s%s%s", item->slot, item->person,
		word_shown(&words_band, item->band), why_words(item, arena),
		more_words(item, arena), item->minutes, item->speaker ? ", " : "",
		item->speaker ? item->speaker : "", *mark ? ", " : "", mark);
}

static void draw_between(const char *words, const struct canvas *row)
{
	int used = canvas_textf(row, 0, 0, -1, STYLE_NORMAL, "---- %s ", words);

	for (int col = used; col < row->cols; col++)
		canvas_text(row, 0, col, 1, "-", STYLE_NORMAL);
}

void meeting_draw_row(void *data, size_t at, const struct canvas *row, struct list_look look)
{
	struct meeting_page *page = data;
	const struct meeting_line *line = &page->lines[at];
	struct arena *arena;

	(void)look;
	if (line->item == NULL) {
		draw_between(line->words, row);
		return;
	}
	arena = arena_new();
	if (app_options(page->view->app)->calm)
		draw_calm(page->record, line->item, row, arena);
	else
		draw_columns(page->record, line->item, row, arena);
	arena_free(arena);
}

/* ---- all of it ---- */

static void draw_head(
	struct meeting_page *page, const struct canvas *canvas, int list_cols, struct arena *arena)
{
	const struct meeting_record *record = page->record;
	struct canvas header = canvas_sub(canvas, 2, 0, 1, list_cols);
	int room = canvas->cols - page->view->right_taken - 1;
	int used = 1;

	canvas_text(canvas, 0, 1, room, meeting_first_row(&record->meeting, arena), STYLE_BOLD);
	used += canvas_text(canvas, 1, 1, canvas->cols - 2,
		meeting_state_words(record, app_today(page->view->app), arena), STYLE_NORMAL);
	if (record->seats_n > 0)
		canvas_textf(canvas, 1, used + 1, canvas->cols - used - 2, STYLE_NORMAL,
			"%s is in it too.", record->seats[0].name);
	if (!app_options(page->view->app)->calm)
		draw_header(record, &header);
}

static void draw_none(struct view *view, const struct canvas *canvas, bool focus)
{
	bool may = session_may(view->session, CMD_MEETING_PLAN);

	canvas_text(canvas, 1, 1, -1, "No meeting is planned.", STYLE_BOLD);
	canvas_wrap(canvas, 3, 1, canvas->cols - 2,
		may ? "N plans one: its agenda builds itself by the team's rules, and each line "
		      "says why somebody is on it."
		    : "Who plans meetings in your team can make one; then it shows here.",
		STYLE_NORMAL);
	canvas_text(canvas, 6, 1, -1, "[ shows the meeting before.", STYLE_NORMAL);
	if (focus)
		canvas_cursor(canvas, 1, 1);
}

void meeting_draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct meeting_page *page = view->data;
	bool wide = canvas->cols >= PANE_COLS, small = app_is_small(view->app);
	int side = wide ? canvas->cols / 3 < PANE_MOST ? canvas->cols / 3 : PANE_MOST : 0;
	int below = wide ? 0 : small ? LOW_ROWS : PANE_ROWS;
	struct canvas left = canvas_sub(canvas, 0, 0, canvas->rows, canvas->cols - side);
	struct canvas rows =
		canvas_sub(&left, HEAD_ROWS, 0, left.rows - HEAD_ROWS - below, left.cols);
	struct canvas under = canvas_sub(canvas, canvas->rows - below, 0, below, canvas->cols);
	struct canvas right = canvas_sub(
		canvas, HEAD_ROWS - 1, canvas->cols - side, canvas->rows - HEAD_ROWS + 1, side);
	struct arena *arena;

	if (page->record == NULL) {
		draw_none(view, canvas, focus);
		return;
	}
	arena = arena_new();
	draw_head(page, canvas, left.cols, arena);
	if (wide)
		meeting_draw_side(page, &right, arena);
	else if (small)
		meeting_draw_low(page, &under, arena);
	else
		meeting_draw_below(page, &under, arena);
	list_draw(page->list, &rows, focus);
	arena_free(arena);
}
