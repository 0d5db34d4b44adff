/* A sheet laid out on A4: every line of text and every rule at its place, before anything
 * is drawn. */
#ifndef CASELOAD_PDF_PAPER_H
#define CASELOAD_PDF_PAPER_H

#include <pango/pangocairo.h>

#include <caseload/base/arena.h>
#include <caseload/base/str.h>
#include <caseload/report/sheet_block.h>

/* All lengths in points. A mark is one thing drawn in a strip, placed from the strip's top left. */
enum mark_kind { MARK_TEXT, MARK_RULE, MARK_BOX, MARK_FRAME };
struct mark {
	enum mark_kind kind;
	double x, y;	       /* text: the start of its baseline */
	double width, height;  /* rule: its length and thickness; frame: stroked, not filled */
	double grey;	       /* 0 black to 1 white */
	PangoLayoutLine *line; /* text */
	const char *tag;       /* structure tag around it inside the strip, or NULL */
	int cell;	       /* marks of the same cell share one tag */
};

/* The renderer's data of a sheet_strip. */
struct ink {
	struct mark *marks;
	size_t n, room;
	size_t group;	       /* strips of one group share one structure tag on a page */
	const char *group_tag; /* "P", "H1", "Table" */
	const char *row_tag;   /* "TR" around the marks, or NULL */
	int outline;	       /* level of the heading, 0 for none */
	const char *text;      /* the heading for the outline */
};

struct paper {
	const struct sheet *sheet;
	struct arena *arena;
	PangoContext *context;
	double width, height; /* of the page */
	double margin_x, margin_y;
	double content; /* width of the content area */
	double head_height, foot_height;
	struct sheet_strip *strips; /* data: struct ink */
	size_t n, room;
	size_t n_placed; /* behind them: the lines of persons */
	const char **persons;
	size_t n_persons, persons_room;
	double gap; /* what the next strip is to have */
	bool page_break;
	int person; /* index in persons, -1 for none */
	bool person_begins;
	double person_height; /* of the line a page begins with in the middle of their part */
	double labels;	      /* width of the labels that follow one another now */
	size_t group;
	PangoLayout **layouts; /* kept to the end: marks borrow their lines */
	size_t n_layouts, layouts_room;
	int32_t *missing; /* code points no font has, each once */
	size_t n_missing, missing_room;
};

enum weight { LIGHT, BOLD };

/* layout.c */
void paper_init(
	struct paper *paper, const struct sheet *sheet, PangoContext *context, struct arena *arena);
void paper_free(struct paper *paper);
void paper_lay_out(struct paper *paper);
double paper_content_height(const struct paper *paper);
struct sheet_strip *paper_strip(struct paper *paper, double height, const char *group_tag);
struct ink *strip_ink(const struct sheet_strip *strip);
struct mark *ink_add(struct paper *paper, struct ink *ink, enum mark_kind kind);
void ink_rule(struct paper *paper, struct ink *ink, double x, double y, double width,
	double thickness, double grey);

void ink_box(struct paper *paper, struct ink *ink, double x, double y, double width, double height,
	double grey);
/* Ruled lines to write on from y down; returns where they end. */
double ink_ruled(struct paper *paper, struct ink *ink, double y, double points, int lines);

/* trend.c */
void paper_add_trend(struct paper *paper, const struct sheet_block *trend);

/* letter.c */
void paper_add_letterhead(struct paper *paper);
struct ink *letter_head(struct paper *paper); /* of page one */

/* chart.c */
void paper_add_chart(struct paper *paper, const struct sheet_block *chart);

/* frame.c */
/* Head or foot of a page as one piece of ink; `number` is "page 1 of 3". */
struct ink *paper_head(struct paper *paper, double *height);
struct ink *paper_foot(struct paper *paper, const char *number, double *height);

/* table.c */
void paper_add_table(struct paper *paper, const struct sheet_block *block);

/* text.c */
double text_points(const struct paper *paper, enum sheet_size size);
/* `width` in points, 0 for as wide as it is. */
PangoLayout *text_layout(struct paper *paper, const char *text, double points, enum weight weight,
	double width, PangoAlignment align);
double text_height(PangoLayout *layout);
double text_width(PangoLayout *layout);
/* Adds the lines of the layout to the ink with the layout's top left at x, y. */
void text_ink(struct paper *paper, struct ink *ink, PangoLayout *layout, double x, double y,
	const char *tag, int cell);
/* The square of a text that begins with SHEET_TICK; text_ink() adds it too. */
void text_ink_tick(struct paper *paper, struct ink *ink, PangoLayout *layout, double x, double y);
/* A sentence with the characters that no font has and the packages that may have them; NULL
 * when nothing is missing. */
const char *text_missing(const struct paper *paper, struct arena *arena);

/* draw.c */
/* Puts the strips on pages and draws them all to the PDF surface of `cr`. */
bool paper_draw(struct paper *paper, cairo_surface_t *surface, cairo_t *cr, struct err *err);

/* catalog.c */
/* Adds the language and "show the title" to a finished PDF, which cairo cannot say. A PDF of a
 * form it does not know is left as it is. */
void pdf_set_language(struct str *pdf, const char *language);

#endif
