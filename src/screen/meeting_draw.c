/* How a meeting looks: its list of cases, and below or beside it the case under the cursor in full
 * and who is there. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "meeting.h"
#include "person_summary.h"

enum { SLOT = 3, NAME = 20, NAME_WIDE = 26, BAND = 7, MINUTES = 3, SPEAKER = 9, MARK = 8 };
enum { MARK_WIDE = 19, TOLD = 16, ACTIONS = 7, WIDE_LIST = 84, NARROW_LIST = 70 };
enum { HEAD_ROWS = 3, PANE_COLS = 120, PANE_MOST = 60, PANE_ROWS = 6, LOW_ROWS = 2 };

/* ---- words ---- */

const char *meeting_words(const struct meeting *meeting, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];

	return arena_printf(arena, "MDT %s %s", date_show_weekday(meeting->on, day), meeting->at);
}

const char *meeting_decided(const struct case_item *item, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];

	switch (item->decision) {
	case DECISION_PLAN_AGREED:
		return "Plan agreed";
	case DECISION_ACCEPT:
		return "Accepted";
	case DECISION_LEAD:
		return "Lead changed";
	case DECISION_REFER:
		return item->refer_to ? arena_printf(arena, "Refer: %s", item->refer_to)
				      : "Referred on";
	case DECISION_REVIEW:
		return arena_printf(arena, "Review %s", date_show(item->next_review, day));
	case DECISION_CLOSE:
		return "Closed";
	case DECISION_DEFER:
		return "Deferred";
	default:
		return "";
	}
}

const char *meeting_told(const struct case_item *item, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];

	if (date_is_set(item->told_on))
		return arena_printf(arena, "told %s", date_show(item->told_on, day));
	if (item->told_not_needed != NULL)
		return "not needed";
	return case_must_tell(item) ? "! TO BE TOLD" : "";
}

/* "M Lewis": in a room full of people who know each other. */
static const char *short_name(const char *name, struct arena *arena)
{
	const char *family = name != NULL ? strrchr(name, ' ') : NULL;
	size_t first = family != NULL ? utf8_grapheme_next(name, strlen(name), 0) : 0;

	return family != NULL ? arena_printf(arena, "%.*s%s", (int)first, name, family) : name;
}

static const char *names_of(
	const struct meeting_record *record, int status, size_t *n, struct arena *arena)
{
	struct str text = {0};
	char *out;

	*n = 0;
	for (size_t i = 0; i < record->attendance_n; i++) {
		const struct attendance *at = &record->attendance[i];

		if (at->status != status)
			continue;
		str_addf(&text, "%s%s", (*n)++ > 0 ? ", " : "", short_name(at->name, arena));
		if (at->deputy_for != NULL)
			str_addf(&text, " (for %s)", short_name(at->deputy_for, arena));
	}
	out = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return out;
}

const char *attendance_words(const struct meeting_record *record, struct arena *arena)
{
	size_t here, sorry, expected;
	const char *here_names = names_of(record, ATTENDANCE_PRESENT, &here, arena);
	const char *sorry_names = names_of(record, ATTENDANCE_APOLOGIES, &sorry, arena);
	const char *expected_names = names_of(record, ATTENDANCE_EXPECTED, &expected, arena);
	bool begun = record->meeting.opened_at != NULL || here > 0;
	struct str text = {0};
	char *out;

	/* Before anybody can be here, that somebody is missing says nothing. */
	if (begun && !text_is_blank(record->missing))
		str_addf(&text, "! %s ", record->missing);
	if (here > 0)
		str_addf(&text, "Here %zu: %s. ", here, here_names);
	if (sorry > 0)
		str_addf(&text, "Sorry: %s. ", sorry_names);
	if (expected > 0 && !meeting_is_over(&record->meeting))
		str_addf(&text, "Expected %zu: %s.", expected, expected_names);
	if (here + sorry + expected == 0)
		str_add(&text, "Nobody is written down as coming. o says who.");
	out = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return out;
}

/* ---- the head ---- */

