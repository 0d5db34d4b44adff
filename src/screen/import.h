/* What the files of the import screen share. */
#ifndef SCREEN_IMPORT_H
#define SCREEN_IMPORT_H

#include <caseload/tui/form.h>
#include <caseload/tui/list.h>

#include "screen.h"

enum { IMPORT_FIELDS = 6, IMPORT_ROWS_MAX = 100000, OUTCOMES = ROW_MISSING + 1 };

struct import_view {
	struct view *view;
	/* what is asked: only the file at first, then what it leaves open */
	struct form *form;
	struct form_field fields[IMPORT_FIELDS];
	size_t fields_n;
	bool asked[IMPORT_FIELDS], in_form[IMPORT_FIELDS];
	char *values[IMPORT_FIELDS];
	struct date_rules dates;
	/* what it would bring; report NULL while asking */
	struct arena *report_arena;
	const struct import_report *report;
	struct list *list;
	size_t *shown; /* indexes into report->items */
	size_t shown_n;
	int only; /* enum row_outcome, or -1: every row */
	size_t by_outcome[OUTCOMES];
};

/* import_list.c */
void import_list_open(struct import_view *import);
void import_list_turn(struct import_view *import); /* the next outcome that has rows */
void import_draw_report(struct import_view *import, const struct canvas *canvas, bool focus);
const char *import_counts(const struct import_report *report, struct arena *arena);

#endif
