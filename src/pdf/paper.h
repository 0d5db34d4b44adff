/* A sheet laid out on A4: every line of text and every rule at its place, before anything
 * is drawn.
 *
 * A sheet is laid out in units: a block, or one row of a table. Every unit is laid out twice: once
 * to learn the heights of its strips, which say what goes on which page, and once when its page is
 * drawn. In between only heights are kept, so that memory grows by bytes for each row and
 * not by all its glyphs. */
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
	int piece;	       /* marks of the same text; others are read apart from it */
};

/* The renderer's data of a sheet_strip, while its unit is laid out. */
struct ink {
	struct mark *marks;
	size_t n, room;
	int pieces;
	size_t group;	       /* strips of one group share one structure tag on a page */
	const char *group_tag; /* "P", "H1", "Table" */
	const char *row_tag;   /* "TR" around the marks, or NULL */
	int outline;	       /* level of the heading, 0 for none */
	const char *text;      /* the heading for the outline */
};

enum unit_kind { UNIT_LETTERHEAD, UNIT_BLOCK, UNIT_HEAD, UNIT_ROW, UNIT_PERSON, UNIT_GROUP };
struct unit {
	enum unit_kind kind;
	size_t block;		 /* index in the sheet; of a person: the first about them */
	size_t row;		 /* UNIT_ROW, UNIT_GROUP */
	size_t strip;		 /* the first of its strips */
	struct pdf_table *table; /* UNIT_HEAD, UNIT_ROW, UNIT_GROUP */
	double labels;		 /* a labelled line: width of the labels it stands among */
	double most;		 /* UNIT_ROW: a taller one is parted */
};

/* One unit as it is drawn: its strips with their ink, and the layouts whose lines they borrow. */
struct laid {
	struct arena *arena;
	size_t unit;
	bool filled;
	struct sheet_strip *strips; /* data: struct ink */
	size_t n, room;
	PangoLayout **layouts;
	size_t n_layouts, layouts_room;
};

enum weight { LIGHT, BOLD };
struct font {
	double points;
	enum weight weight;
	PangoFontDescription *description;
	int space; /* width of a space, in pango's units */
};
enum { FONTS_MOST = 16 };

/* The line a page goes on with, the head of a table and the body may stand on one page; the frame
 * is the same on all of them. */
enum slot { SLOT_BODY, SLOT_HEAD, SLOT_PERSON, SLOT_GROUP, SLOT_FRAME, SLOT_NUMBER, SLOTS };

struct missing {
	int32_t code;
	const char *word; /* the first it stands in */
};

struct paper {
	const struct sheet *sheet;
	struct arena *kept;  /* lives as long as the paper */
	struct arena *arena; /* of the unit that is being laid out */
	struct laid slots[SLOTS];
	struct laid *laid; /* the one that is being filled */
	PangoContext *context;
	struct font fonts[FONTS_MOST];
	size_t n_fonts;
	struct word_cache *words;
	PangoAttrList *plain; /* attributes of a text with nothing special in it */
	double width, height; /* of the page */
	double margin_x, margin_y;
	double content; /* width of the content area */
	double head_height, foot_height;
	struct ink *head; /* of every page, in its slot */
	struct unit *units;
	size_t n_units, units_room;
	/* Heights of all strips, data NULL. Behind the first n_placed: the lines for pages that go on
	 * about a person or in a group of rows; until then strips have their index in `again`. */
	struct sheet_strip *strips;
	size_t *strip_units; /* which unit each belongs to */
	size_t n, room, n_strip_units, strip_units_room;
	size_t n_placed;
	struct unit *again;
	size_t n_again, again_room;
	double gap; /* what the next strip is to have */
	bool page_break;
	int person; /* index in again, -1 for none */
	bool person_begins;
	double person_height; /* of the line a page begins with in the middle of their part */
	size_t group;
	struct missing
		*missing; /* characters no font has, each once; told for all papers together */
	size_t n_missing, missing_room;
};

/* layout.c */
/* `context` stays the caller's and must outlive the paper. */
void paper_init(
	struct paper *paper, const struct sheet *sheet, PangoContext *context, struct arena *arena);
