/* On and off the register. */
#include "form_page.h"

#include <caseload/base/str.h>

static bool build_add(struct form_page *page, struct err *err)
{
	struct form_field *field;

	(void)err;
	page_words(page, "found", "How found", &words_found_how,
		page->record->score != NULL ? FOUND_RISK_LIST : 0)
		->flags = FORM_REQUIRED;
	field = page_text(page, "reason", "Reason", NULL);
	field->hint = "Why now: \"two falls in February\".";
	page_date(page, "on", "On", app_today(page->app), DATE_PAST);
	page_yes_no(page, "candidate", "Candidate only", NULL)->hint =
		"y: to be discussed first; the clocks do not start. Space changes it.";
	return true;
}

const struct form_spec form_register_add = {
	.command = CMD_REGISTER_ADD,
	.title = "Add to the register",
	.save = "Add",
	.build = build_add,
};

static bool build_end(struct form_page *page, struct err *err)
{
	(void)err;
	page_words(page, "reason", "Reason", &words_end_reason, 0)->flags = FORM_REQUIRED;
	page_date(page, "on", "Ends on", app_today(page->app), DATE_PAST)->flags = FORM_REQUIRED;
	page_long(page, "note", "Note", NULL);
	return true;
}

static enum answer on_end(struct view *view, int value, const char *reason)
{
	(void)reason;
	return value == 1 ? page_send(page_of(view)) : ANSWER_REDRAW;
}

/* What ends with the episode, before the word is typed. */
static enum answer ask_end(struct form_page *page)
{
	const struct person_record *record = page->record;
	size_t reviews = 0, actions = 0;
	struct question_spec spec = {.title = "Take off the register?",
		.word = "END",
		.protects = true,
		.stay = "Back to the form"};

	for (size_t i = 0; i < record->reviews_n; i++)
		reviews += review_is_open(&record->reviews[i]);
	for (size_t i = 0; i < record->actions_n; i++)
		actions += record->actions[i].status == ACTION_OPEN;
	spec.text = arena_printf(page->arena,
		"%s comes off the register of %s.\nLead: %s: ends.\nOpen reviews: %zu: cancelled.\n"
		"Open actions: %zu.\nNothing is deleted. This cannot be undone: coming back is a "
		"new episode.",
		page_person(page), session_team(page->view->session)->name,
		record_lead_words(record, page->arena), reviews, actions);
	return app_question(page->app, page->view, &spec, on_end);
}

const struct form_spec form_register_end = {
	.command = CMD_REGISTER_END,
	.title = "Take off the register",
	.save = "End",
	.build = build_end,
	.ask = ask_end,
};
