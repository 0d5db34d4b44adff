#include "fixture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <criterion/criterion.h>

#include <caseload/base/json.h>
#include <caseload/caseload.h>
#include <caseload/base/str.h>

static const char head[] =
	"nhs_number,family_name,given_name,date_of_birth,gender,address,postcode,practice_code,"
	"instrument,score,score_date\n";

static const char *list_of(struct fixture *f, const char *name, const char *rows)
{
	char *text = arena_printf(f->arena, "%s%s", head, rows);
	return fixture_write(f, name, text, strlen(text));
}

static const struct import_report *report(struct fixture *f)
{
	cr_assert_eq(f->result.kind, RESULT_IMPORT);
	return f->result.value;
}

static char *caseload(struct fixture *f)
{
	FIXTURE_OK(f, CMD_LIST, NULL);
	const struct case_list *list = f->result.value;
	return json_dump(shape_json_array(&case_row_shape, list->rows, list->n), f->arena);
}

static const struct import_row *row_at(
	const struct import_report *report, enum row_outcome outcome, int64_t line)
{
	for (size_t i = 0; i < report->n; i++)
		if (report->items[i].outcome == outcome && report->items[i].line == line)
			return &report->items[i];
	return NULL;
}

#define ONE                                                                                        \
	"9990000018,AHMED,Fatima,1941-05-06,Female,\"2 Mill Lane, Derby\",DE1 "                    \
	"1AA,C81009,efi,0.31,2026-03-01\n"
#define TWO                                                                                        \
	"9990000026,O'BRIEN,Siobhan,1938-11-30,Female,\"7 High Street, Derby\",DE1 "               \
	"2BB,C81009,efi,0.10,2026-03-01\n"

Test(import_risk, looking_at_a_list_is_a_look_at_its_people)
{
	struct fixture f;
	const struct {
		const char *rows, *dry_run;
		bool done;
		const char *detail;
	} cases[] = {
		{ONE TWO, "1", true, NULL}, /* nobody of them is here: it tells nothing */
		{ONE TWO, NULL, true,
			"plain, efi, rows 2, new 2, changed 0, unchanged 0, refused 0"},
		{ONE TWO, "1", true, "looked at only, rows 2, people 2, refused 0"},
		{ONE TWO, NULL, true, "nothing taken in, rows 2, people 2, refused 0"},
		{"9990000018,AHMED,Fatima,1945-05-06,,,,C81009,efi,0.31,2026-03-01\n", NULL, false,
			"nothing taken in, rows 1, people 0, refused 1"},
	};

	fixture_open(&f);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *path = list_of(&f, arena_printf(f.arena, "%zu.csv", i), cases[i].rows);
		cr_assert_eq(fixture_run(&f, CMD_IMPORT_RISK, "file", path, "dry-run",
				     cases[i].dry_run, "basis", "Direct care", NULL),
			cases[i].done, "case %zu: %s", i, f.err.text);
		FIXTURE_OK(&f, CMD_AUDIT_LIST, NULL);
		const struct audit *rows = f.result.value;
		size_t at = 0;
		while (at < f.result.n && strcmp(rows[at].command, "import risk") != 0)
			at++;
		const char *detail = at < f.result.n ? rows[at].detail : NULL;
		cr_assert(text_equal(detail, cases[i].detail), "case %zu: %s", i,
			detail != NULL ? detail : "no row");
	}
	fixture_close(&f);
}

Test(import_risk, says_the_same_before_and_after_and_a_second_time_changes_nothing)
{
	struct fixture f;
	fixture_open(&f);
	const char *path = list_of(&f, "list.csv",
		ONE TWO "9990000019,BAD,Number,1938-11-30,,,,C81009,efi,0.1,2026-03-01\n");

	char *before = caseload(&f);
	FIXTURE_OK(&f, CMD_IMPORT_RISK, "file", path, "dry-run", "1", NULL);
	struct import_report preview = *report(&f);
	cr_assert(preview.dry_run && preview.run == NULL);
	cr_assert_str_eq(caseload(&f), before);
	FIXTURE_OK(&f, CMD_IMPORT_RISK, "file", path, "basis", "Direct care", "expect",
		preview.file_hash, NULL);
	const struct import_report *done = report(&f);
	cr_assert_not_null(done->run);
	cr_assert_eq(done->rows, 3);
	cr_assert_eq(done->added, 2);
	cr_assert_eq(done->refused, 1);
	cr_assert_eq(done->rows, preview.rows);
	cr_assert_eq(done->n, preview.n);
	for (size_t i = 0; i < done->n; i++) {
		cr_assert_eq(done->items[i].line, preview.items[i].line);
		cr_assert_eq(done->items[i].outcome, preview.items[i].outcome);
	}
	cr_assert_not_null(row_at(done, ROW_REFUSED, 4));
	cr_assert_eq(row_at(done, ROW_NEW, 2)->band, BAND_HIGH);
	char *after = caseload(&f);
	FIXTURE_OK(&f, CMD_IMPORT_RISK, "file", path, "basis", "Direct care", NULL);
	cr_assert_eq(report(&f)->unchanged, 2);
	cr_assert_eq(report(&f)->added + report(&f)->changed, 0);
	cr_assert_null(report(&f)->run);
	cr_assert_str_eq(caseload(&f), after);
	FIXTURE_OK(&f, CMD_IMPORT_LIST, NULL);
	cr_assert_eq(f.result.n, 1);
	fixture_close(&f);
}

