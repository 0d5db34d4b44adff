#include "form_inside.h"

#include <string.h>

#include <caseload/base/utf8.h>

#include "pick_inside.h"

enum { TWO_COLUMNS_FROM = 76, LONG_ROWS = 3, DEFAULT_WIDTH = 40, GAP = 2 };

static int cells(const char *text)
{
	return utf8_width(text, strlen(text));
}

static bool is_focused(const struct form *form, const struct slot *slot)
{
	return form->focus < form->n && slot == &form->slots[form->focus];
}

/* Columns from the label's first to the value's. */
static int value_at(const struct form *form, const struct slot *slot, int side)
{
	return form->calm ? cells(slot->field->label) + 1 : form->label_cols[side] + GAP;
}

/* The columns a field has right of its label, in a column of that width. */
static int field_cols(const struct form *form, const struct slot *slot, int side, int width)
{
	int room = width - value_at(form, slot, side) - 2;
	int want = slot->field->width > 0 ? slot->field->width : DEFAULT_WIDTH;

	if (slot->field->kind == FORM_LONG && slot->field->width == 0)
		want = room;
	if (slot->field->kind == FORM_YES_NO)
		want = 4;
	return want < room ? want : room > 4 ? room : 4;
}

static int sentence_rows(
	const struct form *form, const struct slot *slot, int side, int width, const char *text)
{
	return text ? canvas_wrap_rows(text, width - value_at(form, slot, side) - 4) : 0;
}

/* Long text grows with what is in it; while it asks what to find it needs a row for that. */
static int long_rows(const struct slot *slot, int cols)
{
	size_t rows;

	if (area_asking(slot->area))
		return LONG_ROWS;
	edit_wrap(slot->edit, cols - 1);
	rows = edit_rows(slot->edit);
	return rows < LONG_ROWS ? (int)rows : LONG_ROWS;
}

/* Labels as wide as the widest of their column; places from top to bottom, columns side by side.
 * `most`: as high as long texts may grow. */
static void layout(struct form *form, int cols, bool most)
{
	bool two = false;
	int rows[2] = {0, 0}, width;

	for (size_t i = 0; i < form->n; i++)
		two = two || form->slots[i].field->flags & FORM_RIGHT;
	two = two && cols >= TWO_COLUMNS_FROM && !form->calm;
	width = two ? cols / 2 : cols;
	/* The buttons come last in the order, so they stand under what comes last. */
	form->right_from = two ? width : 0;
	form->label_cols[0] = form->label_cols[1] = 0;
	for (size_t i = 0; i < form->n; i++) {
		const struct form_field *field = form->slots[i].field;
		int side = two && field->flags & FORM_RIGHT ? 1 : 0;
		int label = field->kind == FORM_HEADING ? 0 : cells(field->label);

		if (label > form->label_cols[side])
			form->label_cols[side] = label;
	}
	for (size_t i = 0; i < form->n; i++) {
		struct slot *slot = &form->slots[i];
		int side = two && slot->field->flags & FORM_RIGHT ? 1 : 0;

		if (slot->field->kind == FORM_HEADING && rows[side] > 0)
			rows[side]++;
		slot->row = rows[side];
		slot->col = side * width;
		slot->field_rows = !slot->area ? 1
				   : most      ? LONG_ROWS
					  : long_rows(slot, field_cols(form, slot, side, width));
		slot->rows = slot->field_rows;
		if (is_focused(form, slot) && !form->pick)
			slot->rows += sentence_rows(form, slot, side, width, form_echo(form, slot));
		slot->rows += sentence_rows(form, slot, side, width, slot->error);
		rows[side] += slot->rows;
	}
	form->buttons_row = (rows[0] > rows[1] ? rows[0] : rows[1]) + 1;
	form->total_rows = form->buttons_row + 1;
}

int form_rows(struct form *form, int cols)
{
	arena_reset(form->scratch);
	layout(form, cols, true);
	return form->total_rows;
}

