/* The plan editor, between its files: plan.c the screen, plan_section.c the texts, plan_parts.c
 * needs, contingency, agreement and review, plan_draw.c what it looks like. */
#ifndef SCREEN_PLAN_PAGE_H
#define SCREEN_PLAN_PAGE_H

#include <caseload/tui/area.h>
#include <caseload/tui/list.h>
#include <caseload/tui/pager.h>

#include <caseload/plan.h>

#include "screen.h"

/* The text sections in the order of words.def, then the rest. */
enum {
	PLAN_SECTIONS = SECTION_DOCUMENTS,
	PLAN_NEEDS = PLAN_SECTIONS,
	PLAN_CONTINGENCY,
	PLAN_AGREEMENT,
	PLAN_REVIEW,
	PLAN_ITEMS
};

/* One text section, once it has been opened. */
struct plan_text_page {
	struct edit *edit;  /* NULL: not opened yet */
	int64_t base;	    /* version the text began from; 0 none */
	char *base_text;    /* what stood there then; owned */
	unsigned long kept; /* edit_version() when last kept as a draft */
	bool has_draft;
	bool passed_over;	   /* there is a draft, and p went on without it */
	bool waiting;		   /* a draft was there when the plan was opened */
	const struct draft *offer; /* to be opened or not; NULL none */
	const char *others; /* "Mary Lewis has been writing here since 14:03."; NULL nobody */
	bool asking;	    /* whether to write or to read beside them */
	bool reading;
};

/* A row of needs or contingency. */
struct part_row {
	int64_t id;
	int depth; /* 0 need or contingency, 1 goal, 2 action */
	const char *uid, *text, *right;
	const char *more;	 /* in full, below the list; NULL: the text */
	const char *need, *goal; /* uids of what it belongs to */
};

enum plan_mode {
	PLAN_WRITE,
	PLAN_LIST,    /* the section list has the keys */
	PLAN_COMPARE, /* with the last agreed text */
	PLAN_CLASH,   /* what both changed: mine and theirs */
};

struct plan_page {
	struct view *view;
	enum plan_mode mode;
	int at;	     /* item shown */
	int noticed; /* the section others are told of; -1 none */
	bool read_only;
	bool stale; /* a section was saved since the record was read */
	struct plan_text_page texts[PLAN_SECTIONS];
	struct area *area;   /* on the edit of the section shown */
	struct edit *empty;  /* where there is none */
	char kept_at[8];     /* "14:06"; "" not yet */
	struct arena *arena; /* of the rows; emptied on refresh */
	struct part_row *rows;
	size_t rows_n, rows_room;
	struct list *list;	  /* of the rows */
	struct pager *pager;	  /* comparing */
	struct plan_clash *clash; /* PLAN_CLASH */
};

struct plan_page *plan_page_of(struct view *view);
const struct plan *plan_shown(const struct plan_page *page); /* NULL: none yet */
const char *plan_item_name(int item);
const char *plan_item_mark(const struct plan_page *page, int item); /* "ok", "!", "*", " " */
enum section plan_section_of(int item); /* SECTION_NONE where it is no text */
bool plan_is_text(int item);
void plan_typing(struct plan_page *page); /* keeps view->typing true to the state */

/* plan_section.c */
void section_find_drafts(struct plan_page *page); /* on opening: which texts were left unsaved */
void section_open(struct plan_page *page, int item, bool take_draft);
void section_close_all(struct plan_page *page);
bool section_changed(const struct plan_page *page, int item);
enum answer section_save(struct plan_page *page, int item);
bool section_keep(
	struct plan_page *page, int item, struct err *err); /* a draft, where one is due */
size_t section_keep_all(struct plan_page *page,
	struct err *err);		      /* how many are changed; err->code set on failure */
void section_refresh(struct plan_page *page); /* the record was read again */
/* Others are told that this section is being written, and who writes it is found out. */
void section_notice(struct plan_page *page, int item);
bool section_may_write(const struct plan_page *page, int item); /* typing goes into it now */
enum answer section_asking_key(struct plan_page *page, const struct tui_event *event);
enum answer section_offer_key(struct plan_page *page, const struct tui_event *event);
/* After a clash: the text of the section shown becomes `merged`, in one step, as if begun from what
 * they saved. */
void section_merged(
	struct plan_page *page, const char *merged, const char *theirs, int64_t version);
enum answer section_compare(struct plan_page *page); /* Alt+D */

/* plan_clash.c: two people wrote the section shown */
/* Joins both; where both changed one paragraph the mode becomes PLAN_CLASH. Texts are copied. */
void plan_clash_begin(struct plan_page *page, const char *base, const char *mine,
	const char *theirs, int64_t their_version);
void plan_clash_end(struct plan_page *page);
enum answer plan_clash_key(struct plan_page *page, const struct tui_event *event);
void plan_clash_draw(struct plan_page *page, const struct canvas *canvas, bool focus);

/* plan_parts.c */
void parts_fill(struct plan_page *page); /* the rows of the item shown */
enum answer parts_key(struct plan_page *page, const struct tui_event *event);
void parts_draw(struct plan_page *page, const struct canvas *canvas, bool focus);
int parts_item_of_field(const char *field); /* where what is missing belongs; -1 nowhere */

/* plan_draw.c */
void plan_draw(struct view *view, const struct canvas *canvas, bool focus);

#endif