Test(import_risk, asks_for_what_the_file_does_not_say)
{
	struct fixture f;
	fixture_open(&f);
	const char *path = list_of(&f, "list.csv", ONE);
	cr_assert_not(fixture_run(&f, CMD_IMPORT_RISK, "file", path, NULL));
	cr_assert_str_eq(f.err.field, "basis");
	static const char plain[] =
		"NHS Number,Surname,Risk Score\n9990000018,AHMED,7.6%\n9990000026,LEE,8.1%\n";
	path = fixture_write(&f, "plain.csv", plain, strlen(plain));
	cr_assert_not(fixture_run(
		&f, CMD_IMPORT_RISK, "file", path, "dry-run", "1", "instrument", "X tool", NULL));
	cr_assert_str_eq(f.err.field, "as_of", "%s: %s", f.err.field, f.err.text);
	cr_assert_not(fixture_run(
		&f, CMD_IMPORT_RISK, "file", path, "dry-run", "1", "as-of", "1/3/2026", NULL));
	cr_assert_str_eq(f.err.field, "instrument", "%s: %s", f.err.field, f.err.text);
	FIXTURE_OK(&f, CMD_IMPORT_RISK, "file", path, "as-of", "1/2/2026", "instrument",
		"PHM score", "basis", "s251", NULL);
	cr_assert_str_eq(report(&f)->instrument, "tool_phm_score");
	cr_assert_eq(report(&f)->remarks_n, 2);
	cr_assert_not_null(strstr(report(&f)->remarks[0], "39 days old"));
	cr_assert_not_null(strstr(report(&f)->remarks[1], "names no practice"));
	cr_assert_not(fixture_run(&f, CMD_IMPORT_RISK, "file", path, "as-of", "1/2/2026",
		"instrument", "PHM score", "basis", "s251", "expect", "0000", NULL));
	cr_assert_str_eq(f.err.field, "expect");
	fixture_close(&f);
}

/* File and line; and a list of which nobody can be taken in is an error, in a preview it is shown. */
Test(import_risk, names_the_file_and_the_line)
{
	static const struct {
		const char *rows, *field, *text;
	} cases[] = {
		{"9990000019,BAD,Number,1938-11-30,,,,C81009,efi,0.1,2026-03-01\n", "nhs_number",
			"list.csv, line 2 is refused: NHS Number fails its check digit"},
		{"9990000018,\033[31mBAD,Name,1938-11-30,,,,C81009,efi,0.1,2026-03-01\n", "family",
			"list.csv, line 2 is refused: A name holds control characters"},
		{"", "file", "list.csv: The file names its columns on line 1 but lists nobody."},
		{"9990000018,A\377\376\201,B,1938-11-30,,,,C81009,efi,0.1,2026-03-01\n", "file",
			"list.csv, line 2 holds bytes"},
	};
	struct fixture f;

	fixture_open(&f);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *path = list_of(&f, "list.csv", cases[i].rows);
		cr_assert_not(fixture_run(&f, CMD_IMPORT_RISK, "file", path, "basis", "x", NULL),
			"%s", cases[i].text);
		cr_assert_str_eq(f.err.field, cases[i].field, "%s", f.err.text);
		cr_assert(f.err.code == ERR_INVALID && text_starts(f.err.text, cases[i].text), "%s",
			f.err.text);
		cr_assert(fixture_run(&f, CMD_IMPORT_RISK, "file", path, "dry-run", "1", NULL) ==
				  (i < 2),
			"%zu", i);
	}
	FIXTURE_OK(&f, CMD_IMPORT_LIST, NULL);
	cr_assert_eq(f.result.n, 0);
	cr_assert_not(fixture_run(&f, CMD_PRACTICE_IMPORT, "file", "/nowhere/none.csv", NULL));
	cr_assert(f.err.code == ERR_INVALID && strstr(f.err.text, "\"/nowhere/none.csv\"") != NULL,
		"%s", f.err.text);
	fixture_close(&f);
}

