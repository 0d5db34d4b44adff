#include "person_facts.h"

#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

enum { TWO_COLUMNS_FROM = 76, MARGIN = 3, GAP = 2 };

void facts_begin(struct facts *facts, struct arena *arena)
{
	facts->arena = arena;
	facts->items = NULL;
	facts->n = facts->room = 0;
}

void facts_add_styled(struct facts *facts, enum fact_side side, const char *label,
	const char *value, enum style style)
{
	struct fact *fact =
		arena_push(facts->arena, &facts->items, &facts->n, &facts->room, sizeof *fact);

	fact->label = label;
	fact->value = text_is_blank(value) ? "Not known" : value;
	fact->style = style;
	fact->side = side;
}

void facts_add(struct facts *facts, enum fact_side side, const char *label, const char *value)
{
	facts_add_styled(facts, side, label, value, STYLE_NORMAL);
}

void facts_gap(struct facts *facts, enum fact_side side)
{
	struct fact *fact =
		arena_push(facts->arena, &facts->items, &facts->n, &facts->room, sizeof *fact);

	fact->label = "";
	fact->value = "";
	fact->side = side;
}

static bool is_gap(const struct fact *fact)
{
	return *fact->label == '\0' && *fact->value == '\0';
}

static bool step(struct facts *facts, int by)
{
	size_t at = facts->at;

	for (;;) {
		if (by < 0 ? at == 0 : at + 1 >= facts->n)
			return false;
		at = by < 0 ? at - 1 : at + 1;
		if (!is_gap(&facts->items[at]))
			break;
	}
	facts->at = at;
	return true;
}

enum tui_result facts_key(struct facts *facts, const struct tui_event *event)
{
	int by = 0, times = 1;
	bool moved = false;

	if (event->kind != TUI_KEY)
		return TUI_IGNORED;
	if (key_is(event->key, "Down") || key_is(event->key, "j"))
		by = 1;
	else if (key_is(event->key, "Up") || key_is(event->key, "k"))
		by = -1;
	else if (key_is(event->key, "PgDn") || key_is(event->key, "PgUp"))
		by = event->key.code == K_PGDN ? 1 : -1,
		times = facts->page > 2 ? facts->page - 1 : 1;
	else if (key_is(event->key, "Home") || key_is(event->key, "End"))
		by = event->key.code == K_END ? 1 : -1, times = (int)facts->n;
	else
		return TUI_IGNORED;
	while (times-- > 0 && step(facts, by))
		moved = true;
	return moved ? TUI_REDRAW : TUI_TAKEN;
}

static int label_cells(const struct facts *facts, int side)
{
	int most = 0;

	for (size_t i = 0; i < facts->n; i++) {
		const struct fact *fact = &facts->items[i];
		int cells = utf8_width(fact->label, strlen(fact->label));

		if ((side < 0 || (int)fact->side == side) && cells > most)
			most = cells;
	}
	return most;
}

static bool is_two(const struct facts *facts, int cols)
{
	return cols >= TWO_COLUMNS_FROM && !facts->one_column;
}

/* Places from top to bottom; returns the rows of all. */
static int layout(struct facts *facts, int cols, int labels[static 2])
{
	bool two = is_two(facts, cols);
	int width = two ? cols / 2 : cols, rows[2] = {0, 0};

	labels[0] = label_cells(facts, two ? FACT_LEFT : -1);
	labels[1] = label_cells(facts, two ? FACT_RIGHT : -1);
	for (size_t i = 0; i < facts->n; i++) {
		struct fact *fact = &facts->items[i];
		int side = two ? (int)fact->side : 0;
		int room = width - MARGIN - labels[side] - GAP - 1;

		fact->col = side * width;
		fact->row = rows[side];
		fact->rows = is_gap(fact) ? 1 : canvas_wrap_rows(fact->value, room > 8 ? room : 8);
		if (fact->rows < 1)
			fact->rows = 1;
		rows[side] += fact->rows;
	}
	return rows[0] > rows[1] ? rows[0] : rows[1];
}

static void follow(struct facts *facts, int total, int rows)
{
	const struct fact *fact;

	if (facts->n == 0)
		return;
	if (facts->at >= facts->n)
		facts->at = facts->n - 1;
	fact = &facts->items[facts->at];
	if (fact->row + fact->rows > facts->top + rows)
		facts->top = fact->row + fact->rows - rows;
	if (fact->row < facts->top)
		facts->top = fact->row;
	if (facts->top > total - rows)
		facts->top = total - rows;
	if (facts->top < 0)
		facts->top = 0;
}

void facts_draw(struct facts *facts, const struct canvas *canvas, bool focus)
{
	int labels[2], total = layout(facts, canvas->cols, labels);
	int width = is_two(facts, canvas->cols) ? canvas->cols / 2 : canvas->cols;
	struct canvas page;

	facts->page = canvas->rows;
	follow(facts, total, canvas->rows);
	page = canvas_sub(canvas, -facts->top, 0, total, canvas->cols);
	for (size_t i = 0; i < facts->n; i++) {
		const struct fact *fact = &facts->items[i];
		int side = fact->col > 0 ? 1 : 0, col = fact->col + MARGIN + labels[side] + GAP;
		struct canvas value = canvas_sub(
			&page, fact->row, col, fact->rows, width - (col - fact->col) - 1);

		canvas_text(&page, fact->row, fact->col + MARGIN, labels[side], fact->label,
			STYLE_NORMAL);
		canvas_wrap(&value, 0, 0, value.cols, fact->value, fact->style);
		if (focus && i == facts->at) {
			canvas_text(&page, fact->row, fact->col + 1, 1, ">", STYLE_BOLD);
			canvas_cursor(&page, fact->row, fact->col + MARGIN);
		}
	}
}
