#include <caseload/tui/list.h>

#include <stdlib.h>
#include <string.h>

struct list {
	struct list_source source;
	int64_t selected;
	size_t row; /* where the selected id was last seen */
	size_t top;
	size_t page; /* rows shown when last drawn */
	bool marks;
	bool g_before; /* the first g of gg */
	bool ranging;
	int64_t range_from;
	int64_t *marked;
	size_t n_marked, marked_room;
	char *empty;
};

static size_t count(const struct list *list)
{
	return list->source.count(list->source.data);
}

static int64_t id_at(const struct list *list, size_t row)
{
	return list->source.id(list->source.data, row);
}

static long find(const struct list *list, int64_t id, size_t near)
{
	size_t n = count(list);

	if (id == 0)
		return -1;
	if (near < n && id_at(list, near) == id)
		return (long)near;
	if (list->source.find)
		return list->source.find(list->source.data, id);
	for (size_t row = 0; row < n; row++)
		if (id_at(list, row) == id)
			return (long)row;
	return -1;
}

/* The nearest row that can be selected, looking first in `step`'s direction. -1: none at all. */
static long selectable(const struct list *list, size_t row, int step)
{
	size_t n = count(list);

	for (int turn = 0; turn < 2; turn++, step = -step) {
		for (size_t at = row; at<n; at = step> 0 ? at + 1 : at - 1)
			if (id_at(list, at) != 0)
				return (long)at;
	}
	return -1;
}

static bool go(struct list *list, size_t row, int step)
{
	size_t n = count(list);
	long to;

	if (n == 0) {
		list->selected = 0;
		return false;
	}
	to = selectable(list, row >= n ? n - 1 : row, step);
	if (to < 0 || ((size_t)to == list->row && list->selected == id_at(list, (size_t)to)))
		return false;
	list->row = (size_t)to;
	list->selected = id_at(list, list->row);
	return true;
}

struct list *list_new(const struct list_source *source)
{
	struct list *list = xcalloc(1, sizeof *list);

	list->source = *source;
	list->page = 10;
	list_refresh(list);
	return list;
}

void list_free(struct list *list)
{
	if (!list)
		return;
	free(list->marked);
	free(list->empty);
	free(list);
}

void list_marks(struct list *list, bool allowed)
{
	list->marks = allowed;
}

void list_empty_text(struct list *list, const char *text)
{
	free(list->empty);
	list->empty = xstrdup(text);
}

void list_refresh(struct list *list)
{
	long row = find(list, list->selected, list->row);

	if (row >= 0) {
		/* The record keeps its place on the screen as well, as far as that goes. */
		size_t offset = list->row >= list->top ? list->row - list->top : 0;

		if ((size_t)row != list->row)
			list->top = (size_t)row > offset ? (size_t)row - offset : 0;
		list->row = (size_t)row;
		return;
	}
	list->selected = 0;
	go(list, list->row, 1);
}

int64_t list_selected(const struct list *list)
{
	return list->selected;
}

long list_selected_row(const struct list *list)
{
	return list->selected == 0 ? -1 : find(list, list->selected, list->row);
}

bool list_select(struct list *list, int64_t id)
{
	long row = find(list, id, list->row);

	if (row < 0)
		return false;
	list->row = (size_t)row;
	list->selected = id;
	return true;
}

void list_select_row(struct list *list, size_t row)
{
	go(list, row, 1);
}

struct list_place list_place(const struct list *list)
{
	return (struct list_place){list->selected, list->row, list->top};
}

void list_put(struct list *list, struct list_place place)
{
	list->selected = place.id;
	list->row = place.row;
	list->top = place.top;
	list_refresh(list);
}

bool list_ranging(const struct list *list)
{
	return list->ranging;
}

