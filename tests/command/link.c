/* The same person twice: found, joined by a link, parted again. */
#include <criterion/criterion.h>

#include <string.h>

#include <caseload/base/json.h>
#include <caseload/base/str.h>
#include <caseload/link.h>
#include <caseload/match.h>
#include <caseload/store/person.h>
#include <caseload/store/team.h>

#include "fixture.h"

#define ADA "9990000018"
#define TWIN "9990000026"

static struct fixture f;
static const char *ada, *other;

static void open_fixture(void)
{
	fixture_open(&f);
}

static void close_fixture(void)
{
	fixture_close(&f);
}

TestSuite(link, .init = open_fixture, .fini = close_fixture);

static const struct person_record *shown(const char *person)
{
	FIXTURE_OK(&f, CMD_PERSON_SHOW, "person", person, NULL);
	return f.result.value;
}

static const struct case_list *listed(void)
{
	FIXTURE_OK(&f, CMD_LIST, NULL);
	return f.result.value;
}

/* One person on the register, and once more as a list wrote her, each with something of her own. */
static void written_twice(void)
{
	ada = fixture_on_register(&f, "Ahmed", "Ada", ADA, "6/5/1941");
	other = fixture_person(&f, "Ahmad", "Ada", TWIN, "6/5/1941");
	FIXTURE_OK(&f, CMD_NOTE_ADD, "person", ada, "text", "Of the first.", NULL);
	FIXTURE_OK(&f, CMD_NOTE_ADD, "person", other, "text", "Of the second.", NULL);
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", other, "kind", "fall", "on", "yesterday", NULL);
	FIXTURE_OK(&f, CMD_ALERT_ADD, "person", ada, "kind", "interpreter", NULL);
	FIXTURE_OK(&f, CMD_ALERT_ADD, "person", other, "kind", "do_not_visit_alone", NULL);
	FIXTURE_OK(&f, CMD_CONTACT_ADD, "person", other, "name", "Sam", NULL);
	FIXTURE_OK(
		&f, CMD_ACTION_ADD, "person", other, "what", "Ring her", "owner", "jpatel", NULL);
}

/* Everything that a record shows, but for who looked. */
static const char *as_shown(const char *person)
{
	const struct person_record *r = shown(person);
	struct str text = {0};

	str_addf(&text, "%s|%s|%s|%zu|", r->person.uid, r->person.family, r->person.nhs_number,
		r->merged_n);
	for (size_t i = 0; i < r->notes_n; i++)
		str_addf(&text, "note %s;", r->notes[i].text);
	for (size_t i = 0; i < r->events_n; i++)
		str_addf(&text, "event %d %s;", r->events[i].kind, r->events[i].uid);
	for (size_t i = 0; i < r->alerts_n; i++)
		str_addf(&text, "alert %d %s;", r->alerts[i].kind, r->alerts[i].uid);
	for (size_t i = 0; i < r->contacts_n; i++)
		str_addf(&text, "contact %s;", r->contacts[i].name);
	for (size_t i = 0; i < r->actions_n; i++)
		str_addf(&text, "action %s;", r->actions[i].what);
	for (size_t i = 0; i < r->scores_n; i++)
		str_addf(&text, "score %s;", r->scores[i].uid);
	str_addf(&text, "episode %s", r->episode != NULL ? r->episode->uid : "none");
	const char *out = arena_strdup(f.arena, str_text(&text));
	str_free(&text);
	return out;
}

static void merge(void)
{
	FIXTURE_OK(
		&f, CMD_PERSON_MERGE, "person", ada, "other", other, "reason", "She moved.", NULL);
}

/* ---- one person from now on ---- */

Test(link, the_kept_record_shows_both)
{
	written_twice();
	merge();
	cr_expect_str_eq(f.result.message,
		"Merged AHMAD, Ada (999 000 0026) into AHMED, Ada (999 000 0018): one person from "
		"now on. person split takes them apart again. Each has an NHS Number of its own.",
		"%s", f.result.message);
	const struct person_record *r = shown(ada);
	cr_expect_eq(r->notes_n, 2);
	cr_expect_eq(r->events_n, 1);
	cr_expect_eq(r->alerts_n, 2, "alerts of both");
	cr_expect_eq(r->contacts_n, 1);
	cr_expect_eq(r->actions_n, 1);
	cr_assert_eq(r->merged_n, 1);
	cr_expect_str_eq(r->merged[0].merged_uid, other);
	for (size_t i = 0; i < r->notes_n; i++)
		cr_expect_str_eq(record_whose(r, r->notes[i].person_id, f.arena),
			strstr(r->notes[i].text, "second") != NULL
				? " (from AHMAD, Ada, 999 000 0026)"
				: "");
	fixture_table_holds(&f, f.path, "the merge");
}

