/* Letters: refused before they are printed, kept when they are, and the clock they stop. */
#include "fixture.h"

#include <string.h>

#include <criterion/criterion.h>

#include <caseload/case_fault.h>
#include <caseload/letter.h>
#include <caseload/record.h>

TestSuite(letter_command, .timeout = 60);

#define ADA "9990000018"
#define BEN "9990000026"

/* Ada, whose lead has all that a letter says; on 12 March 2026. */
static void open_with_lead(struct fixture *f)
{
	fixture_open(f);
	fixture_on_register(f, "Okonkwo", "Adaeze", ADA, "1941-05-06");
	FIXTURE_OK(f, CMD_PERSON_EDIT, "person", ADA, "title", "Mrs", "address",
		"1 High Street\nDerby", "postcode", "DE1 1AA", NULL);
	FIXTURE_OK(f, CMD_WORKER_SET, "worker", "jpatel", "phone", "01632 960010", NULL);
	FIXTURE_OK(f, CMD_WORKER_ADD, "name", "Ann Smith", "profession", "community_matron",
		"login", "asmith", "phone", "01632 960011", NULL);
	FIXTURE_OK(
		f, CMD_LEAD_ASSIGN, "person", ADA, "worker", "asmith", "reason", "Knows her", NULL);
}

static const struct person_record *record(struct fixture *f)
{
	FIXTURE_OK(f, CMD_PERSON_SHOW, "person", ADA, NULL);
	return f->result.value;
}

static bool prints(struct fixture *f, const char *kind, const char *name, const char *value)
{
	return fixture_run(
		f, CMD_PRINT_LETTER, "person", ADA, "kind", kind, "to", "-", name, value, NULL);
}

static void refused(struct fixture *f, const char *kind, const char *field, const char *says)
{
	size_t before = record(f)->letters_n;

	cr_assert_not(prints(f, kind, NULL, NULL), "%s", says);
	cr_assert_str_eq(f->err.field, field, "%s", f->err.text);
	cr_assert(strstr(f->err.text, says), "%s", f->err.text);
	cr_assert_eq(record(f)->letters_n, before, "nothing is kept of what was not printed");
}

static size_t waiting(struct fixture *f)
{
	FIXTURE_OK(f, CMD_LETTER_LIST, "waiting", "1", NULL);
	return f->result.n;
}

static size_t due(struct fixture *f)
{
	FIXTURE_OK(f, CMD_LETTER_DUE, NULL);
	return f->result.n;
}

Test(letter_command, says_who_leads_how_to_reach_them_and_what_they_do)
{
	static const char *const says[] = {"Mrs Adaeze Okonkwo", "1 High Street", "DE1 1AA",
		"12 March 2026", "Dear Mrs Okonkwo", "Ann Smith, community matron", "01632 960011",
		"makes sure that your care plan", "01632 960010", "Jo Patel", "999 000 0018"};
	struct fixture f;

	open_with_lead(&f);
	cr_assert(prints(&f, "lead", "preview", "1"), "%s", f.err.text);
	const char *text = fixture_pages(&f);
	for (size_t i = 0; i < sizeof(says) / sizeof(says[0]); i++)
		cr_assert(strstr(text, says[i]), "%s in\n%s", says[i], text);
	cr_assert_null(strchr(text, '['), "%s", text);
	cr_assert_eq(record(&f)->letters_n, 0, "a preview is no letter");
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ADA, "title", "", "preferred", "Ada", NULL);
	cr_assert(prints(&f, "lead", "preview", "1"));
	cr_assert(strstr(fixture_pages(&f), "Dear Ada\n"));
	fixture_close(&f);
}

