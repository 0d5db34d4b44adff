/* The answer to a ward list: ours first, with who leads and when they were last admitted. */
#include "match.h"

#include <inttypes.h>

enum { NUMBER = 12, DATE = 11, WIDE = 100 };

static const struct match *row_at(const void *data, size_t row)
{
	return &((const struct match_view *)data)->rows[row];
}

static size_t row_count(void *data)
{
	return ((struct match_view *)data)->n;
}

/* One number may stand twice on a line: the place in the answer, which a list does not change. */
static int64_t row_id(void *data, size_t row)
{
	(void)data;
	return (int64_t)row + 1;
}

struct columns {
	int name, lead, last, list, status;
};

static struct columns columns_of(int cols)
{
	struct columns at = {.name = NUMBER + 1};
	int left = cols - NUMBER - 1 - DATE - 2;

	at.list = cols >= 74 ? 2 * DATE : 0;
	at.status = cols >= WIDE ? 24 : 0;
	left -= at.list + at.status;
	at.lead = at.name + left * 6 / 10;
	at.last = NUMBER + 1 + left + 1;
	at.list = at.list > 0 ? at.last + DATE + 1 : 0;
	at.status = at.status > 0 ? at.list + 2 * DATE : 0;
	return at;
}

static const char *list_words(const struct match *row, char shown[static DATE_SHOWN_SIZE])
{
	if (row->did != MATCH_DID_NONE)
		return word_shown(&words_match_did, row->did);
	if (row->doubtful || row->other_name)
		return "! Check";
	if (row->unclear)
		return "! Unclear";
	if (date_is_set(row->discharged) && !date_is_set(row->admitted))
		return date_show(row->discharged, shown);
	return date_show(match_when(row, EVENT_EMERGENCY_ADMISSION), shown);
}

static void draw_ours(const struct match *row, const struct canvas *canvas, struct columns at)
{
	struct arena *arena = arena_new();
	char shown[DATE_SHOWN_SIZE];
	const char *lead = match_lead_words(row, arena);
	bool marked = row->unclear || row->doubtful || row->other_name;

	canvas_text(canvas, 0, at.name, at.lead - at.name - 1, row->person, STYLE_NORMAL);
	canvas_text(canvas, 0, at.lead, at.last - at.lead - 1, lead,
		*lead == '!' ? STYLE_BOLD : STYLE_NORMAL);
	/* Where there is no room for both, what is to be minded or was done goes first. */
	if (at.list == 0 && (marked || row->did != MATCH_DID_NONE))
		canvas_text(canvas, 0, at.last, -1, list_words(row, shown),
			marked ? STYLE_BOLD : STYLE_NORMAL);
	else
		canvas_text(canvas, 0, at.last, DATE,
			date_is_set(row->last_admission) ? date_show(row->last_admission, shown)
							 : "-",
			STYLE_NORMAL);
	if (at.list > 0)
		canvas_text(canvas, 0, at.list,
			(at.status > 0 ? at.status : canvas->cols) - at.list - 1,
			list_words(row, shown), marked ? STYLE_BOLD : STYLE_NORMAL);
	if (at.status > 0)
		canvas_text(canvas, 0, at.status, -1, match_status_words(row), STYLE_NORMAL);
	arena_free(arena);
}

static void draw_row(void *data, size_t at, const struct canvas *canvas, struct list_look look)
{
	const struct match *row = row_at(data, at);
	struct columns columns = columns_of(canvas->cols);
	char number[NHS_NUMBER_SHOWN_SIZE];

	(void)look;
	canvas_text(canvas, 0, 0, NUMBER,
		row->nhs_number ? nhs_number_show(row->nhs_number, number) : row->found,
		STYLE_NORMAL);
	if (row->outcome == MATCH_OURS)
		draw_ours(row, canvas, columns);
	else if (row->outcome == MATCH_NOT_OURS)
		canvas_text(canvas, 0, columns.name, -1, "Not ours", STYLE_NORMAL);
	else
		canvas_textf(canvas, 0, columns.name, -1, STYLE_NORMAL, "! %s",
			row->remark ? row->remark : "Unreadable");
}