Test(link, whoever_asks_for_the_merged_record_gets_the_kept_one)
{
	const char *const ways[] = {TWIN, NULL};

	written_twice();
	merge();
	for (size_t i = 0; i < 2; i++) {
		const struct person_record *r = shown(ways[i] != NULL ? ways[i] : other);
		cr_expect_str_eq(r->person.uid, ada);
		cr_expect_str_eq(r->came_as, "AHMAD, Ada (999 000 0026)");
		cr_expect_not_null(strstr(f.result.message, "is merged into this one"), "%s",
			f.result.message);
	}
	cr_expect_null(shown(ada)->came_as);
	/* what is written to it is written to the kept one */
	FIXTURE_OK(&f, CMD_NOTE_ADD, "person", TWIN, "text", "Since.", NULL);
	cr_expect_eq(shown(ada)->notes_n, 3);
	FIXTURE_OK(&f, CMD_ACTION_DONE, "person", TWIN, "action", "Ring her", NULL);
	cr_expect_eq(shown(ada)->actions[0].status, ACTION_DONE);
}

Test(link, lists_search_and_counts_see_one_person)
{
	static const char *const texts[] = {
		"ahmad", "ahmed", "999 000 0026", "6/5/1941", "ada ahmad"};

	written_twice();
	cr_assert_eq(listed()->total, 2);
	merge();
	cr_expect_eq(listed()->total, 1);
	cr_expect_eq(listed()->rows[0].open_actions, 1, "actions of both");
	cr_expect_not_null(listed()->rows[0].next_action);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		FIXTURE_OK(&f, CMD_FIND, "text", texts[i], NULL);
		cr_assert_eq(f.result.n, 1, "%s: %zu", texts[i], f.result.n);
		cr_expect_str_eq(
			((const struct case_row *)f.result.value)[0].uid, ada, "%s", texts[i]);
	}
	FIXTURE_OK(&f, CMD_ACTION_LIST, NULL);
	cr_assert_eq(f.result.n, 1);
	const struct action *action = f.result.value;
	cr_expect_str_eq(action->person_uid, ada, "an action leads to the kept record");
	FIXTURE_OK(&f, CMD_ACTION_LIST, "mine", "1", NULL);
	cr_assert_eq(f.result.n, 1);
	FIXTURE_OK(&f, CMD_PERSON_HISTORY, "person", ada, NULL);
	cr_expect(f.result.n >= 8, "the history of both: %zu", f.result.n);
}

Test(link, splitting_gives_both_back_as_they_were)
{
	written_twice();
	const char *first = as_shown(ada), *second = as_shown(other);
	merge();
	FIXTURE_OK(&f, CMD_PERSON_SPLIT, "person", TWIN, "reason", "Cousins", NULL);
	cr_expect_not_null(
		strstr(f.result.message, "Nothing was recorded"), "%s", f.result.message);
	cr_expect_str_eq(as_shown(ada), first, "%s\n%s", as_shown(ada), first);
	cr_expect_str_eq(as_shown(other), second, "%s\n%s", as_shown(other), second);
	cr_expect_eq(listed()->total, 2);
	fixture_table_holds(&f, f.path, "the split");
	/* what came since stays with the kept one, and the sentence says so */
	merge();
	fixture_now(&f, "2026-03-13T09:00");
	FIXTURE_OK(&f, CMD_NOTE_ADD, "person", other, "text", "Since.", NULL);
	FIXTURE_OK(&f, CMD_PERSON_SPLIT, "person", ada, "reason", "Cousins", NULL);
	cr_expect_not_null(strstr(f.result.message,
				   "What was recorded since 12-Mar-2026 stays with the first: "),
		"%s", f.result.message);
	cr_expect_str_eq(as_shown(other), second);
	cr_expect_eq(shown(ada)->notes_n, 2);
}

