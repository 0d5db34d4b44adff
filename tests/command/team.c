#include <criterion/criterion.h>

#include <string.h>

#include <caseload/caseload.h>
#include <caseload/record.h>
#include <caseload/store/caseload.h>
#include <caseload/store/person.h>
#include <caseload/store/team.h>
#include <caseload/store/worker.h>

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

TestSuite(team, .init = open_fixture, .fini = close_fixture);

Test(team, settings_change_one_by_one)
{
	FIXTURE_OK(&f, CMD_TEAM_SET, "soon-days", "10", "word", "service user", "basis",
		"Direct care", NULL);
	cr_assert_str_eq(f.result.message,
		"Changed the settings of Team North: person word, soon days, lawful basis.");
	cr_assert_eq(session_team(f.session)->soon_days, 10);
	FIXTURE_OK(&f, CMD_TEAM_SHOW, NULL);
	cr_assert_eq(f.result.kind, RESULT_TEAM);
	const struct team *team = f.result.value;
	cr_assert_str_eq(team->person_word, "service user");
	cr_assert_eq(team->review_months_high, 3);
	FIXTURE_OK(&f, CMD_TEAM_SET, "instrument", "eFI", NULL);
	cr_assert_str_eq(session_team(f.session)->instrument, "efi");

	static const struct {
		const char *name, *value, *field;
	} cases[] = {
		{"months-high", "13", "months_high"},
		{"word", "punter", "word"},
		{"soon-days", "x", "soon_days"},
		{"name", "", "name"},
		{"soon-days", "10", ""},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cr_assert(!fixture_run(&f, CMD_TEAM_SET, cases[i].name, cases[i].value, NULL),
			"case %zu", i);
		cr_assert_str_eq(f.err.field, cases[i].field, "case %zu: %s", i, f.err.text);
	}
}

Test(team, workers_come_with_the_role_of_their_profession)
{
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Sam Lee", "profession", "district_nurse", "login",
		"slee", "capacity", "40", NULL);
	cr_assert_str_eq(f.result.message,
		"Added Sam Lee, District nurse, to Team North as: Lead professional or clinician.");
	struct session *other = fixture_session(&f, "slee");
	cr_assert(!fixture_run_in(&f, other, CMD_TEAM_SET, "soon-days", "1", NULL));
	cr_assert_eq(f.err.code, ERR_DENIED);
	session_close(other);
	cr_assert(!fixture_run(
		&f, CMD_WORKER_ADD, "name", "Sue Lee", "profession", "gp", "login", "slee", NULL));
	cr_assert_str_eq(f.err.field, "login");
	cr_assert(
		!fixture_run(&f, CMD_WORKER_ADD, "name", "Sue Lee", "profession", "wizard", NULL));
	cr_assert_str_eq(f.err.field, "profession");
	cr_assert(!fixture_run(&f, CMD_WORKER_ADD, "name", " ", "profession", "gp", NULL));
	cr_assert_str_eq(f.err.field, "name");
	FIXTURE_OK(
		&f, CMD_WORKER_ADD, "name", "Sue Lee", "profession", "gp", "role", "reader", NULL);
	FIXTURE_OK(&f, CMD_WORKER_LIST, NULL);
	cr_assert_eq(f.result.n, 3);
	const struct worker *rows = f.result.value;
	cr_assert_str_eq(rows[2].name, "Sue Lee");
	cr_assert_eq(rows[2].roles, 1u << ROLE_READER);
	cr_assert_eq(rows[1].capacity, 40);
}

