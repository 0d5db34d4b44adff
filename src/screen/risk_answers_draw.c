#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "risk_answers.h"

enum { ANSWER_COL_MOST = 46, ANSWER_CELLS = 10 };

struct lay {
	int label, answer, known; /* columns */
	int y;			  /* the next line, before scrolling */
	int focus;		  /* the line of the focus */
};

static struct lay lay_of(const struct answers *answers, const struct canvas *canvas)
{
	int most = 12, room = canvas->cols > 76 ? canvas->cols / 2 : canvas->cols - 30;
	struct lay lay = {.label = 2};

	for (size_t i = 0; i < answers->inputs_n; i++) {
		const char *label = answers->inputs[i].label;
		int width = utf8_width(label, strlen(label));

		most = width > most ? width : most;
	}
	if (room > ANSWER_COL_MOST)
		room = ANSWER_COL_MOST;
	lay.answer = lay.label + (most < room ? most : room) + 1;
	lay.known = lay.answer + ANSWER_CELLS + 1;
	return lay;
}

const char *answers_known(const struct risk_input *input, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];
	bool dated = date_is_set(input->on), named = !text_is_blank(input->source);

	if (input->answer == 0 && input->missing && text_equal(input->said, "not recorded"))
		return "";
	return arena_printf(arena, "%s%s%s%s%s", input->said ? input->said : "", dated ? ", " : "",
		dated ? date_show(input->on, day) : "", named ? ", " : "",
		named ? input->source : "");
}

static const char *given_shown(enum given given)
{
	switch (given) {
	case GIVEN_YES:
		return "yes";
	case GIVEN_NO:
		return "no";
	case GIVEN_DECLINED:
		return "declined";
	case GIVEN_NOT_KNOWN:
		return "not known";
	default:
		return "";
	}
}

static void draw_cell(
	const struct answer_row *row, const struct canvas *cell, bool here, bool focus)
{
	canvas_fill(cell, 0, 0, 1, cell->cols, " ", STYLE_FIELD);
	if (answers_is_text(row))
		input_draw(row->typed, cell, here && focus);
	else
		canvas_text(cell, 0, 0, cell->cols, given_shown(row->given), STYLE_FIELD);
	if (here && focus && !answers_is_text(row))
		canvas_cursor(cell, 0, 0);
}

static void draw_row(struct answers *answers, struct answer_row *row, const struct canvas *canvas,
	struct lay *lay, bool here, bool focus, struct arena *arena)
{
	int y = lay->y++ - answers->top;
	const char *known = row->input ? answers_known(row->input, arena) : "";
	bool wide = !row->input;
	struct canvas cell = canvas_sub(
		canvas, y, lay->answer, 1, wide ? canvas->cols - lay->answer - 1 : ANSWER_CELLS);

	if (here) {
		lay->focus = lay->y - 1;
		canvas_text(canvas, y, 0, 1, ">", STYLE_BOLD);
	}
	canvas_text(canvas, y, lay->label, lay->answer - lay->label - 1, row->label,
		*row->wrong ? STYLE_BOLD : STYLE_NORMAL);
	draw_cell(row, &cell, here, focus);
	if (*known)
		canvas_textf(canvas, y, lay->known, -1, STYLE_NORMAL, "%s%s",
			row->given != GIVEN_NOTHING ? "was " : "", known);
	else if (row->input && !text_is_blank(row->input->unit))
		canvas_text(canvas, y, lay->known, -1, row->input->unit, STYLE_NORMAL);
	if (*row->wrong) {
		struct canvas under =
			canvas_sub(canvas, lay->y - answers->top, 4, 3, canvas->cols - 5);

		canvas_text(&under, 0, 0, 2, "! ", STYLE_ERROR);
		under.col += 2;
		under.cols -= 2;
		lay->y += canvas_wrap(&under, 0, 0, under.cols, row->wrong, STYLE_BOLD);
	}
}

static void draw_worked_out(
	struct answers *answers, const struct canvas *canvas, struct lay *lay, struct arena *arena)
{
	bool begun = false;

	for (size_t i = 0; i < answers->inputs_n; i++) {
		const struct risk_input *input = &answers->inputs[i];
		const char *known = answers_known(input, arena);

		if (answers_is_asked(input))
			continue;
		if (!begun)
			canvas_text(canvas, lay->y++ - answers->top, 2, -1, "Worked out, not asked",
				STYLE_HEADING);
		begun = true;
		canvas_text(canvas, lay->y - answers->top, lay->label, lay->answer - lay->label - 1,
			input->label, STYLE_NORMAL);
		canvas_text(canvas, lay->y++ - answers->top, lay->answer, -1,
			*known ? known : "not recorded", STYLE_NORMAL);
	}
}

static int draw_lines(
	struct answers *answers, const struct canvas *canvas, bool focus, struct arena *arena)
{
	struct lay lay = lay_of(answers, canvas);

	for (size_t i = 0; i < answers->shown_n; i++) {
		struct answer_row *row = &answers->rows[answers->shown[i]];

		/* What goes for all of them stands apart. */
		if (i > 0 && !row->input && answers->rows[answers->shown[i - 1]].input)
			lay.y++;
		draw_row(answers, row, canvas, &lay, i == answers->at, focus && !answers->filtering,
			arena);
	}
	lay.y++;
	draw_worked_out(answers, canvas, &lay, arena);
	return lay.focus;
}

static void draw_filter(struct answers *answers, const struct canvas *canvas, bool focus)
{
	struct canvas field = canvas_sub(canvas, 0, 10, 1, 24);

	canvas_text(canvas, 0, 2, -1, "Filter:", STYLE_HEADING);
	if (answers->filtering)
		input_draw(answers->filter, &field, focus);
	else
		canvas_text(&field, 0, 0, field.cols, input_text(answers->filter), STYLE_BOLD);
	canvas_textf(canvas, 0, 36, -1, STYLE_NORMAL, "%zu of %zu", answers->shown_n - 2,
		answers->n - 2);
}

void answers_draw(struct answers *answers, const struct canvas *canvas, bool focus)
{
	struct arena *arena = arena_new();
	struct canvas lines = canvas_sub(canvas, 1, 0, canvas->rows - 1, canvas->cols);
	int at;

	if (answers->filtering || !input_is_empty(answers->filter))
		draw_filter(answers, canvas, focus);
	else
		canvas_text(canvas, 0, 2, canvas->cols - answers->view->right_taken - 3,
			"y yes   n no   d declined   ? not known   Space skips", STYLE_HEADING);
	at = draw_lines(answers, &lines, focus, arena);
	if (at < answers->top || at >= answers->top + lines.rows - 1) {
		answers->top = at < lines.rows - 1 ? 0 : at - lines.rows / 2;
		canvas_clear(&lines);
		draw_lines(answers, &lines, focus, arena);
	}
	arena_free(arena);
}
