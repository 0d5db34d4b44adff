/* The rules of the page, shared by text and PDF: how wide columns are, what goes on which page. */
#include <string.h>

#include <caseload/report/sheet_block.h>

/* A longer word than this is cut rather than let it decide how a table looks. */
enum { WORD_MOST = 20 };

static int most(int a, int b)
{
	return a > b ? a : b;
}

static int least(int a, int b)
{
	return a < b ? a : b;
}

/* Takes from the widest column until all fit; nothing gets narrower than two characters. */
static void shrink(int *widths, size_t n, int cell, int room)
{
	int sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += widths[i];
	while (sum > room) {
		size_t widest = 0;
		int cut;

		for (size_t i = 1; i < n; i++)
			if (widths[i] > widths[widest])
				widest = i;
		cut = least(cell, widths[widest] - 2 * cell);
		if (cut <= 0)
			return;
		widths[widest] -= cut;
		sum -= cut;
	}
}

/* Shares `room` among the columns with a weight: none under its base, none over its natural
 * width, so that what one column does not need goes to the others. */
static void share(const struct sheet_block *table, const int *natural, int *widths, int room)
{
	bool settled[SHEET_COLUMNS_MAX] = {false};
	bool again = true;

	while (again) {
		int weights = 0;
		int left = room;

		again = false;
		for (size_t i = 0; i < table->n_columns; i++) {
			if (table->columns[i].weight && !settled[i])
				weights += table->columns[i].weight;
			else
				left -= widths[i];
		}
		/* Those that need more than their share come first: they make the rest smaller. */
		for (int pass = 0; pass < 2 && !again; pass++) {
			for (size_t i = 0; i < table->n_columns && weights; i++) {
				int part = (int)((long)left * table->columns[i].weight / weights);
				bool needs_more = part < widths[i];
				bool needs_less = part >= natural[i];

				if (!table->columns[i].weight || settled[i])
					continue;
				if (pass == 0 ? !needs_more : !needs_less)
					continue;
				if (pass == 1)
					widths[i] = most(widths[i], natural[i]);
				settled[i] = true;
				again = true;
				break;
			}
		}
		if (again)
			continue;
		for (size_t i = 0; i < table->n_columns; i++)
			if (table->columns[i].weight && !settled[i])
				widths[i] = (int)((long)left * table->columns[i].weight / weights);
	}
}

/* Does the text begin as the pattern does? 9 is a digit, A a capital, a a small letter. */
static bool looks_like(const char *text, const char *pattern)
{
	for (; *pattern; text++, pattern++) {
		char kind = *text;

		if (kind >= '0' && kind <= '9')
			kind = '9';
		else if (kind >= 'A' && kind <= 'Z')
			kind = 'A';
		else if (kind >= 'a' && kind <= 'z')
			kind = 'a';
		if (kind != *pattern)
			return false;
	}
	return true;
}

size_t sheet_unbroken(const char *text)
{
	static const char *const patterns[] = {"999 999 9999", "99-Aaa-9999"};

	for (size_t i = 0; i < sizeof(patterns) / sizeof(patterns[0]); i++)
		if (looks_like(text, patterns[i]))
			return strlen(patterns[i]);
	return 0;
}

bool sheet_fit_columns(const struct sheet_block *table, const int *natural, const int *widest_word,
	int cell, int gap, int total, int *widths)
{
	int room = total - gap * ((int)table->n_columns - 1);
	int sum = 0;

	for (size_t i = 0; i < table->n_columns; i++) {
		const struct sheet_column *column = &table->columns[i];
		int base = column->weight ? least(widest_word[i], WORD_MOST * cell) : natural[i];

		if (column->clip && column->weight)
			base = 2 * cell;
		widths[i] = most(most(base, column->min * cell), 2 * cell);
		sum += widths[i];
	}
	if (sum > room)
		shrink(widths, table->n_columns, cell, room);
	else
		share(table, natural, widths, room);
	for (size_t i = 0; i < table->n_columns; i++)
		if (!table->columns[i].clip && widths[i] < least(widest_word[i], WORD_MOST * cell))
			return false;
	return true;
}

/* --- pages --- */

struct paginator {
	const struct sheet_strip *strips;
	double height; /* 0: endless */
	struct arena *arena;
	struct sheet_places *out;
	size_t page;
	double top;
	bool empty; /* the page has nothing yet */
};

static void place_one(struct paginator *p, size_t strip, double gap, bool repeated)
{
	struct sheet_place *place =
		arena_push(p->arena, &p->out->places, &p->out->n, &p->out->room, sizeof(*place));

	p->top += gap;
	*place = (struct sheet_place){strip, p->page, p->top, repeated};
	p->top += p->strips[strip].height;
	p->empty = false;
}

static void place(struct paginator *p, size_t strip)
{
	const struct sheet_strip *placed = &p->strips[strip];
	const int again[] = {placed->person, placed->head, placed->group};
	bool first = p->empty;

	for (size_t i = 0; first && i < sizeof(again) / sizeof(again[0]); i++)
		if (again[i] >= 0)
			place_one(p, (size_t)again[i], 0, true);
	place_one(p, strip, first ? 0 : placed->gap, false);
}

static double needs(const struct paginator *p, size_t from, size_t to)
{
	const struct sheet_strip *first = &p->strips[from];
	const int again[] = {first->person, first->head, first->group};
	double need = 0;

	for (size_t i = 0; p->empty && i < sizeof(again) / sizeof(again[0]); i++)
		need += again[i] >= 0 ? p->strips[again[i]].height : 0;
	for (size_t i = from; i < to; i++)
		need += p->strips[i].height + (p->empty && i == from ? 0 : p->strips[i].gap);
	return need;
}

static bool fits(const struct paginator *p, size_t from, size_t to)
{
	/* Points add up in floating point: a hair too much is not too much. */
	return p->height <= 0 || p->top + needs(p, from, to) <= p->height + 1e-6;
}

static void turn(struct paginator *p)
{
	p->page++;
	p->top = 0;
	p->empty = true;
}

void sheet_paginate(const struct sheet_strip *strips, size_t n, double height, struct arena *arena,
	struct sheet_places *out)
{
	struct paginator p = {
		.strips = strips, .height = height, .arena = arena, .out = out, .empty = true};

	*out = (struct sheet_places){0};
	for (size_t from = 0, to; from < n; from = to) {
		for (to = from + 1; to < n && strips[to - 1].keep && !strips[to].page_break; to++)
			;
		if (strips[from].page_break && !p.empty && height > 0)
			turn(&p);
		if (!p.empty && !fits(&p, from, to))
			turn(&p);
		/* Where more than a page belongs together, it is parted where the page ends. */
		for (size_t i = from; i < to; i++) {
			if (!p.empty && !fits(&p, i, i + 1))
				turn(&p);
			place(&p, i);
		}
	}
	out->pages = p.page + 1;
}