static void draw_choice(
	struct form *form, const struct slot *slot, const struct canvas *canvas, bool focus)
{
	const char *value = slot_value(slot), *shown = value;
	bool pick = slot->field->kind == FORM_PICK;

	if (slot->field->kind == FORM_SHOWN) {
		canvas_text(canvas, 0, 0, -1, value, STYLE_NORMAL);
		return;
	}
	if (slot->field->kind == FORM_YES_NO)
		shown = strcmp(value, "yes") == 0 ? "Yes" : strcmp(value, "no") == 0 ? "No" : "";
	if (pick)
		shown = slot->refused.length > 0 ? str_text(&slot->refused)
						 : pick_label(slot->field->pick, value);
	canvas_fill(canvas, 0, 0, 1, canvas->cols, " ", STYLE_FIELD);
	if (pick && !form->calm) {
		canvas_text(canvas, 0, 0, 1, "[", STYLE_NORMAL);
		canvas_text(canvas, 0, canvas->cols - 3, 3, " v]", STYLE_NORMAL);
	}
	canvas_text(canvas, 0, pick ? 1 : 0, canvas->cols - (pick ? 4 : 0), shown, STYLE_FIELD);
	if (!focus)
		return;
	canvas_cursor(canvas, 0, pick ? 1 : 0);
	if (form->pick) {
		struct canvas typed = canvas_sub(canvas, 0, 1, 1, canvas->cols - 4);

		pick_draw_input(form->pick, &typed);
	}
}

/* Beside the field; where the next column begins there, over the field's end. */
static void draw_partly(const struct canvas *canvas, int row, int end, int room)
{
	const char *words =
		room > cells("not shown in full") ? " not shown in full" : " not in full";
	int long_enough = cells(words);

	canvas_text(canvas, row, room >= long_enough ? end : end - long_enough, long_enough, words,
		STYLE_NORMAL);
}

static void draw_slot(
	struct form *form, struct slot *slot, const struct canvas *canvas, int width, bool focus)
{
	int side = slot->col > 0 ? 1 : 0, row = slot->row;
	int col = slot->col + 2 + value_at(form, slot, side), rows = slot->field_rows;
	int room = width - value_at(form, slot, side) - 4;
	struct canvas field;
	const char *echo;

	if (slot->field->kind == FORM_HEADING) {
		canvas_text(
			canvas, row, slot->col + 2, width - 2, slot->field->label, STYLE_HEADING);
		return;
	}
	if (focus)
		canvas_text(canvas, row, slot->col, 1, ">", STYLE_BOLD);
	if (slot->error)
		canvas_text(canvas, row, slot->col + 1, 1, "!", STYLE_ERROR);
	canvas_text(canvas, row, slot->col + 2, col - slot->col - 2, slot->field->label,
		focus ? STYLE_BOLD : STYLE_NORMAL);
	field = canvas_sub(canvas, row, col, rows, field_cols(form, slot, side, width));
	if (slot->area) {
		area_draw(slot->area, &field, focus);
		canvas_restyle(&field, rows - 1, 0, 1, field.cols, STYLE_FIELD);
	} else if (slot->input) {
		input_draw(slot->input, &field, focus);
		if (input_is_partly(slot->input))
			draw_partly(canvas, row, col + field.cols,
				width - (col - slot->col) - field.cols);
	} else {
		draw_choice(form, slot, &field, focus);
	}
	row += rows;
	echo = focus && !form->pick ? form_echo(form, slot) : NULL;
	if (echo) {
		canvas_text(canvas, row, col, 1, "=", STYLE_NORMAL);
		row += canvas_wrap(canvas, row, col + 2, room, echo, STYLE_NORMAL);
	}
	if (slot->error) {
		canvas_text(canvas, row, col, 1, "!", STYLE_ERROR);
		canvas_wrap(canvas, row, col + 2, room, slot->error, STYLE_BOLD);
	}
}

