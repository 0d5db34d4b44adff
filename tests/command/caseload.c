#include "fixture.h"

#include <stdio.h>
#include <string.h>

#include <criterion/criterion.h>

#include <caseload/caseload.h>
#include <caseload/record.h>
#include <caseload/store/caseload.h>

/* Names in the order of the list, "AHMED LEE". */
static char *names(struct fixture *f)
{
	const struct case_row *rows = f->result.value;
	char *out = arena_strdup(f->arena, "");

	if (f->result.kind == RESULT_CASES)
		rows = ((const struct case_list *)f->result.value)->rows;
	for (size_t i = 0; i < f->result.n; i++)
		out = arena_printf(f->arena, "%s%s%s", out, i > 0 ? " " : "", rows[i].family);
	return out;
}

static void open_with_people(struct fixture *f)
{
	static const char list[] =
		"nhs_number,family_name,given_name,date_of_birth,postcode,instrument,score,score_"
		"date\n"
		"9990000018,AHMED,Fatima,1941-05-06,DE1 1AA,efi,0.31,2026-03-01\n"
		"9990000026,BELL,Ann,1938-11-30,DE1 2BB,efi,0.10,2026-03-01\n"
		"9990000034,COOK,Ann Mary,1950-01-02,DE24 3CC,efi,0.50,2026-03-01\n"
		"9990000042,D'SOUZA,José,1950-01-02,DE2 4DD,efi,0.20,2026-03-01\n";

	fixture_open(f);
	FIXTURE_OK(f, CMD_IMPORT_RISK, "file", fixture_write(f, "list.csv", list, strlen(list)),
		"basis", "Direct care", NULL);
}

Test(list, orders_and_filters)
{
	static const struct {
		const char *name, *value, *more, *other;
		const char *people;
	} cases[] = {
		{"sort", "due", NULL, NULL, "AHMED BELL COOK D'SOUZA"},
		{"sort", "risk", NULL, NULL, "COOK AHMED D'SOUZA BELL"},
		{"sort", "name", NULL, NULL, "AHMED BELL COOK D'SOUZA"},
		{"scope", "register", NULL, NULL, "AHMED BELL"},
		{"register", "1", NULL, NULL, "AHMED BELL"},
		{"scope", "today", NULL, NULL, "AHMED"},
		{"scope", "risk_list", NULL, NULL, "COOK D'SOUZA"},
		{"band", "very_high", NULL, NULL, "COOK"},
		{"unled", "1", NULL, NULL, "BELL"},
		{"lead", "jpatel", NULL, NULL, "AHMED"},
		{"no-plan", "1", NULL, NULL, "AHMED BELL"},
		{"due", "31/12/2026", NULL, NULL, "AHMED BELL"},
		{"late", "1", NULL, NULL, ""},
		{"text", "ann", NULL, NULL, "BELL COOK"},
		{"text", "mary co", NULL, NULL, "COOK"},
		{"text", "patel", NULL, NULL, "AHMED"},
		{"text", "0026", NULL, NULL, "BELL"},
		{"text", "999 000 0026", NULL, NULL, "BELL"},
		{"text", "100%", NULL, NULL, ""},
		{"text", "de24 3cc", NULL, NULL, "COOK"},
		{"text", "DE11AA", NULL, NULL, "AHMED"},
		{"text", "fri", NULL, NULL, "AHMED"},
		{"text", "+1d", NULL, NULL, "AHMED"},
		{"text", "1/9/2026", NULL, NULL, "BELL"},
		{"text", "12/3", NULL, NULL, ""},
		{"text", "occup", NULL, NULL, "BELL"},
		{"sort", "lead", NULL, NULL, "AHMED BELL COOK D'SOUZA"},
		{"sort", "lead", "scope", "register", "AHMED BELL"},
		{"limit", "1", "sort", "lead", "AHMED"},
		{"limit", "2", "sort", "risk", "COOK AHMED"},
		{"limit", "2", "offset", "2", "COOK D'SOUZA"},
	};
	struct fixture f;
	open_with_people(&f);
	FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", "9990000018", NULL);
	FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", "9990000026", NULL);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", "9990000018", "worker", "jpatel", "reason",
		"Knows her", NULL);
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", "9990000018", "date", "13/3/2026", NULL);
	FIXTURE_OK(&f, CMD_REVIEW_BOOK, "person", "9990000026", "date", "1/9/2026", NULL);
	FIXTURE_OK(&f, CMD_ACTION_ADD, "person", "9990000026", "what", "Occupational therapy",
		"owner", "jpatel", NULL);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		FIXTURE_OK(&f, CMD_LIST, cases[i].name, cases[i].value, cases[i].more,
			cases[i].other, NULL);
		if (strcmp(cases[i].value, "due") == 0)
			cr_assert_str_eq(names(&f), "AHMED BELL COOK D'SOUZA");
		else
			cr_assert_str_eq(names(&f), cases[i].people, "--%s %s: %s", cases[i].name,
				cases[i].value, names(&f));
	}
	FIXTURE_OK(&f, CMD_LIST, "limit", "1", NULL);
	const struct case_list *list = f.result.value;
	cr_assert_eq(list->total, 4);
	cr_assert_eq(list->counts->by_band[BAND_VERY_HIGH], 1);
	cr_assert_eq(list->counts->no_lead, 1);
	cr_assert_eq(list->counts->no_plan, 2);
	cr_assert_eq(list->counts->due_soon, 1);
	cr_assert_eq(list->counts->late, 0);
	cr_assert_str_eq(list->rows[0].lead, "jpatel");
	cr_assert_eq(list->rows[0].age, 84);
	cr_assert_not(fixture_run(&f, CMD_LIST, "sort", "age", NULL));
	cr_assert_str_eq(f.err.field, "sort");
	cr_assert_not(fixture_run(&f, CMD_LIST, "practice", "Z99999", NULL));
	cr_assert_eq(f.err.code, ERR_NOT_FOUND);
	fixture_table_holds(&f, f.path, "the import");
	fixture_close(&f);
}

