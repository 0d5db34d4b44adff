/* What the files of the measures screen share. */
#ifndef SCREEN_MEASURES_H
#define SCREEN_MEASURES_H

#include <caseload/measure.h>
#include <caseload/team.h>
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
	int numbers; /* columns the numbers of a row take */
	struct list *list;
	/* what is asked for */
	bool asked; /* a period was chosen; else the quarter so far, as measure list has it */
	enum period period;
	struct date from; /* the first day of the period; none where none was chosen */
	bool outside;	  /* as it may leave the team: a whole quarter, small numbers left out */
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

/* Who is behind it, over the days of `args`. */
enum answer measures_behind(struct app *app, struct args *args, const struct measure *measure);
/* The measures on paper, over the days of `args`; with the rows of the measure named there, if one is. */
enum answer measures_print(struct app *app, const struct args *args);

/* measures_draw.c */
void measures_draw(struct view *view, const struct canvas *canvas, bool focus);
/* The columns that the widest numbers of the rows take. */
int measures_numbers_width(const struct measure *all, size_t n);
void measures_draw_row(void *page, size_t row, const struct canvas *canvas, struct list_look look);
/* One of those behind a measure in full: a row has no room for why it counts. */
void measures_draw_behind(const struct measure_row *row, const struct canvas *canvas);
/* "Quarter so far, 01-Jan-2026 to 12-Mar-2026, as at 12-Mar-2026" */
const char *measures_heading(const struct measures_page *page, struct arena *arena);

#endif
