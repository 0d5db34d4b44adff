#include <caseload/exchange/risk_list.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <caseload/base/str.h>
#include <criterion/criterion.h>

#define PLAIN                                                                                      \
	"nhs_number,family_name,given_name,date_of_birth,practice,instrument,score,scored_on\n"
#define TODAY date_make(2026, 9, 20)

static bool read_list(const char *text, const struct risk_list_options *options,
	struct arena *arena, struct risk_list *list, struct err *err)
{
	struct source source;
	bool ok;

	*err = (struct err){.code = ERR_NONE};
	ok = source_from_bytes(text, strlen(text), &source, err) &&
	     risk_list_read(&source, options, arena, list, err);
	source_close(&source);
	return ok;
}

static const struct row_note *note_on(const struct row_notes *notes, size_t line)
{
	for (size_t i = 0; i < notes->n; i++)
		if (notes->items[i].line == line)
			return &notes->items[i];
	return NULL;
}

static bool date_is(struct date d, const char *iso)
{
	char text[DATE_ISO_SIZE];

	return strcmp(date_iso(d, text), iso) == 0;
}

Test(risk_list, emis_with_preamble_continuations_and_footer)
{
	static const char text[] =
		"People at risk\r\n\r\nLast Run:,,,05/09/2026 08:14:22\r\nPopulation "
		"Count:,,,2\r\n\r\n"
		"Patient Details,,,,,,,,,,\r\n"
		"EMIS Number,Organisation Code,Usual GP's Full Name,NHS Number,Family Name,Calling "
		"Name,"
		"Date of Birth,Postcode,Date,Code Term,Value,\r\n"
		"1000,C81009,\"SMITH, Jo (Dr)\",999 000 0018,de la Cruz,Zo\xc3\xab,13/08/1956,de8  "
		"1qt,"
		"01/09/2026,Electronic frailty index,0.31,\r\n"
		",,,,,,,,02/03/2026,Electronic frailty index,0.28,\r\n"
		",,,,,,,,02/03/2026,PHM score,41,\r\n"
		"1001,C81009,\"SMITH, Jo (Dr)\",9990000026,BEGUM,Ann,01/02/1950,DE1 1AA,"
		"01/09/2026,Electronic frailty index,0.1,\r\n"
		",,,,\r\nComplete results are available in the clinical system\r\n";
	struct arena *arena = arena_new();
	struct risk_list_options options = {.today = TODAY};
	struct risk_list list;
	struct err err;
	const struct risk_list_row *row;

	cr_assert(read_list(text, &options, arena, &list, &err), "%s", err.text);
	cr_assert_str_eq(list.shape, "emis");
	cr_assert_str_eq(list.title, "People at risk");
	cr_assert_eq(list.header_line, 7);
	cr_assert(date_is(list.run_date, "2026-09-05"), "day first, as 13/08/1956 shows");
	cr_assert_str_eq(list.run_date_from, "file");
	cr_assert(!list.ask_run_date && !list.ask_instrument);
	cr_assert_eq(list.n_people, 2);
	cr_assert_eq(list.refused.n, 0);
	row = &list.rows[0];
	cr_assert_eq(row->line, 8);
	cr_assert_str_eq(row->nhs_number, "9990000018");
	cr_assert_str_eq(row->family, "de la Cruz");
	cr_assert_str_eq(row->given, "Zo\xc3\xab");
	cr_assert_str_eq(row->usual_gp, "SMITH, Jo (Dr)");
	cr_assert_str_eq(row->postcode, "DE8 1QT");
	cr_assert_str_eq(row->emis_number, "1000");
	cr_assert_eq(row->n_scores, 3);
	cr_assert_eq(row->scores[1].line, 9);
	cr_assert_eq(row->scores[1].value.value, 28);
	cr_assert(date_is(row->scores[1].scored_on, "2026-03-02"));
	cr_assert_str_eq(row->scores[1].tool->id, "efi");
	cr_assert_not(row->scores[1].tool->outside);
	cr_assert(row->scores[2].tool->outside);
	cr_assert(strncmp(row->scores[2].tool->id, "tool_", 5) == 0, "%s", row->scores[2].tool->id);
	cr_assert_eq(list.n_tools, 2);
	arena_free(arena);
}

