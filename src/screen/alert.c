/* Alerts: what everyone who opens the record must mind. */
#include "form_page.h"

#include <caseload/base/str.h>

static bool build_add(struct form_page *page, struct err *err)
{
	(void)err;
	page_words(page, "kind", "Alert", &words_alert_kind, 0)->flags = FORM_REQUIRED;
	page_text(page, "text", "Text", NULL)->hint =
		"What and why, in facts: \"dog bites; ring first\".";
	page_date(page, "review", "Review on", DATE_NONE, DATE_FUTURE)->hint =
		"When to ask whether it still holds: +6m, +1y.";
	page_ynz9(page, "told", "Person told", NULL)->hint = "Does the person know of this alert?";
	return true;
}

const struct form_spec form_alert_add = {
	.command = CMD_ALERT_ADD,
	.title = "Add an alert",
	.build = build_add,
};

static bool build_end(struct form_page *page, struct err *err)
{
	const struct person_record *record = page->record;
	struct pick_entry *entries =
		arena_new_array(page->arena, struct pick_entry, record->alerts_n + 1);
	const char *chosen = page->view->arg.part;
	struct form_field *field;
	size_t n = 0;

	for (size_t i = 0; i < record->alerts_n; i++) {
		const struct alert *alert = &record->alerts[i];

		if (date_is_set(alert->ended))
			continue;
		entries[n++] = (struct pick_entry){arena_strdup(page->arena, alert->uid),
			word_shown(&words_alert_kind, alert->kind),
			arena_strdup(page->arena, alert->text)};
	}
	if (n == 0)
		return err_set(err, ERR_INVALID, "", "There is no open alert to end.");
	if (!chosen && n == 1)
		chosen = entries[0].id;
	page_choice(page, "alert", "Alert", entries, n, chosen)->flags = FORM_REQUIRED;
	field = page_text(page, "reason", "Reason", NULL);
	field->flags = FORM_REQUIRED;
	field->hint = "Why it no longer holds. The alert stays in the history.";
	return true;
}

const struct form_spec form_alert_end = {
	.command = CMD_ALERT_END,
	.title = "End an alert",
	.save = "End",
	.build = build_end,
};