/* Each in turn by name, their people by date; those without a lead last. */
Test(list, by_lead_goes_through_the_team)
{
	struct fixture f;

	open_with_people(&f);
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Ann Brown", "profession", "district_nurse", NULL);
	for (int i = 18; i < 40; i += 8)
		FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", arena_printf(f.arena, "99900000%d", i),
			NULL);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", "9990000018", "worker", "jpatel", "reason", "a",
		NULL);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", "9990000034", "worker", "Ann Brown", "reason",
		"a", NULL);
	FIXTURE_OK(&f, CMD_LIST, "sort", "lead", NULL);
	cr_assert_str_eq(names(&f), "COOK AHMED D'SOUZA BELL", "%s", names(&f));
	FIXTURE_OK(&f, CMD_LIST, "sort", "lead", "limit", "2", "offset", "1", NULL);
	cr_assert_str_eq(names(&f), "AHMED D'SOUZA", "%s", names(&f));
	FIXTURE_OK(&f, CMD_LIST, "sort", "lead", "text", "patel", NULL);
	cr_assert_str_eq(names(&f), "AHMED", "%s", names(&f));
	fixture_close(&f);
}

/* What a screen needs to show a list as it was, and the rest of a page. */
Test(list, first_page_has_the_order_and_the_rest_comes_by_number)
{
	const struct case_list *list;
	struct fixture f;
	int64_t ids[4];

	open_with_people(&f);
	FIXTURE_OK(&f, CMD_LIST, "sort", "name", "limit", "1", "text", "999", NULL);
	list = f.result.value;
	cr_assert(list->n == 1 && list->ids_n == 1 && list->total == 4, "a page is no walk");
	FIXTURE_OK(&f, CMD_LIST, "sort", "name", "limit", "1", "text", "999", "order", "yes", NULL);
	list = f.result.value;
	cr_assert(list->n == 1 && list->ids_n == 4 && list->total == 4 && list->seq > 0);
	memcpy(ids, list->ids, sizeof(ids));
	cr_assert_null(list->means);
	FIXTURE_OK(&f, CMD_LIST, "only",
		arena_printf(f.arena, "%d,999999,%d", (int)ids[3], (int)ids[1]), NULL);
	cr_assert_str_eq(names(&f), "D'SOUZA BELL", "%s", names(&f));
	cr_assert_not(fixture_run(&f, CMD_LIST, "only", "1,x", NULL));
	cr_assert_str_eq(f.err.field, "only");
	FIXTURE_OK(&f, CMD_LIST, "text", "fri", NULL);
	cr_assert_str_eq(((const struct case_list *)f.result.value)->means, "due Fri 13-Mar-2026");
	fixture_close(&f);
}

