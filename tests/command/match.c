/* A ward list: who of it is ours, what is recorded of it, what follows, and that nothing else stays. */
#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

#include <caseload/due.h>
#include <caseload/match.h>
#include <caseload/record.h>
#include <caseload/store/caseload.h>
#include <caseload/store/person.h>
#include <caseload/store/team.h>

#define ADA "9990000018"
#define BEN "9990000026"
#define CAT "9990000034"
#define OTHER "9990000042"
#define NOBODY "9996060128"

TestSuite(match, .timeout = 60);

/* Somebody whom only another team knows. */
static void another_team(struct fixture *f)
{
	struct save save = {0, "2026-03-12T14:05:00Z", 0};
	struct team team = {.name = "Team South"};
	struct person person = {.family = "Hidden",
		.given = "Zara",
		.nhs_number = OTHER,
		.nhs_status = NHS_STATUS_NOT_TRACED,
		.born = date_make(1940, 3, 12)};
	struct store *store;

	cr_assert(store_open(f->path, 0, &store, &f->err), "%s", f->err.text);
	cr_assert(store_begin_save(store, &save, &f->err) && store_team_save(store, &team, &f->err),
		"%s", f->err.text);
	person.team_id = team.id;
	cr_assert(store_person_save(store, &person, &f->err) &&
			  store_current_refresh(store, person.id, &f->err) &&
			  store_commit(store, &f->err),
		"%s", f->err.text);
	store_close(store);
}

/* Ada and Ben on the register, Cat only known. */
static void people(struct fixture *f)
{
	fixture_on_register(f, "Ahmed", "Ada", ADA, "6-May-1941");
	fixture_on_register(f, "Bell", "Ben", BEN, "2-Jan-1950");
	fixture_person(f, "Cook", "Ann", CAT, "2-Jan-1950");
}

static const struct match *row(const struct fixture *f, size_t i)
{
	cr_assert(f->result.kind == RESULT_MATCHES && i < f->result.n, "%zu rows", f->result.n);
	return &((const struct match *)f->result.value)[i];
}

static void shows(struct fixture *f, const char *text)
{
	cr_assert(fixture_run(f, CMD_MATCH_SHOW, "text", text, NULL), "%s: %s", text, f->err.text);
}

static const struct due *due(struct fixture *f, int kind, const char *person)
{
	const struct due *dues;

	FIXTURE_OK(f, CMD_DEADLINE_LIST, NULL);
	dues = f->result.value;
	for (size_t i = 0; i < f->result.n; i++)
		if (dues[i].kind == kind && strcmp(dues[i].nhs_number, person) == 0)
			return &dues[i];
	return NULL;
}

static void is_due(struct fixture *f, int kind, const char *person, const char *iso)
{
	const struct due *found = due(f, kind, person);
	char text[DATE_ISO_SIZE];

	cr_assert_str_eq(found ? date_iso(found->due_on, text) : "", iso, "%s of %s",
		word_code(&words_due_kind, kind), person);
}

static const struct person_record *record(struct fixture *f, const char *person)
{
	FIXTURE_OK(f, CMD_PERSON_SHOW, "person", person, NULL);
	return f->result.value;
}

