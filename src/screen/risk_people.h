/* What the files of a work list share. */
#ifndef SCREEN_RISK_PEOPLE_H
#define SCREEN_RISK_PEOPLE_H

#include <caseload/tui/input.h>
#include <caseload/work_list.h>

#include "marks.h"
#include "risk.h"

enum { PEOPLE_PAST = 20 };

struct people {
	struct view *view;
	char *which; /* "rising", "stratum 4 A12345" */
	struct arena *arena;
	const struct work_list *rows;
	size_t *shown; /* those that match the filter */
	size_t n;
	struct list *list;
	struct marks marks;
	struct people_past { /* the marks as they were: u goes back to them */
		struct mark *items;
		size_t n;
	} past[PEOPLE_PAST];
	size_t past_n;
	struct input *filter;
	bool filtering;		  /* it has the focus */
	struct list_place before; /* where one was when the filter began: Esc goes back there */
};

const struct work_row *people_selected(const struct people *people); /* NULL nobody */
/* "8 of 6-8, +2 Falls 0 -> 2": short enough for a column. */
const char *people_why(const struct work_row *row, struct arena *arena);

/* risk_people_draw.c */
void people_draw(struct view *view, const struct canvas *canvas, bool focus);
void people_draw_row(void *people, size_t row, const struct canvas *canvas, struct list_look look);

/* ---- risk_people_rows.c ---- */

/* For the list and its marks. */
size_t people_count(void *data);
int64_t people_id(void *data, size_t row);
const struct case_row *people_row(void *data, int64_t person_id);
/* Those the filter matches. */
void people_narrow(struct people *people);
/* The step whose people these are; 0: a work list. */
int people_step(const struct people *people);
/* On failure what was there stays. */
bool people_read(struct people *people, struct err *err);

#endif
