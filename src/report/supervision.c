/* The supervision sheet: one worker's people, each with what is open about them, numbered, with room
 * to write. */
#include <inttypes.h>
#include <stdlib.h>

#include <caseload/base/str.h>

#include "caseload_parts.h"
#include "cells.h"

enum { LINES_TO_WRITE_ON = 2 };

/* ---- the rows ---- */

/* A person's actions follow one another; where they begin, and how many there are. */
static size_t actions_of(const struct supervision *s, const char *uid, const struct action **out)
{
	size_t n = 0;

	for (size_t i = 0; i < s->actions_n; i++)
		if (text_equal(s->actions[i].person_uid, uid)) {
			if (n++ == 0)
				*out = &s->actions[i];
		} else if (n > 0) {
			break;
		}
	return n;
}

struct supervision_row *supervision_rows(
	const struct supervision *supervision, struct arena *arena, size_t *out_n)
{
	struct supervision_row *rows = arena_new_array(
		arena, struct supervision_row, supervision->n + supervision->actions_n + 1);
	size_t n = 0;

	for (size_t i = 0; i < supervision->n; i++) {
		const struct action *actions = NULL;
		size_t actions_n = actions_of(supervision, supervision->people[i]->uid, &actions);

		rows[n++] = (struct supervision_row){.person = supervision->people[i]};
		for (size_t k = 0; k < actions_n; k++)
			rows[n++] = (struct supervision_row){supervision->people[i], &actions[k]};
	}
	*out_n = n;
	return rows;
}

/* ---- cells ---- */

static int by_contact(const void *a, const void *b)
{
	int64_t left = ((const struct supervised_contact *)a)->person_id;
	int64_t right = ((const struct supervised_contact *)b)->person_id;

	return (left > right) - (left < right);
}

static const char *contact_cell(const struct supervision *s, int64_t person_id, struct arena *arena)
{
	const struct supervised_contact key = {.person_id = person_id};
	const struct supervised_contact *found = s->contacts_n > 0
							 ? bsearch(&key, s->contacts, s->contacts_n,
								   sizeof(*s->contacts), by_contact)
							 : NULL;
	char day[DATE_SHOWN_SIZE];

	if (found == NULL || !date_is_set(found->last_contact))
		return "None logged";
	return arena_strdup(arena, date_show(found->last_contact, day));
}

/* ---- the table ---- */

/* An action may stand on another page than the person it is about. */
static const char *person_line(const struct case_row *row, int names, struct arena *arena)
{
	return names != NAMES_NUMBER ? case_name(row, names, arena)
				     : nhs_number_cell(row->nhs_number, arena);
}

static void add_row(struct sheet *sheet, const struct supervision *s,
	const struct supervision_row *row, size_t number, struct arena *arena)
{
	const char *no = arena_printf(arena, "%zu", number);

	if (row->action != NULL) {
		const char *cells[] = {no,
			arena_printf(arena, SHEET_TICK " %s\n%s", row->action->what,
				person_line(row->person, s->names, arena)),
			"", due_cell(row->action->due, s->today, arena),
			action_owner_words(row->action, arena), ""};

		sheet_row(sheet, SHEET_ROW_PLAIN, cells);
		return;
	}
	const char *cells[] = {no, case_who_cell(row->person, s->names, arena),
		case_risk_cell(row->person, s->today, arena),
		case_review_cell(row->person, s->today, arena), case_plan_words(row->person),
		contact_cell(s, row->person->person_id, arena)};

	sheet_row(sheet, SHEET_ROW_STRONG, cells);
}

static void begin_table(struct sheet *sheet)
{
	static const struct sheet_column columns[] = {
		{"No", 0, 2, SHEET_RIGHT, false},
		{"Person, actions", 8, 18, SHEET_LEFT, false},
		{"Risk", 0, 11, SHEET_LEFT, false},
		{"Review, due", 0, 12, SHEET_LEFT, false},
		{"Plan, owner", 1, 10, SHEET_LEFT, false},
		{"Last contact", 0, 11, SHEET_LEFT, false},
	};

	sheet_table(sheet, columns, sizeof(columns) / sizeof(columns[0]));
}

static void add_people(struct sheet *sheet, const struct supervision *s, struct arena *arena)
{
	size_t n;
	const struct supervision_row *rows = supervision_rows(s, arena, &n);

	begin_table(sheet);
	for (size_t i = 0; i < n; i++) {
		bool last = i + 1 == n || rows[i + 1].action == NULL;

		add_row(sheet, s, &rows[i], i + 1, arena);
		if (last)
			sheet_row_room(sheet, LINES_TO_WRITE_ON);
		else
			sheet_row_keep(sheet);
	}
}

static void add_figures(struct sheet *sheet, const struct supervision *s, struct arena *arena)
{
	const struct worker *worker = s->worker;
	int64_t capacity = worker_capacity(worker), late = 0;
	const char *light = load_light(worker->weight, capacity);

	for (size_t i = 0; i < s->actions_n; i++)
		late += s->actions[i].late_days > 0;
	sheet_paragraph(
		sheet, arena_printf(arena,
			       "%s. Load %" PRId64 "%s%s%s. Late reviews: %" PRId64
			       ". Open actions: %zu, late: %" PRId64 ".",
			       case_people_words((int64_t)s->n, arena), worker->weight,
			       capacity > 0 ? arena_printf(arena, " of %" PRId64, capacity) : "",
			       light[0] != '\0' ? ", " : "", light, s->late, s->actions_n, late));
}

struct sheet *supervision_sheet(
	const struct supervision *supervision, const struct printing *printing, struct arena *arena)
{
	struct sheet *sheet =
		sheet_new(arena, arena_printf(arena, "Supervision sheet: %s", supervision->who));

	sheet_set_classification(sheet, "OFFICIAL-SENSITIVE: PERSONAL");
	sheet_add_subject(sheet, sheet_number_words(supervision->sheet, arena));
	sheet_set_printed(sheet, printing->by, printing->when, printing->copy);
	sheet_set_record(sheet, printing->record);
	sheet_set_notice(sheet, "For the worker and their supervisor alone.");
	if (supervision->n == 0) {
		sheet_paragraph(sheet,
			arena_printf(arena, "%s leads nobody's care.", supervision->worker->name));
		return sheet;
	}
	add_figures(sheet, supervision, arena);
	add_people(sheet, supervision, arena);
	add_how_to_close(sheet, supervision->sheet, arena);
	return sheet;
}