Test(match, ours_come_first_with_what_is_asked_of_them)
{
	struct fixture f;

	fixture_open(&f);
	people(&f);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", ADA, "worker", "jpatel", "reason", "Knows her",
		NULL);
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", ADA, "kind", "emergency_admission", "on",
		"2026-01-05", NULL);
	FIXTURE_OK(&f, CMD_ALERT_ADD, "person", ADA, "kind", "allergy", NULL);
	shows(&f, "9990000019\n" NOBODY "\n" CAT "\n" ADA " adm 10-Mar-2026\n" ADA "\nhello\n");
	cr_assert_str_eq(f.result.message,
		"3 ours (2 people), 1 not ours, 1 unreadable, 1 line without a number.");
	cr_assert_str_eq(row(&f, 0)->person, "COOK, Ann");
	cr_assert_str_eq(match_status_words(row(&f, 0)), "Risk list");
	cr_assert_str_eq(match_lead_words(row(&f, 0), f.arena), "");
	cr_assert_str_eq(row(&f, 1)->lead_name, "Jo Patel");
	cr_assert_str_eq(match_status_words(row(&f, 1)), "On register");
	cr_assert(date_equal(row(&f, 1)->last_admission, date_make(2026, 1, 5)));
	cr_assert(date_equal(row(&f, 1)->admitted, date_make(2026, 3, 10)));
	cr_assert_eq(row(&f, 1)->open_alerts, 1);
	cr_assert_eq(row(&f, 2)->first_line, 4);
	cr_assert_eq(row(&f, 3)->outcome, MATCH_NOT_OURS);
	cr_assert_eq(row(&f, 4)->outcome, MATCH_UNREADABLE);
	cr_assert_eq(row(&f, 4)->line, 1);
	cr_assert_not_null(row(&f, 4)->remark);
	fixture_close(&f);
}

/* A number of another team's person is answered like a number nobody has. */
Test(match, nothing_is_said_of_another_teams_people)
{
	struct fixture f;
	const struct match *them, *nobody;

	fixture_open(&f);
	another_team(&f);
	shows(&f, OTHER "\n" NOBODY);
	them = row(&f, 0);
	nobody = row(&f, 1);
	cr_assert_eq(them->outcome, MATCH_NOT_OURS);
	for (size_t i = 0; i < match_shape.n; i++) {
		const char *name = match_shape.fields[i].name;
		const char *a = field_text(&match_shape.fields[i], them, f.arena);
		const char *b = field_text(&match_shape.fields[i], nobody, f.arena);

		if (strcmp(name, "line") != 0 && strcmp(name, "nhs_number") != 0)
			cr_assert(a == b || (a && b && strcmp(a, b) == 0), "%s: %s", name, a);
	}
	cr_assert_not(fixture_run(
		&f, CMD_MATCH_RECORD, "text", OTHER, "kind", "discharge", "on", "t", NULL));
	fixture_close(&f);
}

static bool file_holds(const char *path, const char *what)
{
	FILE *file = fopen(path, "rb");
	char *bytes;
	long size = 0;
	bool found;

	cr_assert(file && fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) > 0);
	rewind(file);
	bytes = xmalloc((size_t)size);
	cr_assert_eq(fread(bytes, 1, (size_t)size, file), (size_t)size);
	fclose(file);
	found = memmem(bytes, (size_t)size, what, strlen(what)) != NULL;
	free(bytes);
	return found;
}

Test(match, what_is_not_ours_is_nowhere_in_the_store)
{
	static const char *const gone[] = {NOBODY, "999 606 0128", "9990000019", "NOBODYSNAME"};
	struct fixture f;

	fixture_open(&f);
	people(&f);
	shows(&f, NOBODY " NOBODYSNAME 11-Mar-2026\n999 606 0128\n9990000019 NOBODYSNAME\n" ADA);
	FIXTURE_OK(&f, CMD_MATCH_RECORD, "kind", "discharge", "on", "t", "text",
		NOBODY " NOBODYSNAME\n9990000019\n" ADA, NULL);
	FIXTURE_OK(&f, CMD_MATCH_SHOW, "file", fixture_write(&f, "ward.txt", NOBODY "\n" ADA, 21),
		NULL);
	cr_assert(file_holds(f.path, ADA), "the test looks in the wrong place");
	for (size_t i = 0; i < sizeof gone / sizeof *gone; i++)
		cr_assert_not(file_holds(f.path, gone[i]), "%s", gone[i]);
	FIXTURE_OK(&f, CMD_AUDIT_LIST, "limit", "1", NULL);
	cr_assert_str_eq(
		((const struct audit *)f.result.value)->detail, "1 ours, 1 not ours, 0 unreadable");
	fixture_close(&f);
}