Test(risk_list, systmone_acg_and_excel)
{
	static const char systmone[] = "\"NHS number\",\"First name\",\"Surname\",\"Date of "
				       "birth\",\"Gender\",\"Electronic Frailty Index\",\"Frailty "
				       "category\"\r\n"
				       "\"9990000018\",\"Ann\",\"BEGUM\",\"02 Mar "
				       "1974\",\"Female\",\"0.55\",\"Severe\"\r\n";
	static const char acg[] =
		"DES\r\nExported "
		"15/09/2026\r\n\r\nUsualGPCode,NHSNumber,LocalPatientID2,Age,GenderShort,"
		"ProbabilityInjuryHospitalisation,RubGroup,ChronicConditionCount,\r\n"
		"G1234567,9990000018,1000,52,F,0.0763,1 Healthy Users,1\r\n";
	static const char excel[] = "NHS Number\tSurname\tForename\tDOB\tRisk Score\r\n"
				    "9990000018.0\tBEGUM\tAnn\t27090\t7.6%\r\n"
				    "9.99606E+09\tKHAN\tAli\t29/05/1963\t32.2%\r\n"
				    "9990000026\tKHAN\tAli\t1974\t32.2%\r\n"
				    "9990000034\tKHAN\tAli\t29/05/1963\t0.32\r\n";
	struct arena *arena = arena_new();
	struct risk_list_options options = {.today = TODAY, .as_of = date_make(2026, 9, 18)};
	struct risk_list list;
	struct err err;

	cr_assert(read_list(systmone, &options, arena, &list, &err), "%s", err.text);
	cr_assert_str_eq(list.shape, "systmone");
	cr_assert_str_eq(list.rows[0].gender, "2");
	cr_assert_str_eq(list.rows[0].scores[0].band, "Severe");
	cr_assert_str_eq(list.run_date_from, "given");
	cr_assert(date_is(list.rows[0].scores[0].scored_on, "2026-09-18"));
	options.as_of = DATE_NONE;
	cr_assert(read_list(systmone, &options, arena, &list, &err), "%s", err.text);
	cr_assert(list.ask_run_date);

	cr_assert(read_list(acg, &options, arena, &list, &err), "%s", err.text);
	cr_assert_str_eq(list.shape, "acg");
	cr_assert_eq(list.rows[0].age, 52);
	cr_assert_str_eq(list.rows[0].local_id, "1000");
	cr_assert_str_eq(list.rows[0].usual_gp_code, "G1234567");
	cr_assert_str_eq(list.rows[0].scores[0].tool->id, "acg_injury_hosp");
	cr_assert_str_eq(list.rows[0].scores[0].tool->scale, "probability 0 to 1");
	cr_assert(list.rows[0].scores[0].tool->outside);
	cr_assert(date_is(list.run_date, "2026-09-15"));

	cr_assert(read_list(excel, &options, arena, &list, &err), "%s", err.text);
	cr_assert_str_eq(list.shape, "excel");
	cr_assert(list.ask_instrument);
	cr_assert_eq(list.n_people, 1);
	cr_assert_str_eq(list.rows[0].nhs_number, "9990000018");
	cr_assert(date_is(list.rows[0].birth_date, "1974-03-02"));
	cr_assert(list.rows[0].scores[0].percent);
	cr_assert_str_eq(list.rows[0].scores[0].tool->scale, "percent");
	cr_assert_null(list.rows[0].scores[0].tool->id);
	cr_assert_eq(list.repaired.n, 2, "the .0 and the day number");
	cr_assert(strstr(list.repaired.items[1].reason, "Excel day number") != NULL);
	cr_assert(strstr(note_on(&list.refused, 3)->reason, "scientific") != NULL);
	cr_assert_str_eq(
		note_on(&list.refused, 4)->field, "birth_date", "1974 is a year, not a day");
	cr_assert(strstr(note_on(&list.refused, 5)->reason, "percent") != NULL);
	options.instrument = "QAdmissions";
	cr_assert(read_list(excel, &options, arena, &list, &err), "%s", err.text);
	cr_assert_not(list.ask_instrument);
	cr_assert(list.rows[0].scores[0].tool->outside);
	cr_assert_str_eq(list.rows[0].scores[0].tool->name, "QAdmissions");
	arena_free(arena);
}

