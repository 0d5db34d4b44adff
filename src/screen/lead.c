/* Who leads: assign, tell the person, end, decline. */
#include "form_page.h"

#include <caseload/base/str.h>

static void show_lead(struct form_page *page)
{
	page_shown(page, "now", "Now", record_lead_words(page->record, page->arena));
}

static bool build_assign(struct form_page *page, struct err *err)
{
	struct form_field *field;

	(void)err;
	page_workers(page, "worker", "New lead", 0)->flags = FORM_REQUIRED;
	show_lead(page);
	field = page_text(page, "reason", "Reason", NULL);
	field->flags = FORM_REQUIRED;
	field->hint = "Why this worker is best placed: \"knows her, visits weekly\".";
	page_words(page, "kind", "As", &words_lead_kind, LEAD_KIND_LEAD)->hint =
		"Lead professional, care co-ordinator or accountable GP: three roles.";
	page_date(page, "on", "From", app_today(page->app), DATE_ANY);
	page_yes_no(page, "propose", "Propose only", NULL)->hint =
		"y: the worker must accept before it counts. Space changes it.";
	page_number(page, "contact_days", "Contact every", 0)->hint =
		"Days between contacts, for a care co-ordinator. Empty: not agreed.";
	return true;
}

const struct form_spec form_lead_assign = {
	.command = CMD_LEAD_ASSIGN,
	.title = "Assign a lead professional",
	.save = "Assign",
	.build = build_assign,
};

static bool build_inform(struct form_page *page, struct err *err)
{
	(void)err;
	show_lead(page);
	page_date(page, "on", "Told on", app_today(page->app), DATE_PAST)->flags = FORM_REQUIRED;
	page_words(page, "how", "How", &words_informed_how, 0)->flags = FORM_REQUIRED;
	page_words(page, "kind", "About the", &words_lead_kind, LEAD_KIND_LEAD);
	return true;
}

const struct form_spec form_lead_inform = {
	.command = CMD_LEAD_INFORM,
	.title = "The person was told who leads",
	.build = build_inform,
};

static bool build_end(struct form_page *page, struct err *err)
{
	struct form_field *field;

	(void)err;
	show_lead(page);
	page_words(page, "kind", "Role", &words_lead_kind, LEAD_KIND_LEAD);
	field = page_text(page, "reason", "Reason", NULL);
	field->flags = FORM_REQUIRED;
	field->hint = "Why it ends. The person then has no lead, and every list says so.";
	page_date(page, "on", "From", app_today(page->app), DATE_ANY);
	return true;
}

const struct form_spec form_lead_end = {
	.command = CMD_LEAD_END,
	.title = "End a lead",
	.save = "End",
	.build = build_end,
};

static bool build_decline(struct form_page *page, struct err *err)
{
	struct form_field *field;

	(void)err;
	show_lead(page);
	field = page_text(page, "reason", "Reason", NULL);
	field->flags = FORM_REQUIRED;
	field->hint = "Why you cannot be the lead. The team sees it.";
	return true;
}

const struct form_spec form_lead_decline = {
	.command = CMD_LEAD_DECLINE,
	.title = "Decline being the lead",
	.save = "Decline",
	.build = build_decline,
};
