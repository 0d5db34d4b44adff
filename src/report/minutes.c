#include <inttypes.h>

#include <caseload/base/str.h>
#include <caseload/deadline.h>

#include "caseload_parts.h"
#include "cells.h"
#include "meeting_pages.h"
#include "plan_pages.h"

struct minutes {
	struct sheet *sheet;
	const struct meeting_paper *paper;
	struct arena *arena;
};

/* ---- who was there ---- */

static void add_attendance(struct minutes *m)
{
	const struct meeting_record *record = m->paper->record;
	const char *present = meeting_attendants(record, ATTENDANCE_PRESENT, m->arena);

	sheet_labelled(m->sheet, "Present", present != NULL ? present : "Nobody was recorded");
	pages_labelled_if(
		m->sheet, "Apologies", meeting_attendants(record, ATTENDANCE_APOLOGIES, m->arena));
	pages_labelled_if(
		m->sheet, "Absent", meeting_attendants(record, ATTENDANCE_ABSENT, m->arena));
	pages_labelled_if(m->sheet, "Expected, not recorded",
		meeting_attendants(record, ATTENDANCE_EXPECTED, m->arena));
	pages_labelled_if(m->sheet, "Missing", record->missing);
}

/* ---- one entry ---- */

/* A box that nobody wrote in is left out; that nobody asked what the person wants is told. */
static void add_boxes(struct minutes *m, const struct case_item *item)
{
	const struct {
		const char *label, *text;
	} boxes[] = {
		{"Situation", item->situation},
		{"Action to date", item->action_to_date},
		{"Update", item->update},
		{"Next steps", item->next_steps},
	};
	size_t written = 0;

	if (item->status != CASE_DROPPED || !text_is_blank(item->wants))
		sheet_labelled(m->sheet, "What the person wants",
			text_is_blank(item->wants) ? "Not recorded" : item->wants);
	for (size_t i = 0; i < sizeof(boxes) / sizeof(boxes[0]); i++) {
		pages_labelled_if(m->sheet, boxes[i].label, boxes[i].text);
		written += !text_is_blank(boxes[i].text);
	}
	if (written == 0 && item->status != CASE_DROPPED)
		sheet_labelled(m->sheet, "Notes", "Nothing was written");
}

static void add_decision(struct minutes *m, const struct case_item *item)
{
	const char *decision = case_is_decided(item)	      ? case_decision_words(item, m->arena)
			       : item->status == CASE_DROPPED ? "Taken off the agenda"
							      : "NOT DECIDED YET";
	const char *reason =
		item->status == CASE_DROPPED ? item->dropped_reason : item->decision_reason;

	sheet_labelled(m->sheet, "Decision",
		text_is_blank(reason) ? decision
				      : arena_printf(m->arena, "%s. %s", decision, reason));
	if (item->decision != DECISION_REVIEW)
		pages_labelled_if(m->sheet, "Next review", pages_day(item->next_review, m->arena));
	pages_labelled_if(m->sheet, "Told", case_told_words(item, m->arena));
	if (meeting_asks_close(item->unchanged))
		sheet_labelled(m->sheet, "Asked",
			arena_printf(m->arena,
				"No change in %" PRId64 " meetings: asked whether to close",
				item->unchanged));
}

static void add_actions(struct minutes *m, const struct case_item *item)
{
	static const struct sheet_column columns[] = {
		{"What", 4, 16, SHEET_LEFT, false},
		{"Who", 2, 10, SHEET_LEFT, false},
		{"When", 0, 11, SHEET_LEFT, false},
		{"Now", 1, 6, SHEET_LEFT, false},
	};
	const struct meeting_record *record = m->paper->record;
	bool begun = false;

	for (size_t i = 0; i < record->actions_n; i++) {
		const struct action *a = &record->actions[i];
		const char *when = pages_day(a->due, m->arena);

		if (a->case_item_id != item->id)
			continue;
		if (!begun)
			sheet_table(m->sheet, columns, sizeof(columns) / sizeof(columns[0]));
		begun = true;
		sheet_row(m->sheet, SHEET_ROW_PLAIN,
			(const char *[]){a->what, a->owner_name != NULL ? a->owner_name : a->owner,
				when != NULL ? when : "No date",
				word_shown(&words_action_status, a->status)});
	}
	if (!begun && item->status != CASE_DROPPED)
		sheet_labelled(m->sheet, "Actions", "None");
}

/* On the page of what was said: an entry does not begin with its last line at the foot of one. */
static void add_head(struct minutes *m, const char *label, const char *text)
{
	if (text_is_blank(text))
		return;
	sheet_labelled(m->sheet, label, text);
	sheet_keep_with_next(m->sheet);
}

