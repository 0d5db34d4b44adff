/* How a case stands on the wall: what is known, the notes, what was asked for, what was decided. The
 * rows are shared out by how much the room needs them, and do not depend on what is being typed. */
#include "room.h"

#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

enum block {
	WHY,
	LAST,
	WANTS,
	CHANGED,
	RISK,
	GAP_NOTES,
	NOTES,
	GAP_ACTIONS,
	ACTIONS,
	DECISION,
	HERE,
	BLOCKS
};

enum { TEXT_COL = 12, NOTES_MOST = 14, LINE_ROWS = 2 };
enum { WHO_WIDE = 18, WHEN_WIDE = 18, WHO_NARROW = 14, WHEN_NARROW = 9 };

struct layout {
	int rows[BLOCKS], want[BLOCKS];
};

static int wrapped(const char *text, int cols)
{
	return canvas_wrap_rows(text, cols - TEXT_COL - 1);
}

/* Who gets a row first, and up to how many. The notes take what is left. */
static void share(struct layout *lay, int rows)
{
	static const struct {
		enum block block;
		int upto;
	} steps[] = {{NOTES, 2}, {DECISION, 2}, {ACTIONS, 1}, {WHY, 1}, {NOTES, 4}, {LAST, 1},
		{ACTIONS, 3}, {WANTS, 1}, {CHANGED, 1}, {RISK, 1}, {HERE, 1}, {WHY, 2}, {LAST, 2},
		{CHANGED, 2}, {GAP_NOTES, 1}, {GAP_ACTIONS, 1}, {ACTIONS, 5}, {WANTS, 2}, {WHY, 4},
		{LAST, 4}, {HERE, 2}, {NOTES, 7}, {CHANGED, 6}, {ACTIONS, 20}, {LAST, 10},
		{WHY, 10}, {WANTS, 6}, {CHANGED, 12}, {NOTES, NOTES_MOST}};

	for (size_t i = 0; i < sizeof steps / sizeof steps[0] && rows > 0; i++) {
		enum block block = steps[i].block;
		int upto = steps[i].upto < lay->want[block] ? steps[i].upto : lay->want[block];
		int more = upto - lay->rows[block];

		if (more <= 0)
			continue;
		more = more < rows ? more : rows;
		lay->rows[block] += more;
		rows -= more;
	}
}

static struct layout lay_out(struct room *room, const struct canvas *canvas, struct arena *arena)
{
	const struct case_page *page = room->page;
	bool on_action = room->mode == ROOM_LINE && room->line.ask == ASK_ACTION;
	bool on_decision = room->mode == ROOM_LINE && !on_action;
	struct layout lay = {0};
	int cols = canvas->cols;

	lay.want[WHY] = wrapped(room_why(room, arena), cols);
	lay.want[LAST] = wrapped(room_last(room, arena), cols);
	lay.want[WANTS] = wrapped(room_wants(room, arena), cols);
	lay.want[CHANGED] = page->since_n > 0 ? (int)page->since_n : 1;
	lay.want[RISK] = text_is_blank(page->risk) ? 0 : 1;
	lay.want[GAP_NOTES] = lay.want[GAP_ACTIONS] = 1;
	lay.want[NOTES] = NOTES_MOST;
	lay.want[ACTIONS] = (int)page->actions_n;
	if (lay.want[ACTIONS] == 0 && !on_action)
		lay.want[ACTIONS] = 1;
	/* Two rows from the start: the question must not move the rest. */
	lay.want[DECISION] = on_decision || canvas->rows > 12 ? 2 : 1;
	lay.want[HERE] = wrapped(room_here(room, arena), cols) +
			 (text_is_blank(page->meeting->missing) ? 0 : 1);
	share(&lay, canvas->rows - (on_action ? LINE_ROWS : 0));
	/* The line that is typed into is seen. */
	if (on_action)
		lay.rows[ACTIONS] += LINE_ROWS;
	return lay;
}

static void label(const struct canvas *canvas, int row, const char *text)
{
	canvas_text(canvas, row, 1, TEXT_COL - 1, text, STYLE_HEADING);
}

static void words(const struct canvas *canvas, const char *name, const char *text)
{
	if (canvas->rows == 0)
		return;
	label(canvas, 0, name);
	canvas_wrap(canvas, 0, TEXT_COL, canvas->cols - TEXT_COL - 1, text, STYLE_NORMAL);
}

