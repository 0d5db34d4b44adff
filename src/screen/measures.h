/* What the files of the measures screen share. */
#ifndef SCREEN_MEASURES_H
#define SCREEN_MEASURES_H

#include <caseload/measure.h>
#include <caseload/tui/input.h>
#include <caseload/tui/list.h>

#include "reports.h"

enum period { PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR, PERIODS };

struct measures_page {
	struct view *view;
	struct arena *arena; /* of what was counted */
	const struct measure *all;
	size_t n;
	size_t *shown; /* of `all`: a measure, and its parts where they are open */
	size_t shown_n;
	struct list *list;
	/* what is asked for */
	bool asked; /* a period was chosen; else the quarter so far, as measure list has it */
	enum period period;
	struct date from; /* the first day of the period; none where none was chosen */
	struct date day;  /* what was asked as at: no period ends later */
	char *as_at;	  /* as it was typed; NULL: today */
	bool *open;	  /* by code: its parts are shown */
	bool prompting;
	struct input *input;
};

/* The first day of the month, quarter or year a day lies in. */
struct date period_begin(enum period period, struct date day);
/* n of them later. */
struct date period_add(enum period period, struct date from, int n);

/* What was chosen, as arguments of measure list. */
struct args measures_args(const struct measures_page *page, struct arena *arena);
const struct measure *measures_selected(const struct measures_page *page); /* NULL none */
bool measures_has_parts(const struct measures_page *page, int code);
/* The day as at which it was counted. */
struct date measures_as_at(const struct measures_page *page);

/* measures_draw.c */
void measures_draw(struct view *view, const struct canvas *canvas, bool focus);
void measures_draw_row(void *page, size_t row, const struct canvas *canvas, struct list_look look);
/* "Quarter so far, 01-Jan-2026 to 12-Mar-2026, as at 12-Mar-2026" */
const char *measures_heading(const struct measures_page *page, struct arena *arena);

#endif