/* The counts are those of the lists they lead to; each of three things in its turn. */
Test(list, today_says_what_waits)
{
	const struct case_waiting *waiting;
	struct fixture f;

	open_with_people(&f);
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "Ann Brown", "profession", "district_nurse", NULL);
	FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", "9990000018", NULL);
	FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", "9990000026", NULL);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", "9990000018", "worker", "jpatel", "reason", "a",
		"propose", "1", NULL);
	FIXTURE_OK(&f, CMD_LEAD_ASSIGN, "person", "9990000026", "worker", "Ann Brown", "reason",
		"a", "propose", "1", NULL);
	FIXTURE_OK(&f, CMD_ACTION_ADD, "person", "9990000018", "what", "Ring", "owner", "jpatel",
		"due", "13/3/2026", NULL);
	FIXTURE_OK(&f, CMD_ACTION_ADD, "person", "9990000018", "what", "Write", "owner", "jpatel",
		NULL);
	FIXTURE_OK(&f, CMD_ACTION_ADD, "person", "9990000018", "what", "Not mine", "owner",
		"Ann Brown", "due", "13/3/2026", NULL);
	FIXTURE_OK(
		&f, CMD_DRAFT_KEEP, "person", "9990000018", "place", "note add", "text", "a", NULL);
	fixture_now(&f, "2026-03-14T09:00");
	FIXTURE_OK(&f, CMD_LIST, "scope", "today", NULL);
	waiting = &((const struct case_list *)f.result.value)->waiting;
	cr_assert_eq(waiting->proposals, 1);
	cr_assert_eq(waiting->drafts, 1);
	cr_assert_eq(waiting->late_actions, 1);
	FIXTURE_OK(&f, CMD_LIST, "proposed", "1", NULL);
	cr_assert_str_eq(names(&f), "AHMED", "%s", names(&f));
	cr_assert_str_eq(((const struct case_list *)f.result.value)->title, "Proposed to you");
	FIXTURE_OK(&f, CMD_ACTION_LIST, "owner", "jpatel", "late", "1", NULL);
	cr_assert_eq(f.result.n, 1);
	FIXTURE_OK(&f, CMD_LEAD_ACCEPT, "person", "9990000018", NULL);
	FIXTURE_OK(&f, CMD_LIST, "scope", "today", NULL);
	waiting = &((const struct case_list *)f.result.value)->waiting;
	cr_assert_eq(waiting->proposals, 0);
	fixture_close(&f);
}

Test(list, news_counts_what_others_changed)
{
	struct fixture f;
	struct session *other;
	const struct case_list *list;
	char since[24];

	open_with_people(&f);
	FIXTURE_OK(&f, CMD_WORKER_ADD, "name", "M Lewis", "profession", "social_worker", "login",
		"mlewis", "role", "clinician", NULL);
	FIXTURE_OK(&f, CMD_LIST, NULL);
	list = f.result.value;
	snprintf(since, sizeof since, "%d", (int)list->seq);
	FIXTURE_OK(&f, CMD_LIST_NEWS, "since", since, NULL);
	cr_assert_eq(f.result.n, 0);
	FIXTURE_OK(&f, CMD_PERSON_EDIT, "person", "9990000018", "phone", "01", NULL);
	other = fixture_session(&f, "mlewis");
	for (int i = 0; i < 2; i++)
		cr_assert(fixture_run_in(&f, other, CMD_NOTE_ADD, "person", "9990000026", "text",
				  "Rang", NULL),
			"%s", f.err.text);
	FIXTURE_OK(&f, CMD_LIST_NEWS, "since", since, NULL);
	cr_assert_eq(f.result.n, 1, "one person, changed twice; not what I did");
	cr_assert_str_eq(f.result.message, "M Lewis changed 1 record");
	cr_assert(fixture_run_in(
		&f, other, CMD_NOTE_ADD, "person", "9990000034", "text", "Rang", NULL));
	FIXTURE_OK(&f, CMD_LIST_NEWS, "since", since, NULL);
	cr_assert_str_eq(f.result.message, "M Lewis changed 2 records");
	session_close(other);
	fixture_close(&f);
}

/* The first search of a box is in the audit before a name is told; what follows in it is one more
 * row, and nobody can open a second session inside it. */
Test(find, a_search_box_is_one_row_of_the_audit_and_one_when_it_closes)
{
	const struct audit *rows;
	struct fixture f;
	size_t before;

	open_with_people(&f);
	FIXTURE_OK(&f, CMD_AUDIT_LIST, "limit", "100", NULL);
	before = f.result.n + 1; /* and the look at the audit itself */
	FIXTURE_OK(&f, CMD_FIND, "text", "ah", "box", "b1", NULL);
	FIXTURE_OK(&f, CMD_AUDIT_LIST, "limit", "100", NULL);
	cr_assert_eq(f.result.n, before + 1, "the row is there at once");
	FIXTURE_OK(&f, CMD_FIND, "text", "ahm", "box", "b1", NULL);
	FIXTURE_OK(&f, CMD_FIND, "text", "ann", "box", "b1", NULL);
	FIXTURE_OK(&f, CMD_FIND, "closed", "1", "box", "b1", NULL);
	FIXTURE_OK(&f, CMD_AUDIT_LIST, "limit", "100", NULL);
	rows = f.result.value;
	cr_assert_eq(f.result.n, before + 3);
	cr_assert_str_eq(rows[0].command, "find");
	cr_assert_str_eq(rows[0].detail, "search closed, 2 more searches, 3 rows shown");
	FIXTURE_OK(&f, CMD_FIND, "text", "ah", "box", "b1", NULL);
	FIXTURE_OK(&f, CMD_FIND, "closed", "1", "box", "b1", NULL);
	FIXTURE_OK(&f, CMD_AUDIT_LIST, "limit", "100", NULL);
	rows = f.result.value;
	cr_assert_eq(f.result.n, before + 5, "a closed box is opened anew; one search is one row");
	cr_assert_str_eq(rows[0].detail, "1 found, search box opened");
	fixture_close(&f);
}

