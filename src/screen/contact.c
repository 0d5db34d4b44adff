/* Whom to ring, in which order; and who must not be contacted. */
#include "form_page.h"

#include <caseload/base/str.h>

static bool build_add(struct form_page *page, struct err *err)
{
	(void)err;
	page_text(page, "name", "Name", NULL)->flags = FORM_REQUIRED;
	page_text(page, "relationship", "Relationship", NULL)->hint =
		"Daughter, neighbour, district nurse.";
	page_words(page, "role", "Role", &words_contact_role, 0);
	page_text(page, "phone", "Telephone", NULL)->width = 24;
	page_number(page, "order", "Ring order", 0)->hint =
		"1 is rung first. Empty: after the others.";
	page_yes_no(page, "do_not_contact", "Must not be contacted", NULL)->hint =
		"y: shown beside the number wherever it appears. Space changes it.";
	page_long(page, "address", "Address", NULL);
	page_text(page, "note", "Note", NULL)->hint = "When to ring, who has a key.";
	page_words(page, "comm_need", "Communication", &words_comm_need, 0);
	return true;
}

static void send_add(struct form_page *page, struct args *args)
{
	if (args_get(args, "do_not_contact"))
		args_set(args, "do_not_contact",
			form_yes(page->form, "do_not_contact") ? "yes" : "no");
}

const struct form_spec form_contact_add = {
	.command = CMD_CONTACT_ADD,
	.title = "Add someone to ring",
	.build = build_add,
	.send = send_add,
};

/* A carer who was pointed at is shown as they stand; of a choice only what is typed is sent. */
static bool build_carer(struct form_page *page, struct err *err)
{
	const struct person_record *record = page->record;
	struct pick_entry *entries =
		arena_new_array(page->arena, struct pick_entry, record->contacts_n + 1);
	const char *part = page->view->arg.part;
	struct carer carer = {0};
	size_t n = 0;

	for (size_t i = 0; i < record->contacts_n; i++) {
		const struct contact *contact = &record->contacts[i];

		if (date_is_set(contact->ended) || (part && !text_equal(part, contact->uid)))
			continue;
		entries[n++] = (struct pick_entry){arena_strdup(page->arena, contact->uid),
			arena_strdup(page->arena, contact->name),
			arena_strdup(page->arena, contact->relationship)};
	}
	if (n == 0)
		return err_set(err, ERR_INVALID, "", "Add the carer as someone to ring first: C.");
	for (size_t i = 0; i < record->carers_n && n == 1; i++)
		if (text_equal(record->carers[i].contact_uid, entries[0].id))
			carer = record->carers[i];
	page_choice(page, "contact", "Carer", entries, n, n == 1 ? entries[0].id : NULL)->flags =
		FORM_REQUIRED;
	page_words(page, "assessment", "Assessment", &words_carer_assessment, carer.assessment)
		->hint = "The carer's assessment: what was answered last.";
	page_date(page, "on", "Answered on", carer.assessment_on, DATE_PAST)->hint =
		"Empty: today.";
	page_date(page, "emergency_plan", "Emergency plan", carer.emergency_plan_on, DATE_PAST)
		->hint = "Since when there is one.";
	page_number(page, "alone_hours", "Left alone, hours", carer.alone_hours)->hint =
		"How long the person can safely be left. Less than one hour: 1.";
	page_number(page, "hours", "Hours a week", carer.hours)->hint = "How much they care.";
	page_words(page, "lives_with", "Live together", &words_factor_answer, carer.lives_with);
	page_date(page, "review", "Look again on", carer.review_on, DATE_ANY);
	page_text(page, "note", "Note", carer.note);
	return true;
}

const struct form_spec form_carer_set = {
	.command = CMD_CARER_SET,
	.title = "What a carer was offered",
	.build = build_carer,
};

static bool build_end(struct form_page *page, struct err *err)
{
	const struct person_record *record = page->record;
	struct pick_entry *entries =
		arena_new_array(page->arena, struct pick_entry, record->contacts_n + 1);
	const char *chosen = page->view->arg.part;
	struct form_field *field;
	size_t n = 0;

	for (size_t i = 0; i < record->contacts_n; i++) {
		const struct contact *contact = &record->contacts[i];

		if (date_is_set(contact->ended))
			continue;
		entries[n++] = (struct pick_entry){arena_strdup(page->arena, contact->uid),
			arena_strdup(page->arena, contact->name),
			arena_strdup(page->arena, contact->relationship)};
	}
	if (n == 0)
		return err_set(err, ERR_INVALID, "", "There is no contact to end.");
	if (!chosen && n == 1)
		chosen = entries[0].id;
	page_choice(page, "contact", "Contact", entries, n, chosen)->flags = FORM_REQUIRED;
	field = page_text(page, "reason", "Reason", NULL);
	field->flags = FORM_REQUIRED;
	field->hint = "Moved away, died, number no longer works.";
	return true;
}

const struct form_spec form_contact_end = {
	.command = CMD_CONTACT_END,
	.title = "End a contact",
	.save = "End",
	.build = build_end,
};