struct counts {
	size_t cases, decided, late, tell;
	int64_t minutes;
};

static struct counts count(const struct meeting_record *record)
{
	struct counts counts = {0};

	for (size_t i = 0; i < record->items_n; i++) {
		const struct case_item *item = &record->items[i];

		if (item->status == CASE_PROPOSED || item->status == CASE_DROPPED)
			continue;
		counts.cases++;
		counts.minutes += item->minutes;
		counts.decided += case_is_decided(item);
		counts.late += item->late;
		counts.tell += case_must_tell(item) && !case_is_told(item);
	}
	return counts;
}

static const char *first_row(const struct meeting *meeting, struct arena *arena)
{
	const char *place = meeting->place ? meeting->place : meeting->practice;

	return arena_printf(arena, "%s%s%s, %" PRId64 " min", meeting_words(meeting, arena),
		place ? ", " : "", place ? place : "", meeting->minutes);
}

static const char *plural(size_t n, const char *one, const char *many)
{
	return n == 1 ? one : many;
}

static const char *time_words(
	const struct meeting *meeting, const struct counts *counts, struct arena *arena)
{
	return arena_printf(arena, "%zu %s, %" PRId64 " of %" PRId64 " min%s", counts->cases,
		plural(counts->cases, "case", "cases"), counts->minutes, meeting->minutes,
		counts->late > 0 ? arena_printf(arena, ", %zu late", counts->late) : "");
}

static const char *begun_words(const struct meeting_record *record, const struct counts *counts,
	const char *word, const char *instant, struct arena *arena)
{
	char time[8];

	return arena_printf(arena, "%s%s. %zu of %zu decided, %zu %s. Enter goes on.", word,
		instant ? arena_printf(arena, " since %s", instant_show_time(instant, time)) : "",
		counts->decided, counts->cases, record->actions_n,
		plural(record->actions_n, "action", "actions"));
}

static const char *closed_words(
	const struct meeting_record *record, const struct counts *counts, struct arena *arena)
{
	char time[8];
	const char *tell = counts->tell == 0 ? "nobody left to tell"
					     : arena_printf(arena, "! %zu to tell", counts->tell);

	return arena_printf(arena, "Closed %s. %zu %s, %zu %s, %s. The minutes are ready: P.",
		instant_show_time(record->meeting.closed_at, time), counts->cases,
		plural(counts->cases, "case", "cases"), record->actions_n,
		plural(record->actions_n, "action", "actions"), tell);
}

static const char *state_words(
	const struct meeting_record *record, struct date today, struct arena *arena)
{
	const struct meeting *meeting = &record->meeting;
	struct counts counts = count(record);
	char day[DATE_SHOWN_SIZE];

	switch (meeting->status) {
	case MEETING_OPEN:
		return begun_words(record, &counts, "Open", meeting->opened_at, arena);
	case MEETING_SUSPENDED:
		return begun_words(record, &counts, "Suspended", NULL, arena);
	case MEETING_CLOSED:
		return closed_words(record, &counts, arena);
	case MEETING_CANCELLED:
		return arena_printf(arena, "Cancelled: %s", meeting->cancel_reason);
	default:
		break;
	}
	if (meeting_is_due(meeting, today))
		return arena_printf(arena, "%s %s. Enter begins it.",
			date_equal(meeting->on, today) ? "Today." : "Not held yet.",
			time_words(meeting, &counts, arena));
	if (!meeting_takes_names(meeting, today))
		return arena_printf(arena, "%s. Names no longer taken: additions are late. %s.",
			word_shown(&words_meeting_status, meeting->status),
			time_words(meeting, &counts, arena));
	return arena_printf(arena, "%s. Names until %s. %s.",
		word_shown(&words_meeting_status, meeting->status),
		date_show_weekday(meeting->cutoff, day), time_words(meeting, &counts, arena));
}

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
	c.mark = record->meeting.opened_at != NULL && !narrow ? MARK_WIDE - 4 * !wide : MARK;
	if (c.after) {
		c.mark = TOLD;
		c.minutes = narrow ? 0 : ACTIONS;
	} else {
		c.band = BAND;
		c.minutes = MINUTES;
		c.speaker = narrow ? 0 : SPEAKER;
	}
	c.why = cols - SLOT - 1 - beside(c.name) - beside(c.band) - beside(c.minutes) -
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
	canvas_text(row, 0, col, c.speaker, short_name(item->speaker, arena), STYLE_NORMAL);
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