Test(risk_list, forms_of_a_date)
{
	static const struct {
		const char *written, *iso; /* NULL: refused */
	} cases[] = {
		{"1974-03-02", "1974-03-02"},
		{"1974/03/02", "1974-03-02"},
		{"19740302", "1974-03-02"},
		{"2/3/1974", "1974-03-02"},
		{"02/03/1974 08:14:22", "1974-03-02"},
		{"02.03.1974", "1974-03-02"},
		{"02-03-1974", "1974-03-02"},
		{"02-Mar-1974", "1974-03-02"},
		{"02 Mar 1974", "1974-03-02"},
		{"2 march 1974", "1974-03-02"},
		{"02MAR1974", "1974-03-02"},
		{"27090", "1974-03-02"},
		{"1974-03-02T00:00:00", "1974-03-02"},
		{"", ""},
		{"02/03/74", NULL},
		{"02-Mar-74", NULL},
		{"30/02/1974", NULL},
		{"1974-02-30", NULL},
		{"31/12/1899", NULL},
		{"21/09/2026", NULL},
		{"2099-01-01", NULL},
		{"1974", NULL},
		{"soon", NULL},
		{"03/04", NULL},
		{"03-04/1974", NULL},
		{"03 Foo 1974", NULL},
		{"99999999", NULL},
		{"=1", NULL},
		{"-27090", NULL},
	};
	struct arena *arena = arena_new();
	struct risk_list_options options = {.today = TODAY, .order = DATE_ORDER_DMY};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct risk_list list;
		struct err err;
		struct str text = {0};

		str_addf(&text, "%s9990000018,BEGUM,Ann,%s,C81009,efi,0.3,2026-09-01\n", PLAIN,
			cases[i].written);
		cr_assert(read_list(str_text(&text), &options, arena, &list, &err), "%s: %s",
			cases[i].written, err.text);
		if (cases[i].iso == NULL) {
			cr_assert_eq(list.refused.n, 1, "%s", cases[i].written);
			cr_assert_eq(list.n_people, 0, "%s", cases[i].written);
			cr_assert_str_eq(list.refused.items[0].field, "birth_date");
		} else {
			cr_assert_eq(list.n_people, 1, "%s", cases[i].written);
			cr_assert(date_is(list.rows[0].birth_date, cases[i].iso), "%s",
				cases[i].written);
		}
		str_free(&text);
	}
	arena_free(arena);
}

Test(risk_list, order_of_dates_is_never_guessed)
{
	static const struct {
		const char *first, *second;
		enum date_order asked;
		const char *iso; /* of the first; NULL: refused as a whole */
	} cases[] = {
		{"03/04/1950", "05/06/1951", DATE_ORDER_UNKNOWN, NULL},
		{"03/04/1950", "05/06/1951", DATE_ORDER_DMY, "1950-04-03"},
		{"03/04/1950", "05/06/1951", DATE_ORDER_MDY, "1950-03-04"},
		{"03/04/1950", "25/06/1951", DATE_ORDER_UNKNOWN, "1950-04-03"},
		{"03/04/1950", "06/25/1951", DATE_ORDER_UNKNOWN, NULL},
		{"03/04/1950", "06/25/1951", DATE_ORDER_MDY, "1950-03-04"},
		{"03/04/1950", "06/25/1951", DATE_ORDER_DMY, NULL},
		{"03/04/1950", "25/06/1951", DATE_ORDER_MDY, NULL},
		{"13/04/1950", "06/25/1951", DATE_ORDER_UNKNOWN, NULL},
		{"13/04/1950", "06/25/1951", DATE_ORDER_DMY, "1950-04-13"},
		{"04/04/1950", "1951-06-05", DATE_ORDER_UNKNOWN, "1950-04-04"},
	};
	struct arena *arena = arena_new();

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct risk_list_options options = {.today = TODAY, .order = cases[i].asked};
		struct risk_list list;
		struct err err;
		struct str text = {0};
		bool ok;

		str_addf(&text,
			"%s9990000018,BEGUM,Ann,%s,C81009,efi,0.3,2026-09-01\n"
			"9990000026,KHAN,Ali,%s,C81009,efi,0.3,2026-09-01\n",
			PLAIN, cases[i].first, cases[i].second);
		ok = read_list(str_text(&text), &options, arena, &list, &err);
		cr_assert_eq(ok, cases[i].iso != NULL, "case %zu: %s", i, err.text);
		if (ok)
			cr_assert(date_is(list.rows[0].birth_date, cases[i].iso), "case %zu", i);
		else
			cr_assert_str_eq(err.field, "date_order", "case %zu: %s", i, err.text);
		str_free(&text);
	}
	arena_free(arena);
}

