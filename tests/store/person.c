#include <criterion/criterion.h>

#include <string.h>

#include <caseload/base/clock.h>
#include <caseload/store/event.h>
#include <caseload/store/person.h>
#include <caseload/store/team.h>
#include <caseload/store/worker.h>

static struct arena *arena;
static struct store *store;
static struct err err;
static int64_t worker_id, team_id;

static void begin(void)
{
	struct save save = {worker_id, "2026-03-12T14:05:00Z", 0};
	cr_assert(store_begin_save(store, &save, &err), "%s", err.text);
}

static void commit(void)
{
	cr_assert(store_commit(store, &err), "%s", err.text);
}

static void open_store(void)
{
	struct team team = {.name = "Team North"};
	struct worker worker = {.name = "Jo Patel",
		.profession = PROFESSION_SOCIAL_WORKER,
		.login = "jpatel",
		.active_from = {2026, 1, 1}};

	arena = arena_new();
	cr_assert(store_create(NULL, &store, &err), "%s", err.text);
	begin();
	cr_assert(store_team_save(store, &team, &err), "%s", err.text);
	cr_assert(store_worker_save(store, &worker, &err), "%s", err.text);
	team_id = team.id;
	worker_id = worker.id;
	commit();
}

static void close_store(void)
{
	store_close(store);
	arena_free(arena);
}

TestSuite(person, .init = open_store, .fini = close_store);

static struct person add(
	const char *family, const char *given, const char *number, struct date born)
{
	struct person person = {.family = family,
		.given = given,
		.nhs_number = number,
		.born = born,
		.team_id = team_id};
	begin();
	cr_assert(store_person_save(store, &person, &err), "%s", err.text);
	person.uid = arena_strdup(arena, person.uid);
	commit();
	return person;
}

Test(person, comes_back_as_it_was_saved)
{
	struct practice practice = {.code = "C81001", .name = "Green Lane"};
	begin();
	cr_assert(store_practice_save(store, &practice, &err), "%s", err.text);
	struct person saved = {.family = "Łukasz-O'Brien",
		.given = "Siobhán",
		.nhs_number = "9990000018",
		.born = {1940, 2, 29},
		.gender = GENDER_FEMALE,
		.ethnic = ETHNIC_99,
		.address = "1 High St\nDerby",
		.postcode = "DE1 1AA",
		.sharing = SHARING_OBJECTS,
		.living = LIVING_ALONE,
		.key_safe = "1234",
		.restricted = true,
		.practice_id = practice.id,
		.team_id = team_id};
	cr_assert(store_person_save(store, &saved, &err), "%s", err.text);
	commit();

	struct person got;
	cr_assert(store_person_by_nhs_number(store, "9990000018", arena, &got, &err));
	cr_assert_eq(got.id, saved.id);
	cr_assert_str_eq(got.family, "Łukasz-O'Brien");
	cr_assert_str_eq(got.fold, "lukaszobrien siobhan");
	cr_assert(date_equal(got.born, saved.born));
	cr_assert_eq(got.gender, GENDER_FEMALE);
	cr_assert_eq(got.ethnic, ETHNIC_99);
	cr_assert_eq(got.nhs_status, NHS_STATUS_NOT_TRACED);
	cr_assert_eq(got.sharing, SHARING_OBJECTS);
	cr_assert_str_eq(got.address, "1 High St\nDerby");
	cr_assert_str_eq(got.practice, "C81001");
	cr_assert_str_eq(got.practice_name, "Green Lane");
	cr_assert(got.restricted);
	cr_assert_eq(got.created_by, worker_id);
	cr_assert_eq(got.version, 1);
	cr_assert(!date_is_set(got.died));
	cr_assert_null(got.phone);
}

Test(person, is_found_by_uid_and_its_beginning)
{
	struct person one = add("Ahmed", "Fatima", NULL, DATE_NONE);
	add("Brown", "Joan", NULL, DATE_NONE);
	struct person got, *list;
	size_t n;

	cr_assert(store_person_by_uid(store, one.uid, arena, &got, &err));
	cr_assert_eq(got.id, one.id);
	cr_assert(store_person_by_uid_prefix(store, one.uid, arena, &list, &n, &err));
	cr_assert_eq(n, 1);
	cr_assert(store_person_by_uid_prefix(store, "0", arena, &list, &n, &err));
	cr_assert_eq(n, 2, "both uids begin with the time");
	cr_assert(store_person_by_uid_prefix(store, "ffff", arena, &list, &n, &err));
	cr_assert_eq(n, 0);
	cr_assert(store_person_by_uid(store, "nobody", arena, &got, &err));
	cr_assert_eq(got.id, 0);
}

Test(person, number_is_somebodys_once)
{
	struct person second = {.family = "Brown", .nhs_number = "9990000018", .team_id = team_id};

	add("Ahmed", "Fatima", "9990000018", DATE_NONE);
	begin();
	cr_assert(!store_person_save(store, &second, &err));
	cr_assert_eq(err.code, ERR_INVALID);
	store_end(store);
}

Test(person, save_from_an_old_version_is_a_conflict)
{
	struct person one = add("Ahmed", "Fatima", NULL, DATE_NONE), stale = one;

	begin();
	one.phone = "01332 000000";
	cr_assert(store_person_save(store, &one, &err), "%s", err.text);
	cr_assert_eq(one.version, 2);
	stale.phone = "01332 111111";
	cr_assert(!store_person_save(store, &stale, &err));
	cr_assert_eq(err.code, ERR_CONFLICT, "%s", err.text);
	store_end(store);
}

