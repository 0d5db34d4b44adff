#include <criterion/criterion.h>

#include <string.h>

#include <caseload/history.h>
#include <caseload/record.h>

#include "fixture.h"

static struct fixture f;

static void open_fixture(void)
{
	fixture_open(&f);
}

static void close_fixture(void)
{
	fixture_close(&f);
}

TestSuite(person, .init = open_fixture, .fini = close_fixture);

static const struct person_record *shown(const char *person)
{
	FIXTURE_OK(&f, CMD_PERSON_SHOW, "person", person, NULL);
	cr_assert_eq(f.result.kind, RESULT_PERSON);
	return f.result.value;
}

Test(person, is_added_and_shown)
{
	FIXTURE_OK(&f, CMD_PERSON_ADD, "family", "O'Brien", "given", "Siobhan", "title", "Mrs",
		"nhs-number", "999 000 0018", "born", "12/3/1940", "gender", "female", "postcode",
		"de11aa", "address", "1 High Street\nDerby", "sharing", "objects", "ethnic", "Z",
		NULL);
	cr_assert_str_eq(f.result.message, "Added O'BRIEN, Siobhan (Mrs).");
	cr_assert_eq(f.result.version, 1);
	const char *uid = f.result.uid;
	const struct person_record *record = shown("9990000018");
	cr_assert_str_eq(record->person.uid, uid);
	cr_assert_str_eq(record->person.postcode, "DE1 1AA");
	cr_assert_eq(record->person.gender, GENDER_FEMALE);
	cr_assert_eq(record->person.sharing, SHARING_OBJECTS);
	cr_assert_eq(record->person.ethnic, ETHNIC_Z);
	cr_assert(date_equal(record->person.born, (struct date){1940, 3, 12}));
	cr_assert_null(record->episode);
	cr_assert_null(record->lead);
	cr_assert(!record->same_name);
	FIXTURE_OK(&f, CMD_PERSON_SHOW, "person", arena_strndup(f.arena, uid, 8), NULL);
}

