/* A sheet as pages of text: head and foot, and the content put between them.
 * What a block looks like is in sheet_text_block.c. */
#include <caseload/report/sheet_text.h>

#include <string.h>

#include <caseload/base/utf8.h>
#include <caseload/report/sheet_block.h>

#include "sheet_text_block.h"
#include "sheet_wrap.h"

enum { COLUMNS_LEAST = 40, CONTENT_LEAST = 5, PAGE_NUMBER_CELLS = 18 };

const char *line_fill(struct arena *arena, char c, int cells)
{
	char *line = arena_alloc(arena, (size_t)cells + 1);

	memset(line, c, (size_t)cells);
	return line;
}

const char *line_trim(struct arena *arena, const char *line)
{
	size_t length = strlen(line);

	while (length && line[length - 1] == ' ')
		length--;
	return arena_strndup(arena, line, length);
}

/* `left` and `right` at the two ends of a line; on two lines where they do not fit on one. */
static void two_ends(
	struct lines *lines, struct arena *arena, const char *left, const char *right, int columns)
{
	int space = columns - text_cells(left) - text_cells(right);

	if (!*right || !*left || space < 2) {
		if (*left)
			lines_wrap(lines, arena, left, columns);
		if (*right)
			lines_wrap(lines, arena, right, columns);
		return;
	}
	lines_add(lines, arena, arena_printf(arena, "%s%*s%s", left, space, "", right));
}

static void head(const struct sheet *sheet, int columns, struct arena *arena, struct lines *lines)
{
	if (sheet->classification[0])
		lines_wrap(lines, arena, sheet->classification, columns);
	two_ends(lines, arena, sheet->title, sheet->printed_when, columns);
	for (size_t i = 0; i < sheet->n_subject; i++)
		lines_wrap(lines, arena, sheet->subject[i], columns);
	lines_add(lines, arena, line_fill(arena, '-', columns));
	lines_add(lines, arena, "");
}

/* The last line has room for the page number at its end; `page` is empty on an endless page. */
static void foot(const struct sheet *sheet, const char *page, int columns, struct arena *arena,
	struct lines *lines)
{
	struct lines printed = {0};
	const char *end;

	lines_add(lines, arena, "");
	lines_add(lines, arena, line_fill(arena, '-', columns));
	two_ends(lines, arena, sheet->notice, sheet->record, columns);
	lines_wrap(&printed, arena, sheet_printed_line(sheet, arena), columns - PAGE_NUMBER_CELLS);
	for (size_t i = 0; i + 1 < printed.n; i++)
		lines_add(lines, arena, printed.lines[i]);
	end = printed.lines[printed.n - 1];
	end = arena_printf(
		arena, "%s%*s%s", end, columns - text_cells(end) - text_cells(page), "", page);
	lines_add(lines, arena, line_trim(arena, end));
}

/* Page one of a letter: what a head has, but only the classification in it. */
static void letter_head(const struct sheet *sheet, int columns, size_t height, struct arena *arena,
	struct lines *lines)
{
	if (sheet->classification[0])
		lines_wrap(lines, arena, sheet->classification, columns);
	while (lines->n < height)
		lines_add(lines, arena, "");
}

static void content(const struct text_strip *strip, struct lines *lines, struct arena *arena)
{
	for (size_t i = 0; i < strip->n; i++)
		lines_add(lines, arena, strip->lines[i]);
}

/* The lines of one page from its places; returns the next place. */
static size_t fill_page(const struct sheet_places *places, size_t from, size_t page,
	const struct text_strips *strips, struct lines *lines, struct arena *arena)
{
	size_t start = lines->n;

	for (; from < places->n && places->places[from].page == page; from++) {
		const struct sheet_place *place = &places->places[from];

		while (lines->n - start < (size_t)place->top)
			lines_add(lines, arena, "");
		content(strips->strips[place->strip].data, lines, arena);
	}
	return from;
}

struct sheet_pages *sheet_text(
	const struct sheet *sheet, struct sheet_format format, struct arena *arena)
{
	int columns = format.columns <= 0 ? SHEET_A4.columns : format.columns;
	bool endless = format.lines <= 0;
	struct sheet_pages *pages = arena_new_one(arena, struct sheet_pages);
	struct text_strips strips = {.arena = arena, .ascii = format.ascii};
	struct lines top = {0}, bottom = {0};
	struct sheet_places places;
	int height = 0;

	if (columns < COLUMNS_LEAST)
		columns = COLUMNS_LEAST;
	head(sheet, columns, arena, &top);
	foot(sheet, "", columns, arena, &bottom);
	if (!endless)
		height = format.lines - (int)top.n - (int)bottom.n;
	if (!endless && height < CONTENT_LEAST)
		height = CONTENT_LEAST;
	strips.columns = columns;
	strips.height = height;
	strips.head_lines = (int)top.n;
	text_strips_add_sheet(&strips, sheet);
	sheet_paginate(strips.strips, strips.n_placed, height, arena, &places);

	pages->n = places.pages;
	pages->pages = arena_new_array(arena, struct sheet_page, pages->n);
	for (size_t i = 0, from = 0; i < pages->n; i++) {
		const char *number =
			endless ? "" : arena_printf(arena, "page %zu of %zu", i + 1, pages->n);
		struct lines lines = {0};

		if (sheet->letter && i == 0)
			letter_head(sheet, columns, top.n, arena, &lines);
		else
			head(sheet, columns, arena, &lines);
		from = fill_page(&places, from, i, &strips, &lines, arena);
		while (!endless && lines.n < top.n + (size_t)height)
			lines_add(&lines, arena, "");
		foot(sheet, number, columns, arena, &lines);
		pages->pages[i] = (struct sheet_page){lines.lines, lines.n};
	}
	return pages;
}

char *sheet_pages_join(const struct sheet_pages *pages, bool form_feed, struct arena *arena)
{
	struct str text = {0};
	char *joined;

	for (size_t i = 0; i < pages->n; i++) {
		if (i && form_feed)
			str_addc(&text, '\f');
		for (size_t j = 0; j < pages->pages[i].n; j++) {
			str_add(&text, pages->pages[i].lines[j]);
			str_addc(&text, '\n');
		}
	}
	joined = arena_strdup(arena, str_text(&text));
	str_free(&text);
	return joined;
}
