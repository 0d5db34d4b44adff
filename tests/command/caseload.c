#include "fixture.h"

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
		{"text", "100%", NULL, NULL, ""},
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