Test(risk_list, rows_that_are_refused)
{
	static const struct {
		const char *row, *field, *says;
	} cases[] = {
		{",BEGUM,Ann,1950-01-01,C81009,efi,0.3,2026-09-01", "nhs_number", "missing"},
		{",,,,,efi,0.3,2026-09-01", "nhs_number", "missing"},
		{"9.99606E+09,BEGUM,Ann,1950-01-01,C81009,efi,0.3,2026-09-01", "nhs_number",
			"scientific"},
		{"9.99606e9,BEGUM,Ann,1950-01-01,C81009,efi,0.3,2026-09-01", "nhs_number",
			"scientific"},
		{"9990000019,BEGUM,Ann,1950-01-01,C81009,efi,0.3,2026-09-01", "nhs_number",
			"check digit"},
		{"999000001,BEGUM,Ann,1950-01-01,C81009,efi,0.3,2026-09-01", "nhs_number",
			"9 digits"},
		{"99900000181,BEGUM,Ann,1950-01-01,C81009,efi,0.3,2026-09-01", "nhs_number",
			"11 digits"},
		{"999000001X,BEGUM,Ann,1950-01-01,C81009,efi,0.3,2026-09-01", "nhs_number",
			"not a digit"},
		{"999000001.5,BEGUM,Ann,1950-01-01,C81009,efi,0.3,2026-09-01", "nhs_number",
			"not a digit"},
		{"9990000018,BE\033[2JGUM,Ann,1950-01-01,C81009,efi,0.3,2026-09-01", "family",
			"escape"},
		{"9990000018,BEGUM,\"An\nn\",1950-01-01,C81009,efi,0.3,2026-09-01", "given",
			"control"},
		{"9990000018,BE\xe2\x80\xaeGUM,Ann,1950-01-01,C81009,efi,0.3,2026-09-01", "family",
			"round"},
		{"9990000018,\xe2\xa0\x80,Ann,1950-01-01,C81009,efi,0.3,2026-09-01", "family",
			"seen"},
		{"9990000018,BEGUM,Ann,1950-01-01,C8100,efi,0.3,2026-09-01", "practice_code",
			"C81009"},
		{"9990000018,BEGUM,Ann,1950-01-01,C81009,efi,1.3,2026-09-01", "score", "0 to 1"},
		{"9990000018,BEGUM,Ann,1950-01-01,C81009,efi,-0.3,2026-09-01", "score", "0 to 1"},
		{"9990000018,BEGUM,Ann,1950-01-01,C81009,efi,abc,2026-09-01", "score",
			"not a number"},
		{"9990000018,BEGUM,Ann,1950-01-01,C81009,phm,nan,2026-09-01", "score",
			"not a number"},
		{"9990000018,BEGUM,Ann,1950-01-01,C81009,phm,1e309,2026-09-01", "score",
			"scientific"},
		{"9990000018,BEGUM,Ann,1950-01-01,C81009,phm,999999999999,2026-09-01", "score",
			"too large"},
		{"9990000018,BEGUM,Ann,1950-01-01,C81009,phm,0.12345678,2026-09-01", "score",
			"decimals"},
		{"9990000018,BEGUM,Ann,1950-01-01,C81009,efi,0.3,2026-09-31", "scored_on",
			"no such day"},
		{"9990000018,BEGUM,Ann,1950-01-01,C81009,efi,0.3,2026-09-01,more", "line",
			"more cells"},
		{"9990000018,BEGUM,Ann", "line", "ends before"},
	};
	struct arena *arena = arena_new();
	struct risk_list_options options = {.today = TODAY, .as_of = date_make(2026, 9, 18)};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct risk_list list;
		struct err err;
		struct str text = {0};

		str_addf(&text, "%s%s\n9990000026,KHAN,Ali,1951-01-01,C81009,efi,0.2,2026-09-01\n",
			PLAIN, cases[i].row);
		cr_assert(read_list(str_text(&text), &options, arena, &list, &err), "case %zu: %s",
			i, err.text);
		cr_assert_eq(list.n_people, 1, "case %zu: %zu people", i, list.n_people);
		cr_assert_eq(list.n_records, 2, "case %zu", i);
		cr_assert_eq(list.refused.n, 1, "case %zu", i);
		cr_assert_eq(list.refused.items[0].line, 2, "case %zu", i);
		cr_assert_str_eq(list.refused.items[0].field, cases[i].field, "case %zu: %s", i,
			list.refused.items[0].field);
		cr_assert(strstr(list.refused.items[0].reason, cases[i].says) != NULL,
			"case %zu: %s", i, list.refused.items[0].reason);
		str_free(&text);
	}
	arena_free(arena);
}