Test(link, a_score_goes_to_the_number_it_came_with_and_shows_on_the_kept_record)
{
	const char *rows =
		"nhs_number,family_name,given_name,date_of_birth,practice_code,instrument,"
		"score,score_date\n" TWIN ",AHMAD,Ada,1941-05-06,C81009,efi,0.50,2026-03-01\n";

	written_twice();
	merge();
	FIXTURE_OK(&f, CMD_IMPORT_RISK, "file", fixture_write(&f, "list.csv", rows, strlen(rows)),
		"basis", "Direct care", NULL);
	cr_expect_eq(shown(ada)->scores_n, 1);
	cr_expect_eq(listed()->total, 1);
	cr_expect_eq(listed()->rows[0].band, shown(ada)->scores[0].band, "band %d",
		listed()->rows[0].band);
	cr_expect_neq(listed()->rows[0].band, BAND_NO_DATA);
	fixture_table_holds(&f, f.path, "the list");
	FIXTURE_OK(&f, CMD_PERSON_SPLIT, "person", ada, "reason", "Cousins", NULL);
	cr_expect_eq(shown(ada)->scores_n, 0);
	cr_expect_eq(shown(other)->scores_n, 1);
}

Test(link, a_ward_list_with_either_number_means_the_kept_record)
{
	written_twice();
	merge();
	FIXTURE_OK(&f, CMD_MATCH_SHOW, "text", TWIN "\n", NULL);
	cr_assert_eq(f.result.n, 1);
	const struct match *match = f.result.value;
	cr_expect_str_eq(match->uid, ada);
	cr_expect_eq(match->open_alerts, 2);
}

/* ---- what may not be ---- */

static void refused(const char *what, const char *code, const char *sentence)
{
	cr_expect_str_eq(f.err.field, code, "%s: %s", what, f.err.field);
	cr_expect_not_null(strstr(f.err.text, sentence), "%s: %s", what, f.err.text);
}

static bool merges(const char *kept, const char *second)
{
	return fixture_run(
		&f, CMD_PERSON_MERGE, "person", kept, "other", second, "reason", "Same", NULL);
}

Test(link, refuses_what_cannot_be_one_record)
{
	written_twice();
	const char *third = fixture_person(&f, "Ahmed", "Ada", NULL, "6/5/1941");
	const char *hidden = fixture_person(&f, "Bell", "Ben", NULL, "1/2/1950");

	const char *dead = fixture_person(&f, "Ahmed", "Ada", NULL, "6/5/1941");
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", hidden, "restricted", "1", NULL);
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", dead, "died", "1/3/2026", NULL);
	cr_assert(!merges(ada, dead));
	refused("the dead into the living", "other", "died on 01-Mar-2026");
	cr_assert(!merges(ada, ada));
	refused("itself", "other", "the same record twice");
	cr_assert(!merges(other, ada));
	refused("the one on the register", "other", "is on the register and");
	cr_assert(!merges(ada, hidden));
	refused("restricted into open", "other", "is restricted");
	cr_assert(!fixture_run(&f, CMD_PERSON_MERGE, "person", ada, "other", other, NULL));
	cr_expect_str_eq(f.err.field, "reason");
	merge();
	cr_assert(!merges(ada, other));
	refused("again", "other", "is merged into AHMED, Ada (999 000 0018) already");
	cr_assert(!merges(third, other));
	refused("a merged one", "other", "is merged into another record already");
	cr_assert(!merges(other, third));
	refused("into a merged one", "person", "Name that one as the one to keep");
	cr_assert(!merges(third, ada));
	refused("one that shows another", "other", "shows another record already");
	cr_assert(!fixture_run(
		&f, CMD_PERSON_NOT_SAME, "person", ada, "other", other, "reason", "No", NULL));
	refused("not the same while merged", "other", "Split it off first");
	cr_assert(!fixture_run(&f, CMD_PERSON_SPLIT, "person", third, "reason", "No", NULL));
	refused("nothing to split", "person", "No record is merged");
	FIXTURE_OK(&f, CMD_PERSON_MERGE, "person", ada, "other", third, "reason", "Her too", NULL);
	cr_assert(!fixture_run(&f, CMD_PERSON_SPLIT, "person", ada, "reason", "No", NULL));
	refused("which", "other", "2 records are merged");
	FIXTURE_OK(&f, CMD_PERSON_SPLIT, "person", ada, "other", third, "reason", "No", NULL);
	cr_expect_eq(shown(ada)->merged_n, 1);
}

