/* How a work list looks: what it is and in which order, the columns, and the whole reason for the one
 * under the cursor. */
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "board.h"
#include "person_summary.h"
#include "risk_people.h"

enum {
	INDENT = 3,
	BAND = 11,
	NUMBER = 12,
	LEAD = 12,
	NAME_LEAST = 16,
	NAME_MOST = 28,
	WHY_LEAST = 12,
	TOP_MOST = 3,
	PANE_ROWS = 4,
	PANE_FROM_ROWS = 19
};

/* ---- columns ---- */

struct columns {
	int number, name, why, lead; /* cells; 0: left out */
};

/* What is dropped first where columns are few: the number, then the lead. Why somebody is listed is
 * never dropped. */
static struct columns columns_for(int cols)
{
	struct columns c = {0};
	int rest = cols - BAND - 1;

	if (rest >= NAME_LEAST + 1 + 24 + 1 + LEAD) {
		c.lead = LEAD;
		rest -= LEAD + 1;
	}
	if (rest >= NAME_MOST + 1 + 30 + 1 + NUMBER) {
		c.number = NUMBER;
		rest -= NUMBER + 1;
	}
	c.name = rest * 2 / 5 < NAME_LEAST ? NAME_LEAST : rest * 2 / 5;
	if (c.name > NAME_MOST)
		c.name = NAME_MOST;
	c.why = rest - c.name - 1;
	return c;
}

static void draw_header(const struct canvas *row)
{
	struct canvas inside = canvas_sub(row, 0, INDENT, 1, row->cols - INDENT);
	struct columns c = columns_for(inside.cols);
	int col = 0;

	if (c.number) {
		canvas_text(&inside, 0, col, NUMBER, "NHS No.", STYLE_HEADING);
		col += NUMBER + 1;
	}
	canvas_text(&inside, 0, col, c.name, "Name", STYLE_HEADING);
	canvas_text(&inside, 0, col += c.name + 1, BAND, "Risk", STYLE_HEADING);
	canvas_text(&inside, 0, col += BAND + 1, c.why, "Why", STYLE_HEADING);
	if (c.lead)
		canvas_text(&inside, 0, col + c.why + 1, c.lead, "Lead", STYLE_HEADING);
}

static const char *lead_words(const struct case_row *who, struct arena *arena)
{
	if (date_is_set(who->died))
		return "! Died";
	if (who->episode_id == 0)
		return "Risk list";
	return who->lead_name ? case_lead_words(who, arena) : "! No lead";
}

static void draw_columns(const struct people *people, const struct work_row *row,
	const struct canvas *canvas, struct arena *arena)
{
	const struct case_row *who = &row->who;
	struct columns c = columns_for(canvas->cols);
	char number[NHS_NUMBER_SHOWN_SIZE];
	int col = 0;

	if (c.number) {
		canvas_text(canvas, 0, col, NUMBER, board_number(who, number), STYLE_NORMAL);
		col += NUMBER + 1;
	}
	canvas_text(canvas, 0, col, who->same_name ? c.name - 2 : c.name,
		case_name(who, NAMES_FULL, arena), STYLE_NORMAL);
	if (who->same_name)
		canvas_text(canvas, 0, col + c.name - 1, 1, "!", STYLE_BOLD);
	canvas_text(canvas, 0, col += c.name + 1, BAND,
		case_band_words(who, app_today(people->view->app), arena), band_style(who->band));
	canvas_text(canvas, 0, col += BAND + 1, c.why, people_why(row, arena), STYLE_NORMAL);
	if (c.lead)
		canvas_text(
			canvas, 0, col + c.why + 1, c.lead, lead_words(who, arena), STYLE_NORMAL);
}

/* In reading order, what matters most first. */
static void draw_calm(const struct people *people, const struct work_row *row, size_t at,
	const struct canvas *canvas, struct arena *arena)
{
	const struct case_row *who = &row->who;
	const char *lead = lead_words(who, arena), *why = people_why(row, arena), *before, *after;
	char number[NHS_NUMBER_SHOWN_SIZE];
	int room;

	if (text_starts(lead, "! "))
		lead += 2;
	before = arena_printf(arena, "%s, %s%s, ",
		case_band_words(who, app_today(people->view->app), arena),
		board_spoken_name(who, arena), who->same_name ? ", same name as another" : "");
	after = arena_printf(
		arena, ", %s, %s, %zu of %zu", lead, board_number(who, number), at + 1, people->n);
	/* w says the whole reason. */
	room = canvas->cols - utf8_width(before, strlen(before)) - utf8_width(after, strlen(after));
	canvas_textf(canvas, 0, 0, -1, STYLE_NORMAL, "%s%s%s", before,
		utf8_clip(arena, why, room < WHY_LEAST ? WHY_LEAST : room, canvas->grid->ascii),
		after);
}