struct list_source match_source(struct match_view *match)
{
	return (struct list_source){
		.count = row_count, .id = row_id, .draw = draw_row, .data = match};
}

const char *match_row_words(const struct match *row, struct arena *arena)
{
	struct str s = {0};
	char day[DATE_SHOWN_SIZE];
	const char *text;

	str_addf(&s, "Line %" PRId64 ": ", row->line);
	if (row->outcome == MATCH_OURS) {
		str_addf(&s, "%s, born %s. %s", row->person,
			date_is_set(row->born) ? date_show(row->born, day) : "not known",
			match_status_words(row));
		if (date_is_set(row->plan_agreed))
			str_addf(&s, ", plan agreed %s", date_show(row->plan_agreed, day));
		else if (row->status != EPISODE_NONE)
			str_add(&s, ", no plan agreed");
		if (row->coordinator)
			str_addf(&s, ", co-ordinator %s", row->coordinator);
		if (row->open_alerts > 0)
			str_addf(&s, ", %" PRId64 " open alert%s", row->open_alerts,
				row->open_alerts == 1 ? "" : "s");
		str_add(&s, ". ");
	} else if (row->outcome == MATCH_NOT_OURS) {
		str_add(&s, "Not ours: nothing of it is kept. ");
	} else {
		str_addf(&s, "%s. ", row->found);
	}
	if (row->did != MATCH_DID_NONE)
		str_addf(&s, "%s. ", word_shown(&words_match_did, row->did));
	str_add(&s, row->remark);
	text = arena_strdup(arena, str_text(&s));
	str_free(&s);
	return text;
}

static void draw_heading(const struct canvas *canvas)
{
	struct canvas line = canvas_sub(canvas, 0, 2, 1, canvas->cols - 2);
	struct columns at = columns_of(line.cols);

	canvas_text(&line, 0, 0, NUMBER, "NHS Number", STYLE_HEADING);
	canvas_text(&line, 0, at.name, at.lead - at.name - 1, "Name", STYLE_HEADING);
	canvas_text(&line, 0, at.lead, at.last - at.lead - 1, "Lead", STYLE_HEADING);
	canvas_text(&line, 0, at.last, DATE + 1, "Last admit.", STYLE_HEADING);
	if (at.list > 0)
		canvas_text(&line, 0, at.list, DATE, "By the list", STYLE_HEADING);
	if (at.status > 0)
		canvas_text(&line, 0, at.status, -1, "Status", STYLE_HEADING);
}

static void draw_input(struct match_view *match, const struct canvas *canvas, bool focus)
{
	static const char label[] = "Paste, or type a number: ";
	int col = 1 + canvas_text(canvas, 0, 1, -1, label, STYLE_NORMAL);
	struct canvas field =
		canvas_sub(canvas, 0, col, 1, canvas->cols - match->view->right_taken - col - 1);

	input_draw(match->input, &field, focus && match->view->typing);
}

void match_draw(struct view *view, const struct canvas *canvas, bool focus)
{
	enum { HEAD = 4 };
	struct match_view *match = view->data;
	struct arena *arena = arena_new();
	int below = canvas->cols < 80 ? 4 : 3, last = canvas->rows - below;
	struct canvas rows = canvas_sub(canvas, HEAD, 0, last - HEAD, canvas->cols);
	struct canvas detail = canvas_sub(canvas, last + 1, 0, below - 1, canvas->cols);
	struct canvas heading = canvas_sub(canvas, HEAD - 1, 0, 1, canvas->cols);
	long row = list_selected_row(match->list);

	draw_input(match, canvas, focus);
	canvas_text(canvas, 1, 1, canvas->cols - 2,
		match->said ? match->said : "Nothing of the list is kept: leaving clears it.",
		match->said ? STYLE_BOLD : STYLE_NORMAL);
	canvas_hline(canvas, 2, 0, canvas->cols);
	draw_heading(&heading);
	canvas_hline(canvas, last, 0, canvas->cols);
	if (row >= 0)
		canvas_wrap(&detail, 0, 1, canvas->cols - 2,
			match_row_words(&match->rows[row], arena), STYLE_NORMAL);
	list_draw(match->list, &rows, focus && !view->typing);
	arena_free(arena);
}