Test(risk_list, duplicates_and_short_rows)
{
	static const char text[] = PLAIN
		"9990000018,BEGUM,Ann,1950-01-01,C81009,efi,0.3,2026-09-01\n"
		"999 000 0018,BEGUM,Anna,1950-01-01,C81009,efi,0.3,2026-09-01\n"
		"9990000018,BEGUM,Ann,1950-01-01,C81009,efi,0.3,2026-09-01\n"
		"=\"9990000026\",KHAN,Ali,1950-01-01,Wilson Street Surgery,efi,0.30,2026-09-01\n"
		"'9990000034,O'BRIEN,'=cmd,1950-01-01,c81009,efi,0,2026-08-01\n"
		"9990000042,DIAZ,Eva,1950-01-01,C81009,efi,0.1,\n"
		"9996060128,LEE,Ann,1950-01-01,C81009,efi,0.1\n";
	struct arena *arena = arena_new();
	struct risk_list_options options = {.today = TODAY};
	struct risk_list list;
	struct err err;

	cr_assert(read_list(text, &options, arena, &list, &err), "%s", err.text);
	cr_assert_eq(list.n_people, 3);
	cr_assert_eq(list.refused.n, 3);
	cr_assert_eq(list.refused.items[0].line, 3);
	cr_assert(strstr(list.refused.items[0].reason, "line 2 has it too") != NULL);
	/* a score without its day is none, whether the cell is empty or not there */
	for (size_t i = 1; i < 3; i++) {
		cr_assert_eq(list.refused.items[i].line, 6 + i);
		cr_assert_str_eq(list.refused.items[i].field, "scored_on");
		cr_assert(strstr(list.refused.items[i].reason, "no date for this score") != NULL);
	}
	cr_assert(strstr(note_on(&list.repaired, 4)->reason, "same as line 2") != NULL);
	cr_assert_str_eq(list.rows[1].nhs_number, "9990000026");
	cr_assert_str_eq(list.rows[1].practice_name, "Wilson Street Surgery");
	cr_assert_null(list.rows[1].practice_code);
	cr_assert_eq(list.rows[1].scores[0].value.scale, 1, "0.30 is 0.3");
	cr_assert(date_is(list.run_date, "2026-09-01"));
	cr_assert_str_eq(list.run_date_from, "scores");
	cr_assert(date_is(list.rows[1].scores[0].scored_on, "2026-09-01"));
	cr_assert_str_eq(list.rows[2].nhs_number, "9990000034");
	cr_assert_str_eq(list.rows[2].given, "=cmd");
	cr_assert_str_eq(list.rows[2].practice_code, "C81009");
	arena_free(arena);
}

