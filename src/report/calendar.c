#include <caseload/report/calendar.h>

#include <inttypes.h>

#include <caseload/base/str.h>
#include <caseload/deadline.h>

#include "caseload_parts.h"

static const char *what_cell(
	const struct calendar_entry *entry, const struct calendar_paper *paper, struct arena *arena)
{
	char when[32];
	bool late = !entry->held && deadline_late_days(entry->on, paper->today) > 0;

	if (entry->kind == REVIEW_KIND_NONE)
		return arena_printf(arena, "Team meeting at %s\n%" PRId64 " minutes", entry->at,
			entry->minutes);
	return arena_printf(arena, "%s%s%s", word_shown(&words_review_kind, entry->kind),
		entry->held || late ? "\n" : "",
		entry->held ? "held"
		: late	    ? deadline_sentence(entry->on, paper->today, when)
			    : "");
}

static const char *who_cell(
	const struct calendar_entry *entry, const struct calendar_paper *paper, struct arena *arena)
{
	const struct case_row row = {.nhs_number = entry->nhs_number,
		.family = entry->family,
		.given = entry->given,
		.born = entry->born};

	if (entry->kind != REVIEW_KIND_NONE)
		return case_who_cell(&row, paper->names, arena);
	return arena_printf(arena, "%s%s%s", entry->practice != NULL ? entry->practice : "",
		entry->practice != NULL && entry->place != NULL ? "\n" : "",
		entry->place != NULL ? entry->place : "");
}

static void add_day(
	struct sheet *sheet, const struct calendar_paper *paper, size_t at, struct arena *arena)
{
	struct date on = paper->entries[at].on;
	char day[DATE_SHOWN_SIZE];
	size_t n = 0;

	for (size_t i = at; i < paper->n && date_compare(paper->entries[i].on, on) == 0; i++)
		n += !paper->entries[i].cancelled;
	sheet_row(sheet, SHEET_ROW_GROUP,
		(const char *[]){arena_printf(arena, "%s: %zu", date_show_weekday(on, day), n)});
}

static void add_days(struct sheet *sheet, const struct calendar_paper *paper, struct arena *arena)
{
	static const struct sheet_column columns[] = {
		{"What", 2, 12, SHEET_LEFT, false},
		{"Who, NHS No., born", 3, 12, SHEET_LEFT, false},
		{"With", 1, 10, SHEET_LEFT, false},
		{"Notes", 1, 16, SHEET_LEFT, false},
	};
	struct date day = DATE_NONE;

	sheet_table(sheet, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < paper->n; i++) {
		const struct calendar_entry *entry = &paper->entries[i];
		const char *cells[] = {what_cell(entry, paper, arena),
			who_cell(entry, paper, arena), entry->with_name, ""};

		if (entry->cancelled)
			continue;
		if (date_compare(entry->on, day) != 0)
			add_day(sheet, paper, i, arena);
		day = entry->on;
		sheet_row(sheet, SHEET_ROW_PLAIN, cells);
	}
}

struct sheet *calendar_sheet(
	const struct calendar_paper *paper, const struct printing *printing, struct arena *arena)
{
	struct sheet *sheet = sheet_new(arena, arena_printf(arena, "Calendar: %s", paper->whose));
	char from[DATE_SHOWN_SIZE], to[DATE_SHOWN_SIZE];
	size_t n = 0;

	sheet_set_classification(sheet, "OFFICIAL-SENSITIVE: PERSONAL");
	sheet_add_subject(
		sheet, arena_printf(arena, "%s to %s", date_show_weekday(paper->from, from),
			       date_show_weekday(paper->to, to)));
	sheet_set_printed(sheet, printing->by, printing->when, printing->copy);
	sheet_set_record(sheet, printing->record);
	for (size_t i = 0; i < paper->n; i++)
		n += !paper->entries[i].cancelled;
	if (n == 0)
		sheet_paragraph(sheet, "No review and no meeting on these days.");
	else
		add_days(sheet, paper, arena);
	sheet_paragraph(sheet,
		"Reviews that were due before these days and are late stand on the caseload "
		"summary.");
	return sheet;
}