/* Each with the command that mends it, and mended it prints. */
Test(letter_command, is_refused_where_a_field_has_no_value)
{
	struct fixture f;

	fixture_open(&f);
	fixture_on_register(&f, "Okonkwo", "Adaeze", ADA, "1941-05-06");
	refused(&f, "lead", "person", "person edit " ADA " --address");
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ADA, "address", "1 High Street", NULL);
	refused(&f, "lead", "kind", "lead assign " ADA);
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Ann Smith", "profession", "district_nurse", NULL);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", ADA, "worker", "Ann Smith", "reason", "Knows her",
		NULL);
	refused(&f, "lead", "kind", "worker set \"Ann Smith\" --phone");
	FIXTURE_OK(&f, CMD_WORKER_SET, "worker", "Ann Smith", "phone", "01632 960011", NULL);
	refused(&f, "lead", "kind", "worker set jpatel --phone");
	FIXTURE_OK(&f, CMD_WORKER_SET, "worker", "jpatel", "phone", "01632 960010", NULL);
	refused(&f, "lead_changed", "kind", "Nobody led before Ann Smith");
	refused(&f, "review", "kind", "review book " ADA);
	FIXTURE_OK(&f, CMD_LETTER_TEMPLATE_SET, "kind", "review", "text",
		"[review date] [practice name]", NULL);
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", ADA, "date", "+1m", NULL);
	refused(&f, "review", "kind", "person edit " ADA " --practice");
	cr_assert(prints(&f, "lead", NULL, NULL), "%s", f.err.text);
	fixture_close(&f);
}

Test(letter_command, never_goes_to_the_dead_or_to_who_must_not_be_contacted)
{
	struct fixture f;

	open_with_lead(&f);
	FIXTURE_OK(&f, CMD_CONTACT_ADD, "person", ADA, "name", "Ben Okonkwo", "address",
		"2 High Street", "do-not-contact", "1", NULL);
	cr_assert_not(prints(&f, "lead", "contact", "Ben Okonkwo"));
	cr_assert(strstr(f.err.text, "must not be contacted"), "%s", f.err.text);
	cr_assert(prints(&f, "lead", NULL, NULL), "%s", f.err.text);
	cr_assert_eq(waiting(&f), 1);
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ADA, "no-contact", "At her wish", NULL);
	cr_assert(strstr(f.result.message, "Letters that are not sent now: 1"), "%s",
		f.result.message);
	cr_assert_eq(waiting(&f) + due(&f), 0);
	refused(&f, "lead", "person", "At her wish");
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ADA, "no-contact", "", NULL);
	cr_assert(prints(&f, "lead", NULL, NULL), "%s", f.err.text);
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ADA, "died", "yesterday", NULL);
	cr_assert_eq(waiting(&f), 0);
	refused(&f, "lead", "person", "Died on");
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	cr_assert_eq(waiting(&f), 1, "who did not die after all gets the letter");
	fixture_close(&f);
}

/* Large print is not to be had as text, and the other way round only with a reason. */
Test(letter_command, keeps_to_large_print_unless_there_is_a_reason)
{
	struct fixture f;

	open_with_lead(&f);
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ADA, "comm-need", "large_print", NULL);
	refused(&f, "lead", "format", "plain text has no size");
	cr_assert_not(prints(&f, "lead", "size", "ordinary"));
	cr_assert_str_eq(f.err.field, "reason", "%s", f.err.text);
	FIXTURE_OK(&f, CMD_PRINT_LETTER, "person", ADA, "kind", "lead", "to", "-", "size",
		"ordinary", "reason", "She has a magnifier", NULL);
	const struct letter *letter = record(&f)->letters;
	cr_assert(!letter->large && strcmp(letter->override_reason, "She has a magnifier") == 0);
	FIXTURE_OK(&f, CMD_WORKER_SET, "worker", "jpatel", "role", "privacy", NULL);
	FIXTURE_OK(&f, CMD_AUDIT_LIST, "limit", "4", NULL);
	const struct audit *audit = f.result.value;
	bool told = false;
	for (size_t i = 0; i < f.result.n; i++)
		told = told || (audit[i].detail && strstr(audit[i].detail, "She has a magnifier"));
	cr_assert(told, "the audit says why");
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ADA, "comm-need", "braille", NULL);
	FIXTURE_OK(&f, CMD_PRINT_LETTER, "person", ADA, "kind", "lead", "preview", "1", NULL);
	cr_assert(strstr(f.result.message, "Needs information as Braille"), "%s", f.result.message);
	/* The need that counts is that of whom it is written to. */
	FIXTURE_OK(&f, CMD_CONTACT_ADD, "person", ADA, "name", "Ben", "address", "2 High Street",
		"comm-need", "large_print", NULL);
	cr_assert_not(prints(&f, "lead", "contact", "Ben"));
	cr_assert(strstr(f.err.text, "large print"), "%s", f.err.text);
	fixture_close(&f);
}

