#include <caseload/report/caseload.h>

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/deadline.h>

#include "caseload_parts.h"

/* ---- the order ---- */

/* One person, and where they stand: groups by rank, then by name. */
struct standing {
	const struct case_row *row;
	int rank;
	const char *group;
	int64_t lead_id; /* where people stand by lead: two may have one name */
};

/* Late, due soon, to come, stopped, no date. */
static void by_review(struct standing *one, const struct caseload_summary *summary)
{
	switch (deadline_state(one->row->next_review, summary->today, summary->soon_days)) {
	case DEADLINE_LATE:
		one->group = "Review late";
		break;
	case DEADLINE_TODAY:
	case DEADLINE_SOON:
		one->group = "Review due soon";
		one->rank = 1;
		break;
	case DEADLINE_AHEAD:
		one->group = "Review to come";
		one->rank = 2;
		break;
	case DEADLINE_NONE:
		one->rank = one->row->stopped_for != STOP_NONE ? 3 : 4;
		one->group = one->rank == 3 ? "Review stopped" : "No review booked";
		break;
	}
}

static void stand(struct standing *one, const struct caseload_summary *summary, struct arena *arena)
{
	const struct case_row *row = one->row;

	switch (summary->by) {
	case TOGETHER_LEAD:
		one->rank = row->lead_id == 0;
		one->lead_id = row->lead_id;
		one->group = row->lead_id == 0	      ? "No lead professional"
			     : row->lead_name != NULL ? row->lead_name
						      : row->lead;
		break;
	case TOGETHER_PRACTICE:
		one->rank = row->practice == NULL;
		one->group =
			row->practice == NULL ? "No practice"
			: row->practice_name == NULL
				? row->practice
				: arena_printf(arena, "%s (%s)", row->practice_name, row->practice);
		break;
	case TOGETHER_BAND:
		one->rank = row->band;
		one->group = word_shown(&words_band, row->band);
		break;
	default:
		by_review(one, summary);
		break;
	}
	one->group = one->group != NULL ? one->group : "";
}

static int by_standing(const void *a, const void *b)
{
	const struct standing *left = a, *right = b;
	int order = left->rank - right->rank;

	if (order == 0)
		order = strcmp(left->group, right->group);
	if (order == 0)
		order = (left->lead_id > right->lead_id) - (left->lead_id < right->lead_id);
	if (order == 0)
		order = date_compare(left->row->next_review, right->row->next_review);
	/* They point into one array: the order they came in settles what is equal. */
	return order != 0 ? order : (left->row > right->row) - (left->row < right->row);
}

static struct standing *standings(const struct caseload_summary *summary, struct arena *arena)
{
	struct standing *list = arena_new_array(arena, struct standing, summary->n + 1);

	for (size_t i = 0; i < summary->n; i++) {
		list[i].row = &summary->rows[i];
		stand(&list[i], summary, arena);
	}
	qsort(list, summary->n, sizeof(*list), by_standing);
	return list;
}

const struct case_row **caseload_order(const struct caseload_summary *summary, struct arena *arena)
{
	const struct standing *list = standings(summary, arena);
	const struct case_row **rows =
		arena_new_array(arena, const struct case_row *, summary->n + 1);

	for (size_t i = 0; i < summary->n; i++)
		rows[i] = list[i].row;
	return rows;
}

/* ---- people ---- */

static const char *lead_cell(const struct case_row *row, struct arena *arena)
{
	const char *lead = case_lead_words(row, arena);

	return arena_printf(arena, "%s\n%s", lead != NULL ? lead : "No lead", case_plan_words(row));
}

static void add_person(struct sheet *sheet, const struct case_row *row, size_t number,
	const struct caseload_summary *summary, struct arena *arena)
{
	const char *cells[] = {
		arena_printf(arena, "%zu", number),
		case_who_cell(row, summary->names, arena),
		case_risk_cell(row, summary->today, arena),
		lead_cell(row, arena),
		case_review_cell(row, summary->today, arena),
		arena_printf(arena, "%" PRId64, row->open_actions),
	};

	sheet_row(sheet, SHEET_ROW_PLAIN, cells);
}

