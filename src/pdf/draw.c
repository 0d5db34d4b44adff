/* Strips to PDF: pages, structure tags for a screen reader, and the outline. */
#include <cairo-pdf.h>
#include <string.h>

#include "paper.h"

struct pen {
	struct paper *paper;
	cairo_surface_t *surface;
	cairo_t *cr;
	size_t page;	  /* of this paper */
	size_t before;	  /* pages of the papers before it */
	const char *open; /* structure tag of the group that is open on this page */
	size_t group;
	int outline[SHEET_HEADING_MAX + 1]; /* ids by level; 0 is the root */
};

static void draw_mark(struct pen *pen, const struct mark *mark, double x, double y)
{
	cairo_t *cr = pen->cr;

	cairo_set_source_rgb(cr, mark->grey, mark->grey, mark->grey);
	switch (mark->kind) {
	case MARK_TEXT:
		cairo_move_to(cr, x + mark->x, y + mark->y);
		pango_cairo_show_layout_line(cr, mark->line);
		return;
	case MARK_RULE:
		cairo_set_line_width(cr, mark->height);
		cairo_move_to(cr, x + mark->x, y + mark->y);
		cairo_rel_line_to(cr, mark->width, 0);
		cairo_stroke(cr);
		return;
	case MARK_BOX:
		cairo_rectangle(cr, x + mark->x, y + mark->y, mark->width, mark->height);
		cairo_fill(cr);
		return;
	case MARK_FRAME:
		cairo_set_line_width(cr, 0.9);
		cairo_rectangle(cr, x + mark->x, y + mark->y, mark->width, mark->height);
		cairo_stroke(cr);
		return;
	}
}

/* Texts of their own in one piece of ink (a label, its value) are apart for a reader too. */
static bool has_pieces(const struct ink *ink)
{
	const struct mark *first = NULL;

	for (size_t i = 0; i < ink->n; i++) {
		if (ink->marks[i].kind != MARK_TEXT)
			continue;
		if (first && first->piece != ink->marks[i].piece)
			return true;
		first = &ink->marks[i];
	}
	return false;
}

/* Boxes and rules first, so that only text is inside the tags. */
static void draw_ink(struct pen *pen, const struct ink *ink, bool pieces, double x, double y)
{
	const char *apart = pieces && has_pieces(ink) ? "Span" : NULL;
	const char *open = NULL;
	const struct mark *before = NULL;

	for (size_t i = 0; i < ink->n; i++)
		if (ink->marks[i].kind != MARK_TEXT)
			draw_mark(pen, &ink->marks[i], x, y);
	for (size_t i = 0; i < ink->n; i++) {
		const struct mark *mark = &ink->marks[i];
		const char *tag = mark->tag ? mark->tag : apart;
		bool goes_on =
			before && before->tag == mark->tag &&
			(mark->tag ? before->cell == mark->cell : before->piece == mark->piece);

		if (mark->kind != MARK_TEXT)
			continue;
		if (open && !goes_on) {
			cairo_tag_end(pen->cr, open);
			open = NULL;
		}
		if (tag && !open)
			cairo_tag_begin(pen->cr, tag, NULL);
		open = tag;
		draw_mark(pen, mark, x, y);
		before = mark;
	}
	if (open)
		cairo_tag_end(pen->cr, open);
}

static void close_group(struct pen *pen)
{
	if (pen->open)
		cairo_tag_end(pen->cr, pen->open);
	pen->open = NULL;
}

/* A group goes on through its strips and ends with the page: no tag reaches over a page's end. */
static void enter_group(struct pen *pen, const struct ink *ink)
{
	if (pen->open && pen->group == ink->group && text_equal(pen->open, ink->group_tag))
		return;
	close_group(pen);
	if (ink->group_tag)
		cairo_tag_begin(pen->cr, ink->group_tag, NULL);
	pen->open = ink->group_tag;
	pen->group = ink->group;
}

int outline_add(cairo_surface_t *surface, int parent, const char *text, size_t before, int x, int y,
	bool open)
{
	char where[64];

	/* Whole points: a decimal comma of the locale would not be understood. */
	snprintf(where, sizeof(where), "page=%d pos=[%d %d]", (int)before + 1, x, y);
	return cairo_pdf_surface_add_outline(
		surface, parent, text, where, open ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
}

static void add_outline(struct pen *pen, const struct ink *ink, double y)
{
	int parent = outline_add(pen->surface, pen->outline[ink->outline - 1], ink->text,
		pen->before + pen->page, (int)pen->paper->margin_x, (int)y, ink->outline == 1);

	for (int i = ink->outline; i <= SHEET_HEADING_MAX; i++)
		pen->outline[i] = parent;
}

static void draw_strip(struct pen *pen, const struct sheet_place *place)
{
	const struct ink *ink = paper_ink(pen->paper, place->strip);
	double x = pen->paper->margin_x;
	double y = pen->paper->margin_y + pen->paper->head_height + place->top;

	enter_group(pen, ink);
	if (ink->outline)
		add_outline(pen, ink, y);
	if (ink->row_tag)
		cairo_tag_begin(pen->cr, ink->row_tag, NULL);
	draw_ink(pen, ink, true, x, y);
	if (ink->row_tag)
		cairo_tag_end(pen->cr, ink->row_tag);
}

/* Head and foot are read aloud on the first page; after that they say nothing new. */
static void draw_frame(struct pen *pen, const struct ink *ink, double y)
{
	const char *tag = pen->page == 0 ? "P" : "Private";

	cairo_tag_begin(pen->cr, tag, NULL);
	draw_ink(pen, ink, pen->page == 0, pen->paper->margin_x, y);
	cairo_tag_end(pen->cr, tag);
}

static void draw_head(struct pen *pen)
{
	struct paper *paper = pen->paper;
	bool letter = paper->sheet->letter && pen->page == 0;

	paper_fill(paper, SLOT_NUMBER);
	draw_frame(pen, letter ? letter_head(paper) : paper->head, paper->margin_y);
}

static void draw_foot(struct pen *pen, size_t pages)
{
	struct paper *paper = pen->paper;
	const char *number;
	double height;

	paper_fill(paper, SLOT_NUMBER);
	number = arena_printf(paper->arena, "page %zu of %zu", pen->page + 1, pages);
	draw_frame(pen, paper_foot(paper, number, &height),
		paper->height - paper->margin_y - paper->foot_height);
}

size_t paper_draw(
	struct paper *paper, cairo_surface_t *surface, cairo_t *cr, size_t before, int outline)
{
	struct pen pen = {.paper = paper, .surface = surface, .cr = cr, .before = before};
	struct sheet_places places;
	size_t at = 0;

	for (int i = 0; i <= SHEET_HEADING_MAX; i++)
		pen.outline[i] = outline;
	cairo_pdf_surface_set_size(surface, paper->width, paper->height);
	sheet_paginate(
		paper->strips, paper->n_placed, paper_content_height(paper), paper->kept, &places);
	cairo_tag_begin(cr, "Document", NULL);
	for (pen.page = 0; pen.page < places.pages; pen.page++) {
		draw_head(&pen);
		for (; at < places.n && places.places[at].page == pen.page; at++)
			draw_strip(&pen, &places.places[at]);
		close_group(&pen);
		draw_foot(&pen, places.pages);
		cairo_show_page(cr);
	}
	cairo_tag_end(cr, "Document");
	return places.pages;
}
