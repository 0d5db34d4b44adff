/* How the Board looks: the rule and the counts, the columns, and what is known of the one row. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/base/utf8.h>
#include <caseload/deadline.h>

#include "board.h"
#include "person_summary.h"

enum {
	WIDE_COLS = 120,
	PANE_MAX = 60,
	PANE_ROWS = 6,
	PANE_FROM_ROWS = 19,
	INDENT = 3,
	NUMBER = 12,
	BAND = 12,
	DAY = 11,
	DUE = 8,
	ACTION_MIN = 11
};

const char *people_words(const struct team *team, int64_t n, struct arena *arena)
{
	const char *word = text_is_blank(team->person_word) ? "person" : team->person_word;
	char parted[THOUSANDS_SIZE];

	if (n == 1)
		return arena_printf(arena, "1 %s", word);
	if (strcmp(word, "person") == 0)
		return arena_printf(arena, "%s people", thousands_show(n, parted));
	return arena_printf(arena, "%s %ss", thousands_show(n, parted), word);
}

const char *board_next_words(const struct case_row *row)
{
	if (date_is_set(row->died))
		return "! Died";
	if (row->episode_id == 0)
		return "Risk list";
	if (row->lead_name == NULL)
		return "! No lead";
	if (row->plan == 0)
		return "! No plan";
	if (!text_is_blank(row->next_action))
		return row->next_action;
	return word_shown(&words_review_kind, row->review_kind);
}

/* ---- columns ---- */

struct columns {
	int name, due, lead, action; /* cells; 0: left out */
};

/* What is dropped first where columns are few: next action, due words, lead. */
static struct columns columns_for(int cols)
{
	int rest = cols - NUMBER - 1 - 1 - BAND - 1 - DAY;
	struct columns c = {0};

	if (rest >= 16 + 1 + DUE) {
		c.due = DUE;
		rest -= DUE + 1;
	}
	if (rest >= 18 + 1 + 10 + 1 + 12) {
		c.lead = 11 + (rest - 42) / 4;
		rest -= c.lead + 1;
	}
	if (c.due && rest >= 16 + 1 + ACTION_MIN) {
		c.action = (rest - 1) * 3 / 8 < ACTION_MIN ? ACTION_MIN : (rest - 1) * 3 / 8;
		rest -= c.action + 1;
	}
	c.name = rest;
	return c;
}

static void draw_header(const struct canvas *canvas)
{
	struct columns c = columns_for(canvas->cols - INDENT);
	int col = INDENT;

	canvas_text(canvas, 0, col, NUMBER, "NHS No.", STYLE_HEADING);
	canvas_text(canvas, 0, col += NUMBER + 1, c.name, "Name", STYLE_HEADING);
	canvas_text(canvas, 0, col += c.name + 1, BAND, "Risk", STYLE_HEADING);
	canvas_text(canvas, 0, col += BAND + 1, DAY, "Review", STYLE_HEADING);
	col += DAY + 1;
	if (c.due) {
		canvas_text(canvas, 0, col, DUE, "Due", STYLE_HEADING);
		col += DUE + 1;
	}
	if (c.lead) {
		canvas_text(canvas, 0, col, c.lead, "Lead", STYLE_HEADING);
		col += c.lead + 1;
	}
	if (c.action)
		canvas_text(canvas, 0, col, c.action, "Next action", STYLE_HEADING);
}

static void draw_columns(const struct board *board, const struct case_row *row,
	const struct canvas *canvas, struct arena *arena)
{
	struct columns c = columns_for(canvas->cols);
	struct date today = app_today(board->view->app);
	bool late = deadline_late_days(row->next_review, today) > 0;
	char number[NHS_NUMBER_SHOWN_SIZE], day[DATE_SHOWN_SIZE], due[16];
	const char *name = case_name(row, NAMES_FULL, arena);
	int col = NUMBER + 1;

	canvas_text(canvas, 0, 0, NUMBER, board_number(row, number), STYLE_NORMAL);
	canvas_text(canvas, 0, col, row->same_name ? c.name - 2 : c.name, name, STYLE_NORMAL);
	if (row->same_name)
		canvas_text(canvas, 0, col + c.name - 1, 1, "!", STYLE_BOLD);
	canvas_text(canvas, 0, col += c.name + 1, BAND, case_band_words(row, today, arena),
		band_style(row->band));
	canvas_text(canvas, 0, col += BAND + 1, DAY,
		row->stopped_for != STOP_NONE && !c.due ? "stopped"
							: date_show(row->next_review, day),
		late && !c.due ? STYLE_LATE : STYLE_NORMAL);
	if (late && !c.due)
		canvas_text(canvas, 0, col - 1, 1, "!", STYLE_LATE);
	col += DAY + 1;
	if (c.due) {
		canvas_text(canvas, 0, col, DUE,
			row->stopped_for != STOP_NONE
				? "stopped"
				: deadline_words(row->next_review, today, due),
			late ? STYLE_LATE : STYLE_NORMAL);
		col += DUE + 1;
	}
	if (c.lead) {
		canvas_text(canvas, 0, col, c.lead,
			row->lead_name	  ? case_lead_words(row, arena)
			: row->episode_id ? "! No lead"
					  : "",
			STYLE_NORMAL);
		col += c.lead + 1;
	}
	if (c.action)
		canvas_text(canvas, 0, col, c.action, board_next_words(row), STYLE_NORMAL);
}

