#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/base/utf8.h>

#include "caseload_parts.h"
#include "cells.h"
#include "meeting_pages.h"
#include "plan_pages.h"

/* ---- shared with the minutes and the action sheets ---- */

static const char *initial(const char *text, size_t length, struct arena *arena)
{
	return arena_strndup(arena, text, utf8_grapheme_next(text, length, 0));
}

const char *meeting_name(const char *shown, int names, struct arena *arena)
{
	const char *given;

	if (names == NAMES_NUMBER || shown == NULL)
		return "";
	if (names != NAMES_INITIALS)
		return shown;
	given = strstr(shown, ", ");
	if (given == NULL)
		return initial(shown, strlen(shown), arena);
	return arena_printf(arena, "%s, %s", initial(shown, strlen(shown), arena),
		initial(given + 2, strlen(given + 2), arena));
}

const char *meeting_person(
	const char *shown, const char *nhs_number, struct date born, int names, struct arena *arena)
{
	const char *name = meeting_name(shown, names, arena);
	char day[DATE_SHOWN_SIZE];
	bool whole = names_are_whole(names) && date_is_set(born);

	return arena_printf(arena, "%s%s%s%s%s", name, name[0] != '\0' ? "\n" : "",
		nhs_number_cell(nhs_number, arena), whole ? "\nborn " : "",
		whole ? date_show(born, day) : "");
}

const char *meeting_attendant(const struct attendance *a, struct arena *arena)
{
	return arena_printf(arena, "%s, %s%s%s", a->name,
		word_shown(&words_profession, a->profession), a->deputy_for != NULL ? ", for " : "",
		a->deputy_for != NULL ? a->deputy_for : "");
}

const char *meeting_attendants(const struct meeting_record *record, int status, struct arena *arena)
{
	const char *all = NULL;

	for (size_t i = 0; i < record->attendance_n; i++) {
		const struct attendance *a = &record->attendance[i];

		if (a->status == status)
			all = arena_printf(arena, "%s%s%s", all != NULL ? all : "",
				all != NULL ? "; " : "", meeting_attendant(a, arena));
	}
	return all;
}

void meeting_head(struct sheet *sheet, const struct meeting_paper *paper,
	const struct printing *printing, struct arena *arena)
{
	const struct meeting *m = &paper->record->meeting;

	sheet_set_classification(sheet, "OFFICIAL-SENSITIVE: PERSONAL");
	sheet_add_subject(sheet, arena_printf(arena, "%s, %s, %" PRId64 " minutes%s%s", paper->team,
					 m->at, m->minutes, m->place != NULL ? ", " : "",
					 m->place != NULL ? m->place : ""));
	sheet_set_printed(sheet, printing->by, printing->when, printing->copy);
	sheet_set_record(sheet, printing->record);
}

/* ---- the agenda ---- */

static const char *why_cell(const struct case_item *item, struct arena *arena)
{
	const char *why = case_why_words(item, arena);

	if (!item->late)
		return why;
	return arena_printf(arena, "ADDED LATE%s%s%s%s", item->late_reason != NULL ? ": " : "",
		item->late_reason != NULL ? item->late_reason : "", why[0] != '\0' ? "\n" : "",
		why);
}

static bool stands(const struct case_item *item)
{
	return item->status != CASE_PROPOSED && item->status != CASE_DROPPED;
}

static const struct sheet_column columns[] = {
	{"No", 0, 2, SHEET_RIGHT, false},
	{"Begins", 0, 5, SHEET_LEFT, false},
	{"Min", 0, 3, SHEET_RIGHT, false},
	{"Person", 3, 16, SHEET_LEFT, false},
	{"Why", 5, 16, SHEET_LEFT, false},
	{"Who speaks", 2, 9, SHEET_LEFT, false},
};

