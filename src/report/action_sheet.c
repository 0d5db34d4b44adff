#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/deadline.h>

#include "cells.h"
#include "meeting_pages.h"

static const char *owner_of(const struct action *action)
{
	return action->owner_name != NULL ? action->owner_name
	       : action->owner != NULL	  ? action->owner
					  : "Nobody";
}

/* By owner, then late ones first: the earliest date is the latest. */
static int by_owner(const void *a, const void *b)
{
	const struct action *left = *(const struct action *const *)a;
	const struct action *right = *(const struct action *const *)b;
	int order = strcmp(owner_of(left), owner_of(right));

	if (order == 0)
		order = (left->owner_id > right->owner_id) - (left->owner_id < right->owner_id);
	if (order == 0)
		order = date_compare(left->due, right->due);
	/* They point into one array: the order they came in settles what is equal. */
	return order != 0 ? order : (left > right) - (left < right);
}

static const char *carried_cell(const struct action *action, struct arena *arena)
{
	return action->carried == 0   ? ""
	       : action->carried == 1 ? "once"
				      : arena_printf(arena, "%" PRId64 " times", action->carried);
}

/* The owner stands in the head of the table, which every further page repeats. */
static void begin_owner(struct sheet *sheet, const char *owner, bool titled, struct arena *arena)
{
	const struct sheet_column columns[] = {
		{"Due", 0, 11, SHEET_LEFT, false},
		{"About", 2, 16, SHEET_LEFT, false},
		{arena_printf(arena, "Action for %s", owner), 4, 18, SHEET_LEFT, false},
		{"Carried", 0, 7, SHEET_LEFT, false},
		{"Done on", 0, 11, SHEET_LEFT, false},
	};

	if (!titled)
		sheet_heading(sheet, 2, owner);
	sheet_table(sheet, columns, sizeof(columns) / sizeof(columns[0]));
}

static void add_action(struct sheet *sheet, const struct action_paper *paper,
	const struct action *action, struct arena *arena)
{
	bool late = deadline_late_days(action->due, paper->today) > 0;
	const char *cells[] = {
		due_cell(action->due, paper->today, arena),
		meeting_person(
			action->person, action->nhs_number, action->born, paper->names, arena),
		action->what,
		carried_cell(action, arena),
		"",
	};

	sheet_row(sheet, late ? SHEET_ROW_STRONG : SHEET_ROW_PLAIN, cells);
}

struct sheet *action_sheet(
	const struct action_paper *paper, const struct printing *printing, struct arena *arena)
{
	const struct action **sorted = arena_new_array(arena, const struct action *, paper->n + 1);
	const struct worker *owner = paper->owner;
	struct sheet *sheet = sheet_new(
		arena, owner != NULL ? arena_printf(arena, "Open actions: %s", owner->name)
				     : "Open actions, a sheet for each owner");

	sheet_set_classification(sheet, "OFFICIAL-SENSITIVE: PERSONAL");
	if (paper->of != NULL)
		sheet_add_subject(sheet, paper->of);
	sheet_set_printed(sheet, printing->by, printing->when, printing->copy);
	sheet_set_record(sheet, printing->record);
	sheet_set_notice(sheet, "For the owner alone. Late ones stand first.");
	for (size_t i = 0; i < paper->n; i++)
		sorted[i] = &paper->actions[i];
	qsort(sorted, paper->n, sizeof(*sorted), by_owner);
	for (size_t i = 0; i < paper->n; i++) {
		bool first = i == 0 || sorted[i - 1]->owner_id != sorted[i]->owner_id;

		if (first && i > 0)
			sheet_page_break(sheet);
		if (first)
			begin_owner(sheet, owner_of(sorted[i]), owner != NULL, arena);
		add_action(sheet, paper, sorted[i], arena);
	}
	if (paper->n == 0)
		sheet_paragraph(sheet,
			owner != NULL ? arena_printf(arena, "%s has no open actions.", owner->name)
				      : "There are no open actions.");
	return sheet;
}
