#include "person_rows.h"

#include <stdio.h>
#include <string.h>

#include <caseload/base/str.h>
#include <caseload/deadline.h>
#include <caseload/link.h>

#include "person_history.h"
#include "person_risk.h"
#include "person_summary.h"

size_t rows_count(const struct tab_rows *rows)
{
	const struct person_record *record = rows->record;

	switch (rows->tab) {
	case TAB_CONTACTS:
		return record->contacts_n + record->alerts_n;
	case TAB_REVIEWS:
		return record->reviews_n;
	case TAB_ACTIONS:
		return record->actions_n;
	case TAB_RISK:
		return rows->scores_n;
	case TAB_EVENTS:
		return record->events_n;
	case TAB_HISTORY:
		return rows->history_n;
	default:
		return 0;
	}
}

/* Contacts first, then alerts: two kinds of row with ids of their own, so alerts count from far
 * off. */
static const struct alert *alert_at(const struct tab_rows *rows, size_t row)
{
	return row < rows->record->contacts_n
		       ? NULL
		       : &rows->record->alerts[row - rows->record->contacts_n];
}

static bool is_imported(const struct risk_explained *e)
{
	return e->score && e->score->origin == ORIGIN_IMPORTED;
}

/* The row of an instrument moves as soon as it has a score: the cursor goes with the instrument. */
static int64_t score_id(const struct tab_rows *rows, size_t row)
{
	enum { SHIFT = 8 };
	const struct risk_explained *e = rows->scores[row];
	uint64_t id = 5381;
	size_t same = 0;

	for (const char *p = e->code; *p != '\0'; p++)
		id = id * 33 + (unsigned char)*p;
	id = id * 2 + is_imported(e);
	for (size_t i = 0; i < row; i++)
		same += strcmp(rows->scores[i]->code, e->code) == 0 &&
			is_imported(rows->scores[i]) == is_imported(e);
	return (int64_t)((id << SHIFT | (same + 1)) & INT64_MAX);
}

int64_t rows_id(const struct tab_rows *rows, size_t row)
{
	const struct person_record *record = rows->record;

	switch (rows->tab) {
	case TAB_CONTACTS:
		return alert_at(rows, row) ? alert_at(rows, row)->id + (INT64_C(1) << 60)
					   : record->contacts[row].id;
	case TAB_REVIEWS:
		return record->reviews[row].id;
	case TAB_ACTIONS:
		return record->actions[row].id;
	case TAB_RISK:
		return score_id(rows, row);
	case TAB_EVENTS:
		return record->events[row].id;
	case TAB_HISTORY:
		return rows->history[row]->seq;
	default:
		return 0;
	}
}

const char *rows_uid(const struct tab_rows *rows, size_t row)
{
	const struct person_record *record = rows->record;

	switch (rows->tab) {
	case TAB_CONTACTS:
		return alert_at(rows, row) ? alert_at(rows, row)->uid : record->contacts[row].uid;
	case TAB_REVIEWS:
		return record->reviews[row].uid;
	case TAB_ACTIONS:
		return record->actions[row].uid;
	case TAB_RISK:
		return rows->scores[row]->code;
	case TAB_EVENTS:
		return record->events[row].uid;
	default:
		return NULL;
	}
}

const char *rows_heading(const struct tab_rows *rows)
{
	switch (rows->tab) {
	case TAB_CONTACTS:
		return "Ring  Telephone              Name";
	case TAB_REVIEWS:
		return "Due          In        Status     What";
	case TAB_ACTIONS:
		return "Due          In        Who              What";
	case TAB_RISK:
		return rows->small ? "Risk            Could be  Score"
				   : "Risk            Could be  As of         Score";
	case TAB_EVENTS:
		return "On           What";
	case TAB_HISTORY:
		return "When               Kind      Who             What";
	default:
		return "";
	}
}

const char *rows_none(enum person_tab tab)
{
	switch (tab) {
	case TAB_CONTACTS:
		return "No contacts recorded. C adds one, A an alert.";
	case TAB_REVIEWS:
		return "No review is booked or was held. b books one.";
	case TAB_ACTIONS:
		return "No actions. a adds one.";
	case TAB_RISK:
		return "No risk score. Scores come with a risk list, or from factors: f.";
	case TAB_EVENTS:
		return "No events recorded. E records one.";
	case TAB_HISTORY:
		return "Nothing yet.";
	default:
		return "";
	}
}