Test(import_risk, fills_what_is_empty_and_keeps_what_was_typed)
{
	struct fixture f;
	fixture_open(&f);
	FIXTURE_OK(&f, CMD_PERSON_ADD, "family", "AHMED", "given", "Fatima", "nhs-number",
		"9990000018", "born", "6/5/1941", "address", "99 Old Road", NULL);
	FIXTURE_OK(&f, CMD_IMPORT_RISK, "file", list_of(&f, "a.csv", ONE TWO), "basis",
		"Direct care", NULL);
	const struct import_row *row = row_at(report(&f), ROW_MOVED_BAND, 2);
	cr_assert_not_null(row);
	cr_assert_not_null(strstr(row->field, "postcode"));
	cr_assert_null(strstr(row->field, "address"));
	cr_assert_not_null(strstr(row->reason, "Jo Patel"));
	cr_assert_eq(row->band_before, BAND_NO_DATA);
	/* a newer list changes what only lists have said; an empty cell blanks nothing */
	FIXTURE_OK(&f, CMD_IMPORT_RISK, "file",
		list_of(&f, "b.csv",
			"9990000018,AHMED,Fatima,1941-05-06,,\"1 New "
			"Road\",,C81009,efi,0.31,2026-03-05\n"
			"9990000026,O'BRIEN,Siobhan,1938-11-30,,\"1 New "
			"Road\",,C81009,efi,0.10,2026-03-05\n"),
		"basis", "Direct care", NULL);
	row = row_at(report(&f), ROW_CHANGED, 3);
	cr_assert_not_null(row);
	cr_assert_str_eq(row->field, "address, score");
	cr_assert_eq(report(&f)->moved_band, 0);
	FIXTURE_OK(&f, CMD_FIND, "text", "DE1 2BB", NULL);
	cr_assert_eq(f.result.n, 1);
	/* another date of birth for the same number is never taken */
	const char *path = list_of(
		&f, "c.csv", "9990000018,AHMED,Fatima,1949-05-06,,,,C81009,efi,0.31,2026-03-06\n");
	cr_assert_not(fixture_run(&f, CMD_IMPORT_RISK, "file", path, "basis", "Direct care", NULL));
	cr_assert_str_eq(f.err.field, "birth_date", "%s", f.err.text);
	FIXTURE_OK(&f, CMD_IMPORT_RISK, "file", path, "dry-run", "1", NULL);
	row = row_at(report(&f), ROW_REFUSED, 2);
	cr_assert_not_null(row);
	cr_assert_str_eq(row->field, "birth_date");
	fixture_close(&f);
}

Test(import_risk, reports_those_missing_and_possible_duplicates)
{
	struct fixture f;
	fixture_open(&f);
	FIXTURE_OK(&f, CMD_IMPORT_RISK, "file", list_of(&f, "a.csv", ONE TWO), "basis",
		"Direct care", NULL);
	FIXTURE_OK(&f, CMD_IMPORT_RISK, "file",
		list_of(&f, "b.csv",
			"9990000034,AHMED,Fatima,1941-05-06,,,,C81009,efi,0.37,2026-03-08\n"
			"9990000026,O'BRIEN,Siobhan,1938-11-30,,,,C81009,efi,0.30,2026-03-08\n"),
		"basis", "Direct care", NULL);
	cr_assert_eq(report(&f)->missing_from_list, 1);
	const struct import_row *row = row_at(report(&f), ROW_MISSING, 0);
	cr_assert_str_eq(row->nhs_number, "9990000018");
	cr_assert_eq(report(&f)->possible_duplicates, 1);
	cr_assert_not_null(row_at(report(&f), ROW_DUPLICATE, 2));
	cr_assert_eq(report(&f)->moved_band, 1);
	FIXTURE_OK(&f, CMD_LIST, NULL);
	cr_assert_eq(f.result.n, 3, "nobody is discharged");
	fixture_close(&f);
}

