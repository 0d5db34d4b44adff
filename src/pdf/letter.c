/* Page one of a letter: sender and date on the right, the address where an envelope with a window
 * wants it. What is said begins right below the window, so that a letter of a page stays one. */
#include "paper.h"

#define MM (72 / 25.4)

enum { ADDRESS_LEFT = 20, ADDRESS_TOP = 45, ADDRESS_BOTTOM = 85, ADDRESS_WIDTH = 84 };

/* Closer lines rather than an address that leaves the window. */
static PangoLayout *address_layout(struct paper *paper, double points)
{
	const double room = (ADDRESS_BOTTOM - ADDRESS_TOP) * MM;
	PangoLayout *layout = text_layout(
		paper, paper->sheet->address, points, LIGHT, ADDRESS_WIDTH * MM, PANGO_ALIGN_LEFT);
	float spacing = 1;

	pango_layout_set_line_spacing(layout, spacing);
	while (text_height(layout) > room && spacing > 0.8f) {
		spacing -= 0.05f;
		pango_layout_set_line_spacing(layout, spacing);
	}
	return layout;
}

/* The strip begins where the head of other pages ends; what is above that has a negative place. */
void paper_add_letterhead(struct paper *paper)
{
	const struct sheet *sheet = paper->sheet;
	double points = text_points(paper, SHEET_NORMAL);
	double small = sheet->large_print ? points : 11;
	double start = paper->margin_y + paper->head_height;
	double right = paper->content * (sheet->large_print ? 0.54 : 0.58);
	double sender_top = 24 * MM - start, bottom = ADDRESS_BOTTOM * MM - start;
	PangoLayout *sender = text_layout(
		paper, sheet->sender, small, LIGHT, paper->content - right, PANGO_ALIGN_LEFT);
	PangoLayout *address = address_layout(paper, small);
	PangoLayout *date = text_layout(
		paper, sheet->date, small, LIGHT, paper->content - right, PANGO_ALIGN_LEFT);
	struct sheet_strip *strip = paper_strip(paper, 0, "P");
	struct ink *ink = strip_ink(strip);
	double address_end = ADDRESS_TOP * MM - start + text_height(address);
	double date_top = sender_top + text_height(sender) + small;
	double date_end = date_top + text_height(date);

	text_ink(paper, ink, sender, right, sender_top, NULL, 0);
	text_ink(paper, ink, address, ADDRESS_LEFT * MM - paper->margin_x, ADDRESS_TOP * MM - start,
		NULL, 0);
	text_ink(paper, ink, date, right, date_top, NULL, 0);
	bottom = address_end > bottom ? address_end : bottom;
	strip->height = (date_end > bottom ? date_end : bottom) + points;
	if (strip->height < 1)
		strip->height = 1;
}

struct ink *letter_head(struct paper *paper)
{
	struct ink *ink = arena_new_one(paper->arena, struct ink);
	double points = paper->sheet->large_print ? 16 : 9;

	text_ink(paper, ink,
		text_layout(paper, paper->sheet->classification, points, BOLD, paper->content,
			PANGO_ALIGN_LEFT),
		0, 0, NULL, 0);
	return ink;
}