Test(letter_command, does_not_tell_where_somebody_lives_who_hides)
{
	struct fixture f;

	open_with_lead(&f);
	FIXTURE_OK(&f, CMD_CONTACT_ADD, "person", ADA, "name", "Ben Okonkwo", "address",
		"1, High Street\nDerby", NULL);
	FIXTURE_OK(&f, CMD_CONTACT_ADD, "person", ADA, "name", "Eve Okonkwo", "address",
		"9 Low Street", NULL);
	FIXTURE_OK(&f, CMD_ALERT_ADD, "person", ADA, "kind", "address", NULL);
	FIXTURE_OK(&f, CMD_PRINT_LETTER, "person", ADA, "kind", "lead", "preview", "1", NULL);
	cr_assert_null(strstr(fixture_pages(&f), "High Street"));
	cr_assert(strstr(fixture_pages(&f), "By hand"));
	cr_assert(strstr(f.result.message, "give it by hand"), "%s", f.result.message);
	cr_assert(prints(&f, "lead", "contact", "Ben Okonkwo"), "%s", f.err.text);
	cr_assert_null(strstr(fixture_pages(&f), "High Street"), "he lives there too");
	cr_assert(prints(&f, "lead", "contact", "Eve Okonkwo"), "%s", f.err.text);
	const char *text = fixture_pages(&f);
	cr_assert(strstr(text, "9 Low Street") && strstr(text, "Dear Eve Okonkwo"), "%s", text);
	cr_assert(strstr(text, "Adaeze Okonkwo's lead professional is Ann Smith"), "%s", text);
	cr_assert_null(strstr(text, "999 000 0018"), "no more than the name:\n%s", text);
	fixture_close(&f);
}

Test(letter_command, stops_the_clock_when_it_is_sent_and_undo_brings_it_back)
{
	struct fixture f;

	open_with_lead(&f);
	cr_assert_eq(due(&f), 1);
	cr_assert_str_eq(
		((const struct letter *)f.result.value)->say, "caseload print letter " ADA " lead");
	cr_assert(prints(&f, "lead", NULL, NULL), "%s", f.err.text);
	cr_assert_eq(due(&f), 0);
	cr_assert_eq(waiting(&f), 1);
	cr_assert(
		date_equal(((const struct letter *)f.result.value)->due_on, date_make(2026, 4, 2)));
	cr_assert_not(date_is_set(record(&f)->lead->informed_on), "printed is not told");
	cr_assert_not(fixture_run(&f, CMD_LETTER_SENT, "person", ADA, "on", "yesterday", NULL));
	fixture_now(&f, "2026-03-14T09:00");
	FIXTURE_OK(&f, CMD_LETTER_SENT, "person", ADA, "on", "13/3/26", NULL);
	cr_assert(date_equal(record(&f)->lead->informed_on, date_make(2026, 3, 13)));
	cr_assert_eq(record(&f)->lead->informed_how, INFORMED_LETTER);
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	cr_assert_not(date_is_set(record(&f)->lead->informed_on));
	cr_assert_eq(waiting(&f), 1);
	/* Told before the letter went: that day stays. */
	FIXTURE_OK(&f, CMD_LEAD_INFORM, "person", ADA, "on", "12/3/26", "how", "phone", NULL);
	FIXTURE_OK(&f, CMD_LETTER_SENT, "person", ADA, "letter", "lead", NULL);
	cr_assert(date_equal(record(&f)->lead->informed_on, date_make(2026, 3, 12)));
	cr_assert_eq(record(&f)->lead->informed_how, INFORMED_PHONE);
	cr_assert_not(fixture_run(&f, CMD_LETTER_SENT, "person", ADA, NULL), "once is enough");
	fixture_close(&f);
}