/* ---- the pane ---- */

static const char *all_reasons(const struct case_item *item, struct arena *arena)
{
	struct str text = {0};
	char *out;

	for (size_t i = 0; i < item->reasons_n; i++)
		str_addf(&text, "%s%s", i > 0 ? ". " : "", item->reasons[i].words);
	if (item->asked_reason != NULL && item->reasons_n == 0)
		str_add(&text, item->asked_reason);
	if (item->asked_by != NULL && item->reasons_n == 0)
		str_addf(&text, "%sAsked for by %s", text.length > 0 ? ". " : "", item->asked_by);
	if (item->late_reason != NULL)
		str_addf(&text, "%sLate: %s", text.length > 0 ? ". " : "", item->late_reason);
	if (item->dropped_reason != NULL)
		str_addf(&text, "%sTaken off: %s", text.length > 0 ? ". " : "",
			item->dropped_reason);
	out = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return out;
}

static const char *actions_of(
	const struct meeting_record *record, const struct case_item *item, struct arena *arena)
{
	struct str text = {0};
	char day[DATE_SHOWN_SIZE];
	char *out;

	for (size_t i = 0; i < record->actions_n; i++) {
		const struct action *action = &record->actions[i];

		if (action->case_item_id != item->id)
			continue;
		str_addf(&text, "%s%s, %s%s%s", text.length > 0 ? "; " : "", action->what,
			action->owner_name, date_is_set(action->due) ? ", by " : "",
			date_show(action->due, day));
		if (action->status != ACTION_OPEN)
			str_addf(&text, " (%s)", word_shown(&words_action_status, action->status));
	}
	out = arena_strdup(arena, text.length > 0 ? str_text(&text) : "None asked for.");
	str_free(&text);
	return out;
}

static const char *decided_in_full(const struct case_item *item, struct arena *arena)
{
	const char *told = meeting_told(item, arena);
	char day[DATE_SHOWN_SIZE];
	bool next = date_is_set(item->next_review) && item->decision != DECISION_REVIEW;

	return arena_printf(arena, "%s%s%s%s%s%s%s", meeting_decided(item, arena),
		item->decision_reason ? ": " : "",
		item->decision_reason ? item->decision_reason : "", next ? ". Next review " : "",
		next ? date_show(item->next_review, day) : "", *told ? ". Person " : "",
		*told == '!' ? "to be told" : told);
}

struct pen {
	const struct canvas *canvas;
	int at;
};

static void fact(struct pen *pen, const char *label, const char *words, enum style style, int most)
{
	enum { LABEL = 8 };
	int room = pen->canvas->rows - pen->at;
	struct canvas right = canvas_sub(pen->canvas, pen->at, LABEL + 1,
		most > 0 && most < room ? most : room, pen->canvas->cols - LABEL - 2);

	if (text_is_blank(words) || room <= 0)
		return;
	canvas_text(pen->canvas, pen->at, 0, LABEL, label, STYLE_HEADING);
	pen->at += canvas_wrap(&right, 0, 0, right.cols, words, style);
}