Test(person, wrong_details_are_refused_with_their_field)
{
	static const struct {
		const char *name, *value, *field;
	} cases[] = {
		{"nhs-number", "9990000019", "nhs_number"},
		{"nhs-number", "12345", "nhs_number"},
		{"born", "13/3/2030", "born"},
		{"gender", "purple", "gender"},
		{"postcode", "nowhere", "postcode"},
		{"practice", "C81001", "practice"},
		{"practice", "??", "practice"},
		{"family", "", "family"},
		{"family", "A\033[31m", "family"},
		{"given", "B\302\233", "given"},
		{"given", "B\342\200\256", "given"},
		{"living", "moon", "living"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cr_assert(!fixture_run(&f, CMD_PERSON_ADD, "family", "A", "given", "B",
				  cases[i].name, cases[i].value, NULL),
			"%s %s", cases[i].name, cases[i].value);
		cr_assert_str_eq(f.err.field, cases[i].field, "%s: %s", cases[i].name, f.err.text);
	}
	FIXTURE_OK(&f, CMD_PERSON_ADD, "family", "Thi Ha", "given", "", NULL);
	cr_assert_str_eq(f.result.message, "Added THI HA, without an NHS Number.");
}

Test(person, number_that_is_known_is_refused_with_its_name)
{
	const char *uid = fixture_person(&f, "Ahmed", "Fatima", "9990000018", "12/3/1940");

	cr_assert(!fixture_run(&f, CMD_PERSON_ADD, "family", "Brown", "given", "Joan", "nhs-number",
		"9990000018", "anyway", "1", NULL));
	cr_assert_str_eq(f.err.field, "nhs_number");
	cr_assert(strstr(f.err.text, "AHMED, Fatima") != NULL && strstr(f.err.text, uid) != NULL,
		"%s", f.err.text);
	fixture_person(&f, "Brown", "Joan", "9990000026", "1/1/1930");
	cr_assert(!fixture_run(
		&f, CMD_PERSON_EDIT, "person", "9990000026", "nhs-number", "9990000018", NULL));
	cr_assert_str_eq(f.err.field, "nhs_number");
}

Test(person, possible_duplicate_is_named_and_may_be_added_all_the_same)
{
	fixture_person(&f, "Ahmed", "Fatima", "9990000018", "12/3/1940");
	cr_assert(!fixture_run(&f, CMD_PERSON_ADD, "family", "Ahmad", "given", "Fatimah", "born",
		"12/3/1940", NULL));
	cr_assert_str_eq(f.err.field, "anyway");
	cr_assert(strstr(f.err.text, "AHMED, Fatima") != NULL, "%s", f.err.text);
	FIXTURE_OK(&f, CMD_PERSON_ADD, "family", "Ahmad", "given", "Fatimah", "born", "12/3/1940",
		"anyway", "1", NULL);
	FIXTURE_OK(&f, CMD_PERSON_ADD, "family", "Ahmed", "given", "Fatima", "born", "12/3/1950",
		NULL);
	cr_assert(shown("9990000018")->same_name);
}

Test(person, live_teams_refuse_test_numbers)
{
	FIXTURE_OK(&f, CMD_TEAM_SET, "live", "yes", NULL);
	cr_assert(!fixture_run(
		&f, CMD_PERSON_ADD, "family", "A", "given", "B", "nhs-number", "9990000018", NULL));
	cr_assert_str_eq(f.err.field, "nhs_number");
}

Test(person, edit_changes_only_what_is_named)
{
	const char *uid = fixture_person(&f, "Ahmed", "Fatima", "9990000018", "12/3/1940");

	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", uid, "phone", "01332 000000", "key-safe", "1234",
		"nhs-status", "01", NULL);
	cr_assert_eq(f.result.version, 2);
	cr_assert_str_eq(f.result.message, "Changed nhs status, phone, key safe of AHMED, Fatima.");
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", uid, "phone", "", "family", "Łukasz", NULL);
	const struct person_record *record = shown(uid);
	cr_assert_null(record->person.phone);
	cr_assert_str_eq(record->person.given, "Fatima");
	cr_assert_str_eq(record->person.family, "Łukasz");
	cr_assert_eq(record->person.nhs_status, NHS_STATUS_VERIFIED);
	cr_assert_str_eq(record->person.nhs_number, "9990000018");
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", uid, "nhs-number", "9990000026", NULL);
	cr_assert_eq(
		shown(uid)->person.nhs_status, NHS_STATUS_NOT_TRACED, "another number was traced");
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", uid, "given", "Fatima", NULL);
	cr_assert_eq(f.result.version, 4, "nothing changed, nothing saved");
}

Test(person, edit_of_an_old_version_says_who_saved)
{
	const char *uid = fixture_person(&f, "Ahmed", "Fatima", "9990000018", "12/3/1940");

	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", uid, "version", "1", "phone", "1", NULL);
	cr_assert(!fixture_run(
		&f, CMD_PERSON_EDIT, "person", uid, "version", "1", "phone", "2", NULL));
	cr_assert_eq(f.err.code, ERR_CONFLICT);
	cr_assert(strstr(f.err.text, "Jo Patel") != NULL &&
			  strstr(f.err.text, "12-Mar-2026 14:05") != NULL,
		"%s", f.err.text);
	cr_assert_str_eq(shown(uid)->person.phone, "1");
}