Test(letter_command, does_not_go_once_what_it_says_has_changed)
{
	struct fixture f;

	open_with_lead(&f);
	cr_assert(prints(&f, "lead", NULL, NULL), "%s", f.err.text);
	cr_assert(prints(&f, "lead", NULL, NULL), "%s", f.err.text);
	cr_assert_eq(waiting(&f), 1, "the same again takes the place of the first");
	FIXTURE_OK(&f, CMD_LETTER_SENT, "person", ADA, NULL);
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", ADA, "date", "2026-04-01", NULL);
	cr_assert_eq(due(&f), 1);
	cr_assert(prints(&f, "review", NULL, NULL), "%s", f.err.text);
	cr_assert(strstr(fixture_pages(&f), "Wednesday 1 April 2026"));
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", ADA, "date", "2026-04-02", NULL);
	cr_assert_eq(waiting(&f), 0);
	cr_assert(prints(&f, "review", NULL, NULL), "%s", f.err.text);
	FIXTURE_OK(&f, CMD_LETTER_SENT, "person", ADA, "letter", "review", NULL);
	cr_assert_eq(due(&f), 0);
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", ADA, "date", "2026-04-03", NULL);
	cr_assert_eq(due(&f), 1, "the invitation was to another day");
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", ADA, "worker", "jpatel", "reason", "Moved", NULL);
	cr_assert_eq(due(&f), 2);
	cr_assert(prints(&f, "lead_changed", NULL, NULL), "%s", f.err.text);
	cr_assert(strstr(fixture_pages(&f), "that it was Ann Smith"), "%s", fixture_pages(&f));
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", ADA, "worker", "asmith", "reason", "Back", NULL);
	cr_assert_eq(waiting(&f), 0);
	cr_assert_str_eq(
		record(&f)->letters->cancel_reason, "Jo Patel is no longer the lead professional");
	cr_assert(prints(&f, "lead_changed", NULL, NULL), "%s", f.err.text);
	FIXTURE_OK(&f, CMD_REGISTER_END, "person", ADA, "reason", "moved", NULL);
	cr_assert_eq(waiting(&f), 0);
	fixture_close(&f);
}

Test(letter_command, that_lies_about_is_asked_after_and_follows_a_merge)
{
	struct fixture f;
	const struct case_fault *faults;

	open_with_lead(&f);
	cr_assert(prints(&f, "lead", NULL, NULL), "%s", f.err.text);
	fixture_now(&f, "2026-03-19T09:00");
	FIXTURE_OK(&f, CMD_DOCTOR_CASES, "kind", "letter_waits", NULL);
	cr_assert_eq(f.result.n, 0, "seven days are no fault");
	fixture_now(&f, "2026-03-20T09:00");
	FIXTURE_OK(&f, CMD_DOCTOR_CASES, "kind", "letter_waits", NULL);
	cr_assert_eq(f.result.n, 1);
	faults = f.result.value;
	cr_assert_str_eq(faults->mend, "letter sent");
	cr_assert(strstr(faults->words, "printed on 12-Mar-2026"), "%s", faults->words);
	FIXTURE_OK(&f, CMD_REGISTER_END, "person", ADA, "reason", "moved", NULL);
	cr_assert_eq(waiting(&f), 0);
	const char *ben = fixture_person(&f, "Okonkwo", "Ada", BEN, "1941-05-06");
	FIXTURE_OK(&f, CMD_PERSON_MERGE, "person", ben, "other", ADA, "reason", "One person", NULL);
	FIXTURE_OK(&f, CMD_LETTER_LIST, "person", BEN, NULL);
	cr_assert_eq(f.result.n, 1);
	cr_assert_str_eq(((const struct letter *)f.result.value)->cancel_reason,
		"The episode ended: Moved or deregistered");
	fixture_close(&f);
}