/* Why in full before it is decided; afterwards what was decided and asked for. */
static void draw_case(struct pen *pen, const struct meeting_record *record,
	const struct case_item *item, bool low, struct arena *arena)
{
	bool decided = case_is_decided(item);

	if (!decided || !low)
		fact(pen, "Why", all_reasons(item, arena), STYLE_NORMAL, decided ? 1 : low ? 3 : 0);
	if (meeting_asks_close(item->unchanged) && !decided)
		fact(pen, "Ask",
			arena_printf(arena,
				"Nothing was decided anew in %" PRId64
				" meetings: take them off the meeting's list? Only a decision does "
				"it.",
				item->unchanged),
			STYLE_BOLD, low ? 1 : 0);
	if (decided)
		fact(pen, "Decided", decided_in_full(item, arena), STYLE_NORMAL, low ? 2 : 0);
	if (decided || item->actions > 0)
		fact(pen, "Actions", actions_of(record, item, arena), STYLE_NORMAL, low ? 2 : 0);
	if (!low && item->speaker != NULL)
		fact(pen, "Speaks", item->speaker, STYLE_NORMAL, 1);
	if (!low)
		fact(pen, "Wants", item->wants, STYLE_NORMAL, 0);
}

static void draw_attendance(
	struct pen *pen, const struct meeting_record *record, int most, struct arena *arena)
{
	const char *words = attendance_words(record, arena);

	fact(pen, "Who", words, *words == '!' ? STYLE_BOLD : STYLE_NORMAL, most);
}

static void draw_side(struct meeting_page *page, const struct canvas *pane, struct arena *arena)
{
	struct canvas inside = canvas_sub(pane, 0, 2, pane->rows, pane->cols - 3);
	const struct case_item *item = meeting_selected(page);
	struct pen pen = {.canvas = &inside};

	canvas_vline(pane, 0, 0, pane->rows);
	if (item != NULL) {
		pen.at += canvas_wrap(&inside, 0, 0, inside.cols, item->person, STYLE_HEADING);
		draw_case(&pen, page->record, item, false, arena);
		pen.at++;
	}
	draw_attendance(&pen, page->record, 0, arena);
}

static void draw_below(struct meeting_page *page, const struct canvas *pane, struct arena *arena)
{
	struct canvas inside = canvas_sub(pane, 1, 1, pane->rows - 1, pane->cols - 2);
	const struct case_item *item = meeting_selected(page);
	struct pen pen = {.canvas = &inside};
	struct canvas who = canvas_sub(&inside, inside.rows - 2, 0, 2, inside.cols);
	struct pen under = {.canvas = &who};
	struct canvas upper = canvas_sub(&inside, 0, 0, inside.rows - 2, inside.cols);

	canvas_hline(pane, 0, 0, pane->cols);
	pen.canvas = &upper;
	if (item != NULL)
		draw_case(&pen, page->record, item, true, arena);
	draw_attendance(&under, page->record, 2, arena);
}

/* On a small screen one row of each. */
static void draw_low(struct meeting_page *page, const struct canvas *pane, struct arena *arena)
{
	struct canvas inside = canvas_sub(pane, 0, 1, pane->rows, pane->cols - 1);
	const struct case_item *item = meeting_selected(page);
	struct pen pen = {.canvas = &inside};

	if (item != NULL && case_is_decided(item))
		fact(&pen, "Decided", decided_in_full(item, arena), STYLE_NORMAL, 1);
	else if (item != NULL)
		fact(&pen, "Why", all_reasons(item, arena), STYLE_NORMAL, 1);
	draw_attendance(&pen, page->record, 1, arena);
}

/* ---- all of it ---- */

static void draw_head(struct meeting_page *page, const struct canvas *canvas, struct arena *arena)
{
	const struct meeting_record *record = page->record;
	struct canvas header = canvas_sub(canvas, 2, 0, 1, canvas->cols);
	int room = canvas->cols - page->view->right_taken - 1;
	int used = 1;

	canvas_text(canvas, 0, 1, room, first_row(&record->meeting, arena), STYLE_BOLD);
	used += canvas_text(canvas, 1, 1, canvas->cols - 2,
		state_words(record, app_today(page->view->app), arena), STYLE_NORMAL);
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
		      "says "
		      "why somebody is on it."
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
	draw_head(page, canvas, arena);
	if (wide)
		draw_side(page, &right, arena);
	else if (small)
		draw_low(page, &under, arena);
	else
		draw_below(page, &under, arena);
	list_draw(page->list, &rows, focus);
	arena_free(arena);
}