Test(team, a_worker_leaves_when_nothing_is_theirs)
{
	const char *uid = fixture_on_register(&f, "Ahmed", "Fatima", "9990000018", "12/3/1940");

	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Sam Lee", "profession", "district_nurse", "login",
		"slee", NULL);
	FIXTURE_OK(
		&f, CMD_LEAD_ASSIGN, "person", uid, "worker", "slee", "reason", "Knows her", NULL);
	FIXTURE_OK(
		&f, CMD_ACTION_ADD, "person", uid, "what", "Ring the son", "owner", "slee", NULL);
	cr_assert(!fixture_run(&f, CMD_WORKER_END, "worker", "slee", NULL));
	cr_assert_str_eq(f.err.field, "worker");
	cr_assert(strstr(f.err.text, "cases: 1") != NULL &&
			  strstr(f.err.text, "open actions: 1") != NULL,
		"%s", f.err.text);
	FIXTURE_OK(&f, CMD_LEAD_HANDOVER, "from", "slee", "to", "jpatel", NULL);
	FIXTURE_OK(&f, CMD_WORKER_END, "worker", "slee", NULL);
	struct session_options options = {.store = f.path, .login = "slee"};
	struct session *session;
	cr_assert(!session_open(&options, &session, &f.err), "out the same day");
	FIXTURE_OK(&f, CMD_WORKER_LIST, NULL);
	cr_assert_eq(f.result.n, 1);
	FIXTURE_OK(&f, CMD_WORKER_LIST, "all", "1", NULL);
	cr_assert_eq(f.result.n, 2);
}

Test(team, the_last_team_lead_stays)
{
	cr_assert(!fixture_run(&f, CMD_WORKER_END, "worker", "jpatel", NULL));
	cr_assert_str_eq(f.err.field, "worker");
	cr_assert(strstr(f.err.text, "only team lead") != NULL, "%s", f.err.text);
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Sam Lee", "profession", "gp", "login", "slee",
		"role", "team_lead", NULL);
	FIXTURE_OK(&f, CMD_WORKER_END, "worker", "jpatel", "on", "t+7", NULL);
}

static const char practices[] =
	"\"C81001\",\"GREEN LANE SURGERY\",\"Y54\",\"QJ2\",\"1 GREEN "
	"LANE\",\"\",\"DERBY\",\"DERBYSHIRE\",\"\",\"DE1 "
	"1AA\",\"19740401\",\"\",\"A\",\"B\",\"15M\",\"20130401\",\"\",\"01332 "
	"000000\",\"\",\"\",\"\",\"0\",\"\",\"15M\",\"\",\"4\",\"\"\r\n"
	"\"C81002\",\"MILL HOUSE\",\"Y54\",\"QJ2\",\"2 MILL "
	"LANE\",\"\",\"DERBY\",\"DERBYSHIRE\",\"\",\"DE1 "
	"2AA\",\"19740401\",\"20260201\",\"C\",\"B\",\"15M\",\"20130401\",\"\",\"01332 "
	"000001\",\"\",\"\",\"\",\"0\",\"\",\"15M\",\"\",\"4\",\"\"\r\n";

Test(team, practices_join_and_have_list_sizes)
{
	const char *file = fixture_write(&f, "epraccur.csv", practices, sizeof(practices) - 1);

	FIXTURE_OK(&f, CMD_PRACTICE_IMPORT, "file", file, NULL);
	FIXTURE_OK(&f, CMD_PRACTICE_LIST, NULL);
	cr_assert_eq(f.result.n, 0);
	FIXTURE_OK(&f, CMD_PRACTICE_LIST, "all", "1", "find", "green", NULL);
	cr_assert_eq(f.result.n, 1);
	cr_assert(!fixture_run(&f, CMD_PRACTICE_LIST_SIZE, "code", "C81001", "quarter",
			  "2026-01-01", "adults", "5001", NULL),
		"not ours yet");
	FIXTURE_OK(&f, CMD_PRACTICE_JOIN, "code", "c81001", NULL);
	cr_assert(!fixture_run(&f, CMD_PRACTICE_JOIN, "code", "C81001", NULL), "already ours");
	cr_assert(!fixture_run(&f, CMD_PRACTICE_JOIN, "code", "X99999", NULL));
	cr_assert_eq(f.err.code, ERR_NOT_FOUND);
	FIXTURE_OK(&f, CMD_PRACTICE_LIST_SIZE, "code", "C81001", "quarter", "2026-01-01", "adults",
		"5001", "all-ages", "6400", NULL);
	cr_assert_str_eq(f.result.message,
		"Recorded 5001 adults at C81001 on 01-Jan-2026. 2% is 101, the 1.8% floor 91.");

	static const struct {
		const char *quarter, *adults, *all_ages, *field;
	} cases[] = {
		{"2026-02-01", "5001", NULL, "quarter"},
		{"2026-01-02", "5001", NULL, "quarter"},
		{"2026-04-01", "5001", NULL, "quarter"},
		{"2026-01-01", "many", NULL, "adults"},
		{"2026-01-01", "5001", "5000", "all_ages"},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		cr_assert(!fixture_run(&f, CMD_PRACTICE_LIST_SIZE, "code", "C81001", "quarter",
				  cases[i].quarter, "adults", cases[i].adults, "all-ages",
				  cases[i].all_ages, NULL),
			"case %zu", i);
		cr_assert_str_eq(f.err.field, cases[i].field, "case %zu: %s", i, f.err.text);
	}
	FIXTURE_OK(&f, CMD_PERSON_ADD, "family", "Ahmed", "given", "Fatima", "practice", "c81001",
		NULL);
	FIXTURE_OK(&f, CMD_PERSON_SHOW, "person", f.result.uid, NULL);
	const struct person_record *record = f.result.value;
	cr_assert_str_eq(record->person.practice_name, "GREEN LANE SURGERY");
}