Test(find, spaces_in_a_name_do_not_matter)
{
	struct fixture f;

	open_with_people(&f);
	FIXTURE_OK(&f, CMD_PERSON_ADD, "family", "van den Berg", "given", "Sylvia", NULL);
	FIXTURE_OK(&f, CMD_PERSON_ADD, "family", "Vanden-Berg", "given", "Piet", NULL);
	FIXTURE_OK(&f, CMD_FIND, "text", "vandenberg", NULL);
	cr_assert_eq(f.result.n, 2, "%s", names(&f));
	FIXTURE_OK(&f, CMD_FIND, "text", "sylvia van den berg", NULL);
	cr_assert_eq(f.result.n, 1, "%s", names(&f));
	FIXTURE_OK(&f, CMD_FIND, "text", "gsy", NULL);
	cr_assert_eq(
		f.result.n, 0, "a few letters over the end of a name match nobody: %s", names(&f));
	fixture_close(&f);
}

Test(find, by_everything_that_may_be_typed)
{
	static const struct {
		const char *text, *people;
	} cases[] = {
		{"ahm", "AHMED"},
		{"fatima ahmed", "AHMED"},
		{"AHMED, Fatima", "AHMED"},
		{"999 000 0018", "AHMED"},
		{"9990000018", "AHMED"},
		{"99900000", "AHMED BELL COOK D'SOUZA"},
		{"6/5/1941", "AHMED"},
		{"2 Jan 1950", "COOK D'SOUZA"},
		{"1950-01-02", "COOK D'SOUZA"},
		{"de1 1aa", "AHMED"},
		{"DE243CC", "COOK"},
		{"DE2", "D'SOUZA COOK"},
		{"dsouza", "D'SOUZA"},
		{"jose", "D'SOUZA"},
		{"ann", "BELL COOK"},
		{"ann co", "COOK"},
		{"ary", "COOK"},
		{"zzz", ""},
		{"%", ""},
		{"_", ""},
	};
	struct fixture f;
	open_with_people(&f);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		FIXTURE_OK(&f, CMD_FIND, "text", cases[i].text, NULL);
		cr_assert_str_eq(names(&f), cases[i].people, "%s: %s", cases[i].text, names(&f));
	}
	FIXTURE_OK(&f, CMD_FIND, "text", "ann", "limit", "1", NULL);
	cr_assert_eq(f.result.n, 1);
	cr_assert_not(fixture_run(&f, CMD_FIND, "text", "  ", NULL));
	FIXTURE_OK(&f, CMD_PERSON_ADD, "family", "Bell", "given", "Ann", "born", "1/2/1960",
		"anyway", "1", NULL);
	FIXTURE_OK(&f, CMD_FIND, "text", "bell", NULL);
	const struct case_row *rows = f.result.value;
	cr_assert(f.result.n == 2 && rows[0].same_name && rows[1].same_name);
	FIXTURE_OK(&f, CMD_FIND, "text", "cook", NULL);
	cr_assert_not(((const struct case_row *)f.result.value)->same_name);
	fixture_table_holds(&f, f.path, "the import");
	fixture_close(&f);
}

Test(risk_show, has_the_current_score_first)
{
	struct fixture f;
	open_with_people(&f);
	FIXTURE_OK(&f, CMD_RISK_SHOW, "person", "9990000018", NULL);
	const struct risk_score *scores = ((const struct person_record *)f.result.about)->scores;
	cr_assert_eq(f.result.n, 1);
	cr_assert_eq(scores[0].band, BAND_HIGH);
	cr_assert_str_eq(scores[0].lawful_basis, "Direct care");
	cr_assert(date_equal(scores[0].valid_until, date_make(2027, 3, 1)));
	fixture_close(&f);
}