/* ---- one row ---- */

static void draw_contact(const struct contact *contact, const struct canvas *canvas)
{
	int col = 6;

	if (contact->ring_order > 0)
		canvas_textf(canvas, 0, 0, 4, STYLE_NORMAL, "%4d", (int)contact->ring_order);
	/* The words stand where the number is looked for. */
	if (contact->do_not_contact)
		col += canvas_text(canvas, 0, col, 22, "DO NOT CONTACT", STYLE_ALERT) + 1;
	canvas_text(canvas, 0, col, col > 6 ? 12 : 21,
		contact->phone		  ? contact->phone
		: contact->do_not_contact ? ""
					  : "no number",
		STYLE_NORMAL);
	col = col > 6 && contact->phone ? 34 : 29;
	canvas_textf(canvas, 0, col, -1, STYLE_NORMAL, "%s%s%s%s%s%s", contact->name,
		contact->relationship ? ", " : "",
		contact->relationship ? contact->relationship : "", contact->role ? "  " : "",
		word_shown(&words_contact_role, contact->role),
		date_is_set(contact->ended) ? "  (ended)" : "");
}

static void draw_alert(const struct alert *alert, const struct canvas *canvas)
{
	bool ended = date_is_set(alert->ended);
	int col = 6;

	col += canvas_textf(canvas, 0, col, -1, ended ? STYLE_NORMAL : STYLE_ALERT, "! %s",
		word_shown(&words_alert_kind, alert->kind));
	canvas_textf(canvas, 0, col + 2, -1, STYLE_NORMAL, "%s%s", alert->text ? alert->text : "",
		ended ? "  (ended)" : "");
}

static void draw_due(const struct canvas *canvas, struct date due, bool open, struct date today)
{
	char shown[DATE_SHOWN_SIZE], words[16];

	canvas_text(canvas, 0, 0, 12, date_show(due, shown), STYLE_NORMAL);
	if (open)
		canvas_text(canvas, 0, 13, 9, deadline_words(due, today, words),
			deadline_late_days(due, today) > 0 ? STYLE_LATE : STYLE_NORMAL);
}

static bool was_moved(const struct review *review)
{
	return date_is_set(review->originally_due) &&
	       !date_equal(review->originally_due, review->due_on);
}

static void draw_review(const struct review *review, struct date today, const struct canvas *canvas)
{
	char shown[DATE_SHOWN_SIZE];
	bool open = review_is_open(review);

	bool stopped = open && !review_runs(review);

	draw_due(canvas, review->due_on, open && !stopped, today);
	canvas_text(
		canvas, 0, 23, 10, word_shown(&words_review_status, review->status), STYLE_NORMAL);
	canvas_textf(canvas, 0, 34, -1, STYLE_NORMAL, "%s%s%s%s%s%s%s%s%s%s",
		stopped ? "stopped: " : "",
		stopped ? word_shown(&words_stop_reason, review->stopped_for) : "",
		stopped ? ". " : "", word_shown(&words_review_kind, review->kind),
		review->with_name ? ", " : "", review->with_name ? review->with_name : "",
		review->outcome ? ": " : "", word_shown(&words_review_outcome, review->outcome),
		was_moved(review) ? ", originally due " : "",
		was_moved(review) ? date_show(review->originally_due, shown) : "");
}

static void draw_action(const struct action *action, struct date today, const struct canvas *canvas)
{
	bool open = action->status == ACTION_OPEN;

	draw_due(canvas, action->due, open, today);
	if (!open)
		canvas_text(canvas, 0, 13, 9, word_shown(&words_action_status, action->status),
			STYLE_NORMAL);
	canvas_textf(canvas, 0, 23, 16, action->owner_gone ? STYLE_ALERT : STYLE_NORMAL, "%s%s",
		action->owner_gone ? "! left: " : "",
		action->owner_name ? action->owner_name : action->owner);
	canvas_text(canvas, 0, 40, -1, action->what, STYLE_NORMAL);
}