static void add_case(struct sheet *sheet, const struct meeting_paper *paper, size_t i, size_t no,
	struct arena *arena)
{
	const struct meeting_record *record = paper->record;
	const struct case_item *item = &record->items[i];
	const char *cells[] = {
		no > 0 ? arena_printf(arena, "%zu", no) : "",
		no > 0 ? case_begins(&record->meeting, record->items, i, arena) : "",
		arena_printf(arena, "%" PRId64, item->minutes),
		meeting_person(item->person, item->nhs_number, item->born, paper->names, arena),
		why_cell(item, arena),
		item->speaker,
	};

	sheet_row(sheet, SHEET_ROW_PLAIN, cells);
}

static size_t count(const struct meeting_record *record, bool proposed)
{
	size_t n = 0;

	for (size_t i = 0; i < record->items_n; i++)
		n += proposed ? record->items[i].status == CASE_PROPOSED
			      : stands(&record->items[i]);
	return n;
}

static void add_cases(struct sheet *sheet, const struct meeting_paper *paper, struct arena *arena)
{
	const struct meeting_record *record = paper->record;
	size_t no = 0;

	sheet_table(sheet, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < record->items_n; i++) {
		if (!stands(&record->items[i]))
			continue;
		if ((int64_t)no == record->fits)
			sheet_row(sheet, SHEET_ROW_GROUP,
				(const char *[]){"Beyond the meeting's time"});
		add_case(sheet, paper, i, ++no, arena);
	}
}

static void add_proposed(
	struct sheet *sheet, const struct meeting_paper *paper, struct arena *arena)
{
	if (count(paper->record, true) == 0)
		return;
	sheet_heading(sheet, 2, "Asked for, not on the agenda yet");
	sheet_table(sheet, columns, sizeof(columns) / sizeof(columns[0]));
	for (size_t i = 0; i < paper->record->items_n; i++)
		if (paper->record->items[i].status == CASE_PROPOSED)
			add_case(sheet, paper, i, 0, arena);
}

static void add_people(struct sheet *sheet, const struct meeting_paper *paper, struct arena *arena)
{
	const struct meeting_record *record = paper->record;
	const struct meeting *m = &record->meeting;
	char day[DATE_SHOWN_SIZE];

	pages_labelled_if(sheet, "Practice", m->practice);
	pages_labelled_if(sheet, "Chair", m->chair);
	pages_labelled_if(sheet, "Recorder", m->recorder);
	pages_labelled_if(
		sheet, "Expected", meeting_attendants(record, ATTENDANCE_EXPECTED, arena));
	pages_labelled_if(sheet, "Present", meeting_attendants(record, ATTENDANCE_PRESENT, arena));
	pages_labelled_if(
		sheet, "Apologies", meeting_attendants(record, ATTENDANCE_APOLOGIES, arena));
	if (m->status == MEETING_PLANNED)
		sheet_labelled(sheet, "Names until", date_show_weekday(m->cutoff, day));
	else
		sheet_labelled(sheet, "Agenda", word_shown(&words_meeting_status, m->status));
}

struct sheet *agenda_sheet(
	const struct meeting_paper *paper, const struct printing *printing, struct arena *arena)
{
	char day[DATE_SHOWN_SIZE];
	struct sheet *sheet =
		sheet_new(arena, arena_printf(arena, "Agenda: team meeting, %s",
					 date_show_weekday(paper->record->meeting.on, day)));

	meeting_head(sheet, paper, printing, arena);
	sheet_set_notice(
		sheet, "Names may change until the meeting begins. Destroy when it is over.");
	add_people(sheet, paper, arena);
	if (count(paper->record, false) == 0)
		sheet_paragraph(sheet, "Nobody is on the agenda.");
	else
		add_cases(sheet, paper, arena);
	add_proposed(sheet, paper, arena);
	if (paper->proposed > 0)
		sheet_paragraph(sheet,
			arena_printf(arena,
				"%zu more %s proposed by the team's rules and not on the agenda.",
				paper->proposed, paper->proposed == 1 ? "is" : "are"));
	return sheet;
}