void paper_free(struct paper *paper);
/* Fills the strips with their heights. */
void paper_measure(struct paper *paper);
double paper_content_height(const struct paper *paper);
/* A unit for the pages that go on; its index in `again`. */
int paper_again_add(struct paper *paper, struct unit unit);
/* What strip `at` looks like; good until a strip of another unit of its slot is asked for. */
const struct ink *paper_ink(struct paper *paper, size_t at);

/* block.c: a unit as strips. */
void paper_add_block(struct paper *paper, const struct unit *unit);
void paper_add_person(struct paper *paper, const char *person);
double block_label_width(struct paper *paper, size_t from);
double block_gap(const struct paper *paper, size_t at);

/* ink.c: for those who lay out a unit. */
/* Empties the slot and makes it the one that is filled. */
void paper_fill(struct paper *paper, enum slot slot);
void laid_free(struct laid *laid);
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
/* The table in block `at`, its columns measured; lives in paper->kept. */
struct pdf_table *table_new(struct paper *paper, size_t at);
bool table_has_head(const struct pdf_table *table);
/* The strip of the head, to be repeated above the rows that follow; -1 for none. */
void table_set_head(struct pdf_table *table, int strip, double height);
void table_add_head(struct pdf_table *table);
void table_add_row(struct pdf_table *table, const struct unit *unit);
/* The line of a group on the pages it goes on. */
void table_add_group_again(struct pdf_table *table, size_t at);
/* As table_add_row() for a row that will be drawn later, each in its turn: without ink where its
 * height is known without laying it out. Sets unit->most. */
void table_measure_row(struct pdf_table *table, struct unit *unit);

/* text.c */
double text_points(const struct paper *paper, enum sheet_size size);
struct font *text_font(struct paper *paper, double points, enum weight weight);
/* `width` in points, 0 for as wide as it is. Lives in the slot that is filled. */
PangoLayout *text_layout(struct paper *paper, const char *text, double points, enum weight weight,
	double width, PangoAlignment align);
/* The same, the caller's to g_object_unref(). */
PangoLayout *text_layout_new(struct paper *paper, const char *text, double points,
	enum weight weight, double width, PangoAlignment align);
double text_height(PangoLayout *layout);
double text_width(PangoLayout *layout);
double text_natural(struct paper *paper, const char *text, double points, enum weight weight);
/* Adds the lines of the layout to the ink with the layout's top left at x, y. */
void text_ink(struct paper *paper, struct ink *ink, PangoLayout *layout, double x, double y,
	const char *tag, int cell);
/* The next line of the layout as a mark without a place yet. */
struct mark *text_ink_line(struct paper *paper, struct ink *ink, PangoLayoutIter *iter);
/* The square of a text that begins with SHEET_TICK; text_ink() adds it too. */
void text_ink_tick(struct paper *paper, struct ink *ink, PangoLayout *layout, double x, double y);

/* word.c */
/* How much room a text wants, in pango's units, put together from its words, each of which is laid
 * out once. Where words are joined it may be a hair from the truth. */
struct text_size {
	int natural; /* the widest line */
	int word;    /* what cannot be wrapped */
	int height;  /* of the tallest word */
	int lines;   /* as written */
};
struct text_size text_size(
	struct paper *paper, const char *text, double points, enum weight weight);
void words_free(struct paper *paper);

/* missing.c */
void missing_note(struct paper *paper, PangoLayout *layout);
/* A sentence with the characters that no font has and the packages that may have them; NULL
 * when nothing is missing. */
const char *missing_sentence(const struct paper *paper, struct arena *arena);

/* draw.c */
/* Puts the strips on pages and draws them all to the PDF surface of `cr`, which has `before` pages
 * already; returns how many these are. `outline`: what the paper's headings stand under. */
size_t paper_draw(
	struct paper *paper, cairo_surface_t *surface, cairo_t *cr, size_t before, int outline);
/* An entry of the outline for the page after `before`; what it is to others that stand under it. */
int outline_add(cairo_surface_t *surface, int parent, const char *text, size_t before, int x, int y,
	bool open);

/* catalog.c */
/* Adds the language and "show the title" to a finished PDF, which cairo cannot say. A PDF of a
 * form it does not know is left as it is. */
void pdf_set_language(struct str *pdf, const char *language);

#endif