static void draw_buttons(const struct form *form, const struct canvas *canvas, bool focus)
{
	const char *const words[] = {form->save, form->cancel};
	int side = form->right_from > 0 ? 1 : 0;
	int col = form->calm ? 2 : form->right_from + 2 + form->label_cols[side] + GAP;
	int want = cells(form->save) + cells(form->cancel) + 2 * 4 + 3;

	if (col + want > canvas->cols)
		col = canvas->cols > want ? canvas->cols - want : 2;
	for (size_t i = 0; i < 2; i++) {
		bool here = focus && form->focus == form->n + i;
		int used = canvas_textf(canvas, form->buttons_row, col, -1,
			here ? STYLE_FOCUS : STYLE_NORMAL, "[ %s ]", words[i]);

		if (here) {
			canvas_text(canvas, form->buttons_row, col - 2, 1, ">", STYLE_BOLD);
			canvas_cursor(canvas, form->buttons_row, col + 2);
		}
		col += used + 3;
	}
}

static void scroll(struct form *form, int rows)
{
	int first = form->buttons_row, last = form->buttons_row;

	if (form->focus < form->n) {
		first = form->slots[form->focus].row;
		last = first + form->slots[form->focus].rows - 1;
		/* What stands above the first field is not lost for ever. */
		for (size_t i = form->focus; i-- > 0 && form->slots[i].field->kind == FORM_HEADING;)
			first = form->slots[i].row;
	}
	if (last >= form->top + rows)
		form->top = last - rows + 1;
	if (first < form->top)
		form->top = first;
	if (form->top > form->total_rows - rows)
		form->top = form->total_rows - rows;
	if (form->top < 0)
		form->top = 0;
}

/* The list of an open pick, in a frame below its field, or above where there is more room. */
static void draw_pick(struct form *form, const struct canvas *canvas)
{
	const struct slot *slot = &form->slots[form->focus];
	int side = slot->col > 0 ? 1 : 0;
	int row = slot->row - form->top, col = slot->col + 2 + value_at(form, slot, side);
	int below = canvas->rows - row - 1, rows = pick_rows(form->pick) + 2;
	int cols = pick_cols(form->pick) + 4;
	bool above = below < rows && row > below;
	struct canvas frame, inside;

	if (cols > canvas->cols)
		cols = canvas->cols;
	if (col + cols > canvas->cols)
		col = canvas->cols - cols;
	if (rows > (above ? row : below))
		rows = above ? row : below;
	if (rows < 1)
		return;
	frame = canvas_sub(canvas, above ? row - rows : row + 1, col, rows, cols);
	canvas_clear(&frame);
	if (rows >= 3) {
		canvas_box(&frame);
		inside = canvas_sub(&frame, 1, 2, rows - 2, cols - 4);
	} else {
		inside = canvas_sub(&frame, 0, 2, rows, cols - 4);
	}
	pick_draw_list(form->pick, &inside);
}

void form_draw(struct form *form, const struct canvas *canvas, bool focus)
{
	struct canvas page;
	bool two = false;
	int width;

	if (canvas->rows < 1 || canvas->cols < 10)
		return;
	arena_reset(form->scratch);
	form->calm = canvas->grid->calm;
	layout(form, canvas->cols, false);
	for (size_t i = 0; i < form->n; i++)
		two = two || form->slots[i].col > 0;
	width = two ? canvas->cols / 2 : canvas->cols;
	scroll(form, canvas->rows);
	page = canvas_sub(canvas, -form->top, 0, form->total_rows, canvas->cols);
	/* The focused one last: it has the cursor. */
	for (size_t i = 0; i < form->n; i++)
		if (!is_focused(form, &form->slots[i]))
			draw_slot(form, &form->slots[i], &page, width, false);
	draw_buttons(form, &page, focus);
	if (form->focus < form->n)
		draw_slot(form, &form->slots[form->focus], &page, width, focus);
	if (form->pick && focus)
		draw_pick(form, canvas);
}