Test(match, records_once_and_is_one_change)
{
	static const char list[] = ADA " adm 10-Mar-2026 disch 11-Mar-2026\n" BEN "\n" ADA
				       " adm 10-Mar-2026\n" CAT " adm 03/02/2026\n" NOBODY "\n";
	struct fixture f;

	fixture_open(&f);
	people(&f);
	FIXTURE_OK(&f, CMD_MATCH_RECORD, "text", list, "kind", "emergency_admission", "on",
		"11-Mar-2026", "source", "Ward 7", "dry_run", "1", NULL);
	cr_assert_str_eq(f.result.message,
		"Would record for 2 of ours: Emergency admission. 1 there already. 1 left out. "
		"Nothing was written.");
	cr_assert_eq(record(&f, ADA)->events_n, 0);
	FIXTURE_OK(&f, CMD_MATCH_RECORD, "text", list, "kind", "emergency_admission", "on",
		"11-Mar-2026", "source", "Ward 7", NULL);
	cr_assert_eq(row(&f, 0)->did, MATCH_DID_RECORDED);
	cr_assert_eq(row(&f, 2)->did, MATCH_DID_ALREADY, "the same line twice");
	cr_assert_eq(row(&f, 3)->did, MATCH_DID_LEFT, "a date that can be read two ways");
	cr_assert_eq(record(&f, CAT)->events_n, 0);
	cr_assert_eq(record(&f, ADA)->events_n, 1);
	const struct event *event = &record(&f, ADA)->events[0];
	cr_assert(date_equal(event->on, date_make(2026, 3, 10)), "the list's own day goes first");
	cr_assert(date_equal(event->until, date_make(2026, 3, 11)));
	cr_assert(date_equal(event->notified_on, date_make(2026, 3, 12)));
	cr_assert_str_eq(event->source, "Ward 7");
	FIXTURE_OK(&f, CMD_MATCH_RECORD, "text", list, "kind", "emergency_admission", "on",
		"11-Mar-2026", NULL);
	cr_assert_str_eq(f.result.message,
		"Recorded for 0 of ours: Emergency admission. 3 there already. 1 left out.");
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	cr_assert_eq(record(&f, ADA)->events_n, 0);
	cr_assert_eq(record(&f, BEN)->events_n, 0);
	FIXTURE_OK(&f, CMD_REDO, NULL);
	cr_assert_eq(record(&f, BEN)->events_n, 1);
	fixture_close(&f);
}

Test(match, what_speaks_for_somebody_else_is_left_out)
{
	static const struct {
		const char *list;
		enum match_did did;
	} cases[] = {
		{ADA " born 6-May-1941 adm 10-Mar-2026", MATCH_DID_RECORDED},
		{ADA " born 7-May-1941 adm 10-Mar-2026", MATCH_DID_LEFT},
		{ADA " adm 13-Mar-2026", MATCH_DID_LEFT},
		{ADA, MATCH_DID_LEFT},
		/* another name may be a married one: told, and recorded */
		{"NHS Number,Name,Adm\n" ADA ",\"SMITH, Ada\",10-Mar-2026", MATCH_DID_RECORDED},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct fixture f;

		fixture_open(&f);
		people(&f);
		bool done = fixture_run(
			&f, CMD_MATCH_RECORD, "text", cases[i].list, "kind", "ae_attendance", NULL);
		cr_assert_eq(done, cases[i].did == MATCH_DID_RECORDED, "%s", cases[i].list);
		if (done)
			cr_assert_eq(row(&f, 0)->did, (int)cases[i].did);
		cr_assert_eq(done && row(&f, 0)->remark != NULL, i == 4, "%zu", i);
		cr_assert_eq(record(&f, ADA)->events_n, done);
		fixture_close(&f);
	}
}