/* What could steer a terminal or turn a line round does not reach the page. */
Test(letter_command, is_not_taken_in_by_names)
{
	struct fixture f;

	open_with_lead(&f);
	FIXTURE_OK(
		&f, CMD_PERSON_EDIT, "person", ADA, "family", "[lead name", "title", "Mrs", NULL);
	FIXTURE_OK(&f, CMD_PRINT_LETTER, "person", ADA, "kind", "lead", "preview", "1", NULL);
	cr_assert(strstr(fixture_pages(&f), "Dear Mrs [lead name\n"), "%s", fixture_pages(&f));
	fixture_close(&f);
}

Test(letter_command, is_worded_by_the_team_and_as_it_came)
{
	struct fixture f;
	const struct letter_template *list;

	open_with_lead(&f);
	FIXTURE_OK(&f, CMD_LETTER_TEMPLATE_SET, "kind", "lead", "text",
		"[greeting]\n\n# Hello\n\n[lead name] [lead role] [lead telephone] [lead "
		"duties]\n\n\n\n"
		"[sender name]",
		NULL);
	FIXTURE_OK(&f, CMD_LETTER_TEMPLATE_SHOW, NULL);
	list = f.result.value;
	cr_assert(f.result.n == 3 && list[0].own && !list[1].own && !list[2].own);
	FIXTURE_OK(&f, CMD_PRINT_LETTER, "person", ADA, "kind", "lead", "preview", "1", NULL);
	cr_assert(strstr(fixture_pages(&f), "Hello\n"));
	cr_assert_not(fixture_run(
		&f, CMD_LETTER_TEMPLATE_SET, "kind", "lead", "text", "[lead nmae]", NULL));
	cr_assert(strstr(f.err.text, "Did you mean [lead name]?"), "%s", f.err.text);
	FIXTURE_OK(&f, CMD_LETTER_TEMPLATE_RESET, "kind", "lead", NULL);
	cr_assert_not(fixture_run(&f, CMD_LETTER_TEMPLATE_RESET, "kind", "lead", NULL));
	FIXTURE_OK(&f, CMD_LETTER_TEMPLATE_SHOW, "kind", "lead", NULL);
	list = f.result.value;
	cr_assert(f.result.n == 1 && !list->own && strstr(list->text, "NHS 111"));
	for (int kind = LETTER_LEAD; kind <= LETTER_REVIEW; kind++) {
		FIXTURE_OK(&f, CMD_LETTER_TEMPLATE_SHOW, "kind",
			word_code(&words_letter_kind, kind), NULL);
		list = f.result.value;
		cr_assert(letter_template_check(kind, list->text, &f.err), "%s", f.err.text);
	}
	fixture_close(&f);
}

/* Two who were recorded in the same minute have uids that begin alike. */
Test(letter_command, what_is_to_be_done_names_the_person_so_that_it_can_be_typed)
{
	const struct letter *letters;
	struct fixture f;

	open_with_lead(&f);
	for (int i = 0; i < 2; i++) {
		const char *uid =
			fixture_on_register(&f, "Bell", i == 0 ? "Ann" : "Ben", NULL, "1941-05-06");
		FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", uid, "worker", "asmith", "reason",
			"Knows them", NULL);
	}
	cr_assert_eq(due(&f), 3);
	letters = f.result.value;
	for (size_t i = 0; i < 3; i++)
		cr_assert(strstr(letters[i].say, i == 0 ? ADA : letters[i].person_uid), "%s",
			letters[i].say);
	fixture_close(&f);
}