Test(risk_list, a_score_is_not_dated_after_the_day_of_its_list)
{
	static const char text[] =
		PLAIN "9990000018,BEGUM,Ann,1950-01-01,C81009,efi,0.3,2026-08-31\n"
		      "9990000026,KHAN,Ali,1950-01-01,C81009,efi,0.3,2026-09-01\n";
	struct arena *arena = arena_new();
	struct risk_list_options options = {.today = TODAY, .as_of = date_make(2026, 8, 31)};
	struct risk_list list;
	struct err err;

	cr_assert(read_list(text, &options, arena, &list, &err), "%s", err.text);
	cr_assert_eq(list.n_people, 1);
	cr_assert_eq(list.refused.n, 1);
	cr_assert_eq(list.refused.items[0].line, 3);
	cr_assert_str_eq(list.refused.items[0].field, "scored_on");
	cr_assert(strstr(list.refused.items[0].reason, "after the day of the list") != NULL);
	arena_free(arena);
}

Test(risk_list, files_refused_as_a_whole)
{
	static const struct {
		const char *text, *field, *says;
	} cases[] = {
		{"hello\n", "nhs_number", "NHS Number column"},
		{"Surname,Score\nBEGUM,0.3\n", "nhs_number", "NHS Number column"},
		{"NHS Number,Surname\n9990000018,BEGUM\n", "score", "risk score"},
		{"NHS Number,Score\n", "file", "lists nobody"},
		{"NHS Number,Score\n,\n\n", "file", "lists nobody"},
		{PLAIN "9990000018,BEGUM,Ann,1950-01-01,C81009,efi,0.3,2026-09-01\n99900", "file",
			"middle of line 3"},
		{PLAIN "9990000018,BEGUM,Ann,1950-01-01,C81009,efi,0.3,2026-09-01\n9990000026,KHAN",
			"file", "middle of line 3"},
		{PLAIN "9990000018,BEGUM,\"Ann,1950-01-01,C81009,efi,0.3,2026-09-01\n", "file",
			"opens on line 2"},
		{"Population Count:,,3\nNHS Number,Score\n9990000018,1\n9990000026,2\n", "file",
			"lists 3 people but holds 2"},
		{"Exported 31/02/2026\nNHS Number,Score\n9990000018,1\n", "as_of", "run date"},
	};
	struct arena *arena = arena_new();
	struct risk_list_options options = {.today = TODAY};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct risk_list list;
		struct err err;

		cr_assert_not(
			read_list(cases[i].text, &options, arena, &list, &err), "case %zu", i);
		cr_assert_eq(err.code, ERR_INVALID, "case %zu", i);
		cr_assert_str_eq(err.field, cases[i].field, "case %zu: %s", i, err.field);
		cr_assert(strstr(err.text, cases[i].says) != NULL, "case %zu: %s", i, err.text);
	}
	arena_free(arena);
}

struct watched {
	size_t rows, calls, stop_after;
	bool head;
};

static bool watch_head(void *data, const struct risk_list *list, struct err *err)
{
	(void)err;
	((struct watched *)data)->head = strcmp(list->shape, "plain") == 0;
	return true;
}

static bool watch_row(void *data, const struct risk_list_row *row, struct err *err)
{
	struct watched *w = data;

	cr_assert(w->head && row->n_scores == 1);
	w->rows++;
	return w->rows != w->stop_after || err_set(err, ERR_FULL, "", "Full.");
}

static bool watch_progress(void *data, size_t rows, size_t done, size_t total)
{
	struct watched *w = data;

	w->calls++;
	return done <= total && rows <= w->rows && w->stop_after != 1;
}