static void draw_event(const struct event *event, struct date today, const struct canvas *canvas)
{
	char shown[DATE_SHOWN_SIZE], due[DATE_SHOWN_SIZE], words[16];
	int col = 13;

	canvas_text(canvas, 0, 0, 12, date_show(event->on, shown), STYLE_NORMAL);
	if (event->waits != DUE_NONE)
		col += canvas_textf(canvas, 0, col, -1,
			       clock_late_days(&event->clock, event->due_on, today) > 0
				       ? STYLE_LATE
				       : STYLE_NORMAL,
			       "%s by %s (%s)",
			       event->waits == DUE_DISCHARGE   ? "Contact"
			       : event->waits == DUE_CARE_HOME ? "Plan"
							       : "Look at it",
			       date_show(event->due_on, due),
			       clock_when(&event->clock, event->due_on, today, words)) +
		       2;
	canvas_textf(canvas, 0, col, -1, STYLE_NORMAL, "%s%s%s%s%s",
		word_shown(&words_event_kind, event->kind), event->place ? ", " : "",
		event->place ? event->place : "", event->text ? ": " : "",
		event->text ? event->text : "");
}

/* Whose record a row came from, where it is one that is merged into this. */
static int64_t rows_whose(const struct tab_rows *rows, size_t row)
{
	const struct person_record *record = rows->record;

	switch (rows->tab) {
	case TAB_CONTACTS:
		return alert_at(rows, row) ? alert_at(rows, row)->person_id
					   : record->contacts[row].person_id;
	case TAB_REVIEWS:
		return record->reviews[row].person_id;
	case TAB_ACTIONS:
		return record->actions[row].person_id;
	case TAB_RISK:
		return rows->scores[row]->score ? rows->scores[row]->score->person_id
						: record->person.id;
	case TAB_EVENTS:
		return record->events[row].person_id;
	default:
		return record->person.id;
	}
}

/* Its end of the row says so: the number, which tells two of one name apart. */
static struct canvas draw_whose(
	const struct tab_rows *rows, size_t row, const struct canvas *canvas)
{
	enum { MARK = 19 };
	const struct person_link *link = record_link(rows->record, rows_whose(rows, row));
	char number[NHS_NUMBER_SHOWN_SIZE];

	if (link == NULL || canvas->cols < 2 * MARK)
		return *canvas;
	canvas_textf(canvas, 0, canvas->cols - MARK + 1, MARK - 1, STYLE_BOLD, "from %s",
		link->nhs_number ? nhs_number_show(link->nhs_number, number) : "a merged one");
	return canvas_sub(canvas, 0, 0, 1, canvas->cols - MARK);
}

void rows_draw(const struct tab_rows *rows, size_t row, const struct canvas *whole)
{
	const struct person_record *record = rows->record;
	const struct canvas left = draw_whose(rows, row, whole), *canvas = &left;

	switch (rows->tab) {
	case TAB_CONTACTS:
		if (alert_at(rows, row))
			draw_alert(alert_at(rows, row), canvas);
		else
			draw_contact(&record->contacts[row], canvas);
		break;
	case TAB_REVIEWS:
		draw_review(&record->reviews[row], rows->today, canvas);
		break;
	case TAB_ACTIONS:
		draw_action(&record->actions[row], rows->today, canvas);
		break;
	case TAB_RISK:
		person_risk_draw_row(rows->view, rows->scores[row], canvas);
		break;
	case TAB_EVENTS:
		draw_event(&record->events[row], rows->today, canvas);
		break;
	case TAB_HISTORY:
		history_draw_row(rows->history[row], canvas);
		break;
	default:
		break;
	}
}

/* ---- more of it ---- */

static void line(struct str *out, const char *label, const char *value)
{
	if (!text_is_blank(value))
		str_addf(out, "%s%s%s%s", out->length > 0 ? "\n" : "", label, *label ? " " : "",
			value);
}

static void date_line(struct str *out, const char *label, struct date date)
{
	char shown[DATE_SHOWN_SIZE];

	if (date_is_set(date))
		line(out, label, date_show(date, shown));
}