void board_draw_row(void *data, size_t at, const struct canvas *canvas, struct list_look look)
{
	struct board *board = data;
	const struct case_row *row = rows_at(board, at);
	struct arena *arena;

	(void)look;
	if (row == NULL) {
		canvas_text(canvas, 0, 0, -1, "Not known to the team any more: F5.", STYLE_NORMAL);
		return;
	}
	arena = arena_new();
	if (app_options(board->view->app)->calm)
		board_calm_row(board, row, at, canvas, arena);
	else
		draw_columns(board, row, canvas, arena);
	arena_free(arena);
}

/* ---- row 2: what is shown; row 3: what waits ---- */

static int draw_filter(
	struct board *board, const struct canvas *row, int col, int right, bool focus)
{
	const char *means = board->rows.means;
	int field_cols = *means ? 6 : 20;
	struct canvas field;

	col += canvas_text(row, 0, col, -1, "Filter:", STYLE_NORMAL) + 1;
	if (board->filtering) {
		field = canvas_sub(row, 0, col, 1, field_cols);
		canvas_fill(&field, 0, 0, 1, field.cols, " ", STYLE_FIELD);
		input_draw(board->filter, &field, focus);
		col += field.cols + 1;
		if (*means)
			col += canvas_text(row, 0, col, right - col - 10, means, STYLE_BOLD) + 1;
	} else {
		col += canvas_text(row, 0, col, right - col - 13,
			       *means ? means : input_text(board->filter), STYLE_BOLD) +
		       1;
	}
	return col +
	       canvas_textf(
		       row, 0, col, right - col, STYLE_NORMAL, "(%zu shown)", board->rows.total) +
	       2;
}

/* Somebody may have two reviews of different kinds. */
static const char *late_of_words(const struct case_counts *counts, struct arena *arena)
{
	return counts->late > counts->late_people
		       ? arena_printf(arena, " of %" PRId64 " people", counts->late_people)
		       : "";
}

static void draw_rule(
	struct board *board, const struct canvas *row, bool focus, struct arena *arena)
{
	const struct team *team = session_team(board->view->session);
	const char *sort = board_sorts[board->sort].name;
	int col = 1, right = row->cols - board->view->right_taken;

	col += canvas_textf(row, 0, col, right - col, STYLE_NORMAL, "%s, %s",
		       board_views[board->shows].name,
		       people_words(team, (int64_t)board->unfiltered, arena)) +
	       2;
	if (board->filtering || board->filtered)
		col = draw_filter(board, row, col, right, focus);
	if (right - col >= 6 + (int)strlen(sort))
		col += canvas_textf(row, 0, col, -1, STYLE_NORMAL, "Sort: %s", sort) + 2;
	if (!board->filtering && !board->filtered && board->rows.counts.late > 0)
		canvas_textf(row, 0, col, right - col, STYLE_BOLD, "%" PRId64 " late%s",
			board->rows.counts.late, late_of_words(&board->rows.counts, arena));
}

/* "Two-hour referral 35 min late (2).": nothing on the Board is as urgent. */
static const char *two_hours(const struct case_waiting *waiting, struct arena *arena)
{
	char words[16];

	if (waiting->two_hour == 0)
		return "";
	deadline_words_at(waiting->two_hour_due, clock_unix(), words);
	if (waiting->two_hour == 1)
		return arena_printf(arena, "! Two-hour referral %s (2).  ", words);
	return arena_printf(arena, "! %" PRId64 " two-hour referrals, first %s (2).  ",
		waiting->two_hour, words);
}