Test(link, two_on_the_register_become_one_by_ending_the_second_as_a_duplicate)
{
	written_twice();
	FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", other, NULL);
	cr_assert(!merges(ada, other));
	refused("both on the register", "end_episode", "Both are on the register");
	FIXTURE_OK(&f, CMD_PERSON_MERGE, "person", ada, "other", other, "reason", "Same", "dry-run",
		"1", "end-episode", "1", NULL);
	cr_expect_not_null(strstr(f.result.message, "Nothing was done"));
	cr_expect_eq(listed()->total, 2, "a trial does nothing");
	FIXTURE_OK(&f, CMD_PERSON_MERGE, "person", ada, "other", other, "reason", "Same",
		"end-episode", "1", NULL);
	cr_expect_eq(listed()->total, 1);
	FIXTURE_OK(&f, CMD_PERSON_SPLIT, "person", ada, "reason", "Cousins", NULL);
	cr_expect_eq(shown(other)->episode->end_reason, END_REASON_DUPLICATE);
	/* an undo may not leave two places on the register with one person */
	merge();
	FIXTURE_OK(&f, CMD_CHANGE_LIST, NULL);
	fixture_table_holds(&f, f.path, "the merge");
}

Test(link, undo_does_not_bring_a_merged_record_back_to_the_register)
{
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Ann Smith", "profession", "district_nurse", "login",
		"asmith", NULL);
	written_twice();
	FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", other, NULL);
	FIXTURE_OK(&f, CMD_REGISTER_END, "person", other, "reason", "duplicate", NULL);
	struct session *second = fixture_session(&f, "asmith");
	cr_assert(fixture_run_in(&f, second, CMD_PERSON_MERGE, "person", ada, "other", other,
			  "reason", "Same", NULL),
		"%s", f.err.text);
	session_close(second);
	cr_assert(!fixture_run(&f, CMD_UNDO, NULL));
	cr_expect_not_null(strstr(f.err.text, "merged into another since"), "%s", f.err.text);
}

/* ---- finding them ---- */

static size_t pairs(const char *person)
{
	FIXTURE_OK(&f, CMD_PERSON_DUPLICATES, "person", person, NULL);
	return f.result.n;
}

static const struct duplicate *first_pair(void)
{
	return f.result.value;
}

Test(link, offers_pairs_the_likeliest_first_until_somebody_decided)
{
	written_twice();
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", ada, "postcode", "DE1 1AA", NULL);
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", other, "postcode", "DE1 1AA", NULL);
	fixture_person(&f, "Bell", "Ben", NULL, "1/2/1950");
	fixture_person(&f, "Bell", "Bob", NULL, "1/2/1950"); /* a twin, perhaps */
	cr_assert_eq(pairs(NULL), 2);
	cr_expect_eq(first_pair()[0].match.class, MATCH_LIKELY);
	cr_expect_eq(first_pair()[1].match.class, MATCH_POSSIBLE);
	cr_expect_str_eq(first_pair()->why,
		"Same date of birth, like family names, same given name, same postcode; different "
		"NHS Numbers",
		"%s", first_pair()->why);
	cr_expect_eq(pairs(ada), 1);
	cr_expect(shown(ada)->twice, "the record says so");
	FIXTURE_OK(
		&f, CMD_PERSON_NOT_SAME, "person", ada, "other", other, "reason", "Cousins", NULL);
	cr_expect_eq(pairs(NULL), 1);
	cr_expect_eq(pairs(ada), 0);
	cr_expect(!shown(ada)->twice);
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	cr_expect_eq(pairs(NULL), 2, "taken back, it is offered again");
	merge();
	cr_expect_eq(pairs(NULL), 1);
	cr_expect(!shown(ada)->twice);
}