static void more_contact(struct str *out, const struct contact *contact)
{
	if (contact->do_not_contact)
		line(out, "", "Must not be contacted.");
	line(out, "Address", contact->address);
	line(out, "Note", contact->note);
	line(out, "Communication", word_shown(&words_comm_need, contact->comm_need));
	date_line(out, "Ended", contact->ended);
	line(out, "Because", contact->end_reason);
}

static void more_alert(struct str *out, const struct alert *alert)
{
	const char *told = alert->told ? alert->told : "9";

	line(out, "", alert->text);
	line(out, "",
		*told == 'Y'   ? "The person was told."
		: *told == 'N' ? "The person was not told."
		: *told == 'Z' ? "Asked and not stated whether the person was told."
			       : "Not known whether the person was told.");
	date_line(out, "From", alert->from);
	date_line(out, "Review on", alert->review_on);
	date_line(out, "Ended", alert->ended);
	line(out, "Because", alert->end_reason);
}

static void more_review(struct str *out, const struct review *review)
{
	if (was_moved(review))
		date_line(out, "Originally due", review->originally_due);
	if (!date_equal(review->booked_on, review->due_on))
		date_line(out, "Booked for", review->booked_on);
	line(out, "With", review->with_name);
	date_line(out, "Held on", review->held_on);
	line(out, "By", review->held_by);
	line(out, "Outcome", word_shown(&words_review_outcome, review->outcome));
	line(out, "", review->note);
	date_line(out, "Next due", review->next_due);
	line(out, "Cancelled because", review->cancel_reason);
}

static void count_line(struct str *out, const char *label, int64_t n)
{
	if (n > 0)
		str_addf(out, "%s%s %d time%s", out->length > 0 ? "\n" : "", label, (int)n,
			n == 1 ? "" : "s");
}

static void more_action(struct str *out, const struct action *action)
{
	line(out, "", action->what);
	line(out, "From", action->source);
	line(out, "Outcome", action->outcome);
	date_line(out, "Closed on", action->closed_on);
	count_line(out, "Carried over", action->carried);
	count_line(out, "Asked after", action->chased);
	date_line(out, "Last asked", action->chased_on);
	count_line(out, "Opened again", action->reopened);
	if (action->owner_gone)
		line(out, "!", "Its owner has left the team. Give it to somebody who is here.");
}

/* An answer of a kind no longer asked for is told as it was kept. */
static const char *avoidable_words(const struct event *event)
{
	int value;

	if (event->avoidable == NULL || !word_find(&words_avoided, event->avoidable, &value))
		return event->avoidable;
	return word_shown(&words_avoided, value);
}

static void more_event(struct str *out, const struct event *event)
{
	line(out, "", event->text);
	date_line(out, "Until", event->until);
	date_line(out, "Told us on", event->notified_on);
	line(out, "Told by", event->source);
	line(out, "Could have been avoided", avoidable_words(event));
	line(out, "What must change", event->change);
	date_line(out, "Ready to leave on", event->ready_on);
	line(out, "The wait is for", word_shown(&words_delay_due, event->delay_due));
	line(out, "For good", word_shown(&words_factor_answer, event->permanent));
	line(out, "Recorded by", event->recorded_by);
}

const char *rows_more(const struct tab_rows *rows, size_t row)
{
	const struct person_record *record = rows->record;
	struct str out = {0};
	char *text;

	if (row >= rows_count(rows))
		return NULL;
	switch (rows->tab) {
	case TAB_CONTACTS:
		if (alert_at(rows, row))
			more_alert(&out, alert_at(rows, row));
		else
			more_contact(&out, &record->contacts[row]);
		break;
	case TAB_REVIEWS:
		more_review(&out, &record->reviews[row]);
		break;
	case TAB_ACTIONS:
		more_action(&out, &record->actions[row]);
		break;
	case TAB_EVENTS:
		more_event(&out, &record->events[row]);
		break;
	case TAB_HISTORY:
		return history_more(rows->history[row], rows->scratch);
	default:
		break;
	}
	if (*record_whose(record, rows_whose(rows, row), rows->scratch))
		str_addf(&out, "%sOn the record%s", out.length > 0 ? "\n" : "",
			record_whose(record, rows_whose(rows, row), rows->scratch));
	text = out.length > 0 ? arena_strdup(rows->scratch, str_text(&out)) : NULL;
	str_free(&out);
	return text;
}
