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