Test(person, duplicates_are_found_and_others_are_not)
{
	struct date born = {1940, 5, 1}, other = {1950, 5, 1};
	int64_t ahmad = add("Ahmad", "Fatimah", NULL, born).id;
	int64_t undated = add("AHMED", "FATIMA", NULL, DATE_NONE).id;
	add("Ahmed", "Fatima", NULL, other);
	add("Smith", "John", NULL, born);
	struct person *list,
		person = {.family = "Ahmed", .given = "Fatima", .born = born, .team_id = team_id};
	size_t n;

	cr_assert(store_person_duplicates(store, &person, arena, &list, &n, &err), "%s", err.text);
	cr_assert_eq(n, 2);
	cr_assert_eq(list[0].id, ahmad);
	cr_assert_eq(list[1].id, undated);
	person.id = ahmad;
	cr_assert(store_person_duplicates(store, &person, arena, &list, &n, &err));
	cr_assert_eq(n, 1, "nobody is their own duplicate");
	person = (struct person){.nhs_number = "9990000018", .born = born, .team_id = team_id};
	cr_assert(store_person_duplicates(store, &person, arena, &list, &n, &err));
	cr_assert_eq(n, 0, "a number without a name is like nobody");
}

Test(person, alerts_contacts_and_identifiers_in_order)
{
	int64_t id = add("Ahmed", "Fatima", NULL, DATE_NONE).id;
	struct alert ended = {.person_id = id,
		.kind = ALERT_SENSORY,
		.from = {2026, 3, 1},
		.ended = {2026, 3, 2},
		.end_reason = "new glasses"};
	struct alert open = {.person_id = id, .kind = ALERT_VISIT_ALONE, .from = {2026, 1, 1}};
	struct contact second = {.person_id = id,
		.name = "B",
		.role = CONTACT_ROLE_CARER,
		.ring_order = 2,
		.from = {2026, 1, 1}};
	struct contact first = {.person_id = id,
		.name = "A",
		.role = CONTACT_ROLE_CARER,
		.ring_order = 1,
		.from = {2026, 1, 1}};
	struct contact never = {.person_id = id,
		.name = "C",
		.role = CONTACT_ROLE_OTHER,
		.do_not_contact = true,
		.from = {2026, 1, 1}};
	struct identifier council = {.person_id = id, .scheme = "council", .value = "77"};
	begin();
	cr_assert(store_alert_save(store, &ended, &err) && store_alert_save(store, &open, &err) &&
			  store_contact_save(store, &never, &err) &&
			  store_contact_save(store, &second, &err) &&
			  store_contact_save(store, &first, &err) &&
			  store_identifier_add(store, &council, &err) &&
			  store_identifier_add(store, &council, &err),
		"%s", err.text);
	commit();

	struct alert *alerts;
	struct contact *contacts;
	struct identifier *identifiers;
	size_t n;
	cr_assert(store_alert_list(store, id, arena, &alerts, &n, &err));
	cr_assert_eq(n, 2);
	cr_assert_eq(alerts[0].kind, ALERT_VISIT_ALONE);
	cr_assert_str_eq(alerts[0].told, "9");
	cr_assert_str_eq(alerts[1].end_reason, "new glasses");
	cr_assert(store_contact_list(store, id, arena, &contacts, &n, &err));
	cr_assert_eq(n, 3);
	cr_assert_str_eq(contacts[0].name, "A");
	cr_assert_str_eq(contacts[2].name, "C");
	cr_assert(contacts[2].do_not_contact);
	cr_assert(store_identifier_list(store, id, arena, &identifiers, &n, &err));
	cr_assert_eq(n, 1, "the same one is kept once");
	cr_assert_str_eq(identifiers[0].value, "77");
}

Test(person, events_and_notes_newest_first)
{
	int64_t id = add("Ahmed", "Fatima", NULL, DATE_NONE).id;
	struct event fall = {
		.person_id = id, .kind = EVENT_FALL, .on = {2026, 3, 1}, .text = "In the kitchen"};
	struct event ambulance = {.person_id = id, .kind = EVENT_AMBULANCE, .on = {2026, 3, 2}};
	struct note note = {.person_id = id, .text = "Rang; no answer.", .on = {2026, 3, 2}};
	begin();
	cr_assert(store_event_save(store, &ambulance, &err) &&
			  store_event_save(store, &fall, &err) &&
			  store_note_add(store, &note, &err),
		"%s", err.text);
	struct note amendment = {
		.person_id = id, .text = "She rang back.", .on = {2026, 3, 2}, .amends = note.uid};
	cr_assert(store_note_add(store, &amendment, &err), "%s", err.text);
	commit();

	struct event *events;
	struct note *notes;
	size_t n;
	cr_assert(store_event_list(store, id, arena, &events, &n, &err));
	cr_assert_eq(n, 2);
	cr_assert_eq(events[0].kind, EVENT_AMBULANCE);
	cr_assert_str_eq(events[1].recorded_by, "Jo Patel");
	cr_assert_str_eq(events[1].recorded_at, "2026-03-12T14:05:00Z");
	cr_assert(store_note_list(store, id, arena, &notes, &n, &err));
	cr_assert_eq(n, 2);
	cr_assert_str_eq(notes[0].text, "She rang back.");
	cr_assert_str_eq(notes[0].amends, notes[1].uid);
	cr_assert_str_eq(notes[0].author, "Jo Patel");
	cr_assert(store_note_by_uid_prefix(store, id, notes[1].uid, arena, &notes, &n, &err));
	cr_assert_eq(n, 1);
}