static void changed(const struct room *room, const struct canvas *canvas, struct arena *arena)
{
	const struct case_page *page = room->page;
	int cols = canvas->cols - TEXT_COL - 1;

	if (canvas->rows == 0)
		return;
	label(canvas, 0, "Changed");
	if (page->since_n == 0)
		canvas_textf(canvas, 0, TEXT_COL, cols, STYLE_NORMAL, "Nothing%s.",
			page->last ? " since last time" : "");
	for (int i = 0; i < canvas->rows && i < (int)page->since_n; i++) {
		int left = (int)page->since_n - i;
		bool end = i == canvas->rows - 1 && left > 1;
		const char *more = end ? arena_printf(arena, "  +%d: s", left - 1) : "";
		int room_left = cols - (int)strlen(more);
		int used = canvas_text(canvas, i, TEXT_COL, room_left,
			room_change(&page->since[i], arena), STYLE_NORMAL);

		canvas_text(canvas, i, TEXT_COL + used, -1, more, STYLE_NORMAL);
	}
}

static void notes(struct room *room, const struct canvas *canvas, bool focus)
{
	struct canvas text =
		canvas_sub(canvas, 0, TEXT_COL, canvas->rows, canvas->cols - TEXT_COL - 1);
	bool writes = room->mode == ROOM_WRITE;

	label(canvas, 0, room->at == BOX_WANTS ? room_wants_label(room) : room_box_label(room->at));
	if (writes && canvas->rows > 1)
		canvas_text(canvas, 1, 1, TEXT_COL - 1,
			arena_printf(room->view->app->scratch, "%d of %d", room->at + 1, BOX_COUNT),
			STYLE_NORMAL);
	if (!writes && text_is_blank(edit_text(room->texts[room->at].edit)))
		canvas_text(&text, 0, 0, -1,
			room_is_open(room) ? "i writes. It is saved as it is typed." : "",
			STYLE_NORMAL);
	else
		area_draw(room->area, &text, focus && writes);
	if (focus && room->mode == ROOM_CASE)
		canvas_cursor(&text, 0, 0);
}

/* What, who and when under one another; a long one gets the room of the weekday and the year. */
static void action_row(const struct canvas *canvas, int row, size_t number,
	const struct action *action, struct arena *arena)
{
	int col = TEXT_COL, width = canvas->cols - TEXT_COL - 1;
	int number_cells = canvas_textf(canvas, row, col, -1, STYLE_NORMAL, "%zu  ", number);
	int what = utf8_width(action->what, strlen(action->what));
	char shown[DATE_SHOWN_SIZE];
	bool wide =
		canvas->cols >= FULL_COLS && what + number_cells <= width - WHO_WIDE - WHEN_WIDE;
	int who_cells = wide ? WHO_WIDE : WHO_NARROW, when_cells = wide ? WHEN_WIDE : WHEN_NARROW;
	int who = col + width - who_cells - when_cells;

	/* Who listens hears a sentence and no columns. */
	if (action->status != ACTION_OPEN || canvas->grid->calm) {
		canvas_text(canvas, row, col + number_cells, width - number_cells,
			room_action(action, arena), STYLE_NORMAL);
		return;
	}
	canvas_text(canvas, row, col + number_cells, who - col - number_cells - 1, action->what,
		STYLE_NORMAL);
	canvas_text(canvas, row, who, who_cells - 1, action->owner_name, STYLE_NORMAL);
	canvas_textf(canvas, row, col + width - when_cells, when_cells, STYLE_NORMAL,
		wide ? "by %s" : "by %.6s",
		wide ? date_show_weekday(action->due, shown) : date_show(action->due, shown));
}

/* The newest stay in sight. */
static void actions(struct room *room, const struct canvas *canvas, bool focus, struct arena *arena)
{
	const struct case_page *page = room->page;
	bool open = room->mode == ROOM_LINE && room->line.ask == ASK_ACTION;
	int rows = canvas->rows - (open ? LINE_ROWS : 0), n = (int)page->actions_n;
	int first = n > rows ? n - rows : 0, at = 0;

	if (canvas->rows == 0)
		return;
	label(canvas, 0, first > 0 ? arena_printf(arena, "Actions +%d", first) : "Actions");
	if (n == 0 && !open)
		canvas_text(canvas, 0, TEXT_COL, -1,
			room_is_open(room) ? "None yet. a adds one: what / who / when" : "None.",
			STYLE_NORMAL);
	for (int i = first; i < n; i++, at++)
		action_row(canvas, at, (size_t)i + 1, &page->actions[i], arena);
	if (open) {
		canvas_textf(canvas, at, TEXT_COL - 2, 4, STYLE_BOLD, "> %d", n + 1);
		line_draw(room, canvas, at, TEXT_COL + 3, focus);
	}
}

static void decision(
	struct room *room, const struct canvas *canvas, bool focus, struct arena *arena)
{
	const char *name = "Decision";