Test(person, key_safe_is_shown_only_when_asked_and_kept_in_the_history)
{
	const char *uid = fixture_person(&f, "Ahmed", "Fatima", "9990000018", "12/3/1940");

	cr_assert(!fixture_run(&f, CMD_KEY_SAFE, "person", uid, NULL));
	cr_assert_eq(f.err.code, ERR_NOT_FOUND);
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", uid, "key-safe", "C1234", NULL);
	cr_assert_null(strstr(f.result.message, "C1234"));
	FIXTURE_OK(&f, CMD_KEY_SAFE, "person", uid, NULL);
	cr_assert_str_eq(f.result.message, "Key safe of AHMED, Fatima: C1234");
	FIXTURE_OK(&f, CMD_PERSON_HISTORY, "person", uid, NULL);
	cr_assert_eq(f.result.kind, RESULT_HISTORY);
	const struct history *entry = f.result.value;
	cr_assert_str_eq(entry->what, "Looked at the key safe code");
	cr_assert_str_eq(history_kind_words(entry), "Given out");
	FIXTURE_OK(&f, CMD_AUDIT_LIST, "person", uid, "limit", "3", NULL);
	const struct audit *rows = f.result.value;
	cr_assert_str_eq(rows[1].command, "person key-safe");
	cr_assert_str_eq(rows[1].touches, "disclose");
	for (size_t i = 0; i < f.result.n; i++)
		cr_assert(rows[i].detail == NULL || strstr(rows[i].detail, "C1234") == NULL,
			"no code in the audit");
}

Test(person, notes_and_events_are_added)
{
	const char *uid = fixture_person(&f, "Ahmed", "Fatima", "9990000018", "12/3/1940");

	FIXTURE_OK(&f, CMD_NOTE_ADD, "person", uid, "text", "Rang; no answer.\nTry Friday.", NULL);
	const char *note = f.result.uid;
	FIXTURE_OK(&f, CMD_NOTE_ADD, "person", uid, "text", "She rang back.", "amends", note, "on",
		"y", NULL);
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", uid, "kind", "fall", "on", "t-2", "place",
		"Kitchen", NULL);
	cr_assert_str_eq(f.result.message, "Recorded for AHMED, Fatima: Fall on 10-Mar-2026.");
	const struct person_record *record = shown(uid);
	cr_assert_eq(record->notes_n, 2);
	cr_assert_str_eq(record->notes[0].text, "Rang; no answer.\nTry Friday.");
	cr_assert_str_eq(record->notes[1].amends, note);
	cr_assert_eq(record->events_n, 1);
	cr_assert_eq(record->events[0].kind, EVENT_FALL);

	cr_assert(!fixture_run(&f, CMD_NOTE_ADD, "person", uid, "text", " \n ", NULL));
	cr_assert_str_eq(f.err.field, "text");
	cr_assert(!fixture_run(
		&f, CMD_NOTE_ADD, "person", uid, "text", "x", "amends", "ffffffff", NULL));
	cr_assert_eq(f.err.code, ERR_NOT_FOUND);
	cr_assert(
		!fixture_run(&f, CMD_EVENT_ADD, "person", uid, "kind", "fall", "on", "t+1", NULL));
	cr_assert_str_eq(f.err.field, "on");
	cr_assert(!fixture_run(&f, CMD_EVENT_ADD, "person", uid, "kind", "party", "on", "t", NULL));
	cr_assert_str_eq(f.err.field, "kind");
}

Test(person, alerts_begin_and_end)
{
	const char *uid = fixture_person(&f, "Ahmed", "Fatima", "9990000018", "12/3/1940");

	FIXTURE_OK(&f, CMD_ALERT_ADD, "person", uid, "kind", "address_confidential", "told", "no",
		NULL);
	cr_assert(shown(uid)->person.restricted, "a confidential address is left out of lists");
	FIXTURE_OK(&f, CMD_ALERT_ADD, "person", uid, "kind", "sensory", "text",
		"Deaf in the left ear", NULL);
	const char *sensory = f.result.uid;
	cr_assert(!fixture_run(&f, CMD_ALERT_ADD, "person", uid, "kind", "other", NULL));
	cr_assert_str_eq(f.err.field, "text");
	cr_assert(!fixture_run(
		&f, CMD_ALERT_ADD, "person", uid, "kind", "sensory", "told", "maybe", NULL));
	cr_assert_str_eq(f.err.field, "told");
	cr_assert(!fixture_run(&f, CMD_ALERT_END, "person", uid, "alert", sensory, NULL));
	cr_assert_str_eq(f.err.field, "reason");
	FIXTURE_OK(
		&f, CMD_ALERT_END, "person", uid, "alert", sensory, "reason", "Hearing aid", NULL);
	cr_assert_eq(f.result.version, 2);
	cr_assert(!fixture_run(
		&f, CMD_ALERT_END, "person", uid, "alert", sensory, "reason", "Again", NULL));
	cr_assert_eq(f.err.code, ERR_NOT_FOUND);
	FIXTURE_OK(&f, CMD_ALERT_END, "person", uid, "alert", "address_confidential", "reason",
		"Moved", NULL);
	const struct person_record *record = shown(uid);
	cr_assert_eq(record->alerts_n, 2);
	cr_assert_str_eq(
		record->alerts[1].told, record->alerts[0].kind == ALERT_SENSORY ? "N" : "9");
}

