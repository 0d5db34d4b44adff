/* Head and foot of every page. */
#include "paper.h"

#include <caseload/base/str.h>

/* Points: nothing is smaller on a page in large print. */
enum { LARGE = 16 };

static double ink_text(struct paper *paper, struct ink *ink, const char *text, double points,
	enum weight weight, double y)
{
	PangoLayout *layout =
		text_layout(paper, text, points, weight, paper->content, PANGO_ALIGN_LEFT);

	text_ink(paper, ink, layout, 0, y, NULL, 0);
	return y + text_height(layout);
}

/* What stands at the two ends of a line; the right one smaller beside bold, which large print never
 * has. */
struct ends {
	PangoLayout *left, *right;
	double right_points;
	bool one_line;
};

static struct ends lay_out_ends(
	struct paper *paper, const char *left, const char *right, double points, enum weight weight)
{
	struct ends ends = {.right_points = weight == BOLD ? points * 0.8 : points};

	ends.left = text_layout(paper, left, points, weight, 0, PANGO_ALIGN_LEFT);
	ends.right = text_layout(paper, right, ends.right_points, LIGHT, 0, PANGO_ALIGN_LEFT);
	ends.one_line =
		text_width(ends.left) + text_width(ends.right) + points * 2 <= paper->content;
	return ends;
}

/* Left and right on one line where they fit, on two where not. */
static double ink_ends(struct paper *paper, struct ink *ink, const char *left, const char *right,
	double points, enum weight weight, double y)
{
	struct ends ends = lay_out_ends(paper, left, right, points, weight);
	double shift = text_height(ends.left) - text_height(ends.right);

	if (!right[0] || !ends.one_line) {
		y = left[0] ? ink_text(paper, ink, left, points, weight, y) : y;
		return right[0] ? ink_text(paper, ink, right, ends.right_points, LIGHT, y) : y;
	}
	if (left[0])
		text_ink(paper, ink, ends.left, 0, y, NULL, 0);
	text_ink(paper, ink, ends.right, paper->content - text_width(ends.right), y + shift * 0.75,
		NULL, 0);
	return y + text_height(ends.left);
}

/* A line that is too long breaks between two of its facts, which three spaces part, and not inside
 * an NHS Number or a day. */
static const char *facts_kept(struct paper *paper, const char *line)
{
	struct str kept = {0};
	const char *copy;

	for (const char *c = line; *c != '\0'; c++) {
		bool apart = *c == ' ' && (c[1] == ' ' || (c > line && c[-1] == ' '));

		str_add(&kept, *c == ' ' && !apart ? "\u00a0" : (char[]){*c, '\0'});
	}
	copy = arena_strdup(paper->arena, str_text(&kept));
	str_free(&kept);
	return copy;
}

static double ink_subject(
	struct paper *paper, struct ink *ink, const char *line, double points, double y)
{
	PangoLayout *layout = text_layout(paper, line, points, LIGHT, 0, PANGO_ALIGN_LEFT);

	return ink_text(paper, ink,
		text_width(layout) > paper->content ? facts_kept(paper, line) : line, points, LIGHT,
		y);
}

struct ink *paper_head(struct paper *paper, double *height)
{
	const struct sheet *sheet = paper->sheet;
	double points = sheet->large_print ? LARGE : 9;
	struct ink *ink = arena_new_one(paper->arena, struct ink);
	/* In large print there is no room for what the foot says too. */
	const char *when = sheet->large_print ? "" : sheet->printed_when;
	const char *above = "";
	double y = 0;

	/* Beside a long title there is no room for the day: then it stands one line higher. */
	if (sheet->classification[0] &&
		!lay_out_ends(paper, sheet->title, when, points * 1.25, BOLD).one_line) {
		above = when;
		when = "";
	}
	if (sheet->classification[0])
		y = ink_ends(paper, ink, sheet->classification, above, points, BOLD, y) + 1;
	y = ink_ends(paper, ink, sheet->title, when, points * 1.25, BOLD, y);
	for (size_t i = 0; i < sheet->n_subject; i++)
		y = ink_subject(paper, ink, sheet->subject[i], points, y);
	ink_rule(paper, ink, 0, y + 4, paper->content, 0.8, 0);
	*height = y + 4 + points * (sheet->large_print ? 0.8 : 1.4);
	return ink;
}

struct ink *paper_foot(struct paper *paper, const char *number, double *height)
{
	const struct sheet *sheet = paper->sheet;
	double points = sheet->large_print ? LARGE : 8;
	struct ink *ink = arena_new_one(paper->arena, struct ink);
	double gap = sheet->large_print ? points * 0.5 : points;
	double y = gap + 4;

	const char *printed = sheet_printed_line(sheet, paper->arena);

	ink_rule(paper, ink, 0, gap, paper->content, 0.8, 0);
	if (sheet->large_print && sheet->record[0]) {
		/* The shorter line has room for the number of the page. */
		y = sheet->notice[0] ? ink_text(paper, ink, sheet->notice, points, LIGHT, y) : y;
		y = ink_ends(paper, ink, sheet->record, number, points, LIGHT, y);
		*height = ink_text(paper, ink, printed, points, LIGHT, y);
		return ink;
	}
	if (sheet->notice[0] || sheet->record[0])
		y = ink_ends(paper, ink, sheet->notice, sheet->record, points, LIGHT, y);
	*height = ink_ends(paper, ink, printed, number, points, LIGHT, y);
	return ink;
}
