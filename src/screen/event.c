/* What happened to the person, and the log of contacts with them. */
#include "form_page.h"

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
	return true;
}

const struct form_spec form_event_add = {
	.command = CMD_EVENT_ADD,
	.title = "Record an event",
	.build = build,
};

static bool build_contact(struct form_page *page, struct err *err)
{
	struct form_field *field;

	(void)err;
	page_words(page, "how", "How", &words_contact_how, CONTACT_HOW_PHONE)->hint =
		"How you were in touch. Enter goes on.";
	page_date(page, "on", "On", app_today(page->app), DATE_PAST);
	field = page_text(page, "text", "What was said or done", NULL);
	field->flags = FORM_REQUIRED;
	field->width = 60;
	field->hint = "One line; Enter saves. For a longer entry write a note.";
	return true;
}

const struct form_spec form_contact_log = {
	.command = CMD_CONTACT_LOG,
	.title = "Log a contact",
	.quick = "text",
	.cols = 92,
	.build = build_contact,
};