Test(team, a_workers_details_are_changed_and_a_login_is_nobody_elses)
{
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Mary Lewis", "profession", "occupational_therapist",
		NULL);
	FIXTURE_OK(&f, CMD_WORKER_SET, "worker", "Mary", "login", "mlewis", "capacity", "60", NULL);
	session_close(fixture_session(&f, "mlewis"));
	cr_assert_not(fixture_run(&f, CMD_WORKER_SET, "worker", "mlewis", "login", "jpatel", NULL));
	cr_assert_str_eq(f.err.field, "login");
	FIXTURE_OK(&f, CMD_WORKER_LIST, NULL);
	const struct worker *rows = f.result.value;
	for (size_t i = 0; i < f.result.n; i++)
		if (strcmp(rows[i].name, "Mary Lewis") == 0)
			cr_assert(rows[i].capacity == 60);
}

Test(team, what_was_taken_away_counts_from_the_next_command)
{
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Sam Lee", "profession", "district_nurse", "login",
		"slee", NULL);
	struct session *other = fixture_session(&f, "slee");
	cr_assert(fixture_run_in(&f, other, CMD_LIST, NULL), "%s", f.err.text);
	FIXTURE_OK(&f, CMD_WORKER_END, "worker", "slee", NULL);
	cr_assert(!fixture_run_in(&f, other, CMD_LIST, NULL));
	cr_assert_eq(f.err.code, ERR_DENIED);
	cr_assert(!session_may(other, CMD_LIST), "nor is it offered");
	session_close(other);
	FIXTURE_OK(&f, CMD_AUDIT_LIST, NULL);
	const struct audit *rows = f.result.value;
	cr_assert_str_eq(rows[0].login, "slee");
	cr_assert_str_eq(rows[0].result, "refused");
}

Test(team, nothing_is_kept_by_a_session_for_reading)
{
	struct session_options options = {.store = f.path, .login = "jpatel", .read_only = true};
	struct session *reader;

	FIXTURE_OK(&f, CMD_DRAFT_KEEP, "place", "note", "text", "Rang", NULL);
	cr_assert(session_open(&options, &reader, &f.err), "%s", f.err.text);
	cr_assert(!fixture_run_in(&f, reader, CMD_DRAFT_KEEP, "place", "note", "text", "x", NULL));
	cr_assert_eq(f.err.code, ERR_READONLY);
	cr_assert(!fixture_run_in(&f, reader, CMD_DRAFT_DROP, "place", "note", NULL));
	cr_assert_eq(f.err.code, ERR_READONLY);
	cr_assert(fixture_run_in(&f, reader, CMD_DRAFT_LIST, NULL), "%s", f.err.text);
	cr_assert_eq(f.result.n, 1);
	session_close(reader);
}