static void add_entry(struct minutes *m, size_t i, size_t no)
{
	const struct meeting_paper *paper = m->paper;
	const struct case_item *item = &paper->record->items[i];
	const char *name = meeting_name(item->person, paper->names, m->arena);
	const char *number = nhs_number_cell(item->nhs_number, m->arena);

	char born[DATE_SHOWN_SIZE];
	bool whole = date_is_set(item->born) && names_are_whole(paper->names);

	if (no > 0) {
		const char *who = arena_printf(m->arena, "%zu. %s%s%s%s%s", no, name,
			name[0] != '\0' ? "   " : "", number, whole ? "   born " : "",
			whole ? date_show(item->born, born) : "");

		sheet_person(m->sheet, who);
		sheet_heading(m->sheet, 2,
			arena_printf(m->arena, "%s   %s%s", who, case_open_words(item),
				item->late ? "   added late" : ""));
	} else {
		sheet_heading(m->sheet, 2,
			arena_printf(m->arena, "%s%s", case_open_words(item),
				item->late ? ", added late" : ""));
	}
	add_head(m, "Why", case_why_words(item, m->arena));
	add_head(m, "Added late", item->late_reason);
	add_head(m, "Spoke to it", item->speaker);
	add_boxes(m, item);
	add_decision(m, item);
	add_actions(m, item);
	sheet_person(m->sheet, "");
}

/* ---- all of it ---- */

static void add_entries(struct minutes *m)
{
	const struct meeting_record *record = m->paper->record;
	size_t no = 0;

	for (size_t i = 0; i < record->items_n; i++)
		if (record->items[i].status != CASE_PROPOSED &&
			record->items[i].status != CASE_DROPPED)
			add_entry(m, i, m->paper->only != NULL ? 0 : ++no);
	for (size_t i = 0; i < record->items_n; i++)
		if (record->items[i].status == CASE_DROPPED)
			add_entry(m, i, m->paper->only != NULL ? 0 : ++no);
	if (record->items_n == 0)
		sheet_paragraph(m->sheet, "Nobody was spoken about.");
}

/* How it stands, for whoever reads the first page only. */
static void add_counts(struct minutes *m)
{
	const struct meeting_record *record = m->paper->record;
	size_t discussed = 0, deferred = 0, closed = 0, waiting = 0, to_tell = 0;

	for (size_t i = 0; i < record->items_n; i++) {
		const struct case_item *item = &record->items[i];

		discussed += item->status == CASE_DISCUSSED;
		deferred += item->status == CASE_DEFERRED;
		closed += item->status == CASE_CLOSED;
		waiting += item->status == CASE_ON_AGENDA;
		to_tell += case_must_tell(item) && !case_is_told(item);
	}
	sheet_paragraph(m->sheet,
		arena_printf(m->arena,
			"Discussed: %zu. Deferred: %zu. Closed: %zu.%s Actions: %zu. People or "
			"carers still to be told: %zu.",
			discussed, deferred, closed,
			waiting > 0 ? arena_printf(m->arena, " Not yet spoken of: %zu.", waiting)
				    : "",
			record->actions_n, to_tell));
}

struct sheet *minutes_sheet(
	const struct meeting_paper *paper, const struct printing *printing, struct arena *arena)
{
	const struct meeting *meeting = &paper->record->meeting;
	bool draft = meeting->status != MEETING_CLOSED;
	char day[DATE_SHOWN_SIZE];
	struct minutes m = {.paper = paper, .arena = arena};

	m.sheet = sheet_new(arena, arena_printf(arena, "%s%s, %s", draft ? "DRAFT " : "",
					   paper->only != NULL ? (draft ? "entry: team meeting"
									: "Entry: team meeting")
					   : draft	       ? "minutes: team meeting"
							       : "Minutes: team meeting",
					   date_show_weekday(meeting->on, day)));
	meeting_head(m.sheet, paper, printing, arena);
	if (paper->only != NULL)
		sheet_add_subject(m.sheet, pages_identity(paper->only, arena));
	sheet_set_notice(m.sheet, draft ? "The meeting is not closed yet: this is a draft."
					: "Each entry is part of that person's record.");
	if (meeting->status == MEETING_CANCELLED)
		sheet_labelled(m.sheet, "Cancelled", meeting->cancel_reason);
	else if (draft)
		sheet_paragraph(m.sheet, "Not closed yet: what stands here may still change.");
	pages_labelled_if(m.sheet, "Practice", meeting->practice);
	pages_labelled_if(m.sheet, "Chair", meeting->chair);
	pages_labelled_if(m.sheet, "Recorder", meeting->recorder);
	add_attendance(&m);
	if (paper->only == NULL)
		add_counts(&m);
	add_entries(&m);
	return m.sheet;
}