Test(import_risk, undo_gives_back_what_was)
{
	struct fixture f;
	fixture_open(&f);
	FIXTURE_OK(&f, CMD_IMPORT_RISK, "file", list_of(&f, "a.csv", ONE), "basis", "Direct care",
		NULL);
	const char *first = f.result.uid;
	char *before = caseload(&f);
	const char *path = list_of(&f, "b.csv",
		"9990000018,AHMED-KHAN,Fatima,1941-05-06,,,DE3 3CC,C81010,efi,0.37,2026-03-08\n" TWO);
	FIXTURE_OK(&f, CMD_IMPORT_RISK, "file", path, "basis", "Direct care", NULL);
	const char *second = f.result.uid;
	char *after = caseload(&f);
	cr_assert_str_neq(before, after);
	cr_assert_not(fixture_run(&f, CMD_IMPORT_UNDO, "run", first, NULL),
		"a later import stands on it");
	FIXTURE_OK(&f, CMD_IMPORT_UNDO, "run", second, NULL);
	cr_assert_str_eq(caseload(&f), before);
	cr_assert_not(fixture_run(&f, CMD_IMPORT_UNDO, "run", second, NULL));
	FIXTURE_OK(&f, CMD_IMPORT_RISK, "file", path, "basis", "Direct care", NULL);
	cr_assert_eq(report(&f)->added, 1);
	cr_assert_eq(report(&f)->changed, 1);
	second = f.result.uid;
	FIXTURE_OK(&f, CMD_REGISTER_ADD, "person", "9990000026", NULL);
	cr_assert_not(fixture_run(&f, CMD_IMPORT_UNDO, "run", second, NULL));
	cr_assert_not_null(strstr(f.err.text, "O'BRIEN"), "%s", f.err.text);
	fixture_close(&f);
}

static bool stop(void *data, const char *what, int64_t done, int64_t total)
{
	(void)data, (void)what, (void)done, (void)total;
	return false;
}

Test(import_risk, stopping_writes_nothing)
{
	struct fixture f;
	fixture_open(&f);
	session_set_progress(f.session, stop, NULL);
	cr_assert_not(fixture_run(&f, CMD_IMPORT_RISK, "file", list_of(&f, "a.csv", ONE), "basis",
		"Direct care", NULL));
	cr_assert_eq(f.err.code, ERR_CANCELLED);
	session_set_progress(f.session, NULL, NULL);
	FIXTURE_OK(&f, CMD_LIST, NULL);
	cr_assert_eq(f.result.n, 0);
	FIXTURE_OK(&f, CMD_IMPORT_LIST, NULL);
	cr_assert_eq(f.result.n, 0);
	fixture_close(&f);
}

/* The exports of the systems, where they are at hand. */
Test(import_risk, takes_what_the_systems_export)
{
	static const struct {
		const char *file, *instrument, *as_of;
		int64_t people, refused;
	} cases[] = {
		{"clean_utf8.csv", NULL, NULL, 60, 0},
		{"emis_utf8bom.csv", "efi", NULL, 60, 0},
		{"emis_cp1252.csv", "efi", NULL, 60, 0},
		{"systmone_efi_cp1252.csv", NULL, "15/9/2026", 60, 0},
		{"acg_des.csv", NULL, NULL, 60, 0},
		{"excel_utf16_damaged.txt", "PHM score", "15/9/2026", 42, 18},
		{"practice_systmone_big.csv", NULL, "15/9/2026", 8214, 0},
	};
	const char *data = getenv("CASELOAD_DATA");

	if (data == NULL)
		cr_skip_test("CASELOAD_DATA is not set: the exports are not at hand");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fixture f;
		fixture_open_at(&f, "2026-09-20T14:05"); /* after the day of each of them */
		char *path = arena_printf(f.arena, "%s/exports/%s", data, cases[i].file);
		char *before = caseload(&f);
		FIXTURE_OK(&f, CMD_IMPORT_RISK, "file", path, "instrument", cases[i].instrument,
			"as-of", cases[i].as_of, "basis", "Direct care", NULL);
		const char *run = f.result.uid;
		cr_assert_eq(report(&f)->added, cases[i].people, "%s: %ld new, %ld refused",
			cases[i].file, (long)report(&f)->added, (long)report(&f)->refused);
		cr_assert_eq(report(&f)->refused, cases[i].refused, "%s", cases[i].file);
		FIXTURE_OK(&f, CMD_LIST, NULL);
		const struct case_list *list = f.result.value;
		cr_assert_eq(list->total, cases[i].people);
		if (cases[i].people == 60 && i < 4) {
			cr_assert_eq(list->counts->by_band[BAND_VERY_HIGH], 6, "%s", cases[i].file);
			cr_assert_eq(list->counts->by_band[BAND_HIGH], 26, "%s", cases[i].file);
		}
		FIXTURE_OK(&f, CMD_IMPORT_RISK, "file", path, "instrument", cases[i].instrument,
			"as-of", cases[i].as_of, "basis", "Direct care", NULL);
		cr_assert_eq(report(&f)->unchanged, cases[i].people, "%s: %s", cases[i].file,
			f.result.message);
		FIXTURE_OK(&f, CMD_IMPORT_UNDO, "run", run, NULL);
		cr_assert_str_eq(caseload(&f), before, "%s", cases[i].file);
		fixture_close(&f);
	}
}