Test(risk_list, rows_one_by_one)
{
	static const char text[] =
		PLAIN "9990000018,BEGUM,Ann,1950-01-01,C81009,efi,0.3,2026-09-01\n"
		      "9990000026,KHAN,Ali,1950-01-01,C81009,efi,0.3,2026-09-01\n"
		      "9990000034,JONES,Jo,1950-01-01,C81009,efi,0.3,2026-09-01\n";
	static const struct {
		size_t stop_after, rows;
		enum err_code code;
	} cases[] = {{0, 3, ERR_NONE}, {2, 2, ERR_FULL}, {1, 1, ERR_FULL}};
	struct arena *arena = arena_new();
	struct risk_list_options options = {.today = TODAY};
	struct source source;
	struct err err;

	cr_assert(source_from_bytes(text, strlen(text), &source, &err), "%s", err.text);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct watched w = {.stop_after = cases[i].stop_after};
		struct risk_list_sink sink = {&w, watch_head, watch_row, watch_progress};
		struct risk_list list;

		err_clear(&err);
		cr_assert_eq(risk_list_each(&source, &options, &sink, arena, &list, &err),
			cases[i].code == ERR_NONE, "case %zu", i);
		cr_assert_eq(err.code, cases[i].code, "case %zu: %s", i, err.text);
		cr_assert_eq(w.rows, cases[i].rows, "case %zu", i);
		cr_assert(cases[i].code != ERR_NONE || w.calls > 0);
	}
	source_close(&source);
	arena_free(arena);
}

Test(risk_list, can_be_cancelled)
{
	struct arena *arena = arena_new();
	struct risk_list_options options = {.today = TODAY};
	struct watched w = {.head = true, .stop_after = 1};
	struct risk_list_sink sink = {&w, NULL, NULL, watch_progress};
	struct source source;
	struct risk_list list;
	struct err err = {.code = ERR_NONE};
	static const char text[] = "NHS Number,Score\n9990000018,1\n";

	cr_assert(source_from_bytes(text, strlen(text), &source, &err));
	cr_assert_not(risk_list_each(&source, &options, &sink, arena, &list, &err));
	cr_assert_eq(err.code, ERR_CANCELLED);
	source_close(&source);
	arena_free(arena);
}

/* Another tool's score keeps its own scale and release; it is never turned into another's. */
Test(risk_list, an_outside_score_keeps_its_scale_and_release)
{
	static const struct {
		const char *score, *low, *high, *direction;
		const char *scale;   /* NULL: refused */
		const char *refused; /* the field */
	} cases[] = {
		{"34.5", "0", "100", "Higher is worse", "0 to 100, higher is worse", NULL},
		{"34.5", "0", "100", "", "0 to 100", NULL},
		{"34.5", "", "", "higher", "higher is worse", NULL},
		{"101", "0", "100", "", NULL, "score"},
		{"34.5", "40", "100", "", NULL, "score"},
		{"34.5", "none", "100", "", NULL, "scale_minimum"},
		{"34.5", "0", "100", "lower is worse", NULL, "direction"},
		{"34.5", "0", "100", "sideways", NULL, "direction"},
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena *arena = arena_new();
		struct risk_list_options options = {.today = TODAY};
		struct risk_list list;
		struct err err;
		const char *text = arena_printf(arena,
			"NHS Number,Tool,Tool version,Score,Scale minimum,Scale "
			"maximum,Direction,Scored at\n9990000018,Other "
			"tool,2.1,%s,%s,%s,%s,2026-03-01\n",
			cases[i].score, cases[i].low, cases[i].high, cases[i].direction);

		cr_assert(
			read_list(text, &options, arena, &list, &err), "case %zu: %s", i, err.text);
		if (cases[i].scale != NULL) {
			cr_assert(list.n_people == 1, "case %zu", i);
			cr_expect_str_eq(
				list.rows[0].scores[0].scale, cases[i].scale, "case %zu", i);
			cr_expect_str_eq(list.rows[0].scores[0].version, "2.1", "case %zu", i);
		} else {
			cr_assert(list.refused.n == 1, "case %zu", i);
			cr_expect_str_eq(
				list.refused.items[0].field, cases[i].refused, "case %zu", i);
		}
		arena_free(arena);
	}
}
