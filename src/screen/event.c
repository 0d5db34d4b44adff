/* What happened to the person, and the log of contacts with them. */
#include "form_page.h"

#include <caseload/base/str.h>

static bool build(struct form_page *page, struct err *err)
{
	(void)err;
	page_words(page, "kind", "What happened", &words_event_kind, 0)->flags = FORM_REQUIRED;
	page_date(page, "on", "On", DATE_NONE, DATE_PAST)->flags = FORM_REQUIRED;
	page_date(page, "until", "Until", DATE_NONE, DATE_PAST)->hint =
		"The last day, of a stay. Empty: one day, or not over yet.";
	page_text(page, "place", "Place", NULL)->hint = "Hospital, ward, at home.";
	page_date(page, "notified", "Told us on", DATE_NONE, DATE_PAST)->hint =
		"When the team heard of it. After a discharge the clock starts here.";
	page_text(page, "source", "Told by", NULL)->hint = "Who told us, or which list.";
	page_long(page, "text", "More", NULL)->hint =
		"What matters about it. F4 gives it more room.";
	page_date(page, "ready", "Ready to leave", DATE_NONE, DATE_PAST)->hint =
		"Of a stay in hospital: since when they could have left.";
	page_words(page, "delay", "Waits for", &words_delay_due, 0)->hint =
		"Who the days after that wait for.";
	page_words(page, "permanent", "For good", &words_factor_answer, 0)->hint =
		"Of a care home: meant to stay, supported by the council.";
	return true;
}

const struct form_spec form_event_add = {
	.command = CMD_EVENT_ADD,
	.title = "Record an event",
	.build = build,
};

/* One that was pointed at is shown as it stands; of a choice only what is typed is sent, so that one
 * event's days are never another's. */
static bool build_edit(struct form_page *page, struct err *err)
{
	const struct person_record *record = page->record;
	struct pick_entry *entries =
		arena_new_array(page->arena, struct pick_entry, record->events_n + 1);
	const char *part = page->view->arg.part;
	struct event event = {0};
	char day[DATE_SHOWN_SIZE];
	size_t n = 0;

	for (size_t i = 0; i < record->events_n; i++) {
		const struct event *one = &record->events[i];

		if (part && !text_equal(part, one->uid))
			continue;
		if (part)
			event = *one;
		entries[n++] = (struct pick_entry){arena_strdup(page->arena, one->uid),
			arena_printf(page->arena, "%s, %s", date_show(one->on, day),
				word_shown(&words_event_kind, one->kind)),
			arena_strdup(page->arena, one->place)};
	}
	if (n == 0)
		return err_set(err, ERR_INVALID, "", "No event is recorded.");
	page_choice(page, "event", "Which", entries, n, n == 1 ? entries[0].id : NULL)->flags =
		FORM_REQUIRED;
	page_date(page, "on", "On", event.on, DATE_PAST);
	page_date(page, "until", "Until", event.until, DATE_PAST)->hint =
		"The last day, of a stay.";
	page_date(page, "ready", "Ready to leave", event.ready_on, DATE_PAST)->hint =
		"Of a stay in hospital: since when they could have left.";
	page_words(page, "delay", "Waits for", &words_delay_due, event.delay_due)->hint =
		"Who the days after that wait for.";
	page_words(page, "permanent", "For good", &words_factor_answer, event.permanent)->hint =
		"Of a care home: meant to stay, supported by the council.";
	page_text(page, "place", "Place", event.place);
	page_date(page, "notified", "Told us on", event.notified_on, DATE_PAST);
	page_text(page, "source", "Told by", event.source);
	page_long(page, "text", "More", event.text);
	return true;
}

const struct form_spec form_event_edit = {
	.command = CMD_EVENT_EDIT,
	.title = "Change an event",
	.build = build_edit,
};

static const struct pick_entry *avoidable_entries(struct arena *arena)
{
	struct pick_entry *entries = arena_new_array(arena, struct pick_entry, words_avoided.n);

	for (size_t i = 0; i < words_avoided.n; i++)
		entries[i] = (struct pick_entry){
			words_avoided.words[i].code, words_avoided.words[i].shown, NULL};
	return entries;
}

/* Admissions and attendances, what waits to be looked at first. */
static bool build_review(struct form_page *page, struct err *err)
{
	const struct person_record *record = page->record;
	struct pick_entry *entries =
		arena_new_array(page->arena, struct pick_entry, record->events_n + 1);
	const struct event *chosen = NULL;
	char day[DATE_SHOWN_SIZE];
	size_t n = 0;

	for (size_t i = 0; i < record->events_n; i++) {
		const struct event *event = &record->events[i];

		if (event->kind != EVENT_EMERGENCY_ADMISSION && event->kind != EVENT_AE_ATTENDANCE)
			continue;
		entries[n++] = (struct pick_entry){arena_strdup(page->arena, event->uid),
			arena_printf(page->arena, "%s, %s", date_show(event->on, day),
				word_shown(&words_event_kind, event->kind)),
			event->avoidable ? "Looked at" : NULL};
		if (page->view->arg.part ? text_equal(page->view->arg.part, event->uid)
					 : !chosen && event->waits == DUE_ADMISSION)
			chosen = event;
	}
	if (n == 0)
		return err_set(err, ERR_INVALID, "", "No admission or A&E attendance is recorded.");
	page_choice(page, "event", "Which", entries, n, chosen ? chosen->uid : NULL)->flags =
		FORM_REQUIRED;
	page_choice(page, "avoidable", "Avoidable", avoidable_entries(page->arena), words_avoided.n,
		chosen ? chosen->avoidable : NULL)
		->flags = FORM_REQUIRED;
	page_long(page, "change", "What must change", chosen ? chosen->change : NULL)->hint =
		"In a line or two; wanted where it could have been avoided.";
	return true;
}

const struct form_spec form_event_review = {
	.command = CMD_EVENT_REVIEW,
	.title = "Could it have been avoided?",
	.build = build_review,
};

static bool build_contact(struct form_page *page, struct err *err)
{
	struct form_field *field;

	(void)err;
	page_words(page, "how", "How", &words_contact_how, CONTACT_HOW_PHONE)->hint =
		"How you were in touch. Enter goes on.";
	field = page_text(page, "text", "What was said or done", NULL);
	field->flags = FORM_REQUIRED;
	field->width = 60;
	field->hint = "One line. Enter saves. For a longer entry write a note.";
	page_date(page, "on", "On", app_today(page->app), DATE_PAST);
	return true;
}

const struct form_spec form_contact_log = {
	.command = CMD_CONTACT_LOG,
	.title = "Log a contact",
	.quick = "text",
	.cols = 92,
	.build = build_contact,
};