static size_t group_length(const struct standing *list, size_t n)
{
	size_t length = 1;

	while (length < n && list[length].rank == list->rank &&
		list[length].lead_id == list->lead_id &&
		strcmp(list[length].group, list->group) == 0)
		length++;
	return length;
}

static void add_people(
	struct sheet *sheet, const struct caseload_summary *summary, struct arena *arena)
{
	static const struct sheet_column columns[] = {
		{"No", 0, 2, SHEET_RIGHT, false},
		{"Name (age), NHS No., born", 5, 12, SHEET_LEFT, false},
		{"Risk", 0, 11, SHEET_LEFT, false},
		{"Lead, plan", 4, 10, SHEET_LEFT, false},
		{"Next review", 0, 12, SHEET_LEFT, false},
		{"To do", 0, 5, SHEET_RIGHT, false},
	};
	const struct standing *list = standings(summary, arena);
	size_t until = 0;

	sheet_table(sheet, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < summary->n; i++) {
		if (i == until) {
			until = i + group_length(&list[i], summary->n - i);
			sheet_row(sheet, SHEET_ROW_GROUP,
				(const char *[]){arena_printf(arena, "%s: %s", list[i].group,
					case_people_words((int64_t)(until - i), arena))});
		}
		add_person(sheet, list[i].row, i + 1, summary, arena);
	}
}

static const char *list_heading(int by)
{
	switch (by) {
	case TOGETHER_LEAD:
		return "People by lead professional, late reviews first";
	case TOGETHER_PRACTICE:
		return "People by practice, late reviews first";
	case TOGETHER_BAND:
		return "People by band, late reviews first";
	default:
		return "People, late reviews first";
	}
}

static const char *stood_words(const struct caseload_summary *summary, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];

	return arena_printf(arena, "s it stood on %s", date_show_weekday(summary->as_at, day));
}

const char *caseload_title(const struct caseload_summary *summary, struct arena *arena)
{
	return date_is_set(summary->as_at)
		       ? arena_printf(arena, "Caseload summary: %s, a%s", summary->who,
				 stood_words(summary, arena))
		       : arena_printf(arena, "Caseload summary: %s", summary->who);
}

static void add_head(struct sheet *sheet, const struct caseload_summary *summary,
	const struct printing *printing, struct arena *arena)
{
	const char *number = date_is_set(summary->as_at)
				     ? arena_printf(arena, "A%s", stood_words(summary, arena))
				     : sheet_number_words(summary->sheet, arena);

	sheet_set_classification(sheet, "OFFICIAL-SENSITIVE: PERSONAL");
	sheet_add_subject(sheet, printing->reader != NULL ? arena_printf(arena, "%s. For %s",
								    number, printing->reader)
							  : number);
	sheet_set_printed(sheet, printing->by, printing->when, printing->copy);
	sheet_set_record(sheet, printing->record);
}

struct sheet *caseload_sheet(const struct caseload_summary *summary,
	const struct printing *printing, struct arena *arena)
{
	struct sheet *sheet = sheet_new(arena, caseload_title(summary, arena));
	bool stood = date_is_set(summary->as_at);

	add_head(sheet, summary, printing, arena);
	if (summary->n == 0) {
		sheet_paragraph(sheet, "Nobody is on this caseload.");
		if (summary->last.sheet != 0)
			caseload_since(sheet, summary, arena);
		return sheet;
	}
	caseload_figures(sheet, summary, arena);
	sheet_page_break(sheet);
	if (!stood)
		caseload_since(sheet, summary, arena);
	sheet_heading(sheet, 2, list_heading(summary->by));
	sheet_paragraph(
		sheet, "To do: open actions. A score with ~ is past the day it was good until.");
	/* Above the list: below it they would be a page of their own now and then. */
	if (!stood)
		add_how_to_close(sheet, summary->sheet, arena);
	add_people(sheet, summary, arena);
	return sheet;
}