/* A second team in the same store, with a worker and a person of its own; the person's uid. */
static const char *second_team(void)
{
	struct save save = {0, "2026-03-12T14:05:00Z", 0};
	struct date today = date_make(2026, 3, 12);
	struct team team = {.name = "Team South"};
	struct worker worker = {.name = "Sue Hall",
		.profession = PROFESSION_SOCIAL_WORKER,
		.login = "shall",
		.active_from = today};
	struct person person = {.family = "Ahmed",
		.given = "Zara",
		.nhs_number = "9990000042",
		.nhs_status = NHS_STATUS_NOT_TRACED,
		.born = date_make(1940, 3, 12)};
	struct store *store;

	cr_assert(store_open(f.path, 0, &store, &f.err), "%s", f.err.text);
	cr_assert(store_begin_save(store, &save, &f.err) && store_team_save(store, &team, &f.err) &&
			  store_worker_save(store, &worker, &f.err) &&
			  store_membership_add(
				  store, worker.id, team.id, ROLE_PRIVACY, today, &f.err) &&
			  store_membership_add(
				  store, worker.id, team.id, ROLE_CLINICIAN, today, &f.err),
		"%s", f.err.text);
	person.team_id = team.id;
	cr_assert(store_person_save(store, &person, &f.err) &&
			  store_current_refresh(store, person.id, &f.err) &&
			  store_commit(store, &f.err),
		"%s", f.err.text);
	const char *uid = arena_strdup(f.arena, person.uid);
	store_close(store);
	return uid;
}

Test(team, knows_nothing_of_another)
{
	const char *ours = fixture_on_register(&f, "Ahmed", "Fatima", "9990000018", "12/3/1940");
	const char *theirs = second_team();
	struct session *sessions[] = {f.session, fixture_session(&f, "shall")};
	const char *people[] = {ours, theirs};

	cr_assert_str_eq(session_team(sessions[1])->name, "Team South");
	for (size_t i = 0; i < 2; i++) {
		cr_assert(fixture_run_in(&f, sessions[i], CMD_LIST, NULL), "%s", f.err.text);
		const struct case_list *list = f.result.value;
		cr_assert(list->n == 1 && strcmp(list->rows[0].uid, people[i]) == 0, "team %zu", i);
		cr_assert(fixture_run_in(&f, sessions[i], CMD_FIND, "text", "ahmed", NULL));
		cr_assert_eq(f.result.n, 1, "team %zu", i);
		cr_assert(!fixture_run_in(
			&f, sessions[i], CMD_PERSON_SHOW, "person", people[1 - i], NULL));
		cr_assert_eq(f.err.code, ERR_DENIED);
		cr_assert(!fixture_run_in(
			&f, sessions[i], CMD_AUDIT_LIST, "person", people[1 - i], NULL));
		cr_assert_eq(f.err.code, ERR_DENIED);
	}
	cr_assert(!fixture_run(&f, CMD_LEAD_HANDOVER, "from", "shall", "to", "jpatel", NULL));
	cr_assert_eq(f.err.code, ERR_NOT_FOUND);
	FIXTURE_OK(&f, CMD_ABSENCE_ADD, "worker", "jpatel", "from", "today", "until", "+1w", NULL);
	cr_assert(fixture_run_in(&f, sessions[1], CMD_ABSENCE_LIST, "all", "1", NULL));
	cr_assert_eq(f.result.n, 0, "who is away elsewhere is not theirs to know");
	FIXTURE_OK(&f, CMD_ABSENCE_LIST, NULL);
	cr_assert_eq(f.result.n, 1);
	cr_assert(fixture_run_in(&f, sessions[1], CMD_AUDIT_LIST, NULL), "%s", f.err.text);
	const struct audit *rows = f.result.value;
	for (size_t i = 0; i < f.result.n; i++) {
		bool own = strcmp(rows[i].login, "shall") == 0;
		cr_assert(own || rows[i].person != NULL, "%s by %s is not theirs to know",
			rows[i].command, rows[i].login);
		cr_assert(rows[i].person == NULL || strcmp(rows[i].person, "Ahmed, Zara") == 0,
			"%s", rows[i].person);
	}
	session_close(sessions[1]);
}