Test(person, contacts_are_in_the_order_to_ring)
{
	const char *uid = fixture_person(&f, "Ahmed", "Fatima", "9990000018", "12/3/1940");

	FIXTURE_OK(&f, CMD_CONTACT_ADD, "person", uid, "name", "Bilal Ahmed", "relationship", "son",
		"role", "carer", "phone", "07700 900000", "order", "2", NULL);
	FIXTURE_OK(&f, CMD_CONTACT_ADD, "person", uid, "name", "Zara Ahmed", "phone",
		"07700 900001", "order", "1", NULL);
	FIXTURE_OK(&f, CMD_CONTACT_ADD, "person", uid, "name", "Old friend", "do-not-contact",
		"yes", NULL);
	cr_assert_str_eq(f.result.message,
		"Recorded for AHMED, Fatima that Old friend must not be contacted.");
	cr_assert(
		!fixture_run(&f, CMD_CONTACT_ADD, "person", uid, "name", "X", "order", "1", NULL));
	cr_assert_str_eq(f.err.field, "phone");
	cr_assert(!fixture_run(&f, CMD_CONTACT_ADD, "person", uid, "name", "X", "phone", "1",
		"order", "1", "do-not-contact", "yes", NULL));
	cr_assert_str_eq(f.err.field, "order");
	const struct person_record *record = shown(uid);
	cr_assert_eq(record->contacts_n, 3);
	cr_assert_str_eq(record->contacts[0].name, "Zara Ahmed");
	cr_assert(record->contacts[2].do_not_contact);
	FIXTURE_OK(&f, CMD_CONTACT_END, "person", uid, "contact", "zara ahmed", "reason",
		"Moved away", NULL);
	cr_assert_str_eq(shown(uid)->contacts[2].name, "Zara Ahmed", "ended ones come last");
}

Test(person, record_holds_what_hangs_on_the_person)
{
	const char *uid = fixture_on_register(&f, "Ahmed", "Fatima", "9990000018", "12/3/1940");
	cr_assert_not_null(shown(uid)->episode);
	cr_assert_null(shown(uid)->plan);

	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", uid, "worker", "jpatel", "reason", "Knows her",
		NULL);
	FIXTURE_OK(&f, CMD_PLAN_SET, "person", uid, "section", "what_matters", "text", "My garden",
		NULL);
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", uid, "date", "t+30", NULL);
	FIXTURE_OK(
		&f, CMD_ACTION_ADD, "person", uid, "what", "Ring the son", "owner", "jpatel", NULL);
	const struct person_record *record = shown(uid);
	cr_assert_str_eq(record_lead_words(record, f.arena), "Jo Patel, Social worker");
	cr_assert_eq(record->leads_n, 1);
	cr_assert_null(record->coordinator);
	cr_assert_eq(record->plan->sections_n, 1);
	cr_assert(record_next_review(record) != NULL);
	cr_assert_eq(record->actions_n, 1);
	cr_assert_eq(record->scores_n, 0);

	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", uid, "died", "y", NULL);
	cr_assert(
		strstr(f.result.message, "still on the register") != NULL, "%s", f.result.message);
}