Test(match, refusals_say_what_to_do)
{
	static const struct {
		const char *args[8];
		const char *field;
	} cases[] = {
		{{"kind", "discharge"}, "file"},
		{{"text", "  \n", "kind", "discharge"}, "file"},
		{{"text", "hello", "kind", "discharge"}, "file"},
		{{"text", NOBODY, "kind", "discharge", "on", "t"}, "file"},
		{{"text", ADA}, "kind"},
		{{"text", ADA, "kind", "contact", "on", "t"}, "kind"},
		{{"text", ADA, "kind", "discharge"}, "on"},
		{{"text", ADA, "kind", "discharge", "on", "13-Mar-2026"}, "on"},
		{{"text", ADA " 03/02/2026", "kind", "discharge"}, "date_order"},
		{{"text", ADA, "kind", "discharge", "date_order", "ymd"}, "date_order"},
		{{"text", ADA, "file", "nothing.csv", "kind", "discharge"}, "text"},
		{{"file", "nothing.csv", "kind", "discharge"}, "file"},
		{{"text", ADA " 2026-03-11", "kind", "fall", "notified", "2026-03-10"}, "on"},
	};
	struct fixture f;

	fixture_open(&f);
	people(&f);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct args args = args_new(f.arena);

		for (size_t j = 0; j + 1 < 8 && cases[i].args[j] != NULL; j += 2)
			args_set(&args, cases[i].args[j], cases[i].args[j + 1]);
		err_clear(&f.err);
		cr_assert_not(
			command_run(f.session, CMD_MATCH_RECORD, &args, f.arena, &f.result, &f.err),
			"case %zu", i);
		cr_assert_str_eq(f.err.field, cases[i].field, "case %zu: %s", i, f.err.text);
	}
	cr_assert_eq(record(&f, ADA)->events_n, 0);
	fixture_close(&f);
}

Test(match, after_a_discharge_a_contact_is_due_until_it_is_logged)
{
	struct fixture f;

	/* Thu 2 Apr 2026: Good Friday and Easter Monday are no working days (field E15). */
	fixture_open_at(&f, "2026-04-02T09:00");
	people(&f);
	FIXTURE_OK(&f, CMD_MATCH_RECORD, "text", ADA "\n" BEN "\n" CAT, "kind", "discharge", "on",
		"t", NULL);
	cr_assert_not_null(strstr(f.result.message, "1 only on the risk list: no clock runs."));
	is_due(&f, DUE_DISCHARGE, ADA, "2026-04-09");
	is_due(&f, DUE_DISCHARGE, BEN, "2026-04-09");
	is_due(&f, DUE_DISCHARGE, CAT, "");
	cr_assert_eq(record(&f, ADA)->events[0].waits, DUE_DISCHARGE);
	FIXTURE_OK(&f, CMD_DEADLINE_LIST, "from", "2026-04-09", "to", "2026-04-09", NULL);
	cr_assert_eq(f.result.n, 2);
	fixture_now(&f, "2026-04-11T09:00");
	FIXTURE_OK(&f, CMD_DEADLINE_LIST, "late", "1", NULL);
	cr_assert_eq(f.result.n, 2);
	FIXTURE_OK(&f, CMD_CONTACT_LOG, "person", ADA, "text", "Rang, all well", NULL);
	is_due(&f, DUE_DISCHARGE, ADA, "");
	cr_assert_eq(record(&f, ADA)->events[1].waits, DUE_NONE);
	/* Back in hospital: the clock waits for the next discharge. */
	FIXTURE_OK(&f, CMD_MATCH_RECORD, "text", BEN, "kind", "emergency_admission", "on", "11/4",
		NULL);
	cr_assert_not_null(
		strstr(f.result.message, "1 readmitted within 30 days"), "%s", f.result.message);
	cr_assert_not_null(strstr(row(&f, 0)->remark, "9 days before"), "%s", row(&f, 0)->remark);
	is_due(&f, DUE_DISCHARGE, BEN, "");
	fixture_close(&f);
}