Test(link, nobody_whose_address_is_restricted_is_compared)
{
	written_twice();
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", other, "restricted", "1", NULL);
	cr_expect_eq(pairs(NULL), 0);
	cr_expect_eq(pairs(ada), 0);
	cr_expect(!shown(ada)->twice && !shown(other)->twice);
	cr_assert(!fixture_run(&f, CMD_PERSON_DUPLICATES, "person", other, NULL));
	cr_expect_not_null(strstr(f.err.text, "is restricted"), "%s", f.err.text);
	/* whoever knows both may look at both, but not at where they live */
	FIXTURE_OK(&f, CMD_PERSON_COMPARE, "person", ada, "other", other, NULL);
	const struct person_pair *pair = f.result.value;
	cr_expect_str_eq(pair->why, "");
}

/* A second team in the same store with a person of its own. */
static const char *of_another_team(void)
{
	struct save save = {0, "2026-03-12T14:05:00Z", 0};
	struct team team = {.name = "Team South"};
	struct person person = {.family = "Ahmed", .given = "Ada", .born = date_make(1941, 5, 6)};
	struct store *store;

	cr_assert(store_open(f.path, 0, &store, &f.err), "%s", f.err.text);
	cr_assert(store_begin_save(store, &save, &f.err) && store_team_save(store, &team, &f.err),
		"%s", f.err.text);
	person.team_id = team.id;
	cr_assert(store_person_save(store, &person, &f.err) && store_commit(store, &f.err), "%s",
		f.err.text);
	const char *uid = arena_strdup(f.arena, person.uid);
	store_close(store);
	return uid;
}

Test(link, knows_nothing_of_another_team)
{
	ada = fixture_person(&f, "Ahmed", "Ada", ADA, "6/5/1941");
	other = of_another_team();
	cr_expect_eq(pairs(NULL), 0);
	cr_expect_eq(pairs(ada), 0);
	cr_assert(!merges(ada, other));
	cr_expect_eq(f.err.code, ERR_DENIED);
	cr_assert(!fixture_run(&f, CMD_PERSON_COMPARE, "person", ada, "other", other, NULL));
	cr_expect_eq(f.err.code, ERR_DENIED);
}

/* ---- the number decides ---- */

Test(link, a_number_that_is_taken_leads_to_the_merge)
{
	written_twice();
	cr_assert(!fixture_run(&f, CMD_PERSON_EDIT, "person", other, "nhs-number", ADA, NULL));
	const char *wanted =
		arena_printf(f.arena, "merge them: person merge %.8s %.8s.", ada, other);
	cr_expect_not_null(strstr(f.err.text, wanted), "%s", f.err.text);
	cr_expect_not_null(
		strstr(f.err.text, "already on the record of AHMED, Ada"), "%s", f.err.text);
}

Test(link, joins_by_itself_only_what_has_the_number_and_the_birth_date)
{
	/* had the number before; the same number, another birth date; the same name, no number */
	static const struct {
		const char *family, *given, *born;
		bool sure;
	} cases[] = {{"Ahmad", "Ada", "6/5/1941", true}, {"Ahmed", "Ada", "6/5/1942", false},
		{"Ahmed", "Bilal", "6/5/1941", false}};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		other = fixture_person(&f, cases[i].family, cases[i].given, ADA, cases[i].born);
		FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", other, "nhs-number", "", NULL);
		ada = fixture_on_register(&f, "Ahmed", "Ada", ADA, "6/5/1941");
		FIXTURE_OK(&f, CMD_PERSON_LINK_SURE, "dry-run", "1", NULL);
		cr_expect_eq(shown(ada)->merged_n, 0, "a trial does nothing");
		FIXTURE_OK(&f, CMD_PERSON_LINK_SURE, NULL);
		cr_expect_eq(shown(ada)->merged_n, cases[i].sure ? 1 : 0, "case %zu: %s", i,
			f.result.message);
		if (cases[i].sure) {
			cr_expect_eq(shown(ada)->merged[0].how, LINK_HOW_NUMBER);
			FIXTURE_OK(&f, CMD_AUDIT_LIST, "person", ada, NULL);
			cr_expect_not_null(
				strstr(((struct audit *)f.result.value)[1].command, "person"));
			FIXTURE_OK(&f, CMD_UNDO, NULL);
			cr_expect_eq(shown(ada)->merged_n, 0);
		}
		fixture_table_holds(&f, f.path, "link-sure");
		fixture_close(&f);
		fixture_open(&f);
	}
}