	if (canvas->rows == 0)
		return;
	if (room->mode == ROOM_LINE && room->line.ask != ASK_ACTION) {
		name = room->line.ask == ASK_REVIEW ? "Review"
		       : room->line.ask == ASK_TELL ? "Told"
		       : room->line.ask == ASK_GO   ? "Go to"
						    : name;
		label(canvas, 0, name);
		line_draw(room, canvas, 0, TEXT_COL, focus);
		return;
	}
	label(canvas, 0, name);
	canvas_wrap(canvas, 0, TEXT_COL, canvas->cols - TEXT_COL - 1, room_decision(room, arena),
		case_is_decided(&room->page->item) ? STYLE_BOLD : STYLE_NORMAL);
}

static void here(struct room *room, const struct canvas *canvas, struct arena *arena)
{
	const char *missing = room->page->meeting->missing;
	int row = 0;

	if (canvas->rows == 0)
		return;
	label(canvas, 0, "Here");
	if (!text_is_blank(missing)) {
		row = 1;
		canvas_textf(canvas, 0, TEXT_COL, canvas->cols - TEXT_COL - 1, STYLE_BOLD, "! %s",
			missing);
	}
	canvas_wrap(canvas, row, TEXT_COL, canvas->cols - TEXT_COL - 1, room_here(room, arena),
		STYLE_NORMAL);
}

static void reading(struct room *room, const struct canvas *canvas, bool focus)
{
	struct canvas text = canvas_sub(canvas, 0, 1, canvas->rows, area_cols(canvas->cols - 2));

	pager_draw(room->pager, &text, focus);
}

void room_draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct room *room = room_of(view);
	struct arena *arena = arena_new();
	struct canvas at[BLOCKS];
	struct layout lay;
	int row = 0;

	if (room->mode == ROOM_READ) {
		reading(room, canvas, focus);
		arena_free(arena);
		return;
	}
	lay = lay_out(room, canvas, arena);
	for (int block = 0; block < BLOCKS; block++) {
		at[block] = canvas_sub(canvas, row, 0, lay.rows[block], canvas->cols);
		row += lay.rows[block];
	}
	words(&at[WHY], "Why today", room_why(room, arena));
	words(&at[LAST], "Last time", room_last(room, arena));
	words(&at[WANTS], room_wants_label(room), room_wants(room, arena));
	changed(room, &at[CHANGED], arena);
	words(&at[RISK], "Risk", room->page->risk);
	notes(room, &at[NOTES], focus);
	actions(room, &at[ACTIONS], focus, arena);
	decision(room, &at[DECISION], focus, arena);
	here(room, &at[HERE], arena);
	arena_free(arena);
}

/* "MDT Thu 12-Mar-2026   Case 3 of 8   6 of 8 min   WALL VIEW   M Lewis also here". */
void room_head(struct view *view, const struct canvas *row)
{
	struct room *room = room_of(view);
	const struct case_item *item = &room->page->item;
	const struct meeting *meeting = &room->page->meeting->meeting;
	struct arena *arena = arena_new();
	int64_t minutes = room_seconds(room) / 60;
	const char *others = room_others(room, arena);
	char shown[DATE_SHOWN_SIZE];
	/* Who else is here matters more than the year. */
	bool narrow = row->cols < FULL_COLS, brief = narrow || *others;
	int col = 1, gap = brief ? 2 : 3;

	col += canvas_textf(row, 0, col, -1, STYLE_NORMAL, "MDT %.*s",
		       narrow && *others ? 0
		       : brief		 ? 10
					 : 15,
		       date_show_weekday(meeting->on, shown)) +
	       gap;
	col += (room_place(room) < 0 ? canvas_text(row, 0, col, -1, "Off the agenda", STYLE_BOLD)
				     : canvas_textf(row, 0, col, -1, STYLE_BOLD, "Case %d of %d",
					       room_place(room) + 1, room_places(room))) +
	       gap;
	if (!room_clock_is_hidden() && !app_options(view->app)->calm)
		col += canvas_textf(row, 0, col, -1,
			       minutes >= item->minutes ? STYLE_BOLD : STYLE_NORMAL,
			       "%" PRId64 " of %" PRId64 " min%s", minutes, item->minutes,
			       room->began == 0 && room_is_open(room) ? ", stands" : "") +
		       gap;
	if (!room_is_open(room))
		col += canvas_text(row, 0, col, -1,
			       utf8_upper(
				       arena, word_shown(&words_meeting_status, meeting->status)),
			       STYLE_BOLD) +
		       gap;
	if (room_is_wall())
		col += canvas_text(row, 0, col, -1, brief ? "WALL" : "WALL VIEW", STYLE_BOLD) + gap;
	if (*others)
		canvas_text(row, 0, col, -1, others, STYLE_BOLD);
	arena_free(arena);
}