Test(match, an_admission_is_looked_at_by_the_end_of_its_month)
{
	struct fixture f;
	const char *uid;

	fixture_open(&f);
	people(&f);
	/* Before the register another team looked at it. */
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", BEN, "kind", "emergency_admission", "on",
		"2026-02-05", NULL);
	is_due(&f, DUE_ADMISSION, BEN, "");
	FIXTURE_OK(&f, CMD_MATCH_RECORD, "text", ADA, "kind", "ae_attendance", "on", "t", NULL);
	is_due(&f, DUE_ADMISSION, ADA, "2026-03-31");
	uid = record(&f, ADA)->events[0].uid;
	cr_assert_eq(record(&f, ADA)->events[0].waits, DUE_ADMISSION);
	cr_assert_not(fixture_run(
		&f, CMD_EVENT_REVIEW, "person", ADA, "event", uid, "avoidable", "Y", NULL));
	cr_assert_str_eq(f.err.field, "change");
	cr_assert_not(fixture_run(&f, CMD_EVENT_REVIEW, "person", ADA, "event", uid, NULL));
	cr_assert_str_eq(f.err.field, "avoidable");
	cr_assert_not(fixture_run(
		&f, CMD_EVENT_REVIEW, "person", BEN, "event", uid, "avoidable", "N", NULL));
	cr_assert_eq(f.err.code, ERR_NOT_FOUND, "the event is another person's");
	FIXTURE_OK(&f, CMD_EVENT_REVIEW, "person", ADA, "event", uid, "avoidable", "Y", "change",
		"Ring the daughter first", NULL);
	is_due(&f, DUE_ADMISSION, ADA, "");
	cr_assert_str_eq(record(&f, ADA)->events[0].change, "Ring the daughter first");
	FIXTURE_OK(&f, CMD_UNDO, NULL);
	is_due(&f, DUE_ADMISSION, ADA, "2026-03-31");
	FIXTURE_OK(&f, CMD_REGISTER_END, "person", ADA, "reason", "needs_met", NULL);
	is_due(&f, DUE_ADMISSION, ADA, "");
	FIXTURE_OK(&f, CMD_EVENT_ADD, "person", BEN, "kind", "fall", "on", "t", NULL);
	cr_assert_not(fixture_run(&f, CMD_EVENT_REVIEW, "person", BEN, "event",
		record(&f, BEN)->events[0].uid, "avoidable", "N", NULL));
	fixture_close(&f);
}

/* The list of deadlines and the record read the same clocks from two places. */
Test(match, the_record_and_the_list_of_deadlines_agree)
{
	static const char *const days[] = {"2026-02-20", "2026-03-11", "2026-03-12"};
	static const char *const kinds[] = {
		"discharge", "emergency_admission", "ae_attendance", "fall"};
	struct fixture f;
	size_t clocks = 0;

	fixture_open_at(&f, "2026-02-10T09:00");
	people(&f);
	fixture_now(&f, "2026-03-12T14:05");
	for (size_t i = 0; i < 3; i++)
		for (size_t j = 0; j < 4; j++) {
			const char *person = (i + j) % 2 ? ADA : BEN;

			FIXTURE_OK(&f, CMD_EVENT_ADD, "person", person, "kind", kinds[j], "on",
				days[i], NULL);
			for (size_t k = 0; k < 2; k++) {
				const char *who = k ? ADA : BEN;
				const struct person_record *r = record(&f, who);
				size_t n = r->events_n, waiting = 0, listed = 0;

				for (size_t e = 0; e < n; e++)
					waiting += r->events[e].waits != DUE_NONE;
				FIXTURE_OK(&f, CMD_DEADLINE_LIST, NULL);
				const struct due *dues = f.result.value;
				for (size_t d = 0; d < f.result.n; d++)
					listed += (dues[d].kind == DUE_DISCHARGE ||
							  dues[d].kind == DUE_ADMISSION) &&
						  strcmp(dues[d].nhs_number, who) == 0;
				cr_assert_eq(waiting, listed, "%s after %s on %s: %zu, %zu", who,
					kinds[j], days[i], waiting, listed);
				clocks += listed;
			}
		}
	cr_assert(clocks > 10);
	fixture_close(&f);
}
