/* Agendas, minutes and cases of a meeting, for people to read. */
#include <inttypes.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/history.h>
#include <caseload/meeting.h>

#include "show.h"

static void head(struct out *out, const struct meeting_record *record)
{
	const struct meeting *m = &record->meeting;
	char day[DATE_SHOWN_SIZE];

	out_line(out, "Team meeting, %s at %s, %" PRId64 " minutes", date_show_weekday(m->on, day),
		m->at, m->minutes);
	out_field(out, "Status", word_shown(&words_meeting_status, m->status));
	out_field(out, "Place", m->place);
	out_field(out, "Practice", m->practice);
	out_field(out, "Chair", m->chair);
	out_field(out, "Recorder", m->recorder);
	if (m->status == MEETING_PLANNED)
		out_field(out, "Names until", shown_date(out, m->cutoff));
	out_field(out, "Cancelled because", m->cancel_reason);
}

static const char *who_came(struct out *out, const struct attendance *a)
{
	return arena_printf(out->arena, "%s, %s%s%s", a->name,
		word_shown(&words_profession, a->profession), a->deputy_for != NULL ? ", for " : "",
		a->deputy_for != NULL ? a->deputy_for : "");
}

static void attendance(struct out *out, const struct meeting_record *record)
{
	if (record->attendance_n > 0)
		out_heading(out, "Who comes");
	for (size_t i = 0; i < record->attendance_n; i++) {
		const struct attendance *a = &record->attendance[i];

		out_field(out, word_shown(&words_attendance_status, a->status), who_came(out, a));
	}
	/* Before the meeting nobody is there yet. */
	if (record->meeting.opened_at != NULL && record->missing != NULL)
		out_field(out, "Missing", record->missing);
}

static void agenda(struct out *out, const struct meeting_record *record, struct date today)
{
	const struct result list = {.kind = RESULT_MEETING, .value = (void *)record};
	struct rows rows;

	if (record->items_n == 0) {
		out_gap(out);
		out_line(out, "Nobody is on the agenda.");
		return;
	}
	out_heading(out, "Agenda");
	rows_make(&list, today, out->arena, &rows);
	table_print_rows(out, &rows);
	if (record->fits < record->meeting.cases)
		out_sentence(
			out, arena_printf(out->arena,
				     "The time is enough for %" PRId64 " of %" PRId64 " cases.",
				     record->fits, record->meeting.cases));
}

static void one_action(struct out *out, const struct action *a, struct date today)
{
	out_wrap_after(out, "Action              ", case_action_words(a, today, out->arena));
}

static void text(struct out *out, const char *label, const char *value)
{
	if (!text_is_blank(value))
		out_wrap_after(out, arena_printf(out->arena, "%-*s", OUT_LABEL, label), value);
}

static void written(struct out *out, const struct case_item *item)
{
	text(out, "Why", case_why_words(item, out->arena));
	text(out, "Added late", item->late_reason);
	text(out, "Wants", item->wants);
	text(out, "Situation", item->situation);
	text(out, "Action to date", item->action_to_date);
	text(out, "Update", item->update);
	text(out, "Next steps", item->next_steps);
	text(out, "Decision",
		case_is_decided(item) ? case_decision_words(item, out->arena) : "Not decided yet");
	text(out, "Reason", item->decision_reason);
	out_field(out, "Next review", shown_date(out, item->next_review));
	text(out, "Told", case_told_words(item, out->arena));
}

static void entry(struct out *out, const struct meeting_record *record,
	const struct case_item *item, struct date today)
{
	out_heading(out, arena_printf(out->arena, "%s  %s  %s%s", item->person,
				 shown_number(out, item->nhs_number), case_open_words(item),
				 item->late ? "  added late" : ""));
	if (item->status == CASE_DROPPED)
		text(out, "Taken off", item->dropped_reason);
	written(out, item);
	for (size_t i = 0; i < record->actions_n; i++)
		if (record->actions[i].case_item_id == item->id)
			one_action(out, &record->actions[i], today);
}

void show_meeting(
	struct out *out, const struct meeting_record *record, bool whole, struct date today)
{
	head(out, record);
	if (whole && record->meeting.status != MEETING_CLOSED)
		out_sentence(out, "This meeting is not closed yet: the minutes are a draft.");
	attendance(out, record);
	if (!whole) {
		agenda(out, record, today);
		return;
	}
	for (size_t i = 0; i < record->items_n; i++)
		if (case_in_minutes(&record->items[i]))
			entry(out, record, &record->items[i], today);
}

static void since(struct out *out, const struct case_page *page)
{
	out_heading(out, date_is_set(page->since_on) ? arena_printf(out->arena, "Changed since %s",
							       shown_date(out, page->since_on))
						     : "Changed");
	if (page->since_n == 0)
		out_line(out, "Nothing was changed.");
	for (size_t i = 0; i < page->since_n; i++) {
		const struct history *e = &page->since[i];

		out_wrap_after(out, arena_printf(out->arena, "%s  ", shown_instant(out, e->at)),
			arena_printf(out->arena, "%s: %s", e->who, e->what));
		for (size_t j = 0; j < e->fields_n; j++)
			out_wrap(out, 19, history_field_words(&e->fields[j], out->arena));
	}
}

void show_case(struct out *out, const struct case_page *page, const struct person_record *about,
	struct date today)
{
	const struct case_item *item = &page->item;

	out_line(out, "%s  %s", item->person, shown_number(out, item->nhs_number));
	if (about != NULL)
		out_field(out, "Lead", record_lead_words(about, out->arena));
	text(out, "Risk", page->risk);
	written(out, item);
	for (size_t i = 0; i < page->actions_n; i++)
		one_action(out, &page->actions[i], today);
	if (meeting_asks_close(page->unchanged))
		out_sentence(out, arena_printf(out->arena,
					  "Nothing was decided anew in %" PRId64
					  " meetings. Should the meeting still speak of them?",
					  page->unchanged));
	if (page->last != NULL) {
		out_heading(out,
			arena_printf(out->arena, "Last time, %s", shown_date(out, page->last->on)));
		written(out, page->last);
	}
	for (size_t i = 0; i < page->last_actions_n; i++)
		one_action(out, &page->last_actions[i], today);
	since(out, page);
}