/* "Meeting today at 09:30 (3)." */
static const char *meeting_today(const struct case_waiting *waiting, struct arena *arena)
{
	const char *first = two_hours(waiting, arena);

	if (waiting->meetings == 0)
		return first;
	if (waiting->meeting_open > 0)
		return arena_printf(arena, "%sThe meeting is open (3).  ", first);
	return arena_printf(arena, "%sMeeting today at %02" PRId64 ":%02" PRId64 " (3).  ", first,
		waiting->meeting_at / 60, waiting->meeting_at % 60);
}

static const char *waiting_words(const struct board *board, int cols, struct arena *arena)
{
	const struct case_waiting *waiting = &board->rows.waiting;
	bool wide = cols >= 100;
	const struct {
		int64_t n;
		const char *one, *many, *brief_one, *brief_many, *key;
	} items[] = {
		{waiting->proposals, "proposal to lead", "proposals to lead", "to lead", "to lead",
			"W"},
		{waiting->drafts, "draft kept", "drafts kept", "draft kept", "drafts kept", "D"},
		{waiting->late_actions, "of your actions late", "of your actions late",
			"action late", "actions late", cols < 70 ? "5" : "key 5"},
		{waiting->faults, "fault in the cases", "faults in the cases", "fault", "faults",
			"!"},
	};
	const char *out = "";

	for (size_t i = 0; i < sizeof items / sizeof items[0]; i++) {
		const char *words = items[i].n == 1 ? (wide ? items[i].one : items[i].brief_one)
				    : wide	    ? items[i].many
						    : items[i].brief_many;

		if (items[i].n > 0)
			out = arena_printf(arena, "%s%s%" PRId64 " %s (%s)", out, *out ? ", " : "",
				items[i].n, words, items[i].key);
	}
	if (*out == '\0')
		return meeting_today(waiting, arena);
	const char *whole =
		arena_printf(arena, "%sWaiting for you: %s", meeting_today(waiting, arena), out);
	return cols < 70 || utf8_width(whole, strlen(whole)) > cols - 2
		       ? arena_printf(arena, "%sWaiting: %s", meeting_today(waiting, arena), out)
		       : whole;
}

/* Returns the rows it took. */
static int draw_waiting(struct board *board, const struct canvas *canvas, struct arena *arena)
{
	const char *words = board->filtered ? "" : waiting_words(board, canvas->cols, arena);

	canvas_text(canvas, 1, 1, canvas->cols - 2, words, STYLE_BOLD);
	return *words ? 1 : 0;
}

/* ---- the whole ---- */

/* Side by side, a row of the list and one of the pane would be read as one. */
static bool is_calm(const struct board *board)
{
	return app_options(board->view->app)->calm;
}

static int right_pane_cols(const struct board *board, int cols)
{
	int pane = cols / 3 < PANE_MAX ? cols / 3 : PANE_MAX;

	return board->pane != PANE_OFF && cols >= WIDE_COLS && !is_calm(board) ? pane : 0;
}

/* In it, where one scrolls, the pane takes half. */
static int bottom_pane_rows(const struct board *board, const struct canvas *canvas)
{
	if (board->pane != PANE_OFF && is_calm(board))
		return canvas->rows / 2;
	if (board->pane == PANE_OFF || canvas->cols >= WIDE_COLS || canvas->cols < 80 ||
		canvas->rows < PANE_FROM_ROWS)
		return 0;
	return pane_has_focus(board) ? canvas->rows / 2 : PANE_ROWS;
}

void board_draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct board *board = view->data;
	struct arena *arena = arena_new();
	int right = right_pane_cols(board, canvas->cols);
	struct canvas left = canvas_sub(canvas, 0, 0, canvas->rows, canvas->cols - right);
	int top = 1 + draw_waiting(board, &left, arena), bottom = bottom_pane_rows(board, canvas);
	int cols = canvas->cols - right, head = app_options(view->app)->calm ? 0 : 1;
	struct canvas header = canvas_sub(canvas, top, 0, head, cols);
	struct canvas rows =
		canvas_sub(canvas, top + head, 0, canvas->rows - top - head - bottom, cols);
	struct canvas side = canvas_sub(canvas, 1, cols, canvas->rows - 1, right);
	struct canvas under = canvas_sub(canvas, canvas->rows - bottom, 0, bottom, cols);
	bool in_pane = pane_has_focus(board);
	const struct case_row *row;

	if (head)
		draw_header(&header);
	list_draw(board->list, &rows, focus && !board->filtering && !in_pane);
	row = board_selected(board);
	if (row && right)
		pane_draw_side(board, &side, row);
	if (row && bottom)
		pane_draw_bottom(board, &under, row);
	draw_rule(board, canvas, focus, arena);
	arena_free(arena);
}