void people_draw_row(void *data, size_t at, const struct canvas *canvas, struct list_look look)
{
	struct people *people = data;
	const struct work_row *row = &people->rows->rows[people->shown[at]];
	struct arena *arena = arena_new();

	(void)look;
	if (app_options(people->view->app)->calm)
		draw_calm(people, row, at, canvas, arena);
	else
		draw_columns(people, row, canvas, arena);
	arena_free(arena);
}

/* ---- above and below ---- */

static const char *rule_words(const struct people *people, struct arena *arena)
{
	const struct work_list *rows = people->rows;
	const char *who = people_words(session_team(people->view->session), rows->total, arena);

	if (rows->total > (int64_t)rows->n)
		who = arena_printf(arena, "%s, of whom the first %zu are listed", who, rows->n);
	return arena_printf(arena, "%s, %s%s%s%s", rows->title, who, rows->order ? ". Order: " : "",
		rows->order ? rows->order : "", rows->order ? "." : "");
}

/* Returns the rows it took. */
static int draw_rule(
	struct people *people, const struct canvas *canvas, bool focus, struct arena *arena)
{
	struct canvas top =
		canvas_sub(canvas, 0, 0, TOP_MOST, canvas->cols - people->view->right_taken);
	bool filtered = people->filtering || !input_is_empty(people->filter);
	int used = canvas_wrap(&top, 0, 1, top.cols - 1, rule_words(people, arena), STYLE_NORMAL),
	    col = 1;
	struct canvas field;

	if (!filtered)
		return used;
	col += canvas_text(canvas, used, col, -1, "Filter:", STYLE_NORMAL) + 1;
	if (people->filtering) {
		field = canvas_sub(canvas, used, col, 1, 20);
		canvas_fill(&field, 0, 0, 1, field.cols, " ", STYLE_FIELD);
		input_draw(people->filter, &field, focus);
		col += field.cols + 1;
	} else {
		col += canvas_text(canvas, used, col, 20, input_text(people->filter), STYLE_BOLD) +
		       1;
	}
	canvas_textf(canvas, used, col, -1, STYLE_NORMAL, "(%zu shown)", people->n);
	return used + 1;
}

static const char *seen_words(const struct work_row *row, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];

	return date_is_set(row->seen)
		       ? arena_printf(arena, "Last review held %s", date_show(row->seen, day))
		       : "No review held yet";
}

static void draw_pane(struct people *people, const struct canvas *pane, struct arena *arena)
{
	const struct work_row *row = people_selected(people);
	const struct case_row *who;
	char number[NHS_NUMBER_SHOWN_SIZE], born[DATE_SHOWN_SIZE];

	canvas_hline(pane, 0, 0, pane->cols);
	if (row == NULL)
		return;
	who = &row->who;
	canvas_text(pane, 1, 1, pane->cols - 2,
		arena_printf(arena, "%s  Born %s  NHS No. %s  %s",
			case_name(who, NAMES_FULL, arena),
			date_is_set(who->born) ? date_show(who->born, born) : "not known",
			board_number(who, number), seen_words(row, arena)),
		STYLE_BOLD);
	canvas_text(pane, 2, 1, pane->cols - 2, row->why, STYLE_NORMAL);
	canvas_text(pane, 3, 1, pane->cols - 2, row->change, STYLE_NORMAL);
}

void people_draw(struct view *view, const struct canvas *canvas, bool focus)
{
	struct people *people = view->data;
	bool calm = app_options(view->app)->calm;
	struct arena *arena = arena_new();
	int top = draw_rule(people, canvas, focus, arena), head = calm ? 0 : 1;
	int bottom = calm || canvas->rows < PANE_FROM_ROWS ? 0 : PANE_ROWS;
	struct canvas header = canvas_sub(canvas, top, 0, head, canvas->cols);
	struct canvas rows =
		canvas_sub(canvas, top + head, 0, canvas->rows - top - head - bottom, canvas->cols);
	struct canvas pane = canvas_sub(canvas, canvas->rows - bottom, 0, bottom, canvas->cols);

	if (head)
		draw_header(&header);
	list_draw(people->list, &rows, focus && !people->filtering);
	if (bottom)
		draw_pane(people, &pane, arena);
	if (people->filtering)
		draw_rule(people, canvas, focus, arena);
	arena_free(arena);
}