static size_t mark_place(const struct list *list, int64_t id)
{
	size_t low = 0, high = list->n_marked;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (list->marked[middle] < id)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

size_t list_marked(const struct list *list)
{
	return list->n_marked;
}

const int64_t *list_marked_ids(const struct list *list)
{
	return list->marked;
}

size_t list_marked_hidden(struct list *list)
{
	size_t n = count(list), seen = 0;

	if (list->n_marked == 0)
		return 0;
	if (list->source.find) {
		for (size_t i = 0; i < list->n_marked; i++)
			if (list->source.find(list->source.data, list->marked[i]) >= 0)
				seen++;
		return list->n_marked - seen;
	}
	for (size_t row = 0; row < n; row++)
		if (list_is_marked(list, id_at(list, row)))
			seen++;
	return list->n_marked - seen;
}

bool list_is_marked(const struct list *list, int64_t id)
{
	size_t at = mark_place(list, id);

	return at < list->n_marked && list->marked[at] == id;
}

void list_mark(struct list *list, int64_t id, bool marked)
{
	size_t at = mark_place(list, id);
	bool there = at < list->n_marked && list->marked[at] == id;

	if (id == 0 || there == marked)
		return;
	if (!marked) {
		list->n_marked--;
		memmove(list->marked + at, list->marked + at + 1,
			(list->n_marked - at) * sizeof *list->marked);
		return;
	}
	if (list->n_marked == list->marked_room) {
		list->marked_room = list->marked_room ? list->marked_room * 2 : 16;
		list->marked = xrealloc(list->marked, list->marked_room * sizeof *list->marked);
	}
	memmove(list->marked + at + 1, list->marked + at,
		(list->n_marked - at) * sizeof *list->marked);
	list->marked[at] = id;
	list->n_marked++;
}

void list_unmark_all(struct list *list)
{
	list->n_marked = 0;
	list->ranging = false;
}

static enum tui_result mark_here(struct list *list)
{
	long from = list->ranging ? find(list, list->range_from, list->row) : -1;

	if (list->selected == 0)
		return TUI_TAKEN;
	if (from >= 0) {
		size_t low = (size_t)from < list->row ? (size_t)from : list->row;
		size_t high = (size_t)from < list->row ? list->row : (size_t)from;

		for (size_t row = low; row <= high; row++)
			list_mark(list, id_at(list, row), true);
	} else {
		list_mark(list, list->selected, !list_is_marked(list, list->selected));
		go(list, list->row + 1, 1);
	}
	list->ranging = false;
	return TUI_REDRAW;
}

static enum tui_result mark_key(struct list *list, int32_t code)
{
	size_t n = count(list);

	switch (code) {
	case ' ':
		return mark_here(list);
	case 'v':
		list->ranging = !list->ranging && list->selected != 0;
		list->range_from = list->selected;
		return TUI_REDRAW;
	case '*':
		for (size_t row = 0; row < n; row++)
			list_mark(list, id_at(list, row), true);
		return TUI_REDRAW;
	case '-':
		list_unmark_all(list);
		return TUI_REDRAW;
	default:
		return TUI_IGNORED;
	}
}

static enum tui_result move(struct list *list, long rows)
{
	size_t up = rows < 0 ? (size_t)-rows : 0;
	size_t to = rows < 0 ? (list->row < up ? 0 : list->row - up) : list->row + (size_t)rows;

	return go(list, to, rows < 0 ? -1 : 1) ? TUI_REDRAW : TUI_TAKEN;
}

enum tui_result list_key(struct list *list, const struct tui_event *event)
{
	struct key key = event->key;
	bool g_before = list->g_before;
	long page = list->page > 1 ? (long)list->page - 1 : 1;

	if (event->kind != TUI_KEY)
		return TUI_IGNORED;
	list->g_before = false;
	if (key.mods == MOD_CTRL && (key.code == 'u' || key.code == 'd'))
		return move(list, (key.code == 'u' ? -1 : 1) * (page > 1 ? page / 2 : 1));
	if (key.mods != 0)
		return TUI_IGNORED;
	switch (key.code) {
	case K_UP:
	case 'k':
		return move(list, -1);
	case K_DOWN:
	case 'j':
		return move(list, 1);
	case K_PGUP:
		return move(list, -page);
	case K_PGDN:
		return move(list, page);
	case K_HOME:
		return go(list, 0, 1) ? TUI_REDRAW : TUI_TAKEN;
	case K_END:
	case 'G':
		return go(list, (size_t)-1, -1) ? TUI_REDRAW : TUI_TAKEN;
	case 'g':
		list->g_before = !g_before;
		return g_before && go(list, 0, 1) ? TUI_REDRAW : TUI_TAKEN;
	default:
		return list->marks ? mark_key(list, key.code) : TUI_IGNORED;
	}
}

static void scroll(struct list *list, size_t n)
{
	if (list->row < list->top)
		list->top = list->row;
	if (list->row >= list->top + list->page)
		list->top = list->row - list->page + 1;
	/* A heading just above the first row comes into view with it. */
	if (list->top == list->row && list->top > 0 && list->page > 1 &&
		id_at(list, list->top - 1) == 0)
		list->top--;
	if (n <= list->page)
		list->top = 0;
	else if (list->top > n - list->page)
		list->top = n - list->page;
}

static void draw_row(struct list *list, const struct canvas *canvas, int y, size_t row, bool focus)
{
	int indent = list->marks ? 3 : 2;
	struct canvas inside = canvas_sub(canvas, y, indent, 1, canvas->cols - indent);
	int64_t id = id_at(list, row);
	struct list_look look = {
		.focused = id != 0 && id == list->selected,
		.marked = id != 0 && list_is_marked(list, id),
	};

	if (look.focused)
		canvas_text(canvas, y, 0, 1, ">", STYLE_NORMAL);
	if (look.marked)
		canvas_text(canvas, y, 1, 1, "*", STYLE_MARKED);
	list->source.draw(list->source.data, row, &inside, look);
	if (look.focused && focus)
		canvas_restyle(canvas, y, 0, 1, canvas->cols, STYLE_FOCUS);
	else if (look.marked)
		canvas_restyle(canvas, y, 0, 1, canvas->cols, STYLE_MARKED);
	if (look.focused && focus)
		canvas_cursor(canvas, y, 0);
}

void list_draw(struct list *list, const struct canvas *canvas, bool focus)
{
	size_t n = count(list), shown;

	if (canvas->rows < 1)
		return;
	list->page = (size_t)canvas->rows;
	list_refresh(list);
	if (n == 0) {
		canvas_wrap(canvas, 0, 2, canvas->cols - 2, list->empty, STYLE_NORMAL);
		if (focus)
			canvas_cursor(canvas, 0, 0);
		return;
	}
	scroll(list, n);
	shown = n - list->top < list->page ? n - list->top : list->page;
	if (list->source.want)
		list->source.want(list->source.data, list->top, shown);
	for (size_t i = 0; i < shown; i++)
		draw_row(list, canvas, (int)i, list->top + i, focus);
}
