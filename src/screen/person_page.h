/* The record's screen, between person.c and person_draw.c. */
#ifndef SCREEN_PERSON_PAGE_H
#define SCREEN_PERSON_PAGE_H

#include <caseload/tui/input.h>
#include <caseload/tui/list.h>
#include <caseload/tui/pager.h>

#include "person_facts.h"
#include "person_rows.h"
#include "risk_scores.h"
#include "screen.h"

struct person_page {
	struct view *view;
	struct arena *arena; /* of what is shown now; emptied by fill() */
	struct arena *history_arena;
	const struct history *history; /* all of it, newest first */
	size_t history_n;
	struct input *filter; /* of the history; NULL until `/` */
	struct risk_scores scores;
	struct tab_rows rows;
	struct facts facts;
	struct list *lists[TAB_COUNT];	 /* of the tabs that are lists, once seen */
	struct pager *pagers[TAB_COUNT]; /* of those that are texts */
	bool filled[TAB_COUNT];
	char key_safe[120]; /* once asked for; "" hidden */
};

struct tab_name {
	const char *name, *words; /* as arg.part, and as shown */
};
extern const struct tab_name tab_names[TAB_COUNT];

struct person_page *page_of_person(struct view *view);
bool tab_is_text(enum person_tab tab);
void person_draw(struct view *view, const struct canvas *canvas, bool focus);

#endif
